import Disclosure
import Hashing
import MerkleSum

/// A proof whose every part can be changed.
struct LooseProof {
  var tree: SnapshotKey.Tree
  var id: [UInt8]
  var amount: UInt128
  var nonce: Nonce
  var index: UInt64
  var path: [Step]
  var statement: [UInt8]

  struct Step {
    var sum: UInt128
    var hash: Digest
  }

  init(_ proof: ProofFile) {
    tree = proof.tree
    id = proof.id
    amount = proof.amount
    nonce = proof.nonce
    index = proof.inclusion.index
    path = proof.inclusion.path.map { Step(sum: $0.sum, hash: $0.hash) }
    statement = proof.statement
  }

  /// The bytes of the file, whether a verifier would read them or not.
  func encoded() -> [UInt8] {
    let steps = path.map { InclusionProof.Step(sum: $0.sum, hash: $0.hash) }
    return ProofFile(
      tree: tree, id: id, amount: amount, nonce: nonce,
      inclusion: InclusionProof(index: index, path: steps), statement: statement
    ).encoded()
  }
}
