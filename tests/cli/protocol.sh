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
