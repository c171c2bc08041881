# E27. A speaker is one person under every label: with the title first, then by name, then by surname or in capitals.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Beginning of Conversation with Bo Kest

June 19, 2024, Tirn

President of Ostravia Ada Norn: Mr Kest, I am glad to see you in Tirn.

President of Velmark Bo Kest: Thank you. The sea was rough, and the welcome was warm.

Ada Norn: You have brought the summer with you.

BO KEST: It was waiting in the harbour.

A. Norn: Then we shall thank the harbour boards for it.

Kest: They will be glad to hear it.
END
expect page.txt <<'END'
who("glad to see you in Tirn") == who("brought the summer") == who("thank the harbour boards") == ["Ada Norn"]
who("The sea was rough") == who("waiting in the harbour") == who("glad to hear it") == ["Bo Kest"]
people() == ["Ada Norn", "Bo Kest"]
title("Ada Norn") == "President of Ostravia"
len(r["statements"]) == 6
END
