#!/usr/bin/env python3
"""Writes the input files of the sample engagements, the same bytes on every run.

    python3 samples/generate.py              rewrites them in place
    python3 samples/generate.py --out DIR    writes them to DIR/usdkg-2025-q4 and DIR/shortfall

Every row is synthetic. The draws come from SHA-256 over a counter and use integers only, so the
bytes depend neither on the Python version nor on the machine. The README files are written by
hand; nothing that an audit writes is written here. What was written is read back and checked.
"""

import argparse
import csv
import hashlib
import io
from pathlib import Path

AS_OF = "2025-11-28T15:00:00Z"
DAY = AS_OF[:10]
PRICE = "4161.10"
PRICE_MICRO = 4_161_100_000
MG_PER_OZT_E4 = 311_034_768  # one troy ounce is 31.1034768 g

BAR_COLUMNS = (
    "metal,refiner_code,refiner_mark,serial,year,form,gross_weight,gross_unit,fineness,fine_ozt,"
    "weight_basis,vault_id,container_id,seal_no,account_id,status,date_in,date_out,last_counted,"
    "count_method,last_weighed,cert_ref,remarks"
).split(",")


class Draws:
    """Random-looking integers: SHA-256 over a label and a counter."""

    def __init__(self, label):
        self.label, self.counter = label, 0

    def bytes(self):
        self.counter += 1
        return hashlib.sha256(f"{self.label}/{self.counter}".encode()).digest()

    def below(self, limit):
        return int.from_bytes(self.bytes()[:16], "big") % limit

    def between(self, low, high):
        return low + self.below(high - low + 1)


# Exact arithmetic of gold: thousandths of a troy ounce (mozt), milligrams, parts per million.


def fine_mozt(gross, unit, ppm):
    """The fine weight to the nearest 0.001 ozt; gross is in mozt or in mg."""
    if unit == "ozt":
        return (gross * ppm + 500_000) // 1_000_000
    return (2 * gross * ppm * 10 + MG_PER_OZT_E4) // (2 * MG_PER_OZT_E4)


def gross_total_mozt(rows):
    """The gross total of a list: ounces as they stand, grams summed first and rounded down once."""
    ounces = sum(thousandths(row["gross_weight"]) for row in rows if row["gross_unit"] == "ozt")
    milligrams = sum(thousandths(row["gross_weight"]) for row in rows if row["gross_unit"] == "g")
    return ounces + milligrams * 10**7 // MG_PER_OZT_E4


def reserve(mozt, haircut_bp, decimals):
    """The value of accepted gold in minor units, rounded down once."""
    return mozt * PRICE_MICRO * (10_000 - haircut_bp) * 10**decimals // 10**13


def scaled(text, decimals):
    """A decimal text as an integer of its smallest unit."""
    whole, _, fraction = text.partition(".")
    assert len(fraction) <= decimals, text
    return int(whole + fraction.ljust(decimals, "0"))


def thousandths(text):
    return scaled(text, 3)


def fixed(value, decimals):
    """The integer as a decimal text with exactly that many decimals."""
    return f"{value // 10**decimals}.{value % 10**decimals:0{decimals}d}"


def trimmed(value, decimals):
    return fixed(value, decimals).rstrip("0").rstrip(".")


