# Pairs of names written down before the rules that judge them: of each list at least the share named here is told rightly at 0.5, and every
# answer is the same both ways round and gives a reason.
. "$SOURCE/tests/lib.sh"
for list in hangul:0.98 hangul-foreign:0.97 hangul-second:0.96 cyrillic:0.95 han:0.98 kinds:0.98 second:0.97; do
    file=$SOURCE/tests/property/names/${list%:*}.tsv
    grep -v '^#' "$file" >pairs.tsv
    awk -F'\t' -v swap=0 -f "$SOURCE/tests/property/names/jsonl.awk" pairs.tsv >there.jsonl
    awk -F'\t' -v swap=1 -f "$SOURCE/tests/property/names/jsonl.awk" pairs.tsv >back.jsonl
    "$READOUT" names there.jsonl --jsonl >there.out || fail "${list%:*}: no answer"
    "$READOUT" names back.jsonl --jsonl >back.out || fail "${list%:*}: no answer the other way round"
    cmp -s there.out back.out || fail "${list%:*}: other answers the other way round: $(diff there.out back.out | head -4)"
    grep -q '"why": ""' there.out && fail "${list%:*}: an answer without a reason"
    sed 's/.*"same": \([0-9.]*\).*/\1/' there.out | paste - pairs.tsv | awk -F'\t' -v least="${list#*:}" -v name="${list%:*}" '
        { right += ($1 >= 0.5) == $2; if (($1 >= 0.5) != $2) print "wrong: " $0 }
        END { printf "%s: %d of %d\n", name, right, NR; exit !(NR && right >= least * NR) }' >told || { cat told; fail "${list%:*}: too many wrong"; }
    cat told
done
