# A page of the meetings of a side, a person, a publisher or a place is what looking at every meeting gives, frequent, rare or absent,
# from either end and any place, after adds and decisions and their undoing. SEED, ACCOUNTS.
. "$SOURCE/tests/lib.sh"
"$BUILD/accounts" "${ACCOUNTS:-300}" "${SEED:-3}" 12 >all.jsonl || fail "no accounts"
split -n l/3 all.jsonl part.
cat >sieve.py <<'PY'
import json, os, random, subprocess, sys
step = sys.argv[1]
rnd = random.Random(f"{os.environ.get('SEED', 3)} {step}")


def readout(*args, ok=(0,)):
    p = subprocess.run([os.environ["READOUT"], "--archive", "a.db", *args], capture_output=True, text=True)
    if p.returncode not in ok: sys.exit(f"{step}: {args}: {p.stderr}")
    return p


def lines(*args): return [json.loads(x) for x in readout(*args, "--jsonl").stdout.splitlines()]


every = lines("meetings")
people = lines("people")
accounts = {p["id"]: set(p["accounts"]) for p in people}
publisher = {a["id"]: a["publisher"] for m in every for a in m["accounts"]}
names = sorted({n for m in every for n in m["people"]})


def like(wanted):
    """The names that are the wanted one in whatever spelling, or have its words."""
    with open("pairs.jsonl", "w") as f:
        for n in names: print(json.dumps({"a": {"name": wanted}, "b": {"name": n}}), file=f)
    same = [json.loads(x)["same"] >= .5 for x in readout("names", "pairs.jsonl", "--jsonl").stdout.splitlines()]
    return {n for n, s in zip(names, same) if s or f" {wanted.lower()} " in f" {n.lower()} "}


def is_his(m, p):
    """By a name that is his alone, or that an account of the meeting calls him."""
    spelt = {v["text"] for v in p["variants"]} | {p["name"]}
    for n in spelt & set(m["people"]):
        others = [q for q in people if q is not p and any(v["text"] == n for v in q["variants"])]
        if not others or accounts[p["id"]] & {a["id"] for a in m["accounts"]}: return True
    return False


def hold(option, value, fits):
    want = [m["id"] for m in every if fits(m)]
    got = [m["id"] for m in lines("meetings", option, value)]
    if got != want: sys.exit(f"{step}: {option} {value}: {len(got)} meetings, {len(want)} fit; {set(got) ^ set(want)}")
    if not want: return
    after = rnd.randrange(len(want))
    page = [m["id"] for m in lines("meetings", option, value, "--limit", "5", "--after", want[after])]
    if page != want[after + 1:after + 6]: sys.exit(f"{step}: {option} {value} after {want[after]}: {page}")


def some(values): return rnd.sample(sorted(values), min(6, len(values)))


for side in some({s for m in every for s in m["sides"]}) + ["FJ"]: # of which none tells
    hold("--side", rnd.choice([side, side.lower()]), lambda m: side in m["sides"])
for place in some({m["place"] for m in every if m["place"]}) + ["Nowhere"]: hold("--place", place, lambda m: m["place"] == place)
for by in some({p for p in publisher.values() if p}):
    hold("--publisher", by, lambda m: any(publisher[a["id"]] == by for a in m["accounts"]))
for name in some(names) + some(names)[0].split()[-1:] + ["Nemo Nullius"]:
    wanted = like(name)
    hold("--person", name, lambda m: bool(wanted & set(m["people"])))
for p in rnd.sample(people, min(8, len(people))): hold("--who", p["id"], lambda m: is_his(m, p))
side, name = rnd.choice([m for m in every if m["sides"]])["sides"][0], rnd.choice(names)
wanted = like(name)
got = [m["id"] for m in lines("meetings", "--side", side, "--person", name)]
if got != [m["id"] for m in every if side in m["sides"] and wanted & set(m["people"])]: sys.exit(f"{step}: {side} and {name}")
PY
# the room, whose pages begin with the newest
cat >newest.py <<'PY'
import json, os, subprocess, sys, urllib.parse, urllib.request
room = subprocess.Popen([os.environ["READOUT"], "--archive", "a.db", "serve", "--port", "0", "--readonly"], stderr=subprocess.PIPE, text=True)
try:
    at = next(line for line in room.stderr if "http://" in line).split("http://")[1].split()[0].rstrip("/")


    def get(**fields): return json.load(urllib.request.urlopen(f"http://{at}/meetings.json?" + urllib.parse.urlencode({"all": 1, **fields})))


    lines = subprocess.run([os.environ["READOUT"], "--archive", "a.db", "meetings", "--jsonl"], capture_output=True, text=True).stdout.splitlines()
    every = [json.loads(x) for x in lines]
    every = [m for m in every if m["date"]][::-1] + [m for m in every if not m["date"]]
    ids = lambda some: [m["id"] for m in some]
    assert ids(get(limit=1000)) == ids(every), "all"
    asked = [("side", s, [m for m in every if s in m["sides"]]) for s in sorted({s for m in every for s in m["sides"]})[:5]]
    asked += [("place", p, [m for m in every if m["place"] == p]) for p in sorted({m["place"] for m in every if m["place"]})[:5]]
    for field, value, want in asked:
        assert ids(get(limit=1000, **{field: value})) == ids(want), (field, value)
        got, after = [], {}
        while True: # page by page
            page = ids(get(limit=3, **{field: value}, **after))
            if not page: break
            got, after = got + page, {"after": page[-1]}
        assert got == ids(want), (field, value, "page by page")
finally:
    room.terminate()
PY
holds() { # STEP
    python3 sieve.py "$1" || fail "a page is not what all meetings give"
}
decide() {
    status 0 "$READOUT" --archive a.db decide "$@" --author Ina
}
for p in part.*; do
    status 0 "$READOUT" --archive a.db add "$p"
    holds "after $p"
done
"$BUILD/accounts" 6 77 12 | sed 's/"m0/"x0/' >odd.jsonl # whose names and states stand nowhere else
status 0 "$READOUT" --archive a.db add odd.jsonl
holds "rare names"
python3 newest.py || fail "the newest first are others"
"$READOUT" --archive a.db people --jsonl >people
"$READOUT" --archive a.db meetings --jsonl >meetings
# two people who are one, one who is two, a meeting of two, one of another day and place
set -- $(python3 - <<'PY'
import json
people = [json.loads(x) for x in open("people")]
meetings = [json.loads(x) for x in open("meetings")]
some = [p["id"] for p in people if len(p["accounts"]) > 2]
many = [m for m in meetings if len(m["accounts"]) > 1]
print(some[0], some[1], some[2], [p for p in people if p["id"] == some[2]][0]["accounts"][0], many[0]["accounts"][0]["id"], many[1]["id"], many[2]["id"],
      [m for m in meetings if not m["date"] and m["sides"]][0]["id"])
PY
)
decide person-merge "$1" "$2"
decide person-split "$3" "$4"
holds "other people"
decide split "$5"
decide join "$5" "$6"
holds "other meetings"
decide place "$7" "Far Skerry"
decide date "$7" 2031-12-30
decide date "$8" 2030-01-05
holds "another day"
status 0 "$READOUT" --archive a.db verify
n=$("$READOUT" --archive a.db decisions --json | python3 -c 'import json, sys; print(*[d["n"] for d in json.load(sys.stdin)])')
for d in $n; do status 0 "$READOUT" --archive a.db undo "$d"; done
holds undone
status 0 "$READOUT" --archive a.db verify
