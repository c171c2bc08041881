/* Two to ten accounts into a comparison.
 *
 * 1. The accounts are put in an order of their own (by their words), so that neither the order of the arguments nor which of
 *    two comes first can change the answer; only the letters at the end follow the arguments.
 * 2. Each pair is linked clause by clause (link.c), and the links of all pairs become groups (groups.c) whose borders follow
 *    their partners (borders.c).
 * 3. Within a passage the words are compared (edits.c): no difference makes it `same`, more than half in common `reworded`.
 *    What stands out of the common order has moved; who speaks on both sides is compared. */
#include "align/bench.h"

#include "base/threads.h"

#include <stdlib.h>

enum {
    SHARE = 256, /* passages that a thread takes up at a time; with fewer there are no threads */
    THREADS = 8, /* at most */
};

static const double REWORDED = 0.5; /* below, word changes say less than the two texts side by side */

/* ---- groups to passages ---- */

struct stretch ro_group_stretch(const struct bench *b, const struct group *g, size_t k) {
    const struct atom *p = &b->side[k].atoms[g->lo[k]], *q = &b->side[k].atoms[g->hi[k] - 1];
    return (struct stretch){&b->side[k], p->word, q->word + q->nwords - p->word, {p->span.lo, q->span.hi}};
}

static int by_edit_place(const void *p, const void *q) {
    const ro_edit *a = p, *b = q;
    if (a->x != b->x) return a->x - b->x;
    if (a->y != b->y) return a->y - b->y;
    if (a->xspan.lo != b->xspan.lo) return a->xspan.lo < b->xspan.lo ? -1 : 1;
    if (a->yspan.lo != b->yspan.lo) return a->yspan.lo < b->yspan.lo ? -1 : 1;
    return 0;
}

static void compare_words(struct bench *b, const struct group *g, ro_passage *p) {
    double least = 1;
    size_t first = b->edits.n;
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) {
            if (!(g->in >> x & g->in >> y & 1)) continue;
            struct stretch s = ro_group_stretch(b, g, x), t = ro_group_stretch(b, g, y);
            double share =
                ro_edits_find(b->arena, b->lexis, &s, &t, (uint8_t)b->given[x], (uint8_t)b->given[y], REWORDED, &b->edits);
            if (share < least) least = share;
        }
    p->score = least;
    p->nedits = b->edits.n - first; /* of those pairs that are near enough to have any */
    p->kind = p->nedits ? RO_REWORDED : least < REWORDED ? RO_PARAPHRASE : RO_SAME;
    if (!p->nedits) return;
    p->edits = ro_alloc_raw(b->arena, sizeof *p->edits * p->nedits);
    memcpy(p->edits, b->edits.v + first, sizeof *p->edits * p->nedits);
    b->edits.n = first;
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].x > p->edits[i].y) ro_edit_turn(&p->edits[i]);
    qsort(p->edits, p->nedits, sizeof *p->edits, by_edit_place);
}

static void make_passage(struct bench *b, const struct group *g, ro_passage *p) {
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++) p->spans[k] = RO_NOSPAN;
    for (size_t k = 0; k < b->n; k++) {
        if (!(g->in >> k & 1)) continue;
        p->in |= (uint16_t)(1u << b->given[k]);
        p->spans[b->given[k]] = ro_group_stretch(b, g, k).span;
    }
    if (!g->linked) {
        p->kind = RO_ONLY;
        return;
    }
    compare_words(b, g, p);
    ro_voices_compare(b, g, p);
}

/* For each account, as given, the accounts in whose order a group stands elsewhere. */
struct places {
    uint16_t elsewhere[RO_MAX_ACCOUNTS];
};

static void mark(struct places *p, unsigned x, unsigned y) {
    p->elsewhere[x] |= (uint16_t)(1u << y);
    p->elsewhere[y] |= (uint16_t)(1u << x);
}

/* Flags what stands out of the order that the two accounts share. */
static void mark_moved(struct bench *b, size_t x, size_t y, struct places *moved) {
    size_t n = b->side[x].natoms;
    uint32_t *at = RO_NEWS(b->arena, uint32_t, n + 1), *pos = RO_NEWS(b->arena, uint32_t, n + 1);
    float *weight = RO_NEWS(b->arena, float, n + 1);
    bool *kept = RO_NEWS(b->arena, bool, n + 1);
    size_t m = 0;
    for (uint32_t i = 0; i < b->side[x].natoms; i++) {
        uint32_t o = b->owner[x][i];
        const struct group *g = &b->groups.v[o];
        if (g->lo[x] != i || !(g->in >> y & 1)) continue;
        at[m] = o;
        pos[m] = g->lo[y];
        weight[m++] = (float)(ro_group_words(b, g, x) + ro_group_words(b, g, y));
    }
    ro_order_keep(b->arena, pos, weight, m, kept);
    for (size_t i = 0; i < m; i++)
        if (!kept[i]) mark(&moved[at[i]], b->given[x], b->given[y]);
}

/* Passages in the reading order of the first account that has them. */
struct row {
    uint32_t group, at;
    uint8_t account;
};

static int by_reading(const void *p, const void *q) {
    const struct row *a = p, *b = q;
    if (a->account != b->account) return a->account - b->account;
    return (a->at > b->at) - (a->at < b->at);
}

