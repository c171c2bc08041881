# A comparison of long accounts is the same on one processor and on several.
. "$SOURCE/tests/lib.sh"
awk 'BEGIN {
    split("harbour bridge railway fishery school airport pipeline market river archive", thing, " ")
    split("open widen repair fund survey close lease paint", act, " ")
    for (i = 0; i < 1200; i++) {
        s = "Minister Lindqvist said on day " i " that Kestria would " act[i % 8 + 1] " the " thing[i % 10 + 1] " number " i * 7 % 1201 " of the northern province."
        print s "\n" > "one.txt"
        if (i % 9 == 4) continue
        if (i % 3 == 0) sub(/would/, "might", s)
        if (i % 5 == 0) sub(/northern/, "southern", s)
        print s "\n" > "two.txt"
    }
}'
status 1 "$READOUT" compare --json one.txt two.txt
mv out many
[ "$(grep -o '"kind":"reworded"' many | wc -l)" -gt 300 ] || fail "too short for threads"
first=$(taskset -cp $$ | sed 's/.*: *//; s/[-,].*//')
status 1 taskset -c "$first" "$READOUT" compare --json one.txt two.txt
cmp many out || fail "the number of processors changes a comparison"
