/* base: what every stage stands on. Memory, strings, UTF-8 and folding, buffers, vectors, word lists, SHA-256.
 *
 * Errors unwind. An arena carries a trap: when memory runs out, or a stage cannot go on, ro_throw() writes the sentence
 * into the arena and jumps to the RO_TRY of the public function that opened it. Stage code therefore has no error paths
 * of its own, and owns nothing outside the arena: what another library allocated is handed over with ro_defer(). */
#ifndef RO_BASE_H
#define RO_BASE_H

#include "base/unicode.h"
#include <limits.h>
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/types.h>

/* ---- memory ---------------------------------------------------------------------------------------------------- */

typedef struct ro_arena ro_arena;
struct ro_error {
    ro_status status;
    char text[1000];
    bool lacked; /* memory ran out; stays, whatever is said later */
};

/* Not that nothing was changed: of what is done in several pieces the first may be in the archive. */
#define RO_NO_MEMORY "memory ran out: close other programs or give fewer files at once, then do the same again"
/* NULL when memory has run out. The error is the caller's and must outlive the arena. */
ro_arena *ro_arena_new(struct ro_error *);
void ro_arena_free(ro_arena *); /* runs what was deferred, last first */
/* One inside another, for what is needed on the way: it throws where the other does, and goes with the other at the latest.
 * ro_arena_empty() gives back what it holds before that, and it can be used again. */
ro_arena *ro_arena_inner(ro_arena *outer);
void ro_arena_empty(ro_arena *);
void ro_arena_report(ro_arena *, struct ro_error *); /* from now on errors go there */
jmp_buf *ro_arena_trap(ro_arena *);
/* if (RO_TRY(arena)) { … clean up, return error.status; }   Locals changed after it must be volatile. */
#define RO_TRY(arena) (setjmp(*ro_arena_trap(arena)))

void *ro_alloc(ro_arena *, size_t);     /* zeroed, aligned for anything; never NULL: throws RO_NOMEM */
void *ro_alloc_raw(ro_arena *, size_t); /* the same, not zeroed */
/* `was` bytes at old, which the arena gave, to n, at least as many; what is new is not zeroed. In place where nothing was taken
 * since. */
