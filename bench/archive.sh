# An archive that grows to N (20000; 1000000 is what is asked for) generated accounts, in SLICES (10) adds: accounts per second at its start
# and at its end (asked: they differ by less than 1.3), one account more, the file by table against its texts and captures (asked: at most
# the captures packed and 2.5 times the text, the index of shared words apart), how long a page of 50 meetings or people and one account take
# (asked: p95 of 100 ms, the start of the program included), and one processor against two (asked: 1.7) beside
# what two programs that share nothing come to, for generated accounts and for the folder of pages that CORPORA (../shared) has. DAYS (+100): that many accounts a day, one day behind the
# other, as an archive grows; 3650, without the sign: on that many days in no order, as when one publisher after another is added over all
# the years, where every add meets the whole archive again. 20,000 accounts take 60 MB of lines and 260 MB of archive in BENCH_TMP
# (TMPDIR); all goes away afterwards, unless KEEP names a file for the archive.
dir=$(mktemp -d -p "${BENCH_TMP:-${TMPDIR:-/tmp}}") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
export CORPORA="${CORPORA:-../shared}" dir N="${N:-20000}" SLICES="${SLICES:-10}" DAYS="${DAYS:-+100}" RUNS="${RUNS:-40}" KEEP="${KEEP-}"
python3 - <<'PY'
import json, os, random, resource, shutil, sqlite3, statistics, subprocess, tempfile, time
env = os.environ
dir, n, slices, runs = env["dir"], int(env["N"]), int(env["SLICES"]), int(env["RUNS"])
readout, db = os.path.abspath(env["READOUT"]), os.path.abspath(env["KEEP"] or f"{dir}/a.db")


