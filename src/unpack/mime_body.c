/* Transfer encodings taken back: base64, quoted-printable, and what needs nothing.
 *
 * Damage costs no more than the damaged bytes: in base64 what is no digit of it is passed over and counted, in quoted-printable
 * an "=" that stands before no two hexadecimal digits stays as it is (many programs forget to encode it). */
#include "unpack/mime.h"

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int digit64(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

static void base64(ro_mime_body *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        int d = digit64(s.p[i]);
        if (s.p[i] == '=') b->nbits = 0, b->bits = 0; /* the end of a run; some programs join runs */
        if (d < 0) {
            b->bad += s.p[i] != '=' && s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r';
            continue;
        }
        b->bits = b->bits << 6 | (uint32_t)d;
        b->nbits += 6;
        if (b->nbits < 8) continue;
        b->nbits -= 8;
        ro_buf_byte(b->to, (char)(b->bits >> b->nbits));
        b->bits &= (1u << b->nbits) - 1;
    }
}

/* true: the line is broken here only for the mail ("=" at its end). */
static bool quoted(ro_mime_body *b, ro_str s, bool ends) {
    size_t n = s.n, lo = 0;
    while (ends && n && (s.p[n - 1] == ' ' || s.p[n - 1] == '\t')) n--;
    bool soft = ends && n && s.p[n - 1] == '=';
    if (soft) n--;
    for (size_t i = 0; i < n; i++) {
        if (s.p[i] != '=') continue;
        int high = i + 2 < n ? hex(s.p[i + 1]) : -1, low = high >= 0 ? hex(s.p[i + 2]) : -1;
        if (low < 0) {
            b->bad++;
            continue;
        }
        ro_buf_add(b->to, (ro_str){s.p + lo, i - lo});
        ro_buf_byte(b->to, (char)(high << 4 | low));
        i += 2;
        lo = i + 1;
    }
    ro_buf_add(b->to, (ro_str){s.p + lo, n - lo});
    return soft;
}

void ro_mime_decode(ro_mime_body *b, ro_str line, const char *newline) {
    if (b->coding == RO_MIME_BASE64) {
        base64(b, line);
        return;
    }
    if (b->newline) ro_buf_addc(b->to, b->newline);
    b->newline = newline;
    if (b->coding == RO_MIME_PLAIN)
        ro_buf_add(b->to, line);
    else if (quoted(b, line, newline != NULL))
        b->newline = NULL;
}

enum ro_mime_coding ro_mime_coding_of(ro_str field) {
    if (ro_mime_is(field, "base64")) return RO_MIME_BASE64;
    return ro_mime_is(field, "quoted-printable") ? RO_MIME_QUOTED : RO_MIME_PLAIN;
}
