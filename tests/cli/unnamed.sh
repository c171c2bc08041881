# Who is known by office alone stands on the roll without a name, and is told so; comparing and keeping such an account works.
. "$SOURCE/tests/lib.sh"
page() { printf 'The President Met with the Prime Minister of Velmark\n\nDate: %s | Source: ONA\n\nThe President met with the Prime Minister of Velmark in Tirn on June 19, 2024. They spoke of the ferry and of the lights in the strait%s.\n' "$1" "$2"; }
page 20/06/2024 '' >a.txt
page 21/06/2024 ', and of the winter' >b.txt
status 0 "$READOUT" read a.txt
has out 'Prime Minister of Velmark, not named'
status 0 "$READOUT" read --json a.txt
json '[(a["name"], a["title"], a["role"]) for a in d[0]["attendance"]][-1] == (None, "Prime Minister of Velmark", "head")'
json 'all(None not in s["speakers"] and "" not in s["speakers"] for s in d[0]["statements"])'
status 1 "$READOUT" compare a.txt b.txt --json
json 'd["attendance"] == []'
status 0 "$READOUT" add a.txt b.txt
status 0 "$READOUT" people --json
json 'all(p["name"] for p in d)'
status 0 "$READOUT" export out-dir
