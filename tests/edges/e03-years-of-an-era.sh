# E3. A year counted from another beginning is turned into ours, alone or beside ours, with its words as the evidence.
. "$SOURCE/tests/lib.sh"
talks='Ada Norn had talks with Bo Kest, president of Velmark, on June 19. They spoke of the ferry and of the lights in the strait.'
printf 'Ada Norn Has Talks with Bo Kest\n\nPyongyang, June 20 Juche 113(2024) (ONA) -- %s\n' "$talks" >both.txt
printf 'Ada Norn Has Talks with Bo Kest\n\n%s\n\nwww.ona.example (Juche113.6.20.)\n' "$talks" >alone.txt
expect both.txt alone.txt <<'END'
published["value"] == "2024-06-20" and "Juche" in published["evidence"]
meeting["value"] == "2024-06-19"
END
sed 's/113/108/' alone.txt >earlier.txt
expect earlier.txt <<'END'
published["value"] == "2019-06-20"
END
