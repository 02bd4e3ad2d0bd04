import Bullion

extension Evidence {
  /// What decides which of several rows of one bar counts, whatever the order of files and rows:
  /// the lowest fine weight, then the list's name.
  func rank(of row: Row) -> (UInt64, String, UInt64, Int) {
    (row.bar.acceptableFine, lists[row.list].label, row.bar.listedFine, row.number)
  }
}
