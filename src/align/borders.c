/* A comma may fall elsewhere in the other account: the borders of clauses follow their partners.
 *
 * Words of a lone clause with which the other side of its neighbour begins or ends go over to the neighbour, and words on the
 * wrong side of a cut between two linked neighbours go back over it. */
#include "align/bench.h"

enum { STRAY = 3, FIRM = 3 }; /* words on the wrong side of a cut; words after them that show where it belongs */

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

void ro_groups_shift(struct bench *b) {
    shift_borders(b);
    move_strays(b);
}