def csv_text(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def key_file(label):
    return sha256(f"touchstone sample key: {label}") + "\n"


def tron_address(payload20):
    """Base58check of 0x41 and 20 bytes: 34 characters that begin with T."""
    payload = b"\x41" + payload20
    check = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(payload + check, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[digit] + text
    return text


# usdkg-2025-q4

USDKG_SUPPLY = 50_000_000 * 10**6
USDKG_BLOCK = 77_930_417
USDKG_FIRST_BLOCK = 77_700_112
USDKG_HOLDERS = 4_987

# (gross in 0.1 g, fineness in 0.1 permille), two bars a box.
USDKG_BARS = [
    (120718, 9995), (127254, 9999), (129095, 9999), (128969, 9999), (126924, 9999),
    (124592, 9999), (122432, 9995), (130643, 9998), (125138, 9999), (126994, 9999),
    (129381, 9999), (125805, 9999), (119608, 9999), (127276, 9999), (126546, 9999),
    (125234, 9999), (127023, 9995), (128444, 9999), (129430, 9999), (121613, 9999),
    (122664, 9999), (127238, 9999), (130470, 9998), (123214, 9999), (120018, 9999),
    (127921, 9999), (120754, 9999), (123255, 9995), (121236, 9999), (120111, 9998),
]

# Treasury, exchange and market-maker wallets, in whole tokens; one more takes the remainder.
USDKG_WHALES = [
    8_250_000, 5_000_000, 3_600_000, 2_500_000, 2_125_400, 1_750_000, 1_200_000, 1_000_000,
    850_000, 640_250, 500_000, 500_000,
]


def usdkg_balances(draws):
    """Whales, a large tier, a log-normal middle, dust and emptied wallets; minor units."""
    balances = [whole * 10**6 for whole in USDKG_WHALES]
    balances += [draws.between(5_000, 90_000) * 10**6 for _ in range(80)]
    balances += [draws.between(1, 9_999) for _ in range(420)]
    balances += [0] * 61
    while len(balances) < USDKG_HOLDERS - 1:
        # A median of 90 tokens, 28 times up or down by a third: log-normal in integers.
        amount = 90_000_000
        coins = draws.below(2**28)
        for flip in range(28):
            amount = amount * 4 // 3 if coins >> flip & 1 else amount * 3 // 4
        amount = amount * draws.between(850, 1_180) // 1_000
        habit = draws.below(10)  # people and shops use round sums, swaps do not
        step = 10_000_000 if habit < 2 else 1_000_000 if habit < 4 else 10_000 if habit < 6 else 1
        balances.append(max(amount // step * step, 1))
    return balances + [USDKG_SUPPLY - sum(balances)]


def usdkg_holders():
    draws = Draws("usdkg-2025-q4/holders")
    rows = []
    for position, amount in enumerate(usdkg_balances(draws)):
        early = position < len(USDKG_WHALES) or position == USDKG_HOLDERS - 1
        last = USDKG_FIRST_BLOCK + 9_000 if early else USDKG_BLOCK
        block = draws.between(USDKG_FIRST_BLOCK, last)
        # The export prints some balances with two decimals, the others without trailing zeros.
        cents = amount > 0 and amount % 10_000 == 0 and draws.below(3) == 0
        text = fixed(amount // 10_000, 2) if cents else trimmed(amount, 6)
        rows.append((block, tron_address(draws.bytes()[:20]), text))
    rows.sort()  # first seen first, as an indexer would write them
    columns = ["address", "balance", "first_seen_block"]
    return csv_text(columns, [(address, text, block) for block, address, text in rows])


def usdkg_bars():
    rows = []
    for number, (decigrams, assay) in enumerate(USDKG_BARS):
        box = number // 2
        fine = fine_mozt(decigrams * 100, "g", assay * 100)
        rows.append([
            "AU", "KYRGYZALTYN", "Kyrgyzaltyn", f"\u041a\u0410{1001 + number}", "2025", "GD400",
            fixed(decigrams, 1), "g", fixed(assay, 1), fixed(fine, 3), "metric",
            "KG-BISHKEK-1", f"BOX-{box + 1:02d}", f"S{7000 + box}", "USDKG-RESERVE", "allocated",
            "2025-11-18", "", DAY, "full", DAY, f"CERT-{number + 1:03d}", "SYNTHETIC",
        ])
    return csv_text(BAR_COLUMNS, rows)


USDKG_REFINERS = """\
refiner_code,refiner_name,status,valid_from,valid_to,decided_on
KYRGYZALTYN,Kyrgyzaltyn JSC,suspended,2021-09-17,,2021-09-17
KYRGYZALTYN,Kyrgyzaltyn JSC,listed,2021-09-17,,2022-05-03
SAMPLE-ALPS,Sample Alps Refinery SA,listed,1998-03-02,,1998-03-02
SAMPLE-DELTA,Sample Delta Metals BV,listed,1987-06-15,2016-12-31,1987-06-15
SAMPLE-DELTA,Sample Delta Metals BV,former,2017-01-01,,2016-11-21
SAMPLE-THAMES,Sample Thames Assay & Refining plc,listed,2003-10-06,,2003-10-06
"""

PRICE_NOTE = f"""\
SAMPLE - written for a software demonstration, not a publication of LBMA or IBA

Price evidence
  Price          LBMA Gold Price PM
  Date           {DAY}, 15:00 London (15:00 UTC)
  Currency/unit  US dollars per fine troy ounce
  Figure used    {PRICE}

The figure lies near the price that was published for this date and is good for the sample only.
In a real engagement this file is the document the auditor obtained from a licensed source; its
SHA-256 stands on the price line of the statement.
"""

USDKG_CONFIRMATION = """\
SAMPLE - a synthetic text; the vault, the account and the bars do not exist

Custodian confirmation
  Vault          KG-BISHKEK-1
  Account        USDKG-RESERVE (allocated, not pooled)
  As of          {day}
  Bars           30, in 15 sealed boxes of two (BOX-01 to BOX-15, seals S7000 to S7014)
  Gross weight   {kilograms} kg = {gross} ozt
  Fine weight    {fine} ozt
  Bar list       bars.csv
  SHA-256        {sha256}

We hold the bars of the list named above for the account named above. On {day} all boxes were
opened against their packing lists, every bar was counted and weighed, and the boxes were sealed
again under the numbers of the list. To our knowledge no bar is pledged, lent, leased, swapped or
otherwise encumbered.

For the vault: (signature block of the sample)
"""

USDKG_AUDIT = """\
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
      prefix: "tron:0x2b6653dc:"       # a leaf's id is chain and address (CAIP-10)
  supply:                              # must equal the holders' total to the last minor unit
    - chain: "tron:0x2b6653dc"
      contract: {contract}
      block: "{block}"
      block-hash: "{block_hash}"
      time: {as_of}
      total: "50000000"
      non-redeemable: "0"
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
      declared-gross-ozt: "{gross}"
      declared-fine-ozt: "{fine}"
  refiners: refiners.csv

# The price is an input with evidence; nothing is fetched.
price: {{ usd-per-ozt: "{price}", session: LBMA-PM, date: {day}, evidence: price-note.txt }}

evidence:
  - {{ kind: custodian-confirmation, date: {day}, file: custodian-confirmation.txt }}

policy:
  haircut-bp: "0"
  buffer-bp: "50"                      # warn below 100.5 % coverage
  fine-tolerance-ozt: "0.001"
  waived: []
"""


def usdkg():
    bars = usdkg_bars()
    rows = list(csv.DictReader(io.StringIO(bars)))
    facts = {
        "as_of": AS_OF,
        "day": DAY,
        "price": PRICE,
        "contract": tron_address(Draws("usdkg-2025-q4/contract").bytes()[:20]),
        "block": USDKG_BLOCK,
        # A TRON block id begins with its number.
        "block_hash": f"{USDKG_BLOCK:016x}" + sha256("usdkg-2025-q4/block")[:48],
        "bars_sha256": sha256(bars),
        "sha256": sha256(bars),
        "kilograms": "376.0000",
        "gross": fixed(gross_total_mozt(rows), 3),
        "fine": fixed(sum(thousandths(row["fine_ozt"]) for row in rows), 3),
    }
    return {
        "audit.yaml": USDKG_AUDIT.format(**facts),
        "bars.csv": bars,
        "custodian-confirmation.txt": USDKG_CONFIRMATION.format(**facts),
        "holders.csv": usdkg_holders(),
        "price-note.txt": PRICE_NOTE,
        "refiners.csv": USDKG_REFINERS,
        "snapshot.key": key_file("usdkg-2025-q4"),
    }


# shortfall

# (refiner, serial, year, gross, unit, fineness, stated minus computed mozt, status)
LONDON_BARS = [
    ("NIGHTFORGE", "N-0091", "2022", "403.500", "ozt", "999.9", 0, "allocated"),
    ("SAMPLE-ALPS", "A20417", "2021", "401.125", "ozt", "999.9", 0, "allocated"),
    ("SAMPLE-ALPS", "A20418", "2021", "399.850", "ozt", "999.7", 50, "allocated"),
    ("SAMPLE-ALPS", "A20533", "2022", "404.700", "ozt", "999.8", 0, "allocated"),
    ("SAMPLE-CAPE", "77105", "2019", "398.275", "ozt", "994.5", 0, "allocated"),
    ("SAMPLE-THAMES", "500123", "2023", "402.950", "ozt", "999.9", 0, "allocated"),
    ("SAMPLE-THAMES", "500126", "2023", "400.600", "ozt", "999.9", 0, "allocated"),
    ("SAMPLE-THAMES", "500131", "2023", "405.325", "ozt", "999.9", 0, "pledged"),
]
ZURICH_BARS = [
    ("SAMPLE-ALPS", "A20533", "2022", "404.700", "ozt", "999.8", 0, "allocated"),
    ("SAMPLE-ALPS", "A31002", "2024", "12441.6", "g", "999.9", 0, "allocated"),
    ("SAMPLE-ALPS", "A31007", "2024", "12508.2", "g", "999.9", 0, "allocated"),
    ("SAMPLE-CAPE", "500123", "2023", "12563.9", "g", "999.5", 0, "allocated"),
    ("SAMPLE-CAPE", "77240", "2020", "12390.4", "g", "999.5", 0, "allocated"),
    ("SAMPLE-CAPE", "77264", "2020", "12617.0", "g", "996.3", 0, "allocated"),
    ("SAMPLE-THAMES", "500207", "2024", "12472.5", "g", "999.9", 0, "allocated"),
    ("SAMPLE-THAMES", "500219", "2024", "12533.8", "g", "999.9", 0, "allocated"),
]
SHORTFALL_MARKS = {
    "NIGHTFORGE": "Nightforge",
    "SAMPLE-ALPS": "Sample Alps",
    "SAMPLE-CAPE": "Sample Cape",
    "SAMPLE-THAMES": "Sample Thames",
}

SHORTFALL_REFINERS = """\
refiner_code,refiner_name,status,valid_from,valid_to,decided_on
SAMPLE-ALPS,Sample Alps Refinery SA,listed,1998-03-02,,1998-03-02
SAMPLE-CAPE,Sample Cape Refining Ltd,listed,1987-06-15,,1987-06-15
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

SHORTFALL_AUDIT = """\
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
    - {{ file: retail.csv, id: email, balance: amount, ignore: [opened, country] }}
    - {{ file: institutions.csv, id: account, balance: holding, ignore: [desk] }}
  supply:
    - chain: "eip155:1"
      contract: "{contract}"
      block: "23898211"
      block-hash: "{block_hash}"
      time: 2025-11-28T14:59:59Z       # the last block before the as-of
      total: "26500000"
      non-redeemable: "500000"         # locked by the issuer, not in the holder files
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
  refiners: refiners.csv

price: {{ usd-per-ozt: "{price}", session: LBMA-PM, date: {day}, evidence: price-note.txt }}

policy:
  haircut-bp: "50"
  buffer-bp: "100"
  fine-tolerance-ozt: "0.001"
  waived: []
"""


def shortfall_bars(vault, bars, sealed):
    rows = []
    for number, (refiner, serial, year, gross, unit, fineness, excess, status) in enumerate(bars):
        scale = thousandths(gross)
        fine = fine_mozt(scale, unit, thousandths(fineness)) + excess
        rows.append([
            "AU", refiner, SHORTFALL_MARKS[refiner], serial, year, "GD400",
            gross, unit, fineness, fixed(fine, 3), "london" if unit == "ozt" else "metric",
            vault, f"PALLET-{number // 4 + 1}", f"{sealed}{number // 4 + 1:03d}", "SMPL-RESERVE",
            status, f"{int(year) + 1}-02-03", "", DAY, "full", DAY, "", "SYNTHETIC",
        ])
    return csv_text(BAR_COLUMNS, rows)


def shortfall():
    london = shortfall_bars("VAULT-LONDON", LONDON_BARS, "L")
    zurich = shortfall_bars("VAULT-ZURICH", ZURICH_BARS, "Z")
    facts = {
        "as_of": AS_OF,
        "day": DAY,
        "price": PRICE,
        "contract": "0x" + sha256("shortfall/contract")[:40],
        "block_hash": "0x" + sha256("shortfall/block"),
    }
    for name, text in [("london", london), ("zurich", zurich)]:
        rows = list(csv.DictReader(io.StringIO(text)))
        facts[f"{name}_sha256"] = sha256(text)
        facts[f"{name}_gross"] = fixed(gross_total_mozt(rows), 3)
        facts[f"{name}_fine"] = fixed(sum(thousandths(row["fine_ozt"]) for row in rows), 3)
    return {
        "audit.yaml": SHORTFALL_AUDIT.format(**facts),
        "bars-london.csv": london,
        "bars-zurich.csv": zurich,
        "institutions.csv": INSTITUTIONS,
        "price-note.txt": PRICE_NOTE,
        "refiners.csv": SHORTFALL_REFINERS,
        "retail.csv": RETAIL,
        "snapshot.key": key_file("shortfall"),
    }


# The self-check: reads what was written.


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed_fine(rows):
    return sum(thousandths(row["fine_ozt"]) for row in rows)


def computed_fine(row):
    ppm = thousandths(row["fineness"])
    return fine_mozt(thousandths(row["gross_weight"]), row["gross_unit"], ppm)


def identity(row):
    gross = thousandths(row["gross_weight"])
    fields = [row["refiner_code"], row["serial"], row["year"], gross, row["gross_unit"]]
    return (*fields, thousandths(row["fineness"]))


def check_usdkg(folder):
    holders = read_rows(folder / "holders.csv")
    balances = [scaled(row["balance"], 6) for row in holders]
    assert len(holders) == USDKG_HOLDERS == len({row["address"] for row in holders})
    assert all(len(row["address"]) == 34 and row["address"][0] == "T" for row in holders)
    assert sum(balances) == USDKG_SUPPLY and min(balances) == 0
    assert balances != sorted(balances) and balances != sorted(balances, reverse=True)

    bars = read_rows(folder / "bars.csv")
    fine = listed_fine(bars)
    assert len(bars) == 30 == len({identity(bar) for bar in bars})
    assert len({bar["container_id"] for bar in bars}) == 15
    assert sum(thousandths(bar["gross_weight"]) for bar in bars) == 376_000_000
    assert gross_total_mozt(bars) == 12_088_680 and fine == 12_086_714
    for bar in bars:
        assert thousandths(bar["fine_ozt"]) == computed_fine(bar)
        assert 350_000 <= computed_fine(bar) <= 430_000
        assert thousandths(bar["fineness"]) >= 995_000

    value = reserve(fine, 0, 6)
    coverage = value * 1_000_000 // USDKG_SUPPLY
    assert value == 50_294_025_625_400 and coverage == 1_005_880
    return f"{len(holders)} holders, {len(bars)} bars, coverage {coverage} ppm"


def check_shortfall(folder):
    retail, institutions = read_rows(folder / "retail.csv"), read_rows(folder / "institutions.csv")
    accounts = {row["email"]: row["amount"] for row in retail}
    accounts |= {row["account"]: row["holding"] for row in institutions}
    total = sum(scaled(amount, 2) for amount in accounts.values())
    assert len(accounts) == len(retail) + len(institutions) == 12
    assert total == 26_000_000_00
    claims = total + 150_000_00

    bars = read_rows(folder / "bars-london.csv") + read_rows(folder / "bars-zurich.csv")
    known = {row["refiner_code"] for row in read_rows(folder / "refiners.csv")}
    accepted, seen, reasons = 0, set(), []
    for bar in bars:
        stated, computed = thousandths(bar["fine_ozt"]), computed_fine(bar)
        assert 350_000 <= computed <= 430_000
        if bar["gross_unit"] == "ozt":
            assert thousandths(bar["gross_weight"]) % 25 == 0
        found = []
        if identity(bar) in seen:
            found.append("D01")
        if bar["status"] != "allocated":
            found.append("E01")
        if thousandths(bar["fineness"]) < 995_000:
            found.append("B05")
        if bar["refiner_code"] not in known:
            found.append("R01")
        seen.add(identity(bar))
        if not found:
            accepted += min(stated, computed)
        if abs(stated - computed) > 1:
            assert abs(stated - computed) <= 1_000
            found.append("W01")
        reasons += found
    assert sorted(reasons) == ["B05", "D01", "E01", "R01", "W01"]
    marks = {}
    for bar in bars:
        marks.setdefault(bar["serial"], set()).add(bar["refiner_code"])
    assert [serial for serial, refiners in marks.items() if len(refiners) > 1] == ["500123"]

    listed_value, value = reserve(listed_fine(bars), 50, 2), reserve(accepted, 50, 2)
    coverage = value * 1_000_000 // claims
    assert listed_value > claims > value and 700_000 < coverage < 850_000
    return f"{len(accounts)} holders, {len(bars)} bars, coverage {coverage} ppm"


SAMPLES = {"usdkg-2025-q4": (usdkg, check_usdkg), "shortfall": (shortfall, check_shortfall)}


def main():
    parser = argparse.ArgumentParser(description="Write the input files of the sample engagements.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, metavar="DIR")
    out = parser.parse_args().out
    for name, (build, check) in SAMPLES.items():
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in build().items():
            (folder / file).write_bytes(text.encode("utf-8"))
        print(f"{name}: {check(folder)}")


if __name__ == "__main__":
    main()
