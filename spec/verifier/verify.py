#!/usr/bin/env python3
"""Independent verifier for Touchstone proofs, statements, holder files and publications.

Python 3.9 or later, standard library only, written from the texts in spec/ and sharing no code with
the tool itself. This file alone verifies proofs and statements; recompute.py beside it adds holder
files and publication folders, run_vectors.py the test vectors.

Success: one line `ok: ...`, exit 0. Failure: `verify.py: <class>: <reason>` on standard error, exit
1 (checked and not so), 2 (could not check) or 64 (wrong usage); see spec/failure-classes.md.
"""
import argparse
import calendar
import datetime
import functools
import hashlib
import hmac
import os
import re
import sys
import time

sys.dont_write_bytecode = True
U64, U128 = 2**64 - 1, 2**128 - 1
PROOF_LIMIT, STATEMENT_LIMIT = 262_144, 65_535
REQUIRED_RULES = {"E02", "K02", "L04", "R01", "T01", "T02"}
CANNOT_CHECK = {"malformed-proof", "malformed-statement", "inconsistent-statement", "duplicate-id",
                "malformed-holders", "nonce-collision", "total-overflow", "malformed-key",
                "malformed-publication", "malformed-vectors", "unreadable", "internal"}


class Refused(Exception):
    """A check failed: kind is the failure class, reason is for people."""

    def __init__(self, kind, reason):
        super().__init__(kind, reason)
        self.kind, self.reason = kind, reason


def require(condition, kind, reason):
    if not condition:
        raise Refused(kind, reason)


# --- strict text forms ---------------------------------------------------------------------------

def utf8(data):
    try:
        return data.decode("utf-8") or " "
    except UnicodeDecodeError:
        return None


def integer(text, limit):
    """A decimal integer without sign or leading zero, at most limit; None if it is not one."""
    if not re.fullmatch("0|[1-9][0-9]{0,38}", text) or int(text) > limit:
        return None
    return int(text)


def amount(text, decimals):
    """Asset units to minor units, never rounding; None if the text is not a legal amount."""
    found = re.fullmatch(r"(0|[1-9][0-9]{0,38})(?:\.([0-9]{1,18}))?", text)
    if not found or len(found[2] or "") > decimals:
        return None
    value = int(found[1] + (found[2] or "").ljust(decimals, "0"))
    return value if value <= U128 else None


def date(text):
    found = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    try:
        return found and datetime.date(*map(int, found.groups())) and text
    except ValueError:
        return None


def timestamp(text):
    found = re.fullmatch("(.{10})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z", text)
    return text if found and date(found[1]) else None


def seconds(text):
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


# --- the counted Merkle sum tree (spec/tree.md); a node is (count, sum, hash) --------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def leaf(value, nonce, name):
    return 1, value, sha256(b"\0" + value.to_bytes(16, "big") + nonce + bytes([len(name)]) + name)


def node(left, right, kind):
    count, total = left[0] + right[0], left[1] + right[1]
    require(count <= U64 and total <= U128, kind, "a sum does not fit in 128 bits")
    parts = [n.to_bytes(8, "big") + s.to_bytes(16, "big") + h for n, s, h in (left, right)]
    return count, total, sha256(b"\1" + parts[0] + parts[1])


def tree_key(snapshot_key, label, issuer, snapshot):
    text = "touchstone/%s/1\n%s\n%s\n" % (label, issuer, snapshot)
    return hmac.digest(snapshot_key, text.encode(), "sha256")


def nonce_of(key, name):
    return hmac.digest(key, name, "sha256")[:16]


def root_of(leaves):
    """leaves: (nonce, id, amount) strictly ascending by nonce. Keeps one subtree per binary digit
    of the count seen so far; at the end they are joined from the right (RFC 9162 shape)."""
    subtrees = []
    for nonce, name, value in leaves:
        subtrees.append(leaf(value, nonce, name))
        while len(subtrees) > 1 and subtrees[-2][0] == subtrees[-1][0]:
            right = subtrees.pop()
            subtrees.append(node(subtrees.pop(), right, "total-overflow"))
    while len(subtrees) > 1:
        right = subtrees.pop()
        subtrees.append(node(subtrees.pop(), right, "total-overflow"))
    return subtrees[0]


def siblings(index, count):
    """(the sibling stands on the right, its count) for each step, from the leaf up."""
    steps = []
    while count > 1:
        k = 1 << ((count - 1).bit_length() - 1)  # the largest power of two below count
        if index < k:
            steps.append((True, count - k))
            count = k
        else:
            steps.append((False, k))
            index, count = index - k, count - k
    return steps[::-1]


