# E85. A delegation abroad meets one, "and separately with" another: both are of the side visited. What came before on whose heels a meeting comes is another meeting.
. "$SOURCE/tests/lib.sh"
cat >apart.jsonl <<'END'
{"id":"apart","publisher":"White House","date":"2021-05-04","title":"Readout of Lamp Advisor Carla Norn’s Visit to Malta","text":"Lamp Advisor Carla Norn led an interagency delegation to Valletta, Malta, with representatives of the harbours. They met with the Chief of the Staff of the President of the Republic Admiral Olaf Berg and separately with Lighthouse Coordinator Pedro Vass to discuss oil."}
END
status 0 "$READOUT" add apart.jsonl
status 0 "$READOUT" show apart --json
says <<'END'
[a["name"] for a in d["attendance"] if a["side"] == "MT"] == ["Olaf Berg", "Pedro Vass"]
END
cat >heels.txt <<'END'
Minister in Copenhagen

Tuesday, March 8, 2022

Norwegian Foreign Minister Carla Norn came to Copenhagen to see lamps.

Her visit came on the heels of the meeting between President Ida Holm of Norway and Danish President Pedro Vass in Malmo.
END
expect heels.txt <<'END'
"Pedro Vass" not in names()
END
