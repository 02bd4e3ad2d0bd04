"""Published folders, sound and spoilt."""
import hashlib

from generator.common import (BARS, EXAMPLE, EXAMPLE_BARS, EXAMPLE_HOLDERS, Tree, U128, derive, edit_word,
                              hexhash, nonce_of, quote, statement, text)

EXCLUDED = [("AU|KGA|AB1299|2019|402950|ozt|990000".encode(), 398921, "B05"),
            ('AU|ЗАВОД|"АБ, 12"|2021|401125|ozt|999900'.encode(), 401085, "E01+R01")]
HEADER = "bar_id,list,listed_fine_mozt,accepted_fine_mozt,status,reasons,nonce\n"


def digest(data):
    return hashlib.sha256(data.encode()).hexdigest()


def quoted(field):
    return '"' + field.replace('"', '""') + '"' if set(field) & set(',"\r\n') else field


def bar_rows():
    rows = [(name, "KG-BISHKEK-1", weight, weight, "accepted", "") for _, name,
            weight in BARS.leaves]
    rows += [(name, "undeclared", weight, 0, "excluded", why) for name, weight, why in EXCLUDED]
    return sorted("%s,%s,%d,%d,%s,%s,%s" % (
        quoted(name.decode()), label, listed, accepted, status, reasons,
        nonce_of(BARS.key, name).hex()) for name, label, listed, accepted, status, reasons in rows)


def finding(rule, severity, subject, values='{}', disposition="null"):
    return ('{"id":"%s-%s","rule":"%s","severity":"%s","subject":"%s","values":%s,'
            '"disposition":%s}' % (rule, digest(rule + "\n" + subject)[:16], rule, severity,
                                   quote(subject.encode()).decode(), values, disposition))


def decision(word):
    return ('{"by":"A. Auditor","date":"2025-12-02","decision":"%s","evidence-sha256":"%s"}'
            % (word, "ab" * 32))


def findings():
    first, second = ("bar:" + nonce_of(BARS.key, name).hex() for name, _, _ in EXCLUDED)
    decided = decision("explained")
    found = [finding("B05", "excluding", first, '{"fineness_ppm":"990000","least":"995000"}'),
             finding("E01", "excluding", second, '{"status":"pledged"}', decided),
             finding("R01", "excluding", second), finding("K01", "information", "liabilities"),
             finding("W03", "warning", "list:KG-BISHKEK-1/0123456789abcdef", '{}', decided),
             finding("C03", "warning", "reserve", '{"note":"a \\"quoted\\" \\\\ word"}')]
    return sorted(found)


def framed(lines):
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def input_lines():
    return sorted(["bar-list " + "01" * 32 + " 2025-11-28", "bar-list " + "02" * 32 + " -",
                   "refiners " + "03" * 32 + " -", "dispositions " + "04" * 32 + " -",
                   "comparison-list " + "06" * 32 + " 2025-11-28", "marks " + "07" * 32 + " -",
                   "packing-list " + "08" * 32 + " -", "seal-openings " + "09" * 32 + " -",
                   "movements " + "0a" * 32 + " -", "previous-bars " + "0b" * 32 + " -",
                   "previous-places " + "0c" * 32 + " -", "earlier-statement " + "0d" * 32 + " -",
                   "sample-results " + "0e" * 32 + " -",
                   "price " + hexhash("price note") + " 2025-11-28",
                   "evidence:custodian-confirmation " + "05" * 32 + " 2025-11-28"])


def leaf_lines(tree=EXAMPLE):
    return ["%s,%d" % (quoted(name.decode()), amount) for _, name, amount in tree.leaves]


def folder(bars=None, found=None, inputs=None, leaves=None, tree=EXAMPLE, change=lambda x: x, **o):
    """The files of a publication; the statement's hashes follow the given texts."""
    bars = HEADER + "".join(x + "\n" for x in bar_rows()) if bars is None else bars
    found = framed(findings()) if found is None else found
    inputs = "".join(x + "\n" for x in input_lines()) if inputs is None else inputs
    listed = (4 + len(EXCLUDED), BARS.triple[1] + sum(x[1] for x in EXCLUDED))
    custody = [("KG-BISHKEK-1", "2025-11-28", 4, BARS.triple[1]),
               ("undeclared", "none", len(EXCLUDED), listed[1] - BARS.triple[1])]
    o = dict({"listed": listed, "custody": custody, "findings": [0, 3, 2, 1, 3],
              "bars_hash": digest(bars)}, **o)
    lines = statement(tree.triple, o.pop("inventory", BARS.triple), **o)
    lines = edit_word(edit_word(lines, "inputs", 1, digest(inputs)), "findings", 6, digest(found))
    files = {"statement.txt": text(change(lines)).decode(), "findings.json": found,
             "inputs.txt": inputs, "bars.csv": bars}
    if "key" in o:
        files["leaves.csv"] = ("id,amount\n" + "".join(x + "\n" for x in leaf_lines(tree))
                               if leaves is None else leaves)
    return files


