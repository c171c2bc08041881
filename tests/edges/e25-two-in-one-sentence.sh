# E25. A sentence with two speakers is two statements; one speaker with two acts stays one.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Ada Norn proposed a fund for the ports, while Bo Kest stressed that the mines came first.

Bo Kest thanked his host for the welcome and invited her to visit Velmark.
END
expect page.txt <<'END'
who("a fund for the ports") == ["Ada Norn"] and who("the mines came first") == ["Bo Kest"]
"mines" not in said("a fund for the ports") and "fund" not in said("the mines came first")
who("thanked his host") == who("invited her") == ["Bo Kest"] and said("thanked his host") == said("invited her")
END
