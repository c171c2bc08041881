# Spans of real records: paragraphs tile the text; every span lies inside; an attendee's words stand where the span says; statements
# are in order and apart; a paragraph's first word stands in its stretch of the page.
. "$SOURCE/tests/lib.sh"
"$READOUT" read --jsonl "$pages" >records 2>err || { cat err; fail "the examples are not all read"; }
python3 - <<'PY'
import html, json, unicodedata

def squash(s):
    return "".join(s.split()).lower()

count = 0

def walk(x, n, m, path):
    global count
    if isinstance(x, dict):
        for k, limit in (("span", n), ("source", m)):
            if isinstance(x.get(k), list):
                lo, hi = x[k]
                assert 0 <= lo <= hi <= limit, (path, k, x[k], limit)
                count += 1
        for k, v in x.items():
            walk(v, n, m, path + "." + k)
    elif isinstance(x, list):
        for i, v in enumerate(x):
            walk(v, n, m, f"{path}[{i}]")

for line in open("records"):
    r = json.loads(line)
    where, text = r["file"], r["text"].encode()
    page = open(where, "rb").read()
    cut = lambda span: text[span[0]:span[1]].decode()
    assert unicodedata.is_normalized("NFC", r["text"]) and r["text"] == r["text"].strip(), where
    assert "\n\n".join(cut(p["span"]) for p in r["paragraphs"]) == r["text"], (where, "paragraphs do not tile the text")
    walk(r, len(text), len(page), where)
    for a in r["attendance"]:
        assert squash(a["name"]) in squash(cut(a["span"])), (where, a["name"], cut(a["span"]))
    for p in r["people"]:
        assert all(cut(m).strip() for m in p["mentions"]), (where, p["name"])
    spans = [s["span"] for s in r["statements"]]
    assert all(lo < hi for lo, hi in spans), where
    assert all(x[1] <= y[0] for x, y in zip(spans, spans[1:])), (where, "statements overlap or are out of order", spans)
    for p in r["paragraphs"]:
        raw = page[p["source"][0]:p["source"][1]].decode()
        assert squash(cut(p["span"]).split()[0])[:4] in squash(html.unescape(raw)), (where, cut(p["span"])[:60], raw[:80])
print(count, "spans looked at")
assert count > 300
PY
