public import MerkleSum
import Notation

/// One line of bars.csv: what became of one row of a bar list.
public struct PublishedBar: Hashable, Sendable {
  /// The bar's canonical identity.
  public var id: String
  /// The list's label.
  public var list: String
  /// Fine weight as listed, in 0.001 ozt.
  public var fineListed: UInt64
  /// Fine weight that counts, in 0.001 ozt; 0 when the row is excluded.
  public var fineAccepted: UInt64
  /// The rules that exclude the row, sorted; empty when it is accepted.
  public var reasons: [String]
  /// The bar's nonce in the inventory tree.
  public var nonce: Nonce

  /// A line with these values.
  public init(
    id: String, list: String, fineListed: UInt64, fineAccepted: UInt64, reasons: [String],
    nonce: Nonce
  ) {
    self.id = id
    self.list = list
    self.fineListed = fineListed
    self.fineAccepted = fineAccepted
    self.reasons = reasons
    self.nonce = nonce
  }

  /// The text of bars.csv: a header and the lines in bytewise order.
  public static func file(_ bars: [PublishedBar]) -> String {
    let header = "bar_id,list,listed_fine_mozt,accepted_fine_mozt,status,reasons,nonce\n"
    return header + sortedLines(bars.map(\.line))
  }

  private var line: String {
    let status = reasons.isEmpty ? "accepted" : "excluded"
    return CSVText.field(id) + ",\(list),\(fineListed),\(fineAccepted),\(status),"
      + reasons.joined(separator: "+") + "," + Hex.encode(nonce.bytes)
  }
}
