/// The shape of a tree of n leaves, as in RFC 9162: the left part holds the largest power of two
/// below n, and so on down; a lone right node is promoted, never copied, never padded.
public enum TreeShape {
  /// One step of a leaf's way up: on which side the sibling stands, and how many leaves it holds.
  public struct Step: Hashable, Sendable {
    /// True when the sibling is the left child.
    public let siblingIsLeft: Bool
    /// Leaves below the sibling.
    public let siblingCount: UInt64
  }

  /// The largest power of two below `count`, which is 2 or more: the size of the left part.
  public static func split(_ count: UInt64) -> UInt64 {
    1 << UInt64(63 - (count - 1).leadingZeroBitCount)
  }

  /// The steps from leaf `index` up to the root of a tree of `count` leaves; nil when there is
  /// no such leaf. Both sides and counts follow from these two numbers, so a proof holds neither.
  public static func path(index: UInt64, count: UInt64) -> [Step]? {
    guard index < count else { return nil }
    var steps: [Step] = []
    var index = index
    var count = count
    while count > 1 {
      let left = split(count)
      if index < left {
        steps.append(Step(siblingIsLeft: false, siblingCount: count - left))
        count = left
      } else {
        steps.append(Step(siblingIsLeft: true, siblingCount: left))
        index -= left
        count -= left
      }
    }
    return steps.reversed()
  }
}
