"""Holder files, roots recomputed from them, and publication folders: what an auditor recomputes."""
import os
import re
import unicodedata

from verify import (STATEMENT_LIMIT, U128, Refused, amount, date, integer, nonce_of,
                    parse_statement, read_file, require, result_text, root_of, sha256, tree_key,
                    unquote, utf8)

RECORD_LIMIT = 65_536


# --- holder files (spec/holder-file.md) ----------------------------------------------------------

FIELD = re.compile(rb'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\Z)')
WHITE_SPACE = set("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | set(
    map(chr, range(0x2000, 0x200B)))


def csv_records(data, file, kind):
    """RFC 4180, strictly: yields (place, [fields as bytes])."""
    def place(position):
        start = data.rfind(b"\n", 0, position) + 1
        return "%s:%d:%d" % (file, data.count(b"\n", 0, position) + 1, position - start + 1)

    require(data, kind, file + ": empty file")
    require(not data.startswith(b"\xef\xbb\xbf"), kind, file + ": byte order mark")
    require(b"\0" not in data, kind, "%s: NUL byte" % file)
    require(utf8(data), kind, "%s: not UTF-8" % file)
    at, line, width, counted = 0, 1, None, 0
    while at < len(data):
        start, fields, delimiter = at, [], b","
        line, counted = line + data.count(b"\n", counted, start), start
        while delimiter == b",":
            found = FIELD.match(data, at, min(len(data), start + RECORD_LIMIT + 2))
            if not found or found.start(3) - start > RECORD_LIMIT:
                raise Refused(kind, place(at) + ": bad quoting, a CR without LF, "
                              "or a record of more than 65,536 bytes")
            quoted, plain, delimiter = found.groups()
            fields.append(plain if quoted is None else quoted.replace(b'""', b'"'))
            at = found.end()
        width = width or len(fields)
        if len(fields) != width:
            raise Refused(kind, "%s: %d fields, the header has %d" % (
                place(start), len(fields), width))
        yield "%s:%d" % (file, line), fields


def check_id(name, kind, place):
    require(1 <= len(name) <= 255, kind, place + ": the id has not 1 to 255 bytes")
    text = name.decode("utf-8")
    require(unicodedata.is_normalized("NFC", text), kind, place + ": the id is not in NFC")
    require(not any(unicodedata.category(c) in ("Cn", "Cc") or c in "\u2028\u2029" for c in text),
            kind, place + ": the id holds a control or unassigned character")
    require(text[0] not in WHITE_SPACE and text[-1] not in WHITE_SPACE, kind,
            place + ": the id begins or ends with white space")


def holder_rows(data, file, decimals, id=b"holder_id", balance=b"balance", ignore=(),
                prefix=b""):
    """Yields (id, minor units, place) for every data row of one holder file; names are bytes."""
    kind, records, columns = "malformed-holders", csv_records(data, file, "malformed-holders"), None
    rows, wanted, ignored = 0, [id, balance], set(ignore)
    for place, fields in records:
        if columns is None:
            columns = [fields.index(w) if w in fields else None for w in wanted]
            require(None not in columns and columns[0] != columns[1] and ignored.isdisjoint(wanted),
                    kind, place + ": the id or the balance column is missing")
            require(len(set(fields)) == len(fields), kind, place + ": a column stands twice")
            require(set(fields) == ignored | set(wanted), kind,
                    place + ": the columns are not exactly the mapped and the ignored ones")
            continue
        rows += 1
        require(fields[columns[0]], kind, place + ": empty id")
        name = prefix + fields[columns[0]]
        require(utf8(name), kind, place + ": the prefix is not UTF-8")
        check_id(name, kind, place)
        value = amount(fields[columns[1]].decode("utf-8"), decimals)
        require(value is not None, kind, place + ": not an amount with at most %d decimals that "
                "fits in 128 bits" % decimals)
        yield name, value, place
    require(rows, kind, file + ": no data row")


def sorted_leaves(rows, key):
    leaves = sorted((nonce_of(key, name), name, value, place) for name, value, place in rows)
    require(leaves, "malformed-holders", "no holder file")
    for one, two in zip(leaves, leaves[1:]):
        if one[0] == two[0]:
            require(one[1] != two[1], "duplicate-id", "%s: the id stands also at %s" % (
                two[3], one[3]))
            require(False, "nonce-collision", "%s and %s: change the key" % (one[3], two[3]))
    require(sum(x[2] for x in leaves) <= U128, "total-overflow", "the total exceeds 128 bits")
    return [x[:3] for x in leaves]


