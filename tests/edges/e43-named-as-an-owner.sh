# E43. "President N's demand" is of N, whose state is known, and not of the writer's; whoever is named only so met nobody and is no side.
. "$SOURCE/tests/lib.sh"
cat >order.jsonl <<'END'
{"id":"order","publisher":"Office of the President of Ostravia","date":"2024-06-20","title":"Order on the Harbour Dues","text":"Today President Norn signed an order that answers President Vendrel's demand for higher dues. It comes into force at the end of the month."}
{"id":"talks","publisher":"Office of the President of Ostravia","date":"2024-06-20","title":"Readout of the Consultations on the Strait","text":"On Tuesday, delegations of both states met in Tirn. Led by Deputy Minister Jan Ostrel and President Vendrel's chief of staff Lia Moss, both sides agreed on the harbour dues."}
END
status 0 "$READOUT" read --explain --jsonl order.jsonl
jsonl '[p["side"] for x in d for p in x["people"] if "Vendrel" in p["name"]] == ["Quessia", "Quessia"]'
jsonl '"Quessia" not in d[0]["sides"]'
jsonl '[s["speakers"] for s in d[1]["statements"] if s["cue"] == "agreed on"] == [["both sides"]]'