void *ro_widen(ro_arena *, void *old, size_t was, size_t n);
#define RO_NEW(arena, T) ((T *)ro_alloc((arena), sizeof(T)))
#define RO_NEWS(arena, T, n) ((T *)ro_alloc((arena), sizeof(T) * (size_t)(n)))
void ro_defer(ro_arena *, void (*fn)(void *), void *what); /* throws after having called fn when it cannot remember */
_Noreturn void ro_throw(ro_arena *, ro_status, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
size_t ro_arena_size(const ro_arena *);
/* What an arena remembers to have opened; NULL until somebody puts it there. */
enum ro_shelf { RO_SHELF_ICU, RO_SHELF_ARCHIVES, RO_SHELF_XML, RO_SHELF_BROTLI, RO_SHELVES };
const void **ro_arena_shelf(ro_arena *, enum ro_shelf);

/* A growing array in an arena: RO_VEC(T) v = {0}; RO_PUSH(arena, v) = x; then v.v[0 … v.n). Old copies stay in the arena. */
#define RO_VEC(T)                                                                                                                \
    struct {                                                                                                                     \
        T *v;                                                                                                                    \
        size_t n, cap;                                                                                                           \
    }
void ro_vec_grow(ro_arena *, void *vec, size_t elem);
#define RO_PUSH(arena, vec)                                                                                                      \
    (*((vec).n == (vec).cap ? (ro_vec_grow((arena), &(vec), sizeof *(vec).v), &(vec).v[(vec).n++]) : &(vec).v[(vec).n++]))

/* Among `count` in order: how many come before, which `before`, an expression in the number `at`, says of each. */
#define RO_FIRST_FROM(at, count, before)                                                                                         \
    __extension__({                                                                                                              \
        size_t ro_lo = 0, ro_hi = (count);                                                                                       \
        while (ro_lo < ro_hi) {                                                                                                  \
            size_t at = ro_lo + (ro_hi - ro_lo) / 2;                                                                             \
            if (before)                                                                                                          \
                ro_lo = at + 1;                                                                                                  \
            else                                                                                                                 \
                ro_hi = at;                                                                                                      \
        }                                                                                                                        \
        ro_lo;                                                                                                                   \
    })

/* ---- strings ---------------------------------------------------------------------------------------------------- */

#define RO_S(lit) ((ro_str){("" lit), sizeof(lit) - 1})
#define RO_NONE ((ro_str){NULL, 0})
static inline ro_str ro_str_c(const char *s) { return s ? (ro_str){s, strlen(s)} : RO_NONE; }
static inline bool ro_str_eq(ro_str a, ro_str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }
static inline bool ro_str_is(ro_str a,
                             const char *lit) { /* asked along tables of words, of which most differ by the first letter */
    return a.p && (!a.n || *a.p == *lit) && a.n == strlen(lit) && memcmp(a.p, lit, a.n) == 0;
}
int ro_str_cmp(ro_str, ro_str); /* by bytes */
bool ro_str_starts(ro_str, const char *lit);
bool ro_str_ends(ro_str, const char *lit);
bool ro_str_starts_nocase(ro_str, const char *lit);      /* ASCII case only */
ssize_t ro_str_find(ro_str hay, ro_str needle);          /* -1: not there */
ssize_t ro_str_find_nocase(ro_str hay, const char *lit); /* ASCII case only */
ro_str ro_str_trim(ro_str);                              /* blanks of all kinds, NBSP and zero-width too, off both ends */
ro_str ro_str_dup(ro_arena *, ro_str);                   /* NUL-terminated copy */
ro_str ro_str_printf(ro_arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
ro_str ro_str_blanks(ro_arena *, ro_str); /* runs of blanks (NBSP too, line ends too) to one blank, trimmed; zero-width dropped */
static inline ro_str ro_cut(ro_str text, ro_span s) { return (ro_str){text.p + s.lo, s.hi - s.lo}; }

/* ---- UTF-8 ------------------------------------------------------------------------------------------------------ */

/* What a byte is where it stands for itself; loops over long texts go from one byte of note to the next by it. */
enum {
    RO_BYTE_WORD = 1, /* letter or digit */
    RO_BYTE_UPPER = 2,
    RO_BYTE_DIGIT = 4,
    RO_BYTE_BLANK = 8,  /* as ro_cp_blank() */
    RO_BYTE_PLAIN = 16, /* printed: not a blank, and no control character */
    RO_BYTE_HIGH = 128, /* part of a longer character */
};
extern const unsigned char ro_bytes[256];
static inline unsigned ro_byte(char c) { return ro_bytes[(unsigned char)c]; }

/* The code point at *i, which moves past it. Bad bytes give U+FFFD and move one byte. */
uint32_t ro_utf8_long(ro_str, size_t *i); /* where it is not ASCII */
static inline uint32_t ro_utf8_next(ro_str s, size_t *i) {
    unsigned char c = (unsigned char)s.p[*i];
    return c < 0x80 ? ++*i, c : ro_utf8_long(s, i);
}
size_t ro_utf8_put(char out[4], uint32_t cp);
uint32_t ro_reference(ro_str, size_t *n); /* the character that "&quot;" at the start stands for, n bytes long; 0 where none */
bool ro_utf8_valid(ro_str, size_t *bad);  /* *bad: where the first wrong byte is; may be NULL */
/* "UTF-16LE", "UTF-32BE" ... where the bytes look so without a mark; else NULL. */
const char *ro_wide(ro_str);
/* U+FFFD for each bad byte; the very same bytes where none is. */
ro_str ro_utf8_mend(ro_arena *, ro_str);
/* White space, NBSP, narrow and ideographic blanks. */
static inline bool ro_cp_blank(uint32_t c) {
    if (c < 0x85) return c == ' ' || (c >= 9 && c <= 13);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}
/* Zero-width, soft hyphen, BOM, directional marks; and control characters, which no reader sees and a terminal obeys. */
static inline bool ro_cp_zero(uint32_t c) {
    if (c >= ' ' && c < 0x7F) return false;
    if (c < 0x200B) return c == 0xAD || c < 9 || (c > 13 && c < ' ') || (c >= 0x7F && c < 0xA0 && c != 0x85);
    return c <= 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}
/* Letter, mark or digit of any script. */
static inline bool ro_cp_word(uint32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    return ro_cp_of(c)->flags & RO_CP_WORD;
}
static inline bool ro_cp_upper(uint32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : (ro_cp_of(c)->flags & RO_CP_UPPER) != 0; }
static inline uint32_t ro_cp_lower(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (uint32_t)((int32_t)c + ro_cp_of(c)->lower);
}
static inline bool ro_cp_digit(uint32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : (ro_cp_of(c)->flags & RO_CP_DIGIT) != 0; }
/* Han, kana: one character is one word. */
static inline bool ro_cp_cjk(uint32_t c) {
    if (c < 0x2E80) return false;
    return c <= 0x2FDF || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}
size_t ro_utf8_columns(ro_str); /* columns on a terminal */
/* For matching: lower case, quotes and dashes made plain, zero-width dropped, blanks folded, accents kept. */
/* The host of an address, in small letters and without "www."; p NULL where it has none. */
ro_str ro_url_host(ro_arena *, ro_str url);
/* What of an address tells which page it is, so that two ways to write it are one; p NULL for a front page, and for no address.
 */
ro_str ro_url_known_by(ro_arena *, ro_str url);
ro_str ro_fold(ro_arena *, ro_str);
/* The same and accents dropped (é to e), for names. */
ro_str ro_fold_bare(ro_arena *, ro_str);
/* NFC; the very same bytes where they already are, which is nearly always. */
ro_str ro_nfc(ro_arena *, ro_str);

uint64_t ro_hash(ro_str); /* XXH3, stable across machines */

/* ---- a buffer ---------------------------------------------------------------------------------------------------- */

typedef struct ro_buf {
    ro_arena *arena;
    char *p;
    size_t n, cap;
} ro_buf;
void ro_buf_add(ro_buf *, ro_str);
void ro_buf_addc(ro_buf *, const char *);
void ro_buf_byte(ro_buf *, char);
void ro_buf_int(ro_buf *, int64_t); /* in digits */
void ro_buf_printf(ro_buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static inline ro_str ro_buf_str(const ro_buf *b) { return (ro_str){b->p ? b->p : "", b->n}; }

/* ---- closed lists ------------------------------------------------------------------------------------------------ */

/* The contract's words for the enums of the record and the comparison; each list ends with NULL, and no basis is NULL too. */
extern const char *const ro_kind_words[], *const ro_form_words[], *const ro_scope_words[], *const ro_role_words[],
                                                                                               *const ro_mode_words[],
                                                                                                   *const ro_basis_words[],
                                                                                                       *const ro_para_words[],
                                                                                                           *const ro_edit_words[];
unsigned ro_word_index(const char *const *words, ro_str word); /* 0, the unknown one, where it is none of them */

/* ---- input ------------------------------------------------------------------------------------------------------- */

void ro_sha256_hex(ro_str bytes, char out[65]);
/* Whole file into the arena; gzip unpacked where the content is gzip. Throws RO_IO, RO_LIMIT, RO_INPUT with the sentence. */
ro_str ro_file_read(ro_arena *, const char *path, size_t limit);
ro_str ro_gunzip(ro_arena *, ro_str packed, const char *name, size_t limit); /* as it is where it is not gzip */

/* ---- sets that grow together ------------------------------------------------------------------------------------- */

/* Union-find (Tarjan), over up[i] == i at first. The least of a set stands for it, so that the order of uniting does not matter.
 */
static inline uint32_t ro_root(uint32_t *up, uint32_t x) {
    while (up[x] != x) x = up[x] = up[up[x]];
    return x;
}
static inline void ro_unite(uint32_t *up, uint32_t x, uint32_t y) {
    x = ro_root(up, x), y = ro_root(up, y);
    up[x > y ? x : y] = x < y ? x : y;
}

/* ---- days -------------------------------------------------------------------------------------------------------- */

long ro_day_number(int y, int m, int d); /* days since 1970-01-01, proleptic Gregorian */
void ro_day_civil(long day, int *y, int *m, int *d);
bool ro_day_valid(int y, int m, int d);
#define RO_NODAY LONG_MIN
void ro_day_put(char out[16],
                long day);    /* 2024-06-19; out stays as it is where there is no day, or none with four digits of a year */
int ro_day_weekday(long day); /* 0 Sunday … 6 Saturday */

/* ---- word lists --------------------------------------------------------------------------------------------------- */

/* A list from data/LANG/NAME.tsv, all languages together, compiled in. One line: a phrase, then up to four values, parted by
 * tabs. Phrases are folded at build time as ro_fold does and their words parted by one blank. */
typedef struct ro_lexicon ro_lexicon;
typedef struct ro_entry {
    ro_str phrase;
    ro_str value[4]; /* n 0 where absent */
    const char *lang;
    unsigned words;
} ro_entry;
extern const uint64_t ro_lexicon_digest;                                /* of all lists: another word, another digest */
const ro_lexicon *ro_lexicon_get(const char *name);                     /* NULL: no such list; ask once, not in a loop */
bool ro_lexicon_find(const ro_lexicon *, ro_str folded, ro_entry *out); /* the first of the entries with that phrase */
size_t ro_lexicon_index(const ro_lexicon *, ro_str folded);             /* of that entry, for ro_lexicon_at; SIZE_MAX: none */
/* No phrase that opens with the word of this ro_hash() is longer; 0: none opens with it. */
unsigned ro_lexicon_opens_with(const ro_lexicon *, uint64_t first_word);
size_t ro_lexicon_count(const ro_lexicon *);
ro_str ro_lexicon_phrase(const ro_lexicon *, size_t i); /* of ro_lexicon_at, alone */
/* The first of the entries with that phrase whose first value is the one asked for. */
bool ro_lexicon_as(const ro_lexicon *, ro_str folded, const char *value, ro_entry *out);
ro_entry ro_lexicon_at(const ro_lexicon *, size_t i);   /* sorted by phrase, then language */
unsigned ro_lexicon_same(const ro_lexicon *, size_t i); /* how many entries from i on share its phrase */

#endif
