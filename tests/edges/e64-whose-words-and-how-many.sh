# E64. A speaker's words are whole: numbers, joined names, the state he is of and not the one he is sent to; short openings of quotations count.
. "$SOURCE/tests/lib.sh"
cat >whole.txt <<'END'
Ports answer the salt price

May 4, 2021

More than 50 harbour masters criticised the price on Monday.

France’s ambassador to Malta criticised the price as well.

"Stop. Nobody can pay that price any longer," said harbour master Ole Vass.

“Nobody will pay for it this year or in the year to come,’’ harbour master Ole Vass said. The board published no answer.
END
expect whole.txt <<'END'
[(s["side"], s["mode"]) for s in r["statements"] if "ambassador" in "".join(s["speakers"])] == [("FR", "reported")]
said("Nobody can pay").startswith("Nobody") and who("Stop.") == ["Ole Vass"]
who("will pay for it") == ["Ole Vass"]
mode("The board published") is None or who("The board published") != ["Ole Vass"]
END
cat >asked.html <<'END'
<html><head><title>An evening with the keeper of the Tirn light</title></head><body><article><h1>An evening with the keeper of the Tirn light</h1>
<p>We asked the keeper how the winter has been, and what comes next for the light.</p>
<h3>Q: How was the winter on the rock?</h3><p>A: Long, and colder than the one before. We burned all the oil that we had by March.</p>
<h3>Q: What comes next?</h3><p>A: A lamp that needs no oil. It is to be hung in autumn, when the ships are in.</p></article></body></html>
END
expect asked.html <<'END'
r["kind"] == "transcript" and len(r["statements"]) == 4
END
