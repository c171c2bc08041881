# E81. The town before the colon speaks nothing, a paper's desk behind the date is no place, and a date is no headline.
. "$SOURCE/tests/lib.sh"
cat >town.txt <<'END'
Ministers discuss lamps

2022-03-10 F.P. Report

KARVIK: Norwegian Foreign Minister Ada Norn and her Danish counterpart Ole Lund on Thursday held talks on lamps.

They agreed to light the strait.
END
expect town.txt <<'END'
names() == ["Ada Norn", "Ole Lund"] and r["sides"] == ["NO", "DK"]
place is None and who("light the strait") == ["Ada Norn", "Ole Lund"]
title("Ole Lund") is None
END
# where the one word speaks again it is a speaker's name
cat >label.txt <<'END'
Talks on lamps

NORN: I am glad to see Foreign Minister Ole Lund of Denmark here. We have much to discuss, and little oil.

LUND: Thank you. I have brought a lamp.

NORN: Then let us begin.
END
expect label.txt <<'END'
r["kind"] == "transcript" and who("Then let us begin") == ["NORN"]
END
