import Foundation
import TestSupport
import Testing

/// `touchstone tree` and the independent verifier count alike, whatever the files look like.
@Suite struct TreeCommandTests {
  private static let key = String(repeating: "c3", count: 32) + "\n"

  /// Files with something special about each, as both tools are given them.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let decimals: Int
    let files: [String]
    var options: [String] = []
    var testDescription: String { name }
  }

  private static func rows(_ count: Int, decimals: Int, seed: UInt64) -> [(
    id: String, amount: String
  )] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      let whole = UInt64.random(in: 0...1_000_000_000, using: &random)
      let places = Int.random(in: 0...decimals, using: &random)
      let digits = (0..<places).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      return ("holder-\(number)", places == 0 ? "\(whole)" : "\(whole).\(digits)")
    }
  }

  private static func file(
    _ rows: [(id: String, amount: String)], header: String = "holder_id,balance",
    end: String = "\n", line: (String, String) -> String = { "\($0),\($1)" }
  ) -> String {
    ([header] + rows.map { line($0.id, $0.amount) }).map { $0 + end }.joined()
  }

  private static let cases = [
    Case(name: "one holder", decimals: 0, files: ["holder_id,balance\na,1\n"]),
    Case(name: "zeros alone", decimals: 6, files: ["holder_id,balance\na,0\nb,0.000000\n"]),
    Case(name: "no decimals", decimals: 0, files: [file(rows(100, decimals: 0, seed: 1))]),
    Case(name: "18 decimals", decimals: 18, files: [file(rows(333, decimals: 18, seed: 2))]),
    Case(
      name: "CRLF and no last line end", decimals: 6,
      files: [String(file(rows(50, decimals: 6, seed: 3), end: "\r\n").dropLast())]),
    Case(
      name: "quoted ids", decimals: 2,
      files: [
        file(rows(64, decimals: 2, seed: 4)) { "\"Müller, \"\"\($0)\"\" & 社\",\"\($1)\"" }
      ]),
    Case(
      name: "a prefix", decimals: 6, files: [file(rows(65, decimals: 6, seed: 5))],
      options: ["--prefix", "eip155:1:"]),
    Case(
      name: "other columns", decimals: 8,
      files: [
        file(rows(40, decimals: 8, seed: 6), header: "zip,holding,note,account") {
          "8001,\($1),\"a\nb\",\($0)"
        }
      ],
      options: ["--id", "account", "--balance", "holding", "--ignore", "zip", "--ignore", "note"]),
    Case(
      name: "three files", decimals: 6,
      files: [
        file(Array(rows(99, decimals: 6, seed: 7)[..<33])),
        file(Array(rows(99, decimals: 6, seed: 7)[33..<34]), end: "\r\n"),
        file(Array(rows(99, decimals: 6, seed: 7)[34...])),
      ]),
    Case(
      name: "ids of all lengths", decimals: 0,
      files: [
        "holder_id,balance\n"
          + (1...255).map { String(repeating: "x", count: $0) + ",\($0)\n" }.joined()
      ]),
    Case(
      name: "the largest total", decimals: 18,
      files: ["holder_id,balance\na,340282366920938463463.374607431768211455\nb,0\n"]),
    Case(
      name: "look-alikes", decimals: 0,
      files: ["holder_id,balance\na,1\nA,2\n\u{430},3\na\u{200D},4\n\u{E9},5\n\u{1F600},6\n"]),
  ]

  private func both(_ test: Case) throws -> (ours: Outcome, theirs: Outcome) {
    let folder = TemporaryFolder()
    try folder.write(Self.key, to: "tree.key")
    var names: [String] = []
    for (index, text) in test.files.enumerated() {
      names.append("h\(index).csv")
      try folder.write(text, to: names[index])
    }
    let rest = ["--decimals", "\(test.decimals)"] + test.options + names
    let before = folder.listing()
    let ours = try run(touchstonePath, ["tree", "--key-file", "tree.key"] + rest, in: folder.path)
    #expect(folder.listing() == before)
    return (ours, try verifyPy(["tree", "--tree-key", "tree.key"] + rest, in: folder.path))
  }

  @Test(arguments: cases)
  func agreesWithTheIndependentVerifier(test: Case) throws {
    let (ours, theirs) = try both(test)
    #expect(ours.status == 0, "\(ours.errors)")
    #expect(theirs.status == 0, "\(theirs.errors)")
    #expect(ours.output == theirs.output)
    #expect(ours.output.hasPrefix("{\"holders\":\""))
  }

  /// Both refuse what is wrong, and neither prints a root.
  @Test(arguments: [
    "holder_id,balance\na,1\na,2\n", "holder_id,balance\n", "", "holder_id,balance\na,-1\n",
    "holder_id,balance\na,1.000\n", "holder_id,balance\ne\u{301},1\n", "holder_id,balance\na\n",
    "holder_id,balance\n\"a,1\n", "\u{FEFF}holder_id,balance\na,1\n", "holder_id,balance\n a,1\n",
    "holder_id,balance\na,340282366920938463463374607431768211456\n", "balance\n1\n",
    "holder_id,balance,zip\na,1,2\n", "holder_id,balance\na\u{378},1\n",
  ])
  func refusesAlike(file: String) throws {
    let (ours, theirs) = try both(Case(name: "", decimals: 2, files: [file]))
    #expect(ours.status == 2)
    #expect(theirs.status == 2, "\(theirs.errors)")
    #expect(ours.output == "" && theirs.output == "")
  }

  /// The order of rows and files does not change a byte.
  @Test func theOrderIsOfNoMatter() throws {
    let rows = Self.rows(200, decimals: 6, seed: 9)
    var random = SeededGenerator(seed: 10)
    let expected = try both(Case(name: "", decimals: 6, files: [Self.file(rows)])).ours.output
    for _ in 0..<3 {
      let shuffled = rows.shuffled(using: &random)
      let files = [Self.file(Array(shuffled[..<77])), Self.file(Array(shuffled[77...]))]
      #expect(try both(Case(name: "", decimals: 6, files: files)).ours.output == expected)
    }
  }
}
