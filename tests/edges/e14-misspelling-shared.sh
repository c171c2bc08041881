# E14. A misspelt name is one person with the right one; it is printed as it stands, and whoever shares it is counted.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nDate: 20/06/2024 | Source: %s\n\nPresident Ada Norn of Ostravia had talks with President Bo Kest of Velmark in Tirn on June 19, 2024.

Present at the talks were First Deputy Prime Minister Denis %s, Foreign Minister Lisbet Harrow and Minister of Transport Edda Sorel.

The two presidents spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.\n' "$1" "$2"; }
page ONA Mantrov >ona.txt
page 'Tirn Morning' Mantrov >morning.txt
page 'Velmark Gazette' Manturov >gazette.txt
status 0 "$READOUT" names 'Denis Mantrov' 'Denis Manturov' --json
says <<'END'
d["same"] >= 0.5
END
status 0 "$READOUT" names 'Denis Mantrov' 'Denis Marinov' --json
says <<'END'
d["same"] < 0.5
END
expect ona.txt <<'END'
"Denis Mantrov" in names() and "Manturov" not in text
END
status 1 "$READOUT" compare --json ona.txt gazette.txt
says <<'END'
[sorted(p["in"]) for p in d["attendance"] if "Denis" in p["name"]] == [["a", "b"]]
[e["kind"] for p in d["passages"] for e in p["edits"]] == ["name"] and d["counts"]["only"] == 0
END
status 0 "$READOUT" add ona.txt morning.txt gazette.txt
status 0 "$READOUT" people Manturov --json
says <<'END'
len(d) == 1 and {v["text"]: v["accounts"] for v in d[0]["variants"]} == {"Denis Mantrov": 2, "Denis Manturov": 1}
END
