extension SumNode {
  /// The leaf of a holder (or a bar): SHA-256(0x00 | amount:16 | nonce:16 | idLength:1 | id).
  ///
  /// - Throws: ``TreeError/idLength(_:)``.
  public static func leaf(
    amount: UInt128, nonce: Nonce, id: [UInt8], hash: some BatchHash
  ) throws(TreeError) -> SumNode {
    var buffer = LeafBuffer()
    try id.withUnsafeBytes { id in
      Result { () throws(TreeError) in try buffer.append(amount: amount, nonce: nonce, id: id) }
    }.get()
    var nodes: [UInt8] = []
    buffer.appendNodes(to: &nodes, hash: hash)
    return nodes.withUnsafeBytes { SumNode(at: 0, in: $0) }
  }

  /// The parent of two nodes: SHA-256(0x01 | left's 56 bytes | right's 56 bytes).
  ///
  /// - Throws: ``TreeError/countOverflow`` or ``TreeError/sumOverflow``.
  public static func parent(
    _ left: SumNode, _ right: SumNode, hash: some BatchHash
  ) throws(TreeError) -> SumNode {
    let (count, countOverflow) = left.count.addingReportingOverflow(right.count)
    let (sum, sumOverflow) = left.sum.addingReportingOverflow(right.sum)
    guard !countOverflow else { throw .countOverflow }
    guard !sumOverflow else { throw .sumOverflow }
    let length = 2 * byteCount
    // On the stack: as a level of two nodes, in arrays, a proof takes twice as long to verify.
    return withUnsafeTemporaryAllocation(byteCount: length + 32, alignment: 16) { buffer in
      left.store(at: 0, in: buffer)
      right.store(at: byteCount, in: buffer)
      hash.hash(
        prefix: PreimageTag.node, messages: UnsafeRawBufferPointer(rebasing: buffer[..<length]),
        stride: length, length: length, count: 1,
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[length...]), outputStride: 32)
      return SumNode(
        count: count, sum: sum, hash: Digest(at: length, in: UnsafeRawBufferPointer(buffer)))
    }
  }
}

/// The next level up: pairs of neighbours become parents, and a lone last node moves up as it is.
///
/// Both are encoded nodes of 56 bytes each. Promotion instead of duplication is what keeps one
/// leaf from being counted twice (CVE-2012-2459).
public func foldLevel(_ nodes: [UInt8], hash: some BatchHash) throws(TreeError) -> [UInt8] {
  var parents: [UInt8] = []
  try nodes.withUnsafeBytes { nodes in
    Result { () throws(TreeError) in try foldLevel(nodes, into: &parents, hash: hash) }
  }.get()
  return parents
}

/// The next level up in place of what `parents` held; its memory is used again.
public func foldLevel(
  _ nodes: UnsafeRawBufferPointer, into parents: inout [UInt8], hash: some BatchHash
) throws(TreeError) {
  let width = SumNode.byteCount
  let pairs = nodes.count / (2 * width)
  let count = nodes.count - pairs * width
  if parents.count > count { parents.removeLast(parents.count - count) }
  if parents.count < count {
    parents.append(contentsOf: repeatElement(0, count: count - parents.count))
  }
  let fault: TreeError? = parents.withUnsafeMutableBytes { out in
    for pair in 0..<pairs {
      let left = pair * 2 * width
      let right = left + width
      let (count, countOverflow) = nodes.bigEndian(at: left, as: UInt64.self)
        .addingReportingOverflow(nodes.bigEndian(at: right))
      let (sum, sumOverflow) = nodes.bigEndian(at: left + 8, as: UInt128.self)
        .addingReportingOverflow(nodes.bigEndian(at: right + 8))
      if countOverflow { return .countOverflow }
      if sumOverflow { return .sumOverflow }
      out.storeBigEndian(count, at: pair * width)
      out.storeBigEndian(sum, at: pair * width + 8)
    }
    UnsafeMutableRawBufferPointer(rebasing: out[(pairs * width)...])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: nodes[(pairs * 2 * width)...]))
    guard pairs > 0 else { return nil }
    // A stored node is its own preimage: two neighbours are the 112 bytes after the tag.
    hash.hash(
      prefix: PreimageTag.node, messages: nodes, stride: 2 * width, length: 2 * width,
      count: pairs, into: UnsafeMutableRawBufferPointer(rebasing: out[24...]),
      outputStride: width)
    return nil
  }
  if let fault { throw fault }
}
