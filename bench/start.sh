# What a process costs before it does anything: the program's start against that of true(1), and the reading of an example page.
"$PACE" /bin/true "$READOUT --version" "$READOUT read --jsonl examples/pages/qna-report.txt" "$READOUT read --jsonl examples/pages/norvania-transcript.html"
