import Testing

/// One holder in two rows, wherever they stand: both places are named.
@Suite struct DuplicateHolderTests {
  private static let hint = "\nhint: a holder stands in one row; give two accounts two ids"

  private static func kit(_ files: String, _ one: String, _ other: String) -> EngagementKit {
    let kit = EngagementKit()
    kit.replace("    - { file: holders.csv }\n", with: files)
    kit["holders.csv"] = one
    kit["more.csv"] = other
    return kit
  }

  @Test func acrossFilesWithOtherColumns() throws {
    let kit = Self.kit(
      """
          - { file: holders.csv }
          - { file: more.csv, id: account, balance: holding, ignore: [zip, name] }

      """, "holder_id,balance\nalice,1\nbob,2\n",
      "zip,holding,name,account\n8001,1.00,Carol,carol\n8002,\"2\",Bob,\"bob\"\n")
    let message =
      "more.csv:3:14: duplicate id: it stands already at holders.csv:3:1" + Self.hint
    try BadInput("", message) { _ in }.check(kit)
  }

  @Test func withAPrefix() throws {
    let kit = Self.kit(
      """
          - { file: holders.csv, prefix: "eip155:1:" }
          - { file: more.csv }

      """, "holder_id,balance\n0xa,1\n0xb,2\n", "holder_id,balance\n0xa,1\neip155:1:0xa,2\n")
    let message =
      "more.csv:3:1: duplicate id: it stands already at holders.csv:2:1" + Self.hint
    try BadInput("", message) { _ in }.check(kit)
  }

  @Test func theSameFileTwice() throws {
    let kit = Self.kit(
      "    - { file: holders.csv }\n    - { file: holders.csv }\n",
      "holder_id,balance\na,1\nb,2\n", "")
    let message =
      "holders.csv:2:1: duplicate id: it stands already at holders.csv:2:1" + Self.hint
    try BadInput("", message) { _ in }.check(kit)
  }

  /// Of several pairs the same one is named whatever the key: the first in reading order.
  @Test func ofManyTheFirst() throws {
    for _ in 0..<4 {
      let kit = EngagementKit()
      kit["holders.csv"] =
        "holder_id,balance\n"
        + (1...40).map { "h\($0),1\n" }.joined()
        + (1...40).reversed().map { "h\($0),1\n" }.joined()
      let message =
        "holders.csv:42:1: duplicate id: it stands already at holders.csv:41:1" + Self.hint
      try BadInput("", message) { _ in }.check(kit)
    }
  }

  /// One address on two chains is two leaves; a prefix alone makes the difference.
  @Test func aPrefixKeepsChainsApart() throws {
    let kit = Self.kit(
      """
          - { file: holders.csv, prefix: "eip155:1:" }
          - { file: more.csv, prefix: "eip155:137:" }

      """, "holder_id,balance\n0xa,1600000\n", "holder_id,balance\n0xa,1600000\n")
    let outcome = try kit.audit()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "eip155:137:0xa")
    #expect(made.status == 0)
    #expect(try kit.folder.touchstone("prove", "--audit", "out", "--holder", "0xa").status == 1)
  }

  /// The prefix counts as a part of the id.
  @Test(arguments: [
    ("p:", String(repeating: "a", count: 254), "the id has 256 bytes, at most 255 are allowed"),
    (
      "pe", "\u{301}",
      "the id with its prefix has text that is not in Unicode normalisation form C"
    ),
    ("p:", "", "the id is empty"),
  ])
  func thePrefixIsAPartOfTheID(prefix: String, id: String, reason: String) throws {
    let kit = Self.kit(
      "    - { file: holders.csv, prefix: \"\(prefix)\" }\n", "holder_id,balance\n\(id),1\n", "")
    try BadInput("", "holders.csv:2:1: \(reason)") { _ in }.check(kit)
  }
}
