# What a person settles about people: two are one, one is two, he is called otherwise. It shows wherever a name stands for a person,
# outlasts rereading and what is added later, and is taken back.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/p.db
mkdir site
python3 - <<'PY'
def page(name, day, ours, theirs):
    open(f"site/{name}.txt", "w").write(f"""Official website of the President of Norvania

Talks with Prime Minister of Sarelle Ines Corvay

{day}, Telmora

Orvan Telmek held talks with Prime Minister of Sarelle Ines Corvay at the Old Mint.

Taking part in the talks on the Norvanian side were {ours} and Director of the National Library Alva Renn. Sarelle was represented by {theirs} and Ambassador of Sarelle to Norvania Colm Ferrier.

Orvan Telmek noted that the {name} cable would make both countries less dependent on the weather.
""")
page("spring", "June 8, 2031", "Foreign Minister Lisbet Harrow", "Minister of Energy Marise Teck")
page("autumn", "October 4, 2031", "Foreign Minister Lisbet Harrow", "Minister of Energy Marise Quell")
page("winter", "December 2, 2038", "Minister of Fisheries Lisbet Harrow", "Minister of Energy Marise Quell")
PY
status 0 "$READOUT" add site
status 0 "$READOUT" people --json Marise
json '{p["id"] for p in d} == {"marise-teck", "marise-quell"}'

# The page of one person: years, his place on the list of his side, where, with whom; as counts of meetings.
status 0 "$READOUT" people --json Harrow
json '[(y["year"], y["accounts"], y["meetings"], y["lists"]) for y in d[0]["years"]] == [("2031", 2, 2, 2), ("2038", 1, 1, 1)]'
json 'd[0]["meetings"] == 3 and d[0]["first"]["date"] == "2031-06-08" and d[0]["last"]["date"] == "2038-12-02"'
json '{c["name"]: c["meetings"] for c in d[0]["with"]}.items() >= {"Alva Renn": 3, "Colm Ferrier": 3, "Marise Quell": 2, "Marise Teck": 1}.items()'
json '"Lisbet Harrow" not in [c["name"] for c in d[0]["with"]]'
json '{t["text"]: t["accounts"] for t in d[0]["titles"]} == {"Foreign Minister": 2, "Minister of Fisheries": 1}'
status 0 "$READOUT" people --most --json
json '[len(p["accounts"]) for p in d] == sorted((len(p["accounts"]) for p in d), reverse=True) and len(d[0]["accounts"]) == 3'
status 0 "$READOUT" people --json
json '[p["name"] for p in d] == sorted(p["name"] for p in d)'
status 0 "$READOUT" people --json Harrow
json '[a["date"] for a in d[0]["appearances"]] == ["2031-06-08", "2031-10-04", "2038-12-02"]'
json 'all(1 <= a["place"] <= a["of"] for a in d[0]["appearances"])'
json '[(v["text"], sum(b["accounts"] for b in v["publishers"]), v["last"]) for v in d[0]["variants"]] == [("Lisbet Harrow", 3, "2038-12-02")]'
status 0 "$READOUT" people Harrow
has out '2031  in 2 accounts, at 2 meetings; 2 lists, place'
has out 'first on 2031-06-08'
status 0 "$READOUT" people
hasnt out '2031  in'

# Two are one: among the people, in meetings, in the record. The page's own words stay.
status 0 "$READOUT" decide person-merge marise-teck 'Marise Quell' --reason 'married in July' --author tester
has out 'readout undo 1'
hasnt out 'takes the place'
status 0 "$READOUT" people --json Marise
json 'len(d) == 1 and d[0]["id"] == "marise-quell" and len(d[0]["accounts"]) == 3'
json '[v["why"] for v in d[0]["variants"]] == [None, "decision 1"]'
status 0 "$READOUT" people --explain Teck
has out 'as Marise Teck (1): decision 1'
status 0 "$READOUT" meetings --json --person 'Marise Quell'
json 'len(d) == 3'
status 0 "$READOUT" show --json site/spring.txt
json '"Marise Quell" in [p["name"] for p in d["people"]] and "Marise Teck" in [a["name"] for a in d["attendance"]]'
json '"By decision 1 Marise Teck is Marise Quell" in d["notes"]'
status 0 "$READOUT" verify
status 0 "$READOUT" reread
status 0 "$READOUT" people --json Teck
json 'len(d) == 1'

# One is two, by a title of his; a spelling that comes later goes with the rest.
status 0 "$READOUT" decide person-split 'Lisbet Harrow' 'Minister of Fisheries'
status 0 "$READOUT" people --json Harrow
json 'sorted(len(p["accounts"]) for p in d) == [1, 2] and len({p["id"] for p in d}) == 2'
sed 's/October 4/October 6/; s/Foreign Minister/Minister/; s/autumn cable/second cable/' site/autumn.txt >site/later.txt
status 0 "$READOUT" add site/later.txt
status 0 "$READOUT" people --json Harrow
json 'sorted(len(p["accounts"]) for p in d) == [1, 3]'
status 2 "$READOUT" decide person-rename 'Lisbet Harrow' X
has err 'more than one person'

# Called otherwise.
status 0 "$READOUT" decide person-rename 'Colm Ferrier' 'Colm Ferrier the Elder'
status 0 "$READOUT" people --json 'Colm Ferrier the Elder'
json 'd[0]["name"] == "Colm Ferrier the Elder" and d[0]["id"] == "colm-ferrier"'
status 0 "$READOUT" meetings --json
json 'all("Colm Ferrier the Elder" in m["people"] and "Colm Ferrier" not in m["people"] for m in d)'

# The later of two that contradict each other holds, and that is said.
status 0 "$READOUT" decide person-split marise-quell 'Marise Teck'
has out 'it takes the place of decision 1'
status 0 "$READOUT" people --json Marise
json 'len(d) == 2'
status 0 "$READOUT" decisions
has out 'decision 4 took its place'
status 0 "$READOUT" decide person-merge marise-quell marise-teck
has out 'it takes the place of decision 4'
status 0 "$READOUT" people --json Marise
json 'len(d) == 1'
status 0 "$READOUT" verify

# Nobody, and what says nothing: one sentence, and nothing is taken down.
for words in 'person-merge marise-quell Nobody' 'person-merge marise-quell marise-quell' 'person-split alva-renn nothing-of-hers' 'person-split alva-renn'; do
    status 2 "$READOUT" decide $words
    [ "$(wc -l <err)" = 1 ] || fail "$words: not one line"
done
status 0 "$READOUT" decisions --json
json 'len(d) == 5 and [x["overruled"] for x in d] == [4, None, None, 5, None]'

# Taken back, all is as it was.
for n in 5 4 3 2 1; do status 0 "$READOUT" undo $n; done
status 0 "$READOUT" people --json
json '{"marise-teck", "marise-quell", "lisbet-harrow"} <= {p["id"] for p in d}'
status 0 "$READOUT" meetings --json
json 'all("Colm Ferrier" in m["people"] for m in d)'
status 0 "$READOUT" show --json site/spring.txt
json '"Marise Teck" in [p["name"] for p in d["people"]] and not d.get("notes")'
status 0 "$READOUT" verify
