"""Statements that are accepted."""
from generator.common import (BARS, EXAMPLE, EXAMPLE_LINES, ISSUER, U128, U64, repeated, statement,
                              text, valuation)


ETH = ("eip155:1", "0x" + "ab" * 20, 21000000, "0x" + "cd" * 32, "2025-11-28T15:00:11Z")
TRON = ("tron:0x2b6653dc", "TExampleContract1111111111111111111", 77000000, "0x" + "5a" * 32,
        "2025-11-28T15:00:00Z")
SOLANA = ("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "So11111111111111111111111111111111111111112",
          370000000, "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin", "2025-11-28T14:59:59Z")
HASH = "ab" * 32


def long_issuer(lines, size):
    """The statement with an issuer so long that it has `size` bytes, as prefix, unit, suffix."""
    whole = text(lines).decode()
    prefix, suffix = whole.split(ISSUER)
    return prefix + "a.example/", "b", size - len(whole) + len(ISSUER) - 10, suffix


def statements():
    liabilities, bars = EXAMPLE.triple, BARS.triple
    total = liabilities[1]

    def ok(name, lines, result):
        assert "result " + result in lines, (name, lines)
        return dict({"name": name}, statement=text(lines).decode(), expect="ok")

    yield ok("example", EXAMPLE_LINES, "covered")
    yield ok("transparent", statement(liabilities, bars, key=EXAMPLE.key), "covered")
    yield ok("supply-none-blocked", statement(liabilities, bars, supply=[]), "blocked")
    yield ok("supply-none-waived", statement(liabilities, bars, supply=[], waived=["K02"]),
             "covered")
    yield ok("supply-none-other-waived", statement(liabilities, bars, supply=[], waived=["R01"]),
             "blocked")
    yield ok("untested-r01-waived", statement(liabilities, bars, untested=["D02", "R01"],
                                              waived=["R01"]),
             "covered")
    yield ok("untested-t01-t02-blocked", statement(liabilities, bars, untested=["T01", "T02"],
                                                   waived=["T01"]), "blocked")
    yield ok("untested-l04-blocked", statement(liabilities, bars, untested=["L04"]), "blocked")
    yield ok("untested-e02-blocked", statement(liabilities, bars, untested=["E02"],
                                               waived=["L04"]), "blocked")
    yield ok("untested-e02-l04-waived", statement(liabilities, bars, untested=["E02", "L04"],
                                                  waived=["E02", "L04"]), "covered")
    yield ok("untested-not-required", statement(liabilities, bars, untested=["E01", "W03"]),
             "covered")
    yield ok("waived-though-tested", statement(liabilities, bars, waived=["K02", "R01"]), "covered")
    yield ok("three-chains", statement(liabilities, bars, supply=[
        SOLANA + (10, 0), ETH + (total, 20), TRON + (10, 0)]), "covered")
    yield ok("two-contracts-on-one-chain", statement(liabilities, bars, supply=[
        ETH + (total - 5, 0), ETH[:1] + ("0x" + "ac" * 20,) + ETH[2:] + (5, 0)]), "covered")
    yield ok("supply-of-zero", statement(liabilities, bars,
                                         supply=[ETH + (0, 0), TRON + (total + 7, 7)]),
             "covered")
    yield ok("supply-differs-and-blocks", statement(liabilities, bars,
                                                    supply=[TRON + (total + 1, 0)],
                                                    findings=[1, 0, 0, 0, 1]), "blocked")
    yield ok("claims-0", statement((3, 0, liabilities[2]), bars), "covered")
    yield ok("claims-0-no-bars", statement((3, 0, liabilities[2])), "covered")
    yield ok("other-claims", statement(liabilities, bars, other=123456789), "covered")
    for decimals in (0, 1, 2, 12, 13, 14, 18):
        yield ok("decimals-%d" % decimals, statement(liabilities, bars, decimals=decimals),
                 "covered" if decimals > 5 else "shortfall")
    yield ok("shortfall-no-bars", statement(liabilities), "shortfall")
    reserve = valuation(bars[1], 4161100000, 0, 6, 1, 0)[0]
    yield ok("reserve-equals-claims", statement((7, reserve, liabilities[2]), bars), "covered")
    yield ok("reserve-one-short", statement((7, reserve + 1, liabilities[2]), bars), "shortfall")
    yield ok("blocked-by-finding", statement(liabilities, bars, findings=[2, 0, 0, 0, 2]),
             "blocked")
    yield ok("blocked-and-short", statement(liabilities, findings=[1, 0, 1, 3, 2]), "blocked")
    yield ok("findings-disposed", statement(liabilities, bars, findings=[0, 3, 4, 5, 2]), "covered")
    yield ok("findings-sum-above-2^64",
             statement(liabilities, bars, findings=[0, 2**64 - 1, 1, 0, 5]), "covered")
    yield ok("findings-all-undisposed", statement(liabilities, bars, findings=[0, 3, 4, 0, 7]),
             "covered")
    yield ok("haircut-and-buffer", statement(liabilities, bars, haircut=137, buffer=500), "covered")
    yield ok("haircut-10000", statement(liabilities, bars, haircut=10000), "shortfall")
    yield ok("buffer-never-changes-the-result", statement(liabilities, bars, buffer=10000),
             "covered")
    yield ok("required-rounds-up", statement((7, 1, liabilities[2]), bars, buffer=1), "covered")
    yield ok("excluded-bars", statement(liabilities, bars, listed=(6, bars[1] + 800000),
                                        findings=[0, 2, 0, 0, 2]), "covered")
    yield ok("all-bars-excluded", statement(liabilities, listed=(4, bars[1]),
                                            findings=[0, 4, 0, 0, 0]),
             "shortfall")
    yield ok("three-lists", statement(liabilities, bars, listed=(4, bars[1]), custody=[
        ("undeclared", "none", 1, 32148), ("KG-BISHKEK-1", "2025-11-28", 1, 402910),
        ("KG-BISHKEK-1", "2025-11-27", 2, 801545)]), "covered")
    yield ok("equal-custody-lines", statement(liabilities, (2, 800000, bars[2]), custody=[
        ("undeclared", "none", 1, 400000), ("undeclared", "none", 1, 400000)]), "shortfall")
    yield ok("empty-list-beside", statement(liabilities, bars, custody=[
        ("KG-BISHKEK-1", "2025-11-28", 4, bars[1]), ("KG-OSH-1", "2025-11-28", 0, 0)]), "covered")
    yield ok("leap-day", statement(liabilities, bars, as_of="2024-02-29T23:59:59Z"), "covered")
    yield ok("leap-day-2000", statement(liabilities, bars, as_of="2000-02-29T00:00:00Z"), "covered")
    yield ok("previous-and-revision", statement(liabilities, bars, previous=HASH,
                                                revision="1 " + "cd" * 32),
             "covered")
    yield ok("revision-2^64-1", statement(liabilities, bars, revision="%d " % U64 + HASH),
             "covered")
    yield ok("names-at-64", statement(liabilities, bars, snapshot="s" * 64, symbol="S" * 64),
             "covered")
    yield ok("names-at-1", statement(liabilities, bars, snapshot="0", symbol="X", issuer="x"),
             "covered")
    yield ok("issuer-with-path", statement(liabilities, bars, issuer="a.b-c.example/X_y/..z/-"),
             "covered")
    yield ok("chain-and-contract-at-their-limits", statement(liabilities, bars, supply=[
        ("abcdefgh:" + "A_-9" * 8, "a%-." * 32, U64, "Z" * 128, "2025-11-28T15:00:00Z", total, 0),
        ("abc:1", "A", 0, "0", "2025-11-28T15:00:00Z", 0, 0)]), "covered")
    yield ok("accepted-10^12-mozt", statement(liabilities, (U64, 10**12, bars[2]), price=10**11,
                                              decimals=18), "covered")
    yield ok("price-1", statement(liabilities, bars, price=1), "shortfall")
    yield ok("leaves-2^64-1", statement((U64, total, liabilities[2]), bars), "covered")
    yield ok("total-2^128-1", statement((7, U128, liabilities[2]), bars), "shortfall")
    yield ok("total-2^128-1-with-supply-in-two", statement((7, U128, liabilities[2]), bars, supply=[
        ETH + (2**127, 0), TRON + (2**127 - 1, 0)]), "shortfall")
    yield ok("supply-sum-above-128-bits-before-subtraction", statement(
        (7, 2**127, liabilities[2]), bars, supply=[ETH + (U128, U128), TRON + (U128, 2**127 - 1)]),
        "shortfall")
    yield ok("required-near-2^128", statement((7, 2**127, liabilities[2]), bars, buffer=9999),
             "shortfall")
    yield ok("bars-without-weight", statement(liabilities, (3, 0, bars[2])), "shortfall")
    yield ok("tolerance-0", statement(liabilities, bars, tolerance=0), "covered")
    yield dict({"name": "size-65535"}, **repeated(
        "statement", *long_issuer(EXAMPLE_LINES, 65535)), expect="ok")
