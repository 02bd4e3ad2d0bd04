public import Diagnostics
import Foundation
import Glibc

/// A folder that appears whole or not at all: it is filled under another name beside its place,
/// and moved there as the last step. One run at a time fills it.
public final class OutputDirectory {
  /// The folder's final path.
  public let path: String
  private let temporary: String
  /// Folders above that did not exist before, the deepest first.
  private var madeAbove: [String] = []
  private var isOpen = true
  private var lock: WriteLock?

  /// Begins a folder at `path`, which must not exist or be empty.
  ///
  /// - Parameter isResumed: true when what an interrupted run left is used again, and what this
  ///   run leaves when it is interrupted is kept.
  public init(at path: String, isResumed: Bool = false) throws(InputError) {
    guard !path.isEmpty else { throw InputError("the output folder has no name") }
    self.path = path
    let name = path.split(separator: "/").last ?? (path.isEmpty ? "" : "/")
    guard !["", ".", ".."].contains(name) else {
      throw InputError(
        "the output folder has no name", file: path,
        hint: "give a folder by its own name: it is made beside its place and moved there whole")
    }
    temporary = incompletePath(for: path)
    try checkTarget()
    madeAbove = missingFolders(above: temporary)
    try begin(isResumed: isResumed)
  }

  private func checkTarget() throws(InputError) {
    var isDirectory: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard isDirectory.boolValue else {
      throw InputError("the output folder is a file", file: path)
    }
    guard (try? files.contentsOfDirectory(atPath: path))?.isEmpty ?? false else {
      throw InputError(
        "the output folder is not empty", file: path,
        hint: "give a folder that does not exist yet; nothing is ever written over")
    }
  }

  private func begin(isResumed: Bool) throws(InputError) {
    let temporary = temporary
    lock = try WriteLock(temporary, name: path) { () throws(InputError) in
      // Nobody else uses that name; what is no folder there cannot be in use.
      var status = stat()
      if lstat(temporary, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { unlink(temporary) }
      try makeDirectory("")
      let descriptor = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw systemError("cannot open the folder", file: path) }
      return descriptor
    }
    // The run that held the lock may have finished meanwhile.
    do {
      try checkTarget()
    } catch {
      rmdir(temporary)
      throw error
    }
    if isResumed { return }
    UnfinishedOutput.begin(temporary)
    // What an interrupted run left behind is of no use to anyone.
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: temporary)) ?? [] {
      try? files.removeItem(atPath: temporary + "/" + name)
    }
  }

  deinit { discard() }

  /// Makes a folder inside; `isPrivate` keeps others out.
  public func makeDirectory(_ name: String, isPrivate: Bool = false) throws(InputError) {
    do {
      try FileManager.default.createDirectory(
        atPath: temporaryPath(name), withIntermediateDirectories: true,
        attributes: [.posixPermissions: isPrivate ? 0o700 : 0o755])
    } catch {
      throw InputError("cannot create the folder", file: finalPath(name))
    }
  }

  /// Makes a new file inside.
  public func file(_ name: String, isPrivate: Bool = false) throws(InputError) -> OutputFile {
    try OutputFile(
      creating: temporaryPath(name), name: finalPath(name), isPrivate: isPrivate)
  }

  /// Makes a new file inside that messages call by the name that it will get.
  public func file(_ name: String, called final: String) throws(InputError) -> OutputFile {
    try OutputFile(creating: temporaryPath(name), name: finalPath(final))
  }

  /// Gives a file inside its name once it is finished.
  public func moveInside(_ name: String, to final: String) throws(InputError) {
    guard rename(temporaryPath(name), temporaryPath(final)) == 0 else {
      throw systemError("cannot move the finished file to its place", file: finalPath(final))
    }
  }

  /// Makes a new file inside with this text.
  public func write(_ text: String, to name: String, isPrivate: Bool = false) throws(InputError) {
    let file = try file(name, isPrivate: isPrivate)
    try file.append(text)
    try file.finish()
  }

  /// Where a file inside stands as long as the folder is being filled.
  public func temporaryPath(_ name: String) -> String {
    name.isEmpty ? temporary : temporary + "/" + name
  }

  /// Moves the folder to its place.
  public func commit() throws(InputError) {
    guard rename(temporary, path) == 0 else {
      throw systemError("cannot move the finished folder to its place", file: path)
    }
    isOpen = false
    UnfinishedOutput.end(temporary)
  }

  /// Removes all that was written; nothing happens after ``commit()``.
  public func discard() {
    // Without the lock it is another run's.
    guard isOpen, lock != nil else { return }
    isOpen = false
    try? FileManager.default.removeItem(atPath: temporary)
    UnfinishedOutput.end(temporary)
    // Only empty folders go: another program may have begun to use them.
    for folder in madeAbove { rmdir(folder) }
  }

  private func finalPath(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }
}

/// The folders of a path that do not exist, the deepest first: what making the path would make.
public func missingFolders(above path: String) -> [String] {
  var missing: [String] = []
  var above = Substring(path)
  while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
    above = above[..<slash]
    if FileManager.default.fileExists(atPath: String(above)) { break }
    missing.append(String(above))
  }
  return missing
}
