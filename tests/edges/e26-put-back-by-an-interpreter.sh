# E26. "(retranslated)" belongs to the label, not to the name and not to the words; that they are an interpreter's is said.
. "$SOURCE/tests/lib.sh"
cat >page.html <<'END'
<html><head><title>Beginning of Conversation with Bo Kest</title></head><body><h1>Beginning of Conversation with Bo Kest</h1><p>June 19, 2024, Tirn</p>
<p><b>President of Ostravia Ada Norn:</b> Mr Kest, I am glad to see you in Tirn.</p>
<p><b>President of Velmark Bo Kest</b> <i>(retranslated)</i>: Thank you. The sea was rough, and the welcome was warm.</p>
<p>We have not forgotten the winter in which the lights went out.</p>
<p><b>Bo Kest (via interpreter):</b> And we have come to light them again.</p>
<p><b>Ada Norn:</b> Then let us begin, for the evening is short.</p></body></html>
END
expect page.html <<'END'
who("The sea was rough") == who("the lights went out") == who("light them again") == ["Bo Kest"]
mode("The sea was rough") == "direct"
not any("translat" in n or "interpret" in n for n in people() + names())
"interpreter" in notes
END
sed 's/ <i>(retranslated)<\/i>//; s/ (via interpreter)//' page.html >own.html
expect own.html <<'END'
"interpreter" not in notes
END
