# What a search costs beside the bare query of FTS5 on the same table, kind of query by kind (bench/search.c says what is compared, and
# how queries are drawn): over the real accounts of CORPORA (../shared) and over N (20000; 0: none) generated ones, which take a
# minute for each 10,000 to add. One in twenty of these stands in characters without blanks. QUERIES (200) of each kind. DB names an
# archive that is asked instead of both.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
real=${CORPORA:-../shared}/corpora/readouts/accounts.jsonl.gz n=${N:-20000}
ask() {
    "$READOUT" --archive "$dir/a.db" add "$@" >/dev/null || exit 1
    "$SEARCH" "$dir/a.db" "${QUERIES:-200}" || exit 1
    rm -f "$dir"/a.db*
}
# Each word of a generated text becomes two characters, always the same two.
characters() {
    "$TEXTS" "$1" 5 | python3 -c '
import re, sys, zlib
def two(m):
    h = zlib.crc32(m.group().encode())
    return chr(0x4E00 + h % 2500) + chr(0x4E00 + h // 2500 % 2500)
for line in sys.stdin:
    before, text = line.split("\"text\": ")
    print(before.replace("\"g", "\"h") + "\"text\": " + re.sub("[a-z]+ ?", two, text.replace(". ", "。")), end="")'
}
[ -z "$DB" ] || exec "$SEARCH" "$DB" "${QUERIES:-200}"
[ ! -f "$real" ] || { echo "-- real accounts" && ask "$real"; }
[ "$n" != 0 ] || exit 0
echo "-- $n generated accounts"
"$ACCOUNTS" $((n - n / 20)) >"$dir/t.jsonl"
characters $((n / 20)) >>"$dir/t.jsonl"
ask "$dir/t.jsonl"
