# E38. Opening remarks cover the opening: what a report of the whole talks has beyond them is out of their scope, not left out.
. "$SOURCE/tests/lib.sh"
cat >opening.txt <<'END'
Beginning of Conversation with Bo Kest

June 19, 2024, Tirn

President of Ostravia Ada Norn: Mr Kest, I am glad to see you in Tirn. The ferry between our shores has become a bridge of friendship.

President of Velmark Bo Kest: Thank you. The sea was rough, and the welcome was warm.

Ada Norn: Then let us begin.

<…>
END
cat >whole.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour House on June 19.

Ada Norn said that the ferry between the two shores had become a bridge of friendship.

The two sides agreed to open three new lines, to lower the dues of both harbours and to hold the next session of the harbour boards in the autumn.
END
cat >statement.txt <<'END'
Joint Statement of Ostravia and Velmark on the Ferry

June 19, 2024

Ostravia and Velmark declare that the ferry shall sail in every season. The Parties shall keep the lights in the strait and share what they cost.
END
expect opening.txt <<'END'
r["scope"] == "opening_remarks" and r["kind"] == "transcript"
END
expect whole.txt <<'END'
r["scope"] == "whole" and r["kind"] == "report"
END
expect statement.txt <<'END'
r["kind"] == "statement"
END
status 1 "$READOUT" compare --json whole.txt opening.txt
says <<'END'
[p["scope"] for p in d["passages"] if p["in"] == ["a"] and p["spans"]["a"][1] > d["accounts"][0]["text"].encode().index(b"three new lines")] == ["out"]
END
