import Foundation

/// A folder for one test, which goes away with it.
public final class Scratch {
  /// The folder's path.
  public let path: String

  /// Makes an empty folder.
  public init() {
    path = FileManager.default.temporaryDirectory.path + "/touchstone-test-\(UUID().uuidString)"
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, over an older one of that name, and gives its path.
  public func file(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let bytes = Array(bytes)
    precondition(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    return file
  }

  /// Writes a file with a text.
  public func file(_ name: String, _ text: String) -> String { file(name, text.utf8) }

  /// What stands in the folder.
  public var names: [String] { try! FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
