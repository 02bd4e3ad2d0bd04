import Diagnostics

/// The rules over a sample. They are no part of ``RuleCatalogue``: an audit does not read results
/// of a sample yet, and no bar is excluded by them.
public enum SamplingRules {
  /// S01: the sample is as large as planned, and every drawn bar has a result.
  public static let complete = RuleText(
    id: "S01", severity: .information, title: "the sample is as planned and complete",
    test: "drawn >= planned, and every drawn bar has a result; else a warning",
    source: "ISA 530, paragraphs 10 and 11: planned procedures on each selected item",
    fires: "189 planned, 100 drawn; 189 drawn, 188 results (warnings)",
    silent: "never: a complete sample is reported as information",
    clears: "the missing results, or a sample of the planned size")

  /// S02: a drawn bar is there, has its serial, and weighs what is listed.
  public static let found = RuleText(
    id: "S02", severity: .excluding, title: "a drawn bar is found as it is listed",
    test: "found; found serial = serial as bytes; abs(found gross - gross) <= 0.025 ozt",
    source: "ISA 530, paragraphs 12 to 14; 0.025 ozt is the London weighing step",
    fires: "not found; serial AA1010 for AA1001; 400.099 ozt for 400.125 ozt",
    silent: "found, AA1001, 400.100 ozt for 400.125 ozt",
    clears: "the bar shown to the auditor, or a corrected list")

  /// Both, in order.
  public static let all = [complete, found]
}
