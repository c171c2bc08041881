/* How the lists of those present differ: who is missing, who stands elsewhere, who is given another title.
 *
 * In: the rows of attendance.c. Out: for each row what a pair of accounts says otherwise of it.
 * missing: both list people of that side beyond those who met, and one leaves this one out; an account that lists nobody misses
 *   nobody, and one that lists its own side alone does not miss the other's people.
 * moved: of the names that both give for a side, those outside their longest common order. Names that one lacks explain
 *   nothing away and count for nothing.
 * retitled: what is left of the two titles, when the words they share are taken out, makes another office, or merely another
 *   rendering: initials, a shorter form. */
#include "align/parts.h"

#include <stdlib.h>

enum { WORDS = 40 }; /* of a title */

struct pair {
    ro_arena *arena;
    ro_comparison *c;
    const ro_record *r[2];
    uint8_t k[2];
    int first; /* whose order is taken first, whatever the order of the arguments */
};

static const ro_attendee *entry_of(const ro_record *r, const ro_present *row, uint8_t k) {
    for (size_t i = 0; i < r->nattendance; i++)
        if (r->attendance[i].order == row->order[k] && ro_str_eq(r->attendance[i].title, row->titles[k]) &&
            (!row->side.n || !r->attendance[i].side.n || ro_str_eq(r->attendance[i].side, row->side)))
            return &r->attendance[i];
    return NULL;
}

static bool has(const ro_present *row, uint8_t k) { return row->in >> k & 1; }

static void say(struct pair *p, ro_present *row, ro_listing l) {
    ro_listing *v = ro_alloc(p->arena, sizeof *v * (row->nlistings + 1));
    if (row->nlistings) memcpy(v, row->listings, sizeof *v * row->nlistings);
    l.x = p->k[0];
    l.y = p->k[1];
    v[row->nlistings++] = l;
    row->listings = v;
}

/* ---- missing ---- */

/* Gives people of that side who did not lead it. */
static bool lists(const ro_record *r, ro_str side) {
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *t = &r->attendance[i];
        if (t->role != RO_ROLE_HEAD && t->role != RO_ROLE_GROUP && (!side.n || ro_str_eq(t->side, side))) return true;
    }
    return false;
}

static void missing(struct pair *p, ro_present *row) {
    int from = has(row, p->k[0]) ? 0 : 1;
    if (has(row, p->k[0]) == has(row, p->k[1])) return;
    const ro_attendee *t = entry_of(p->r[from], row, p->k[from]);
    if (!t || t->role == RO_ROLE_HEAD || !lists(p->r[!from], row->side)) return;
    say(p, row, (ro_listing){.what = "missing", .substantive = !row->group});
}

/* ---- moved ---- */

struct place {
    ro_present *row;
    int at[2];
};

static int by_first(const void *x, const void *y) {
    const struct place *p = x, *q = y;
    return p->at[0] != q->at[0] ? p->at[0] - q->at[0] : p->at[1] - q->at[1];
}

/* Of one side: the rows from i on that have it, in the order of the first list. */
static void moved(struct pair *p, ro_str side) {
    RO_VEC(struct place) v = {0};
    for (size_t i = 0; i < p->c->nattendance; i++) {
        ro_present *row = &p->c->attendance[i];
        if (!has(row, p->k[0]) || !has(row, p->k[1]) || row->group || !ro_str_eq(row->side, side)) continue;
        RO_PUSH(p->arena, v) = (struct place){row, {row->order[p->k[p->first]], row->order[p->k[!p->first]]}};
    }
    if (v.n < 2) return;
    qsort(v.v, v.n, sizeof *v.v, by_first);
    uint32_t *pos = RO_NEWS(p->arena, uint32_t, v.n);
    float *weight = RO_NEWS(p->arena, float, v.n);
    bool *kept = RO_NEWS(p->arena, bool, v.n);
    for (size_t i = 0; i < v.n; i++) {
        pos[i] = v.v[i].at[1] > 0 ? (uint32_t)v.v[i].at[1] : 0;
        weight[i] = 1;
    }
    ro_order_keep(p->arena, pos, weight, v.n, kept);
    for (size_t i = 0; i < v.n; i++)
        if (!kept[i]) say(p, v.v[i].row, (ro_listing){.what = "moved", .substantive = true});
}

static void moved_of_all(struct pair *p) {
    for (size_t i = 0; i < p->c->nattendance; i++) {
        size_t j = 0;
        while (j < i && !ro_str_eq(p->c->attendance[j].side, p->c->attendance[i].side)) j++;
        if (j == i) moved(p, p->c->attendance[i].side);
    }
}

/* ---- retitled ---- */

struct title {
    ro_str word[WORDS], stem[WORDS];
    bool small[WORDS], gone[WORDS];
    char room[WORDS][40];
    size_t n;
};

