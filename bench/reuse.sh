# Finding reuse among DOCS (50,000) planted documents against sim_text (similarity-tester), in turn: one line a document for readout, whose
# parsing counts; one file a document with a word a line for sim_text, whose making does not. Then what each stage takes beside the floor
# of bench/floor.c, and how time and memory grow over generated documents (SIZES) with MEMORY (400M) allowed. The largest size takes 1.7 GB
# for the texts and about three times that for the search's temporary files, in BENCH_TMP (TMPDIR); all goes away afterwards.
# CORPORA (../shared) holds reuse/plant.py and the prose it plants in; without it the first two parts are skipped. RUNS: how often.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
export TMPDIR="$dir"
plant=${CORPORA:-../shared}/corpora/reuse/plant.py
docs=${DOCS:-50000} memory=${MEMORY:-400M}
sim="sh $dir/sim.sh" ours="$READOUT reuse --jsonl $dir/docs.jsonl"

make_documents() {
    python3 "$plant" "$docs" "$dir" >/dev/null && python3 - "$dir" <<'PY'
import json, os, re, sys
dir = sys.argv[1]
os.mkdir(f"{dir}/words")
word = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
with open(f"{dir}/docs.jsonl") as docs, open(f"{dir}/list", "w") as names:
    for line in docs:
        d = json.loads(line)
        with open(f"{dir}/words/{d['id']}", "w") as f: f.write("\n".join(word.findall(d["text"].lower())) + "\n")
        names.write(f"words/{d['id']}\n")
PY
    echo "cd $dir && exec sim_text -r 8 -s -n -T -w 200 -i <list" >"$dir/sim.sh"
}

# Of what pace printed: wall and processor seconds and MB of the command that the pattern names.
of() { awk -v like="$1" 'index($0, like) { print $1 / 1e3, $5 / 1e3, $7 }' "$dir/pace"; }

against_sim_text() {
    "$PACE" -n "${RUNS:-5}" "$sim" "$ours" >"$dir/pace" || return
    cat "$dir/pace"
    { of sim.sh && of docs.jsonl; } | awk 'NR == 1 { w = $1; c = $2 }
        NR == 2 { printf "wall %.2f of sim_text (asked: 0.40), processor time %.2f; peak %.0f MiB (asked: 400)\n", $1 / w, $2 / c, $3 }'
    "$FLOOR" -s "$dir/docs.jsonl"
}

echo "-- $docs planted documents"
if [ ! -f "$plant" ]; then
    echo "SKIPPED: no $plant (CORPORA says where it is)"
elif ! command -v sim_text >/dev/null; then
    echo "SKIPPED: sim_text is not there (Debian: similarity-tester)"
else
    make_documents && against_sim_text
    rm -rf "$dir/words" "$dir/docs.jsonl"
fi

echo "-- generated documents, --memory $memory"
for n in ${SIZES:-10000 30000 100000 300000 1000000}; do
    "$TEXTS" "$n" >"$dir/grow.jsonl" || exit 1
    "$PACE" -c -n $((n > 100000 ? 1 : 3)) "$READOUT reuse --jsonl --memory $memory $dir/grow.jsonl" >"$dir/pace" || exit 1
    of grow.jsonl | awk -v n="$n" -v bytes="$(wc -c <"$dir/grow.jsonl")" '{
        printf "%8d documents %7.0f MB: %8.2f s, %8.2f processor s, peak %4.0f MiB\n", n, bytes / 1e6, $1, $2, $3 }'
done | tee "$dir/growth"
awk '{ n++; x = log($1); w = log($5); c = log($7); sx += x; sxx += x * x; sw += w; sc += c; sxw += x * w; sxc += x * c; if ($11 > peak) peak = $11 }
    END { if (n < 2) exit
          d = n * sxx - sx * sx
          printf "growth: processor time as the documents to the power of %.3f, wall %.3f (asked: 1.05); peak %d MiB\n", (n * sxc - sx * sc) / d, (n * sxw - sx * sw) / d, peak }' "$dir/growth"
