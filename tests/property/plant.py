"""Texts to compare, and editors' hands in them. For the property tests and bench/compare.sh; everything follows from the seed.

texts() gives real accounts where SHARED holds any, else those of examples/. edited() changes a share of a text's words as an
editor would: a word replaced, dropped or put in, a sentence moved. long_text() is as many words as asked for of real accounts one
after the other; without them, of sentences that a chain of word pairs makes out of examples/, since a text that repeats itself a
hundred times is like no text at all."""
import gzip, json, os, random, subprocess


def _examples():
    pages = os.path.join(os.path.dirname(__file__), "../../examples/pages")
    files = [os.path.join(pages, n) for n in sorted(os.listdir(pages))]
    out = subprocess.run([os.environ["READOUT"], "read", "--json", *files], capture_output=True).stdout
    return [a["text"] for a in json.loads(out) if "text" in a]


def texts(shared=None):
    corpus = os.path.join(shared or "-", "corpora/readouts/accounts.jsonl.gz")
    if not os.path.exists(corpus):
        return _examples()
    with gzip.open(corpus, "rt") as f:
        return [json.loads(line)["text"] for line in f]


def edited(text, rnd, share, moves=True):
    paras = [p.split(" ") for p in text.split("\n\n") if p.strip()]
    words = [w for p in paras for w in p]
    for _ in range(max(1, int(len(words) * share))):
        p = rnd.choice(paras)
        at, what = rnd.randrange(len(p)), rnd.randrange(3)
        if what == 0:
            p[at] = rnd.choice(words)
        elif what == 1 and len(p) > 1:
            del p[at]
        else:
            p.insert(at, rnd.choice(words))
    out = [" ".join(p) for p in paras]
    if moves and len(out) > 2:
        sentences = out.pop(rnd.randrange(len(out))).split(". ")
        moved = sentences.pop(rnd.randrange(len(sentences))).rstrip(".") + "."
        if sentences:
            out.insert(rnd.randrange(len(out)), ". ".join(sentences))
        out.insert(rnd.randrange(len(out) + 1), moved)
    return "\n\n".join(out)


def _chain(texts, words, rnd):
    follow, starts = {}, []
    for t in texts:
        for para in t.split("\n\n"):
            w = para.split()
            starts.append(tuple(w[:2]))
            for x, y in zip(w, w[1:]):
                follow.setdefault(x, []).append(y)
    out, para = [], []
    while sum(map(len, out)) < words:
        if not para:
            para = list(rnd.choice(starts))
        go = follow.get(para[-1]) if len(para) < 120 else None
        if go:
            para.append(rnd.choice(go))
        else:
            out.append(para)
            para = []
    return "\n\n".join(" ".join(p) for p in out)


def long_text(all_texts, words, rnd):
    if sum(len(t.split()) for t in all_texts) < words:
        return _chain(all_texts, words, rnd)
    out, have = [], 0
    for t in rnd.sample(all_texts, len(all_texts)):
        for para in t.split("\n\n"):
            out.append(para)
            have += len(para.split())
            if have >= words:
                return "\n\n".join(out)
