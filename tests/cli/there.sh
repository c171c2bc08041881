# show MEETING says who was there, a side at a time and with titles: one line a person however his accounts spell him; what they print
# otherwise, and who stands in one of them alone, goes by the account's letter.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/a.db
cat >a.jsonl <<'P'
{"id":"k1","publisher":"Kelp Gazette","title":"Sorel Holds Talks with Ferrin","text":"Edda Sorel, premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on March 4, 2031.\n\nPresent at the talks from the Quessian side were Tomas Brill, minister of Fisheries, Jorun Vask, vice-minister of Fisheries, and other officials.\n\nThe two sides exchanged views on kelp.","captured":"2031-03-06"}
{"id":"k2","publisher":"Ferry Herald","title":"Sorel Holds Talks with Ferrin","text":"Edda Sorel, Premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on March 4, 2031.\n\nPresent at the talks from the Quessian side were Tomas Brill, minister of the Sea.\n\nThe two sides exchanged views on kelp and ferries.","captured":"2031-03-06"}
P
status 0 "$READOUT" add a.jsonl
status 0 "$READOUT" meetings --json
json 'len(d) == 1 and len(d[0]["accounts"]) == 2'
id=$(python3 -c 'import json; print(json.load(open("out"))[0]["id"])')
status 0 "$READOUT" show "$id"
tr -s ' \n' ' ' <out >words
letter() { sed -n "s/^\([AB]\) report, $1.*/\1/p" out; }
k=$(letter 'Kelp Gazette') f=$(letter 'Ferry Herald')
has words "Quessia Edda Sorel, premier of Quessia Tomas Brill, "
has words "minister of Fisheries ($k)"
has words "minister of the Sea ($f)"
has words "Jorun Vask, vice-minister of Fisheries ($k)"
has words "other officials ($k)"
has words "Norvania Oto Ferrin, foreign minister of Norvania "
[ "$(grep -c 'Sorel, premier' out)" = 1 ] || fail "one person twice"
# One account alone needs no letters, and a meeting that tells of nobody has its names as before.
status 0 "$READOUT" --archive b.db add "$pages/qna-report.txt"
status 0 "$READOUT" --archive b.db meetings --json
status 0 "$READOUT" --archive b.db show "$(python3 -c 'import json; print(json.load(open("out"))[0]["id"])')"
has out 'Who was there'
hasnt out '(A)'
hasnt out 'people   '
