import Foundation

/// Lets workers pass one after the other in the order of their numbers.
final class Turnstile: @unchecked Sendable {
  private let condition = NSCondition()
  private var turn = 0
  private let isOff: @Sendable () -> Bool

  /// Nobody waits any more once `isOff` says so.
  init(isOff: @escaping @Sendable () -> Bool) { self.isOff = isOff }

  /// Wakes those who wait, when the work is off.
  func wake() {
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }

  /// Waits for the turn of `number`, calls `body`, and ends the turn if `isLast`. Nothing is done
  /// once the work is off.
  func pass(_ number: Int, isLast: Bool, _ body: () throws -> Void) throws {
    condition.lock()
    // A worker that fails wakes nobody, so those who wait look up now and then.
    while turn != number, !isOff() {
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05))
    }
    condition.unlock()
    guard !isOff() else { return }
    try body()
    guard isLast else { return }
    condition.lock()
    turn += 1
    condition.broadcast()
    condition.unlock()
  }
}
