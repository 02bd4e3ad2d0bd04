import Bullion

extension Evidence {
  /// What decides which of several rows of one bar counts, whatever the order of files and rows:
  /// the lowest fine weight, then the list's name.
  func rank(of row: Row) -> (UInt64, String, UInt64, Int) {
    (row.bar.acceptableFine, lists[row.list].label, row.bar.listedFine, row.number)
  }

  /// Where a row's bar lies: the row's vault, else the list's, else the list's name.
  func vault(of row: Row) -> String {
    let list = lists[row.list]
    return row.bar.vault.isEmpty ? list.file.vault ?? list.label : row.bar.vault
  }
}
