/// Text in a CSV file that people open in a spreadsheet.
public enum SpreadsheetText {
  /// The text with an apostrophe before it where a spreadsheet would otherwise run it as a
  /// formula: where it begins with `=`, `+`, `-`, `@`, tab or CR.
  ///
  /// Whoever fills in a bar list could else make the auditor's own machine fetch or send data.
  public static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first, formulaStarts.contains(first) else { return text }
    return "'" + text
  }

  /// The text as a guarded field of a CSV file.
  public static func field(_ text: String) -> String { CSVText.field(guarded(text)) }

  // = + - @ TAB CR
  private static let formulaStarts: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
}
