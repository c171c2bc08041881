# What export says of the archive to other programs: a codebook that names every column, metadata for Datasette, citations.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/talks.db
python3 - <<'PY'
import json
print(json.dumps({"id": "k 1", "url": "https://news.example/a_b?c=1&d={2}", "publisher": "Strait & Sound", "title": "50 % of_ports {open}: #1 <b>\\", "captured": "2031-06-09",
                  "text": "TELMORA, June 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on June 4."}), file=open("k.jsonl", "w"))
PY
status 0 "$READOUT" add "$pages" k.jsonl
status 0 "$READOUT" export out.d
python3 - <<'PY'
import json, re, sqlite3
meta = json.load(open("out.d/metadata.json"))
assert list(meta["databases"]) == ["talks"], meta
tables = meta["databases"]["talks"]["tables"]
db = sqlite3.connect("talks.db")
# As Datasette reads a schema: tables and views, those that full-text search keeps for itself aside; keys; which table is searched by which.
names = [r[0] for r in db.execute("select name from sqlite_master where type in ('table', 'view')")]
virtual = [r[0] for r in db.execute("select name from sqlite_master where rootpage = 0 and type = 'table' and sql like '%VIRTUAL TABLE%USING FTS%'")]
names = [n for n in names if not n.startswith("sqlite_") and not any(n.startswith(v + "_") for v in virtual)]
assert set(names) == set(tables), set(names) ^ set(tables)
book = open("out.d/codebook.md", encoding="utf-8").read()
page = open("out.d/schema.html", encoding="utf-8").read()
for n in names:
    assert "## %s\n" % n in book and 'id="%s"' % n in page, n
    columns = [r[1] for r in db.execute("select * from pragma_table_info(?)", [n])]
    if not tables[n].get("hidden"):
        assert set(columns) == set(tables[n]["columns"]), (n, set(columns) ^ set(tables[n]["columns"]))
    for key in db.execute("select * from pragma_foreign_key_list(?)", [n]):
        assert key[2] in names, key
    db.execute('select * from "%s" limit 1' % n).fetchall()
fts = [r[0] for r in db.execute("""select name from sqlite_master where rootpage = 0 and (sql like '%VIRTUAL TABLE%USING FTS%content="account"%'
    or sql like '%VIRTUAL TABLE%USING FTS%content=[account]%' or (tbl_name = 'account' and sql like '%VIRTUAL TABLE%USING FTS%'))""")]
assert fts == ["account_fts"], fts
# Citations: all accounts, each in three forms.
n = db.execute("select count(*) from account where current").fetchone()[0]
csl = json.load(open("out.d/citations.json", encoding="utf-8"))
assert len(csl) == n
k = [c for c in csl if c["id"] == "k 1"][0]
assert k["author"] == [{"literal": "Strait & Sound"}] and k["accessed"] == {"date-parts": [[2031, 6, 9]]}, k
assert k["event-date"]["date-parts"][0][0] == 2031 and k["URL"].startswith("https://news.example/"), k
bib = open("out.d/citations.bib", encoding="utf-8").read()
entries = bib.strip().split("\n\n")
assert len(entries) == n
for e in entries:
    depth = 0
    for c in re.sub(r"\\[{}]", "", e):
        depth += (c == "{") - (c == "}")
        assert depth >= 0, e
    assert depth == 0, e
e = [e for e in entries if e.startswith("@misc{k-1,")][0]
assert r"50 \% of\_ports \{open\}: \#1 <b>\textbackslash{}" in e and "url = {https://news.example/a_b?c=1&d=%7B2%7D}" in e, e
lines = open("out.d/citations.md", encoding="utf-8").read().splitlines()
assert len(lines) == n and all(l.startswith("- ") for l in lines)
l = [l for l in lines if "Strait" in l][0]
assert r"of\_ports" in l and "(event of 2031-06-0" in l and "taken 2031-06-09" in l, l
PY
# One of them alone, and those of a meeting: the same words.
status 0 "$READOUT" cite 'k 1' --json
json 'len(d) == 1 and d[0] == [c for c in json.load(open("out.d/citations.json")) if c["id"] == "k 1"][0]'
status 0 "$READOUT" cite 'k 1'
grep -qxF -- "$(cat out)" out.d/citations.md || fail "another citation than that of the export"
has out 'SHA-256 of the page'
meeting=$("$READOUT" meetings --json | python3 -c 'import json,sys; print(max(json.load(sys.stdin), key=lambda m: len(m["accounts"]))["id"])')
n=$("$READOUT" show --json "$meeting" | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["accounts"]))')
status 0 "$READOUT" cite --bibtex "$meeting"
[ "$(grep -c '^@misc{' out)" = "$n" ] || fail "not every account of the meeting is cited"
has out 'note = {'
status 2 "$READOUT" cite nobody
