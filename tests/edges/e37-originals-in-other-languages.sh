# E37. An original in another language is read in it and stands in the same meeting; what its translation lacks is not called silence.
. "$SOURCE/tests/lib.sh"
cat >english.txt <<'END'
Sergei Lavrov Meets Choe Son Hui

Date: 20/06/2024 | Source: ONA

Foreign Minister of Russia Sergei Lavrov met with Foreign Minister of the DPRK Choe Son Hui in Moscow on June 19, 2024.

The two ministers discussed the ferry and the lights in the strait.
END
cat >russian.txt <<'END'
Встреча Сергея Лаврова с Чхве Сон Хи

20 июня 2024 года

19 июня 2024 года в Москве состоялись переговоры Министра иностранных дел России Сергея Лаврова с Министром иностранных дел КНДР Чхве Сон Хи.

Министры обсудили паромное сообщение и маяки в проливе. Сергей Лавров заявил, что работа комиссии будет продолжена.
END
expect russian.txt <<'END'
r["language"] == "ru"
meeting["value"] == "2024-06-19" and published["value"] == "2024-06-20"
sides == ["RU", "KP"]
who("работа комиссии") == ["Сергей Лавров"]
END
status 1 "$READOUT" compare --json english.txt russian.txt
says <<'END'
all(p["scope"] != "in" for p in d["passages"] if p["kind"] == "only")
END
status 0 "$READOUT" add english.txt russian.txt
status 0 "$READOUT" meetings --json
says <<'END'
len(d) == 1 and len(d[0]["accounts"]) == 2
END

# Two accounts in one language, of the same two scopes: there the silence says something.
sed 's/.*ferry and the lights.*/They spoke of nothing but the price of fish./' english.txt >fish.txt
status 1 "$READOUT" compare --json english.txt fish.txt
says <<'END'
[p["scope"] for p in d["passages"] if p["kind"] == "only"] == ["in", "in"]
END

# Across letters everybody is one person, also who is printed in other cases only: led back to the nominative, which is never certain.
grep -v 'заявил' russian.txt >oblique.txt
cat >korean.txt <<'END'
최선희 외무상 회담 진행

2024년 6월 20일

최선희 조선민주주의인민공화국 외무상이 2024년 6월 19일 모스크바에서 로씨야련방 외무상 쎄르게이 라브로브와 회담을 진행하였다.
END
expect oblique.txt <<'END'
present("Сергея Лаврова")["base"] == "Сергей Лавров" and not present("Сергея Лаврова")["certain"]
END
status 0 "$READOUT" add --archive letters.db english.txt oblique.txt korean.txt
status 0 "$READOUT" people --archive letters.db Lavrov --json
says <<'END'
len(d) == 1 and len(d[0]["accounts"]) == 3 and "Сергей Лавров" in [v["text"] for v in d[0]["variants"]]
END
status 0 "$READOUT" people --archive letters.db Choe --json
says <<'END'
len(d) == 1 and len(d[0]["accounts"]) == 3
END
status 1 "$READOUT" compare --json english.txt oblique.txt
says <<'END'
[a["in"] for a in d["attendance"]] == [["a", "b"], ["a", "b"]]
END
