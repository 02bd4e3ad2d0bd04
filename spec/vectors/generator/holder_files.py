"""Holder files, accepted and refused."""
from generator.common import Tree, U128, carried, derive, repeated


def holder_vectors():
    key = derive("liabilities")
    used = set()

    def one(name, data, decimals=6, **o):
        source = data if isinstance(data, dict) else carried(
            "text", data if isinstance(data, bytes) else data.encode())
        return vector(name, [dict(source, **o.pop("file", {}))], decimals, **o)

    def vector(name, files, decimals=6, rows=None, expect=None, reason=None):
        assert name not in used, name
        used.add(name)
        defaults = {"id": "holder_id", "balance": "balance", "ignore": [], "prefix": ""}
        v = {"name": name, "files": [dict(f, **{k: x for k, x in defaults.items() if k not in f})
                                     for f in files], "decimals": decimals, "tree_key": key.hex()}
        if expect:
            return dict(v, expect=expect, reason=reason)
        n, total, root = Tree([(x.encode() if isinstance(x, str) else x, a) for x,
                               a in rows]).triple
        return dict(v, expect="ok", n=str(n), total=str(total), root=root.hex())

    H = "holder_id,balance\n"
    ab = [("alice", 1500000), ("bob", 20)]
    for name, data, o in (
            ("lf", H + "alice,1.5\nbob,0.00002\n", {}),
            ("crlf", (H + "alice,1.5\nbob,0.00002\n").replace("\n", "\r\n"), {}),
            ("mixed-line-ends", "holder_id,balance\r\nalice,1.5\nbob,0.00002\r\n", {}),
            ("no-final-line-end", H + "alice,1.5\nbob,0.00002", {}),
            ("rows-in-other-order", H + "bob,0.00002\nalice,1.5\n", {}),
            ("columns-in-other-order", "balance,holder_id\n1.5,alice\n0.00002,bob\n", {}),
            ("all-quoted", '"holder_id","balance"\n"alice","1.5"\n"bob","0.00002"\n', {}),
            ("trailing-zeros", H + "alice,1.500000\nbob,0.000020\n", {}),
            ("other-column-names", "who,units\nalice,1.5\nbob,0.00002\n",
             {"id": "who", "balance": "units"}),
            ("ignored-columns",
             "zip,holder_id,phone,balance,x\n1,alice,2,1.5,\n,bob,,0.00002,\"a\nb\"\n",
             {"ignore": ["zip", "phone", "x"]}),
            ("quoted-header-with-comma", '"id, of holder",balance\nalice,1.5\nbob,0.00002\n',
             {"id": "id, of holder"}),
            ("multibyte-column-name", "клиент,balance\nalice,1.5\nbob,0.00002\n",
             {"id": "клиент"}),
            ("empty-column-name-ignored", ",holder_id,balance\n1,alice,1.5\n2,bob,0.00002\n",
             {"ignore": [""]}),
            ("cr-in-quotes-of-ignored-column",
             'holder_id,balance,x\nalice,1.5,"a\rb"\nbob,0.00002,""\n',
             {"ignore": ["x"]}),
            ("tab-in-ignored-column", "holder_id,balance,x\nalice,1.5,a\tb\nbob,0.00002,\t\n",
             {"ignore": ["x"]})):
        yield one(name, data, rows=ab, file=o)
    for name, data, rows, o in (
            ("zero-balance", H + "a,0\nb,0.0\nc,0.000000\n", [("a", 0), ("b", 0), ("c", 0)], {}),
            ("quoted-comma", H + '"a,b",1\n', [("a,b", 10**6)], {}),
            ("doubled-quotes", H + '"say ""hi""",1\n', [('say "hi"', 10**6)], {}),
            ("only-doubled-quotes", H + '"""",1\n', [('"', 10**6)], {}),
            ("inner-space", H + "a b,1\n", [("a b", 10**6)], {}),
            ("id-255-bytes", H + "x" * 255 + ",1\n", [("x" * 255, 10**6)], {}),
            ("id-255-bytes-multibyte", H + "€" * 85 + ",1\n", [("€" * 85, 10**6)], {}),
            ("prefix", H + "0xab,1\n", [("eip155:1:0xab", 10**6)], {"prefix": "eip155:1:"}),
            ("prefix-to-255-bytes", H + "x" * 246 + ",1\n", [("eip155:1:" + "x" * 246, 10**6)],
             {"prefix": "eip155:1:"}),
            ("letter-case-is-two-holders", H + "0xabc,1\n0xABC,2\n",
             [("0xabc", 10**6), ("0xABC", 2 * 10**6)], {}),
            ("look-alikes-are-two-holders", H + "paypal,1\np\u0430yp\u0430l,2\n",
             [("paypal", 10**6), ("p\u0430yp\u0430l", 2 * 10**6)], {}),
            ("zero-width-joiner", H + "ab,1\na\u200db,2\n",
             [("ab", 10**6), ("a\u200db", 2 * 10**6)], {}),
            ("full-width-digits-in-id", H + "1,1\n\uff11,2\n",
             [("1", 10**6), ("\uff11", 2 * 10**6)], {}),
            ("private-use", H + "\ue000,1\n", [("\ue000", 10**6)], {}),
            ("bom-inside-id", H + "a\ufeffb,1\n", [("a\ufeffb", 10**6)], {}),
            ("cyrillic", H + "Айгүл,12.5\n", [("Айгүл", 12500000)], {}),
            ("formula-like", H + "=1+1,1\n", [("=1+1", 10**6)], {})):
        yield one(name, data, rows=rows, file=o)
    yield one("decimals-0", H + "a,5\nb,0\n", 0, rows=[("a", 5), ("b", 0)])
    yield one("decimals-18", H + "a,0.000000000000000001\nb,2000000000\n", 18,
              rows=[("a", 1), ("b", 2 * 10**27)])
    yield one("2^128-1", H + "a,%d\n" % U128, 0, rows=[("a", U128)])
    yield one("2^128-1-with-decimals", H + "a,%d.%06d\n" % divmod(U128, 10**6), rows=[("a", U128)])
    yield one("total-2^128-1", H + "a,%d\nb,%d\n" % (2**127, 2**127 - 1), 0,
              rows=[("a", 2**127), ("b", 2**127 - 1)])
    yield vector("two-files", [{"text": H + "a,1\n"}, {"text": H + "b,2\n"}],
                 rows=[("a", 10**6), ("b", 2 * 10**6)])
    yield vector("two-files-other-columns", [
        {"text": H + "a,1\n"}, {"text": "addr,units,x\nb,2,\n", "id": "addr", "balance": "units",
                                "ignore": ["x"]}], rows=[("a", 10**6), ("b", 2 * 10**6)])
    yield vector("one-address-on-two-chains", [
        {"text": H + "0xab,1\n", "prefix": "eip155:1:"},
        {"text": H + "0xab,2\n", "prefix": "eip155:137:"}],
        rows=[("eip155:1:0xab", 10**6), ("eip155:137:0xab", 2 * 10**6)])
    many = [("h%d" % i, i * 10**6) for i in range(200)]
    yield one("200-rows", H + "".join("%s,%d\n" % (x, a // 10**6) for x, a in many), rows=many)
    long = {"ignore": ["x"]}
    for name, count, end, o in (
            ("record-65536-bytes", 65536 - 4, "\nb,2,\n",
             {"rows": [("a", 10**6), ("b", 2 * 10**6)]}),
            ("record-65536-bytes-crlf", 65536 - 4, "\r\nb,2,\n",
             {"rows": [("a", 10**6), ("b", 2 * 10**6)]}),
            ("record-65536-bytes-at-end", 65536 - 4, "", {"rows": [("a", 10**6)]}),
            ("record-65537-bytes", 65537 - 4, "\nb,2,\n", {}),
            ("record-65537-bytes-crlf", 65537 - 4, "\r\nb,2,\n", {}),
            ("record-65537-bytes-at-end", 65537 - 4, "", {}),
            ("record-200000-bytes", 200000, "\n", {})):
        yield one(name, repeated("text", "holder_id,balance,x\na,1,", "y", count, end), file=long,
                  **(
            o or {"expect": "malformed-holders", "reason": "a record has at most 65,536 bytes"}))
    yield one("record-65537-bytes-quoted", repeated("text", 'holder_id,balance,x\na,1,"', "\n",
                                                    65531, '"\n'),
              file=long, expect="malformed-holders", reason="line ends in quotes count")
    yield one("record-65536-bytes-quoted", repeated("text", 'holder_id,balance,x\na,1,"', "\n",
                                                    65530, '"\n'),
              file=long, rows=[("a", 10**6)])

    bad = "malformed-holders"
    for name, reason, data in (
            ("empty-file", "no header", ""), ("only-lf", "an empty header", "\n"),
            ("header-only", "no data row", H),
            ("header-without-line-end", "no data row", "holder_id,balance"),
            ("no-header", "the first row is data", "alice,1\nbob,2\n"),
            ("missing-id-column", "no column holder_id", "holder,balance\na,1\n"),
            ("missing-balance-column", "no column balance", "holder_id,amount\na,1\n"),
            ("column-name-case", "letters count", "Holder_ID,balance\na,1\n"),
            ("column-name-space", "every byte counts", "holder_id, balance\na,1\n"),
            ("duplicate-id-column", "a column stands twice",
             "holder_id,holder_id,balance\na,a,1\n"),
            ("duplicate-balance-column", "a column stands twice",
             "holder_id,balance,balance\na,1,1\n"),
            ("unknown-column", "a column neither mapped nor ignored",
             "holder_id,balance,zip\na,1,5\n"),
            ("empty-column-name", "a column neither mapped nor ignored",
             "holder_id,balance,\na,1,\n"),
            ("short-row", "a field is missing", H + "a,1\nb\n"),
            ("long-row", "a field too many", H + "a,1,\n"),
            ("short-last-row", "the file breaks off", H + "a,1\nb"),
            ("empty-line", "an empty line is a short row", H + "a,1\n\nb,2\n"),
            ("empty-last-line", "an empty line is a short row", H + "a,1\n\n"),
            ("line-of-spaces", "a short row", H + "a,1\n  \n"),
            ("semicolons", "another separator", "holder_id;balance\na;1\n"),
            ("tabs", "another separator", "holder_id\tbalance\na\t1\n"),
            ("open-quote", "the quote is not closed", H + '"a,1\n'),
            ("open-quote-at-end", "the quote is not closed", H + 'a,"1'),
            ("open-quote-eats-rows", "the quote is not closed", H + 'a,1\n"b,2\nc,3\n'),
            ("quote-in-the-middle", "a quote in a plain field", H + 'a"b,1\n'),
            ("quote-at-the-end", "a quote in a plain field", H + 'ab",1\n'),
            ("quote-after-space", "a quote in a plain field", H + ' "ab",1\n'),
            ("text-after-quote", "text behind the closing quote", H + '"a"b,1\n'),
            ("space-after-quote", "text behind the closing quote", H + '"a" ,1\n'),
            ("backslash-quote", "not an escape in RFC 4180", H + '"a\\"b",1\n'),
            ("single-doubled-quote", "an odd number of quotes", H + '"a""",1\nb""c,1\n'),
            ("cr-alone", "CR without LF", "holder_id,balance\ra,1\r"),
            ("cr-in-field", "CR without LF", H + "a\rb,1\n"),
            ("cr-at-end-of-file", "CR without LF", H + "a,1\r"),
            ("cr-cr-lf", "CR without LF", H + "a,1\r\r\n"),
            ("lf-in-quoted-id", "a control character", H + '"a\nb",1\n'),
            ("cr-in-quoted-id", "a control character", H + '"a\rb",1\n'),
            ("bom", "a byte order mark", "\ufeff" + H + "a,1\n"),
            ("utf-16", "not UTF-8", (H + "a,1\n").encode("utf-16")),
            ("nul-in-id", "a NUL byte", H + "a\0,1\n"), ("nul-at-end", "a NUL byte", H + "a,1\n\0"),
            ("invalid-utf-8-in-id", "the byte FF", H.encode() + b"a\xff,1\n"),
            ("overlong-utf-8-in-id", "an overlong form", H.encode() + b"a\xc0\xaf,1\n"),
            ("surrogate-in-id", "a surrogate in UTF-8", H.encode() + b"a\xed\xa0\x80,1\n"),
            ("cut-off-utf-8", "an incomplete sequence", H.encode() + b"a\xe2\x82,1\n"),
            ("latin-1", "not UTF-8", H.encode() + "é,1\n".encode("latin-1")),
            ("id-nfd", "not NFC", H + "e\u0301,1\n"), ("id-singleton", "not NFC", H + "\u212b,1\n"),
            ("id-hangul-jamo", "not NFC", H + "\u1100\u1161,1\n"),
            ("id-composition-exclusion", "not NFC", H + "\u0958,1\n"),
            ("id-marks-out-of-order", "not NFC", H + "a\u0301\u0323,1\n"),
            ("id-noncharacter-ffff", "an unassigned code point", H + "a\uffff,1\n"),
            ("id-noncharacter-fdd0", "an unassigned code point", H + "a\ufdd0,1\n"),
            ("id-noncharacter-10ffff", "an unassigned code point", H + "a\U0010ffff,1\n"),
            ("id-tab", "a control character", H + "a\tb,1\n"),
            ("id-escape", "a control character", H + "a\x1bb,1\n"),
            ("id-del", "a control character", H + "a\x7fb,1\n"),
            ("id-c1-control", "a control character", H + "a\x80b,1\n"),
            ("id-next-line", "a control character", H + "a\x85b,1\n"),
            ("id-line-separator", "U+2028", H + "a\u2028b,1\n"),
            ("id-paragraph-separator", "U+2029", H + "a\u2029b,1\n"),
            ("id-empty", "no id", H + ",1\n"), ("id-empty-quoted", "no id", H + '"",1\n'),
            ("id-leading-space", "white space at an end", H + " a,1\n"),
            ("id-trailing-space", "white space at an end", H + "a ,1\n"),
            ("id-quoted-trailing-space", "white space at an end", H + '"a ",1\n'),
            ("id-only-space", "white space at an end", H + " ,1\n"),
            ("id-no-break-space", "white space at an end", H + "\u00a0a,1\n"),
            ("id-ideographic-space", "white space at an end", H + "a\u3000,1\n"),
            ("id-ogham-space", "white space at an end", H + "\u1680a,1\n"),
            ("id-thin-space", "white space at an end", H + "a\u2009,1\n"),
            ("id-256-bytes", "more than 255 bytes", H + "x" * 256 + ",1\n"),
            ("id-256-bytes-multibyte", "128 characters, but 256 bytes", H + "é" * 128 + ",1\n")):
        yield one(name, data, expect=bad, reason=reason)
    for name, o, data in (
            ("ignored-column-missing", {"ignore": ["zip"]}, H + "a,1\n"),
            ("invalid-utf-8-in-ignored-column", {"ignore": ["x"]},
             b"holder_id,balance,x\na,1,\xff\n"),
            ("nul-in-ignored-column", {"ignore": ["x"]}, "holder_id,balance,x\na,1,\0\n"),
            ("ignored-column-twice", {"ignore": ["x"]}, "holder_id,balance,x,x\na,1,2,3\n"),
            ("prefix-makes-256-bytes", {"prefix": "eip155:1:"}, H + "x" * 247 + ",1\n"),
            ("prefix-and-empty-field", {"prefix": "eip155:1:"}, H + ",1\n"),
            ("bom-in-ignored-column", {"ignore": ["\ufeffx"]}, "\ufeffx,holder_id,balance\n,a,1\n"),
            ("invalid-utf-8-in-ignored-column-name", {"ignore": ["x", "y"]},
             b"holder_id,balance,x,\xff\na,1,,\n"),
            ("mapped-column-missing", {"id": "who"}, H + "a,1\n")):
        yield one(name, data, file=o, expect=bad, reason=name.replace("-", " "))
    for name, value in (
            ("minus", "-5"), ("plus", "+5"), ("minus-zero", "-0"), ("exponent", "1e3"),
            ("grouping", '"1,000"'),
            ("grouping-apostrophe", "1'000"), ("grouping-underscore", "1_000"),
            ("grouping-space", "1 000"),
            ("leading-zeros", "007"), ("double-zero", "00"), ("zero-then-digits", "00.5"),
            ("no-integer-part", ".5"), ("no-fraction", "5."), ("only-dot", "."), ("empty", ""),
            ("empty-quoted", '""'), ("leading-space", " 5"), ("trailing-space", "5 "),
            ("hexadecimal", "0x5"),
            ("comma-decimals", '"1,5"'), ("two-dots", "1.2.3"), ("word", "five"), ("nan", "NaN"),
            ("infinity", "inf"), ("currency", "$5"), ("percent", "5%"), ("full-width", "\uff15"),
            ("arabic-digits", "\u0665"), ("superscript", "\u00b2"), ("seven-decimals", "1.0000001"),
            ("seven-decimals-zero", "1.0000000"),
            ("2^128-minor-units", "%d.%06d" % divmod(2**128, 10**6)),
            ("2^128-units", str(2**128)), ("hundred-digits", "9" * 100),
            ("5000-digits", "9" * 5000),
            ("100-decimals", "0." + "0" * 100), ("parentheses", "(5)"), ("trailing-minus", "5-"),
            ("line-end-inside", '"5\n"')):
        yield one("balance-" + name, H + "a," + value + "\n", expect=bad,
                  reason="not an amount with 6 decimals")
    yield one("decimals-0-with-fraction", H + "a,5.0\n", 0, expect=bad,
              reason="no fraction with 0 decimals")
    yield one("decimals-0-with-dot", H + "a,5.\n", 0, expect=bad,
              reason="no fraction with 0 decimals")
    yield one("decimals-18-with-19", H + "a,0.0000000000000000001\n", 18, expect=bad,
              reason="19 decimals")
    yield one("decimals-18-2^128", H + "a,%d.%018d\n" % divmod(2**128, 10**18), 18, expect=bad,
              reason="does not fit in 128 bits")
    for name, data in (("duplicate-id", H + "a,1\nb,2\na,3\n"),
                       ("duplicate-id-same-balance", H + "a,1\na,1\n"),
                       ("duplicate-id-quoted", H + 'a,1\n"a",2\n'),
                       ("duplicate-id-zero", H + "a,0\na,0\n"),
                       ("duplicate-id-far", H + "a,1\n" + "".join("h%d,1\n" % i
                                                                  for i in range(50)) + "a,1\n")):
        yield one(name, data, expect="duplicate-id", reason="one id in two rows")
    yield vector("duplicate-id-two-files", [{"text": H + "a,1\n"}, {"text": H + "a,2\n"}],
                 expect="duplicate-id",
                 reason="one id in two files")
    yield vector("duplicate-id-through-prefix", [
        {"text": H + "xy,1\n"}, {"text": H + "y,2\n", "prefix": "x"}], expect="duplicate-id",
        reason="prefix and field give an id that stands elsewhere")
    yield vector("second-file-empty", [{"text": H + "a,1\n"}, {"text": ""}], expect=bad,
                 reason="no header")
    yield vector("second-file-header-only", [{"text": H + "a,1\n"}, {"text": H}], expect=bad,
                 reason="no data row")
    yield vector("second-file-without-header", [{"text": H + "a,1\n"}, {"text": "b,2\n"}],
                 expect=bad,
                 reason="the first row is data")
    for name, rows in (("total-2^128", [2**127, 2**127]), ("total-2^128-by-one", [U128, 1]),
                       ("total-far-above", [U128] * 5), ("total-wraps-to-0", [U128, 1, 0])):
        yield one(name, H + "".join("h%d,%d\n" % x for x in enumerate(rows)), 0,
                  expect="total-overflow",
                  reason="the total does not fit in 128 bits")
