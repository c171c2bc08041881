# E17. An honorific belongs to neither name nor title; that it changes from one account to the next is a finding.
. "$SOURCE/tests/lib.sh"
page() { printf '%s Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- %s, president of the Republic of Ostravia, had talks with Bo Kest, president of the Republic of Velmark, on June 19.

%s said that the ferry had become a bridge of friendship. Bo Kest thanked his host for the welcome and for the lights in the strait.\n' "$1" "$1" "$1"; }
page 'Respected Comrade Ada Norn' >comrade.txt
page 'Ada Norn' >plain.txt
expect comrade.txt <<'END'
names() == ["Ada Norn", "Bo Kest"]
title("Ada Norn") == "president of the Republic of Ostravia"
who("a bridge of friendship") == ["Ada Norn"]
END
status 1 "$READOUT" compare --json comrade.txt plain.txt
says <<'END'
d["counts"]["only"] == 0 and d["counts"]["substantive_edits"] >= 1
{e["class"] for p in d["passages"] for e in p["edits"]} == {"honorific"}
[sorted(p["in"]) for p in d["attendance"]] == [["a", "b"]] * 2
END
cat >spoken.txt <<'END'
Talks with Bo Kest

President of Ostravia Ada Norn: Mr Chairman, Your Excellency, I am glad to see you in Tirn on June 19, 2024.

President of Velmark Bo Kest: Madam President, thank you. The sea was rough, and the welcome was warm.

Ada Norn: Then let us begin, for the evening is short.
END
expect spoken.txt <<'END'
people() == ["Ada Norn", "Bo Kest"]
END
# A form of address is house style, and folded.
sed 's/Respected Comrade/Comrade/' comrade.txt >address.txt
status 1 "$READOUT" compare --json address.txt plain.txt
says <<'END'
d["counts"]["substantive_edits"] == 0 and d["counts"]["folded_edits"] >= 1
END
