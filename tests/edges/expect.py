"""What a user would say of what was printed, one expression a line on standard input, each of which must be true.

    expect.py FILE    FILE holds JSON or JSON Lines, as d. Of records each must be true of each, and there are in short:
                      r the record, text, meeting, published, captured, modified (dates), place, sides, notes
    names(side)       names of the attendance, all or of a side, in order; groups too     title(name), role(name)
    who(words)        speakers of the statement that holds the words; None: nobody's      mode(words), said(words): its text
    cut(words)        why the words were left out of the text; None: they were not        parts(): kinds of the encounters
"""
import json
import sys
from collections import defaultdict

def span(s):
    return text.encode()[s[0]:s[1]].decode()


def statement(words):
    found = [s for s in r["statements"] if words in span(s["span"])]
    assert words in text, f"not in the text: {words}"
    assert len(found) < 2, f"two statements hold: {words}"
    return found[0] if found else None


def who(words):
    s = statement(words)
    return s and s["speakers"]


def mode(words):
    s = statement(words)
    return s and s["mode"]


def side(words):
    s = statement(words)
    return s and s["side"]


def said(words):
    s = statement(words)
    return s and span(s["span"])


def names(of=None):
    return [a["name"] for a in r["attendance"] if of is None or a["side"] == of]


def present(name):
    return next((a for a in r["attendance"] if a["name"] == name), {})


def title(name):
    return present(name).get("title")


def role(name):
    return present(name).get("role")


def people():
    return [p["name"] for p in r["people"]]


def cut(words):
    source = open(r["file"], "rb").read().decode("utf-8", "replace").encode()
    for f in r["furniture"]:
        if words.encode() in source[f["source"][0]:f["source"][1]]:
            return f["why"]


def parts():
    return [e["kind"] for e in r.get("encounters") or []]


def part(kind):
    return next((e for e in r.get("encounters") or [] if e["kind"] == kind), {})


def look(record):
    """Makes a record the one that the sentences speak of."""
    global r, text, meeting, published, captured, modified, place, sides, notes
    r = record
    text = r.get("text") or ""
    dates = r.get("dates") or {}
    meeting, published, captured, modified = (
        defaultdict(lambda: None, dates.get(k) or {}) for k in ("meeting", "published", "captured", "modified"))
    place, sides, notes = (r.get("place") or {}).get("value"), r.get("sides"), " ".join(r.get("notes") or [])


def fails(line):
    try:
        if eval(line):
            return False
        left = next((line.split(op)[0] for op in (" == ", " != ", " not in ", " in ") if op in line), None)
        print(f"NOT SO: {line}", file=sys.stderr)
        if left:
            print(f"        the left is {eval(left)!r}"[:800], file=sys.stderr)
    except Exception as e:
        print(f"NOT SO: {line}   [{type(e).__name__}: {e}]", file=sys.stderr)
    return True


written = open(sys.argv[1], encoding="utf-8").read()
try:
    d = json.loads(written)
except ValueError:
    d = [json.loads(line) for line in written.splitlines()]
lines = [line.strip() for line in sys.stdin if line.strip()]
bad = 0
records = [x for x in (d if isinstance(d, list) else [d]) if "sha256" in x]
for record in records or [{}]:
    look(record)
    bad += sum(fails(line) for line in lines)
sys.exit(bad > 0)
