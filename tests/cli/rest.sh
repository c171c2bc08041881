# names, reuse and dump.
. "$SOURCE/tests/lib.sh"
status 0 "$READOUT" names --json 'Orvan Telmek' 'TELMEK Orvan'
json '0.5 <= d["same"] <= 1 and d["why"]'
status 0 "$READOUT" names --json 'Orvan Telmek' 'Mira Kessel'
json 'd["same"] < 0.5'
printf '%s\n' '{"a": {"name": "Oto Ferrin"}, "b": {"name": "O. Ferrin"}}' '{"a": {"name": "Oto Ferrin"}, "b": {"name": "Edda Sorel"}}' >pairs.jsonl
status 0 "$READOUT" names --jsonl pairs.jsonl
jsonl 'len(d) == 2 and d[0]["same"] > d[1]["same"]'

status 0 "$READOUT" reuse --jsonl "$pages"
jsonl 'any(set((r.get("a", "").split("/")[-1], r.get("b", "").split("/")[-1])) == {"norvania-transcript.html", "monitor-reprint.txt"} and r["kind"] == "reprint" for r in d)'
jsonl 'all(r.get("kind") in ("reprint", "excerpt", "shared", "formula", "boilerplate") for r in d if "a" in r)'
mv out first
status 0 "$READOUT" reuse --jsonl $(ls -r "$pages"/*)
sort first >a.txt
sort out >b.txt
cmp a.txt b.txt || fail "reuse hangs on the order of the files"

# Without operands it searches the archive, and says where there is none.
status 2 "$READOUT" reuse
has err "no archive"
status 0 "$READOUT" --archive kept.db add "$pages"
status 0 "$READOUT" --archive kept.db reuse --jsonl
jsonl 'any(r["kind"] == "reprint" for r in d if "a" in r)'

for stage in page clean units record; do
    status 0 "$READOUT" dump $stage "$pages/norvania-readout.txt"
    [ -s out ] || fail "dump $stage prints nothing"
done
status 2 "$READOUT" dump nonsense "$pages/norvania-readout.txt"
has err nonsense
test ! -e readout.db || fail "an archive was made"
