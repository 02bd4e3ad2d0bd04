/// How the places of one bar, which may stand in several rows, differ from those of before.
enum PlacesOfBar {
  /// What is not as it was, in fixed words: list, vault, box.
  static func changes(
    from before: [EarlierAudit.Place], to after: [EarlierAudit.Place]
  ) -> [String] {
    func differs(_ text: (EarlierAudit.Place) -> String) -> Bool {
      // Most bars stand in one row.
      if before.count == 1, after.count == 1 {
        return !text(before[0]).utf8.elementsEqual(text(after[0]).utf8)
      }
      return Set(before.map { Verbatim(text($0)) }) != Set(after.map { Verbatim(text($0)) })
    }
    return (differs(\.list) ? ["list"] : []) + (differs(\.vault) ? ["vault"] : [])
      + (differs(\.container) ? ["box"] : [])
  }
}
