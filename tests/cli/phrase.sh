# phrase: uses over the years with what was searched, near misses, gaps, any script; a certificate that verify looks for again.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/words.db
python3 - >accounts.jsonl <<'P'
import json
def put(i, who, day, text): print(json.dumps({"id": i, "publisher": who, "date": day, "title": "Talks in Port Elden", "text": f"President Ada Norn met with Premier Oran Telmek in Port Elden on {day}. {text}"}))
put("a", "Gazette", "2031-03-01", "They welcomed the long bridge agreement.")
put("b", "Gazette", "2031-03-20", "They welcomed the long bridge agreement and the ferries. The long bridge agreement is good.")
put("c", "Gazette", "2032-01-05", "They welcomed the long bridge agreements.")
put("d", "Post", "2032-01-05", "They welcomed the long road agreement, the long old bridge agreement and the bridge agreement, and the long agreement.")
put("e", "Post", "2032-01-06", "쌍방은 어업협정을 새로 맺기로 하였다. 双方同意延长渔业协定。")
P
status 0 "$READOUT" add accounts.jsonl
# A name is no ending of a word, unless the word is of a name.
printf '%s\n' '{"id": "n", "publisher": "Herald", "date": "2031-04-02", "title": "Talks on ferries", "text": "President Ada Norn met with Premier Oto Ferrin in Port Elden on April 2, 2031. They spoke of a ferry, of the ferries of the strait, and of the Ferrins of Elden. Oto Ferrin thanked Ada Norn."}' >name.jsonl
READOUT_ARCHIVE=name.db status 0 "$READOUT" add name.jsonl
READOUT_ARCHIVE=name.db status 0 "$READOUT" phrase --json ferry
json '{n["words"] for n in d["near"]} == {"ferries", "ferrins"} and len(d["uses"]) == 1'
READOUT_ARCHIVE=name.db status 0 "$READOUT" phrase --json ferrin
json '"ferrins" in {n["words"] for n in d["near"]}'
status 0 "$READOUT" phrase --json long bridge agreement
json 'len(d["uses"]) == 3 and d["accounts"] == 2 and d["searched"]["accounts"] == 5'
json '[(y["publisher"], y["year"], y["uses"], y["accounts"], y["searched"]) for y in d["years"]] == [("Gazette", "2031", 3, 2, 2), ("Gazette", "2032", 0, 0, 1), ("Post", "2032", 0, 0, 2)]'
json 'd["words"] == sum(y["words"] for y in d["years"])'
json '{(n["words"], n["kind"]) for n in d["near"]} == {("long bridge agreements", "inflected"), ("long road agreement", "another word"), ("long old bridge agreement", "a word more"), ("long agreement", "a word less")}'
json '[(g["publisher"], g["from"], g["to"], g["days"]) for g in d["gaps"]] == [("Gazette", "2031-03-02", "2031-03-19", 18), ("Gazette", "2031-03-21", "2032-01-04", 290)]'
json '[p for p in d["publishers"] if p["publisher"] == "Post"][0]["uses"] == 0'
status 0 "$READOUT" phrase long bridge agreement
has out 'never in 2 accounts'
status 0 "$READOUT" phrase --json 협정
json 'len(d["uses"]) == 1'
status 0 "$READOUT" phrase --json 渔业协定
json 'len(d["uses"]) == 1 and "渔业协定" in d["uses"][0]["context"]'
status 0 "$READOUT" phrase --json --publisher post --from 2032 long agreement
json 'd["searched"]["accounts"] == 2 and len(d["uses"]) == 1'

# The certificate holds, is refuted where a line is altered or left out, and where the archive has grown in that year.
status 0 "$READOUT" phrase --certificate one.txt long bridge agreement
status 0 "$READOUT" phrase --certificate two.txt long bridge agreement
cmp one.txt two.txt
status 0 "$READOUT" verify one.txt
has out 'The certificate holds.'
sed 's/3 uses in 2 of 2/4 uses in 2 of 2/' one.txt >lie.txt
status 1 "$READOUT" verify lie.txt
has out 'the archive says: 3 uses in 2 of 2 accounts'
grep -v '^near, inflected' one.txt >less.txt
status 1 "$READOUT" verify less.txt
has out 'the certificate leaves it out'
status 0 "$READOUT" phrase --certificate - --publisher post 'no such words'
has out 'found: 0 uses'
cp out none.txt
status 0 "$READOUT" verify none.txt
echo '{"id": "f", "publisher": "Post", "date": "2033-02-01", "text": "President Ada Norn met with Premier Oran Telmek in Port Elden on February 1, 2033. The long bridge agreement was signed."}' >more.jsonl
status 0 "$READOUT" add more.jsonl
status 1 "$READOUT" verify --json one.txt
json 'd["proof"] == "does not hold"'
json 'all(s["proof"] == "holds" for s in d["statements"] if s["what"].startswith("Gazette"))'
json 'any(s["what"] == "Post, 2033" and s["proof"] == "does not hold" for s in d["statements"])'
# About two sides: the denominator is what is about both, the certificate says so and holds.
python3 - >sides.jsonl <<'P'
import json
for i, (a, b) in enumerate([("Norvania", "Sarelle"), ("Norvania", "Sarelle"), ("Norvania", "Quessia")]):
    print(json.dumps({"id": f"s{i}", "publisher": f"Gazette {i}", "date": f"2031-02-0{i + 1}", "title": f"President of {a} Orvan Telmek meets President of {b} Oda Marsh",
        "text": f"President of {a} Orvan Telmek met with President of {b} Oda Marsh on February {i + 1}, 2031.\n\nThey praised the lasting kinship of the ferries."}))
P
status 0 "$READOUT" --archive sides.db add sides.jsonl
status 0 "$READOUT" --archive sides.db phrase --json 'lasting kinship' --side Norvania --side Sarelle
json 'd["accounts"] == 2 and d["searched"]["accounts"] == 2'
status 0 "$READOUT" --archive sides.db phrase 'lasting kinship' --side Norvania --side Sarelle --certificate both.txt
has both.txt 'side: Norvania;Sarelle'
status 0 "$READOUT" --archive sides.db verify both.txt
# Of many publishers who never use it some are named, and the others counted.
python3 - >many.jsonl <<'P'
import json
for i in range(12):
    print(json.dumps({"id": f"n{i}", "publisher": f"Courier {i}", "date": "2031-03-01", "title": "Ferries", "text": "The ferries of the strait sail again, the harbour said, and nobody objected to it."}))
P
status 0 "$READOUT" --archive sides.db add many.jsonl
status 0 "$READOUT" --archive sides.db phrase 'lasting kinship'
has out '6 more publishers never, in 6 accounts; --json names them'
