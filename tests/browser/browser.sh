# The reading room in a real browser.
. "$SOURCE/tests/lib.sh"
. "$SOURCE/tests/browser/lib.sh"
"$READOUT" --archive a.db add "$pages" >/dev/null 2>&1
browse every.mjs a.db || fail "every page"
browse keys.mjs a.db || fail "keys"
python3 "$SOURCE/tests/web/hostile.py" >h.jsonl
"$READOUT" --archive h.db add h.jsonl >/dev/null 2>&1
browse hostile.mjs h.db || fail "hostile accounts"
