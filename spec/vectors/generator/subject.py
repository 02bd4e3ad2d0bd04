"""The proof that the reject vectors spoil: leaf 5 of a tree of 13, and helpers to spoil it."""
from generator.common import BARS, Tree, carried, holders, proof_bytes, statement, text


def flip(hexdigits, bit):
    data = bytearray.fromhex(hexdigits)
    data[bit // 8] ^= 0x80 >> bit % 8
    return data.hex()


tree = Tree(holders(13))
lines = statement(tree.triple, BARS.triple)
trusted = text(lines)
at = 5
P = tree.proof(at, trusted)
good = proof_bytes(P)
path, nonce = P["path"], P["nonce"]
bar = BARS.proof(0, trusted)
bad = "malformed-proof"


def no(name, expect, reason, proof=None, trusted=trusted, **more):
    p = {} if proof is None else carried("proof", proof)
    return dict({"name": name}, **carried("statement", trusted), **p, **more,
                expect=expect, reason=reason)


def cut(old, new, count=1, base=good):
    assert base.count(old) >= 1, old
    return base.replace(old, new, count)


def with_path(path, **o):
    return proof_bytes(P, path=path, **o)


order = ["format", "tree", "id", "amount", "nonce", "index", "path", "statement"]
members = {"format": b'"format":"touchstone/proof/1"', "tree": b'"tree":"liabilities"',
           "id": b'"id":"%s"' % P["id"], "amount": b'"amount":"%d"' % P["amount"],
           "nonce": b'"nonce":"%s"' % P["nonce"].encode(), "index": b'"index":"%d"' % at,
           "path": good[good.index(b'"path":'):good.index(b',"statement"')],
           "statement": good[good.index(b'"statement":'):-2]}


def from_members(keys, **o):
    return b"{" + b",".join(o.get(k, members.get(k)) for k in keys) + b"}\n"


assert from_members(order) == good
