/* Archives and packed files: zip (and so WACZ and EPUB), tar, 7z, and what is packed with bzip2, xz or zstd; by libarchive, which
 * is opened when one of them comes.
 *
 * In: a stream of packed bytes. Out: the members in their order, each a stream again, so that a web archive of many gigabytes in
 * a zip costs no memory; only 7z, whose list of members stands at its end, is held whole. Nothing is ever written to the disk:
 * a member's name is no path here, only a name for sentences and rows.
 *
 * Folders, links, dot files and what systems leave behind (__MACOSX, Thumbs.db) are passed over. A member that is damaged is
 * refused and the next one is read; where the archive itself breaks off, what stood before is kept. Members under a password
 * are counted and told in one sentence. All that is unpacked counts against the ratio, what is passed over too.
 *
 * libarchive calls back for packed bytes, and the stream below may throw. It must not jump over libarchive's frames: the jump
 * is caught in the callback and made again when libarchive has returned. */
#include "base/archives.h"
#include "base/document.h"
#include "unpack/unpack.h"

#include <stdio.h>

struct packed {
    ro_unpack *unpack;
    ro_stream *stream; /* the packed bytes */
    const ro_capture *about;
    const struct ro_archives *lib;
    struct archive *archive;
    struct archive_entry *entry; /* the member at hand */
    size_t given;       /* of what lies ahead in the stream, with libarchive since its last call */
    bool broken;        /* the stream threw: its sentence stands in the error of its arena */
    bool over;          /* the ratio is exceeded */
    bool fatal;         /* libarchive cannot go on */
    bool zip;           /* members can be found again by their headers */
    unsigned damaged;   /* times that this was done */
    uint64_t base;      /* where in the stream libarchive began to read */
    size_t locked;      /* members under a password */
    ro_str locked_name; /* the first of them */
};

enum {
    NAME = 1200,    /* bytes of "archive.zip#folder/page.html"; longer ones are cut */
    DAMAGED = 100,  /* members of one zip that may be damaged before the rest is given up */
    SEEK = 64 << 10 /* bytes that are searched for a header at a time */
};

/* ---- packed bytes to libarchive ----------------------------------------------------------------------------------- */

static la_ssize_t pull(struct archive *x, void *user, const void **to) {
    (void)x;
    struct packed *p = user;
    jmp_buf *trap = ro_arena_trap(p->stream->arena), outer;
    if (p->broken) return ARCHIVE_FATAL;
    memcpy(&outer, trap, sizeof outer);
    if (RO_TRY(p->stream->arena)) {
        p->broken = true;
        memcpy(trap, &outer, sizeof outer);
        return ARCHIVE_FATAL;
    }
    ro_stream_take(p->stream, p->given);
    p->given = 0;
    ro_str ahead = ro_stream_look(p->stream, 1);
    p->given = ahead.n;
    *to = ahead.p;
    memcpy(trap, &outer, sizeof outer);
    return (la_ssize_t)ahead.n;
}

/* libarchive's words for what is wrong; they may hold bytes of the file. */
static ro_str complaint(const struct packed *p, ro_arena *a) {
    const char *s = p->lib->archive_error_string(p->archive);
    ro_str words = ro_str_c(s && *s ? s : "the data make no sense");
    if (words.n > 120) words.n = 120;
    return ro_str_blanks(a, ro_utf8_mend(a, words));
}

static _Noreturn void give_up(struct packed *p, const char *what) {
    ro_arena *a = p->stream->arena;
    if (p->broken) longjmp(*ro_arena_trap(a), 1); /* the sentence is already there */
    ro_archives_sure(a, p->archive);
    ro_str name = p->stream->name, why = complaint(p, a);
    ro_throw(a, RO_INPUT, "%.*s: %s (%.*s): fetch the file again", (int)name.n, name.p, what, (int)why.n, why.p);
}

static struct packed *new_packed(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct packed *p = RO_NEW(s->arena, struct packed);
    *p = (struct packed){.unpack = u, .stream = s, .about = about, .lib = ro_archives(s->arena)};
    p->archive = ro_archives_new(s->arena);
    p->entry = ro_archives_entry(s->arena);
    return p;
}

static void open_packed(struct packed *p) {
    ro_archives_sure(p->stream->arena, p->archive);
    p->base = p->stream->taken;
    if (p->lib->archive_read_open(p->archive, p, NULL, pull, NULL) == ARCHIVE_OK) return;
    if (!p->broken) ro_archives_opened(p->stream->arena, p->archive);
    give_up(p, "is damaged from the start");
}

/* ---- unpacked bytes out of it --------------------------------------------------------------------------------------- */

static void count(struct packed *p, ro_stream *s, size_t n) {
    p->over = true;
    ro_unpack_grew(p->unpack, s, n);
    p->over = false;
}

