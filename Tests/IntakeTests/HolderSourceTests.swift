import Audit
import Diagnostics
import Disclosure
import Foundation
import MerkleSum
import Synchronization
import TestSupport
import Testing

@testable import Intake

/// Reading in pieces and from several threads gives what reading from front to back gives.
@Suite struct HolderSourceTests {
  private let scratch = Scratch()
  private let asset = Statement.Asset(symbol: "A", decimals: 2)

  /// All leaves in order of their places, or the error.
  private enum Outcome: Equatable {
    case leaves([String])
    case error(String)
  }

  private func outcome(_ body: () throws -> [(UInt64, String)]) -> Outcome {
    do {
      return .leaves(try body().sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" })
    } catch {
      return .error("\(error)")
    }
  }

  private static func texts(_ batch: LeafBatch) -> [(UInt64, String)] {
    batch.amounts.indices.map { index in
      let start = index > 0 ? batch.idEnds[index - 1] : 0
      let id = String(decoding: batch.ids[start..<batch.idEnds[index]], as: UTF8.self)
      return (batch.origins[index], "\(id) \(batch.amounts[index])")
    }
  }

  /// Without pieces: one scanner over the whole file.
  private func plain(_ file: Engagement.HolderFile) -> Outcome {
    outcome {
      let table = try CSVTable(InputFile(file.path))
      let row = HolderRow(
        table.scanner, try HolderColumns(table, file, number: 0), asset: asset)
      var batch = LeafBatch()
      while try row.next(into: &batch) {}
      guard batch.count > 0 else {
        throw InputError("no rows after the header", file: file.path, line: 1, column: 1)
      }
      return Self.texts(batch)
    }
  }

  private func inPieces(_ file: Engagement.HolderFile, _ bytes: Int, threads: Int) -> Outcome {
    outcome {
      let source = HolderSource(files: [file], asset: asset, pieceBytes: bytes)
      let all = Mutex<[(UInt64, String)]>([])
      let group = DispatchGroup()
      for _ in 0..<threads {
        group.enter()
        Thread.detachNewThread {
          let rows = source.rows()
          var batch = LeafBatch()
          while rows.next(into: &batch) {
            let found = Self.texts(batch)
            all.withLock { $0 += found }
          }
          group.leave()
        }
      }
      group.wait()
      try source.finish()
      return all.withLock { $0 }
    }
  }

  /// All texts of some bytes that mean something, as rows of a file.
  @Test(arguments: [2, 3, 6, 1 << 18])
  func everyShortText(pieceBytes: Int) throws {
    let alphabet = Array("1,\"\n\r".utf8)
    for length in 0...4 {
      var digits = [Int](repeating: 0, count: length)
      while true {
        let text = Array("i,b\n".utf8) + digits.map { alphabet[$0] } + Array("2,1\n".utf8)
        let file = Engagement.HolderFile(
          path: scratch.file("h.csv", text), idColumn: "i", balanceColumn: "b")
        let expected = plain(file)
        let found = inPieces(file, pieceBytes, threads: 1)
        if found != expected {
          Issue.record("\(String(decoding: text, as: UTF8.self)): \(found), not \(expected)")
        }
        guard let place = digits.lastIndex(where: { $0 < alphabet.count - 1 }) else { break }
        digits[place] += 1
        for after in digits.indices where after > place { digits[after] = 0 }
      }
    }
  }

  /// Larger files of random rows, some with line feeds and quotes inside, and defects now and then.
  @Test(arguments: 0..<9)
  func randomRows(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var text = "note,i,b\r\n"
    for row in 0..<700 {
      let note = ["", "x", "\"a\nb\"", "\"\"", "\"\"\"\n\"\"\"", "\"\r\n,\""].randomElement(
        using: &random)!
      let end = ["\n", "\r\n"].randomElement(using: &random)!
      let defect = seed % 3 > 0 && Int.random(in: 0..<300, using: &random) == 0
      let id = ["\(row)", "\"\(row)\"", "\"\(row)\"\"\""].randomElement(using: &random)!
      text +=
        "\(note),\(id),\(defect ? ["x", "1\"", "", "\"1"].randomElement(using: &random)! : "\(row).5")\(end)"
    }
    let file = Engagement.HolderFile(
      path: scratch.file("h.csv", text), idColumn: "i", balanceColumn: "b",
      ignoredColumns: ["note"])
    let expected = plain(file)
    for pieceBytes in [1, 50, 1000, 1 << 18] {
      for threads in [1, 3] {
        #expect(inPieces(file, pieceBytes, threads: threads) == expected)
      }
    }
  }

  /// A record of the greatest length, and one that is longer, wherever pieces end.
  @Test(arguments: [4, 1000, 65_000, 65_540, 1 << 18])
  func longRecords(pieceBytes: Int) {
    for (length, quoted) in [(65_536, false), (65_537, false), (70_000, true), (400_000, true)] {
      let row = "a,1,"
      let rest = length - row.utf8.count - (quoted ? 2 : 0)
      let long = String(repeating: quoted ? "\n" : "x", count: rest)
      let text = "i,b,n\nb,1,x\n\(row)\(quoted ? "\"\(long)\"" : long)\nc,1,\n"
      let file = Engagement.HolderFile(
        path: scratch.file("h.csv", text), idColumn: "i", balanceColumn: "b",
        ignoredColumns: ["n"])
      #expect(inPieces(file, pieceBytes, threads: 2) == plain(file))
    }
  }

  /// The defect that stands first is told, also when a later piece is read sooner.
  @Test func firstDefectOfMany() {
    let rows = (1...3000).map { $0 % 100 == 70 ? "h\($0),x\n" : "h\($0),1\n" }
    let file = Engagement.HolderFile(
      path: scratch.file("h.csv", "holder_id,balance\n" + rows.joined()))
    for _ in 0..<5 {
      let found = inPieces(file, 64, threads: 4)
      #expect(found == plain(file))
      #expect(found != .leaves([]))
    }
  }

  @Test func lineCounts() {
    var random = SeededGenerator(seed: 3)
    for length in [0, 1, 15, 16, 17, 255 * 16 - 1, 255 * 16, 255 * 16 + 17, 10_000] {
      let bytes = (0..<length).map { _ in [0x0A, 0x0B].randomElement(using: &random)! as UInt8 }
      #expect(bytes.withUnsafeBytes { $0.count(of: 0x0A) } == bytes.filter { $0 == 0x0A }.count)
      let full = [UInt8](repeating: 0x0A, count: length)
      #expect(full.withUnsafeBytes { $0.count(of: 0x0A) } == length)
    }
  }

  /// A file that grows, shrinks or is written anew while it is read is no list of holders.
  @Test(arguments: ["grows", "shrinks", "is replaced"])
  func changes(how: String) throws {
    let text = "holder_id,balance\n" + (0..<3000).map { "h\($0),1\n" }.joined()
    let file = Engagement.HolderFile(path: scratch.file("h.csv", text))
    let source = HolderSource(files: [file], asset: asset, pieceBytes: 4096)
    let rows = source.rows()
    var batch = LeafBatch()
    #expect(rows.next(into: &batch))
    switch how {
    case "grows": _ = scratch.file("h.csv", text + "more,1\n")
    case "shrinks": _ = scratch.file("h.csv", String(text.prefix(5000)))
    default:
      _ = scratch.file("new.csv", text)
      #expect(rename(scratch.path + "/new.csv", file.path) == 0)
    }
    while rows.next(into: &batch) {}
    do {
      try source.finish()
      Issue.record("a file that \(how) was taken")
    } catch {
      #expect("\(error)".contains("changed while it was read"), "\(error)")
    }
  }
}
