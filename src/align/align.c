/* Two to ten accounts into a comparison.
 *
 * 1. The accounts are put in an order of their own (by their words), so that neither the order of the arguments nor which of
 *    two comes first can change the answer; only the letters at the end follow the arguments.
 * 2. Each pair is linked clause by clause (link.c). With more than two accounts the links of all pairs are joined, the
 *    strongest first, as long as a passage stays in one piece in every account; a link that would tear it is left out.
 * 3. Neighbouring clauses of one sentence that share their partners grow together to the sentence, up to 75 words, in editions
 * 150; a scrap of less than six words that found no partner joins its sentence and becomes a change in it.
 * 4. Within a passage the words are compared (edits.c): no difference makes it `same`, more than half in common `reworded`.
 *    What stands out of the common order has moved; who speaks on both sides is compared. */
#include "align/parts.h"

#include <stdlib.h>

enum { SENTENCE_WORDS = 75, LIST_WORDS = 150, SCRAP = 6, WIDE_WORDS = 240 };
enum { STRAY = 3, FIRM = 3 };       /* words on the wrong side of a cut; words after them that show where it belongs */
static const float EDITION = 0.85f; /* nearly word for word: even a long list reads best in one piece */
static const double REWORDED = 0.5; /* below, word changes say less than the two texts side by side */

/* A passage in the making: clauses [lo, hi) of each account that has it. */
struct group {
    uint16_t in;
    uint32_t lo[RO_MAX_ACCOUNTS], hi[RO_MAX_ACCOUNTS];
    float score;
    bool linked;
};

struct bench {
    ro_arena *arena;
    size_t n;
    struct side side[RO_MAX_ACCOUNTS]; /* in their own order */
    unsigned given[RO_MAX_ACCOUNTS];   /* place among the arguments */
    struct lexis *lexis;
    RO_VEC(struct group) groups;
    uint32_t *owner[RO_MAX_ACCOUNTS]; /* group of each clause */
    struct edits edits;
};

/* ---- links to groups ---- */

struct pair_link {
    struct link l;
    uint8_t x, y;
};

static int strongest(const void *p, const void *q) {
    const struct pair_link *a = p, *b = q;
    if (a->l.score != b->l.score) return a->l.score < b->l.score ? 1 : -1;
    if (a->x != b->x) return a->x - b->x;
    if (a->y != b->y) return a->y - b->y;
    return (a->l.xlo > b->l.xlo) - (a->l.xlo < b->l.xlo);
}

static void singles(struct bench *b) {
    for (size_t k = 0; k < b->n; k++) {
        b->owner[k] = ro_alloc_raw(b->arena, sizeof *b->owner[k] * (b->side[k].natoms + 1));
        for (uint32_t i = 0; i < b->side[k].natoms; i++) {
            struct group *g = &RO_PUSH(b->arena, b->groups);
            *g = (struct group){.in = (uint16_t)(1u << k)};
            g->lo[k] = i;
            g->hi[k] = i + 1;
            b->owner[k][i] = (uint32_t)b->groups.n - 1;
        }
    }
}

/* Whether two groups can be one: in every account that both are in they must touch. */
static bool fits(const struct group *g, const struct group *h) {
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if ((g->in & h->in) >> k & 1 && g->hi[k] != h->lo[k] && h->hi[k] != g->lo[k]) return false;
    return true;
}

static uint32_t words_in(const struct bench *b, const struct group *g, size_t k) {
    if (!(g->in >> k & 1)) return 0;
    const struct atom *t = b->side[k].atoms;
    return t[g->hi[k] - 1].word + t[g->hi[k] - 1].nwords - t[g->lo[k]].word;
}

static void merge(struct bench *b, uint32_t into, uint32_t from) {
    struct group *g = &b->groups.v[into], *h = &b->groups.v[from];
    for (size_t k = 0; k < b->n; k++) {
        if (!(h->in >> k & 1)) continue;
        for (uint32_t i = h->lo[k]; i < h->hi[k]; i++) b->owner[k][i] = into;
        bool had = g->in >> k & 1;
        if (!had || h->lo[k] < g->lo[k]) g->lo[k] = h->lo[k];
        if (!had || h->hi[k] > g->hi[k]) g->hi[k] = h->hi[k];
    }
    if (h->linked && (!g->linked || h->score < g->score)) g->score = h->score;
    g->linked |= h->linked;
    g->in |= h->in;
    h->in = 0;
}

