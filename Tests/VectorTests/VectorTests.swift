import Bullion
import Disclosure
import Foundation
import Hashing
import MerkleSum
import Notation
import Testing
import TreeStore

/// The published vectors, which were made by an implementation that shares no code with this one.
@Suite struct VectorTests {
  private let hash = OpenSSLBatchHash()

  @Test(arguments: Vector.load("trees.json"))
  func tree(vector: Vector) throws {
    let bytes = try #require(Hex.decode(vector["tree_key"], count: 32))
    let key = try #require(TreeKey(bytes: bytes))
    var leaves = vector.list("leaves").map { ($0["id"], UInt128($0["amount"])!) }
    if let rule = (vector.members["leaves"] as? [String: Any])?["generate"] as? [String: Any] {
      let count = Int("\(rule["count"]!)")!
      leaves = (0..<count).map {
        ("holder-\($0)", UInt128(($0 * $0 * 7919 + $0) % 1_000_000_000_000))
      }
    }
    let table = LeafTable(key: key, hash: .openSSL)
    var batch = LeafBatch()
    for (id, amount) in leaves {
      Array(id.utf8).withUnsafeBytes { batch.append(id: $0, amount: amount, origin: 0) }
    }
    try table.append(batch)
    let root = try table.build()
    #expect("\(root.count)" == vector["n"])
    #expect("\(root.sum)" == vector["total"])
    #expect(Hex.encode(root.hash.bytes) == vector["root"])
  }

  @Test(arguments: Vector.load("proofs.json") + Vector.load("proof-reject.json"))
  func proof(vector: Vector) throws {
    var expectations = ProofVerifier.Expectations()
    expectations.issuer = vector.optional("issuer")
    expectations.snapshot = vector.optional("snapshot")
    expectations.id = vector.optional("holder").map { Array($0.utf8) }
    expectations.amount = vector.optional("balance")
    if let days = vector.members["max_age_days"] {
      expectations.age = ProofVerifier.Age(
        days: UInt64("\(days)")!, now: try #require(Timestamp(vector["now"])))
    }
    let verifier = ProofVerifier(
      trust: .statement(vector.bytes("statement")), expectations: expectations)
    do {
      let verified = try verifier.verify(vector.bytes("proof"), hash: hash)
      #expect(vector["expect"] == "ok", "\(vector["reason"])")
      #expect(verified.proof.encoded() == vector.bytes("proof"))
    } catch {
      #expect(error.failure.rawValue == vector["expect"], "\(vector["reason"]): \(error)")
    }
  }

  @Test(arguments: Vector.load("statements.json") + Vector.load("statement-reject.json"))
  func statement(vector: Vector) throws {
    do {
      let statement = try Statement(parsing: vector.bytes("statement"))
      #expect(vector["expect"] == "ok", "\(vector["reason"])")
      #expect(Array(try statement.text().utf8) == vector.bytes("statement"))
    } catch {
      #expect(error.failure.rawValue == vector["expect"], "\(vector["reason"]): \(error)")
    }
  }

  @Test(arguments: Vector.load("keys.json"))
  func key(vector: Vector) throws {
    let bytes = try #require(Hex.decode(vector["snapshot_key"], count: 32))
    let key = try #require(SnapshotKey(bytes: bytes))
    for tree in SnapshotKey.Tree.allCases {
      let treeKey = key.treeKey(tree, issuer: vector["issuer"], snapshot: vector["snapshot"])
      #expect(Hex.encode(treeKey.bytes) == vector["\(tree.rawValue)_tree_key"])
      for nonce in vector.list("nonces") {
        #expect(
          Hex.encode(treeKey.nonce(for: Array(nonce["id"].utf8)).bytes) == nonce[tree.rawValue])
      }
    }
  }

  @Test(arguments: Vector.load("coverage.json"))
  func coverage(vector: Vector) throws {
    let valuation = try #require(
      Valuation(
        price: UInt128(vector["price_micro_usd"])!, haircut: UInt128(vector["haircut_bp"])!,
        decimals: Int("\(vector.members["decimals"]!)")!))
    let claims = UInt128(vector["claims"])!
    let reserve = valuation.reserve(milliOunces: UInt128(vector["accepted_mozt"])!)
    #expect("\(reserve)" == vector["reserve"])
    let required = Valuation.required(claims: claims, buffer: UInt128(vector["buffer_bp"])!)
    #expect(required.map { "\($0)" } == vector["required"])
    let coverage = Valuation.coverage(reserve: reserve, claims: claims)
    #expect((coverage.map { "\($0)" } ?? "none") == vector["coverage_ppm"])
  }

  /// What was published must not shrink: every class has its reject vectors.
  @Test func everyClassIsCovered() {
    let rejects = ["proof-reject.json", "statement-reject.json"].flatMap { Vector.load($0) }
    #expect(rejects.count >= 240)
    let classes = Set(rejects.map { $0["expect"] })
    #expect(classes == Set(FailureClass.allCases.map(\.rawValue)))
    #expect(rejects.allSatisfy { !$0["reason"].isEmpty })
  }
}
