# E79. "Congratulated N on his election as President of M" tells whose president N is, also of a name that no list knows.
. "$SOURCE/tests/lib.sh"
cat >elected.jsonl <<'END'
{"id":"elected","publisher":"White House","date":"2021-05-04","title":"Congratulations to Khalt Batmar on his election as President of Mongolia","text":"President Joe Biden congratulated Khalt Batmar on his election as President of Mongolia. In his message he spoke of lamps."}
{"id":"work","publisher":"White House","date":"2021-05-04","title":"Message to Khalt Batmar","text":"President Joe Biden congratulated Igor Telm on his work as a friend of the President of Mongolia."}
END
status 0 "$READOUT" read --jsonl elected.jsonl
jsonl '{p["name"]: (p["titles"], p["side"]) for p in d[0]["people"]}["Khalt Batmar"] == (["President of Mongolia"], "MN") and d[0]["sides"] == ["US", "MN"]'
jsonl '[p["titles"] for p in d[1]["people"] if p["name"] == "Igor Telm"] in ([], [[]])'
