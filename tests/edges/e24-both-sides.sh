# E24. What both sides, the top leaders or "they" say together is never given to one of them.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Bo Kest said that the sea was rough.

The top leaders of the two countries reached a consensus on opening three new ferry lines. They exchanged views on the price of fish.

Both sides agreed to hold the next session of the harbour boards in the autumn.
END
expect page.txt <<'END'
mode("three new ferry lines") == mode("price of fish") == mode("in the autumn") == "collective"
all(sorted(who(w)) in (["Ada Norn", "Bo Kest"], ["both sides"]) for w in ("three new ferry lines", "price of fish", "in the autumn"))
mode("the sea was rough") == "reported"
END
