# E39. Nothing, one sentence, one line of half a megabyte, damaged bytes, NUL and hostile markup: each is read or refused in a sentence.
. "$SOURCE/tests/lib.sh"
: >empty.txt
status 2 "$READOUT" read empty.txt
has err empty.txt
printf 'President Ada Norn of Ostravia met President Bo Kest of Velmark on June 19, 2024.' >tiny.txt
expect tiny.txt <<'END'
meeting["value"] == "2024-06-19" and len(names()) == 2
END
python3 - <<'END'
line = "Ada Norn said that the ferry had become a bridge of friendship between the two shores. "
open("line.txt", "w").write("Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19, 2024. " + line * 8000)
open("bytes.txt", "wb").write(b"President Ada Norn of Ostravia met President Bo Kest of Velmark on June 19, 2024.\n\nThey spoke of \xff\xfe the ferry,\x00 and of the lights \xc3.\n")
open("hostile.html", "w").write("<html><body><h1>Talks <img src=x onerror=alert(1)></h1><p>President Ada Norn of Ostravia met President Bo Kest of Velmark on June 19, "
    "2024, &lt;script&gt;alert(1)&lt;/script&gt; and spoke of the ferry.</p>" + "<div>" * 50000 + "<p>deep</p></body></html>")
open("long.html", "w").write("<p>President Ada Norn met President Bo Kest in Tirn on June 19, 2024.</p>"
    + "".join(f"<p>Ada Norn said that line {k} of the ferry had become a bridge of friendship.</p>" for k in range(9000)))
END
expect line.txt bytes.txt hostile.html long.html <<'END'
meeting["value"] == "2024-06-19" and len(d) == 4
END
expect bytes.txt <<'END'
"\x00" not in text and "the ferry" in text and "lights" in text
END
sed 's/ferry/boat/' hostile.html >other.html
status 1 "$READOUT" compare hostile.html other.html --html page.html
has page.html "&lt;script"
hasnt page.html "<script>alert"
hasnt page.html "<img src"
