import Foundation
import Glibc
import Testing

/// Runs that end before they are done, and two at once: the old state stays, or the new one.
@Suite struct InterruptionTests {
  private func kit() -> EngagementKit {
    let kit = EngagementKit()
    kit["audit.yaml"] = kit["audit.yaml"].replacing("mode: secret", with: "mode: transparent")
    let rows = (1...2000).map { "holder-\($0),1600\n" }
    kit["holders.csv"] = "holder_id,balance\n" + rows.joined()
    return kit
  }

  /// Killed at any moment, an audit has made all of its folder or none of it, and the next run is
  /// not in the way of what was left.
  @Test func anAuditKilledAtAnyMoment() throws {
    let kit = kit()
    #expect(try kit.audit(out: "expected").status == 0)
    let names = FileManager.default.subpaths(atPath: kit.folder.path("expected"))?.sorted() ?? []
    let script = """
      "$0" audit audit.yaml --out out --threads 2 >/dev/null 2>&1 & tool=$!
      sleep $1
      kill -9 $tool 2>/dev/null
      wait $tool 2>/dev/null
      """
    for round in 1...6 {
      let pause = String(format: "0.%03d", round * 20)
      _ = try run("/bin/sh", ["-c", script, touchstonePath, pause], in: kit.folder.path)
      guard kit.folder.exists("out") else { continue }
      #expect(FileManager.default.subpaths(atPath: kit.folder.path("out"))?.sorted() == names)
      try FileManager.default.removeItem(atPath: kit.folder.path("out"))
    }
    #expect(try kit.audit().status == 0)
    for name in names where name.hasPrefix("publication/") && !name.hasSuffix(".html") {
      #expect(try kit.folder.bytes("out/" + name) == kit.folder.bytes("expected/" + name))
    }
    #expect(!kit.folder.exists(".out.touchstone-incomplete"))
  }

  /// A single proof's file is the old one or the new one.
  @Test func aProofKilledAtAnyMoment() throws {
    let kit = kit()
    #expect(try kit.audit().status == 0)
    let prove = ["prove", "--audit", "out", "--holder", "holder-1", "-o", "p.json"]
    #expect(try run(touchstonePath, prove, in: kit.folder.path).status == 0)
    let new = try kit.folder.bytes("p.json")
    try kit.folder.write("old\n", to: "p.json")
    let script = "\"$@\" & tool=$!; sleep $0; kill -9 $tool 2>/dev/null; wait $tool 2>/dev/null"
    for round in 1...6 {
      let pause = String(format: "0.%03d", round * 3)
      _ = try run("/bin/sh", ["-c", script, pause, touchstonePath] + prove, in: kit.folder.path)
      let bytes = try kit.folder.bytes("p.json")
      #expect(bytes == new || bytes == Array("old\n".utf8))
    }
    #expect(try run(touchstonePath, prove, in: kit.folder.path).status == 0)
    #expect(try kit.folder.bytes("p.json") == new)
    #expect(!kit.folder.exists(".p.json.touchstone-incomplete"))
  }

  /// The first run waits for the rest of a pipe, so both are at work for certain.
  @Test func twoAuditsIntoOneFolder() throws {
    let kit = kit()
    try kit.write()
    let holders = try kit.folder.text("holders.csv")
    try kit.folder.write(holders, to: "rows.csv")
    unlink(kit.folder.path("holders.csv"))
    let script = """
      mkfifo holders.csv
      "$0" audit audit.yaml --out out >first 2>&1 & tool=$!
      exec 3>holders.csv
      head -c 20 rows.csv >&3
      "$0" audit audit.yaml --out out >second 2>&1
      echo $? >status
      tail -c +21 rows.csv >&3
      exec 3>&-
      wait $tool
      echo $? >>status
      """
    _ = try run(
      "/usr/bin/timeout", ["100", "/bin/sh", "-c", script, touchstonePath], in: kit.folder.path)
    let first = try kit.folder.text("first")
    #expect(try kit.folder.text("status") == "2\n0\n", "\(first)")
    #expect(
      try kit.folder.text("second")
        == "touchstone: out: another run is writing it at this moment\n"
        + "hint: wait for that run to end, or give another output\n")
    #expect(kit.folder.exists("out/publication/statement.txt"))
    #expect(!kit.folder.exists(".out.touchstone-incomplete"))
  }

  /// Interrupted in the middle of reading, with threads at work: nothing stays.
  @Test(
    arguments: ["INT", "TERM"],
    ["audit audit.yaml --out out", "tree --decimals 2 --key-file k holders.csv"])
  func interrupted(signal: String, command: String) throws {
    let kit = kit()
    try kit.write()
    try kit.folder.write(String(repeating: "0", count: 64) + "\n", to: "k")
    try kit.folder.write(kit.folder.bytes("holders.csv"), to: "rows.csv")
    unlink(kit.folder.path("holders.csv"))
    let before = kit.folder.listing()
    let script = """
      trap - INT TERM
      mkfifo holders.csv tmp.fifo
      rm tmp.fifo
      env --default-signal=INT,TERM "$0" \(command) --threads 3 2>/dev/null & tool=$!
      exec 3>holders.csv
      cat rows.csv >&3
      kill -\(signal) $tool
      wait $tool
      echo $?
      rm holders.csv
      """
    let outcome = try run(
      "/usr/bin/timeout", ["100", "/bin/sh", "-c", script, touchstonePath], in: kit.folder.path)
    #expect(outcome.output == (signal == "INT" ? "130\n" : "143\n"))
    #expect(kit.folder.listing() == before)
  }
}
