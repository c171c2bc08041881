# E78. „So“, ”so” and a mark turned round by a slip quote what stands between them, and nothing behind it; "the President of Norland" wrote his own message.
. "$SOURCE/tests/lib.sh"
cat >marks.txt <<'END'
President of Norway Olav Norn met with Governor Ada Ferrin

May 4, 2021

President of Norway Olav Norn met with Governor Ada Ferrin. But lamps are still lit by “intuition.“ The President noted that oil was dear. The governor spoke under the motto „Lamps for all“, and the President asked her for more of them.

”The lamps have burned all night on every pier,” said Ms Ferrin.
END
expect marks.txt <<'END'
who("oil was dear") == ["Olav Norn"] and mode("oil was dear") == "reported"
mode("burned all night") == "direct" and who("burned all night") == ["Ada Ferrin"]
END
cat >letter.jsonl <<'END'
{"id":"letter","publisher":"White House","date":"2021-05-04","title":"Message to the Keepers of Lamps","text":"Joe Biden sent his greetings to the keepers of the lamps.\n\nThe message reads, in part:\n\n“Following your heart, you chose this difficult work.\n\nI am confident that you will reach your goals.“\n\nThe President of the United States wished them oil."}
END
status 0 "$READOUT" read --jsonl letter.jsonl
has out '"speakers":["Joe Biden"]'
jsonl '[s["speakers"] for s in d[0]["statements"]] == [["Joe Biden"]] * 4'
