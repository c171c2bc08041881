# E73. Who is only spoken of is of no known side, and news in which nobody meets has no sides; all who are said to come are.
. "$SOURCE/tests/lib.sh"
cat >office.jsonl <<'END'
{"id":"lamps","publisher":"Office of the President of Ostravia","date":"2024-06-20","title":"Readout of President Norn's Meeting with Fishermen","text":"President Ada Norn met with fishermen of the northern harbours today. Ms. Norn recalled that Diego Marlo had died that morning, and told them how he lit the first lamp. Deputy Prime Minister Olav Vass brought the oil."}
END
status 0 "$READOUT" add office.jsonl
status 0 "$READOUT" show lamps --json
says <<'END'
{p["name"]: p["side"] for p in d["people"]} == {"Ada Norn": "Ostravia", "Diego Marlo": None, "Olav Vass": "Ostravia"}
END
# an agency prints other states' people without their state too
cat >agency.jsonl <<'END'
{"id":"wire","publisher":"Reuters","date":"2024-06-20","title":"Lamps go out","text":"The lamps of the harbour went out. Deputy Prime Minister Olav Vass said that oil was short."}
{"id":"pti","publisher":"PTI","date":"2024-06-20","title":"Lamps go out","text":"The lamps of the harbour went out. Deputy Prime Minister Olav Vass said that oil was short."}
END
status 0 "$READOUT" read --jsonl agency.jsonl
jsonl '[p["side"] for x in d for p in x["people"]] == [None, None]'
cat >news.txt <<'END'
Smoke over the harbours

May 4, 2021

Smoke lies over the harbours of Norway. "The lamps are to blame," said Anna Telmek, a professor at the Lamp College. In Norway lamps burn all night.
END
expect news.txt <<'END'
r["sides"] == [] and side("lamps are to blame") is None and who("lamps are to blame") == ["Anna Telmek"]
END
cat >coming.txt <<'END'
Ada Norn will take part in a meeting of heads of state on May 9

May 4, 2021

A meeting of heads of state will be held in Nordhavn on May 9. President of Malta Carla Borg, President of Austria Ina Lamm, President of Chile Olav Vass, President of Ghana Igor Telm, President of Peru Ada Rask and President of Kenya Otto Kest will take part in it.
END
expect coming.txt <<'END'
{"MT", "AT", "CL", "GH", "PE", "KE"} <= set(r["sides"])
END
# "the finance minister" is he whose office stands behind another one; "the President" is nobody whom the sentence only goes on to name
cat >office.txt <<'END'
President of Norway Olav Norn met with First Deputy Prime Minister and Finance Minister Ada Ferrin

May 4, 2021

President of Norway Olav Norn met with First Deputy Prime Minister and Finance Minister Ada Ferrin. The finance minister reported on the lamps.
END
expect office.txt <<'END'
who("reported on the lamps") == ["Ada Ferrin"]
END
cat >first.txt <<'END'
Greetings to the winners of the lamp race

May 4, 2021

The President congratulated Ada Rask, Ina Telm and Otto Borg on their victory in the lamp race.
END
expect first.txt <<'END'
who("congratulated Ada Rask") != ["Ada Rask"]
END
