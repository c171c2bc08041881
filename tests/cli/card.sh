# A finding card holds against its captures, and whatever is altered in what it shows is refuted.
. "$SOURCE/tests/lib.sh"
unset READOUT_ARCHIVE
a=$pages/qna-report.txt
b=$pages/quessian-daily.txt
# The words of the first number, as a change that a card is made of.
n=1
until { "$READOUT" compare --card card.html --finding $n "$a" "$b" 2>err || true; } &&
    grep -q '<mark data-say="a.words">three</mark>' card.html; do
    n=$((n + 1))
    [ $n -lt 60 ] || fail "no finding with the words wanted"
done
three=$n
"$READOUT" compare --csv - "$a" "$b" >table.csv || true
grep -q "^\"*$three\"*,.*three.*four" table.csv || fail "number $three is another one in the table"
hasnt card.html "<script"
has card.html '<mark data-say="b.words">four</mark>'
for words in "QNA" "Quessian Daily" "2023-05-17, certain" "$(sha256sum <"$a" | cut -d' ' -f1)" "change of substance"; do has card.html "$words"; done
status 0 "$READOUT" verify card.html "$a" "$b"
has out "The card holds."
status 0 "$READOUT" verify --json card.html "$pages"
json 'd["proof"] == "holds" and all(s["proof"] == "holds" for s in d["statements"]) and len(d["statements"]) > 15'

# The captures are not here, or one of them, or others are.
status 2 "$READOUT" verify card.html
has out "its capture is not here"
status 2 "$READOUT" verify card.html "$a"
hasnt out "does not hold"
status 2 "$READOUT" verify card.html "$pages/norvania-talks.txt"
status 2 "$READOUT" verify missing.html
status 2 "$READOUT" verify "$a"
has err "is no finding card"

# altered SED WHAT: the card with this done to it does not hold, and WHAT is why.
altered() {
    sed "$1" card.html >altered.html
    ! cmp -s card.html altered.html || fail "nothing was altered: $1"
    status 1 "$READOUT" verify altered.html "$a" "$b"
    grep -q "^does not hold .*$2" out || { cat out; fail "$1 does not refute: $2"; }
}
altered 's/a.before">[A-Za-z]*/a.before">Nobody/' before
altered 's/>three</>thirty</' words
altered 's/>four</>five</' words
altered 's/ferry lines/ferry routes/' after
altered 's/of substance/of form or grammar/' change
altered 's/a.outlet">QNA/a.outlet">Velmer Times/' outlet
altered 's/2023-05-17, certain/2023-05-18, certain/' published
altered 's/a.published">2023-05-17, certain/a.published">2023-05-17, not certain/' published
altered 's/marked words [0-9]*/marked words 7/' place
altered 's/a.text">..../a.text">0000/' text
altered '/a.published/d' published
# What is shown beside the statements, hides one or says it twice.
altered 's/<footer>/<p>Denied by all.<\/p><footer>/' page
altered 's/blockquote{/blockquote{display:none;/' page
altered 's/<footer>/<p data-say="a.words">three hundred<\/p><footer>/' page
altered 's/<footer>/<script>document.title=1<\/script><footer>/' page
# A hash of another capture: nothing here is what it is of.
sed "s/a.sha256\">......../a.sha256\">00000000/" card.html >altered.html
status 2 "$READOUT" verify altered.html "$a" "$b"
# Line ends may change on the way; half a card, and a huge one, are told in a sentence.
sed 's/$/\r/' card.html >lines.html
status 0 "$READOUT" verify lines.html "$a" "$b"
head -c 4000 card.html >half.html
got=0
"$READOUT" verify half.html "$a" "$b" >out 2>err || got=$?
[ $got = 1 ] || [ $got = 2 ] || fail "half a card: $got"
{ cat card.html; head -c 5000000 /dev/zero; } >huge.html
status 2 "$READOUT" verify huge.html "$a" "$b"
has err "finding card"

# What one account alone says is absent from the other, also when it is checked.
n=1
until { "$READOUT" compare --card alone.html --finding $n "$a" "$pages/norvania-talks.txt" 2>err || true; } &&
    grep -q "absent from this account" alone.html; do
    n=$((n + 1))
    [ $n -lt 99 ] || fail "nothing stands in one account alone"
done
status 0 "$READOUT" verify alone.html "$a" "$pages/norvania-talks.txt"
status 2 "$READOUT" compare --card none.html --finding 9999 "$a" "$b"
test ! -e none.html || fail "a card of no difference was written"

# Every difference makes a card that holds, in words or in the lists, and the numbers are those of the table.
"$READOUT" compare --csv table.csv "$a" "$b" >/dev/null || true
n=$(grep -c '^[0-9]*,"' table.csv)
for i in $(seq 1 $n); do
    status 1 "$READOUT" compare --card each.html --finding $i "$a" "$b"
    status 0 "$READOUT" verify each.html "$a" "$b"
    case $(grep "^$i," table.csv) in *'"attendance"'*) cp each.html list.html ;; esac
done
status 2 "$READOUT" compare --card none.html --finding $((n + 1)) "$a" "$b"
has list.html "in their lists of those present"
sed 's/data-say="change">[^:]*/data-say="change">Nobody/' list.html >altered.html
status 1 "$READOUT" verify altered.html "$a" "$b"

# Of three accounts the card is of the two that differ, and is checked with these alone.
c=$pages/norvania-talks.txt
"$READOUT" compare --csv table.csv "$a" "$b" "$c" >/dev/null || true
n=$(grep -c '^[0-9]*,"' table.csv)
made=0
for i in $(seq 1 7 $n); do
    "$READOUT" compare --card each.html --finding $i "$a" "$b" "$c" 2>err || [ $? = 1 ] || { has err "shows only beside the other"; continue; }
    made=$((made + 1))
    status 0 "$READOUT" verify each.html "$a" "$b" "$c"
done
[ $made -gt $((n / 9)) ] || fail "only $made cards of every seventh of $n differences of three accounts"

# In the archive: found by hash; the figure of how usual the change is is counted again.
status 0 "$READOUT" --archive t.db add "$a" "$b"
status 0 "$READOUT" --archive t.db verify card.html
sed 's/>four</>five</' card.html >altered.html
status 1 "$READOUT" --archive t.db verify altered.html
status 1 "$READOUT" --archive t.db compare --card usual.html --finding $three "$a" "$b"
if grep -q 'data-say="noise"' usual.html; then
    status 0 "$READOUT" --archive t.db verify usual.html
    sed 's/earlier pairs (0)/earlier pairs (9)/' usual.html >altered.html
    status 1 "$READOUT" --archive t.db verify altered.html
    status 2 "$READOUT" verify usual.html "$a" "$b"
    has out "no archive here that can count it"
else
    fail "an archive that was named says nothing of how usual a change is"
fi
