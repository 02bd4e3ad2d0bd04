import Foundation
import TestSupport
import Testing

/// The samples, the specification and its vectors are what they say, today.
@Suite struct SampleTests {
  private static let samples = packageRoot + "/samples"

  /// Audits a sample where it stands; nothing but the output is written.
  private static func audit(_ name: String) throws -> (folder: TemporaryFolder, outcome: Outcome) {
    let folder = TemporaryFolder()
    let outcome = try folder.touchstone("audit", "\(samples)/\(name)/audit.yaml", "--out", "out")
    return (folder, outcome)
  }

  private static func statement(_ folder: TemporaryFolder) throws -> [String: String] {
    let text = try folder.text("out/publication/statement.txt")
    return Dictionary(
      text.split(separator: "\n").dropFirst().map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func agree(_ folder: TemporaryFolder, holders: [String]) throws {
    for arguments in [
      ["publication", "out/publication"], ["statement", "out/publication/statement.txt"],
      ["holders", "--statement", "out/publication/statement.txt"] + holders,
    ] {
      let second = try verifyPy(arguments, in: folder.path)
      #expect(second.status == 0, "\(second.errors)")
      #expect(second.output.hasPrefix("ok: "))
    }
  }

  @Test func theFirstIssuanceIsCovered() throws {
    let (folder, outcome) = try Self.audit("usdkg-2025-q4")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "")
    let statement = try Self.statement(folder)
    #expect(statement["result"] == "covered")
    #expect(statement["coverage-ppm"] == "1005880")
    // There is no earlier audit, no other issuer's list and no visit to the vault to read.
    #expect(statement["not-tested"] == "D05,K04,L03,M01,M02,M03,S01,S02,W06")
    #expect(statement["findings"]?.hasPrefix("0 0 0 1 0 ") ?? false)
    #expect(statement["claims"] == "50000000000000")
    #expect(statement["bars"]?.hasPrefix("30 30 ") ?? false)
    let sample = Self.samples + "/usdkg-2025-q4"
    try Self.agree(
      folder,
      holders: [
        "--snapshot-key", sample + "/snapshot.key", "--id", "address", "--ignore",
        "first_seen_block", "--prefix", "tron:0x2b6653dc:", sample + "/holders.csv",
      ])
    // All proofs of it, with both verifiers' own eyes.
    #expect(try folder.touchstone("prove", "--audit", "out", "--all", "proofs").status == 0)
    var lines: [UInt8] = []
    for shard in 0..<256 {
      let name = String(shard, radix: 16)
      lines += try folder.bytes("proofs/\(name.count < 2 ? "0" : "")\(name).jsonl")
    }
    try folder.write(lines, to: "all.jsonl")
    let second = try verifyPy(
      ["proof", "--lines", "all.jsonl", "--statement", "out/publication/statement.txt"],
      in: folder.path)
    #expect(second.output == "ok: 4987 proofs\n", "\(second.errors)")
    let again = try folder.touchstone("recompute", sample + "/audit.yaml", "--audit", "out")
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test func theShortfallSaysItsReasons() throws {
    let (folder, outcome) = try Self.audit("shortfall")
    #expect(outcome.status == 1)
    let statement = try Self.statement(folder)
    #expect(statement["result"] == "shortfall")
    #expect(statement["coverage-ppm"] == "635153")
    #expect(outcome.output.contains("coverage     63.5153 %"))
    let findings = try JSONSerialization.jsonObject(
      with: Data(folder.bytes("out/publication/findings.json")))
    let told = try #require(findings as? [[String: Any]])
    let rules = told.compactMap { $0["rule"] as? String }
    #expect(
      rules == [
        "B04", "B05", "C02", "C03", "C04", "D01", "D03", "D04", "D05", "D05", "E01", "G01", "K03",
        "K05", "L01", "L02", "P02", "R01", "R02", "R02", "T04", "T04", "W01",
      ])
    let decisions = told.compactMap { ($0["disposition"] as? [String: String])?["decision"] }
    #expect(decisions == ["upheld", "restored", "explained"])
    #expect(statement["bars"]?.hasPrefix("16 10 ") ?? false)
    let sample = Self.samples + "/shortfall"
    // Two files with other columns: the verifier counts them under a tree key, each alone; the
    // publication holds the leaves of both.
    for arguments in [
      ["publication", "out/publication"], ["statement", "out/publication/statement.txt"],
    ] {
      let second = try verifyPy(arguments, in: folder.path)
      #expect(second.status == 0, "\(second.errors)")
    }
    try folder.write(Self.merged(sample), to: "holders.csv")
    try Self.agree(
      folder, holders: ["--snapshot-key", sample + "/snapshot.key", "holders.csv"])
    let again = try folder.touchstone("recompute", sample + "/audit.yaml", "--audit", "out")
    #expect(again.status == 0, "\(again.errors)")
  }

  /// The two holder files of the shortfall as one with the usual columns.
  private static func merged(_ sample: String) throws -> String {
    var text = "holder_id,balance\n"
    for (name, id, balance) in [
      ("retail", "email", "amount"), ("institutions", "account", "holding"),
    ] {
      let file = String(decoding: try contents("\(sample)/\(name).csv"), as: UTF8.self)
      let rows = file.split(whereSeparator: \.isNewline).map { splitRow(String($0)) }
      let (first, second) = (rows[0].firstIndex(of: id)!, rows[0].firstIndex(of: balance)!)
      for row in rows.dropFirst() { text += "\"\(row[first])\",\(row[second])\n" }
    }
    return text
  }

  /// A row's fields; quotes stay doubled as they are.
  private static func splitRow(_ row: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == "," && !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  @Test func theSamplesAreWhatTheirScriptWrites() throws {
    let folder = TemporaryFolder()
    let python = try tool("python3", package: "python3")
    let made = try run(
      python, [Self.samples + "/generate.py", "--out", folder.path], in: packageRoot)
    #expect(made.status == 0, "\(made.errors)")
    var compared = 0
    for sample in ["usdkg-2025-q4", "shortfall"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.samples)/\(sample)")
      let fresh = try FileManager.default.contentsOfDirectory(atPath: folder.path(sample))
      #expect(Set(names).subtracting(["README.md", "expected"]) == Set(fresh))
      for name in fresh {
        #expect(
          try contents("\(Self.samples)/\(sample)/\(name)") == folder.bytes("\(sample)/\(name)"),
          "\(sample)/\(name)")
        compared += 1
      }
    }
    #expect(compared == 35)
  }

  @Test func theCatalogueOfRulesIsCurrent() throws {
    let folder = TemporaryFolder()
    let outcome = try folder.touchstone("rules", "--markdown")
    #expect(outcome.status == 0)
    #expect(outcome.outputBytes == (try contents(packageRoot + "/spec/rules.md")))
  }

  @Test func theVectorsAreWhatTheirScriptWrites() throws {
    let python = try tool("python3", package: "python3")
    let outcome = try run(
      python, [packageRoot + "/spec/vectors/generate.py", "--check"], in: packageRoot)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func theSecondVerifierPassesAllVectors() throws {
    let folder = packageRoot + "/spec/vectors"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") }.sorted()
    #expect(files.count >= 9)
    let outcome = try verifyPy(["vectors"] + files.map { "\(folder)/\($0)" })
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasSuffix(" passed, 0 failed\n"))
  }
}
