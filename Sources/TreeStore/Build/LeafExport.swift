/// Text of all leaves in tree order: it is made on all threads and written by one at a time.
///
/// Only what `format` does may be done by several threads; `write` is never called twice at once.
public struct LeafExport: @unchecked Sendable {
  /// Appends the text of one leaf.
  public let format: @Sendable (UInt128, UnsafeRawBufferPointer, inout [UInt8]) -> Void
  /// Writes a piece of text; called in tree order, never twice at once.
  public let write: ([UInt8]) throws -> Void

  /// An export by these two functions.
  public init(
    format: @escaping @Sendable (UInt128, UnsafeRawBufferPointer, inout [UInt8]) -> Void,
    write: @escaping ([UInt8]) throws -> Void
  ) {
    self.format = format
    self.write = write
  }
}
