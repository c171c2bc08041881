# The record for a person: fits 80 columns, holds the facts, and lets no page drive the terminal.
cat > page.txt <<'X'
Lindqvist Receives Tupaq for Long and Friendly Talks on Fisheries, the Lighthouse Service and the New Ferry

Date: 16/05/2023 | Source: Skerry Wire

President Oskar Lindqvist of Iceland had talks with President Amaru Tupaq of Bolivia on May 15.

The two leaders spoke at length about fisheries. Lindqvist said that Thelongestwordthatanybodyeverputintoanaccountofameetingandthatfitsnolineofanyterminalatall would open in spring.
X
printf '\nHe added \033[31mred\033[0m words, and a bell \a too, and thanked his guest for coming by sea.\n' >> page.txt
"$READOUT" read page.txt > out
grep -q 'published  2023-05-16 "16/05/2023"' out
grep -q 'meeting    2023-05-15' out
grep -q 'publisher  Skerry Wire' out
if grep -q "$(printf '\033')" out; then echo "an escape came through"; exit 1; fi
awk 'length($0) > 80 { print "too wide: " $0; bad = 1 } END { exit bad }' out
"$READOUT" read --explain page.txt | grep -q 'date.label, certain'

# Sides by their names; a name that is wider than the margin stands on a line of its own.
cat > sides.txt <<'X'
Ada Norn, president of South Ossetia, had talks with Bo Kest, president of Chad, in Port Elden on March 4, 2031.

Present at the talks were Cor Venn, minister of transport of South Ossetia, and Dan Ruhl, minister of trade of Chad.
X
"$READOUT" read sides.txt > out
grep -q '^  sides      South Ossetia, Chad$' out
grep -q '^  South Ossetia$' out
grep -q '^  Chad       Bo Kest, president of Chad$' out
"$READOUT" read --json sides.txt | grep -q '"TD"'
