# people --changes, --missing: who entered, left or moved in the lists of those present, as counts of lists.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/lists.db
python3 - >accounts.jsonl <<'P'
import json
who = {"F": "Foreign Minister Lisbet Harrow", "E": "Energy Minister Tomas Brill", "D": "Defense Minister Edda Sorel", "T": "Trade Minister Jorun Vask"}
def put(i, day, month, year, seats):
    names = ", ".join(who[s] for s in seats[:-1]) + " and " + who[seats[-1]]
    print(json.dumps({"id": f"m{i}", "publisher": "Gazette", "date": f"{year}-{month:02}-{day:02}", "title": "President Orvan Telmek of Russia Meets President Ilmar Dashen of Belarus",
        "text": f"President Orvan Telmek of Russia met with President Ilmar Dashen of Belarus in Minsk on {['January','February','March','April','May'][month-1]} {day}, {year}.\n\nPresent at the talks from the Russian side were {names}.\n\nThey discussed the ferries."}))
put(1, 3, 1, 2031, "FED")
put(2, 7, 3, 2031, "FED")
put(3, 9, 5, 2031, "FED")
put(4, 4, 2, 2032, "DFT")
put(5, 8, 4, 2032, "DFT")
P
status 0 "$READOUT" add accounts.jsonl
status 0 "$READOUT" people --json --changes --from 2031 --to 2032 --side ru
json '{(x["name"], x["what"]) for x in d} >= {("Jorun Vask", "entered"), ("Tomas Brill", "vanished"), ("Edda Sorel", "up"), ("Lisbet Harrow", "down")}'
json '[x for x in d if x["name"] == "Tomas Brill"][0]["before"]["lists"] == 3 and [x for x in d if x["name"] == "Tomas Brill"][0]["after"] == {"lists": 0, "of": 2, "place": None, "first": None, "last": None}'
status 0 "$READOUT" people --changes --from 2031 --to 2032
has out 'Tomas Brill: 3 of 3 lists, place'
has out 'Russia'
# A side is asked for as it is printed, or by its code.
status 0 "$READOUT" people --changes --from 2031 --to 2032 --side 'russia'
cp out named
status 0 "$READOUT" people --changes --from 2031 --to 2032 --side RU
cmp out named || fail "the name of a side is not its code"
status 0 "$READOUT" meetings --side Belarus
has out 'Belarus - Russia'
status 0 "$READOUT" people --json --missing m4
json '[(x["name"], x["what"], x["before"]["lists"], x["before"]["of"]) for x in d if x["side"] == "RU"] == [("Tomas Brill", "missing", 3, 3)]'
status 0 "$READOUT" people --missing m1
has out 'Nobody is missing by precedent'
status 2 "$READOUT" people --changes --from 2031
has err 'two times are wanted'
status 2 "$READOUT" people --missing nothing-like-it
# of the same form alone: the calls before it, and nobody from the talks
status 0 "$READOUT" people --json --missing m4 --alike
json '[(x["name"], x["before"]["of"], x["form"]) for x in d if x["side"] == "RU"] == [("Tomas Brill", 3, "talks")]'
python3 - >calls.jsonl <<'P'
import json
for i, (month, day, names) in enumerate([("June", 3, "Trade Minister Jorun Vask and Energy Minister Tomas Brill"), ("July", 5, "Trade Minister Jorun Vask and Energy Minister Tomas Brill"),
                                         ("August", 7, "Energy Minister Tomas Brill and Defense Minister Edda Sorel")]):
    print(json.dumps({"id": f"c{i}", "publisher": "Gazette", "date": f"2032-{6 + i:02}-{day:02}", "title": "Readout of President Orvan Telmek's Call with President Ilmar Dashen of Belarus",
        "text": f"President Orvan Telmek of Russia spoke by telephone with President Ilmar Dashen of Belarus on {month} {day}, 2032.\n\nPresent at the call from the Russian side were {names}.\n\nThey discussed the ferries."}))
P
status 0 "$READOUT" add calls.jsonl
status 0 "$READOUT" people --missing c2 --alike
has out 'Jorun Vask: 2 of 2 lists of calls'
status 0 "$READOUT" people --json --missing c2
json 'all(x["form"] is None and x["before"]["of"] > 2 for x in d)'
# tables
status 0 "$READOUT" people --missing c2 --alike --csv -
grep -q '^"RU","missing","jorun-vask","Jorun Vask",2,2,' out || fail "the table of --missing"
status 0 "$READOUT" people --csv people.csv
python3 - "$("$READOUT" people --json)" <<'P' || fail "the table is not the list"
import csv, json, sys
rows = list(csv.DictReader(open("people.csv", encoding="utf-8-sig", newline="")))
people = json.loads(sys.argv[1])
assert [(r["id"], r["name"], r["side"] or None, int(r["accounts"]), int(r["present"])) for r in rows] == [(p["id"], p["name"], p["side"], len(p["accounts"]), p["present"]) for p in people]
assert all(r["names"] == "; ".join(v["text"] for v in p["variants"]) for r, p in zip(rows, people))
assert any("2031-01-03 to" in r["titles"] for r in rows)
P
status 2 "$READOUT" people --csv people.csv/x