static size_t read_member(ro_stream *s, char *to, size_t room) {
    struct packed *p = s->source;
    la_ssize_t n = p->lib->archive_read_data(p->archive, to, room < 1 << 20 ? room : 1 << 20);
    if (n < 0) {
        if (!p->broken) ro_archives_sure(s->arena, p->archive);
        ro_str why = complaint(p, s->arena);
        p->fatal = p->broken || n == ARCHIVE_FATAL;
        bool lost = p->fatal && (p->broken || !p->zip || p->damaged >= DAMAGED);
        ro_throw(s->arena, RO_INPUT, "%.*s: is damaged (%.*s): %s: fetch the file again", (int)s->name.n, s->name.p, (int)why.n,
                 why.p, lost ? "it and what stands behind it are not read" : "the rest is read");
    }
    count(p, s, (size_t)n);
    return (size_t)n;
}

static ro_stream *open_member(ro_arena *a, const ro_capture *about, void *packed) {
    return ro_stream_new(a, about->file, packed, read_member);
}

/* ---- members ---------------------------------------------------------------------------------------------------------- */

/* Dot files and what systems leave behind, by any part of the name. */
static bool litter(ro_str name) {
    static const char *const names[] = {"__MACOSX", "Thumbs.db", "desktop.ini"};
    for (size_t lo = 0, hi; lo < name.n; lo = hi + 1) {
        const char *slash = memchr(name.p + lo, '/', name.n - lo);
        hi = slash ? (size_t)(slash - name.p) : name.n;
        ro_str part = {name.p + lo, hi - lo};
        if (part.n > 1 && part.p[0] == '.' && !ro_str_is(part, "..")) return true;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (ro_str_is(part, names[i])) return true;
    }
    return false;
}

/* A collection of web archives (WACZ) is a zip with cards and logs beside them; its indexes are told by their words (cdx.c). */
static bool card_of_wacz(ro_str name) {
    static const char *const cards[] = {"datapackage.json", "datapackage-digest.json", "fuzzy.json"};
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        if (ro_str_is(name, cards[i])) return true;
    return ro_str_starts(name, "logs/") && ro_str_ends(name, ".log");
}

/* Adds what is fit for a sentence: UTF-8, on one line, nothing that a terminal would obey. */
static size_t add_name(char *to, size_t n, ro_str name) {
    for (size_t i = 0; i < name.n && n + 4 < NAME;) {
        uint32_t c = ro_utf8_next(name, &i);
        if (!ro_cp_zero(c)) n += ro_utf8_put(to + n, ro_cp_blank(c) ? ' ' : c);
    }
    return n;
}

static void take_member(struct packed *p, struct archive_entry *e, size_t number) {
    char file[NAME], figure[24];
    ro_str name = ro_archives_name(p->stream->arena, e);
    if (p->lib->archive_entry_filetype(e) != AE_IFREG || litter(name) || card_of_wacz(name)) return;
    if (!name.n) name = (ro_str){figure, (size_t)snprintf(figure, sizeof figure, "%zu", number)};
    size_t n = add_name(file, 0, p->about->file);
    if (n + 4 < NAME) file[n++] = '#';
    ro_capture about = {.file = {file, add_name(file, n, name)}};
    if (!p->lib->archive_entry_is_encrypted(e))
        ro_unpack_member(p->unpack, &about, open_member, p);
    else if (!p->locked++)
        p->locked_name = ro_str_dup(p->stream->arena, (ro_str){file + n, about.file.n - n});
}

/* libarchive stops for good at a damaged member of a zip. The next header is looked for, and a new reader set on it. */
static bool find_header(struct packed *p) {
    ro_stream *s = p->stream;
    if (!p->zip || p->broken || p->damaged++ >= DAMAGED) return false;
    la_int64_t at = p->lib->archive_read_header_position(p->archive);
    uint64_t from = p->base + (at > 0 ? (uint64_t)at : 0) + 4;
    if (from > s->taken) ro_stream_skip(s, from - s->taken);
    for (;;) {
        ro_str ahead = ro_stream_look(s, SEEK);
        ssize_t found = ro_str_find(ahead, RO_S("PK\3\4"));
        ro_stream_take(s, found >= 0 ? (size_t)found : ahead.n > 3 ? ahead.n - 3 : 0);
        if (found >= 0) break;
        if (ahead.n < SEEK) return false;
    }
    p->archive = ro_archives_new(s->arena);
    p->given = 0;
    p->fatal = false;
    p->lib->archive_read_support_format_zip_streamable(p->archive);
    open_packed(p);
    return true;
}

/* libarchive cannot go on, and not because of a member that was refused with a sentence of its own. */
static void stopped(struct packed *p) {
    struct ro_error e = {.status = RO_INPUT};
    p->fatal = true;
    if (p->broken || !p->zip || p->damaged >= DAMAGED) give_up(p, "is damaged, and what stands behind the damage is not read");
    ro_str name = p->stream->name, why = complaint(p, p->stream->arena);
    snprintf(e.text, sizeof e.text, "%.*s: is damaged between its members (%.*s): those that can be found are read", (int)name.n,
             name.p, (int)why.n, why.p);
    ro_unpack_refuse(p->unpack, p->about->file, &e);
}

