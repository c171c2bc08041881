# edition: a base text with the others in its apparatus; TEI that its schema accepts and from which every account can be read again.
. "$SOURCE/tests/lib.sh"
schema=$SOURCE/packaging/readout-tei.rng
# whole NAME FILE...: the edition in TEI is valid, and gives back every word of every file.
whole() {
    name=$1
    shift
    "$READOUT" edition --tei "$name.xml" "$@" 2>err || { cat err >&2; fail "no edition of $*"; }
    xmllint --noout --relaxng "$schema" "$name.xml" 2>lint || { cat lint >&2; fail "$name.xml is not valid"; }
    "$READOUT" compare --json "$@" >"$name.json" || [ $? = 1 ]
    python3 "$SOURCE/tests/tei.py" "$name.xml" "$name.json" || fail "$name.xml does not give back its accounts"
}
lead='Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.'
harbours='Ada Norn said that Norvania would open two more harbours to the ships of Kestria before the winter.'
treaty='Bo Kest expressed the hope that the treaty on the fishing grounds of the Grey Sea would be signed in autumn.'
storm='Both sides exchanged views on the damage that the storms of the spring had done to the sea walls of the coast.'
school='The two presidents visited the school for young sailors and planted a lime tree in its yard.'
printf '%s\n\n' "$lead" "$harbours" "$treaty" "$storm" >alda.txt
printf '%s\n\n' "$lead" "$(echo "$harbours" | sed 's/two/three/')" "$storm" "$treaty" >bela.txt
printf '%s\n\n' "$lead" "$(echo "$harbours" | sed 's/harbours/harbors/')" "$storm" "$school" >cora.txt

# What a reader meets: sigla, the lemma with the other reading, what is absent, what is added, what stands elsewhere, form folded.
status 0 "$READOUT" edition alda.txt bela.txt cora.txt
has out "A alda.txt: base text"
has out "two ] three B (number)"
has out "om. C"
has out "add. C: The two presidents visited the school"
has out "transp. B to"
has out "B has here: "
has out "1 difference of form alone is left out"
hasnt out "harbors"
status 0 "$READOUT" edition --all alda.txt bela.txt cora.txt
has out "harbours ] harbors C"
# Another base: what was read otherwise is the lemma now. Nobody is the base whom nobody named.
status 0 "$READOUT" edition --base 2 alda.txt bela.txt cora.txt
has out "B bela.txt: base text"
has out "three ] two A C (number)"
status 2 "$READOUT" edition --base 4 alda.txt bela.txt cora.txt
has err "from 1 to 3"
status 2 "$READOUT" edition alda.txt

# As JSON: the readings of each witness, in its own order, are its text.
"$READOUT" edition --json alda.txt bela.txt cora.txt >e.json || fail "no edition as JSON"
python3 - <<'END' || fail "the edition as JSON does not give back its accounts"
import json
e = json.load(open("e.json"))
assert e["base"] == "a" and [w["siglum"] for w in e["witnesses"]] == ["A", "B", "C"]
passages = {p["id"]: p for p in e["passages"]}
for w in e["witnesses"]:
    text = ""
    for p in w["order"]:
        telling = next(t for t in passages[p]["tellings"] if w["id"] in t["in"])
        text += " " + "".join(r["words"] for piece in telling["pieces"] for r in piece if w["id"] in r["in"])
    assert text.split() == open(w["ref"]).read().split(), (w["ref"], text)
two = [piece for p in e["passages"] for t in p["tellings"] for piece in t["pieces"] if piece[0]["words"].strip() == "two"]
assert two == [[{"in": ["a", "c"], "words": two[0][0]["words"]}, {"in": ["b"], "words": two[0][1]["words"], "substantive": True, "class": "number"}]], two
END
whole three alda.txt bela.txt cora.txt
whole ab alda.txt bela.txt
whole ba bela.txt alda.txt
whole many "$pages"/qna-report.txt "$pages"/quessian-daily.txt "$pages"/norvania-transcript.html "$pages"/monitor-reprint.txt
has three.xml '<lem wit="#A #C">two</lem><rdg wit="#B" type="substantive" subtype="number">three</rdg>'
has three.xml 'type="orthographic"'
has three.xml "$(sha256sum alda.txt | cut -d' ' -f1)"
# The name of a passage is that of its words: it lasts while they do, whoever else is compared.
id() { grep -o '<seg xml:id="[^"]*" type="base">[^A-Za-z]*Both sides' "$1" | grep -o 'p-[0-9a-f]*'; }
[ -n "$(id ab.xml)" ] && [ "$(id ab.xml)" = "$(id ba.xml)" ] || fail "the name of a passage changed"

