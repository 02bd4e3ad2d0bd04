"""What both samples are made with: draws, exact arithmetic of gold, keys, and reading back.

The draws come from SHA-256 over a counter and use integers only, so the bytes depend neither on
the Python version nor on the machine.
"""

import csv
import hashlib
import hmac
import io
import shutil
import subprocess

AS_OF = "2025-11-28T15:00:00Z"
DAY = AS_OF[:10]
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


def reserve(mozt, price, haircut_bp, decimals):
    """The value of accepted gold in minor units, rounded down once."""
    return mozt * scaled(price, 6) * (10_000 - haircut_bp) * 10**decimals // 10**13


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


# Names of findings: they follow from the snapshot key, which a sample commits.


def inventory_key(snapshot_key, issuer, snapshot):
    label = f"touchstone/inventory/1\n{issuer}\n{snapshot}\n".encode()
    return hmac.new(bytes.fromhex(snapshot_key), label, hashlib.sha256).digest()


def bar_id(row):
    gross, fineness = thousandths(row["gross_weight"]), thousandths(row["fineness"])
    fields = [row["refiner_code"], row["serial"], row["year"], gross, row["gross_unit"], fineness]
    return "|".join(["AU", *map(str, fields)])


def finding_on_bar(rule, row, key):
    """The id of a rule's finding about a bar."""
    nonce = hmac.new(key, bar_id(row).encode(), hashlib.sha256).hexdigest()[:32]
    return f"{rule}-{sha256(f'{rule}{chr(10)}bar:{nonce}')[:16]}"


def tron_address(payload20):
    """Base58check of 0x41 and 20 bytes: 34 characters that begin with T."""
    payload = b"\x41" + payload20
    check = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(payload + check, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[digit] + text
    return text


# A custodian's list, its boxes and its totals.

PACKING_COLUMNS = "vault_id,container_id,seal_no,bars,gross_weight,gross_unit,fine_ozt".split(",")


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def read_rows(path):
    return rows_of(path.read_bytes().decode())


def listed_fine(rows):
    return sum(thousandths(row["fine_ozt"]) for row in rows)


def computed_fine(row):
    ppm = thousandths(row["fineness"])
    return fine_mozt(thousandths(row["gross_weight"]), row["gross_unit"], ppm)


def boxes(rows):
    """What a packing list says of each box; the gross weight only where one unit is used."""
    papers = {}
    for row in rows:
        papers.setdefault((row["vault_id"], row["container_id"], row["seal_no"]), []).append(row)
    for name, held in papers.items():
        units = {row["gross_unit"] for row in held}
        gross = sum(thousandths(row["gross_weight"]) for row in held)
        weight = (fixed(gross, 3), *units) if len(units) == 1 else ("", "")
        yield [*name, len(held), *weight, fixed(listed_fine(held), 3)]


def price_note(day, price):
    return f"""\
SAMPLE - written for a software demonstration, not a publication of LBMA or IBA

Price evidence
  Price          LBMA Gold Price PM
  Date           {day}, 15:00 London (15:00 UTC)
  Currency/unit  US dollars per fine troy ounce
  Figure used    {price}

The figure lies near the price that was published for this date and is good for the sample only.
In a real engagement this file is the document the auditor obtained from a licensed source; its
SHA-256 stands on the price line of the statement.
"""


def check_signature(key, message, signature):
    """With openssl, where it is installed; an audit of the sample checks it in any case."""
    openssl = shutil.which("openssl")
    if openssl:
        command = [openssl, "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin"]
        files = ["-in", message, "-sigfile", signature]
        subprocess.run([*command, *files], check=True, stdout=subprocess.DEVNULL)
