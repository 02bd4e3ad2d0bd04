import Foundation
import Synchronization

/// The folders and files that are being made at this moment, so that an interrupted run can take
/// them away before it ends.
public enum UnfinishedOutput {
  private static let paths = Mutex<Set<String>>([])

  /// Notes that something is being made at `path`.
  static func begin(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Notes that nothing unfinished is at `path` any more.
  static func end(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes all that is unfinished and ends the process.
  ///
  /// Other threads still write. Whatever is removed is moved away first, so that they find no
  /// place for new files; and whoever meets an error by that waits here until the process ends.
  public static func removeAll(thenExit end: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths {
        let gone = path + "-removed"
        try? FileManager.default.removeItem(atPath: gone)
        rename(path, gone)
        try? FileManager.default.removeItem(atPath: gone)
      }
      end()
    }
  }
}
