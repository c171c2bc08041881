# The jobs of stacks.py: what each command does, on few and small accounts about invented states that reach the code all the same.
import base64, gzip, io, json, zipfile

EXAMPLES = SOURCE + "/examples/pages/"
WRONG = ("read in/bad.txt", "add json lines")

TALKS = ("Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, president of Norvania, had talks with Bo Kest, president"
         " of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the fishing grounds of the Grey Sea. Ada Norn said that Norvania would open"
         " two more harbours to the ships of Kestria.\n\nPresent at the talks were Lio Hadder, foreign minister of Norvania, Ivo Lund, defence minister of"
         " Norvania, and Una Perrin, foreign minister of Kestria.\n")
PAGE = ("<html><head><title>Talks at Port Elden</title></head><body><nav><a href='/'>Home</a></nav><h1>Talks at Port Elden</h1><p>March 4, 2031</p>"
        "<p>Bo Kest: Thank you, Madam President, for the warm welcome in this old harbour.</p><p>Ada Norn: The harbour is yours as well, and so are its"
        " lights.</p></body></html>")


def pdf(path, words):
    stream = "".join(f"BT /F 10 Tf 72 {720 - 14 * i} Td ({w}) Tj ET\n" for i, w in enumerate(words))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [5 0 R] >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}endstream",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>"]
    out, at = "%PDF-1.4\n", []
    for i, o in enumerate(objects, 1):
        at.append(len(out))
        out += f"{i} 0 obj\n{o}\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n" + "".join(f"{a:010} 00000 n \n" for a in at)
    out += f"trailer\n<< /Size {len(at) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"
    open(path, "w").write(out)


def warc(path):
    def record(kind, url, date, body):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)
    url = "https://president.norvania.example/talks"
    open(path, "wb").write(record("response", url, "2031-03-06T12:00:00Z", PAGE.encode()) +
                           record("response", url, "2031-03-09T12:00:00Z", PAGE.replace("old harbour", "fine harbour").encode()))


def parcel(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("talks.txt"), TALKS)
        z.writestr(zipfile.ZipInfo("page.html"), PAGE)


def docx(path):
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("[Content_Types].xml"), '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
                   'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        z.writestr(zipfile.ZipInfo("_rels/.rels"), '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.'
                   'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        z.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document {w}><w:body>" + "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in TALKS.split("\n\n")) +
                   "</w:body></w:document>")


def feed(path):
    open(path, "w").write('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Press office of Norvania</title><link>https://norvania.example/</link><item>'
                          "<title>Talks at Port Elden</title><link>https://norvania.example/1</link><pubDate>Wed, 05 Mar 2031 10:00:00 +0000</pubDate><content:encoded>" +
                          " ".join(TALKS.split("\n\n")[1:]) + "</content:encoded></item></channel></rss>\n")


def must(*args, status=(0,), start=None, to="f.db"):
    got, out, err = readout("--archive", to, *args)
    if got not in status:
        sys.exit(f"{args} ends with {got}: {err.decode()}")
    return out.decode()


def made(path, start, *steps):
    """An archive that works begin with."""
    lay(start, path)
    for s in steps:
        must(*s, status=(0, 2), to=path)


A, B = "m0-Norvanian", "m0-Quessian"


