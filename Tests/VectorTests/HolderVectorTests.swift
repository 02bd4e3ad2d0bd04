import Audit
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Notation
import Testing
import TreeStore

/// The vectors of holder files: whole files with the tree they give, or the class of their defect.
@Suite struct HolderVectorTests {
  @Test(arguments: Vector.load("holders.json"))
  func holders(vector: Vector) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try vector.list("files").enumerated().map { index, file in
      let path = folder.path + "/\(index).csv"
      try Data(file.holderFile).write(to: URL(fileURLWithPath: path))
      return Engagement.HolderFile(
        path: path, idColumn: file["id"], balanceColumn: file["balance"],
        ignoredColumns: file.members["ignore"] as? [String] ?? [], prefix: file["prefix"])
    }
    do {
      let root = try root(of: files, vector)
      #expect(vector["expect"] == "ok", "\(vector["reason"])")
      #expect("\(root.count)" == vector["n"])
      #expect("\(root.sum)" == vector["total"])
      #expect(Hex.encode(root.hash.bytes) == vector["root"])
    } catch {
      #expect(failure(error) == vector["expect"], "\(vector["reason"]): \(error)")
    }
  }

  private func root(of files: [Engagement.HolderFile], _ vector: Vector) throws -> SumNode {
    let bytes = try #require(Hex.decode(vector["tree_key"], count: 32))
    let table = LeafTable(key: try #require(TreeKey(bytes: bytes)), hash: .openSSL)
    let decimals = try #require(vector.members["decimals"] as? Int)
    let asset = Statement.Asset(symbol: "TEST", decimals: decimals)
    try HolderReader(files: files, asset: asset).read { try table.append($0) }
    return try table.build()
  }

  private func failure(_ error: any Error) -> String {
    switch error {
    case is InputError: "malformed-holders"
    case let conflict as LeafConflict: conflict.sameID ? "duplicate-id" : "nonce-collision"
    case TreeError.sumOverflow: "total-overflow"
    default: "\(error)"
    }
  }
}

extension Vector {
  /// A holder file's bytes: text, `b64`, or `text_repeat`.
  fileprivate var holderFile: [UInt8] {
    if let encoded = optional("b64") { return Array(Data(base64Encoded: encoded)!) }
    return bytes("text")
  }
}
