# Archives that may not be written, are not ours, are newer than we are, and two programs at once.
. "$SOURCE/tests/lib.sh"
"$READOUT" --archive a.db add "$pages"/* >/dev/null 2>&1 || [ $? = 2 ]
id=$(sha256sum "$pages/qna-report.txt" | cut -c1-12)

# Only to be read: a file and a folder that may not be written. Root may write everything, so he becomes somebody else.
mkdir locked
cp a.db locked/a.db
chmod a-w locked/a.db locked
as=
if [ "$(id -u)" = 0 ]; then
    if setpriv --reuid 65534 --clear-groups true 2>/dev/null && chmod 755 . && setpriv --reuid 65534 --clear-groups test -r locked/a.db &&
        setpriv --reuid 65534 --clear-groups test -x "$READOUT"; then
        as="setpriv --reuid 65534 --clear-groups"
    fi
fi
if [ "$(id -u)" != 0 ] || [ -n "$as" ]; then
    status 0 $as "$READOUT" --archive locked/a.db show --json "$id"
    status 0 $as "$READOUT" --archive locked/a.db show "$id"
    status 0 $as "$READOUT" --archive locked/a.db verify
    status 2 $as "$READOUT" --archive locked/a.db decide note "$id" "a note"
    has err locked/a.db
    status 2 $as "$READOUT" --archive locked/a.db add "$pages"/*
    has err locked/a.db
fi
chmod u+w locked locked/a.db

# Of a newer form: four bytes at 60 of the head are its number.
cp a.db newer.db
printf '\0\0\0\143' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
status 2 "$READOUT" --archive newer.db show "$id"
has err 'newer readout'
status 2 "$READOUT" --archive newer.db add "$pages"/*
has err 'newer readout'

# Two adds and a reader at once.
"$READOUT" --archive two.db add "$pages"/* >/dev/null 2>one &
first=$!
"$READOUT" --archive two.db add "$pages"/* >/dev/null 2>two &
second=$!
i=0
while [ $i -lt 10 ]; do
    got=0
    "$READOUT" --archive two.db show "$id" >/dev/null 2>reader || got=$?
    [ $got = 0 ] || grep -q 'no such account\|no archive\|is empty' reader || { cat reader; fail "a reader is disturbed"; }
    i=$((i + 1))
done
for pid in $first $second; do
    got=0
    wait $pid || got=$?
    [ $got -le 2 ] || fail "an add beside another ends with $got"
done
hasnt one two.db
hasnt two two.db
status 0 "$READOUT" --archive two.db verify --json
mv out two.json
status 0 "$READOUT" --archive a.db verify --json
cmp out two.json || fail "two adds at once: not the same number of accounts"
