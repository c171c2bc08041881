# E34. A meeting that is only recalled dates nothing, places nothing, and is no part of this one.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour House on June 19.

The two presidents recalled with pleasure their summit in September 2023 at the Cape Orsic Spaceport and the tete-a-tete in Kessan in 2019.

Bo Kest said that the agreements of that summit were being carried out.
END
expect page.txt <<'END'
meeting["value"] == "2024-06-19" and place == "Harbour House"
parts() == ["talks"]
not any("Spaceport" in (e["place"] or "") for e in r["encounters"])
END
sed 's/ on June 19\././; s/^Tirn, June 20, 2024 (ONA) -- //' page.txt >undated.txt
expect undated.txt <<'END'
meeting["value"] is None
END

# The summit that a caller thanks for is not the call.
cat >call.txt <<'EOF'
Telephone conversation with President of Ostravia Ada Norn

Published: June 17, 2024

Bo Kest expressed gratitude to President of Ostravia Ada Norn for the successful organisation of the summit of the Strait Conference held in Tirn on June 14, 2024.
EOF
expect call.txt <<'EOF'
meeting["value"] != "2024-06-14"
EOF
sed 's/summit of the Strait Conference held in Tirn on June 14/ferry line, and they spoke by telephone on June 14/' call.txt >dated.txt
expect dated.txt <<'EOF'
meeting["value"] == "2024-06-14"
EOF

# The text tells of the days of a visit, the title of the one on which they meet.
cat >visit.txt <<'EOF'
Ada Norn will meet with President of Velmark Bo Kest on June 22

Published: June 8, 2024

Bo Kest will be in Ostravia on an official visit on June 21-23, 2024 at the invitation of Ada Norn.
EOF
expect visit.txt <<'EOF'
meeting["value"] == "2024-06-22"
EOF
sed 's/ on June 22$//' visit.txt >days.txt
expect days.txt <<'EOF'
meeting["earliest"] == "2024-06-21" and meeting["latest"] == "2024-06-23"
EOF
