# The disk is full while the reading room is asked to keep something: the form is answered with the sentence, the room goes on, what was in stays, and
# with room on the disk the same is kept. A limit on the size of a file stands for the disk.
. "$SOURCE/tests/lib.sh"
"$READOUT" --archive f.db add "$pages"/* >/dev/null 2>&1 || [ $? = 2 ]
python3 - "$READOUT" <<'PY'
import http.client, os, re, resource, signal, subprocess, sys, time, urllib.parse
LONG = "Ask the harbour master about the ferries again. " * 4000  # more pages than are left
def room(limit):
    def narrow():
        if limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    p = subprocess.Popen([sys.argv[1], "--archive", "f.db", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True, preexec_fn=narrow)
    return p, int(re.search(r":(\d+)/", p.stderr.readline())[1])
def ask(port, path, body=None):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    c.request("POST" if body else "GET", path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
    r = c.getresponse()
    return r.status, r.read().decode()
def note(port):
    meeting = re.search(r'href="/meeting/([^"?#]+)"', ask(port, "/")[1])[1]
    proof = re.search(r'name="proof" value="([0-9a-f]{32})"', ask(port, f"/meeting/{meeting}")[1])[1]
    return ask(port, f"/meeting/{meeting}/note", urllib.parse.urlencode({"proof": proof, "text": LONG[:100000], "author": "Ina"}))
def end(p):
    p.send_signal(signal.SIGTERM)
    assert p.wait(20) == 0
p, port = room(max(os.path.getsize("f.db"), 32768 * 2))
kept = 0
for _ in range(200):  # notes until none has room
    status, page = note(port)
    if status != 303: break
    kept += 1
assert status == 500 and "full" in page, (status, page[-600:])
assert ask(port, "/")[0] == 200 and ask(port, "/decisions")[0] == 200
end(p)
count = lambda: subprocess.run([sys.argv[1], "--archive", "f.db", "decisions", "--json"], capture_output=True, text=True, check=True).stdout.count('"kind":')
assert count() == kept, (count(), kept)
assert subprocess.run([sys.argv[1], "--archive", "f.db", "verify"], capture_output=True).returncode == 0
p, port = room(0)
assert note(port)[0] == 303
end(p)
assert count() == kept + 1
PY
status 0 "$READOUT" --archive f.db verify
