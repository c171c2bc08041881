# An archive of every older form: only to be read it is refused with one sentence; it is brought up to date by reread, and then says what a fresh
# archive of the same accounts and decisions says; one more page can be added without that. The forms lie in older/ as SQL text, each made by
# the readout of its time: add pages/herald.txt daily.txt strait.html lost.html, then the decisions below.
. "$SOURCE/tests/lib.sh"
older=$SOURCE/tests/fault/older
cp -r "$older/pages" .
id() { sha256sum "pages/$1" | cut -c1-12; }
fresh() { # DB
    "$READOUT" --archive "$1" add pages/herald.txt pages/daily.txt pages/strait.html pages/lost.html >/dev/null 2>&1 || [ $? = 2 ]
    status 0 "$READOUT" --archive "$1" decide date "$(id strait.html)" 2031-03-03 --author Ina --reason 'seen on the photograph'
    status 0 "$READOUT" --archive "$1" decide note "$(id herald.txt)" 'ask again' --author Ina
    status 0 "$READOUT" --archive "$1" decide place "$(id herald.txt)" Telmora --author Ina
    status 0 "$READOUT" --archive "$1" undo 3
}
on_one_day() { # DB: the day of a note stands in the account
    python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute("UPDATE decision SET time = ?", ("2031-04-01T10:00:00Z",)); c.commit()' "$1"
}
same() { # WHAT: a.db as b.db
    [ "$("$BUILD/tests/content" a.db)" = "$("$BUILD/tests/content" b.db)" ] && return
    "$BUILD/tests/content" --tables a.db >a.tables
    "$BUILD/tests/content" --tables b.db >b.tables
    diff a.tables b.tables >&2 || true
    fail "$1 is not what a fresh archive is"
}
fresh fresh.db
on_one_day fresh.db
status 0 "$READOUT" --archive fresh.db reread
cp fresh.db fresh-more.db
status 0 "$READOUT" --archive fresh-more.db add "$pages/qna-report.txt"
status 0 "$READOUT" --archive fresh-more.db reread
now=$(python3 -c 'import sqlite3; print(sqlite3.connect("fresh.db").execute("PRAGMA user_version").fetchone()[0])')
form=1
while [ -f "$older/form-$form.sql" ]; do
    rm -f a.db* b.db*
    python3 "$SOURCE/tests/fault/load.py" "$older/form-$form.sql" a.db
    on_one_day a.db
    cp a.db more.db
    if [ $form -lt "$now" ]; then
        status 2 "$READOUT" --archive a.db show "$(id herald.txt)"
        has err 'readout reread'
        [ "$(wc -l <err)" = 1 ] || fail "form $form: more than one sentence"
    fi
    status 0 "$READOUT" --archive a.db reread
    status 0 "$READOUT" --archive a.db verify
    cp fresh.db b.db
    same "form $form"
    python3 "$SOURCE/tests/fault/schema.py" a.db b.db >&2 || fail "form $form does not come to the tables of src/store/schema.c"
    status 0 "$READOUT" --archive more.db add "$pages/qna-report.txt"
    status 0 "$READOUT" --archive more.db reread
    status 0 "$READOUT" --archive more.db verify
    cp more.db a.db
    cp fresh-more.db b.db
    same "form $form with a page more"
    form=$((form + 1))
done
# Each form that was ever written is here: whoever adds a step keeps the form before it.
[ $form -ge "$now" ] || fail "older/form-$form.sql is missing: the archive's form is $now"
