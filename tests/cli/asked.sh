# Questions as people put them: who said what in plain words, a person in a year and beside whom, a name in Han, citations of several.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/all.db
status 0 "$READOUT" add "$pages"
status 0 "$READOUT" search --json --statements --speaker Telmek ferry
cp out by
status 0 "$READOUT" search --json said by Telmek about ferry
cmp out by || fail "said by ... about is not --statements --speaker"
has err "--statements --speaker 'Telmek' ferry"
json 'd and all("Telmek" in x["statement"]["speakers"] for x in d)'
status 0 "$READOUT" search --json 'What did Telmek say about ferry?'
cmp out by || fail "what did ... say about"
status 0 "$READOUT" search --json said by Telmek
cp out all
status 0 "$READOUT" search --json --statements --speaker Telmek
cmp out all || fail "said by NAME alone"
for question in 'Telmek said about ferry' 'what Telmek said about ferry?' 'Orvan Telmek spoke about ferry'; do
    status 0 "$READOUT" search --json $question
    json 'd and all("Telmek" in x["statement"]["speakers"] for x in d)' || fail "$question"
done
# words in quotes are no such question, nor is what only begins like one
status 0 "$READOUT" search --json '"said by Telmek about"'
json 'd == []'
[ ! -s err ] || fail "a phrase in quotes is read as a question"
status 0 "$READOUT" search --json what did the premier
[ ! -s err ] || fail "a question without say"
status 2 "$READOUT" search said by Nobodyatall about ferries
has err 'nobody who speaks in the archive is called so'
# a person in a year: whom he met, under which title
cat >two.jsonl <<'P'
{"id": "y1", "publisher": "Gazette", "date": "2031-02-03", "title": "President Telmek meets Oda Marsh", "text": "President of Norvania Orvan Telmek met with Prime Minister of Sarelle Oda Marsh in Telmora on February 3, 2031.\n\nThey discussed the ferries."}
{"id": "y2", "publisher": "Gazette", "date": "2032-02-05", "title": "President Telmek meets Nils Holt", "text": "President of Norvania Orvan Telmek met with Prime Minister of Sarelle Nils Holt in Telmora on February 5, 2032.\n\nThey discussed the ferries."}
P
status 0 "$READOUT" add two.jsonl
status 0 "$READOUT" people --json 'Orvan Telmek' --from 2031 --to 2031
json '[y["year"] for y in d[0]["years"]] == ["2031"] and [(c["name"], c["title"]) for c in d[0]["with"]] == [("Oda Marsh", "Prime Minister of Sarelle")]'
status 0 "$READOUT" people 'Orvan Telmek' --from 2032
has out 'with   1  Nils Holt, Prime Minister of Sarelle'
hasnt out 'Oda Marsh'
status 2 "$READOUT" people --from 2031
has err '--from and --to go with --changes, or with a NAME'
status 2 "$READOUT" people Telmek --from spring
has err 'spring: --from takes a day'
# a whole name in Han is found as it is printed in Latin letters
printf '{"id": "han", "publisher": "Gazette", "title": "Li Mingde speaks", "text": "Minister of Trade Li Mingde spoke in Kessan on Monday. Minister of Trade Li Mingde praised the ferries."}\n' >han.jsonl
status 0 "$READOUT" add han.jsonl
status 0 "$READOUT" search --json 李明德
json '[x["account"] for x in d] == ["han"]'
# citations of several, each once, in the order asked for
status 0 "$READOUT" cite y2 y1 y2
[ "$(grep -c '^- ' out)" = 2 ] || fail "two accounts are not two lines"
head -1 out | grep -qF '`y2`' || fail "not in the order asked for"
status 0 "$READOUT" cite --json y2 y1
json '[x["id"] for x in d] == ["y2", "y1"]'
status 2 "$READOUT" cite y1 nothing
[ ! -s out ] || fail "something was written before the wrong id was found"
# of several who bear the name, whom most accounts name comes first
cat >names.jsonl <<'P'
{"id": "n1", "publisher": "Gazette", "date": "2032-03-01", "title": "Zeno Marrick speaks", "text": "Minister of Trade Zeno Marrick spoke in Kessan. Minister of Trade Zeno Marrick praised the ferries."}
{"id": "n2", "publisher": "Gazette", "date": "2032-03-02", "title": "Zeno Marrick speaks again", "text": "Minister of Trade Zeno Marrick spoke in Kessan again. Minister of Trade Zeno Marrick praised the harbour."}
{"id": "n3", "publisher": "Gazette", "date": "2032-03-03", "title": "Anton Marrick speaks", "text": "Mayor of Kessan Anton Marrick spoke in Kessan. Mayor of Kessan Anton Marrick praised the harbour."}
P
status 0 "$READOUT" add names.jsonl
status 0 "$READOUT" people --json Marrick
json '[p["name"] for p in d] == ["Zeno Marrick", "Anton Marrick"]'
# A slip in a speaker's name finds what he said under each of his spellings.
cat >spelt.jsonl <<'P'
{"id":"v1","publisher":"Gazette","date":"2033-02-03","text":"Foreign Minister Sergei Marov of Norvania met Ambassador Mira Kessel.\n\n“The ferries will sail,” Sergei Marov said."}
{"id":"v2","publisher":"Herald","date":"2033-02-04","text":"Foreign Minister Sergey Marov of Norvania met Ambassador Mira Kessel.\n\n“The ferries will stay,” Sergey Marov said."}
P
status 0 "$READOUT" --archive spelt.db add spelt.jsonl
status 0 "$READOUT" --archive spelt.db search --json said by Marov about ferries
json '{x["account"] for x in d} == {"v1", "v2"}'
status 0 "$READOUT" --archive spelt.db search --json said by Marof about ferries
json '{x["account"] for x in d} == {"v1", "v2"}'
# Accounts in which somebody speaks may have the words from another: that is said, and what leads to his own.
status 0 "$READOUT" --archive spelt.db search --speaker Marov ferries
has out "the words may be another's. --statements"
status 0 "$READOUT" --archive spelt.db search --statements --speaker Marov ferries
hasnt out "another's"
