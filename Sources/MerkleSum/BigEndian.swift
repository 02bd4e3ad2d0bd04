extension UnsafeRawBufferPointer {
  /// The big-endian integer at `offset`, which need not be aligned.
  @inlinable
  func bigEndian<Value: FixedWidthInteger>(
    at offset: Int, as type: Value.Type = Value.self
  ) -> Value {
    Value(bigEndian: loadUnaligned(fromByteOffset: offset, as: Value.self))
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Writes `value` big-endian at `offset`, which need not be aligned.
  @inlinable
  func storeBigEndian<Value: FixedWidthInteger>(_ value: Value, at offset: Int) {
    storeBytes(of: value.bigEndian, toByteOffset: offset, as: Value.self)
  }
}
