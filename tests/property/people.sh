# The order in which accounts come, in pages of many or few, and what is put in its place or read anew, changes nothing in who is who: all rows
# about people are those of an archive into which everything came at once. Accounts of the examples, or real ones where ../shared is. SEED, ACCOUNTS.
. "$SOURCE/tests/lib.sh"
real=${SHARED:-$SOURCE/../shared}/corpora/readouts/accounts.jsonl.gz
export SEED=${SEED:-5} ACCOUNTS=${ACCOUNTS:-300}
python3 - "$real" "$pages" <<'PY' || fail "no accounts"
import gzip, json, os, random, sys
rnd = random.Random(int(os.environ["SEED"]))
print("seed", os.environ["SEED"])
try:
    all = [l.rstrip("\n") for l in gzip.open(sys.argv[1], "rt", encoding="utf-8")]
except OSError:
    print("without", sys.argv[1])
    all = [json.dumps({"id": f, "text": open(os.path.join(sys.argv[2], f), encoding="utf-8", errors="replace").read()})
           for f in sorted(os.listdir(sys.argv[2])) if f.endswith(".txt")]
some = rnd.sample(all, min(int(os.environ["ACCOUNTS"]), len(all)))
open("once.jsonl", "w").write("\n".join(some) + "\n")
first = some[:]
for k in rnd.sample(range(len(some)), len(some) // 10):  # as another page had it before
    old, other = json.loads(some[k]), json.loads(rnd.choice(all))
    first[k] = json.dumps({**other, "id": old["id"], "url": old.get("url")}, ensure_ascii=False)
again = [s for s, f in zip(some, first) if s != f]
rnd.shuffle(first)
pages, at = [], 0
while at < len(first):
    n = rnd.choice((1, 2, 7, 20, 60))
    pages.append(first[at:at + n])
    at += n
pages += [again[i:i + 9] for i in range(0, len(again), 9)]
for i, page in enumerate(pages):
    open(f"page-{i:04}.jsonl", "w").write("\n".join(page) + "\n")
PY
status 0 "$READOUT" --archive once.db add once.jsonl
for page in page-*.jsonl; do status 0 "$READOUT" --archive many.db add "$page"; done
python3 "$SOURCE/tests/property/people.py" once.db many.db || fail "page by page, shuffled, with older versions before: other people"
cp many.db read.db
status 0 "$READOUT" --archive read.db reread
python3 "$SOURCE/tests/property/people.py" many.db read.db || fail "read anew: other people"
