import Hashing
import MerkleSum
import Notation

/// The files of a small engagement: three holders, two bars, all of it made up.
enum Scaffold {
  /// Names and texts.
  static var files: [(name: String, text: String)] {
    [
      ("audit.yaml", engagement), ("holders.csv", holders), ("bars.csv", bars),
      ("refiners.csv", refiners), ("price-note.txt", price),
    ]
  }

  private static let holders = """
    holder_id,balance
    alice,800000.50
    bob,500000.25
    "Acme, Ltd",1899999.25

    """

  private static let bars = """
    metal,refiner_code,refiner_mark,serial,year,form,gross_weight,gross_unit,fineness,fine_ozt,\
    weight_basis,vault_id,container_id,seal_no,account_id,status,date_in,date_out,last_counted,\
    count_method,last_weighed,cert_ref,remarks
    AU,RAND,Rand Refinery,AA1001,2024,GD400,400.125,ozt,999.9,400.085,london,VAULT-1,BOX-01,\
    S0001,RESERVE,allocated,2025-01-15,,2025-12-31,full,2025-01-15,CERT-1,example
    AU,VALCAMBI,Valcambi,B2002,2023,GD400,398.450,ozt,995.8,396.777,london,VAULT-1,BOX-01,S0001,\
    RESERVE,allocated,2025-01-15,,2025-12-31,full,2025-01-15,CERT-2,example

    """

  private static let refiners = """
    refiner_code,refiner_name,status,valid_from,valid_to,decided_on
    RAND,Rand Refinery,listed,,,
    VALCAMBI,Valcambi,listed,,,

    """

  private static let price = """
    Example only. LBMA Gold Price PM, 2025-12-31: USD 4161.10 per troy ounce.

    """

  private static var engagement: String {
    """
    # An engagement of Touchstone. It runs as it is:
    #   touchstone audit audit.yaml --out ../out
    # Numbers stand in quotes and are read exactly; paths are relative to this file.

    touchstone: 1                      # the version of this file's format
    issuer: example.org/reserves       # who owes the claims: host name, then optional /parts
    snapshot: 2025-Q4                  # the name of this snapshot
    as-of: 2025-12-31T15:00:00Z        # the moment all figures are for, in universal time

    # The token. A reserve of gold and a peg to the US dollar are all that version 1 knows.
    asset: { symbol: DEMO, decimals: 2, peg: USD }

    liabilities:
      # secret: the key stays with issuer and auditor. transparent: the leaves are published.
      mode: secret
      # 64 hexadecimal digits; a successful audit makes it when it is not there. Keep it safe:
      # proofs and a later recomputation need it.
      key: private/snapshot.key
      # One or more CSV files with a header. id and balance name the columns, ignore lists
      # those that are not read, prefix stands before each id (such as "eip155:1:").
      holders:
        - { file: holders.csv, id: holder_id, balance: balance }
      # Token supply for each chain at a named block. The sum of (total - non-redeemable) must
      # be the holders' total exactly. Without it the result is blocked (rule K02).
      supply:
        - chain: "eip155:1"            # CAIP-2
          contract: "0x0000000000000000000000000000000000000001"
          block: "24100000"
          block-hash: "0x5f0e4a2c"
          time: 2025-12-31T14:59:59Z
          total: "3200000"
          non-redeemable: "0"          # test tokens, tokens frozen for good
      # Claims outside the token, such as redeemed but not yet delivered: 0 must be said too.
      other-claims: "0"

    reserve:
      public: true                     # true: bars.csv is published; false: it stays private
      bar-lists:
        - file: bars.csv
          profile: canonical           # the list's format
          custodian: EXAMPLE-VAULTS    # who holds the bars
          as-of: 2025-12-31            # the day the list is for
          vault: VAULT-1               # every bar must be in this vault ...
          account: RESERVE             # ... and this account (rule L01)
          # What the custodian declares of the list (rules F01, T01, T02). For a list in grams,
          # declared-gross-g may stand in place of declared-gross-ozt.
          sha256: \(Hex.encode(SHA256.hash(bars).bytes))
          declared-bars: "2"
          declared-gross-ozt: "798.575"
          declared-fine-ozt: "796.862"
      refiners: refiners.csv           # the register of refiners (rule R01)

    # The gold price in USD per troy ounce and the file that shows it.
    price: { usd-per-ozt: "4161.10", session: LBMA-PM, date: 2025-12-31, evidence: price-note.txt }

    # Further documents, each with its date; their hashes go into inputs.txt.
    # evidence:
    #   - { kind: custodian-confirmation, date: 2025-12-31, file: confirmation.pdf }

    policy:
      haircut-bp: "0"                  # taken off the gold's value, in 1/100 of a percent
      buffer-bp: "100"                 # wanted on top of the claims; warns, never changes the result
      fine-tolerance-ozt: "0.001"      # allowed between stated and computed fine weight
      waived: []                       # required rules that may stay untested, such as [R01]

    # dispositions: dispositions.csv   # written answers to findings
    # previous: ../2025-Q3/publication/statement.txt     # the statement before this one
    # revision: { number: "1", replaces: old.txt }       # when this corrects an earlier statement

    """
  }
}
