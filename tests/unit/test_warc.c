/* What a user would miss of a web archive: every page that a crawler got, under its address and its time, whatever it was packed
 * in; damage that costs no more than the damaged record, and is told; a page found unchanged that is one at both times. The
 * archives are written here, record by record. */
#include "arena.h"
#include "unpack/web.h"

#include <brotli/encode.h>
#include <dlfcn.h>
#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define PAGE                                                                                                                     \
    "<html><body><h1>Talks in Kessan</h1><p>President Orvan Telmek received Prime Minister Ines Corvay of Sarelle.</p>"          \
    "<p>The two sides agreed on the ferry line.</p></body></html>"
#define URL "https://president.example/news/1"

/* ---- writing an archive ------------------------------------------------------------------------------------------------- */

static ro_buf file;   /* the archive */
static bool member;   /* each record is a gzip member */
static size_t origin; /* of the record written last */

static ro_str zipped(ro_str s, int bits) {
    z_stream z = {0};
    deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
    size_t cap = deflateBound(&z, s.n) + 32;
    char *out = ro_alloc(arena, cap);
    z.next_in = (Bytef *)(uintptr_t)s.p, z.avail_in = (uInt)s.n;
    z.next_out = (Bytef *)out, z.avail_out = (uInt)cap;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return (ro_str){out, cap - z.avail_out};
}

static void put(ro_str s) {
    origin = file.n;
    ro_buf_add(&file, member ? zipped(s, 15 + 16) : s);
}

static void start(bool packed) {
    file = (ro_buf){.arena = arena};
    member = packed;
}

/* head: more fields, each with its line end. lie: added to the length. */
static ro_str record(const char *type, const char *head, ro_str block, int lie) {
    ro_buf b = {.arena = arena};
    ro_buf_printf(&b, "WARC/1.0\r\nWARC-Type: %s\r\n%sContent-Length: %d\r\n\r\n", type, head, (int)block.n + lie);
    ro_buf_add(&b, block);
    ro_buf_addc(&b, "\r\n\r\n");
    return ro_buf_str(&b);
}

#define AT(url, date) "WARC-Target-URI: " url "\r\nWARC-Date: " date "\r\nContent-Type: application/http; msgtype=response\r\n"

static ro_str answer(const char *fields, ro_str body) {
    ro_buf b = {.arena = arena};
    ro_buf_printf(&b, "HTTP/1.1 200 OK\r\n%s\r\n", fields);
    ro_buf_add(&b, body);
    return ro_buf_str(&b);
}

static ro_str html(const char *body) { return answer("Content-Type: text/html; charset=utf-8\r\n", ro_str_c(body)); }
static void put_page(const char *head, const char *body) { put(record("response", head, html(body), 0)); }

/* ---- reading it ---------------------------------------------------------------------------------------------------------- */

struct got {
    ro_capture *v;
    size_t n, skipped;
    ro_buf refused;
};

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct got *g = user;
    if (st == RO_SKIPPED) {
        g->skipped++;
    } else if (st != RO_OK) {
        ro_buf_printf(&g->refused, "%s\n", why);
    } else {
        ro_capture *v = RO_NEWS(arena, ro_capture, g->n + 1);
        if (g->n) memcpy(v, g->v, g->n * sizeof *v);
        g->v = v;
        v[g->n] = *c;
        ro_str *s[] = {&v[g->n].file,    &v[g->n].bytes, &v[g->n].url, &v[g->n].captured,
                       &v[g->n].charset, &v[g->n].note,  &v[g->n].id};
        for (size_t i = 0; i < sizeof s / sizeof *s; i++) *s[i] = ro_str_dup(arena, *s[i]);
        g->n++;
    }
    return true;
}

