/// Why a tree cannot be built from the given leaves.
public enum TreeError: Error, Hashable, Sendable {
  /// There is no leaf; an empty tree has no root.
  case empty
  /// An id has this many bytes; 1 to 255 are allowed.
  case idLength(Int)
  /// The leaf at this position does not have a greater nonce than the one before it.
  case outOfOrder(position: UInt64)
  /// The sum of the amounts does not fit 128 bits.
  case sumOverflow
  /// The number of leaves does not fit 64 bits.
  case countOverflow
  /// Two ranges do not meet: the right one does not begin where the left one ends.
  case notAdjacent
}
