import Bullion

/// A box: the vault that it is in, and its own name there.
struct BoxName: Hashable, Comparable {
  /// The vault.
  let vault: Verbatim
  /// The box.
  let container: Verbatim

  /// The box of this name.
  init(vault: String, container: String) {
    self.vault = Verbatim(vault)
    self.container = Verbatim(container)
  }

  /// The box as the subject of a finding.
  var subject: Finding.Subject { .box(vault: vault.text, container: container.text) }

  static func < (a: BoxName, b: BoxName) -> Bool {
    (a.vault, a.container) < (b.vault, b.container)
  }
}

extension Evidence {
  /// The rows of each box; rows that name no box are left out.
  var rowsOfBoxes: [BoxName: [Row]] {
    Dictionary(grouping: rows.filter { !$0.bar.container.isEmpty }) {
      BoxName(vault: lists[$0.list].vault(of: $0.bar), container: $0.bar.container)
    }
  }
}
