"""Complete trees by other rules, with statements that name their roots."""
from generator.common import (BARS, SNAPSHOT_KEY, Tree, be, depth, derive, holders, join, leaf_hash,
                              mth, proof_bytes, sha, split, statement, text)
from generator.subject import P, at, no


def forgeries():
    def forged_by(name, reason, join_rule, rows=None, i=at, leaf=leaf_hash, shown=None, sums=None):
        t = Tree(rows or holders(13))

        def hashed(part):
            if len(part) == 1:
                return 1, part[0][2], leaf(part[0][2], part[0][0], part[0][1])
            k = split(len(part))
            return join_rule(hashed(part[:k]), hashed(part[k:]))

        def steps(j, part):
            if len(part) == 1:
                return []
            k = split(len(part))
            return (steps(j, part[:k]) + [hashed(part[k:])[1:]] if j < k
                    else steps(j - k, part[k:]) + [hashed(part[:k])[1:]])

        root = hashed(t.leaves)
        stated = text(statement((len(t.leaves), shown or root[1], root[2]), BARS.triple))
        p = t.proof(i, stated)
        p["path"] = [(a, h.hex()) for a, h in steps(i, t.leaves)]
        if sums:
            p["path"] = [(s, h) for s, (_, h) in zip(sums(p), p["path"])]
        return no(name, "wrong-root", reason, proof_bytes(p), trusted=stated)

    def both(left, right, digest):
        return left[0] + right[0], left[1] + right[1], digest

    def maxwell(l, r):
        return both(l, r, sha(be(l[1] + r[1], 16), l[2], r[2]))

    def larger(l, r):
        return l[0] + r[0], max(l[1], r[1]), sha(be(max(l[1], r[1]), 16), l[2], r[2])

    two = [(b"hundred", 100), (b"sixty", 60)]
    for i in (0, 1):
        yield forged_by("forged-maxwell-%d" % i,
                        "parents commit to their own sum only, so holders of 100 and 60 both "
                        "verify against a total of 100", larger, rows=two, i=i, shown=100,
                        sums=lambda p: [100 - p["amount"]])
    yield forged_by("forged-parent-sum-only", "a parent hashes its sum and its children's hashes, "
                    "not each child's sum", maxwell)
    yield forged_by("forged-okx-style", "a parent hashes both hashes and then the joint sum",
                    lambda l, r: both(l, r, sha(l[2], r[2], be(l[1] + r[1], 16))))
    yield forged_by("forged-without-sums", "a plain Merkle tree",
                    lambda l, r: both(l, r, sha(b"\1", l[2], r[2])))
    yield forged_by("forged-without-counts", "nodes without counts", lambda l, r: both(
        l, r, sha(b"\1", be(l[1], 16), l[2], be(r[1], 16), r[2])))
    yield forged_by("forged-counts-last", "counts behind the sums", lambda l, r: both(
        l, r, sha(b"\1", be(l[1], 16), be(l[0], 8), l[2], be(r[1], 16), be(r[0], 8), r[2])))
    yield forged_by("forged-node-tag-0", "nodes hashed with the tag of leaves", lambda l, r: both(
        l, r, sha(b"\0", be(l[0], 8), be(l[1], 16), l[2], be(r[0], 8), be(r[1], 16), r[2])))
    yield forged_by("forged-no-node-tag", "nodes hashed without a tag", lambda l, r: both(
        l, r, sha(be(l[0], 8), be(l[1], 16), l[2], be(r[0], 8), be(r[1], 16), r[2])))
    yield forged_by("forged-little-endian", "little-endian integers in nodes", lambda l, r: both(
        l, r, sha(b"\1", be(l[0], 8)[::-1], be(l[1], 16)[::-1], l[2],
                  be(r[0], 8)[::-1], be(r[1], 16)[::-1], r[2])))
    yield forged_by("forged-8-byte-sums", "64-bit sums in nodes", lambda l, r: both(
        l, r, sha(b"\1", be(l[0], 8), be(l[1], 8), l[2], be(r[0], 8), be(r[1], 8), r[2])))
    yield forged_by("forged-sorted-children", "children ordered by hash, as trees without sides do",
                    lambda l, r: join(*sorted((l, r), key=lambda x: x[2])))
    yield forged_by("forged-swapped-children", "left and right exchanged", lambda l, r: join(r, l))
    yield forged_by("forged-truncated-hashes", "hashes cut to 8 bytes", lambda l, r: both(
        l, r, join(l, r)[2][:8] + bytes(24)))
    yield forged_by("forged-double-sha-256", "SHA-256 applied twice", lambda l, r: both(
        l, r, sha(join(l, r)[2])))
    for name, reason, rule in (
            ("tag-1", "leaves hashed with the tag of nodes",
             lambda a, n, x: sha(b"\1", be(a, 16), n, be(len(x), 1), x)),
            ("no-tag", "leaves hashed without a tag",
             lambda a, n, x: sha(be(a, 16), n, be(len(x), 1), x)),
            ("no-length", "leaves without the id's length",
             lambda a, n, x: sha(b"\0", be(a, 16), n, x)),
            ("no-nonce", "leaves without the nonce",
             lambda a, n, x: sha(b"\0", be(a, 16), be(len(x), 1), x)),
            ("no-amount", "leaves without the amount",
             lambda a, n, x: sha(b"\0", n, be(len(x), 1), x)),
            ("8-byte-amount", "64-bit amounts",
             lambda a, n, x: sha(b"\0", be(a, 8), n, be(len(x), 1), x)),
            ("decimal-amount", "amounts as text", lambda a, n, x: sha(
                b"\0", str(a).encode(), n, be(len(x), 1), x)),
            ("hashed-id", "the hash of the id in place of the id", lambda a, n, x: sha(
                b"\0", be(a, 16), n, b"\x20", sha(x))),
            ("two-byte-length", "the id's length in two bytes", lambda a, n, x: sha(
                b"\0", be(a, 16), n, be(len(x), 2), x))):
        yield forged_by("forged-leaf-" + name, reason, join, leaf=rule)

    def shaped(name, reason, nodes_of, i, n, expect="wrong-root"):
        """A tree of n leaves by another shape: levels of pairs, with nodes_of(level) first."""
        t = Tree(holders(n))
        level = [mth([x]) for x in t.leaves]
        j, steps = i, []
        while len(level) > 1:
            level = nodes_of(level)
            sibling = j ^ 1
            if sibling < len(level):
                steps.append(level[sibling][1:])
            level = [join(*level[k:k + 2]) if k + 1 < len(level) else level[k]
                     for k in range(0, len(level), 2)]
            j //= 2
        root = level[0]
        stated = text(statement((n,) + root[1:]))
        p = t.proof(i, stated)
        p["path"] = [(a, h.hex()) for a, h in steps]
        return no(name, expect, reason, proof_bytes(p), trusted=stated)

    def duplicate(level):
        return level + level[-1:] if len(level) % 2 else level

    def pad(level):
        return level + [(0, 0, bytes(32))] if len(level) % 2 else level

    def pad_power(level):
        k = 1
        while k < len(level):
            k *= 2
        return level + [(1, 0, bytes(32))] * (k - len(level))

    yield shaped("forged-odd-node-duplicated-leaf0", "an odd last node is joined with itself",
                 duplicate, 0, 3)
    yield shaped("forged-odd-node-duplicated-last", "an odd last node is joined with itself",
                 duplicate, 2, 3,
                 "wrong-path-length")
    yield shaped("forged-odd-node-duplicated-of-7", "an odd last node is joined with itself",
                 duplicate, 1, 7)
    yield shaped("forged-padded-odd", "odd levels padded with zeros", pad, 6, 7,
                 "wrong-path-length")
    yield shaped("forged-padded-power-of-two", "padded to a power of two", pad_power, 0, 3)
    t = Tree(holders(8))
    for name, reason, leaves in (
            ("unsorted", "leaves not in order of nonces", t.leaves[::-1]),
            ("by-id", "leaves in order of ids", sorted(t.leaves, key=lambda x: x[1])),
            ("rotated", "the first leaf stands last", t.leaves[1:] + t.leaves[:1])):
        stated = text(statement(mth(leaves)))
        yield no("proof-from-order-%s" % name, "wrong-root",
                 reason + "; the path is the one of the ordered tree",
                 proof_bytes(t.proof(0, stated)), trusted=stated)
    left_out = Tree(holders(13)[:12])
    other = text(statement(left_out.triple, BARS.triple))
    gone = dict(P, statement=other)
    expect = "wrong-path-length" if depth(at, 12) != depth(at, 13) else "wrong-sum"
    yield no("holder-left-out", expect, "a tree without one holder; the old paths no longer verify",
             proof_bytes(gone), trusted=other)
    for label, key in (("other-snapshot", derive("liabilities", snapshot="2025-Q3")),
                       ("other-issuer", derive("liabilities", issuer="other.example")),
                       ("inventory-label", derive("inventory")),
                       ("snapshot-key-itself", SNAPSHOT_KEY)):
        u = Tree(holders(8), key=key)
        v = Tree(holders(8))
        stated = text(statement(v.triple))
        name = v.leaves[3][1]
        i = [x[1] for x in u.leaves].index(name)
        yield no("proof-under-key-of-" + label, "wrong-root",
                 "same holders, but nonces from another key", proof_bytes(u.proof(i, stated)),
                 trusted=stated)
