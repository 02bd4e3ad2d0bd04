"""Canonical proof files that do not verify, in the order of the verification steps."""
import hashlib

from generator.common import (BARS, Tree, U128, U64, depth, derive, edit_word, holders, leaf_hash,
                              mth, nonce_of, proof_bytes, sha, statement, text)
from generator.subject import (P, at, bad, bar, flip, good, lines, no, nonce, path, tree, trusted,
                               with_path)


def statements_and_expectations():
    for name, expect, reason, other in (
            ("statement-empty", "malformed-statement", "an empty statement", b""),
            ("statement-no-final-lf", "malformed-statement", "the last LF is missing",
             trusted[:-1]),
            ("statement-cyrillic", "malformed-statement", "a statement is ASCII",
             trusted.replace(b"usdkg.", "usd\u043ag.".encode())),
            ("statement-version-2", "malformed-statement", "another version",
             trusted.replace(b"statement/1", b"statement/2")),
            ("statement-no-leaves", "malformed-statement", "a tree has at least one leaf",
             text(edit_word(lines, "liabilities", 2, 0))),
            ("statement-extra-line", "malformed-statement", "an unknown line",
             trusted + b"note x\n"),
            ("statement-claims-off", "inconsistent-statement", "claims is one more than the sum",
             text(edit_word(lines, "claims", 1, tree.triple[1] + 1))),
            ("statement-total-edited", "inconsistent-statement",
             "the total alone is edited, so claims no longer follow",
             text(edit_word(lines, "liabilities", 3, tree.triple[1] - 1))),
            ("statement-result-edited", "inconsistent-statement",
             "the result word does not follow from the figures",
             text(edit_word(lines, "result", 1, {"covered": "shortfall", "shortfall": "covered"}[
                 [x for x in lines if x.startswith("result")][0].split()[1]])))):
        yield no(name, expect, reason, proof_bytes(P, statement=other), trusted=other)
    yield no("statement-escaped-crlf", bad, "\\r is not an allowed escape",
             good.replace(b"\\n", b"\\r\\n"))
    yield no("statement-trusted-crlf", "malformed-statement", "the trusted text has CR LF ends",
             good, trusted=trusted.replace(b"\n", b"\r\n"))
    yield no("statement-malformed-trusted-good", "statement-mismatch",
             "the text in the proof is no statement, so it is not the trusted one",
             proof_bytes(P, statement=trusted[:-1]))
    yield no("statement-good-trusted-malformed", "malformed-statement",
             "the trusted text is not a statement", good, trusted=trusted[:-1])
    yield no("statement-good-trusted-empty", "malformed-statement",
             "the trusted text is empty", good, trusted=b"")
    yield no("malformed-proof-and-malformed-statement", bad, "the proof's form is checked first",
             proof_bytes(P, statement=trusted[:-1])[:-1], trusted=trusted[:-1])
    for name, reason, other in (
            ("snapshot", "the proof carries the statement of another snapshot",
             statement(tree.triple, BARS.triple, snapshot="2025-Q3")),
            ("issuer", "the proof carries the statement of another issuer",
             statement(tree.triple, BARS.triple, issuer="other.example")),
            ("asset", "the proof carries the statement of another asset",
             statement(tree.triple, BARS.triple, symbol="OTHER")),
            ("decimals", "the proof carries the statement of an asset with other decimals",
             statement(tree.triple, BARS.triple, decimals=2)),
            ("as-of", "the proof carries a statement of another time",
             statement(tree.triple, BARS.triple, as_of="2025-11-28T15:00:01Z")),
            ("chain", "the proof carries a statement over another chain",
             edit_word(lines, "supply", 1, "eip155:1")),
            ("mode", "secret in one, transparent in the other",
             statement(tree.triple, BARS.triple, key=tree.key)),
            ("total", "the proof carries a statement with a smaller total",
             statement((13, tree.triple[1] - 1, tree.triple[2]), BARS.triple)),
            ("count", "the proof carries a statement with another count",
             statement((14,) + tree.triple[1:], BARS.triple)),
            ("root", "the proof carries a statement with another root",
             statement(tree.triple[:2] + (bytes(32),), BARS.triple)),
            ("revision", "the proof carries a later revision of the statement",
             statement(tree.triple, BARS.triple,
                       revision="1 " + hashlib.sha256(trusted).hexdigest())),
            ("price", "the proof carries a statement at another price",
             statement(tree.triple, BARS.triple, price=4161100001))):
        yield no("mismatch-" + name, "statement-mismatch", reason,
                 proof_bytes(P, statement=text(other)))
    other = Tree(holders(13, "x"))
    other_text = text(statement(other.triple, BARS.triple))
    yield no("mismatch-self-consistent-other-tree", "statement-mismatch",
             "a proof that is right for another statement of the same snapshot (equivocation)",
             proof_bytes(other.proof(0, other_text)))

    # expectations
    for name, expect, reason, o in (
            ("issuer", "wrong-issuer", "another issuer is expected", {"issuer": "other.example"}),
            ("issuer-prefix", "wrong-issuer", "a prefix is not the issuer",
             {"issuer": "usdkg.example"}),
            ("issuer-case", "wrong-issuer", "letters count", {"issuer": "USDKG.example/reserves"}),
            ("snapshot", "wrong-snapshot", "another snapshot is expected", {"snapshot": "2026-Q1"}),
            ("snapshot-case", "wrong-snapshot", "letters count", {"snapshot": "2025-q4"}),
            ("issuer-before-snapshot", "wrong-issuer", "both differ; the issuer is compared first",
             {"issuer": "other.example", "snapshot": "2026-Q1"}),
            ("stale", "stale", "one second older than 30 days",
             {"max_age_days": 30, "now": "2025-12-28T15:00:01Z"}),
            ("stale-by-years", "stale", "years old",
             {"max_age_days": 92, "now": "2031-01-01T00:00:00Z"}),
            ("from-the-future", "stale", "as-of lies one second ahead",
             {"max_age_days": 30, "now": "2025-11-28T14:59:59Z"}),
            ("stale-before-id", "stale", "stale and for another id; age is checked first",
             {"max_age_days": 1, "now": "2031-01-01T00:00:00Z", "holder": "nobody",
              "balance": "1"}),
    ):
        yield no("expect-" + name, expect, reason, good, **o)
    who, units = P["id"].decode(), "%d.%06d" % divmod(P["amount"], 10**6)
    less, more = ("%d.%06d" % divmod(P["amount"] + d, 10**6) for d in (-1, 1))
    for name, reason, holder in (
            ("other", "the proof of somebody else", tree.leaves[at + 1][1].decode()),
            ("letter-case", "letters count", who.upper()),
            ("trailing-space", "every byte counts", who + " "),
            ("prefix", "a prefix is not the id", who[:-1]),
            ("joiner", "a zero-width joiner is a byte sequence like any other", who + "\u200d"),
            ("cyrillic", "a Cyrillic o is not a Latin o", who.replace("o", "\u043e", 1)),
            ("full-width", "full-width digits are other bytes", who.replace("-", "\uff0d")),
            ("nul", "a NUL is a byte", who + "\0")):
        yield no("id-expected-" + name, "wrong-id", reason, good, holder=holder, balance=units)
    nfc = Tree([("\u00e9".encode(), 1), (b"b", 2)])
    nfc_text = text(statement(nfc.triple))
    nfc_at = [x[1] for x in nfc.leaves].index("\u00e9".encode())
    yield no("id-expected-nfd", "wrong-id", "canonically equivalent, but other bytes",
             proof_bytes(nfc.proof(nfc_at, nfc_text)), trusted=nfc_text, holder="e\u0301",
             balance="0.000001")
    yield no("amount-expected-less", "wrong-amount", "one minor unit less", good, holder=who,
             balance=less)
    yield no("amount-expected-more", "wrong-amount", "one minor unit more", good, holder=who,
             balance=more)
    yield no("amount-expected-zero", "wrong-amount", "nothing expected", good, holder=who,
             balance="0")
    yield no("amount-expected-in-minor-units", "wrong-amount", "the balance is in asset units",
             good,
             holder=who, balance=str(P["amount"]))
    yield no("id-before-amount", "wrong-id", "both differ; the id is compared first", good,
             holder="nobody", balance=more)
    yield no("bar-amount-in-asset-decimals", "wrong-amount", "a bar's weight is in ounces",
             proof_bytes(bar), holder=bar["id"].decode(),
             balance="%d.%d" % (bar["amount"] // 1000, (bar["amount"] + 1) % 1000 + 100))



def nonces_and_indices():
    empty = text(statement(tree.triple))
    yield no("inventory-empty", "empty-tree", "no bar was accepted, so no bar can be proven",
             proof_bytes(bar, statement=empty), trusted=empty)
    yield no("inventory-proof-as-liability", "wrong-path-length",
             "the proof of a bar offered as the proof of a claim",
             proof_bytes(bar, tree="liabilities"))
    same = Tree([(b"AU|X|%d|2020|400000|ozt|999900" % i, 399960) for i in range(13)], "inventory")
    same_text = text(statement(tree.triple, same.triple))
    yield no("bar-as-liability-same-shape", "wrong-sum", "a bar's proof in the tree of claims",
             proof_bytes(same.proof(at, same_text), tree="liabilities"), trusted=same_text)
    yield no("liability-as-bar-same-shape", "wrong-sum", "a claim's proof in the tree of bars",
             proof_bytes(P, tree="inventory", statement=same_text), trusted=same_text)
    open_lines = statement(tree.triple, BARS.triple, key=tree.key)
    open_text = text(open_lines)
    O = tree.proof(at, open_text)
    yield no("transparent-other-nonce", "wrong-nonce", "one bit of the nonce differs",
             proof_bytes(O, nonce=flip(nonce, 127)), trusted=open_text)
    yield no("transparent-zero-nonce", "wrong-nonce", "a nonce of zeros",
             proof_bytes(O, nonce="00" * 16), trusted=open_text)
    yield no("transparent-other-id", "wrong-nonce", "the nonce belongs to another id",
             proof_bytes(O, id=b"somebody"), trusted=open_text)
    other_key = text(statement(tree.triple, BARS.triple, key=derive("inventory")))
    yield no("transparent-inventory-key", "wrong-nonce",
             "the published key is not the one of the tree", proof_bytes(O, statement=other_key),
             trusted=other_key)
    forged = Tree([(x, a) for x, a in holders(13)], key=bytes(32))
    forged_text = text(statement(forged.triple, BARS.triple, key=tree.key))
    yield no("transparent-tree-under-another-key", "wrong-nonce",
             "a complete tree, but not built with the published key",
             proof_bytes(forged.proof(at, forged_text)), trusted=forged_text)
    for name, index in (("n", 13), ("n+1", 14), ("2^32", 2**32), ("2^63", 2**63), ("2^64-1", U64)):
        yield no("index-" + name, "index-out-of-range", "no such leaf", proof_bytes(P, index=index))
    one = Tree(holders(1))
    one_text = text(statement(one.triple))
    ONE = one.proof(0, one_text)
    yield no("index-1-of-1", "index-out-of-range", "the only leaf has index 0",
             proof_bytes(ONE, index=1), trusted=one_text)
    yield no("path-in-tree-of-one", "wrong-path-length", "a single leaf has no siblings",
             proof_bytes(ONE, path=[(0, "00" * 32)]), trusted=one_text)
    yield no("duplicate-of-the-only-leaf", "wrong-path-length",
             "the only leaf is joined with itself, as trees that duplicate odd nodes do",
             proof_bytes(ONE, path=[(ONE["amount"], leaf_hash(
                 ONE["amount"], bytes.fromhex(ONE["nonce"]), ONE["id"]).hex())]), trusted=one_text)



def path_lengths():
    root_step = (tree.triple[1], tree.triple[2].hex())
    for name, reason, new in (
            ("empty", "no step", []), ("without-first", "the first step is missing", path[1:]),
            ("without-last", "the last step is missing", path[:-1]),
            ("extra-first", "a step too many", [(0, "00" * 32)] + path),
            ("extra-last", "a step too many", path + [(0, "00" * 32)]),
            ("first-twice", "a step stands twice", path[:1] + path),
            ("last-twice", "a step stands twice", path + path[-1:]),
            ("root-appended", "the root is appended", path + [root_step]),
            ("doubled", "the whole path stands twice", path + path),
            ("65-steps", "more steps than any tree has", [(0, "00" * 32)] * 65),
            ("1000-steps", "more steps than any tree has", [(0, "00" * 32)] * 1000)):
        yield no("length-" + name, "wrong-path-length", reason, with_path(new))
    yield no("length-index-of-short-branch", "wrong-path-length",
             "index 12 of 13 has a shorter path", proof_bytes(P, index=12))
    short = tree.proof(12, trusted)
    yield no("length-short-branch-as-long", "wrong-path-length",
             "the path of leaf 12 offered for leaf 11", proof_bytes(short, index=11))
    nodes = tree.leaves
    for size, start in ((2, 4), (4, 4), (8, 0)):
        sub = mth(nodes[start:start + size])
        yield no("node-of-%d-as-leaf" % size, "wrong-path-length",
                 "an inner node is offered as a leaf with the rest of the path",
                 proof_bytes(P, amount=sub[1], path=path[size.bit_length() - 1:]))
    yield no("root-as-leaf", "wrong-path-length", "the root is offered as a leaf, with no path",
             proof_bytes(P, amount=tree.triple[1], path=[]))



def overflows_and_sums():
    for name, reason, o in (
            ("first-step", "amount + first sibling exceeds 128 bits",
             dict(path=[(U128, path[0][1])] + path[1:])),
            ("last-step", "the last addition exceeds 128 bits",
             dict(path=path[:-1] + [(U128, path[-1][1])])),
            ("own-amount", "the amount is 2^128-1 and a sibling is not 0", dict(amount=U128)),
            ("by-one", "exactly 2^128", dict(path=[(2**128 - P["amount"], path[0][1])] + path[1:])),
            ("wrap-to-the-right-total", "the sum returns to the stated total modulo 2^128",
             dict(amount=2**127, path=[((path[0][0] + P["amount"] - 2**127) % 2**128,
                                        path[0][1])] + path[1:])),
            ("wrap-two-levels", "two siblings wrap back to the stated total modulo 2^128",
             dict(path=[path[0], ((path[1][0] + 2**127) % 2**128, path[1][1]),
                        ((path[2][0] + 2**127) % 2**128, path[2][1])] + path[3:])),
            ("negative-as-complement", "a sibling of -1 in two's complement",
             dict(amount=P["amount"] + 1, path=[(path[0][0], path[0][1]), path[1], path[2],
                                                (U128, path[3][1])]))):
        yield no("overflow-" + name, "overflow", reason, proof_bytes(P, **o))
    hide = [(10, b"a"), (2**128 - 4, b"b")]
    leaves = [(nonce_of(tree.key, x), x, a) for a, x in hide]
    wrapped = (2, 6, sha(b"wrapped"))
    wrap_text = text(statement(wrapped))
    yield no("overflow-negative-holder", "overflow",
             "a tree with a holder of -4 in two's complement, so that the total looks like 6",
             proof_bytes(dict(tree="liabilities", id=b"a", amount=10, nonce=leaves[0][0].hex(),
                              index=0,
                              path=[(2**128 - 4, leaf_hash(2**128 - 4, leaves[1][0], b"b").hex())],
                              statement=wrap_text)), trusted=wrap_text)

    # sums
    total = tree.triple[1]
    for name, reason, o in (
            ("amount-plus-1", "one minor unit more", dict(amount=P["amount"] + 1)),
            ("amount-minus-1", "one minor unit less", dict(amount=P["amount"] - 1)),
            ("amount-0", "nothing", dict(amount=0)),
            ("amount-times-10", "a decimal too many", dict(amount=P["amount"] * 10))):
        yield no("sum-" + name, "wrong-sum", reason, proof_bytes(P, **o))
    for level in range(4):
        for delta in (-1, 1):
            new = list(path)
            new[level] = (path[level][0] + delta, path[level][1])
            yield no("sum-step%d%+d" % (level, delta), "wrong-sum",
                     "a sibling's sum is changed by one", with_path(new))
    for delta in (-1, 1):
        other = text(statement((13, total + delta, tree.triple[2]), BARS.triple))
        yield no("sum-total%+d" % delta, "wrong-sum", "the stated total is changed by one",
                 proof_bytes(P, statement=other), trusted=other)
    other = text(statement((13, total - P["amount"], tree.triple[2]), BARS.triple))
    yield no("sum-total-without-me", "wrong-sum", "the stated total leaves this holder out",
             proof_bytes(P, statement=other), trusted=other)



def roots():
    for name, reason, o in (
            ("other-id", "the leaf of somebody else", dict(id=b"holder-99")),
            ("id-one-byte-more", "a longer id", dict(id=P["id"] + b" ")),
            ("other-nonce", "one bit of the nonce differs", dict(nonce=flip(nonce, 0))),
            ("zero-nonce", "a nonce of zeros", dict(nonce="00" * 16)),
            ("index-minus-1", "the neighbour's place", dict(index=at - 1)),
            ("index-plus-1", "the neighbour's place", dict(index=at + 1)),
            ("index-xor-2", "another place", dict(index=at ^ 2)),
            ("index-0", "another place", dict(index=0)),
            ("amount-moved-to-sibling", "one unit moved from leaf to sibling; the sum holds",
             dict(amount=P["amount"] - 1, path=[(path[0][0] + 1, path[0][1])] + path[1:])),
            ("amount-moved-from-sibling", "one unit moved from sibling to leaf; the sum holds",
             dict(amount=P["amount"] + 1, path=[(path[0][0] - 1, path[0][1])] + path[1:]))):
        yield no("root-" + name, "wrong-root", reason, proof_bytes(P, **o))
    for level in range(4):
        for bit in (0, 131, 255):
            new = list(path)
            new[level] = (path[level][0], flip(path[level][1], bit))
            yield no("root-step%d-bit%d" % (level, bit), "wrong-root", "one bit of a hash differs",
                     with_path(new))
        new = list(path)
        new[level] = (path[level][0], "00" * 32)
        yield no("root-step%d-zero" % level, "wrong-root", "a hash of zeros", with_path(new))
    for one_, two in ((0, 1), (1, 2), (2, 3), (0, 3)):
        new = list(path)
        new[one_], new[two] = new[two], new[one_]
        yield no("root-steps-%d-%d-swapped" % (one_, two), "wrong-root",
                 "two steps are exchanged; the sum holds", with_path(new))
        new = list(path)
        new[one_], new[two] = (path[one_][0] + 1, path[one_][1]), (path[two][0] - 1, path[two][1])
        yield no("root-unit-moved-%d-%d" % (one_, two), "wrong-root",
                 "one unit moved between two levels; the sum holds", with_path(new))
    yield no("root-path-reversed", "wrong-root", "the path runs from the root down",
             with_path(path[::-1]))
    yield no("root-hash-bytes-reversed", "wrong-root", "hashes in reverse byte order",
             with_path([(a, bytes.fromhex(h)[::-1].hex()) for a, h in path]))
    for name, other_root in (("zero", bytes(32)),
                             ("bit-flipped", bytes.fromhex(flip(tree.triple[2].hex(), 200))),
                             ("reversed", tree.triple[2][::-1])):
        other = text(statement((13, tree.triple[1], other_root), BARS.triple))
        yield no("root-stated-" + name, "wrong-root", "the statement's root is another",
                 proof_bytes(P, statement=other), trusted=other)
    yield no("root-leaf-beside-itself", "wrong-sum", "the sibling is the leaf itself",
             with_path([(P["amount"], leaf_hash(P["amount"], bytes.fromhex(nonce),
                                                P["id"]).hex())] + path[1:]))
    # n+1 and n-1: every leaf of small trees under a statement with one leaf more or less
    for n in (2, 3, 4, 5, 7, 8):
        t = Tree(holders(n))
        for i in range(n):
            for m in (n - 1, n + 1):
                other = text(statement((m,) + t.triple[1:]))
                expect = ("index-out-of-range" if i >= m else "wrong-path-length"
                          if depth(i, m) != depth(i, n) else "wrong-root")
                yield no("count-n%d-leaf%d-as-%d" % (n, i, m), expect,
                         "the statement says %d leaves, the tree has %d" % (m, n),
                         proof_bytes(t.proof(i, other)), trusted=other)
    big = Tree(holders(255))
    for m in (254, 256):
        other = text(statement((m,) + big.triple[1:]))
        yield no("count-n255-as-%d" % m, "wrong-root", "the count is bound by the root",
                 proof_bytes(big.proof(100, other)), trusted=other)
