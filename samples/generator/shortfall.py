"""shortfall: a small engagement for practice. Its lists look sufficient; the rules disagree."""

from . import shortfall_texts as texts
from .common import (
    AS_OF, BAR_COLUMNS, DAY, PACKING_COLUMNS, bar_id, boxes, computed_fine, csv_text, fine_mozt,
    finding_on_bar, fixed, gross_total_mozt, inventory_key, key_file, listed_fine, price_note,
    read_rows, reserve, rows_of, scaled, sha256, thousandths,
)

PRICE, PRICE_DAY = "4155.60", "2025-11-27"

# (refiner, serial, year, gross, unit, fineness, stated minus computed mozt, what else differs)
LONDON = [
    ("NIGHTFORGE", "N-0091", "2022", "403.500", "ozt", "999.9", 0, {}),
    ("SAMPLE-ALPS", "A20417", "2021", "401.125", "ozt", "999.9", 0, {}),
    ("SAMPLE-ALPS", "A20418", "2021", "399.850", "ozt", "999.7", 50, {}),
    ("SAMPLE-ALPS", "A20533", "2022", "404.700", "ozt", "999.8", 0, {}),
    ("SAMPLE-CAPE", "77105", "2019", "398.275", "ozt", "994.5", 0, {}),
    ("SAMPLE-THAMES", "500123", "2023", "402.950", "ozt", "999.9", 0, {}),
    ("SAMPLE-THAMES", "500126", "2023", "400.600", "ozt", "999.9", 0, {}),
    ("SAMPLE-THAMES", "500131", "2023", "405.325", "ozt", "999.9", 0, {"status": "pledged"}),
]
ZURICH = [
    ("SAMPLE-ALPS", "A20533", "2022", "404.700", "ozt", "999.8", 0, {}),
    ("SAMPLE-ALPS", "20417", "2021", "12476.4", "g", "999.9", 0, {}),
    ("SAMPLE-ALPS", "A31007", "2024", "12508.2", "g", "999.9", 0, {"account_id": "SMPL-POOL"}),
    ("SAMPLE-CAPE", "500123", "2023", "12563.9", "g", "999.5", 0, {}),
    ("SAMPLE-CAPE", "77240", "2020", "12390.4", "g", "999.5", 0, {}),
    ("SAMPLE-CAPE", "77264", "2021", "12617.0", "g", "996.3", 0, {}),
    ("SAMPLE-THAMES", "500207", "2024", "12472.5", "g", "999.9", 0, {}),
    ("SAMPLE-THAMES", "500219", "", "12533.8", "g", "999.9", 0, {"last_counted": "2025-06-30"}),
]
MARKS = {
    "NIGHTFORGE": "Nightforge",
    "SAMPLE-ALPS": "Sample Alps",
    "SAMPLE-CAPE": "Sample Cape",
    "SAMPLE-THAMES": "Sample Thames",
}


def bars(vault, listed, sealed):
    rows = []
    for number, (refiner, serial, year, gross, unit, fineness, excess, other) in enumerate(listed):
        fine = fine_mozt(thousandths(gross), unit, thousandths(fineness)) + excess
        pallet = number // 4 + 1
        row = dict.fromkeys(BAR_COLUMNS, "") | {
            "metal": "AU", "refiner_code": refiner, "refiner_mark": MARKS[refiner],
            "serial": serial, "year": year, "form": "GD400", "gross_weight": gross,
            "gross_unit": unit, "fineness": fineness, "fine_ozt": fixed(fine, 3),
            "weight_basis": "london" if unit == "ozt" else "metric", "vault_id": vault,
            "container_id": f"PALLET-{pallet}", "seal_no": f"{sealed}{pallet:03d}",
            "account_id": "SMPL-RESERVE", "status": "allocated",
            "date_in": f"{int(year or 2024) + 1}-02-03", "last_counted": DAY,
            "count_method": "full", "last_weighed": DAY, "remarks": "SYNTHETIC",
        }
        rows.append((row | other).values())
    return csv_text(BAR_COLUMNS, rows)


def packing_list(rows):
    """The papers as they should be, but for a seal in London and a bar too many in Zurich."""
    papers = [list(paper) for paper in boxes(rows)]
    for paper in papers:
        vault, box, seal, count = paper[:4]
        if (vault, box) == ("VAULT-LONDON", "PALLET-2"):
            paper[2] = "L020"
        if (vault, box) == ("VAULT-ZURICH", "PALLET-2"):
            paper[3:] = [count + 1, "", "", ""]
    return csv_text(PACKING_COLUMNS, papers)


def dispositions(rows, key):
    """Three decisions; all other findings still wait for one."""
    found = {(row["refiner_code"], row["serial"]): row for row in rows}
    decided = [
        ("E01", ("SAMPLE-THAMES", "500131"), "upheld", "2025-12-03", "note-pledge.txt",
         "an undrawn line is a claim as well"),
        ("L01", ("SAMPLE-ALPS", "A31007"), "restored", "2025-12-02", "letter-account.txt",
         "the list shows the account of before 2025-11-26"),
        ("R02", ("SAMPLE-CAPE", "77240"), "explained", "2025-12-04", "extract-casting.txt",
         "cast in May 2020, before the suspension"),
    ]
    columns = "finding_id,decision,by,date,evidence_file,note".split(",")
    return csv_text(columns, [
        (finding_on_bar(rule, found[bar], key), decision, "A. Auditor", day, evidence, note)
        for rule, bar, decision, day, evidence, note in decided
    ])


