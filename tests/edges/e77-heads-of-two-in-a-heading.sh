# E77. "The Maltese and Norwegian presidents held talks" is of the two whom the text calls so; "the most detailed model" tells nothing.
. "$SOURCE/tests/lib.sh"
cat >two.txt <<'END'
The Norwegian and Maltese presidents held talks in Oslo

May 4, 2021

Before the talks a welcoming ceremony was held. After that, Norwegian President Norn showed Maltese President Borg a collection of lamps, and Norwegian Minister for Lamps Ada Ferrin and Maltese Minister of Trade Ina Rask signed a paper.
END
expect two.txt <<'END'
names("NO") == ["Norn"] and names("MT") == ["Borg"]
END
cat >news.txt <<'END'
A model of all lamps

May 4, 2021

In search of answers, a team of keepers from abroad has built the most detailed model of the lamps. One keeper was admitted to hospital on Sunday. Copper CMCU3 rose. It was admitted that the lamps were old.
END
expect news.txt <<'END'
who("most detailed model") is None and who("to hospital") is None and mode("lamps were old") == "unattributed"
r["people"] == []
END
