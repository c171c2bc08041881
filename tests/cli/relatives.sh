# What one account of the archive shares, asked of its index: the same lines as a search over all; an archive whose index is not there
# gets it when first asked; built anew the answer has the same bytes; a kill between account and index loses neither.
. "$SOURCE/tests/lib.sh"
"$READOUT" add "$pages" >/dev/null 2>&1 || true
"$READOUT" reuse --jsonl >all 2>/dev/null
id=$(python3 -c 'import json; print(json.loads(open("all").readline())["a"])')
of() { grep -F "\"$id\"" all | grep -v '^{"formula"' | sort >want; "$READOUT" reuse --of "$id" --jsonl 2>/dev/null | sort >got; cmp want got || fail "$1"; }
[ -s all ] || fail "nothing is shared"
of "not what a search over all says"
status 0 "$READOUT" reuse --of "$id"
has out "    reprint: "
status 2 "$READOUT" reuse --of "$id" "$pages"
has err "--of asks the archive: give no files beside it"
status 2 "$READOUT" reuse --of nobody
has err "nobody: there is no such account or meeting in readout.db"
meeting=$("$READOUT" meetings --json 2>/dev/null | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])')
status 2 "$READOUT" reuse --of "$meeting"
has err "is a meeting; an account is wanted"

sql() { python3 -c 'import sqlite3,sys; c=sqlite3.connect("readout.db"); [print(*r) for s in sys.argv[1:] for r in c.execute(s)]; c.commit()' "$@"; }
# As an older readout left it, and as a kill does.
sql "DELETE FROM reuse_block" "DELETE FROM reuse_run" "DELETE FROM reuse_text" "INSERT INTO reuse_due SELECT n FROM account"
status 0 "$READOUT" verify
of "without an index"
[ "$(sql 'SELECT count(*) FROM reuse_due')" = 0 ] || fail "the index was not built when first asked"
status 0 "$READOUT" verify
sql "UPDATE reuse_block SET entries = x'ff'"
status 2 "$READOUT" reuse --of "$id"
has err "the index of shared words is damaged: build it anew with readout reread"
status 2 "$READOUT" verify
status 0 "$READOUT" reread
status 0 "$READOUT" verify
of "after it was built anew"

# A copy that is added names its nearest relative, unless that is not wanted.
{ printf 'Somebody put this before it.\n\n'; python3 -c 'import sqlite3,sys; print(sqlite3.connect("readout.db").execute("SELECT text FROM account WHERE id = ?", sys.argv[1:]).fetchone()[0])' "$id"; } >copy.txt
cp readout.db again.db
status 0 "$READOUT" add --json copy.txt
json 'any(x["id"] == "'"$id"'" and x["kind"] in ("reprint", "excerpt") and x["words"] > 20 for x in d["relatives"])'
json 'len(d["relatives"]) <= 3'
status 0 "$READOUT" --archive again.db add --json --no-relatives copy.txt
json '"relatives" not in d'
