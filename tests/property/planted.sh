# What is planted in a copy is found: a number, a name, a "not" changed is an edit of substance at that place; a sentence left out is
# `only`, one moved is flagged `moved`; and nothing else is said to have changed. On accounts of examples, or real ones where ../shared
# is. SEED, PAIRS; KEEP: a folder for the pairs that fail.
. "$SOURCE/tests/lib.sh"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # hundreds of starts of one command, whose leaks tests/cli/compare.sh would find
cat >check.py <<'PY'
import collections, os, random, re, sys
import holds, plant
seed, pairs = int(os.environ.get("SEED", "7")), int(os.environ.get("PAIRS", "200"))
print("seed", seed)
rnd = random.Random(seed)
texts = [t for t in plant.texts(os.environ.get("SHARED")) if 150 <= len(t.split()) <= 1500]

def sentences(para):
    return re.split(r"(?<=[a-z]{3}[.!?]) (?=[A-Z])", para)

def replaced(text, pattern, new):
    """One of the places of the pattern made new(its word): the copy, and what stands there in both."""
    at = [m for m in re.finditer(pattern, text)]
    if not at: return None
    m = rnd.choice(at)
    word = new(m.group(1))
    return text[:m.start(1)] + word + text[m.end(1):], m.group(1).strip(), word.strip()

def changed(kind, text):
    if kind == "number": return replaced(text, r"(?<=[a-z] )(\d{2,3})(?= [a-z]{3,})", lambda w: str(int(w) + rnd.choice((1, 7, 100))))
    if kind == "name": return replaced(text, r"(?<=[a-z] )([A-Z][a-z]{4,})(?= [a-z]{3,})", lambda w: rnd.choice(("Dravik", "Osmelle", "Quarnen")))
    if kind == "not": return replaced(text, r"(?<=[a-z] )(not )(?=[a-z]{3,} [a-z]{2,})", lambda w: "")
    paras = text.split("\n\n") # the first and the last may be a title, a place, a sign-off
    if len(paras) < 6: return None
    p = rnd.randrange(2, len(paras) - 2)
    s = sentences(paras[p])
    k = rnd.randrange(len(s))
    gone = s[k]
    if not 8 <= len(gone.split()) <= 40 or text.count(gone) != 1 or ":" in gone or not gone.endswith("."): return None
    rest = [" ".join(s[:k] + s[k + 1:])] if len(s) > 1 else []
    if kind == "gone": return "\n\n".join(paras[:p] + rest + paras[p + 1:]), gone
    far = [q for q in range(2, len(paras) - 2) if abs(q - p) > 2 and
           sum(len(x.split()) for x in paras[min(p, q) + 1:max(p, q)]) > 3 * len(gone.split())]
    if not far: return None
    out = paras[:p] + (rest or [None]) + paras[p + 1:]
    out.insert(rnd.choice(far), gone)
    return "\n\n".join(x for x in out if x), gone

def found(kind, d, truth):
    a, b = (acc["text"].encode() for acc in d["accounts"])
    changed = [p for p in d["passages"] if p["kind"] != "same"]
    if kind in ("number", "name", "not"):
        edits = [e for p in changed for e in p.get("edits") or []]
        told = len(edits) == len(changed) == 1 and edits[0]["substantive"]
        return told and truth[1].encode() in a[slice(*edits[0]["spans"]["a"])] and truth[2].encode() in b[slice(*edits[0]["spans"]["b"])]
    told = changed if kind == "gone" else [p for p in d["passages"] if p["moved"]]
    cut = b" ".join(b" ".join(a[slice(*p["spans"].get("a", (0, 0)))] for p in told).split())
    what = all(p["kind"] == "only" for p in told) if kind == "gone" else all(p["kind"] == "same" for p in d["passages"])
    return bool(told) and what and " ".join(truth[1].split()).encode() in cut and len(cut) < len(truth[1].encode()) + 40

score = collections.Counter()
for kind in ("number", "name", "not", "gone", "moved"):
    for _ in range(40 * pairs):
        text = rnd.choice(texts)
        truth = changed(kind, text)
        if not truth: continue
        open("a.txt", "w").write(text)
        open("b.txt", "w").write(truth[0])
        try: d = holds.compare("a.txt", "b.txt")
        except holds.Refused: continue
        if len({acc["text"] for acc in d["accounts"]}) == 1: continue # it stood in a title or a sign-off
        ok = found(kind, d, truth)
        score[kind, ok] += 1
        if not ok:
            if os.environ.get("KEEP"):
                n = f'{os.environ["KEEP"]}/{kind}{score[kind, False]:02}'
                open(n + ".a.txt", "w").write(text), open(n + ".b.txt", "w").write(truth[0])
        if score[kind, True] + score[kind, False] >= pairs // 5: break
for kind in ("number", "name", "not", "gone", "moved"):
    n = score[kind, True] + score[kind, False]
    print(f"{kind}: {score[kind, True]} of {n}")
    assert n and score[kind, False] * 50 <= n, (kind, "planted and not found")
PY
PYTHONPATH=$SOURCE/tests/property SHARED=${SHARED:-$SOURCE/../shared} python3 check.py
