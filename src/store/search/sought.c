/* What of an account the search sifts, orders and counts by, and which of its words each statement is of, in one narrow row. In:
 * the row of an account that shows, and the words it has in the index. Out: its row in the table sought.
 *
 * The words of the index have numbers, from 0 in each text, and say of every phrase where it stands. A statement that is known as
 * a stretch of such numbers is found without its text: of ten thousand accounts that hold a word the text would have to be read.
 * The stretches are one or two bytes each, in the order of the statements:
 *
 *     2 * length + (1: it does not begin where the last one ended), and where that is so how far from there, zigzag
 *
 * each as a number of 7 bits a byte, the least first. FTS5 cuts at what its version of Unicode takes for no letter; where it has
 * not counted as many words as we did, the stretches are left out (NULL), and the text is read as before. */
#include "store/lists.h"
#include "store/search/search.h"

/* ---- stretches ---------------------------------------------------------------------------------------------------- */

static void put_number(ro_buf *b, uint64_t n) {
    for (; n > 127; n >>= 7) ro_buf_byte(b, (char)((n & 127) | 128));
    ro_buf_byte(b, (char)n);
}

static uint64_t read_number(ro_str s, size_t *at) {
    uint64_t n = 0;
    for (unsigned shift = 0; *at < s.n && shift < 64; shift += 7) {
        unsigned char c = (unsigned char)s.p[(*at)++];
        n |= (uint64_t)(c & 127) << shift;
        if (c < 128) break;
    }
    return n;
}

void ro_stretches_add(ro_stretches *x, const ro_terms *t, ro_span span) {
    bool known = span.lo != RO_NOSPAN.lo;
    uint64_t lo = known ? RO_FIRST_FROM(mid, t->v.n, t->v.v[mid].lo < span.lo) : x->end;
    uint64_t hi = known ? RO_FIRST_FROM(mid, t->v.n, t->v.v[mid].lo < span.hi) : x->end;
    int64_t away = (int64_t)lo - (int64_t)x->end;
    put_number(&x->b, 2 * (hi - lo) + (away != 0));
    if (away) put_number(&x->b, (uint64_t)away << 1 ^ (uint64_t)(away >> 63));
    x->end = hi;
}

bool ro_stretches_next(ro_str s, size_t *at, ro_part *last) {
    if (*at >= s.n) return false;
    uint64_t n = read_number(s, at), away = n & 1 ? read_number(s, at) : 0;
    last->lo = last->hi + (size_t)(away >> 1 ^ -(away & 1));
    last->hi = last->lo + (size_t)(n >> 1);
    return true;
}

/* ---- the row ------------------------------------------------------------------------------------------------------ */

/* 2024-06-19 as 20240619, a month as its day 0. */
int64_t ro_sought_day(ro_str day) {
    int64_t n = 0;
    unsigned digits = 0;
    for (size_t i = 0; i < day.n; i++)
        if (day.p[i] >= '0' && day.p[i] <= '9' && digits < 8) n = n * 10 + (day.p[i] - '0'), digits++;
    while (digits && digits < 8) n *= 10, digits++;
    return n;
}

/* How many words FTS5 has counted in the text of account n: the first number of what it keeps, most significant bits first. */
static uint64_t counted(ro_job *job, int64_t n) {
    ro_query *q = ro_query_new(job, "SELECT sz FROM account_fts_docsize WHERE id = ?1");
    ro_bind(q, "i", n);
    uint64_t words = 0;
    if (!ro_step(q)) return UINT64_MAX;
    ro_str sz = ro_lying(q, 0);
    for (size_t i = 0; i < sz.n; i++) {
        words = words << 7 | (sz.p[i] & 127);
        if (!(sz.p[i] & 128)) break;
    }
    ro_query_end(q);
    return words;
}

#define OF_ACCOUNT                                                                                                               \
    "SELECT publisher, kind, " RO_DAY ", (SELECT nullif(json_group_array(side), '[]') FROM"                                      \
    " (SELECT side FROM account_side WHERE account = ?1 ORDER BY i)), words FROM account WHERE n = ?1"

void ro_sought_put(ro_job *job, int64_t n, const ro_in_words *x) {
    ro_query *q = ro_query_new(job, OF_ACCOUNT);
    ro_bind(q, "i", n);
    if (!ro_step(q)) return;
    int64_t word[3]; /* 0 none */
    for (int i = 0; i < 3; i++) word[i] = ro_words_number(job, ro_text(q, i < 2 ? i : 3));
    int64_t day = ro_sought_day(ro_lying(q, 2)), words = ro_int(q, 4);
    ro_query_end(q);
    bool same = counted(job, n) == x->words;
    ro_exec(job, "INSERT INTO sought VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iiiiibi", n, word[0], word[1], day, word[2],
            same ? x->stretches : RO_NONE, words);
}

/* Is its row what would be written? */
bool ro_sought_holds(ro_job *job, int64_t n, const ro_in_words *x) {
    ro_query *q = ro_query_new(job, OF_ACCOUNT);
    ro_bind(q, "i", n);
    if (!ro_step(q)) return false;
    ro_str publisher = ro_text(q, 0), kind = ro_text(q, 1), sides = ro_text(q, 3);
    int64_t day = ro_sought_day(ro_lying(q, 2)), words = ro_int(q, 4);
    ro_query_end(q);
    bool same = counted(job, n) == x->words;
    return ro_ask_int(job, 0,
                      "SELECT p.word IS ?2 AND k.word IS ?3 AND s.day = ?4 AND x.word IS ?5 AND s.statements IS ?6 AND"
                      " s.words = ?7 FROM sought s"
                      " LEFT JOIN word p ON p.n = s.publisher LEFT JOIN word k ON k.n = s.kind LEFT JOIN word x ON x.n = s.sides"
                      " WHERE s.account = ?1",
                      "issisbi", n, publisher, kind, day, sides, same ? x->stretches : RO_NONE, words);
}
