"""Reads the text of each witness out of an edition in TEI, by the rules that its header states, and holds it against the accounts:
tei.py EDITION COMPARISON, the latter as `compare --json` prints it for the same accounts in the same order."""
import json, sys
import xml.etree.ElementTree as ET

TEI, XML = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"


def read(root, siglum):
    segs = {s.get(XML + "id"): s for s in root.iter(TEI + "seg")}
    mine = lambda e: "#" + siglum in (e.get("wit") or "").split()
    moved = {p.get("target")[1:] for r in root.iter(TEI + "rdg") if mine(r) and r.get("subtype") == "moved" for p in r}
    out = []

    def walk(e, top):
        tag = e.tag.removeprefix(TEI)
        if tag in ("note", "milestone") or (tag == "seg" and top and e.get(XML + "id") in moved):
            return
        if tag == "app":
            for r in e:
                if r.tag in (TEI + "lem", TEI + "rdg") and mine(r):
                    walk(r, top)
            return
        if tag == "ptr":
            walk(segs[e.get("target")[1:]], False)
            return
        out.append(e.text or "")
        for child in e:
            walk(child, top)
            out.append(child.tail or "")

    for div in root.iter(TEI + "div"):
        for p in div:
            walk(p, True)
    return "".join(out)


def fold(s):
    """Blanks folded; what XML cannot hold as it is replaced."""
    return " ".join(s.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd").split())


if __name__ == "__main__":
    root = ET.parse(sys.argv[1]).getroot()
    accounts = json.load(open(sys.argv[2]))["accounts"]
    sigla = [w.get(XML + "id") for w in root.iter(TEI + "witness")]
    assert len(sigla) == len(accounts) == len(set(sigla)), sigla
    ids = [e.get(XML + "id") for e in root.iter() if e.get(XML + "id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    for ptr in root.iter(TEI + "ptr"):
        assert ptr.get("target")[1:] in ids, ptr.get("target")
    for siglum, account in zip(sigla, accounts):
        want, got = fold(account["text"]), fold(read(root, siglum))
        if want == got:
            continue
        at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
        sys.exit(f"{sys.argv[1]}: {siglum} differs at {at}:\n  account {want[max(0, at - 60):at + 60]!r}\n  edition {got[max(0, at - 60):at + 60]!r}")
