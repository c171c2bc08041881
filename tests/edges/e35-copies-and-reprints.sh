# E35. A copy on a mirror is one account from another carrier; a reprint with small changes is found with its source, slips and all.
. "$SOURCE/tests/lib.sh"
body() { printf 'Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour House in %s on June 19.

Present at the talks were Foreign Minister Lisbet Harrow, Minister of Energy Tomas Brill and Minister of Transport Edda Sorel.

The two presidents %s discussed the ferry and the lights in the strait, and agreed that the harbour boards of both shores would meet in the autumn.

Bo Kest thanked his host for the welcome, and said that the keepers of both countries had earned their bread through the winter.\n' "$1" "$2"; }
{ printf 'Ostravian News Agency (En)\n\nAda Norn Has Talks with Bo Kest\n\nDate: 20/06/2024 | Source: ONA | Read original version at source\n\n'; body Tirn openly; } >carrier.txt
{ printf 'Ada Norn Has Talks with Bo Kest\n\n'; body Tirn openly; } >origin.txt
{ printf 'Two Presidents in Kessan\n\nKessan Courier, 21 June 2024\n\n'; body Kessan candidly; } >copier.txt
expect carrier.txt <<'END'
r["publisher"]["name"] == "ONA"
END
status 0 "$READOUT" reuse --jsonl carrier.txt origin.txt copier.txt
says <<'END'
len([x for x in d if x.get("kind") == "reprint"]) == 3 and all(x["identity"] > 0.9 for x in d if "identity" in x)
END
"$READOUT" compare --json origin.txt carrier.txt >out || true
says <<'END'
d["counts"]["substantive_edits"] == 0 and d["counts"]["only"] == 0
END
"$READOUT" compare --json origin.txt copier.txt >out || true
says <<'END'
d["counts"]["only"] == 0 and d["counts"]["substantive_edits"] == 2
END
status 0 "$READOUT" add carrier.txt origin.txt copier.txt
status 0 "$READOUT" meetings --json
says <<'END'
len(d) == 1 and len(d[0]["accounts"]) == 3
END
