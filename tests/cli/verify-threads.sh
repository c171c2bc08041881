# verify and reread share accounts out to as many threads as there are processors: what they say, in which order, and what stands in the
# archive afterwards is the same on one processor. More accounts than are shared out at once; some are changed, and one page is lost.
. "$SOURCE/tests/lib.sh"
command -v taskset >/dev/null || { echo "no taskset"; exit 77; }
first=$(taskset -cp $$ | sed 's/.*: *//; s/[-,].*//')
python3 - >many.jsonl <<'PY'
import json
states = ["Norvania", "Sarelle", "Quessia", "Telmark", "Ostrava Bay"]
for i in range(700):
    a, b = states[i % 5], states[(i // 5 + 1 + i) % 5]
    text = (f"On {1 + i % 28} May 202{i // 28 % 5}, the foreign minister of {a}, Orvan Telmek, met his colleague from {b}, Ilse Marrow, in "
            f"harbour {i}.\n\nThe ministers spoke about cable number {i * 7} and fishing grounds. \"We shall mend it,\" Telmek said.\n")
    print(json.dumps({"id": f"page{i}", "url": f"https://news{i % 9}.example/{i}", "publisher": f"Daily {i % 9}", "text": text}))
PY
status 0 "$READOUT" --archive sound.db add many.jsonl
status 0 "$READOUT" --archive sound.db verify
mv out all
status 0 taskset -c "$first" "$READOUT" --archive sound.db verify
cmp all out || fail "another summary on one processor"
cp sound.db hurt.db
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("hurt.db")
for n in (3, 255, 256, 257, 300, 301, 699):
    db.execute("UPDATE account SET place = 'Nowhere' WHERE n = ?", (n,))
db.execute("UPDATE attendance_row SET position = position + 7 WHERE account IN (12, 500)")
db.execute("UPDATE capture SET bytes = zeroblob(length(bytes)) WHERE n IN (41, 640)")
db.commit()
PY
status 2 "$READOUT" --archive hurt.db verify
mv out all
mv err all.err
[ "$(grep -c 'not what reading the page gives' all.err)" -ge 8 ] || fail "changed rows were not seen"
has all.err 'page639: the page cannot be read any more'
status 2 taskset -c "$first" "$READOUT" --archive hurt.db verify
cmp all out || fail "another summary on one processor"
cmp all.err err || fail "other faults, or another order, on one processor"
cp hurt.db one.db
status 2 "$READOUT" --archive hurt.db reread
mv out all
mv err all.err
status 2 taskset -c "$first" "$READOUT" --archive one.db reread
cmp all out || fail "reread tells something else on one processor"
sed s/one.db/hurt.db/ err | cmp all.err - || fail "reread fails otherwise on one processor"
for x in hurt one; do
    "$READOUT" --archive $x.db verify >$x.out 2>$x.err || true
    hasnt $x.err 'not what reading the page gives'
    "$READOUT" --archive $x.db meetings --json >$x.json
done
cmp hurt.json one.json || fail "other meetings when it was reread on one processor"
"$READOUT" --archive sound.db meetings --json | cmp hurt.json - || fail "other meetings than before the rows were changed"
