/* What a crawler fetched into captures: is it a page, what are its bytes, and are they still those that the archive's digests
 * speak of?
 *
 * The declared type decides where it is one that pages have or one that none has; where it says nothing
 * ("application/octet-stream") the first bytes do. What is not wanted is counted and not named.
 *
 * The digest of a payload is that of the body without chunks, says the standard; most crawlers took it with them, and some
 * unpacked. So each of the three may agree. A digest of the whole block, where there is one, has only one reading, and outranks.
 */
#include "unpack/web.h"

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

/* ---- wanted? -------------------------------------------------------------------------------------------------------- */

static bool among(ro_str s, const char *const *list) {
    for (; *list; list++)
        if (ro_str_is(s, *list)) return true;
    return false;
}

static const char *const page_types[] = {"text/html",
                                         "application/xhtml+xml",
                                         "application/vnd.wap.xhtml+xml",
                                         "text/plain",
                                         "text/markdown",
                                         "text/rtf",
                                         "application/rtf",
                                         "text/xml",
                                         "application/xml",
                                         "application/rss+xml",
                                         "application/atom+xml",
                                         "application/rdf+xml",
                                         "application/pdf",
                                         "application/x-pdf",
                                         "application/msword",
                                         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                         "application/vnd.oasis.opendocument.text",
                                         "message/rfc822",
                                         "multipart/related",
                                         "application/zip",
                                         "application/x-zip-compressed",
                                         "application/x-ndjson",
                                         "application/jsonl",
                                         "application/jsonlines",
                                         "application/x-jsonlines",
                                         NULL};
static const char *const mute_types[] = {"application/octet-stream",
                                         "binary/octet-stream",
                                         "application/x-download",
                                         "application/force-download",
                                         "application/download",
                                         "application/unknown",
                                         "unknown/unknown",
                                         "unknown",
                                         "text",
                                         "text/unknown",
                                         "no-type",
                                         NULL};

/* What the first bytes of a page without a type look like. */
static bool page_by_bytes(ro_str s) {
    static const char *const magic[] = {"%PDF-", "PK\3\4", "{\\rtf", "\x1f\x8b"};
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (ro_str_starts(s, magic[i])) return true;
    ro_str head = ro_str_trim((ro_str){s.p, s.n < 1024 ? s.n : 1024});
    return ro_str_starts(head, "<") &&
           (ro_str_find_nocase(head, "<html") >= 0 || ro_str_find_nocase(head, "<!doctype html") >= 0);
}

/* Files for crawlers, and what stands for no place on the web: a text or a picture that the crawler made of a page. */
static bool page_by_address(ro_str url) {
    size_t n = 0;
    while (n < url.n && url.p[n] != '?' && url.p[n] != '#') n++;
    ro_str path = {url.p, n};
    if (ro_str_find_nocase(url, "urn:") == 0) return false;
    return !ro_str_ends(path, "/robots.txt") && ro_str_find(path, RO_S("/.well-known/")) < 0;
}

struct answer {
    ro_http http;
    bool html; /* for certain */
};

static bool judge(ro_arena *a, const ro_fetched *f, struct answer *w) {
    *w = (struct answer){0};
    w->http.body = f->block;
    if (f->http && !ro_http_parse(a, f->block, &w->http)) return false;
    if (!f->http) ro_http_type(a, f->type, &w->http.type, &w->http.charset);
    const ro_http *h = &w->http;
    if (h->status / 100 == 1 || h->status / 100 == 3 || h->status == 204 || !page_by_address(f->url)) return false;
    bool packed = h->coding.n || h->transfer.n; /* the first bytes say nothing yet */
    return among(h->type, page_types) || ((!h->type.n || among(h->type, mute_types)) && (packed || page_by_bytes(h->body)));
}

bool ro_fetched_wanted(ro_arena *a, const ro_fetched *f) {
    struct answer w;
    return judge(a, f, &w);
}

/* ---- digests -------------------------------------------------------------------------------------------------------- */

struct digest {
    const char *name;
    size_t n; /* bytes */
};
static const struct digest digests[] = {{"sha1", 20}, {"sha-1", 20},  {"sha256", 32}, {"sha-256", 32},
                                        {"md5", 16},  {"sha512", 64}, {"sha-512", 64}};

static void digest_of(size_t n, ro_str s, uint8_t out[64]) {
    union {
        struct md5_ctx md5;
        struct sha1_ctx sha1;
        struct sha256_ctx sha256;
        struct sha512_ctx sha512;
    } c;
    const uint8_t *p = (const uint8_t *)(s.n ? s.p : "");
    if (n == 16) md5_init(&c.md5), md5_update(&c.md5, s.n, p), md5_digest(&c.md5, n, out);
    if (n == 20) sha1_init(&c.sha1), sha1_update(&c.sha1, s.n, p), sha1_digest(&c.sha1, n, out);
    if (n == 32) sha256_init(&c.sha256), sha256_update(&c.sha256, s.n, p), sha256_digest(&c.sha256, n, out);
    if (n == 64) sha512_init(&c.sha512), sha512_update(&c.sha512, s.n, p), sha512_digest(&c.sha512, n, out);
}

