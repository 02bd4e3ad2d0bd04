#!/usr/bin/env python3
"""Independent verifier of Touchstone bundles against a policy, offline.

Python 3.9 or later, standard library only, written from spec/bundle.md and spec/publication.md. Uses
verify.py beside it for the proof, ed25519.py for signatures.

Success: lines `ok: ...`, exit 0. Failure: `bundle.py: <class>: <reason>`, exit 1 (checked and not
so), 2 (could not check) or 64 (wrong usage).
"""
import base64
import binascii
import hashlib
import os
import re
import sys
import time

sys.dont_write_bytecode = True
import ed25519
import verify
from verify import Refused, require

CANNOT_CHECK = verify.CANNOT_CHECK | {
    "malformed-bundle", "malformed-key", "malformed-note", "malformed-checkpoint",
    "malformed-log-proof", "malformed-policy", "ambiguous-key"}
STRING = rb'"((?:[^"\\\x00-\x1f]|\\["\\n])*)"'
BUNDLE = re.compile(
    rb'\{"format":"touchstone/bundle/1","proof":' + STRING + rb',"note":' + STRING
    + rb',"log-proof":' + STRING + rb'\}\n')
NAME = re.compile(r"[^\s+\x00-\x1f\x85]+")


# --- keys and notes ------------------------------------------------------------------------------

def base64_bytes(text):
    """The bytes of strict base64; None if it is not what these bytes encode to."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def key_of(text, kind):
    """(name, id, key, kind) of a public key's text form, which must be of this kind."""
    bad = "malformed-key"
    parts = text.split("+", 2)
    require(len(parts) == 3 and NAME.fullmatch(parts[0]), bad, "not <name>+<id>+<base64>")
    data = base64_bytes(parts[2])
    require(data and re.fullmatch("[0-9a-f]{8}", parts[1]), bad, "not <name>+<id>+<base64>")
    require(data[0] == kind, bad, "a key of kind %d, expected %d" % (data[0], kind))
    require(ed25519.sound_key(data[1:]), bad, "no sound Ed25519 key")
    name = hashlib.sha256(parts[0].encode() + b"\n" + data).digest()[:4]
    require(name.hex() == parts[1], bad, "the id is not that of name and key")
    return (parts[0], name, data[1:], kind)


def parse_note(data):
    """Text and signature lines (name, id, rest); nothing is verified by that."""
    bad = "malformed-note"
    require(len(data) <= 1_000_000 and verify.utf8(data), bad, "too long, or not UTF-8")
    require(not re.search(rb"[\x00-\x09\x0b-\x1f]", data), bad, "a control character")
    require(data.endswith(b"\n") and b"\n\n" in data, bad, "no empty line, or no last line feed")
    split = data.rindex(b"\n\n")
    text, lines = data[:split + 1], data[split + 2:].split(b"\n")[:-1]
    require(1 <= len(lines) <= 100, bad, "no signature, or more than 100")
    require(len(set(lines)) == len(lines), bad, "a line stands there twice")
    found = []
    for line in lines:
        words = line.decode().split(" ")
        require(len(words) == 3 and words[0] == "\u2014" and NAME.fullmatch(words[1]), bad,
                "not a signature line")
        value = base64_bytes(words[2])
        require(value and len(value) > 4, bad, "not a signature line")
        found.append((words[1], value[:4], value[4:]))
    return text, found


def signed(key, signature, text):
    """True when the key made the signature; a cosignature has its time before it."""
    if key[3] == 4:
        at = int.from_bytes(signature[:8], "big")
        if len(signature) != 72 or not 0 < at < 2**63:
            return False
        text, signature = b"cosignature/v1\ntime %d\n" % at + text, signature[8:]
    return ed25519.verify(key[2], signature, text)


def open_note(data, keys):
    """The text, and the trusted keys that signed it with their signatures."""
    text, lines = parse_note(data)
    found = []
    for name, name_id, signature in lines:
        known = {k for k in keys if k[:2] == (name, name_id)}
        require(len(known) < 2, "ambiguous-key", "two trusted keys have one name and id")
        for key in known:
            require(signed(key, signature, text), "invalid-signature",
                    "the signature beside %s is not by that key" % name)
            found.append((key, signature))
    require(found, "no-trusted-signature", "no signature is by a trusted key")
    return text, found


# --- policy --------------------------------------------------------------------------------------

