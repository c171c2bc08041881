# add is killed at COUNT moments (12; `make faults` takes a thousand): see kills.py. Then indexing alone is killed, and whoever asks next gets the
# answer of an undisturbed run.
. "$SOURCE/tests/lib.sh"
mkdir many
i=0
while [ $i -lt 14 ]; do # more pages than are added in one transaction
    for f in "$pages"/*; do
        b=$(basename "$f")
        { cat "$f"; echo; echo "Copy number $i of this page."; } >"many/$i-$b"
    done
    i=$((i + 1))
done
python3 "$SOURCE/tests/fault/pages.py" many 3
python3 "$SOURCE/tests/fault/kills.py" many "${COUNT:-12}" "${SEED:-1}" || fail "an add that was killed"

sql() { python3 -c 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1], timeout=30); [print(*r) for s in sys.argv[2:] for r in c.execute(s)]; c.commit()' "$@"; }
id=m0-Norvanian # told by two; what stands in 14 copies of a page is a formula
"$READOUT" --archive whole.db reuse --of "$id" --jsonl 2>/dev/null | sort >want
[ -s want ] || fail "the account shares nothing"
for i in 0 1 2 3 4 5; do # the first is left to end, and timed
    cp whole.db k.db
    sql k.db 'DELETE FROM reuse_block' 'DELETE FROM reuse_run' 'DELETE FROM reuse_text' 'INSERT OR IGNORE INTO reuse_due SELECT n FROM account WHERE current'
    start=$(date +%s%N)
    "$READOUT" --archive k.db reuse --of "$id" --jsonl >/dev/null 2>&1 &
    pid=$!
    [ $i = 0 ] || sleep "$(awk -v t=$took -v i=$i 'BEGIN { printf "%.6f", t / 1e6 * (i - 0.5) / 5 }')"
    [ $i = 0 ] || kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    [ $i != 0 ] || took=$((($(date +%s%N) - start) / 1000))
    status 0 "$READOUT" --archive k.db verify
    "$READOUT" --archive k.db reuse --of "$id" --jsonl 2>/dev/null | sort >got
    cmp want got || fail "indexing killed, $i: another answer than in an undisturbed run"
    [ "$(sql k.db 'SELECT count(*) FROM reuse_due')" = 0 ] || fail "indexing killed, $i: accounts are left out of the index"
done
