# What people do in the reading room, in a real browser.
. "$SOURCE/tests/lib.sh"
. "$SOURCE/tests/browser/lib.sh"
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
"$READOUT" --archive a.db compare --card "card.html" "$pages"/qna-report.txt "$pages"/quessian-daily.txt || true
"$READOUT" --archive a.db collect "card.html" --reason "for the piece on ferries" --author Ada >/dev/null
browse keys.mjs a.db || fail "keys"
browse taken.mjs a.db "$PWD" || fail "what is taken along"
browse alone.mjs a.db "$PWD" new.db "$pages/qna-report.txt" "$pages/quessian-daily.txt" || fail "three jobs by keys alone"
for card in finding.html card.html; do "$READOUT" --archive a.db verify "$card" >out || fail "$card, which the browser kept"; done
m=$(cat meeting)
"$READOUT" --archive a.db compare --json "$m" >comparison.json || true
python3 "$SOURCE/tests/tei.py" edition.xml comparison.json || fail "the edition that the browser kept"
python3 "$SOURCE/tests/web/hostile.py" >h.jsonl
"$READOUT" --archive h.db add h.jsonl >/dev/null 2>&1
browse hostile.mjs h.db || fail "hostile accounts"
"$READOUT" --archive d.db add "$pages" >/dev/null 2>&1
browse doing.mjs d.db || fail "adding and deciding"
