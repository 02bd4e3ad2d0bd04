"""usdkg-2025-q4: an engagement of realistic size that ends covered."""

import base64

from . import usdkg_texts as texts
from .common import (
    AS_OF, BAR_COLUMNS, DAY, PACKING_COLUMNS, Draws, bar_id, boxes, check_signature, computed_fine,
    csv_text, fine_mozt, fixed, gross_total_mozt, key_file, listed_fine, price_note, read_rows,
    reserve, rows_of, scaled, sha256, thousandths, trimmed, tron_address,
)

PRICE, SECOND_PRICE = "4161.10", "4158.40"
SUPPLY = 50_000_000 * 10**6
BLOCK = 77_930_417
FIRST_BLOCK = 77_700_112
HOLDERS = 4_987

# (gross in 0.1 g, fineness in 0.1 permille), two bars a box.
BARS = [
    (120718, 9995), (127254, 9999), (129095, 9999), (128969, 9999), (126924, 9999),
    (124592, 9999), (122432, 9995), (130643, 9998), (125138, 9999), (126994, 9999),
    (129381, 9999), (125805, 9999), (119608, 9999), (127276, 9999), (126546, 9999),
    (125234, 9999), (127023, 9995), (128444, 9999), (129430, 9999), (121613, 9999),
    (122664, 9999), (127238, 9999), (130470, 9998), (123214, 9999), (120018, 9999),
    (127921, 9999), (120754, 9999), (123255, 9995), (121236, 9999), (120111, 9998),
]

# Custody, exchange and market-maker wallets, in whole tokens; one more takes the remainder.
WHALES = [
    8_250_000, 5_000_000, 3_600_000, 2_500_000, 2_125_400, 1_750_000, 1_200_000, 1_000_000,
    850_000, 640_250, 500_000, 500_000,
]


