# What every run promises before any command does its work: help, versions, mistyped words, options anywhere.
. "$SOURCE/tests/lib.sh"
status 0 "$READOUT" --version
has out "readout 0."
status 2 "$READOUT"
has err "usage: readout"
status 2 "$READOUT" compair
has err "did you mean compare?"
status 2 "$READOUT" zzzzzzzz
hasnt err "did you mean"
status 2 "$READOUT" read --jsn x
has err "did you mean --json?"
status 2 "$READOUT" read -j x
has err "options are written out"
status 2 "$READOUT" compare --html
has err "--html FILE"
status 2 "$READOUT" read --json=yes x
has err "takes no value"
status 2 "$READOUT" compare
has err "usage: readout compare"
status 2 "$READOUT" help nothing
has err "no command nothing"

# Every command of the overview has its help, and says the same in three ways.
status 0 "$READOUT" --help
awk '/^  [a-z]+ /{print $1}' out >commands
[ "$(wc -l <commands)" -ge 20 ] || fail "the overview lists too few commands"
while read -r command; do
    status 0 "$READOUT" help "$command"
    has out "usage: readout $command"
    mv out first
    status 0 "$READOUT" "$command" --help
    cmp first out
    awk 'length > 100 {bad = 1; print} END {exit bad}' out || fail "help of $command is too wide"
done <commands

# Files are read without an archive; none is made.
status 0 "$READOUT" read --jsonl "$pages/norvania-readout.txt"
cp out after
status 0 "$READOUT" read "$pages/norvania-readout.txt" --jsonl
cmp after out
test ! -e readout.db || fail "read made an archive"

# A closed pipe is quiet.
{ "$READOUT" read "$pages"/* 2>err || true; } | head -c 10 >/dev/null
hasnt err "written"
if [ -e /dev/full ]; then
    got=0
    "$READOUT" --help >/dev/full 2>err || got=$?
    [ $got = 2 ] || fail "a full disk goes unnoticed"
fi
