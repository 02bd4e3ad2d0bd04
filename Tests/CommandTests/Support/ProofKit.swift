import Disclosure
import Foundation
import Testing

/// An audit of so many holders, and all proofs made from it.
final class ProofKit {
  let kit = EngagementKit()
  let count: Int
  let statement: [UInt8]
  /// All proofs, in the order of their leaves.
  let proofs: [ProofFile]

  var folder: TemporaryFolder { kit.folder }
  static let statementPath = "out/publication/statement.txt"

  /// The key is always the same, so that the same leaves stand at the same places in every run.
  init(count: Int, mode: String = "secret", key: String = "5a") throws {
    self.count = count
    kit["private/snapshot.key"] = String(repeating: key, count: 32) + "\n"
    kit.replace("mode: secret", with: "mode: \(mode)")
    // The balances differ, one is zero, and their sum is known.
    let balances = (1...count).map { $0 == 2 ? 0 : $0 * 1000 + 7 * $0 }
    kit.replace("total: \"3200000\"", with: "total: \"\(balances.reduce(0, +))\"")
    kit["holders.csv"] =
      "holder_id,balance\n"
      + balances.enumerated().map { "\"\(ProofKit.id($0.offset))\",\($0.element)\n" }.joined()
    let audited = try kit.audit()
    try #require(audited.status == 0, "\(audited.errors)")
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--all", "proofs")
    try #require(made.status == 0, "\(made.errors)")
    statement = try kit.folder.bytes(ProofKit.statementPath)
    var lines: [UInt8] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: kit.folder.path("proofs"))
      .sorted() where name.hasSuffix(".jsonl")
    {
      lines += try kit.folder.bytes("proofs/" + name)
    }
    try kit.folder.write(lines, to: "all.jsonl")
    proofs = try lines.split(separator: 0x0A).map { try ProofFile(parsing: $0 + [0x0A]) }
  }

  /// Ids of several kinds: plain, quoted, with a backslash, beyond ASCII.
  static func id(_ number: Int) -> String {
    switch number % 4 {
    case 1: "holder \(number), \"\"the quoted\"\""
    case 2: "C:\\holders\\\(number)"
    case 3: "держатель-\(number)"
    default: "holder-\(number)"
    }
  }

  /// Checks a proof file with the tool.
  func verify(_ proof: [UInt8], _ arguments: String..., statement: [UInt8]? = nil) throws -> Outcome
  {
    try folder.write(proof, to: "proof.json")
    if let statement { try folder.write(statement, to: "trusted.txt") }
    return try run(
      touchstonePath,
      [
        "verify", "proof.json", "--statement",
        statement == nil ? Self.statementPath : "trusted.txt",
      ]
        + arguments, in: folder.path)
  }
}
