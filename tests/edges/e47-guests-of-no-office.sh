# E47. A guest of no office is known by what he does ("author N"); "Mr. and Mrs. N" are two where either is called alone, and each says what is his.
. "$SOURCE/tests/lib.sh"
cat >author.txt <<'END'
President Anna Norn welcomed Velmark author Ruvik Druon

June 20, 2024

The President of Ostravia said that the writer's works were well known. President Norn invited Ruvik Druon for dinner.
END
expect author.txt <<'END'
names() == ["Anna Norn", "Ruvik Druon"]
"author" in title("Ruvik Druon")
END
cat >couple.txt <<'END'
Bo Kest received Mr. and Mrs. Druon

June 20, 2024

President Bo Kest of Velmark met with Mr. and Mrs. Druon on Thursday. Mr. Druon spoke of the ferry. Mrs. Druon thanked the President for the lamps.
END
expect couple.txt <<'END'
names() == ["Bo Kest", "Mr. Druon", "Mrs. Druon"] and sorted(people()) == sorted(names())
who("spoke of the ferry") == ["Mr. Druon"] and who("thanked the President") == ["Mrs. Druon"]
END
