# E8. Teasers of other stories, doubled and broken off in mid-sentence, are neither text nor found by a phrase.
. "$SOURCE/tests/lib.sh"
teaser() { printf '%s\n\n%s\n\n%s\n\n' "$1" "$2" "$1"; }
{
    printf 'Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- President Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19.\n\n'
    printf 'The two presidents spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.\n\nMore From ONA (En)\n\n'
    teaser 'Tirn, May 1 (ONA) -- The winter crop of sea kale has been brought in on all farms of the southern coast, a week ahead of' 'May 1, 2024'
    teaser 'The new lock of the Grand Canal was opened by workers who spoke about the lights in the strait and about their living' 'April 30, 2024'
    teaser 'A concert in memory of the composer Vela Orsic was held at the House of Song with a large audience in' 'April 29, 2024'
} >page.txt
expect page.txt <<'END'
text.endswith("would meet before winter.")
"sea kale" not in text and "Orsic" not in text
"teaser" in cut("sea kale") and cut("living") and cut("Orsic")
END
status 0 "$READOUT" add page.txt
status 0 "$READOUT" phrase --json the lights in the strait
says <<'END'
len(d["uses"]) == 1
END
status 0 "$READOUT" phrase --json sea kale
says <<'END'
len(d["uses"]) == 0
END
