#!/bin/sh
# The table in edges/README.md says what the heads of the edge cases say. With --write it is written anew.
cd "${1:-.}/tests/edges" || exit 1
table=$(for file in e*.sh; do
    sed -n "/^# E[0-9]*\./{s/^# \(E[0-9]*\)\. \(.*\)/| \1 | [$(basename "$file" .sh | cut -d- -f2- | tr - ' ')]($file) | \2 |/p;q}" "$file"
done)
[ "$(echo "$table" | wc -l)" = "$(ls e*.sh | wc -l)" ] || { echo "an edge case does not open with its number and what is expected"; exit 1; }
if [ "${2-}" = --write ]; then
    sed '/^| E/,$d' README.md >README.new && echo "$table" >>README.new && mv README.new README.md
else
    [ "$(sed -n '/^| E/p' README.md)" = "$table" ] || { echo "the table is out of date: tests/table.sh . --write"; exit 1; }
fi
