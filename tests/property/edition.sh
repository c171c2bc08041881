# edition: on random edits of one account, with any of them as the base, the TEI is valid and gives back every account word for word,
# and every word of every account stands on the page that the terminal shows (SEED).
. "$SOURCE/tests/lib.sh"
cat >check.py <<'PY'
import json, os, random, re, subprocess, sys
readout, source, page = os.environ["READOUT"], os.environ["SOURCE"], sys.argv[1]
WORD = re.compile(r"[^\W\d_]+|\d+")


def run(*args, ok=(0,)):
    p = subprocess.run([readout, *args], capture_output=True, env={**os.environ, "COLUMNS": "110"})
    assert p.returncode in ok, (args, p.stderr)
    return p.stdout


def words(text):
    return {w for w in WORD.findall(text) if len(w) > 1}


def check(files, base):
    run("edition", "--base", str(base), "--tei", "e.xml", *files)
    open("c.json", "wb").write(run("compare", "--json", *files, ok=(0, 1)))
    for command in (["xmllint", "--noout", "--relaxng", source + "/packaging/readout-tei.rng", "e.xml"],
                    ["python3", source + "/tests/tei.py", "e.xml", "c.json"]):
        p = subprocess.run(command, capture_output=True, text=True)
        assert p.returncode == 0, (files, base, p.stderr)
    shown = words(re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹˒]", " ", run("edition", "--all", "--base", str(base), *files).decode()))
    for account in json.load(open("c.json"))["accounts"]:
        missing = words(account["text"]) - shown
        assert not missing, (files, base, account["id"], missing)


def edited(rnd, paras):
    paras = list(paras)
    for _ in range(rnd.randint(1, 8)):
        i, what = rnd.randrange(len(paras)), rnd.randrange(9)
        parts = paras[i].split(" ")
        j = rnd.randrange(len(parts))
        if what == 0: del parts[j]
        if what == 1: parts.insert(j, parts[rnd.randrange(len(parts))])
        if what == 2: parts[j - 1], parts[j] = parts[j], parts[j - 1]
        if what == 3: parts[j] = parts[j].upper()
        if what == 4: parts[j] += rnd.choice([",", " --", "\u201d", "\u00a0", "\n\n", " *** ", "…"])
        if what == 5: parts[j:j] = rnd.choice(["the storms of the spring", "<b>&amp;", "]]>", "북한", "会谈在友好的气氛中进行。"]).split(" ")
        if what == 8 and j: parts[j - 1:j + 1] = [parts[j - 1] + "\u2014" + parts[j]]
        paras[i] = " ".join(parts)
        if what == 6 and len(paras) > 3: del paras[i]
        if what == 7: paras.insert(rnd.randrange(len(paras)), paras.pop(i))
        paras = [p for p in paras if p.strip()]
    return paras


seed = int(os.environ.get("SEED", "11"))
print("seed", seed)
rnd = random.Random(seed)
first = json.loads(run("read", "--json", page))[0]["text"].split("\n\n")
for n in range(10):
    files = []
    for k in range(rnd.choice([2, 3, 4, 10])):
        files.append(f"{k}.txt")
        open(files[-1], "w").write("\n\n".join(edited(rnd, first) if k else first))
    check(files, rnd.randint(1, len(files)))
PY
python3 check.py "$pages/qna-report.txt"
