# E29. Words that a speaker quotes are the speaker's; a third party quoted in a report speaks for itself; scare quotes say nothing.
. "$SOURCE/tests/lib.sh"
cat >speech.txt <<'END'
Beginning of Conversation with Bo Kest

June 19, 2024, Tirn

President of Ostravia Ada Norn: My grandmother used to say, "The sea has no door." As Prime Minister Oto Ferrin said yesterday, "the ferry will sail."

President of Velmark Bo Kest: A wise woman, your grandmother.

Ada Norn: So the "closed" strait was never closed.
END
expect speech.txt <<'END'
who("The sea has no door") == who("the ferry will sail") == ["Ada Norn"]
len(r["statements"]) == 3
END
cat >report.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

"The ferry will sail in spring," Ada Norn said.

The so-called "lights accord" was signed in the hall of mirrors.

"The keepers have waited for twenty years," said Petr Lindqvar, chairman of the Union of Keepers.
END
expect report.txt <<'END'
mode("The ferry will sail") == "direct" and who("The ferry will sail") == ["Ada Norn"]
who("lights accord") is None
mode("The keepers have waited") == "direct" and who("The keepers have waited") == ["Petr Lindqvar"]
END
