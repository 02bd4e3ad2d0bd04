import Foundation

/// A small engagement whose audit is covered, for a test to change in one place.
///
/// Its files are written when the tool is first run; the tool runs in their folder, so messages
/// name them as `holders.csv:2:7`.
final class EngagementKit {
  let folder = TemporaryFolder()
  /// Names and bytes of the files.
  var files: [String: [UInt8]]

  init(files: [String: String] = EngagementKit.covered) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  subscript(_ name: String) -> String {
    get { String(decoding: files[name] ?? [], as: UTF8.self) }
    set { files[name] = Array(newValue.utf8) }
  }

  /// Puts `new` in the place of `old`, which must stand in the file exactly once.
  func replace(_ old: String, with new: String, in name: String = "audit.yaml") {
    let parts = self[name].components(separatedBy: old)
    precondition(parts.count == 2, "\(old) stands \(parts.count - 1) times in \(name)")
    self[name] = parts.joined(separator: new)
  }

  /// Writes the files as they are now.
  func write() throws {
    for (name, bytes) in files { try folder.write(bytes, to: name) }
  }

  /// Writes the files and audits them into `out`.
  func audit(out: String = "out", json: Bool = false) throws -> Outcome {
    try write()
    return try run(
      touchstonePath, ["audit", "audit.yaml", "--out", out] + (json ? ["--json"] : []),
      in: folder.path)
  }

  /// Writes the files and rebuilds the audit in `out`.
  func recompute(out: String = "out") throws -> Outcome {
    try write()
    return try folder.touchstone("recompute", "audit.yaml", "--audit", out)
  }

  static let covered = [
    "audit.yaml": engagement, "holders.csv": holders, "bars.csv": bars, "refiners.csv": refiners,
    "price-note.txt": "2025-12-31 LBMA PM: 4161.10 USD/ozt\n",
    "confirmation.txt": "we hold two bars\n", "no-encumbrance.txt": "nobody else has a claim\n",
  ]

  static let holders = """
    holder_id,balance
    alice,800000.50
    bob,500000.25
    "Acme, Ltd",1899999.25
    zero,0

    """

  static let bars = """
    metal,refiner_code,refiner_mark,serial,year,form,gross_weight,gross_unit,fineness,fine_ozt,\
    weight_basis,vault_id,container_id,seal_no,account_id,status,date_in,date_out,last_counted,\
    count_method,last_weighed,cert_ref,remarks
    AU,RAND,Rand,AA1001,2024,GD400,400.125,ozt,999.9,400.085,london,V1,BOX1,S1,ACC,allocated,\
    2025-01-15,,2025-12-31,full,2025-01-15,C1,one
    AU,VALC,Valcambi,B2002,2023,GD400,398.450,ozt,995.8,396.777,london,V1,BOX1,S1,ACC,allocated,\
    2025-01-15,,2025-12-31,full,2025-01-15,C2,two

    """

  static let refiners = """
    refiner_code,refiner_name,status,valid_from,valid_to,decided_on
    RAND,Rand Refinery,listed,,,
    VALC,Valcambi,listed,,,

    """

  static let contract = "0x" + String(repeating: "01", count: 20)
  static let blockHash = "0x" + String(repeating: "aa", count: 32)

  static let engagement = """
    touchstone: 1
    issuer: kit.example/reserves
    snapshot: 2025-Q4
    as-of: 2025-12-31T15:00:00Z
    asset: { symbol: KIT, decimals: 2, peg: USD }
    liabilities:
      mode: secret
      key: private/snapshot.key
      holders:
        - { file: holders.csv }
      supply:
        - { chain: "eip155:1", contract: "\(contract)", block: "5", block-hash: "\(blockHash)",
            time: 2025-12-31T14:59:59Z, total: "3200000", non-redeemable: "0" }
      other-claims: "0"
    reserve:
      public: true
      bar-lists:
        - { file: bars.csv, profile: canonical, custodian: VAULTS, as-of: 2025-12-31, vault: V1,
            account: ACC, declared-bars: "2", declared-gross-ozt: "798.575",
            declared-fine-ozt: "796.862" }
      refiners: refiners.csv
    price: { usd-per-ozt: "4161.10", session: LBMA-PM, date: 2025-12-31, evidence: price-note.txt }
    policy: { haircut-bp: "0", buffer-bp: "0", fine-tolerance-ozt: "0.001", waived: [], confirmation-max-age-days: "36525" }
    evidence:
      - { kind: custodian-confirmation, date: 2025-12-31, file: confirmation.txt }
      - { kind: no-encumbrance, date: 2025-12-31, file: no-encumbrance.txt }

    """
}
