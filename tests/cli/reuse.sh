# What accounts share, over files: lines of JSON, a table, a page for the terminal; sizes and numbers that are none are refused; the
# answer is the same whatever the memory and the threads.
. "$SOURCE/tests/lib.sh"
python3 - <<'PY'
import json, random
random.seed(4)
made = ["".join(random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(3)) for _ in range(3000)]
words = lambda n: " ".join(random.choice(made) for _ in range(n))
told = words(60)
said = [words(30) for _ in range(8)]
rows = [("early", told + " " + words(80), "2023-05-16", "Norvania Today"), ("late", words(90) + ".\n\n" + told, "2023-05-18", "Quessia Daily"),
        ("undated", "\x1b[31m " + told, "", ""),
        ("many", (" " + words(20) + " ").join(said), "2023-05-16", ""), ("many too", (" " + words(25) + " ").join(said), "2023-05", "")]
rows += [(f"apart{i}", words(200), "2023-05-16", "Norvania Today") for i in range(40)]
rows += [(f"formula{i}", words(40) + " the talks of both sides passed in a warm and friendly mood as is known to all " + words(40), "", "") for i in range(25)]
with open("texts.jsonl", "w") as f:
    for id, text, date, publisher in rows:
        f.write(json.dumps({"id": id, "text": text, "date": date, "publisher": publisher}) + "\n")
    f.write("{\"id\": \"broken\"\n")
open("same.jsonl", "w").writelines(sorted(open("texts.jsonl").readlines()[:-1]))
PY
status 2 "$READOUT" reuse texts.jsonl # one line is broken, and the others are read
has err "texts.jsonl:71: is not a line of JSON: it ends early"
has err "70 texts,"
has out "late · Quessia Daily · 2023-05-18"
has out "  and early · Norvania Today · 2023-05-16"
has out "    earlier: 2023-05-16, before 2023-05-18"
has out "    shared: 60 words, 100 % alike"
has out "    excerpt: 60 words, 100 % alike"
has out "    and 2 more, 60 words in all (--all)"
has out "1 formula that more than 20 accounts share"
has out "  25 uses"
hasnt err "temporary"
! grep -q "$(printf '\033')" out || fail "a text drives the terminal"
tail -1 out | grep -q "^    “the talks" || fail "formulas do not come last"

status 0 "$READOUT" reuse --all same.jsonl
hasnt out "(--all)"
[ "$(grep -c '30 words, 100' out)" = 8 ] || fail "--all leaves stretches out"

status 0 "$READOUT" reuse --jsonl same.jsonl
[ ! -s err ] || fail "talk beside lines of JSON"
jsonl 'any(r.get("a") == "early" and r.get("b") == "late" and r["earlier"] == "a" and r["words"] == 60 for r in d)'
jsonl 'all(r["earlier"] is None for r in d if r.get("b") == "many too")' # within the month it is not known
jsonl '[len(r["uses"]) for r in d if "formula" in r] == [25]'
mv out whole
least=$(sed -n 's/.*RO_REUSE_LEAST_MEMORY = \([0-9]*\) << 20.*/\1/p' "$SOURCE/include/readout/readout.h")
for how in "--threads 1" "--threads 2" "--memory ${least}M" "--memory $((least * 1100))k --threads 2"; do
    status 0 "$READOUT" reuse --jsonl $how same.jsonl
    cmp out whole || fail "another answer with $how"
done
tac same.jsonl >turned.jsonl
status 0 "$READOUT" reuse --jsonl turned.jsonl
cmp out whole || fail "another answer in another order"

# The table: a row a stretch, then a row a use.
status 0 "$READOUT" reuse --csv table.csv same.jsonl
[ ! -s out ] || fail "a page beside the table"
python3 - <<'PY' || fail "the table is not what it should be"
import csv, json
rows = list(csv.DictReader(open("table.csv", encoding="utf-8-sig", newline="")))
found = [json.loads(line) for line in open("whole")]
assert len(rows) == sum(len(r.get("uses", [0])) for r in found), len(rows)
texts = {r["id"]: r["text"] for r in map(json.loads, open("same.jsonl"))}
for r in rows:
    for side in "ab":
        if not r[side]: continue
        lo, hi = map(int, r["span " + side].split(":"))
        assert r["words " + side].split() == texts[r[side]].encode()[lo:hi].decode().split()
one = next(r for r in rows if r["a"] == "early" and r["b"] == "late")
assert (one["kind"], one["words"], one["earlier"], one["outlet b"], one["published a"]) == ("shared", "60", "a", "Quessia Daily", "2023-05-16")
assert [r["kind"] for r in rows if not r["b"]] == ["formula"] * 25
PY
status 2 "$READOUT" reuse --csv nowhere/table.csv same.jsonl
has err "nowhere/table.csv could not be written"

for how in "--memory $((least - 1))M" "--memory 0" "--memory lots" "--memory 20Mb" "--memory 99999999999G" "--memory -5M" "--threads 0" "--words none"; do
    status 2 "$READOUT" reuse $how same.jsonl
    [ ! -s out ] && [ "$(wc -l <err)" = 1 ] || fail "$how is taken"
done
has err "--words"
status 2 "$READOUT" reuse --memory 1M same.jsonl
has err "--memory 1M is too little: $least M is the least"

# Pages, and the archive that holds them, give the same pairs.
status 0 "$READOUT" reuse --jsonl "$SOURCE/examples/pages"
jsonl 'any(r["kind"] == "reprint" and r["words"] > 300 for r in d)'
grep -o '"a_span.*' out >pages
status 0 "$READOUT" add --archive a.readout "$SOURCE/examples/pages"
status 0 "$READOUT" reuse --archive a.readout --jsonl
[ "$(grep -o '"words": [0-9]*' out | sort)" = "$(grep -o '"words": [0-9]*' pages | sort)" ] || fail "the archive shares other stretches"

# Nothing to compare is no fault.
status 0 "$READOUT" reuse "$SOURCE/examples/pages/qna-report.txt"
has err "1 texts,"
