import Bullion
import Diagnostics

/// T02: the list adds up.
struct DeclaredWeight: EvidenceRule {
  let text = RuleText(
    id: "T02", severity: .blocking, title: "the list's weights add up to the declared ones",
    test: "sum of gross = declared-gross-ozt, where grams are summed in mg and converted once, "
      + "floor(mg * 10^7 / 311034768) mozt (or: sum of mg = declared-gross-g); sum of fine as "
      + "listed = declared-fine-ozt; both exactly",
    source: "custodians' weight lists carry total gross and fine ounces in their header",
    fires: "rows add up to 12086.714 ozt fine, 12086.715 declared",
    silent: "30 bars of 376.0000 kg, 12088.680 ozt gross declared",
    clears: "the complete list, or a corrected declaration from the custodian")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.flatMap { list in
      (list.file.declaredGross == nil ? [list.lacks("declared-gross-ozt")] : [])
        + (list.file.declaredFine == nil ? [list.lacks("declared-fine-ozt")] : [])
    }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      var values: [String: String] = [:]
      switch list.file.declaredGross {
      case .milliOunces(let declared) where list.grossMilliOunces != UInt128(declared):
        values["declared-gross-mozt"] = "\(declared)"
        values["listed-gross-mozt"] = "\(list.grossMilliOunces)"
      case .milligrams(let declared) where list.grossMilligrams != UInt128(declared):
        values["declared-gross-mg"] = "\(declared)"
        values["listed-gross-mg"] = list.grossMilligrams.map { "\($0)" } ?? "not all in grams"
      default: break
      }
      if let declared = list.file.declaredFine, list.fineListed != UInt128(declared) {
        values["declared-fine-mozt"] = "\(declared)"
        values["listed-fine-mozt"] = "\(list.fineListed)"
      }
      guard !values.isEmpty else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest), values: values,
        locations: [list.file.location])
    }
  }
}

extension BarList {
  /// Fine gold as listed, in 0.001 ozt.
  public var fineListed: UInt128 { bars.reduce(0) { $0 + UInt128($1.bar.listedFine) } }

  /// The gross weight in 0.001 ozt: rows in grams are summed first and converted once, since a
  /// conversion of each row would lose up to 0.001 ozt a bar.
  public var grossMilliOunces: UInt128 {
    var ounces: UInt128 = 0
    var grams: UInt128 = 0
    for listed in bars {
      switch listed.bar.gross {
      case .milliOunces(let weight): ounces += UInt128(weight)
      case .milligrams(let weight): grams += UInt128(weight)
      case nil: break
      }
    }
    return ounces + Mass.milliOunces(fromMilligrams: grams)
  }

  /// The gross weight in mg; nil when a row is in ounces.
  var grossMilligrams: UInt128? {
    var grams: UInt128 = 0
    for listed in bars {
      switch listed.bar.gross {
      case .milligrams(let weight): grams += UInt128(weight)
      case .milliOunces: return nil
      case nil: break
      }
    }
    return grams
  }
}
