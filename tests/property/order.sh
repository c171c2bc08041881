# The order in which pages come in, and whether at once or one by one, changes nothing in the meetings.
. "$SOURCE/tests/lib.sh"
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1 || fail "the examples do not go in"
for f in $(ls -r "$pages"/*); do "$READOUT" --archive b.db add "$f" >/dev/null 2>&1; done
ls "$pages"/* | awk '{print (NR * 7) % 11, $0}' | sort -n | cut -d' ' -f2 | xargs "$READOUT" --archive c.db add >/dev/null 2>&1
for x in a b c; do "$READOUT" --archive $x.db meetings --json >$x.json; done
[ -s a.json ] || fail "no meetings"
cmp a.json b.json || fail "one by one, from the end: other meetings"
cmp a.json c.json || fail "in another order: other meetings"