def parse_policy(data):
    bad = "malformed-policy"
    require(verify.utf8(data) and data.endswith(b"\n"), bad, "not lines of UTF-8")
    lines = data.decode().split("\n")[:-1]
    require(lines[0] == "touchstone/policy/1" and "tlog" in lines, bad, "not touchstone/policy/1")
    policy = {"issuer": None, "keys": [], "auditors": None, "logs": [], "witnesses": {},
              "quorum": None}
    names, members = {}, set()
    for number, line in enumerate(lines[1:], 2):
        def need(condition):
            require(condition, bad, "line %d" % number)
        in_log = number > lines.index("tlog") + 1
        need(not re.search(r"[\x00-\x08\x0a-\x1f]", line))
        words = [w for w in re.split("[ \t]", line) if w]
        if not words or words[0].startswith("#") or line == "tlog" and not in_log:
            continue
        kind, rest = words[0], words[1:]
        try:
            if not in_log and kind == "issuer" and len(rest) == 1 and policy["issuer"] is None:
                need(re.fullmatch("[a-z0-9.-]+(/[A-Za-z0-9._-]+)*", rest[0]))
                policy["issuer"] = rest[0]
            elif not in_log and kind == "key" and len(rest) >= 2 and len(rest) % 2 == 0:
                need(rest[0] in ("issuer", "auditor"))
                times = dict(zip(rest[2::2], rest[3::2]))
                need(2 * len(times) == len(rest) - 2 and set(times) <= {"from", "until", "revoked"})
                need(all(verify.timestamp(t) for t in times.values()))
                policy["keys"].append((rest[0], key_of(rest[1], 1), times))
            elif not in_log and kind == "auditors" and len(rest) == 1:
                need(policy["auditors"] is None and verify.integer(rest[0], 255) is not None)
                policy["auditors"] = int(rest[0])
            elif not in_log and kind == "calendar" and len(rest) == 3:
                need(policy.setdefault("calendar", rest) is rest)
                need(re.fullmatch({"quarterly": "[0-9]{4}-Q[1-4]",
                                   "monthly": "[0-9]{4}-(0[1-9]|1[0-2])"}.get(rest[0], "$^"),
                                  rest[1]) and rest[1][:4] != "0000")
                need(verify.integer(rest[2], 65535) is not None)
            elif in_log and kind == "log" and len(rest) in (1, 2):
                policy["logs"].append(key_of(rest[0], 1))
            elif in_log and kind == "witness" and len(rest) in (2, 3):
                need(rest[0] not in names and rest[0] != "none")
                names[rest[0]] = key = key_of(rest[1], 4)
                policy["witnesses"][rest[0]] = key
            elif in_log and kind == "group" and len(rest) >= 3:
                need(rest[0] not in names and rest[0] != "none")
                need(all(n in names and n not in members for n in rest[2:]))
                need(len(set(rest[2:])) == len(rest[2:]))
                members.update(rest[2:])
                count = {"any": 1, "all": len(rest) - 2}.get(
                    rest[1], verify.integer(rest[1], len(rest) - 2))
                need(count)
                names[rest[0]] = (count, [names[n] for n in rest[2:]])
            else:
                need(in_log and kind == "quorum" and len(rest) == 1 and policy["quorum"] is None)
                need(rest[0] == "none" or rest[0] in names)
                policy["quorum"] = "none" if rest[0] == "none" else names[rest[0]]
        except Refused as error:
            raise Refused(bad, "line %d: %s" % (number, error.reason))
    logs, witnesses = policy["logs"], list(policy["witnesses"].values())
    signers = [k for _, k, _ in policy["keys"]]
    for group in (logs, witnesses, signers):
        require(len({k[2] for k in group}) == len(group), bad, "two lines have the same key")
    require(not {k[2] for k in signers} & {k[2] for k in logs + witnesses}, bad,
            "a key of the log or of a witness signs statements too")
    auditors = {k[0] for role, k, _ in policy["keys"] if role == "auditor"}
    require(policy["issuer"] and policy["quorum"]
            and any(role == "issuer" for role, _, _ in policy["keys"])
            and len(auditors) >= (policy["auditors"] or 0), bad, "incomplete")
    return policy


def quorum_time(rule, times):
    """By when the rule's witnesses had signed; None when they had not."""
    if rule == "none":
        return 0
    if isinstance(rule[0], str):
        return times.get(rule)
    seen = sorted(t for t in (quorum_time(r, times) for r in rule[1]) if t is not None)
    return seen[rule[0] - 1] if len(seen) >= rule[0] else None


# --- the log -------------------------------------------------------------------------------------

def parse_checkpoint(text):
    bad = "malformed-checkpoint"
    lines = text.decode().split("\n")[:-1]
    require(len(lines) >= 3 and all(lines), bad, "fewer than three lines, or an empty one")
    size, root = verify.integer(lines[1], verify.U64), base64_bytes(lines[2])
    require(size is not None and root and len(root) == 32, bad, "size or root")
    require(size or root == hashlib.sha256().digest(), bad, "the root of no entries")
    return lines[0], size, root


