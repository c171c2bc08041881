# Many accounts are put into meetings in pieces: a kill between two costs one, who reads meanwhile sees whole ones, and what comes out is the same.
. "$SOURCE/tests/lib.sh"
"$BUILD/accounts" "${ACCOUNTS:-4200}" 1 90 >all.jsonl || fail "no accounts"
status 0 "$READOUT" --archive whole.db add all.jsonl
cat >kill.py <<'PY'
import os, sqlite3, subprocess, sys, time
readout = os.environ["READOUT"]
p = subprocess.Popen([readout, "--archive", "a.db", "add", "all.jsonl"], stdout=subprocess.DEVNULL)
while p.poll() is None:
    try:
        c = sqlite3.connect("a.db", timeout=0)
        if c.execute("SELECT 1 FROM setting WHERE name = 'settling'").fetchone(): break
    except sqlite3.OperationalError: pass
    time.sleep(0.002)
assert p.poll() is None, "there was one piece only"
# A reader meanwhile: no wait, no half a meeting, and the work is not taken over.
start = time.time()
out = subprocess.run([readout, "--archive", "a.db", "meetings", "--jsonl", "--limit", "5"], capture_output=True, text=True)
assert out.returncode == 0 and len(out.stdout.splitlines()) == 5, (out.returncode, out.stderr)
p.kill()
p.wait()
c = sqlite3.connect("a.db")
due, met = (c.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("match_due", "meeting"))
assert due and met, (due, met)
assert not c.execute("SELECT 1 FROM meeting m WHERE NOT EXISTS (SELECT 1 FROM meeting_account x WHERE x.meeting = m.id)").fetchone()
print(due, "of", c.execute("SELECT count(*) FROM account").fetchone()[0], "were left")
PY
python3 kill.py >left || { cat left; fail "a kill between two pieces"; }
# The next command finishes it.
status 0 "$READOUT" --archive a.db meetings --limit 1
python3 - <<'PY' || fail "what comes out is another"
import sqlite3
a, b = sqlite3.connect("a.db"), sqlite3.connect("whole.db")
assert not a.execute("SELECT 1 FROM match_due UNION SELECT 1 FROM setting WHERE name IN ('grouping', 'settling', 'regrouping')").fetchone()
for t in ("meeting", "meeting_day", "meeting_side", "meeting_person"):
    p, q = (c.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall() for c in (a, b))
    assert p == q, t
sql = "SELECT m.meeting, m.i, a.id, m.notice, m.why FROM meeting_account m JOIN account a ON a.n = m.account ORDER BY 1, 2"
assert a.execute(sql).fetchall() == b.execute(sql).fetchall()
PY
# Other rules make all of it due: in pieces too, with a kill.
python3 -c 'import sqlite3; c = sqlite3.connect("a.db"); c.execute("UPDATE setting SET value = 0 WHERE name = ?", ("matched",)); c.execute("INSERT INTO setting VALUES (?, 1)", ("grouping",)); c.commit()'
python3 - <<'PY'
import os, subprocess, time
p = subprocess.Popen([os.environ["READOUT"], "--archive", "a.db", "meetings", "--limit", "1"], stdout=subprocess.DEVNULL)
time.sleep(0.3)
p.kill()
p.wait()
PY
status 0 "$READOUT" --archive a.db meetings --limit 1
status 0 "$READOUT" --archive a.db meetings --jsonl
cp out again
status 0 "$READOUT" --archive whole.db meetings --jsonl
cmp out again || fail "grouped anew it is another"
