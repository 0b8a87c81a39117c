#!/usr/bin/env python3
"""Checks a case's journal without Quell: verify-journal.py [--anchor HASH] CASE.jsonl...

Prints one line for each journal; exit code 0 when all of them hold, else 1. The head file is looked for beside it.
"""
import hashlib, json, re, sys

MARK, HEX, ZEROS = b',"hash":"', re.compile(r"[0-9a-f]{64}"), "0" * 64
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def members(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a name stands twice")
    return dict(pairs)


def entry(line, seq, prev):
    cut = line.rfind(MARK, max(0, len(line) - 256))
    if len(line) > 16 << 20 or cut < 0 or not line.endswith(b'"}'):
        raise ValueError("it does not end with its hash")
    found = json.loads(line.decode(), object_pairs_hook=members, parse_constant=lambda word: members([word] * 2))
    if found["hash"] != hashlib.sha256(line[:cut]).hexdigest() or line[cut + len(MARK):-2].decode() != found["hash"]:
        raise ValueError("its words do not match its hash")
    if type(found["seq"]) is not int or found["seq"] != seq or found["prev"] != prev or not TIME.fullmatch(found["at"]):
        raise ValueError("it does not follow the entry before it")
    if not re.fullmatch(r"[a-z0-9_]{1,64}", found["type"]) or (found["type"] == "journal_opened") != (seq == 1):
        raise ValueError("its type is not what belongs there")
    if seq == 1 and (type(found["format"]) is not int or found["format"] != 1 or found["algorithm"] != "sha256"):
        raise ValueError("it names another format or algorithm")
    return found["hash"]


def verify(path, anchor):
    hashes = [ZEROS]
    try:
        lines = open(path, "rb").read().split(b"\n")[:-1]  # What has no newline was never acknowledged.
        for line in lines:
            hashes.append(entry(line, len(hashes), hashes[-1]))
        head = json.loads(open(re.sub(r"\.jsonl$", ".head", path), "rb").read(256), object_pairs_hook=members)
        if not HEX.fullmatch(head["hash"]) or type(head["seq"]) is not int or head["seq"] < 0:
            raise ValueError("the head file is malformed")
        if head["seq"] >= len(hashes) or hashes[head["seq"]] != head["hash"]:
            raise ValueError(f"the head file knows another entry {head['seq']}")
        if anchor and anchor not in hashes[1:]:
            raise ValueError("no entry has the anchor's hash")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as bad:
        return False, f"BROKEN at entry {len(hashes)}: {bad}"
    proven = f", anchor is entry {hashes.index(anchor)}" if anchor else ""
    return True, f"intact, {len(hashes) - 1} entries, head {hashes[-1]}{proven}"


words = sys.argv[1:]
wanted = words.pop(0) and words.pop(0).lower() if words[:1] == ["--anchor"] else None
results = [(path, *verify(path, wanted)) for path in words]
print("\n".join(f"{path}: {finding}" for path, _, finding in results))
sys.exit(0 if results and all(good for _, good, _ in results) else 1)
