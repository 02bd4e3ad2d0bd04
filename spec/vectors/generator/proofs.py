"""Proofs that verify."""
from generator.common import (BARS, EXAMPLE, EXAMPLE_TEXT, ISSUER, SNAPSHOT, Tree, U64, be, carried,
                              depth, fold, holders, leaf_hash, proof_bytes, sha, split, statement,
                              text)


def accepted(name, proof, trusted, **expectations):
    return dict({"name": name}, **carried("statement", trusted), **carried("proof", proof),
                **expectations, expect="ok")


def virtual(index, count, value, siblings, name=b"one-of-many", nonce="ab" * 16):
    """A proof in a tree too large to build: the siblings are given, the root follows."""
    here = (1, value, leaf_hash(value, bytes.fromhex(nonce), name))
    path = [(a, sha(b"sibling", be(i, 1))) for i, a in enumerate(siblings)]
    assert len(path) == depth(index, count)
    lines = statement(fold(index, count, here, path))
    return dict(tree="liabilities", id=name, amount=value, nonce=nonce, index=index,
                path=[(a, h.hex()) for a, h in path], statement=text(lines))


def proofs():
    for i in range(7):
        p = EXAMPLE.proof(i, EXAMPLE_TEXT)
        yield accepted("example-leaf%d" % i, proof_bytes(p), EXAMPLE_TEXT, **{
            "holder": p["id"].decode(), "issuer": ISSUER, "snapshot": SNAPSHOT,
            "balance": "%d.%06d" % divmod(p["amount"], 10**6)})
    for i in range(4):
        p = BARS.proof(i, EXAMPLE_TEXT)
        yield accepted("example-bar%d" % i, proof_bytes(p), EXAMPLE_TEXT, **{
            "holder": p["id"].decode(), "balance": "%d.%03d" % divmod(p["amount"], 1000)})
    for mode in ("secret", "transparent"):
        for n in (1, 2, 3, 4, 5, 6, 8, 13):
            tree = Tree(holders(n))
            trusted = text(statement(tree.triple, BARS.triple, **(
                {"key": tree.key} if mode == "transparent" else {})))
            for i in range(n):
                yield accepted("%s-n%d-leaf%d" % (mode, n, i),
                               proof_bytes(tree.proof(i, trusted)), trusted)
    for n in (31, 32, 33, 64, 65, 255, 256, 257):
        tree = Tree(holders(n))
        trusted = text(statement(tree.triple))
        for i in sorted({0, n // 2 - 1, split(n) - 1, min(split(n), n - 1), n - 2, n - 1}):
            yield accepted("secret-n%d-leaf%d" % (n, i),
                           proof_bytes(tree.proof(i, trusted)), trusted)
    for n in (1, 2, 3, 5, 30):
        tree = Tree([(b"AU|KGA|S%04d|2019|%d|ozt|999900" % (i, 400000 + i), 399960 + i)
                     for i in range(n)], "inventory")
        for mode in ({}, {"key": EXAMPLE.key}):
            trusted = text(statement(EXAMPLE.triple, tree.triple, **mode))
            for i in range(min(n, 5)):
                yield accepted("inventory-%s-n%d-bar%d" % ("transparent" if mode else "secret",
                                                           n, i),
                               proof_bytes(tree.proof(i, trusted)), trusted)
    odd = Tree([(b'say "hi"', 1), (b"back\\slash", 2), (b"new\nline", 3), (b"del\x7f", 4),
                (b"x" * 255, 5), ("😀".encode() * 63 + b"abc", 6), ("e\u0301".encode(), 7),
                ("\u00e9".encode(), 8), ("\ufeffbom".encode(), 9), ("\u2028".encode(), 10),
                (b" spaces ", 11), ("\uffff".encode(), 12), (b"\\n", 13), (b'\\"', 14)])
    trusted = text(statement(odd.triple))
    for i, (_, name, _) in enumerate(odd.leaves):
        yield accepted("odd-id-%d" % i, proof_bytes(odd.proof(i, trusted)), trusted,
                       holder=name.decode())
    p = EXAMPLE.proof(2, EXAMPLE_TEXT)
    units = "%d.%06d" % divmod(p["amount"], 10**6)
    who = {"holder": p["id"].decode()}
    yield accepted("balance-without-trailing-zeros", proof_bytes(p), EXAMPLE_TEXT, **who,
                   balance=units.rstrip("0").rstrip("."))
    age = {"max_age_days": 30}
    for name, now in (("age-exactly-the-limit", "2025-12-28T15:00:00Z"),
                      ("age-zero", "2025-11-28T15:00:00Z")):
        yield accepted(name, proof_bytes(p), EXAMPLE_TEXT, **age, now=now)
    for decimals, balance in ((0, "12"), (13, "0.0000000000012"), (18, "0.000000000000000012")):
        tree = Tree([(b"a", 12), (b"b", 5)])
        trusted = text(statement(tree.triple, decimals=decimals))
        at = [x for _, x, _ in tree.leaves].index(b"a")
        yield accepted("balance-with-%d-decimals" % decimals, proof_bytes(tree.proof(at, trusted)),
                       trusted, holder="a", balance=balance)
    for name, lines in (("blocked", statement(EXAMPLE.triple, findings=[1, 0, 0, 0, 1])),
                        ("shortfall", statement(EXAMPLE.triple)),
                        ("no-supply", statement(EXAMPLE.triple, supply=[])),
                        ("later-revision", statement(EXAMPLE.triple, revision="2 " + "ab" * 32))):
        yield accepted("statement-" + name, proof_bytes(EXAMPLE.proof(0, text(lines))), text(lines))
    tree = Tree([(b"a", 2**127), (b"b", 2**127 - 2), (b"c", 1)])
    trusted = text(statement(tree.triple))
    for i in range(3):
        yield accepted("total-2^128-1-leaf%d" % i, proof_bytes(tree.proof(i, trusted)), trusted)
    for name, index, count in (("first-of-2^64-1", 0, U64), ("last-of-2^64-1", U64 - 1, U64),
                               ("middle-of-2^64-1", 2**63, U64), ("last-of-2^63", 2**63 - 1, 2**63),
                               ("last-of-2^63+1", 2**63, 2**63 + 1),
                               ("last-of-2^32+1", 2**32, 2**32 + 1)):
        p = virtual(index, count, 5, [i + 1 for i in range(depth(index, count))])
        yield accepted("virtual-" + name, proof_bytes(p), p["statement"])
    p = virtual(0, U64, 0, [2**i if i < 63 else 2**128 - 2**63 for i in range(64)])
    yield accepted("virtual-total-2^128-1", proof_bytes(p), p["statement"])
