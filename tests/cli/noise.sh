# How usual a change is between two publishers: exact figures, on meetings of an invented archive with known habits.
. "$SOURCE/tests/lib.sh"
cat >meetings.py <<'PY'
# The Quessian Daily takes over the sentences of the Norvanian Herald, always without "Mr.", with "meeting" for "talks" in all but
# the first 28 of them, "northern" for "coastal" always, and "firm" for "frank" in the fourth and the eighth. Meetings are nine days apart.
import datetime, json

TOPICS = "fishing rail wheat ferries customs timber water cables archives radio salt bridges".split()


def telling(i, who, changes=()):
    day = datetime.date(2015, 1, 5) + datetime.timedelta(days=9 * i)
    said, topic, other = f"{day.day} {day:%B %Y}", TOPICS[i % 12], TOPICS[(i // 12 + i + 1) % 12]
    text = (f"TELMORA, {said} - President Orvan Telmek of Norvania received Mr. Hugo Valdrin, Foreign Minister of Sarelle, on"
            f" {said}.\n\nThe talks dealt with {topic} in the coastal districts.\n\nBoth sides described the exchange on {other}"
            f" as frank and thorough, and number {i} on the list was settled.\n\nThey agreed to send the rest of the questions"
            f" about {topic} and {other} to the joint committee before the summer.\n")
    for a, b in changes:
        assert a in text, a
        text = text.replace(a, b)
    return {"id": f"m{i}-{who}", "title": f"President receives Foreign Minister of Sarelle, {said}", "publisher": who,
            "date": str(day), "text": text}


def habits(i):
    return [("Mr. ", ""), ("coastal", "northern")] + [("talks", "meeting")] * (i >= 28) + [("frank", "firm")] * (i in (3, 7))


def write(name, accounts):
    with open(name, "w") as f:
        f.writelines(json.dumps(a) + "\n" for a in accounts)


def pair(i, changes=None):
    return [telling(i, "Norvanian Herald"), telling(i, "Quessian Daily", habits(i) if changes is None else changes)]
PY
cat >make.py <<'PY'
from meetings import *
write("seven.jsonl", [a for i in range(7) for a in pair(i)])
write("thirty.jsonl", [a for i in range(30) for a in pair(i)])
write("all.jsonl", [a for i in range(240) for a in pair(i)])
now = [("Mr. ", ""), ("coastal", "northern"), ("talks", "meeting"), ("frank", "firm"), ("summer", "harvest")]
write("now.jsonl", pair(240, now))
write("turned.jsonl", pair(240, now)[::-1])
write("early.jsonl", pair(30, now))
# What must not count: a third publisher with the habit that is new, an announcement, a copy, and what comes later.
new = [("summer", "harvest")]
write("third.jsonl", [telling(i, "Velmer Times", new) for i in range(240)])
write("copies.jsonl", [dict(telling(i, "Quessian Daily", habits(i)), id=f"copy{i}") for i in range(12)])
write("later.jsonl", [a for i in range(241, 281) for a in pair(i, new)])
PY
python3 make.py
# figures WORDS PAIRS SEEN CLASS: of the change of the last comparison that takes in the words in the first account; CLASS -: any.
figures() {
    python3 - "$@" <<'PY' || { cat err >&2; fail "figures: $*"; }
import json, sys
words, pairs, seen, klass = sys.argv[1:]
d = json.load(open("out"))
text = {a["id"]: a["text"].encode() for a in d["accounts"]}
edits = [e for p in d["passages"] for e in p["edits"]]
at = [e for e in edits if any(words in text[k][s[0]:s[1]].decode() for k, s in e["spans"].items())]
assert len(at) == 1, (words, edits)
n = at[0]["noise"]
assert (n["pairs"], n["seen"]) == (int(pairs), int(seen)), n
assert klass == "-" or n["class_seen"] == int(klass), n
assert n["few"] == (n["pairs"] < 20) and n["usual"] == (not n["few"] and 2 * n["seen"] >= n["pairs"]), n
PY
}
compare() { status 1 "$READOUT" --archive "$1" compare --json "$2"; }

# Files without an archive that was named: nothing is said.
status 1 env -u READOUT_ARCHIVE "$READOUT" compare --json now.jsonl
hasnt out '"noise"'
status 1 "$READOUT" --archive none.db compare --json now.jsonl
hasnt out '"noise"'
test ! -e none.db || fail "comparing made an archive"

# Under twenty pairs: too few.
status 0 "$READOUT" --archive few.db add seven.jsonl
compare few.db now.jsonl
figures Mr 7 7 7
status 1 "$READOUT" --archive few.db compare --all now.jsonl
has out "Too few earlier pairs of these two publishers (7)"
hasnt out "in 7 of 7"

# Thirty, then more of them: those that have come are compared, the others not again.
status 0 "$READOUT" --archive t.db add thirty.jsonl
compare t.db early.jsonl
figures Mr 30 30 30
figures talks 30 2 -
figures frank 30 2 -
figures summer 30 0 -
count() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM noise_pair").fetchone()[0])' "${1:-t.db}"; }
[ "$(count)" = 30 ] || fail "$(count) pairs kept, not 30"
status 0 "$READOUT" --archive t.db add all.jsonl
compare t.db now.jsonl
figures Mr 240 240 240
figures talks 240 212 -
figures frank 240 2 -
figures summer 240 0 -
cp out first
[ "$(count)" = 240 ] || fail "$(count) pairs kept, not 240"
compare t.db now.jsonl
cmp first out || fail "what was kept says something else"
status 1 "$READOUT" --archive t.db compare --all now.jsonl
tr -s ' \n' ' ' <out >words
has words "in 212 of 240 pairs"
has words "first time in 240 pairs"
has words "Held against 240 earlier pairs of these two publishers"
# What is usual comes last.
status 1 "$READOUT" --archive t.db compare --csv table.csv now.jsonl
python3 - <<'PY' || fail "order of the table"
import csv
rows = list(csv.DictReader(open("table.csv", encoding="utf-8-sig")))
at = {w: [i for i, r in enumerate(rows) if r["words a"] == w] for w in ("coastal", "summer", "frank")}
assert all(len(v) == 1 for v in at.values()), at
assert at["coastal"] > max(at["summer"], at["frank"]), at
assert rows[at["coastal"][0]]["how usual"] == "in 240 of 240 pairs" and rows[at["coastal"][0]]["substantive"] == "yes", rows
PY
status 1 "$READOUT" --archive t.db compare --html page.html now.jsonl
has page.html "first time in 240 pairs"

# The other way round it is the same.
compare t.db turned.jsonl
figures Mr 240 240 240
figures talks 240 212 -
figures summer 240 0 -
[ "$(count)" = 240 ] || fail "turning it round compared pairs again"

# Later meetings, a third publisher and copies do not count; nor the meeting itself, when it is in the archive.
status 0 "$READOUT" --archive t.db add third.jsonl copies.jsonl later.jsonl now.jsonl
for pages in now.jsonl "m240-Norvanian Herald m240-Quessian Daily"; do
    case $pages in
    now*) compare t.db now.jsonl ;;
    *) status 1 "$READOUT" --archive t.db compare --json "m240-Norvanian Herald" "m240-Quessian Daily" ;;
    esac
    figures Mr 240 240 240
    figures talks 240 212 -
    figures summer 240 0 -
