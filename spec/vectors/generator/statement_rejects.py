"""Statements that are refused."""
from generator.common import (BARS, EXAMPLE, EXAMPLE_LINES, U128, U64, carried, edit, edit_word,
                              hexhash, repeated, statement, text, valuation)
from generator.numbers import two_floors
from generator.statements import ETH, HASH, TRON, long_issuer


def statement_rejects():
    liabilities, bars = EXAMPLE.triple, BARS.triple
    total = liabilities[1]
    lines = statement(liabilities, bars, other=7, buffer=100)
    good = text(lines)
    bad, off = "malformed-statement", "inconsistent-statement"
    used = set()

    def no(name, expect, reason, data):
        assert name not in used, name
        used.add(name)
        data = text(data) if isinstance(data, list) else data
        return dict({"name": name}, **carried("statement", data), expect=expect, reason=reason)

    for i, line in enumerate(lines):
        key = line.split(" ")[0].split("/")[0]
        yield no("missing-" + key, bad, "the line is missing", lines[:i] + lines[i + 1:])
        expect = off if key == "custody" else bad
        yield no("repeated-" + key, expect, "the line stands twice", lines[:i + 1] + lines[i:])
        if i + 1 < len(lines):
            yield no("reordered-" + key, bad, "the line stands behind its successor",
                     lines[:i] + [lines[i + 1], line] + lines[i + 2:])
    for name, reason, data in (
            ("empty", "no bytes", b""), ("only-lf", "an empty line", b"\n"),
            ("bom", "a byte order mark", b"\xef\xbb\xbf" + good),
            ("crlf", "lines end in CR LF", good.replace(b"\n", b"\r\n")),
            ("one-crlf", "one line ends in CR LF", good.replace(b"\n", b"\r\n", 1)),
            ("cr-only", "lines end in CR", good.replace(b"\n", b"\r")),
            ("no-final-lf", "the last LF is missing", good[:-1]),
            ("two-final-lf", "an empty line at the end", good + b"\n"),
            ("empty-line-inside", "an empty line", good.replace(b"\nclaims", b"\n\nclaims")),
            ("leading-lf", "an empty line at the start", b"\n" + good),
            ("tab", "a tab in place of a space", good.replace(b"claims ", b"claims\t", 1)),
            ("nul", "a NUL byte", good.replace(b"2025-Q4", b"2025-Q4\0")),
            ("trailing-nul", "a NUL at the end", good + b"\0"),
            ("del", "the byte 7F", good.replace(b"2025-Q4", b"2025-Q4\x7f")),
            ("non-ascii", "a Cyrillic letter", good.replace(b"usdkg.", "usd\u043ag.".encode())),
            ("no-break-space", "U+00A0 in place of a space",
             good.replace(b"claims ", "claims\u00a0".encode(), 1)),
            ("line-separator", "U+2028 in place of LF",
             good.replace(b"\nclaims", "\u2028claims".encode())),
            ("invalid-utf-8", "the byte FF", good.replace(b"usdkg.", b"usdk\xff.")),
            ("form-feed", "a form feed", good.replace(b"\nclaims", b"\x0cclaims")),
            ("trailing-space", "a space before LF", good.replace(b"\nclaims", b" \nclaims")),
            ("leading-space", "a space before the key", good.replace(b"\nclaims", b"\n claims")),
            ("double-space", "two spaces", good.replace(b"claims ", b"claims  ", 1)),
            ("trailing-junk", "a line behind the last", good + b"junk\n"),
            ("signature-inside", "a signature block in the text",
             good + b"\n\xe2\x80\x94 x AAAA\n"),
            ("second-statement", "a second statement follows", good + good),
            ("unknown-line", "an unknown key", good.replace(b"\nclaims", b"\nnote x\nclaims")),
            ("comment-line", "a comment", good.replace(b"\nclaims", b"\n# x\nclaims")),
            ("version-2", "another version", good.replace(b"statement/1", b"statement/2", 1)),
            ("version-word", "words behind the version",
             good.replace(b"statement/1", b"statement/1 x", 1)),
            ("upper-case-key", "a key in other letters", good.replace(b"\nclaims", b"\nClaims")),
            ("colon-after-key", "a colon", good.replace(b"claims ", b"claims: ", 1))):
        yield no(name, bad, reason, data)
    yield dict({"name": "size-65536"}, **repeated(
        "statement", *long_issuer(EXAMPLE_LINES, 65536)), expect=bad, reason="one byte too long")
    yield dict({"name": "size-10-megabytes"}, **repeated(
        "statement", "", "issuer x\n", 1200000, ""), expect=bad, reason="far too long")

    def word_cases(key, position, reason, **cases):
        for name, value in cases.items():
            yield no("%s-%s" % (key, name.replace("_", "-")), bad, reason,
                     edit_word(lines, key, position, value))

    numbers = dict(leading_zero="007", plus="+5", minus="-5", minus_zero="-0", exponent="1e3",
                   fraction="5.0", grouping="1,000", empty="", hexadecimal="0x5", words="five",
                   full_width="\uff15")
    for key, position, limit in (
            ("liabilities", 2, 2**64), ("liabilities", 3, 2**128), ("supply", 3, 2**64),
            ("claims", 1, 2**128), ("fine-tolerance-mozt", 1, 2**128), ("revision", 1, 2**64)):
        base = numbers if key == "claims" else dict(list(numbers.items())[:5])
        for name, value in dict(base, too_large=str(limit), too_large_by_far="9" * 60).items():
            yield no("number-%s-%d-%s" % (key, position, name.replace("_", "-")), bad,
                     "not a decimal integer without sign or leading zero, or out of range",
                     edit_word(lines, key, position, value))
    for key, position in (("supply", 6), ("supply", 7), ("other-claims", 1), ("custody", 3),
                          ("custody", 4),
                          ("inventory", 2), ("inventory", 3), ("bars", 1), ("bars", 2),
                          ("fine-mozt", 1),
                          ("fine-mozt", 2), ("price", 2), ("haircut-bp", 1), ("buffer-bp", 1),
                          ("reserve", 1),
                          ("required", 1), ("coverage-ppm", 1), ("rules", 2), ("findings", 1),
                          ("findings", 2),
                          ("findings", 3), ("findings", 4), ("findings", 5), ("asset", 2)):
        words = [x for x in lines if x.startswith(key + " ")][0].split(" ")
        yield no("number-%s-%d-leading-zero" % (key, position), bad, "a leading zero",
                 edit_word(lines, key, position, "0" + words[position]))
        yield no("number-%s-%d-minus" % (key, position), bad, "a sign",
                 edit_word(lines, key, position, "-" + words[position]))
        limit = 2**64 if key in ("bars", "rules", "findings") or (key, position) in (
            ("custody", 3), ("inventory", 2)) else 2**128
        yield no("number-%s-%d-too-large" % (key, position), bad, "%d does not fit" % limit,
                 edit_word(lines, key, position, limit))
    yield from word_cases("issuer", 1, "not the issuer grammar", upper_case="USDKG.example",
                          trailing_slash="usdkg.example/", double_slash="usdkg.example//x",
                          leading_slash="/usdkg.example", empty="", percent="usdkg.example/%41",
                          underscore_in_host="usd_kg.example", colon="usdkg.example:443",
                          two_words="usdkg.example x")
    yield from word_cases("snapshot", 1, "not the name grammar", empty="", leading_dash="-Q4",
                          leading_dot=".Q4", of_65_characters="s" * 65, slash="2025/Q4",
                          two_words="2025 Q4",
                          plus="2025+Q4")
    stamps = dict(february_30="2025-02-30T15:00:00Z", february_29_in_2025="2025-02-29T15:00:00Z",
                  february_29_in_1900="1900-02-29T15:00:00Z", month_13="2025-13-01T15:00:00Z",
                  month_0="2025-00-01T15:00:00Z", day_0="2025-11-00T15:00:00Z",
                  november_31="2025-11-31T15:00:00Z", second_60="2025-11-28T15:00:60Z",
                  leap_second="2016-12-31T23:59:60Z", minute_60="2025-11-28T15:60:00Z",
                  hour_24="2025-11-28T24:00:00Z", lower_case_z="2025-11-28T15:00:00z",
                  lower_case_t="2025-11-28t15:00:00Z", offset="2025-11-28T15:00:00+00:00",
                  fraction="2025-11-28T15:00:00.0Z", space="2025-11-28 15:00:00Z",
                  no_zone="2025-11-28T15:00:00", no_seconds="2025-11-28T15:00Z",
                  year_0="0000-01-01T00:00:00Z", five_digit_year="12025-11-28T15:00:00Z",
                  two_digit_year="25-11-28T15:00:00Z", date_only="2025-11-28",
                  basic_form="20251128T150000Z")
    yield from word_cases("as-of", 1, "not a calendar time in the one form", **stamps)
    for name in ("february_30", "second_60", "offset", "lower_case_z"):
        yield no("supply-time-" + name.replace("_", "-"), bad,
                 "not a calendar time in the one form",
                 edit_word(lines, "supply", 5, stamps[name]))
    for key, position in (("custody", 2), ("price", 4)):
        for name, value in (("february-30", "2025-02-30"), ("month-13", "2025-13-01"),
                            ("short", "2025-1-1"),
                            ("time", "2025-11-28T15:00:00Z"), ("slashes", "2025/11/28"),
                            ("year-0", "0000-01-01")):
            yield no("%s-date-%s" % (key, name), bad, "not a calendar date",
                     edit_word(lines, key, position, value))
    yield from word_cases("asset", 1, "not the name grammar", empty="", slash="USD/KG",
                          of_65_characters="S" * 65)
    yield from word_cases("asset", 2, "0 to 18 decimals", decimals_19="19", decimals_18_5="18.5",
                          decimals_word="six")
    yield from word_cases("asset", 3, "only USD in this version", peg_eur="EUR",
                          peg_lower_case="usd",
                          two_pegs="USD USD")
    for name, line in (("public", "mode public"), ("secret-with-key", "mode secret " + HASH),
                       ("transparent-without-key", "mode transparent"),
                       ("transparent-upper-case", "mode transparent " + HASH.upper()),
                       ("transparent-63", "mode transparent " + HASH[1:]),
                       ("transparent-65", "mode transparent " + HASH + "0"), ("none", "mode")):
        yield no("mode-" + name, bad, "not one of the two modes", edit(lines, "mode", line))
    hashes = dict(hash_upper_case=HASH.upper(), hash_62="ab" * 31, hash_66="ab" * 33,
                  hash_0x="0x" + HASH[2:],
                  hash_empty="", hash_not_hex="zz" + HASH[2:])
    for key, position in (("liabilities", 4), ("inventory", 4), ("bars", 3), ("price", 5),
                          ("inputs", 1),
                          ("findings", 6)):
        yield from word_cases(key, position, "not 64 lower-case hex digits", **(
            hashes if key == "liabilities" else dict(list(hashes.items())[:2])))
    yield from word_cases("previous", 1, "not 64 lower-case hex digits or none", **hashes)
    yield from word_cases("liabilities", 1, "another tree", version_2="counted-sum/2",
                          plain="merkle/1")
    yield from word_cases("inventory", 1, "another tree", version_2="counted-sum/2")
    yield no("liabilities-none", bad, "a liabilities tree has a root",
             edit_word(lines, "liabilities", 4, "none"))
    yield no("liabilities-no-leaves", bad, "a tree has at least one leaf",
             edit_word(lines, "liabilities", 2, 0))
    yield from word_cases("supply", 1, "not a CAIP-2 chain", chain_without_colon="tron",
                          chain_upper_case="EIP155:1", chain_short="ab:1", chain_long="abcdefghi:1",
                          chain_reference_33="abc:" + "1" * 33, chain_reference_empty="abc:",
                          chain_two_colons="eip155:1:2", chain_dot="eip155:1.5")
    yield from word_cases("supply", 2, "not the contract grammar", contract_129="a" * 129,
                          contract_empty="",
                          contract_slash="a/b", contract_0x_upper_case="0x" + "AB" * 20,
                          contract_0x_checksum_case="0x52908400098527886E0F7030069857D2E4169EE7")
    yield from word_cases("supply", 4, "not the block hash grammar", block_hash_129="a" * 129,
                          block_hash_dash="0x-1", block_hash_empty="")
    supply = [x for x in lines if x.startswith("supply")][0]
    other = "supply eip155:1 0x%s 1 0x01 2025-11-28T15:00:00Z 0 0" % ("ab" * 20)
    for name, reason, new in (
            ("unsorted", "not ascending by chain and contract", [supply, other]),
            ("contracts-unsorted", "not ascending by contract",
             [other.replace("0xab", "0xac"), other]),
            ("same-contract-twice", "one contract counted twice", [other, supply, supply]),
            ("same-contract-other-block", "one contract counted twice",
             [other.replace(" 1 0x01 ", " 2 0x02 "), other, supply]),
            ("none-and-line", "none beside a line", ["supply none", supply]),
            ("line-and-none", "none beside a line", [supply, "supply none"]),
            ("none-twice", "none stands twice", ["supply none", "supply none"]),
            ("none-word", "words behind none", ["supply none none"]),
            ("seven-fields", "a field is missing", [supply.rsplit(" ", 1)[0]]),
            ("nine-fields", "a field too many", [supply + " 0"]),
            ("empty", "no value", ["supply"])):
        yield no("supply-lines-" + name, bad, reason, edit(lines, "supply", *new))
    one, two = "custody A 2025-11-28 2 600000", "custody B 2025-11-28 2 636603"
    assert 600000 + 636603 == bars[1]
    yield no("custody-unsorted", bad, "custody lines not sorted", edit(lines, "custody", two, one))
    yield no("custody-unsorted-by-date", bad, "sorted as whole lines", edit(
        lines, "custody", one, two.replace(" B 2025-11-28", " A 2025-11-27")))
    yield from word_cases("custody", 1, "not the label grammar", label_empty="", label_65="L" * 65,
                          label_slash="A/B", label_leading_dot=".A")
    yield no("fine-mozt-accepted-above-10^12", bad, "accepted weight is at most 10^12", statement(
        liabilities, (4, 10**12 + 1, bars[2])))
    yield from word_cases("price", 1, "only USD in this version", currency_eur="EUR",
                          currency_none="none")
    yield from word_cases("price", 2, "1 to 10^11 micro-USD", of_zero="0")
    yield no("price-above-10^11", bad, "1 to 10^11 micro-USD",
             statement(liabilities, bars, price=10**11 + 1))
    yield from word_cases("price", 3, "not the session grammar", session_empty="",
                          session_slash="LBMA/PM")
    yield no("haircut-10001", bad, "at most 10,000 basis points",
             edit_word(lines, "haircut-bp", 1, 10001))
    for key in ("not-tested", "waived"):
        for name, value in (("lower-case", "k01"), ("trailing-comma", "E01,"),
                            ("leading-comma", ",E01"),
                            ("two-commas", "E01,,W03"), ("none-in-list", "E01,none"), ("empty", ""),
                            ("space", "E01, W03"), ("upper-case-none", "NONE"), ("one-digit", "E1"),
                            ("semicolon", "E01;W03")):
            yield no("%s-%s" % (key, name), bad, "not rule ids joined by commas",
                     edit_word(lines, key, 1, value))
    yield from word_cases("rules", 1, "another rule set", version_2="touchstone-gold/2",
                          plain="gold/1")
    for name, line in (("five-figures", "findings 0 0 0 0 " + hexhash("x")),
                       ("seven-figures", "findings 0 0 0 0 0 0 " + hexhash("x")),
                       ("no-hash", "findings 0 0 0 0 0")):
        yield no("findings-" + name, bad, "not five counts and a hash",
                 edit(lines, "findings", line))
    yield from word_cases("result", 1, "not a result word", upper_case="Covered", word_ok="ok",
                          empty="",
                          two_words="covered covered", none="none")
    for name, value in (("0-with-hash", "0 " + HASH), ("1-without-hash", "1 none"),
                        ("none", "none"),
                        ("1", "1"), ("01", "01 " + HASH), ("minus-1", "-1 " + HASH)):
        yield no("revision-form-" + name, bad, "0 none, or a number and a hash",
                 edit(lines, "revision", "revision " + value))
    yield no("coverage-fraction", bad, "an integer",
             edit_word(lines, "coverage-ppm", 1, "1029091.5"))

    # invariants, one broken at a time
    def value(key, base=lines):
        return int([x for x in base if x.startswith(key + " ")][0].split(" ")[1])

    for key in ("claims", "required", "reserve", "coverage-ppm"):
        for delta in (-1, 1):
            yield no("off-%s%+d" % (key, delta), off, "off by one",
                     edit_word(lines, key, 1, value(key) + delta))
    yield no("claims-without-other-claims", off, "other claims are left out",
             edit_word(lines, "claims", 1, total))
    wrap = statement((7, U128, liabilities[2]), bars, other=0)
    wrap = edit_word(wrap, "other-claims", 1, 6)
    wrap = edit_word(edit_word(edit_word(wrap, "claims", 1, 5), "required", 1, 5), "coverage-ppm",
                     1,
                     value("reserve", wrap) * 10**6 // 5)
    yield no("claims-wrap-around", off, "the sum is taken modulo 2^128",
             edit(wrap, "result", "result covered"))
    yield no("required-rounded-down", off, "required rounds up", edit_word(
        statement((7, 1, liabilities[2]), bars, buffer=1), "required", 1, 1))
    yield no("required-without-buffer", off, "the buffer is left out",
             edit_word(lines, "required", 1, value("claims")))
    yield no("required-wrap-around", off, "required would not fit in 128 bits", edit_word(
        statement((7, 2**127 + 9999, liabilities[2]), bars), "buffer-bp", 1, 10000))
    yield no("reserve-before-haircut", off, "the haircut is left out", edit_word(
        statement(liabilities, bars, haircut=100), "reserve", 1,
        valuation(bars[1], 4161100000, 0, 6, 1, 0)[0]))
    pick = two_floors()[0]
    yield no("reserve-with-two-floors", off, "valued first, then cut: two floors lose a unit",
             edit_word(
        statement(liabilities, (1, pick[0], bars[2]), price=pick[1], haircut=pick[2]), "reserve", 1,
        pick[4]))
    yield no("reserve-rounded-up", off, "the reserve is a floor", edit_word(
        statement(liabilities, (1, 1, bars[2]), price=1999, custody=[("A", "none", 1, 1)],
                  decimals=6),
        "reserve", 1, 2))
    yield no("coverage-none-with-claims", off, "claims are not 0",
             edit_word(lines, "coverage-ppm", 1, "none"))
    yield no("coverage-with-claims-0", off, "claims are 0", edit_word(
        statement((3, 0, liabilities[2]), bars), "coverage-ppm", 1, 0))
    for name, base, word in (
            ("covered-while-short", statement(liabilities), "covered"),
            ("shortfall-while-covered", lines, "shortfall"),
            ("blocked-without-cause", lines, "blocked"),
            ("covered-while-blocking", statement(liabilities, bars, findings=[1, 0, 0, 0, 1]),
             "covered"),
            ("covered-while-blocking-disposed",
             statement(liabilities, bars, findings=[1, 0, 0, 0, 0]), "covered"),
            ("shortfall-while-blocking", statement(liabilities, findings=[1, 0, 0, 0, 1]),
             "shortfall"),
            ("covered-while-r01-untested", statement(liabilities, bars, untested=["R01"]),
             "covered"),
            ("covered-while-t01-untested", statement(liabilities, bars, untested=["T01"]),
             "covered"),
            ("covered-while-t02-untested", statement(liabilities, bars, untested=["T02"],
                                                     waived=["T01"]), "covered"),
            ("covered-while-e02-untested", statement(liabilities, bars, untested=["E02"]),
             "covered"),
            ("covered-while-l04-untested", statement(liabilities, bars, untested=["L04"]),
             "covered"),
            ("covered-while-k02-untested", statement(liabilities, bars, supply=[]), "covered"),
            ("blocked-though-waived", statement(liabilities, bars, untested=["R01"],
                                                waived=["R01"]), "blocked"),
            ("blocked-for-a-rule-not-required", statement(liabilities, bars, untested=["E01"]),
             "blocked"),
            ("shortfall-at-equality", statement((7, valuation(bars[1], 4161100000, 0, 6, 1, 0)[0],
                                                 liabilities[2]),
                                                bars), "shortfall"),
            ("shortfall-because-of-the-buffer", statement(liabilities, bars, buffer=10000),
             "shortfall")):
        yield no("result-" + name, off, "the result does not follow",
                 edit_word(base, "result", 1, word))
    yield no("inventory-fewer-bars", off, "inventory is not the accepted bars",
             edit_word(lines, "inventory", 2, 3))
    yield no("inventory-more-bars", off, "inventory is not the accepted bars",
             edit_word(lines, "inventory", 2, 5))
    yield no("inventory-other-weight", off, "inventory is not the accepted weight",
             edit_word(lines, "inventory", 3, bars[1] - 1))
    yield no("inventory-bars-without-root", off, "bars need a root",
             edit_word(lines, "inventory", 4, "none"))
    yield no("inventory-root-without-bars", off, "no bars, no root", edit_word(
        statement(liabilities), "inventory", 4, HASH))
    nothing = statement(liabilities, listed=(4, bars[1]))
    yield no("inventory-weight-without-bars", off, "weight without a bar",
             edit_word(edit_word(edit_word(edit_word(
        nothing, "inventory", 3, 5), "fine-mozt", 2, 5), "reserve", 1,
        valuation(5, 4161100000, 0, 6, 1, 0)[0]),
        "coverage-ppm", 1, valuation(5, 4161100000, 0, 6, total, 0)[2]))
    yield no("accepted-bars-above-listed", off, "more bars accepted than listed",
             statement(liabilities, bars, listed=(3, bars[1])))
    yield no("accepted-weight-above-listed", off, "more weight accepted than listed",
             statement(liabilities, bars, listed=(4, bars[1] - 1)))
    yield no("custody-bars-off", off, "custody bars are not the sum",
             edit_word(lines, "custody", 3, 5))
    yield no("custody-weight-off", off, "custody weights are not the sum",
             edit_word(lines, "custody", 4, bars[1] + 1))
    yield no("custody-line-left-out", off, "a list is left out", statement(
        liabilities, bars, listed=(4, bars[1]), custody=[("A", "none", 3, bars[1])]))
    yield no("custody-bars-wrap-around", off, "the sum is taken modulo 2^64", statement(
        liabilities, bars, custody=[("A", "none", U64, bars[1]), ("B", "none", 5, 0)]))
    yield no("custody-weight-wrap-around", off, "the sum is taken modulo 2^128", statement(
        liabilities, bars, custody=[("A", "none", 4, U128), ("B", "none", 0, bars[1] + 1)]))
    yield no("supply-below-liabilities", off, "K02 must have fired", statement(
        liabilities, bars, supply=[TRON + (total - 1, 0)]))
    yield no("supply-above-liabilities", off, "K02 must have fired", statement(
        liabilities, bars, supply=[TRON + (total + 1, 0)]))
    yield no("supply-equals-claims-not-liabilities", off,
             "supply is compared with the tree, not with claims",
             statement(liabilities, bars, other=7, supply=[TRON + (total + 7, 0)]))
    yield no("supply-non-redeemable-ignored", off, "non-redeemable tokens are subtracted",
             statement(
        liabilities, bars, supply=[TRON + (total, 1)]))
    yield no("supply-non-redeemable-above-total", off, "more non-redeemable than issued", statement(
        liabilities, bars, supply=[ETH + (0, 5), TRON + (total + 5, 0)]))
    yield no("supply-wrap-around", off, "the sum is taken modulo 2^128", statement(
        liabilities, bars, supply=[ETH + (U128, 0), TRON + (total + 1, 0)]))
    yield no("supply-given-but-k02-untested", off, "K02 can be tested", statement(
        liabilities, bars, untested=["K02"], waived=["K02"]))
    yield no("supply-none-but-k02-tested", off, "K02 cannot be tested", statement(
        liabilities, bars, supply=[], untested=[]))
    for key in ("untested", "waived"):
        line = {"untested": "not-tested"}.get(key, key)
        yield no(line + "-unsorted", off, "rule ids are not sorted",
                 statement(liabilities, bars, **{key: ["W03", "E01"]}))
        yield no(line + "-repeated", off, "a rule id stands twice",
                 statement(liabilities, bars, **{key: ["E01", "E01"]}))
    # What is malformed anywhere is malformed, whatever invariant an earlier line breaks.
    yield no("unsorted-rules-before-a-malformed-line", "malformed-statement",
             "the line previous is misspelt", edit(statement(
                 liabilities, bars, untested=["W03", "E01"]), "previous", "prev none"))
    yield no("root-of-no-bars-before-a-malformed-line", "malformed-statement",
             "the line previous is misspelt", edit(edit_word(
                 statement(liabilities, bars), "inventory", 2, 0), "previous", "prev none"))
    yield no("findings-undisposed-too-many", off, "information needs no disposition", statement(
        liabilities, bars, findings=[0, 1, 1, 5, 3]))
    yield no("findings-undisposed-below-blocking", off, "a blocking finding is never disposed",
             statement(liabilities, bars, findings=[2, 0, 0, 0, 1]))
    yield no("findings-undisposed-of-none", off, "there is nothing to dispose of", statement(
        liabilities, bars, findings=[0, 0, 0, 0, 1]))