static struct got take(void) {
    struct got g = {.refused = {.arena = arena}};
    ro_ctx *ctx = ro_ctx_new();
    ro_capture whole = {.file = ro_str_c("c.warc"), .bytes = ro_buf_str(&file)};
    assert_int_equal(ro_captures_within(ctx, &whole, each, &g), RO_OK);
    ro_ctx_free(ctx);
    ro_buf_byte(&g.refused, 0);
    return g;
}

static void is(ro_str s, const char *want) { assert_string_equal(s.p ? ro_str_dup(arena, s).p : "(none)", want); }
static void says(ro_str s, const char *words) {
    if (ro_str_find(s, ro_str_c(words)) < 0) fail_msg("\"%.*s\" does not say: %s", (int)s.n, s.p, words);
}

/* ---- whole archives -------------------------------------------------------------------------------------------------------- */

static void an_archive(void) {
    put(record("warcinfo", "Content-Type: application/warc-fields\r\n", ro_str_c("software: ours\r\n"), 0));
    put(record("request", AT(URL, "2023-05-16T09:00:00Z"), ro_str_c("GET / HTTP/1.1\r\n\r\n"), 0));
    put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
    put(record("response", AT(URL "/flag.png", "2023-05-16T09:00:01Z"), answer("Content-Type: image/png\r\n", RO_S("\x89PNG..")),
               0));
    put(record("response", AT(URL "/old", "2023-05-16T09:00:02Z"),
               ro_str_c("HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /\r\n\r\n<html>Moved"), 0));
    put(record("response", AT("https://president.example/robots.txt", "2023-05-16T09:00:02Z"),
               answer("Content-Type: text/plain\r\n", ro_str_c("User-agent: *")), 0));
    put(record("response", AT(URL "/gone", "2023-05-16T09:00:03Z"),
               ro_str_c("HTTP/1.1 404 Not Found\r\ncontent-type: TEXT/HTML;charset=\"windows-1251\"\r\n\r\n<html>Gone"), 0));
    put(record("resource", "WARC-Target-URI: <" URL "/text>\r\nWARC-Date: 2023-05-16T09:00:04Z\r\nContent-Type: text/plain\r\n",
               ro_str_c("Talks were held in Kessan."), 0));
    put(record("metadata", AT(URL, "2023-05-16T09:00:00Z"), ro_str_c("via: /"), 0));
}

static void check_archive(const char *third) {
    struct got g = take();
    is(ro_buf_str(&g.refused), "");
    assert_int_equal(g.n, 3);
    assert_int_equal(g.skipped,
                     3); /* the picture, what has moved, the file for crawlers; nobody asks for the crawl's own records */
    is(g.v[0].file, third);
    is(g.v[0].url, URL);
    is(g.v[0].id, URL); /* so that the same address at another time is another version */
    is(g.v[0].captured, "2023-05-16T09:00:00Z");
    is(g.v[0].charset, "utf-8");
    is(g.v[0].bytes, PAGE);
    is(g.v[0].note, "(none)");
    assert_int_equal(g.v[0].status, 200);
    assert_int_equal(g.v[1].status, 404);
    is(g.v[1].charset, "windows-1251");
    is(g.v[2].url, URL "/text");
    is(g.v[2].bytes, "Talks were held in Kessan.");
}

static char *offset(size_t n) { return (char *)(uintptr_t)ro_str_printf(arena, "c.warc:%zu", n).p; }

static void records_of_all_kinds(void **state) {
    (void)state;
    size_t third;
    for (int packed = 0; packed < 2; packed++) {
        start(packed);
        an_archive();
        ro_buf all = file;
        file.n = 0; /* where does the third record begin? */
        put(record("warcinfo", "Content-Type: application/warc-fields\r\n", ro_str_c("software: ours\r\n"), 0));
        put(record("request", AT(URL, "2023-05-16T09:00:00Z"), ro_str_c("GET / HTTP/1.1\r\n\r\n"), 0));
        third = file.n;
        file.n = all.n;
        start(packed);
        an_archive();
        check_archive(offset(third));
    }
}

