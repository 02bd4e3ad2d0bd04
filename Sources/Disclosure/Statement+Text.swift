import MerkleSum
import Notation

extension Statement {
  /// The most bytes a statement's text may have.
  public static let maximumBytes = 65_535
  /// The first line of every statement of this version.
  public static let header = "touchstone/gold-statement/1"

  /// The statement's canonical text, UTF-8 with LF line ends. What is signed, hashed and logged is
  /// these bytes.
  ///
  /// - Throws: ``StatementError`` when a value breaks the grammar or an invariant.
  public func text() throws(StatementError) -> String {
    guard let claims else { throw StatementError(.inconsistent, "claims do not fit 128 bits") }
    guard let reserve else {
      throw StatementError(.inconsistent, "ounces, price or haircut are out of their bounds")
    }
    guard let required else {
      throw StatementError(.inconsistent, "claims and buffer together do not fit 128 bits")
    }
    let text = lines(
      claims: claims, reserve: reserve, required: required
    ).map { $0 + "\n" }.joined()
    // Reading it back is the one check of grammar and invariants, for writer and reader alike.
    guard try Statement(parsing: Array(text.utf8)) == self else {
      throw StatementError(.malformed, "the text reads back as other values")
    }
    return text
  }

  private func lines(claims: UInt128, reserve: UInt128, required: UInt128) -> [String] {
    var lines = [
      Statement.header,
      "issuer \(issuer)",
      "snapshot \(snapshot)",
      "as-of \(asOf)",
      "asset \(asset.symbol) \(asset.decimals) USD",
      modeLine,
      "liabilities " + treeText(liabilities),
    ]
    lines += supply.isEmpty ? ["supply none"] : supply.map(supplyLine)
    lines += ["other-claims \(otherClaims)", "claims \(claims)"]
    lines += custody.map(\.line)
    lines += [
      "inventory " + (inventory.map(treeText) ?? "counted-sum/1 0 0 none"),
      "bars \(barsListed) \(barsAccepted) \(Hex.encode(barsHash.bytes))",
      "fine-mozt \(fineListed) \(fineAccepted)",
      "price USD \(price.microUSD) \(price.session) \(price.date) "
        + Hex.encode(price.evidence.bytes),
      "haircut-bp \(haircut)",
      "buffer-bp \(buffer)",
      "fine-tolerance-mozt \(fineTolerance)",
      "reserve \(reserve)",
      "required \(required)",
      "coverage-ppm " + (coverage.map { String($0) } ?? "none"),
      "inputs " + Hex.encode(inputsHash.bytes),
      "rules touchstone-gold/1 \(rulesTested)",
      "not-tested " + listText(notTested),
      "waived " + listText(waived),
      "findings \(findings.blocking) \(findings.excluding) \(findings.warning) "
        + "\(findings.information) \(findings.undisposed) " + Hex.encode(findings.hash.bytes),
      "result \(result.rawValue)",
      "previous " + (previous.map { Hex.encode($0.bytes) } ?? "none"),
      "revision " + (revision.map { "\($0.number) " + Hex.encode($0.replaces.bytes) } ?? "0 none"),
    ]
    return lines
  }

  private var modeLine: String {
    switch mode {
    case .secret: "mode secret"
    case .transparent(let treeKey): "mode transparent " + Hex.encode(treeKey)
    }
  }

  private func treeText(_ root: SumNode) -> String {
    "counted-sum/1 \(root.count) \(root.sum) " + Hex.encode(root.hash.bytes)
  }

  private func supplyLine(_ line: Supply) -> String {
    "supply \(line.chain) \(line.contract) \(line.block) \(line.blockHash) \(line.time) "
      + "\(line.total) \(line.nonRedeemable)"
  }

  private func listText(_ ids: [String]) -> String {
    ids.isEmpty ? "none" : ids.joined(separator: ",")
  }
}

extension Statement.Custody {
  /// The line as it stands in the statement; custody lines are sorted by these bytes.
  public var line: String {
    "custody \(label) \(asOf.map { $0.description } ?? "none") \(bars) \(fineListed)"
  }
}
