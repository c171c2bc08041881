"""Drives a reading room over sockets: room.py READOUT ARCHIVE TEST. A failed assertion ends it."""
import gzip, html, http.client, json, os, re, signal, socket, subprocess, sys, threading, time, urllib.parse

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


def assets(room):
    """Scripts and styles of all pages together, as they go over the wire compressed."""
    m, found = first_meeting(room), set()
    for path in ["/", "/people", "/person/Telmek", "/phrase?q=ferry", f"/meeting/{m['id']}", f"/account/{m['accounts'][0]['id']}", f"/compare/{m['id']}", "/search?q=ferry"]:
        found |= set(re.findall(r'(?:src|href)="(/assets/[^"]+)"', room.ask(path).text))
    size = sum(len(gzip.compress(room.ask(x).text.encode(), 9)) for x in found)
    assert found and size < 150 << 10, size
    for x in found:
        text = room.ask(x).text
        assert "d3" not in text or len(text) < 100000 or "Permission to use, copy" in text, x  # whose library it is asks to be named


def pages(room):
    """Every page answers, in its frame, with its policy; as JSON it is what the command prints."""
    m = first_meeting(room)
    account = m["accounts"][0]["id"]
    for path in ["/", "/meetings", f"/meeting/{m['id']}", f"/account/{account}", f"/account/{account}/capture", f"/compare/{m['id']}",
                 "/compare", "/findings", "/export",
                 f"/edition/{m['id']}", f"/family/{account}", f"/account/{account}?cite=1", "/people", "/people?order=name&begins=O", "/person/Telmek",
                 "/lists", "/phrase", "/phrase?q=no+such+words",
                 "/search", "/search?q=ferry", "/search?q=ferry&statements=1", "/add", "/decisions", "/help"]:
        r = room.ask(path)
        assert r.status == 200, (path, r.status)
        h = r.headers
        assert h["Content-Security-Policy"].startswith(POLICY), path
        assert h["X-Content-Type-Options"] == "nosniff" and h["Referrer-Policy"] == "same-origin"
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
        assert ("Sifted by" in page) == ("side=" in query) and ("side <b>Norvania</b>" in page) == ("side=" in query), query
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
    for odd in ["from=9999-12-31&to=0001-01-01", "year=0000", "from=0001&to=9999", "from=2023-02-31"]:
        assert room.ask("/?" + odd).status == 200, odd
    for wrong in ["from=x&to=2023", "from=2023-99&to=2023-99", "form=phone"]:
        r = room.ask("/?" + wrong)
        assert r.status == 400 and "takes" in r.text, wrong
    # Several sides at once, and what one side alone tells: as the command counts and lists them.
    two = m["sides"][0] + ";" + m["sides"][1]
    assert [x["id"] for x in json.loads(room.ask(f"/meetings.json?order=oldest&side={two}").text)] == [
        x["id"] for x in json.loads(cli("meetings", "--json", "--side", m["sides"][0], "--side", m["sides"][1]))]
    for asked in ["side=" + two, "only=" + m["sides"][0], "form=talks", "form=call&side=" + m["sides"][0]]:
        listed, page = json.loads(room.ask("/meetings.json?" + asked).text), room.ask("/?" + asked).text
        assert re.search(r"<h1>(\d+) meeting", page).group(1) == str(len(listed)), asked
    assert re.findall(r'href="\?side=[^"]*(?:;|%3B)[^"]+"', room.ask("/?side=" + m["sides"][0]).text), "a further side is not added"
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