static void join_one(struct bench *b, uint32_t p, uint32_t q, float score) {
    if (p == q) return;
    struct group *g = &b->groups.v[p], *h = &b->groups.v[q];
    if (!fits(g, h)) return;
    for (size_t k = 0; k < b->n; k++)
        if (words_in(b, g, k) + words_in(b, h, k) > WIDE_WORDS) return;
    bool was = g->linked || h->linked;
    merge(b, p < q ? p : q, p < q ? q : p);
    struct group *m = &b->groups.v[p < q ? p : q];
    if (!was || score < m->score) m->score = score;
    m->linked = true;
}

/* Clauses of a side that a link names are made one, then the two sides. */
static void join(struct bench *b, const struct pair_link *p) {
    for (uint32_t i = p->l.xlo + 1; i < p->l.xhi; i++) join_one(b, b->owner[p->x][p->l.xlo], b->owner[p->x][i], p->l.score);
    for (uint32_t j = p->l.ylo + 1; j < p->l.yhi; j++) join_one(b, b->owner[p->y][p->l.ylo], b->owner[p->y][j], p->l.score);
    join_one(b, b->owner[p->x][p->l.xlo], b->owner[p->y][p->l.ylo], p->l.score);
}

static void link_all(struct bench *b) {
    RO_VEC(struct pair_link) all = {0};
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) {
            struct links l = {0};
            ro_links_find(b->arena, b->lexis, &b->side[x], &b->side[y], &l);
            for (size_t i = 0; i < l.n; i++) RO_PUSH(b->arena, all) = (struct pair_link){l.v[i], (uint8_t)x, (uint8_t)y};
        }
    if (all.n) qsort(all.v, all.n, sizeof *all.v, strongest);
    for (size_t i = 0; i < all.n; i++) join(b, &all.v[i]);
}

/* ---- growing to sentences ---- */

static uint32_t sentence_of(const struct bench *b, size_t k, uint32_t atom) { return b->side[k].atoms[atom].sentence; }

/* The group that follows g in account k, when it goes on in one sentence; UINT32_MAX none. */
static uint32_t next_in_sentence(const struct bench *b, const struct group *g, size_t k) {
    uint32_t at = g->hi[k];
    if (at >= b->side[k].natoms || sentence_of(b, k, at) != sentence_of(b, k, at - 1)) return UINT32_MAX;
    return b->owner[k][at];
}

static bool follows(const struct bench *b, const struct group *g, const struct group *h) {
    if (g->in != h->in || g->linked != h->linked) return false;
    bool edition = g->linked && g->score >= EDITION && h->score >= EDITION;
    uint32_t most = edition ? LIST_WORDS : SENTENCE_WORDS;
    for (size_t k = 0; k < b->n; k++)
        if (g->in >> k & 1 && (g->hi[k] != h->lo[k] || words_in(b, g, k) + words_in(b, h, k) > most)) return false;
    return true;
}

static void grow_sentences(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 0; i < b->side[k].natoms; i++)
            for (;;) { /* the group that begins here takes in what follows it */
                struct group *g = &b->groups.v[b->owner[k][i]];
                if (g->lo[k] != i) break;
                uint32_t next = next_in_sentence(b, g, k);
                if (next == UINT32_MAX || !follows(b, g, &b->groups.v[next])) break;
                merge(b, b->owner[k][i], next);
            }
}

/* A lone scrap of a sentence that goes on beside it. */
static void take_scraps(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 0; i < b->side[k].natoms; i++) {
            uint32_t own = b->owner[k][i];
            const struct group *g = &b->groups.v[own];
            if (g->linked || words_in(b, g, k) >= SCRAP || g->lo[k] != i) continue;
            uint32_t s = sentence_of(b, k, i);
            uint32_t to = UINT32_MAX;
            if (i && sentence_of(b, k, i - 1) == s && b->groups.v[b->owner[k][i - 1]].linked) to = b->owner[k][i - 1];
            uint32_t hi = g->hi[k];
            if (to == UINT32_MAX && hi < b->side[k].natoms && sentence_of(b, k, hi) == s && b->groups.v[b->owner[k][hi]].linked)
                to = b->owner[k][hi];
            if (to != UINT32_MAX) merge(b, to, own);
        }
}

/* ---- borders ---- */