done
compare t.db early.jsonl
figures Mr 30 30 30

# What hangs on an account that reads otherwise now is compared again; rereading everything forgets it all.
status 0 "$READOUT" --archive t.db decide title "m5-Quessian Daily" "Another title"
compare t.db now.jsonl
figures Mr 240 240 240
status 0 "$READOUT" --archive t.db verify --quick
cp few.db again.db
status 0 "$READOUT" --archive again.db reread
[ "$(count again.db)" = 0 ] || fail "reread keeps old comparisons"
forget() { python3 -c 'import sqlite3; c = sqlite3.connect("t.db"); c.execute("DELETE FROM noise_change"); c.execute("DELETE FROM noise_pair"); c.commit()'; }
forget

# A kill in the middle loses no more than the pair under way.
python3 - <<'PY'
import os, subprocess, time
p = subprocess.Popen([os.environ["READOUT"], "--archive", "t.db", "compare", "--json", "now.jsonl"], stdout=subprocess.DEVNULL)
time.sleep(0.2)
p.kill()
p.wait()
PY
compare t.db now.jsonl
figures talks 240 212 -
[ "$(count)" = 240 ] || fail "$(count) pairs kept after a kill, not 240"
status 0 "$READOUT" --archive t.db verify --quick

# An archive that may not be written gives the same figures and stays as it is.
forget
python3 -c 'import sqlite3; sqlite3.connect("t.db").execute("PRAGMA journal_mode = DELETE")'
mkdir shut && cp t.db shut/t.db && chmod 444 shut/t.db && chmod 555 shut
if [ ! -w shut/t.db ]; then
    compare shut/t.db now.jsonl
    figures talks 240 212 -
    figures summer 240 0 -
    cmp t.db shut/t.db || fail "a file that may not be written was written to"
fi
chmod 755 shut
# So does one that somebody is writing to.
cat >held.py <<'PY'
import os, sqlite3, subprocess
c = sqlite3.connect("t.db", isolation_level=None)
c.execute("BEGIN IMMEDIATE")
subprocess.run([os.environ["READOUT"], "--archive", "t.db", "compare", "--json", "now.jsonl"], stdout=open("out", "w"), stderr=open("err", "w"))
c.execute("ROLLBACK")
PY
python3 -c 'import sqlite3; sqlite3.connect("t.db").execute("PRAGMA journal_mode = WAL")'
python3 held.py
figures talks 240 212 -
[ "$(count)" = 0 ] || fail "kept what could not be kept"

# The other views say it too: verify counts the pairs, the pasted table has a column, and on the terminal what is usual comes last.
compare t.db now.jsonl
status 0 "$READOUT" --archive t.db verify --quick --json
json 'd["pairs"] == 240 and d["changes"] > 480'
status 0 "$READOUT" --archive t.db verify --quick
has out "240 pairs of accounts are compared"
status 1 "$READOUT" --archive t.db compare --table - now.jsonl
has out "how usual"
has out "frank / firm: in 2 of 240 pairs"
status 1 "$READOUT" compare --table - now.jsonl
hasnt out "how usual"
status 1 "$READOUT" --archive t.db compare now.jsonl
python3 - <<'PY' || fail "what is usual does not come last"
words = open("out").read()
first, usual = words.index("{+harvest+}"), words.index("{+northern+}")
assert first < usual, (first, usual)
PY
