# salvage: whatever is broken in an archive, what is left of it is saved, and what is not is named; the damaged file stays as it is.
. "$SOURCE/tests/lib.sh"
python3 - <<'PY'
import json
for i in range(60):
    days = " ".join("On day %d of the harvest %d boats left port %d with nets of kind %d." % (k, i * k + 7, i + k, i * i + k) for k in range(1, 40))
    t = "TELMORA, March %d, 2031. Minister Oto Ferrin of Quessia met Minister Mira Kessel of Norvania here on March %d. %s" % (i % 27 + 2, i % 27 + 1, days)
    print(json.dumps({"id": "harvest-%d" % i, "text": t, "title": "Harvest %d" % i}), file=open("harvest.jsonl", "a"))
PY
status 0 "$READOUT" --archive a.db add "$pages" harvest.jsonl
id=$("$READOUT" --archive a.db meetings --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["accounts"][0]["id"])')
status 0 "$READOUT" --archive a.db decide place "$id" Telmora --author ann --reason 'seen on the photograph'
status 0 "$READOUT" --archive a.db decide note "$id" 'ask again' --author ann
status 0 "$READOUT" --archive a.db undo 2 --author bob
status 0 "$READOUT" --archive a.db reread
status 0 "$READOUT" --archive a.db meetings --json
mv out meetings.json
status 0 "$READOUT" --archive a.db export whole
cat >damage.py <<'PY'
import sys
b, size = bytearray(open("a.db", "rb").read()), 4096
what = sys.argv[1]
if what == "head": b[:100] = bytes(100)
if what == "first": b[:size] = bytes(size)      # the schema too
if what == "cut": b = b[:len(b) // 2 + 99]
if what == "holes":
    for i in range(3, len(b) // size, 3): b[i * size:(i + 1) * size] = bytes(size)
if what == "noise":
    for i in range(4, len(b) // size, 3): b[i * size:(i + 1) * size] = bytes((i * 31 + k * k) % 256 for k in range(size))
if what == "nothing": b = bytearray(len(b))
open("damaged.db", "wb").write(b)
PY

# Without header, without the first page: all of it is there again.
for what in none head first; do
    python3 damage.py $what
    cp damaged.db before.db
    rm -f saved.db
    status 0 "$READOUT" salvage damaged.db saved.db
    has out 'nothing is missing'
    cmp damaged.db before.db || fail "salvage wrote to the damaged file"
    status 0 "$READOUT" --archive saved.db verify
    rm -rf again
    status 0 "$READOUT" --archive saved.db export again
    rm again/MANIFEST again/metadata.json # these name the archive
    for f in again/*; do cmp "$f" "whole/$(basename "$f")" || fail "$what: $(basename "$f") did not come back"; done
done

# Holes, noise, an end that is missing: an archive that holds, with less in it, and each loss is named.
for what in cut holes noise; do
    python3 damage.py $what
    rm -f saved.db
    status 1 "$READOUT" salvage damaged.db saved.db
    has out 'lost: '
    status 0 "$READOUT" --archive saved.db verify
    # Adding the pages again mends it.
    status 0 "$READOUT" --archive saved.db add "$pages" harvest.jsonl
    status 0 "$READOUT" --archive saved.db verify
done
python3 damage.py holes
rm -f saved.db
status 1 "$READOUT" salvage damaged.db saved.db
for lost in $(sed -n 's/^lost: account \([0-9a-f]*\) .*its page is lost$/\1/p' out); do has whole/versions.csv "$lost"; done

# What stands in the write-ahead log counts, up to its last whole transaction.
python3 - <<'PY'
import shutil, sqlite3
d = sqlite3.connect("a.db")
d.execute("PRAGMA wal_autocheckpoint = 0")
d.execute("UPDATE decision SET reason = 'as the log says' WHERE n = 1")
d.commit()
shutil.copy("a.db", "damaged.db")
shutil.copy("a.db-wal", "damaged.db-wal")
PY
rm -f saved.db
status 0 "$READOUT" salvage damaged.db saved.db
status 0 "$READOUT" --archive saved.db decisions
has out 'as the log says'
rm -f damaged.db-wal

# What is no archive, or nothing of one, says so; nothing is written over.
python3 damage.py nothing
rm -f saved.db
status 2 "$READOUT" salvage damaged.db saved.db
status 2 "$READOUT" salvage damaged.db a.db
has err 'is there already'
status 2 "$READOUT" salvage missing.db new.db
has err missing.db

# Where the pages of captures alone are lost, verify says whose they are, and the text that was read from them is saved.
cat >holes.py <<'PY'
import sqlite3
d = sqlite3.connect("big.db")
packed = [b for (b,) in d.execute("SELECT bytes FROM capture WHERE n IN (2, 5)")]
d.close()
b = bytearray(open("big.db", "rb").read())
for p in packed:
    at = b.find(p[-60:]) // 4096 * 4096
    b[at:at + 4096] = bytes(4096)
open("damaged.db", "wb").write(b)
PY
python3 - <<'PY'
import hashlib, json
for i in range(6):  # long enough that a capture has pages of its own
    noise = " ".join("In harbour %s the wardens counted %d boats." % (hashlib.sha256(b"%d %d" % (i, k)).hexdigest(), k) for k in range(900))
    t = "TELMORA, March %d, 2031. Minister Oto Ferrin of Quessia met Minister Mira Kessel of Norvania here on March %d.\n\n%s" % (i + 2, i + 1, noise)
    print(json.dumps({"id": "count-%d" % i, "text": t, "title": "Count %d" % i, "publisher": "Strait News"}), file=open("big.jsonl", "a"))
PY
status 0 "$READOUT" --archive big.db add big.jsonl
status 0 "$READOUT" --archive big.db show --json count-4
mv out count.json
python3 holes.py
status 2 "$READOUT" --archive damaged.db verify
has err 'count-1: the page cannot be read any more'
has err 'count-4: the page cannot be read any more'
hasnt err 'count-2'
rm -f saved.db
status 1 "$READOUT" salvage damaged.db saved.db
has out 'lost: account count-4 (version 1, intake 5): its page is lost; the text that was read from it is kept'
status 0 "$READOUT" --archive saved.db verify
status 0 "$READOUT" --archive saved.db show --json count-4
python3 -c 'import json; a, b = (json.load(open(f)) for f in ("out", "count.json")); assert a["text"] == b["text"] and a["title"] == b["title"] and any("this is the text" in n for n in a["notes"]), a' || fail "the text did not come back"

# Decisions with wild numbers between them are a gap, not a walk through it.
cp a.db damaged.db
python3 -c 'import sqlite3; d = sqlite3.connect("damaged.db"); d.execute("UPDATE decision SET n = 9000000000000000 WHERE n = 2"); d.commit()'
rm -f saved.db
status 1 "$READOUT" salvage damaged.db saved.db
has out 'decisions 2 to 8999999999999999: are lost'
