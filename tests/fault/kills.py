# kills.py DIR COUNT SEED: `add` of the folder is killed (-9) at COUNT random moments. After each the archive opens and verifies, and adding again
# makes of it what an undisturbed run makes: every row of every table, every word of the search (content.h). Says in which phase the kills fell.
import collections, os, random, shutil, sqlite3, subprocess, sys, time

pages, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
readout, content = os.environ["READOUT"], os.environ["BUILD"] + "/tests/content"
random.seed(seed)
quiet = dict(stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fail(n, what, said=""):
    sys.exit(f"kill {n} (seed {seed}): {what}\n{said}")


def add(path):
    return subprocess.Popen([readout, "--archive", path, "add", "--no-relatives", pages], **quiet)


def verify(path):
    r = subprocess.run([readout, "--archive", path, "verify"], capture_output=True, text=True, errors="replace", timeout=600)
    return r.returncode, r.stdout + r.stderr


def whole(path):
    return subprocess.run([content, path], capture_output=True, text=True).stdout


def phase(path):
    """How far it had come, told from a copy: looking closes the log."""
    if not os.path.exists(path):
        return "before the file"
    for end in ("", "-wal"):
        if os.path.exists(path + end):
            shutil.copy(path + end, "looked.db" + end)
        elif os.path.exists("looked.db" + end):
            os.remove("looked.db" + end)
    db = sqlite3.connect("looked.db")
    ask = lambda sql: db.execute(sql).fetchone()[0]
    try:
        if not ask("SELECT count(*) FROM sqlite_schema"):
            return "before the tables"
        if ask("SELECT count(*) FROM intake") < all_intakes:
            return "adding"
        if ask("SELECT count(*) FROM setting WHERE name = 'grouping'"):
            return "grouping"
        if ask("SELECT count(*) FROM reuse_due"):
            return "indexing"
        return "closing" if os.path.exists(path + "-wal") else "done"
    finally:
        db.close()


start = time.monotonic()
if add("whole.db").wait() not in (0, 2):
    sys.exit("the undisturbed run fails")
took = time.monotonic() - start
want, all_intakes = whole("whole.db"), sqlite3.connect("whole.db").execute("SELECT count(*) FROM intake").fetchone()[0]
got, said = verify("whole.db")
if got or not want.strip("0\n"):
    sys.exit(f"the undisturbed run does not verify\n{said}")
phases = collections.Counter()
for n in range(count):
    for end in ("", "-wal", "-shm"):
        if os.path.exists("k.db" + end):
            os.remove("k.db" + end)
    at, start = random.uniform(0, took), time.monotonic()
    run = add("k.db")
    try:
        run.wait(at)
        took = .7 * took + .3 * (time.monotonic() - start)  # the machine's pace of just now
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
    now = phase("k.db")
    phases[now] += 1
    if now == "done":
        took *= .98
    elif now != "closing":
        took *= 1.01
    if os.path.exists("k.db"):
        got, said = verify("k.db")
        if got and "is empty" not in said:
            fail(n, f"does not verify ({now})", said)
    if add("k.db").wait() not in (0, 2):
        fail(n, f"cannot be added to ({now})")
    if whole("k.db") != want:
        fail(n, f"other content than in an undisturbed run ({now})")
got, said = verify("k.db")
if got:
    fail(count, "the last does not verify", said)
print(f"{count} kills, seed {seed}: all opened, verified and were completed;", ", ".join(f"{v} {k}" for k, v in phases.most_common()))
if count >= 10 and count - phases["done"] < count // 3:
    sys.exit("too few kills fell into an add")
