import Audit
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Notation
import Testing
import TreeStore

/// Random changes to every kind of input, the same in every run: a parser answers with its own
/// errors alone, and what it takes is canonical. Where a second parser exists, it agrees.
@Suite struct FuzzTests {
  /// A mutated proof is read only when it is its own re-encoding, and never proves anything.
  @Test func proofs() throws {
    let kit = try ProofKit(count: 7, mode: "transparent")
    let verifier = ProofVerifier(trust: .statement(kit.statement))
    var mutation = Mutation(seed: 101)
    var vectors: [[String: String]] = []
    for round in 0..<1500 {
      let honest = kit.proofs[round % kit.count].encoded()
      let bytes = mutation.apply(to: honest)
      guard bytes != honest else { continue }
      do {
        let read = try ProofFile(parsing: bytes)
        #expect(read.encoded() == bytes)
      } catch {
        #expect(error.failure == .malformedProof)
      }
      do {
        _ = try verifier.verify(bytes, hash: OpenSSLBatchHash())
        Issue.record("accepted: \(String(decoding: bytes, as: UTF8.self))")
      } catch {
        vectors.append([
          "name": "\(round)", "expect": error.failure.rawValue, "reason": error.reason,
          "proof_b64": Data(bytes).base64EncodedString(),
          "statement_b64": Data(kit.statement).base64EncodedString(),
        ])
      }
    }
    try expectAgreement(vectors, kind: "proof")
  }

  /// A mutated statement is read only when it is its own re-encoding.
  @Test func statements() throws {
    let kit = try ProofKit(count: 5)
    var mutation = Mutation(seed: 202)
    var vectors: [[String: String]] = []
    for round in 0..<2500 {
      let bytes = mutation.apply(to: kit.statement)
      var vector = ["name": "\(round)", "statement_b64": Data(bytes).base64EncodedString()]
      do {
        let statement = try Statement(parsing: bytes)
        #expect(try Array(statement.text().utf8) == bytes)
        vector["expect"] = "ok"
      } catch {
        vector["expect"] = error.failure.rawValue
        vector["reason"] = error.reason
      }
      vectors.append(vector)
    }
    #expect(Set(vectors.compactMap { $0["expect"] }).count == 3)
    try expectAgreement(vectors, kind: "statement")
  }

  /// Mutated holder files give the same root or the same class in both implementations.
  @Test func holders() throws {
    let folder = TemporaryFolder()
    let original = Array(
      "holder_id,zip,balance\r\nalice,8001,1.50\n\"Bob, \"\"B\"\"\",8002,20\nmüller,,0\nd,1,7.25\n"
        .utf8)
    let key = TreeKey(bytes: [UInt8](repeating: 7, count: 32))!
    var mutation = Mutation(seed: 303)
    var vectors: [[String: Any]] = []
    for round in 0..<2500 {
      let bytes = mutation.apply(to: original)
      try folder.write(bytes, to: "h.csv")
      let file = Engagement.HolderFile(
        path: folder.path("h.csv"), idColumn: "holder_id", balanceColumn: "balance",
        ignoredColumns: ["zip"], prefix: "")
      let table = LeafTable(key: key, hash: .openSSL)
      var vector: [String: Any] = [
        "name": "\(round)", "decimals": 2, "tree_key": String(repeating: "07", count: 32),
        "files": [
          [
            "b64": Data(bytes).base64EncodedString(), "id": "holder_id", "balance": "balance",
            "ignore": ["zip"], "prefix": "",
          ]
        ],
      ]
      do {
        try HolderReader(files: [file], asset: Statement.Asset(symbol: "KIT", decimals: 2))
          .read { try table.append($0) }
        let root = try table.build()
        vector["expect"] = "ok"
        vector["n"] = "\(root.count)"
        vector["total"] = "\(root.sum)"
        vector["root"] = Hex.encode(root.hash.bytes)
      } catch is InputError {
        vector["expect"] = "malformed-holders"
      } catch let conflict as LeafConflict {
        #expect(conflict.sameID)
        vector["expect"] = "duplicate-id"
      }
      vectors.append(vector)
    }
    #expect(Set(vectors.compactMap { $0["expect"] as? String }).count >= 2)
    try expectAgreement(vectors, kind: "holders")
  }

  @Test func engagements() throws {
    let folder = TemporaryFolder()
    let original = Array(EngagementKit.engagement.utf8)
    var mutation = Mutation(seed: 404)
    var accepted = 0
    for _ in 0..<1500 {
      try folder.write(mutation.apply(to: original), to: "audit.yaml")
      do {
        let engagement = try EngagementReader.read(
          folder.path("audit.yaml"), knownRules: RuleCatalogue.ids)
        // What is read follows the grammars, whatever was done to the text.
        #expect(Token.isIssuer(engagement.issuer) && Token.isLabel(engagement.snapshot))
        #expect((0...18).contains(engagement.asset.decimals))
        accepted += 1
      } catch {
        #expect(error.location?.file == folder.path("audit.yaml"))
        #expect(!error.reason.isEmpty)
      }
    }
    #expect(accepted > 0)
  }

  @Test func barLists() throws {
    let folder = TemporaryFolder()
    let original = Array(EngagementKit.bars.utf8)
    let path = folder.path("bars.csv")
    var mutation = Mutation(seed: 505)
    var accepted = 0
    for _ in 0..<1500 {
      try folder.write(mutation.apply(to: original), to: "bars.csv")
      do {
        let list = try BarListReader.read(
          Engagement.BarListFile(
            path: path, profile: "canonical", location: Location(file: path)))
        // Rules take whatever is readable.
        let examination = Examination(of: Evidence(lists: [list], refiners: nil))
        #expect(examination.fineAccepted <= examination.fineListed)
        accepted += 1
      } catch {
        #expect(error.location?.file == path)
      }
    }
    #expect(accepted > 0)
  }

  @Test func registers() throws {
    let folder = TemporaryFolder()
    let original = Array(EngagementKit.refiners.utf8)
    let path = folder.path("refiners.csv")
    var mutation = Mutation(seed: 606)
    var accepted = 0
    for _ in 0..<1000 {
      try folder.write(mutation.apply(to: original), to: "refiners.csv")
      do {
        _ = try RefinerRegisterReader.read(path)
        accepted += 1
      } catch {
        #expect(error.location?.file == path)
      }
    }
    #expect(accepted > 0)
  }

  /// The independent verifier gives each vector the same answer.
  private func expectAgreement(_ vectors: [[String: Any]], kind: String) throws {
    let folder = TemporaryFolder()
    let file: [String: Any] = ["format": "touchstone/vectors/1", "kind": kind, "vectors": vectors]
    try folder.write(JSONSerialization.data(withJSONObject: file), to: "fuzz.json")
    let second = try verifyPy(["vectors", "fuzz.json"], in: folder.path)
    #expect(second.output == "\(vectors.count) passed, 0 failed\n", "\(second.errors)")
    #expect(second.status == 0)
  }
}
