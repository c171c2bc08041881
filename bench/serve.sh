# The reading room: a comparison of real pages (SEEDS, ../shared/seeds; without them two examples) asked for by wrk, warm, against a file of
# its size that the same room serves (asked: at most twice the time); cold, as it is after a decision; when its first words are
# painted (asked: within a second); and what pages cost beside their queries (asked: p95 within 1.5 times), over the archive DB, or over N
# (4000) generated accounts. SECONDS_EACH (5) and CONNECTIONS (8) are wrk's. No asset is just as large as the page, so the file's
# time is taken from the line through the smallest and the largest.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
room=
trap '[ -z "$room" ] || kill "$room"; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
here=$(realpath "$(dirname "$0")") connections=${CONNECTIONS:-8} seconds=${SECONDS_EACH:-5}
SOURCE=$(dirname "$here") BUILD=$(dirname "$READOUT")
export SOURCE BUILD READOUT
serve() { # ARCHIVE: sets room, at
    "$READOUT" --archive "$1" serve --port 0 --readonly 2>"$dir/said" &
    room=$!
    until at=$(grep -o 'http://[^ ]*:[0-9]*' "$dir/said"); do sleep 0.05; done
}
ask() { wrk -t1 -c"$connections" -d"$seconds"s -s "$here/serve.lua" "$at$1" | tail -1; }
size() { curl -s "$at$1" | wc -c; }
field() { echo "$1" | cut -d' ' -f"$2"; }

pages=${SEEDS:-$SOURCE/../shared/seeds}
[ -d "$pages" ] || pages=$SOURCE/examples/pages
"$READOUT" --archive "$dir/a.db" add "$pages" >/dev/null 2>&1
meeting=$("$READOUT" --archive "$dir/a.db" meetings --json | python3 -c 'import json, sys; print(max(json.load(sys.stdin), key=lambda m: len(m["accounts"]))["id"])')
serve "$dir/a.db"
assets=$(curl -s "$at/compare/$meeting" | grep -o '/assets/[^"]*' | sort -u | while read -r a; do echo "$(size "$a") $a"; done | sort -n)
small=$(echo "$assets" | head -1) large=$(echo "$assets" | tail -1)
echo "-- a comparison of the accounts in $pages, warm, $connections connections"
page=$(ask "/compare/$meeting") first=$(ask "${small#* }") last=$(ask "${large#* }")
[ "$(field "$page" 4)$(field "$first" 4)$(field "$last" 4)" = 000 ] || { echo "not every request was answered" && exit 1; }
awk -v n="$(size "/compare/$meeting")" -v page="$page" -v s="${small%% *}" -v first="$first" -v l="${large%% *}" -v last="$last" 'BEGIN {
    split(page, p); split(first, a); split(last, b)
    for (i = 2; i <= 3; i++) file[i] = l == s ? a[i] : a[i] + (b[i] - a[i]) * (n - s) / (l - s)
    file[1] = 1e6 / (l == s ? 1e6 / a[1] : 1e6 / a[1] + (1e6 / b[1] - 1e6 / a[1]) * (n - s) / (l - s))
    printf "%-28s %8s %10s %10s %10s\n", "", "bytes", "a second", "p50 us", "p95 us"
    printf "%-28s %8d %10d %10d %10d\n", "smallest asset", s, a[1], a[2], a[3]
    printf "%-28s %8d %10d %10d %10d\n", "largest asset", l, b[1], b[2], b[3]
    printf "%-28s %8d %10d %10d %10d\n", "comparison", n, p[1], p[2], p[3]
    printf "%-28s %8d %10d %10d %10d\n", "a file of its size", n, file[1], file[2], file[3]
    printf "ratio: throughput %.2f, p50 %.2f, p95 %.2f\n", file[1] / p[1], p[2] / file[2], p[3] / file[3]
}'
echo "-- cold: an address that was never asked for, one after the other"
i=0
while [ $i -lt 60 ]; do
    curl -s -o /dev/null -w '%{time_total}\n' "$at/compare/$meeting?asked=$i"
    i=$((i + 1))
done | sort -n | awk '{ t[NR] = $1 } END { printf "p50 %.1f ms, p95 %.1f ms\n", t[int(NR * .5 + .5)] * 1e3, t[int(NR * .95 + .5)] * 1e3 }'
kill "$room" && wait "$room"
room=

echo "-- first paint"
( . "$SOURCE/tests/browser/lib.sh" && cp "$here/paint.mjs" "$modules" && browse paint.mjs "$dir/a.db" / "/compare/$meeting" ) || echo "not measured"

db=${DB:-$dir/b.db}
echo "-- pages and their queries: ${DB:-${N:-4000} generated accounts}"
[ -n "$DB" ] || { "$ACCOUNTS" "${N:-4000}" >"$dir/b.jsonl" && "$READOUT" --archive "$db" add "$dir/b.jsonl" >/dev/null 2>&1; }
serve "$db"
"$PAGES" "$db" "$at" "${ASKED:-40}"
