"""Drives a reading room over sockets: room.py READOUT ARCHIVE TEST. A failed assertion ends it."""
import http.client, json, os, re, signal, socket, subprocess, sys, threading, time, urllib.parse

READOUT, ARCHIVE = sys.argv[1:3]


class Room:
    def __init__(self, *options, env=None):
        self.process = subprocess.Popen([READOUT, "--archive", ARCHIVE, "serve", "--port", "0", *options], stderr=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=env)
        self.said = ""
        for line in self.process.stderr:
            self.said += line
            at = re.search(r"http://(\[?[0-9a-f.:]+\]?):(\d+)/(\S*)", line)
            if at:
                self.host, self.port, self.rest = at[1], int(at[2]), at[3]
                break
        else:
            raise AssertionError("no address: " + self.said)

    def ask(self, path, method="GET", headers=None, body=None):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        c.putrequest(method, path, skip_host="Host" in (headers or {}))
        for k, v in (headers or {}).items():
            c.putheader(k, v)
        if body is not None:
            c.putheader("Content-Length", str(len(body)))
        c.endheaders(body)
        r = c.getresponse()
        r.text = r.read().decode("utf-8", "replace")
        c.close()
        return r

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) == 0, "SIGTERM ends it with 0"


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"


def cli(*args):
    return subprocess.run([READOUT, "--archive", ARCHIVE, *args], capture_output=True, text=True, check=True).stdout


def first_meeting(room):
    return next(m for m in json.loads(room.ask("/meetings.json?order=oldest").text) if len(m["accounts"]) > 1)


