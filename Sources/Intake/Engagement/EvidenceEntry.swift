import Audit
import Diagnostics
import Notation

/// The list `evidence`.
enum EvidenceEntry {
  static func read(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> [Engagement.EvidenceFile] {
    guard let value else { return [] }
    return try value.list().map { entry throws(InputError) in
      let file = try entry.mapping(
        required: ["kind", "date", "file"],
        optional: ["custodian", "sum-insured-usd", "signature"])
      var document = Engagement.EvidenceFile(
        kind: try file["kind"].token("kind", Token.isEvidenceKind),
        date: try file["date"].date("date"), path: try paths.resolve(file["file"]))
      document.custodian = try file.optional("custodian")?.token("custodian", Token.isLabel)
      if let sum = file.optional("sum-insured-usd") {
        guard document.kind == EvidenceDocument.Kind.insurance else {
          throw sum.error(
            "sum-insured-usd is for the kind '\(EvidenceDocument.Kind.insurance)' alone")
        }
        document.sumInsured = try sum.number("sum-insured-usd", decimals: 6)
      }
      document.signature = try SignatureEntry.read(file.optional("signature"), paths)
      return document
    }
  }
}

/// The list `liabilities.issuer-wallets`.
enum WalletEntry {
  static func read(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> [Engagement.IssuerWallet]? {
    guard let value else { return nil }
    var wallets: [Engagement.IssuerWallet] = []
    for entry in try value.list() {
      let mapping = try entry.mapping(
        required: ["chain", "address"], optional: ["proof", "date"])
      var wallet = Engagement.IssuerWallet(
        chain: try mapping["chain"].token("chain", Token.isChain),
        address: try mapping["address"].token("address", Token.isContract))
      guard !wallets.contains(where: { $0.chain == wallet.chain && $0.address == wallet.address })
      else { throw entry.error("the same chain and address are named twice") }
      switch (mapping.optional("proof"), mapping.optional("date")) {
      case (let proof?, let date?):
        wallet.proof = Engagement.IssuerWallet.Proof(
          date: try date.date("date"), path: try paths.resolve(proof))
      case (nil, nil): break
      default: throw entry.error("proof and date go together")
      }
      wallets.append(wallet)
    }
    return wallets
  }
}