def prepare():
    import sqlite3
    global TALKS_ID
    os.makedirs("in/two", exist_ok=True)
    open("in/talks.txt", "w").write(TALKS)
    open("in/page.html", "w").write(PAGE)
    open("in/two/talks.txt", "w").write(TALKS.replace("two more", "three more"))
    open("in/two/page.html", "w").write(PAGE.replace("old harbour", "deep harbour"))
    import tarfile
    with tarfile.open("in/parcel.tar.bz2", "w:bz2") as t:
        i = tarfile.TarInfo("talks.txt")
        i.size = len(TALKS)
        t.addfile(i, io.BytesIO(TALKS.encode()))
    open("in/cyrillic.txt", "w", encoding="cp1251").write("Встреча с министром иностранных дел Сарелле Хуго Вальдрином\n\n5 января 2025 года\n\nПрезидент Норвании Орван"
                                                         " Тельмек провёл встречу с министром иностранных дел Сарелле Хуго Вальдрином.\n")
    open("in/composed.txt", "w").write(TALKS.replace("Ada Norn", "A\u0301da Norn").replace("Bo Kest", "Bo\u0302 Ke\u0323\u0307st"))
    open("in/bad.txt", "w").write("  \n")
    open("in/names.jsonl", "w").write(json.dumps({"a": {"name": "Orvan Telmek"}, "b": {"name": "Telmek, O."}}) + "\n")
    pdf("in/talks.pdf", [l for p in TALKS.split("\n\n") for l in p.strip().split(". ")])
    warc("in/crawl.warc.gz")
    parcel("in/parcel.zip")
    docx("in/talks.docx")
    feed("in/feed.xml")
    subprocess.run([sys.executable, SOURCE + "/tests/fault/pages.py", "rich", "2"], check=True)
    os.unlink("rich/site/00.html")
    subprocess.run([sys.executable, SOURCE + "/tests/fault/load.py", SOURCE + "/tests/fault/older/form-1.sql", "old.db"], check=True)
    quiet = "--no-relatives"
    made("one.db", None, ("add", quiet, "in/two/page.html"))
    made("base.db", None, ("add", quiet, EXAMPLES + "call-norvania.html", EXAMPLES + "call-sarelle.txt", "rich/lines.jsonl"))
    who = ("--author", "Ina")
    must("compare", "--card", "card.html", A, B, status=(0, 1), to="base.db")
    made("decided.db", "base.db", ("decide", "date", A, "2025-01-06", *who, "--reason", "seen on the photograph"), ("decide", "place", A, "Telmora", *who),
         ("decide", "join", "m0-Norvanian", "m1-Norvanian", *who), ("decide", "split", "m1-Norvanian", "m1-Quessian", *who),
         ("decide", "note", B, "ask again", *who), ("decide", "person-rename", "Una Perrin", "Una M. Perrin", *who), ("collect", "card.html", *who))
    made("due.db", "base.db")
    made("torn.db", "base.db")
    db = sqlite3.connect("due.db")
    db.executescript("DELETE FROM reuse_block; DELETE FROM reuse_run; DELETE FROM reuse_text; INSERT OR IGNORE INTO reuse_due SELECT n FROM account WHERE current")
    db.commit()
    db.close()
    db = sqlite3.connect("torn.db")
    db.execute("UPDATE capture SET bytes = zeroblob(20) WHERE n = 1")
    db.commit()
    db.close()
    made("few.db", None, ("add", quiet, "in/talks.txt", "in/two/talks.txt", "in/page.html"))
    talk = hashlib.sha256(TALKS.encode()).hexdigest()[:12]
    made("few-decided.db", "few.db", ("decide", "date", talk, "2031-03-03", *who), ("decide", "note", talk, "ask again", *who),
         ("decide", "person-rename", "Una Perrin", "Una M. Perrin", *who))
    must("export", "given", to="few-decided.db")
    made("damaged.db", "few-decided.db")
    with open("damaged.db", "r+b") as f:
        f.seek(os.path.getsize("damaged.db") // 4096 // 2 * 4096)
        f.write(b"\x5a" * 4096)
    global MEETING
    MEETING = next(m["id"] for m in json.loads(must("meetings", "--json", to="base.db")) if len(m["accounts"]) > 1)
    global TWICE, LISTED
    LISTED = json.loads(must("meetings", "--json", to="few-decided.db"))[0]["id"]
    TWICE = json.loads(must("changes", "--json", to="base.db"))[0]["id"]
    JOBS[:] = jobs()


def jobs():
    who, quiet = ("--author", "Ina"), "--no-relatives"
    decisions = [("title", A, "Talks"), ("date", A, "2025-01-06"), ("place", A, "Telmora"), ("note", A, "ask again"), ("cut", A, "Both sides described"),
                 ("split", A, B), ("join", A, "m1-Norvanian"), ("person-merge", "Lio Hadder", "Hugo Valdrin"),
                 ("person-split", "Lio Hadder", "Una Perrin"), ("person-rename", "Una Perrin", "Una M. Perrin"), ("noise", "Norvanian Herald / Quessian Daily", "coastal / northern"),
                 ("substance", A, "coastal / northern")]
    v = [Job("add " + name, ("add", quiet, "in/" + f), "one.db" if name != "html" else None, writes=True, between=True)
         for name, f in [("html", "page.html"), ("text", "talks.txt"), ("pdf", "talks.pdf"), ("warc", "crawl.warc.gz"), ("zip", "parcel.zip"), ("docx", "talks.docx"),
                         ("feed", "feed.xml"), ("in another encoding", "cyrillic.txt"), ("composed", "composed.txt"), ("tar", "parcel.tar.bz2")]]
    v += [Job("add a folder", ("add", "--json", "in/two"), "base.db", writes=True, between=True),
          Job("add json lines", ("add", "--json", quiet, "rich/lines.jsonl"), "one.db", writes=True, between=True),
          Job("add a site", ("add", quiet, "rich/site"), "base.db", writes=True, between=True),
          Job("add mail", ("add", quiet, SOURCE + "/tests/golden/inputs/mailing.eml", SOURCE + "/tests/golden/inputs/saved.mhtml"), "one.db", writes=True, between=True),
          Job("add what is known", ("add", EXAMPLES + "call-norvania.html", EXAMPLES + "call-sarelle.txt"), "torn.db", writes=True, between=True, unsound=True),
          Job("bring up to date", ("add", quiet, "in/talks.txt"), "old.db", writes=True, between=True, unsound=True, stale=True),
          Job("reread", ("reread",), "few-decided.db", writes=True, between=True),
          Job("reread an older one", ("reread",), "old.db", writes=True, between=True, unsound=True)]
    v += [Job("decide " + d[0], ("decide", *d, *who), "base.db", writes=True) for d in decisions]
    v += [Job(f"undo {n}", ("undo", str(n), *who, "--reason", "it was none"), "decided.db", writes=True) for n in (1, 3, 6, 7)]
    v += [Job("collect", ("collect", "card.html", *who), "base.db", writes=True),
          Job("index", ("reuse", "--of", A), "due.db", writes=True, between=True, later=True),
          Job("export", ("export", "exported"), "decided.db", makes=("exported",)),
          Job("export for a spreadsheet", ("export", "--tables", "--excel", "--semicolon", "exported"), "decided.db", makes=("exported",)),
          Job("export tei", ("export", "--tei", "exported"), "base.db", makes=("exported",)),
          Job("import", ("import", "given"), None, writes=True, between=True, unsound=True, pieces=True),
          Job("import decisions", ("import", "--decisions", "given"), "base.db", writes=True, between=True),
          Job("salvage", ("salvage", "few-decided.db", "f.db"), None, writes=True, between=True, anew=True, unsound=True, pieces=True),
          Job("salvage what is damaged", ("salvage", "damaged.db", "f.db"), None, writes=True, between=True, anew=True, unsound=True, pieces=True)]
    read = [("verify",), ("verify", "card.html"), ("show", A), ("show", "--json", A), ("show", MEETING), ("show", "--json", MEETING), ("meetings",),
            ("meetings", "--json", "--all", "--limit", "2"), ("meetings", "--side", "Norvania", "--person", "Telmek", "--csv", "t.csv", "--people-csv", "p.csv"),
            ("search", "coastal OR \"fishing grounds\""), ("search", "--statements", "--speaker", "Telmek", "--json", "quest*"), ("search", "--counts", "NEAR(talks rail, 20)"),
            ("search", "--by-date", "--csv", "t.csv", "встреча"), ("phrase", "frank and thorough"), ("phrase", "--json", "--certificate", "c.json", "frank and thorough"),
            ("people",), ("people", "--json", "Telmek"), ("people", "--most", "--csv", "t.csv"), ("people", "--changes", "--side", "Norvania", "--from", "2025", "--to", "2031"),
            ("people", "--missing", LISTED, "--lists", "3"), ("changes",), ("changes", "--json", "--all"), ("changes", "--html", "t.html", TWICE), ("decisions",), ("findings", "--json"),
            ("findings", "7", "--card", "again.html"), ("cite", A), ("cite", "--bibtex", MEETING), ("cite", "--json", A),
            ("compare", A, B), ("compare", "--json", A, B), ("compare", "--html", "t.html", "--csv", "t.csv", "--table", "u.csv", "--card", "k.html", A, B), ("compare", "--brief", MEETING),
            ("compare", "in/talks.txt", "in/two/talks.txt"), ("edition", A, B), ("edition", "--tei", "t.xml", "--html", "t.html", MEETING),
            ("reuse", "--of", A), ("reuse", EXAMPLES), ("reuse", "--families", "--json", EXAMPLES, "in/talks.txt", "in/two"), ("reuse", "--csv", "t.csv", "--memory", "64M"),
            ("reuse", "--families"), ("read", "in/page.html"), ("read", "--json", "--explain", "--cuts", "in/talks.txt"), ("read", "in/bad.txt"), ("dump", "record", "in/page.html"), ("dump", "units", "in/talks.txt"),
            ("names", "in/names.jsonl"), ("names", "Orvan Telmek", "О. Тельмек")]
    named = ("--html", "--csv", "--table", "--card", "--tei", "--people-csv", "--certificate")
    v += [Job(" ".join(r)[:60], r, "few-decided.db" if r == ("verify",) or LISTED in r else "decided.db", makes=tuple(r[i + 1] for i, a in enumerate(r) if a in named)) for r in read]
    heavy = ("add html", "bring up to date", "reread", "reread an older one", "import", "salvage", "salvage what is damaged", "verify")
    return [j for j in v if j.writes and j.name not in heavy] + [j for j in v if j.name in heavy] + [j for j in v if not j.writes and j.name not in heavy]


JOBS = []
