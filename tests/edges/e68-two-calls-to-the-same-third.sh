# E68. Two offices that each called the same people on one day made two calls, though one speaks of the other's head; two accounts of one call stay one.
. "$SOURCE/tests/lib.sh"
cat >calls.jsonl <<'END'
{"id": "russia", "publisher": "Kremlin", "date": "2031-02-21", "title": "Telephone conversations with President of France Anna Norn and Federal Chancellor of Germany Bo Kest", "text": "Vladimir Torp had telephone conversations with President of France Anna Norn and Federal Chancellor of Germany Bo Kest.\n\nPresident of Russia Vladimir Torp told them about the ferries. The President of France and the Federal Chancellor of Germany said that they were ready to go on."}
{"id": "states", "publisher": "White House", "date": "2031-02-21", "title": "Readout of President Vance’s Call with President Norn of France and Chancellor Kest of Germany", "text": "President Clara Vance spoke today by phone with President Anna Norn of France and Chancellor Bo Kest of Germany.\n\nThey discussed the ferries that President Vladimir Torp of Russia has held back."}
{"id": "france", "publisher": "Élysée", "date": "2031-02-21", "title": "Call of President Norn with President Vance of the United States and Chancellor Kest of Germany", "text": "President of France Anna Norn spoke by telephone with President of the United States Clara Vance and Chancellor of Germany Bo Kest.\n\nThey discussed the ferries that President Vladimir Torp of Russia has held back."}
END
status 0 "$READOUT" --archive calls.db add calls.jsonl
status 0 "$READOUT" --archive calls.db meetings --json
says <<'END'
sorted(sorted(a["id"] for a in m["accounts"]) for m in d) == [["france", "states"], ["russia"]]
END
