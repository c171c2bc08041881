# Golden files: every input in tests/golden/inputs and what each stage makes of it, in tests/golden/STAGE/NAME.txt; the views of
# pairs and of an archive of the examples stand in tests/golden/compare, edition and archive. `golden.sh --update` (make golden)
# accepts what is printed now: read the difference before you commit it.
golden=$SOURCE/tests/golden
out=$PWD/out
export NO_COLOR=1
cd "$SOURCE"

one() { # FOLDER NAME COMMAND...: what the command prints, its exit status last
    mkdir -p "$out/$1"
    file=$out/$1/$2
    shift 2
    rc=0
    "$READOUT" "$@" >"$file" 2>&1 || rc=$?
    echo "exit $rc" >>"$file"
}

for input in tests/golden/inputs/*; do
    name=$(basename "$input")
    for stage in page clean units record; do one "$stage" "$name.txt" dump "$stage" "$input"; done
done

p=examples/pages
one read qna-report.txt read "$p/qna-report.txt"
one read norvania-transcript.txt read "$p/norvania-transcript.html"
one read explained.txt read --explain "$p/norvania-readout.txt"
one compare agency-paper.txt compare "$p/qna-report.txt" "$p/quessian-daily.txt"
one compare agency-paper-all.txt compare --all "$p/qna-report.txt" "$p/quessian-daily.txt"
one compare both-sides.txt compare "$p/norvania-talks.txt" "$p/sarelle-talks.html"
one compare three.txt compare "$p/norvania-transcript.html" "$p/monitor-reprint.txt" "$p/qna-report.txt"
one compare agency-paper.json compare --json "$p/qna-report.txt" "$p/quessian-daily.txt"
one compare brief.txt compare --brief "$p/qna-report.txt" "$p/quessian-daily.txt"
one compare brief-both-sides.txt compare --brief "$p/norvania-talks.txt" "$p/sarelle-talks.html"
one compare three-table.txt compare --table - "$p/norvania-transcript.html" "$p/monitor-reprint.txt" "$p/qna-report.txt"
one compare three.csv compare --csv - "$p/norvania-transcript.html" "$p/monitor-reprint.txt" "$p/qna-report.txt"
one edition agency-paper.txt edition --all "$p/qna-report.txt" "$p/quessian-daily.txt"
one edition four.txt edition "$p/qna-report.txt" "$p/quessian-daily.txt" "$p/norvania-transcript.html" "$p/monitor-reprint.txt"
one edition agency-paper.xml edition --tei - "$p/qna-report.txt" "$p/quessian-daily.txt"
one reuse examples.txt reuse "$p"
one archive add.txt --archive "$out/examples.db" add "$p"
one archive meetings.txt --archive "$out/examples.db" meetings
one archive meetings.json --archive "$out/examples.db" meetings --json
one archive people.txt --archive "$out/examples.db" people
one archive search.txt --archive "$out/examples.db" search cable
one archive phrase.txt --archive "$out/examples.db" phrase 'fishing grounds'
rm -f "$out"/examples.db*

if [ "${1:-}" = --update ]; then
    for dir in "$out"/*/; do
        rm -rf "${golden:?}/$(basename "$dir")"
        cp -r "$dir" "$golden/"
    done
    exit 0
fi
bad=0
for dir in "$out"/*/; do diff -ru "$golden/$(basename "$dir")" "$dir" || bad=1; done
exit $bad
