import Hashing
import MerkleSum
import Testing

@Suite struct TreeTests {
  @Test func leafAndNodePreimages() throws {
    let leaf = Leaf(amount: 0x0102, nonce: Nonce(value: 3), id: Array("alice".utf8))
    var preimage: [UInt8] = [0] + [UInt8](repeating: 0, count: 14) + [1, 2]
    preimage += [UInt8](repeating: 0, count: 15) + [3, 5] + Array("alice".utf8)
    #expect(node(leaf) == SumNode(count: 1, sum: 0x0102, hash: SHA256.hash(preimage)))
    let other = SumNode(count: 2, sum: 7, hash: SHA256.hash("x"))
    let parent = try SumNode.parent(node(leaf), other, hash: hash)
    #expect(parent.count == 3 && parent.sum == 0x0109)
    #expect(parent.hash == SHA256.hash([1] + node(leaf).bytes + other.bytes))
    #expect(parent.bytes.count == 56)
  }

  @Test(arguments: Array(1...130) + [255, 256, 257, 4095, 4096, 4097, 8192, 8193, 12_345])
  func rootFollowsTheDefinition(count: Int) throws {
    let all = leaves(count)
    let expected = definedRoot(all.map(node)[...])
    #expect(try builtRoot(all) == expected)
    #expect(try builtRoot(all, batch: 1000) == expected)
    var range = CompactRange()
    for leaf in all { try range.append(node(leaf), hash: hash) }
    #expect(try range.root(hash: hash) == expected)
    #expect(range.nodes.count == count.nonzeroBitCount)
  }

  @Test func rangesMergeAtEveryPosition() throws {
    for count in 1...40 {
      let nodes = leaves(count).map(node)
      let whole = definedRoot(nodes[...])
      for middle in 0...count {
        for end in middle...count {
          let parts = try [0..<middle, middle..<end, end..<count].map { part in
            var range = CompactRange(start: UInt64(part.lowerBound))
            for position in part { try range.append(nodes[position], hash: hash) }
            return range
          }
          // Right to left first, then left to right: the order of merging does not matter.
          var right = parts[1]
          try right.append(parts[2], hash: hash)
          var left = parts[0]
          try left.append(right, hash: hash)
          #expect(try left.root(hash: hash) == whole)
        }
      }
    }
  }

  @Test func rangesThatDoNotMeetAreRefused() throws {
    var range = CompactRange()
    try range.append(node(leaves(1)[0]), hash: hash)
    #expect(throws: TreeError.notAdjacent) {
      try range.append(CompactRange(start: 2), hash: hash)
    }
    #expect(throws: TreeError.notAdjacent) {
      try range.append(SumNode(count: 2, sum: 0, hash: .zero), hash: hash)
    }
    #expect(throws: TreeError.notAdjacent) {
      try range.append(SumNode(count: 3, sum: 0, hash: .zero), hash: hash)
    }
    #expect(throws: TreeError.notAdjacent) { try CompactRange(start: 1).root(hash: hash) }
    #expect(throws: TreeError.empty) { try CompactRange().root(hash: hash) }
  }

  @Test func whatCannotBeATree() throws {
    #expect(throws: TreeError.empty) { try builtRoot([]) }
    var two = leaves(2)
    two[1].nonce = two[0].nonce
    #expect(throws: TreeError.outOfOrder(position: 1)) { try builtRoot(two) }
    #expect(throws: TreeError.outOfOrder(position: 1)) { try builtRoot(two, batch: 1) }
    two.swapAt(0, 1)
    two[0].nonce = Nonce(value: 9)
    #expect(throws: TreeError.outOfOrder(position: 1)) { try builtRoot(two) }
    var big = leaves(2)
    big[0].amount = .max
    big[1].amount = 1
    #expect(throws: TreeError.sumOverflow) { try builtRoot(big) }
    big[1].amount = 0
    #expect(try builtRoot(big).sum == .max)
    for length in [0, 256] {
      var odd = leaves(1)
      odd[0].id = [UInt8](repeating: 0x61, count: length)
      #expect(throws: TreeError.idLength(length)) { try builtRoot(odd) }
    }
    #expect(throws: TreeError.countOverflow) {
      try SumNode.parent(
        SumNode(count: .max, sum: 0, hash: .zero), SumNode(count: 1, sum: 0, hash: .zero),
        hash: hash)
    }
  }

  @Test func nodesSurviveTheirBytes() {
    let node = SumNode(count: 0x0102_0304_0506_0708, sum: .max - 5, hash: SHA256.hash("n"))
    let bytes = [9] + node.bytes
    #expect(bytes.withUnsafeBytes { SumNode(at: 1, in: $0) } == node)
    #expect(Digest(Array(bytes[..<31])) == nil)
    #expect(Nonce([UInt8](repeating: 1, count: 15)) == nil)
    #expect(Nonce(Nonce(value: 77).bytes) == Nonce(value: 77))
  }
}