# --- statement (spec/statement.md) ---------------------------------------------------------------

def word(pattern):
    return lambda text: text if re.fullmatch(pattern, text) else None


def number(limit, least=0):
    def read(text):
        value = integer(text, limit)
        return value if value is not None and value >= least else None
    return read


TOKENS = {
    "ISSUER": word("[a-z0-9.-]+(/[A-Za-z0-9._-]+)*"),
    "NAME": word("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
    "CHAIN": word("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}"),
    "CONTRACT": word("(?!0x.*[A-Z])[-.%A-Za-z0-9]{1,128}"), "BLOCKHASH": word("[A-Za-z0-9]{1,128}"),
    "TIME": timestamp, "DATE": date, "HEX": word("[0-9a-f]{64}"),
    "RULES": word("[A-Z][0-9]{2}(,[A-Z][0-9]{2})*"), "COUNT": number(U64), "AMOUNT": number(U128),
    "LEAVES": number(U64, 1), "DECIMALS": number(18), "GOLD": number(10**12),
    "PRICE": number(10**11, 1), "BP": number(10000), "NUMBER1": number(U64, 1),
}
GRAMMAR = """touchstone/gold-statement/1
issuer ISSUER
snapshot NAME
as-of TIME
asset NAME DECIMALS USD
mode secret|mode transparent HEX
liabilities counted-sum/1 LEAVES AMOUNT HEX
supply CHAIN CONTRACT COUNT BLOCKHASH TIME AMOUNT AMOUNT|supply none
other-claims AMOUNT
claims AMOUNT
custody NAME DATE COUNT AMOUNT|custody NAME none COUNT AMOUNT
inventory counted-sum/1 COUNT GOLD HEX|inventory counted-sum/1 COUNT GOLD none
bars COUNT COUNT HEX
fine-mozt AMOUNT GOLD
price USD PRICE NAME DATE HEX
haircut-bp BP
buffer-bp COUNT
fine-tolerance-mozt AMOUNT
reserve AMOUNT
required AMOUNT
coverage-ppm AMOUNT|coverage-ppm none
inputs HEX
rules touchstone-gold/1 COUNT
not-tested none|not-tested RULES
waived none|waived RULES
findings COUNT COUNT COUNT COUNT COUNT HEX
result covered|result shortfall|result blocked
previous none|previous HEX
revision 0 none|revision NUMBER1 HEX""".split("\n")


def match(template, line):
    """The words of line after the key, parsed as the template says; None if they do not fit."""
    wanted, words = template.split(" "), line.split(" ")
    if len(wanted) != len(words):
        return None
    values = [TOKENS[t](w) if t in TOKENS else (w if t == w else None)
              for t, w in zip(wanted, words)]
    return None if None in values else values[1:]


@functools.lru_cache(maxsize=4)
def parse_statement(data):
    """Checks grammar, then every invariant; returns {key: values}, {key: [values]} if repeated."""
    bad = "malformed-statement"
    require(len(data) <= STATEMENT_LIMIT, bad, "more than 65,535 bytes")
    require(re.fullmatch(rb"[\n -~]*\n", data), bad, "not ASCII lines that each end in one LF")
    lines, statement, at = data[:-1].decode("ascii").split("\n"), {}, 0
    for rule in GRAMMAR:
        key = rule.split("|")[0].split(" ")[0]
        group = []
        while at < len(lines):
            found = [v for v in (match(t, lines[at]) for t in rule.split("|")) if v is not None]
            if not found:
                break
            group.append(found[0])
            at += 1
            if key not in ("supply", "custody") or found[0] == ["none"]:
                break
        require(group, bad, "line %d is not a legal `%s` line" % (at + 1, key))
        statement[key] = group if key in ("supply", "custody") else group[0]
    require(at == len(lines), bad, "line %d was not expected" % (at + 1))
    supply = [line for line in statement["supply"] if line != ["none"]]
    require(len(supply) in (0, len(statement["supply"])), bad, "`supply none` beside supply lines")
    statement["supply"] = supply
    ordered = [(line[0], line[1]) for line in supply]
    require(ordered == sorted(set(ordered)), bad, "supply lines not ascending by chain, contract")
    custody = [line for line in lines if line.startswith("custody ")]
    require(custody == sorted(custody), bad, "custody lines are not sorted")
    check_invariants(statement)
    return statement


def valuation(accepted, price, haircut, decimals, claims, buffer):
    """reserve, required, coverage-ppm: exact integers, one rounding each (spec/statement.md)."""
    reserve = accepted * price * (10000 - haircut) * 10**decimals // 10**13
    required = -(-claims * (10000 + buffer) // 10000)
    return reserve, required, "none" if claims == 0 else reserve * 10**6 // claims


def check_invariants(s):
    def holds(condition, reason):
        require(condition, "inconsistent-statement", reason)

    _, leaves_total, _ = s["liabilities"][1:]
    (claims,), (other,), (haircut,), (buffer,) = (
        s[k] for k in ("claims", "other-claims", "haircut-bp", "buffer-bp"))
    listed_bars, accepted_bars, _ = s["bars"]
    listed, accepted = s["fine-mozt"]
    _, bars, gold, root = s["inventory"]
    blocking, excluding, warning, _, undisposed, _ = s["findings"]
    untested, waived = (set() if s[k] == ["none"] else set(s[k][0].split(","))
                        for k in ("not-tested", "waived"))
    holds(claims == leaves_total + other, "claims is not liabilities + other-claims")
    holds(all(line[5] >= line[6] for line in s["supply"]), "non-redeemable exceeds a supply")
    holds(accepted_bars <= listed_bars and accepted <= listed, "accepted exceeds listed")
    holds((bars, gold) == (accepted_bars, accepted), "inventory is not the accepted bars")
    holds((bars == 0) == (root == "none") and (bars > 0 or gold == 0),
          "an inventory has no root exactly when it has no bars, and then no weight")
    holds(sum(line[2] for line in s["custody"]) == listed_bars, "custody bars are not the sum")
    holds(sum(line[3] for line in s["custody"]) == listed, "custody weights are not the sum")
    reserve, needed, coverage = valuation(accepted, s["price"][1], haircut, s["asset"][1],
                                          claims, buffer)
    holds(s["reserve"] == [reserve], "reserve should be %d" % reserve)
    holds(s["required"] == [needed], "required should be %d" % needed)
    holds(s["coverage-ppm"] == [coverage], "coverage-ppm should be %s" % coverage)
    for key in ("not-tested", "waived"):
        ids = s[key][0].split(",")
        holds(ids == sorted(set(ids)), "%s is not sorted and unique" % key)
    holds(("K02" in untested) == (not s["supply"]), "K02 is untested exactly without supply")
    supply = sum(line[5] - line[6] for line in s["supply"])
    holds(not s["supply"] or supply == leaves_total or blocking > 0,
          "supply is not the liabilities and no finding blocks")
    holds(blocking <= undisposed <= blocking + excluding + warning,
          "the undisposed findings do not fit the counts")
    blocked = blocking > 0 or REQUIRED_RULES & untested - waived
    result = "blocked" if blocked else "shortfall" if reserve < claims else "covered"
    holds(s["result"] == [result], "result should be %s" % result)


# --- proof file (spec/proof.md) ------------------------------------------------------------------

STRING = rb'([^"\\\x00-\x1f]*(?:\\["\\n][^"\\\x00-\x1f]*)*)'
STEP = rb'\{"amount":"(0|[1-9][0-9]{0,38})","hash":"([0-9a-f]{64})"\}'
STEPS = STEP.replace(rb"(", rb"(?:")
PROOF = re.compile(
    rb'\{"format":"touchstone/proof/1","tree":"(liabilities|inventory)","id":"' + STRING +
    rb'","amount":"(0|[1-9][0-9]{0,38})","nonce":"([0-9a-f]{32})","index":"(0|[1-9][0-9]{0,19})",'
    rb'"path":\[((?:' + STEPS + rb'(?:,' + STEPS + rb')*)?)\],"statement":"' + STRING + rb'"\}\n')


def quote(data):
    return data.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")


def unquote(data):
    return re.sub(rb"\\(.)", lambda m: b"\n" if m[1] == b"n" else m[1], data)


def encode_proof(p):
    path = ",".join('{"amount":"%d","hash":"%s"}' % (a, h.hex()) for a, h in p["path"]).encode()
    return (b'{"format":"touchstone/proof/1","tree":"%s","id":"%s","amount":"%d","nonce":"%s",'
            b'"index":"%d","path":[%s],"statement":"%s"}\n' % (
                p["tree"].encode(), quote(p["id"]), p["amount"], p["nonce"].hex().encode(),
                p["index"], path, quote(p["statement"])))


def parse_proof(data):
    bad = "malformed-proof"
    require(len(data) <= PROOF_LIMIT, bad, "more than 262,144 bytes")
    require(utf8(data), bad, "not UTF-8")
    found = PROOF.fullmatch(data)
    require(found, bad, "not one canonical touchstone/proof/1 line")
    tree, name, value, nonce, index, path, statement = found.groups()
    proof = {"tree": tree.decode(), "id": unquote(name), "amount": int(value),
             "nonce": bytes.fromhex(nonce.decode()), "index": int(index),
             "path": [(int(a), bytes.fromhex(h.decode())) for a, h in re.findall(STEP, path)],
             "statement": unquote(statement)}
    require(1 <= len(proof["id"]) <= 255, bad, "the id has not 1 to 255 bytes")
    require(max([proof["amount"]] + [a for a, _ in proof["path"]]) <= U128, bad,
            "an amount does not fit in 128 bits")
    require(proof["index"] <= U64, bad, "the index does not fit in 64 bits")
    require(encode_proof(proof) == data, bad, "not identical to its own re-encoding")
    return proof


def verify_proof(data, trusted, holder=None, balance=None, issuer=None, snapshot=None,
                 max_age=None, now=None):
    """The numbered steps of spec/proof.md; returns the parsed proof and statement."""
    proof = parse_proof(data)
    statement = parse_statement(trusted)
    require(proof["statement"] == trusted, "statement-mismatch",
            "the statement inside the proof is not the trusted one")
    for key, wanted in (("issuer", issuer), ("snapshot", snapshot)):
        require(wanted is None or statement[key] == [wanted], "wrong-" + key,
                "the statement names %s" % statement[key][0])
    if max_age is not None:
        age = (time.time() if now is None else now) - seconds(statement["as-of"][0])
        require(0 <= age <= max_age * 86400, "stale", "as-of is %s" % statement["as-of"][0])
    in_bars = proof["tree"] == "inventory"
    require(holder is None or holder == proof["id"], "wrong-id", "the proof is for another id")
    if balance is not None:
        require(amount(balance, 18) is not None, "usage", "--balance is not an amount")
        wanted = amount(balance, 3 if in_bars else statement["asset"][1])
        require(wanted == proof["amount"], "wrong-amount", "the proof is for another amount")
    _, count, total, root = statement[proof["tree"]]
    require(count > 0, "empty-tree", "the statement says that no bar was accepted")
    mode = statement["mode"]
    if mode[0] == "transparent" and not in_bars:
        require(proof["nonce"] == nonce_of(bytes.fromhex(mode[1]), proof["id"]), "wrong-nonce",
                "the nonce is not the one that the published key gives for this id")
    require(proof["index"] < count, "index-out-of-range", "the tree has %d leaves" % count)
    steps = siblings(proof["index"], count)
    require(len(steps) == len(proof["path"]), "wrong-path-length",
            "%d steps where %d are needed" % (len(proof["path"]), len(steps)))
    here = leaf(proof["amount"], proof["nonce"], proof["id"])
    for (on_right, sibling_count), (value, digest) in zip(steps, proof["path"]):
        other = (sibling_count, value, digest)
        here = node(here, other, "overflow") if on_right else node(other, here, "overflow")
    require(here[1] == total, "wrong-sum", "the path sums to another total")
    require(here[2].hex() == root, "wrong-root", "the path leads to another root")
    return proof, statement


# --- command line --------------------------------------------------------------------------------

def one_line(text):
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode()
                   for c in text)


def say(text, stream=None):
    print(one_line(text), file=stream or sys.stdout)


def read_file(path, limit=-1):
    try:
        with open(path, "rb") as file:
            return file.read(limit + 1 if limit >= 0 else -1)
    except (OSError, ValueError) as error:
        raise Refused("unreadable", "%s: %s" % (path, getattr(error, "strerror", None) or error))


def proof_command(a):
    require(a.statement, "unreadable", "--statement FILE is needed: what do you trust?")
    require((a.holder is None) == (a.balance is None), "usage", "--holder goes with --balance")
    require(not a.lines or a.holder is None, "usage", "--lines takes no --holder")
    age = None if a.max_age is None else integer(a.max_age, U64)
    require(a.max_age is None or age is not None, "usage", "--max-age is not a number of days")
    trusted = read_file(a.statement, STATEMENT_LIMIT)
    expected = dict(holder=None if a.holder is None else os.fsencode(a.holder), balance=a.balance,
                    issuer=a.issuer, snapshot=a.snapshot, max_age=age)
    if not a.lines:
        p, s = verify_proof(read_file(a.file, PROOF_LIMIT), trusted, **expected)
        unit, decimals = ("ozt", 3) if p["tree"] == "inventory" else s["asset"][:2]
        digits = str(p["amount"]).rjust(decimals + 1, "0")
        units = digits[:len(digits) - decimals] + ("." + digits[-decimals:] if decimals else "")
        return "ok: %s with %s %s is leaf %d of %s in %s of %s%s" % (
            p["id"].decode("utf-8"), units, unit, p["index"],
            s[p["tree"]][1], s["snapshot"][0], s["issuer"][0],
            "" if a.holder is not None else "; id and amount are the file's own")
    count = 0
    try:
        with open(a.file, "rb") as file:
            for line in iter(lambda: file.readline(PROOF_LIMIT + 1), b""):
                count += 1
                verify_proof(line, trusted, **expected)
    except Refused as error:
        raise Refused(error.kind, "line %d: %s" % (count, error.reason))
    require(count, "malformed-proof", "no proof in the file")
    return "ok: %d proofs" % count


def result_text(s):
    """The result, never without what stands beside it."""
    return "result %s (not tested: %s; %s findings undisposed)" % (
        s["result"][0], s["not-tested"][0], s["findings"][4])


def statement_command(a):
    s = parse_statement(read_file(a.file, STATEMENT_LIMIT))
    return "ok: %s of %s, %s, coverage-ppm %s" % (
        s["snapshot"][0], s["issuer"][0], result_text(s), s["coverage-ppm"][0])


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Refused("usage", message)


def command_line():
    parser = Parser(prog="verify.py", allow_abbrev=False, description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name, *names, needed=(), repeated=None, help=""):
        command = commands.add_parser(name, allow_abbrev=False, help=help, description=help)
        for option in names:
            command.add_argument("--" + option, required=option in needed)
        if repeated:
            command.add_argument("--id", default="holder_id", help="id column")
            command.add_argument("--balance", default="balance", help="balance column")
            command.add_argument("--ignore", action="append", default=[], help="column to ignore")
            command.add_argument("--prefix", default="", help="stands before each id")
            command.add_argument("files", nargs="+", metavar="HOLDERS.csv")
        return command

    proof = add("proof", "statement", "holder", "balance", "issuer", "snapshot",
                "max-age", help="verify one proof file, or a file of proofs with --lines")
    proof.add_argument("file", metavar="PROOF")
    proof.add_argument("--lines", action="store_true", help="one proof a line; all must verify")
    add("statement", help="check a statement's grammar and invariants"
        ).add_argument("file", metavar="STATEMENT")
    holders = add("holders", "statement", needed=("statement",), repeated=True,
                  help="recompute a root from holder files, compare with the statement")
    keys = holders.add_mutually_exclusive_group(required=True)
    keys.add_argument("--snapshot-key", metavar="KEYFILE")
    keys.add_argument("--tree-key", metavar="KEYFILE")
    add("tree", "decimals", "tree-key", needed=("decimals", "tree-key"),
        repeated=True, help="compute count, total and root of holder files")
    add("publication", help="check a publication folder"
        ).add_argument("folder", metavar="DIR")
    add("vectors", help="run vector files").add_argument("files", nargs="+", metavar="FILE")
    return parser


def main():
    try:
        arguments = command_line().parse_args()
        if arguments.command == "vectors":
            from run_vectors import run_vectors
            return run_vectors(arguments.files)
        if arguments.command in ("holders", "tree", "publication"):
            import recompute
            say(getattr(recompute, arguments.command + "_command")(arguments))
        else:
            say({"proof": proof_command, "statement": statement_command}[arguments.command](
                arguments))
        return 0
    except Refused as error:
        kind, reason = error.kind, error.reason
    except OSError as error:
        kind, reason = "unreadable", str(error)
    except Exception as error:  # anything unexpected: could not check
        kind, reason = "internal", repr(error)
    say("verify.py: %s: %s" % (kind, reason), sys.stderr)
    return 64 if kind == "usage" else 2 if kind in CANNOT_CHECK else 1


if __name__ == "__main__":
    from verify import main  # recompute.py imports this module too: let both be the same one
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    status = main()
    try:
        sys.stdout.flush()
    except OSError:  # the reader has gone: no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
