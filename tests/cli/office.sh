# DOCX and ODT: what stands on paper is read, once and in order; what does not is left out; damage is told.
. "$SOURCE/tests/lib.sh"
python3 - <<'PY'
import zipfile
W = ('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>%s</w:body></w:document>')
r = lambda text, props="": '<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>' % (props, text)
p = lambda inner, props="": "<w:p><w:pPr>%s</w:pPr>%s</w:p>" % (props, inner)
field = lambda kind: '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % kind
box = lambda words: "<w:txbxContent>%s</w:txbxContent>" % p(r(words))
body = "".join([
    p(r("Prime Minister Oto Ferrin receives President Orvan Telmek"), '<w:pStyle w:val="Ueberschrift1"/>'),
    p(r("Prime Minister Oto Ferrin: ", "<w:b/>") + r("Mr President, we are glad to see you in Kessan &amp; in our harbour again.")),
    p(r("Orvan Telmek: ", '<w:rStyle w:val="Loud"/>') + r("Thank you for the invi") + r("tation; the ferries sail ") + '<w:del><w:r><w:delText>'
      "perhaps </w:delText></w:r></w:del><w:ins>" + r("daily ") + "</w:ins>" + r("from Monday on.") + r(" SECRET", "<w:vanish/>")),
    p(r("The talks ended on ") + field("begin") + "<w:r><w:instrText>DATE \\@ CODE</w:instrText></w:r>" + r("CODE ") + field("separate")
      + r("May 3, 2023") + field("end") + r(" with the signing of three papers.")),
    p("<w:r><mc:AlternateContent><mc:Choice Requires='wps'>%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent></w:r>"
      % (box("A box beside the text says that the strait is closed on Sundays."), box("A box beside the text says that."))
      + r("Both sides agreed on the following steps for the coming year.")),
    p(r("to open two ferry lines"), '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    p(r("to dredge the harbour"), '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>" % (p(r("Oto Ferrin")), p(r("Prime Minister of Sarelle"))),
    p(r("They will meet again in autumn in the capital of Norvania.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    '<w:sectPr><w:headerReference/></w:sectPr>'])
styles = W.replace("w:document", "w:styles").replace("<w:body>%s</w:body>", "%s") % (
    '<w:style w:type="paragraph" w:styleId="Ueberschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loud"><w:basedOn w:val="Base"/></w:style>')
notes = W.replace("w:document", "w:footnotes").replace("<w:body>%s</w:body>", "%s") % (
    '<w:footnote w:id="0" w:type="separator">%s</w:footnote><w:footnote w:id="2">%s</w:footnote>' % (p(r("LINE")), p(r("The day was not made public before."))))
core = ('<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Talks in Kessan</dc:title><dc:creator>Press office</dc:creator><dcterms:created>2023-05-03T18:00:00Z</dcterms:created>"
        "</cp:coreProperties>")
header = p(r("HEADER OF EVERY PAGE"))
rels = '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" Target="word/main2.xml"/></Relationships>'

def docx(name, body=body, main="word/document.xml", **more):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        for part, text in more.items(): z.writestr({"rels": "_rels/.rels"}[part], text)
        z.writestr(main, body if body.startswith("<!") else W % body)
        z.writestr("word/styles.xml", styles); z.writestr("word/footnotes.xml", notes if "footnoteR" in body else "")
        z.writestr("word/header1.xml", header); z.writestr("docProps/core.xml", core); z.writestr("word/media/a.png", b"\x89PNG")

docx("talks.docx"); docx("moved.docx", main="word/main2.xml", rels=rels)
docx("entity.docx", body='<!DOCTYPE w [<!ENTITY a "%s">]>' % ("x" * 999) + W % p(r("&a;")))
docx("deep.docx", body=p(r("The two ministers spoke for an hour about the ferries.")) + "<w:sdt>" * 5000 + p(r("x")) + "</w:sdt>" * 5000)
docx("torn.docx", body=body + "<w:p><w:r><w:t>torn")
docx("empty.docx", body=p(""))

O = ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
     'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles><style:style style:name="T1" style:family="text">'
     '<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties '
     'text:display="none"/></style:style></office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>')
odt = O % (
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>perhaps</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:h text:outline-level="1">Prime Minister Oto Ferrin receives President Orvan Telmek</text:h>'
    '<text:p><text:span text:style-name="T1">Prime Minister Oto Ferrin: </text:span>Mr President, we are glad to see you in<text:s text:c="2"/>Kessan &amp; in our harbour again.</text:p>'
    '<text:p><text:span text:style-name="T1">Orvan Telmek: </text:span>Thank you for the invitation; the ferries sail daily from Monday on.<text:span text:style-name="T2"> SECRET</text:span></text:p>'
    '<text:list><text:list-item><text:p>to open two ferry lines</text:p></text:list-item></text:list>'
    '<table:table><table:table-row><table:table-cell><text:p>Oto Ferrin</text:p></table:table-cell></table:table-row></table:table>'
    '<text:p>They will meet again in autumn<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The day was not made public before.'
    '</text:p></text:note-body></text:note> in the capital of Norvania.</text:p>')
with zipfile.ZipFile("talks.odt", "w") as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.text"); z.writestr("content.xml", odt)
    z.writestr("meta.xml", '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>talks_final.odt</dc:title></m>')
for name, part in ("sheet.xlsx", "xl/workbook.xml"), ("slides.pptx", "ppt/presentation.xml"):
    with zipfile.ZipFile(name, "w") as z: z.writestr("[Content_Types].xml", "<Types/>"); z.writestr(part, "<w/>")
open("old.doc", "wb").write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
whole = open("talks.docx", "rb").read(); open("cut.docx", "wb").write(whole[:len(whole) // 3])
with zipfile.ZipFile("both.zip", "w") as z: z.write("talks.docx"); z.write("talks.odt")
PY

"$READOUT" dump page talks.docx >page
has page "encoding DOCX"
has page "meta title [58 73] Talks in Kessan"
has page "<h1>: Prime Minister Oto Ferrin receives President Orvan Telmek"
has page "bold [0 26] in 7 <p>: Prime Minister Oto Ferrin: Mr President, we are glad to see you in Kessan & in our harbour again."
has page "bold [0 13] in 8 <p>: Orvan Telmek: Thank you for the invitation; the ferries sail daily from Monday on."
has page ": The talks ended on May 3, 2023 with the signing of three papers."
[ "$(grep -c "A box beside the text" page)" = 1 ] || fail "a text box twice, or never"
has page "<li>: to open two ferry lines"
has page ": Prime Minister of Sarelle"
tail -n 1 page | grep -q "The day was not made public before." || { cat page >&2; fail "footnotes stand at the end"; }
for word in SECRET perhaps CODE HEADER LINE; do hasnt page "$word"; done
has page "note The file holds tracked changes"
"$READOUT" dump page moved.docx >moved && cmp -s page moved || fail "the main part has another name"

status 0 "$READOUT" read --json talks.docx talks.odt
json 'all(b"harbour again" in r["text"].encode() and any(s["speakers"] == ["Orvan Telmek"] for s in r["statements"]) for r in d)'
json 'd[0]["encoding"] == "DOCX" if "encoding" in d[0] else True'
"$READOUT" dump page talks.odt >page
has page ": Prime Minister Oto Ferrin: Mr President, we are glad to see you in Kessan & in our harbour again."
grep -q "bold \[0 26\]" page || fail "a label in bold"
has page "<li>: to open two ferry lines"
has page ": They will meet again in autumn in the capital of Norvania."
tail -n 1 page | grep -q "The day was not made public before." || fail "notes stand at the end"
for word in SECRET perhaps talks_final; do hasnt page "$word"; done

# In a parcel they are a page each.
status 0 "$READOUT" read --json both.zip
json '[r["file"] for r in d] == ["both.zip#talks.docx", "both.zip#talks.odt"]'

# Damage and refusals.
status 0 "$READOUT" read --json torn.docx deep.docx
"$READOUT" dump page torn.docx >page && has page "note The file is damaged" && has page "dredge the harbour"
"$READOUT" dump page deep.docx >page && has page "note The file is damaged" && has page "spoke for an hour"
for file in empty.docx entity.docx cut.docx sheet.xlsx slides.pptx old.doc; do
    status 2 "$READOUT" read $file
    has err "readout: $file: "
    [ "$(wc -l <err)" = 1 ] || fail "$file: not one sentence"
done
status 2 "$READOUT" read sheet.xlsx && has err "save it as"
