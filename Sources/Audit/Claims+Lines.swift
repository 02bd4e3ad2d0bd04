import Disclosure

/// What rules over the token supply share.
extension Evidence.Claims {
  /// What is known of a line's contract beyond the line.
  func detail(of line: Statement.Supply) -> Engagement.SupplyDetail? {
    details.first { $0.chain == line.chain && $0.contract == line.contract }
  }
}

extension Statement.Supply {
  /// The line as the subject of a finding.
  var subject: Finding.Subject { .supply(chain: chain, contract: contract) }
}

extension String {
  /// What rules over the token supply need, in words.
  static let tokenSupply = "token supply for each chain"
}