/* The next member's header; false at the end. */
static bool next_header(struct packed *p) {
    while (!p->fatal || find_header(p)) {
        int r = p->lib->archive_read_next_header2(p->archive, p->entry);
        if (r == ARCHIVE_OK || r == ARCHIVE_WARN) return true;
        if (r == ARCHIVE_EOF) return false;
        if (!p->broken) ro_archives_sure(p->stream->arena, p->archive);
        stopped(p);
    }
    return false;
}

/* What nobody wanted of a member is unpacked too on the way to the next, and counts. */
static void drain(struct packed *p) {
    const void *block;
    size_t n;
    la_int64_t at;
    int r;
    while ((r = p->lib->archive_read_data_block(p->archive, &block, &n, &at)) == ARCHIVE_OK) count(p, p->stream, n);
    if (r == ARCHIVE_FATAL && !p->broken) ro_archives_sure(p->stream->arena, p->archive);
    if (r == ARCHIVE_FATAL) stopped(p);
}

static void take_members(struct packed *p) {
    ro_stream *s = p->stream;
    for (size_t n = 1; !p->unpack->stop && !p->over && next_header(p); n++) {
        if (n > RO_MAX_MEMBERS)
            ro_throw(s->arena, RO_LIMIT, "%.*s: holds more than %d members: unpack it by hand and add the folder", (int)s->name.n,
                     s->name.p, RO_MAX_MEMBERS);
        take_member(p, p->entry, n);
        if (!p->unpack->stop && !p->fatal && !p->over) drain(p);
    }
    if (p->locked)
        ro_throw(s->arena, RO_UNSUPPORTED,
                 "%.*s: %zu of its members are locked with a password (the first is %.*s): unpack it by hand and add the folder",
                 (int)s->name.n, s->name.p, p->locked, (int)p->locked_name.n, p->locked_name.p);
}

/* ---- the formats -------------------------------------------------------------------------------------------------------- */

bool ro_zip_is(ro_str head, const ro_capture *about) {
    (void)about;
    bool zip = ro_str_starts(head, "PK\3\4") || ro_str_starts(head, "PK\5\6") || ro_str_starts(head, "PK00PK\3\4") ||
               ro_str_starts(head, "PK\7\10PK\3\4");
    return zip && !ro_document_of(head);
}

void ro_zip_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct packed *p = new_packed(u, s, about);
    p->zip = true;
    p->lib->archive_read_support_format_zip_streamable(p->archive);
    open_packed(p);
    take_members(p);
}

/* By the sum of the bytes of its first header, which the oldest archives have too. */
bool ro_tar_is(ro_str head, const ro_capture *about) {
    (void)about;
    if (head.n < 512 || !head.p[0]) return false;
    long sum = 0, said = 0;
    size_t i = 148;
    for (size_t k = 0; k < 512; k++) sum += k >= 148 && k < 156 ? ' ' : (unsigned char)head.p[k];
    while (i < 156 && head.p[i] == ' ') i++;
    for (; i < 156 && head.p[i] >= '0' && head.p[i] <= '7'; i++) said = said * 8 + head.p[i] - '0';
    return said == sum;
}

void ro_tar_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct packed *p = new_packed(u, s, about);
    p->lib->archive_read_support_format_tar(p->archive);
    open_packed(p);
    take_members(p);
}

bool ro_7z_is(ro_str head, const ro_capture *about) {
    (void)about;
    return ro_str_starts(head, "7z\xBC\xAF\x27\x1C");
}

void ro_7z_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct packed *p = new_packed(u, s, about);
    ro_str all = ro_stream_rest(s);
    p->lib->archive_read_support_format_7zip(p->archive);
    if (p->lib->archive_read_open_memory(p->archive, all.p, all.n) != ARCHIVE_OK) give_up(p, "is damaged from the start");
    take_members(p);
}

bool ro_squeezed_is(ro_str head, const ro_capture *about) {
    (void)about;
    return (ro_str_starts(head, "BZh") && head.n > 10 && memcmp(head.p + 4, "1AY&SY", 6) == 0) ||
           ro_str_starts(head, "\xFD\x37zXZ") || ro_str_starts(head, "\x28\xB5\x2F\xFD");
}

void ro_squeezed_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct packed *p = new_packed(u, s, about);
    p->lib->archive_read_support_filter_bzip2(p->archive);
    p->lib->archive_read_support_filter_xz(p->archive);
    p->lib->archive_read_support_filter_zstd(p->archive);
    p->lib->archive_read_support_format_raw(p->archive);
    open_packed(p);
    if (p->lib->archive_read_next_header2(p->archive, p->entry) != ARCHIVE_OK) give_up(p, "is damaged");
    ro_unpack_stream(u, ro_stream_new(s->arena, s->name, p, read_member), about);
}
