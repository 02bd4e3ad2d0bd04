"""The texts of the shortfall; braces are filled in."""

REFINERS = """\
refiner_code,refiner_name,status,valid_from,valid_to,decided_on
SAMPLE-ALPS,Sample Alps Refinery SA,listed,1998-03-02,,1998-03-02
SAMPLE-CAPE,Sample Cape Refining Ltd,listed,1987-06-15,2020-09-30,1987-06-15
SAMPLE-CAPE,Sample Cape Refining Ltd,suspended,2020-10-01,2022-03-31,2020-10-01
SAMPLE-CAPE,Sample Cape Refining Ltd,listed,2022-04-01,,2022-03-28
SAMPLE-THAMES,Sample Thames Assay & Refining plc,listed,2003-10-06,,2003-10-06
"""

RETAIL = """\
email,amount,opened,country
anna@example.org,1250.00,2024-02-11,CH
bektur@example.org,48200.5,2024-03-29,KG
carla.m@example.org,0,2024-05-02,IT
dmitri@example.org,917.35,2024-08-17,KZ
zo\u00eb@example.org,310000,2025-01-09,NL
farid+gold@example.org,0.01,2025-06-30,AE
"""

INSTITUTIONS = """\
account,desk,holding
"Harbour Custody Ltd, sub-account 0007",London,9750000.00
"Harbour Custody Ltd, sub-account 0012",London,6480250.75
"Meridian Family Office, gold",Geneva,4200000
CUST-100482,Bishkek,3125000.00
CUST-100517,Bishkek,1999999.99
CUST-100733,Dubai,84381.4
"""

OTHER_ISSUER = """\
Serial number,Brand code,Gross weight (troy ounces),Assay,Fine weight (troy ounces),\
Year of Manufacture (if stamped on the bar)
A20611,SAMPLE-ALPS,402.250,999.9,402.210,2022
500207,SAMPLE-THAMES,401.000,999.9,400.960,2024
500344,SAMPLE-THAMES,398.775,999.9,398.735,2024
"""

CONFIRMATION = """\
SAMPLE - a synthetic text; the vault, the account and the bars do not exist

Custodian confirmation
  Vault          {vault}
  Account        SMPL-RESERVE
  As of          {day}
  Bars           8
  Gross weight   {gross} ozt
  Fine weight    {fine} ozt
  Bar list       {list}
  SHA-256        {sha256}

We hold the bars of the list named above for the account named above{exception}.
"""

NO_ENCUMBRANCE = """\
SAMPLE - a synthetic text

Statement of the issuer on claims of others, as of {day}

No bar in VAULT-LONDON and VAULT-ZURICH is pledged, lent, leased or swapped, but for the bar
SAMPLE-THAMES 500131, which secures a credit line until 2026-03-31.
"""

LETTER_ACCOUNT = """\
SAMPLE - a synthetic text

VAULT-ZURICH to the auditor, 2025-12-02

The bar SAMPLE-ALPS A31007 was moved from the account SMPL-POOL to the account SMPL-RESERVE on
2025-11-26 by our order 88213. Our list of {day} still shows the former account. Copies of the order
and of the account's statement of {day} are attached.
"""

NOTE_PLEDGE = """\
SAMPLE - a synthetic text

Note of the auditor, 2025-12-03

The issuer asked to count SAMPLE-THAMES 500131, since the credit line that it secures is not drawn.
The deed gives the bank the bar until 2026-03-31 whatever is drawn. The bar stays excluded.
"""

EXTRACT_CASTING = """\
SAMPLE - a synthetic text

Extract of the casting register of Sample Cape Refining Ltd, 2025-12-04

  bar 77240   melt 4411   cast 2020-05-12
"""

AUDIT = """\
# A small engagement that ends in a shortfall; README.md says what to look for. All synthetic.
touchstone: 1
issuer: shortfall.example
snapshot: 2025-Q4
as-of: {as_of}
asset: {{ symbol: SMPL, decimals: 2, peg: USD }}

liabilities:
  mode: transparent
  key: snapshot.key        # committed because this is a sample; a real key stays private
  holders:                 # two systems, two shapes: the columns are mapped here
    - {{ file: retail.csv, id: email, balance: amount, ignore: [opened, country],
        source: ledger }}
    - {{ file: institutions.csv, id: account, balance: holding, ignore: [desk],
        source: transfer-logs }}
  supply:
    - chain: "eip155:1"
      contract: "{contract}"
      block: "23898211"
      block-hash: "{block_hash}"
      time: 2025-11-28T14:59:59Z       # the last block before the as-of
      total: "26500000"
      non-redeemable: "500000"         # locked by the issuer, not in the holder files
      decimals: "2"
      classes:
        - {{ kind: treasury, class: temporarily, amount: "380000" }}
        - {{ kind: test, class: permanently, amount: "20000" }}
  other-claims: "150000.00"            # redeemed, gold not yet delivered

reserve:
  public: true
  bar-lists:
    - file: bars-london.csv
      profile: canonical
      custodian: VAULT-LONDON
      as-of: {day}
      vault: VAULT-LONDON
      account: SMPL-RESERVE
      sha256: {london_sha256}
      declared-bars: "8"
      declared-gross-ozt: "{london_gross}"
      declared-fine-ozt: "{london_fine}"
    - file: bars-zurich.csv            # in grams, but for one bar listed in ounces
      profile: canonical
      custodian: VAULT-ZURICH
      as-of: {day}
      vault: VAULT-ZURICH
      account: SMPL-RESERVE
      sha256: {zurich_sha256}
      declared-bars: "8"
      declared-gross-ozt: "{zurich_gross}"
      declared-fine-ozt: "{zurich_fine}"
  comparison:                          # another issuer's published list; nothing of it is counted
    - {{ file: bars-other-issuer.csv, profile: lbma, custodian: OTHER-ISSUER, as-of: {day},
        defaults: {{ weight_basis: london }} }}
  refiners: refiners.csv
  packing-list: packing-list.csv

price: {{ usd-per-ozt: "{price}", session: LBMA-PM, date: {price_day}, evidence: price-note.txt }}

evidence:
  - {{ kind: custodian-confirmation, date: 2025-12-01, file: confirmation-london.txt,
      custodian: VAULT-LONDON }}
  - {{ kind: custodian-confirmation, date: 2025-12-02, file: confirmation-zurich.txt,
      custodian: VAULT-ZURICH }}
  - {{ kind: no-encumbrance, date: 2025-12-01, file: no-encumbrance.txt }}

policy:
  haircut-bp: "50"
  buffer-bp: "100"
  fine-tolerance-ozt: "0.001"
  confirmation-max-age-days: "31"
  count-max-age-days: "92"
  good-delivery-only: true
  waived: []
  restorable: [L01]        # a custodian's letter may place a bar in the account again

dispositions: dispositions.csv         # what the auditor decided so far, with the evidence
"""
