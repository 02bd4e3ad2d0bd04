/// Code points of common scripts that need no look at their neighbours: a text of them alone is in
/// normalisation form C, all of it assigned, without control characters, separators or white space.
///
/// Each one is equal to its own form C, and neither it nor the first part of what it decomposes to
/// ever joins with a character before it or changes places with one. A test shows this for each of
/// them from the decompositions of all code points. A full check asks Foundation to build the whole
/// text anew, 2 microseconds an id; this is a few comparisons a character.
enum NormalRanges {
  private static let ranges: [ClosedRange<UInt32>] = [
    // ASCII without its control characters, Latin, and the phonetic letters after it.
    0x20...0x7E, 0xA1...0x2FF,
    // Greek with its accents, Cyrillic around its combining marks, Armenian and Hebrew letters.
    0x388...0x38A, 0x38C...0x38C, 0x38E...0x3A1, 0x3A3...0x482, 0x48A...0x52F,
    0x531...0x556, 0x561...0x586, 0x5D0...0x5EA,
    // Arabic letters and digits.
    0x621...0x63A, 0x641...0x64A, 0x660...0x669,
    // Thai consonants and first vowels, Georgian letters.
    0xE01...0xE30, 0x10D0...0x10FF,
    // Latin with more accents, as in Vietnamese.
    0x1E00...0x1EFF,
    // Hiragana, Katakana, the common Chinese characters, and Korean syllables.
    0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FA5, 0xAC00...0xD7A3,
    // Full-width forms of ASCII; faces and pictures.
    0xFF01...0xFF5E, 0x1F300...0x1F5FF, 0x1F600...0x1F64F,
  ]

  /// True when `text`, which is valid UTF-8 without ASCII control characters, holds nothing else.
  static func containAll(of text: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      var scalar = UInt32(byte)
      if length > 1 {
        scalar = UInt32(byte & (0xFF >> UInt8(length + 1)))
        for next in 1..<length { scalar = scalar << 6 | UInt32(text[offset + next] & 0x3F) }
      }
      guard contains(scalar) else { return false }
      offset += length
    }
    return true
  }

  /// True for a code point of one of the ranges.
  static func contains(_ scalar: UInt32) -> Bool {
    // Of the ranges that begin at or before it the last one; there are few of them.
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= scalar { low = middle + 1 } else { high = middle }
    }
    return low > 0 && scalar <= ranges[low - 1].upperBound
  }
}
