public import Hashing
public import MerkleSum

extension Statement {
  /// The published root of one of the two trees; nil when no bar is accepted.
  public func root(of tree: SnapshotKey.Tree) -> SumNode? {
    switch tree {
    case .liabilities: liabilities
    case .inventory: inventory
    }
  }

  /// Decimals of the amounts in one of the two trees: the asset's, or three for troy ounces.
  public func decimals(of tree: SnapshotKey.Tree) -> Int {
    switch tree {
    case .liabilities: asset.decimals
    case .inventory: 3
    }
  }

  /// In transparent mode a holder's nonce follows from the published key and his id.
  func checkNonce(of proof: ProofFile) throws(Refusal) {
    guard case .transparent(let bytes) = mode, proof.tree == .liabilities,
      let key = TreeKey(bytes: bytes)
    else { return }
    guard key.nonce(for: proof.id) == proof.nonce else {
      throw Refusal(.wrongNonce, "the nonce does not follow from the published key and the id")
    }
  }
}

extension Refusal {
  /// A path that does not lead to the root.
  init(_ failure: InclusionProof.Failure) {
    switch failure {
    case .indexOutOfRange: self.init(.indexOutOfRange, "the tree has no leaf of that index")
    case .wrongPathLength:
      self.init(.wrongPathLength, "the path has not the length that its index asks for")
    case .overflow: self.init(.overflow, "a sum on the path leaves 128 bits")
    case .wrongSum: self.init(.wrongSum, "the path's sum is not the published total")
    case .wrongRoot: self.init(.wrongRoot, "the path's hash is not the published root")
    }
  }
}
