# What meetings, search and people are sifted by: several sides, days by their year, the form, one side alone; an option that stands
# there twice; tables of meetings and of who was there.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/all.db
status 0 "$READOUT" add "$pages"
ids() { python3 -c 'import json; print(*[m["id"] for m in json.load(open("out"))])'; }
is() { [ "$(ids)" = "$1" ] || fail "$(ids), not $1"; }
q=2023-05-16-norvania-quessia call=2023-05-30-norvania-sarelle talks=2023-06-08-norvania-sarelle
status 0 "$READOUT" meetings --json --side Norvania --side Sarelle
is "$call $talks"
status 0 "$READOUT" meetings --json --side sarelle,Norvania --form call
is "$call"
status 0 "$READOUT" meetings --json --side Norvania --side Sarelle --side Quessia
is ''
status 0 "$READOUT" meetings --json --person Telmek --person 'Ilmar Dashen'
is "$q"
status 0 "$READOUT" meetings --json --side Norvania --form talks
is "$q $talks"
# a year and a month are all of their days
status 0 "$READOUT" meetings --json --from 2023-05 --to 2023-05
is "$q $call"
status 0 "$READOUT" meetings --json --to 2023
is "$q $call $talks"
status 0 "$READOUT" meetings --json --to 2023 --side Quessia
is "$q"
status 2 "$READOUT" meetings --from yesterday
has err 'yesterday: --from takes a day (2024-06-19), a month (2024-06) or a year'
status 2 "$READOUT" meetings --form phone
has err 'phone: --form takes one of'
# whom it is told by: of the three the call and the talks are told by both sides, the first by an agency of no known side
status 0 "$READOUT" meetings --json --only Norvania
is ''
cat >alone.jsonl <<'P'
{"id": "alone", "publisher": "President of Norvania", "date": "2031-02-03", "title": "Telephone conversation with Prime Minister of Sarelle Ines Corvay", "text": "President of Norvania Orvan Telmek spoke by telephone with Prime Minister of Sarelle Ines Corvay on February 3, 2031.\n\nThey discussed the ferries."}
P
status 0 "$READOUT" add alone.jsonl
status 0 "$READOUT" meetings --json --only Norvania
is 2031-02-03-norvania-sarelle
status 0 "$READOUT" meetings --json --only Sarelle
is ''
# an option twice: nothing is dropped in silence
status 2 "$READOUT" meetings --limit 1 --limit 2
has err '--limit stands there twice, with 1 and 2: it takes one value'
status 0 "$READOUT" meetings --limit 1 --limit 1
status 0 "$READOUT" search --json --side Norvania --side Sarelle ferries
json 'd and all("sarelle" in x["meeting"] for x in d if x["meeting"])'
status 2 "$READOUT" search --statements --side Norvania --side Sarelle ferries
has err 'a statement is of one side'
# tables
status 0 "$READOUT" meetings --csv m.csv --side Sarelle
python3 - <<'P' || fail "the table of meetings"
import csv
rows = list(csv.DictReader(open("m.csv", encoding="utf-8-sig", newline="")))
assert [r["id"] for r in rows] == ["2023-05-30-norvania-sarelle", "2023-06-08-norvania-sarelle", "2031-02-03-norvania-sarelle"], rows
assert rows[0]["sides"] == "Norvania; Sarelle" and rows[0]["accounts"] == "2" and rows[0]["form"] == "call", rows[0]
P
status 0 "$READOUT" meetings --people-csv - --person 'Ilmar Dashen'
python3 - <<'P' || fail "the table of who was there"
import csv
rows = list(csv.DictReader(open("out", encoding="utf-8-sig", newline="")))
assert {r["meeting"] for r in rows} == {"2023-05-16-norvania-quessia"}
assert any(r["name"] == "Oto Ferrin" and r["title"] == "premier of the Cabinet" and r["side"] == "Quessia" and r["publisher"] == "Quessian Daily" for r in rows), rows
P
