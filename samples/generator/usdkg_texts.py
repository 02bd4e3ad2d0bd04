"""The texts of usdkg-2025-q4; braces are filled in."""

REFINERS = """\
refiner_code,refiner_name,status,valid_from,valid_to,decided_on
KYRGYZALTYN,Kyrgyzaltyn JSC,suspended,2021-09-17,,2021-09-17
KYRGYZALTYN,Kyrgyzaltyn JSC,listed,2021-09-17,,2022-05-03
SAMPLE-ALPS,Sample Alps Refinery SA,listed,1998-03-02,,1998-03-02
SAMPLE-DELTA,Sample Delta Metals BV,listed,1987-06-15,2016-12-31,1987-06-15
SAMPLE-DELTA,Sample Delta Metals BV,former,2017-01-01,,2016-11-21
SAMPLE-THAMES,Sample Thames Assay & Refining plc,listed,2003-10-06,,2003-10-06
"""

CONFIRMATION = """\
SAMPLE - a synthetic text; the vault, the account and the bars do not exist

Custodian confirmation
  Vault          KG-BISHKEK-1
  Account        USDKG-RESERVE (allocated, not pooled)
  As of          {day}
  Bars           30, in 15 sealed boxes of two (BOX-01 to BOX-15, seals S7000 to S7014)
  Gross weight   {kilograms} kg = {gross} ozt
  Fine weight    {fine} ozt
  Bar list       bars.csv
  SHA-256        {bars_sha256}

We hold the bars of the list named above for the account named above. On {day} all boxes were
opened against their packing lists, every bar was counted and weighed, and the boxes were sealed
again under the numbers of the list.

For the vault: custodian-confirmation.sig, by the key in custodian-key.pem
"""

NO_ENCUMBRANCE = """\
SAMPLE - a synthetic text; the vault, the account and the bars do not exist

Statement on claims of others
  Vault          KG-BISHKEK-1
  Account        USDKG-RESERVE
  As of          {day}
  Bar list       bars.csv
  SHA-256        {bars_sha256}

None of the bars of the list named above is pledged, lent, leased, swapped, sold under an agreement
to repurchase, or otherwise subject to a claim of anybody but the account's owner. We have no lien
on them for storage fees, and we have received no notice of an attachment.

For the vault: no-encumbrance.sig, by the key in custodian-key.pem
"""

INSURANCE = """\
SAMPLE - a synthetic text; there is no such insurer

Certificate of insurance, all risks of physical loss or damage
  Insured        the owner of the account USDKG-RESERVE
  Location       KG-BISHKEK-1
  Period         2025-11-18 to 2026-11-17
  Sum insured    USD 52,000,000
"""

SECOND_PRICE = """\
SAMPLE - written for a software demonstration, nobody's quotation

Second source of the gold price
  Source         a dealer's mid price, noted by hand
  Time           {day}, 15:05 UTC
  Currency/unit  US dollars per fine troy ounce
  Figure         {second_price}
"""

WALLET_PROOF = """\
SAMPLE - a synthetic text; nobody owns this address

Proof of control
  Chain          TRON (tron:0x2b6653dc)
  Address        {address}
  Role           {role}
  Asked for      a transfer of {trx} TRX from the address to itself on 2025-11-27
  Seen           {trx} TRX in transaction {transaction}

The auditor chose the amount and told it to the issuer on the same day.
"""

MARKS = """\
refiner_code,mark,valid_from,valid_to
KYRGYZALTYN,Kyrgyzaltyn,,
SAMPLE-ALPS,Sample Alps,1998-03-02,
SAMPLE-DELTA,SDM,1987-06-15,2016-12-31
SAMPLE-THAMES,Sample Thames,2003-10-06,
"""

AUDIT = """\
# USDKG, fourth quarter of 2025: a sample engagement.
# The key figures follow public reports, every row is synthetic; README.md says which is which.
touchstone: 1
issuer: usdkg.example/reserves
snapshot: 2025-Q4
as-of: {as_of}
asset: {{ symbol: USDKG, decimals: 6, peg: USD }}

# What is owed: every balance of the token contract at one block.
liabilities:
  mode: transparent        # the balances are public on the chain already, so the leaves are too
  key: snapshot.key        # committed because this is a sample; a real key stays private
  holders:
    - file: holders.csv
      id: address
      balance: balance
      ignore: [first_seen_block]
      source: contract-state           # not from Transfer events: issuing emits none
      prefix: "tron:0x2b6653dc:"       # a leaf's id is chain and address (CAIP-10)
  supply:                              # must equal the holders' total to the last minor unit
    - chain: "tron:0x2b6653dc"
      contract: {contract}
      block: "{block}"
      block-hash: "{block_hash}"
      time: {as_of}
      total: "50000000"
      non-redeemable: "0"
      decimals: "6"                    # as the contract names them
      classes: []                      # no treasury, bridge, escrow, frozen or test tokens
  issuer-wallets:                      # the contract's owner and the redemption desk; both empty
    - chain: "tron:0x2b6653dc"
      address: {owner}
      proof: wallet-owner.txt
      date: 2025-11-27
    - chain: "tron:0x2b6653dc"
      address: {redemption}
      proof: wallet-redemption.txt
      date: 2025-11-27
  other-claims: "0"                    # redeemed but not yet delivered: none

# What is there: 30 bars in 15 sealed boxes of one vault.
reserve:
  public: true
  bar-lists:
    - file: bars.csv
      profile: canonical
      custodian: KG-BISHKEK-1
      as-of: {day}
      vault: KG-BISHKEK-1
      account: USDKG-RESERVE
      sha256: {bars_sha256}
      declared-bars: "30"
      declared-gross-g: "{grams}"   # the rows are in grams, so this must tie exactly,
      declared-gross-ozt: "{gross}"  # and this as a conversion of it
      declared-fine-ozt: "{fine}"
      signature: {{ file: bars.sig, key: custodian-key.pem }}
  refiners: refiners.csv
  marks: marks.csv
  packing-list: packing-list.csv       # what each box holds, by the paper in it

# The price is an input with evidence; nothing is fetched.
price:
  usd-per-ozt: "{price}"
  session: LBMA-PM
  date: {day}
  evidence: price-note.txt
  second: {{ usd-per-ozt: "{second_price}", date: {day}, evidence: second-price.txt }}

evidence:
  - kind: custodian-confirmation
    date: {day}
    file: custodian-confirmation.txt
    custodian: KG-BISHKEK-1
    signature: {{ file: custodian-confirmation.sig, key: custodian-key.pem }}
  - kind: no-encumbrance
    date: {day}
    file: no-encumbrance.txt
    custodian: KG-BISHKEK-1
    signature: {{ file: no-encumbrance.sig, key: custodian-key.pem }}
  - kind: insurance
    date: 2025-11-18
    file: insurance.txt
    custodian: KG-BISHKEK-1
    sum-insured-usd: "52000000"

policy:
  haircut-bp: "0"
  buffer-bp: "50"                      # warn below 100.5 % coverage
  fine-tolerance-ozt: "0.001"
  confirmation-max-age-days: "31"
  count-max-age-days: "92"
  good-delivery-only: true
  year-required: true
  waived: []
"""
