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

# Custom tells, where the state (by its host, surely) or the language (not surely) has one; English has two, and a state may contradict the language.
custom() { # HOST TEXT
    printf '{"id":"%s","url":"https://%s/page","text":"A visit\\n\\n05/06/2024 - %s"}\n' "$1" "$1" "$2"
}
pt='Publicado por: Ana Ferro\n\nA presidente recebeu o ministro dos portos na quinta-feira. O encontro foi sobre os faróis do estreito, que não foram consertados depois do inverno, e sobre a nova linha.'
en='By Ana Ferro\n\nThe President received the minister of the harbours on Thursday. The meeting was about the lights of the strait, which were not mended after the winter, and about the new line.'
{ custom tirn.example "$pt"; custom tirn.gov.br "$pt"; custom tirn.us "$pt"; custom tirn.com "$en"; custom tirn.co.uk "$en"; custom tirn.gov "$en"; } >custom.jsonl
status 0 "$READOUT" read --jsonl custom.jsonl
jsonl '[(x["dates"]["published"]["value"], x["dates"]["published"]["certain"]) for x in d] == [("2024-06-05", False), ("2024-06-05", True), (None, False), (None, False), ("2024-06-05", True), ("2024-05-06", True)]'
jsonl 'all(x["dates"]["published"]["earliest"] == "2024-05-06" for x in d[2:4])'

# Dates in words of other languages: "de" between, a full stop behind the day, the year behind "of".
printf 'Encontro com Bo Kest\n\nA presidente recebeu o ministro no dia 4 de outubro de 2018. Em maio de 2017 não houve encontro.\n' >pt.txt
printf 'Gespräch mit Bo Kest\n\nDie Präsidentin hat am 4. Oktober 2018 den Minister empfangen. Im März 2017 war er nicht gekommen, und am 3. Mai 2018 auch nicht.\n' >de.txt
printf 'Talks with Bo Kest\n\nIn April of 2009 she was not there, and she said so.\n' >en.txt
status 0 "$READOUT" read --jsonl pt.txt de.txt en.txt
jsonl '[[x["value"] for x in r["dates"]["all"]] for r in d] == [["2018-10-04", "2017-05"], ["2018-10-04", "2017-03", "2018-05-03"], ["2009-04"]]'