static void one_member_for_all(void **state) {
    (void)state;
    start(false);
    put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
    put_page(AT(URL "/2", "2023-05-17T09:00:00Z"), PAGE);
    size_t second = origin;
    ro_str all = ro_buf_str(&file);
    file = (ro_buf){.arena = arena};
    ro_buf_add(&file, zipped(all, 15 + 16));
    struct got g = take();
    assert_int_equal(g.n, 2);
    is(g.v[1].file, ro_str_printf(arena, "c.warc:0+%zu", second).p);
}

/* ---- what a page was packed in ------------------------------------------------------------------------------------------------
 */

static ro_str chunks(ro_str s) {
    ro_buf b = {.arena = arena};
    for (size_t i = 0; i < s.n; i += 50) {
        size_t n = s.n - i < 50 ? s.n - i : 50;
        ro_buf_printf(&b, "%zX;x=y\r\n", n);
        ro_buf_add(&b, (ro_str){s.p + i, n});
        ro_buf_addc(&b, "\r\n");
    }
    ro_buf_addc(&b, "0\r\nX-Trailer: 1\r\n\r\n");
    return ro_buf_str(&b);
}

static ro_str brotli(ro_str s) {
    size_t n = s.n + 1000;
    uint8_t *out = ro_alloc(arena, n);
    void *lib = dlopen("libbrotlienc.so.1", RTLD_NOW); /* beside the decoder in one package */
    assert_non_null(lib);
    __typeof__(&BrotliEncoderCompress) compress = dlsym(lib, "BrotliEncoderCompress");
    assert_true(compress(5, 22, BROTLI_MODE_TEXT, s.n, (const uint8_t *)s.p, &n, out));
    return (ro_str){(char *)out, n};
}

static ro_str zstd(ro_str s) {
    size_t cap = ZSTD_compressBound(s.n);
    char *out = ro_alloc(arena, cap);
    return (ro_str){out, ZSTD_compress(out, cap, s.p, s.n, 3)};
}

#define HTML "Content-Type: text/html\r\n"
#define CHUNKED "Transfer-Encoding: chunked\r\n"

static void codings(void **state) {
    (void)state;
    ro_str page = ro_str_c(PAGE), gz = zipped(page, 15 + 16);
    const struct {
        const char *fields;
        ro_str body;
    } ways[] = {{HTML "Content-Encoding: gzip\r\n", gz},
                {HTML "Content-Encoding: x-gzip\r\n" CHUNKED, chunks(gz)},
                {HTML "Content-Encoding: deflate\r\n", zipped(page, 15)},
                {HTML "Content-Encoding: deflate\r\n", zipped(page, -15)},
                {HTML "Content-Encoding: br\r\n", brotli(page)},
                {HTML "content-encoding: zstd\r\n", zstd(page)},
                {HTML "Content-Encoding: gzip\r\nContent-Encoding: br\r\n", brotli(gz)},
                {HTML "Content-Encoding: gzip\r\n", zipped(gz, 15 + 16)}, /* packed twice, told once */
                {HTML CHUNKED, chunks(page)},
                {HTML "Transfer-Encoding: gzip,\r\n\tchunked\r\n", chunks(gz)},
                {"Content-Encoding: gzip\r\n", gz},                /* no type: the bytes tell */
                {HTML "Content-Encoding: gzip\r\n" CHUNKED, page}, /* the crawler undid both */
                {HTML "Content-Encoding: br\r\n", page},
                {HTML "Content-Encoding: deflate\r\n", page},
                {HTML "Content-Encoding: zstd\r\n", page}};
    start(false);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        put(record("response", AT(URL, "2023-05-16T09:00:00Z"), answer(ways[i].fields, ways[i].body), 0));
    struct got g = take();
    is(ro_buf_str(&g.refused), "");
    assert_int_equal(g.skipped, 0);
    assert_int_equal(g.n, sizeof ways / sizeof *ways);
    for (size_t i = 0; i < g.n; i++) {
        is(g.v[i].bytes, PAGE);
        is(g.v[i].note, "(none)");
    }
}

