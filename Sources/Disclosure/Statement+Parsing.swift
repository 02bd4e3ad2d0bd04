import Bullion
import MerkleSum
import Notation

extension Statement {
  /// Reads a statement's text, which must be exactly what ``text()`` writes for it: the grammar
  /// leaves one form for each value, and every derived figure is checked.
  public init(parsing bytes: [UInt8]) throws(StatementError) {
    var reader = try StatementReader(bytes)
    try reader.literal(Statement.header)
    issuer = try reader.token("issuer", Token.isIssuer)
    snapshot = try reader.token("snapshot", Token.isLabel)
    guard let asOf = Timestamp(try reader.words("as-of", 1)[0]) else {
      throw reader.malformed("as-of is no time YYYY-MM-DDTHH:MM:SSZ")
    }
    self.asOf = asOf
    asset = try reader.asset()
    mode = try reader.mode()
    liabilities = try reader.tree(try reader.words("liabilities", 4))
    supply = try reader.supply()
    otherClaims = try reader.integer(try reader.words("other-claims", 1)[0])
    let claims: UInt128 = try reader.integer(try reader.words("claims", 1)[0])
    let claimsLine = reader.line
    custody = try reader.custody()
    inventory = try reader.treeOrNone(
      try reader.words("inventory", 4), limit: Valuation.maximumMilliOunces)
    let bars = try reader.words("bars", 3)
    barsListed = try reader.integer(bars[0])
    let barsAccepted: UInt64 = try reader.integer(bars[1])
    barsHash = try reader.digest(bars[2])
    let barsLine = reader.line
    let fine = try reader.words("fine-mozt", 2)
    fineListed = try reader.integer(fine[0])
    let fineAccepted: UInt128 = try reader.integer(fine[1])
    guard fineAccepted <= Valuation.maximumMilliOunces else {
      throw reader.malformed("the accepted ounces are above their bound")
    }
    price = try reader.price()
    haircut = try reader.integer(try reader.words("haircut-bp", 1)[0])
    guard haircut <= 10_000 else { throw reader.malformed("the haircut is above 10000") }
    buffer = try reader.integer(try reader.words("buffer-bp", 1)[0])
    fineTolerance = try reader.integer(try reader.words("fine-tolerance-mozt", 1)[0])
    let reserve: UInt128 = try reader.integer(try reader.words("reserve", 1)[0])
    let reserveLine = reader.line
    let required: UInt128 = try reader.integer(try reader.words("required", 1)[0])
    let coverageWord = try reader.words("coverage-ppm", 1)[0]
    let coverage: UInt128? = coverageWord == "none" ? nil : try reader.integer(coverageWord)
    inputsHash = try reader.digest(try reader.words("inputs", 1)[0])
    let rules = try reader.words("rules", 2)
    guard rules[0] == "touchstone-gold/1" else { throw reader.malformed("unknown set of rules") }
    rulesTested = try reader.integer(rules[1])
    notTested = try reader.rules(try reader.words("not-tested", 1)[0])
    waived = try reader.rules(try reader.words("waived", 1)[0])
    findings = try reader.findings()
    guard let result = Result(rawValue: String(try reader.words("result", 1)[0])) else {
      throw reader.malformed("unknown result")
    }
    let resultLine = reader.line
    let previousWord = try reader.words("previous", 1)[0]
    previous = previousWord == "none" ? nil : try reader.digest(previousWord)
    revision = try reader.revision()
    try reader.end()

    func check(_ holds: Bool, _ line: Int, _ reason: String) throws(StatementError) {
      if !holds { throw StatementError(.inconsistent, line: line, reason) }
    }
    try check(
      self.claims == claims, claimsLine, "claims are not liabilities and other claims together")
    try check(barsAccepted == self.barsAccepted, barsLine, "accepted bars are not the inventory's")
    try check(
      fineAccepted == self.fineAccepted, barsLine + 1, "accepted ounces are not the inventory's")
    try check(barsAccepted <= barsListed, barsLine, "more bars are accepted than listed")
    try check(
      fineAccepted <= fineListed, barsLine + 1, "more ounces are accepted than listed")
    try checkCustody(at: claimsLine + 1)
    try check(self.reserve == reserve, reserveLine, "the reserve is not the accepted gold's value")
    try check(
      self.required == required, reserveLine + 1, "required is not claims and buffer together")
    try check(
      self.coverage == coverage && (coverage != nil || claims == 0), reserveLine + 2,
      "coverage is not reserve over claims")
    try checkSupply(at: 8)
    try check(
      // A blocking finding is never disposed.
      findings.undisposed >= findings.blocking
        && UInt128(findings.undisposed)
          <= UInt128(findings.blocking) + UInt128(findings.excluding) + UInt128(findings.warning),
      resultLine - 1, "undisposed findings do not fit the counts")
    try check(self.result == result, resultLine, "the result does not follow from the figures")
  }

  private func checkCustody(at line: Int) throws(StatementError) {
    var bars: UInt64 = 0
    var fine: UInt128 = 0
    for list in custody {
      let (nextBars, barsOverflow) = bars.addingReportingOverflow(list.bars)
      let (nextFine, fineOverflow) = fine.addingReportingOverflow(list.fineListed)
      if barsOverflow || fineOverflow {
        throw StatementError(.inconsistent, line: line, "custody figures overflow")
      }
      (bars, fine) = (nextBars, nextFine)
    }
    guard bars == barsListed, fine == fineListed else {
      throw StatementError(
        .inconsistent, line: line, "custody lines do not add up to the listed bars and ounces")
    }
  }

  private func checkSupply(at line: Int) throws(StatementError) {
    guard supply.isEmpty == notTested.contains("K02") else {
      throw StatementError(
        .inconsistent, line: line, "rule K02 is tested if and only if there are supply lines")
    }
    guard !supply.isEmpty else { return }
    guard let redeemable = supply.redeemable else {
      throw StatementError(.inconsistent, line: line, "the supply is negative or too large")
    }
    // A difference is a K02 finding, and that blocks.
    guard redeemable == liabilities.sum || findings.blocking > 0 else {
      throw StatementError(.inconsistent, line: line, "the supply is not the holders' total")
    }
  }
}
