/* Web archives: WARC 0.17 to 1.1, record by record, in the memory of one record.
 *
 * What a server answered, what was taken over by other ways and what was made of it (response, resource, conversion) become
 * captures under the record's address and time; the rest is about the crawl and is passed over. A revisit says that a page had
 * not changed: it is that page at another time, so its bytes are read again where they stand in the same file and can be
 * reached. A piece is named by the offset that indexes (CDX) give, "crawl.warc.gz:4711".
 *
 * A record ends where its length says if a record or nothing follows there; else (crawlers that count characters for bytes, files
 * that were cut or mended by hand) it ends before the next line that opens one, and a note says so. Where no record can be
 * made out, reading goes on at the next one, in gzip at the next whole member, and one sentence tells from where to where. */
#include "unpack/web.h"

#include <stdio.h>

enum {
    HEAD = 64 << 10,        /* bytes of the head of a record, and of the head of a message that is looked at to judge it */
    PASSED = 4 << 20,       /* of a record that is passed over: what is longer is not looked through if its length lies */
    TOLD = 20,              /* sentences about damage in one file */
    SEEN = 1 << 18,         /* pages that revisits may point at */
    WITHIN = 16 << 20,      /* unpacked bytes into a gzip member: farther in, a record is not read again */
    FREE_AGAIN = 256 << 20, /* bytes read again for revisits in any case, and so many times those of the file: */
    AGAIN = 16,
};

/* A page that revisits may point at, under the hash of its digest, and of its address and time. */
struct seen {
    uint64_t key, origin;
    uint32_t within;
};

struct warc {
    ro_unpack *unpack;
    ro_stream *stream;
    ro_str file;
    ro_arena *record; /* of the record at hand */
    struct ro_error error;
    uint64_t end; /* where it ends in the stream */
    uint64_t again;
    size_t damages;
    bool cut; /* the page that the stream broke off in says so itself */
    struct seen *seen;
    size_t nseen, room;
};

struct record {
    char name[800];
    uint64_t origin, within, length;
    bool sized;
    ro_str type, url, date, content_type, block_digest, body_digest, truncated, segment, refers_url, refers_date;
};

static void free_record(void *p) {
    struct warc *w = p;
    ro_arena_free(w->record);
}

/* ---- damage ---------------------------------------------------------------------------------------------------------- */

static void name_here(const struct warc *w, char name[800], uint64_t *origin, uint64_t *within) {
    *origin = ro_stream_origin(w->stream, within);
    int n = (int)(w->file.n < 700 ? w->file.n : 700);
    if (*within)
        snprintf(name, 800, "%.*s:%llu+%llu", n, w->file.p, (unsigned long long)*origin, (unsigned long long)*within);
    else
        snprintf(name, 800, "%.*s:%llu", n, w->file.p, (unsigned long long)*origin);
}

static void refuse(struct warc *w, ro_status status, const char *name, const char *why) {
    struct ro_error e = {.status = status};
    snprintf(e.text, sizeof e.text, "%s: %s", name, why);
    if (w->damages++ < TOLD) ro_unpack_refuse(w->unpack, ro_str_c(name), &e);
}

static void refuse_rest(struct warc *w) {
    struct ro_error e = {.status = RO_INPUT};
    if (w->damages <= TOLD) return;
    snprintf(e.text, sizeof e.text, "%.*s: %zu more places are damaged: fetch the file again", (int)w->file.n, w->file.p,
             w->damages - TOLD);
    ro_unpack_refuse(w->unpack, w->file, &e);
}

/* "WARC/1.0" */
static bool opens_record(ro_str s) {
    return s.n >= 8 && memcmp(s.p, "WARC/", 5) == 0 && s.p[5] >= '0' && s.p[5] <= '9' && s.p[6] == '.' && s.p[7] >= '0' &&
           s.p[7] <= '9';
}

/* The next line from i on that opens a record; SIZE_MAX: none. */
static size_t find_record(ro_str s, size_t i) {
    for (const char *at; i < s.n && (at = memmem(s.p + i, s.n - i, "WARC/", 5)); i++) {
        i = (size_t)(at - s.p);
        if ((!i || at[-1] == '\n') && opens_record((ro_str){at, s.n - i})) return i;
    }
    return SIZE_MAX;
}

