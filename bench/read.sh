# Whole `read` of many saved pages against the bare gumbo parse of the same bytes: unpacked beforehand for gumbo, packed for readout, which
# writes all of its records. Two processors against one, then one against one; then how time and memory grow with the number of
# pages; then pages made to hurt, once and twice as large. CORPORA (../shared) holds corpora/kremlin/html; without it the pages are copies of examples/.
set -e
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
from=${CORPORA:-../shared}/corpora/kremlin/html
cc -O2 "$(dirname "$0")/gumbo.c" -o "$dir/gumbo" -l:libgumbo.a 2>/dev/null || cc -O2 "$(dirname "$0")/gumbo.c" -o "$dir/gumbo" -lgumbo
mkdir "$dir/604" "$dir/60" "$dir/10" "$dir/raw"
if [ -d "$from" ]; then
    cp "$from"/*.gz "$dir/604"
else
    for i in $(seq 604); do gzip -c examples/pages/norvania-transcript.html >"$dir/604/$i.html.gz"; done
fi
for n in 60 10; do (cd "$dir/604" && ls -S | head -$n) | while read -r f; do cp "$dir/604/$f" "$dir/$n"; done; done
for f in "$dir"/604/*.gz; do gzip -dc "$f" >"$dir/raw/$(basename "$f" .gz)"; done
one=$(command -v taskset >/dev/null && echo "taskset -c 0")

echo "-- $("$dir/gumbo" "$dir/raw"), unpacked"
"$PACE" -n "${RUNS:-11}" "$dir/gumbo $dir/raw" "$READOUT read --json $dir/604" "$one $READOUT read --json $dir/604"
echo "-- the 10 and the 60 largest pages, all of them, all of them three times"
"$PACE" -n "${RUNS:-11}" "$READOUT read --json $dir/10" "$READOUT read --json $dir/60" "$READOUT read --json $dir/604" "$READOUT read --json $dir/604 $dir/604 $dir/604"

python3 - "$dir" <<'PY'
import sys
nasty = {"div": ("<div>x", ""), "formatting": ("<p><b><font><i>x", ""), "adoption": ("<a><b><p></a>x</b>", ""),
         "table": ("<table><tr><td>x", ""), "tablefoster": ("<table>x<b>", ""), "links": ("<a href=x>y<div>", ""),
         "attributes": ("<p " + "a=1 class=nav id='x' " * 200 + ">x", "</p>"), "list": ("<ul><li>x", ""), "select": ("<select><option>x", ""),
         "svg": ("<svg><g>x", ""), "math": ("<math><mi>x", ""), "template": ("<template><p>x", ""), "frameset": ("<frameset><frame>", ""),
         "spandiv": ("<span><div></span>x", ""), "crossing": ("<b><div><i></b>x", ""), "comments": ("<!-- <p>x -", ""),
         "entities": ("&amp;&lt;&notit;&#x110000;", ""), "button": ("<button><p>x", ""), "heading": ("<h1><p>x", ""),
         "unclosed": ("<p>x<textarea", ""), "lt": ("<", ""), "form": ("<form><div><p>x", ""), "ruby": ("<ruby><rt>x", ""),
         "custom": ("<x-y><z-w>x", ""), "span": ("<span class=nav>x", ""), "dl": ("<dl><dt>x<dd>y", ""), "nobr": ("<nobr>x<p>", "")}
for name, (open_, close) in nasty.items():
    unit = open_ + close
    tags = max(1, unit.count("<"))
    for size, times in (("1", 1000000 // len(unit)), ("2", 2000000 // len(unit)), ("3", min(10000 // tags, 1000000 // len(unit))), ("4", min(20000 // tags, 2000000 // len(unit)))):
        with open(f"{sys.argv[1]}/{name}.{size}.html", "w") as f:
            f.write("<html><body><p>Minister Mira Kessel met Premier Oto Ferrin.</p>" + unit * times)
PY
twice() { # FIRST SECOND: processor time and peak of both sizes
    for f in "$dir"/*."$1".html; do
        "$PACE" -x 2 -n "${RUNS:-3}" "$READOUT read --json $f" "$READOUT read --json ${f%.$1.html}.$2.html" 2>/dev/null |
            awk -v name="$(basename "$f" ".$1.html")" 'NR == 2 { t = $5; m = $7 }
                NR == 3 { printf "%-12s %8.1f ms %6.1f MB   twice as much: %8.1f ms %6.1f MB\n", name, t, m, $5, $7 }'
    done
}
echo "-- 1 MB and 2 MB of one thing (of more than 16,000 tags only the text is read)"
twice 1 2
echo "-- 10,000 and 20,000 tags of one thing"
twice 3 4
