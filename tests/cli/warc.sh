# A crawl in one file: read in order, added with its counts; a page that changed has versions, one that had not is there at both
# times; what is no page is no fault.
. "$SOURCE/tests/lib.sh"
python3 - "$pages/norvania-transcript.html" <<'PY'
import gzip, hashlib, base64, sys
page = open(sys.argv[1], "rb").read()
def record(kind, url, date, body, type="text/html", more=""):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + type.encode() + b"\r\n\r\n" + body
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: application/http;msgtype=response\r\n{more}Content-Length: {len(http)}\r\n\r\n"
    return gzip.compress(head.encode() + http + b"\r\n\r\n")
digest = "WARC-Payload-Digest: sha1:" + base64.b32encode(hashlib.sha1(page).digest()).decode() + "\r\n"
talks = "https://president.norvania.example/talks"
parts = [record("response", talks, "2023-05-16T12:00:00Z", page, more=digest),
         record("response", talks + ".png", "2023-05-16T12:00:01Z", b"\x89PNG", "image/png"),
         record("response", talks + ".css", "2023-05-16T12:00:01Z", b"p { color: red }", "text/css"),
         record("revisit", talks, "2023-05-18T12:00:00Z", b"", more=digest),
         record("response", talks, "2023-05-20T12:00:00Z", page.replace(b"Kessan", b"Kesan"))]
open("crawl.warc.gz", "wb").write(b"".join(parts))
broken = bytearray(b"".join(parts))
for i in range(600, 640): broken[i] ^= 0x55
open("broken.warc.gz", "wb").write(broken)
open("offsets", "w").write("\n".join(str(sum(map(len, parts[:i]))) for i in (0, 3, 4)))
PY
status 0 "$READOUT" read --json crawl.warc.gz
json '[r["file"] for r in d] == ["crawl.warc.gz:" + n for n in open("offsets").read().split()]'
json '[r["dates"]["captured"]["value"] for r in d] == ["2023-05-16", "2023-05-18", "2023-05-20"]'
json 'all(r["url"] == "https://president.norvania.example/talks" for r in d)'
json 'd[0]["text"] == d[1]["text"] != d[2]["text"]'

status 0 "$READOUT" add --json crawl.warc.gz
json 'd == {"added": 1, "versions": 2, "there": 0, "refused": 0, "absent": 0, "skipped": 2, "relatives": []}'
status 0 "$READOUT" add --json crawl.warc.gz
json 'd["there"] == 3 and d["added"] == d["versions"] == d["refused"] == 0'
"$READOUT" add --json - <crawl.warc.gz >out || fail "standard input is refused"
json 'd["added"] == d["versions"] == d["refused"] == 0 and d["there"] >= 2' # a pipe cannot be gone back in for the page of 18 May
status 0 "$READOUT" verify
status 2 "$READOUT" --archive broken.db add broken.warc.gz # the first page is damaged, and the last one is there all the same
status 0 "$READOUT" --archive broken.db search Kesan
has out norvania
# What a server answered in place of a page is kept and counted, and no failure of adding; of an address that had a page it is news.
python3 - <<'P'
def put(name, *records):
    with open(name, "wb") as f:
        for url, status, body, day in records:
            answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
            f.write(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")
page = "<title>Sorel Holds Talks with Ferrin</title><p>Edda Sorel, premier of Quessia, had talks with Oto Ferrin, foreign minister of Norvania, on March 4, 2031.</p><p>The two sides exchanged views on kelp and on the ferries.</p>"
put("night.warc", ("https://kelp.example/1", "200 OK", page, "2031-03-06"), ("https://kelp.example/2", "404 Not Found", "<p>Nothing here", "2031-03-06"), ("https://kelp.example/3", "500 Broken", "<p>Oops", "2031-03-06"))
put("later.warc", ("https://kelp.example/1", "404 Not Found", "<p>Nothing here", "2031-04-06"))
P
status 0 "$READOUT" --archive night.db add night.warc
has out 'added 1, already there 0, refused 0, not there at the server 2'
[ ! -s err ] || fail "a crawl with a page that is not there complains"
status 0 "$READOUT" --archive night.db add --json later.warc
json 'd["absent"] == 1 and d["refused"] == 0'
status 0 "$READOUT" --archive night.db changes
has out 'gone: HTTP 404'
