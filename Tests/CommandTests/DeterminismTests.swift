import Foundation
import TestSupport
import Testing

/// The same inputs give the same bytes, whatever order they come in.
@Suite struct DeterminismTests {
  private static let rows =
    (1...60).map { "holder-\($0),\($0).\($0 % 10)" } + ["dust,0.01", "nil,0"]
  /// Six bars with two findings: the first bar is listed again in the second list.
  private static let bars = (1...6).map { number in
    "AU,RAND,Rand,AA100\(number),2024,GD400,40\(number).125,ozt,99\(number).9,,london,V1,BOX1,S1,"
      + "ACC,allocated,2025-01-15,,2025-12-31,full,2025-01-15,C\(number),row \(number)"
  }
  private static let header = EngagementKit.bars.split(separator: "\n")[0]
  private static let key = String(repeating: "5a", count: 32) + "\n"

  /// The engagement with its rows in three holder files and two bar lists.
  private static func kit(
    mode: String, holders: [[String]], bars: [[String]], listOrder: [Int] = [0, 1]
  ) -> EngagementKit {
    let kit = EngagementKit()
    kit.replace("mode: secret", with: "mode: \(mode)")
    kit["private/snapshot.key"] = key
    kit.replace(
      "    - { file: holders.csv }\n",
      with: holders.indices.map { "    - { file: h\($0).csv, source: ledger }\n" }.joined())
    for (index, rows) in holders.enumerated() {
      kit["h\(index).csv"] = (["holder_id,balance"] + rows).map { $0 + "\n" }.joined()
    }
    let start = kit["audit.yaml"].range(of: "    - { file: bars.csv")!.lowerBound
    let end = kit["audit.yaml"].range(of: "  refiners:")!.lowerBound
    // The list's own file is named for its label, not for its place.
    let lists = listOrder.map { index in
      "    - { file: b\(index).csv, profile: canonical, custodian: VAULT-\(index), as-of: 2025-12-31,\n"
        + "        vault: V1, account: ACC, declared-bars: \"3\" }\n"
    }
    kit["audit.yaml"].replaceSubrange(start..<end, with: lists.joined())
    for (index, rows) in bars.enumerated() {
      kit["b\(index).csv"] = ([String(header)] + rows).map { $0 + "\n" }.joined()
    }
    return kit
  }

  private func publication(_ kit: EngagementKit) throws -> [String: [UInt8]] {
    let outcome = try kit.audit()
    #expect(outcome.status == 1, "\(outcome.errors)")
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: kit.folder.path("out/publication"))
    {
      files[name] = try kit.folder.bytes("out/publication/" + name)
    }
    return files
  }

  @Test(arguments: ["secret", "transparent"])
  func theOrderOfHoldersAndFilesIsOfNoMatter(mode: String) throws {
    let lists = [Array(Self.bars[..<3]), Array(Self.bars[3...]) + [Self.bars[0]]]
    let expected = try publication(Self.kit(mode: mode, holders: [Self.rows], bars: lists))
    #expect(expected.count == (mode == "secret" ? 5 : 6))
    var random = SeededGenerator(seed: 3)
    for pieces in [1, 2, 7] {
      let shuffled = Self.rows.shuffled(using: &random)
      let size = (shuffled.count + pieces - 1) / pieces
      let files = stride(from: 0, to: shuffled.count, by: size).map {
        Array(shuffled[$0..<min($0 + size, shuffled.count)])
      }
      for order in [files, files.reversed()] {
        let found = try publication(Self.kit(mode: mode, holders: order, bars: lists))
        for (name, bytes) in expected {
          #expect(found[name] == bytes, "\(name) differs with \(pieces) files")
        }
      }
    }
  }

  /// Rows of a list in another order are another file with another hash: it stands in inputs.txt,
  /// and with it in the statement. All that is found of the bars stays.
  @Test func theOrderOfBarsIsOfNoMatter() throws {
    let lists = [Array(Self.bars[..<3]), Array(Self.bars[3...]) + [Self.bars[0]]]
    let expected = try publication(Self.kit(mode: "secret", holders: [Self.rows], bars: lists))
    let listsSwapped = try publication(
      Self.kit(mode: "secret", holders: [Self.rows], bars: lists, listOrder: [1, 0]))
    // The report shows the lists in the order of the engagement file.
    for (name, bytes) in expected where name != "report.html" {
      #expect(listsSwapped[name] == bytes, "\(name) depends on the order of the lists")
    }
    let rowsSwapped = try publication(
      Self.kit(mode: "secret", holders: [Self.rows], bars: lists.map { $0.reversed() }))
    #expect(rowsSwapped["bars.csv"] == expected["bars.csv"])
    #expect(rowsSwapped["inputs.txt"] != expected["inputs.txt"])
    func lines(_ files: [String: [UInt8]]) -> [Substring] {
      String(decoding: files["statement.txt"]!, as: UTF8.self).split(separator: "\n")
        .filter { !$0.hasPrefix("inputs ") && !$0.hasPrefix("findings ") }
    }
    #expect(lines(rowsSwapped) == lines(expected))
  }

  /// The same run twice, in another folder and language: the same bytes.
  @Test func placeAndLanguageAreOfNoMatter() throws {
    let one = EngagementKit()
    one["private/snapshot.key"] = Self.key
    let other = EngagementKit()
    other["private/snapshot.key"] = Self.key
    try one.write()
    try other.write()
    let first = try one.folder.touchstone("audit", "audit.yaml", "--out", "out")
    let second = try run(
      touchstonePath,
      ["audit", other.folder.path("audit.yaml"), "--out", other.folder.path("elsewhere")], in: "/",
      environment: ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Bishkek"])
    #expect(first.status == 0 && second.status == 0, "\(second.errors)")
    for name in ["statement.txt", "findings.json", "inputs.txt", "bars.csv", "report.html"] {
      #expect(
        try one.folder.bytes("out/publication/" + name)
          == other.folder.bytes("elsewhere/publication/" + name), "\(name)")
    }
  }
}
