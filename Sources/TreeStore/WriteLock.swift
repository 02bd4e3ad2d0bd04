import Diagnostics
import Glibc

/// Keeps a second run from writing the same thing: an advisory lock on the file or folder in which
/// it is being made. It goes away with the process, however that ends.
final class WriteLock {
  /// Open as long as the lock is held.
  let descriptor: Int32

  /// Locks what `open` gives, which makes it anew when it is gone.
  ///
  /// - Parameters:
  ///   - path: what `open` opens.
  ///   - name: what messages call it.
  init(
    _ path: String, name: String, opening open: () throws(InputError) -> Int32
  ) throws(InputError) {
    while true {
      let descriptor = try open()
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let error =
          errno == EWOULDBLOCK
          ? InputError(
            "another run is writing it at this moment", file: name,
            hint: "wait for that run to end, or give another output")
          : systemError("cannot lock the output", file: name)
        close(descriptor)
        throw error
      }
      // Between opening and locking, the run that held the lock may have moved it to its place.
      var (held, there) = (stat(), stat())
      if fstat(descriptor, &held) == 0, stat(path, &there) == 0, held.st_ino == there.st_ino,
        held.st_dev == there.st_dev
      {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }
}
