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

# One row a difference, safe in a spreadsheet, whatever the page says.
status 1 "$READOUT" compare --csv differences.csv "$a" "$b"
python3 - <<'PY'
import csv
raw = open("differences.csv", "rb").read()
assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == raw.count(b"\r\n")
rows = list(csv.DictReader(open("differences.csv", encoding="utf-8-sig", newline="")))
assert [int(r["number"]) for r in rows] == list(range(1, len(rows) + 1))
weights = [int(r["weight"]) for r in rows]
assert weights == sorted(weights, reverse=True) and weights[0] > 50
text = open("differences.csv", encoding="utf-8-sig").read()
three = [r for r in rows if r["words a"] == "three" and r["words b"] == "four"]
assert len(three) == 1 and three[0]["substantive"] == "yes" and "new ferry lines" in three[0]["sentence b"], three
assert three[0]["sentence a"][-1] == "." and ":" in three[0]["span a"] and len(three[0]["sha256 a"]) == 64
assert {r["outlet a"] for r in rows} == {"QNA"} or {"QNA", "Quessian Daily"} >= {r["outlet a"] for r in rows}
assert any(r["kind"] == "silent" for r in rows)
PY
printf 'Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n=cmd|calc!A1 is what Ada Norn said to the "guests" of the fair, then she left.\n' >c.txt
printf 'Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\nBo Kest promised 200 new buses for the harbour towns of Norvania before the spring.\n' >d.txt
status 1 "$READOUT" compare --csv - c.txt d.txt
has out "\"'=cmd"
has out 'the ""guests"" of'
if grep -q ',"[=+@-]' out; then fail "a cell that a spreadsheet runs"; fi
status 2 "$READOUT" compare --csv nowhere/d.csv "$a" "$b"
has err nowhere/d.csv

# The three that matter most; fewer, and the truth, where fewer do.
status 1 "$READOUT" compare --brief "$a" "$b"
test "$(grep -c '^[1-9]\. ' out)" = 3 || fail "not three"
has out 'three'
test "$(wc -l <out)" -le 40 || fail "more than a screen"
status 1 "$READOUT" compare --brief c.txt d.txt
has out '200 new buses'
status 0 "$READOUT" compare --brief "$a" "$a"
has out 'Word for word the same.'
sed 's/harbour/harbor/' d.txt >e.txt
status 1 "$READOUT" compare --brief d.txt e.txt
has out 'Nothing of substance differs'

# A table to paste: a column an account, a row a claim; and the page, which nothing in a text can make run.
status 1 "$READOUT" compare --table table.html c.txt d.txt
has table.html '<th scope="col">claim</th>'
has table.html '200 new buses'
has table.html '(silent)'
status 1 "$READOUT" compare --table - c.txt d.txt
awk -F'\t' 'NF != 3 {bad = 1} END {exit bad}' out || fail "not three columns"
printf 'Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\nAda Norn called for "<script>alert(1)</script>" and <img src=x onerror=alert(1)> to be shown at the fair.\n' >h.txt
status 1 "$READOUT" compare --html h.html --table t.html h.txt d.txt
for page in h.html t.html; do
    has $page "default-src 'none'"
    has $page '&lt;script&gt;'
    if grep -q '<script\|<img' $page; then fail "$page: a page got its own elements in"; fi
done
python3 - <<'PY'
import html.parser, re
class P(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.ids = []; self.links = []; self.open = []
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if "id" in a: self.ids.append(a["id"])
        if tag == "a": self.links.append(a["href"])
        assert not any(k.startswith("on") for k in a), a
p = P(); p.feed(open("h.html", encoding="utf-8").read())
assert len(set(p.ids)) == len(p.ids), "an id twice"
assert [l for l in p.links if l.startswith("#p")] and all(l[1:] in p.ids for l in p.links if l.startswith("#")), p.links
PY
has h.html '<svg'
has page.html 'What matters most'
has page.html '<a href="#p'
status 1 "$READOUT" compare d.txt "$a"
has out '! A and B do not seem to tell of one meeting'
test ! -e readout.db || fail "compare made an archive"
# Two sentences side by side for want of anything nearer, each of its own speaker, are two sentences and not one in another mouth.
for who in a b; do
    python3 - "$who" >"mouth-$who.txt" <<'P'
import sys
own = {"a": "Edda Sorel detailed the approaches underlying the Quessian draft of the treaty between Quessia and Norvania on the ferries of the strait.",
       "b": "Oto Ferrin made clear that Norvania and its partners will answer decisively if fishing boats of Quessia enter the strait."}[sys.argv[1]]
print(f"Premier Holds Talks with Minister\n\nKESSAN, April 2, 2031. Edda Sorel, premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on April 1, 2031.\n\n"
      f"The two sides exchanged views on the harvest of kelp and on the old lighthouse at the mouth of the strait.\n\n{own}\n\n"
      "The leaders agreed to meet again in autumn in Telmora, when the new pier is to be opened by both of them.")
P
done
status 1 "$READOUT" compare --json mouth-a.txt mouth-b.txt
json 'not any(p["speaker_changed"] for p in d["passages"]) and any(p["kind"] != "same" for p in d["passages"])'
# Of three it may be known who came last, though not who came first.
python3 - >papers.jsonl <<'P'
import json
for i, day in (1, 3), (2, 2), (3, 2):
    print(json.dumps({"id": f"p{i}", "publisher": f"Paper {i}", "date": f"2031-04-0{day}", "text":
        f"Edda Sorel, premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on April 1, 2031.\n\nThe two sides exchanged views on {i} ferries and on the harvest of kelp."}))
P
status 1 "$READOUT" compare papers.jsonl
has out 'B and C were published before A; which of them was first cannot be told.'
