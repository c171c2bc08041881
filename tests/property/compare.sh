# compare: every word of every account in exactly one passage; an account with itself is the same; any order of the accounts gives the
# same answer; edits lie inside their passage; counts add up. On all pairs of examples; on hundreds of texts with editors' hands in
# them, two to ten at a time (of real accounts where ../shared is); on texts in all scripts. SEED, PAIRS.
. "$SOURCE/tests/lib.sh"
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" # hundreds of starts of one command, whose leaks tests/cli/compare.sh would find
cat >check.py <<'PY'
import os, random, sys
import holds, plant
pages = sys.argv[1]
seed, pairs = int(os.environ.get("SEED", "7")), int(os.environ.get("PAIRS", "240"))
print("seed", seed)
rnd = random.Random(seed)

def put(name, text):
    open(name, "w").write(text)
    return name

files = [os.path.join(pages, n) for n in sorted(os.listdir(pages))]
for f in files: holds.itself(f)
for i, x in enumerate(files):
    for y in files[i + 1:]: holds.any_order([x, y])

refused = 0

def any_order(names, order=None):
    global refused
    try: holds.any_order(names, order)
    except holds.Refused: refused += 1

texts = [t for t in plant.texts(os.environ.get("SHARED")) if 80 <= len(t.split()) <= 1500]
for n in range(pairs):
    base = rnd.choice(texts)
    any_order([put("a.txt", base), put("b.txt", plant.edited(base, rnd, rnd.choice((0.01, 0.05, 0.2, 0.5)), rnd.random() < 0.5))])
for n in range(pairs // 8):
    base, many = rnd.choice(texts), rnd.randint(3, 10)
    few = ". ".join(base.split(". ")[:40])
    any_order([put(f"{k}.txt", plant.edited(few, rnd, 0.08)) for k in range(many)], rnd)

# letters of a script, the mark that ends its sentences, the blank between its words
SCRIPTS = [((0x430, 0x44F), ". ", " "), ((0x3B1, 0x3C9), ". ", " "), ((0x5D0, 0x5EA), ". ", " "), ((0x627, 0x64A), "\u061F ", " "),
           ((0x905, 0x939), "\u0964 ", " "), ((0xE01, 0xE2E), ". ", " "), ((0xAC00, 0xAD00), ". ", " "), ((0x4E00, 0x4F00), "\u3002", ""),
           ((0x3042, 0x3093), "\u3002", ""), ((0x10D0, 0x10F0), ". ", " "), ((0x561, 0x586), "\u0589 ", " "), ((0x1200, 0x1240), "\u1362 ", " "),
           ((0x1D400, 0x1D433), ". ", " "), ((0xE0, 0xFF), "! ", "\u00A0")]

def scripted(letters, stop, blank):
    words = ["".join(chr(rnd.randint(*letters)) for _ in range(rnd.randint(2, 7))) for _ in range(60)] + ["\U0001F600", "\u200D", "Z\u0351", "3"]
    paras = [stop.join(blank.join(rnd.choice(words) for _ in range(rnd.randint(4, 18))) for _ in range(4)) + stop for _ in range(4)]
    return "\n\n".join(p.strip() for p in paras)

for letters, stop, blank in SCRIPTS:
    for share in (0.05, 0.3):
        base = scripted(letters, stop, blank)
        holds.itself(put("a.txt", base))
        any_order([put("a.txt", base), put("b.txt", plant.edited(base, rnd, share))])
mixed = "\n\n".join(scripted(*s) for s in SCRIPTS)
any_order([put("a.txt", mixed), put("b.txt", plant.edited(mixed, rnd, 0.1))])
assert refused * 10 <= pairs, ("too many of the texts are no accounts", refused)
PY
SHARED=${SHARED:-$SOURCE/../shared} PYTHONPATH=$SOURCE/tests/property python3 check.py "$pages"
