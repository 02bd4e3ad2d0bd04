import ArgumentParser
import Audit
import Diagnostics
import Disclosure
import Intake

/// `touchstone diff`.
struct Diff: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Roll the reserve forward from one audit to the next, bar by bar.",
    discussion: """
      Opening + arrived + cleared - left - excluded = closing, by bar identity, with the figures \
      of both statements. Each audit's bars.csv must be there, in publication/ or private/. \
      Bars that are listed otherwise than before are named; where both audits have their \
      private/places.csv, so are bars that lie elsewhere and boxes with other seals.

      Example:
        touchstone diff 2025-Q3 2025-Q4

      Exit status: 0 compared and it ties; 1 it does not; 2 something could not be read, or the \
      two are no succession: another issuer or asset, or the wrong order.
      """)

  @Argument(help: "The folder of the earlier audit.")
  var previous: String

  @Argument(help: "The folder of the later audit.")
  var current: String

  @Flag(help: "Print one line of JSON.")
  var json = false

  func check() throws -> Verdict {
    let earlier = try AuditedReserve(AuditFolder(previous))
    let later = try AuditedReserve(AuditFolder(current))
    let place = AuditFolder(current).file(AuditFolder.statement)
    guard earlier.statement.issuer == later.statement.issuer else {
      throw InputError("the two audits are of different issuers", file: place)
    }
    guard earlier.statement.asset == later.statement.asset else {
      throw InputError("the two audits are of different assets", file: place)
    }
    guard earlier.statement.asOf < later.statement.asOf else {
      throw InputError(
        "the second audit is not later than the first", file: place,
        hint: "give the earlier audit first")
    }
    let text = RollForwardText(
      RollForward(from: earlier.bars, to: later.bars), from: earlier, to: later)
    let places = try AuditedPlaces(AuditFolder(previous), of: earlier)
    let placesNow = try AuditedPlaces(AuditFolder(current), of: later)
    let changes = ListedChangesText(
      ListedChanges(
        from: earlier.bars, to: later.bars, places: places.places, placesNow.places),
      absent: [places, placesNow].filter { $0.places == nil }.map(\.path))
    try Console.write(
      json
        ? text.json.dropLast(2) + ",\(changes.json)}\n" : "\(text.table)\n\(changes.table)")
    return text.ties ? .affirmed : .denied
  }
}
