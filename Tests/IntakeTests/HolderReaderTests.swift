import Audit
import Diagnostics
import Disclosure
import Glibc
import MerkleSum
import TestSupport
import Testing

@testable import Intake

@Suite struct HolderReaderTests {
  private let scratch = Scratch()

  private func read(
    _ text: String, prefix: String = "", ignoring: [String] = [], decimals: Int = 6
  ) throws -> LeafBatch {
    let file = Engagement.HolderFile(
      path: scratch.file("holders.csv", text), ignoredColumns: ignoring, prefix: prefix)
    let asset = Statement.Asset(symbol: "USDKG", decimals: decimals)
    var all = LeafBatch()
    try HolderReader(files: [file], asset: asset).read { batch in
      all.append(contentsOf: batch)
    }
    return all
  }

  @Test(arguments: [
    ("", "the file is empty"),
    ("holder_id,balance\n", "1:1: no rows after the header"),
    ("holder_id,balance", "1:1: no rows after the header"),
    ("holder_id\na\n", "1:1: missing column 'balance'"),
    ("balance\n1\n", "1:1: missing column 'holder_id'"),
    ("\n", "1:1: missing column 'holder_id'"),
    (
      "holder_id,balance,holder_id\na,1,a\n", "1:19: duplicate column, the first one is at column 1"
    ),
    ("holder_id,balance,zip\na,1,2\n", "1:19: unknown column 'zip'"),
    ("holder_id,balance,\"z\u{7}ip\"\na,1,2\n", "1:19: unknown column 'z\u{FFFD}ip'"),
    ("Holder_id,balance\na,1\n", "1:1: missing column 'holder_id'"),
    ("holder_id,balance\na\n", "2:1: the row has 1 field, the header has 2"),
    ("holder_id,balance\na,1,2\n", "2:5: the row has 3 fields, the header has 2"),
    ("holder_id,balance\na,1\n\n", "3:1: the row has 1 field, the header has 2"),
    ("holder_id,balance\na,1\nb", "3:1: the row has 1 field, the header has 2"),
    ("holder_id,balance\n,1\n", "2:1: the id is empty"),
    ("holder_id,balance\n\"\",1\n", "2:1: the id is empty"),
    ("holder_id,balance\n a,1\n", "2:1: the id has white space at one end"),
    ("holder_id,balance\na\tb,1\n", "2:1: the id has a control character"),
    (
      "holder_id,balance\ne\u{301},1\n",
      "2:1: the id has text that is not in Unicode normalisation form C"
    ),
    (
      "holder_id,balance\n\u{378},1\n",
      "2:1: the id has a code point that Unicode has not assigned"
    ),
    (
      "holder_id,balance\n" + String(repeating: "x", count: 256) + ",1\n",
      "2:1: the id has 256 bytes, at most 255 are allowed"
    ),
    ("holder_id,balance\na,\n", "2:3: the balance is empty"),
    ("holder_id,balance\na,-5\n", "2:3: the balance is not a plain number"),
    ("holder_id,balance\na,+5\n", "2:3: the balance is not a plain number"),
    ("holder_id,balance\na,1e3\n", "2:4: the balance is not a plain number"),
    ("holder_id,balance\na,\"1,000\"\n", "2:5: the balance is not a plain number"),
    ("holder_id,balance\na,007\n", "2:3: the balance has a leading zero"),
    ("holder_id,balance\na,.5\n", "2:3: the balance is not a plain number"),
    ("holder_id,balance\na,5.\n", "2:4: the balance is not a plain number"),
    ("holder_id,balance\na,1.0000001\n", "2:3: the balance has 7 decimals, USDKG has 6"),
    (
      "holder_id,balance\na,340282366920938463463374607431768.211456\n",
      "2:3: the balance does not fit 128 bits"
    ),
    ("balance,holder_id\r\n1,\"a\r\nb\"\r\n", "2:3: the id has a control character"),
    ("holder_id,balance\né,1\n\"é\",x\n", "3:6: the balance is not a plain number"),
  ])
  func defects(text: String, message: String) {
    #expect(defect { _ = try read(text) } == message)
  }

