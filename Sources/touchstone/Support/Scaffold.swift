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
      ("custodian-confirmation.txt", confirmation), ("no-encumbrance.txt", noEncumbrance),
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

  private static let confirmation = """
    Example only. As of 2025-12-31 we hold the two bars of bars.csv, 796.862 troy ounces fine, in
    VAULT-1 for the account RESERVE. EXAMPLE-VAULTS, 2026-01-05

    """

  private static let noEncumbrance = """
    Example only. As of 2025-12-31 nobody but the owner of the account RESERVE has a claim on the
    two bars of bars.csv: none is pledged, lent, leased or swapped. EXAMPLE-VAULTS, 2026-01-05

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
      # those that are not read, prefix stands before each id (such as "eip155:1:"). source says
      # where the balances are from: contract-state, ledger, or transfer-logs (rule K05 warns).
      holders:
        - { file: holders.csv, id: holder_id, balance: balance, source: contract-state }
      # Token supply for each chain at a named block. The sum of (total - non-redeemable) must
      # be the holders' total exactly. Without it the result is blocked (rule K02).
      supply:
        - chain: "eip155:1"            # CAIP-2
          contract: "0x0000000000000000000000000000000000000001"
          block: "24100000"
          block-hash: "0x5f0e4a2c9d7b1836e05a4cf2918d7b6354c0fe29a8b7164d3e5f9021c7ab8d46"
          time: 2025-12-31T14:59:59Z
          total: "3200000"
          non-redeemable: "0"          # what nobody can redeem, by kind and class:
          classes: []                  # - { kind: treasury, class: temporarily, amount: "5" }
          decimals: "2"                # as the contract names them (rule K01)
      # The issuer's own addresses, each with what shows who controls it (rule K07).
      # issuer-wallets:
      #   - chain: "eip155:1"
      #     address: "0x0000000000000000000000000000000000000002"
      #     proof: transaction.txt
      #     date: 2025-12-30
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
          # signature: { file: bars.sig, key: custodian.pem }    # over the file (rule F03)
      refiners: refiners.csv           # the register of refiners (rules R01, R02)
      # marks: marks.csv               # the refiners' marks (rule R03)
      # packing-list: boxes.csv        # what each box should hold (rule T04)
      # seal-openings: openings.csv    # boxes opened since the previous audit (rule L03)
      # movements: movements.csv       # bars that came or went since then (rule M01)
      # comparison:                    # others' lists, in which no bar of yours may stand (D05)
      #   - { file: other-issuer.csv, profile: canonical }

    # The gold price in USD per troy ounce and the file that shows it.
    price:
      usd-per-ozt: "4161.10"
      session: LBMA-PM
      date: 2025-12-31
      evidence: price-note.txt
      # second: { usd-per-ozt: "4158.40", date: 2025-12-31, evidence: dealer.txt }    # rule P03

    # Documents, each with its date; their hashes go into inputs.txt. Without these two the result
    # is blocked (rules L04, E02). Each may have custodian: and signature: as a bar list has.
    evidence:
      - { kind: custodian-confirmation, date: 2026-01-05, file: custodian-confirmation.txt }
      - { kind: no-encumbrance, date: 2026-01-05, file: no-encumbrance.txt }
      # - { kind: insurance, date: 2025-07-01, file: policy.pdf, sum-insured-usd: "4000000" }

    policy:
      haircut-bp: "0"                  # taken off the gold's value, in 1/100 of a percent
      buffer-bp: "100"                 # wanted on top of the claims; warns, never changes the result
      fine-tolerance-ozt: "0.001"      # allowed between stated and computed fine weight
      confirmation-max-age-days: "31"  # between the documents above and the as-of date
      count-max-age-days: "366"        # since each bar was counted (rule L02)
      good-delivery-only: true         # other bars get a warning (rule B10)
      year-required: false             # true: a bar without a year of make is excluded (rule B04)
      waived: []                       # required rules that may stay untested, such as [R01]
      # restorable: [L01]              # excluding rules that a disposition may lift

    # dispositions: dispositions.csv   # written answers to findings
    # previous: ../2025-Q3/publication/statement.txt     # the statement before this one
    # earlier: [../2025-Q2/publication/statement.txt]    # and those before that (rule M03)
    # What was seen of the bars that 'touchstone sample' drew from an earlier run (rules S01, S02).
    # sample: { audit: ../out, nonce: "00112233445566778899aabbccddeeff", results: vault.csv }
    # revision: { number: "1", replaces: old.txt }       # when this corrects an earlier statement

    """
  }
}