def as_json(room):
    """Every page of the table has its JSON, of which it tells; a file has none."""
    m = first_meeting(room)
    account, proof = m["accounts"][0]["id"], proof_of(room)
    job = post(room, "/add", [("proof", proof), ("text", room.ask(f"/account/{account}/capture/raw").text)]).headers["Location"].split("/")[-1]
    at = f"/compare?a={account}&a={m['accounts'][1]['id']}"
    page = room.ask(at).text
    back = re.search(r'name="finding" value="(\d+\.\d+)"', page)[1]
    body = urllib.parse.urlencode([("proof", proof), ("a", account), ("a", m["accounts"][1]["id"]), ("finding", back), ("back", at)])
    assert room.ask("/findings", "POST", FORM, body.encode()).status == 303
    finding = json.loads(room.ask("/findings.json").text)[0]["n"]
    kinds = {"meeting": m["id"], "compare": m["id"], "edition": m["id"], "account": account, "family": account, "person": "Telmek", "finding": finding, "add": job}
    asks = {"/compare": at.removeprefix("/compare"), "/phrase": "?q=ferry", "/search": "?q=ferry", "/lists": "?from=2023-05&to=2023-06"}
    table = json.loads(room.ask("/help.json").text)
    assert len(table) > 30 and all(x["path"].startswith("/") for x in table)
    for x in table:
        assert x["json"] != x["file"], x
        path = re.sub(r"\{\w+\}", lambda _: urllib.parse.quote(str(kinds[x["path"].split("/")[1]])), x["path"]) if x["json"] else None
        if not path:
            continue
        r = room.ask(path + ".json" + asks.get(path, "")) if path != "/" else room.ask("/meetings.json")
        if path.endswith("/missing") and r.status == 404:
            continue  # of those whom none of the other lists has; held against the command in lists()
        assert r.status == 200 and r.headers["Content-Type"] == "application/json", (path, r.status)
        json.loads(r.text)
        shown = room.ask(path + asks.get(path, ""))
        assert shown.status == 200 and re.search(r'<a href="[^"]+\.json[^"]*">This page as JSON</a>', shown.text), path
    told = json.loads(room.ask(f"/account/{account}/capture.json").text)
    record = json.loads(cli("show", "--json", account))
    assert told["sha256"] == record["sha256"] and told["paragraphs"] == [p["source"] for p in record["paragraphs"]]
    assert told["furniture"] == [{"source": f["source"], "why": f["why"]} for f in record["furniture"]]
    for table, form in [(t, f) for t in json.loads(room.ask("/export.json").text)["tables"] for f in t["files"].values()]:
        assert f'href="{form}"' in room.ask("/export").text, form
    cli("undo", str(finding))


def people(room):
    """People as the command prints them, sifted by side, letter and name; one by id, by name, or as an account calls him."""
    assert json.loads(room.ask("/people.json?limit=500").text) == json.loads(cli("people", "--json", "--most", "--limit", "500"))
    assert json.loads(room.ask("/people.json?order=name&limit=3").text) == json.loads(cli("people", "--json", "--limit", "3"))
    named = cli("people", "--json", "Telmek")
    assert [x["id"] for x in json.loads(room.ask("/people.json?q=Telmek").text)] == [x["id"] for x in json.loads(named)]
    assert json.loads(room.ask("/person/Telmek.json").text) == json.loads(named)
    everybody, page = json.loads(room.ask("/people.json?limit=500").text), room.ask("/people?limit=500").text
    assert len(re.findall(r'<h2><a href="/person/', page)) == len(everybody) and f"<h1>{len(everybody)} people" in page
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


def phrase(room):
    """A phrase with its denominators: the page and its JSON say what the command prints, the certificate holds; what it cannot search it says."""
    said = json.loads(cli("phrase", "--json", "ferry"))
    assert json.loads(room.ask("/phrase.json?q=ferry").text) == said
    page = html.unescape(room.ask("/phrase?q=ferry").text)
    assert f"{len(said['uses'])} uses in {said['accounts']} of {said['searched']['accounts']} accounts" in page
    assert page.count("<mark>") == len(said["uses"]) and f'/account/{said["uses"][0]["account"]}#:~:text=' in page
    for p in said["publishers"]:
        assert re.search(rf'{re.escape(p["publisher"] or "publisher unknown")}(</a>)?</th><td class="num">{p["uses"]}</td><td class="num">{p["accounts"]}</td><td class="num">{p["searched"]}</td>', page), p
    years = {(y["publisher"], y["year"]): y for y in said["years"]}
    for row in re.findall(r"<tr><th scope=\"row\">(\d{4})</th>(.*?)</tr>", room.ask("/phrase?q=ferry").text):
        for who, (n, of) in zip([p["publisher"] for p in said["publishers"] if p["uses"]], re.findall(r'data-n="(\d+)" data-of="(\d+)"', row[1])):
            m = years.get((who, row[0]), {"accounts": 0, "searched": 0})
            assert (int(n), int(of)) == (m["accounts"], m["searched"]), (who, row)
    for w in said["near"]:
        assert w["words"] in page
    part = room.ask("/phrase?q=ferry&limit=1").text
    assert part.count("<mark>") == 1 and "after=1#uses" in part and room.ask("/phrase?q=ferry&limit=1&after=1").text.count("<mark>") == 1
    who = said["publishers"][0]["publisher"]
    part = json.loads(room.ask("/phrase.json?q=ferry&publisher=" + who.replace(" ", "+")).text)
    assert part["searched"]["accounts"] == said["publishers"][0]["searched"] and len(part["uses"]) == said["publishers"][0]["uses"]
    with open("ferry.txt", "w") as f:
        f.write(room.ask("/phrase/certificate.txt?q=ferry").text)
    assert "holds" in cli("verify", "ferry.txt")
    assert "Never, in" in room.ask("/phrase?q=no+such+words").text and room.ask("/phrase.json").status == 400
    assert room.ask("/phrase?q=ferry&from=soon").status == 400
    # Accounts in which somebody speaks may have the words from another: what leads to his own stands there.
    page = room.ask("/search?q=ferry&speaker=Telmek%3Cb%3E").text
    assert room.ask("/search?q=ferry&speaker=Telmek").text.count("speaks, the words may be another") == 1
    own = re.findall(r'<a href="(\?[^"]*statements=1[^"]*)">only what was said</a>', room.ask("/search?q=ferry&speaker=Telmek").text)
    assert own and "only what was said" not in room.ask("/search" + own[0].replace("&amp;", "&")).text and "<b>Telmek<b>" not in page


