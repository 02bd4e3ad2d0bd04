import Foundation
import Synchronization

/// Threads that share one piece of work.
public enum Workers {
  /// Calls `body` with the numbers 0 ..< `count` on as many threads at once, one of them the
  /// caller's, and returns when all have ended.
  ///
  /// They are threads and no queue: a worker may wait for another one, and a queue that has fewer
  /// threads than workers would then wait for ever.
  ///
  /// - Throws: the first error; `halt` is set as it is thrown, for the others to stop at.
  public static func run(
    _ count: Int, halt: Halt = Halt(), _ body: @escaping @Sendable (Int) throws -> Void
  ) throws {
    let others = DispatchGroup()
    let work: @Sendable (Int) -> Void = { number in
      do {
        try body(number)
      } catch {
        halt.stop(for: error)
      }
    }
    for number in 1..<max(count, 1) {
      others.enter()
      let thread = Thread {
        work(number)
        others.leave()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    work(0)
    others.wait()
    if let error = halt.error { throw error }
  }

  /// Tells workers that the work is off because one of them failed.
  public final class Halt: Sendable {
    private let flag = Atomic(false)
    private let first = Mutex<(any Error)?>(nil)

    /// Nothing has failed yet.
    public init() {}

    /// True once a worker has failed.
    public var isSet: Bool { flag.load(ordering: .acquiring) }

    /// The first worker's error.
    var error: (any Error)? { first.withLock { $0 } }

    func stop(for error: any Error) {
      first.withLock { if $0 == nil { $0 = error } }
      flag.store(true, ordering: .releasing)
    }
  }
}
