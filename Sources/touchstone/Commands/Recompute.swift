import ArgumentParser
import Audit
import Diagnostics
import Foundation
import Hashing
import Intake
import TreeStore

/// `touchstone recompute`.
struct Recompute: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rebuild an audit from its raw inputs and compare it byte for byte.",
    discussion: """
      For an auditor or regulator who has the raw files and the snapshot key. Every published file \
      but the report is rebuilt, and the work papers where they are at hand; the first difference \
      is named.

      Example:
        touchstone recompute samples/usdkg-2025-q4/audit.yaml --audit q4

      Exit status: 0 identical; 1 there is a difference; 2 something could not be read.
      """)

  @Argument(help: "The engagement file, audit.yaml.")
  var engagement: String

  @Option(help: "The folder that 'touchstone audit' wrote.")
  var audit: String

  @OptionGroup var resources: ResourceOptions

  func check() throws -> Verdict {
    let hash = try BatchHasher.chosen()
    let engagement = try EngagementReader.read(engagement, knownRules: RuleCatalogue.ids)
    // A missing file is a difference; without the folder nothing was checked.
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: audit, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw InputError("no such folder", file: audit) }
    guard FileManager.default.fileExists(atPath: engagement.keyFile) else {
      throw InputError(
        "no snapshot key", file: engagement.keyFile,
        hint: "recomputing needs the key that the audit was made with")
    }
    let keys = try KeyStore(engagement, mayCreate: false)
    let scratch =
      FileManager.default.temporaryDirectory.path
      + "/touchstone-recompute-\(UUID().uuidString)"
    let directory = try OutputDirectory(at: scratch)
    let run = AuditRun(engagement: engagement, key: keys.key, hash: hash, resources: resources)
    let conclusion = try run.fill(directory)
    let comparison = FolderComparison(
      expected: { directory.temporaryPath($0) }, found: { AuditFolder(audit).file($0) })
    let names = [AuditFolder.statement, AuditFolder.findings, AuditFolder.inputs]
    try comparison.compare(names + (engagement.mode == .transparent ? [AuditFolder.leaves] : []))
    // A publication without its private part is compared too: the statement commits to the bars.
    for name in [run.barsFile, AuditFolder.places]
    where name == AuditFolder.publicBars
      || FileManager.default.fileExists(atPath: AuditFolder(audit).file(name))
    {
      try comparison.compare([name])
    }
    if FileManager.default.fileExists(atPath: AuditFolder(audit).file(AuditFolder.workPapers)) {
      let papers = try FileManager.default.contentsOfDirectory(
        atPath: directory.temporaryPath(AuditFolder.workPapers))
      try comparison.compare(papers.sorted().map { AuditFolder.workPapers + "/" + $0 })
    }
    comparison.refuse(
      (engagement.mode == .transparent ? [] : [AuditFolder.leaves])
        + (engagement.barsArePublic ? [] : [AuditFolder.publicBars]))
    if let difference = comparison.first {
      Console.complain(difference)
      return .denied
    }
    try Console.write(
      "identical: \(comparison.compared) files of \(audit) follow from the raw inputs; "
        + "the audit's result is \(conclusion.statement.resultText)\n")
    return .affirmed
  }
}
