# What an option names is written whole or not at all, and never over a page that somebody keeps.
. "$SOURCE/tests/lib.sh"
cp "$pages/qna-report.txt" a.txt
cp "$pages/quessian-daily.txt" b.txt
cp "$pages/norvania-transcript.html" c.html
cp a.txt kept.txt
cp c.html kept.html
# The name of a page slips into the place of a file to write.
for option in html table card; do
    status 2 "$READOUT" compare --$option a.txt b.txt c.html
    has err "a.txt is there already"
    cmp a.txt kept.txt || fail "--$option wrote over a page"
done
status 2 "$READOUT" compare --csv a.txt b.txt c.html
cmp a.txt kept.txt || fail "--csv wrote over a page"
status 2 "$READOUT" edition --tei c.html a.txt b.txt
cmp c.html kept.html || fail "--tei wrote over a page"
status 2 "$READOUT" edition --html c.html a.txt b.txt
cmp c.html kept.html || fail "--html wrote over a page"
# What readout wrote itself is replaced, and nothing is left beside it.
for k in 1 2; do
    status 1 "$READOUT" compare --html page.html a.txt b.txt
    status 1 "$READOUT" compare --table table.html a.txt b.txt
    status 1 "$READOUT" compare --csv rows.csv a.txt b.txt
    status 1 "$READOUT" compare --card card.html a.txt b.txt
    status 0 "$READOUT" edition --tei e.xml a.txt b.txt
    status 0 "$READOUT" edition --html e.html a.txt b.txt
done
ls | grep -q part && fail "a part was left"
# A full disk leaves what was there.
if [ -w /dev/full ]; then
    status 2 "$READOUT" compare --html /dev/full a.txt b.txt
    has err "could not be written"
fi
status 2 "$READOUT" compare --html no/such/place.html a.txt b.txt
has err "no/such/place.html could not be written"
status 1 "$READOUT" compare --html /dev/null a.txt b.txt
status 2 "$READOUT" compare --card card.html --finding 9999 a.txt b.txt
cmp -s card.html /dev/null && fail "a number that is none emptied the card"
exit 0
