# E76. "As N put it, “…”" is of N, not of who spoke before; one word that opens paragraph after paragraph is who speaks; a town's state is no speaker.
. "$SOURCE/tests/lib.sh"
cat >beside.txt <<'END'
The lamps of the north

May 4, 2021

"They burned all night," said Peter Norn, keeper of the lamps.

According to his aunt, Anna Ferrin, “he had counted every one of the lamps on the pier before he was ten years old.”

As Igor Telm put it, “Had he only lit half of the lamps, the harbours would still have been the brightest of all.”

The words that were sent to the family of Boris Lamm: “We mourn a keeper of lamps whom all of the harbours loved.”

"Lamps of this kind are the best," Maria Rask, a fellow at the Lamp College in Oslo, Norway, and co-author of the report, said in a letter.
END
expect beside.txt <<'END'
who("counted every one") == ["Anna Ferrin"] and who("lit half of") == ["Igor Telm"]
who("whom all of the harbours loved") != ["Boris Lamm"]
side("Lamps of this kind") is None and who("Lamps of this kind") == ["Maria Rask"]
END
cat >talk.txt <<'END'
A talk about lamps

May 4, 2021

Prof. Carla: I stand beside my guest.

Telmek: Good day, Carla.

Prof. Carla: What are we lighting today?

Telmek: The lamps of the pier.

Prof. Carla: All of them?

Telmek: All of them, and the old one too.
END
expect talk.txt <<'END'
"Telmek" in names() and who("lamps of the pier") == ["Telmek"]
END
