import Bullion
import Diagnostics

/// B03: the serial is as long as one can be.
struct SerialLength: BarRule {
  let text = RuleText(
    id: "B03", severity: .warning, title: "a serial has at most 11 characters",
    test: "serial without spaces (U+0020) has at most 11 characters (Unicode scalars)",
    source: "LBMA Good Delivery bars are stamped with up to 11 digits or letters",
    fires: "serial 123456789012", silent: "serial 12345678901; serial N 60131 A",
    clears: "the serial as it is stamped, or the custodian's word that it is")

  private static let longest = 11

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    let length = row.bar.serial.unicodeScalars.count { $0 != " " }
    guard length > Self.longest else { return nil }
    return Finding(
      text, row: row, field: .serial,
      values: ["length": "\(length)", "maximum": "\(Self.longest)"])
  }
}
