# zip, tar, 7z, bzip2, xz, zstd: members in order and by name, what is passed over, damage, passwords, bombs, nesting.
. "$SOURCE/tests/lib.sh"
mkdir box && cd box
python3 - "$pages" <<'PY'
import bz2, io, lzma, sys, tarfile, zipfile
pages = sys.argv[1]
report, notice = open(pages + "/qna-report.txt", "rb").read(), open(pages + "/notice.html", "rb").read()
jsonl = b'{"id": "one", "text": "President Orvan Telmek met Premier Oto Ferrin in Kessan on May 3, 2023."}\n'

def zip_of(members, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as z:
        for name, data in members: z.writestr(name, data)
    return out.getvalue()

members = [("b/report.txt", report), ("a/notice.html", notice), ("__MACOSX/b/._report.txt", b"\0\5\7"), ("b/.hidden.txt", report),
           ("Thumbs.db", b"\1\2\3\0\0"), ("b/photo.png", b"\x89PNG\r\n\x1a\n" + bytes(400)), ("c/lines.jsonl", jsonl)]
put = lambda name, data: open(name, "wb").write(data)
whole = zip_of(members)
put("parcel.zip", whole)
put("stored.zip", zip_of(members, zipfile.ZIP_STORED))
put("empty.zip", zip_of([]))
put("crawl.wacz", zip_of([("archive/page.txt", report), ("indexes/index.cdx", b"org,norvania)/ 2023 {}"), ("datapackage.json", b'{"profile": "x"}'),
                          ("pages/pages.jsonl", b'{"format": "json-pages-1.0"}\n{"url": "http://x/", "text": "A page."}\n')]))
put("nested.zip", zip_of([("inner.zip", whole), ("report.txt.bz2", bz2.compress(report))]))

tar = io.BytesIO()
with tarfile.open(fileobj=tar, mode="w") as t:
    def add(name, data, kind=tarfile.REGTYPE):
        i = tarfile.TarInfo(name); i.size = len(data); i.type = kind; i.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
        t.addfile(i, io.BytesIO(data))
    add("./b/report.txt", report); add("../../up.html", notice); add("link.txt", b"", tarfile.SYMTYPE); add("\x1b[31mred.txt", report)
put("parcel.tar", tar.getvalue()); put("parcel.tar.xz", lzma.compress(tar.getvalue()))
put("report.xz", lzma.compress(report)); put("report.bz2", bz2.compress(report)); put("lines.jsonl.xz", lzma.compress(jsonl))

# damage: in the packed bytes of the first member; the file cut; both members flagged as under a password
hurt = bytearray(whole); hurt[400:404] = b"\xff\xff\xff\xff"; put("hurt.zip", bytes(hurt))
put("cut.zip", whole[:700]); put("cut.tar", tar.getvalue()[:1600]); put("cut.xz", lzma.compress(report)[:500])
locked = bytearray(zip_of(members[:2], zipfile.ZIP_STORED)); at = -1
while (at := locked.find(b"PK\3\4", at + 1)) >= 0: locked[at + 6] |= 1
put("locked.zip", bytes(locked))
deep = report
for _ in range(8): deep = zip_of([("x", deep)])
put("deep.zip", deep)
put("long.xz", lzma.compress(b"word " * (16 << 20), preset=0))
bomb = io.BytesIO()
with tarfile.open(fileobj=bomb, mode="w") as t:
    i = tarfile.TarInfo(".passed-over"); i.size = 200 << 20
    t.addfile(i, io.BytesIO(bytes(i.size)))
put("bomb.tar.xz", lzma.compress(bomb.getvalue(), preset=0))
PY
read_all() { "$READOUT" read --jsonl "$@" >out 2>err </dev/null; }
read_all parcel.zip stored.zip || { cat err >&2; fail "a good zip"; }
jsonl '[r["file"] for r in d] == [z + m for z in ("parcel.zip", "stored.zip") for m in ("#b/report.txt", "#a/notice.html", "#c/lines.jsonl#one")]'
read_all crawl.wacz && jsonl '[r["file"] for r in d] == ["crawl.wacz#archive/page.txt"]'
"$READOUT" read --jsonl - <parcel.zip >out
jsonl '[r["file"] for r in d] == ["-#b/report.txt", "-#a/notice.html", "-#c/lines.jsonl#one"]'
read_all parcel.tar parcel.tar.xz || fail "a good tar"
jsonl '[r["file"] for r in d] == [t + m for t in ("parcel.tar", "parcel.tar.xz") for m in ("#./b/report.txt", "#../../up.html", "#[31mred.txt")]'
read_all "$pages/qna-report.txt" report.xz report.bz2 lines.jsonl.xz || fail "packed files"
jsonl 'd[0]["text"] == d[1]["text"] == d[2]["text"] and d[0]["sha256"] == d[1]["sha256"] and d[3]["id"] == "one"'
read_all nested.zip || fail "a zip in a zip"
jsonl '[r["file"] for r in d][::3] == ["nested.zip#inner.zip#b/report.txt", "nested.zip#report.txt.bz2"]'
for tool in "7z bsdtar --format 7zip -cf" "tar.zst bsdtar --zstd -cf"; do
    set -- $tool
    command -v bsdtar >/dev/null || { echo "without bsdtar, $1 is not tried"; continue; }
    name=parcel.$1 && shift
    "$@" $name -C "$pages" qna-report.txt notice.html
    read_all $name || { cat err >&2; fail "$name"; }
    jsonl '[r["file"].split("#")[1] for r in d] == ["qna-report.txt", "notice.html"]'
done

# One sentence a fault, and the rest is read.
fault() { # FILE, pages read, words of the sentence
    ! read_all "$1" || fail "$1 is not refused"
    jsonl "len([r for r in d if not r.get('refused')]) == $2"
    has err "readout: $1"
    has err "$3"
    [ "$(wc -l <err)" = 1 ] || { cat err >&2; fail "$1: not one sentence"; }
}
fault hurt.zip 2 "is damaged"
fault cut.zip 0 "is damaged"
fault cut.tar 0 "it and what stands behind it are not read"
fault cut.xz 0 "is damaged"
fault locked.zip 0 "2 of its members are locked with a password (the first is b/report.txt)"
fault deep.zip 0 "inside 6 other containers"
fault long.xz 0 "over the limit"
fault bomb.tar.xz 0 "times its size"

# Into an archive, twice: nothing doubles.
"$READOUT" add parcel.zip >out 2>&1 && "$READOUT" add parcel.zip >out 2>&1
"$READOUT" meetings --json >out && json 'sum(len(m["accounts"]) for m in d) >= 3 and len({a["id"] for m in d for a in m["accounts"]}) == 3'
