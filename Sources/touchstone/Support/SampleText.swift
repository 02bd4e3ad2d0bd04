import Audit
import Disclosure
import Hashing
import MerkleSum
import Notation

/// How a sample was sized and drawn, with every figure that is needed to do it again.
struct SampleText {
  private let sample: DrawnSample
  private let paper: String?

  /// - Parameter paper: the file that the work paper was written to, if it was.
  init(_ sample: DrawnSample, paper: String?) {
    self.sample = sample
    self.paper = paper
  }

  private var plan: SamplePlan { sample.draw.plan }
  private var population: SamplePopulation { sample.draw.population }

  /// The table for people.
  var table: String {
    var lines = [
      ("method", plan.method.rawValue + " sampling"), ("formula", formula), ("figures", figures),
      (
        "population",
        "\(FigureText.count(population.count, "accepted bar")), "
          + "\(FigureText.ounces(population.fine)) ozt fine"
      ),
      ("root", Hex.encode(population.root.hash.bytes)), ("nonce", Hex.encode(sample.nonce)),
      ("seed", Hex.encode(sample.seed.digest.bytes) + " = SHA-256(root | nonce)"),
      ("sample", drawn),
    ]
    if plan.size < plan.planned {
      lines.append(("warning", "fewer are drawn than the formula asks for (S01)"))
    }
    if let advice { lines.append(("advice", advice)) }
    lines.append(("work paper", paper ?? "not written: give -o FILE"))
    return lines.map { $0.0.padded(to: 12) + $0.1 + "\n" }.joined()
  }

  /// One line of JSON; every number is a decimal string.
  var json: String {
    var members = [
      (key: "method", value: plan.method.rawValue),
      (key: "confidence", value: "\(plan.confidence)"),
    ]
    if let tolerable = plan.tolerable {
      let name = plan.method == .detection ? "tolerable" : "tolerable-mozt"
      members.append((key: name, value: "\(tolerable)"))
    }
    members += [
      (key: "planned", value: "\(plan.planned)"), (key: "size", value: "\(plan.size)"),
      (key: "bars", value: "\(sample.draw.bars.count)"),
      (key: "population", value: "\(population.count)"),
      (key: "population-mozt", value: "\(population.fine)"),
      (key: "inventory-root", value: Hex.encode(population.root.hash.bytes)),
      (key: "nonce", value: Hex.encode(sample.nonce)),
      (key: "seed", value: Hex.encode(sample.seed.digest.bytes)),
    ]
    let bars = sample.draw.bars.map { JSONText.quote($0.item.id) }.joined(separator: ",")
    return JSONText.object(members).dropLast() + ",\"sample\":[\(bars)]}\n"
  }

  private var formula: String {
    guard plan.tolerable != nil else {
      return plan.size < population.count || plan.method == .monetaryUnit
        ? "none: the size was set by hand" : "none: every bar is drawn"
    }
    switch plan.method {
    case .detection:
      return "the smallest n with 1 - C(N-t, n) / C(N, n) >= \(plan.confidence) %"
    case .monetaryUnit:
      let factor = MonetaryUnitSampling.Confidence(rawValue: plan.confidence)?.factor ?? 0
      return "n = ceil(\(DecimalText.formatFixed(UInt128(factor), decimals: 3)) * BV / TM) "
        + "for \(plan.confidence) % and no expected error"
    }
  }

  private var figures: String {
    let n = "n = \(FigureText.count(plan.planned))"
    switch plan.method {
    case .detection:
      let bad = plan.tolerable.map { "t = \(FigureText.count($0)), " } ?? ""
      return "N = \(FigureText.count(population.count)), \(bad)\(n)"
    case .monetaryUnit:
      let most = plan.tolerable.map { "TM = \(FigureText.ounces(UInt128($0))) ozt, " } ?? ""
      return "BV = \(FigureText.ounces(population.fine)) ozt, \(most)\(n)"
    }
  }

  private var drawn: String {
    let bars = FigureText.count(sample.draw.bars.count, "bar")
    return plan.method == .detection
      ? "\(bars) of \(FigureText.count(population.count))"
      : "\(FigureText.count(plan.size, "hit")) on \(bars)"
  }

  private var advice: String? {
    guard UInt64(sample.draw.bars.count) < population.count,
      population.count <= SamplePlan.smallPopulation
    else { return nil }
    return "of so few bars count every one (100 %); sample only what is weighed or assayed"
  }
}
