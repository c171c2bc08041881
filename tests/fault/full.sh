# The disk is full in the middle of an add: one sentence, what was in stays, and with room it is completed. A limit on the size of a file stands
# for the disk; where a small file system may be mounted, that is filled too.
. "$SOURCE/tests/lib.sh"
"$READOUT" --archive whole.db add "$pages"/* >/dev/null 2>&1 || [ $? = 2 ]
whole=$("$BUILD/tests/content" whole.db)

fill() { # DIR: adds under the limit that holds there, then without
    "$READOUT" --archive "$1/f.db" add "$pages"/* >out 2>err && fail "it fitted: $1"
    has err f.db
    grep -q 'full' err || { cat err; fail "does not say that the disk is full"; }
}
check() {
    "$READOUT" --archive "$1" verify >out 2>err || grep -q 'is empty' err || { cat out err; fail "does not verify after a full disk"; }
    "$READOUT" --archive "$1" add "$pages"/* >out 2>&1 || [ $? = 2 ]
    status 0 "$READOUT" --archive "$1" verify
    [ "$("$BUILD/tests/content" "$1")" = "$whole" ] || fail "other content than with room from the start"
}
for blocks in 64 300 400; do
    rm -rf small && mkdir small
    (ulimit -f $blocks && fill small) || exit 1
    check small/f.db
done
mkdir disk
if mount -t tmpfs -o size=300k none disk 2>/dev/null; then
    got=0
    (fill disk) || got=1
    cp disk/f.db* . 2>/dev/null || true
    umount disk
    [ $got = 0 ] || exit 1
    check f.db
else
    echo "no file system may be mounted: only the limit on file sizes was tried"
fi
