# PDF, by pdftotext: columns, paragraphs, hyphens, edges of pages, headings, what the file says of itself; refusals.
. "$SOURCE/tests/lib.sh"
command -v pdftotext >/dev/null || { echo "pdftotext (poppler-utils) is not there, so PDF files cannot be tried" >&2; exit 77; }
python3 - <<'PY'
def pdf(name, pages, info="", more=""):
    """pages: lists of (x, y, size, words); y counts from the lower edge."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>", "<< %s >>" % info]
    kids = []
    for page in pages:
        stream = "".join("BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, words) for x, y, size, words in page)
        objects += ["<< /Length %d >>\nstream\n%sendstream" % (len(stream), stream)]
        objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>" % len(objects)]
        kids += [len(objects)]
    objects[1] = "<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), " ".join("%d 0 R" % k for k in kids))
    out, at = "%PDF-1.4\n", []
    for i, o in enumerate(objects, 1):
        at += [len(out)]
        out += "%d 0 obj\n%s\nendobj\n" % (i, o)
    xref = len(out)
    out += "xref\n0 %d\n0000000000 65535 f \n" % (len(at) + 1) + "".join("%010d 00000 n \n" % a for a in at)
    out += "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(at) + 1, more, xref)
    open(name, "w").write(out)

import textwrap
def column(x, y, width, text, indent=0, size=10):
    """A paragraph in Courier, wrapped; a line end may stand where '/' is: 'inter-/departmental'."""
    lines = []
    for piece in text.split("/"): lines += textwrap.wrap(piece, width, break_on_hyphens=False)
    return [(x, y - 12 * i, size, words) for i, words in enumerate(lines)]

edge = lambda n: [(72, 760, 8, "Office of the President of Norvania"), (290, 30, 8, "- %d -" % n)]
one = "President Orvan Telmek and Prime Minister Oto Ferrin met in Kessan on May 3, 2023, and discussed the long-term plans for trade and transport."
two = "The two sides agreed that the inter-/departmental commission would meet again in autumn and that the well-/known fishing grounds would stay open. The well-known strait lies between the two states of the north."
first = [(72, 720, 20, "Talks in Kessan")] + column(72, 690, 60, one) + column(72, 640, 60, two)
cut = "At the end of the talks both ministers thanked the people of the harbour for the warm welcome that they had prepared and"
second = column(72, 720, 60, "for the many flags along the way to the old town, where they had met eleven years ago.") + \
    column(72, 680, 60, "The next meeting will be held in the capital of Norvania.")
pages = [first + column(72, 560, 60, cut) + edge(1), second + edge(2), column(72, 720, 60, "The papers were signed by the two ministers of trade.") + edge(3)]
info = "/Title (Talks in Kessan) /Author (Press office) /CreationDate (D:20230503180000Z) /ModDate (D:20230503180000Z)"
pdf("talks.pdf", pages, info)
left = column(60, 700, 38, "The ministers spoke first about the ferries which have not sailed since the winter of the year before, and then about the price of salt.")
right = column(330, 700, 38, "Then they turned to the harbour, where the dredging has begun, and to the school that both towns would like to build together.")
pdf("columns.pdf", [left + right], "/Title (Microsoft Word - talks_final.docx)")
pdf("scan.pdf", [[], []])
pdf("many.pdf", [[(72, 700, 10, "Page of many.")]] * 2100)
pdf("huge.pdf", [[(72, 700, 10, "The ministers met for an hour in the harbour of Kessan.")]])
huge = open("huge.pdf").read().replace("[0 0 612 792]", "[0 0 9e9 9e9]", 1); open("huge.pdf", "w").write(huge)
open("damaged.pdf", "wb").write(b"%PDF-1.7\n" + bytes(range(256)) * 40)
open("locked.pdf", "wb").write(b"%PDF-1.7\n" + b"1 0 obj << /Encrypt 2 0 R >> endobj\n" + bytes(range(256)) * 4)
PY
"$READOUT" dump page talks.pdf >page
has page "encoding PDF"
has page "note The text was taken out of a PDF file by pdftotext version "
has page "Talks in Kessan"
has page "meta author"
has page "meta dcterms.created"
hasnt page "meta dcterms.modified"
has page "<h1>: Talks in Kessan"
has page ": President Orvan Telmek and Prime Minister Oto Ferrin met in Kessan on May 3, 2023, and discussed the long-term plans for trade and transport."
has page "that the interdepartmental commission would meet again in autumn and that the well-known fishing grounds would stay open."
has page "welcome that they had prepared and for the many flags along the way to the old town"
has page "<p>: The next meeting will be held"
for n in 1 2 3; do has page "footer: - $n -"; done
[ "$(grep -c "footer: Office of the President of Norvania" page)" = 3 ] || fail "the edge of a page is told as such"
status 0 "$READOUT" read --json talks.pdf
json '"Office of" not in d[0]["text"] and "- 2 -" not in d[0]["text"] and d[0]["title"] == "Talks in Kessan"'
json 'any("Office of" in f["text"] for f in d[0]["furniture"]) if d[0]["furniture"] and "text" in d[0]["furniture"][0] else True'
"$READOUT" dump page columns.pdf >page
has page "sailed since the winter of the year before, and then about the price of salt."
has page ": Then they turned to the harbour, where the dredging has begun, and to the school that both towns would like to build together."
hasnt page talks_final
"$READOUT" dump page many.pdf >page
has page "note The first 2000 pages of the file were read, and no more."
status 0 "$READOUT" read huge.pdf

refused() { # FILE, words of the sentence
    status 2 "$READOUT" read "$1"
    has err "readout: $1: "
    has err "$2"
    [ "$(wc -l <err)" = 1 ] || fail "$1: not one sentence"
}
refused scan.pdf "pictures of pages and no text"
refused damaged.pdf "damaged PDF file"
refused locked.pdf "under a password"

# The bytes are kept, whatever the reader says, and a program that is not there is named.
"$READOUT" add talks.pdf scan.pdf >out 2>&1 || true
status 0 "$READOUT" meetings
mkdir none && status 2 env PATH="$PWD/none" "$(command -v "$READOUT")" read talks.pdf
has err "install poppler-utils"

# A program in its place is held by the lock: it can neither write a file, nor start another program, nor run on.
mkdir fake
cat >fake.c <<'C'
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void) {
    int bad = open("escaped", O_WRONLY | O_CREAT, 0600) >= 0 || socket(AF_INET, SOCK_STREAM, 0) >= 0 || fork() >= 0;
    execl("/bin/sh", "sh", "-c", "true", (char *)0);
    printf("<page width=\"1\" height=\"9\"><line yMin=\"5\" yMax=\"6\"><word yMin=\"5\" yMax=\"6\">%s</word></line></page>",
           bad ? "The child escaped from its lock today." : "The child stayed within its lock today.");
    return 0;
}
C
if command -v cc >/dev/null && cc -o fake/pdftotext fake.c; then
    env PATH="$PWD/fake" "$READOUT" dump page talks.pdf >page
    has page "stayed within its lock"
    [ ! -e escaped ] || fail "a file was written"
    printf 'int main(void) { for (;;) __builtin_printf("<page height=\\"9\\">"); }' >fake.c
    cc -w -o fake/pdftotext fake.c
    status 2 env PATH="$PWD/fake" "$READOUT" read talks.pdf
    has err "more words than one page may have"
else
    echo "without a compiler the lock is not tried"
fi
