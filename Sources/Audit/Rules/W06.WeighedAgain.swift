import Diagnostics

/// W06: a bar of the sample weighs and assays what is listed.
struct WeighedAgain: SampleRule {
  let text = RuleText(
    id: "W06", severity: .warning, title: "a drawn bar weighs and assays what is listed",
    test: "|found gross - gross| <= 25 mozt, in grams d * 10^7 <= 25 * 311034768 for d in mg; "
      + "|found fineness - fineness| <= 100 ppm; for drawn bars that were found",
    source: "LBMA Good Delivery Rules, Annex B: 0.025 ozt is the step of a London scale; "
      + "0.1 permille is the last figure of a stamped fineness",
    fires: "400.099 ozt for 400.125 ozt; 995.6 for 995.8",
    silent: "400.100 ozt for 400.125 ozt; 995.7 for 995.8",
    clears: "a second weighing or assay, or a corrected list")

  func findings(of sample: SampleEvaluation) -> [Finding] {
    sample.errors.filter(\.error.isMeasured).map { Finding(text, $0) }
  }
}
