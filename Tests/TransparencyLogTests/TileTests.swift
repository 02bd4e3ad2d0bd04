import Hashing
import MerkleSum
import Testing
import TransparencyLog

@Suite struct TileTests {
  /// The examples of C2SP tlog-tiles.
  @Test func paths() throws {
    #expect(
      "\(try #require(TilePath(.hashes(level: 0), index: 1_234_067)))"
        == "tile/0/x001/x234/067")
    #expect("\(try #require(TilePath(.entries, index: 0, width: 5)))" == "tile/entries/000.p/5")
    #expect("\(try #require(TilePath(.hashes(level: 3), index: 999)))" == "tile/3/999")
    #expect(
      "\(try #require(TilePath(.hashes(level: 3), index: 1000, width: 255)))"
        == "tile/3/x001/000.p/255")
    #expect(TilePath(.entries, index: 0, width: 0) == nil)
    #expect(TilePath(.entries, index: 0, width: 257) == nil)
  }

  @Test func seventyThousandEntries() {
    let tiles = TilePath.all(size: 70_000)
    func of(_ content: TilePath.Content) -> [TilePath] { tiles.filter { $0.content == content } }
    #expect(of(.hashes(level: 0)).count == 274)
    #expect(of(.hashes(level: 0)).last?.width == 112)
    #expect(of(.hashes(level: 1)).map(\.width) == [256, 17])
    #expect(of(.hashes(level: 2)).map(\.width) == [1])
    #expect(of(.hashes(level: 3)).isEmpty)
    #expect(of(.entries).count == 274)
    #expect(
      TilePath.all(size: 256).map(\.description) == [
        "tile/0/000", "tile/1/000.p/1", "tile/entries/000",
      ])
    #expect(TilePath.all(size: 0).isEmpty)
  }

  @Test func bundles() throws {
    let all = [[], [1], [UInt8](repeating: 7, count: 65_535)]
    let encoded = EntryBundle.encode(all)
    #expect(encoded.prefix(5) == [0, 0, 0, 1, 1])
    #expect(try EntryBundle.parse(encoded, count: 3) == all)
    for (bytes, count) in [
      (encoded, 2), (encoded, 4), (Array(encoded.dropLast()), 3), (encoded + [0], 3),
      ([0], 1), ([0, 2, 1], 1), ([0xFF, 0xFF], 1), ([], 1), ([0], 0),
    ] {
      #expect(failure { _ = try EntryBundle.parse(bytes, count: count) } == .malformedTile)
    }
  }

  /// Tiles made in one go and in many steps are those of the definition, over two tile levels.
  @Test func grownInSteps() throws {
    let final = 66_000
    let leaves = (0..<final).map { LogTree.leafHash([UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF)]) }
    var store: [String: [UInt8]] = [:]
    var size = 0
    for next in [0, 1, 2, 3, 255, 256, 257, 511, 512, 1000, 65_535, 65_536, 65_537, final] {
      let files = store
      let old = TiledTree(size: UInt64(size)) { try #require(files[$0.description]) }
      var writer = try TileWriter(continuing: old, size: UInt64(size))
      for leaf in leaves[size..<next] { writer.append(leaf) }
      for tile in writer.tiles { store[tile.path.description] = tile.bytes }
      size = next
      let now = store
      let tree = TiledTree(size: UInt64(size)) { try #require(now[$0.description], "\($0)") }
      #expect(try tree.root(size: UInt64(size)) == definedRoot(leaves[..<size]))
      for path in TilePath.all(size: UInt64(size)) where path.content != .entries {
        #expect(store[path.description]?.count == 32 * path.width, "\(path)")
      }
    }
    let files = store
    let tree = TiledTree(size: UInt64(final)) { try #require(files[$0.description]) }
    for old in [1, 255, 256, 300, 65_535, 65_536] {
      #expect(try tree.root(size: UInt64(old)) == definedRoot(leaves[..<old]))
    }
    for index in [0, 255, 256, 65_535, 65_536, final - 1] {
      #expect(
        try tree.inclusionProof(of: UInt64(index), size: UInt64(final))
          == definedPath(index, leaves[...]))
    }
    #expect(
      try tree.consistencyProof(from: 300, to: UInt64(final)) == definedProof(300, leaves[...]))
  }

  @Test func aTileOfTheWrongWidth() throws {
    for length in [0, 31, 32, 63, 65, 96] {
      let tree = TiledTree(size: 2) { _ in [UInt8](repeating: 0, count: length) }
      #expect(failure { _ = try tree.root(size: 2) } == .malformedTile)
    }
    let tree = TiledTree(size: 2) { _ in [UInt8](repeating: 0, count: 64) }
    #expect(failure { _ = try tree.root(size: 3) } == .entryOutOfRange)
  }
}
