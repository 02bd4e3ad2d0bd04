public import Diagnostics
import Glibc

/// The right to be the only writer in a folder. The system takes it back when the program ends,
/// however it ends.
public final class FolderLock {
  private let descriptor: Int32

  /// Takes the lock of `folder`, which is the file `.lock` in it.
  ///
  /// - Throws: `InputError` when another program has it.
  public init(_ folder: String) throws(InputError) {
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw systemError("cannot open the file", file: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let error =
        isTaken
        ? InputError(
          "another program is writing here", file: folder, hint: "try again when it has ended")
        : systemError("cannot take the lock", file: path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }
}
