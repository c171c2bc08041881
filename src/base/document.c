/* See document.h. Office files of today are zip archives, and so are parcels of pages; the names of the first members tell them
 * apart. The members' headers are walked as they lie, so that an archive of office files is not taken for one of them. */
#include "base/document.h"

enum {
    HEADER = 30,  /* bytes of a member's header before its name */
    LOOKED = 200, /* members that are looked at */
};

static uint32_t number(const char *p, int bytes) {
    uint32_t n = 0;
    for (int i = bytes; i-- > 0;) n = n << 8 | (unsigned char)p[i];
    return n;
}

/* Where the member behind the one at `at` begins. Where its length is only told behind it, the next header is looked for. */
static size_t next_member(ro_str s, size_t at, size_t data) {
    uint32_t flags = number(s.p + at + 6, 2), packed = number(s.p + at + 18, 4);
    if (!(flags & 8)) return packed < s.n - data ? data + packed : s.n;
    ssize_t found = ro_str_find((ro_str){s.p + data, s.n - data}, RO_S("PK\3\4"));
    return found < 0 ? s.n : data + (size_t)found;
}

/* OpenDocument says what it is in its first member, which is never packed. */
static ro_document by_mimetype(ro_str content) {
    if (!ro_str_starts(content, "application/vnd.oasis.opendocument.")) return RO_NO_DOCUMENT;
    return ro_str_starts(content, "application/vnd.oasis.opendocument.text") ? RO_DOCUMENT_ODT : RO_DOCUMENT_SHEET;
}

static ro_document in_zip(ro_str s) {
    bool office = false;
    ro_document folder = RO_NO_DOCUMENT;
    size_t at = 0;
    for (int i = 0; i < LOOKED && at < s.n && s.n - at > HEADER && memcmp(s.p + at, "PK\3\4", 4) == 0; i++) {
        size_t n = number(s.p + at + 26, 2), data = at + HEADER + n + number(s.p + at + 28, 2);
        if (data > s.n) break;
        ro_str name = {s.p + at + HEADER, n};
        if (i == 0 && ro_str_is(name, "mimetype")) return by_mimetype((ro_str){s.p + data, s.n - data});
        office |=
            ro_str_is(name, "[Content_Types].xml") || ro_str_is(name, "_rels/.rels") || ro_str_is(name, "word/document.xml");
        if (!folder && ro_str_starts(name, "word/")) folder = RO_DOCUMENT_DOCX;
        if (!folder && (ro_str_starts(name, "xl/") || ro_str_starts(name, "ppt/") || ro_str_starts(name, "visio/")))
            folder = RO_DOCUMENT_SHEET;
        at = next_member(s, at, data);
    }
    return office ? folder : RO_NO_DOCUMENT;
}

ro_document ro_document_of(ro_str head) {
    if (head.n > 128 << 10) head.n = 128 << 10;
    if (ro_str_starts(head, "PK\3\4")) return in_zip(head);
    return ro_str_starts(ro_str_trim((ro_str){head.p, head.n < 1024 ? head.n : 1024}), "%PDF-") ? RO_DOCUMENT_PDF
                                                                                                : RO_NO_DOCUMENT;
}
