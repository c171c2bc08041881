# A person's word on changes of words: noise, or of substance, between two publishers or at one meeting; kept, undone, carried along.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/t.db
cat >make.py <<'PY'
# The Daily tells what the Herald does with "meeting" for "talks", "firm" for "frank", "a" for "the", and without "Mr.".
import json


def telling(who, day, **more):
    said = f"{day} March 2031"
    text = (f"TELMORA, {said} - President Orvan Telmek of Norvania received Mr. Hugo Valdrin, Foreign Minister of Sarelle, on {said}.\n\n"
            "The talks dealt with the harvest of kelp in the coastal districts.\n\nBoth sides described the exchange on ferries as frank and"
            f" thorough, and number {day} on the list was settled.\n")
    if who == "Daily":
        for a, b in (("Mr. ", ""), ("talks", "meeting"), ("frank", "firm")):
            text = text.replace(a, b)
    return {"id": f"{who}{day}", "publisher": who, "date": f"2031-03-0{day}", "title": f"President receives Foreign Minister, {said}", "text": text} | more


for name, day in (("now", 3), ("next", 6)):
    with open(name + ".jsonl", "w") as f:
        f.writelines(json.dumps(telling(w, day)) + "\n" for w in ("Herald", "Daily"))
with open("page.jsonl", "w") as f:
    for was, day in (("frank", "04"), ("firm", "07")):
        t = telling("Herald", 9)
        f.write(json.dumps(t | {"text": t["text"].replace("frank", was), "captured": f"2031-04-{day}"}) + "\n")
PY
python3 make.py
status 0 "$READOUT" add now.jsonl next.jsonl page.jsonl
# judged WORDS YES|NO [N] ...: is the change with these words of substance, and by which decision
judged() {
    status 1 "$READOUT" compare --json ${of:-now.jsonl}
    python3 - "$@" <<'PY' || fail "judged $*"
import json, sys
d = json.load(open("out"))
text = {a["id"]: a["text"].encode() for a in d["accounts"]}
edits = [e for p in d["passages"] for e in p["edits"]]
words, substance, n = sys.argv[1:4]
at = [e for e in edits if words in [text[k][s[0]:s[1]].decode().strip() for k, s in e["spans"].items()]]
assert len(at) == 1, edits
assert at[0]["substantive"] == (substance == "yes") and at[0].get("decision", 0) == int(n), at
assert (at[0].get("weight", 0) > 0) == (substance == "yes"), at
c = d["counts"]
assert c["substantive_edits"] == sum(e["substantive"] for e in edits) and c["folded_edits"] == len(edits) - c["substantive_edits"], c
for p in d["passages"]:
    assert not p["edits"] or p.get("weight", 0) >= max(e.get("weight", 0) for e in p["edits"]), p
PY
}
judged frank yes 0
judged talks no 0
judged Mr. no 0

# Between two publishers, from the first to the second, whichever is named first; in this and in any other comparison.
status 0 "$READOUT" decide noise 'herald / daily' 'frank / Firm' --author ann --reason 'one word of theirs'
judged frank no 1
status 1 "$READOUT" compare --json now.jsonl
json 'any(e.get("judged", "").startswith("noise by decision 1 (one word of theirs; ann, ") for p in d["passages"] for e in p["edits"])'
of=next.jsonl judged frank no 1
status 1 "$READOUT" compare now.jsonl
has out '1 change is taken for noise'
hasnt out '{+firm+}'
of='Daily3 Herald3' judged frank no 1
status 0 "$READOUT" decide substance 'Daily / Herald' '/ Mr.' --author bob
judged Mr. yes 2
status 1 "$READOUT" compare now.jsonl
has out 'of substance by decision 2 (bob, '
status 1 "$READOUT" compare --html page.html now.jsonl
has page.html 'of substance by decision 2'
status 1 "$READOUT" compare --csv page.csv now.jsonl
has page.csv 'noise by decision 1'
status 1 "$READOUT" compare --brief now.jsonl
hasnt out frank

# The opposite direction is another change.
status 0 "$READOUT" decide noise 'Herald / Daily' 'meeting / talks'
judged talks no 0

# At one meeting, by a class; the very words outrank their class, the later the earlier, and the list says so.
status 0 "$READOUT" decide substance Herald3 'same sense'
judged talks yes 4
of=next.jsonl judged talks no 0
meeting=$("$READOUT" meetings --jsonl | python3 -c 'import json,sys; print(next(m["id"] for m in map(json.loads, sys.stdin) if m["date"] == "2031-03-03"))')
status 0 "$READOUT" decide noise "$meeting" 'talks / meeting'
judged talks no 0
status 0 "$READOUT" decide substance "$meeting" 'Talks / meeting'
has out 'it takes the place of decision 5'
judged talks yes 6

# A card holds with the captures alone, whatever was settled here.
status 1 "$READOUT" compare --csv all.csv now.jsonl
n=$(python3 -c 'import csv; print(next(r["number"] for r in csv.DictReader(open("all.csv", encoding="utf-8-sig")) if r["words a"].strip() == "Mr."))')
status 1 "$READOUT" compare --card card.html --finding "$n" now.jsonl
status 0 "$READOUT" verify card.html now.jsonl
status 2 env READOUT_ARCHIVE=none.db "$READOUT" verify card.html now.jsonl
hasnt out 'does not hold'

# Versions of one page.
status 0 "$READOUT" changes Herald9
has out '1 change of substance'
status 0 "$READOUT" decide noise Herald9 'frank / firm'
status 0 "$READOUT" changes Herald9
has out '0 changes of substance, 1 taken for noise'

# Nothing that is kept hangs on it; it goes along, and can be taken back.
status 0 "$READOUT" verify
status 0 "$READOUT" export out.t
status 0 "$READOUT" --archive b.db import out.t
READOUT_ARCHIVE=$PWD/b.db judged frank no 1
READOUT_ARCHIVE=$PWD/b.db judged talks yes 6
status 0 "$READOUT" undo 1 --author cyd
judged frank yes 0
status 0 "$READOUT" export out.u
status 0 "$READOUT" --archive b.db import --decisions out.u
READOUT_ARCHIVE=$PWD/b.db judged frank yes 0

# What cannot be meant is refused.
status 2 "$READOUT" decide noise 'Herald / Courier' 'frank / firm'
has err 'Courier: no account here is issued or carried'
status 2 "$READOUT" decide noise "$meeting" 'spellings'
has err 'is no class of change'
status 2 "$READOUT" decide noise "$meeting" 'frank /  frank'
has err 'the same on both sides'
status 2 "$READOUT" decide noise "Herald3 / $meeting" 'frank / firm'
has err 'is a meeting'
status 2 "$READOUT" decide noise "$meeting"
has err 'wants a value'

# It survives damage to the file as other decisions do.
cp t.db hurt.db
python3 -c 'f = open("hurt.db", "r+b"); f.write(bytes(100))'
"$READOUT" salvage hurt.db saved.db >out 2>err || true
READOUT_ARCHIVE=$PWD/saved.db judged Mr. yes 2
