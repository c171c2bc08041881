# E21. A person's title changes over time, and stays one person; each title has its first and last day.
. "$SOURCE/tests/lib.sh"
page() { printf 'Talks with Bo Kest\n\nDate: %s | Source: ONA\n\n%s of Ostravia Ada Norn had talks with Bo Kest, president of Velmark, on %s.

The two leaders spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.\n' "$1" "$2" "$3"; }
page 20/06/2019 'Chairwoman of the State Council' 'June 19, 2019' >2019.txt
page 23/01/2021 'Chairwoman of the State Council' 'January 22, 2021' >2021.txt
page 21/06/2024 'President of the State Council' 'June 20, 2024' >2024.txt
status 0 "$READOUT" add 2019.txt 2021.txt 2024.txt
status 0 "$READOUT" people 'Ada Norn' --json
says <<'END'
len(d) == 1
[(t["first"], t["last"]) for t in d[0]["titles"]] == [("2019-06-19", "2021-01-22"), ("2024-06-20", "2024-06-20")]
["Chairwoman" in d[0]["titles"][0]["text"], "President" in d[0]["titles"][1]["text"]] == [True, True]
END
