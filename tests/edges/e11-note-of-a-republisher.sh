# E11. What who merely reprints an account says of it stands outside the text; the issuer stays the publisher.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Strait Monitor

Talks of Ada Norn with Bo Kest: Full Text

Editor's note: The following is a transcript released by the press service of the President of Ostravia. The Strait Monitor does not necessarily share the views expressed in it.

President of Ostravia Ada Norn: Mr Kest, I am glad to see you. On June 19, 2024 our two countries open a new ferry line.

President of Velmark Bo Kest: Thank you. The sea was rough, and the welcome was warm. Let us begin with the ferry.

Ada Norn: Gladly. The harbour boards of both shores have waited for this for years.

Disclaimer: The views expressed here are those of the speakers and do not reflect the position of the Strait Monitor.
END
expect page.txt <<'END'
"Editor" not in text and "Disclaimer" not in text and "views expressed" not in text
text.startswith("President of Ostravia Ada Norn:")
cut("Editor's note") and cut("Disclaimer")
r["publisher"] is None or "Monitor" not in r["publisher"]["name"]
(r["carrier"] or {}).get("name") == "Strait Monitor"
END
# The title above such a note is the title; on a paper's own report the note changes nothing.
expect page.txt <<'END'
r["title"] == "Talks of Ada Norn with Bo Kest: Full Text"
END
cat >own.txt <<'END'
Strait Monitor

Ada Norn Meets Bo Kest

President Ada Norn of Ostravia met President Bo Kest of Velmark in the Harbour State Guesthouse on June 19, 2024.

They spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.

Editor's note: This story was updated with the names of the keepers.
END
expect own.txt <<'END'
r["publisher"]["name"] == "Strait Monitor" and r["carrier"] is None
"updated" not in text
END
