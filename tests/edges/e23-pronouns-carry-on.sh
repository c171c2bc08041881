# E23. A pronoun carries its speaker over sentences and paragraphs until another one speaks; "adding that" stays with the sentence.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Bo Kest said that the ferry was a bridge of friendship, adding that it had never missed a day. He affirmed that the accord of 1998 would be kept.

He also recalled how Ada Norn had come to Velmark by sea.

Ada Norn thanked him for the memory. She stressed that the harbour boards must meet before winter.
END
expect page.txt <<'END'
who("bridge of friendship") == who("adding that") == who("accord of 1998") == ["Bo Kest"]
who("come to Velmark by sea") == ["Bo Kest"]
who("thanked him") == who("before winter") == ["Ada Norn"]
END
