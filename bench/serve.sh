# The reading room: a comparison of real pages (SEEDS, ../shared/seeds; without them two examples) asked for by wrk, warm, against a file of
# its size that the same room serves (asked: at most twice the time); cold, as it is after a decision; when its first words are
# painted (asked: within a second); and what pages cost beside their queries, in time of the processor (asked: p95 within 1.5 times), over the archive DB, or over N
# (4000) generated accounts. ROUNDS (5) of SECONDS_EACH (2), CONNECTIONS (8). No asset is just as large as the page, so the file's
# time is taken from the line through the smallest and the largest.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
room=
trap '[ -z "$room" ] || kill "$room"; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
here=$(realpath "$(dirname "$0")") connections=${CONNECTIONS:-8} seconds=${SECONDS_EACH:-2}
SOURCE=$(dirname "$here") BUILD=$(dirname "$READOUT")
ACCOUNTS=${ACCOUNTS:-$BUILD/accounts} PAGES=${PAGES:-$BUILD/pages}
for program in "$READOUT" "$ACCOUNTS" "$PAGES"; do
    [ -x "$program" ] || { echo "$program is not there: make bench builds it" && exit 1; }
done
export SOURCE BUILD READOUT
serve() { # ARCHIVE: sets room, at
    "$READOUT" --archive "$1" serve --port 0 --readonly 2>"$dir/said" &
    room=$!
    until at=$(grep -o 'http://[^ ]*:[0-9]*' "$dir/said" 2>/dev/null); do sleep 0.05; done
}
ask() { wrk -t1 -c"$connections" -d"$seconds"s -s "$here/serve.lua" "$at$1" | tail -1; }
size() { curl -s "$at$1" | wc -c; }

pages=${SEEDS:-$SOURCE/../shared/seeds}
[ -d "$pages" ] || pages=$SOURCE/examples/pages
"$READOUT" --archive "$dir/a.db" add "$pages" >/dev/null 2>&1
meeting=$("$READOUT" --archive "$dir/a.db" meetings --json | python3 -c 'import json, sys; print(max(json.load(sys.stdin), key=lambda m: len(m["accounts"]))["id"])')
serve "$dir/a.db"
assets=$(for f in "$SOURCE"/web/assets/*.css "$SOURCE"/web/assets/*.ts; do
    a=/assets/$(basename "$f" .ts)
    [ "$f" = "${f%.ts}" ] || a=$a.js
    echo "$(size "$a") $a"
done | sort -n)
small=$(echo "$assets" | head -1) large=$(echo "$assets" | tail -1)
echo "-- a comparison of the accounts in $pages, warm, $connections connections, medians of ${ROUNDS:-5} rounds"
i=0
while [ $i -lt "${ROUNDS:-5}" ]; do
    echo "$(ask "/compare/$meeting") $(ask "${small#* }") $(ask "${large#* }")"
    i=$((i + 1))
done >"$dir/rounds"
n=$(size "/compare/$meeting") small=${small%% *} large=${large%% *} python3 - "$dir/rounds" <<'PY'
import os, statistics, sys
rounds = [[float(x) for x in line.split()] for line in open(sys.argv[1])]
if any(r[3] + r[7] + r[11] for r in rounds): sys.exit("not every request was answered")
page, first, last = ([statistics.median(r[k + i] for r in rounds) for i in range(3)] for k in (0, 4, 8))
n, small, large = (int(os.environ[k]) for k in ("n", "small", "large"))
between = lambda a, b: a + (b - a) * (n - small) / (large - small)
file = [1 / between(1 / first[0], 1 / last[0]), between(first[1], last[1]), between(first[2], last[2])]
print(f"{'':22} {'bytes':>8} {'a second':>9} {'p50 us':>8} {'p95 us':>8}")
for name, size, (rate, p50, p95) in [("smallest asset", small, first), ("largest asset", large, last), ("comparison", n, page),
                                    ("a file of its size", n, file)]:
    print(f"{name:22} {size:8} {rate:9.0f} {p50:8.0f} {p95:8.0f}")
if large < n / 2: print("(no asset is half as large as the page: the last line is a guess)")
print(f"ratio: throughput {file[0] / page[0]:.2f}, p50 {page[1] / file[1]:.2f}, p95 {page[2] / file[2]:.2f}")
PY
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
"$PAGES" "$db" "$at" "${ASKED:-40}" "$room"
