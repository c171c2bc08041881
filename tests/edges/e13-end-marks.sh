# E13. Marks of an agency behind its last sentence close the text and stay out of it, the dateline printed a second time too.
. "$SOURCE/tests/lib.sh"
body='President Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19.\n\nThe two presidents spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.'
page() { printf "Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- $body$1\n"; }
page ' -0-' >mark.txt
page '\n\n-0-\n\nwww.ona.example (June 20, 2024)' >address.txt
page '\n\nPolitical News Team' >desk.txt
page '\n\nJune 20, 2024, Tirn' >again.txt
page '\n\n###' >hashes.txt
page ' (END)' >end.txt
expect mark.txt address.txt desk.txt again.txt hashes.txt end.txt <<'END'
text.endswith("would meet before winter.")
published["value"] == "2024-06-20"
END
