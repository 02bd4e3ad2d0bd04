import ArgumentParser
import Audit
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import Report
import TreeStore

/// `touchstone audit`.
struct AuditCommand: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audit an engagement: count every holder, test every bar, compare.",
    discussion: """
      Reads the engagement file and all that it names, and writes a new folder:
        publication/   statement, findings, report: signed and published
        private/       stored trees and key, for proofs: keep it to yourself

      Example:
        touchstone audit samples/usdkg-2025-q4/audit.yaml --out q4

      Memory: for a million holders about 45 MB and their ids, within --memory: what is beyond waits \
      on disk, so that 128MiB do for any number. Disk: for a million holders 47 MB and their ids, \
      and ids and amounts once more in transparent mode; as much again while holders wait.
      Exit status: 0 covered; 1 shortfall or blocked; 2 input could not be read, nothing written.
      """)

  @Argument(help: "The engagement file, audit.yaml.")
  var engagement: String

  @Option(name: .customLong("out"), help: "The folder to make; it must not exist or be empty.")
  var output: String

  @Flag(help: "Print the summary as one line of JSON.")
  var json = false

  @OptionGroup var resources: ResourceOptions

  func check() throws -> Verdict {
    let hash = try BatchHasher.chosen()
    let engagement = try EngagementReader.read(engagement, knownRules: RuleCatalogue.ids)
    let directory = try OutputDirectory(at: output)
    var keys = try KeyStore(engagement, mayCreate: true)
    let run = AuditRun(engagement: engagement, key: keys.key, hash: hash, resources: resources)
    let conclusion = try run.fill(directory)
    try directory.write(AuditReport(conclusion).html(), to: AuditFolder.report)
    try directory.write(keys.text, to: AuditFolder.key, isPrivate: true)
    try keys.save()
    do {
      try directory.commit()
    } catch {
      keys.withdraw()
      throw error
    }
    let summary = AuditSummary(conclusion, folder: AuditFolder(output))
    try Console.write(json ? summary.json : summary.text)
    return conclusion.statement.result == .covered ? .affirmed : .denied
  }
}