  @Test func decimalsAreTheAssets() throws {
    #expect(defect { _ = try read("holder_id,balance\na,5.0\n", decimals: 0) }.hasPrefix("2:3: "))
    #expect(
      defect { _ = try read("holder_id,balance\na,5.01\n", decimals: 1) }
        == "2:3: the balance has 2 decimals, USDKG has 1")
    #expect(
      try read("holder_id,balance\na,5.01\n", decimals: 18).amounts == [5_010_000_000_000_000_000])
  }

  /// The rules are for the whole id: what is in its middle is no end, and what is well-formed in
  /// two parts need not be so together.
  @Test func prefix() throws {
    let batch = try read("holder_id,balance\n a,1\n", prefix: "x:")
    #expect(String(decoding: batch.ids, as: UTF8.self) == "x: a")
    #expect(
      defect { _ = try read("holder_id,balance\na ,1\n", prefix: "x:") }
        == "2:1: the id with its prefix has white space at one end")
    #expect(
      defect { _ = try read("holder_id,balance\n\u{301},1\n", prefix: "e") }
        == "2:1: the id with its prefix has text that is not in Unicode normalisation form C")
    let longest = String(repeating: "x", count: 250)
    #expect(try read("holder_id,balance\n\(longest),1\n", prefix: "12345").count == 1)
    #expect(
      defect { _ = try read("holder_id,balance\n\(longest),1\n", prefix: "123456") }
        == "2:1: the id has 256 bytes, at most 255 are allowed")
  }

  @Test func columns() throws {
    let text = "zip,balance,holder_id\n\"1\n2\",5,a\n"
    #expect(try read(text, ignoring: ["zip"]).amounts == [5_000_000])
    #expect(
      defect { _ = try read(text, ignoring: ["zip", "city"]) } == "1:1: missing column 'city'")
    let twice = "a column is mapped twice, or mapped and ignored"
    #expect(defect { _ = try read(text, ignoring: ["zip", "balance"]) } == twice)
    let file = Engagement.HolderFile(
      path: scratch.file("a.csv", "n\n1\n"), idColumn: "n", balanceColumn: "n")
    let reader = HolderReader(files: [file], asset: Statement.Asset(symbol: "A", decimals: 0))
    #expect(defect { try reader.read { _ in } } == twice)
  }

  /// Batches end where they must, nothing is lost between them, and each leaf knows its place.
  @Test(arguments: [1, 4095, 4096, 4097, 8192, 10_000])
  func batches(count: Int) throws {
    let rows = (0..<count).map { "\"h\($0)\",\($0)\r\n" }.joined()
    let paths = ["one.csv", "two.csv"].map { name in
      scratch.file(name, "holder_id,balance\r\n" + rows.replacing("\"h", with: "\"\(name)"))
    }
    let reader = HolderReader(
      files: paths.map { Engagement.HolderFile(path: $0) },
      asset: Statement.Asset(symbol: "A", decimals: 0))
    var all = LeafBatch()
    var seen: [Int] = []
    try reader.read { batch in
      seen.append(batch.count)
      all.append(contentsOf: batch)
    }
    #expect(seen.reduce(0, +) == 2 * count)
    #expect(seen.allSatisfy { $0 <= 4096 })
    #expect(all.amounts == (0..<2 * count).map { UInt128($0 % count) })
    let last = reader.location(of: all.origins[2 * count - 1])
    #expect(last == Location(file: paths[1], line: count + 1, column: 1))
    #expect(reader.location(of: all.origins[0]).description == "\(paths[0]):2:1")
  }

  @Test func secondFileIsNamed() {
    let files = [("a.csv", "holder_id,balance\na,1\n"), ("b.csv", "holder_id,balance\nb,x\n")]
    let reader = HolderReader(
      files: files.map { Engagement.HolderFile(path: scratch.file($0.0, $0.1)) },
      asset: Statement.Asset(symbol: "A", decimals: 0))
    #expect(throws: InputError.self) { try reader.read { _ in } }
    do {
      try reader.read { _ in }
    } catch let error as InputError {
      #expect(error.location?.file == scratch.path + "/b.csv")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func originsKeepTheirPlaces() {
    for origin in [
      LeafOrigin(file: 0, line: 1, column: 1), LeafOrigin(file: 8191, line: 1 << 34 - 1, column: 1),
      LeafOrigin(file: 3, line: 70_000, column: 65_537),
    ] {
      #expect(LeafOrigin(code: origin.code) == origin)
    }
    let far = LeafOrigin(file: 1, line: 1 << 40, column: 5)
    #expect(LeafOrigin(code: far.code) == LeafOrigin(file: 1, line: 1 << 34 - 1, column: 5))
    #expect(
      LeafOrigin(file: 1, line: 9, column: 9).code < LeafOrigin(file: 2, line: 1, column: 1).code)
  }

  /// What another program hands over without a file.
  @Test func pipes() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let text = Array("holder_id,balance\na,1\nb,2\n".utf8)
    #expect(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    let reader = HolderReader(
      files: [Engagement.HolderFile(path: "/dev/fd/\(ends[0])")],
      asset: Statement.Asset(symbol: "A", decimals: 0))
    var amounts: [UInt128] = []
    try reader.read { amounts += $0.amounts }
    #expect(amounts == [1, 2])
  }

  @Test func unreadableFiles() {
    func message(_ path: String) -> String {
      defect {
        let reader = HolderReader(
          files: [Engagement.HolderFile(path: path)],
          asset: Statement.Asset(symbol: "A", decimals: 0))
        try reader.read { _ in }
      }
    }
    #expect(
      message(scratch.path + "/none.csv") == "cannot open the file: no such file or directory")
    #expect(message(scratch.path) == "is a directory, not a file")
  }
}

extension LeafBatch {
  fileprivate mutating func append(contentsOf other: LeafBatch) {
    other.ids.withUnsafeBytes { bytes in
      var start = 0
      for index in 0..<other.count {
        append(
          id: UnsafeRawBufferPointer(rebasing: bytes[start..<other.idEnds[index]]),
          amount: other.amounts[index], origin: other.origins[index])
        start = other.idEnds[index]
      }
    }
  }
}
