# schema.py A B: the archives have the same tables, columns, keys, references, indexes and views; the words of the schema, and its comments, may differ.
import re, sqlite3, sys


def of(path):
    c, out = sqlite3.connect(path), {}
    out["form"] = [c.execute(f"PRAGMA {p}").fetchone() for p in ("application_id", "user_version")]
    for kind, name, sql in c.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'account_fts\\_%' ESCAPE '\\'").fetchall():
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            rows = lambda pragma, of=name: c.execute(f"SELECT * FROM {pragma}('{of}')").fetchall()
            out[f"columns of {name}"] = rows("pragma_table_xinfo")
            out[f"kind of {name}"] = c.execute("SELECT wr, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?", (name,)).fetchall()
            out[f"references of {name}"] = sorted(map(str, rows("pragma_foreign_key_list")))
            out[f"indexes of {name}, in order"] = [(i[1:], rows("pragma_index_xinfo", i[1])) for i in rows("pragma_index_list")]
        elif sql:
            out[f"{kind} {name}"] = re.sub(r"\s+", " ", sql.replace('"', ""))
    return out


a, b = map(of, sys.argv[1:])
wrong = [k for k in sorted(a.keys() | b.keys()) if a.get(k) != b.get(k)]
for k in wrong:
    print(f"{k}\n  {a.get(k)}\n  {b.get(k)}")
sys.exit(bool(wrong))
