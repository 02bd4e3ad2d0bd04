import Diagnostics

/// C03: the reserve covers the claims and the agreed buffer.
struct Buffered: ResultRule {
  let text = RuleText(
    id: "C03", severity: .warning, title: "the reserve covers the claims and the buffer",
    test: "coverage-ppm >= 1000000 + buffer-bp * 100; no test without claims",
    source: "the engagement's policy", fires: "coverage 1005880 ppm, buffer 60 bp",
    silent: "coverage 1005880 ppm, buffer 50 bp",
    clears: "further bars, or another buffer agreed in writing")

  func findings(in figures: Figures) -> [Finding] {
    let wanted = 1_000_000 + UInt128(figures.buffer) * 100
    guard let coverage = figures.coverage, coverage < wanted else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: ["coverage-ppm": "\(coverage)", "wanted-ppm": "\(wanted)"])
    ]
  }
}
