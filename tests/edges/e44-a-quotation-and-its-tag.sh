# E44. A quotation parted by its tag, or longer than a sentence, is of one speaker throughout; a speaker nobody knows is not the one before him.
. "$SOURCE/tests/lib.sh"
cat >report.txt <<'END'
The lights of the strait are out

Tirn, June 20, 2024 (ONA) -- The harbour board of Ostravia heard its pilots on Wednesday.

"The lamps were bought in a hurry. Nobody asked the pilots," said Petr Lindqvar, chairman of the Union of Keepers. "We would have told them."

"Not one of the lamps burns in fog," the old ferryman said. "I have counted them."

"I sent three letters. The answer — one line — came after the first wreck had been towed to the yard," the senior pilot Sanna Roe, who has steered the line since it opened and who lives beside the northern lamp, said in a letter.

"The board will meet in July," Lindqvar said. He called the lamps "toys".
END
expect report.txt <<'END'
who("The lamps were bought") == who("Nobody asked") == who("We would have told") == who("The board will meet") == ["Petr Lindqvar"]
{mode(x) for x in ("The lamps were", "Nobody asked", "We would have", "Not one", "I have counted", "I sent", "The answer", "The board")} == {"direct"}
who("Not one of the lamps") == who("I have counted") == ["old ferryman"]
who("I sent three") == who("The answer") == ["Sanna Roe"]
END
