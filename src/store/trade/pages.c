/* Rows out of the pages of a damaged SQLite file.
 *
 * Method: the file is taken page by page, whatever its header says, and each page that looks like the leaf of a table, or like a
 * page of an index (in which tables without row numbers keep their rows), gives its rows; long rows are followed through their
 * overflow pages. Which table a row belongs to is for the caller to see from its shape: the pages above the leaves are not
 * needed, nor the schema. Newer pages in the write-ahead log take the place of those in the file, up to its last whole
 * transaction. Without a header the page size is the one under which most pages make sense.
 *
 * Nothing is believed: every offset, length and page number is held against the page and the file, a chain of overflow pages is
 * no longer than its row. A disk that refuses to read a page costs that page. Format: sqlite.org/fileformat2.html. */
#include "store/trade/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD = 100, SMALLEST = 512, LARGEST = 65536, FIELDS = 200, LOOKED_AT = 4000 };
/* A page is of one row; of some more where pages that were given up still tell of it. More than so many are lies, and following
 * them all would take ever longer. */
enum { OF_ROWS = 16 };
enum { INDEX_INNER = 2, TABLE_INNER = 5, INDEX_LEAF = 10, TABLE_LEAF = 13 };

struct ro_pages {
    int fd, log; /* log: the write-ahead log, -1 none */
    uint32_t size, usable, count;
    uint64_t *newer; /* of page i + 1: where it stands in the log, 0 nowhere */
    uint32_t nnewer;
    unsigned char *followed; /* of page i + 1: how many rows went on in it */
};

static uint32_t be(const unsigned char *p, int n) {
    uint32_t v = 0;
    while (n--) v = v << 8 | *p++;
    return v;
}

/* ---- pages --------------------------------------------------------------------------------------------------------- */

/* What a short file lacks is zero. */
static bool read_at(int fd, unsigned char *to, size_t n, uint64_t at) {
    size_t got = 0;
    while (got < n) {
        ssize_t k = pread(fd, to + got, n - got, (off_t)(at + got));
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return false;
        if (!k) break;
        got += (size_t)k;
    }
    memset(to + got, 0, n - got);
    return got > 0;
}

static bool read_page(const ro_pages *f, uint32_t page, unsigned char *to) {
    if (!page || page > f->count) return false;
    if (page <= f->nnewer && f->newer[page - 1]) return read_at(f->log, to, f->size, f->newer[page - 1]);
    return read_at(f->fd, to, f->size, (uint64_t)(page - 1) * f->size);
}

struct head {
    unsigned type, cells, inner; /* inner: bytes of the header */
    const unsigned char *at;
};

/* The header of a page of a b-tree; false where it is none. */
static bool head_of(const unsigned char *p, uint32_t size, uint32_t page, struct head *h) {
    h->at = p + (page == 1 ? HEAD : 0);
    h->type = h->at[0];
    h->inner = h->type == INDEX_INNER || h->type == TABLE_INNER ? 12 : 8;
    h->cells = be(h->at + 3, 2);
    uint32_t from = be(h->at + 5, 2), first = (uint32_t)(h->at - p) + h->inner;
    if (h->type != INDEX_INNER && h->type != TABLE_INNER && h->type != INDEX_LEAF && h->type != TABLE_LEAF) return false;
    if (!from) from = 65536;
    return h->at[7] <= 60 && first + 2 * h->cells <= size && from <= size && from >= first + 2 * h->cells;
}

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

/* A run of bytes that is read from the front. */
struct cursor {
    const unsigned char *p;
    size_t n;
    bool bad;
};

static uint64_t varint(struct cursor *c) {
    uint64_t v = 0;
    for (int i = 0; i < 9; i++) {
        if (!c->n) {
            c->bad = true;
            return 0;
        }
        unsigned char b = *c->p++;
        c->n--;
        if (i == 8) return v << 8 | b;
        v = v << 7 | (b & 0x7F);
        if (!(b & 0x80)) break;
    }
    return v;
}

struct page {
    ro_pages *f;
    ro_arena *arena;
    unsigned char *bytes;
    struct head h;
    ro_found_row_fn fn;
    void *user;
};

/* How many bytes of a row of that length stand in the page itself. */
static uint64_t local_part(const struct page *p, uint64_t all) {
    uint32_t u = p->f->usable, least = (u - 12) * 32 / 255 - 23,
             most = p->h.type == TABLE_LEAF ? u - 35 : (u - 12) * 64 / 255 - 23;
    if (all <= most) return all;
    uint64_t k = least + (all - least) % (u - 4);
    return k <= most ? k : least;
}

