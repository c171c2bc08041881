/* Which hunks a reader takes for one change, and where a change begins and ends.
 *
 * In: the hunks between the words that agree. Out: the same, joined, parted and widened.
 * 1. The same words dropped here and brought back there are one change with two places.
 * 2. Neighbours become one where a word dropped in one turns up in the other ("foreign minister", "minister of Foreign
 *    Affairs"), or nothing but a function word stands between two replacements; never across the end of a sentence.
 * 3. From the edges of a change the pieces that differ in form alone (US, U.S.) are split off.
 * 4. Nobody reads half a compound: "one-on-one" and "2.5" are taken in whole. */
#include "align/edits.h"

enum {
    NEAR = 6,  /* words that agree between two changes that may be one */
    REACH = 6, /* changes between the two places of words that moved */
};

/* ---- what belongs together ---- */

static bool capital(const struct stretch *s, uint32_t i) { return s->side->u->words[s->word + i].flags & RO_WORD_CAP; }

static bool has_stem(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi, uint32_t stem) {
    for (uint32_t i = lo; i < hi; i++)
        if (ro_stretch_entry(d, s, i)->stem == stem) return true;
    return false;
}

/* A word of side s that stands on the other side too: itself, a form of it, or the state that it is of. */
static bool comes_back(const struct differ *d, const struct stretch *s, uint32_t i, const struct stretch *t, uint32_t lo,
                       uint32_t hi) {
    const struct entry *w = ro_stretch_entry(d, s, i);
    if (w->function) return false;
    if (has_stem(d, t, lo, hi, w->stem)) return true;
    if (!capital(s, i)) return false;
    for (uint32_t j = lo; j < hi; j++)
        if (capital(t, j) && ro_same_state(w->fold, ro_stretch_entry(d, t, j)->fold)) return true;
    return false;
}

/* A word that one change drops and the other brings back. */
static bool crosses(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    for (uint32_t i = p->alo; i < p->ahi; i++)
        if (comes_back(d, d->a, i, d->b, q->blo, q->bhi)) return true;
    for (uint32_t j = p->blo; j < p->bhi; j++)
        if (comes_back(d, d->b, j, d->a, q->alo, q->ahi)) return true;
    return false;
}

static unsigned content(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi) {
    unsigned n = 0;
    for (uint32_t i = lo; i < hi; i++) n += !ro_stretch_entry(d, s, i)->function;
    return n;
}

/* A sentence ends between word lo - 1 and word hi. */
static bool ends_between(const struct stretch *s, uint32_t lo, uint32_t hi) {
    const ro_units *u = s->side->u;
    for (uint32_t i = lo ? lo - 1 : 0; i < hi; i++) {
        ro_str g = ro_units_gap(u, s->word + i);
        if (g.n > 1 && memchr(".;:!?\n", g.p[0], 6)) return true;
    }
    return false;
}

static bool sentence_between(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    return ends_between(d->a, p->ahi, q->alo) && ends_between(d->b, p->bhi, q->blo);
}

static bool respelled(const struct differ *d, const struct hunk *h) {
    return h->ahi == h->alo + 1 && h->bhi == h->blo + 1 &&
           ro_spelled_alike(d->lexis, ro_stretch_entry(d, d->a, h->alo)->fold, ro_stretch_entry(d, d->b, h->blo)->fold);
}

static bool belong(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    uint32_t run = q->alo - p->ahi, held = content(d, d->a, p->ahi, q->alo);
    if (run > NEAR || sentence_between(d, p, q)) return false;
    if (crosses(d, p, q)) return true;
    bool turned = (p->ahi == p->alo && q->bhi == q->blo) || (p->bhi == p->blo && q->ahi == q->alo);
    bool weighty = content(d, d->a, p->alo, p->ahi) + content(d, d->b, p->blo, p->bhi) > 0 &&
                   content(d, d->a, q->alo, q->ahi) + content(d, d->b, q->blo, q->bhi) > 0;
    if (turned && run == 1 && weighty) return true; /* "C.C., WPK" and "WPK Central Committee" */
    return run == 1 && !held && weighty && p->ahi > p->alo && p->bhi > p->blo && q->ahi > q->alo && q->bhi > q->blo &&
           !respelled(d, p) && !respelled(d, q);
}

/* The same words dropped here and brought back there. */
static bool moved(const struct differ *d, const struct hunk *p, const struct hunk *q) {
    if (p->blo != p->bhi || q->alo != q->ahi || p->ahi - p->alo != q->bhi - q->blo || !content(d, d->a, p->alo, p->ahi))
        return false;
    for (uint32_t i = p->alo; i < p->ahi; i++)
        if (ro_stretch_entry(d, d->a, i) != ro_stretch_entry(d, d->b, q->blo + (i - p->alo))) return false;
    return true;
}

/* Words that stand elsewhere in the sentence are one change with a place on either side; the second hunk is left without any. */
void ro_hunks_pair_moved(struct differ *d) {
    for (size_t i = 0; i < d->h.n; i++)
        for (size_t j = i > REACH ? i - REACH : 0; j < d->h.n && j <= i + REACH; j++) {
            struct hunk *p = &d->h.v[i], *q = &d->h.v[j];
            if (i == j || p->moved || q->moved || !moved(d, p, q)) continue;
            if (sentence_between(d, i < j ? p : q, i < j ? q : p)) continue;
            uint32_t run = i < j ? q->alo - p->ahi : p->alo - q->ahi;
            if (run <= 2) continue; /* close by: one change of the whole */
            p->moved = q->moved = true;
            p->there = (struct ends){q->blo, q->bhi};
            break;
        }
}

