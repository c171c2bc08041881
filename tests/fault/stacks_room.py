# The reading room, for stacks.py: it stays, and what it is asked for fails, allocation by allocation. Each answer is the page as it is otherwise or an
# error page with its sentence, or the connection ends; the next is the page again. What is posted has been done or has not.
import http.client, urllib.parse

ROOM_ONLY = os.environ.get("ROOM")
ROOM = [("/", None), ("/meetings.json?all=1", None), ("/meeting/{m}", None), ("/account/{a}", None), ("/account/{a}/capture", None), ("/account/{a}/capture/raw", None),
        ("/compare/{m}", None), ("/compare/{m}.json", None), ("/compare/{m}/figure.svg", None), ("/compare/{m}/differences.csv", None), ("/compare/{m}/claims.html", None), ("/edition/{m}", None),
        ("/edition/{m}/edition.xml", None), ("/family/{a}", None), ("/cite/{a}/bibtex", None), ("/people", None), ("/person/Telmek", None), ("/lists", None), ("/findings", None),
        ("/export", None), ("/export/meetings/csv", None), ("/phrase?q=frank+and+thorough", None), ("/phrase/certificate.txt?q=frank+and+thorough", None),
        ("/search?q=coastal", None), ("/search?q=quest*&statements=1", None), ("/add", None), ("/decisions", None), ("/help", None), ("/no-such-page", None),
        ("/meeting/{m}/note", "text=Seen+by+the+harbour+master&author=Ada"), ("/decide", "kind=place&target={a}&value=Telmora&author=Ada&back=/"), ("/add", "text")]


class Serving:
    def __init__(self, **at):
        board.set(**at)
        self.err = open("serve.err", "w+b")
        self.process = subprocess.Popen([READOUT, "--archive", "f.db", "serve", "--port", "0"], env=FAILS, stderr=self.err, stdout=subprocess.DEVNULL)
        self.port, until = None, time.monotonic() + 30
        while not self.port and self.process.poll() is None and time.monotonic() < until:
            found = re.search(rb"http://127\.0\.0\.1:(\d+)/", self.said())
            self.port = found and int(found[1])
            found or time.sleep(.002)

    def said(self):
        return os.pread(self.err.fileno(), 1 << 16, 0)

    def ask(self, path, body=None, headers=None):
        """Status and body; None: no answer came."""
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            if body is None:
                c.request("GET", path)
            else:
                c.request("POST", path, body, headers or {"Content-Type": "application/x-www-form-urlencoded"})
            r = c.getresponse()
            self.location = r.headers.get("Location", "")
            return r.status, r.read()
        except TimeoutError:
            return -1, b"no answer within 20 seconds"
        except (http.client.HTTPException, OSError):
            return None
        finally:
            c.close()

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        got = self.process.wait(30)
        self.err.close()
        return got


def plain(body):
    return re.sub(rb"9\d{8}", b"", body)


def room_starts(job):
    """Each allocation of the start."""
    lay("decided.db")
    s = Serving(listing=1)
    stacks = board.stacks()
    s.close()
    at, hit = {}, 0
    for k, h in enumerate(stacks):
        at.setdefault(h, k)
    new = [h for h in at if h not in covered][::part]
    for h in new:
        lay("decided.db")
        s = Serving(at=at[h])
        if s.port:
            got = s.ask("/help")
            if got is None or got[0] != 200:
                fault(job, at[h], f"started, and does not answer: {got and got[0]}", s.said())
            end = s.close()
            if end:
                fault(job, at[h], f"ends with {end}")
        else:
            end, said = s.process.wait(30), s.said()
            ended = any(end == n and said.strip().endswith(w) for n, w in ENDED)
            if not ended and (end != 2 or len(one_sentence(said, b"")) != 1):
                fault(job, at[h], f"the start ends with {end}", said)
            for l in one_sentence(said, b""):
                sentences[re.sub(r"\S*/|\d+", "", l)] += 1
        covered.add(board.failed or h)
        hit += board.failed == h
    totals["allocations"] += len(stacks)
    totals["stacks"] += len(new)
    totals["runs"] += len(new)
    print(f"serve, its start: {len(stacks)} allocations at {len(at)} places, {len(new)} of them failed", flush=True)