/* n bytes out of digits of `bits` bits each; false where they are none. */
static bool digits(ro_str s, const char *alphabet, unsigned bits, uint8_t *out, size_t n) {
    uint32_t have = 0;
    unsigned count = 0;
    size_t at = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        const char *d = s.p[i] ? strchr(alphabet, s.p[i]) : NULL;
        if (!d) return false;
        have = have << bits | (uint32_t)(d - alphabet) % (1u << bits);
        count += bits;
        if (count < 8) continue;
        count -= 8;
        if (at < n) out[at] = (uint8_t)(have >> count);
        at++;
        have &= (1u << count) - 1;
    }
    return at == n;
}

/* "sha1:BASE32", or in hex, or in base 64. Which algorithm; NULL where it cannot be checked. */
static const struct digest *parse_digest(ro_str s, uint8_t out[64]) {
    const char *colon = s.n ? memchr(s.p, ':', s.n) : NULL;
    if (!colon) return NULL;
    ro_str name = {s.p, (size_t)(colon - s.p)}, value = {colon + 1, s.n - (size_t)(colon + 1 - s.p)};
    for (size_t i = 0; i < sizeof digests / sizeof *digests; i++) {
        const struct digest *d = &digests[i];
        if (name.n != strlen(d->name) || ro_str_find_nocase(name, d->name) != 0) continue;
        /* Upper and lower case are one digit, so the alphabets stand in both, one behind the other. */
        if (value.n == 2 * d->n && digits(value, "0123456789abcdef0123456789ABCDEF", 4, out, d->n)) return d;
        if (digits(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcdefghijklmnopqrstuvwxyz234567", 5, out, d->n)) return d;
        if (digits(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, out, d->n)) return d;
        return NULL;
    }
    return NULL;
}

/* 1: one of the texts has it; -1: none; 0: it cannot be checked. */
static int agrees(ro_str printed, const ro_str *of, size_t n) {
    uint8_t want[64], is[64];
    const struct digest *d = parse_digest(printed, want);
    for (size_t i = 0; i < n && d; i++) {
        digest_of(d->n, of[i], is);
        if (memcmp(want, is, d->n) == 0) return 1;
    }
    return d ? -1 : 0;
}

/* ---- giving --------------------------------------------------------------------------------------------------------- */

static void add_note(ro_buf *b, ro_str sentence) {
    if (b->n && sentence.n) ro_buf_byte(b, '\n');
    ro_buf_add(b, sentence);
}

/* The body as its reader saw it, and a note where it is damaged. */
static ro_str unpacked(ro_unpack *u, ro_arena *a, const ro_fetched *f, ro_str body, ro_str coding, ro_buf *note) {
    for (unsigned layers = 0; coding.n && layers < 4; layers++) { /* the last one was put on last */
        size_t i = coding.n;
        while (i && coding.p[i - 1] != ',') i--;
        ro_str last = ro_str_trim((ro_str){coding.p + i, coding.n - i});
        const char *bad = NULL;
        body = ro_coding_undo(u, a, f->name, last, body, &bad);
        if (bad)
            add_note(note, ro_str_printf(a, "The packed data (%.*s) of the page %s: what stands behind byte %zu is missing.",
                                         (int)last.n, last.p, bad, body.n));
        coding.n = i ? i - 1 : 0;
    }
    return body;
}

static void check_digests(ro_arena *a, const ro_fetched *f, const ro_str bodies[3], ro_buf *note) {
    int block = agrees(f->block_digest, &f->block, 1);
    if (block < 0 || (!block && agrees(f->body_digest, bodies, 3) < 0))
        add_note(note, ro_str_dup(a, RO_S("The archive's digest does not agree: the page was damaged after it was taken.")));
}

/* Data for scripts goes by the type of a page now and then. */
static bool data(ro_str body) {
    ro_str s = ro_str_trim((ro_str){body.p, body.n < 256 ? body.n : 256});
    return s.n && (*s.p == '{' || *s.p == '[');
}

void ro_fetched_give(ro_unpack *u, ro_arena *a, const ro_fetched *f) {
    struct answer w;
    if (!judge(a, f, &w)) {
        ro_unpack_skip(u, f->name);
        return;
    }
    ro_buf note = {.arena = a};
    ro_buf_add(&note, f->note);
    const char *bad = NULL;
    ro_str chunks = ro_http_dechunk(a, &w.http, &bad);
    if (bad) add_note(&note, ro_str_printf(a, "The chunks of the page %s behind byte %zu.", bad, chunks.n));
    ro_str body = unpacked(u, a, f, unpacked(u, a, f, chunks, w.http.transfer, &note), w.http.coding, &note);
    check_digests(a, f, (ro_str[3]){w.http.body, chunks, body}, &note);
    bool html = ro_str_is(w.http.type, "text/html") || ro_str_is(w.http.type, "application/xhtml+xml");
    if (!ro_str_trim(body).n || (html && data(body)) || (!w.http.type.n && !page_by_bytes(body))) {
        ro_unpack_skip(u, f->name);
        return;
    }
    ro_capture c = {.file = f->name,
                    .bytes = body,
                    .id = f->url,
                    .url = f->url,
                    .captured = f->captured,
                    .charset = w.http.charset,
                    .status = w.http.status,
                    .note = note.n ? ro_buf_str(&note) : RO_NONE};
    ro_unpack_piece(u, &c);
}
