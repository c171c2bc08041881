# columns.py DB SEED PART: one value of each column of each table is changed in turn, and one row of each table taken out; `verify` must find it and
# name the account, the decision, the meeting or the table. Tables and columns are read from the schema, so that those which come later are asked as
# well. What cannot be found, as nothing says what it was, is listed here with its reason; what stands here and is found all the same fails too.
# PART: every so many-th change alone (1: all).
import os, random, re, shutil, sqlite3, subprocess, sys

archive, seed, part = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
readout = os.environ["READOUT"]
random.seed(seed)

# By table, and column; "*" is every column, None a row that is gone. Those with ~ are found where it matters and else not.
GIVEN = "~handed in, and nothing else says what it was; found where an account reads otherwise by it"
SETTLED = "~what a person settled, and nothing else says what it was; found where something follows from it"
HEALED = "~whoever reads it next sees that it was made by others, and makes it anew"
SAME = "~all words are held against a new index, and looked for: what is not found changes no answer"
EXCEPT = {("intake", c): GIVEN for c in "id_given media url title publisher date captured language charset status note".split()}
EXCEPT |= {(t, c): SETTLED for t in ("decision", "decision_account", "decision_person") for c in ("*", None)}
EXCEPT |= {("source", "*"): GIVEN, ("source", None): GIVEN, ("capture", "first_seen"): "a moment, which nothing else tells"}
EXCEPT |= {("setting", "*"): HEALED, ("setting", None): HEALED, ("noise_pair", "rules"): HEALED}
EXCEPT |= {("account_fts_data", "*"): SAME, ("account_fts_idx", "*"): SAME, ("account_fts_idx", None): SAME}
EXCEPT |= {("reuse_gone", "words"): "~of each number some low bits count"}
EXCEPT |= {("meeting_once", c): "~ids of before: nothing else says what they were" for c in ("*", None)}
EXCEPT |= {(t, c): "~found where a row uses the number; numbers are never taken back" for t in ("word", "how") for c in ("*", None)}


def quoted(x):
    return '"%s"' % x


class Table:
    def __init__(self, db, name, sql):
        self.name = name
        self.columns = [(r[1], r[2].upper()) for r in db.execute(f"PRAGMA table_info({quoted(name)})")]
        self.key = [r[1] for r in sorted(db.execute(f"PRAGMA table_info({quoted(name)})"), key=lambda r: r[5]) if r[5]] or ["rowid"]

    def row(self, db, column=None):
        """The key of some row; of one that has a value in the column, if any has."""
        keys = ", ".join(map(quoted, self.key))
        rows = db.execute(f"SELECT {keys} FROM {quoted(self.name)} WHERE {quoted(column)} IS NOT NULL").fetchall() if column else []
        rows = rows or db.execute(f"SELECT {keys} FROM {quoted(self.name)}").fetchall()
        return random.choice(sorted(rows)) if rows else None

    def where(self):
        return " AND ".join(f"{quoted(k)} = ?" for k in self.key)


def other(value, kind):
    """Another value of the same kind, no matter which."""
    if value is None:
        return {"INTEGER": 1, "BLOB": b"x", "REAL": 1.5}.get(kind, "x")
    if isinstance(value, int):
        return 1 - value if value in (0, 1) and random.random() < .7 else value + random.choice([1, -1, 2, 1000])
    if isinstance(value, float):
        return value + 1
    if isinstance(value, bytes):
        at = random.randrange(len(value)) if value else 0
        return value[:at] + bytes([value[at] ^ 1 << random.randrange(8)]) + value[at + 1:] if value else b"x"
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", value):
        return ("1" if value[0] != "1" else "2") + value[1:]
    return random.choice([value + "x", value[:-1] + "q" if len(value) > 1 and value[-1] != "q" else value + "z"])


def change(db, table, column, kind):
    """What was changed, in words; None: there is nothing to change."""
    key = table.row(db, column)
    if key is None:
        return None, None
    value = db.execute(f"SELECT {quoted(column)} FROM {quoted(table.name)} WHERE {table.where()}", key).fetchone()[0]
    to = value
    for _ in range(40):
        to = other(to, kind)
        try:
            if to != value:
                db.execute(f"UPDATE {quoted(table.name)} SET {quoted(column)} = ? WHERE {table.where()}", (to, *key))
                return f"{value!r:.60} is {to!r:.60} in the row {key!r:.80}", key
        except sqlite3.IntegrityError:  # there is such a row
            pass
    return None, None


def drop(db, table):
    key = table.row(db)
    if key is None:
        return None, None
    db.execute(f"DELETE FROM {quoted(table.name)} WHERE {table.where()}", key)
    return f"the row {key!r:.80} is gone", key


# What stands for a table in the sentences of `verify`: words that people know it by.
KNOWN = {"account_fts": "search index", "sought": "search index", "reuse_": "shared words", "match_": "meetings", "meeting": "meetings", "person_decided": "meetings",
         "person_name": "the people",
         "origin_": "what is cut", "noise_": "noise_", "account_line": "what is cut", "intake": "hang on nothing"}


def id_of(path, n):
    """Closed at once: the file is written over for the next change."""
    db = sqlite3.connect(path)
    row = db.execute("SELECT id FROM intake WHERE n = ?", (n,)).fetchone()
    db.close()
    return row[0] if row else None


def names(table, key, said):
    """The table, what it is known by, or the account of the row."""
    ids = [id_of(path, key[0]) for path in (archive, "changed.db")]
    return table.name in said or any(i and i in said for i in ids) or any(table.name.startswith(k) and w in said for k, w in KNOWN.items())


def verify(path):
    r = subprocess.run([readout, "--archive", path, "verify"], capture_output=True, text=True, errors="replace", timeout=300)
    return r.returncode, r.stdout + r.stderr


db = sqlite3.connect(archive)
tables = [Table(db, n, s) for n, s in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence' AND sql NOT"
                                                 " LIKE 'CREATE VIRTUAL%' ORDER BY name")]
db.close()
tries = [(t, c, k) for t in tables for c, k in t.columns] + [(t, None, None) for t in tables]
wrong, empty, found = [], [], 0
for i, (t, column, kind) in enumerate(tries):
    if i % part != seed % part:
        continue
    shutil.copy(archive, "changed.db")
    db = sqlite3.connect("changed.db")
    words, key = change(db, t, column, kind) if column else drop(db, t)
    db.commit()
    db.close()
    what = f"{t.name}.{column}" if column else f"a row of {t.name}"
    if words is None:
        empty.append(what)
        continue
    got, said = verify("changed.db")
    why = EXCEPT.get((t.name, column)) or EXCEPT.get((t.name, "*" if column else None), "")
    if got == 2 and not why and not names(t, key, said):
        wrong.append(f"{what}: is found, but not by name: {words}\n    {said}")
    if got not in (0, 2):
        wrong.append(f"{what}: verify ends with {got}: {words}\n    {said}")
    elif got == 2 and why and not why.startswith("~"):
        wrong.append(f"{what}: is found, though it stands among what is not: {words}\n    {said}")
    elif got == 0 and not why:
        wrong.append(f"{what}: is not found: {words}")
    found += got == 2
    if os.environ.get("TALK"):
        print(what, got, words, said.strip()[:200].replace("\n", " | "), sep="\t")
print(f"{found} changes found; {len(empty)} columns and tables without a row: {' '.join(empty)}")
for w in wrong:
    print(w)
sys.exit(bool(wrong))
