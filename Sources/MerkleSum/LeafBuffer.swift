/// Leaves in tree order, encoded one after the other as they are hashed:
/// `amount:16 | nonce:16 | idLength:1 | id`.
///
/// It is meant to be filled, hashed and emptied over and over, without a new allocation.
public struct LeafBuffer: Sendable {
  /// The longest id, in bytes.
  public static let maximumIDLength = 255
  /// The bytes of an encoded leaf before its id.
  private static let fixedBytes = 33

  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  private(set) var sums: [UInt128] = []
  private(set) var firstNonce: Nonce?
  private(set) var lastNonce: Nonce?

  /// An empty buffer.
  public init() {}

  /// The number of leaves in the buffer.
  public var count: Int { sums.count }

  /// Adds a leaf after the others.
  ///
  /// - Throws: ``TreeError/idLength(_:)``; ``TreeError/outOfOrder(position:)`` when the nonce is
  ///   not greater than the one before.
  public mutating func append(
    amount: UInt128, nonce: Nonce, id: UnsafeRawBufferPointer
  ) throws(TreeError) {
    guard (1...LeafBuffer.maximumIDLength).contains(id.count) else { throw .idLength(id.count) }
    if let lastNonce, lastNonce >= nonce { throw .outOfOrder(position: UInt64(count)) }
    if firstNonce == nil { firstNonce = nonce }
    lastNonce = nonce
    sums.append(amount)
    withUnsafeBytes(of: amount.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: nonce.value.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(id.count))
    bytes.append(contentsOf: id)
    ends.append(bytes.count)
  }

  /// Adds a leaf that is encoded already.
  ///
  /// - Throws: as ``append(amount:nonce:id:)``; ``TreeError/idLength(_:)`` also when there are not
  ///   as many bytes as the length in them asks for.
  public mutating func append(encoded leaf: UnsafeRawBufferPointer) throws(TreeError) {
    let fixed = LeafBuffer.fixedBytes
    guard leaf.count > fixed, Int(leaf[fixed - 1]) == leaf.count - fixed else {
      throw .idLength(max(leaf.count - fixed, 0))
    }
    let nonce = Nonce(value: leaf.bigEndian(at: 16))
    if let lastNonce, lastNonce >= nonce { throw .outOfOrder(position: UInt64(count)) }
    if firstNonce == nil { firstNonce = nonce }
    lastNonce = nonce
    sums.append(leaf.bigEndian(at: 0))
    bytes.append(contentsOf: leaf)
    ends.append(bytes.count)
  }

  /// Empties the buffer; its memory is kept for the next leaves.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    firstNonce = nil
    lastNonce = nil
  }

  /// Hashes all leaves and appends their nodes, 56 bytes each, to `nodes`.
  public func appendNodes(to nodes: inout [UInt8], hash: some BatchHash) {
    let offset = nodes.count
    nodes.append(contentsOf: repeatElement(0, count: count * SumNode.byteCount))
    nodes.withUnsafeMutableBytes { all in
      let out = UnsafeMutableRawBufferPointer(rebasing: all[offset...])
      for (index, sum) in sums.enumerated() {
        out.storeBigEndian(UInt64(1), at: index * SumNode.byteCount)
        out.storeBigEndian(sum, at: index * SumNode.byteCount + 8)
      }
      guard count > 0 else { return }
      bytes.withUnsafeBytes { messages in
        ends.withUnsafeBufferPointer { ends in
          hash.hash(
            prefix: PreimageTag.leaf, messages: messages, ends: ends,
            into: UnsafeMutableRawBufferPointer(rebasing: out[24...]),
            outputStride: SumNode.byteCount)
        }
      }
    }
  }
}
