# E82. A month or a small word that is somebody's family name stays with the given name before it.
. "$SOURCE/tests/lib.sh"
cat >may.txt <<'END'
Call on lamps: 4 March 2018

Prime Minister Theresa May spoke to President Ole Lund of Denmark earlier today. Theresa May said that she looked forward to lamps.

In May the two will meet.
END
expect may.txt <<'END'
"Theresa May" in names() and who("looked forward") == ["Theresa May"]
END
