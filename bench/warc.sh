# A crawl of 2 GB (SIZE, in MB) as a crawler leaves it: pages of examples/ among pictures of 100 KB, nineteen to one. Read record by record
# against the bare reading of the same bytes (wc -l, gzip -t), plain and packed, and once a tenth as large: memory must not grow.
# The files stand in TMPDIR while it runs.
set -e
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 - "$dir" "${SIZE:-2000}" <<'PY'
import glob, gzip, os, sys
dir, size = sys.argv[1], int(sys.argv[2]) * 1000000
def record(url, type, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + type + b"\r\n\r\n" + body
    return b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://president.example/%s\r\nWARC-Date: 2023-05-16T12:00:00Z\r\n" \
           b"Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (url, len(http), http)
pages = [open(p, "rb").read() for p in sorted(glob.glob("examples/pages/*.html"))]
picture = record(b"flag.jpg", b"image/jpeg", os.urandom(100000))
packed = gzip.compress(picture, 1)
for name, end in (("small", size // 10), ("whole", size)):
    with open(f"{dir}/{name}.warc", "wb") as plain, open(f"{dir}/{name}.warc.gz", "wb") as gz:
        n = 0
        while plain.tell() < end:
            page = record(b"%d" % n, b"text/html", pages[n % len(pages)])
            plain.write(page + 19 * picture)
            gz.write(gzip.compress(page, 1) + 19 * packed)
            n += 1
PY
ls -l "$dir" | awk 'NR > 1 { print "--", $9, $5 / 1e6, "MB" }'
for z in "wc -l" "gzip -t"; do
    end=$([ "$z" = "wc -l" ] || echo .gz)
    "$PACE" -n "${RUNS:-3}" "$z $dir/whole.warc$end" "$READOUT read --jsonl $dir/whole.warc$end" "$READOUT read --jsonl $dir/small.warc$end"
done
