# read: shapes of its JSON, good pages among bad ones, standard input, gzip.
. "$SOURCE/tests/lib.sh"
status 0 "$READOUT" read --json "$pages/qna-report.txt" "$pages/norvania-transcript.html"
json 'len(d) == 2 and d[0]["file"].endswith("qna-report.txt") and d[1]["file"].endswith("norvania-transcript.html")'
json 'all(set(("file sha256 url archived_url text title language kind form held scope publisher carrier dates place sides "
      "attendance people statements paragraphs furniture").split()) <= set(r) for r in d)'
json 'all(r["text"].encode()[s["span"][0]:s["span"][1]] for r in d for s in r["statements"])'
json 'd[0]["sha256"] == __import__("hashlib").sha256(open(d[0]["file"], "rb").read()).hexdigest()'

# The same page: by name, gzipped under any name, and from standard input.
status 0 "$READOUT" read --jsonl "$pages/qna-report.txt"
mv out plain
gzip -c "$pages/qna-report.txt" >page.dat
status 0 "$READOUT" read --jsonl page.dat
python3 - <<'PY'
import json
a, b = json.load(open("plain")), json.load(open("out"))
assert a["text"] == b["text"] and a["attendance"] == b["attendance"]
PY
"$READOUT" read --jsonl - <"$pages/qna-report.txt" >out
python3 - <<'PY'
import json
a, b = json.load(open("plain")), json.load(open("out"))
assert a["text"] == b["text"] and a["sha256"] == b["sha256"]
PY

# Bad pages: one sentence each with the file's name, exit 2, and the rest is still read.
: >empty.txt
head -c 3000 /dev/urandom >noise.bin
gzip -c "$pages/qna-report.txt" | head -c 700 >cut.gz
status 2 "$READOUT" read --json empty.txt "$pages/qna-report.txt" noise.bin cut.gz missing.txt "$pages/notice.html"
for file in empty.txt noise.bin cut.gz missing.txt; do has err "readout: $file"; done
[ "$(wc -l <err)" = 4 ] || { cat err; fail "not one sentence a file"; }
json '[bool(r.get("refused")) for r in d] == [True, False, True, True, True, False]'
json 'all(r["file"] for r in d)'
status 2 "$READOUT" read missing.txt
has err missing.txt

# A page that is no account says why, in a sentence and in a word, and keeps its name and the day that it declares; its dates of
# other texts are not its own. One that goes on for subscribers says so.
printf '%s' '<html><head><title>Talks at the lake | Elden Post</title><meta property="article:published_time" content="2031-03-04">' \
    '</head><body><h1>Page not found</h1><p>March 9, 2031</p></body></html>' >gone.html
status 2 "$READOUT" read --json gone.html
json 'd[0]["refusal"] == "not-found" and d[0]["title"] == "Talks at the lake"'
json 'd[0]["dates"]["published"]["value"] == "2031-03-04" and "text" not in d[0]'
{
    echo "Talks at the lake"
    for day in Monday Tuesday Wednesday Thursday Friday Saturday; do
        printf '\nOn %s Ada Norn and Bo Kest spoke of the ferry between the two countries and of the fishing grounds.\n' $day
    done
    printf '\nSubscribe to continue reading.\n'
} >cut.txt
status 0 "$READOUT" read --json cut.txt
json 'any("subscribers" in n for n in d[0]["notes"])'

# JSON Lines: ids stay, a bad line is one refusal.
printf '%s\n' '{"id": "one", "text": "President Orvan Telmek met Premier Oto Ferrin in Kessan on May 3, 2023.", "publisher": "QNA", "date": "2023-05-04"}' \
    'not json' '{"id": "two", "html": "<p>Minister Mira Kessel said that the ferries would sail again on Monday.</p>"}' >some.jsonl
status 2 "$READOUT" read --jsonl some.jsonl
jsonl '[r.get("id") for r in d if not r.get("refused")] == ["one", "two"]'
jsonl 'd[0]["dates"]["published"]["value"] == "2023-05-04" and d[0]["dates"]["published"]["basis"] == "given"'
[ "$(wc -l <err)" = 1 ] || fail "one bad line, one sentence"

# A person's view: no colour into a pipe, 80 columns, with the rules where asked.
status 0 "$READOUT" read --explain "$pages/qna-report.txt"
has out "Ilmar Dashen"
! grep -q "$(printf '\033')" out || fail "colour in a pipe"
awk '{ n = split($0, c, ""); if (length > 80) bad = 1 } END { exit bad }' out || fail "wider than 80 columns"

# The name of a file is bytes; the JSON is UTF-8 nevertheless.
odd=$(printf 'odd\377name.txt')
cp "$pages/qna-report.txt" "$odd"
status 0 "$READOUT" read --json "$odd"
json 'd[0]["file"] == "odd\ufffdname.txt" and d[0]["text"]'
