# E5. The day of the event is not the day of the report; "last year" in a speech dates nothing; a time keeps its zone.
. "$SOURCE/tests/lib.sh"
cat >report.txt <<'END'
Ada Norn Receives Bo Kest

Tirn, June 20, 2024 (ONA) -- President Ada Norn of Ostravia had talks with President Bo Kest of Velmark here on Wednesday.

The talks began at 9:30 a.m. Tirn time. Ada Norn said that last year the ferry had carried a million people, and that today it carries twice as many.
END
expect report.txt <<'END'
meeting["value"] == "2024-06-19" and published["value"] == "2024-06-20"
END
cat >speech.html <<'END'
<html><head><meta property="article:published_time" content="2024-06-20T02:15:00+10:00"><title>Talks with Bo Kest</title></head><body>
<h1>Talks with Bo Kest</h1><p>June 19, 2024, 23:10, Tirn</p>
<p><b>President of Ostravia Ada Norn:</b> Mr Kest, I am glad to see you today, after our meeting of last year, in April.</p>
<p><b>President of Velmark Bo Kest:</b> Thank you. Yesterday we signed the ferry accord, and tomorrow we go home.</p>
<p><b>Ada Norn:</b> Then let us begin, for the evening is short.</p></body></html>
END
expect speech.html <<'END'
meeting["value"] == "2024-06-19"
published["value"] in ("2024-06-19", "2024-06-20")
END
