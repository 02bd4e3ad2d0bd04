import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import Notation
import Publication

/// `touchstone verify`.
struct Verify: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a holder's (or a bar's) proof against a published statement.",
    discussion: """
      The statement decides, so take it from where you trust it, not from the one who gave you \
      the proof. Give your own id and balance: what the proof file says of them is only compared.

      Example:
        touchstone verify alice.json --statement statement.txt \\
          --holder alice --balance 800000.50

      A bundle brings the signed statement and the proof of its logging along; a policy says \
      whom you trust:
        touchstone verify alice.bundle --policy policy.txt --holder alice --balance 800000.50

      Exit status: 0 proven; 1 checked and not so, with the reason; 2 proof or statement could \
      not be read.
      """)

  @Argument(help: "The proof file, or a bundle with --policy.")
  var proof: String

  @Option(help: "The published statement that you trust.")
  var statement: String?

  @Option(help: "The policy that you trust: for a bundle, in the place of a statement.")
  var policy: String?

  @Option(help: "Your id (or a bar's).")
  var holder: String?

  @Option(help: "Your balance in asset units (or a bar's fine troy ounces).")
  var balance: String?

  @Option(help: "The issuer that the statement must be of.")
  var issuer: String?

  @Option(help: "The snapshot that the statement must be for.")
  var snapshot: String?

  @Option(help: "The greatest age of the statement in days.")
  var maxAge: CanonicalNumber?

  @Flag(name: .customLong("self"), help: "Trust the statement inside the proof file itself.")
  var trustsItself = false

  func validate() throws {
    guard statement == nil || !trustsItself else {
      throw ValidationError("give --statement or --self, not both")
    }
    guard policy == nil || (statement == nil && !trustsItself) else {
      throw ValidationError("--policy takes the statement from the bundle: give it alone")
    }
    guard (holder == nil) == (balance == nil) else {
      throw ValidationError("--holder and --balance go together")
    }
    guard balance.map({ (try? DecimalText.parse($0, decimals: 18)) != nil }) ?? true else {
      throw ValidationError("--balance is digits and at most one point, without grouping or sign")
    }
  }

  func check() throws -> Verdict {
    var expectations = ProofVerifier.Expectations()
    expectations.issuer = issuer
    expectations.snapshot = snapshot
    expectations.id = holder.map { Array($0.utf8) }
    expectations.amount = balance
    expectations.age = maxAge.map { ProofVerifier.Age(days: $0.value, now: .now) }
    if let policy { return try check(bundle: policy, expectations) }
    let verifier = ProofVerifier(trust: try trust(), expectations: expectations)
    let file = try InputFile.contents(proof, limit: ProofFile.maximumBytes + 1)
    let verified: ProofVerifier.Verified
    do {
      verified = try verifier.verify(file, hash: OpenSSLBatchHash())
    } catch let refusal {
      let isStatement = refusal.failure.isOfStatement && !trustsItself
      let place = Location(
        file: isStatement ? statement ?? proof : proof, line: isStatement ? refusal.line : nil)
      Console.complain("\(place): \(refusal)")
      if refusal.failure.exitStatus == 1 { try Console.write("not proven: \(refusal)\n") }
      return refusal.failure.exitStatus == 1 ? .denied : .unchecked
    }
    try Console.write(VerificationText(verified, source: statement, isOwn: holder != nil).text)
    return .affirmed
  }

  /// Checks a bundle against a policy.
  private func check(
    bundle policy: String, _ expectations: ProofVerifier.Expectations
  ) throws -> Verdict {
    let verifier = BundleVerifier(
      policy: try PolicyFile.read(policy), expectations: expectations, now: .now)
    let file = try InputFile.contents(proof, limit: HolderBundle.maximumBytes + 1)
    let verified: BundleVerifier.Verified
    do {
      verified = try verifier.verify(file, hash: OpenSSLBatchHash())
    } catch {
      guard let status = refusalStatus(of: error) else { throw error }
      Console.complain("\(proof): \(error)")
      if status == 1 { try Console.write("not proven: \(error)\n") }
      return status == 1 ? .denied : .unchecked
    }
    try Console.write(BundleText(verified, isOwn: holder != nil).text)
    return .affirmed
  }

  private func trust() throws -> ProofVerifier.Trust {
    if trustsItself { return .embedded }
    guard let statement else {
      throw InputError(
        "no statement to check against",
        hint: "give --statement FILE with the published statement, or --self to see only whether "
          + "the proof fits the text it carries")
    }
    return .statement(try InputFile.contents(statement, limit: Statement.maximumBytes + 1))
  }
}

extension FailureClass {
  /// True when the statement is at fault, not the proof.
  var isOfStatement: Bool { self == .malformedStatement || self == .inconsistentStatement }
}

extension Timestamp {
  /// The present time.
  static var now: Timestamp {
    let formatter = ISO8601DateFormatter()
    return Timestamp(formatter.string(from: Date()))!
  }
}
