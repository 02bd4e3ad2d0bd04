import Hashing
import MerkleSum
import Testing

@Suite struct InclusionTests {
  /// Every leaf of every tree up to 64 leaves.
  @Test(arguments: 1...64)
  func everyLeafIsIncluded(count: Int) throws {
    let all = leaves(count)
    let nodes = all.map(node)
    let root = definedRoot(nodes[...])
    for index in 0..<count {
      let proof = InclusionProof(index: UInt64(index), path: definedPath(nodes[...], index))
      try proof.verify(leaf: nodes[index], root: root, hash: hash)
      let shape = try #require(TreeShape.path(index: UInt64(index), count: UInt64(count)))
      #expect(shape.count == proof.path.count)
      #expect(shape.reduce(1) { $0 + $1.siblingCount } == UInt64(count))
    }
  }

  /// Every single change of a proof, a leaf or a root is refused, in every tree up to 17 leaves.
  @Test(arguments: 1...17)
  func everyTamperingIsRefused(count: Int) throws {
    let all = leaves(count)
    let nodes = all.map(node)
    let root = definedRoot(nodes[...])
    for index in 0..<count {
      let path = definedPath(nodes[...], index)
      let leaf = all[index]
      func refuse(
        _ leaf: Leaf? = nil, index claimed: UInt64? = nil, path claimedPath: [InclusionProof.Step],
        root claimedRoot: SumNode? = nil, _ what: String
      ) {
        #expect(throws: InclusionProof.Failure.self, "\(what) of leaf \(index) of \(count)") {
          try InclusionProof(index: claimed ?? UInt64(index), path: claimedPath).verify(
            leaf: leaf.map(node) ?? nodes[index], root: claimedRoot ?? root, hash: hash)
        }
      }
      for other in 0..<(2 * count + 2) where other != index {
        refuse(index: UInt64(other), path: path, "index \(other)")
      }
      refuse(index: .max, path: path, "huge index")
      var changed = leaf
      changed.amount += 1
      refuse(changed, path: path, "amount")
      changed = leaf
      changed.id.append(0x62)
      refuse(changed, path: path, "id")
      changed = leaf
      changed.nonce = Nonce(value: leaf.nonce.value ^ 1)
      refuse(changed, path: path, "nonce")
      for step in path.indices {
        var bent = path
        bent[step] = InclusionProof.Step(sum: path[step].sum &+ 1, hash: path[step].hash)
        refuse(path: bent, "sum of step \(step)")
        for bit in stride(from: 0, to: 256, by: 37) {
          var bytes = path[step].hash.bytes
          bytes[bit / 8] ^= 1 << UInt8(bit % 8)
          bent[step] = InclusionProof.Step(sum: path[step].sum, hash: Digest(bytes)!)
          refuse(path: bent, "bit \(bit) of step \(step)")
        }
        bent = path
        bent.remove(at: step)
        refuse(path: bent, "missing step \(step)")
        bent = path
        bent.insert(path[step], at: step)
        refuse(path: bent, "doubled step \(step)")
        if step > 0 && path[step] != path[step - 1] {
          bent = path
          bent.swapAt(step, step - 1)
          refuse(path: bent, "swapped steps \(step)")
        }
      }
      refuse(path: path + [InclusionProof.Step(sum: root.sum, hash: root.hash)], "root appended")
      for bad in [
        SumNode(count: root.count + 1, sum: root.sum, hash: root.hash),
        SumNode(count: root.count, sum: root.sum + 1, hash: root.hash),
        SumNode(count: root.count, sum: root.sum, hash: .zero),
      ] { refuse(path: path, root: bad, "root") }
      if count > 1 {
        refuse(
          path: path, root: SumNode(count: root.count - 1, sum: root.sum, hash: root.hash), "n-1")
        #expect(throws: InclusionProof.Failure.self, "the root as a leaf") {
          try InclusionProof(index: 0, path: []).verify(leaf: root, root: nodes[0], hash: hash)
        }
      }
    }
  }

  @Test func failuresHaveTheirClass() throws {
    let nodes = leaves(5).map(node)
    let root = definedRoot(nodes[...])
    let path = definedPath(nodes[...], 2)
    func failure(_ proof: InclusionProof, _ root: SumNode) -> InclusionProof.Failure? {
      do { try proof.verify(leaf: nodes[2], root: root, hash: hash) } catch { return error }
      return nil
    }
    #expect(failure(InclusionProof(index: 5, path: path), root) == .indexOutOfRange)
    #expect(failure(InclusionProof(index: 4, path: path), root) == .wrongPathLength)
    #expect(failure(InclusionProof(index: 2, path: []), root) == .wrongPathLength)
    #expect(failure(InclusionProof(index: 3, path: path), root) == .wrongRoot)
    var wrap = path
    wrap[0] = InclusionProof.Step(sum: .max - 1, hash: path[0].hash)
    #expect(failure(InclusionProof(index: 2, path: wrap), root) == .overflow)
    wrap[0] = InclusionProof.Step(sum: path[0].sum + 1, hash: path[0].hash)
    #expect(failure(InclusionProof(index: 2, path: wrap), root) == .wrongSum)
    let empty = SumNode(count: 0, sum: 0, hash: .zero)
    #expect(failure(InclusionProof(index: 0, path: []), empty) == .indexOutOfRange)
  }

  /// The flaw of trees whose parent commits only to the sum: two holders of 100 and 60 both
  /// verify against a total of 100. Here the sibling's sum is hashed.
  @Test func maxwellForgeryIsRefused() throws {
    let alice = SumNode(count: 1, sum: 100, hash: SHA256.hash("alice"))
    let bob = SumNode(count: 1, sum: 60, hash: SHA256.hash("bob"))
    let honest = try SumNode.parent(alice, bob, hash: hash)
    let forged = SumNode(count: 2, sum: 100, hash: honest.hash)
    let proof = InclusionProof(index: 0, path: [InclusionProof.Step(sum: 0, hash: bob.hash)])
    #expect(throws: InclusionProof.Failure.wrongRoot) {
      try proof.verify(leaf: alice, root: forged, hash: hash)
    }
  }
}
