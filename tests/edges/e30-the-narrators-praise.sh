# E30. What the narrator thinks of the event is nobody's statement.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Ada Norn said that the ferry was a bridge of friendship.

The talks marked a great event that injected great vitality into the good-neighbourly relations of the two countries.

The meeting, held in an atmosphere of full confidence, opened a new page in the history of the strait.

The streets of Tirn were overflowing with warm feelings for the guests.
END
expect page.txt <<'END'
who("great vitality") is None and who("opened a new page") is None and who("overflowing") is None
who("bridge of friendship") == ["Ada Norn"]
END
