# compare: every word of every account in exactly one passage; swapping swaps; an account with itself is the same; edits lie inside
# their passage. On all pairs of examples, and on one account with words dropped, doubled, swapped and moved at random (SEED).
. "$SOURCE/tests/lib.sh"
cat >check.py <<'PY'
import json, os, random, re, subprocess, sys
readout, pages = os.environ["READOUT"], sys.argv[1]
WORD = re.compile(r"[^\W_]+")

def compare(*files):
    p = subprocess.run([readout, "compare", "--json", *files], capture_output=True)
    assert p.returncode in (0, 1), (files, p.stderr)
    d = json.loads(p.stdout)
    assert (p.returncode == 0) == all(x["kind"] == "same" for x in d["passages"]), files
    return d

def whole(d, files):
    for acc in d["accounts"]:
        k, text = acc["id"], acc["text"]
        seen = [0] * (len(text.encode()) + 1)
        for p in d["passages"]:
            for i in range(*p["spans"].get(k, (0, 0))):
                seen[i] += 1
        for m in WORD.finditer(text):
            at = len(text[:m.start()].encode())
            assert seen[at] == 1, (files, k, m.group(), at, seen[at])
    for p in d["passages"]:
        for e in p.get("edits") or []:
            for k, (lo, hi) in e["spans"].items():
                assert p["spans"][k][0] <= lo <= hi <= p["spans"][k][1], (files, p["spans"], e)

def key(d, swap):
    name = {"a": "b", "b": "a"} if swap else {"a": "a", "b": "b"}
    turn = {"added": "dropped", "dropped": "added"} if swap else {}
    spans = lambda x: tuple(sorted((name[k], tuple(v)) for k, v in x["spans"].items()))
    return sorted((p["kind"], p["moved"], spans(p), round(p["score"], 6),
                   tuple(sorted((turn.get(e["kind"], e["kind"]), e["substantive"], spans(e)) for e in p.get("edits") or []))) for p in d["passages"])

def pair(x, y):
    d = compare(x, y)
    whole(d, (x, y))
    assert key(d, False) == key(compare(y, x), True), ("swapping changes the answer", x, y)

files = [os.path.join(pages, n) for n in sorted(os.listdir(pages))]
for f in files:
    d = compare(f, f)
    assert all(p["kind"] == "same" for p in d["passages"]), f
    whole(d, (f, f))
for i, x in enumerate(files):
    for y in files[i + 1:]:
        pair(x, y)
three = [f for f in files if "qna" in f or "daily" in f or "transcript" in f]
whole(compare(*three), three)

seed = int(os.environ.get("SEED", "7"))
print("seed", seed)
rnd = random.Random(seed)
base = compare(three[0], three[0])["accounts"][0]["text"].split("\n\n")
for n in range(12):
    paras = list(base)
    for _ in range(rnd.randint(1, 6)):
        i = rnd.randrange(len(paras))
        words = paras[i].split(" ")
        j, what = rnd.randrange(len(words)), rnd.randrange(6)
        if what == 0: del words[j]
        if what == 1: words.insert(j, words[rnd.randrange(len(words))])
        if what == 2: words[j - 1], words[j] = words[j], words[j - 1]
        if what == 3: words[j] = words[j].upper()
        paras[i] = " ".join(words)
        if what == 4 and len(paras) > 3: del paras[i]
        if what == 5: paras.insert(rnd.randrange(len(paras)), paras.pop(i))
        paras = [p for p in paras if p.strip()]
    open("base.txt", "w").write("\n\n".join(base))
    open("other.txt", "w").write("\n\n".join(paras))
    pair("base.txt", "other.txt")
PY
python3 check.py "$pages"
