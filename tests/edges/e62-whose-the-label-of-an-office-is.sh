# E62. "THE PRESIDENT:" speaks for whom the heading names, not for another president of whom he speaks, nor for one of his family.
. "$SOURCE/tests/lib.sh"
cat >two.txt <<'END'
Remarks by President Norn Announcing the Harbour Budget

May 4, 2021

THE PRESIDENT: Good afternoon. Former President Ekholm left us a silted harbour, and President Vendrel of Velmark has closed the strait.

Q Is the budget enough?

Q And on sanctioning Minister Lund and Minister Vass: What changed?

THE PRESIDENT: It is enough.
END
expect two.txt <<'END'
[(a["name"], a["title"]) for a in r["attendance"]] == [("Norn", "PRESIDENT")]
[s["speakers"] for s in r["statements"]] == [["Norn"], [], [], ["Norn"]]
r["form"] == "other"
END
cat >family.txt <<'END'
Remarks by President Adamkus and First Lady Ines Adamkus at the Opening of the Lighthouse

May 4, 2021

THE FIRST LADY: Welcome to the lighthouse. I give you the President.

THE PRESIDENT: Thank you. My father, Tom Adamkus, built lamps.

THE FIRST LADY: He did.
END
expect family.txt <<'END'
[s["speakers"] for s in r["statements"]] == [["Ines Adamkus"], ["Adamkus"], ["Ines Adamkus"]]
sorted(p["name"] for p in r["people"]) == ["Adamkus", "Ines Adamkus", "Tom Adamkus"]
END
# an account without such a heading leaves open which of two presidents it is
sed '1s/.*/On the Harbour Budget/' two.txt >open.txt
expect open.txt <<'END'
[s["speakers"] for s in r["statements"] if s["speakers"]] == [["THE PRESIDENT"], ["THE PRESIDENT"]]
END
# a bracket that closes before the title opened in another one's
cat >bracket.txt <<'END'
Meeting of the Council of Salt Ports

May 4, 2021

President Ada Norn of Norway met with the Agency for Salt Ports's (HAPN) Administrator Petr Lund, with Governor Mirva Dahlem (OH) and Governor Inga Strom on May 4, 2021.
END
expect bracket.txt <<'END'
[(a["name"], a["title"]) for a in r["attendance"]][1:] == [("Petr Lund", "Administrator"), ("Mirva Dahlem", "Governor"), ("Inga Strom", "Governor")]
END
