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

  /// Removes all that is unfinished.
  public static func removeAll() {
    for path in paths.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }
}
