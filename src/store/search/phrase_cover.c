/* What a phrase was looked for in. In: its uses, by date; the accounts that were searched. Out: how many accounts and words of
 * each publisher in each year, with a digest of which they were; the uses among them; the days without an account.
 *
 * A digest names each account by its id and the hash of its capture, so that whoever has the same accounts has the same digest,
 * and of years in which nothing came after stays what it was. A gap of days is told where it is longer than a week: nobody
 * publishes every day, and what stands in no account was perhaps never published. */
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

static bool same_group(const ro_phrase_year *y, ro_str publisher, ro_str year) {
    return ro_str_eq(y->publisher, publisher) && !y->publisher.p == !publisher.p && ro_str_is(year, y->year);
}

static void close_group(ro_phrase_year *y, ro_buf *ids) {
    ro_sha256_hex(ro_buf_str(ids), y->digest);
    ids->n = 0;
}

/* ---- months: each year has thirteen while it is counted, the first of what is known by its year alone ------------------------
 */

enum { MONTHS = 13 };

/* 20240619 as it is printed; 20240600 is a month, 20240000 a year, 0 no day. */
static void day_text(int64_t day, char out[16]) {
    static const char *const how[] = {"", "%04d", "%04d-%02d", "%04d-%02d-%02d"};
    int y = (int)(day / 10000), m = (int)(day / 100 % 100), d = (int)(day % 100);
    snprintf(out, 16, how[!day ? 0 : !m ? 1 : !d ? 2 : 3], y, m, d);
}

static void add_day(ro_searched *s, int32_t day) {
    char text[16];
    day_text(day, text);
    if (day && (!*s->from || strcmp(text, s->from) < 0)) memcpy(s->from, text, sizeof s->from);
    if (day && strcmp(text, s->to) > 0) memcpy(s->to, text, sizeof s->to);
}

static void keep_months(ro_phrasing *a) {
    size_t n = 0;
    for (size_t i = 0; i < a->months.n; i++)
        if (a->months.v[i].searched) a->months.v[n++] = a->months.v[i];
    a->out->months = a->months.v, a->out->nmonths = n;
}

/* ---- what was searched: by publisher, then day -------------------------------------------------------------------------------
 */

struct searched {
    int64_t publisher; /* a word, 0 none */
    int32_t day;       /* 20240619, 0 none */
    uint32_t words;
};

struct shelf { /* what one publisher has */
    ro_str publisher;
    const struct searched *v;
    size_t n;
};

static int by_shelf(const void *p, const void *q) {
    const struct searched *a = p, *b = q;
    if (a->publisher != b->publisher) return a->publisher < b->publisher ? -1 : 1;
    return (a->day > b->day) - (a->day < b->day);
}

static int by_publisher(const void *p, const void *q) {
    const struct shelf *a = p, *b = q;
    if (!a->publisher.p != !b->publisher.p) return a->publisher.p ? 1 : -1; /* as SQL has it: NULL first */
    return ro_str_cmp(a->publisher, b->publisher);
}

/* Sixteen bytes an account are sorted sooner than SQLite sorts its rows. */
static struct shelf *shelves(ro_phrasing *a, size_t *n) {
    RO_VEC(struct searched) v = {0};
    RO_VEC(struct shelf) out = {0};
    ro_query *q = ro_query_new(a->job, "SELECT account, publisher, day, words FROM sought");
    while (ro_step(q))
        if (ro_sift_has(a->sift, ro_int(q, 0)))
            RO_PUSH(a->job->arena, v) = (struct searched){ro_int(q, 1), (int32_t)ro_int(q, 2), (uint32_t)ro_int(q, 3)};
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_shelf);
    for (size_t i = 0, k; i < v.n; i = k) {
        for (k = i + 1; k < v.n && v.v[k].publisher == v.v[i].publisher;) k++;
        ro_str name = ro_ask_text(a->job, "SELECT word FROM word WHERE n = ?1", "i", v.v[i].publisher);
        RO_PUSH(a->job->arena, out) = (struct shelf){name, v.v + i, k - i};
    }
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_publisher);
    *n = out.n;
    return out.v;
}

typedef RO_VEC(ro_phrase_year) years;

