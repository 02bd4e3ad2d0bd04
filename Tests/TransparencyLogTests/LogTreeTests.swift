import Foundation
import Hashing
import MerkleSum
import Notation
import Testing
import TransparencyLog

/// A tree whose subtrees are hashed by the definition.
private struct DefinedTree: SubtreeHashes {
  var leaves: [Digest]

  func hash(level: Int, index: UInt64) -> Digest {
    definedRoot(leaves[(Int(index) << level)..<(Int(index + 1) << level)])
  }
}

@Suite struct LogTreeTests {
  private static let leaves = entries(65).map { LogTree.leafHash($0) }

  /// From the published constants of Certificate Transparency's reference trees.
  @Test func publishedRoots() throws {
    let entries = [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ].map { Hex.decode($0, count: $0.utf8.count / 2)! }
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    let tree = DefinedTree(leaves: entries.map { LogTree.leafHash($0) })
    for (size, root) in roots.enumerated() {
      #expect(Hex.encode(try tree.root(size: UInt64(size)).bytes) == root)
    }
  }

  /// Every entry of every tree up to 64: the proof is the definition's, it verifies, and every
  /// change of one hash, of the index or of the size is refused.
  @Test(arguments: 1...64)
  func everyInclusion(size: Int) throws {
    let leaves = Self.leaves[..<size]
    let tree = DefinedTree(leaves: Array(leaves))
    let count = UInt64(size)
    let root = definedRoot(leaves)
    #expect(try tree.root(size: count) == root)
    let checkpoint = Checkpoint(origin: "a", size: count, root: root)
    for index in 0..<size {
      let path = try tree.inclusionProof(of: UInt64(index), size: count)
      #expect(path == definedPath(index, leaves))
      func refused(
        leaf: Digest? = nil, at claimed: UInt64? = nil, _ path: [Digest],
        size: UInt64? = nil, _ what: Comment
      ) {
        let other = Checkpoint(origin: "a", size: size ?? count, root: root)
        #expect(
          failure {
            try LogTree.checkInclusion(
              of: leaf ?? leaves[index], at: claimed ?? UInt64(index), path: path, in: other)
          } != nil, what)
      }
      try LogTree.checkInclusion(
        of: leaves[index], at: UInt64(index), path: path, in: checkpoint)
      for other in 0...(count + 1) where other != UInt64(index) {
        refused(at: other, path, "entry \(index) of \(size) at \(other)")
      }
      refused(at: .max, path, "at the largest index")
      refused(leaf: SHA256.hash([1]), path, "another leaf")
      refused(path + [root], "a hash more")
      refused([leaves[index]] + path, "a hash more before")
      if !path.isEmpty {
        refused(Array(path.dropLast()), "a hash less")
        refused(Array(path.dropFirst()), "a hash less before")
      }
      for step in path.indices {
        var bent = path
        bent[step] = flipped(path[step], bit: (7 * step + index) % 256)
        refused(bent, "hash \(step) bent")
      }
    }
  }

  /// Every pair of sizes up to 64: the proof is the definition's, it verifies, and every single
  /// change of a hash, root or size is refused.
  @Test(arguments: 0...64)
  func everyConsistency(size: Int) throws {
    let leaves = Self.leaves[..<size]
    let tree = DefinedTree(leaves: Array(leaves))
    let new = (size: UInt64(size), root: definedRoot(leaves))
    for oldSize in 0...size {
      let old = (size: UInt64(oldSize), root: definedRoot(leaves[..<oldSize]))
      let proof = try tree.consistencyProof(from: old.size, to: new.size)
      #expect(proof == (oldSize == 0 ? [] : definedProof(oldSize, leaves)))
      try LogTree.checkConsistency(from: old, to: new, proof: proof)
      func refused(
        _ old: (size: UInt64, root: Digest), _ new: (size: UInt64, root: Digest),
        _ proof: [Digest], _ what: Comment
      ) {
        #expect(
          failure { try LogTree.checkConsistency(from: old, to: new, proof: proof) } != nil, what)
      }
      refused((old.size, flipped(old.root, bit: 3)), new, proof, "the old root")
      if oldSize > 0 {
        refused(old, (new.size, flipped(new.root, bit: 5)), proof, "the new root")
      }
      refused(old, new, proof + [new.root], "a hash more")
      refused(old, new, [old.root] + proof, "a hash more before")
      if !proof.isEmpty {
        refused(old, new, Array(proof.dropLast()), "a hash less")
        refused(old, new, Array(proof.dropFirst()), "a hash less before")
      }
      if oldSize < size { refused(new, old, proof, "backwards") }
      for step in proof.indices {
        var bent = proof
        bent[step] = flipped(proof[step], bit: (11 * step + oldSize) % 256)
        refused(old, new, bent, "hash \(step) bent")
      }
    }
  }

  /// Another log that shares the first entries is told apart at every size.
  @Test func everyForkIsSeen() throws {
    for size in 1...33 {
      for changed in 0..<size {
        var forked = Array(Self.leaves[..<size])
        forked[changed] = SHA256.hash([9])
        let other = DefinedTree(leaves: forked)
        for oldSize in (changed + 1)...size {
          let old = (size: UInt64(oldSize), root: definedRoot(Self.leaves[..<oldSize]))
          let new = (size: UInt64(size), root: definedRoot(forked[...]))
          let proof = try other.consistencyProof(from: old.size, to: new.size)
          #expect(
            failure { try LogTree.checkConsistency(from: old, to: new, proof: proof) } == .fork)
        }
      }
    }
  }

  private func flipped(_ digest: Digest, bit: Int) -> Digest {
    var bytes = digest.bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return Digest(bytes)!
  }

  private struct Inclusion: Decodable {
    var leafIdx: UInt64
    var treeSize: UInt64
    var root: Data?
    var leafHash: Data?
    var proof: [Data]?
    var wantErr: Bool
    var file: String
  }

  @Test(.enabled(if: Foreign.exists("rfc6962/inclusion.json")))
  func foreignInclusion() throws {
    let tests = try Foreign.decode("rfc6962/inclusion.json", as: [Inclusion].self)
    #expect(tests.count > 80)
    for test in tests {
      let path = (test.proof ?? []).map { Digest($0) }
      guard let root = test.root.flatMap({ Digest($0) }),
        let leaf = test.leafHash.flatMap({ Digest($0) }), !path.contains(nil)
      else {
        #expect(test.wantErr, "\(test.file)")
        continue
      }
      let checkpoint = Checkpoint(origin: "a", size: test.treeSize, root: root)
      let failure = failure {
        try LogTree.checkInclusion(
          of: leaf, at: test.leafIdx, path: path.compactMap { $0 }, in: checkpoint)
      }
      #expect((failure != nil) == test.wantErr, "\(test.file)")
    }
  }

  private struct Consistency: Decodable {
    var size1: UInt64
    var size2: UInt64
    var root1: Data?
    var root2: Data?
    var proof: [Data]?
    var wantErr: Bool
    var file: String
  }

  @Test(.enabled(if: Foreign.exists("rfc6962/consistency.json")))
  func foreignConsistency() throws {
    let tests = try Foreign.decode("rfc6962/consistency.json", as: [Consistency].self)
    #expect(tests.count > 80)
    for test in tests {
      let proof = (test.proof ?? []).map { Digest($0) }
      guard let old = test.root1.flatMap({ Digest($0) }),
        let new = test.root2.flatMap({ Digest($0) }), !proof.contains(nil)
      else {
        // Where nothing is hashed, the vectors write "don't care" for a root.
        #expect(test.wantErr || test.root1 == test.root2, "\(test.file)")
        continue
      }
      let failure = failure {
        try LogTree.checkConsistency(
          from: (test.size1, old), to: (test.size2, new), proof: proof.compactMap { $0 })
      }
      #expect((failure != nil) == test.wantErr, "\(test.file)")
    }
  }
}
