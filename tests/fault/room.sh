# An archive of an older form whose pages are half empty is smaller when it has been brought up to date; so is one that is read anew. Who was
# killed amid that step leaves what was there before, for whoever reads it next and for whoever brings it up to date.
. "$SOURCE/tests/lib.sh"
older=$SOURCE/tests/fault/older
cp -r "$older/pages" .
pages_of() { python3 -c 'import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute("PRAGMA page_count").fetchone()[0])' "$1"; }
half_empty() { # DB
    python3 - "$1" <<'PY'
import sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("CREATE TABLE room (b BLOB)")
c.execute("INSERT INTO room VALUES (zeroblob(8 << 20))")
c.execute("DROP TABLE room")
PY
}
python3 "$SOURCE/tests/fault/load.py" "$older/form-12.sql" a.db
half_empty a.db
[ "$(pages_of a.db)" -gt 2000 ] || fail "nothing to give back"
status 0 "$READOUT" --archive a.db add --no-relatives "$pages/qna-report.txt"
[ "$(pages_of a.db)" -lt 500 ] || fail "$(pages_of a.db) pages behind the step"
status 0 "$READOUT" --archive a.db verify
[ "$(python3 -c 'import sqlite3; print(sqlite3.connect("a.db").execute("PRAGMA journal_mode").fetchone()[0])')" = wal ] || fail "no log"
half_empty a.db
status 0 "$READOUT" --archive a.db reread
[ "$(pages_of a.db)" -lt 500 ] || fail "$(pages_of a.db) pages when it is read anew"
status 0 "$READOUT" --archive a.db verify

python3 "$SOURCE/tests/fault/load.py" "$older/form-12.sql" b.db
python3 - <<'PY' || true
import os, sqlite3
c = sqlite3.connect("b.db", isolation_level=None)
c.execute("PRAGMA journal_mode = DELETE")
c.execute("PRAGMA cache_size = 5")
c.execute("BEGIN IMMEDIATE")
c.execute("UPDATE account SET text = text || ' Never said.', title = 'Never said'")
c.execute("CREATE TABLE room (b BLOB)")
c.execute("INSERT INTO room VALUES (zeroblob(1 << 20))")
os.kill(os.getpid(), 9)
PY
[ -s b.db-journal ] || fail "no journal to be taken back"
status 2 "$READOUT" --archive b.db meetings
has err 'readout reread'
[ "$(wc -l <err)" = 1 ] || fail "more than one sentence"
status 0 "$READOUT" --archive b.db reread
status 0 "$READOUT" --archive b.db verify
status 0 "$READOUT" --archive b.db show "$(sha256sum pages/herald.txt | cut -c1-12)"
hasnt out 'Never said'
