import Disclosure
import Hashing
import MerkleSum
import Notation
import Publication
import TransparencyLog

/// The UTF-8 of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A key that is the same in each run.
func signer(_ name: String, _ kind: KeyKind = .note) -> SignerKey {
  let seed = SHA256.hash("\(name) \(kind)").bytes
  return try! SignerKey(name: name, kind: kind, key: Ed25519PrivateKey(seed: seed)!)
}

/// A small statement that holds, as of the first day of a month of 2025.
func statement(
  _ snapshot: String, month: Int, previous: [UInt8]? = nil,
  revision: (number: UInt64, replaces: [UInt8])? = nil, holders: UInt64 = 1,
  issuer: String = "issuer.example", symbol: String = "AAA", decimals: Int = 2
) -> [UInt8] {
  let none = Digest.zero
  let text = try! Statement(
    issuer: issuer, snapshot: snapshot,
    asOf: Timestamp("2025-\(month < 10 ? "0" : "")\(month)-01T00:00:00Z")!,
    asset: Statement.Asset(symbol: symbol, decimals: decimals), mode: .secret,
    liabilities: SumNode(count: holders, sum: 100, hash: none), supply: [], otherClaims: 0,
    custody: [
      Statement.Custody(label: "V", asOf: nil, bars: 1, fineListed: 1000)
    ],
    inventory: SumNode(count: 1, sum: 1000, hash: none), barsListed: 1, barsHash: none,
    fineListed: 1000,
    price: Statement.Price(
      microUSD: 4_000_000_000, session: "LBMA-PM", date: CalendarDate("2025-01-01")!,
      evidence: none),
    haircut: 0, buffer: 0, fineTolerance: 1, inputsHash: none, rulesTested: 0,
    notTested: ["K02", "R01", "T01", "T02"], waived: ["K02", "R01", "T01", "T02"],
    findings: Statement.FindingCounts(
      blocking: 0, excluding: 0, warning: 0, information: 0, undisposed: 0, hash: none),
    previous: previous.map { SHA256.hash($0) },
    revision: revision.map {
      Statement.Revision(number: $0.number, replaces: SHA256.hash($0.replaces))
    }
  ).text()
  return bytes(text)
}

/// What a check refused; nil when it did not.
func failure(_ body: () throws -> Void) -> PublicationFailure? {
  do {
    try body()
    return nil
  } catch let refusal as PublicationRefusal {
    return refusal.failure
  } catch {
    return nil
  }
}
