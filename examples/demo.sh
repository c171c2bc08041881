#!/bin/sh
# The main job, on the ten invented accounts of examples/pages: read one, take in all, see the meetings, compare two.
# READOUT: the program. OUT: where the archive and the page go.
cd "$(dirname "$0")/.." || exit 1
READOUT=${READOUT:-build/readout} OUT=${OUT:-build/demo}
rm -rf "$OUT" && mkdir -p "$OUT" || exit 1
db=$OUT/readout.db pages=examples/pages
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then b=$(printf '\033[1m') d=$(printf '\033[2m') n=$(printf '\033[0m'); else b= d= n=; fi

say() { printf '\n%s%s%s\n' "$b" "$1" "$n"; }
run() { # shows the command and runs it; differences (exit 1) are no failure
    printf '%s$ readout %s%s\n\n' "$d" "$*" "$n"
    "$READOUT" "$@" || [ $? = 1 ]
}

say "A page as it was saved: an agency's report, copied by an aggregator, with teasers printed twice. Read into a record:"
run read "$pages/qna-report.txt" || exit

say "Ten pages about three meetings of invented states, from six publishers, go into one archive:"
run --archive "$db" add "$pages" || exit

say "The accounts that tell of one meeting stand together. The call is told on two days: it was past midnight in Sarelle."
run --archive "$db" meetings || exit

say "The agency's report and the paper's print of it, word by word. What is mere spelling or format is counted and folded:"
run compare "$pages/qna-report.txt" "$pages/quessian-daily.txt" || exit
"$READOUT" compare --html "$OUT/comparison.html" "$pages/qna-report.txt" "$pages/quessian-daily.txt" >/dev/null || [ $? = 1 ] || exit

say "The same comparison as a page that needs nothing else:"
echo "$OUT/comparison.html"
say "Next: readout read YOUR-PAGE.html, readout --help, README.md"