def lists(room):
    """Who came onto the lists and who left them, and who is missing at a meeting, as the command prints them."""
    said = json.loads(cli("people", "--changes", "--from", "2023-05", "--to", "2023-06", "--json"))
    page = room.ask("/lists?from=2023-05&to=2023-06").text
    assert said and json.loads(room.ask("/lists.json?from=2023-05&to=2023-06").text) == said
    assert [(html.unescape(n), w) for n, w in re.findall(r"<bdi>([^<]*)</bdi></a></th><td>(\w+)</td>", page)] == [(x["name"], x["what"]) for x in said]
    for m in json.loads(room.ask("/meetings.json").text):
        there = subprocess.run([READOUT, "--archive", ARCHIVE, "people", "--missing", m["id"], "--json"], capture_output=True, text=True)
        r = room.ask(f"/meeting/{m['id']}/missing.json")
        assert (json.loads(r.text) == json.loads(there.stdout)) if there.returncode == 0 else r.status == 404, m["id"]
    assert room.ask("/lists?from=soon&to=2023").status == 400


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
    mine = lambda n: next(x for x in json.loads(cli("decisions", "--json")) if x["n"] == n)
    assert mine(number)["author"] == "Ada", mine(number)  # who decided last, as in every form
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
    said = next(x for x in json.loads(room.ask("/findings.json").text) if x["n"] == number)["card"]
    assert f'href="/finding/{number}">{said["change"]}</a> was collected' in room.ask("/decisions").text
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
    assert mine(second)["author"] == mine(second)["undone_by"] == "Ada", mine(second)
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
        assert json.loads(room.ask(f"/edition/{m['id']}.json{query}").text) == json.loads(cli("edition", "--json", *base, m["id"]))
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
        assert told == alone
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
        assert json.loads(room.ask(f"/family/{x}.json").text) == json.loads(cli("reuse", "--of", x, "--families", "--json")), x
        page = room.ask(f"/family/{x}").text
        assert len(re.findall("<rect ", page)) == len(whole["accounts"]) == page.count('<tr class="differs"') + page.count("<tr><th scope=\"row\"")
        assert page.count('class="own"') == 1 and page.count('class="tip"') == sum(e["nearest"] and e["direction"] is not None for e in whole["edges"])


def readonly(room):
    m = first_meeting(room)["id"]
    for path in [f"/meeting/{m}", f"/compare/{m}?cite=1", "/decisions", "/people"]:
        assert "<form method" not in room.ask(path).text, path
    assert room.ask("/decide", "POST", FORM, b"proof=&kind=date").status == 403
    assert room.ask("/add").status == 403 and ">Add</a>" not in room.ask("/").text
    form, body = multipart([("proof", "")], [("x.html", talks(1))])
    assert room.ask("/add", "POST", form, body).status == 403
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


