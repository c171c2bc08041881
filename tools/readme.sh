#!/bin/sh
# Puts what the program prints now into README.md: readme.sh READOUT. Each block stands between "$ readout ..." and the next paragraph
# that is not indented.
readout=$1
cd "$(dirname "$0")/.." || exit 1
db=$(mktemp -u) out=$(mktemp)
"$readout" --archive "$db" add examples/pages >/dev/null 2>&1
print() { # the output of a command line of the README, cut to what fits a first look
    case $1 in
    *"add examples"*) "$readout" --archive "$db" meetings | awk '/^$/ { if (++n == 2) exit } { print }' ;;
    *"compare --brief"*) "$readout" compare --brief examples/pages/norvania-talks.txt examples/pages/sarelle-talks.html | awk '/^2\. / { exit } { print }' ;;
    *"compare examples"*) "$readout" compare examples/pages/qna-report.txt examples/pages/quessian-daily.txt | sed -n '/^What differs/,$p' | awk '/^$/ { if (++n == 3) exit } { print }' ;;
    *"edition examples"*) "$readout" edition examples/pages/qna-report.txt examples/pages/quessian-daily.txt | sed -n '/^8 /,/^10 /p' | sed '$d' ;;
    *"read examples"*) "$readout" read examples/pages/qna-report.txt | sed -n '1,16p'; echo "..." ;;
    *"reuse examples"*) "$readout" reuse examples/pages 2>/dev/null | awk '/^$/ { exit } { print }' ;;
    *names*) "$readout" names 'Orvan Telmek' 'TELMEK, O.' ;;
    esac
}
skip=
while IFS= read -r line; do
    case $line in
    '    $ readout '*)
        printf '%s\n\n' "$line"
        print "$line" | sed '/./s/^/    /' | cat -s | sed '${/^$/d}'
        echo
        skip=1
        ;;
    '    '* | '' | @*) [ -n "$skip" ] || printf '%s\n' "$line" ;;
    *)
        skip=
        printf '%s\n' "$line"
        ;;
    esac
done <README.md >"$out"
cat "$out" >README.md
rm -f "$db" "$db"-* "$out"
