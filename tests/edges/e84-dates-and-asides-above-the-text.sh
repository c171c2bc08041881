# E84. Above the text a date with a time of day, a date in East Asian signs or an aside in brackets is no headline; an agency's mark at the end ends the text.
. "$SOURCE/tests/lib.sh"
long="Norwegian Foreign Minister Carla Norn met Danish Foreign Minister Olaf Berg in the harbour. They discussed lamps, oil and the strait at some length, and agreed to light it."
printf 'Minister meets her Danish colleague\n\nJanuary 14, 2020 01:30 pm\n\n%s\n' "$long" >time.txt
printf 'Statements by Minister Norn and Minister Berg\n\n(Translated from the words of the interpreter)\n\n%s\n' "$long" >aside.txt
expect time.txt <<'END'
r["title"] == "Minister meets her Danish colleague"
END
expect aside.txt <<'END'
r["title"] == "Statements by Minister Norn and Minister Berg"
END
cat >signs.txt <<'END'
日豪灯台会談

令和6年5月21日

本21日、港町を訪問中の灯台大臣は、滞在中の外務大臣と会談を行ったところ、概要は以下のとおりです。両大臣は、灯台の油について意見交換を行い、海峡を照らすために引き続き連携していくことで一致しました。
END
expect signs.txt <<'END'
r["title"] == "日豪灯台会談"
END
# behind the town and the agency the title begins
cat >agency.txt <<'END'
Secretary Norn’s Meeting

Karvik, KV (Harbour.News) Secretary of State Carla Norn met in Oslo with Danish Foreign Minister Olaf Berg. They discussed lamps.
END
expect agency.txt <<'END'
"Secretary of State" in title("Carla Norn") and "News" not in title("Carla Norn")
END
# a short account behind whose last full stop stands the mark of an agency is running text
cat >mark.txt <<'END'
Minister meets her Danish colleague

Norwegian Foreign Minister Carla Norn met Danish Foreign Minister Olaf Berg in the harbour of Oslo on Sunday. They discussed lamps, oil and the strait at some length, and they agreed to light it. (Res)
END
expect mark.txt <<'END'
r["title"] == "Minister meets her Danish colleague" and r["kind"] == "report"
END
