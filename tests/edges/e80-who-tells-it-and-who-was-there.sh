# E80. A spokesperson who tells of a meeting was not there, whether his name stands before the account, behind its quotation or behind its comma.
. "$SOURCE/tests/lib.sh"
cat >attributed.txt <<'END'
Secretary Norn’s Meeting with Danish Foreign Minister Lund

May 4, 2021

The following is attributable to Spokesperson Eva Berg:

Secretary of State Ada Norn met today with Danish Foreign Minister Ole Lund in Oslo. The Secretary highlighted the importance of lamps.
END
expect attributed.txt <<'END'
sorted(names()) == ["Ada Norn", "Ole Lund"]
END
cat >spokesman.txt <<'END'
Norwegian minister meets her colleagues

OSLO, 10 March 2022. Norwegian Foreign Minister Ada Norn has held bilateral meetings with her counterparts, ministry spokesman Ole Berg said on Thursday.

Norn held talks with Danish Foreign Minister Ida Holm on Wednesday.

"The ministers had a good meeting," Berg said.
END
expect spokesman.txt <<'END'
names() == ["Ada Norn", "Ida Holm"] and who("a good meeting") == ["Ole Berg"]
END
# whom a spokesman speaks for is not the speaker; what "the statement" and "the tweet" add is of whoever made them
cat >quoted.txt <<'END'
Norn calls Holm

OSLO, 10 March 2022. Ada Norn and Sir Olaf Holm of Denmark have held a phone call on Sunday, the Norwegian Foreign Ministry said.

"We agreed to light the strait," the statement added.

A harbour spokesman said: “The Prime Minister spoke to President Norn on Sunday.

“They agreed to meet soon.”

Ida Vass tweeted, "Minister Lund met Minister Kest in Oslo."

"The strait opens new doors," the tweet added.
END
expect quoted.txt <<'END'
who("light the strait") == [] and side("light the strait") == "NO"
who("agreed to meet soon") == ["harbour spokesman"]
"tweet" not in who("new doors")
"Olaf Holm" in names() and "Ida Vass" not in names()
END
# a spokesperson's "our" in a report of a call makes it no speech of hers; those whose earlier call it follows up were not on this one
cat >followed.jsonl <<'END'
{"id":"followed","publisher":"White House","date":"2021-12-15","title":"Statement by NSC Spokesperson Eva Berg on Security Advisor Carla Norn’s Call with Danish Foreign Policy Advisor Olaf Lund","text":"Security Advisor Carla Norn spoke by phone today with Danish Foreign Policy Advisor Olaf Lund to follow up on the December 7 call between President Pedro Vass and President Ida Holm. Ms. Norn reiterated our strong concerns about the lamps. She made clear that we will light the strait."}
END
status 0 "$READOUT" add followed.jsonl
status 0 "$READOUT" show followed --json
says <<'END'
[a["name"] for a in d["attendance"]] == ["Carla Norn", "Olaf Lund"]
d["statements"][0]["speakers"] == ["Carla Norn"]
END
