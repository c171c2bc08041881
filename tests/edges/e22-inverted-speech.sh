# E22. Speech without any quotation mark: led in by a participle, or inverted and passive with no speaker but a side.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Noting that the two shores have looked at each other across the strait for a thousand years, she said that the ferry was their common house.

Saying that the lights had never gone out, Bo Kest expressed his thanks to the keepers.

Expressed at the talks was the deep concern of the Ostravian government over the survey ships of a third country.

Reaffirmed were the invariable support and solidarity of the government and people of Velmark.
END
expect page.txt <<'END'
who("Noting that the two shores") == ["Ada Norn"] and mode("common house") == "reported"
said("common house").startswith("Noting")
who("the lights had never gone out") == ["Bo Kest"]
who("survey ships") == [] and side("survey ships") == "Ostravia" and mode("survey ships") == "reported"
who("invariable support") == [] and side("invariable support") == "Velmark"
END
