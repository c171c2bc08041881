# add is killed at twenty moments. Each time the archive opens and verifies, and adding again gives what an undisturbed run gives, with
# the index of shared words; then indexing alone is killed, and whoever asks next gets the answer of an undisturbed run.
. "$SOURCE/tests/lib.sh"
mkdir many
i=0
while [ $i -lt 15 ]; do # enough pages that a kill falls into the middle
    for f in "$pages"/*; do
        b=$(basename "$f")
        { cat "$f"; echo; echo "Copy number $i of this page."; } >"many/$i-$b"
    done
    i=$((i + 1))
done
start=$(date +%s%N)
"$READOUT" --archive whole.db add many/* >/dev/null 2>&1 || [ $? = 2 ]
took=$((($(date +%s%N) - start) / 1000))
whole=$("$BUILD/tests/content" whole.db)
sql() { python3 -c 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1], timeout=30); [print(*r) for s in sys.argv[2:] for r in c.execute(s)]; c.commit()' "$@"; }
killed=0
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    rm -f k.db k.db-wal k.db-shm
    "$READOUT" --archive k.db add many/* >/dev/null 2>&1 &
    pid=$!
    sleep "$(awk -v t=$took -v i=$i 'BEGIN { printf "%.6f", t / 1e6 * (i - 0.5) / 20 }')"
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null || true
    if [ -s k.db ]; then
        got=0
        "$READOUT" --archive k.db verify >out 2>err || got=$?
        # Killed before its tables were made, it is an empty file, and says so.
        [ $got = 0 ] || grep -q 'is empty' err || { cat err; fail "kill $i: does not verify"; }
    fi
    "$READOUT" --archive k.db add many/* >/dev/null 2>&1 || [ $? = 2 ]
    status 0 "$READOUT" --archive k.db verify
    [ "$("$BUILD/tests/content" k.db)" = "$whole" ] || fail "kill $i: other content than in an undisturbed run"
    [ "$(sql k.db 'SELECT count(*) FROM reuse_due')" = 0 ] || fail "kill $i: accounts are left out of the index"
done
[ $killed -ge 5 ] || fail "only $killed of 20 kills fell into an add"

id=$(sql whole.db 'SELECT id FROM account WHERE current ORDER BY id LIMIT 1')
"$READOUT" --archive whole.db reuse --of "$id" --jsonl 2>/dev/null | sort >want
[ -s want ] || fail "the first account shares nothing"
for i in 0 1 2 3 4 5 6 7 8; do # the first is left to end, and timed
    cp whole.db k.db
    sql k.db 'DELETE FROM reuse_block' 'DELETE FROM reuse_run' 'DELETE FROM reuse_text' 'INSERT INTO reuse_due SELECT n FROM account WHERE current'
    start=$(date +%s%N)
    "$READOUT" --archive k.db reuse --of "$id" --jsonl >/dev/null 2>&1 &
    pid=$!
    [ $i = 0 ] || sleep "$(awk -v t=$took -v i=$i 'BEGIN { printf "%.6f", t / 1e6 * (i - 0.5) / 8 }')"
    [ $i = 0 ] || kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    [ $i != 0 ] || took=$((($(date +%s%N) - start) / 1000))
    status 0 "$READOUT" --archive k.db verify
    "$READOUT" --archive k.db reuse --of "$id" --jsonl 2>/dev/null | sort >got
    cmp want got || fail "indexing killed, $i: another answer than in an undisturbed run"
    [ "$(sql k.db 'SELECT count(*) FROM reuse_due')" = 0 ] || fail "indexing killed, $i: accounts are left out of the index"
done
