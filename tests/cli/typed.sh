# Questions in the words that people type: days as a page prints them, sides by any name, publishers but for an article; what is none is
# said, since "no meeting fits" would be an answer about the archive.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/a.db
cat >a.jsonl <<'P'
{"id":"k1","publisher":"The Kelp Gazette","text":"Kim Sam Bo, premier of the DPRK, had talks with Oto Ferrin, foreign minister of Norvania, on March 4, 2031.\n\nPresent at the talks from the DPRK side were Ri Il Nam, minister of Fisheries, and Pak Un Ho, vice-minister of Fisheries.\n\nThe two sides exchanged views on kelp.","captured":"2031-03-06"}
{"id":"k2","publisher":"Ferry Herald","text":"Ada Hale, Foreign Minister of the United Kingdom, had talks with Oto Ferrin, foreign minister of Norvania, on April 1, 2031.\n\nThe two sides exchanged views on ferries.","captured":"2031-04-03"}
P
status 0 "$READOUT" add a.jsonl

# Sides: what accounts call a state, its code, several; of a known state nothing is no mistake, a word that is no side is.
for side in DPRK kp 'north korea' 'norvania, DPRK'; do
    status 0 "$READOUT" meetings --json --side "$side"
    json '[m["accounts"][0]["id"] for m in d] == ["k1"]'
done
for side in UK British; do
    status 0 "$READOUT" search --json ferries --side "$side"
    json '[x["account"] for x in d] == ["k2"]'
done
status 0 "$READOUT" phrase --json kelp --side DPRK
json 'd["uses"][0]["account"] == "k1"'
status 0 "$READOUT" people --jsonl --side DPRK
jsonl 'all(p["side"] == "KP" for p in d) and d'
status 0 "$READOUT" meetings --side Malta
has out 'No meeting fits'
for command in meetings 'search kelp' 'phrase kelp' people 'people --changes --from 2030 --to 2031'; do
    status 2 "$READOUT" $command --side Norvanja
    has err 'Norvanja: is no side'
done
status 2 "$READOUT" meetings --only Norvanja

# Days, in the words of a page; one that may be two is not guessed; no month has the number 13.
for day in 'March 2031' '4 March 2031' 'March 4, 2031' 04.03.2031 '4 марта 2031'; do
    status 0 "$READOUT" meetings --json --from "$day" --to "March 31, 2031"
    json '[m["accounts"][0]["id"] for m in d] == ["k1"]'
done
status 0 "$READOUT" people --json Oto Ferrin --from 'April 2031'
json 'd[0]["name"] == "Oto Ferrin"'
status 0 "$READOUT" people --changes --from 2030 --to 'March 2031'
for command in meetings 'search kelp' 'phrase kelp'; do
    status 2 "$READOUT" $command --from 05/06/2031
    has err '05/06/2031: may be two days: write 2031-06-05 or 2031-05-06'
    status 2 "$READOUT" $command --to 2031-13
    has err '2031-13: --to takes a day'
done
status 0 "$READOUT" decide date k1 '3 March 2031' --author ann
status 0 "$READOUT" decisions --json
json 'd[0]["value"] == "2031-03-03"'
status 0 "$READOUT" meetings --json --to 2031-03-03
json 'd[0]["date"] == "2031-03-03"'
status 2 "$READOUT" decide date k1 'when they met'
has err 'is no date: write 2024-06-19, 2024-06, 2024 or unknown'

# Publishers: without the article, in other letters, without the blank; another is not one.
for name in 'kelp gazette' KelpGazette 'the kelp gazette'; do
    status 0 "$READOUT" meetings --json --publisher "$name"
    json 'len(d) == 1'
    status 0 "$READOUT" search --counts --publisher "$name"
    has out '1 account'
done
status 2 "$READOUT" meetings --publisher 'Kelp Herald'
has err 'Kelp Herald: no publisher in the archive is called so; those with most accounts are Ferry Herald, The Kelp Gazette'

# A name without quotes is a name; a command that takes none says so.
status 0 "$READOUT" people Oto Ferrin
has out 'Oto Ferrin, Norvania'
status 2 "$READOUT" meetings Ferrin
has err 'Ferrin: readout meetings takes options alone'

# The other English: an office that prints -isation is found by -ization, and told of beside a phrase; not where quotes want it as it stands.
cat >b.jsonl <<'P'
{"id":"s1","publisher":"Kelp Gazette","text":"The demilitarisation of the kelp beds and the defence of labour went on, he said.","date":"2031-05-01"}
{"id":"s2","publisher":"Ferry Herald","text":"The demilitarization of the kelp beds and the defense of labor went on, he said.","date":"2031-05-02"}
P
status 0 "$READOUT" add b.jsonl
for word in demilitarization demilitarisation defense defence labor labour; do
    status 0 "$READOUT" search --json $word
    json '{x["account"] for x in d} == {"s1", "s2"}'
    has err "$word: looked for as"
done
status 0 "$READOUT" search --json '"labour"'
json '[x["account"] for x in d] == ["s1"]'
status 0 "$READOUT" search --json --exact labour
json '[x["account"] for x in d] == ["s1"]'
status 0 "$READOUT" search --json 'kelp ferries' # of words with one spelling nothing is said
hasnt err 'looked for as'
status 0 "$READOUT" phrase --json demilitarization of the kelp
json '[u["account"] for u in d["uses"]] == ["s2"] and [(n["words"], n["kind"], n["uses"]) for n in d["near"]] == [("demilitarisation of the kelp", "spelt otherwise", 1)]'
status 0 "$READOUT" phrase --json labour
json '[(n["words"], n["kind"]) for n in d["near"]] == [("labor", "spelt otherwise")]'
