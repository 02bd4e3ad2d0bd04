import Hashing
import MerkleSum
import Notation

extension ProofFile {
  /// Reads a proof file. The statement in it is kept as bytes and not looked into.
  ///
  /// - Throws: ``Refusal`` of class ``FailureClass/malformedProof``.
  public init(parsing bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= ProofFile.maximumBytes else {
      throw Refusal(
        .malformedProof, "the file has more than \(ProofFile.maximumBytes) bytes")
    }
    var reader = CanonicalReader(bytes)
    try reader.literal("{\"format\":\"\(ProofFile.format)\",\"tree\":")
    guard let tree = SnapshotKey.Tree(rawValue: try reader.text()) else {
      throw reader.malformed("unknown tree")
    }
    try reader.literal(",\"id\":")
    let id = try reader.string()
    guard (1...LeafBuffer.maximumIDLength).contains(id.count) else {
      throw reader.malformed("the id has \(id.count) bytes, 1 to 255 are allowed")
    }
    try reader.literal(",\"amount\":")
    let amount: UInt128 = try reader.number()
    try reader.literal(",\"nonce\":")
    guard let nonce = Hex.decode(try reader.text(), count: 16).flatMap({ Nonce($0) }) else {
      throw reader.malformed("the nonce is not 32 lower-case hexadecimal digits")
    }
    try reader.literal(",\"index\":")
    let index: UInt64 = try reader.number()
    try reader.literal(",\"path\":[")
    var path: [InclusionProof.Step] = []
    while !reader.skip("]") {
      try reader.literal(path.isEmpty ? "{\"amount\":" : ",{\"amount\":")
      let sum: UInt128 = try reader.number()
      try reader.literal(",\"hash\":")
      guard let hash = Hex.decode(try reader.text(), count: 32).flatMap({ Digest($0) }) else {
        throw reader.malformed("a hash is not 64 lower-case hexadecimal digits")
      }
      try reader.literal("}")
      path.append(InclusionProof.Step(sum: sum, hash: hash))
    }
    try reader.literal(",\"statement\":")
    let statement = try reader.string()
    try reader.literal("}\n")
    try reader.end()
    self.init(
      tree: tree, id: id, amount: amount, nonce: nonce,
      inclusion: InclusionProof(index: index, path: path), statement: statement)
    guard encoded() == bytes else {
      throw reader.malformed("the file differs from its own re-encoding")
    }
  }
}
