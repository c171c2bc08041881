# E4. Where nothing is dated, what is told bounds the day: a bound is never a day, never certain, and says what it comes from.
. "$SOURCE/tests/lib.sh"
page() { printf 'Beginning of Conversation with Bo Kest\n\nPresident of Ostravia Ada Norn: %s

President of Velmark Bo Kest: Thank you. The sea was rough, and the welcome was warm. Let us begin with the ferry.

Ada Norn: Gladly. The harbour boards of both shores have waited for this for years.\n' "$1"; }
page 'Mr Kest, I am glad to see you. Our people have not forgotten that you were elected again in March 2024.' >bound.txt
expect bound.txt <<'END'
meeting["value"] is None and meeting["basis"] == "bounds" and not meeting["certain"]
meeting["earliest"] == "2024-03-01" and meeting["latest"] is None
"March 2024" in meeting["evidence"]
END
page 'Mr Kest, I am glad to see you here again, 24 years after your first visit in July 2000.' >count.txt
expect count.txt <<'END'
meeting["earliest"][:4] == "2024" and not meeting["certain"]
END
page 'Mr Kest, I am glad to see you. You like our winters, I hear.' >nothing.txt
expect nothing.txt <<'END'
meeting["value"] is None and meeting["earliest"] is None and meeting["latest"] is None
END
