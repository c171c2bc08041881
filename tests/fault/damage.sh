# A page of the file is damaged, or the file is cut short: no command crashes or hangs, and verify says that something is wrong.
. "$SOURCE/tests/lib.sh"
"$READOUT" --archive good.db add "$pages"/* >/dev/null 2>&1 || [ $? = 2 ]
status 0 "$READOUT" --archive good.db verify
pages_in=$(($(wc -c <good.db) / 4096))
id=$(sha256sum "$pages/qna-report.txt" | cut -c1-12)
missed=0
n=1
while [ $n -lt "$pages_in" ]; do
    cp good.db bad.db
    head -c 4096 /dev/urandom | dd of=bad.db bs=4096 seek=$n conv=notrunc 2>/dev/null
    for command in verify "show --json $id" "show $id" reread 'meetings --json' 'search harbour' people; do
        got=0
        timeout 60 "$READOUT" --archive bad.db $command >out 2>err || got=$?
        [ $got -le 2 ] || { cat err; fail "page $n: $command ends with $got"; }
        [ "$command" = verify ] || continue
        [ $got = 2 ] || missed=$((missed + 1))
        [ "$(grep -c 'readout salvage' err)" -le 1 ] || { cat err; fail "page $n: what to do is said more than once"; }
    done
    n=$((n + pages_in / 12 + 1))
done
[ $missed = 0 ] || fail "verify missed $missed damaged pages"
head -c $((pages_in * 2048)) good.db >cut.db
for command in verify "show $id" "add $pages/qna-report.txt"; do
    got=0
    timeout 60 "$READOUT" --archive cut.db $command >out 2>err || got=$?
    [ $got = 2 ] || fail "cut short: $command ends with $got"
    has err cut.db
done
