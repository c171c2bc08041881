# E28. A greeting on a line of its own names who is spoken to: it stays in the turn, and nobody speaks by it.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Beginning of Conversation with Bo Kest

June 19, 2024, Tirn

President of Ostravia Ada Norn: Mr Chairman,

Colleagues, friends,

I am glad to see you in Tirn.

President of Velmark Bo Kest: Madam President, ladies and gentlemen:

Thank you. The sea was rough, and the welcome was warm.

Ada Norn: Then let us begin, for the evening is short.
END
expect page.txt <<'END'
who("Mr Chairman") == who("Colleagues") == who("glad to see you") == ["Ada Norn"]
who("ladies and gentlemen") == who("The sea was rough") == ["Bo Kest"]
len(r["statements"]) == 3 and people() == ["Ada Norn", "Bo Kest"]
END
