/* Lines that recur on the pages of one source are furniture, and a person's word about a line outranks that.
 *
 * One page cannot show that its last line stands on every page of its site. Each page therefore gives the numbers of the
 * lines that could be such: the first and last few that were kept, and lines without an end mark amid the text. The archive
 * counts them over a source (store/habits.c) and hands back those that recur; here they are cut, with that as the reason. Never
 * among them: the longest paragraph, headings, what a speaker's label or a colon opens, and sentences amid the text, since
 * a formula ("The talks proceeded in a friendly atmosphere.") recurs as rightly as furniture does. */
#include "clean/habit.h"

enum {
    EDGE = 5,  /* lines from either end: sign-offs and notes of a site have one to four */
    AMID = 8,  /* lines without an end mark amid the text that are looked at */
    LEAST = 3, /* words of one: a shorter one may be a speaker's label on a line of its own */
};

static bool candidate(const ro_page *p, const ro_look *k, size_t i) {
    return k[i].words && !k[i].label && !k[i].colon && !p->blocks[i].level && p->blocks[i].kind != RO_PARA_HEADING;
}

static uint64_t number(const ro_look *k, enum ro_spot spot) { return (k->hash & ~(uint64_t)3) | spot; }

static size_t longest(const ro_page *p, const ro_look *k, const ro_choice *c) {
    size_t best = p->nblocks;
    for (size_t i = 0; i < p->nblocks; i++)
        if (c->keep[i] && (best == p->nblocks || k[i].words > k[best].words)) best = i;
    return best;
}

static bool amid(const ro_look *k, size_t i) { return !k[i].ends && !k[i].again && !k[i].later && k[i].words >= LEAST; }

/* Calls for each candidate with its number, or with two: as a line at the edge, and as one amid the text. */
static void each_line(const ro_page *p, const ro_look *k, const ro_choice *c, void (*fn)(void *, size_t, uint64_t), void *user) {
    size_t kept = 0, at = 0, inner = 0, core = longest(p, k, c);
    for (size_t i = 0; i < p->nblocks; i++) kept += c->keep[i];
    for (size_t i = 0; i < p->nblocks; i++) {
        if (!c->keep[i]) continue;
        bool edge = at < EDGE || at + EDGE >= kept;
        at++;
        if (i == core || !candidate(p, k, i)) continue;
        if (edge) fn(user, i, number(&k[i], k[i].ends ? RO_SPOT_EDGE_SENTENCE : RO_SPOT_EDGE));
        if (amid(k, i) && inner++ < AMID) fn(user, i, number(&k[i], RO_SPOT_AMID));
    }
}

static void take(void *lines, size_t i, uint64_t n) {
    (void)i;
    ro_lines *l = lines;
    l->v[l->n++] = n;
}

ro_lines ro_lines_of(ro_arena *a, const ro_page *p, const ro_look *k, const ro_choice *c) {
    ro_lines l = {.v = RO_NEWS(a, uint64_t, 2 * EDGE + AMID)};
    size_t core = longest(p, k, c);
    if (core < p->nblocks) l.core = k[core].hash;
    each_line(p, k, c, take, &l);
    return l;
}

/* ---- what is known -------------------------------------------------------------------------------------------- */

/* Which habits a line has: a bit for each spot. */
struct finding {
    const ro_knowledge *know;
    unsigned char *spots;
};

static bool recurs(const ro_knowledge *know, uint64_t n) {
    size_t lo = 0, hi = know->nhabits;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (know->habit[mid] == n) return true;
        if (know->habit[mid] < n)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

static void find(void *user, size_t i, uint64_t n) {
    struct finding *x = user;
    if (recurs(x->know, n)) x->spots[i] |= (unsigned char)(1u << (n & 3));
}

/* At the edges only what reaches them unbroken: a sentence behind which the account goes on is its own. */
static void cut_habits(ro_arena *a, const ro_page *p, const ro_look *k, ro_choice *c, const ro_knowledge *know) {
    struct finding x = {know, RO_NEWS(a, unsigned char, p->nblocks + 1)};
    const char *why = ro_str_printf(a, "the same line stands on other pages of %.*s", (int)know->origin.n, know->origin.p).p;
    each_line(p, k, c, find, &x);
    for (int back = 0; back < 2; back++)
        for (size_t n = 0; n < p->nblocks; n++) {
            size_t i = back ? p->nblocks - 1 - n : n;
            if (!c->keep[i]) continue;
            if (!x.spots[i]) break;
            c->keep[i] = false, c->why[i] = why;
        }
    for (size_t i = 0; i < p->nblocks; i++)
        if (c->keep[i] && x.spots[i] & 1u << RO_SPOT_AMID) c->keep[i] = false, c->why[i] = why;
}

static bool meant(ro_str line, ro_str wish) { return wish.n && line.n >= wish.n && memcmp(line.p, wish.p, wish.n) == 0; }

static void grant(ro_arena *a, const ro_page *p, ro_choice *c, ro_wish *w) {
    ro_str wish = ro_fold(a, ro_str_blanks(a, w->words));
    for (size_t i = 0; i < p->nblocks; i++) {
        if (!meant(ro_fold(a, ro_str_blanks(a, p->blocks[i].text)), wish)) continue;
        c->keep[i] = w->keep;
        if (!w->keep) c->why[i] = "cut by a decision";
        w->met = true;
    }
}

void ro_know(ro_arena *a, const ro_page *p, const ro_look *k, ro_choice *c, const ro_knowledge *know) {
    if (know->nhabits) cut_habits(a, p, k, c, know);
    for (size_t i = 0; i < know->nwishes; i++) grant(a, p, c, &know->wish[i]);
}