static void begin_year(ro_phrasing *a, years *v, const struct shelf *of, int32_t year) {
    ro_phrase_year *y = &RO_PUSH(a->job->arena, *v);
    *y = (ro_phrase_year){.publisher = of->publisher};
    if (year) snprintf(y->year, sizeof y->year, "%04d", year % 10000);
    for (unsigned m = 0; m < MONTHS; m++) {
        ro_phrase_month *to = &RO_PUSH(a->job->arena, a->months);
        *to = (ro_phrase_month){.publisher = of->publisher};
        if (year) snprintf(to->month, sizeof to->month, m ? "%.4s-%02u" : "%.4s", y->year, m);
    }
}

static void count_shelf(ro_phrasing *a, years *v, const struct shelf *of) {
    for (size_t i = 0; i < of->n; i++) {
        const struct searched *x = &of->v[i];
        if (!i || x->day / 10000 != of->v[i - 1].day / 10000) begin_year(a, v, of, x->day / 10000);
        if (!i || x->day != of->v[i - 1].day) add_day(&a->out->searched, x->day);
        ro_phrase_month *m = &a->months.v[a->months.n - MONTHS + (size_t)(x->day / 100 % 100) % MONTHS];
        ro_phrase_year *y = &v->v[v->n - 1];
        m->searched++, m->words += x->words;
        y->searched++, y->words += x->words;
        a->out->all_words += x->words;
        a->out->searched.accounts++;
        a->out->searched.undated += !x->day;
    }
}

static void count_years(ro_phrasing *a, const struct shelf *v, size_t n) {
    years y = {0};
    for (size_t i = 0; i < n; i++) count_shelf(a, &y, &v[i]);
    a->out->years = y.v, a->out->nyears = y.n;
    keep_months(a);
}

/* They alone ask for each account's own rows. */
static void digest_years(ro_phrasing *a) {
    ro_buf ids = {.arena = a->job->arena};
    ro_phrase_year *y = a->out->years;
    ro_query *q = ro_query_new(
        a->job, "SELECT s.account, w.word, s.day / 10000, t.id, c.sha256 FROM sought s LEFT JOIN word w ON w.n = s.publisher"
                " CROSS JOIN intake t ON t.n = s.account CROSS JOIN capture c ON c.n = t.capture ORDER BY 2, 3, t.id");
    while (ro_step(q)) {
        char year[16];
        if (!ro_sift_has(a->sift, ro_int(q, 0))) continue;
        day_text(10000 * ro_int(q, 2), year);
        for (; !same_group(y, ro_lying(q, 1), ro_str_c(year)); y++) close_group(y, &ids);
        ro_str id = ro_lying(q, 3), hash = ro_lying(q, 4);
        ro_buf_printf(&ids, "%.*s %.*s\n", (int)id.n, id.p, (int)hash.n, hash.p);
    }
    if (a->out->nyears) close_group(y, &ids);
}

static int by_group(const void *p, const void *q) {
    const ro_phrase_year *a = p, *b = q;
    if (!a->publisher.p != !b->publisher.p) return a->publisher.p ? 1 : -1; /* as SQL has it: NULL first */
    int c = ro_str_cmp(a->publisher, b->publisher);
    return c ? c : strcmp(a->year, b->year);
}

static int by_month(const void *p, const void *q) {
    const ro_phrase_month *a = p, *b = q;
    if (!a->publisher.p != !b->publisher.p) return a->publisher.p ? 1 : -1;
    int c = ro_str_cmp(a->publisher, b->publisher);
    return c ? c : strcmp(a->month, b->month);
}

static void count_month(ro_phrasing *a, const ro_phrase_use *u, bool other) {
    ro_phrase_month key = {.publisher = u->publisher}, *m;
    snprintf(key.month, sizeof key.month, "%.*s", (int)(u->date.n < 7 ? u->date.n : 7), u->date.n ? u->date.p : "");
    m = a->out->nmonths ? bsearch(&key, a->out->months, a->out->nmonths, sizeof *a->out->months, by_month) : NULL;
    if (m) m->uses++, m->accounts += other;
}

static void count_uses(ro_phrasing *a) {
    ro_str last = RO_NONE;
    for (size_t i = 0; i < a->uses.n; i++) {
        const ro_phrase_use *u = &a->uses.v[i];
        ro_phrase_year key = {.publisher = u->publisher};
        snprintf(key.year, sizeof key.year, "%.*s", (int)(u->date.n < 4 ? u->date.n : 4), u->date.p);
        ro_phrase_year *y = a->out->nyears ? bsearch(&key, a->out->years, a->out->nyears, sizeof *a->out->years, by_group) : NULL;
        bool other = !last.p || !ro_str_eq(last, u->account); /* the uses of an account stand together */
        if (!y) continue;
        y->uses++;
        y->accounts += other;
        count_month(a, u, other);
        last = u->account;
    }
}

