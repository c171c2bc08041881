# E16. One name with posts that nobody holds together, years apart, is two people until a person joins them.
. "$SOURCE/tests/lib.sh"
cat >pair.jsonl <<'END'
{"a": {"name": "Ri Yong Ho", "title": "chief of the General Staff of the army", "date": "2011-12-28"}, "b": {"name": "Ri Yong Ho", "title": "foreign minister", "date": "2019-04-25"}}
{"a": {"name": "Ri Yong Ho", "title": "foreign minister", "date": "2018-09-20"}, "b": {"name": "Ri Yong Ho", "title": "minister of Foreign Affairs", "date": "2019-04-25"}}
END
status 0 "$READOUT" names pair.jsonl --jsonl
says <<'END'
d[0]["same"] < 0.5 <= d[1]["same"]
END