void ro_hunks_group(struct differ *d) {
    size_t n = 0;
    for (size_t i = 0; i < d->h.n;) {
        struct hunk h = d->h.v[i++];
        for (size_t j = i; !h.moved && j < d->h.n && j < i + 3 && !d->h.v[j].moved;) {
            if (belong(d, &h, &d->h.v[j])) {
                h.ahi = d->h.v[j].ahi;
                h.bhi = d->h.v[j].bhi;
                i = ++j;
            } else {
                j++;
            }
        }
        d->h.v[n++] = h;
    }
    d->h.n = n;
}

/* ---- form ---- */

/* Letters and digits of some words, run together. */
static size_t run_together(const struct differ *d, const struct stretch *s, uint32_t lo, uint32_t hi, char *out, size_t cap) {
    size_t n = 0;
    for (uint32_t i = lo; i < hi; i++) {
        ro_str w = ro_stretch_entry(d, s, i)->fold;
        for (size_t k = 0; k < w.n && n < cap; k++)
            if (w.p[k] != '\'') out[n++] = w.p[k];
    }
    return n;
}

static bool alike_in_letters(const struct differ *d, uint32_t alo, uint32_t ahi, uint32_t blo, uint32_t bhi) {
    char p[96], q[96];
    size_t n = run_together(d, d->a, alo, ahi, p, sizeof p), m = run_together(d, d->b, blo, bhi, q, sizeof q);
    return n && n == m && n < sizeof p && memcmp(p, q, n) == 0;
}

/* Cuts [i words of a, j words of b] that differ in form alone off one end of a change. */
static bool peel(const struct differ *d, const struct hunk *h, bool front, struct hunk *out) {
    for (uint32_t i = 1; i <= 5 && i <= h->ahi - h->alo; i++)
        for (uint32_t j = 1; j <= 5 && j <= h->bhi - h->blo; j++) {
            *out = front ? (struct hunk){.alo = h->alo, .ahi = h->alo + i, .blo = h->blo, .bhi = h->blo + j, .form = true}
                         : (struct hunk){.alo = h->ahi - i, .ahi = h->ahi, .blo = h->bhi - j, .bhi = h->bhi, .form = true};
            if (alike_in_letters(d, out->alo, out->ahi, out->blo, out->bhi)) return true;
        }
    return false;
}

void ro_hunks_split_form(struct differ *d) {
    RO_VEC(struct hunk) v = {0};
    for (size_t i = 0; i < d->h.n; i++) {
        struct hunk h = d->h.v[i], cut;
        while (peel(d, &h, true, &cut)) {
            RO_PUSH(d->arena, v) = cut;
            h.alo = cut.ahi;
            h.blo = cut.bhi;
        }
        RO_VEC(struct hunk) back = {0};
        while (peel(d, &h, false, &cut)) {
            RO_PUSH(d->arena, back) = cut;
            h.ahi = cut.alo;
            h.bhi = cut.blo;
        }
        if (h.ahi > h.alo || h.bhi > h.blo) RO_PUSH(d->arena, v) = h;
        while (back.n) RO_PUSH(d->arena, v) = back.v[--back.n];
    }
    d->h.v = v.v;
    d->h.n = v.n;
}

/* ---- whole compounds ---- */

bool ro_stretch_tied(const struct stretch *s, uint32_t i) {
    if (!i || i >= s->nwords) return false;
    ro_str g = ro_units_gap(s->side->u, s->word + i - 1);
    if (g.n != 1) return false;
    const ro_word *w = &s->side->u->words[s->word + i];
    return g.p[0] == '-' || ((g.p[0] == '.' || g.p[0] == ',') && w[-1].flags & RO_WORD_DIGIT && w->flags & RO_WORD_DIGIT);
}

/* Nobody reads half a compound: a change takes in the rest of it, which stands on the other side too; two in one compound are
 * one. */
void ro_hunks_widen(struct differ *d) {
    size_t n = 0;
    for (size_t i = 0; i < d->h.n; i++) {
        struct hunk h = d->h.v[i], *last = n ? &d->h.v[n - 1] : NULL;
        h.core[0] = (struct ends){h.alo, h.ahi};
        h.core[1] = (struct ends){h.blo, h.bhi};
        if (h.form || h.moved) {
            d->h.v[n++] = h;
            continue;
        }
        uint32_t least = last ? last->ahi : 0;
        while (h.alo > least &&
               ((h.ahi > h.alo && ro_stretch_tied(d->a, h.alo)) || (h.bhi > h.blo && ro_stretch_tied(d->b, h.blo))))
            h.alo--, h.blo--;
        bool joined = last && h.alo == least && !last->form && !last->moved &&
                      (ro_stretch_tied(d->a, h.alo) || ro_stretch_tied(d->b, h.blo));
        uint32_t most = i + 1 < d->h.n ? d->h.v[i + 1].alo : d->a->nwords;
        while (h.ahi < most &&
               ((h.ahi > h.alo && ro_stretch_tied(d->a, h.ahi)) || (h.bhi > h.blo && ro_stretch_tied(d->b, h.bhi))))
            h.ahi++, h.bhi++;
        if (joined) {
            last->ahi = last->core[0].hi = h.ahi;
            last->bhi = last->core[1].hi = h.bhi;
        } else {
            d->h.v[n++] = h;
        }
    }
    d->h.n = n;
}
