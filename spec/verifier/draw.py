#!/usr/bin/env python3
"""Redraws the sample of spec/sampling.md from a statement, its bars.csv and the auditor's nonce.

    draw.py [--confidence 95] [--tolerable T | --tolerable-mozt TM] [--size N] [--units]
            statement.txt bars.csv NONCE

Prints `seed`, `planned` and `size`, then one line `hits bar_id` for each drawn bar in the order of
the draw. Exit 0, 2 (could not check) or 64 (wrong usage), as verify.py, which must stand beside it.
"""
import argparse
import math
import sys

from recompute import canonical_csv, check_bars
from verify import STATEMENT_LIMIT, Refused, parse_statement, read_file, require, sha256

HEADER = "bar_id,list,listed_fine_mozt,accepted_fine_mozt,status,reasons,nonce"
FACTORS = {80: 1610, 90: 2310, 95: 3000, 99: 4610}


def population(statement, data):
    """The leaves of the inventory, (nonce, id, mozt) by ascending nonce; check_bars has shown that
    they give the stated root."""
    require(sha256(data).hex() == statement["bars"][2], "wrong-hash",
            "bars.csv is not the file that the statement names")
    check_bars(data, statement)
    rows = canonical_csv(data, "bars.csv", HEADER)
    return sorted((bytes.fromhex(r[6].decode()), r[0], int(r[3])) for r in rows
                  if r[4] == b"accepted")


def detection_size(bars, bad, confidence):
    """The least n with C(N-t, n) / C(N, n) <= 1 - confidence. The ratio is C(N-n, t) / C(N, t)."""
    def enough(n):
        k, rest = min((bad, bars - n), (n, bars - bad))
        return 100 * math.comb(rest, k) <= (100 - confidence) * math.comb(bars, k)

    low, high = 0, bars - bad + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def draw_units(leaves, seed, size):
    total = sum(x[2] for x in leaves)
    start = int.from_bytes(sha256(seed + b"monetary-unit"), "big") % total
    drawn, end, j = [], 0, 0
    for _, name, weight in leaves:
        end += weight
        # The hits j with floor((j * total + start) / size) < end, counted without walking them.
        reached = min(max(-(-(size * end - start) // total), 0), size)
        if reached > j:
            drawn.append((reached - j, name))
        j = reached
    return drawn


def draw(leaves, root, nonce, confidence=95, tolerable=None, units=False, size=None):
    """(seed, planned, size, [(hits, bar id)])."""
    bars, total = len(leaves), sum(x[2] for x in leaves)
    require(bars, "usage", "no bar is accepted")
    require(16 <= len(nonce) <= 64, "usage", "the nonce has not 16 to 64 bytes")
    most = total if units else bars
    if tolerable is None:
        require(size or not units, "usage", "units need a tolerable misstatement or a size")
        planned = size or bars
    elif units:
        require(confidence in FACTORS and tolerable > 0 < total, "usage", "bad figures")
        planned = min(-(-FACTORS[confidence] * total // (1000 * tolerable)), most)
    else:
        require(1 <= confidence <= 100 and 1 <= tolerable <= bars, "usage", "bad figures")
        planned = detection_size(bars, tolerable, confidence)
    size = size or planned
    require(1 <= size <= most, "usage", "the size is not 1 to %d" % most)
    seed = sha256(root + nonce)
    ranked = sorted(leaves, key=lambda x: (sha256(seed + x[0]), x[0]))
    drawn = draw_units(ranked, seed, size) if units else [(1, x[1]) for x in ranked[:size]]
    return seed, planned, size, drawn


def main():
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for name in ("--confidence", "--tolerable", "--tolerable-mozt", "--size"):
        parser.add_argument(name, type=int)
    parser.add_argument("--units", action="store_true", help="monetary-unit, with --size alone")
    for name in ("statement", "bars", "nonce"):
        parser.add_argument(name)
    a = parser.parse_args()
    statement = parse_statement(read_file(a.statement, STATEMENT_LIMIT))
    leaves = population(statement, read_file(a.bars))
    units = a.units or a.tolerable_mozt is not None
    seed, planned, size, drawn = draw(
        leaves, bytes.fromhex(statement["inventory"][3]), bytes.fromhex(a.nonce),
        a.confidence or 95, a.tolerable_mozt if units else a.tolerable, units, a.size)
    lines = [b"seed %s" % seed.hex().encode(), b"planned %d" % planned, b"size %d" % size]
    lines += [b"%d %s" % one for one in drawn]
    sys.stdout.buffer.write(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    try:
        main()
    except (Refused, ValueError, OSError) as error:
        print("draw.py: %s" % error, file=sys.stderr)
        sys.exit(64 if getattr(error, "kind", "") == "usage" else 2)
