# meetings, people, phrase, search and export over the examples: what the contract promises, paging, refusals.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=x.db
status 0 "$READOUT" add "$pages"

status 0 "$READOUT" meetings --json
json 'all(set(m) >= {"id", "date", "place", "sides", "people", "form", "accounts"} for m in d)'
json 'sum(len(m["accounts"]) for m in d) >= 10'
json '[m["date"] for m in d if m["date"]] == sorted(m["date"] for m in d if m["date"])'
json 'any(len(m["accounts"]) == 5 for m in d)'
mv out all.json
status 0 "$READOUT" meetings --jsonl --limit 1
jsonl 'len(d) == 1'
first=$(python3 -c 'import json; print(json.loads(open("out").readline())["id"])')
status 0 "$READOUT" meetings --json --after "$first"
json '[m["id"] for m in d] == [m["id"] for m in json.load(open("all.json"))][1:]'
status 0 "$READOUT" meetings --json --side SARELLE
json 'd and all("Sarelle" in m["sides"] for m in d)'
status 0 "$READOUT" meetings --json --person corvay --from 2023-06-01
json 'd and all("Corvay" in " ".join(m["people"]) and m["date"] >= "2023-06-01" for m in d)'
status 0 "$READOUT" meetings
awk 'length($0) > 80 { bad = 1 } END { exit bad }' out || fail "wider than 80 columns"
status 2 "$READOUT" meetings --after no-such-meeting
status 2 "$READOUT" meetings --limit none
has err number

status 0 "$READOUT" people --json
json 'all(set(p) >= {"id", "name", "side", "variants", "titles", "accounts"} for p in d)'
json 'len({p["id"] for p in d}) == len(d)'
status 0 "$READOUT" people --json TELMEK
json 'len(d) == 1 and len(d[0]["accounts"]) > 5'
status 0 "$READOUT" people Nobody-at-all
has out Nobody

status 0 "$READOUT" phrase --json fishing grounds
json 'd["searched"]["accounts"] == 10 and len(d["uses"]) == sum(p["uses"] for p in d["publishers"])'
json 'all(u["span"][0] < u["span"][1] and "fishing grounds" in u["context"].lower() for u in d["uses"])'
status 0 "$READOUT" phrase "no such words stand here"
has out never
has out "searched 10 accounts"
status 2 "$READOUT" phrase '...'

status 0 "$READOUT" search --json harbour
json 'd and all(h["snippet"] for h in d)'
mv out hits.json
one=$(python3 -c 'import json; print(json.load(open("hits.json"))[0]["account"])')
status 0 "$READOUT" search --json harbour --after "$one"
json 'd == json.load(open("hits.json"))[1:]'
for q in '"' 'NEAR(' 'a AND' '*' '(sea'; do
    status 2 "$READOUT" search -- "$q"
    has err "the query cannot be read at"
done
for q in '-' ''; do
    status 2 "$READOUT" search -- "$q"
    has err "no word to look for"
done
status 0 "$READOUT" search -- "'; DROP TABLE account; --"
status 0 "$READOUT" search '^harbour'

status 0 "$READOUT" export --excel dir
python3 - <<'P' || fail "export"
import csv, json, os
for f in sorted(os.listdir("dir")):
    if f.endswith(".csv"):
        raw = open("dir/" + f, "rb").read()
        assert raw.startswith(b"\xef\xbb\xbf"), f
        rows = list(csv.DictReader(open("dir/" + f, newline="", encoding="utf-8-sig")))
        lines = [json.loads(l) for l in open("dir/" + f[:-4] + ".jsonl")]
        assert len(rows) == len(lines), f
        assert all(set(a) == set(b) for a, b in zip(rows, lines)), f
        assert not any(str(v)[:1] in ("=", "+", "@") for r in rows for v in r.values()), f
roles = {r["role"] for r in csv.DictReader(open("dir/dates.csv", newline="", encoding="utf-8-sig"))}
assert {"event", "publication", "dateline", "background"} <= roles, roles
assert len(list(csv.DictReader(open("dir/accounts.csv", newline="", encoding="utf-8-sig")))) == 10
P
touch file
status 2 "$READOUT" export file