static void heads_of_all_kinds(void **state) {
    (void)state;
    static const char *const heads[] = {
        "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n", ":status: 200\r\ncontent-type: text/html\r\n\r\n",
        "HTTP/1.0 200 OK\nContent-Type :text/html\n\n", "HTTP/1.1 200 OK\r\nContent-Type:\r\n text/html\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Type: text/html\r\n" /* and no blank line */};
    start(true);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        put(record("response", AT(URL, "2023-05-16T09:00:00Z"), ro_str_printf(arena, "%s%s", heads[i], PAGE), 0));
    struct got g = take();
    assert_int_equal(g.n, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < g.n; i++) is(g.v[i].bytes, PAGE), assert_int_equal(g.v[i].status, 200);
}

static void damaged_bodies_are_told(void **state) {
    (void)state;
    ro_buf b = {.arena = arena};
    for (int i = 0; i < 2000; i++)
        ro_buf_printf(&b, "<p>The sides met on day %d of the talks, number %d.</p>\n", i, i * 7919 % 1000);
    ro_str gz = zipped(ro_buf_str(&b), 15 + 16), ch = chunks(ro_buf_str(&b));
    gz.n /= 2, ch.n /= 2;
    start(false);
    put(record("response", AT(URL, "2023-05-16T09:00:00Z"), answer(HTML "Content-Encoding: gzip\r\n", gz), 0));
    put(record("response", AT(URL, "2023-05-17T09:00:00Z"), answer(HTML CHUNKED, ch), 0));
    struct got g = take();
    assert_int_equal(g.n, 2);
    says(g.v[0].note, "The packed data (gzip) of the page ends early");
    says(g.v[1].note, "The chunks of the page end early");
    for (size_t i = 0; i < 2; i++) assert_true(g.v[i].bytes.n > 10000 && memcmp(g.v[i].bytes.p, b.p, g.v[i].bytes.n) == 0);
}

/* ---- digests
 * --------------------------------------------------------------------------------------------------------------------- */

static const char *sha1_hex(ro_str s) {
    struct sha1_ctx c;
    uint8_t d[20];
    char *hex = ro_alloc(arena, 41);
    sha1_init(&c), sha1_update(&c, s.n, (const uint8_t *)s.p), sha1_digest(&c, 20, d);
    base16_encode_update(hex, 20, d);
    return hex;
}

static void put_digest(const char *block, const char *body, ro_str message) {
    put(record(
        "response",
        ro_str_printf(arena, AT(URL, "2023-05-16T09:00:00Z") "WARC-Block-Digest: %s\r\nWARC-Payload-Digest: %s\r\n", block, body)
            .p,
        message, 0));
}

static void digests_are_checked(void **state) {
    (void)state;
    ro_str gz = zipped(ro_str_c(PAGE), 15 + 16), m = answer(HTML "Content-Encoding: gzip\r\n" CHUNKED, chunks(gz));
    const char *right = ro_str_printf(arena, "sha1:%s", sha1_hex(m)).p, *wrong = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    start(true);
    put_digest(right, wrong, m); /* many crawlers mean something else by the payload */
    put_digest("", ro_str_printf(arena, "sha1:%s", sha1_hex(chunks(gz))).p, m);
    put_digest("", ro_str_printf(arena, "SHA-1:%s", sha1_hex(gz)).p, m);
    put_digest("", ro_str_printf(arena, "sha1:%s", sha1_hex(ro_str_c(PAGE))).p, m);
    put_digest("crc32:abc", "sha1:nonsense!", m);
    put_digest(wrong, "", m);
    put_digest("", wrong, m);
    /* The same digest of "abc" in base 32, and SHA-256 in hex. */
    put(record("resource", "Content-Type: text/plain\r\nWARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n",
               ro_str_c("abc"), 0));
    put(record("resource",
               "Content-Type: text/plain\r\nWARC-Block-Digest: "
               "sha256:BA7816BF8F01CFEA414140DE5DAE2223b00361a396177a9cb410ff61f20015ad\r\n",
               ro_str_c("abc"), 0));
    put(record("resource", "Content-Type: text/plain\r\nWARC-Block-Digest: md5:900150983cd24fb0d6963f7d28e17f73\r\n",
               ro_str_c("abd"), 0));
    struct got g = take();
    assert_int_equal(g.n, 10);
    for (size_t i = 0; i < g.n; i++) {
        if (i == 5 || i == 6 || i == 9)
            says(g.v[i].note, "digest does not agree");
        else
            is(g.v[i].note, "(none)");
    }
}

