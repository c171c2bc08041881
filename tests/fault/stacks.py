# stacks.py [PART [JOB]]: every place that asks for memory is refused once, in what each command does. A place is a call stack (its 12 innermost
# return addresses: preload/failing.c); of each that no job before had the first, a middle and the last request fail, one a run. Each run must
# end as the undisturbed one, with the same words, or with status 2 and one sentence more than that one says; the archive must verify, hold what it held before or holds afterwards, and come to the latter when the same is done again.
# Called by stacks.sh in an empty folder.
# PART: of the places every so many-th alone, and its first request alone (1: all, and all three).
import collections, hashlib, mmap, os, re, shutil, signal, sqlite3, struct, subprocess, sys, time

READOUT, BUILD, SOURCE = (os.environ[n] for n in ("READOUT", "BUILD", "SOURCE"))
part, only = int(sys.argv[1]) if len(sys.argv) > 1 else 1, sys.argv[2] if len(sys.argv) > 2 else ""
PRELOAD = os.environ.get("FAILING_SO", BUILD + "/tests/failing.so")
NEVER, CAP, HEAD, WHERE = 2**63, 6_000_000, 8 * 8, 4096
HERE = os.getcwd()


class Board:
    """See preload/failing.c."""
    def __init__(self, path):
        self.path = path
        with open(path, "wb") as f:
            f.truncate(HEAD + WHERE + 8 * CAP)
        with open(path, "r+b") as f:
            self.m = mmap.mmap(f.fileno(), 0)

    def set(self, at=NEVER, span=1, listing=0, pid=0):
        self.m[:HEAD] = struct.pack("8Q", pid, 0, at, span, listing, int(os.environ.get("DEEP", 12)), 0, CAP)

    def __getattr__(self, name):
        return struct.unpack_from("Q", self.m, 8 * ["pid", "asked", "at", "span", "listing", "deep", "failed", "cap"].index(name))[0]

    def stacks(self):
        return struct.unpack_from(f"{min(self.asked, CAP)}Q", self.m, HEAD + WHERE)

    def where(self):
        return self.m[HEAD:HEAD + WHERE].split(b"\0")[0].decode().split()