/* ---- by publisher ------------------------------------------------------------------------------------------------------------
 */

static int by_name(const void *p, const void *q) {
    const ro_phrase_publisher *a = p, *b = q;
    if (!a->publisher.p != !b->publisher.p) return a->publisher.p ? 1 : -1;
    return ro_str_cmp(a->publisher, b->publisher);
}

static int by_uses(const void *p, const void *q) {
    const ro_phrase_publisher *a = p, *b = q;
    if (a->uses != b->uses) return a->uses > b->uses ? -1 : 1;
    return a->searched != b->searched ? (a->searched > b->searched ? -1 : 1) : by_name(p, q);
}

static void sum_publishers(ro_phrasing *a) {
    RO_VEC(ro_phrase_publisher) v = {0};
    for (size_t i = 0; i < a->out->nyears; i++) {
        const ro_phrase_year *y = &a->out->years[i];
        if (!v.n || by_name(&v.v[v.n - 1], &(ro_phrase_publisher){.publisher = y->publisher}) != 0)
            RO_PUSH(a->job->arena, v) = (ro_phrase_publisher){.publisher = y->publisher, .first = RO_S(""), .last = RO_S("")};
        ro_phrase_publisher *p = &v.v[v.n - 1];
        p->uses += y->uses, p->accounts += y->accounts, p->searched += y->searched;
    }
    for (size_t i = 0; i < a->uses.n; i++) {
        ro_phrase_publisher key = {.publisher = a->uses.v[i].publisher};
        ro_phrase_publisher *p = v.n ? bsearch(&key, v.v, v.n, sizeof *v.v, by_name) : NULL;
        if (!p || !a->uses.v[i].date.n) continue;
        if (!p->first.n) p->first = a->uses.v[i].date;
        p->last = a->uses.v[i].date;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_uses);
    a->out->publishers = v.v, a->out->npublishers = v.n;
}

/* ---- days without an account
 * ---------------------------------------------------------------------------------------------------- */

/* Of 20240619; -1: there is no such day. */
static long number_of(int64_t day) {
    int y = (int)(day / 10000), m = (int)(day / 100 % 100), d = (int)(day % 100);
    return ro_day_valid(y, m, d) ? ro_day_number(y, m, d) : -1;
}

typedef RO_VEC(ro_phrase_gap) gaps;

static void find_gaps_of(ro_phrasing *a, gaps *v, const struct shelf *of) {
    long last = -1;
    for (size_t i = 0; i < of->n; i++) {
        long day = of->v[i].day % 100 ? number_of(of->v[i].day) : -1;
        if (day < 0) continue;
        if (last >= 0 && day - last > RO_GAP) {
            ro_phrase_gap *g = &RO_PUSH(a->job->arena, *v);
            *g = (ro_phrase_gap){.publisher = of->publisher, .days = (size_t)(day - last - 1)};
            ro_day_put(g->from, last + 1);
            ro_day_put(g->to, day - 1);
        }
        last = day;
    }
}

static void find_gaps(ro_phrasing *a, const struct shelf *v, size_t n) {
    gaps g = {0};
    for (size_t i = 0; i < n; i++) find_gaps_of(a, &g, &v[i]);
    a->out->gaps = g.v, a->out->ngaps = g.n;
}

static void digest_uses(ro_phrasing *a) {
    ro_buf b = {.arena = a->job->arena};
    for (size_t i = 0; i < a->uses.n; i++) {
        const ro_phrase_use *u = &a->uses.v[i];
        ro_buf_printf(&b, "%.*s %.*s %u %u\n", (int)u->account.n, u->account.p, (int)u->capture.n, u->capture.p, u->span.lo,
                      u->span.hi);
    }
    ro_sha256_hex(ro_buf_str(&b), a->out->digest);
}

void ro_phrasing_cover(ro_phrasing *a) {
    size_t n;
    struct shelf *v = shelves(a, &n);
    count_years(a, v, n);
    if (a->wanted->digests) digest_years(a);
    count_uses(a);
    sum_publishers(a);
    find_gaps(a, v, n);
    digest_uses(a);
}
