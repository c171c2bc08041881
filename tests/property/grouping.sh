# Whatever comes in whatever order, and whatever people decide in between, the meetings are those that grouping all at once gives.
. "$SOURCE/tests/lib.sh"
seed=${SEED:-1} accounts=${ACCOUNTS:-480} parts=${PARTS:-10} days=${DAYS:-4} # few days: words that too many have are among them
"$BUILD/accounts" "$accounts" "$seed" "$days" >all.jsonl || fail "no accounts"
# in an order of chance; every ninth comes again later with another's words, as a new version
awk -v s="$seed" 'BEGIN {srand(s)} {print rand() "\t" $0}' all.jsonl | sort | cut -f2- >order.jsonl
awk 'NR % 9 == 0 {id = $2; getline; sub(/"m[0-9]*",/, id); print}' order.jsonl >again.jsonl
cat again.jsonl >>order.jsonl
split -n l/"$parts" order.jsonl part.
one() { # the n-th account in the order of chance
    sed -n "$1p" order.jsonl | cut -d'"' -f4
}
same() {
    "$BUILD/tests/grouping" a.db 2>wrong || fail "$1: $(head -4 wrong)"
}
n=0
for p in part.*; do
    "$READOUT" --archive a.db add "$p" >/dev/null 2>&1 || fail "$p does not go in"
    same "after $p"
    n=$((n + 1))
    a=$(one $((n * 7))) b=$(one $((n * 5 + 1))) c=$(one $((n * 3 + 2)))
    "$READOUT" --archive a.db decide join "$a" "$b" >/dev/null 2>&1
    same "join $a $b"
    "$READOUT" --archive a.db decide split "$c" >/dev/null 2>&1
    same "split $c"
    id=$("$READOUT" --archive a.db meetings --json | python3 -c '
import json, sys
print([m["id"] for m in json.load(sys.stdin) if any(a["id"] == sys.argv[1] for a in m["accounts"])][0])' "$c")
    "$READOUT" --archive a.db decide date "$id" "2031-01-$((n % 20 + 10))" >/dev/null 2>&1
    same "date $id"
    [ $((n % 3)) != 0 ] || "$READOUT" --archive a.db undo $((n * 2 - 1)) >/dev/null 2>&1
    same "undo"
done
"$READOUT" --archive a.db meetings --json >a.json
"$READOUT" --archive a.db verify >/dev/null 2>wrong || fail "verify: $(head -2 wrong)"
"$READOUT" --archive a.db reread >/dev/null 2>&1
"$READOUT" --archive a.db meetings --json >b.json
cmp a.json b.json || fail "reread groups otherwise"

# One word that more than ninety-six accounts of a day have, and those of one town nothing else in common: it leads elsewhere with the
# ninety-seventh.
awk 'BEGIN {
    for (i = 0; i < 126; i++) {
        word = sprintf("%c%c%c%c", 97 + i % 26, 97 + i * 7 % 23, 111, 97 + i * 11 % 19)
        split("Vienna Geneva Paris London Rome Madrid Lisbon Berlin Warsaw Prague Budapest Athens Ankara Cairo Tunis Algiers Rabat " \
              "Dakar Accra Lagos Nairobi Kigali Lusaka Harare Maputo Delhi Dhaka Hanoi Manila Jakarta Seoul Tokyo Beijing Canberra " \
              "Wellington Ottawa Havana Lima Quito Bogota Santiago Montevideo", town, " ")
        t = town[i * 5 % 42 + 1]
        printf "{\"id\": \"f%03d\", \"publisher\": \"Paper %d\", \"title\": \"Talks on Fisheries and %s\", \"date\": \"2031-03-05\", ", i, i, word
        printf "\"text\": \"%s, March 5, 2031 -- The ministers of Norvania and Kestria held talks in %s on March 5. ", t, t
        for (k = 0; k < 40; k++) printf "The %s%d of the %s%d was told of the %s%d. ", word, k, word, k * i, word, k + i
        print "\"}"
    }
}' >fish.jsonl
split -n l/9 fish.jsonl fish.
for p in fish.a?; do
    "$READOUT" --archive f.db add "$p" >/dev/null 2>&1 || fail "$p does not go in"
    "$BUILD/tests/grouping" f.db 2>wrong || fail "after $p: $(head -4 wrong)"
done

# Announcements without a day of their own, each posted up to four times within days, some before and some after the talks they tell of.
awk -v s="$seed" 'BEGIN {
    srand(s)
    split("Norn Kest Ferrin Telm Ondra Vesk Marr Hollin Draske Quint", who, " ")
    for (i = 1; i <= 10; i++)
        for (k = 0; k < 5; k++) {
            talks = k == 4
            title = talks ? "Ada " who[i] " and Bo Lund Hold Talks on Lanterns" : "Ada " who[i] " will Open Lantern House of Harbour Pilots"
            printf "%f\t{\"id\": \"n%d.%d\", \"publisher\": \"Office\", \"title\": \"%s\", \"date\": \"2031-03-%02d\", \"text\": \"", rand(), i, k, title, talks ? 12 : 5 + k
            printf talks ? "On March 12, 2031 Ada %s held talks with Bo Lund. " : "Ada %s will open the house of pilots. ", who[i]
            for (w = 0; w < 30 + talks * 20; w++) printf "The %s%d of the lantern%d is shown. ", who[i], w, w * i
            print "\"}"
        }
}' | sort | cut -f2- >lantern.jsonl
split -n l/7 lantern.jsonl lantern.
for p in lantern.a?; do
    "$READOUT" --archive l.db add "$p" >/dev/null 2>&1 || fail "$p does not go in"
    "$BUILD/tests/grouping" l.db 2>wrong || fail "after $p: $(head -4 wrong)"
done
"$READOUT" --archive l.db meetings --json | python3 -c '
import json, sys
at = {a["id"]: m["id"] for m in json.load(sys.stdin) for a in m["accounts"]}
sys.exit(any(at["n%d.0" % i] != at["n%d.1" % i] for i in range(1, 11)))' || fail "an announcement posted twice is of two meetings"
