# changes: captures of one page over time are one account, and what became of it is told: silent edits, furniture, deletions, returns.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/pages.db
python3 - <<'PY'
import json
head = "TELMORA, March 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on March 4."
body = ["The two leaders discussed the fishing grounds of the strait and agreed to open five ferry lines within the year.",
        "Ilmar Dashen said that the agreement on mining must be signed in May.",
        "Orvan Telmek thanked the prime minister for the warm welcome and invited him to visit Norvania.",
        "The talks lasted two hours and were held in a friendly atmosphere."]
def page(paragraphs, title="Dashen meets Telmek", ad="", modified=""):
    meta = '<meta property="article:modified_time" content="%s">' % modified if modified else ""
    return ('<html><head><title>%s</title>%s</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>%s</h1>%s'
            '</article><aside>%s</aside></body></html>' % (title, meta, title, "".join("<p>%s</p>" % p for p in paragraphs), ad))
def line(day, html, url="https://news.example/talks/12", **more):
    print(json.dumps({"html": html, "url": url, "captured": day, "publisher": "Strait News", **more}), file=out)
whole = [head] + body
five = [p.replace("five", "six").replace("must be", "may be") for p in whole]
out = open("first.jsonl", "w")
line("2031-03-06", page(whole))
line("2031-03-20", page(five[:-1]), url="http://www.news.example/talks/12/?utm_source=x")
line("2031-03-08", page(whole, ad="<p>Boats for sale</p>"))  # earlier than the one before it
line("2031-04-01", "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The page was not found.</p></body></html>")
line("2031-05-01", page(five[:-1]))
line("2031-06-01", page(whole, modified="2031-05-30"))
# Another page, and at a third address a page of the day with another text each day.
line("2031-03-06", page([head.replace("Telmora", "Kessan")] + body[1:]), url="https://news.example/talks/13")
line("2031-03-06", page(whole), url="https://news.example/today")
line("2031-03-07", page(["KESSAN, March 7, 2031. Foreign Minister Oto Ferrin of Quessia received Ambassador Mira Kessel of Sarelle on March 7.",
                         "She handed over a letter of her government about the harvest of kelp.",
                         "The minister promised an answer before summer, it was reported."], title="Ferrin receives Kessel"),
     url="https://news.example/today")
# Ids that were given say what is one account.
line("2031-03-06", page(whole), url="https://news.example/talks/14", id="k1")
line("2031-03-09", page(five), url="https://news.example/talks/14", id="k2")
PY
status 2 "$READOUT" add first.jsonl # one line is a 404
has out 'added 6, new versions 4'
status 0 "$READOUT" changes --json
cp out changes.json
json 'len(d) == 1 and d[0]["edited"] == 2 and d[0]["gone"] == 1 and d[0]["returned"] == 1'
json '[c["event"] for c in d[0]["captures"]] == ["first", "furniture", "edited", "gone", "same", "restored"]'
json '[(w["first"], w["last"], w["captures"]) for w in d[0]["wordings"]] == [("2031-03-06", "2031-06-01", 3), ("2031-03-20", "2031-05-01", 2)]'
json '{(c["before"], c["after"]) for c in d[0]["captures"][2]["changes"]} >= {("five", "six"), ("must", "may")}'
json '[c["kind"] for c in d[0]["captures"][2]["changes"] if c["after"] is None] == ["dropped"]'
json 'not d[0]["captures"][2]["announced"] and d[0]["captures"][5]["announced"]'
id=$(python3 -c 'import json; print(json.load(open("out"))[0]["id"])')
status 0 "$READOUT" changes "$id"
has out 'five → six'
has out '2031-03-20 edited silently: 3 changes of substance'
has out 'only the page around them changed'
has out '2031-04-01 gone'
has out 'back; the same bytes'
has out 'wording 1 again'
has out 'edited: 3 changes of substance; the page says so'
status 0 "$READOUT" meetings --json
python3 -c 'import json,sys; assert sum(a["id"] == sys.argv[1] for m in json.load(open("out")) for a in m["accounts"]) == 1' "$id"
status 0 "$READOUT" show --json "$id"

# What was captured last shows, whatever came last: the words that stand there now are the first ones.
status 0 "$READOUT" search 'five ferry lines'
has out "$id"

# The page of the day is two accounts, and says that another stood at its address.
status 0 "$READOUT" meetings --json
json 'len({a["id"] for m in d for a in m["accounts"]}) == 6'

# Nothing is an edit where only the page around it changed; --all lists it. Days may be asked for.
status 0 "$READOUT" changes --from 2031-07-01 --json
json 'd == []'
status 0 "$READOUT" changes --from 2031-03-20 --to 2031-03-20 --jsonl
jsonl 'len(d) == 1'
status 0 "$READOUT" changes --csv -
python3 - <<'PY'
import csv
rows = list(csv.DictReader(open("out", encoding="utf-8-sig", newline="")))
assert {(r["before"], r["after"]) for r in rows} >= {("five", "six"), ("must", "may")}, rows
assert [r["event"] for r in rows if not r["kind"]] == ["gone", "returned"], rows
PY
status 0 "$READOUT" changes --html side.html "$id"
has side.html '<ins'
status 2 "$READOUT" changes --html side.html k1
has err 'one wording'
status 2 "$READOUT" changes nothing-like-it
status 0 "$READOUT" verify

# The same pages in another order are the same history, and adding them again changes nothing.
status 2 "$READOUT" add first.jsonl
has out 'already there 10'
status 0 "$READOUT" changes --json
cmp out changes.json || fail "adding the same pages again changes their history"
{ sed -n '6p;4p;3p;1p;5p;2p' first.jsonl; } >turned.jsonl
status 2 "$READOUT" --archive turned.db add turned.jsonl
status 0 "$READOUT" --archive turned.db changes --json
json '[c["event"] for c in d[0]["captures"]] == ["first", "furniture", "edited", "gone", "same", "restored"]'

# Days as pages print them, a month whole; what is no day is said, since "no page has changed" would be an answer.
python3 - >silent.jsonl <<'P'
import json
text = "Edda Sorel, premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on April 1, 2031.\n\nThe two sides agreed on three new ferry lines and exchanged views on kelp. They also discussed the fishing grounds of the strait at length."
for day, words in ("2031-04-02", text), ("2031-04-05", text.replace("agreed on three", "discussed")):
    print(json.dumps({"url": "https://kelp.example/sorel", "publisher": "Kelp Gazette", "text": words, "captured": day}))
P
status 0 "$READOUT" --archive silent.db add silent.jsonl
for option in '--from=April 2031' '--from=5 April 2031' '--to=2031-04' '--to=05.04.2031' --to=2031; do
    status 0 "$READOUT" --archive silent.db changes "$option"
    has out 'edited silently'
done
for option in '--from=May 2031' --to=2031-04-04 --to=2030; do
    status 0 "$READOUT" --archive silent.db changes "$option"
    has out 'No page has changed or gone'
done
status 2 "$READOUT" --archive silent.db changes --from spring
has err 'spring: --from takes a day'
