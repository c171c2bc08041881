# Lines that stand on the pages of one source are cut once the archive has seen enough of them, whatever the order in which the
# pages came; a person can have a line back, or have another one cut.
. "$SOURCE/tests/lib.sh"
mkdir site few
python3 - <<'PY'
towns = "Quess Tolm Arvin Ledra Osk Parn Velm Drest Kanto Milb Sorn Ulden".split()
for i, t in enumerate(towns):
    body = f"""<html><head><link rel="canonical" href="https://www.news.example/{i}"><title>Ministers meet in {t}</title></head><body><div>
<h1>Ministers meet in {t}</h1>
<p>The minister of trade of Sarelle met the minister of trade of Norvania in {t} on May {i + 2}, 2031, and spoke of the {t} canal, its tolls and its {i + 3} locks.</p>
<p>The talks proceeded in a friendly atmosphere.</p>
<p>They agreed that {i + 20} barges a day may pass from {t} to the sea, which is {i + 4} more than in the year before, and that the wardens of {t} keep the books.</p>
<p>Both ministers thanked the {i + 7} wardens of the {t} locks for their work through the floods of the spring.</p>
<p>The river office answers letters of readers of these pages</p>
</div></body></html>"""
    open(f"site/{i:02}.html", "w").write(body)
    if i < 4: open(f"few/{i:02}.html", "w").write(body)
PY
last="The river office answers letters"
friendly="The talks proceeded in a friendly atmosphere."

# Four pages prove nothing.
status 0 "$READOUT" --archive few.db add few
status 0 "$READOUT" --archive few.db show --json few/01.html
has out "$last"
json '"river office" in d["text"]'

# Twelve do; and a sentence amid the text stays, however often it is printed.
status 0 "$READOUT" --archive a.db add site
status 0 "$READOUT" --archive a.db show --json site/01.html
json '"river office" not in d["text"] and "friendly atmosphere" in d["text"]'
json 'any("river office" in f["text"] and f["why"] == "the same line stands on other pages of news.example" for f in d["furniture"])'
status 0 "$READOUT" --archive a.db show --cuts site/01.html
has out "$last"
status 0 "$READOUT" --archive a.db verify
status 0 "$READOUT" --archive a.db reread
status 0 "$READOUT" --archive a.db verify

# The order does not matter, nor does it whether they came at once; the line is not searched for.
for i in 11 03 07 00 09 01 10 02 05 04 08 06; do status 0 "$READOUT" --archive b.db add site/$i.html; done
for db in a b; do "$READOUT" --archive $db.db export --help >/dev/null; "$READOUT" --archive $db.db show --json site/05.html >$db.json; done
cmp a.json b.json || fail "the order of arrival shows"
status 0 "$READOUT" --archive b.db verify
status 0 "$READOUT" --archive a.db search "river office"
hasnt out "site/"

# A person has it back on one page, which survives rereading, and may take that back.
id=$(python3 -c 'import json; print(json.load(open("a.json"))["id"])')
status 0 "$READOUT" --archive a.db decide restore "$id" "$last"
status 0 "$READOUT" --archive a.db show --json "$id"
json '"river office" in d["text"] and any("by a decision" in n for n in d["notes"])'
status 0 "$READOUT" --archive a.db show --json site/06.html
json '"river office" not in d["text"]'
status 0 "$READOUT" --archive a.db decide cut "$id" "$friendly"
status 0 "$READOUT" --archive a.db reread
status 0 "$READOUT" --archive a.db show --json "$id"
json '"river office" in d["text"] and "friendly" not in d["text"]'
json 'any(f["why"] == "cut by a decision" for f in d["furniture"])'
status 0 "$READOUT" --archive a.db verify
status 0 "$READOUT" --archive a.db undo 1
status 0 "$READOUT" --archive a.db undo 2
"$READOUT" --archive a.db show --json "$id" >again.json
cmp a.json again.json || fail "a decision that was taken back leaves traces"
status 0 "$READOUT" --archive a.db decide restore "$id" "words that nobody printed"
status 0 "$READOUT" --archive a.db show "$id"
has out "is not on the page"

# One order of day and month a source: three of its pages prove it for the fourth, which cannot.
mkdir days
page() { # NAME DATE TOWN
    cat >days/$1.html <<PAGE
<html><head><link rel="canonical" href="https://days.example/$1"><title>Trade talks in $3</title></head><body><article>
<h1>Trade talks in $3</h1><p>Published: $2</p>
<p>The minister of trade of Sarelle and the minister of trade of Norvania spoke in $3 of tolls, of barges and of the books of $3.</p>
<p>They agreed to meet again in the $1 weeks before the floods, when the wardens of $3 have counted what passed the locks.</p>
</article></body></html>
PAGE
}
page one 05/06/2031 Quess
status 0 "$READOUT" --archive days.db add days
status 0 "$READOUT" --archive days.db show --json days/one.html
json 'd["dates"]["published"]["value"] is None'
page two 17/06/2031 Tolm
page three 28/05/2031 Arvin
page four 30/04/2031 Ledra
status 0 "$READOUT" --archive days.db add days
status 0 "$READOUT" --archive days.db show --json days/one.html
json 'd["dates"]["published"]["value"] == "2031-06-05"'
status 0 "$READOUT" --archive days.db verify
