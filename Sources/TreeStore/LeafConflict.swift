import Synchronization

/// Two leaves that cannot stand in one tree.
public struct LeafConflict: Error, Hashable, Sendable {
  /// The origin of the one that was read first.
  public let first: UInt64
  /// The origin of the one that was read later.
  public let second: UInt64
  /// True when both have the same id; otherwise their nonces collide by chance and another key
  /// is needed.
  public let sameID: Bool
}

/// Of all conflicts that workers find, the first in reading order, which does not depend on the
/// key nor on who was faster.
final class FirstConflict: Sendable {
  private let found = Mutex<LeafConflict?>(nil)
  private let flag = Atomic(false)

  /// True once there is a conflict: no tree comes out, but an earlier conflict may.
  var isFound: Bool { flag.load(ordering: .acquiring) }

  var conflict: LeafConflict? { found.withLock { $0 } }

  func note(_ conflict: LeafConflict) {
    found.withLock { if $0.map({ conflict.second < $0.second }) ?? true { $0 = conflict } }
    flag.store(true, ordering: .releasing)
  }
}
