# Accounts of one text as a tree, with who has it from whom and why; as JSON; and what is refused.
. "$SOURCE/tests/lib.sh"
python3 - <<'PY'
import json
head = ("Chairman Ilmar Dashen received the fishermen of the northern harbours on Thursday and promised them new nets before the ice comes. "
        "Two icebreakers named after the poets of the last century will keep the channel open until the end of February. ")
tail = "A school for coxswains opens on the island of Brannoy with sixty places and a boarding house for pupils from afar."
rows = [("agency", "PORT OSK, May 2 (QNA) -- " + head + tail, "2031-05-02", "QNA"),
        ("paper", "Source: QNA\n\n" + head + tail, "2031-05-03", "Osk Daily"),
        ("undated", "\x1b[31m" + head + tail, "", ""),
        ("apart", "Nothing of all this stands here, for the vineyards of Sarelle were picked by hand this year and the wine is good.", "", "")]
with open("t.jsonl", "w") as f:
    for id, text, date, publisher in rows:
        f.write(json.dumps({"id": id, "text": text, "date": date, "publisher": publisher}) + "\n")
open("u.jsonl", "w").writelines(reversed(open("t.jsonl").readlines()))
PY
status 0 "$READOUT" reuse --families t.jsonl
has out "family of 3 accounts"
has out "  agency · QNA · 2031-05-02"
has out "    paper · Osk Daily · 2031-05-03"
has out "from the one above (known)"
has out "+ is signed by the other's publisher, “QNA”"
has out "whom is open: nothing says which came first"
hasnt out "apart"
has err "4 texts: 1 family with 3 accounts"
! grep -q "$(printf '\033')" out || fail "a text drives the terminal"

status 0 "$READOUT" reuse --families --json t.jsonl
json 'len(d["families"]) == 1 and sorted(d["families"][0]["accounts"]) == ["agency", "paper", "undated"]'
json '[e for e in d["families"][0]["edges"] if e["from"] == "agency" and e["to"] == "paper" and e["direction"] == "known" and e["nearest"]]'
json 'any(e["kind"] == "dateline" and e["words"] == "QNA" and e["account"] == "paper" and e["span"] == [8, 11] and e["favours"] == "this"
          for k in d["families"][0]["edges"] for e in k["evidence"])'
json 'all(k["open"] for k in d["families"][0]["edges"] if k["direction"] is None)'
cp out one
status 0 "$READOUT" reuse --families --json --threads 3 u.jsonl
cmp one out || fail "the order of input or the number of threads changes the families"

status 2 "$READOUT" reuse --json t.jsonl
has err "--json goes with --families"
status 2 "$READOUT" reuse --families --jsonl t.jsonl
has err "with --json"

"$READOUT" --archive a.db add t.jsonl >/dev/null 2>&1
status 0 "$READOUT" --archive a.db reuse --families
has out "family of 3 accounts"
