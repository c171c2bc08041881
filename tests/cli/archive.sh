# The archive's commands: what goes in, what is printed, what is refused, what stays.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/talks.db
status 2 "$READOUT" meetings
has err talks.db
test ! -e talks.db || fail "looking made an archive"
status 2 "$READOUT" add missing.txt
: >empty.txt
status 2 "$READOUT" add empty.txt "$pages"
has err empty.txt
cp talks.db before.db
status 0 "$READOUT" meetings --json
json 'sum(len(m["accounts"]) for m in d) >= 10'
json 'all(set("id date place sides people form accounts".split()) <= set(m) for m in d)'
mv out first
status 0 "$READOUT" add "$pages"
status 0 "$READOUT" meetings --json
cmp first out || fail "adding the same bytes again changes the meetings"
status 0 "$READOUT" meetings --limit 1 --json
json 'len(d) == 1'

# Talks, a visit and a call: the three meetings stand apart, and each has its accounts.
python3 - <<'PY'
import json
at = {}
for m in json.load(open("first")):
    for a in m["accounts"]:
        at.setdefault(a["file"].split("/")[-1].split(".")[0], set()).add(m["id"])
assert at["qna-report"] & at["quessian-daily"] & at["norvania-transcript"] & at["norvania-readout"], at
assert at["sarelle-talks"] & at["norvania-talks"], at
assert at["call-norvania"] & at["call-sarelle"], at
assert not at["sarelle-talks"] & at["call-sarelle"] and not at["sarelle-talks"] & at["qna-report"], at
PY
id=$(python3 -c 'import json; print(json.load(open("first"))[0]["accounts"][0]["id"])')
meeting=$(python3 -c 'import json; print(max(json.load(open("first")), key=lambda m: len(m["accounts"]))["id"])')
status 0 "$READOUT" show "$id"
status 0 "$READOUT" show --json "$id"
json 'isinstance(d, (dict, list))'
status 0 "$READOUT" show "$meeting"
status 1 "$READOUT" compare "$meeting"
status 2 "$READOUT" show nothing-like-it
has err nothing-like-it
status 0 "$READOUT" people --json
json 'any("Telmek" in p["name"] for p in d)'
json 'all(set("id name side variants titles accounts".split()) <= set(p) for p in d)'
status 0 "$READOUT" people 'Orvan Telmek'
has out Telmek
status 0 "$READOUT" search cable
has out cable
status 0 "$READOUT" search --json 'cable OR wire'
json 'len(d) == 3'
status 2 "$READOUT" search 'cable OR "'
has err 'at character 10'
status 0 "$READOUT" phrase fishing grounds
status 0 "$READOUT" phrase --json 'fishing grounds'
json 'True'
status 0 "$READOUT" export out.d
[ "$(ls out.d | wc -l)" -ge 4 ] || fail "export gave too little"
status 0 "$READOUT" verify
status 0 "$READOUT" reread
status 0 "$READOUT" meetings --json
cmp first out || fail "rereading changes the meetings"

# The same bytes under a name that sorts before theirs: what hangs on the first name goes along.
mkdir -p named/b named/a
cp "$pages"/*.txt named/b
cp "$pages"/*.txt named/a
status 0 "$READOUT" --archive named.db add named/b
status 0 "$READOUT" --archive named.db add named/a
status 0 "$READOUT" --archive named.db verify

# What a person settles by hand.
status 0 "$READOUT" decide place "$meeting" Telmora --reason 'a test' --author tester
status 0 "$READOUT" decisions --json
json 'len(d) == 1'
status 0 "$READOUT" meetings --json
python3 -c "import json,sys; m=[m for m in json.load(open('out')) if m['id']==sys.argv[1]]; assert m and m[0]['place']=='Telmora', m" "$meeting"
number=$("$READOUT" decisions --json | python3 -c 'import json,sys; d=json.load(sys.stdin)[0]; print(d.get("n", d.get("id")))')
status 0 "$READOUT" undo "$number"
status 0 "$READOUT" meetings --json
cmp first out || fail "undo leaves a trace in the meetings"

# Not ours, and the option against the environment.
echo "not a database, just words, and enough of them to fill the head of a file with something" >other.db
status 2 "$READOUT" --archive other.db meetings
has err other.db
status 0 "$READOUT" meetings --archive before.db --json
json 'd'

# On a terminal long work says how far it is; elsewhere it does not.
on_terminal() { python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$@" >told </dev/null; }
on_terminal "$READOUT" verify
grep -q 'accounts read again' told || fail "verify does not say how far it is"
on_terminal "$READOUT" reread
grep -q 'making the search index' told || fail "reread does not say what it does"
on_terminal "$READOUT" export told.d
grep -q 'hash of captures.jsonl' told || fail "export does not say how far it is"
on_terminal "$READOUT" --archive told.db import told.d
grep -q 'hash of captures.jsonl' told || fail "import does not say how far it is"
on_terminal "$READOUT" salvage told.db saved.db
grep -q 'of [0-9]* pages of the file' told || fail "salvage does not say how far it is"
status 0 "$READOUT" verify
test ! -s err || fail "verify talks where nobody looks on"
# Lines of one file that are refused for one reason are named up to the third and then counted; another reason is named.
python3 -c 'print("\n".join(["{\"id\": \"n%d\", \"url\": \"https://kelp.example/%d\"}" % (i, i) for i in range(9)] + ["{ no line"]))' >no-texts.jsonl
status 2 "$READOUT" --archive refused.db add no-texts.jsonl
has out 'refused 10'
[ "$(grep -c 'neither text nor html' err)" = 3 ] || fail "not three of them are named"
has err '6 more, likewise'
has err 'no-texts.jsonl:10: is not a line of JSON'