static void cut_title(ro_arena *a, ro_str s, struct title *t) {
    ro_str f = ro_fold(a, s);
    const ro_lexicon *function = ro_lexicon_get("function");
    t->n = 0;
    for (size_t i = 0; i < f.n && t->n < WORDS;) {
        size_t lo = i;
        while (i < f.n && (ro_cp_word((unsigned char)f.p[i]) || (f.p[i] & 0x80))) i++;
        if (i == lo) {
            i++;
            continue;
        }
        ro_str w = {f.p + lo, i - lo};
        t->word[t->n] = w;
        t->stem[t->n] = ro_lexis_stem(w, t->room[t->n], sizeof t->room[0]);
        t->small[t->n] = ro_lexicon_find(function, w, NULL);
        t->gone[t->n++] = false;
    }
}

/* "French" and "France". */
static bool one_state(ro_str p, ro_str q) {
    ro_entry e, f;
    const ro_lexicon *l = ro_lexicon_get("states");
    return ro_lexicon_find(l, p, &e) && ro_lexicon_find(l, q, &f) && ro_str_eq(e.value[0], f.value[0]);
}

static void take_out_shared(struct title *p, struct title *q) {
    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j < q->n && !p->gone[i]; j++)
            if (!q->gone[j] &&
                (ro_str_eq(p->stem[i], q->stem[j]) || ro_same_state(p->word[i], q->word[j]) || one_state(p->word[i], q->word[j])))
                p->gone[i] = q->gone[j] = true;
}

static size_t left(const struct title *t, ro_str out[WORDS]) {
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!t->gone[i] && !t->small[i]) out[n++] = t->word[i];
    return n;
}

/* Words that make another office of it: "vice", "first", "acting". */
static bool ranks(const ro_str *w, size_t n) {
    const ro_lexicon *lesser = ro_lexicon_get("lesser"), *ranks = ro_lexicon_get("ranks");
    for (size_t i = 0; i < n; i++)
        if (ro_lexicon_find(lesser, w[i], NULL) || ro_lexicon_find(ranks, w[i], NULL)) return true;
    return false;
}

/* "c", "c" or "wpk" of "central", "committee". */
static bool letters_of(const ro_str *p, size_t n, const ro_str *q, size_t m) {
    size_t at = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < p[i].n; k++, at++)
            if (at == m || q[at].p[0] != p[i].p[k]) return false;
    return n && at == m;
}

static bool one_pair(ro_str p, ro_str q) {
    const ro_lexicon *l = ro_lexicon_get("interchange");
    for (int turn = 0; turn < 2; turn++) {
        size_t at = ro_lexicon_index(l, turn ? q : p);
        for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); n; n--)
            if (ro_str_eq(ro_lexicon_at(l, at++).value[0], turn ? p : q)) return true;
    }
    return false;
}

/* "inter governmental" and "intergovernmental". */
static bool run_together(const ro_str *p, size_t n, const ro_str *q, size_t m) {
    size_t i = 0, j = 0, at = 0, bt = 0;
    while (i < n && j < m) {
        if (p[i].p[at] != q[j].p[bt]) return false;
        if (++at == p[i].n) i++, at = 0;
        if (++bt == q[j].n) j++, bt = 0;
    }
    return i == n && j == m;
}

static bool rendering(const ro_str *p, size_t n, const ro_str *q, size_t m) {
    if (n == 1 && m == 1 && one_pair(p[0], q[0])) return true;
    if (!n || !m) return !ranks(p, n) && !ranks(q, m);
    return letters_of(p, n, q, m) || letters_of(q, m, p, n) || run_together(p, n, q, m);
}

static void retitled(struct pair *p, ro_present *row) {
    ro_str a = row->titles[p->k[0]], b = row->titles[p->k[1]];
    if (!has(row, p->k[0]) || !has(row, p->k[1]) || row->group || !a.n || !b.n) return;
    if (ro_str_eq(ro_str_trim(ro_fold(p->arena, a)), ro_str_trim(ro_fold(p->arena, b)))) return;
    struct title *t = ro_alloc(p->arena, sizeof *t * 2);
    cut_title(p->arena, a, &t[0]);
    cut_title(p->arena, b, &t[1]);
    take_out_shared(&t[0], &t[1]);
    ro_str x[WORDS], y[WORDS];
    bool same = rendering(x, left(&t[0], x), y, left(&t[1], y));
    say(p, row, (ro_listing){.what = "retitled", .klass = same ? "title rendering" : "title", .substantive = !same});
}

void ro_listings_compare(ro_arena *a, ro_comparison *c) {
    for (size_t x = 0; x < c->naccounts; x++)
        for (size_t y = x + 1; y < c->naccounts; y++) {
            struct pair p = {a, c, {c->accounts[x], c->accounts[y]}, {(uint8_t)x, (uint8_t)y}, 0};
            p.first = ro_str_cmp(p.r[0]->text, p.r[1]->text) > 0;
            for (size_t i = 0; i < c->nattendance; i++) {
                missing(&p, &c->attendance[i]);
                retitled(&p, &c->attendance[i]);
            }
            moved_of_all(&p);
        }
}
