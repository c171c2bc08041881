# Pages read side by side come out as one processor would give them: in order, the refused and the very large ones too; and a reader that
# goes away ends it.
. "$SOURCE/tests/lib.sh"
mkdir pages
python3 - <<'PY'
import gzip, random
random.seed(7)
for i in range(90):
    said = "".join(f"<p>Minister Mira Kessel said on day {k} that {random.randint(2, 99)} ferries would sail again.</p>\n"
                   for k in range(random.choice([1, 3, 90])))
    page = f"<html><body><h1>Talks number {i}</h1>\n{said}</body></html>"
    if i == 70: page = page[:-14] + ("<p>" + "A long day. " * 50 + "</p>\n") * 4000 + "</body></html>" # too large to be read beside others
    if i in (40, 71): page = "" # refused
    data = page.encode()
    open(f"pages/{i:03}.html", "wb").write(gzip.compress(data) if i % 2 and page else data)
PY
one="$READOUT"
command -v taskset >/dev/null && one="taskset -c $(taskset -cp $$ | sed 's/.*[ :]//; s/[-,].*//') $READOUT"
for how in "read --json" "read --jsonl" read; do
    status 2 "$READOUT" $how pages
    mv out many.out && mv err many.err
    status 2 $one $how pages
    cmp out many.out || fail "$how: another order or other records"
    cmp err many.err || fail "$how: other complaints"
done
status 2 "$READOUT" read --jsonl pages
jsonl '[r["file"] for r in d] == sorted(r["file"] for r in d) and len(d) == 90'

# The archive is the same file by file, whoever read the pages.
for with in "$READOUT" "$one"; do
    rm -f a.readout
    status 2 $with add --archive a.readout pages
    has out "added 88, already there 0, refused 2"
    status 0 "$READOUT" meetings --archive a.readout --json
    mv out meetings.$(ls meetings.* 2>/dev/null | wc -l)
done
cmp meetings.0 meetings.1 || fail "the archive depends on the number of threads"

# Nobody reads on: no complaint but the pipe's, and at once.
"$READOUT" read --jsonl pages 2>err | head -1 >out
jsonl 'len(d) == 1'
hasnt err 71.html
