"""Trees, keys and coverage figures."""
import hashlib

from generator.common import (BARS, EXAMPLE, EXAMPLE_BARS, EXAMPLE_HOLDERS, ISSUER, SNAPSHOT,
                              SNAPSHOT_KEY, Tree, U128, derive, holders, nonce_of, valuation)


def trees():
    key = hashlib.sha256(b"tree key of the vectors").digest()

    def vector(name, rows, leaves=None):
        count, total, root = Tree(rows, key=key).triple
        leaves = leaves or [{"id": x.decode(), "amount": str(a)} for x, a in rows]
        return {"name": name, "tree_key": key.hex(), "leaves": leaves,
                "n": str(count), "total": str(total), "root": root.hex()}

    yield dict(vector("example", EXAMPLE_HOLDERS), tree_key=EXAMPLE.key.hex(),
               root=EXAMPLE.triple[2].hex())
    yield dict(vector("example-inventory", EXAMPLE_BARS), tree_key=BARS.key.hex(),
               root=BARS.triple[2].hex())
    for n in range(1, 21):
        yield vector("n%d" % n, holders(n))
    for name, rows in (
            ("one-zero-leaf", [(b"a", 0)]), ("all-zero", [(b"a", 0), (b"b", 0), (b"c", 0)]),
            ("one-leaf-of-2^128-1", [(b"a", U128)]),
            ("total-2^128-1", [(b"a", 2**127), (b"b", 2**127 - 1)]),
            ("total-2^128-1-of-five", [(b"a", U128 - 10), (b"b", 1), (b"c", 2), (b"d", 3),
                                       (b"e", 4)]),
            ("near-2^127", [(b"a", 2**127 - 1), (b"b", 2**126 + 1), (b"c", 2**125 - 1)]),
            ("above-2^64", [(b"a", 2**64), (b"b", 2**64 - 1), (b"c", 2**64 + 1)]),
            ("one-byte-ids", [(bytes([c]), c) for c in range(33, 127)]),
            ("255-byte-ids", [(b"x" * 254 + bytes([c]), c) for c in b"abc"]),
            ("255-byte-multibyte", [("é".encode() * 127 + b"z", 1), ("€".encode() * 85, 2),
                                    ("😀".encode() * 63 + b"abc", 3)]),
            ("multibyte", [("Иван".encode(), 1), ("金".encode(), 2), ("😀".encode(), 3),
                           ("naïve".encode(), 4)]),
            ("nfc-and-nfd-are-two-ids", [("\u00e9".encode(), 1), ("e\u0301".encode(), 2)]),
            ("look-alikes-are-two-ids", [(b"paypal", 1), ("p\u0430yp\u0430l".encode(), 2)]),
            ("letter-case-is-two-ids", [(b"0xabc", 1), (b"0xABC", 2)]),
            ("zero-width-joiner-is-another-id", [(b"ab", 1), ("a\u200db".encode(), 2)]),
            ("prefix-ids", [(b"a", 1), (b"aa", 2), (b"aaa", 3), (b"aaaa", 4)]),
            ("ids-with-quote-backslash-newline", [(b'a"b', 1), (b"a\\b", 2), (b"a\nb", 3)]),
            ("ids-with-nul-and-tab", [(b"a\0", 1), (b"a", 2), (b"a\t", 3)]),
            ("id-lengths-at-hash-blocks", [(b"q" * k, k) for k in (
                21, 22, 23, 85, 86, 87, 149, 150, 213, 214)])):
        yield vector(name, rows)
    for n in (31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 255, 256, 257, 1000, 4095, 4096, 4097):
        rule = "id = \"holder-\" + decimal i, amount = (i*i*7919 + i) mod 10^12, i = 0 ..< count"
        rows = [(b"holder-%d" % i, (i * i * 7919 + i) % 10**12) for i in range(n)]
        yield vector("generated-%d" % n, rows, {"generate": {"count": n, "rule": rule}})