def room_asked(job, s, path, body, proof, number):
    """One request, with a number of its own that keeps it from being answered out of the cache."""
    if body == "text":
        text = TALKS.replace("Ada Norn", f"Ada Norn the {number}")
        body = urllib.parse.urlencode([("proof", proof), ("text", text)])
        if s.ask("/help") is None:
            return None
        got = s.ask(path, body)
        until = time.monotonic() + 20
        while got and got[0] == 303 and time.monotonic() < until:
            page = s.ask(s.location + ".json")
            if page is None or page[0] != 200 or b'"stage": "done"' in page[1] or b'"stage": "stopped"' in page[1]:
                break
            time.sleep(.002)
        return got
    if body is not None:
        return s.ask(path, f"proof={proof}&{body}")
    return s.ask(f"{path}{'&' if '?' in path else '?'}z={number}")


def room_goes():
    job = Job("serve", (), "decided.db")
    began = time.process_time()
    if not ROOM_ONLY:
        room_starts(job)
    lay("decided.db")
    s = Serving()
    meeting = next(m["id"] for m in json.loads(s.ask("/meetings.json")[1]) if len(m["accounts"]) > 1)
    number = 900000000
    for path, body in [r for r in ROOM if not ROOM_ONLY or re.search(ROOM_ONLY, r[0])]:
        path, body = (x and x.replace("{m}", meeting).replace("{a}", A) for x in (path, body))
        name = f"serve {'GET' if body is None else 'POST'} {path}"
        job = job._replace(name=name)
        proof = re.search(rb'name="proof" value="([0-9a-f]{32})"', s.ask(f"/meeting/{meeting}")[1])[1].decode()
        for _ in range(3):
            number += 1
            usual = room_asked(job, s, path, body, proof, number)
        if usual is None or usual[0] not in (200, 303, 404):
            fault(job, -1, f"undisturbed it answers {usual}")
            continue
        seen, tried, want, hit = {}, 0, 0, set()
        for _ in range(3):  # what is asked for by threads beside each other comes in another order now and then
            number += 1
            board.set(listing=1, pid=s.process.pid)
            room_asked(job, s, path, body, proof, number)
            time.sleep(.02)
            stacks = board.stacks()
            board.set(pid=s.process.pid)
            at = {}
            for k, h in enumerate(stacks):
                at.setdefault(h, []).append(k)
            new = [h for h in at if h not in covered and h not in hit][::part]
            want += len(new)
            for h in new:
                for k in sorted({at[h][0], at[h][len(at[h]) // 2], at[h][-1]} if part == 1 else {at[h][0]}):
                    number += 1
                    tried += 1
                    board.set(at=k, pid=s.process.pid)
                    got = room_asked(job, s, path, body, proof, number)
                    board.m[16:24] = struct.pack("Q", NEVER)
                    if board.failed:
                        hit.add(board.failed)
                    words = b"" if got is None else re.sub(rb"(?s).*<h1[^>]*>", b"", got[1])[:200]
                    if s.process.poll() is not None:
                        fault(job, k, f"the room ended with {s.process.returncode}", s.said())
                        lay("decided.db")
                        s = Serving()
                        proof = re.search(rb'name="proof" value="([0-9a-f]{32})"', s.ask(f"/meeting/{meeting}")[1])[1].decode()
                        usual = room_asked(job, s, path, body, proof, number)  # another room has another proof
                        continue
                    if got is None:
                        totals["connections ended"] += 1
                    elif got[0] == usual[0] and body is None and plain(got[1]) != plain(usual[1]):
                        fault(job, k, "answered with another page", words)
                    elif got[0] != usual[0] and got[0] not in (500, 503, 507):
                        fault(job, k, f"answered with {got[0]}", words)
                    else:
                        totals["as undisturbed" if got[0] == usual[0] else "told"] += 1
                    number += 1
                    board.set(pid=s.process.pid)
                    again = s.ask(f"/help?z={number}") if body else room_asked(job, s, path, body, proof, number)
                    if again is None or (again[0] != usual[0] if body is None else again[0] != 200) or (body is None and plain(again[1]) != plain(usual[1])):
                        fault(job, k, f"the next answer is not the page: {again and again[0]}", b"" if again is None else again[1][:300])
            if not new:
                break
        covered.update(hit)
        totals["allocations"] += len(stacks)
        totals["stacks"] += len(hit)
        totals["runs"] += tried
        print(f"{name}: {len(stacks)} allocations at {len(at)} places; {tried} failed, at {len(hit)} places that were new", flush=True)
    end = s.close()
    if end:
        fault(job, -1, f"the room ends with {end}")
    got, out, err = readout("--archive", "f.db", "verify")
    if got:
        fault(job, -1, "the archive of the room does not verify", out + err)
