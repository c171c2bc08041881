# compare: the traps. Each pair differs in one thing that a reader must be told of, or must not; what is told, and nothing else, is held.
. "$SOURCE/tests/lib.sh"
cat >trap.py <<'PY'
import json, os, subprocess
LEAD = "Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n"
FILL = ("Ada Norn said that Norvania would open two more harbours to the ships of Kestria before the winter.\n\n"
        "The two presidents discussed the training of young engineers and the price of northern timber.\n\n"
        "Both delegations walked through the old town and looked at the ships that lay in the harbour.\n\n")

def compare(a, b):
    for name, text in (("a.txt", a), ("b.txt", b)):
        open(name, "w").write(text)
    p = subprocess.run([os.environ["READOUT"], "compare", "--json", "a.txt", "b.txt"], capture_output=True)
    assert p.returncode in (0, 1), p.stderr
    d = json.loads(p.stdout)
    d["told"] = subprocess.run([os.environ["READOUT"], "compare", "a.txt", "b.txt"], capture_output=True, text=True).stdout
    subprocess.run([os.environ["READOUT"], "compare", "--html", "page.html", "a.txt", "b.txt"], capture_output=True)
    d["page"] = open("page.html").read()
    return d

def edits(d):
    text = {x["id"]: x["text"].encode() for x in d["accounts"]}
    cut = lambda e, k: text[k][e["spans"][k][0]:e["spans"][k][1]].decode()
    return [(cut(e, "a"), cut(e, "b"), e["class"], e["substantive"]) for p in d["passages"] for e in p["edits"]]

def one(a, b, want):
    d = compare(LEAD + FILL + a, LEAD + FILL + b)
    assert edits(d) == [want], (a, b, edits(d))
    assert not any(p["speaker_changed"] or p["moved"] for p in d["passages"]), (a, b)

# one word each
one("They discussed cooperation in energy and infrastructure of the coast.", "They discussed cooperation in energy infrastructure of the coast.",
    ("and", "", "conjunction", True))
one("They agreed not to close the northern road in spring.", "They agreed to close the northern road in spring.", ("not", "", "negation", True))
one("They agreed to build five dams on the river.", "They agreed to build six dams on the river.", ("five", "six", "number", True))
one("The treaty was signed by Lio Hadder in the old town hall.", "The treaty was signed by Una Perrin in the old town hall.",
    ("Lio Hadder", "Una Perrin", "name", True))
one("The treaty was signed by Lio Hadder in the old town hall.", "The treaty was signed by Lio Haddar in the old town hall.",
    ("Hadder", "Haddar", "transliteration", False))

# two namesakes: the other given name is another man
one("The minister thanked Teno Valmar for the maps of the north.", "The minister thanked Ruben Valmar for the maps of the north.", ("Teno", "Ruben", "name", True))

# the same words in another mouth
def voices(a, b):
    d = compare(LEAD + FILL + a, LEAD + FILL + b)
    return d, [v for p in d["passages"] for v in p.get("voiced", [])]
CLAIM = " that the treaty on the fishing grounds of the Grey Sea would be signed in autumn."
d, v = voices("Bo Kest said" + CLAIM, "Ada Norn said" + CLAIM)
assert [(x["kind"], x["who"]) for x in v] == [("another speaker", {"a": "Bo Kest", "b": "Ada Norn"})], v
assert sorted(v[0]["spans"]) == ["a", "b"] and "another speaker (A: Bo Kest; B: Ada Norn)" in " ".join(d["told"].split()), d["told"]
assert "another speaker (A: Bo Kest; B: Ada Norn)" in d["page"]
d, v = voices("Bo Kest said" + CLAIM, "Both sides said" + CLAIM)
assert [x["kind"] for x in v] == ["one side or both"], v
d, v = voices("Bo Kest said" + CLAIM, "The" + CLAIM[9:])
assert [x["kind"] for x in v] == ["said or asserted"] and sorted(v[0]["spans"]) == ["a"], (v, d["passages"])
# innocent: the office here, the name there; the word of saying alone
d, v = voices("Bo Kest said" + CLAIM, "The president of Kestria said" + CLAIM)
assert v == [], v
d, v = voices("Bo Kest said" + CLAIM, "Bo Kest stated" + CLAIM)
assert v == [], v

# moved two paragraphs and reworded: both are said
FIRST = "Teno Valmar reported on the repair of the sea walls and on the money that the coast towns had asked for.\n\n"
AGAIN = "Teno Valmar reported on the slow repair of the sea walls and on the money that the coast towns had asked for.\n\n"
d = compare(LEAD + FIRST + FILL, LEAD + FILL + AGAIN)
moved = [p for p in d["passages"] if p["moved"]]
assert len(moved) == 1 and moved[0]["kind"] == "reworded", [(p["kind"], p["moved"]) for p in d["passages"]]
assert edits(d) == [("", "slow", "modifier", True)], edits(d)

# who was there, in order
PRESENT = "Present from the Norvanian side were "
def lists(a, b):
    d = compare(LEAD + FILL + a, LEAD + FILL + b)
    return d, {(x["name"], c["what"], c.get("class")) for x in d["attendance"] for c in x.get("changes", [])}
full = PRESENT + "Foreign Minister Lio Hadder, Trade Minister Una Perrin, Defence Minister Oto Ferrin and Ambassador Mira Kessel."
d, c = lists(full, PRESENT + "Foreign Minister Lio Hadder, Defence Minister Oto Ferrin and Ambassador Mira Kessel.")
assert c == {("Una Perrin", "missing", None)}, c
assert "Una Perrin: listed in A, absent from the list of B" in d["told"], d["told"]
d, c = lists(full, PRESENT + "Foreign Minister Lio Hadder, Defence Minister Oto Ferrin, Ambassador Mira Kessel and Trade Minister Una Perrin.")
assert c == {("Una Perrin", "moved", None)}, c
assert "in another place of the list" in d["told"] and "in another place of the list" in d["page"]
d, c = lists(full, PRESENT + "Minister of Foreign Affairs Lio Hadder, Deputy Trade Minister Una Perrin, Defence Minister Oto Ferrin and Ambassador Mira Kessel.")
assert c == {("Una Perrin", "retitled", "title"), ("Lio Hadder", "retitled", "title rendering")}, c
d, c = lists(full, "The talks were held in a calm mood.")
assert c == set(), c
PY
python3 trap.py
