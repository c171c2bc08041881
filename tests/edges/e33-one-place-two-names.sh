# E33. Two names of one place (the house and its city) make one meeting of two accounts, and each account keeps its own name of it.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nDate: 20/06/2024 | Source: %s\n\nAda Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, %s on June 19, 2024.

%s\n' "$1" "$2" "$3"; }
page ONA 'at the Harbour State Guesthouse' 'The two presidents spoke of the ferry and of the lights in the strait, and of what the winter had cost both shores.' >house.txt
page 'Velmark Gazette' 'in Tirn' 'Bo Kest thanked his host, and said that the harbour boards of both countries would meet again before the first snow.' >city.txt
expect house.txt <<'END'
place == "Harbour State Guesthouse"
END
expect city.txt <<'END'
place == "Tirn"
END
status 0 "$READOUT" add house.txt city.txt
status 0 "$READOUT" meetings --json
says <<'END'
len(d) == 1 and len(d[0]["accounts"]) == 2
END
