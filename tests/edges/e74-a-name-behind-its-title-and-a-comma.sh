# E74. "the Maltese Foreign Minister, N" names him where the sentence ends too; one man spelt in two ways is listed once; who is briefed by the one guest was there.
. "$SOURCE/tests/lib.sh"
page() { printf '{"id":"%s","publisher":"White House","date":"2021-05-04","title":"%s","text":"%s"}\n' "$1" "$2" "$3"; }
{
    page comma 'President Biden Met with the Maltese Foreign Minister, Natwar Borg' 'Deputy Secretary Ada Norn also took part in the meeting.'
    page briefed 'Meeting with Acting Governor of Ohio Bo Telm' 'Acting Governor of Ohio Bo Telm briefed Joe Biden on the harbours of the state.'
    page told 'Meeting with Acting Governor of Ohio Bo Telm' 'Acting Governor of Ohio Bo Telm read out a letter to Joe Biden about the harbours.'
    page list 'List of Journalists Accredited to Cover the Harbour Council Meetings Published' 'The list of journalists accredited to cover the meetings of the Harbour Council, which will be held in Ohio on October 11, 2021, has been published.'
} >pages.jsonl
status 0 "$READOUT" read --jsonl pages.jsonl
jsonl '[a["name"] for a in d[0]["attendance"]][-1] == "Natwar Borg" and d[0]["sides"] == ["US", "MT"]'
jsonl '[a["title"] for a in d[0]["attendance"]][-1] == "Maltese Foreign Minister"'
jsonl '[a["name"] for a in d[1]["attendance"]] == ["Bo Telm", "Joe Biden"] and not d[1]["attendance"][1]["certain"]'
jsonl '[a["name"] for a in d[2]["attendance"]] == ["Bo Telm"]'
jsonl 'd[3]["held"] is False and d[3]["attendance"] == []'
cat >spelt.txt <<'END'
Working meeting with Presidential Aide Ada Ferrin

May 4, 2021

President of Norway Olav Norn held a working meeting with Presidential Aide Ada Ferrin and Harbour Bank Chairman Sergei Ignatyev.

President of Norway Olav Norn: Good day.

Harbour Bank Chairman Sergei Ignatiev: Good day to all.

Presidential Aide Ada Ferrin: Good day.
END
expect spelt.txt <<'END'
names() == ["Olav Norn", "Ada Ferrin", "Sergei Ignatyev"] and who("Good day to all") == ["Sergei Ignatyev"]
END
# two of one office and given name whose family names are two
cat >two.txt <<'END'
Meeting with ministers

May 4, 2021

President of Norway Olav Norn met with Deputy Prime Minister Sergei Petrov and Deputy Prime Minister Sergei Pavlov.
END
expect two.txt <<'END'
names() == ["Olav Norn", "Sergei Petrov", "Sergei Pavlov"]
END
