"""The tree by its recursive definition, the texts, and the worked example.

Shares nothing with spec/verifier, so that two implementations meet in the vectors.
"""
import base64
import hashlib
import hmac
from fractions import Fraction

U64, U128 = 2**64 - 1, 2**128 - 1
ISSUER, SNAPSHOT = "usdkg.example/reserves", "2025-Q4"
SNAPSHOT_KEY = bytes(range(32))


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def be(value, size):
    return value.to_bytes(size, "big")


def derive(label, issuer=ISSUER, snapshot=SNAPSHOT, key=SNAPSHOT_KEY):
    text = "touchstone/" + label + "/1\n" + issuer + "\n" + snapshot + "\n"
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def nonce_of(key, name):
    return hmac.new(key, name, hashlib.sha256).digest()[:16]


def leaf_hash(value, nonce, name):
    return sha(b"\0", be(value, 16), nonce, be(len(name), 1), name)


def join(left, right):
    return (left[0] + right[0], left[1] + right[1],
            sha(b"\1", be(left[0], 8), be(left[1], 16), left[2],
                be(right[0], 8), be(right[1], 16), right[2]))


def split(n):
    k = 1
    while 2 * k < n:
        k *= 2
    return k


def mth(leaves, join=join):
    """leaves: (nonce, id, amount); the recursive definition."""
    if len(leaves) == 1:
        nonce, name, value = leaves[0]
        return 1, value, leaf_hash(value, nonce, name)
    k = split(len(leaves))
    return join(mth(leaves[:k], join), mth(leaves[k:], join))


