#!/bin/sh
# Lists that are searched by halves stand in order: every table under a comment that opens with "Sorted by name".
cd "${1:-.}" || exit 1
for file in $(grep -rl '^/\* Sorted by name' src cli --include='*.c'); do
    names=$(sed -n '/^\/\* Sorted by name/,/^};/s/^ *{"\([^"]*\)".*/\1/p' "$file")
    [ "$(echo "$names" | wc -l)" -gt 1 ] || { echo "$file: no list was found"; exit 1; }
    wrong=$(echo "$names" | LC_ALL=C sort -c -u 2>&1) || { echo "$file: $wrong"; exit 1; }
done