/* ---- revisits
 * -------------------------------------------------------------------------------------------------------------------- */

static void put_revisit(const char *digest, const char *refers, const char *date) {
    put(record(
        "revisit",
        ro_str_printf(arena, "WARC-Target-URI: " URL "\r\nWARC-Date: %s\r\nWARC-Payload-Digest: %s\r\n%s", date, digest, refers)
            .p,
        ro_str_c("HTTP/1.1 304 Not Modified\r\n\r\n"), 0));
}

static void an_unchanged_page_is_one_at_both_times(void **state) {
    (void)state;
    const char *digest = ro_str_printf(arena, "sha1:%s", sha1_hex(ro_str_c(PAGE))).p;
    for (int packed = 0; packed < 2; packed++) {
        start(packed);
        put(record("response", ro_str_printf(arena, AT(URL, "2023-05-01T09:00:00Z") "WARC-Payload-Digest: %s\r\n", digest).p,
                   html(PAGE), 0));
        put_revisit(digest, "", "2023-05-03T09:00:00Z");
        put_revisit("", "WARC-Refers-To-Target-URI: " URL "\r\nWARC-Refers-To-Date: 2023-05-01T09:00:00Z\r\n",
                    "2023-05-04T09:00:00Z");
        put_revisit("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "", "2023-05-05T09:00:00Z"); /* its bytes are in another file */
        struct got g = take();
        is(ro_buf_str(&g.refused), "");
        assert_int_equal(g.n, 3);
        assert_int_equal(g.skipped, 1);
        is(g.v[1].captured, "2023-05-03T09:00:00Z");
        is(g.v[2].captured, "2023-05-04T09:00:00Z");
        for (size_t i = 1; i < 3; i++) is(g.v[i].bytes, PAGE), says(g.v[i].note, "these are its bytes of 2023-05-01T09:00:00Z.");
    }
}

/* ---- damage
 * ---------------------------------------------------------------------------------------------------------------------- */

static void lying_lengths(void **state) {
    (void)state;
    for (int packed = 0; packed < 2; packed++) {
        start(packed);
        static const int lies[] = {-40, 30, 100000, 0};
        for (size_t i = 0; i < 4; i++) put(record("response", AT(URL, "2023-05-16T09:00:00Z"), html(PAGE), lies[i]));
        put(ro_str_c("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n\r\n")); /* no length */
        put_page(AT(URL "/last", "2023-05-16T09:00:00Z"), PAGE);
        struct got g = take();
        is(ro_buf_str(&g.refused), "");
        assert_int_equal(g.n, 6);
        for (size_t i = 0; i < 4; i++) is(g.v[i].bytes, PAGE);
        for (size_t i = 0; i < 3; i++) says(g.v[i].note, "bytes; there are ");
        is(g.v[3].note, "(none)");
        is(g.v[4].bytes, "They met.");
        is(g.v[5].note, "(none)");
    }
}

static void garbage_between_records(void **state) {
    (void)state;
    for (int packed = 0; packed < 2; packed++) {
        start(packed);
        put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
        size_t at = file.n;
        ro_buf_addc(&file, "what is this WARC/1.0 doing here\r\n");
        put_page(AT(URL "/2", "2023-05-16T09:00:00Z"), PAGE);
        struct got g = take();
        assert_int_equal(g.n, 2);
        is(g.v[1].file, offset(origin));
        is(ro_buf_str(&g.refused),
           ro_str_printf(arena,
                         packed ? "c.warc:0+%zu: the gzip data is followed by other bytes: reading goes on at byte %zu\n"
                                : "c.warc:%zu: there is no record where one should begin: reading goes on at byte %zu\n",
                         packed ? record("response", AT(URL, "2023-05-16T09:00:00Z"), html(PAGE), 0).n : at, origin)
               .p);
    }
}

/* Three records, and what becomes of them when the bytes of the second, [lo, hi) of its length in sixteenths, are spoilt or lost.
 */
static struct got spoilt(bool packed, size_t lo, size_t hi, bool lost, const char *second) {
    start(packed);
    put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
    size_t from = file.n;
    put(record("response", AT(URL "/2", "2023-05-16T09:00:00Z"), html(second), 0));
    size_t n = file.n - from, a = from + n * lo / 16, b = from + n * hi / 16;
    if (lost)
        file.n = a;
    else
        for (size_t i = a; i < b; i++) file.p[i] ^= 0x55;
    put_page(AT(URL "/3", "2023-05-16T09:00:00Z"), PAGE);
    return take();
}

static void a_damaged_member_costs_itself(void **state) {
    (void)state;
    ro_buf b = {.arena = arena};
    for (int i = 0; i < 3000; i++)
        ro_buf_printf(&b, "<p>Day %d: %d boats, %d guests.</p>\n", i, i * 7919 % 1000, i * 104729 % 977);
    ro_buf_byte(&b, 0);
    for (size_t lost = 0; lost < 2; lost++)
        for (size_t at = lost; at < 16; at++) {
            struct got g = spoilt(true, at, at + 1, lost, b.p);
            assert_true(g.n >= 2);
            is(g.v[0].bytes, PAGE);
            is(g.v[g.n - 1].url, URL "/3");
            is(g.v[g.n - 1].bytes, PAGE);
            bool told = g.refused.n > 1 || (g.n == 3 && g.v[1].note.n);
            assert_true(told);
        }
}

static void an_archive_that_ends_early(void **state) {
    (void)state;
    for (int packed = 0; packed < 2; packed++) {
        start(packed);
        put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
        put_page(AT(URL "/2", "2023-05-16T09:00:00Z"), PAGE);
        file.n -= 40;
        struct got g = take();
        assert_int_equal(g.n, 2);
        is(g.v[0].bytes, PAGE);
        says(g.v[1].note, "The archive ends in this page: there are ");
        file.n = origin + 30; /* in the head of the second */
        g = take();
        assert_int_equal(g.n, 1);
        says(ro_buf_str(&g.refused), "what stands behind it is not read: fetch the file again\n");
    }
}

static void damage_is_told_only_so_often(void **state) {
    (void)state;
    start(false);
    for (int i = 0; i < 100; i++) {
        put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
        ro_buf_addc(&file, "garbage\r\n");
    }
    struct got g = take();
    assert_int_equal(g.n, 100);
    size_t lines = 0;
    for (size_t i = 0; i < g.refused.n; i++) lines += g.refused.p[i] == '\n';
    assert_int_equal(lines, 21);
    says(ro_buf_str(&g.refused), "c.warc: 80 more places are damaged");
}

/* Nothing but heads of members, and nothing but heads of records: linear all the same. */
static void hostile_archives_take_no_longer(void **state) {
    (void)state;
    start(true);
    put_page(AT(URL, "2023-05-16T09:00:00Z"), PAGE);
    for (int i = 0; i < 200000; i++) ro_buf_add(&file, RO_S("\x1f\x8b\x08\0\0\0\0\0\0\xff"));
    struct got g = take();
    assert_int_equal(g.n, 1);
    start(false);
    for (int i = 0; i < 100000; i++)
        ro_buf_addc(&file, "WARC/1.0\nWARC-Type: response\nContent-Length: 60000000\n\nHTTP/1.1 200\n\n");
    g = take();
    assert_int_equal(g.n, 0);
}

static void segments_and_bombs(void **state) {
    (void)state;
    start(false);
    put(record("response", AT(URL, "2023-05-16T09:00:00Z") "WARC-Segment-Number: 1\r\n", html(PAGE), 0));
    put(record("continuation", AT(URL, "2023-05-16T09:00:00Z") "WARC-Segment-Number: 2\r\n", ro_str_c("rest"), 0));
    put(record("response", AT(URL, "2023-05-16T09:00:00Z") "WARC-Truncated: length\r\n", html(PAGE), 0));
    size_t n = RO_MAX_CAPTURE + 1000;
    char *zeros = calloc(1, n);
    assert_non_null(zeros);
    put(record("response", AT(URL, "2023-05-16T09:00:00Z"),
               answer(HTML "Content-Encoding: gzip\r\n", zipped((ro_str){zeros, n}, 15 + 16)), 0));
    free(zeros);
    put_page(AT(URL "/3", "2023-05-16T09:00:00Z"), PAGE);
    struct got g = take();
    assert_int_equal(g.n, 2);
    says(g.v[0].note, "The crawler broke the page off (length)");
    is(g.v[1].url, URL "/3");
    says(ro_buf_str(&g.refused), "c.warc:0: the page is kept in several segments");
    says(ro_buf_str(&g.refused), "over the limit of 67108864 bytes for one page");
}

static void reads_as(const char *bytes, const char *want) {
    file = (ro_buf){.arena = arena};
    ro_buf_addc(&file, bytes);
    struct got g = take();
    assert_int_equal(g.n, 0);
    says(ro_buf_str(&g.refused), want);
}

static void what_lies_beside_archives(void **state) {
    (void)state;
    static const char *const indexes[] = {" CDX N b a m s k r M S V g\norg,example)/ 20230516090000 - - - - - - - 0 c.warc.gz\n",
                                          "example,president)/news/1 20230516090000 {\"url\": \"" URL "\", \"offset\": \"0\"}\n",
                                          "!meta 0 {\"format\": \"cdxj-gzip-1.0\"}\n",
                                          "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"" URL
                                          "\", \"text\": \"Talks.\"}\n"};
    for (size_t i = 0; i < 4; i++) reads_as(indexes[i], "c.warc: is an index of a web archive, which holds no pages: ");
    reads_as("filedesc://a.arc 0.0.0.0 20010101000000 text/plain 20\n1 0 Crawler\n\n",
             "c.warc: is a web archive of the old kind (ARC), which");
    start(true); /* in a container they are passed over */
    put(ro_str_c(indexes[1]));
    ro_capture about = {.file = ro_str_c("c.warc"), .bytes = ro_buf_str(&file)};
    struct got g = {.refused = {.arena = arena}};
    ro_unpack_piece(&(ro_unpack){.fn = each, .user = &g, .packed = 1000}, &about);
    assert_int_equal(g.skipped, 1);
    assert_int_equal(g.n + g.refused.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(records_of_all_kinds),
        TEST(one_member_for_all),
        TEST(codings),
        TEST(heads_of_all_kinds),
        TEST(damaged_bodies_are_told),
        TEST(digests_are_checked),
        TEST(an_unchanged_page_is_one_at_both_times),
        TEST(lying_lengths),
        TEST(garbage_between_records),
        TEST(a_damaged_member_costs_itself),
        TEST(an_archive_that_ends_early),
        TEST(damage_is_told_only_so_often),
        TEST(hostile_archives_take_no_longer),
        TEST(segments_and_bombs),
        TEST(what_lies_beside_archives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