def multipart(fields, files, boundary="----bound"):
    """A form with files as browsers send it; the fields come first."""
    out = b""
    for name, value in fields:
        out += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value.encode() + b"\r\n"
    for name, data in files:
        out += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/html\r\n\r\n'.encode() + data + b"\r\n"
    return {"Content-Type": "multipart/form-data; boundary=" + boundary}, out + f"--{boundary}--\r\n".encode()


def proof_of(room):
    return re.search(r'name="proof" value="([0-9a-f]{32})"', room.ask("/add").text)[1]


def post(room, path, fields, files=(), **headers):
    form, body = multipart(fields, files)
    return room.ask(path, "POST", {**form, **headers}, body)


def finished(room, path):
    for _ in range(600):
        job = json.loads(room.ask(path + ".json").text)
        if job["stage"] in ("done", "stopped"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def talks(n, who="Orvan Telmek"):
    return (f"<html><head><title>Talks at the harbour {n}</title></head><body><h1>Talks at the harbour {n}</h1><p>PORT ELDEN, July {n}, 2023. "
            f"President {who} of Norvania held talks with Prime Minister Ines Corvay of Sarelle about ferry number {n}.</p><p>They agreed that "
            f"the ferry sails every day, and that the crews are paid on the day they land.</p></body></html>").encode()


def adding(room):
    """What is sent is an account as `readout add` makes it, and a page says what became of it."""
    proof = proof_of(room)
    before = {a["id"] for m in json.loads(cli("meetings", "--json")) for a in m["accounts"]}
    r = post(room, "/add", [("proof", proof), ("text", ""), ("url", "")],
             [("", b""), ("one.html", talks(3)), ("../../../etc/cron.d/two.html", talks(4)), ("C:\\temp\\<script>alert(1)</script>.html", talks(5)),
              ("nothing.html", b""), ("cut.bin", bytes(range(256)) * 40)])
    assert r.status == 303 and r.headers["Location"] == "/add/1", (r.status, r.text)
    job = finished(room, "/add/1")
    assert [x["file"] for x in job["added"]] == ["one.html", "etc/cron.d/two.html", "C:/temp/<script>alert(1)</script>.html"], job
    assert [x["file"] for x in job["refused"]] == ["nothing.html", "cut.bin"] and all(x["why"] for x in job["refused"]), job
    after = {a["id"]: a for m in json.loads(cli("meetings", "--json")) for a in m["accounts"]}
    assert {x["id"] for x in job["added"]} == set(after) - before
    shown = room.ask("/add/1").text
    assert all(f'href="/account/{x["id"]}"' in shown for x in job["added"]) and shown.count(">Its meeting</a>") == 3
    assert "<script>alert" not in shown and "is empty" in shown and "Look again" not in shown
    assert job["added"][0]["id"] == json.loads(cli("show", "--json", "one.html"))["id"]
    # The same again changes nothing; pictures of a folder are no pages.
    assert post(room, "/add", [("proof", proof)], [("saved/one.html", talks(3)), ("saved/one_files/a.png", b"\x89PNG\r\n\x1a\n" + bytes(60))]).status == 303
    job = finished(room, "/add/2")
    assert job["counts"] == {"added": 0, "refused": 0, "there": 1} and job["skipped"] == 1 and job["there"][0]["id"], job
    # Pasted, with its address and the day; a form without files is taken, too.
    assert post(room, "/add", [("proof", proof), ("url", "https://www.gov.norvania.example/talks/9"), ("captured", "2024-01-02"),
                               ("text", talks(9).decode()), ("html", "1")]).status == 303
    new = finished(room, "/add/3")["added"][0]["id"]
    record = json.loads(room.ask(f"/account/{new}.json").text)
    assert record["url"] == "https://www.gov.norvania.example/talks/9" and record["dates"]["captured"]["value"] == "2024-01-02", record
    text = "PORT+ELDEN,+July+30,+2023.+President+Orvan+Telmek+of+Norvania+met+Prime+Minister+Ines+Corvay+of+Sarelle+on+the+ferry."
    assert room.ask("/add", "POST", FORM, f"proof={proof}&text={text}".encode()).status == 303
    assert finished(room, "/add/4")["counts"]["added"] == 1
    # What is wrong with a form is said, and nothing of it is kept.
    for fields, files, status, words in [
            ([], [("x.html", talks(20))], 403, "not of this room"), ([("proof", "0" * 32)], [("x.html", talks(20))], 403, "not of this room"),
            ([("proof", proof)], [], 400, "Nothing was sent"), ([("proof", proof), ("url", "javascript:alert(1)")], [("x.html", talks(20))], 400, "begins with http"),
            ([("proof", proof), ("captured", "tomorrow")], [("x.html", talks(20))], 400, "written as"),
            ([("proof", proof), ("long", "x" * 9000)], [("x.html", talks(20))], 413, "too long")]:
        r = post(room, "/add", fields, files)
        assert r.status == status and words in r.text, (fields, r.status, r.text)
    form, body = multipart([], [("x.html", talks(20))])
    assert room.ask("/add", "POST", form, body + multipart([("proof", proof)], [])[1]).status == 403  # the proof comes first
    assert room.ask("/add", "POST", {**form, "Readout-Proof": proof, "Origin": "http://example.org"}, body).status == 403
    assert room.ask("/add", "POST", {**form, "Readout-Proof": proof}, body).status == 303
    finished(room, "/add/5")
    for kind in ["text/plain", "multipart/form-data", "multipart/form-data; boundary=", 'multipart/form-data; boundary="', "multipart/form-data; boundary=\0x"]:
        assert room.ask("/add", "POST", {"Content-Type": kind, "Readout-Proof": proof}, body).status == 400, kind
    for damage in [b"", b"x" * 100, body[:len(body) // 2], body.replace(b"\r\n", b"\n"), body.replace(b"name=", b"nom=")]:
        assert room.ask("/add", "POST", {**form, "Readout-Proof": proof}, damage).status in (303, 400)
    assert room.ask("/add/99").status == 404 and room.ask("/add/x").status == 404 and room.ask("/add/1.json?from=1").status == 200
    assert "/add/1\"" in room.ask("/add").text and ">Add</a>" in room.ask("/").text


def form_of(page, words):
    """The fields of the form around these words, as a browser would send them."""
    form = next(f for f in re.findall(r'<form method="post".*?</form>', page, re.S) if words in f)
    fields = {html.unescape(n): html.unescape(v) for n, v in re.findall(r'<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"', form)}
    return html.unescape(re.search(r'action="([^"]*)"', form)[1]), fields


def decide(room, page, words, **more):
    path, fields = form_of(page, words)
    body = urllib.parse.urlencode({**fields, **more}).encode()
    return room.ask(path, "POST", FORM, body)


def undo(room, page, words="Undo"):
    r = decide(room, page, words)
    assert r.status == 303, r.status
    return r


def settled(room):
    """What the pages offer to decide is decided, says so where it was asked, and is taken back there."""
    m = first_meeting(room)
    at, one = f"/meeting/{m['id']}", m["accounts"][0]["id"]
    shown = lambda: json.loads(room.ask(at + ".json").text)["meeting"]
    # The day, with a reason; the line that says so; taken back from there.
    r = decide(room, room.ask(at + "?x=1").text, "Set the day", value="2023-05-20", reason="the <b>photograph</b>", author="Ada")
    assert r.status == 303 and r.headers["Location"].startswith(at + "?x=1&done="), r.headers["Location"]
    page = room.ask(r.headers["Location"]).text
    assert "Done: " in page and "2023-05-20" in page and shown()["date"] == "2023-05-20"
    listed = room.ask("/decisions").text
    assert "the &lt;b&gt;photograph&lt;/b&gt;" in listed and 'value="Ada"' in page  # who decided last is filled in
    r = undo(room, page)
    assert r.headers["Location"].startswith(at + "?x=1&undone=") and "Taken back: " in room.ask(r.headers["Location"]).text
    assert shown()["date"] == m["date"]
    assert "<s>" in room.ask("/decisions").text and "Taken back" in room.ask("/decisions").text
    # An account that does not belong, and one that does.
    path, fields = form_of(room.ask(at).text, "It does not belong here")
    r = decide(room, room.ask(at).text, "It does not belong here", do="split", author="Ada")
    gone = fields["target"]
    assert r.status == 303 and room.ask(r.headers["Location"]).status == 200
    assert not any(gone in ids and len(ids) > 1 for ids in [[a["id"] for a in x["accounts"]] for x in json.loads(room.ask("/meetings.json?all=1").text)])
    page = room.ask(r.headers["Location"]).text
    assert "does not belong" in page or "stands by itself" in page
    undo(room, page)
    assert {a["id"] for a in shown()["accounts"]} == {a["id"] for a in m["accounts"]}
    other = next(x for x in json.loads(room.ask("/meetings.json").text) if x["id"] != m["id"])
    for ref in [other["id"], f"http://127.0.0.1:{room.port}/meeting/{other['id']}?x=1", f"/account/{other['accounts'][0]['id']}#p1"]:
        r = decide(room, room.ask(at).text, ">Join<", target=ref)
        assert r.status == 303, (ref, r.status, r.text)
        page = room.ask(r.headers["Location"]).text
        assert other["accounts"][0]["id"] in page, ref
        undo(room, page)
    assert decide(room, room.ask(at).text, ">Join<", target="none-such").status == 404
    r = decide(room, room.ask(at).text, "Set the day", value="yesterday")
    assert r.status == 400 and re.search(f'<a href="{at}\\??">Back to the page', r.text), r.text
    for away in ["//example.org/", "https://example.org/", "javascript:alert(1)"]:
        r = decide(room, room.ask(at).text, "Set the day", value="yesterday", **{"from": away})
        assert r.status == 400 and "Back to the page" not in r.text, away
    # A line that was cut stands again; a change is noise; two names are one person.
    for account in [a["id"] for x in json.loads(room.ask("/meetings.json").text) for a in x["accounts"]]:
        page = room.ask(f"/account/{account}").text
        cut = re.search(r'<button name="value" value="([^"]*)">Restore', page)
        if cut:
            break
    line = html.unescape(cut[1])
    assert line not in json.loads(room.ask(f"/account/{account}.json").text)["text"]
    r = decide(room, page, "Restore", value=line)
    assert r.status == 303 and line in json.loads(room.ask(f"/account/{account}.json").text)["text"]
    undo(room, room.ask(r.headers["Location"]).text)
    edits = lambda: [(i, e) for i, p in enumerate(json.loads(room.ask(f"/compare/{m['id']}.json").text)["passages"], 1) for e in p.get("edits", [])]
    passage = next(i for i, e in edits() if e["substantive"])
    before = sum(e["substantive"] for _, e in edits())
    r = decide(room, room.ask(f"/compare/{m['id']}?cite={passage}").text, "This is noise")
    assert r.status == 303 and r.headers["Location"].endswith(f"#p{passage}"), r.headers["Location"]
    assert sum(e["substantive"] for _, e in edits()) < before
    assert "noise by decision" in room.ask(f"/compare/{m['id']}?cite={passage}&form=1").text
    undo(room, room.ask(r.headers["Location"].split("#")[0]).text)
    assert sum(e["substantive"] for _, e in edits()) == before
    people = json.loads(cli("people", "--json"))
    a, b = [p for p in people if p["side"] == people[0]["side"]][:2]
    r = decide(room, room.ask(f"/person/{a['id']}").text, "They are one", value=b["name"])
    assert r.status == 303 and len(json.loads(cli("people", "--json"))) == len(people) - 1
    undo(room, room.ask(r.headers["Location"]).text)
    assert len(json.loads(cli("people", "--json"))) == len(people)
    # The list is that of the command, and sifts.
    everything = json.loads(room.ask("/decisions.json").text)
    assert everything == json.loads(cli("decisions", "--json"))[::-1]
    assert all(x["kind"] == "join" for x in json.loads(room.ask("/decisions.json?kind=join").text))
    assert len(re.findall(r'<li data-key', room.ask("/decisions?kind=join").text)) == 3
    first = room.ask("/decisions?limit=2").text
    assert len(re.findall(r'<li data-key', first)) == 2 and 'rel="next"' in first and 'rel="first"' not in first
    # Page and JSON go the same way, and back to the beginning.
    parts, path = [], "/decisions?limit=2"
    while path:
        page = room.ask(path).text
        rows, told = re.findall(r'<li data-key="thing" id="d(\d+)"', page), json.loads(room.ask(path.replace("?", ".json?")).text)
        assert rows == [str(x["n"]) for x in told] and ('rel="first" href="?limit=2"' in page) == bool(parts), path
        parts, onward = parts + told, re.search(r'rel="next" href="([^"]+)"', page)
        path = onward and "/decisions" + html.unescape(onward[1])
    assert parts == everything
    # Nowhere but into the room, and not without its proof.
    path, fields = form_of(room.ask(at).text, "Set the place")
    for where in ["//example.org/", "https://example.org/", "/\\example.org", "/x\r\nSet-Cookie: a=b", "javascript:alert(1)", ""]:
        r = room.ask(path, "POST", FORM, urllib.parse.urlencode({**fields, "value": "Elden", "from": where}).encode())
        assert r.status == 303 and r.headers["Location"].startswith("/decisions?done=") and not r.headers["Set-Cookie"], r.headers["Location"]
    for proof in ["", "0" * 32]:
        assert room.ask(path, "POST", FORM, urllib.parse.urlencode({**fields, "value": "x", "proof": proof}).encode()).status == 403
        assert room.ask("/decisions/1/undo", "POST", FORM, f"proof={proof}".encode()).status == 403
    assert decide(room, room.ask(at).text, "Set the place", value="x", kind="nonsense").status == 400
    n = fields["proof"]
    assert [room.ask(f"/decisions/{x}/undo", "POST", FORM, f"proof={n}".encode()).status for x in ("99999", "x", "-1")] == [404, 404, 404]


def suggested(room):
    """What may belong to a meeting is a meeting of one of its sides about that day, however many others there are."""
    of = lambda a: next(m["id"] for m in json.loads(cli("meetings", "--json")) if any(x["id"] == a for x in m["accounts"]))
    assert len(json.loads(cli("meetings", "--json"))) > 60
    page = room.ask(f"/meeting/{of('one')}").text
    assert re.findall(r'name="picked" value="([^"]+)"', page) == [of("other")], re.findall(r'name="picked" value="([^"]+)"', page)


def much(room):
    """More than is taken at once is refused by a sentence that a browser gets to show, and is no longer taken in where it never ends."""
    proof = proof_of(room)
    head, body = multipart([("proof", proof)], [("big.html", b"x")])
    body, tail = body.split(b"x\r\n")
    size = 270 << 20
    s = socket.create_connection(("127.0.0.1", room.port))
    s.sendall(f"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Type: {head['Content-Type']}\r\nContent-Length: {len(body) + size}\r\n\r\n".encode() + body)
    for _ in range(size >> 20):
        s.sendall(bytes(1 << 20))
    said = b""
    while b"</html>" not in said:
        got = s.recv(65536)
        assert got, said
        said += got
    assert said.startswith(b"HTTP/1.1 413 ") and b"256 MB" in said
    s.close()
    s = socket.create_connection(("127.0.0.1", room.port))
    s.sendall(b"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 99999999999\r\n\r\n" % head["Content-Type"].encode())
    assert b" 413 " in s.recv(1000)
    s.close()
    r = post(room, "/add", [("proof", proof)], [("", b"x")] * 20001)
    assert r.status == 413 and "20,000 files" in r.text
    assert not json.loads(cli("meetings", "--json"))


def ended():
    """The room closes, and is killed, in the middle of adding: the archive opens, holds what was written, and takes the rest."""
    lines = b"\n".join(json.dumps({"id": f"many-{i}", "html": talks(i % 28 + 1).decode()}).encode() for i in range(600))
    for how in [signal.SIGTERM, signal.SIGKILL]:
        room = Room()
        assert post(room, "/add", [("proof", proof_of(room))], [("many.jsonl", lines)]).status == 303
        while json.loads(room.ask("/add/1.json?limit=1").text)["counts"]["added"] == 0:
            time.sleep(0.05)
        room.process.send_signal(how)
        assert room.process.wait(30) == (0 if how == signal.SIGTERM else -9)
        assert how == signal.SIGKILL or "add it again" in room.process.stderr.read()
        cli("verify", "--quick")
    room = Room()
    assert post(room, "/add", [("proof", proof_of(room))], [("many.jsonl", lines)]).status == 303
    job = finished(room, "/add/1")
    assert job["counts"]["added"] + job["counts"]["there"] == 600 and job["counts"]["there"], job["counts"]
    room.close()


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
        if name in ("guarded", "ended"):
            globals()[name]()
        else:
            room = Room(*(["--readonly"] if name in ("readonly", "untouched") else []))
            try:
                globals()[name](room)
                room.close()
            finally:
                room.process.kill()
        print(name, "ok", flush=True)
