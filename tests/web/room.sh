# The reading room over sockets: its pages, what it refuses, what it bears. tests/web/room.py tells each part.
. "$SOURCE/tests/lib.sh"
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
room() { python3 "$SOURCE/tests/web/room.py" "$READOUT" "$@" || fail "$*"; }
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
room a.db pages assets people phrase lists sifted wrong strangers readonly guarded

# Nor does a room that is read only finish what an add that was killed left, or keep what it works out.
cp a.db killed.db
python3 -c 'import sqlite3; c = sqlite3.connect("killed.db"); c.execute("DELETE FROM noise_change"); c.execute("DELETE FROM noise_pair")
c.execute("INSERT OR IGNORE INTO match_due SELECT n, NULL, NULL FROM account")
c.execute("INSERT OR REPLACE INTO setting VALUES (\"grouping\", \"due\")"); c.commit()'
cp killed.db before.db
room killed.db untouched
cmp killed.db before.db || fail "a room that is read only wrote to its archive"
room a.db decided
room a.db collected taken
room a.db bodies crowd
room a.db as_json
room a.db settled
room a.db adding
room b.db much ended

# Accounts that would be something else than words.
python3 "$SOURCE/tests/web/hostile.py" >h.jsonl
"$READOUT" --archive h.db add h.jsonl >/dev/null 2>&1
room h.db hostile

# A text that was copied, and its copies copied.
python3 "$SOURCE/tests/web/copies.py" >k.jsonl
"$READOUT" --archive k.db add k.jsonl >/dev/null 2>&1
room k.db kin

# Sixty-five meetings of others stand between a meeting and the one of its side two days later.
python3 - >s.jsonl <<'P'
import json
heads = [a + b for a in ["Bor", "Dal", "Fen", "Gor", "Hal", "Jor", "Kel", "Lun", "Mor", "Nar", "Pol", "Ral", "Sor"] for b in ["dan", "mar", "ten", "vik", "lam"]]
def put(i, day, x, y, a, b):
    print(json.dumps({"id": i, "publisher": "Gazette", "date": f"2031-03-{day:02}", "title": f"President {a} meets President {b}",
                      "text": f"President Ada {a} of {x} had talks with President Bo {b} of {y} in Port {y} on March {day}, 2031. They spoke of the ferries of {x}."}))
put("one", 11, "Norvania", "Quessia", "Telmek", "Dashen")
put("other", 13, "Norvania", "Sarelle", "Telmek", "Valdrin")
for n, h in enumerate(heads):
    put(f"m{n}", 9, h + "ia", heads[n - 1] + "land", h, heads[n - 1] + "er")
P
"$READOUT" --archive s.db add s.jsonl >/dev/null 2>&1
room s.db suggested

# What cannot be served is said in one sentence.
status 2 "$READOUT" --archive none/none.db serve --port 0
status 2 "$READOUT" --archive none.db serve --port 0 --readonly
has err "there is no archive"
test ! -e none.db || fail "a room that is read only made an archive"
status 2 "$READOUT" --archive a.db serve --listen nowhere.example
has err "no address in figures"
status 2 "$READOUT" --archive a.db serve --port 99999
status 2 "$READOUT" --archive "$pages/notice.html" serve --port 0