def compare(found, count, total, root, what):
    require(found[0] == count, "wrong-count", "%s: %d found, %d stated" % (what, found[0], count))
    require(found[1] == total, "wrong-sum", "%s: %d found, %d stated" % (what, found[1], total))
    require(found[2].hex() == root, "wrong-root", "%s: %s found, %s stated" % (
        what, found[2].hex(), root))


# --- publication folder (spec/files.md) ----------------------------------------------------------

def csv_field(data):
    return b'"' + data.replace(b'"', b'""') + b'"' if re.search(rb'[,"\r\n]', data) else data


def canonical_csv(data, file, header):
    kind = "malformed-publication"
    rows = [fields for _, fields in csv_records(data, file, kind)]
    require(rows[0] == header.encode().split(b","), kind, file + ": another header")
    again = b"".join(b",".join(map(csv_field, fields)) + b"\n" for fields in rows)
    require(again == data, kind, file + ": not in its canonical form")
    return rows[1:]


def check_leaves(data, statement):
    kind, key, leaves = "malformed-publication", bytes.fromhex(statement["mode"][1]), []
    for name, text in canonical_csv(data, "leaves.csv", "id,amount"):
        value = integer(text.decode("utf-8"), U128)
        require(1 <= len(name) <= 255 and value is not None, kind, "leaves.csv: bad id or amount")
        leaves.append((nonce_of(key, name), name, value))
    require(leaves, kind, "leaves.csv: no leaf")
    require(all(a[0] < b[0] for a, b in zip(leaves, leaves[1:])), kind,
            "leaves.csv: not in strictly ascending order of nonces")
    compare(root_of(leaves), *statement["liabilities"][1:], "leaves.csv")


def computed_fine(name):
    """Fine weight in 0.001 ozt by the weight and fineness in a bar's id; None without them."""
    parts = name.split(b"|")
    if len(parts) != 7 or parts[0] != b"AU" or parts[5] not in (b"ozt", b"g"):
        return None
    gross, fineness = (integer(x.decode("utf-8"), U128) for x in (parts[4], parts[6]))
    if gross is None or fineness is None or fineness > 10**6:
        return None
    if parts[5] == b"ozt":
        return (gross * fineness + 500000) // 10**6
    return (2 * gross * fineness * 10 + 311034768) // (2 * 311034768)


def check_bars(data, statement, excluding=None):
    kind, leaves, lists, listed = "malformed-publication", {}, {}, [0, 0]
    reasons_found, follows = set(), True
    for line in statement["custody"]:
        bars, gold = lists.get(line[0], (0, 0))
        lists[line[0]] = (bars + line[2], gold + line[3])
    rows = canonical_csv(
        data, "bars.csv",
        "bar_id,list,listed_fine_mozt,accepted_fine_mozt,status,reasons,nonce")
    lines = data.split(b"\n")[1:-1]
    require(lines == sorted(lines), kind, "bars.csv: lines are not sorted")
    names, nonces, pairs = (len(set(x)) for x in zip(*((r[0], r[6], (r[0], r[6])) for r in rows))
                            ) if rows else (0, 0, 0)
    require(names == nonces == pairs, kind, "bars.csv: bar ids and nonces are not one to one")
    for name, label, first, second, status, reasons, nonce in rows:
        fine, accepted = (integer(x.decode("utf-8"), U128) for x in (first, second))
        require(None not in (fine, accepted) and accepted <= fine, kind, "bars.csv: bad weight")
        require(1 <= len(name) <= 255 and re.fullmatch(rb"[0-9a-f]{32}", nonce), kind,
                "bars.csv: bad bar_id or nonce")
        require(status in (b"accepted", b"excluded") and label.decode() in lists, kind,
                "bars.csv: bad status, or a list without a custody line")
        ids = reasons.split(b"+") if reasons else []
        require(ids == sorted(set(ids)) and all(re.fullmatch(rb"[A-Z][0-9]{2}", x) for x in ids),
                kind, "bars.csv: bad reasons")
        require(bool(ids) == (status == b"excluded") and (not ids or accepted == 0), kind,
                "bars.csv: status, reasons and accepted weight disagree")
        reasons_found |= {(x.decode(), nonce.decode()) for x in ids}
        if status == b"accepted":
            computed = computed_fine(name)
            follows = follows and computed is not None and accepted == min(fine, computed)
            require(nonce not in leaves, kind, "bars.csv: one bar accepted twice")
            leaves[nonce] = (bytes.fromhex(nonce.decode()), name, accepted)
        bars, gold = lists[label.decode()]
        lists[label.decode()] = (bars - 1, gold - fine)
        listed = [listed[0] + 1, listed[1] + fine]
    require(listed[0] == statement["bars"][0], "wrong-count", "bars.csv: listed bars")
    require(listed[1] == statement["fine-mozt"][0], "wrong-sum", "bars.csv: listed weight")
    require(set(lists.values()) <= {(0, 0)}, "wrong-sum", "bars.csv: a custody line does not tie")
    found = root_of([leaves[x] for x in sorted(leaves)]) if leaves else (0, 0, b"")
    stated = statement["inventory"][1:]
    compare(found, stated[0], stated[1], "" if stated[2] == "none" else stated[2], "bars.csv")
    require(follows, "contradiction", "bars.csv: an accepted weight does not follow from the bar")
    require(excluding is None or reasons_found == excluding, "contradiction",
            "bars.csv and findings.json exclude different bars")


