# Two editions of one report compared, a whole process each: wdiff, git diff --word-diff and readout in turn. With CORPORA set to a folder
# that holds seeds/ the pair is two real prints of one report; without, two invented ones of examples/.
a=examples/pages/qna-report.txt b=examples/pages/monitor-reprint.txt
if [ -d "${CORPORA:-../shared}/seeds" ]; then
    a=$(ls "${CORPORA:-../shared}"/seeds/003_*.txt) b=$(ls "${CORPORA:-../shared}"/seeds/004_*.txt)
fi
"$PACE" -n 60 "wdiff $a $b" "git diff --no-index --word-diff $a $b" "$READOUT compare $a $b" "$READOUT compare --json $a $b" "$READOUT --version"