def build():
    """The files by name."""
    london, zurich = bars("VAULT-LONDON", LONDON, "L"), bars("VAULT-ZURICH", ZURICH, "Z")
    rows = rows_of(london) + rows_of(zurich)
    snapshot_key = key_file("shortfall")
    key = inventory_key(snapshot_key.strip(), "shortfall.example", "2025-Q4")
    facts = {
        "as_of": AS_OF,
        "day": DAY,
        "price": PRICE,
        "price_day": PRICE_DAY,
        "contract": "0x" + sha256("shortfall/contract")[:40],
        "block_hash": "0x" + sha256("shortfall/block"),
    }
    confirmations = {}
    for name, text in [("london", london), ("zurich", zurich)]:
        listed = rows_of(text)
        gross, fine = fixed(gross_total_mozt(listed), 3), fixed(listed_fine(listed), 3)
        facts |= {f"{name}_sha256": sha256(text), f"{name}_gross": gross, f"{name}_fine": fine}
        exception = ", one of them under the pledge that the list shows" if name == "london" else ""
        confirmations[f"confirmation-{name}.txt"] = texts.CONFIRMATION.format(
            vault=f"VAULT-{name.upper()}", day=DAY, gross=gross, fine=fine,
            list=f"bars-{name}.csv", sha256=sha256(text), exception=exception)
    return confirmations | {
        "audit.yaml": texts.AUDIT.format(**facts),
        "bars-london.csv": london,
        "bars-other-issuer.csv": texts.OTHER_ISSUER,
        "bars-zurich.csv": zurich,
        "dispositions.csv": dispositions(rows, key),
        "extract-casting.txt": texts.EXTRACT_CASTING,
        "institutions.csv": texts.INSTITUTIONS,
        "letter-account.txt": texts.LETTER_ACCOUNT.format(day=DAY),
        "no-encumbrance.txt": texts.NO_ENCUMBRANCE.format(day=DAY),
        "note-pledge.txt": texts.NOTE_PLEDGE,
        "packing-list.csv": packing_list(rows),
        "price-note.txt": price_note(PRICE_DAY, PRICE),
        "refiners.csv": texts.REFINERS,
        "retail.csv": texts.RETAIL,
        "snapshot.key": snapshot_key,
    }


def excluded_by(row, seen, known, foreign):
    """The rules of those that this sample is about, recomputed here, that exclude a row."""
    yield from ["D01", "D05"] if bar_id(row) in seen else []
    yield from ["D05"] if (row["refiner_code"], row["serial"], row["year"]) in foreign else []
    yield from ["E01"] if row["status"] != "allocated" else []
    yield from ["L01"] if row["account_id"] != "SMPL-RESERVE" else []
    yield from ["B05"] if thousandths(row["fineness"]) < 995_000 else []
    yield from ["R01"] if row["refiner_code"] not in known else []
    suspended = row["refiner_code"] == "SAMPLE-CAPE" and row["year"] == "2021"
    yield from ["R02"] if suspended else []


def check(folder):
    retail, institutions = read_rows(folder / "retail.csv"), read_rows(folder / "institutions.csv")
    accounts = {row["email"]: row["amount"] for row in retail}
    accounts |= {row["account"]: row["holding"] for row in institutions}
    total = sum(scaled(amount, 2) for amount in accounts.values())
    assert len(accounts) == len(retail) + len(institutions) == 12
    assert total == 26_000_000_00
    claims = total + 150_000_00

    rows = read_rows(folder / "bars-london.csv") + read_rows(folder / "bars-zurich.csv")
    known = {row["refiner_code"] for row in read_rows(folder / "refiners.csv")}
    others = read_rows(folder / "bars-other-issuer.csv")
    foreign = {(row["Brand code"], row["Serial number"], list(row.values())[5]) for row in others}
    accepted, count, seen, reasons, differing = 0, 0, set(), [], []
    for row in rows:
        stated, computed = thousandths(row["fine_ozt"]), computed_fine(row)
        assert 350_000 <= computed <= 430_000
        if row["weight_basis"] == "london":
            assert thousandths(row["gross_weight"]) % 25 == 0
        found = list(excluded_by(row, seen, known, foreign))
        seen.add(bar_id(row))
        reasons += found
        if found in ([], ["L01"]):  # L01 is restored
            accepted, count = accepted + min(stated, computed), count + 1
        if abs(stated - computed) > 1:
            differing.append((row["serial"], stated - computed))
    assert sorted(reasons) == ["B05", "D01", "D05", "D05", "E01", "L01", "R01", "R02"]
    assert differing == [("A20418", 50)] and count == 10
    marks = {}
    for row in rows:
        marks.setdefault(row["serial"], set()).add(row["refiner_code"])
    assert [serial for serial, refiners in marks.items() if len(refiners) > 1] == ["500123"]
    # The bar without its letter weighs in grams what the one with it weighs in ounces.
    assert abs(scaled("12476.4", 3) * 10**7 - scaled("401.125", 3) * 311_034_768) < 311_034_768 * 25

    listed_value = reserve(listed_fine(rows), PRICE, 50, 2)
    value = reserve(accepted, PRICE, 50, 2)
    coverage = value * 1_000_000 // claims
    assert listed_value > claims > value and 600_000 < coverage < 700_000
    return f"{len(accounts)} holders, {len(rows)} bars, coverage {coverage} ppm"
