import Foundation
import Glibc
import Hashing
import Testing

@testable import touchstone

/// All proofs in shards with an index, and runs that end before they are done.
@Suite struct ShardTests {
  private static let count = 3200

  private func audited() throws -> EngagementKit {
    let kit = EngagementKit()
    let rows = (1...Self.count).map { "holder-\($0),1000\n" }
    kit["holders.csv"] = "holder_id,balance\n" + rows.joined()
    #expect(try kit.audit().status == 0)
    return kit
  }

  private func proveAll(_ kit: EngagementKit, threads: Int = 2) throws -> Outcome {
    try kit.folder.touchstone(
      "prove", "--audit", "out", "--all", "proofs", "--threads", "\(threads)")
  }

  private func bytes(_ kit: EngagementKit) throws -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: kit.folder.path("proofs")) {
      all[name] = try kit.folder.bytes("proofs/" + name)
    }
    return all
  }

  /// What spec/proof-shards.md says of the index, entry by entry.
  @Test func theIndexLeadsToEachLine() throws {
    let kit = try audited()
    #expect(try proveAll(kit).status == 0)
    let files = try bytes(kit)
    #expect(files.count == 512)
    var found = 0
    for shard in 0..<256 {
      let name = String(format: "%02x", shard)
      let lines = try #require(files[name + ".jsonl"])
      let index = try #require(files[name + ".index"])
      let magic = Array("touchstone/proof-index/1\n".utf8)
      #expect(Array(index.prefix(25)) == magic && (index.count - 25) % 24 == 0)
      var start = 0
      for entry in stride(from: 25, to: index.count, by: 24) {
        let nonce = index[entry..<(entry + 16)].map { String(format: "%02x", $0) }.joined()
        let end = index[(entry + 16)..<(entry + 24)].reduce(0) { $0 << 8 | Int($1) }
        let line = String(decoding: lines[start..<end], as: UTF8.self)
        #expect(nonce.hasPrefix(name) && line.contains("\"nonce\":\"\(nonce)\""))
        #expect(line.hasSuffix("}\n") && line.count(where: { $0 == "\n" }) == 1)
        start = end
        found += 1
      }
      #expect(start == lines.count)
    }
    #expect(found == Self.count)
  }

  /// The same bytes whatever the number of threads.
  @Test func threadsDoNotMatter() throws {
    let kit = try audited()
    #expect(try proveAll(kit, threads: 1).status == 0)
    let first = try bytes(kit)
    try FileManager.default.removeItem(atPath: kit.folder.path("proofs"))
    #expect(try proveAll(kit, threads: 3).status == 0)
    #expect(try bytes(kit) == first)
  }

  /// Killed again and again at any moment: a run after it goes on, and in the end all is there.
  @Test func killedAtAnyMoment() throws {
    let kit = try audited()
    #expect(try proveAll(kit).status == 0)
    let expected = try bytes(kit)
    try FileManager.default.removeItem(atPath: kit.folder.path("proofs"))
    let script = """
      "$0" prove --audit out --all proofs --threads 2 2>/dev/null & tool=$!
      sleep $1
      kill -9 $tool 2>/dev/null
      wait $tool
      echo $?
      """
    for round in 1...5 {
      let pause = String(format: "0.%03d", round * 60)
      let outcome = try run(
        "/bin/sh", ["-c", script, touchstonePath, pause], in: kit.folder.path)
      if outcome.output == "0\n" { break }
      // Nothing half-made is ever under the final name; a whole shard is what it will be.
      #expect(!kit.folder.exists("proofs"))
      let unfinished = ".proofs.touchstone-incomplete"
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: kit.folder.path(unfinished))) ?? []
      for name in names where name.hasSuffix(".jsonl") {
        #expect(try kit.folder.bytes(unfinished + "/" + name) == expected[name])
      }
    }
    if !kit.folder.exists("proofs") { #expect(try proveAll(kit).status == 0) }
    #expect(try bytes(kit) == expected)
    #expect(!kit.folder.exists(".proofs.touchstone-incomplete"))
  }

  /// A shard that an earlier run finished is not made again; one that is half is.
  @Test func wholeShardsAreKept() throws {
    let kit = try audited()
    #expect(try proveAll(kit).status == 0)
    let expected = try bytes(kit)
    let unfinished = kit.folder.path(".proofs.touchstone-incomplete")
    #expect(rename(kit.folder.path("proofs"), unfinished) == 0)
    let statement = try kit.folder.bytes("out/publication/statement.txt")
    try kit.folder.write(statement, to: ".proofs.touchstone-incomplete/.statement")
    // Cut short, gone, and only begun.
    truncate(unfinished + "/07.jsonl", 100)
    truncate(unfinished + "/08.index", 40)
    unlink(unfinished + "/09.jsonl")
    unlink(unfinished + "/0a.index")
    try kit.folder.write("half", to: ".proofs.touchstone-incomplete/09.jsonl.part")
    var before = stat()
    #expect(stat(unfinished + "/00.jsonl", &before) == 0)
    #expect(try proveAll(kit).status == 0)
    var after = stat()
    #expect(stat(kit.folder.path("proofs/00.jsonl"), &after) == 0)
    #expect(before.st_ino == after.st_ino)
    #expect(try bytes(kit) == expected)
  }

  /// What is left of another statement's proofs is not mixed in.
  @Test func anotherStatementsShardsGo() throws {
    let kit = try audited()
    try kit.folder.write("other", to: ".proofs.touchstone-incomplete/.statement")
    try kit.folder.write("", to: ".proofs.touchstone-incomplete/00.jsonl")
    try kit.folder.write("touchstone/proof-index/1\n", to: ".proofs.touchstone-incomplete/00.index")
    try kit.folder.write("mine", to: ".proofs.touchstone-incomplete/other")
    #expect(try proveAll(kit).status == 0)
    #expect(try bytes(kit).count == 512)
    #expect(try !bytes(kit)["00.jsonl"]!.isEmpty)
  }

  @Test func progressLines() {
    #expect(
      Progress.text("reading", done: 0, of: 100, count: 0, "holders", seconds: 0.3)
        == "reading: 0 %, 0 holders")
    #expect(
      Progress.text("reading", done: 50, of: 200, count: 12_000, "holders", seconds: 4)
        == "reading: 25 %, 12,000 holders, 3,000 a second, 12 s left")
    #expect(
      Progress.text("proving", done: 1, of: 1000, count: 1, "proofs", seconds: 8)
        == "proving: 0 %, 1 proofs, 0 a second, 2 h 13 min left")
    #expect(
      Progress.text("proving", done: 1000, of: 1000, count: 1000, "proofs", seconds: 2)
        == "proving: 100 %, 1,000 proofs, 500 a second")
    #expect(
      Progress.text("reading", done: 5, of: 0, count: 5, "holders", seconds: 2)
        == "reading: 5 holders, 2 a second")
  }
}
