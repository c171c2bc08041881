# What one account more costs does not hang on how many there are already (growth.c); nor what is asked and settled of one. As an archive grows
# day by day; and in no order over ten years, as when publisher comes after publisher and each account stands amid others.
. "$SOURCE/tests/lib.sh"
for days in +20 3650; do
    "$BUILD/accounts" 2100 "${SEED:-1}" $days >all.jsonl || fail "no accounts"
    rm -f a.db*
    "$BUILD/tests/growth" all.jsonl a.db 125 500 2000 || fail "what one account more costs grows with the archive (days: $days)"
done