/* How many words at the end of the clauses before `end` of account k open the part that account y has of group g. */
static int opens_with(const struct bench *b, const struct group *g, size_t y, size_t k, uint32_t end, uint32_t most) {
    const struct atom *t = &b->side[y].atoms[g->lo[y]];
    for (uint32_t n = most < t->nwords ? most : t->nwords; n; n--) {
        uint32_t same = 0;
        while (same < n && same < t->nwords && b->side[k].word[end - n + same] == b->side[y].word[t->word + same]) same++;
        if (same == n) return (int)n;
    }
    return 0;
}

static int ends_with(const struct bench *b, const struct group *g, size_t y, size_t k, uint32_t from, uint32_t most) {
    const struct atom *t = &b->side[y].atoms[g->hi[y] - 1];
    for (uint32_t n = most < t->nwords ? most : t->nwords; n; n--) {
        uint32_t same = 0;
        while (same < n && same < t->nwords && b->side[k].word[from + same] == b->side[y].word[t->word + t->nwords - n + same])
            same++;
        if (same == n) return (int)n;
    }
    return 0;
}

/* A comma may fall elsewhere in the other account: words of a lone clause with which the other side of its neighbour begins or
 * ends go over to the neighbour. */
static void shift_borders(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 1; i < b->side[k].natoms; i++) {
            struct atom *p = &b->side[k].atoms[i - 1], *q = &b->side[k].atoms[i];
            const struct group *g = &b->groups.v[b->owner[k][i - 1]], *h = &b->groups.v[b->owner[k][i]];
            if (p->sentence != q->sentence || g->linked == h->linked) continue;
            uint32_t most = (h->linked ? p->nwords : q->nwords) - 1;
            int n = 0;
            for (size_t y = 0; y < b->n && !n; y++) {
                if (y == k || !((h->linked ? h : g)->in >> y & 1)) continue;
                n = h->linked ? opens_with(b, h, y, k, q->word, most) : -ends_with(b, g, y, k, q->word, most);
                if (n > 0 && b->side[k].word[q->word] == b->side[y].word[b->side[y].atoms[h->lo[y]].word]) n = 0;
            }
            if (n) ro_atoms_shift(&b->side[k], i, n);
        }
}

/* The first m words of clause i of account k are those at word `from` of account y. */
static bool goes_on(const struct bench *b, size_t k, uint32_t from, size_t y, const struct atom *t, uint32_t m) {
    uint32_t same = 0;
    while (same < m && same < t->nwords && b->side[k].word[from + same] == b->side[y].word[t->word + same]) same++;
    return same == m;
}

/* The n words of account k from `from` stand, in any order, among the last words of the clauses of y that end before `end`. */
static bool among_last(const struct bench *b, size_t k, uint32_t from, uint32_t n, size_t y, uint32_t end) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = 1;
        while (at <= n + STRAY && at <= end && b->side[y].word[end - at] != b->side[k].word[from + i]) at++;
        if (at > n + STRAY || at > end) return false;
    }
    return true;
}

/* How many words that open clause q of account k belong to the clause before: in account y they end the one that is linked with
 * it, and what follows them opens the next. "secretary of the C.C., | WPK, Yun" beside "secretary of the WPK C.C., | Yun". */
static uint32_t strays(const struct bench *b, size_t k, const struct atom *q, const struct group *g, const struct group *h,
                       size_t y) {
    if (!(g->in & h->in & 1u << y) || g->hi[y] != h->lo[y]) return 0;
    const struct atom *t = &b->side[y].atoms[h->lo[y]];
    for (uint32_t n = 1; n <= STRAY && n + FIRM < q->nwords; n++)
        if (goes_on(b, k, q->word + n, y, t, FIRM)) return among_last(b, k, q->word, n, y, t->word) ? n : 0;
    return 0;
}

/* The same between two linked neighbours, where the cut fell inside a title in one account and after it in the other. */
static void move_strays(struct bench *b) {
    for (size_t k = 0; k < b->n; k++)
        for (uint32_t i = 1; i < b->side[k].natoms; i++) {
            const struct atom *p = &b->side[k].atoms[i - 1], *q = &b->side[k].atoms[i];
            const struct group *g = &b->groups.v[b->owner[k][i - 1]], *h = &b->groups.v[b->owner[k][i]];
            if (p->sentence != q->sentence || g == h || !g->linked || !h->linked) continue;
            uint32_t n = 0;
            for (size_t y = 0; y < b->n && !n; y++)
                if (y != k) n = strays(b, k, q, g, h, y);
            if (n) ro_atoms_shift(&b->side[k], i, -(int)n);
        }
}

