# E9. Dirt in the letters is printed as it stands and compares as if it were not there; a misprint that changes a word does not vanish.
. "$SOURCE/tests/lib.sh"
cat >clean.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- President Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19.

Ada Norn said, "The 72nd year of the ferry is a year of good will." The representative of the Un, who was there, welcomed the words
of the president.

Bo Kest stressed the co-operation and the solidarity of the two peoples on the café terraces of both shores.
END
python3 - <<'END'
text = open("clean.txt", encoding="utf-8").read()
dirty = (text.replace("words\nof the president", "words\nofthe president").replace("Un,", "Un ,").replace("72nd", "72 nd")
         .replace('"The', "\u201cThe").replace('will."', "will.\u201d").replace("good will", "good\u00a0will").replace("terraces", "ter\u00adraces")
         .replace("welcomed", "wel\u200bcomed").replace("café", "cafe\u0301"))
open("dirty.txt", "wb").write(b"\xef\xbb\xbf" + dirty.replace("\n", "\r\n").encode())
open("misprint.txt", "w").write(text.replace("solidarity", "solidary"))
open("broken.txt", "wb").write(text.replace("café", "café à la crème").replace('"The', "\u201cThe").replace('will."', "will.\u201d").encode().decode("cp1252", "replace").encode())
open("sound.txt", "wb").write(text.replace("café", "café à la crème").encode())
p = "".join(f"<p>{x}</p>" for x in text.split("\n\n")[1:]).replace('"', "&amp;quot;").replace("é", "&amp;#233;").replace("co-operation", "co&#8209;operation")
open("twice.html", "w").write(f"<html><body><h1>Ada Norn Has Talks with Bo Kest</h1>{p}</body></html>")
END
expect dirty.txt <<'END'
"ofthe" in text and "72 nd" in text
text[0] == "T" and "\r" not in text and "\u200b" not in text and "\u00ad" not in text
END
for file in dirty.txt twice.html; do
    "$READOUT" compare --json clean.txt $file >out || true
    says <<'END'
d["counts"]["substantive_edits"] == 0 and d["counts"]["only"] == 0
END
done
status 1 "$READOUT" compare --json clean.txt misprint.txt
says <<'END'
sum(d["counts"][k] for k in ("substantive_edits", "folded_edits")) == 1
END
expect broken.txt <<'END'
"café à la crème" in text and "encod" in notes
END