/* Takes what stands before the next record of this stretch of the stream; false where it has none. */
static bool find_in_stretch(struct warc *w) {
    for (;;) {
        ro_str s = ro_stream_look(w->stream, HEAD);
        size_t i = find_record(s, 0);
        ro_stream_take(w->stream, i < s.n ? i : s.n > 16 && !w->stream->end ? s.n - 16 : s.n);
        if (i < s.n) return true;
        if (w->stream->end) return false;
    }
}

/* Goes on at the next record there is, and tells. */
static bool find_next(struct warc *w, const char *why) {
    bool found, told = w->cut;
    char name[800], next[800], text[400];
    uint64_t origin, within;
    w->cut = false;
    name_here(w, name, &origin, &within);
    if (opens_record(ro_stream_look(w->stream, 8))) ro_stream_take(w->stream, 5); /* one that cannot be made out */
    while (!(found = find_in_stretch(w)) && ro_stream_resume(w->stream)) {
    }
    name_here(w, next, &origin, &within);
    if (found)
        snprintf(text, sizeof text, "%s: reading goes on at byte %llu", why, (unsigned long long)origin);
    else
        snprintf(text, sizeof text, "%s: what stands behind it is not read: fetch the file again", why);
    if (!told) refuse(w, RO_INPUT, name, text);
    return found;
}

/* ---- the head of a record ---------------------------------------------------------------------------------------------- */

/* How long the head is, with the blank line behind it; 0: it has no end within bounds. */
static size_t head_length(ro_stream *s) {
    for (size_t want = 4096;; want *= 2) {
        ro_str h = ro_stream_look(s, want);
        const char *a = memmem(h.p, h.n, "\r\n\r\n", 4), *b = memmem(h.p, h.n, "\n\n", 2);
        if (a && (!b || a < b)) return (size_t)(a - h.p) + 4;
        if (b) return (size_t)(b - h.p) + 2;
        if (want >= HEAD || h.n < want) return 0;
    }
}

