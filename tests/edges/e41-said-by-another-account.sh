# E41. What only another account of the meeting prints (its day, its place) is the meeting's, said to be from there, and never in the record.
. "$SOURCE/tests/lib.sh"
cat >said.txt <<'END'
Beginning of talks with President of Velmark Bo Kest

President of Ostravia Ada Norn: Mr Kest, I am glad to see you again, five years after your first visit. The ferry between our shores runs every day now, and the lights in the strait are lit.

Bo Kest: Thank you. We shall speak of the ferry, of the lights in the strait and of what the winter has cost both shores.

Ada Norn: Let us begin with the ferry.
END
cat >told.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour State Guesthouse on June 19.

The two presidents spoke of the ferry, of the lights in the strait and of what the winter has cost both shores.
END
expect said.txt <<'END'
meeting["value"] is None and place is None
END
"$READOUT" compare --json said.txt told.txt >out 2>err || [ $? = 1 ]
json '{("date", "2024-06-19", "b", "a"), ("place", "Harbour State Guesthouse", "b", "a")} <= {(x["what"], x["value"], x["from"], *x["not_in"]) for x in d["across"]}'
json 'all(d["accounts"][1]["text"].encode()[slice(*x["span"])].decode() == x["evidence"] for x in d["across"] if x["from"] == "b" and not x["of"])'
json 'd["accounts"][0]["date"] is None'
"$READOUT" compare told.txt said.txt >out 2>err || [ $? = 1 ]
has out 'date 2024-06-19, from account A ("June 19"); not in B'
status 0 "$READOUT" compare --json told.txt told.txt
json 'd["across"] == []'

status 0 "$READOUT" add said.txt told.txt
status 0 "$READOUT" meetings
has out 'date 2024-06-19, from account '
status 0 "$READOUT" meetings --json
json 'len(d) == 1 and d[0]["date"] == "2024-06-19"'
json '{x["what"]: x["value"] for x in d[0]["across"]}["place"] == "Harbour State Guesthouse"'
json 'all(len(x["not_in"]) == 1 and x["from"] != x["not_in"][0] and x["span"] for x in d[0]["across"])'
id=$(python3 -c 'import json; print(json.load(open("out"))[0]["across"][0]["not_in"][0])')
status 0 "$READOUT" show --json "$id"
json '(d[0] if isinstance(d, list) else d)["dates"]["meeting"]["value"] is None'
