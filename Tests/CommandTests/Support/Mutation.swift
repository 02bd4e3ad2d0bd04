import TestSupport

/// Random changes to bytes: what a transport, an editor or an attacker might do.
struct Mutation {
  private var random: SeededGenerator
  /// Bytes that mean something to one of the parsers.
  private static let telling =
    Array("\"\\,\n\r{}[]:;.+-0 19eEx\t&*!|>#%'\0".utf8) + [0xC3, 0xA9, 0xFF]
  private static let words = [
    "null", "true", "\\u0000", "18446744073709551616", "340282366920938463463374607431768211456",
    "1e3", "00", "-1", ".", "\r\n", "\"\"", "none", "<<", "- ", "  ", "\u{FEFF}", "\u{2028}",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One to three changes.
  mutating func apply(to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...Int.random(in: 0...2, using: &random) { change(&result) }
    return result
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes.append(0x0A) }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = Self.telling.randomElement(using: &random)!
    case 2: bytes.insert(Self.telling.randomElement(using: &random)!, at: place)
    case 3: bytes.remove(at: place)
    case 4: bytes.removeSubrange(place..<end)
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 6: bytes.insert(contentsOf: Self.words.randomElement(using: &random)!.utf8, at: place)
    case 7: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
    default: bytes.removeSubrange(place...)
    }
  }
}
