"""Proof files that are not canonical: class malformed-proof."""
import base64

from generator.common import proof_bytes, repeated
from generator.subject import (P, bad, cut, from_members, good, members, no, nonce, order, path,
                               with_path)


def encoding():
    for name, reason, data in (
            ("empty-file", "no bytes at all", b""),
            ("only-lf", "a line end and nothing else", b"\n"),
            ("bom", "a byte order mark stands before the object", b"\xef\xbb\xbf" + good),
            ("utf-16", "the text is UTF-16", good.decode().encode("utf-16-le")),
            ("no-final-lf", "the final LF is missing", good[:-1]),
            ("two-final-lf", "a second LF follows", good + b"\n"),
            ("crlf", "the line ends in CR LF", good[:-1] + b"\r\n"),
            ("final-cr", "the line ends in CR", good[:-1] + b"\r"),
            ("trailing-space", "a space stands before the LF", good[:-1] + b" \n"),
            ("trailing-bytes", "bytes follow the LF", good + b"x"),
            ("trailing-nul", "a NUL follows the LF", good + b"\0"),
            ("two-proofs", "a second proof follows", good + good),
            ("leading-space", "a space stands before the object", b" " + good),
            ("leading-lf", "an LF stands before the object", b"\n" + good),
            ("space-after-colon", "white space between tokens", cut(b'"id":', b'"id": ')),
            ("space-after-comma", "white space between tokens", cut(b',"amount"', b', "amount"')),
            ("lf-between-keys", "white space between tokens", cut(b',"nonce"', b',\n"nonce"')),
            ("tab-between-keys", "white space between tokens", cut(b',"nonce"', b',\t"nonce"')),
            ("truncated-object", "the closing brace is missing", good[:-2] + b"\n"),
            ("truncated-half", "the second half is missing", good[:len(good) // 2]),
            ("trailing-comma", "a comma stands before the closing brace", good[:-2] + b",}\n"),
            ("comment", "a comment stands in the object", cut(b'{"format"', b'{/**/"format"')),
            ("single-quotes", "single quotes", cut(b'"amount"', b"'amount'")),
            ("in-an-array", "the object stands in an array", b"[" + good[:-1] + b"]\n"),
            ("null", "JSON null", b"null\n"),
            ("a-number", "a JSON number", b"5\n"),
            ("nan", "NaN", b"NaN\n"),
            ("empty-object", "no key", b"{}\n"),
            ("invalid-utf-8", "the byte FF", cut(b'"id":"', b'"id":"\xff')),
            ("overlong-utf-8", "an overlong form", cut(b'"id":"', b'"id":"\xc0\xaf')),
            ("utf-8-above-10ffff", "beyond U+10FFFF", cut(b'"id":"', b'"id":"\xf5\x80\x80\x80')),
            ("utf-8-surrogate", "a surrogate in UTF-8", cut(b'"id":"', b'"id":"\xed\xa0\x80')),
            ("utf-8-cut-off", "the last sequence is not complete",
             cut(b'"id":"', b'"id":"\xe2\x82')),
            ("escape-surrogate", "a lone surrogate escape", cut(b'"id":"', b'"id":"\\ud800')),
            ("escape-u", "\\u is not an allowed escape", cut(b'"id":"h', b'"id":"\\u0068')),
            ("escape-slash", "\\/ is not an allowed escape",
             cut(b"usdkg.example/", b"usdkg.example\\/")),
            ("escape-t", "\\t is not an allowed escape", cut(b'"id":"', b'"id":"\\t')),
            ("escape-r", "\\r is not an allowed escape", cut(b'"id":"', b'"id":"\\r')),
            ("escape-capital-n", "\\N is not an allowed escape", cut(b'"id":"', b'"id":"\\N')),
            ("raw-tab", "a control byte stands in a string", cut(b'"id":"', b'"id":"\t')),
            ("raw-nul", "a NUL stands in a string", cut(b'"id":"', b'"id":"\0')),
            ("raw-cr", "a control byte stands in a string", cut(b'"id":"', b'"id":"\r')),
            ("raw-1f", "a control byte stands in a string", cut(b'"id":"', b'"id":"\x1f')),
            ("raw-lf-in-statement", "LF in a string must be escaped", cut(b"\\n", b"\n")),
            ("unescaped-quote", "a quote in a string must be escaped",
             cut(b'"id":"', b'"id":"a"'))):
        yield no(name, bad, reason, data)
    yield no("deep-array", bad, "100,000 nested arrays", **repeated("proof", "", "[", 100000, "\n"))
    yield no("deep-object", bad, "20,000 nested objects",
             **repeated("proof", "", "{\"path\":", 20000, "\n"))
    yield no("deep-path", bad, "nested arrays as the path", **repeated(
        "proof", '{"format":"touchstone/proof/1","tree":"liabilities","id":"a","amount":"1",'
        '"nonce":"' + "00" * 16 + '","index":"0","path":', "[", 60000, "\n"))
    yield no("huge-id", bad, "a string of 250,000 bytes as id", **repeated(
        "proof", '{"format":"touchstone/proof/1","tree":"liabilities","id":"', "a", 250000,
        good.decode().split('"id":"%s' % P["id"].decode())[1]))
    # the same form with 262,144 and with 262,145 bytes: many steps, the last three padded
    head, tail = good.split(b'"path":[')[0] + b'"path":[', good[good.index(b'],"statement"'):]
    step = '{"amount":"%s","hash":"' + "00" * 32 + '"}'
    unit = step % 0 + ","
    for size, expect, reason in ((262144, "wrong-path-length", "as large as a file may be"),
                                 (262145, bad, "one byte more than a file may have")):
        room = size - len(head) - len(tail) + 1
        count, extra = room // len(unit) - 3, room % len(unit)
        digits = [extra // 3 + (i < extra % 3) for i in range(3)]
        yield no("size-%d" % size, expect, reason, **repeated(
            "proof", head.decode(), unit, count,
            ",".join(step % ("1" + "0" * d) for d in digits) + tail.decode()))
    yield no("size-10-megabytes", bad, "a string of ten million bytes", **repeated(
        "proof", '{"format":"', "a", 10000000, '"}\n'))



def keys():
    for key in order:
        yield no("key-missing-" + key, bad, "the key is missing",
                 from_members([k for k in order if k != key]))
        yield no("key-twice-" + key, bad, "the key stands twice",
                 from_members([k for x in order for k in ([x, x] if x == key else [x])]))
    for one, two in zip(order, order[1:]):
        yield no("key-order-%s-%s" % (one, two), bad, "two keys are exchanged",
                 from_members([{one: two, two: one}.get(k, k) for k in order]))
    for name, reason, data in (
            ("key-twice-other-value", "the amount stands twice with two values",
             from_members(order[:4] + ["again"] + order[4:], again=b'"amount":"1"')),
            ("key-unknown", "an unknown key", from_members(order + ["x"], x=b'"comment":"x"')),
            ("key-unknown-first", "an unknown key",
             from_members(["x"] + order, x=b'"$schema":"x"')),
            ("key-upper-case", "a key in other letters", cut(b'"amount"', b'"Amount"')),
            ("key-escaped", "a key written with an escape", cut(b'"id"', b'"\\u0069d"')),
            ("format-2", "another version", cut(b"proof/1", b"proof/2")),
            ("format-upper-case", "another format",
             cut(b"touchstone/proof/1", b"Touchstone/proof/1")),
            ("format-empty", "another format", cut(b"touchstone/proof/1", b"")),
            ("tree-reserve", "an unknown tree", cut(b'"liabilities"', b'"reserve"')),
            ("tree-upper-case", "an unknown tree", cut(b'"liabilities"', b'"Liabilities"')),
            ("tree-empty", "an unknown tree", cut(b'"tree":"liabilities"', b'"tree":""')),
            ("tree-null", "a tree that is no string", cut(b'"tree":"liabilities"', b'"tree":null')),
            ("id-empty", "an id has at least one byte", proof_bytes(P, id=b"")),
            ("id-256-bytes", "an id has at most 255 bytes", proof_bytes(P, id=b"a" * 256)),
            ("id-256-bytes-multibyte", "128 characters, but 256 bytes",
             proof_bytes(P, id="é".encode() * 128)),
            ("id-null", "an id that is no string", from_members(order, id=b'"id":null')),
            ("id-number", "an id that is no string", from_members(order, id=b'"id":5')),
            ("statement-null", "no statement", from_members(order, statement=b'"statement":null')),
            ("statement-object", "the statement is no string",
             from_members(order, statement=b'"statement":{}'))):
        yield no(name, bad, reason, data)


def numbers():
    for name, value in (("negative", "-1"), ("plus", "+5"), ("minus-zero", "-0"),
                        ("leading-zero", "007"), ("double-zero", "00"), ("fraction", "1.0"),
                        ("exponent", "1e3"), ("empty", ""), ("leading-space", " 5"),
                        ("trailing-space", "5 "), ("hexadecimal", "0x10"), ("grouping", "1,000"),
                        ("underscore", "1_000"), ("full-width", "\uff11\uff12"),
                        ("arabic-digits", "\u0661\u0662"), ("nan", "NaN"), ("infinity", "Infinity"),
                        ("2^128", str(2**128)), ("2^128-and-a-bit", str(2**128 + P["amount"])),
                        ("forty-digits", "1" + "0" * 39), ("5000-digits", "9" * 5000)):
        raw = b'"amount":"' + value.encode() + b'"'
        yield no("amount-" + name, bad, "not a decimal integer below 2^128",
                 from_members(order, amount=raw))
    for name, raw in (("json-number", b"%d" % P["amount"]), ("json-float", b"1.0"),
                      ("json-2^53+1", b"9007199254740993"), ("null", b"null"), ("true", b"true"),
                      ("array", b'["1"]')):
        yield no("amount-" + name, bad, "a number must be a decimal string",
                 from_members(order, amount=b'"amount":' + raw))
    for name, raw in (("negative", b'"-1"'), ("leading-zero", b'"05"'),
                      ("2^64", b'"18446744073709551616"'),
                      ("fraction", b'"5.0"'), ("empty", b'""'), ("json-number", b"5"),
                      ("plus", b'"+5"')):
        yield no("index-" + name, bad, "not a decimal integer below 2^64 in a string",
                 from_members(order, index=b'"index":' + raw))
    for name, value in (("31-digits", nonce[:-1]), ("33-digits", nonce + "0"),
                        ("30-digits", nonce[2:]),
                        ("34-digits", nonce + "00"), ("upper-case", nonce.upper()), ("empty", ""),
                        ("0x", "0x" + nonce[2:]), ("not-hex", "g" + nonce[1:]),
                        ("base64", base64.b64encode(bytes.fromhex(nonce)).decode())):
        yield no("nonce-" + name, bad, "not 32 lower-case hex digits", proof_bytes(P, nonce=value))
    digest = path[1][1]
    for name, value in (("31-bytes", digest[:-2]), ("33-bytes", digest + "00"),
                        ("63-digits", digest[1:]),
                        ("upper-case", digest.upper()), ("empty", ""), ("8-bytes", digest[:16]),
                        ("0x", "0x" + digest), ("not-hex", "z" + digest[1:])):
        yield no("step-hash-" + name, bad, "not 64 lower-case hex digits",
                 with_path([path[0], (path[1][0], value)] + path[2:]))
    for name, value in (("negative", "-1"), ("plus", "+1"), ("leading-zero", "01"),
                        ("2^128", 2**128),
                        ("2^128-1-minus-2^129", -2**128 - 1), ("empty", ""), ("exponent", "1e3"),
                        ("fraction", "1.5")):
        yield no("step-amount-" + name, bad, "not a decimal integer below 2^128",
                 with_path([path[0], (value, digest)] + path[2:]))
    first = '{"amount":"%s","hash":"%s"}' % path[0]
    for name, reason, new in (
            ("key-order", "amount stands before hash",
             '{"hash":"%s","amount":"%s"}' % path[0][::-1]),
            ("without-amount", "a key is missing", '{"hash":"%s"}' % path[0][1]),
            ("without-hash", "a key is missing", '{"amount":"%s"}' % path[0][0]),
            ("with-side", "sides are derived, never read", first[:-1] + ',"side":"left"}'),
            ("with-count", "counts are derived, never read", first[:-1] + ',"count":"1"}'),
            ("amount-json-number", "a number must be a string",
             '{"amount":%s,"hash":"%s"}' % path[0]),
            ("key-twice", "a key stands twice", '{"amount":"%s",' % path[0][0] + first[1:]),
            ("empty", "an empty step", "{}"), ("null", "a step is an object", "null"),
            ("nested", "a step is an object", "[" + first + "]"),
            ("only-a-hash", "a step is an object", '"%s"' % path[0][1])):
        yield no("step-" + name, bad, reason, cut(first.encode(), new.encode()))
    for name, raw in (("null", b"null"), ("object", b"{}"), ("string", b'""'), ("number", b"0"),
                      ("trailing-comma", members["path"][7:-1] + b",]"),
                      ("leading-comma", b"[," + members["path"][8:]),
                      ("open", members["path"][7:-1]),
                      ("space", b"[ ]")):
        yield no("path-" + name, bad, "the path is an array of steps without white space",
                 from_members(order, path=b'"path":' + raw))
