/// The offset of the first byte that does not continue valid UTF-8; nil when all is valid.
func firstInvalidUTF8(in bytes: UnsafeRawBufferPointer) -> Int? {
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    // The range of the second byte excludes overlong forms, surrogates and what lies above U+10FFFF.
    let (length, second): (Int, ClosedRange<UInt8>)
    switch byte {
    case 0x00...0x7F: (length, second) = (1, 0x80...0xBF)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return offset
    }
    guard offset + length <= bytes.count else { return offset }
    if length > 1 && !second.contains(bytes[offset + 1]) { return offset }
    for next in stride(from: offset + 2, to: offset + length, by: 1)
    where !(0x80...0xBF).contains(bytes[next]) { return offset }
    offset += length
  }
  return nil
}
