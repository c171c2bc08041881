# E65. A joint statement is of all whom its heading or its "we" names; states behind the topic have no part in it, and nobody else's statement has.
. "$SOURCE/tests/lib.sh"
cat >joint.jsonl <<'END'
{"id":"pair","publisher":"Government of Malta","date":"2021-05-04","title":"Joint Statement Between Malta and Norway on Salt from Iceland","text":"We affirm that salt is worth its price. We look forward to a year without a shortage of salt in our ports."}
{"id":"we","publisher":"Government of Malta","date":"2021-05-05","title":"Joint Statement on the Lamp Initiative","text":"We, Malta, Denmark, Norway, and the Republic of Ireland, recognise that lamps are a part of every port. We commit to lighting them, also where Iceland does not."}
{"id":"heads","publisher":"White House","date":"2021-05-06","title":"Joint Statement by President Adamkus of Lithuania and President von der Leyen","text":"We affirm that salt is worth its price. We look forward to a year without a shortage of salt."}
{"id":"alone","publisher":"Government of Malta","date":"2021-05-07","title":"Statement by Minister Carla Borg on the Lamp Initiative","text":"We, Denmark and Norway in the lead, have waited long for lamps. We commit to lighting them now that they are here, and we thank all who helped."}
END
status 0 "$READOUT" add joint.jsonl
status 0 "$READOUT" show pair --json
says <<'END'
sorted(d["sides"]) == ["MT", "NO"]
END
status 0 "$READOUT" show we --json
says <<'END'
sorted(d["sides"]) == ["DK", "IE", "MT", "NO"]
END
status 0 "$READOUT" show heads --json
says <<'END'
{"LT", "EU"} <= set(d["sides"])
END
status 0 "$READOUT" show alone --json
says <<'END'
not {"DK", "NO"} & set(d["sides"])
END
