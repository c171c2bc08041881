# E63. Who is met in a fronted phrase was there; who is mourned, or spoken of in the speech that the text opens with, was not.
. "$SOURCE/tests/lib.sh"
cat >passing.txt <<'END'
Readout of President Norn's Trip to Velmark

Tirn, May 4, 2021

President Ada Norn of Ostravia led a delegation to Velmark to offer condolences on the passing of the President of Velmark, Ole Vass.

In her meeting with Prime Minister Petr Lund of Velmark, President Norn spoke about salt.
END
expect passing.txt <<'END'
[(a["side"], a["name"]) for a in r["attendance"]] == [("Ostravia", "Ada Norn"), ("Velmark", "Petr Lund")]
END
cat >discussed.txt <<'END'
Statement by Spokesperson Ines Holt on Adviser Ada Norn's Visit to Velmark

May 4, 2021

Adviser Ada Norn travelled to Velmark on May 3 to consult on salt. Adviser Norn discussed with President Petr Lund of Velmark the price of salt.
END
expect discussed.txt <<'END'
[a["name"] for a in r["attendance"]] == ["Ada Norn", "Petr Lund"]
END
cat >speech.txt <<'END'
News conference following Ostravian-Velmark talks

May 4, 2021

President of Ostravia Ada Norn: Good evening. Yesterday Prime Minister Lund of Sarelle met with President Vass of Tirania, and we welcome it. President of Velmark Ole Kest: Thank you. We welcome it too. President of Ostravia Ada Norn: That is all.
END
expect speech.txt <<'END'
[a["name"] for a in r["attendance"]] == ["Ada Norn", "Ole Kest"]
END
