import MerkleSum

/// One worker of a build: it brings partitions from their pages to the tree.
struct PartitionBuilder: ~Copyable {
  private let work: BuildWork
  private var reader: PartitionReader
  private var folder: BlockFolder
  private var output = Output()

  /// What grows while leaves go by; its memory is used again for each block.
  private struct Output {
    var leaves = LeafBuffer()
    var nodes: [UInt8] = []
    var records: [UInt8] = []
    var ids: [UInt8] = []
    var text: [UInt8] = []
  }

  init(_ work: BuildWork) {
    self.work = work
    reader = PartitionReader(store: work.store, limit: work.sortBytes)
    folder = BlockFolder(hash: work.hash)
  }

  /// Sorts a partition, looks for duplicates, and hashes and writes its leaves.
  mutating func build(_ number: Int) throws {
    let partition = work.partitions[number]
    var place = Place(position: partition.start, idEnd: partition.idStart)
    let work = work
    if partition.count > 0 {
      try reader.forEachRun(of: partition) { leaves in
        if let conflict = leaves.conflict() { work.note(conflict) }
        guard work.makesTree else { return }
        try PartitionBuilder.append(leaves, at: &place, &output, &folder, work)
        guard let export = work.export else { return }
        try work.turnstile.pass(number, isLast: false) { try export.write(output.text) }
        output.text.removeAll(keepingCapacity: true)
      }
    }
    if work.export != nil { try work.turnstile.pass(number, isLast: true) {} }
  }

  /// How far a partition's leaves have come.
  private struct Place {
    var position: Int
    var idEnd: Int
  }

  private static func append(
    _ leaves: borrowing LeafSorter, at place: inout Place, _ output: inout Output,
    _ folder: inout BlockFolder, _ work: BuildWork
  ) throws {
    var next = 0
    while next < leaves.count {
      // Up to the end of a block, so that whole blocks inside a partition are hashed in place.
      let room = BlockFolder.leaves - place.position % BlockFolder.leaves
      let end = min(leaves.count, next + room)
      let first = place
      for index in next..<end {
        let leaf = leaves[index]
        let id = LeafRecord.id(at: leaf)
        let encoded = UnsafeRawBufferPointer(
          start: leaf + LeafRecord.preimage,
          count: LeafRecord.fixedBytes - LeafRecord.preimage + id.count)
        try output.leaves.append(encoded: encoded)
        place.idEnd += id.count
        if work.sink.stores {
          // A record begins with the nonce, a preimage with the amount.
          output.records.append(contentsOf: encoded[16..<32])
          output.records.append(contentsOf: encoded[0..<16])
          withUnsafeBytes(of: UInt64(place.idEnd).bigEndian) {
            output.records.append(contentsOf: $0)
          }
          output.ids.append(contentsOf: id)
        }
        work.export?.format(LeafRecord.amount(at: leaf), id, &output.text)
      }
      place.position += end - next
      next = end
      output.leaves.appendNodes(to: &output.nodes, hash: work.hash)
      try output.nodes.withUnsafeBytes { nodes in
        try fold(nodes, at: first.position, &folder, work)
      }
      try work.sink.write(
        records: output.records, at: first.position, ids: output.ids, from: first.idEnd)
      output.leaves.removeAll()
      output.nodes.removeAll(keepingCapacity: true)
      output.records.removeAll(keepingCapacity: true)
      output.ids.removeAll(keepingCapacity: true)
    }
  }

  private static func fold(
    _ nodes: UnsafeRawBufferPointer, at position: Int, _ folder: inout BlockFolder,
    _ work: BuildWork
  ) throws {
    let block = position / BlockFolder.leaves
    let whole = work.fragments.leaves(in: block) * SumNode.byteCount
    if nodes.count == whole {
      try folder.fold(nodes) { try work.sink.take($1, level: $0, block: block) }
    } else if let all = work.fragments.add(nodes, at: position) {
      try all.withUnsafeBytes { all in
        try folder.fold(all) { try work.sink.take($1, level: $0, block: block) }
      }
    }
  }
}