def keys():
    for name, key, issuer, snapshot in (
            ("example", SNAPSHOT_KEY, ISSUER, SNAPSHOT), ("zero-key", bytes(32), ISSUER, SNAPSHOT),
            ("ff-key", b"\xff" * 32, ISSUER, SNAPSHOT),
            ("other-snapshot", SNAPSHOT_KEY, ISSUER, "2026-Q1"),
            ("other-issuer", SNAPSHOT_KEY, "other.example", SNAPSHOT),
            ("short-names", SNAPSHOT_KEY, "x", "0"),
            ("long-names", SNAPSHOT_KEY, "x" * 200 + ".example", "s" * 64)):
        keys = {x: derive(x, issuer, snapshot, key) for x in ("liabilities", "inventory")}
        ids = ["alice", "a", "x" * 64, "x" * 65, "x" * 255, "Иван", "e\u0301", "\u00e9",
               "line\nend",
               "AU|KGA|AB1234|2019|402950|ozt|999900"]
        yield {"name": name, "snapshot_key": key.hex(), "issuer": issuer, "snapshot": snapshot,
               "liabilities_tree_key": keys["liabilities"].hex(),
               "inventory_tree_key": keys["inventory"].hex(),
               "nonces": [dict(id=x, **{k: nonce_of(keys[k], x.encode()).hex() for k in keys})
                          for x in ids]}


def two_floors():
    """(accepted, price, haircut, one floor, two floors): valuing first and cutting then differs."""
    found, state = [], 1
    while len(found) < 12:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        accepted, price = state % 10**7, state // 10**7 % 10**10 + 1
        haircut = state // 2**40 % 9999 + 1
        once = valuation(accepted, price, haircut, 6, 1, 0)[0]
        twice = accepted * price // 1000 * (10000 - haircut) // 10000
        if once != twice:
            found.append((accepted, price, haircut, once, twice))
    return found


def coverage():
    cases = [("example", BARS.triple[1], 4161100000, 0, 6, EXAMPLE.triple[1], 0),
             ("thirty-bars", 12086714, 4161100000, 0, 6, 50000000 * 10**6, 0),
             ("nothing", 0, 1, 0, 6, 1, 0), ("claims-0", 1000, 10**6, 0, 6, 0, 0),
             ("all-zero", 0, 1, 0, 0, 0, 0),
             ("one-ounce", 1000, 10**6, 0, 6, 10**6, 0), ("haircut-1", 1000, 10**6, 1, 6, 10**6, 0),
             ("haircut-9999", 1000, 10**6, 9999, 6, 10**6, 0),
             ("haircut-10000", 10**12, 10**11, 10000, 18, 1, 0),
             ("below-one-unit", 1, 999, 0, 6, 1, 0), ("exactly-one-unit", 1, 1000, 0, 6, 1, 0),
             ("rounded-down", 1, 1999, 0, 6, 1, 0),
             ("decimals-0-rounded-down", 1999, 999999, 0, 0, 1, 0),
             ("largest", 10**12, 10**11, 0, 18, 1, 0),
             ("largest-claims", 10**12, 10**11, 0, 18, U128, 0),
             ("largest-decimals-0", 10**12, 10**11, 0, 0, 10**14, 0),
             ("smallest-price-decimals-18", 1, 1, 9999, 18, 10**5, 0),
             ("smallest-price-decimals-13", 1, 1, 9999, 13, 1, 0),
             ("smallest-price-decimals-12", 10, 1, 9999, 12, 1, 0),
             ("naive-64-bit-overflow", 34 * 10**6, 4161100000, 250, 6, 10**14, 500),
             ("required-rounds-up", 1000, 10**6, 0, 6, 1, 1),
             ("required-exact", 1000, 10**6, 0, 6, 10000, 1),
             ("required-9999", 1000, 10**6, 0, 6, 10001, 9999),
             ("required-near-2^128", 1, 1, 0, 6, 2**127, 9999),
             ("required-2^128-1", 1, 1, 0, 6, U128, 0),
             ("buffer-10000", 1000, 10**6, 0, 6, 10**6, 10000),
             ("coverage-just-below", 1000, 10**6, 0, 6, 10**6 + 1, 0),
             ("coverage-just-above", 1000, 1000001, 0, 6, 10**6, 0),
             ("coverage-0", 1, 1000, 0, 6, 10**6 + 1, 0), ("coverage-1", 1, 1000, 0, 6, 10**6, 0)]
    for decimals in range(19):
        cases.append(("decimals-%d" % decimals, 1236603, 4161100003, 137, decimals,
                      123456789 * 10**decimals // 100, 250))
    for i, (accepted, price, haircut, _, _) in enumerate(two_floors()):
        cases.append(("one-floor-not-two-%d" % i, accepted, price, haircut, 6, 10**12, 0))
    for name, accepted, price, haircut, decimals, claims, buffer in cases:
        reserve, required, ppm = valuation(accepted, price, haircut, decimals, claims, buffer)
        yield {"name": name, "accepted_mozt": str(accepted), "price_micro_usd": str(price),
               "haircut_bp": str(haircut), "decimals": decimals, "claims": str(claims),
               "buffer_bp": str(buffer),
               "reserve": str(reserve), "required": str(required), "coverage_ppm": ppm}