def without(files, name):
    return {k: v for k, v in files.items() if k != name}


def contradictions(ok, no, lines, rows, found):
    """Files that each are sound and disagree on the bars that count."""
    name, weight, _ = EXCLUDED[0]
    restored = Tree(EXAMPLE_BARS + [(name, weight)], "inventory")
    counted = lines(HEADER[:-1], *sorted(
        x.replace(",398921,0,excluded,B05,", ",398921,398921,accepted,,") for x in rows))
    lifted = framed([x.replace('"disposition":null', '"disposition":' + decision("restored"))
                     if '"rule":"B05"' in x else x for x in found])
    state = dict(inventory=restored.triple, findings=[0, 3, 2, 1, 2])
    kind = "contradiction"
    yield ok("restored-bar", folder(counted, lifted, **state))
    yield no("restored-bar-excluded", kind, "the restored bar is excluded",
             folder(found=lifted, findings=[0, 3, 2, 1, 2]))
    yield no("excluded-bar-counted", kind, "the bar counts and its finding is not lifted",
             folder(counted, inventory=restored.triple))
    yield no("explained-bar-counted", kind, "an explained finding excludes as before", folder(
        counted, lifted.replace("restored", "explained"), **state))
    yield no("finding-without-exclusion", kind, "no bar is excluded for it", folder(
        found=framed(sorted(found + [finding("R02", "excluding", "bar:" + nonce_of(
            BARS.key, name).hex())])), findings=[0, 4, 2, 1, 4]))
    yield no("exclusion-without-finding", kind, "no finding says why", folder(
        found=framed([x for x in found if '"rule":"B05"' not in x]), findings=[0, 2, 2, 1, 2]))
    more = Tree([(x, w + 1 if x == EXAMPLE_BARS[0][0] else w) for x, w in EXAMPLE_BARS],
                "inventory")
    yield no("weight-above-the-computed", kind, "more gold than weight and fineness give", folder(
        "".join(lines(HEADER[:-1], *rows)).replace("402910,402910", "402911,402911"),
        inventory=more.triple, listed=(6, more.triple[1] + 800006),
        custody=[("KG-BISHKEK-1", "2025-11-28", 4, more.triple[1]),
                 ("undeclared", "none", 2, 800006)]))
    odd = Tree([(b"a bar", w) if x == EXAMPLE_BARS[3][0] else (x, w) for x, w in EXAMPLE_BARS],
               "inventory")
    yield no("id-of-no-bar", kind, "no weight follows from the id", folder(
        lines(HEADER[:-1], *sorted(x.replace(
            EXAMPLE_BARS[3][0].decode(), "a bar").replace(
                nonce_of(BARS.key, EXAMPLE_BARS[3][0]).hex(), nonce_of(BARS.key, b"a bar").hex())
            for x in rows)), inventory=odd.triple))


