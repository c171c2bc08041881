# What a search costs beside the bare query of FTS5 on the same table: over the real accounts of CORPORA (../shared) and over ACCOUNTS
# generated ones (50,000, which takes some minutes to add; 0: none). QUERIES (200) are drawn from the texts.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
real=${CORPORA:-../shared}/corpora/readouts/accounts.jsonl.gz
ask() {
    "$READOUT" --archive "$dir/a.db" add "$1" >/dev/null || exit 1
    "$SEARCH" "$dir/a.db" "${QUERIES:-200}"
    rm -f "$dir"/a.db*
}
[ ! -f "$real" ] || { echo "-- real accounts" && ask "$real"; }
[ "${ACCOUNTS:-50000}" = 0 ] || { echo "-- ${ACCOUNTS:-50000} generated texts" && "$TEXTS" "${ACCOUNTS:-50000}" >"$dir/t.jsonl" && ask "$dir/t.jsonl"; }