def run(*args, archive=db, pin=None):
    """wall and processor seconds, megabytes of memory"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    cmd = (["taskset", "-c", pin] if pin else []) + [readout, "--archive", archive, *args]
    subprocess.run(cmd, cwd=dir, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def made(accounts, seed):
    return subprocess.Popen([env["ACCOUNTS"], str(accounts), str(seed), env["DAYS"]], stdout=subprocess.PIPE, text=True).stdout


def slice_of(lines, count, name):
    with open(f"{dir}/{name}", "w") as f:
        for _ in range(count): f.write(next(lines))
    return name # as one types it in one's folder: every account keeps the name under which it was handed in


print(f"-- {n} accounts in {slices} adds")
lines, rate = made(n, 1), []
for i in range(slices):
    name = slice_of(lines, n // slices, "slice.jsonl")
    wall, cpu, mb = run("add", name)
    rate.append((n // slices / wall, n // slices / cpu))
    print(f"{(i + 1) * (n // slices):9} accounts: {rate[-1][0]:7.0f} a second, {rate[-1][1]:7.0f} a processor second, peak {mb:.0f} MiB", flush=True)
first, last = rate[0], rate[-1]
print(f"start to end: {first[0] / last[0]:.2f} by the clock, {first[1] / last[1]:.2f} by the processor (asked: less than 1.3)")
more, took = made(200, 2), []
for i in range(8):
    with open(f"{dir}/one.jsonl", "w") as f: f.write(next(more).replace('"m0', f'"one{i}', 1))
    took.append(run("add", "one.jsonl")[:2])
print(f"one account more: {min(t[0] for t in took) * 1e3:.0f} ms, {min(t[1] for t in took) * 1e3:.0f} ms of the processor")

print("-- the file")
c = sqlite3.connect(db)
pages = dict(c.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
of = dict(c.execute("SELECT name, tbl_name FROM sqlite_schema"))
text, captures = c.execute("SELECT sum(length(CAST(text AS BLOB))) FROM account").fetchone()[0], c.execute("SELECT sum(length(bytes)) FROM capture").fetchone()[0]
table, indexes = {}, {}
for name, size in pages.items():
    owner = of.get(name, name)
    table[owner] = table.get(owner, 0) + size
    if owner != name: indexes[owner] = indexes.get(owner, 0) + size
whole, reuse = sum(pages.values()), sum(s for t, s in table.items() if t.startswith("reuse_"))
print(f"text {text / 1e6:.1f} MB, captures packed {captures / 1e6:.1f} MB, the file {whole / 1e6:.1f} MB")
for name, size in sorted(table.items(), key=lambda x: -x[1])[:16]:
    print(f"{name:24} {size / 1e6:8.1f} MB, of it indexes {indexes.get(name, 0) / 1e6:6.1f}  {size / text:.2f} of the text")
grouping = sum(s for t, s in table.items() if t.startswith(("match_", "meeting")))
print(f"what grouping keeps, with the meetings: {grouping / 1e6:.1f} MB, {grouping / text:.3f} of the text")
print(f"without the captures and the index of shared words: {(whole - captures - reuse) / text:.2f} times the text (asked: 2.50)")

print("-- pages and one account")
ids = [r[0] for r in c.execute("SELECT id FROM account WHERE current ORDER BY random() LIMIT ?", (runs,))]
meetings = [r[0] for r in c.execute("SELECT id FROM meeting WHERE met ORDER BY random() LIMIT ?", (runs,))]
c.close()
ask = {"meetings --limit 50": lambda i: ["meetings", "--limit", "50"],
       "meetings --limit 50 --after": lambda i: ["meetings", "--limit", "50", "--after", meetings[i]],
       "people --limit 50": lambda i: ["people", "--limit", "50"],
       "show ACCOUNT": lambda i: ["show", ids[i]], "show MEETING": lambda i: ["show", meetings[i]]}
for name, args in ask.items():
    t = sorted(run(*args(i))[0] for i in range(min(runs, len(ids), len(meetings)) if "people" not in name else 5))
    print(f"{name:28} median {t[len(t) // 2] * 1e3:7.1f} ms, p95 {t[min(len(t) - 1, len(t) * 95 // 100)] * 1e3:7.1f} ms (asked: 100)")

def fresh(pin, *args):
    for x in ("", "-wal", "-shm"):
        if os.path.exists(f"{dir}/p.db{x}"): os.remove(f"{dir}/p.db{x}")
    return run("add", "--no-relatives", *args, archive=f"{dir}/p.db", pin=pin)


def side_by_side(path):
    """Two that share nothing, each on a processor of its own."""
    with tempfile.TemporaryDirectory(dir=dir) as own:
        start = time.perf_counter()
        both = [subprocess.Popen(["taskset", "-c", pin, readout, "--archive", f"{own}/{pin}.db", "add", "--no-relatives", path], cwd=dir,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for pin in "01"]
        for p in both: p.wait()
        return time.perf_counter() - start


def both(what, path):
    """Medians of nine each, in turn: by the clock, and how busy two processors are kept."""
    one, two, side = [], [], []
    for _ in range(9):
        one.append(fresh("0", path)[:2])
        two.append(fresh("0,1", path)[:2])
        side.append(side_by_side(path))
    wall, busy = statistics.median(t[0] for t in two), statistics.median(t[1] / t[0] for t in two)
    alone = statistics.median(t[0] for t in one)
    print(f"{what}: {alone:.2f} s on one, {wall:.2f} s on two ({busy:.2f} of them busy): {alone / wall:.2f} times as fast (asked: 1.70); "
          f"two programs side by side come to {2 * alone / statistics.median(side):.2f}", flush=True)


if shutil.which("taskset") and (os.cpu_count() or 1) > 1:
    print("-- processors")
    both(f"{min(n, 4000)} generated accounts", slice_of(made(min(n, 4000), 3), min(n, 4000), "slice.jsonl"))
    pages = os.path.abspath(f"{env['CORPORA']}/corpora/kremlin/html")
    if os.path.isdir(pages): both(f"a folder of {len(os.listdir(pages))} pages", pages)
PY
