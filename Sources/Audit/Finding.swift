public import Diagnostics
public import MerkleSum
import Notation

/// Something an audit found, with all that is needed to go and look.
public struct Finding: Hashable, Sendable {
  /// What a finding is about.
  public enum Subject: Hashable, Sendable {
    /// The bar with this canonical id.
    case bar(id: String)
    /// The bar list of this custodian with this hash.
    case list(label: String, digest: Digest)
    /// The holders' total.
    case liabilities
    /// The reserve as a whole.
    case reserve
    /// A box of a vault.
    case box(vault: String, container: String)
    /// The supply of one contract.
    case supply(chain: String, contract: String)
    /// The gold price.
    case price
  }

  /// The rule's id.
  public var rule: String
  /// The severity.
  public var severity: Severity
  /// What it is about.
  public var subject: Subject
  /// The values that were compared, by name: numbers, dates, words of a fixed vocabulary. They
  /// are published, so no text of a bar list is among them.
  public var values: [String: String]
  /// Text of the lists that helps to find the place; it stays private.
  public var details: [String: String]
  /// Where in the input.
  public var locations: [Location]
  /// What clears it.
  public var clears: String
  /// The rows that an excluding finding excludes; nil means each row of the bar.
  public var excludedRows: Set<Int>?
  /// The written decision on it.
  public var disposition: Disposition?

  /// A finding of this rule.
  public init(
    _ text: RuleText, severity: Severity? = nil, subject: Subject, values: [String: String],
    details: [String: String] = [:], locations: [Location] = [], excludedRows: Set<Int>? = nil
  ) {
    rule = text.id
    self.severity = severity ?? text.severity
    self.subject = subject
    self.values = values
    self.details = details
    self.locations = locations
    clears = text.clears
    self.excludedRows = excludedRows
  }

  /// A finding of this rule about one row of a bar list.
  init(
    _ text: RuleText, severity: Severity? = nil, row: Evidence.Row, field: ListedBar.Field,
    values: [String: String], details: [String: String] = [:]
  ) {
    self.init(
      text, severity: severity, subject: .bar(id: row.id), values: values, details: details,
      locations: [row.listed.location(of: field)])
  }
}

extension Finding.Subject {
  /// The subject as it is published; bars and boxes appear under their nonces alone.
  ///
  /// - Parameter barNonce: the nonce of a text under the inventory's key.
  public func published(barNonce: (String) -> Nonce) -> String {
    switch self {
    case .box(let vault, let container):
      // A vault's name may hold the separator: its length says where it ends.
      "box:" + Hex.encode(barNonce("BOX|\(vault.utf8.count)|\(vault)|\(container)").bytes)
    case .supply(let chain, let contract): "supply:\(chain)/\(contract)"
    case .price: "price"
    case .bar(let id): "bar:" + Hex.encode(barNonce(id).bytes)
    case .list(let label, let digest): "list:\(label)/" + Hex.encode(Array(digest.bytes.prefix(8)))
    case .liabilities: "liabilities"
    case .reserve: "reserve"
    }
  }
}
