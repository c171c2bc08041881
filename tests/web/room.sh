# The reading room over sockets: its pages, what it refuses, what it bears. tests/web/room.py tells each part.
. "$SOURCE/tests/lib.sh"
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
room() { python3 "$SOURCE/tests/web/room.py" "$READOUT" "$@" || fail "$*"; }
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
room a.db pages wrong strangers readonly guarded
room a.db decided
room a.db bodies crowd

# Accounts that would be something else than words.
python3 - >h.jsonl <<'END'
import json
bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)><svg onload=alert(1)>"
html = "<html><head><title>%s</title></head><body><h1>%s</h1><article><script>alert(1)</script>" \
    "<p>PORT ELDEN, May 16, 2023. President Orvan Telmek of Norvania held talks with Ines Corvay, Prime Minister of Sarelle, on the ferry.</p>" \
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; \"Minister <b onmouseover=alert(1)>Oto Ferrin</b>\" said that the ferry %s sails.</p></article></body></html>"
esc = bad.replace("<", "&lt;")
for i in (1, 2):
    print(json.dumps({"id": "hostile-%d" % i, "html": html % (esc, esc, "never" if i == 1 else "always"), "title": bad, "publisher": bad,
                      "url": "javascript:alert(1)//http://x", "date": "2023-05-16"}))
END
"$READOUT" --archive h.db add h.jsonl >/dev/null 2>&1
room h.db hostile

# What cannot be served is said in one sentence.
status 2 "$READOUT" --archive none/none.db serve --port 0
status 2 "$READOUT" --archive none.db serve --port 0 --readonly
has err "there is no archive"
test ! -e none.db || fail "a room that is read only made an archive"
status 2 "$READOUT" --archive a.db serve --listen nowhere.example
has err "no address in figures"
status 2 "$READOUT" --archive a.db serve --port 99999
status 2 "$READOUT" --archive "$pages/notice.html" serve --port 0