TEXT = r'[^"\\\x00-\x1f]*(?:\\["\\n][^"\\\x00-\x1f]*)*'
PAIR = '"%s":"%s"' % (TEXT, TEXT)
OBJECT = r"\{(?:" + PAIR + "(?:," + PAIR + r")*)?\}"
SUBJECT = re.compile(
    r"liabilities|reserve|price|(?:bar|box):[0-9a-f]{32}|"
    r"list:[A-Za-z0-9][A-Za-z0-9._-]{0,63}/[0-9a-f]{16}|"
    r"supply:[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}/[-.%A-Za-z0-9]{1,128}")
DISPOSITION = re.compile(
    r'\{"by":"(' + TEXT + r')","date":"([-0-9]{10})","decision":"(explained|restored|upheld)",'
    r'"evidence-sha256":"[0-9a-f]{64}"\}')
FINDING = re.compile(
    r'\{"id":"([A-Z][0-9]{2})-([0-9a-f]{16})","rule":"([A-Z][0-9]{2})",'
    r'"severity":"(blocking|excluding|warning|information)","subject":"(' + TEXT +
    r')","values":(' + OBJECT + r'),"disposition":(null|' + OBJECT + r')\}')


def check_disposition(text, severity):
    kind, found = "malformed-publication", DISPOSITION.fullmatch(text)
    require(found and found[1] and date(found[2]), kind, "findings.json: not a disposition")
    require(severity in ("excluding", "warning"), kind,
            "findings.json: a %s finding has a disposition" % severity)
    require(found[3] != "restored" or severity == "excluding", kind,
            "findings.json: a finding that excludes nothing is restored")
    return found[3]


def check_findings(data, statement):
    """Returns {(rule, nonce of a bar)} of the findings that exclude it."""
    kind, counts, undisposed, last = "malformed-publication", {}, 0, ("", "")
    excluding = set()
    text = utf8(data)
    frame = text and re.fullmatch(r"\[(?:\n(.+)\n)?\]\n", text, re.DOTALL)
    require(frame, kind, "findings.json: not an array in its canonical form")
    for line in frame[1].split(",\n") if frame[1] else []:
        found = FINDING.fullmatch(line)
        require(found, kind, "findings.json: not a canonical finding: " + line[:60])
        rule, digest, again, severity, subject, values, disposition = found.groups()
        full = sha256(rule.encode() + b"\n" + unquote(subject.encode())).hex()[:16]
        require(rule == again and digest == full, kind, "findings.json: wrong id " + rule)
        require(last < (rule, digest), kind, "findings.json: not sorted by rule and id")
        require(SUBJECT.fullmatch(subject), kind, "findings.json: not a subject: " + subject[:40])
        keys = [k.encode() for k in re.findall('"(%s)":"%s"' % (TEXT, TEXT), values)]
        require(keys == sorted(set(keys)), kind, "findings.json: keys are not sorted")
        decision = check_disposition(disposition, severity) if disposition != "null" else ""
        if severity == "excluding" and decision != "restored":
            require(subject.startswith("bar:"), kind, "findings.json: what excludes is about a bar")
            excluding.add((rule, subject[4:]))
        last = (rule, digest)
        counts[severity] = counts.get(severity, 0) + 1
        undisposed += disposition == "null" and severity != "information"
    found = [counts.get(k, 0) for k in ("blocking", "excluding", "warning", "information")]
    require(found + [undisposed] == statement["findings"][:5], "wrong-count",
            "findings.json: the numbers of findings are not the stated ones")
    return excluding


