# E2. 05/06/2024 is two days until something tells which: a day over 12, another date of the page, other pages of its source.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Meets Bo Kest\n\nDate: %s\n\nPresident Ada Norn of Ostravia met President Bo Kest of Velmark%s. They spoke of the ferry of line %s and of the lights in the strait.

They thanked the crews who had kept the line open over the winter.\n' "$1" "${2-}" "${3-one}"; }
page 20/06/2024 >plain.txt
expect plain.txt <<'END'
published["value"] == "2024-06-20" and published["certain"]
END
page 05/06/2024 >both.txt
expect both.txt <<'END'
not published["certain"]
published["value"] is None and (published["earliest"], published["latest"]) == ("2024-05-06", "2024-06-05")
END
page 05/06/2024 ' on 28/05/2024' >day.txt
expect day.txt <<'END'
published["value"] == "2024-06-05"
END
page 05/06/2024 ' on 04/28/2024' >month.txt
expect month.txt <<'END'
published["value"] == "2024-05-06"
END

# Three pages of a source prove its order for a fourth.
for day in 20/06/2024 21/06/2024 22/06/2024 05/06/2024; do
    page "$day" '' "${day%%/*}" | python3 -c 'import json,sys; t=sys.stdin.read(); print(json.dumps({"id": sys.argv[1], "url": "https://tirn.example/"+sys.argv[1], "text": t}))' "$day"
done >source.jsonl
status 0 "$READOUT" add source.jsonl
status 0 "$READOUT" show --json 05/06/2024
says <<'END'
published["value"] == "2024-06-05"
END
