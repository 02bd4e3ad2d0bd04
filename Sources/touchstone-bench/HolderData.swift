import ArgumentParser
import Foundation
import TestSupport

/// A kind of generated holder file.
struct HolderData: ExpressibleByArgument, CustomStringConvertible {
  /// What the ids look like.
  enum ID: String, CaseIterable {
    /// 36 bytes.
    case uuid
    /// An Ethereum address: 42 bytes.
    case address
    /// 16 to 45 bytes.
    case email
  }

  let id: ID
  /// Decimals of the asset; balances have all of them.
  let decimals: Int

  /// Every kind.
  static let all = ID.allCases.flatMap { id in
    [6, 18].map { HolderData(id: id, decimals: $0) }
  }

  init(id: ID, decimals: Int) {
    self.id = id
    self.decimals = decimals
  }

  init?(argument: String) {
    guard let kind = HolderData.all.first(where: { "\($0)" == argument }) else { return nil }
    self = kind
  }

  var description: String { "\(id.rawValue)-\(decimals)" }

  /// Writes a file of `count` rows: distinct ids in random order, balances below 10^6 units.
  func write(_ count: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    var random = SeededGenerator(seed: UInt64(decimals))
    var rows = Array("holder_id,balance\n".utf8)
    for number in 0..<count {
      appendID(UInt64(number), to: &rows, using: &random)
      rows.append(0x2C)
      rows.append(contentsOf: String(UInt64.random(in: 0..<1_000_000, using: &random)).utf8)
      rows.append(0x2E)
      let scale = decimals == 6 ? 1_000_000 : 1_000_000_000_000_000_000 as UInt64
      // One more digit in front, taken off again, keeps the zeros at the start.
      let fraction = scale + UInt64.random(in: 0..<scale, using: &random)
      rows.append(contentsOf: String(fraction).utf8.dropFirst())
      rows.append(0x0A)
      if rows.count > 1 << 20 {
        try file.write(contentsOf: rows)
        rows.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: rows)
    try file.close()
  }

  private func appendID(
    _ number: UInt64, to rows: inout [UInt8], using random: inout SeededGenerator
  ) {
    // The generator's output is a permutation of its counter: no value comes twice.
    let high = random.next()
    switch id {
    case .uuid:
      let text = Self.hex(high) + Self.hex(random.next())
      for (index, byte) in text.enumerated() {
        if [8, 12, 16, 20].contains(index) { rows.append(0x2D) }
        rows.append(byte)
      }
    case .address:
      rows.append(contentsOf: "0x".utf8)
      rows.append(contentsOf: Self.hex(high))
      rows.append(contentsOf: Self.hex(random.next()))
      rows.append(contentsOf: Self.hex(random.next()).prefix(8))
    case .email:
      let name = Self.hex(high).prefix(Int(high % 12))
      rows.append(contentsOf: name)
      rows.append(contentsOf: "u\(number).".utf8)
      rows.append(contentsOf: Self.names[Int(high >> 8) % Self.names.count].utf8)
      rows.append(contentsOf: "@example.org".utf8)
    }
  }

  private static let names = ["li", "garcia", "kowalski", "papadopoulos", "o-neill", "n"]

  private static func hex(_ value: UInt64) -> [UInt8] {
    (0..<16).map { shift in
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * shift)) & 15
      return digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }
}
