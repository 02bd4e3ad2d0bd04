import Disclosure
import Foundation
import Hashing
import MerkleSum
import Testing

/// Every holder's proof verifies with both verifiers, and no tampered one does with either.
@Suite struct ProofTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 33])
  func everyProofVerifiesTwice(count: Int) throws {
    let kit = try ProofKit(count: count)
    #expect(kit.proofs.count == count)
    #expect(kit.proofs.map(\.inclusion.index) == (0..<UInt64(count)).map { $0 })
    let verifier = ProofVerifier(trust: .statement(kit.statement))
    for proof in kit.proofs {
      let verified = try verifier.verify(proof.encoded(), hash: OpenSSLBatchHash())
      #expect(verified.proof == proof)
    }
    let second = try verifyPy(
      ["proof", "--lines", "all.jsonl", "--statement", ProofKit.statementPath], in: kit.folder.path)
    #expect(second.status == 0, "\(second.errors)")
    #expect(second.output == "ok: \(count) proofs\n")
    // One of them through the command.
    let outcome = try kit.verify(kit.proofs[count / 2].encoded())
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Every tampering gets the same class from both verifiers. The second one reads them as
  /// vectors, all in one process.
  @Test(arguments: [(1, "secret"), (2, "secret"), (7, "secret"), (7, "transparent"), (9, "secret")])
  func everyTamperingIsRefusedAlike(count: Int, mode: String) throws {
    let kit = try ProofKit(count: count, mode: mode)
    var vectors: [[String: String]] = []
    for proof in [kit.proofs[0], kit.proofs[count / 2], kit.proofs[count - 1]] {
      let tamperings = Tamperings(
        honest: proof, statement: kit.statement, count: UInt64(count))
      for tampering in tamperings.all() {
        let verifier = ProofVerifier(trust: .statement(tampering.statement))
        do {
          _ = try verifier.verify(tampering.proof, hash: OpenSSLBatchHash())
          Issue.record("\(tampering.name): accepted")
        } catch {
          vectors.append([
            "name": "leaf \(proof.inclusion.index): \(tampering.name)",
            "statement_b64": Data(tampering.statement).base64EncodedString(),
            "proof_b64": Data(tampering.proof).base64EncodedString(),
            "expect": error.failure.rawValue, "reason": error.reason,
          ])
        }
      }
    }
    #expect(vectors.count > 3 * 130)
    let file: [String: Any] = [
      "format": "touchstone/vectors/1", "kind": "proof", "vectors": vectors,
    ]
    try kit.folder.write(JSONSerialization.data(withJSONObject: file), to: "tampered.json")
    let second = try verifyPy(["vectors", "tampered.json"], in: kit.folder.path)
    #expect(second.output == "\(vectors.count) passed, 0 failed\n", "\(second.errors)")
    #expect(second.status == 0)
    if count == 7 && mode == "transparent" {
      // Of what a changed proof file can be refused for, nothing is missing here.
      let met = Set(vectors.map { $0["expect"]! })
      let expectations = ["wrong-issuer", "wrong-snapshot", "stale", "wrong-id", "wrong-amount"]
      #expect(
        met.union(expectations).union(["empty-tree"])
          == Set(FailureClass.allCases.map(\.rawValue)))
    }
  }

  /// The command says the class, and its exit status is the class's.
  @Test func theCommandSaysTheClass() throws {
    let kit = try ProofKit(count: 7)
    let tamperings = Tamperings(honest: kit.proofs[3], statement: kit.statement, count: 7).all()
    for tampering in tamperings {
      let refusal = #expect(throws: Refusal.self) {
        try ProofVerifier(trust: .statement(tampering.statement))
          .verify(tampering.proof, hash: OpenSSLBatchHash())
      }
      guard let refusal else { continue }
      let outcome = try kit.verify(tampering.proof, statement: tampering.statement)
      #expect(outcome.status == refusal.failure.exitStatus, "\(tampering.name)")
      // A file that is too long is not even read.
      if tampering.proof.count <= ProofFile.maximumBytes {
        let file = refusal.failure.rawValue.hasSuffix("statement") ? "trusted.txt" : "proof.json"
        let start = "touchstone: \(file):"
        #expect(outcome.errors.hasPrefix(start), "\(tampering.name): \(outcome.errors)")
        #expect(outcome.errors.hasSuffix(" \(refusal)\n"), "\(tampering.name): \(outcome.errors)")
      }
      #expect(!outcome.output.contains("included"))
      #expect((outcome.output == "not proven: \(refusal)\n") == (outcome.status == 1))
    }
  }

  @Test func tenMegabytesAreNotEvenRead() throws {
    let kit = try ProofKit(count: 2)
    let outcome = try kit.verify([UInt8](repeating: 0x5B, count: 10_000_000))
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == "touchstone: proof.json: the file has more than 262145 bytes\n")
  }

  /// A proof of one audit says nothing under another audit's statement.
  @Test func anotherAuditsStatement() throws {
    let (one, other) = (try ProofKit(count: 5), try ProofKit(count: 5, key: "a5"))
    let outcome = try one.verify(one.proofs[2].encoded(), statement: other.statement)
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "not proven: statement-mismatch: the proof was made for another statement\n")
  }
}
