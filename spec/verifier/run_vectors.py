"""Runs the vector files of spec/vectors against this verifier."""
import base64
import json

from recompute import check_publication, holder_rows, sorted_leaves
from verify import (Refused, nonce_of, parse_statement, read_file, require, root_of, say, seconds,
                    tree_key, valuation, verify_proof)


def vector_bytes(vector, key):
    """The bytes of `key`: text, base64, or prefix + unit * count + suffix."""
    if key in vector:
        return vector[key].encode("utf-8")
    if key + "_repeat" in vector:
        r = vector[key + "_repeat"]
        return (r["prefix"] + r["unit"] * r["count"] + r["suffix"]).encode("utf-8")
    return base64.b64decode(vector["b64" if key == "text" else key + "_b64"], validate=True)


def run_tree(v):
    leaves = v["leaves"]
    if isinstance(leaves, dict):
        leaves = [{"id": "holder-%d" % i, "amount": str((i * i * 7919 + i) % 10**12)}
                  for i in range(leaves["generate"]["count"])]
    rows = [(x["id"].encode("utf-8"), int(x["amount"]), "leaf") for x in leaves]
    count, total, root = root_of(sorted_leaves(rows, bytes.fromhex(v["tree_key"])))
    return {"n": str(count), "total": str(total), "root": root.hex()}


def run_proof(v):
    holder = v["holder"].encode("utf-8") if "holder" in v else None
    verify_proof(vector_bytes(v, "proof"), vector_bytes(v, "statement"), holder, v.get("balance"),
                 v.get("issuer"), v.get("snapshot"), v.get("max_age_days"),
                 seconds(v["now"]) if "now" in v else None)
    return {"expect": "ok"}


def run_statement(v):
    parse_statement(vector_bytes(v, "statement"))
    return {"expect": "ok"}


def run_holders(v):
    rows = [row for i, f in enumerate(v["files"]) for row in holder_rows(
        vector_bytes(f, "text"), "file%d" % i, v["decimals"], f["id"].encode("utf-8"),
        f["balance"].encode("utf-8"), [x.encode("utf-8") for x in f["ignore"]],
        f["prefix"].encode("utf-8"))]
    count, total, root = root_of(sorted_leaves(rows, bytes.fromhex(v["tree_key"])))
    return {"expect": "ok", "n": str(count), "total": str(total), "root": root.hex()}


def run_key(v):
    keys = {k: tree_key(bytes.fromhex(v["snapshot_key"]), k, v["issuer"], v["snapshot"])
            for k in ("liabilities", "inventory")}
    nonces = [dict(id=x["id"], **{k: nonce_of(key, x["id"].encode("utf-8")).hex()
                                  for k, key in keys.items()}) for x in v["nonces"]]
    return {"liabilities_tree_key": keys["liabilities"].hex(),
            "inventory_tree_key": keys["inventory"].hex(), "nonces": nonces}


def run_coverage(v):
    numbers = [int(v[k]) for k in ("accepted_mozt", "price_micro_usd", "haircut_bp", "decimals",
                                   "claims", "buffer_bp")]
    return dict(zip(("reserve", "required", "coverage_ppm"), map(str, valuation(*numbers))))


def run_publication(v):
    def read(name, needed):
        require(name in v["files"] or not needed, "unreadable", name + " is missing")
        return v["files"][name].encode("utf-8") if name in v["files"] else None

    check_publication(read)
    return {"expect": "ok"}


RUNNERS = {"tree": run_tree, "proof": run_proof, "statement": run_statement,
           "holders": run_holders, "key": run_key, "coverage": run_coverage,
           "publication": run_publication}


def run_vectors(paths):
    passed = failed = 0
    for path in paths:
        try:
            content = json.loads(read_file(path).decode("utf-8"))
            require(content["format"] == "touchstone/vectors/1", "malformed-vectors", path)
            runner, vectors = RUNNERS[content["kind"]], [(v["name"], v) for v in content["vectors"]]
        except (KeyError, TypeError, ValueError, RecursionError):
            raise Refused("malformed-vectors", "%s is not a vector file" % path) from None
        for name, vector in vectors:
            try:
                result = runner(vector)
            except Refused as error:
                result = {"expect": error.kind}
            except (AttributeError, KeyError, IndexError, TypeError, ValueError, OverflowError):
                result = {"expect": "malformed vector"}
            wrong = {k: x for k, x in result.items() if vector.get(k) != x}
            if wrong:
                say("%s: %s: expected %s, found %s" % (
                    path, name, {k: vector.get(k) for k in wrong}, wrong))
            passed, failed = passed + (not wrong), failed + bool(wrong)
    say("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0