def pages(room):
    """Every page answers, in its frame, with its policy; as JSON it is what the command prints."""
    m = first_meeting(room)
    account = m["accounts"][0]["id"]
    for path in ["/", "/meetings", f"/meeting/{m['id']}", f"/account/{account}", f"/account/{account}/capture", f"/compare/{m['id']}",
                 "/compare", "/findings", "/export",
                 f"/edition/{m['id']}", f"/family/{account}", f"/account/{account}?cite=1", "/people", "/people?order=name&begins=O", "/person/Telmek",
                 "/search", "/search?q=ferry", "/search?q=ferry&statements=1", "/help"]:
        r = room.ask(path)
        assert r.status == 200, (path, r.status)
        h = r.headers
        assert h["Content-Security-Policy"].startswith(POLICY), path
        assert h["X-Content-Type-Options"] == "nosniff" and h["Referrer-Policy"] == "no-referrer"
        assert "<main" in r.text and "</html>" in r.text and 'lang="en"' in r.text, path
        assert not re.search(r"<[^>]+\s(style|on\w+)=", r.text), path  # the policy forbids it
        assert "<style" not in r.text and not re.search(r"<script(?![^>]*src=\"/assets/)", r.text), path
        again = room.ask(path, headers={"If-None-Match": h["ETag"]})
        assert again.status == 304 and not again.text, path
        head = room.ask(path, "HEAD")
        assert head.status == 200 and not head.text and head.headers["Content-Length"] == h["Content-Length"], path
    assert json.loads(room.ask("/meetings.json?all=1&order=oldest").text) == json.loads(cli("meetings", "--json"))
    assert json.loads(room.ask(f"/meeting/{m['id']}.json").text) == json.loads(cli("show", "--json", m["id"]))
    assert json.loads(room.ask(f"/account/{account}.json").text) == json.loads(cli("show", "--json", account))
    there = subprocess.run([READOUT, "--archive", ARCHIVE, "compare", "--json", m["id"]], capture_output=True, text=True).stdout
    assert json.loads(room.ask(f"/compare/{m['id']}.json").text) == json.loads(there)
    assert json.loads(room.ask("/search.json?q=ferry").text) == json.loads(cli("search", "--json", "--limit", "20", "ferry"))
    for query in ["q=ferry", "q=ferry&statements=1", "side=Norvania&limit=3"]:
        found, page = json.loads(room.ask("/search.json?" + query).text), room.ask("/search?" + query).text
        assert found and len(re.findall(r'<li><p class="when">', page)) == len(found), query
        assert "<mark>" in page or "q=" not in query
        assert re.search(r'class="facets".*publisher=', page, re.S), query
    a, b = m["accounts"][0]["id"], m["accounts"][1]["id"]
    assert len(json.loads(room.ask(f"/compare.json?a={a}&a={b}").text)["accounts"]) == 2
    # What is sifted, and what comes behind it.
    side = m["sides"][0]
    some = json.loads(room.ask(f"/meetings.json?side={side}").text)
    assert some and all(side in x["sides"] for x in some)
    front = room.ask("/").text
    for field, value, n in re.findall(r'href="\?(side|year|publisher|person)=([^"&]+)"><span>[^<]*</span> <span class="n">(\d+)<', front):
        found = len(json.loads(room.ask(f"/meetings.json?{field}={value}").text))
        assert found == int(n) or (field == "person" and found > int(n)), (field, value, n, found)  # a person in all spellings
    assert re.findall(r'href="\?publisher=', front) and re.findall(r'<title>2023-05-16: \d meeting', front)
    # The picture zooms: a year by months, a month by days, and out again.
    wide = room.ask("/?year=2023").text
    assert re.findall(r'href="\?from=2023-05&amp;to=2023-05"><title>2023-05: \d+ meeting', wide) and "wider: all times" in wide
    near = room.ask("/?from=2023-05&to=2023-05").text
    assert re.findall(r'<title>2023-05-16: \d+ meeting', near) and 'href="?from=2023&amp;to=2023">wider: 2023<' in near
    assert 'href="?from=2023-04&amp;to=2023-04">' in near and 'href="?from=2023-06&amp;to=2023-06">' in near
    for odd in ["from=9999-12-31&to=0001-01-01", "from=2023-99&to=2023-99", "from=x&to=2023", "year=0000", "from=0001&to=9999", "from=2023-02-31"]:
        assert room.ask("/?" + odd).status == 200, odd
    assert json.loads(room.ask("/meetings.json?person=nobody+of+that+name").text) == []
    year = m["date"][:4]
    assert all(x["date"].startswith(year) for x in json.loads(room.ask(f"/meetings.json?year={year}").text))
    seen, after = [], ""
    while True:
        part = json.loads(room.ask(f"/meetings.json?limit=1&after={after}").text)
        if not part:
            break
        seen.append(part[0]["id"])
        after = part[0]["id"]
    assert seen == [x["id"] for x in json.loads(room.ask("/meetings.json").text)]
    page = room.ask("/?limit=1").text
    assert 'rel="next"' in page and f"after={seen[0]}" in page
    # The newest first; the same from the other end, in parts too; those without a day come last from either.
    both = {}
    for order in ["", "&order=oldest"]:
        some = both[order] = json.loads(room.ask("/meetings.json?all=1" + order).text)
        parts, after = [], ""
        while part := json.loads(room.ask(f"/meetings.json?all=1&limit=2&after={after}{order}").text):
            parts, after = parts + part, part[-1]["id"]
        assert parts == some
        days = [x["date"] for x in some if x["date"]]
        assert days == sorted(days, reverse=not order) and len(set(days)) > 1
        assert all(x["date"] for x in some[:len(days)])
        within = json.loads(room.ask(f"/meetings.json?all=1&from={min(days)}&to={days[len(days) // 2]}{order}").text)
        assert [x["id"] for x in within] == [x["id"] for x in some if x["date"] and min(days) <= x["date"] <= days[len(days) // 2]]
        # What one publisher tells, or one side: the same meetings as among all, in the same order, whole and in parts.
        for field, value, has in [("publisher", "QNA", lambda x: any(a["publisher"] == "QNA" for a in x["accounts"])),
                                  ("side", some[0]["sides"][0], lambda x: some[0]["sides"][0] in x["sides"])]:
            want, ask = [x["id"] for x in some if has(x)], f"/meetings.json?all=1&{field}={value.replace(' ', '+')}{order}"
            parts, after = [], ""
            while part := json.loads(room.ask(ask + f"&limit=1&after={after}").text):
                parts, after = parts + part, part[-1]["id"]
            assert [x["id"] for x in json.loads(room.ask(ask).text)] == [x["id"] for x in parts] == want and want, (ask, want)
    assert sorted(x["id"] for x in both[""]) == sorted(x["id"] for x in both["&order=oldest"])


def people(room):
    """People as the command prints them, sifted by side, letter and name; one by id, by name, or as an account calls him."""
    assert json.loads(room.ask("/people.json?limit=500").text) == json.loads(cli("people", "--json", "--most", "--limit", "500"))
    assert json.loads(room.ask("/people.json?order=name&limit=3").text) == json.loads(cli("people", "--json", "--limit", "3"))
    named = cli("people", "--json", "Telmek")
    assert [x["id"] for x in json.loads(room.ask("/people.json?q=Telmek").text)] == [x["id"] for x in json.loads(named)]
    assert json.loads(room.ask("/person/Telmek.json").text) == json.loads(named)
    everybody, page = json.loads(room.ask("/people.json?limit=500").text), room.ask("/people?limit=500").text
    assert len(re.findall(r'<h3><a href="/person/', page)) == len(everybody) and f"<h1>{len(everybody)} people" in page
    for field, value, n in re.findall(r'href="\?(?:limit=500&amp;)?(side|begins)=([^"&]+)"><span>[^<]*</span> <span class="n">(\d+)<', page):
        assert len(json.loads(room.ask(f"/people.json?limit=500&{field}={value}").text)) == int(n), (field, value, n)
    seen, after = [], ""
    while part := json.loads(room.ask(f"/people.json?limit=2&after={after}").text):
        seen += [x["id"] for x in part]
        after = seen[-1]
    assert seen == [x["id"] for x in everybody] and len(set(seen)) == len(seen)
    # One of them: what the command says of him is on the page.
    him = json.loads(named)[0]
    page = room.ask("/person/" + him["id"]).text
    assert json.loads(room.ask(f"/person/{him['id']}.json").text) == [him]
    for x in [v["text"] for v in him["variants"]] + [t["text"] for t in him["titles"]] + [w["name"] for w in him["with"][:12]] + [p["text"] for p in him["places"]]:
        assert x in page, x
    assert f"{him['meetings']} meetings" in page and page.count('href="/meeting/') == len(him["appearances"]) == him["meetings"]
    assert {p["publisher"] for v in him["variants"] for p in v["publishers"]} and all(v["accounts"] == sum(p["accounts"] for p in v["publishers"]) for v in him["variants"])
    assert page.count("<rect class=\"bar\"") == len([t for t in him["titles"] if t["first"]]) and "<circle" in page
    part = room.ask(f"/person/{him['id']}?limit=1").text
    assert part.count('href="/meeting/') == 1 and f"after={him['appearances'][0]['meeting']}" in part
    assert "no such person" in room.ask("/person/nobody-at-all").text and room.ask("/person/nobody-at-all").status == 404
    called = him["variants"][-1]["text"].replace(" ", "%20")
    account = next(a for a in him["accounts"] if any(him["variants"][-1]["text"] == p["name"] for p in json.loads(room.ask(f"/account/{a}.json").text)["people"]))
    assert f"<h1><bdi>{him['name']}" in room.ask(f"/person/{called}?in={account}").text


def sifted(room):
    """A comparison sifts by its address, leads to what it does not show, cites a passage, and gives its strips as a picture."""
    m = first_meeting(room)
    at = f"/compare/{m['id']}"
    rows = lambda page: set(re.findall(r'<(?:div|p) id="(p\d+)"', page))
    whole, passages = room.ask(at).text, json.loads(room.ask(at + ".json").text)["passages"]
    assert len(rows(whole)) == len(passages)
    assert set(re.findall(r'href="#(p\d+)"', whole)) <= rows(whole)  # every link leads somewhere
    alone = {f"p{i}" for i, p in enumerate(passages, 1) if p["kind"] == "only"}
    assert alone and rows(room.ask(at + "?show=alone").text) == alone
    part = room.ask(at + "?show=alone&form=1").text
    assert "not shown</a>" in part and "form=1" in part
    for hidden in rows(whole) - alone:
        assert f'href="#{hidden}"' not in part, hidden
    assert 'class="form"' not in whole and 'class="form"' in room.ask(at + "?form=1").text
    n = min(int(x[1:]) for x in alone)
    cited = room.ask(f"{at}?show=speaker&cite={n}").text
    assert f'id="p{n}"' in cited and "<textarea readonly" in cited and "absent from it" in cited
    assert "<textarea readonly" not in room.ask(at + "?cite=x").text
    a, b = m["accounts"][0]["id"], m["accounts"][1]["id"]
    named = room.ask(f"/compare?a={a}&a={b}&show=alone").text
    assert f'href="?a={a}&amp;a={b}&amp;show=alone&amp;form=1#passages"' in named or "form or grammar" not in named
    figure = room.ask(at + "/figure.svg")
    assert figure.headers["Content-Type"].startswith("image/svg+xml") and figure.text.startswith("<svg ")
    assert figure.text.count("SHA-256") == len(m["accounts"]) and "<script" not in figure.text and "class=" not in figure.text
    assert room.ask(f"/compare/figure.svg?a={a}&a={b}").status == 200 and room.ask("/compare/none/figure.svg").status == 404


def wrong(room):
    """What cannot be asked is a page, too, with the sentence; nothing leads to a file."""
    for path, status in [("/nothing", 404), ("/meeting/none-such", 404), ("/account/none-such", 404), ("/account/none.json", 404),
                         ("/compare/none", 404), ("/assets/none.css", 404), ("/assets/../serve.c", 404), ("/../../etc/passwd", 404),
                         ("/account/..%2f..%2f..%2fetc%2fpasswd", 404), ("/account/%2e%2e/capture/raw", 404), ("/account/%00", 404),
                         ("/search?q=%22open", 400), ("//", 404), ("/meeting/" + "x" * 5000, 404)]:
        r = room.ask(path)
        assert r.status == status, (path, r.status)
        assert "root:" not in r.text and r.headers["X-Content-Type-Options"] == "nosniff"
    assert "none-such" in room.ask("/account/none-such").text
    assert json.loads(room.ask("/account/none-such.json").text)["error"]
    a = first_meeting(room)["accounts"][0]["id"]
    assert room.ask(f"/compare?a={a}").status == 400
    assert room.ask("/", "POST", FORM, b"x=1").status == 405
    assert room.ask("/", "DELETE").status == 405


def strangers(room):
    for host in ["example.org", "localhost.example.org", f"127.0.0.1.example.org:{room.port}", "0.0.0.0"]:
        r = room.ask("/", headers={"Host": host})
        assert r.status == 403 and "meetings" not in r.text.split("<footer")[0].split("<main")[1].replace("All meetings", ""), host
    assert room.ask("/", headers={"Host": f"localhost:{room.port}"}).status == 200
    assert room.ask("/meetings.json", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}).status == 403
    assert room.ask("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status == 200
    s = socket.create_connection(("127.0.0.1", room.port))
    s.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert b" 400 " in s.recv(100)
    s.close()


def decided(room):
    """A note needs the proof of a page of this room, and shows at once."""
    m = first_meeting(room)["id"]
    page = room.ask(f"/meeting/{m}").text
    proof = re.search(r'name="proof" value="([0-9a-f]{32})"', page)[1]
    post = lambda proof, **h: room.ask(f"/meeting/{m}/note", "POST", {**FORM, **h}, f"proof={proof}&text=Seen+by+the+harbour+master&author=Ada".encode())
    assert post("").status == 403
    assert post("0" * 32).status == 403
    assert post(proof, Origin="http://example.org").status == 403
    assert post(proof, **{"Sec-Fetch-Site": "cross-site"}).status == 403
    assert room.ask(f"/meeting/{m}/note", "POST", {}, f"proof={proof}&text=x".encode()).status == 403  # no form
    assert "harbour master" not in room.ask(f"/meeting/{m}").text
    r = post(proof, Origin=f"http://127.0.0.1:{room.port}", **{"Sec-Fetch-Site": "same-origin"})
    assert r.status == 303 and r.headers["Location"] == f"/meeting/{m}", r.status
    assert "Seen by the harbour master" in room.ask(f"/meeting/{m}").text
    assert "harbour master" in cli("decisions")
    cli("undo", "1")  # by another program: the page that was kept is no longer good
    assert "harbour master" not in room.ask(f"/meeting/{m}").text
    assert room.ask("/meeting/none-such/note", "POST", FORM, f"proof={proof}&text=x".encode()).status in (400, 404)


def collected(room):
    """A difference is collected where it stands, keeps its address, gives the card that the command writes, is verified and removed."""
    m = first_meeting(room)
    a, b = m["accounts"][0]["id"], m["accounts"][1]["id"]
    at = f"/compare?a={a}&a={b}"
    page = room.ask(at).text
    fields = dict(re.findall(r'name="(proof|back)" value="([^"]*)"', page[page.index('<form id="collect"'):]))
    serial, n = re.search(r'form="collect" name="finding" value="((\d+)\.\d+)"', page).groups()
    back = fields["back"].replace("&amp;", "&")
    assert back == at
    post = lambda proof, **more: room.ask("/findings", "POST", FORM, urllib.parse.urlencode(
        [("proof", proof), ("a", a), ("a", b), ("finding", serial), *{"back": back, **more}.items()]).encode())
    assert post("").status == 403 and "collected</a>" not in room.ask(at).text
    r = post(fields["proof"], note="<b>For the piece</b>")
    assert r.status == 303 and re.fullmatch(re.escape(at) + r"#(p\d+|who)", r.headers["Location"]), r.headers["Location"]
    page = room.ask(at).text
    number = int(re.search(r'href="/finding/(\d+)">collected</a>', page)[1])
    assert f'value="{serial}"' not in page
    for away in ["//example.org/", "https://example.org/", "/compare\\example.org", "/compare?x\r\nX: y", "/account/x", "/comparex"]:
        assert post(fields["proof"], back=away).headers["Location"] == "/findings", away
    # The same card as the command's, byte for byte.
    card = room.ask(f"/finding/{number}/card.html")
    assert card.headers["Content-Disposition"] == f'attachment; filename="finding-{number}.html"'
    with open("card.html", "w", newline="") as f:
        f.write(card.text)
    assert subprocess.run([READOUT, "--archive", ARCHIVE, "verify", "card.html"], capture_output=True).returncode == 0
    rows = subprocess.run([READOUT, "--archive", ARCHIVE, "compare", "--csv", "-", a, b], capture_output=True).stdout.count(b"\r\n")
    def same(i):
        subprocess.run([READOUT, "--archive", ARCHIVE, "compare", "--card", "it.html", "--finding", str(i), a, b], capture_output=True)
        return open("it.html", newline="").read() == card.text
    assert any(same(i) for i in range(1, rows)), "no card of the command is this one"
    one = room.ask(f"/finding/{number}")
    assert one.status == 200 and "The card holds" in one.text and "does not hold" not in one.text
    listed = room.ask("/findings").text
    for p in [one.text, listed]:
        assert "&lt;b&gt;For the piece" in p and "<b>For" not in p and p.count("SHA-256 of the capture") == 2
    assert json.loads(room.ask("/findings.json").text) == json.loads(cli("findings", "--json"))
    assert json.loads(room.ask(f"/finding/{number}.json").text)["n"] == number
    # Another note is another finding in its place; removed, it keeps its address and is listed no more.
    r = room.ask(f"/finding/{number}/note", "POST", FORM, f"proof={fields['proof']}&note=second".encode())
    second = int(r.headers["Location"].split("/")[-1])
    assert second > number and "collected with another note" in room.ask(f"/finding/{number}").text
    assert room.ask(f"/finding/{second}/remove", "POST", FORM, b"proof=").status == 403
    assert room.ask(f"/finding/{second}/remove", "POST", FORM, f"proof={fields['proof']}".encode()).headers["Location"] == "/findings"
    assert "Taken back" in room.ask(f"/finding/{second}").text and "<article" not in room.ask("/findings").text
    assert "collected</a>" not in room.ask(at).text
    for nothing in ["/finding/999", "/finding/x", "/finding/-1", "/finding/999/card.html"]:
        assert room.ask(nothing).status == 404, nothing
    # Every button of the page collects, or says why not.
    for value in re.findall(r'name="finding" value="([\d.]+)"', room.ask(f"/compare/{m['id']}").text)[:12]:
        body = [("proof", fields["proof"]), *[("a", x["id"]) for x in m["accounts"]], ("finding", value), ("back", f"/compare/{m['id']}")]
        r = room.ask("/findings", "POST", FORM, urllib.parse.urlencode(body).encode())
        assert r.status == 303 or "shows only beside the other accounts" in r.text, (value, r.status)
    assert room.ask("/findings", "POST", FORM, f"proof={fields['proof']}&a={a}&a={b}&finding=99999.1".encode()).status == 404
    for n in [x["n"] for x in json.loads(cli("findings", "--json"))]:
        cli("undo", str(n))


def taken(room):
    """What is taken along is what the commands write: tables, citations, editions, families, and the words of an account to be cited."""
    m = first_meeting(room)
    a, b = m["accounts"][0]["id"], m["accounts"][1]["id"]
    for options, form in [([], "csv"), (["--excel"], "excel"), (["--excel", "--semicolon"], "excel-semicolon")]:
        cli("export", "--tables", *options, "out.d")
        for name in re.findall(r'href="/export/(\w+)/csv"', room.ask("/export").text):
            r = room.ask(f"/export/{name}/{form}")
            assert r.status == 200 and r.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"', name
            assert r.text == open(f"out.d/{name}.csv", newline="", encoding="utf-8").read(), (name, form)
            assert int(r.headers["Content-Length"]) == len(r.text.encode())
    assert [json.loads(x) for x in room.ask("/export/meetings/jsonl").text.splitlines()] == [json.loads(x) for x in open("out.d/meetings.jsonl")]
    for form, name in [("bibtex", "citations.bib"), ("csl", "citations.json"), ("markdown", "citations.md")]:
        assert room.ask(f"/export/citations/{form}").text == open("out.d/" + name, encoding="utf-8").read(), form
    assert room.ask(f"/cite/{m['id']}/bibtex").text == cli("cite", "--bibtex", m["id"])
    assert room.ask(f"/cite/{a}/csl").text == cli("cite", "--json", a)
    for nothing in ["/export/none/csv", "/export/accounts/none", "/export/sqlite_master/csv", "/cite/none/bibtex", f"/cite/{a}/none", "/family/none", "/edition/none"]:
        assert room.ask(nothing).status == 404, nothing
    # Editions.
    for query, base in [("", []), ("?base=2", ["--base", "2"])]:
        r = room.ask(f"/edition/{m['id']}/edition.xml{query}")
        assert r.text == cli("edition", "--tei", "-", *base, m["id"]) and r.headers["Content-Disposition"].endswith('.xml"')
        assert room.ask(f"/edition/{m['id']}/edition.html{query}").text == cli("edition", "--html", "-", *base, m["id"])
    shown = room.ask(f"/edition/{m['id']}?base=2").text
    assert '<option selected value="2">' in shown and "edition.xml?base=2" in shown and shown.count("<main") == 1 and shown.count("<h1>") == 1
    # A comparison as tables.
    there = lambda *x: subprocess.run([READOUT, "--archive", ARCHIVE, "compare", *x], capture_output=True).stdout.decode()
    assert room.ask(f"/compare/{m['id']}/differences.csv").text == there("--csv", "-", m["id"])
    assert room.ask(f"/compare/differences.csv?a={a}&a={b}").text == there("--csv", "-", a, b)
    there("--table", "claims.html", m["id"])
    assert room.ask(f"/compare/{m['id']}/claims.html").text == open("claims.html", newline="", encoding="utf-8").read()
    # The family: as the command tells it, and drawn.
    for x in m["accounts"]:
        told = json.loads(room.ask(f"/family/{x['id']}.json").text)
        alone = json.loads(cli("reuse", "--of", x["id"], "--families", "--json"))
        assert [sorted(f["accounts"]) for f in told["families"] if x["id"] in f["accounts"]] == [sorted(f["accounts"]) for f in alone["families"]]
        page = room.ask(f"/family/{x['id']}").text
        mine = [f for f in told["families"] if x["id"] in f["accounts"]]
        assert len(re.findall(r"<rect ", page)) == (len(mine[0]["accounts"]) if mine else 0)
        for f in mine:
            for y in f["accounts"]:
                assert f'href="/account/{y}"' in page
            assert page.count('class="grip"') == len(f["accounts"]) - 1
    # Words of an account, to be cited.
    page = room.ask(f"/account/{a}?cite=2").text
    words = page[page.index("<textarea readonly"):page.index("</textarea>")]
    assert json.loads(room.ask(f"/account/{a}.json").text)["sha256"] in words and "\u201c" in words
    assert "<textarea readonly" not in room.ask(f"/account/{a}").text and room.ask(f"/account/{a}?cite=x").status == 200


def kin(room):
    """Copies of copies: seen from any of them the family is that of all, each on the one it is nearest to, as the command tells it."""
    whole = json.loads(cli("reuse", "--families", "--json"))["families"][0]
    told = lambda f: (sorted(f["accounts"]), sorted((e["from"], e["to"], e["direction"]) for e in f["edges"] if e["nearest"]))
    for x in whole["accounts"]:
        mine = [f for f in json.loads(room.ask(f"/family/{x}.json").text)["families"] if x in f["accounts"]]
        assert len(mine) == 1 and told(mine[0]) == told(whole), x
        page = room.ask(f"/family/{x}").text
        assert len(re.findall("<rect ", page)) == len(whole["accounts"]) == page.count('<tr class="differs"') + page.count("<tr><th scope=\"row\"")
        assert page.count('class="own"') == 1 and page.count('class="tip"') == sum(e["nearest"] and e["direction"] is not None for e in whole["edges"])


def readonly(room):
    m = first_meeting(room)["id"]
    page = room.ask(f"/meeting/{m}").text
    assert "proof" not in page and "Nothing can be changed" in page
    assert "collect</button>" not in room.ask(f"/compare/{m}").text
    assert room.ask(f"/meeting/{m}/note", "POST", FORM, b"proof=&text=x").status == 403
    assert not cli("decisions", "--json").strip().strip("[]")


def untouched(room):
    """Read only: pages for which others would finish or keep something; what was written is looked at by who calls."""
    m = first_meeting(room)["id"]
    for path in ["/", "/?person=Telmek", f"/meeting/{m}", f"/compare/{m}"]:
        assert room.ask(path).status == 200, path


def bodies(room):
    s = socket.create_connection(("127.0.0.1", room.port))
    s.sendall(b"POST /meeting/x/note HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n")
    assert b" 413 " in s.recv(1000)
    s.close()
    s = socket.create_connection(("127.0.0.1", room.port))  # one that does not say how long it is
    s.sendall(b"POST /meeting/x/note HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    sent = 0
    try:
        while sent < 64 << 20:
            s.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            sent += 65536
    except OSError:
        pass
    assert sent < 16 << 20, sent
    s.close()
    s = socket.create_connection(("127.0.0.1", room.port))
    try:
        s.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 1000000 + b"\r\n\r\n")
        got = s.recv(1000)
    except OSError:
        got = b""
    assert b" 200 " not in got
    s.close()
    assert room.ask("/").status == 200


def crowd(room):
    """200 that are connected and say nothing, while others read; then 200 that ask at once."""
    idle = [socket.create_connection(("127.0.0.1", room.port)) for _ in range(200)]
    for s in idle[:100]:
        s.sendall(b"GET / HT")
    began = time.time()
    assert room.ask("/").status == 200 and time.time() - began < 5
    for s in idle:
        s.close()
    got, m = [], first_meeting(room)["id"]
    paths = ["/", f"/meeting/{m}", f"/compare/{m}", "/search?q=ferry", "/meetings.json", "/nothing"]
    def one(i):
        got.append(room.ask(paths[i % len(paths)] + (f"?x={i}" if i % 3 and "?" not in paths[i % len(paths)] else "")).status)
    threads = [threading.Thread(target=one, args=(i,)) for i in range(200)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert len(got) == 200 and set(got) == {200, 404}, got


def slow(room):
    """Who says nothing is let go; so is, later, who sends a byte now and then."""
    s = socket.create_connection(("127.0.0.1", room.port))
    s.sendall(b"GET / HTTP/1.1\r\n")
    s.settimeout(40)
    began = time.time()
    assert s.recv(100) == b"" or True
    assert time.time() - began < 30


def hostile(room):
    """Words that would be markup, script or an address stay words."""
    r = room.ask("/account/hostile-1")
    assert r.status == 200, r.status
    for page in [r.text, room.ask("/").text, room.ask("/search?q=ferry&publisher=%3Cscript%3Ealert(1)%3C%2Fscript%3E").text,
                 room.ask("/account/hostile-1/capture").text, room.ask("/nothing/%3Cscript%3Ealert(1)%3C/script%3E").text,
                 room.ask("/?side=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").text, room.ask("/compare?a=hostile-1&a=hostile-2").text]:
        assert "<script>" not in page and "<img" not in page and "<svg onload" not in page
        assert not re.search(r"<[^>]*\son\w+=", page)
        assert not re.search(r"(href|src|action)=\"\s*(javascript|data|vbscript):", page, re.I)
    raw = room.ask("/account/hostile-1/capture/raw")
    assert raw.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "allow-scripts" not in raw.headers["Content-Security-Policy"] and "<script>" in raw.text
    assert raw.headers["X-Content-Type-Options"] == "nosniff"


def guarded():
    room = Room("--listen", "0.0.0.0")
    assert "TLS" in room.said and room.rest.startswith("?token=")
    token = room.rest[7:]
    assert room.ask("/").status == 401 and room.ask("/meetings.json").status == 401 and room.ask("/assets/room.css").status == 401
    assert room.ask("/?token=" + "0" * 32).status == 401
    r = room.ask("/?token=" + token)
    assert r.status == 303 and r.headers["Location"] == "/"
    cookie = r.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert room.ask("/", headers={"Cookie": cookie.split(";")[0]}).status == 200
    assert room.ask("/", headers={"Authorization": "Bearer " + token}).status == 200
    room.close()


if __name__ == "__main__":
    for name in sys.argv[3:]:
        if name == "guarded":
            guarded()
        else:
            room = Room(*(["--readonly"] if name in ("readonly", "untouched") else []))
            try:
                globals()[name](room)
                room.close()
            finally:
                room.process.kill()
        print(name, "ok", flush=True)