def balances_of(draws):
    """Whales, a large tier, a log-normal middle, dust and emptied wallets; minor units."""
    balances = [whole * 10**6 for whole in WHALES]
    balances += [draws.between(5_000, 90_000) * 10**6 for _ in range(80)]
    balances += [draws.between(1, 9_999) for _ in range(420)]
    balances += [0] * 61
    while len(balances) < HOLDERS - 1:
        # A median of 90 tokens, 28 times up or down by a third: log-normal in integers.
        amount = 90_000_000
        coins = draws.below(2**28)
        for flip in range(28):
            amount = amount * 4 // 3 if coins >> flip & 1 else amount * 3 // 4
        amount = amount * draws.between(850, 1_180) // 1_000
        habit = draws.below(10)  # people and shops use round sums, swaps do not
        step = 10_000_000 if habit < 2 else 1_000_000 if habit < 4 else 10_000 if habit < 6 else 1
        balances.append(max(amount // step * step, 1))
    return balances + [SUPPLY - sum(balances)]


def holders():
    draws = Draws("usdkg-2025-q4/holders")
    rows = []
    for position, amount in enumerate(balances_of(draws)):
        early = position < len(WHALES) or position == HOLDERS - 1
        last = FIRST_BLOCK + 9_000 if early else BLOCK
        block = draws.between(FIRST_BLOCK, last)
        # The export prints some balances with two decimals, the others without trailing zeros.
        cents = amount > 0 and amount % 10_000 == 0 and draws.below(3) == 0
        text = fixed(amount // 10_000, 2) if cents else trimmed(amount, 6)
        rows.append((block, tron_address(draws.bytes()[:20]), text))
    rows.sort()  # first seen first, as an indexer would write them
    columns = ["address", "balance", "first_seen_block"]
    return csv_text(columns, [(address, text, block) for block, address, text in rows])


def bars():
    rows = []
    for number, (decigrams, assay) in enumerate(BARS):
        box = number // 2
        fine = fine_mozt(decigrams * 100, "g", assay * 100)
        rows.append([
            "AU", "KYRGYZALTYN", "Kyrgyzaltyn", f"\u041a\u0410{1001 + number}", "2025", "GD400",
            fixed(decigrams, 1), "g", fixed(assay, 1), fixed(fine, 3), "metric",
            "KG-BISHKEK-1", f"BOX-{box + 1:02d}", f"S{7000 + box}", "USDKG-RESERVE", "allocated",
            "2025-11-18", "", DAY, "full", DAY, f"CERT-{number + 1:03d}", "SYNTHETIC",
        ])
    return csv_text(BAR_COLUMNS, rows)


# The custodian's key, made for this sample by
#     openssl genpkey -algorithm ed25519 -out key.pem
#     openssl pkeyutl -sign -inkey key.pem -rawin -in FILE | base64 -w 0
# and thrown away. When one of these files changes, make another key and sign all three again.
CUSTODIAN_KEY = """\
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAzrmMqO7D9SSl0ZO8yrp+43c0M2JfG/up8mwIe+AOLCM=
-----END PUBLIC KEY-----
"""
SIGNATURES = {
    "bars":
        "yj8S+uV0MB9OpTuwenTZFuxcXT5WU9ZnG4bR5FlQISuIJh3cqUTkxxEbwYJ8IlYTBw8knOjfQ8VXzwDgfuRjBA==",
    "custodian-confirmation":
        "gbGY+4RZ4MjndDX5tDDGQvnomAy7FIt7kT5/DOyPYOVrj0zBVqIHuS6e+oUWto4JPkarGfaCseoTjmkDC1cxDw==",
    "no-encumbrance":
        "QTDTGD7NUHTFOsQlOSMYZvS09k5iBn8TXKEnYelRk3R0l6cJyiioVLhr+e5V++ovKhgsrIPXJeDLymAvETioAw==",
}


def wallet(name, role, trx):
    """An address of the issuer, and the text that shows who controls it."""
    draws = Draws(f"usdkg-2025-q4/wallets/{name}")
    address, transaction = tron_address(draws.bytes()[:20]), draws.bytes().hex()
    text = texts.WALLET_PROOF.format(
        address=address, role=role, trx=trx, transaction=transaction)
    return address, text


def build():
    """The files by name: text, or the bytes of a signature."""
    list_text = bars()
    rows = rows_of(list_text)
    owner, owner_proof = wallet("owner", "owner of the token contract", "1.204417")
    redemption, redemption_proof = wallet("redemption", "receives redeemed tokens", "1.771903")
    facts = {
        "as_of": AS_OF,
        "day": DAY,
        "price": PRICE,
        "second_price": SECOND_PRICE,
        "contract": tron_address(Draws("usdkg-2025-q4/contract").bytes()[:20]),
        "block": BLOCK,
        # A TRON block id begins with its number.
        "block_hash": f"{BLOCK:016x}" + sha256("usdkg-2025-q4/block")[:48],
        "owner": owner,
        "redemption": redemption,
        "bars_sha256": sha256(list_text),
        "kilograms": "376.0000",
        "grams": fixed(sum(thousandths(row["gross_weight"]) for row in rows), 3),
        "gross": fixed(gross_total_mozt(rows), 3),
        "fine": fixed(listed_fine(rows), 3),
    }
    signatures = {f"{name}.sig": base64.b64decode(text) for name, text in SIGNATURES.items()}
    return signatures | {
        "audit.yaml": texts.AUDIT.format(**facts),
        "bars.csv": list_text,
        "custodian-confirmation.txt": texts.CONFIRMATION.format(**facts),
        "custodian-key.pem": CUSTODIAN_KEY,
        "holders.csv": holders(),
        "insurance.txt": texts.INSURANCE,
        "marks.csv": texts.MARKS,
        "no-encumbrance.txt": texts.NO_ENCUMBRANCE.format(**facts),
        "packing-list.csv": csv_text(PACKING_COLUMNS, boxes(rows)),
        "price-note.txt": price_note(DAY, PRICE),
        "refiners.csv": texts.REFINERS,
        "second-price.txt": texts.SECOND_PRICE.format(**facts),
        "snapshot.key": key_file("usdkg-2025-q4"),
        "wallet-owner.txt": owner_proof,
        "wallet-redemption.txt": redemption_proof,
    }


def check(folder):
    accounts = read_rows(folder / "holders.csv")
    balances = [scaled(row["balance"], 6) for row in accounts]
    assert len(accounts) == HOLDERS == len({row["address"] for row in accounts})
    assert all(len(row["address"]) == 34 and row["address"][0] == "T" for row in accounts)
    assert sum(balances) == SUPPLY and min(balances) == 0
    assert balances != sorted(balances) and balances != sorted(balances, reverse=True)

    rows = read_rows(folder / "bars.csv")
    fine = listed_fine(rows)
    assert len(rows) == 30 == len({bar_id(row) for row in rows})
    assert sum(thousandths(row["gross_weight"]) for row in rows) == 376_000_000
    assert gross_total_mozt(rows) == 12_088_680 and fine == 12_086_714
    for row in rows:
        assert thousandths(row["fine_ozt"]) == computed_fine(row)
        assert 350_000 <= computed_fine(row) <= 430_000
        assert thousandths(row["fineness"]) >= 995_000
    papers = read_rows(folder / "packing-list.csv")
    assert len(papers) == 15 == len({row["container_id"] for row in rows})
    assert all(paper["bars"] == "2" for paper in papers) and listed_fine(papers) == fine

    for name, signed in [
        ("bars", "bars.csv"), ("custodian-confirmation", "custodian-confirmation.txt"),
        ("no-encumbrance", "no-encumbrance.txt"),
    ]:
        check_signature(folder / "custodian-key.pem", folder / signed, folder / f"{name}.sig")

    value = reserve(fine, PRICE, 0, 6)
    coverage = value * 1_000_000 // SUPPLY
    assert value == 50_294_025_625_400 and coverage == 1_005_880
    assert value < 52_000_000 * 10**6  # the sum insured
    return f"{len(accounts)} holders, {len(rows)} bars, coverage {coverage} ppm"
