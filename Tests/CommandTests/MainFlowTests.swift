import Disclosure
import Foundation
import Hashing
import MerkleSum
import Notation
import Testing

/// The main job from one end to the other: init, audit, prove, verify, recompute.
@Suite struct MainFlowTests {
  @Test func theScaffoldRunsAsItIs() throws {
    let folder = TemporaryFolder()
    let made = try folder.touchstone("init", "demo")
    #expect(made.status == 0)
    #expect(
      made.output == """
        demo/audit.yaml is ready; each key is explained in it. Try:
          touchstone audit demo/audit.yaml --out demo-out

        """)
    let audited = try folder.touchstone("audit", "demo/audit.yaml", "--out", "demo-out")
    #expect(audited.status == 0)
    #expect(audited.errors == "")
    #expect(audited.output.contains("result       covered (15 rules not tested, 0 findings undi"))
    #expect(folder.exists("demo-out/publication/report.html"))
  }

  @Test func initWritesOverNothing() throws {
    let folder = TemporaryFolder()
    try folder.write("mine\n", to: "demo/audit.yaml")
    let before = folder.listing()
    let outcome = try folder.touchstone("init", "demo")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        touchstone: demo: the output folder is not empty
        hint: give a folder that does not exist yet; nothing is ever written over

        """)
    #expect(folder.listing() == before)
    #expect(try folder.text("demo/audit.yaml") == "mine\n")
  }

  @Test func everyHolderAndEveryBarIsProven() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let statement = "out/publication/statement.txt"
    for (id, balance) in [
      ("alice", "800000.5"), ("bob", "500000.25"), ("Acme, Ltd", "1899999.25"), ("zero", "0.00"),
    ] {
      let made = try kit.folder.touchstone("prove", "--audit", "out", "--holder", id)
      #expect(made.status == 0)
      try kit.folder.write(made.outputBytes, to: "proof.json")
      let verified = try kit.folder.touchstone(
        "verify", "proof.json", "--statement", statement, "--holder", id, "--balance", balance)
      #expect(verified.status == 0, "\(verified.errors)")
      #expect(verified.output.hasPrefix("included\n  holder     \(id)\n"))
      #expect(verified.output.contains("It is shown on the word of the statement \(statement)\n"))
      #expect(!verified.output.contains("taken from the proof file"))
    }
    let bar = "AU|RAND|AA1001|2024|400125|ozt|999900"
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--bar", bar, "-o", "bar.json")
    #expect(made.status == 0)
    #expect(made.output == "")
    let verified = try kit.folder.touchstone(
      "verify", "bar.json", "--statement", statement, "--holder", bar, "--balance", "400.085")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.hasPrefix("included\n  bar        \(bar)\n  fine gold  400.085 ozt\n"))
  }

  @Test func proveAllIsEveryProofByTheNoncesFirstByte() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let all = try kit.folder.touchstone("prove", "--audit", "out", "--all", "proofs")
    #expect(all.status == 0)
    #expect(all.errors == "touchstone: 4 proofs in proofs\n")
    let shards = (0...UInt8.max).map { Hex.encode([$0]) + ".jsonl" }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: kit.folder.path("proofs")).sorted()
        == shards.flatMap { [$0.replacing(".jsonl", with: ".index"), $0] })
    var ids: Set<String> = []
    for shard in shards {
      for line in try kit.folder.text("proofs/" + shard).split(separator: "\n") {
        let proof = try ProofFile(parsing: Array(line.utf8) + [0x0A])
        #expect(Hex.encode([proof.nonce.bytes[0]]) + ".jsonl" == shard)
        let id = String(decoding: proof.id, as: UTF8.self)
        ids.insert(id)
        let single = try kit.folder.touchstone("prove", "--audit", "out", "--holder", id)
        #expect(single.outputBytes == Array(line.utf8) + [0x0A])
      }
    }
    #expect(ids == ["alice", "bob", "Acme, Ltd", "zero"])
  }

  @Test func theSummaryForMachinesIsTheStatements() throws {
    let kit = EngagementKit()
    let audited = try kit.audit(json: true)
    #expect(audited.status == 0)
    #expect(audited.output.hasSuffix("}\n") && audited.output.count { $0 == "\n" } == 1)
    let json = try JSONDecoder().decode([String: String].self, from: Data(audited.outputBytes))
    let bytes = try kit.folder.bytes("out/publication/statement.txt")
    let statement = try Statement(parsing: bytes)
    #expect(json["result"] == "covered" && statement.result == .covered)
    #expect(json["issuer"] == statement.issuer)
    #expect(json["snapshot"] == statement.snapshot)
    #expect(json["holders"] == "\(statement.liabilities.count)")
    #expect(json["liabilities"] == "\(statement.liabilities.sum)")
    #expect(json["liabilities-root"] == Hex.encode(statement.liabilities.hash.bytes))
    #expect(json["inventory-root"] == statement.inventory.map { Hex.encode($0.hash.bytes) })
    #expect(json["statement-sha256"] == Hex.encode(SHA256.hash(bytes).bytes))
    #expect(json["statement"] == "out/publication/statement.txt")
    let lines = try kit.folder.text("out/publication/statement.txt").split(separator: "\n")
    for key in ["claims", "reserve", "coverage-ppm", "other-claims"] {
      #expect(lines.contains("\(key) \(json[key] ?? "")"))
    }
    #expect(json["coverage-ppm"] == "1036194")
    #expect(json["excess"] == "11582246" && json["shortfall"] == "0")
    #expect(json["not-tested"] == statement.notTested.joined(separator: ","))
    #expect(json["undisposed"] == "0")
  }

  @Test func recomputeFindsTheSameBytes() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let outcome = try kit.recompute()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output
        == "identical: 11 files of out follow from the raw inputs; the audit's result is covered "
        + "(21 rules not tested, 0 findings undisposed)\n")
  }

  @Test(arguments: ["secret", "transparent"])
  func whatIsPublishedAndWhatIsNot(mode: String) throws {
    let kit = EngagementKit()
    kit.replace("mode: secret", with: "mode: \(mode)")
    kit.replace("public: true", with: "public: \(mode == "transparent")")
    #expect(try kit.audit().status == 0)
    let published = try FileManager.default.contentsOfDirectory(
      atPath: kit.folder.path("out/publication"))
    let secret = ["findings.json", "inputs.txt", "report.html", "statement.txt"]
    #expect(
      Set(published) == Set(secret + (mode == "secret" ? [] : ["bars.csv", "leaves.csv"])))
    #expect(kit.folder.exists("out/private/bars.csv") == (mode == "secret"))
    if mode == "secret" {
      // No holder's id nor balance leaves private/.
      for name in secret {
        let text = try kit.folder.text("out/publication/" + name)
        #expect(!text.contains("alice") && !text.contains("1899999") && !text.contains("AA1001"))
      }
    }
    for name in ["out/private/tree/liabilities.tree", "out/private/snapshot.key"] {
      #expect(kit.folder.mode(name) == 0o600, "\(name)")
    }
    #expect(kit.folder.mode("out/private") == 0o700)
    #expect(try kit.recompute().status == 0)
  }

  @Test func aShortfallIsNoSuccess() throws {
    let kit = EngagementKit()
    kit.replace("usd-per-ozt: \"4161.10\"", with: "usd-per-ozt: \"4000.00\"")
    let outcome = try kit.audit()
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("result       shortfall (21 rules not tested"))
    #expect(outcome.output.contains("coverage     99.6077 %"))
    #expect(outcome.output.contains("shortfall    12,552.00 USD = 3.138 ozt"))
    #expect(try kit.recompute().status == 0)
    // A holder of it still gets a proof: that he is counted is not that he is covered.
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob", "-o", "b")
    #expect(made.status == 0)
    let verified = try kit.folder.touchstone(
      "verify", "b", "--statement", "out/publication/statement.txt")
    #expect(verified.status == 0)
    #expect(
      verified.output.contains("result     shortfall (21 rules not tested, 2 findings undisp"))
  }

  @Test(arguments: [
    ("total: \"3200000\"", "total: \"3200000.01\"", "K02 blocking x1"),
    ("  refiners: refiners.csv\n", "", "R01 needs "),
    ("declared-bars: \"2\"", "declared-bars: \"3\"", "T01 blocking x1"),
  ])
  func aBlockedAuditIsNoSuccess(old: String, new: String, says: String) throws {
    let kit = EngagementKit()
    kit.replace(old, with: new)
    let outcome = try kit.audit()
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("result       blocked ("))
    #expect(outcome.output.contains(says))
    let json = try kit.audit(out: "out2", json: true)
    #expect(json.status == 1)
    #expect(json.output.hasPrefix(#"{"result":"blocked","not-tested":""#))
  }

  @Test func aWaivedRuleStaysListed() throws {
    let kit = EngagementKit()
    kit.replace("  refiners: refiners.csv\n", with: "")
    kit.replace("waived: []", with: "waived: [R01]")
    let outcome = try kit.audit()
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("result       covered (23 rules not tested, 0 findings undis"))
    #expect(outcome.output.contains(" (waived)\n"))
    let text = try kit.folder.text("out/publication/statement.txt")
    #expect(text.contains(",R01,R02,"))
    #expect(text.contains("\nwaived R01\n"))
  }

  @Test func nothingIsReserveOfNothing() throws {
    let kit = EngagementKit()
    kit["holders.csv"] = "holder_id,balance\nnobody,0\n"
    kit.replace("total: \"3200000\"", with: "total: \"0\"")
    let outcome = try kit.audit()
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("coverage     none: no claims"))
    #expect(try kit.folder.text("out/publication/statement.txt").contains("\ncoverage-ppm none\n"))
  }
}