static bool whole_number(ro_str s, uint64_t *n) {
    *n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i > 17) return false;
        *n = *n * 10 + (uint64_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

/* Old versions print addresses in <>. */
static ro_str bare(ro_str s) { return s.n > 2 && s.p[0] == '<' && s.p[s.n - 1] == '>' ? (ro_str){s.p + 1, s.n - 2} : s; }

/* What stands in no line of ours: control characters. */
static ro_str plain(ro_arena *a, ro_str s) { return s.n ? ro_str_blanks(a, ro_utf8_mend(a, s)) : RO_NONE; }

static void take_head(ro_arena *a, struct record *r, ro_str head) {
    const struct {
        const char *name;
        ro_str *to;
    } known[] = {{"WARC-Type", &r->type},
                 {"WARC-Target-URI", &r->url},
                 {"WARC-Date", &r->date},
                 {"Content-Type", &r->content_type},
                 {"WARC-Block-Digest", &r->block_digest},
                 {"WARC-Payload-Digest", &r->body_digest},
                 {"WARC-Truncated", &r->truncated},
                 {"WARC-Segment-Number", &r->segment},
                 {"WARC-Refers-To-Target-URI", &r->refers_url},
                 {"WARC-Refers-To-Date", &r->refers_date}};
    const char *nl = memchr(head.p, '\n', head.n);
    ro_str rest = {nl + 1, head.n - (size_t)(nl + 1 - head.p)};
    ro_field f;
    while (ro_field_next(a, &rest, &f)) {
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (ro_field_is(&f, known[i].name) && !known[i].to->n) *known[i].to = plain(a, bare(f.value));
        if (ro_field_is(&f, "Content-Length") && !r->sized) r->sized = whole_number(f.value, &r->length);
    }
}

/* ---- where it ends ------------------------------------------------------------------------------------------------------- */

/* Is there the end of a record, a record, or nothing behind i bytes? */
static bool good_end(ro_stream *s, size_t i) {
    ro_str b = ro_stream_look(s, i + 16);
    if (b.n < i) return false;
    if (b.n >= i + 4 && memcmp(b.p + i, "\r\n\r\n", 4) == 0) return true;
    for (unsigned n = 0; i < b.n && n < 8 && (b.p[i] == '\r' || b.p[i] == '\n'); n++) i++;
    return i == b.n || opens_record((ro_str){b.p + i, b.n - i});
}

/* The block of a record. */
struct extent {
    size_t n;
    bool right; /* as its length says */
    bool cut;   /* the stream ends in it */
};

/* The block behind `head` bytes: by the length that is told, else up to the next record. Looks at all of it, up to limit. */
static struct extent extent_of(struct warc *w, const struct record *r, size_t head, size_t limit) {
    ro_stream *s = w->stream;
    if (r->sized && good_end(s, head + (size_t)r->length)) return (struct extent){(size_t)r->length, true, false};
    size_t next, from = head;
    ro_str b = ro_stream_look(s, head);
    while ((next = find_record(b, from)) == SIZE_MAX && !s->end && b.n < limit) {
        from = b.n > from + 16 ? b.n - 16 : from;
        b = ro_stream_look(s, b.n + HEAD);
    }
    size_t end = next < b.n ? next : b.n;
    for (unsigned n = 0; next < b.n && n < 4 && end > head && (b.p[end - 1] == '\r' || b.p[end - 1] == '\n'); n++) end--;
    if (next == SIZE_MAX && r->sized && r->length < end - head) end = head + (size_t)r->length;
    return (struct extent){end - head, false, next == SIZE_MAX && s->end};
}

/* ---- revisits ------------------------------------------------------------------------------------------------------------ */

static uint64_t key_of(ro_arena *a, ro_str x, ro_str y) {
    return ro_hash(ro_str_printf(a, "%.*s\n%.*s", (int)x.n, x.n ? x.p : "", (int)y.n, y.n ? y.p : "")) | 1;
}

static struct seen *slot(const struct warc *w, uint64_t key) {
    size_t i = key & (w->room - 1);
    while (w->seen[i].key && w->seen[i].key != key) i = (i + 1) & (w->room - 1);
    return &w->seen[i];
}

static void grow_seen(struct warc *w) {
    struct warc old = *w;
    w->room = old.room ? old.room * 2 : 512;
    w->seen = RO_NEWS(w->stream->arena, struct seen, w->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.seen[i].key) *slot(w, old.seen[i].key) = old.seen[i];
}

static void remember(struct warc *w, uint64_t key, const struct record *r) {
    if (w->nseen >= SEEN || r->within > WITHIN) return;
    if (w->nseen * 2 >= w->room) grow_seen(w);
    struct seen *s = slot(w, key);
    w->nseen += !s->key;
    *s = (struct seen){key, r->origin, (uint32_t)r->within};
}

static const struct seen *at_key(const struct warc *w, uint64_t key) {
    const struct seen *s = w->room ? slot(w, key) : NULL;
    return s && s->key ? s : NULL;
}

static const struct seen *recall(const struct warc *w, const struct record *r) {
    const struct seen *same = r->body_digest.n ? at_key(w, key_of(w->record, RO_NONE, r->body_digest)) : NULL;
    return same || !r->refers_url.n ? same : at_key(w, key_of(w->record, r->refers_url, r->refers_date));
}

/* ---- giving ---------------------------------------------------------------------------------------------------------------- */

static bool is(ro_str s, const char *lit) { return s.n == strlen(lit) && ro_str_find_nocase(s, lit) == 0; }

static bool message(const struct record *r) {
    return ro_str_find_nocase(r->content_type, "application/http") == 0 ||
           (!r->content_type.n && ro_str_find_nocase(r->url, "http") == 0);
}

/* Does it hold what was fetched? */
static bool holds_page(const struct record *r) {
    return is(r->type, "response") || is(r->type, "resource") || is(r->type, "conversion");
}

static ro_fetched fetched(const struct record *r, ro_str block) {
    return (ro_fetched){.name = ro_str_c(r->name),
                        .block = block,
                        .http = is(r->type, "response") && message(r),
                        .type = r->content_type,
                        .url = r->url.n ? r->url : RO_NONE,
                        .captured = r->date.n ? r->date : RO_NONE};
}

static void refuse_length(struct warc *w, const struct record *r) {
    char text[200];
    snprintf(text, sizeof text, "the page is over the limit of %u bytes: the others are read", RO_MAX_CAPTURE);
    refuse(w, RO_LIMIT, r->name, text);
}

static ro_str notes(const struct warc *w, const struct record *r, struct extent x) {
    ro_buf b = {.arena = w->record};
    unsigned long long told = r->length;
    if (r->truncated.n)
        ro_buf_printf(&b, "The crawler broke the page off (%.*s): its end is missing.\n", (int)r->truncated.n, r->truncated.p);
    if (x.cut && r->sized && x.n < told)
        ro_buf_printf(&b, "The archive %s in this page: there are %zu of its %llu bytes.\n",
                      w->stream->broken && strcmp(w->stream->broken, "ends early") != 0 ? "is damaged" : "ends", x.n, told);
    else if (!x.right && r->sized)
        ro_buf_printf(&b, "The archive gives this page %llu bytes; there are %zu up to the next one.\n", told, x.n);
    return b.n ? ro_buf_str(&b) : RO_NONE;
}

/* Is it the record that the revisit means? */
static bool meant(const struct record *o, const struct record *r) {
    if (o->body_digest.n && r->body_digest.n) return ro_str_eq(o->body_digest, r->body_digest);
    return ro_str_eq(o->url, r->refers_url) && ro_str_eq(o->date, r->refers_date);
}

/* The page of another record of this file, at this record's time. */
static bool give_again(struct warc *w, ro_arena *a, const struct seen *at, const struct record *r) {
    ro_stream *s = ro_stream_again(w->stream, a, at->origin);
    if (!s) return false;
    struct warc other = {.unpack = w->unpack, .stream = s, .file = w->file, .record = a};
    struct record o = {0};
    s->lenient = true;
    w->again += ro_stream_skip(s, at->within);
    size_t head = head_length(s);
    if (!head || !opens_record(ro_stream_look(s, 8))) return false;
    take_head(a, &o, ro_str_dup(a, (ro_str){ro_stream_look(s, head).p, head}));
    if (!meant(&o, r) || !o.sized || o.length > RO_MAX_CAPTURE) return false;
    struct extent x = extent_of(&other, &o, head, RO_MAX_CAPTURE);
    if (!x.right) return false;
    w->again += head + x.n;
    ro_fetched f = fetched(&o, (ro_str){ro_stream_look(s, head + x.n).p + head, x.n});
    f.name = ro_str_c(r->name), f.captured = r->date.n ? r->date : RO_NONE;
    if (r->url.n) f.url = r->url;
    f.block_digest = o.block_digest, f.body_digest = o.body_digest;
    f.note = ro_str_printf(a, "The crawler found the page unchanged: these are its bytes of %.*s.", (int)o.date.n, o.date.p);
    ro_fetched_give(w->unpack, a, &f);
    return true;
}

/* Whether the page could be given. */
static bool revisit(struct warc *w, const struct record *r) {
    const struct seen *at = recall(w, r);
    if (!at || w->again > FREE_AGAIN + w->stream->taken * AGAIN) return false;
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    volatile bool given = false;
    if (a && !RO_TRY(a)) given = give_again(w, a, at, r);
    ro_arena_free(a);
    return given;
}

/* ---- a record -------------------------------------------------------------------------------------------------------------- */

/* May it be an account? By its head and the first bytes of its block. */
static bool wanted(struct warc *w, const struct record *r, size_t head) {
    size_t peek = r->sized && r->length < HEAD ? (size_t)r->length : HEAD;
    ro_str b = ro_stream_look(w->stream, head + peek);
    ro_fetched f = fetched(r, (ro_str){b.p + head, b.n - head < peek ? b.n - head : peek});
    return holds_page(r) && ro_fetched_wanted(w->record, &f);
}

/* It is passed over, and counted where it stood for something that people see. */
static void pass(struct warc *w, const struct record *r) {
    if (holds_page(r) || (is(r->type, "revisit") && !revisit(w, r))) ro_unpack_skip(w->unpack, ro_str_c(r->name));
}

static void give(struct warc *w, const struct record *r, size_t head, struct extent x) {
    ro_fetched f = fetched(r, (ro_str){ro_stream_look(w->stream, head + x.n).p + head, x.n});
    w->cut = x.cut && w->stream->broken && x.n;
    f.note = notes(w, r, x);
    if (x.right) {
        f.block_digest = r->block_digest, f.body_digest = r->body_digest;
        if (r->body_digest.n) remember(w, key_of(w->record, RO_NONE, r->body_digest), r);
        remember(w, key_of(w->record, r->url, r->date), r);
    }
    ro_fetched_give(w->unpack, w->record, &f);
}

static void take_block(struct warc *w, const struct record *r, size_t head) {
    bool want = wanted(w, r, head);
    if (want && r->segment.n) {
        refuse(w, RO_UNSUPPORTED, r->name, "the page is kept in several segments, which are not put together: fetch it anew");
    } else if (want && r->sized && r->length > RO_MAX_CAPTURE) {
        refuse_length(w, r);
    } else if (want || !r->sized || r->length <= PASSED) {
        struct extent x = extent_of(w, r, head, head + (want ? RO_MAX_CAPTURE : PASSED));
        w->end = w->stream->taken + head + x.n;
        if (want)
            give(w, r, head, x);
        else
            pass(w, r);
        return;
    }
    if (!want) pass(w, r);
    w->end = w->stream->taken + head + r->length; /* taken unseen */
}

/* False: the record cannot be made out. */
static bool take_record(struct warc *w) {
    struct record r = {0};
    size_t head = head_length(w->stream);
    if (!head) return false;
    name_here(w, r.name, &r.origin, &r.within);
    take_head(w->record, &r, ro_str_dup(w->record, (ro_str){ro_stream_look(w->stream, head).p, head}));
    w->end = w->stream->taken + head;
    take_block(w, &r, head);
    return true;
}

static bool next_record(struct warc *w) {
    volatile bool good = true;
    w->end = w->stream->taken;
    w->record = ro_arena_new(&w->error);
    if (!w->record || RO_TRY(w->record))
        ro_unpack_refuse(w->unpack, w->file, &w->error);
    else
        good = take_record(w);
    ro_arena_free(w->record);
    w->record = NULL;
    ro_stream_skip(w->stream, w->end - w->stream->taken);
    return good;
}

/* ---- the archive -------------------------------------------------------------------------------------------------------------
 */

static void skip_blank(ro_stream *s) {
    for (ro_str b; (b = ro_stream_look(s, 1)).n && (*b.p == '\r' || *b.p == '\n');) ro_stream_take(s, 1);
}

bool ro_warc_is(ro_str head, const ro_capture *about) {
    (void)about;
    size_t i = 0;
    while (i < head.n && i < 8 && (head.p[i] == '\r' || head.p[i] == '\n')) i++;
    return opens_record((ro_str){head.p + i, head.n - i});
}

void ro_warc_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct warc *w = RO_NEW(s->arena, struct warc);
    *w = (struct warc){.unpack = u, .stream = s, .file = about->file};
    ro_defer(s->arena, free_record, w);
    s->lenient = true;
    while (!u->stop) {
        skip_blank(s);
        ro_str b = ro_stream_look(s, 16);
        if (opens_record(b) && next_record(w)) continue;
        char why[200] = "the head of the record has no end";
        if (b.n && !opens_record(b))
            snprintf(why, sizeof why, "there is no record where one should begin");
        else if (!b.n && s->broken)
            snprintf(why, sizeof why, "the gzip data %s", s->broken);
        else if (!b.n)
            break;
        if (!find_next(w, why)) break;
    }
    refuse_rest(w);
}
