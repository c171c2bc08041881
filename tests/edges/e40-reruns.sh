# E40. Adding an account changes no id that was there; what a person decided holds when everything is added and read again.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nDate: 20/06/2024 | Source: %s\n\nAda Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, in Tirn on June %s, 2024.

%s\n' "$1" "$2" "$3"; }
page ONA 19 'The two presidents spoke of the ferry and of the lights in the strait, and of what the winter had cost both shores.' >one.txt
page 'Velmark Gazette' 19 'Bo Kest thanked his host, and said that the harbour boards of both countries would meet again before the first snow.' >two.txt
page 'Tirn Morning' 19 'The talks passed in a calm spirit. Ada Norn showed her guest the old lamps of the lighthouse after dinner.' >three.txt
status 0 "$READOUT" add one.txt two.txt
ids() { "$READOUT" meetings --json | python3 -c 'import json,sys; [print(m["id"], *sorted(a["id"] for a in m["accounts"] if "three" not in a["file"])) for m in json.load(sys.stdin)]'; }
people() { "$READOUT" people --json | python3 -c 'import json,sys; print(sorted((p["id"], p["name"]) for p in json.load(sys.stdin)))'; }
ids >before
people >who
[ "$(wc -l <before)" = 1 ] || fail "not one meeting"
meeting=$(cut -d' ' -f1 before)
status 0 "$READOUT" decide place "$meeting" 'Harbour House' --reason 'the caption says so' --author tester
status 0 "$READOUT" add three.txt
ids >after
cmp before after || fail "an id changed with an account added"
people | cmp - who || fail "a person's id changed with an account added"
status 0 "$READOUT" add one.txt two.txt three.txt
status 0 "$READOUT" reread
status 0 "$READOUT" meetings --json
says <<'END'
len(d) == 1 and d[0]["place"] == "Harbour House" and len(d[0]["accounts"]) == 3
END

# The same accounts in another order, in another archive, have the same ids.
status 0 "$READOUT" add three.txt --archive other.db
status 0 "$READOUT" add two.txt one.txt --archive other.db
status 0 "$READOUT" meetings --json --archive other.db
json "sorted(a['id'] for m in d for a in m['accounts'] if 'three' not in a['file']) == '$(cut -d' ' -f2- before)'.split()"
