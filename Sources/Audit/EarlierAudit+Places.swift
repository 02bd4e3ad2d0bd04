public import Bullion
import Disclosure
import Notation

extension EarlierAudit.Place {
  /// The columns of places.csv.
  public static let columns = ["bar_id", "list", "vault_id", "container_id", "seal_no"]

  /// The text of places.csv: a header and one line a place, in bytewise order. A program reads it
  /// back, so no text of a list is changed in it.
  public static func file(_ places: [EarlierAudit.Place]) -> String {
    columns.joined(separator: ",") + "\n" + sortedLines(places.map(\.line))
  }

  private var line: String {
    [bar, list, vault, container, seal].map(CSVText.field).joined(separator: ",")
  }
}

extension Conclusion {
  /// Where each listed row lies. The next audit compares with it.
  public var places: [EarlierAudit.Place] {
    examination.outcomes.map { examination.evidence.place(of: $0.row) }
  }
}

extension Evidence {
  /// Where a row's bar lies.
  func place(of row: Row) -> EarlierAudit.Place {
    EarlierAudit.Place(
      bar: row.id, list: lists[row.list].label, vault: lists[row.list].vault(of: row.bar),
      container: row.bar.container, seal: row.bar.seal)
  }
}

extension BarList {
  /// The vault of a row: its own, else the one that the engagement names for the list, else the
  /// custodian's label, which tells it from other custodians' vaults.
  public func vault(of bar: Bar) -> String {
    bar.vault.isEmpty ? file.vault ?? label : bar.vault
  }
}
