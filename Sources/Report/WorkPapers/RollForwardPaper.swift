import Audit
import Disclosure

extension WorkPaper {
  /// Every bar that counted then or counts now: the column of the accepted weight before adds up
  /// to the opening figure, the one after to the closing figure. Nil without bars to begin with.
  static func rollForward(of conclusion: Conclusion) -> WorkPaper? {
    guard let before = conclusion.examination.evidence.previous?.bars else { return nil }
    let way = RollForward(from: before, to: conclusion.bars)
    let none = "0.000"
    func came(_ bars: [PublishedBar], _ movement: String) -> [[String]] {
      bars.map { [movement, $0.id, "", $0.list, none, PaperText.thousandths($0.fineAccepted), ""] }
    }
    func went(_ bars: [PublishedBar], _ movement: String) -> [[String]] {
      bars.map { [movement, $0.id, $0.list, "", PaperText.thousandths($0.fineAccepted), none, ""] }
    }
    func stayed(_ pairs: [RollForward.Pair], _ movement: String) -> [[String]] {
      pairs.map { pair in
        [
          movement, pair.after.id, pair.before.list, pair.after.list,
          PaperText.thousandths(pair.before.fineAccepted),
          PaperText.thousandths(pair.after.fineAccepted), "",
        ]
      }
    }
    let rows =
      came(way.arrived, "arrived") + came(way.cleared, "cleared") + went(way.left, "left")
      + went(way.excluded, "excluded") + stayed(way.restated, "restated")
      + stayed(way.unchanged, "unchanged")
    return WorkPaper(
      "roll-forward.csv",
      columns: [
        "movement", "bar_id", "list_before", "list_after", "accepted_before_ozt",
        "accepted_after_ozt", "perhaps_the_same_bar",
      ], rows: marked(rows, way.reweighed))
  }

  /// A bar that left and one that arrived with the same stamps name each other.
  private static func marked(_ rows: [[String]], _ pairs: [RollForward.Pair]) -> [[String]] {
    var other: [[UInt8]: String] = [:]
    for pair in pairs {
      other[Array(pair.before.id.utf8)] = pair.after.id
      other[Array(pair.after.id.utf8)] = pair.before.id
    }
    return rows.map { $0.dropLast() + [other[Array($0[1].utf8)] ?? ""] }
  }
}
