"""What holds of any comparison (the promises of `compare --json`), asked of files. Each function raises AssertionError that names them."""
import json, os, re, subprocess

WORD = re.compile(r"[^\W_]+")
TURN = {"added": "dropped", "dropped": "added"}


class Refused(Exception):
    """One of the files is no account: what the hands left is a scrap."""


def compare(*files):
    p = subprocess.run([os.environ["READOUT"], "compare", "--json", *files], capture_output=True)
    if b"no running text" in p.stderr:
        raise Refused(p.stderr)
    assert p.returncode in (0, 1), (files, p.stderr)
    d = json.loads(p.stdout)
    assert (p.returncode == 0) == all(x["kind"] == "same" for x in d["passages"]), files
    whole(d, files)
    return d


def _passage(p, files):
    edits = p.get("edits") or []
    assert (p["kind"] == "reworded") == bool(edits), (files, "reworded is what has edits", p)
    assert (p["kind"] == "only") == (len(p["in"]) == 1), (files, "only is what one account has", p)
    assert sorted(p["in"]) == sorted(p["spans"]), (files, p)
    for e in edits:
        for k, (lo, hi) in e["spans"].items():
            assert p["spans"][k][0] <= lo <= hi <= p["spans"][k][1], (files, "an edit outside its passage", p["spans"], e)


def whole(d, files):
    """Every word of every account in exactly one passage, edits inside their passage, counts that add up."""
    for acc in d["accounts"]:
        k, text = acc["id"], acc["text"]
        seen = [0] * (len(text.encode()) + 1)
        for p in d["passages"]:
            for i in range(*p["spans"].get(k, (0, 0))):
                seen[i] += 1
        at, last = 0, 0
        for m in WORD.finditer(text):
            at, last = at + len(text[last:m.start()].encode()), m.start()
            assert seen[at] == 1, (files, k, m.group(), at, seen[at])
        assert max(seen) <= 1, (files, k, "two passages share words")
    for p in d["passages"]:
        _passage(p, files)
    edits = [e for p in d["passages"] for e in p.get("edits") or []]
    count = {k: sum(p["kind"] == k for p in d["passages"]) for k in ("same", "reworded", "paraphrase", "only")}
    count["substantive_edits"] = sum(e["substantive"] for e in edits)
    count["folded_edits"] = len(edits) - count["substantive_edits"]
    assert {k: d["counts"][k] for k in count} == count, (files, "counts", d["counts"], count)


def key(d, place):
    """The comparison with its accounts called by their place in one order of them: place[id]."""
    def spans(x):
        return tuple(sorted((place[k], tuple(v)) for k, v in x["spans"].items()))

    def edit(e):
        turned = len({(k > l) == (place[k] > place[l]) for k in e["spans"] for l in e["spans"] if k != l} - {True})
        return TURN.get(e["kind"], e["kind"]) if turned else e["kind"], e["substantive"], spans(e)

    return sorted((p["kind"], p["moved"], spans(p), round(p["score"], 6), tuple(sorted(map(edit, p.get("edits") or []))))
                  for p in d["passages"])


def any_order(files, rnd=None):
    """The same answer with the files turned round, or shuffled."""
    order = list(range(len(files)))[::-1]
    if rnd:
        rnd.shuffle(order)
    d, e = compare(*files), compare(*(files[i] for i in order))
    straight = key(d, {"abcdefghij"[i]: i for i in range(len(files))})
    assert straight == key(e, {"abcdefghij"[i]: order[i] for i in range(len(files))}), ("another order, another answer", files, order)
    return d


def itself(file):
    d = compare(file, file)
    assert all(p["kind"] == "same" for p in d["passages"]), file
    return d