def check_logged(data, entry, policy, now):
    """The entry's index, the log's size and name, and when which witness saw it."""
    bad = "malformed-log-proof"
    require(len(data) <= 1_000_000 and b"\n\n" in data, bad, "no empty line, or too long")
    head, note = data.split(b"\n\n", 1)
    require(verify.utf8(head), bad, "not UTF-8")
    lines = head.decode().split("\n")
    require(lines.pop(0) == "c2sp.org/tlog-proof@v1", bad, "the first line")
    if lines and lines[0].startswith("extra "):
        require(base64_bytes(lines.pop(0)[6:]) is not None, bad, "extra")
    require(lines and lines[0].startswith("index "), bad, "index")
    index = verify.integer(lines.pop(0)[6:], verify.U64)
    path = [base64_bytes(line) for line in lines]
    require(index is not None and len(path) <= 64 and all(h and len(h) == 32 for h in path), bad,
            "index or path")
    text, found = open_note(note, policy["logs"] + list(policy["witnesses"].values()))
    origin, size, root = parse_checkpoint(text)
    require(any(k in policy["logs"] and k[0] == origin for k, _ in found), "unknown-log",
            "no log of the policy signed under its own name")
    times = {}
    for key, signature in found:
        if key[3] == 4:
            at = int.from_bytes(signature[:8], "big")
            require(at <= now, "future-cosignature", "%s signed in the future" % key[0])
            times[key] = min(at, times.get(key, at))
    seen = quorum_time(policy["quorum"], times)
    require(seen is not None, "quorum-not-met", "%d witnesses cosigned" % len(times))
    require(index < size, "entry-out-of-range", "the log has %d entries" % size)
    steps = verify.siblings(index, size)
    require(len(steps) == len(path), "not-logged", "the path has another length")
    here = hashlib.sha256(b"\x00" + entry).digest()
    for (on_right, _), other in zip(steps, path):
        here = hashlib.sha256(b"\x01" + (here + other if on_right else other + here)).digest()
    require(here == root, "not-logged", "the path does not lead to the checkpoint's root")
    return index, size, origin, times, None if policy["quorum"] == "none" else seen


def check_signers(found, statement, policy, seen):
    require(statement["issuer"] == [policy["issuer"]], "wrong-issuer",
            "the statement is of %s" % statement["issuer"][0])
    signers = [entry for entry in policy["keys"] if entry[1] in {k for k, _ in found}]
    require(any(role == "issuer" for role, _, _ in signers), "issuer-not-signed",
            "no key of the issuer signed")
    for _, key, times in signers:
        t = {name: verify.seconds(text) for name, text in times.items()}
        require(not t or seen is not None, "key-not-valid", "nobody tells when %s signed" % key[0])
        require(t.get("from", 0) <= (seen or 0) <= t.get("until", 2**64)
                and (seen or 0) < t.get("revoked", 2**64), "key-not-valid",
                "%s is not trusted for what was first seen then" % key[0])
    names = {k[0] for role, k, _ in signers if role == "auditor"}
    require(len(names) >= (policy["auditors"] or 0), "too-few-auditors",
            "%d of %d auditors signed" % (len(names), policy["auditors"] or 0))
    return signers


def verify_bundle(data, policy, now, **expected):
    """The numbered steps of spec/bundle.md."""
    bad = "malformed-bundle"
    require(len(data) <= 4_000_000 and verify.utf8(data), bad, "too long, or not UTF-8")
    match = BUNDLE.fullmatch(data)
    require(match, bad, "not one canonical touchstone/bundle/1 line")
    proof, note, log_proof = (verify.unquote(part) for part in match.groups())
    text, found = open_note(note, [k for _, k, _ in policy["keys"]])
    logged = check_logged(log_proof, text, policy, now)
    statement = verify.parse_statement(text)
    signers = check_signers(found, statement, policy, logged[4])
    parsed, statement = verify.verify_proof(proof, text, **expected)
    return parsed, statement, signers, logged


def utc(at):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))


def run(a):
    require((a.holder is None) == (a.balance is None), "usage", "--holder goes with --balance")
    policy = parse_policy(verify.read_file(a.policy, 1_000_000))
    p, s, signers, (index, size, origin, times, _) = verify_bundle(
        verify.read_file(a.file, 4_000_000), policy, int(time.time()),
        holder=None if a.holder is None else os.fsencode(a.holder), balance=a.balance)
    verify.say("ok: %s is leaf %d of %s in %s of %s" % (
        p["id"].decode(), p["index"], s[p["tree"]][1], s["snapshot"][0], s["issuer"][0]))
    verify.say("ok: signed by %s" % ", ".join("%s %s" % (r, k[0]) for r, k, _ in signers))
    verify.say("ok: entry %d of the log %s of %d entries" % (index, origin, size))
    seen = ", ".join("%s %s" % (k[0], utc(t)) for k, t in times.items())
    verify.say("ok: witnessed by %s" % (seen or "nobody: the policy asks for no witness"))


def main():
    parser = verify.Parser(description="Check a bundle against a policy.")
    parser.add_argument("file", metavar="BUNDLE")
    parser.add_argument("--policy", required=True)
    parser.add_argument("--holder")
    parser.add_argument("--balance")
    try:
        run(parser.parse_args())
        return 0
    except Refused as error:
        kind, reason = error.kind, error.reason
    except Exception as error:  # anything unexpected: could not check
        kind, reason = "internal", repr(error)
    verify.say("bundle.py: %s: %s" % (kind, reason), sys.stderr)
    return 64 if kind == "usage" else 2 if kind in CANNOT_CHECK else 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    sys.exit(main())
