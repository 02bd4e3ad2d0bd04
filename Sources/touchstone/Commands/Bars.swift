import ArgumentParser
import Audit
import Bullion
import Diagnostics
import Intake
import Notation

/// `touchstone bars`.
struct Bars: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Apply the gold rules to bar lists alone.",
    discussion: """
      Rules that need the engagement's declarations are listed as not tested. What a list's \
      format has no place for is said with --default, once for each; spec/bar-list.md has the \
      names.

      Example:
        touchstone bars bars.csv --refiners refiners.csv
        touchstone bars list.txt --profile jpm --default weight_basis=london

      Exit status: 0 no blocking or excluding finding; 1 there is one; 2 could not be read.
      """)

  @Argument(help: "The bar lists.")
  var lists: [String]

  @Option(help: "The lists' format.")
  var profile = "canonical"

  @Option(
    name: .customLong("default"),
    help: ArgumentHelp("What the lists do not say.", valueName: "column=value"))
  var defaults: [String] = []

  @Option(help: "The register of refiners.")
  var refiners: String?

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard !lists.isEmpty else { throw ValidationError("give at least one bar list") }
    for text in defaults where !text.contains("=") {
      throw ValidationError("--default is column=value, not '\(text)'")
    }
  }

  func check() throws -> Verdict {
    let settings = defaults.map { text in
      let name = text.prefix { $0 != "=" }
      return Engagement.BarListLayout.Setting(
        name: String(name), text: String(text.dropFirst(name.count + 1)),
        location: Location(file: "--default"))
    }
    let read = try lists.map {
      var file = Engagement.BarListFile(path: $0, profile: profile, location: Location(file: $0))
      file.layout.defaults = settings
      return try BarListReader.read(file)
    }
    let register = try refiners.map { try RefinerRegisterReader.read($0) }
    let examination = Examination(of: Evidence(lists: read, refiners: register))
    let text = BarsText(examination)
    try Console.write(json ? text.json : text.table)
    let isClean = examination.findings.allSatisfy {
      $0.severity != .blocking && $0.severity != .excluding
    }
    return isClean ? .affirmed : .denied
  }
}
