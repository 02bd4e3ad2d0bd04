import Audit
import Notation

/// What changed of the listed bars beyond their accepted weights, as text or as JSON.
struct ListedChangesText {
  /// How many changes of a kind the table names; JSON has all.
  private static let shown = 20

  private let changes: ListedChanges
  /// The places.csv that are not there.
  private let absent: [String]

  init(_ changes: ListedChanges, absent: [String]) {
    self.changes = changes
    self.absent = absent
  }

  /// The table for people.
  var table: String {
    var text = section(
      "bars listed with another serial spelling, weight or fineness", changes.restated
    ) { bar in
      let more = bar.barsBefore > 1 ? " (and \(bar.barsBefore - 1) more)" : ""
      return "\(bar.words.joined(separator: "+")): \(bar.bar), before \(bar.before)\(more)"
    }
    for path in absent { text += "vaults, boxes and seals are not compared: no file \(path)\n" }
    if let moved = changes.moved {
      text += section("bars in another list, vault or box", moved) { bar in
        "\(bar.words.joined(separator: "+")): \(bar.bar), "
          + "from \(Self.words(bar.before)) to \(Self.words(bar.after))"
      }
    }
    if let resealed = changes.resealed {
      text += section("boxes with other seals", resealed) { box in
        "\(box.vault) \(box.container): \(Self.seals(box.before)) before, "
          + "\(Self.seals(box.after)) now"
      }
    }
    return text
  }

  /// The JSON members, without braces.
  var json: String {
    var members = [
      JSONText.object([
        ("changed-bars", "\(changes.restated.count)"),
        ("moved-bars", changes.moved.map { "\($0.count)" } ?? "not compared"),
        ("resealed-boxes", changes.resealed.map { "\($0.count)" } ?? "not compared"),
      ]).dropFirst().dropLast().description
    ]
    members.append(
      "\"changed\":"
        + Self.array(changes.restated) { bar in
          JSONText.object([
            ("bar", bar.bar), ("differs", bar.words.joined(separator: "+")),
            ("before", bar.before), ("bars-before", "\(bar.barsBefore)"),
          ])
        })
    members.append("\"places-missing\":" + Self.array(absent) { JSONText.quote($0) })
    if let moved = changes.moved {
      members.append(
        "\"moved\":"
          + Self.array(moved) { bar in
            JSONText.object([
              ("bar", bar.bar), ("differs", bar.words.joined(separator: "+")),
            ]).dropLast() + ",\"before\":\(Self.places(bar.before)),"
              + "\"now\":\(Self.places(bar.after))}"
          })
    }
    if let resealed = changes.resealed {
      members.append(
        "\"resealed\":"
          + Self.array(resealed) { box in
            JSONText.object([("vault", box.vault), ("container", box.container)]).dropLast()
              + ",\"before\":" + Self.array(box.before) { JSONText.quote($0) }
              + ",\"now\":" + Self.array(box.after) { JSONText.quote($0) } + "}"
          })
    }
    return members.joined(separator: ",")
  }

  private func section<Change>(
    _ title: String, _ changes: [Change], _ line: (Change) -> String
  ) -> String {
    let lines = changes.prefix(Self.shown).map { "  \(line($0))\n" }.joined()
    let rest = changes.count - Self.shown
    return "\(title): \(FigureText.count(changes.count))\n" + lines
      + (rest > 0 ? "  and \(FigureText.count(rest)) more: --json names all\n" : "")
  }

  private static func words(_ places: [EarlierAudit.Place]) -> String {
    places.map { place in
      let box = place.container.isEmpty ? "no box" : "box \(place.container)"
      return "vault \(place.vault) \(box) (list \(place.list))"
    }.joined(separator: " and ")
  }

  private static func seals(_ seals: [String]) -> String {
    seals.map { $0.isEmpty ? "no seal" : $0 }.joined(separator: " ")
  }

  private static func places(_ places: [EarlierAudit.Place]) -> String {
    array(places) {
      JSONText.object([
        ("list", $0.list), ("vault", $0.vault), ("container", $0.container), ("seal", $0.seal),
      ])
    }
  }

  private static func array<Element>(
    _ elements: [Element], _ text: (Element) -> String
  ) -> String {
    "[" + elements.map(text).joined(separator: ",") + "]"
  }
}