/* ---- groups to passages ---- */

static struct stretch stretch_of(const struct bench *b, const struct group *g, size_t k) {
    const struct atom *p = &b->side[k].atoms[g->lo[k]], *q = &b->side[k].atoms[g->hi[k] - 1];
    return (struct stretch){&b->side[k], p->word, q->word + q->nwords - p->word, {p->span.lo, q->span.hi}};
}

static void turn_edit(ro_edit *e) {
    ro_span s = e->xspan;
    uint8_t x = e->x;
    e->xspan = e->yspan;
    e->yspan = s;
    e->x = e->y;
    e->y = x;
    if (e->kind == RO_EDIT_ADDED || e->kind == RO_EDIT_DROPPED)
        e->kind = e->kind == RO_EDIT_ADDED ? RO_EDIT_DROPPED : RO_EDIT_ADDED;
    if (e->klass && strcmp(e->klass, "firmer") == 0)
        e->klass = "weaker";
    else if (e->klass && strcmp(e->klass, "weaker") == 0)
        e->klass = "firmer";
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
            struct stretch s = stretch_of(b, g, x), t = stretch_of(b, g, y);
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
        if (p->edits[i].x > p->edits[i].y) turn_edit(&p->edits[i]);
    qsort(p->edits, p->nedits, sizeof *p->edits, by_edit_place);
}

/* Who is heard in a group's part of an account: people, else nobody. */
static uint64_t heard(const struct bench *b, const struct group *g, size_t k, bool *collective) {
    uint64_t who = 0;
    for (uint32_t i = g->lo[k]; i < g->hi[k]; i++) {
        who |= b->side[k].atoms[i].speakers;
        *collective |= b->side[k].atoms[i].voice == VOICE_COLLECTIVE;
    }
    return who;
}

/* The same claim in another mouth: both sides name speakers and no one is among both. */
static bool speaker_changed(const struct bench *b, const struct group *g) {
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) {
            if (!(g->in >> x & g->in >> y & 1)) continue;
            bool p = false, q = false;
            uint64_t s = heard(b, g, x, &p), t = heard(b, g, y, &q);
            if ((s && t && !(s & t)) || (p != q && (p ? t : s) && !(s & t))) return true;
        }
    return false;
}

static void make_passage(struct bench *b, const struct group *g, ro_passage *p) {
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++) p->spans[k] = RO_NOSPAN;
    for (size_t k = 0; k < b->n; k++) {
        if (!(g->in >> k & 1)) continue;
        p->in |= (uint16_t)(1u << b->given[k]);
        p->spans[b->given[k]] = stretch_of(b, g, k).span;
    }
    if (!g->linked) {
        p->kind = RO_ONLY;
        return;
    }
    compare_words(b, g, p);
    p->speaker_changed = speaker_changed(b, g);
}

/* Flags what stands out of the order that the two accounts share. */
static void mark_moved(struct bench *b, size_t x, size_t y, bool *moved) {
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
        weight[m++] = (float)(words_in(b, g, x) + words_in(b, g, y));
    }
    ro_order_keep(b->arena, pos, weight, m, kept);
    for (size_t i = 0; i < m; i++)
        if (!kept[i]) moved[at[i]] = true;
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

static void passages(struct bench *b, ro_comparison *c) {
    RO_VEC(struct row) rows = {0};
    for (uint32_t i = 0; i < b->groups.n; i++)
        if (b->groups.v[i].in) RO_PUSH(b->arena, rows) = row_of(b, i);
    if (rows.n) qsort(rows.v, rows.n, sizeof *rows.v, by_reading);
    bool *moved = RO_NEWS(b->arena, bool, b->groups.n + 1);
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++) mark_moved(b, x, y, moved);
    c->passages = RO_NEWS(b->arena, ro_passage, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        ro_passage *p = &c->passages[c->npassages++];
        make_passage(b, &b->groups.v[rows.v[i].group], p);
        p->moved = moved[rows.v[i].group];
    }
    for (size_t i = 0; i < c->npassages; i++) {
        if (c->passages[i].kind == RO_ONLY) ro_silence_judge(c, &c->passages[i]);
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
    singles(b);
    link_all(b);
    shift_borders(b);
    move_strays(b);
    take_scraps(b);
    grow_sentences(b);
    passages(b, c);
    ro_attendance_compare(a, t, n, c);
    return c;
}
