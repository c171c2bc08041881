# What one account more costs does not hang on how many there are already (growth.c); nor what is asked and settled of one.
. "$SOURCE/tests/lib.sh"
"$BUILD/accounts" 2100 "${SEED:-1}" +20 >all.jsonl || fail "no accounts"
"$BUILD/tests/growth" all.jsonl a.db 125 500 2000 || fail "what one account more costs grows with the archive"
