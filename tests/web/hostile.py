"""Accounts that would be something else than words, as JSON Lines."""
import json
bad = "<script>window.top.ran=1;alert(1)</script>\"'><img src=x onerror=alert(1)><svg onload=alert(1)>"
html = "<html><head><title>%s</title><style>body{background:url(http://example.org/x)}</style></head><body><h1>%s</h1><article><script>parent.ran=1;alert(1)</script>" \
    "<img src=http://example.org/y.png><iframe src=http://example.org/></iframe>" \
    "<p>PORT ELDEN, May 16, 2023. President Orvan Telmek of Norvania held talks with Ines Corvay, Prime Minister of Sarelle, on the ferry.</p>" \
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; \"Minister <b onmouseover=alert(1)>Oto Ferrin</b>\" said that the ferry %s sails.</p></article></body></html>"
esc = bad.replace("<", "&lt;")
for i in (1, 2):
    print(json.dumps({"id": "hostile-%d" % i, "html": html % (esc, esc, "never" if i == 1 else "always"), "title": bad, "publisher": bad,
                      "url": "javascript:alert(1)//http://x", "date": "2023-05-16"}))
