# E1. The day that an archive printed on top of a page is the day of capture, never the day of publication.
. "$SOURCE/tests/lib.sh"
talks="Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, in Tirn on June 19. The two presidents \
spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter."
printf 'March 17, 2026\n\nOstravian News Agency (En)\n\nAda Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- %s\n' "$talks" >dated.txt
expect dated.txt <<'END'
captured["value"] == "2026-03-17" and captured["basis"] == "masthead"
published["value"] == "2024-06-20" and published["basis"] == "dateline"
meeting["value"] == "2024-06-19"
END

# Without a dateline it is still no day of publication; the event bounds that day from below, the capture from above.
talks="$(echo "$talks" | sed 's/June 19/June 19, 2024/')"
printf 'Nov. 28, 2024 Thursday\n\nTirn Morning\n\nAda Norn Has Talks with Bo Kest\n\n%s\n\nPolitical News Team\n' "$talks" >undated.txt
expect undated.txt <<'END'
captured["value"] == "2024-11-28"
published["value"] is None and published["basis"] == "bounds"
(published["earliest"], published["latest"]) == ("2024-06-19", "2024-11-28")
meeting["value"] == "2024-06-19"
END