def publications():
    bad, open_mode = "malformed-publication", {"key": EXAMPLE.key}
    rows, found, inputs, leaves = bar_rows(), findings(), input_lines(), leaf_lines()
    first = "bar:" + nonce_of(BARS.key, EXCLUDED[0][0]).hex()

    def ok(name, files):
        return {"name": name, "files": files, "expect": "ok"}

    def no(name, expect, reason, files):
        return {"name": name, "files": files, "expect": expect, "reason": reason}

    def lines(*parts):
        return "".join(x + "\n" for x in parts)

    yield ok("secret", folder())
    yield ok("transparent", folder(**open_mode))
    yield ok("bars-not-published", without(folder(), "bars.csv"))
    no_exclusion = dict(found="[]\n", findings=[0] * 5)
    yield ok("no-findings", without(folder(**no_exclusion), "bars.csv"))
    yield ok("no-bars", folder(HEADER, inventory=(0, 0, None), listed=(0, 0),
                               custody=[("A", "none", 0, 0)], **no_exclusion))
    yield ok("only-excluded-bars", folder(
        lines(HEADER[:-1], *[x for x in rows if ",excluded," in x]), inventory=(0, 0, None),
        listed=(2, 800006), custody=[("undeclared", "none", 2, 800006)]))
    odd = Tree(EXAMPLE_HOLDERS + [(b'a "quoted", id', 5), (b"line\nend", 6), (b" space", 7)])
    yield ok("odd-ids", folder(tree=odd, **open_mode))

    for name in ("statement.txt", "findings.json", "inputs.txt", "leaves.csv"):
        yield no("without-" + name, "unreadable", "the file is missing",
                 without(folder(**open_mode), name))
    for name in ("findings.json", "inputs.txt", "bars.csv"):
        files = folder()
        yield no("edited-" + name, "wrong-hash", "one byte more than the statement's file",
                 dict(files, **{name: files[name] + "\n"}))
    yield no("malformed-statement", "malformed-statement", "a line is missing",
             folder(change=lambda x: x[:-1]))
    yield no("inconsistent-statement", "inconsistent-statement", "the result does not follow",
             folder(change=lambda x: edit_word(x, "result", 1, "blocked")))

    for name, reason, content in (
            ("empty", "no bytes", ""), ("pretty-empty", "an empty array is []", "[\n]\n"),
            ("space", "white space", "[ ]\n"), ("no-final-lf", "the last LF is missing",
                                                framed(found)[:-1]),
            ("crlf", "CR LF ends", framed(found).replace("\n", "\r\n")),
            ("one-line", "one finding per line", framed(found).replace(",\n", ",")),
            ("trailing-comma", "a comma behind the last", framed(found).replace("}\n]", "},\n]")),
            ("trailing-bytes", "bytes behind the array", framed(found) + "\n"),
            ("object", "no array", found[0] + "\n"),
            ("unsorted", "not sorted", framed(found[::-1])),
            ("twice", "one finding twice", framed(found[:1] + found)),
            ("other-id", "an id that does not follow from rule and subject",
             framed(found).replace(digest("C03\nreserve")[:16], "0123456789abcdef")),
            ("other-subject", "the id belongs to another subject",
             framed(found).replace('"subject":"reserve"', '"subject":"reserves"')),
            ("other-rule", "the id belongs to another rule",
             framed(found).replace('"rule":"C03"', '"rule":"C02"')),
            ("severity", "an unknown severity", framed(found).replace('"warning"', '"error"', 1)),
            ("unsorted-values", "keys not sorted", framed(sorted([finding(
                "B05", "excluding", first, '{"b":"1","a":"1"}')] + found[1:]))),
            ("values-twice", "a key twice", framed(sorted([finding(
                "B05", "excluding", first, '{"a":"1","a":"1"}')] + found[1:]))),
            ("number", "a number that is no string", framed(found).replace('"990000"', "990000")),
            ("unsorted-disposition", "keys not sorted", framed(found).replace(
                '"by":"A. Auditor","date":"2025-12-02"', '"date":"2025-12-02","by":"A. Auditor"')),
            ("subject", "an unknown kind of subject", framed(sorted([finding(
                "B05", "excluding", "vault:1")] + found[1:]))),
            ("excluded-list", "a list is not excluded", framed(sorted([finding(
                "B05", "excluding", "list:KG-BISHKEK-1/0123456789abcdef")] + found[1:]))),
            ("decision", "an unknown decision", framed(found).replace("explained", "agreed")),
            ("decision-empty", "a disposition without members", framed(found).replace(
                decision("explained"), "{}", 1)),
            ("decision-date", "not a calendar date", framed(found).replace(
                "2025-12-02", "2025-02-30")),
            ("decision-on-information", "information asks for no decision", framed([x.replace(
                '"disposition":null', '"disposition":' + decision("upheld"))
                if '"rule":"K01"' in x else x for x in found])),
            ("decision-on-blocking", "no decision lifts what blocks", framed(sorted([finding(
                "F01", "blocking", "list:KG-BISHKEK-1/0123456789abcdef", "{}",
                decision("upheld"))] + found[1:]))),
            ("restored-warning", "a warning excludes nothing", framed([x.replace(
                "explained", "restored") if '"rule":"W03"' in x else x for x in found])),
            ("escape", "\\u is not an allowed escape",
             framed(found).replace("pledged", "\\u0070ledged")),
            ("member-missing", "a member is missing",
             framed(found).replace(',"disposition":null', "")),
            ("member-order", "members in another order", framed(found).replace(
                '"rule":"B05","severity":"excluding"', '"severity":"excluding","rule":"B05"'))):
        yield no("findings-" + name, bad, reason, folder(found=content))
    for name, counts in (("blocking", [1, 3, 2, 1, 3]), ("excluding", [0, 2, 2, 1, 3]),
                         ("warning", [0, 3, 3, 1, 3]), ("information", [0, 3, 2, 0, 3]),
                         ("undisposed", [0, 3, 2, 1, 2])):
        yield no("findings-count-" + name, "wrong-count", "another number in the statement",
                 folder(findings=counts))

    price = [x for x in inputs if x.startswith("price")][0]
    for name, reason, content in (
            ("empty", "no price", ""), ("no-final-lf", "the last LF is missing",
                                        lines(*inputs)[:-1]),
            ("unsorted", "not sorted", lines(*inputs[::-1])),
            ("empty-line", "an empty line", lines("", *inputs)),
            ("unknown-role", "an unknown role",
             lines(*sorted(inputs + ["holders " + "01" * 32 + " -"]))),
            ("evidence-without-kind", "no kind",
             lines(*sorted(inputs + ["evidence: " + "01" * 32 + " -"]))),
            ("upper-case-hash", "upper-case hex", lines(*inputs).replace("01" * 32, "AB" * 32)),
            ("no-date", "the date is missing", lines(*inputs).replace(" 2025-11-28", "", 1)),
            ("february-30", "not a calendar date",
             lines(*inputs).replace("01 2025-11-28", "01 2025-02-30")),
            ("refiners-date", "a register has no date",
             lines(*inputs).replace("03 -", "03 2025-11-28")),
            ("price-without-date", "a price has a date",
             lines(*inputs).replace(price, price[:-10] + "-")),
            ("price-other-date", "not the statement's date",
             lines(*inputs).replace(price, price[:-2] + "27")),
            ("price-other-hash", "not the statement's evidence",
             lines(*inputs).replace(hexhash("price note"), "0c" * 32)),
            ("price-missing", "no price", lines(*[x for x in inputs if x != price])),
            ("price-twice", "two prices", lines(*sorted(inputs + [price])))):
        yield no("inputs-" + name, bad, reason, folder(inputs=content))

    table = lines(HEADER[:-1], *rows)
    for name, reason, content in (
            ("empty", "no header", ""), ("no-final-lf", "the last LF is missing", table[:-1]),
            ("crlf", "CR LF ends", table.replace("\n", "\r\n")),
            ("other-header", "another header", table.replace("bar_id", "id", 1)),
            ("unsorted", "lines not sorted", lines(HEADER[:-1], *rows[::-1])),
            ("quoted-needlessly", "a quote that is not needed", lines(HEADER[:-1], *sorted(
                x.replace("KG-BISHKEK-1", '"KG-BISHKEK-1"') for x in rows))),
            ("short-row", "a field is missing", table.replace(",accepted,", ",", 1)),
            ("leading-zero", "a leading zero", lines(HEADER[:-1], *sorted(
                x.replace(",398921,", ",0398921,") for x in rows))),
            ("accepted-above-listed", "more accepted than listed",
             table.replace("402910,402910", "402910,402911")),
            ("status", "an unknown status", table.replace(",accepted,", ",ok,", 1)),
            ("unknown-list", "a list without a custody line",
             table.replace(",undeclared,", ",other,")),
            ("excluded-without-reason", "no reason",
             table.replace(",excluded,B05,", ",excluded,,")),
            ("accepted-with-reason", "a reason", table.replace(",accepted,,", ",accepted,B05,", 1)),
            ("excluded-with-weight", "weight of an excluded bar",
             table.replace(",398921,0,", ",398921,1,")),
            ("unsorted-reasons", "reasons not sorted", table.replace("E01+R01", "R01+E01")),
            ("repeated-reason", "a reason twice", table.replace("E01+R01", "E01+E01")),
            ("bad-reason", "not a rule id", table.replace(",B05,", ",b05,")),
            ("nonce-upper-case", "upper-case hex", table.replace(
                BARS.leaves[0][0].hex(), BARS.leaves[0][0].hex().upper())),
            ("nonce-short", "31 digits", table.replace(BARS.leaves[0][0].hex(),
                                                       BARS.leaves[0][0].hex()[1:])),
            ("one-nonce-for-two-bars", "one nonce for two bars", table.replace(
                BARS.leaves[0][0].hex(), BARS.leaves[1][0].hex())),
            ("two-nonces-for-one-bar", "an excluded copy has another nonce", lines(
                HEADER[:-1], *sorted(rows + [
                    "AU|KGA|K00017|2024|1000000|g|999900,undeclared,32148,0,"
                                             "excluded,D01," + "00" * 16]))),
            ("bar-accepted-twice", "one bar accepted twice", lines(HEADER[:-1], *sorted(
                rows + [x for x in rows if "K00017" in x]))),
            ("id-256-bytes", "an id that is too long", lines(HEADER[:-1], *sorted(
                x.replace("AB1299", "A" * 227) for x in rows)))):
        yield no("bars-" + name, bad, reason, folder(content))
    for name, expect, reason, content in (
            ("row-left-out", "wrong-count", "a listed bar is left out",
             lines(HEADER[:-1], *[x for x in rows if "AB1299" not in x])),
            ("listed-weight", "wrong-sum", "another listed weight",
             table.replace(",398921,", ",398920,")),
            ("other-list", "wrong-sum", "a bar moved to another list", lines(HEADER[:-1], *sorted(
                x.replace(",undeclared,", ",KG-BISHKEK-1,") if "AB1299" in x else x
                for x in rows))),
            ("accepted-as-excluded", "wrong-count", "an accepted bar is excluded",
             table.replace("32148,32148,accepted,,", "32148,0,excluded,B05,")),
            ("accepted-weight", "wrong-sum", "less weight accepted",
             table.replace("402910,402910", "402910,402909")),
            ("other-id", "wrong-root", "another bar of the same weight", lines(HEADER[:-1], *sorted(
                x.replace("AB1234", "AB9234") for x in rows))),
            ("other-nonce", "wrong-root", "another nonce",
             table.replace(BARS.leaves[3][0].hex(), "f" * 32))):
        yield no("bars-" + name, expect, reason, folder(content))
    copy = ["AU|KGA|K00017|2024|1000000|g|999900,undeclared,32148,0,excluded,D01,"
            + nonce_of(BARS.key, b"AU|KGA|K00017|2024|1000000|g|999900").hex()]
    copy_found = framed(sorted(found + [finding(
        "D01", "excluding", "bar:" + nonce_of(BARS.key, EXAMPLE_BARS[3][0]).hex())]))
    yield ok("excluded-copy-of-an-accepted-bar", folder(
        lines(HEADER[:-1], *sorted(rows + copy)), copy_found, findings=[0, 4, 2, 1, 4], listed=(7, BARS.triple[1] + 800006 + 32148),
        custody=[("KG-BISHKEK-1", "none", 4, BARS.triple[1]), ("undeclared", "none", 3, 832154)]))

    yield from contradictions(ok, no, lines, rows, found)

    head, second = "id,amount", leaves[1]
    for name, expect, reason, content in (
            ("empty", bad, "no header", ""), ("header-only", bad, "no leaf", lines(head)),
            ("no-header", bad, "no header", lines(*leaves)),
            ("no-final-lf", bad, "the last LF is missing", lines(head, *leaves)[:-1]),
            ("unsorted", bad, "not in the order of nonces", lines(head, *leaves[::-1])),
            ("by-id", bad, "not in the order of nonces", lines(head, *sorted(leaves))),
            ("leaf-twice", bad, "a leaf stands twice", lines(head, second, *leaves[1:])),
            ("equal-leaves", bad, "a leaf stands twice",
             lines(head, *leaves[:2], second, *leaves[2:])),
            ("quoted-needlessly", bad, "a quote that is not needed",
             lines(head, '"bob",1000000', *leaves[1:])),
            ("leading-zero", bad, "a leading zero", lines(head, "bob,01000000", *leaves[1:])),
            ("asset-units", bad, "amounts are in minor units",
             lines(head, "bob,1.000000", *leaves[1:])),
            ("2^128", bad, "does not fit in 128 bits",
             lines(head, "bob,%d" % (U128 + 1), *leaves[1:])),
            ("empty-id", bad, "no id", lines(head, ",1000000", *leaves[1:])),
            ("leaf-left-out", "wrong-count", "a leaf is left out", lines(head, *leaves[1:])),
            ("amount", "wrong-sum", "another amount", lines(head, "bob,999999", *leaves[1:])),
            ("amount-moved", "wrong-root", "an amount moved to another leaf", lines(
                head, "bob,999999", second[:-1] + "1", *leaves[2:]))):
        yield no("leaves-" + name, expect, reason, folder(leaves=content, **open_mode))
    yield no("leaves-under-another-key", bad, "the published key gives another order",
             folder(key=derive("liabilities", snapshot="2025-Q3")))
    yield no("leaves-total-overflow", "total-overflow", "the sum exceeds 128 bits", folder(
        leaves=lines(head, "bob,%d" % U128, *leaves[1:]), **open_mode))
