#!/usr/bin/env python3
"""Writes the vector files beside this script; `--check` compares instead, exit 1 if one differs.

Standard library only; the same bytes on every run. Expected results of reject vectors are stated
by hand in generator/, never taken from a verifier.
"""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from generator import forgeries, holder_files, numbers, proof_form, proof_meaning  # noqa: E402
from generator import proofs, publications, statement_rejects, statements  # noqa: E402
from generator.common import BARS, EXAMPLE, EXAMPLE_TEXT  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))


FILES = {
    "trees.json": ("tree", [numbers.trees]),
    "proofs.json": ("proof", [proofs.proofs]),
    "proof-reject.json": ("proof", [
        proof_form.encoding, proof_form.keys, proof_form.numbers,
        proof_meaning.statements_and_expectations, proof_meaning.nonces_and_indices,
        proof_meaning.path_lengths, proof_meaning.overflows_and_sums, proof_meaning.roots,
        forgeries.forgeries]),
    "statements.json": ("statement", [statements.statements]),
    "statement-reject.json": ("statement", [statement_rejects.statement_rejects]),
    "holders.json": ("holders", [holder_files.holder_vectors]),
    "keys.json": ("key", [numbers.keys]),
    "coverage.json": ("coverage", [numbers.coverage]),
    "publications.json": ("publication", [publications.publications])}


def rendered(kind, vectors):
    lines = [json.dumps(v, separators=(",", ":")) for v in vectors]
    return ('{"format":"touchstone/vectors/1","kind":"%s","vectors":[\n' % kind
            + ",\n".join(lines) + "\n]}\n")


def documents():
    """What the worked examples in spec/*.md must contain, byte for byte."""
    p = EXAMPLE.proof([x[1] for x in EXAMPLE.leaves].index(b"alice"), EXAMPLE_TEXT)
    return {"statement.md": [EXAMPLE_TEXT.decode()],
            "proof.md": [line for step in p["path"]
                         for line in (str(step[0]), step[1])] + [p["nonce"]],
            "tree.md": [x for n, _, a in EXAMPLE.leaves for x in (n.hex(), str(a))] + [
                EXAMPLE.triple[2].hex(), EXAMPLE.key.hex(), BARS.key.hex()]}


def main(arguments):
    if arguments not in ([], ["--check"]):
        print("usage: generate.py [--check]", file=sys.stderr)
        return 64
    different = 0
    for name, (kind, makers) in FILES.items():
        vectors, path = [v for make in makers for v in make()], os.path.join(HERE, name)
        content = rendered(kind, vectors).encode()
        assert len({v["name"] for v in vectors}) == len(vectors), name + ": names must be unique"
        if not arguments:
            with open(path, "wb") as file:
                file.write(content)
            continue
        old = open(path, "rb").read() if os.path.exists(path) else b""
        if old != content:
            different += 1
            print(name + " differs", file=sys.stderr)
    if arguments:
        for name, wanted in documents().items():
            path = os.path.join(HERE, "..", name)
            content = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
            for piece in wanted:
                if piece not in content:
                    different += 1
                    print("%s lacks %r" % (name, piece[:70]), file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