ENV = dict(PATH=os.environ["PATH"], HOME=HERE, USER="ina", LANG="C.UTF-8", TZ="UTC", TMPDIR=HERE + "/tmp", LD_PRELOAD=PRELOAD, COLUMNS="100",
           ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0:allocator_may_return_null=1")
FAILS = dict(ENV, FAILING=HERE + "/board")
os.makedirs("tmp", exist_ok=True)
board = Board("board")
running = 0


def too_long(*_):
    os.kill(running, signal.SIGKILL)


signal.signal(signal.SIGALRM, too_long)


def run(argv, env=ENV, out="out", err="err"):
    """Status (negative: the signal), and what was printed."""
    global running
    new = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    running = os.posix_spawn(argv[0], argv, env, file_actions=[(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
                             (os.POSIX_SPAWN_OPEN, 1, out, new, 0o600), (os.POSIX_SPAWN_OPEN, 2, err, new, 0o600)])
    signal.alarm(60)
    status = os.waitstatus_to_exitcode(os.waitpid(running, 0)[1])
    signal.alarm(0)
    return status, open(out, "rb").read(), open(err, "rb").read()


def readout(*args, env=ENV):
    return run([READOUT, *args], env)


# ---- files --------------------------------------------------------------------------------------------------------------------------------------

ENDS = ("", "-wal", "-journal", "-shm")


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def lay(start, to="f.db"):
    for end in ENDS:
        remove(to + end)
    if start:
        shutil.copyfile(start, to)


def told(path):
    """The bytes of a file, or of a folder's files."""
    if os.path.isdir(path):
        return {os.path.relpath(os.path.join(d, n), path): open(os.path.join(d, n), "rb").read() for d, _, names in os.walk(path) for n in names}
    return open(path, "rb").read() if os.path.exists(path) else None


def content(path, loose=False):
    """What the archive says (content.h); loose: without what hangs on in how many pieces it was written."""
    if not os.path.exists(path):
        return "none"
    lines = run([BUILD + "/tests/content", "--tables", path], dict(ENV, LD_PRELOAD=""), "c.out", "c.err")[1].decode().splitlines()
    return "\n".join(l for l in lines[:-1] if not (loose and " reuse_" in l))


def texts(path):
    """The accounts in no order: where one was refused and is added later, it has another number."""
    db = sqlite3.connect(path)
    try:
        return sorted(db.execute("SELECT id, title, text FROM account"))
    finally:
        db.close()


# ---- a job --------------------------------------------------------------------------------------------------------------------------------------

# args: after --archive f.db. start: the archive that is there before. makes: what else it writes. writes: the archive changes. between: in more than
# one transaction, so that some of it may be done. anew: where it failed it is begun from the start once more. unsound: until it is done,
# verify names something. pieces: in how many pieces it was done shows in the index of shared words. later: what is told is
# right without it, and whoever comes next does it. stale: verify still names something afterwards.
Job = collections.namedtuple("Job", "name args start makes writes between anew unsound pieces later stale", defaults=((), False, False, False, False, False, False, False))
faults, sentences, covered = collections.OrderedDict(), collections.Counter(), set()
totals = collections.Counter()


# What a library does that asks nobody: the loader ends the program where it finds no room to open another, libarchive where it finds none
# for a name. The archive must be whole all the same.
ENDED = ((127, b"out of memory"), (127, b"cannot allocate memory for thread-local data: ABORT"), (1, b"Fatal Internal Error in libarchive: No memory"),
         (1, b"Fatal Internal Error in libarchive: Out of memory"))


def symbols(where):
    """The innermost functions, of what failed."""
    out = []
    for w in where[:14]:
        path, off = w.rsplit("+", 1)
        path = READOUT if path == "-" else path
        got = subprocess.run(["addr2line", "-fe", path, hex(int(off, 16) - 1)], capture_output=True, text=True).stdout.splitlines()
        out.append(got[0] if got and got[0] != "??" else os.path.basename(w))
    return " < ".join(out)


def fault(job, k, why, said=b""):
    where = symbols(board.where())
    key = (job.name, why.split("\n")[0][:60], *where.split(" < ")[:1], *where.split(" < ")[3:4])
    if key not in faults:
        faults[key] = f"{job.name}, allocation {k}: {why}\n    {where}\n    {said.decode(errors='replace').strip()[:600]}"
        print("FAULT", faults[key], flush=True)
    totals["faults"] += 1
    return False


def start(job):
    lay(job.start)
    for m in job.makes:
        remove(m)
    for n in os.listdir("tmp"):
        remove("tmp/" + n)


def one_sentence(err, usual):
    usual = usual.splitlines()
    return [l for l in err.decode(errors="replace").splitlines() if l.encode() not in usual]


def archive_holds(job, k, before, after, claimed, unchanged, seen):
    key = hashlib.md5(b"".join(told("f.db" + e) or b"-" for e in ENDS[:3]) + bytes([claimed, unchanged])).digest()
    if key in seen:
        return True
    seen.add(key)
    if os.path.exists("f.db") and os.path.getsize("f.db") and not job.unsound:
        got, out, err = readout("--archive", "f.db", "verify")
        if got and b"is empty" not in err:
            return fault(job, k, "the archive does not verify", out + err)
    now = content("f.db", job.pieces)
    if unchanged and now != before and before != "none":
        return fault(job, k, "said that nothing was changed, and something was")
    if now == after:
        return True
    if claimed and not (job.later and now == before):
        return fault(job, k, "said to be done, and is not")
    if now != before and not job.between and before != "none":
        return fault(job, k, "neither as before nor as afterwards")
    if job.anew:
        start(job)
    for m in job.makes:
        remove(m)
    got, out, err = readout("--archive", "f.db", *job.args)
    if got not in (0, 1, job_status):
        return fault(job, k, f"done again it ends with {got}", err)
    if now != before and job.between and texts("f.db") != job_texts or not (job.between and now != before) and content("f.db", job.pieces) != after:
        return fault(job, k, "done again it is other than undisturbed")
    if job.stale:
        return True
    got, out, err = readout("--archive", "f.db", "verify")
    return not got or fault(job, k, "done again it does not verify", out + err)


def failing(job, k, usual, seen):
    """One run in which the k-th allocation fails; the stack that failed."""
    status, out, err, made, before, after = usual
    start(job)
    board.set(at=k)
    got, o, e = readout("--archive", "f.db", *job.args, env=FAILS)
    failed = board.failed
    new = one_sentence(e, err)
    ended = any(got == n and e.strip().endswith(words) for n, words in ENDED)
    if ended:
        totals["ended by a library"] += 1
    elif got < 0 or got not in (status, 2):
        return failed, fault(job, k, f"ends with {got}", e)
    if ended:
        pass
    elif got == status and o == out and not new:
        totals["as undisturbed"] += 1
    elif got == status and got != 2:
        return failed, fault(job, k, "is done, and prints something else" if o != out else "is done, and complains", e + b"\n---\n" + o[-300:])
    else:
        if len(new) != 1 or not new[0].startswith("readout: "):
            return failed, fault(job, k, f"{len(new)} sentences", e)
        sentences[re.sub(r"\S*/|\d+", "", new[0])] += 1
        totals["told"] += 1
    for m, was in zip(job.makes, made):
        now = told(m)
        if now is not None and now != was and not (isinstance(now, dict) and "MANIFEST" not in now and not any(".part" in n for n in now)):
            return failed, fault(job, k, f"{m} is left, and not whole", e)
    if os.listdir("tmp"):
        return failed, fault(job, k, "left behind: " + " ".join(os.listdir("tmp")))
    archive_holds(job, k, before, after, got != 2 and got == status, any("nothing was changed" in l for l in new), seen)
    return failed, True


def go(job):
    global job_status, job_texts
    began = time.process_time() + sum(os.times()[2:4])
    start(job)
    before = content("f.db", job.pieces)
    board.set(listing=1)
    status, out, err = readout("--archive", "f.db", *job.args, env=FAILS)
    stacks = board.stacks()
    if not stacks:
        sys.exit(f"{job.name}: no allocation was counted: {PRELOAD} is not laid before the program")
    job_status = status
    job_texts = texts("f.db") if job.writes else None
    usual = (status, out, err, [told(m) for m in job.makes], before, content("f.db", job.pieces))
    if status not in (0, 1) and job.name not in WRONG:
        return fault(job, -1, f"undisturbed it ends with {status}", err)
    at = {}
    for k, h in enumerate(stacks):
        at.setdefault(h, []).append(k)
    new = [h for h in at if h not in covered]
    want = []
    for i, h in enumerate(new):
        if i % part == 0:
            v = at[h]
            want += [(k, h) for k in sorted({v[0], v[len(v) // 2], v[-1]} if part == 1 else {v[0]})]
    seen, other, hit = set(), 0, set()
    for k, h in want if not os.environ.get("LISTONLY") else []:
        if totals["faults"] > 400:
            break
        got, _ = failing(job, k, usual, seen)
        other += got != h
        if got:
            hit.add(got)
            covered.add(got)
    if os.environ.get("LISTONLY"): covered.update(new)
    missed = [h for h in new[::part] if h not in hit]
    totals["allocations"] += len(stacks)
    totals["stacks"] += len(new)
    totals["runs"] += len(want)
    totals["missed"] += len(missed)
    totals["archives"] += len(seen)
    took = time.process_time() + sum(os.times()[2:4]) - began
    print(f"{job.name}: {len(stacks)} allocations at {len(at)} places, {len(new)} of them new; {len(want)} failed, {other} elsewhere than meant,"
          f" {len(missed)} places missed; {len(seen)} archives; {took:.1f} s", flush=True)


exec(open(SOURCE + "/tests/fault/jobs.py").read())
exec(open(SOURCE + "/tests/fault/stacks_room.py").read())
os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[int(os.environ.get("CPU", -1))]})
prepare()
for j in JOBS:
    if not only or re.search(only, j.name):
        go(j)
if not only or re.search(only, "serve"):
    room_goes()
print(", ".join(f"{v} {k}" for k, v in totals.items()))
for s, n in sentences.most_common():
    print(f"{n:7} {s}")
sys.exit(bool(faults))