# The schema refuses what is broken: no witness of that name, words outside a reading, a reading of nobody, a pointer to nowhere named.
broken() { # SED-SCRIPT
    sed "$1" three.xml >broken.xml
    cmp -s three.xml broken.xml && fail "$1 changes nothing"
    ! xmllint --noout --relaxng "$schema" broken.xml 2>/dev/null || fail "the schema takes: $1"
}
broken 's/<rdg wit="#B" type="substantive" subtype="number">/<rdg>/'
broken 's/<app xml:id="[^"]*" type="substantive">/&stray words/'
broken 's/<ptr target="#p-[^"]*"/<ptr target="there"/'
broken 's/sha256">[0-9a-f]/sha256">x/'
broken 's/<variantEncoding [^>]*>//'
broken 's/<witness xml:id="B">/<witness xml:id="A">/'

# Hostile words: what XML cannot hold is replaced and said, what it would act on is written out.
odd='Ada Norn called it "a <b>bold</b> step & no more]]>" and <!-- left --> it at that, &lt; so to speak.'
printf '%s\n\n%s\357\277\276 \342\200\256wal\342\200\254 %s\n\n%s\n\n' "$lead" "$odd" "‏שלום עולם‏" "$storm" >'<odd> & "name".txt'
printf '%s\n\n%s\n\n%s\n\n' "$lead" "$odd" "$storm" >plain.txt
whole odd '<odd> & "name".txt' plain.txt
has odd.xml "Characters that XML cannot hold, replaced by U+FFFD: 1."
has odd.xml ']]&gt;'

# A meeting of the archive, and the page.
"$READOUT" --archive t.db add "$pages"/qna-report.txt "$pages"/quessian-daily.txt >/dev/null 2>&1
"$READOUT" --archive t.db meetings --json >meetings.json
meeting=$(python3 -c 'import json; print(json.load(open("meetings.json"))[0]["id"])')
status 0 "$READOUT" --archive t.db edition --tei - "$meeting"
xmllint --noout --relaxng "$schema" out 2>lint || fail "the edition of a meeting is not valid"
"$READOUT" --archive t.db add "$pages" >/dev/null 2>&1
status 0 "$READOUT" --archive t.db export --tei exported
[ -s "exported/editions/$meeting.xml" ] || fail "no edition of $meeting was exported"
xmllint --noout --relaxng "$schema" exported/editions/*.xml 2>lint || { cat lint >&2; fail "an exported edition is not valid"; }
[ -z "$(find exported -name '*.part')" ] || fail "half a file was left"

# The page: no script, nothing fetched, every number leads to its note and back, words of pages are no markup and lead nowhere.
printf '%s\n\n%s\n\n%s\n\n' "$lead" '"><script>alert(1)</script> <img src=x onerror=y>' "$storm" >evil.txt
status 0 "$READOUT" edition --html page.html alda.txt bela.txt cora.txt evil.txt
python3 - <<'PY'
import html.parser
ids, refs, tags = set(), set(), set()
class Page(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        tags.add(tag)
        assert not any(k.startswith("on") or k == "src" for k in a), a
        if "id" in a:
            assert a["id"] not in ids, a["id"]
            ids.add(a["id"])
        if "href" in a: refs.add(a["href"])
text = open("page.html", encoding="utf-8").read()
Page().feed(text)
assert not tags & {"script", "img", "link", "iframe"}, tags
assert refs and all(r.startswith("#") and r[1:] in ids for r in refs), [r for r in refs if r[1:] not in ids]
assert sum(i.startswith("p-") for i in ids) >= 5, "no lasting names"
assert "<abbr title=\"bela.txt\">B</abbr>" in text and "form</summary>" in text
PY
status 2 "$READOUT" edition --tei nowhere/e.xml alda.txt bela.txt
has err nowhere/e.xml
