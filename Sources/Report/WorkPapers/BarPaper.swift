import Audit
import Bullion
import Notation

extension WorkPaper {
  /// Every row of the bar lists: where the bar lies, what it weighs, and what became of it.
  static func bars(of conclusion: Conclusion) -> WorkPaper {
    WorkPaper(
      "bars.csv",
      columns: [
        "vault_id", "container_id", "seal_no", "list", "bar_id", "refiner_code", "refiner_mark",
        "serial", "year", "form", "bars", "gross_weight", "gross_unit", "fineness",
        "stated_fine_ozt", "computed_fine_ozt", "listed_fine_ozt", "accepted_fine_ozt", "result",
        "reasons", "restored_from", "custodian_status", "account_id", "last_counted", "place",
      ], rows: conclusion.examination.outcomes.map { row(of: $0, conclusion) })
  }

  private static func row(
    of outcome: Examination.Outcome, _ conclusion: Conclusion
  ) -> [String] {
    let row = outcome.row
    let bar = row.bar
    let list = conclusion.examination.evidence.lists[row.list]
    let place = "\(conclusion.engagement.named(row.listed.path)):\(row.listed.line)"
    let made = [bar.year.map { "\($0)" } ?? "", bar.form.rawValue, "\(bar.count)"]
    let weighed = [
      bar.gross.map { PaperText.thousandths($0.thousandths) } ?? "", bar.unit.rawValue,
      bar.fineness.map { PaperText.thousandths($0.partsPerMillion) } ?? "",
    ]
    let fine = [
      bar.statedFine.map(PaperText.thousandths) ?? "",
      bar.computedFine.map(PaperText.thousandths) ?? "", PaperText.thousandths(bar.listedFine),
      PaperText.thousandths(outcome.fineAccepted),
    ]
    let result = [
      outcome.reasons.isEmpty ? "accepted" : "excluded", PaperText.list(outcome.reasons),
      PaperText.list(outcome.lifted),
      bar.status, bar.account, row.listed.days.counted.map { "\($0)" } ?? "", place,
    ]
    return [
      list.vault(of: bar), bar.container, bar.seal, list.label, row.id, bar.refinerCode,
      bar.refinerMark, bar.serial,
    ] + made + weighed + fine + result
  }
}