/* The row whole, with what stands in other pages; p NULL where any of it is missing. */
static ro_str payload(const struct page *p, struct cursor c, uint64_t all) {
    uint64_t local = local_part(p, all);
    if (all > (uint64_t)RO_MAX_CAPTURE * 2 || local > c.n) return RO_NONE;
    if (local == all) return (ro_str){(const char *)c.p, all};
    if (local + 4 > c.n || all / (p->f->usable - 4) > p->f->count) return RO_NONE;
    unsigned char *to = ro_alloc_raw(p->arena, all), *next = ro_alloc_raw(p->arena, p->f->size);
    memcpy(to, c.p, local);
    uint32_t page = be(c.p + local, 4);
    for (uint64_t n = local; n < all;) {
        if (!page || page > p->f->count || p->f->followed[page - 1] == OF_ROWS) return RO_NONE;
        p->f->followed[page - 1]++;
        if (!read_page(p->f, page, next)) return RO_NONE;
        uint64_t part = all - n < p->f->usable - 4 ? all - n : p->f->usable - 4;
        memcpy(to + n, next + 4, part);
        n += part;
        page = be(next, 4);
    }
    return (ro_str){(const char *)to, all};
}

static int64_t whole_number(const unsigned char *p, size_t n) {
    uint64_t v = n && (p[0] & 0x80) ? UINT64_MAX : 0;
    for (size_t i = 0; i < n; i++) v = v << 8 | p[i];
    return (int64_t)v;
}

