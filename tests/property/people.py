# people.py A B: the rows about people that two archives of the same accounts have, by what they say and not by their numbers.
import collections, sqlite3, sys

ROWS = {
    "person": "SELECT id, name, side, stem, accounts, present, first_day, decision FROM person",
    "person_name": "SELECT * FROM v_person_name",
    "person_title": "SELECT * FROM v_person_title",
    "person_account": "SELECT * FROM v_person_account",
    "person_word": "SELECT w.word, s.name, s.side, s.read_side, s.office, s.base, s.guessed, s.lot FROM person_word w JOIN person_name s ON s.n = w.name",
    "person_common": "SELECT word FROM person_common",
    "person_listed": "SELECT a.name, a.side, a.office, b.name, b.side, b.office, l.lists FROM person_listed l JOIN person_name a"
    " ON a.n = l.first JOIN person_name b ON b.n = l.second",
    "person_due": "SELECT * FROM person_due",
    "comp": "SELECT comp, name, side, office, lot FROM person_name",
    "spelling": "SELECT * FROM spelling",
    "spelling_word": "SELECT * FROM spelling_word",
}


def rows(archive, table):
    db = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    found = db.execute(ROWS[table]).fetchall()
    if table == "person_listed":  # of two names the one that came first is the first
        found = [(*sorted([str(r[:3]), str(r[3:6])]), r[6]) for r in found]
    if table == "comp":  # who is with whom, whichever name stands for them
        company = collections.defaultdict(list)
        for r in found:
            company[r[0]].append(repr(r[1:]))
        found = [sorted(c) for c in company.values()]
    return sorted(map(repr, found))


bad = 0
for table in ROWS:
    a, b = (rows(f, table) for f in sys.argv[1:3])
    if table == "person" and not a:
        sys.exit("nobody is named")
    if a != b:
        bad += 1
        print(f"{table}: {len(a)} and {len(b)} rows", *[f"  - {r}" for r in sorted(set(a) - set(b))[:5]],
              *[f"  + {r}" for r in sorted(set(b) - set(a))[:5]], sep="\n")
sys.exit(bad > 0)
