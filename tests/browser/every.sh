# Every page of the reading room in a real browser.
. "$SOURCE/tests/lib.sh"
. "$SOURCE/tests/browser/lib.sh"
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
"$READOUT" --archive a.db compare --card "card.html" "$pages"/qna-report.txt "$pages"/quessian-daily.txt || true
"$READOUT" --archive a.db collect "card.html" --reason "for the piece on ferries" --author Ada >/dev/null
browse every.mjs a.db || fail "every page"