def audit_path(i, leaves, join=join):
    """[(sum, hash)] from the leaf up."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if i < k:
        return audit_path(i, leaves[:k], join) + [mth(leaves[k:], join)[1:]]
    return audit_path(i - k, leaves[k:], join) + [mth(leaves[:k], join)[1:]]


def depth(i, n):
    if n == 1:
        return 0
    k = split(n)
    return 1 + (depth(i, k) if i < k else depth(i - k, n - k))


def fold(i, n, here, path):
    """The node over leaf i of n, given its triple and the path from the leaf up."""
    if n == 1:
        return here
    k, (value, digest) = split(n), path[-1]
    if i < k:
        return join(fold(i, k, here, path[:-1]), (n - k, value, digest))
    return join((k, value, digest), fold(i - k, n - k, here, path[:-1]))


class Tree:
    def __init__(self, rows, label="liabilities", key=None):
        self.label, self.key = label, key or derive(label)
        self.leaves = sorted((nonce_of(self.key, x), x, a) for x, a in rows)
        self.triple = mth(self.leaves)

    def proof(self, i, statement):
        nonce, name, value = self.leaves[i]
        return dict(tree=self.label, id=name, amount=value, nonce=nonce.hex(), index=i,
                    path=[(a, h.hex()) for a, h in audit_path(i, self.leaves)],
                    statement=statement)


def holders(n, salt=""):
    return [(("holder%s-%d" % (salt, i)).encode(), (i * i * 7919 + i * 31 + 5) * 1000003 % 10**12)
            for i in range(n)]


# --- texts ---

def hexhash(text):
    return sha(text.encode()).hex()


def valuation(accepted, price, haircut, decimals, claims, buffer):
    """Exact fractions, one rounding each."""
    value = Fraction(accepted, 1000) * Fraction(price, 10**6) * Fraction(10000 - haircut, 10000)
    reserve = (value * 10**decimals).__floor__()
    required = -((-claims * Fraction(10000 + buffer, 10000)).__floor__())
    return reserve, required, "none" if claims == 0 else str(
        Fraction(reserve * 10**6, claims).__floor__())


NO_BARS = (0, 0, None)
RULES = 62
REQUIRED = {"E02", "K02", "L04", "R01", "T01", "T02"}


def statement(tree=(1, 0, bytes(32)), inventory=NO_BARS, **o):
    """The lines of a consistent statement; every keyword replaces one figure or a whole line."""
    n, total, root = tree
    decimals, price = o.get("decimals", 6), o.get("price", 4161100000)
    haircut, buffer = o.get("haircut", 0), o.get("buffer", 0)
    other = o.get("other", 0)
    supply = o.get("supply", [("tron:0x2b6653dc", "TExampleContract1111111111111111111", 77000000,
                               "0x" + "5a" * 32, "2025-11-28T15:00:00Z", total, 0)])
    listed = o.get("listed", inventory[:2])
    custody = o.get("custody", [("KG-BISHKEK-1", "2025-11-28") + tuple(listed)])
    claims = total + other
    reserve, required, coverage = valuation(inventory[1], price, haircut, decimals, claims, buffer)
    untested = o.get("untested", [] if supply else ["K02"])
    waived = o.get("waived", [])
    findings = o.get("findings", [0, 0, 0, 0, 0])
    blocked = findings[0] > 0 or REQUIRED & set(untested) - set(waived)
    result = "blocked" if blocked else "shortfall" if reserve < claims else "covered"
    lines = ["touchstone/gold-statement/1",
             "issuer " + o.get("issuer", ISSUER),
             "snapshot " + o.get("snapshot", SNAPSHOT),
             "as-of " + o.get("as_of", "2025-11-28T15:00:00Z"),
             "asset %s %d USD" % (o.get("symbol", "USDKG"), decimals),
             "mode " + ("transparent " + o["key"].hex() if "key" in o else "secret"),
             "liabilities counted-sum/1 %d %d %s" % (n, total, root.hex())]
    lines += sorted("supply %s %s %d %s %s %d %d" % x for x in supply) or ["supply none"]
    lines += ["other-claims %d" % other, "claims %d" % claims]
    lines += sorted("custody %s %s %d %d" % x for x in custody)
    lines += ["inventory counted-sum/1 %d %d %s" % (
                  inventory[0], inventory[1], inventory[2].hex() if inventory[2] else "none"),
              "bars %d %d %s" % (listed[0], inventory[0], o.get("bars_hash", hexhash("bars"))),
              "fine-mozt %d %d" % (listed[1], inventory[1]),
              "price USD %d LBMA-PM 2025-11-28 %s" % (price, hexhash("price note")),
              "haircut-bp %d" % haircut,
              "buffer-bp %d" % buffer,
              "fine-tolerance-mozt %d" % o.get("tolerance", 1),
              "reserve %d" % reserve,
              "required %d" % required,
              "coverage-ppm " + coverage,
              "inputs " + hexhash("inputs"),
              "rules touchstone-gold/1 %d" % (RULES - len(untested)),
              "not-tested " + (",".join(untested) or "none"),
              "waived " + (",".join(waived) or "none"),
              "findings %d %d %d %d %d " % tuple(findings) + hexhash("findings"),
              "result " + result,
              "previous " + o.get("previous", "none"),
              "revision " + o.get("revision", "0 none")]
    return lines


def text(lines):
    return "".join(line + "\n" for line in lines).encode()


def edit(lines, key, *new):
    """The lines with the one line of this key replaced by `new` (none: removed)."""
    at = [i for i, line in enumerate(lines) if line.split(" ")[0] == key]
    assert len(at) == 1, key
    return lines[:at[0]] + list(new) + lines[at[0] + 1:]


def edit_word(lines, key, position, new):
    at = [i for i, line in enumerate(lines) if line.split(" ")[0] == key]
    assert len(at) == 1, key
    words = lines[at[0]].split(" ")
    words[position] = str(new)
    return edit(lines, key, " ".join(words))


def quote(data):
    return data.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")


def proof_bytes(p, **o):
    """The canonical line; values in `o` replace figures as they stand, legal or not."""
    p = dict(p, **o)
    path = ",".join('{"amount":"%s","hash":"%s"}' % step for step in p["path"]).encode()
    return (b'{"format":"touchstone/proof/1","tree":"%s","id":"%s","amount":"%s","nonce":"%s",'
            b'"index":"%s","path":[%s],"statement":"%s"}\n' % (
                p["tree"].encode(), quote(p["id"]), str(p["amount"]).encode(),
                p["nonce"].encode(), str(p["index"]).encode(), path, quote(p["statement"])))


def carried(key, data):
    """data as a JSON value: text when it is UTF-8, else base64."""
    try:
        return {key: data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"b64" if key == "text" else key + "_b64": base64.b64encode(data).decode()}


def repeated(key, prefix, unit, count, suffix):
    return {key + "_repeat": {"prefix": prefix, "unit": unit, "count": count, "suffix": suffix}}


# --- the worked example ---

EXAMPLE_HOLDERS = [
    (b"alice", 123450000), (b"bob", 1000000), (b"carol", 2500000000000),
    ("даниэль".encode(), 750000000000), (b"erin", 0),
    (b"eip155:1:0x52908400098527886e0f7030069857d2e4169ee7", 1700000000000),
    (b"treasury", 49875550000)]
EXAMPLE_BARS = [
    (b"AU|KGA|AB1234|2019|402950|ozt|999900", 402910),
    (b"AU|KGA|AB1235|2019|401125|ozt|999900", 401085),
    (b"AU|KGA|AB1236|2021|400500|ozt|999900", 400460),
    (b"AU|KGA|K00017|2024|1000000|g|999900", 32148)]
EXAMPLE = Tree(EXAMPLE_HOLDERS)
BARS = Tree(EXAMPLE_BARS, "inventory")
EXAMPLE_LINES = statement(EXAMPLE.triple, BARS.triple)
EXAMPLE_TEXT = text(EXAMPLE_LINES)
