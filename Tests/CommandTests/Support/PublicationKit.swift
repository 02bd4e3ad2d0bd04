import Foundation
import Glibc

/// A series of audited quarters, keys and a policy, in one folder.
final class PublicationKit {
  let folder = TemporaryFolder()
  static let quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
  private static let dates = ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]

  /// Makes the keys of issuer, auditor, log and two witnesses.
  init() throws {
    for (file, name) in [
      ("issuer", "kit.example/reserves"), ("auditor", "audits.example"), ("log", "log.kit.example"),
    ] {
      try must("keygen", "--name", name, "-o", "\(file).key")
    }
    for witness in ["w1", "w2"] {
      try must("keygen", "--name", "\(witness).example", "--witness", "-o", "\(witness).key")
    }
    try writePolicy()
  }

  /// A public key's text.
  func key(_ name: String) throws -> String {
    String(try folder.text("\(name).key.pub").dropLast())
  }

  /// Writes policy.txt.
  func writePolicy(
    quorum: String = "none", lines: String = "", to name: String = "policy.txt"
  ) throws {
    try folder.write(
      """
      touchstone/policy/1
      issuer kit.example/reserves
      key issuer \(key("issuer"))
      key auditor \(key("auditor"))
      auditors 1
      \(lines)
      tlog
      log \(key("log"))
      witness w1 \(key("w1"))
      witness w2 \(key("w2"))
      group both all w1 w2
      quorum \(quorum)

      """, to: name)
  }

  /// Runs the tool, which must succeed, and gives what it printed.
  @discardableResult func must(_ arguments: String...) throws -> String {
    let outcome = try run(touchstonePath, arguments, in: folder.path)
    guard outcome.status == 0 else {
      throw Unexpected(
        description: "\(arguments): \(outcome.status) \(outcome.output)\(outcome.errors)")
    }
    return outcome.output
  }

  /// The statement's text of a quarter.
  static func statement(_ quarter: String) -> String { "\(quarter)/publication/statement.txt" }

  /// The signed statement of a quarter.
  static func note(_ quarter: String) -> String { "\(quarter)/publication/statement.note" }

  /// Audits a quarter into a folder of its name, after another one or as its correction.
  func audit(
    _ quarter: Int, after previous: String? = nil, corrects replaced: String? = nil,
    into out: String? = nil, change: (EngagementKit) -> Void = { _ in }
  ) throws {
    let (name, date) = (Self.quarters[quarter], Self.dates[quarter])
    let kit = EngagementKit()
    kit["audit.yaml"] = kit["audit.yaml"]
      .replacingOccurrences(of: "2025-Q4", with: name)
      .replacingOccurrences(of: "2025-12-31", with: date)
    if let previous {
      kit["audit.yaml"] += "previous: \(folder.path(Self.statement(previous)))\n"
    }
    if let replaced {
      kit["audit.yaml"] +=
        "revision: { number: \"1\", replaces: \(folder.path(Self.statement(replaced))) }\n"
    }
    change(kit)
    try kit.write()
    let outcome = try run(
      touchstonePath, ["audit", "audit.yaml", "--out", folder.path(out ?? name)],
      in: kit.folder.path)
    guard outcome.status == 0 else {
      throw Unexpected(description: "\(name): \(outcome.status) \(outcome.errors)")
    }
  }

  /// Audits the first `count` quarters, each after the one before it.
  func audit(quarters count: Int) throws {
    for quarter in 0..<count {
      try audit(quarter, after: quarter > 0 ? Self.quarters[quarter - 1] : nil)
    }
  }

  /// Issuer and auditor sign what was audited into a folder.
  func sign(_ quarter: String, _ keys: [String] = ["issuer", "auditor"]) throws {
    for key in keys { try must("sign", Self.statement(quarter), "--key", "\(key).key") }
  }

  /// Appends a signed statement to the log.
  func append(_ quarter: String, log: String = "log") throws -> Outcome {
    try folder.touchstone(
      "log", "append", log, Self.note(quarter), "--policy", "policy.txt", "--publication",
      "\(quarter)/publication")
  }

  /// A log of the first `count` quarters, with a checkpoint after each.
  func log(quarters count: Int) throws {
    try audit(quarters: count)
    try must("log", "init", "log", "--key", "log.key")
    for quarter in Self.quarters.prefix(count) {
      try sign(quarter)
      let outcome = try append(quarter)
      guard outcome.status == 0 else { throw Unexpected(description: outcome.errors) }
      try must("log", "checkpoint", "log", "--key", "log.key")
    }
  }

  /// Names and bytes of all files of a folder inside, for comparison.
  func files(_ name: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for entry in FileManager.default.enumerator(atPath: folder.path(name))!.allObjects {
      let path = "\(name)/\(entry)"
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder.path(path), isDirectory: &isFolder)
      if !isFolder.boolValue { files["\(entry)"] = try folder.bytes(path) }
    }
    return files
  }

  /// Puts a folder's files in the place of whatever is there.
  func restore(_ files: [String: [UInt8]], to name: String) throws {
    try? FileManager.default.removeItem(atPath: folder.path(name))
    for (file, bytes) in files { try folder.write(bytes, to: "\(name)/\(file)") }
  }
}

/// A step that a test needs did not go as it should.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}
