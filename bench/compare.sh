# Comparing against wdiff and git diff --word-diff, a whole process each, in turn: two prints of one report, 75 reports with planted
# edits (2 to 20 % of the words, a sentence moved), two editions and two translations of 100,000 words; ten accounts of one meeting
# against ten pairs of them; and how time and memory grow from 25,000 words to 200,000. CORPORA (../shared) holds real accounts;
# without it all is made of examples/ and there are no translations. RUNS: how often each command runs.
set -e
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
here=$(cd "$(dirname "$0")/.." && pwd)
shared=$(cd "${CORPORA:-../shared}" 2>/dev/null && pwd) || shared=
a=examples/pages/qna-report.txt b=examples/pages/monitor-reprint.txt
[ ! -d "$shared/seeds" ] || a=$(ls "$shared"/seeds/003_*.txt) b=$(ls "$shared"/seeds/004_*.txt)

PYTHONPATH=$here/tests/property python3 - "$dir" "$shared" <<'PY'
import glob, os, random, sys
import plant
dir, shared = sys.argv[1:]
rnd = random.Random(11)
texts = plant.texts(shared)
put = lambda name, text: open(f"{dir}/{name}.txt", "w").write(text + "\n")
reports = [t for t in texts if 150 <= len(t.split()) <= 1500] or texts
for i in range(75):
    t = rnd.choice(reports)
    put(f"pair{i:02}.a", t), put(f"pair{i:02}.b", plant.edited(t, rnd, rnd.uniform(0.02, 0.2)))
for n in (25, 50, 100, 200):
    t = plant.long_text(texts, n * 1000, rnd)
    put(f"edition{n}.a", t), put(f"edition{n}.b", plant.edited(t, rnd, 0.05))
for side in ("kjv", "web"):
    chapters = [open(f).read().strip() for f in sorted(glob.glob(f"{shared}/corpora/parallel/{side}/*.txt"))]
    if chapters: put(f"translation.{side}", " ".join("\n\n".join(chapters).split(" ")[:100000]))
t = rnd.choice([t for t in reports if len(t.split()) > 150] or reports)
for i in range(10): put(f"ten{i}", plant.edited(t, rnd, 0.1))
PY

# WHAT ASKED: what pace printed of one or more pairs as a line of the table; the times of several are added up. Wall time to the
# faster of the two is what is asked for; the ratio of processor time beside it is steadier where the machine is busy.
printf '%-32s %9s %9s %9s %7s %7s %8s %8s %8s\n' "median of whole processes" wdiff git readout ratio asked "" "cpu" memory
row() {
    awk -v what="$1" -v limit="$2" '$0 ~ /ms .*wdiff/ { w += $1; wc += $5 } $0 ~ /ms .*git diff/ { g += $1; gc += $5 }
        $0 ~ /ms .*compare/ { r += $1; rc += $5; if ($7 > m) m = $7 }
        END { least = w < g ? w : g; c = w < g ? wc : gc
              printf "%-32s %6.1f ms %6.1f ms %6.1f ms %7.2f %7s %8s %8.2f %5.1f MB\n", what, w, g, r, r / least, limit,
                     (r / least <= limit ? "" : "missed"), rc / c, m
              if (limit == "1.0") printf "%-32s %29.2f s  %9s %5s, %.0f MB of 512 asked\n", "", r / 1000, "2 s", (r > 2000 || m > 512 ? "missed" : ""), m }'
}
three() { "$PACE" -n "$3" "wdiff $1 $2" "git diff --no-index --word-diff $1 $2" "$READOUT compare $1 $2"; }
three "$a" "$b" "${RUNS:-40}" | row "two prints of one report" 1.5
for f in "$dir"/pair*.a.txt; do three "$f" "${f%.a.txt}.b.txt" "${RUNS:-5}"; done | row "75 planted pairs" 1.5
three "$dir/edition100.a.txt" "$dir/edition100.b.txt" "${RUNS:-9}" | row "100,000 words, 5 % changed" 1.0
[ ! -f "$dir/translation.kjv.txt" ] ||
    three "$dir/translation.kjv.txt" "$dir/translation.web.txt" "${RUNS:-9}" | row "100,000 words, two translations" 1.0

for i in 0 1 2 3 4 5 6 7 8 9; do echo "$READOUT compare $dir/ten$i.txt $dir/ten$(((i + 1) % 10)).txt"; done >"$dir/pairs.sh"
"$PACE" -n "${RUNS:-15}" "sh $dir/pairs.sh" "$READOUT compare $(echo "$dir"/ten?.txt)" |
    awk '/ms .*pairs/ { p = $1 } /ms .*compare/ { r = $1 }
        END { printf "%-32s %21.1f ms %6.1f ms %7.2f %7s %8s\n", "ten at once to ten pairs", p, r, r / p, "2.0", (r < 2 * p ? "" : "missed") }'
echo "-- how it grows: 25, 50, 100, 200 thousand words"
set --
for n in 25 50 100 200; do set -- "$@" "$READOUT compare $dir/edition$n.a.txt $dir/edition$n.b.txt"; done
"$PACE" -n "${RUNS:-7}" "$@"
