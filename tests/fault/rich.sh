# rich DB: an archive with rows in every table that `add`, `decide` and `compare` fill. For the scripts of this folder.
rich() {
    python3 "$SOURCE/tests/fault/pages.py" rich
    "$READOUT" --archive "$1" add "$pages" rich/lines.jsonl rich/site >/dev/null 2>&1 || [ $? = 2 ]
    settle_some "$1"
    "$READOUT" --archive "$1" compare --json m4-Norvanian m4-Quessian >/dev/null 2>&1 || [ $? = 1 ]
}
# Decisions of every kind, one of them taken back.
settle_some() {
    export READOUT_ARCHIVE=$1
    talk=$(sha256sum "$pages/qna-report.txt" | cut -c1-12)
    status 0 "$READOUT" decide date m0-Norvanian 2025-01-06 --author Ina --reason 'seen on the photograph'
    status 0 "$READOUT" decide place m0-Norvanian Telmora --author Ina
    status 0 "$READOUT" decide title "$talk" Talks --author Ina
    status 0 "$READOUT" decide join m1-Norvanian m2-Norvanian --author Ina
    status 0 "$READOUT" decide split m3-Norvanian m3-Quessian --author Ina
    status 0 "$READOUT" decide note m4-Norvanian 'ask again' --author Ina
    status 0 "$READOUT" decide restore rich/site/01.html 'The river office' --author Ina
    status 0 "$READOUT" decide person-rename 'Una Perrin' 'Una M. Perrin' --author Ina
    status 0 "$READOUT" decide person-merge 'Lio Hadder' 'Hugo Valdrin' --author Ina
    status 0 "$READOUT" decide note "$talk" 'a slip' --author Ina
    status 0 "$READOUT" undo 10 --author Bob --reason 'it was none'
    unset READOUT_ARCHIVE
}
