# E31. A day with a ceremony, talks, a tête-à-tête, a signing and a banquet is one meeting with several parts, told apart.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour House on June 19.

A ceremony of welcome took place at the Square of the Keepers in the morning.

After the talks the two presidents had a tete-a-tete that lasted for at least two hours.

The two presidents signed a treaty on the lights in the strait.

Ada Norn gave a banquet in honour of the guests at the Hall of Mirrors in the evening.
END
expect page.txt <<'END'
{"talks", "tête-à-tête", "signing", "banquet"} <= set(parts())
part("talks")["place"] == "Harbour House" and part("banquet")["place"] == "Hall of Mirrors"
r["form"] == "talks" and meeting["value"] == "2024-06-19" and place == "Harbour House"
END
