# E70. A message quoted over several paragraphs is whole, and its sender's, whom the heading names; a message to a meeting is no meeting.
. "$SOURCE/tests/lib.sh"
cat >letter.txt <<'END'
President Ada Norn congratulated Carla Borg on her election

May 4, 2021

The message reads, in part:

“Norland highly values its friendly relations with Sudland. We have kept the lamps lit together for twenty years.

It is in many ways thanks to your work that the harbours are open.

I am looking forward to seeing you in Nordhavn.”

The harbours were opened in 1999.
END
expect letter.txt <<'END'
who("Norland highly values") == ["Ada Norn"] and mode("Norland highly values") == "direct"
who("thanks to your work") == ["Ada Norn"] and who("looking forward") == ["Ada Norn"]
who("opened in 1999") is None
END
# sent to a meeting: nobody met whom the account tells of
cat >meeting.txt <<'END'
President Ada Norn sent a message of greetings to the fifth meeting of the Lamp Union

May 4, 2021

The message of greetings reads, in particular:

“It is pleasing to see that your work goes on from year to year.”
END
expect meeting.txt <<'END'
r["kind"] == "statement" and r["held"] is False and names() == []
who("It is pleasing") == ["Ada Norn"]
END
# where each paragraph opens its marks anew, one that does not is the narrator's
cat >report.txt <<'END'
President Ada Norn met with President Carla Borg of Malta

May 4, 2021

Ms Norn met with President Carla Borg of Malta. “We lit the lamps,” Ms Norn said. “They will burn for years.

“They will burn for our children.”

The guests left the harbour in the evening.

A sign on the gate reads:

“Keep the lamps lit at all hours of the night.”
END
expect report.txt <<'END'
who("for our children") == ["Ada Norn"]
who("guests left") is None
who("Keep the lamps") in (None, [])
END
