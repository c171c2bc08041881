# export and import: the same archive again; two archives made one; what people settled comes along, once; what is broken is seen as such.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/a.db
status 0 "$READOUT" add "$pages"
printf 'TELMORA, March 5. The talks of Dashen and Telmek took two hours.\n\377\n' >"$(printf 'br\303ken-\377.txt')"
printf '{"id":"k1","text":"KESSAN, April 2, 2031. Foreign Minister Oto Ferrin of Quessia met Ambassador Mira Kessel of Sarelle here on April 1. The two sides exchanged views on the harvest of kelp.","captured":"2031-04-03"}\n' >k1.jsonl
"$READOUT" add br*.txt k1.jsonl >/dev/null
meeting=$("$READOUT" meetings --json | python3 -c 'import json,sys; print(max(json.load(sys.stdin), key=lambda m: len(m["accounts"]))["id"])')
sleep_over() { python3 -c 'import time; t=int(time.time()); 
while int(time.time()) == t: time.sleep(.02)'; }
status 0 "$READOUT" decide place "$meeting" Telmora --author ann --reason 'as the photograph shows'
status 0 "$READOUT" decide note k1 '=HYPERLINK("http://x")' --author ann
status 0 "$READOUT" decide title k1 'Ferrin meets Kessel' --author bob
status 0 "$READOUT" undo 3 --author cyd --reason 'it has none'

# Whole, and known as such without us.
status 0 "$READOUT" export out.a --excel
has err '1 cells of the CSV got an apostrophe'
(cd out.a && sha256sum --quiet -c MANIFEST) || fail "the manifest is not that of its files"
for f in out.a/*; do case $(basename "$f") in MANIFEST) ;; *) has out.a/MANIFEST "  $(basename "$f")" ;; esac; done

python3 -c 'import glob,json; [json.loads(l) for f in glob.glob("out.a/*.jsonl") for l in open(f, encoding="utf-8")]' || fail "a line is no JSON"

# What Excel opens where a decimal has a comma; a text longer than its cell is cut there and whole in the lines.
python3 -c 'import json; print(json.dumps({"id": "long", "title": "Kelp; and more, of it", "text": "TELMORA, March 7, 2031. Ada Dashen met Bo Telmek.\n" + "The kelp was cut on the sound. " * 1200}))' >long.jsonl
status 0 "$READOUT" --archive long.db add long.jsonl
status 0 "$READOUT" --archive long.db export out.long --excel --semicolon --tables
has err '1 cells of the CSV were cut at the 32,767 characters'
python3 - <<'P' || fail "export --semicolon"
import csv, json
raw = open("out.long/accounts.csv", "rb").read()
assert raw.startswith(b"\xef\xbb\xbf") and b";" in raw.split(b"\r\n")[0]
row, = csv.DictReader(open("out.long/accounts.csv", newline="", encoding="utf-8-sig"), delimiter=";")
whole, = [json.loads(l) for l in open("out.long/accounts.jsonl")]
assert row["title"] == whole["title"] == "Kelp; and more, of it"
assert len(row["text"]) == 32767 and whole["text"].startswith(row["text"]) and len(whole["text"]) > 37000
P

# An id that a spreadsheet would count with stays an id; a year and a day stay what they are.
printf '{"id":"%s","publisher":"Kelp Gazette","text":"Ada Dashen met Bo Telmek on March 7, 2031.","date":"2031-03-08"}\n' 00e895548014 466229818878 007 k7 >ids.jsonl
status 0 "$READOUT" --archive ids.db add ids.jsonl
status 0 "$READOUT" --archive ids.db export out.ids --excel --tables
has err 'or taken an id for a number'
status 0 "$READOUT" --archive ids.db export out.plain --tables
python3 - <<'P' || fail "ids in a spreadsheet"
import csv
rows = {f: list(csv.DictReader(open(f"out.{f}/accounts.csv", newline="", encoding="utf-8-sig"))) for f in ("ids", "plain")}
assert [r["id"] for r in rows["ids"]] == ["'007", "'00e895548014", "'466229818878", "k7"], [r["id"] for r in rows["ids"]]
assert [r["id"] for r in rows["plain"]] == ["007", "00e895548014", "466229818878", "k7"]
assert all(r["published_date"] == "2031-03-08" and r["words"].isdigit() for r in rows["ids"])
P
status 0 "$READOUT" --archive ids.db search --csv - Dashen
grep -qF "\"'00e895548014\"" out || fail "an id in the table of a search"

# The same archive again: what is kept to the byte, what is derived and settled as it was.
status 0 "$READOUT" --archive b.db import out.a
status 0 "$READOUT" --archive b.db verify
status 0 "$READOUT" --archive b.db export out.b --excel
rm out.b/MANIFEST out.b/metadata.json # these name the archive
for f in out.b/*; do cmp "$f" "out.a/$(basename "$f")" || fail "$(basename "$f") did not come back as it was"; done
status 0 "$READOUT" --archive b.db import out.a
has out '0 new captures, 0 new versions'
has out '0 new decisions, 3 already there'
status 0 "$READOUT" --archive b.db decisions --json
json 'd[2]["undone_by"] == "cyd" and d[2]["undone_reason"] == "it has none"'

# Broken ones are refused, and say what to do.
cp -r out.a out.c
rm out.c/MANIFEST
status 2 "$READOUT" --archive c.db import out.c
has err 'was not finished'
cp out.a/MANIFEST out.c/
sed -i '$d' out.c/captures.jsonl
status 2 "$READOUT" --archive c.db import out.c
has err 'captures.jsonl: is not what MANIFEST says'
status 0 "$READOUT" export out.t --tables
status 2 "$READOUT" --archive c.db import out.t
has err 'exported without its captures'
test ! -e out.t/captures.jsonl || fail "--tables has the pages"

# Decisions alone, into an archive that lacks the account: they wait, and hold when it comes. Twice is once.
printf '{"id":"k2","text":"KESSAN, May 2, 2031. Foreign Minister Oto Ferrin of Quessia met Premier Ines Corvay of Sarelle here on May 1. They spoke of ports."}\n' >k2.jsonl
status 0 "$READOUT" --archive d.db add k2.jsonl
status 0 "$READOUT" --archive d.db import out.a/decisions.jsonl
has out 'accounts that are not here'
status 0 "$READOUT" --archive d.db verify
status 0 "$READOUT" --archive d.db import --decisions out.a
has out '0 new decisions, 3 already there'
status 0 "$READOUT" --archive d.db add k1.jsonl "$pages"
status 0 "$READOUT" --archive d.db show --json k1
has out HYPERLINK
status 0 "$READOUT" --archive d.db meetings --json
json 'any(m["place"] == "Telmora" for m in d)'
status 0 "$READOUT" --archive d.db verify

# Two who contradict each other: the later holds, whichever is brought to whom, and it is said.
sleep_over
status 0 "$READOUT" decide date k1 2031-04-02 --author ann
sleep_over
status 0 "$READOUT" --archive d.db decide date k1 2031-03-31 --author dan
status 0 "$READOUT" export out.a
status 0 "$READOUT" --archive d.db export out.d
status 0 "$READOUT" --archive d.db import --decisions out.a
has out 'of which the later holds'
status 0 "$READOUT" import --decisions out.d
has out 'of which the later holds'
for db in a.db d.db; do
    status 0 "$READOUT" --archive $db show --json k1
    has out 2031-03-31
    status 0 "$READOUT" --archive $db verify
done

# One page in two archives, captured on two days: one account with two versions, and what was settled about it in either.
python3 - <<'PY'
import json
t = ("TELMORA, June 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on June 4. The two leaders"
     " discussed the fishing grounds of the strait and agreed to open five ferry lines within the year. The talks lasted two hours.")
for name, text, day in (("e", t, "2031-06-06"), ("f", t.replace("five", "six"), "2031-06-09")):
    with open(name + ".jsonl", "w") as f:
        f.write(json.dumps({"url": "https://news.example/talks/" + "30", "text": text, "captured": day}) + "\n")
PY
status 0 "$READOUT" --archive e.db add e.jsonl
status 0 "$READOUT" --archive f.db add f.jsonl
theirs=$("$READOUT" --archive f.db meetings --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["accounts"][0]["id"])')
status 0 "$READOUT" --archive f.db decide place "$theirs" Telmora --author eve
status 0 "$READOUT" --archive f.db export out.f
status 0 "$READOUT" --archive e.db import out.f
status 0 "$READOUT" --archive e.db changes --json
json 'len(d) == 1 and [c["event"] for c in d[0]["captures"]] == ["first", "edited"]'
status 0 "$READOUT" --archive e.db decisions
hasnt out 'not here'
status 0 "$READOUT" --archive e.db verify
