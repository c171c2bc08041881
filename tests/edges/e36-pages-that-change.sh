# E36. The same address with other words is a new version of one account, and both are kept; the same words at a new address lie beside it.
. "$SOURCE/tests/lib.sh"
line() { python3 -c 'import json,sys; print(json.dumps(dict(zip(("id", "url", "captured", "text"), sys.argv[1:]))))' "$@"; }
old='Ada Norn Has Talks with Bo Kest

Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, in Tirn on June 19, 2024. Bo Kest said that the elections had been fair.'
new=$(echo "$old" | sed 's/ Bo Kest said that the elections had been fair.//; s/had talks/had friendly and fruitful talks/')
line tirn https://tirn.example/1 2024-06-20 "$old" >first.jsonl
line tirn https://tirn.example/1 2024-06-22 "$new" >second.jsonl
line moved https://tirn.example/2 2024-06-23 "$old" >moved.jsonl
status 0 "$READOUT" add first.jsonl
status 0 "$READOUT" add second.jsonl
status 0 "$READOUT" show tirn --json
says <<'END'
"fruitful" in text
END
status 0 "$READOUT" meetings --json
says <<'END'
[len(m["accounts"]) for m in d] == [1]
END
status 0 "$READOUT" verify
has out "2 captures"
status 0 "$READOUT" add moved.jsonl
status 0 "$READOUT" meetings --json
says <<'END'
len(d) == 1 and sorted(a["id"] for a in d[0]["accounts"]) == ["moved", "tirn"]
END
status 1 "$READOUT" compare moved tirn --json
says <<'END'
d["counts"]["only"] >= 1 or any(e["kind"] == "dropped" for p in d["passages"] for e in p["edits"])
END
