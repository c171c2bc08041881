# A difference is collected as a card, listed, cited, written again as the same file, taken along and taken back.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/t.db
a=$pages/qna-report.txt
b=$pages/quessian-daily.txt
status 0 "$READOUT" add "$a" "$b"
status 0 "$READOUT" findings --json
json 'd == []'
"$READOUT" compare --card card.html "$a" "$b" || true
"$READOUT" compare --card other.html --finding 2 "$a" "$b" || true
status 0 "$READOUT" collect card.html --reason 'for the piece on ferries' --author Ada
has out "finding 1"
status 0 "$READOUT" collect card.html
has out "finding 1;"
status 0 "$READOUT" collect other.html --author Ada
status 0 "$READOUT" findings --json
json '[x["n"] for x in d] == [2, 1] and d[1]["note"] == "for the piece on ferries" and d[1]["author"] == "Ada"'
json 'all(len(x["card"][s]["sha256"]) == 64 for x in d for s in "ab") and d[0]["accounts"].count(" / ") == 1'
status 0 "$READOUT" findings --jsonl --limit 1
[ "$(wc -l <out)" = 1 ] || fail "--limit 1 gives $(wc -l <out) lines"
status 0 "$READOUT" findings
has out "for the piece on ferries"
hasnt out '{'
status 0 "$READOUT" decisions
hasnt out '{'

# The file again, byte for byte, though the archive is all there is; and it holds.
status 0 "$READOUT" findings 1 --card again.html
cmp card.html again.html || fail "the card is another one"
status 0 "$READOUT" verify again.html
status 0 "$READOUT" findings 1
has out "QNA"
has out "$(sha256sum <"$a" | cut -d' ' -f1)"

# Nothing that was read changes by it.
"$READOUT" reread >/dev/null 2>&1
status 0 "$READOUT" verify
status 0 "$READOUT" findings 1 --card again.html
cmp card.html again.html || fail "reading again changes what was collected"

# Another note takes the first back; an undone one is listed no more, and keeps its number.
status 0 "$READOUT" collect card.html --reason 'for the editorial'
has out "finding 3"
status 0 "$READOUT" findings --json
json '[(x["n"], x["note"]) for x in d] == [(3, "for the editorial"), (2, "")] or [(x["n"], x["note"]) for x in d] == [(3, "for the editorial"), (2, None)]'
status 0 "$READOUT" undo 3
status 0 "$READOUT" findings --json
json '[x["n"] for x in d] == [2]'
status 0 "$READOUT" findings 3 --json
json 'd[0]["undone"]'

# Into another archive and back.
status 0 "$READOUT" export out.d
status 0 "$READOUT" --archive u.db import out.d
status 0 "$READOUT" --archive u.db findings --card moved.html 2
cmp other.html moved.html || fail "import changed a card"
status 0 "$READOUT" --archive u.db verify moved.html

# What is no card, or of captures that are not here, is not collected.
status 2 "$READOUT" collect "$a"
has err "is no finding card"
status 2 "$READOUT" decide finding 'x / y' '{}'
has err "collect"
"$READOUT" compare --card far.html "$pages/sarelle-talks.html" "$a" || true
status 2 "$READOUT" collect far.html
status 2 "$READOUT" findings 99
status 2 "$READOUT" findings --card x.html
