import Diagnostics

/// S02: a drawn bar is there and has its serial.
struct SampledBarFound: SampleRule {
  let text = RuleText(
    id: "S02", severity: .excluding, title: "a drawn bar is found under its serial",
    test: "found; found serial = serial as bytes",
    source: "ISA 530, paragraphs 12 to 14: each error of a sample is followed up",
    fires: "not found; serial AA1010 for AA1001",
    silent: "found, AA1001, whatever it weighs (see W06)",
    clears: "the bar shown to the auditor, or a corrected list")

  func findings(of sample: SampleEvaluation) -> [Finding] {
    sample.errors.filter { !$0.error.isMeasured }.map { Finding(text, $0) }
  }
}
