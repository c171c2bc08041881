# E67. Two who made statements for the press were there, by their whole names; so is who tells "I spoke with" of himself; the pair in a heading are sides.
. "$SOURCE/tests/lib.sh"
cat >press.txt <<'END'
Press statements following Norwegian-Maltese talks

May 4, 2021

Following the talks on salt, ice and timber, Ada Norn and Carla Borg made statements for the press.

President of Norway Ada Norn: Good evening, colleagues. We had good talks today.

President of Norway Ada Norn: Thank you for your attention.
END
expect press.txt <<'END'
set(names()) == {"Ada Norn", "Carla Borg"} and r["sides"] == ["NO", "MT"]
END
cat >summit.txt <<'END'
Ada Norn took part in the Norway-ASEAN summit

May 4, 2021

Ada Norn, President of Norway, took part in a working breakfast. The participants discussed salt.
END
expect summit.txt <<'END'
sorted(r["sides"]) == ["ASEAN", "NO"]
END
cat >first.txt <<'END'
Statement by President Ada Norn on Her Call with President Carla Borg of Malta

May 4, 2021

This morning, I spoke with President Borg to discuss salt. I thanked her for the lamps. I look forward to her visit.
END
expect first.txt <<'END'
set(names()) == {"Ada Norn", "Carla Borg"}
END
cat >joint.jsonl <<'END'
{"id":"joint","publisher":"White House","date":"2021-05-04","title":"Harbour Leaders' Statement","text":"We, the leaders of the harbours, met today in answer to President Vella's closing of the strait. President Vella of Malta has to open it. We will stand with the dockers. We call on President Vella to listen."}
END
status 0 "$READOUT" add joint.jsonl
status 0 "$READOUT" show joint --json
says <<'END'
d["sides"] == ["US"]
END
# a columnist's "I" makes no statement of an office
cat >column.html <<'END'
<html><head><title>What I learnt on the rock</title><meta name="author" content="Ole Vass"></head><body><article><h1>What I learnt on the rock</h1>
<p>I went to the rock in May. I had never seen a lamp of that size, and I asked my guide who lights it.</p>
<p>My guide said nothing. I climbed the stairs, and I counted two hundred of them before I lost my breath.</p></article></body></html>
END
expect column.html <<'END'
r["kind"] == "other"
END
# "DEAR ADA:" opens a letter and is nobody's label
cat >letter.txt <<'END'
Letters about lamps

May 4, 2021

DEAR ADA: My lamp has been dark since winter. What should I do about it?

DEAR DARK: You should buy oil, and light it.

DEAR ADA: My neighbour has two lamps. Is that allowed?

DEAR NEIGHBOUR: It is.
END
expect letter.txt <<'END'
r["attendance"] == [] and r["kind"] != "transcript"
END
