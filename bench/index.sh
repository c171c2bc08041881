# The index of shared words in an archive of generated accounts, at each of SIZES (10000 100000): its bytes beside those of the texts, what
# indexing takes, and how long the relatives of one account take (asked: 20 ms among 1,000,000, median). A million take 6 GB in BENCH_TMP
# (TMPDIR) and some ten minutes; all goes away afterwards.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
sizes=${SIZES:-10000 100000}
# shellcheck disable=SC2086 # a list of numbers
"$TEXTS" "${sizes##* }" | "$INDEX" "$dir/a.db" $sizes
rm -f "$dir"/a.db*
