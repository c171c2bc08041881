# E20. A title in short and in full is one person with one post in two wordings, and never two people.
. "$SOURCE/tests/lib.sh"
cat >pairs.jsonl <<'END'
{"a": {"name": "Kim Song Nam", "title": "director of the International Department of the C.C., WPK"}, "b": {"name": "Kim Song Nam", "title": "department director of the WPK Central Committee"}}
{"a": {"name": "Choe Son Hui", "title": "foreign minister"}, "b": {"name": "Choe Son Hui", "title": "minister of Foreign Affairs"}}
{"a": {"name": "Pak Thae Song", "title": "chairman of the SPA"}, "b": {"name": "Pak Thae Song", "title": "chairman of the Supreme People's Assembly"}}
END
status 0 "$READOUT" names pairs.jsonl --jsonl
says <<'END'
all(x["same"] >= 0.5 for x in d)
END
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- President Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19.

Present at the talks were Lena Tarrow, %s, and Oto Ferrin, %s.

The two presidents spoke of the ferry and of the lights in the strait.\n' "$1" "$2"; }
page 'director of the C.C., Workers Party' 'foreign minister' >short.txt
page 'director of the Central Committee of the Workers Party' 'minister of Foreign Affairs' >long.txt
expect short.txt <<'END'
title("Lena Tarrow") == "director of the C.C., Workers Party"
END
status 1 "$READOUT" compare --json short.txt long.txt
says <<'END'
all(sorted(p["in"]) == ["a", "b"] for p in d["attendance"]) and len(d["attendance"]) == 4
[p["titles"] for p in d["attendance"] if "Ferrin" in p["name"]] == [{"a": "foreign minister", "b": "minister of Foreign Affairs"}]
{e["kind"] for p in d["passages"] for e in p["edits"]} == {"title"} and d["counts"]["only"] == 0
END