static struct row row_of(const struct bench *b, uint32_t g) {
    struct row r = {g, 0, UINT8_MAX};
    for (size_t k = 0; k < b->n; k++)
        if (b->groups.v[g].in >> k & 1 && b->given[k] < r.account)
            r = (struct row){g, b->groups.v[g].lo[k], (uint8_t)b->given[k]};
    return r;
}

static void count(ro_comparison *c, const ro_passage *p) {
    size_t *of[] = {&c->counts.same, &c->counts.reworded, &c->counts.paraphrase, &c->counts.only};
    ++*of[p->kind];
    for (size_t i = 0; i < p->nedits; i++) ++*(p->edits[i].substantive ? &c->counts.substantive_edits : &c->counts.folded_edits);
}

/* Long accounts are worked on by several threads, some passages each: what a passage comes to hangs on itself alone. The bench is
 * read by all; what is written to is each thread's own. */
struct shop {
    const struct bench *bench;
    struct edits edits[THREADS];
    ro_passage *passages;
    size_t npassages;
    const uint32_t *group; /* of each */
};

static void make_share(ro_arena *a, void *user, size_t share, unsigned thread) {
    struct shop *s = user;
    struct bench b = *s->bench;
    b.arena = a;
    b.edits = s->edits[thread];
    for (size_t i = share * SHARE; i < s->npassages && i < (share + 1) * SHARE; i++)
        make_passage(&b, &b.groups.v[s->group[i]], &s->passages[i]);
    s->edits[thread] = b.edits;
}

static void weigh_share(ro_arena *a, void *user, size_t share, unsigned thread) {
    (void)a, (void)thread;
    struct shop *s = user;
    for (size_t i = share * SHARE; i < s->npassages && i < (share + 1) * SHARE; i++)
        ro_claims_weigh(s->bench, &s->bench->groups.v[s->group[i]], &s->passages[i]);
}

static void in_shares(struct bench *b, struct shop *s, void (*work)(ro_arena *, void *, size_t, unsigned)) {
    size_t shares = (s->npassages + SHARE - 1) / SHARE;
    unsigned threads = shares > 1 ? ro_processors() : 1;
    if (shares > 1)
        ro_in_threads(b->arena, threads < THREADS ? threads : THREADS, shares, work, s);
    else
        work(b->arena, s, 0, 0);
}

static void passages(struct bench *b, ro_comparison *c) {
    RO_VEC(struct row) rows = {0};
    for (uint32_t i = 0; i < b->groups.n; i++)
        if (b->groups.v[i].in) RO_PUSH(b->arena, rows) = row_of(b, i);
    if (rows.n) qsort(rows.v, rows.n, sizeof *rows.v, by_reading);
    struct places *moved = RO_NEWS(b->arena, struct places, b->groups.n + 1);
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) mark_moved(b, x, y, moved);
    c->passages = RO_NEWS(b->arena, ro_passage, rows.n + 1);
    c->npassages = rows.n;
    uint32_t *group = ro_alloc_raw(b->arena, sizeof *group * (rows.n + 1));
    for (size_t i = 0; i < rows.n; i++) group[i] = rows.v[i].group;
    struct shop *shop = RO_NEW(b->arena, struct shop);
    *shop = (struct shop){.bench = b, .passages = c->passages, .npassages = rows.n, .group = group};
    in_shares(b, shop, make_share);
    for (size_t i = 0; i < rows.n; i++) {
        ro_passage *p = &c->passages[i];
        memcpy(p->elsewhere, moved[group[i]].elsewhere, sizeof p->elsewhere);
        for (size_t k = 0; k < b->n; k++) p->moved |= p->elsewhere[k] > 0;
    }
    ro_silence_judge(b, c, group);
    in_shares(b, shop, weigh_share);
    for (size_t i = 0; i < c->npassages; i++) count(c, &c->passages[i]);
}

void ro_align_reweigh(ro_comparison *c) {
    c->counts = (ro_counts){0};
    for (size_t i = 0; i < c->npassages; i++) {
        ro_claims_reweigh(&c->passages[i]);
        count(c, &c->passages[i]);
    }
}

/* ---- the whole ---- */

static bool before(const ro_telling *p, const ro_telling *q) { return ro_str_cmp(p->units->text, q->units->text) < 0; }

ro_comparison *ro_align(ro_arena *a, const ro_telling *t, size_t n) {
    struct bench *b = RO_NEW(a, struct bench);
    *b = (struct bench){.arena = a, .n = n};
    size_t words = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        for (; k && before(&t[i], &t[b->given[k - 1]]); k--) b->given[k] = b->given[k - 1];
        b->given[k] = (unsigned)i;
        words += t[i].units->nwords;
    }
    b->lexis = ro_lexis_new(a, words);
    for (size_t k = 0; k < n; k++) {
        b->side[k].in = &t[b->given[k]];
        b->side[k].u = t[b->given[k]].units;
        ro_atoms_cut(a, b->lexis, &b->side[k]);
    }
    ro_atoms_speakers(a, b->lexis, b->side, n);
    ro_lexis_weigh(b->lexis, b->side, n);
    ro_comparison *c = RO_NEW(a, ro_comparison);
    c->naccounts = n;
    for (size_t i = 0; i < n; i++) {
        c->accounts[i] = t[i].record;
        c->refs[i] = t[i].ref;
    }
    ro_groups_form(b);
    ro_groups_shift(b);
    ro_groups_grow(b);
    passages(b, c);
    ro_attendance_compare(a, t, n, c);
    ro_first_find(a, c);
    return c;
}