static bool field_of(uint64_t kind, struct cursor *body, ro_field *f) {
    static const unsigned char LENGTH[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    *f = (ro_field){.type = 'n'};
    if (kind == 10 || kind == 11) return false;
    uint64_t n = kind < 10 ? LENGTH[kind] : (kind - 12) / 2;
    if (n > body->n) return false;
    if (kind >= 12) {
        f->type = kind & 1 ? 't' : 'b';
        f->s = (ro_str){(const char *)body->p, n};
    } else if (kind) {
        f->type = kind == 7 ? 'f' : 'i';
        f->i = kind == 8 ? 0 : kind == 9 ? 1 : whole_number(body->p, n);
    }
    body->p += n, body->n -= n;
    return true;
}

static void give_row(const struct page *p, ro_str row, int64_t rowid) {
    ro_field field[FIELDS];
    struct cursor head = {(const unsigned char *)row.p, row.n, false}, body = head;
    uint64_t length = varint(&head), used = row.n - head.n;
    size_t n = 0;
    if (head.bad || length > row.n || length < used) return;
    head.n = length - used;
    body.p += length, body.n -= length;
    while (head.n && n < FIELDS) {
        uint64_t kind = varint(&head);
        if (head.bad || !field_of(kind, &body, &field[n++])) return;
    }
    p->fn(p->user, &(ro_found_row){p->h.type == TABLE_LEAF, rowid, field, n});
}

static void give_cell(const struct page *p, uint32_t at) {
    if (at >= p->f->usable) return;
    struct cursor c = {p->bytes + at, p->f->usable - at, false};
    if (p->h.type == INDEX_INNER) { /* the page below stands first */
        if (c.n < 4) return;
        c.p += 4, c.n -= 4;
    }
    uint64_t all = varint(&c);
    int64_t rowid = p->h.type == TABLE_LEAF ? (int64_t)varint(&c) : 0;
    if (c.bad) return;
    ro_str row = payload(p, c, all);
    if (row.p && row.n) give_row(p, row, rowid);
}

bool ro_pages_rows(ro_pages *f, ro_arena *arena, uint32_t page, ro_found_row_fn fn, void *user) {
    struct page p = {.f = f, .arena = arena, .bytes = ro_alloc_raw(arena, f->size), .fn = fn, .user = user};
    if (!read_page(f, page, p.bytes)) return false;
    if (!head_of(p.bytes, f->size, page, &p.h)) return true; /* overflow, free, or lost: only the rows that lack it can tell */
    if (p.h.type == TABLE_INNER) return true;
    for (unsigned i = 0; i < p.h.cells; i++) give_cell(&p, be(p.h.at + p.h.inner + 2 * i, 2));
    return true;
}

/* ---- opening ------------------------------------------------------------------------------------------------------- */

static void shut(void *what) {
    ro_pages *f = what;
    if (f->fd >= 0) close(f->fd);
    if (f->log >= 0) close(f->log);
}

static bool size_ok(uint32_t n) { return n >= SMALLEST && n <= LARGEST && !(n & (n - 1)); }

/* Rows fill a page from its end: with the right size they all begin in it, and the first of them in its second half. */
static bool fits(const unsigned char *p, uint32_t size, uint32_t page) {
    struct head h;
    uint32_t last = 0;
    if (!head_of(p, size, page, &h) || !h.cells) return false;
    for (unsigned i = 0; i < h.cells; i++) {
        uint32_t at = be(h.at + h.inner + 2 * i, 2);
        if (at > last) last = at;
    }
    return last < size && last >= size / 2;
}

/* The size that fits most pages. */
static uint32_t guess_size(const ro_pages *f, ro_arena *a, uint64_t bytes) {
    unsigned char *p = ro_alloc_raw(a, LARGEST);
    uint32_t best = 0;
    uint64_t most = 0;
    for (uint32_t size = LARGEST; size >= SMALLEST; size /= 2) {
        uint64_t n = bytes / size + 1, good = 0, step = n / LOOKED_AT + 1;
        for (uint64_t i = 0; i < n; i += step) good += read_at(f->fd, p, size, i * size) && fits(p, size, i ? 2 : 1);
        if (good * step > most) most = good * step, best = size;
    }
    return best;
}

static void open_log(ro_pages *f, ro_arena *a, const char *path) {
    unsigned char head[32], frame[24];
    struct stat is;
    f->log = open(ro_str_printf(a, "%s-wal", path).p, O_RDONLY | O_CLOEXEC);
    if (f->log < 0 || fstat(f->log, &is) != 0 || !read_at(f->log, head, sizeof head, 0)) return;
    uint32_t size = be(head + 8, 4);
    if ((be(head, 4) & ~1u) != 0x377f0682 || !size_ok(size) || (f->size && f->size != size)) return;
    f->size = size;
    RO_VEC(uint64_t) place = {0}; /* of the pages of a transaction, number and place in turn */
    for (uint64_t at = 32; at + 24 + size <= (uint64_t)is.st_size; at += 24 + size) {
        if (!read_at(f->log, frame, sizeof frame, at) || memcmp(frame + 8, head + 16, 8) != 0) break;
        uint32_t page = be(frame, 4);
        if (!page || page > UINT32_MAX / 2) break;
        RO_PUSH(a, place) = page;
        RO_PUSH(a, place) = at + 24;
        if (!be(frame + 4, 4)) continue;
        for (size_t i = 0; i < place.n; i += 2) {
            uint32_t k = (uint32_t)place.v[i];
            if (k > f->nnewer) {
                if (k > 16 * ((uint64_t)is.st_size / size + f->count) + LOOKED_AT) continue; /* nobody's page */
                uint64_t *more = RO_NEWS(a, uint64_t, k + k / 2);
                if (f->nnewer) memcpy(more, f->newer, f->nnewer * sizeof *more);
                f->newer = more, f->nnewer = k + k / 2;
            }
            f->newer[k - 1] = place.v[i + 1];
            if (k > f->count) f->count = k;
        }
        place.n = 0;
    }
}

ro_pages *ro_pages_open(ro_arena *a, const char *path) {
    unsigned char head[HEAD];
    struct stat is;
    ro_pages *f = RO_NEW(a, ro_pages);
    f->log = -1;
    f->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (f->fd < 0 || fstat(f->fd, &is) != 0) {
        int why = errno;
        shut(f);
        ro_throw(a, RO_IO, "%s: cannot be read: %s", path, strerror(why));
    }
    ro_defer(a, shut, f);
    unsigned reserved = 0;
    if (read_at(f->fd, head, HEAD, 0) && memcmp(head, "SQLite format 3", 16) == 0) {
        uint32_t size = be(head + 16, 2) == 1 ? LARGEST : be(head + 16, 2);
        if (size_ok(size)) f->size = size, reserved = head[20] <= 64 ? head[20] : 0;
    }
    uint32_t told = f->size;
    f->count = told ? (uint32_t)((uint64_t)is.st_size / told + 1) : 0;
    open_log(f, a, path);
    if (!f->size) f->size = guess_size(f, a, (uint64_t)is.st_size);
    if (!f->size) ro_throw(a, RO_INPUT, "%s: nothing in it looks like a page of an archive", path);
    uint64_t pages = ((uint64_t)is.st_size + f->size - 1) / f->size;
    if (pages > UINT32_MAX / 2) ro_throw(a, RO_LIMIT, "%s: is larger than an archive can be", path);
    uint32_t of_log = 0;
    for (uint32_t i = 0; i < f->nnewer; i++)
        if (f->newer[i]) of_log = i + 1;
    f->count = pages > of_log ? (uint32_t)pages : of_log;
    f->usable = f->size - reserved;
    f->followed = RO_NEWS(a, unsigned char, f->count + 1);
    return f;
}

uint32_t ro_pages_count(const ro_pages *f) { return f->count; }