def check_publication(read):
    """read(name, needed) gives the bytes of a published file; None if not needed and not there."""
    kind = "malformed-publication"
    statement = parse_statement(read("statement.txt", True))
    findings, inputs = read("findings.json", True), read("inputs.txt", True)
    bars = read("bars.csv", False)
    for name, data, stated in (("findings.json", findings, statement["findings"][5]),
                               ("inputs.txt", inputs, statement["inputs"][0]),
                               ("bars.csv", bars, statement["bars"][2])):
        require(data is None or sha256(data).hex() == stated, "wrong-hash",
                "%s is not the file that the statement names" % name)
    excluding = check_findings(findings, statement)
    lines = inputs.split(b"\n")
    require(lines.pop() == b"" and lines == sorted(lines), kind, "inputs.txt: not sorted lines")
    form = (rb"(?:(?:bar-list|comparison-list|evidence:[a-z0-9-]{1,32}) [0-9a-f]{64} "
            rb"(-|[-0-9]{10})|(?:refiners|marks|packing-list|seal-openings|movements|dispositions|"
            rb"(?:previous|earlier)-(?:bars|places)|earlier-statement|"
            rb"sample-(?:statement|bars|results)) [0-9a-f]{64} (-)|"
            rb"price [0-9a-f]{64} ([-0-9]{10}))")
    for line in lines:
        found = re.fullmatch(form, line)
        require(found, kind, "inputs.txt: not a legal line")
        day = (found[1] or found[2] or found[3]).decode()
        require(day == "-" or date(day), kind, "inputs.txt: not a calendar date")
    price = [x for x in lines if x.startswith(b"price ")]
    wanted = "price %s %s" % (statement["price"][4], statement["price"][3])
    require(price == [wanted.encode()], kind, "inputs.txt: the price is not the statement's")
    if bars is not None:
        check_bars(bars, statement, excluding)
    if statement["mode"][0] == "transparent":
        check_leaves(read("leaves.csv", True), statement)
    else:
        require(read("leaves.csv", False) is None, kind, "leaves.csv beside a secret statement")
    return statement, bars is not None


# --- commands ------------------------------------------------------------------------------------

def read_key(path):
    data = read_file(path, 65)
    require(re.fullmatch(rb"[0-9a-f]{64}\n", data), "malformed-key",
            "%s: not 64 lower-case hex digits and LF" % path)
    return bytes.fromhex(data[:64].decode())


def leaves_from(a, key, decimals):
    rows = [row for path in a.files for row in holder_rows(
        read_file(path), path, decimals, os.fsencode(a.id), os.fsencode(a.balance),
        map(os.fsencode, a.ignore), os.fsencode(a.prefix))]
    return root_of(sorted_leaves(rows, key))


def holders_command(a):
    s = parse_statement(read_file(a.statement, STATEMENT_LIMIT))
    key = read_key(a.tree_key) if a.tree_key else tree_key(
        read_key(a.snapshot_key), "liabilities", s["issuer"][0], s["snapshot"][0])
    found = leaves_from(a, key, s["asset"][1])
    compare(found, *s["liabilities"][1:], "liabilities")
    return "ok: %d holders, %d minor units, root %s" % (found[0], found[1], found[2].hex())


def tree_command(a):
    decimals = integer(a.decimals, 18)
    require(decimals is not None, "usage", "--decimals is a number from 0 to 18")
    found = leaves_from(a, read_key(a.tree_key), decimals)
    return '{"holders":"%d","total":"%d","root":"%s"}' % (found[0], found[1], found[2].hex())


def publication_command(a):
    def read(name, needed):
        path = os.path.join(a.folder, name)
        return read_file(path) if needed or os.path.lexists(path) else None

    s, public = check_publication(read)
    return "ok: publication of %s %s, %s; bars.csv %s" % (
        s["issuer"][0], s["snapshot"][0], result_text(s),
        "checked" if public else "not published")
