# compare: exit status as diff, shapes of its JSON, the page, and that no archive is made.
. "$SOURCE/tests/lib.sh"
a=$pages/qna-report.txt b=$pages/quessian-daily.txt
status 0 "$READOUT" compare "$a" "$a"
status 1 "$READOUT" compare "$a" "$b"
awk 'length > 80 {bad = 1} END {exit bad}' out || fail "wider than 80 columns"
status 2 "$READOUT" compare "$a" missing.txt
has err missing.txt
status 2 "$READOUT" compare "$a"
: >empty.txt
status 2 "$READOUT" compare "$a" empty.txt
has err empty.txt

status 1 "$READOUT" compare --json "$a" "$b"
json '[x["id"] for x in d["accounts"]] == ["a", "b"] and [x["ref"].split("/")[-1] for x in d["accounts"]] == ["qna-report.txt", "quessian-daily.txt"]'
json 'all(p["kind"] in ("same", "reworded", "paraphrase", "only") for p in d["passages"])'
json 'all(sorted(p["spans"]) == sorted(p["in"]) for p in d["passages"])'
json 'all((p["kind"] == "only") == (len(p["in"]) == 1) for p in d["passages"])'
json 'all((p["kind"] == "reworded") == bool(p.get("edits")) for p in d["passages"] if p["kind"] in ("same", "reworded"))'
json 'd["counts"]["substantive_edits"] >= 4 and d["counts"]["folded_edits"] >= 4'
# The words a reader must be told of, and those nobody wants to see.
python3 - <<'PY'
import json
d = json.load(open("out"))
texts = {x["id"]: x["text"].encode() for x in d["accounts"]}
words = lambda e, k: texts[k][e["spans"][k][0]:e["spans"][k][1]].decode()
edits = [(words(e, "a"), words(e, "b"), e["substantive"]) for p in d["passages"] for e in p.get("edits") or []]
told = " | ".join(f"{x} -> {y}" for x, y, s in edits if s)
folded = " | ".join(f"{x} -> {y}" for x, y, s in edits if not s)
for w in ("frankly", "three", "gift"):
    assert w in told, (w, told)
for w in ("neighborly", "multi", "honor"):
    assert w in folded and w not in told, (w, folded)
PY
status 1 "$READOUT" compare --json "$a" "$b" "$pages/norvania-transcript.html"
json 'len(d["accounts"]) == 3'

status 1 "$READOUT" compare "$a" --html page.html "$b"
python3 - <<'PY'
import html.parser
p = open("page.html", encoding="utf-8").read()
html.parser.HTMLParser().feed(p)
assert "<script" not in p.lower() and "http://" not in p.replace("http://www.w3.org", "")
assert "<ins" in p and "<del" in p
PY
status 2 "$READOUT" compare --html nowhere/page.html "$a" "$b"
has err nowhere/page.html
test ! -e readout.db || fail "compare made an archive"
