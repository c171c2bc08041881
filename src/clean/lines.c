/* Plain text, where nothing but the lines around a line says what it is.
 *
 * A page stripped of its markup still opens with its own name, and tells it again above the account: what stands before that
 * line is menu. Behind the account stand lists, forms and other stories, each with a sentence or two, and often a date: a
 * sentence alone among short lines, a headline with a colon in it, a line that breaks off with dots or is one link is no prose
 * of the account. And an account does not stop for long: a run of blocks ends where it has lost so much (the "X-drop" by which
 * BLAST ends an alignment), so that notes, comments and stories below it are not reached however long they are. The first
 * heavy run is the account; one behind a longer gap is its second part only where its lines are as full as the first's.
 *
 * Gives up on tables set a cell a line, and on a list of whole stories without headlines or dates. */
#include "clean/choose.h"

enum {
    TRUNCATED = 14, /* words of a headline that breaks off with dots; a stub's last sentence is longer */
    LONELY = 35,    /* words of a sentence between short lines; leads of stories are no longer */
    NAMES = 3,      /* blocks at the top in which the page says its name */
    NAME = 4,       /* words of a headline; a site's name is shorter, and stands all over the page */
    PLACES = 8,     /* lines that repeat it */
    PART = 4,       /* the account below the headline is at least such a part of the heaviest run */
    MASTHEAD = 8,   /* blocks below the headline that may be short and dated */
    DATES = 6,      /* date lines; a page with as many lists other things by their dates */
    DATED = 15,     /* what each then costs */
    DROP = 40,      /* 30 and 50 find .01 less on 92 news pages stripped to lines; ten lines of a menu, or a box and a half */
    GAP = 150,      /* that a second part is looked for behind */
    SECOND = 40,    /* that it is worth at least */
    FULL = 80,      /* per cent of the first part's worth a block */
    PARTS = 4,
};

static bool bare(const ro_look *k) { return k->look != LOOK_PROSE && k->look != LOOK_ITEM && k->look != LOOK_LONG; }

/* A line by itself. */
static int alone(const ro_block *b, const ro_look *k, int worth) {
    if (b->flags & RO_IN_LINK && !k->ends) return -4;
    if (k->look == LOOK_ITEM && !k->ends) return -1;
    if (k->look == LOOK_TEASER && k->again) return -4;
    if (k->look != LOOK_PROSE) return worth;
    if (k->label && !k->ends && !k->comma) return -1;
    if (k->dots && k->words <= TRUNCATED) return -2;
    return worth;
}

/* The account lies below the line that repeats the page's name and has most text behind it. */
static void below_headline(const ro_page *p, const ro_look *k, ro_choice *c, size_t name) {
    size_t at[PLACES + 1], n = 0, lo, hi;
    for (size_t i = name + 1; i < p->nblocks && n < PLACES; i++)
        if (k[i].words >= NAME - 1 && ro_opens_name(p->blocks[i].text, p->blocks[name].text)) at[n++] = i;
    if (!n) return;
    at[n] = p->nblocks;
    long most = 0, all = ro_best_run(c->worth, &(ro_search){.end = p->nblocks, .drop = DROP}, &lo, &hi);
    for (size_t i = 0; i < n; i++) {
        long got = ro_best_run(c->worth, &(ro_search){at[i] + 1, at[i + 1], .drop = DROP}, &lo, &hi);
        if (got > most && got * PART >= all) most = got, c->first = at[i] + 1, c->end = at[i + 1];
    }
}

/* A line among its neighbours. many: date lines stand all over the page. */
static int beside(const ro_look *k, size_t i, size_t n, bool many, int worth) {
    static const ro_look none = {.look = LOOK_SHORT};
    const ro_look *up = i ? &k[i - 1] : &none, *down = i + 1 < n ? &k[i + 1] : &none;
    if (k[i].look == LOOK_DATE && many && worth < 0) return -DATED;
    if (k[i].look == LOOK_LONG && up->look != LOOK_PROSE && down->look != LOOK_PROSE) return -4;
    if (worth <= 0 || k[i].look != LOOK_PROSE || !bare(up) || !bare(down)) return worth;
    if (many && (up->look == LOOK_DATE || down->look == LOOK_DATE)) return worth / 4;
    if (k[i].words > LONELY) return worth;
    return k[i].comma ? 0 : worth / 3;
}

/* The first heavy run between c->first and c->end. */
static void first_run(const ro_choice *c, size_t *lo, size_t *hi) {
    ro_search s = {c->first, c->end, .drop = DROP};
    long most = ro_best_run(c->worth, &s, lo, hi);
    s.enough = c->first ? most / 3 : most * 2 / 3;
    ro_best_run(c->worth, &s, lo, hi);
}

void ro_weigh_lines(const ro_page *p, const ro_look *k, ro_choice *c) {
    size_t n = p->nblocks, dates = 0, head, hi;
    for (size_t i = 0; i < n; i++) {
        c->worth[i] = alone(&p->blocks[i], &k[i], c->worth[i]);
        dates += k[i].look == LOOK_DATE;
    }
    for (size_t i = 0; i < NAMES && i < n && !c->first; i++)
        if (k[i].words >= NAME) below_headline(p, k, c, i);
    head = c->first;
    if (!head) first_run(c, &head, &hi);
    for (size_t i = 0; i < n; i++)
        if (i < head || i - head >= MASTHEAD) c->worth[i] = beside(k, i, n, dates >= DATES, c->worth[i]);
}

static long sum_of(const int *worth, size_t lo, size_t hi) {
    long sum = 0;
    for (size_t i = lo; i < hi; i++) sum += worth[i];
    return sum;
}

/* Is the run [lo, hi) a second part of what was chosen, though much stands between? */
static bool belongs(const ro_choice *c, size_t lo, size_t hi) {
    long mine = sum_of(c->worth, c->lo, c->hi), other = sum_of(c->worth, lo, hi);
    long gap = lo >= c->hi ? -sum_of(c->worth, c->hi, lo) : -sum_of(c->worth, hi, c->lo);
    if (other < SECOND || gap >= GAP || gap >= mine || gap >= other) return false;
    bool headed = c->first && hi <= c->lo; /* it stands below the headline: what it looks like needs no proof */
    return headed || other * 100 * (long)(c->hi - c->lo) >= mine * FULL * (long)(hi - lo);
}

void ro_choose_lines(ro_choice *c) {
    size_t lo, hi;
    first_run(c, &c->lo, &c->hi);
    for (int parts = 1; parts < PARTS; parts++) {
        ro_best_run(c->worth, &(ro_search){c->hi, c->end, DROP, SECOND}, &lo, &hi);
        if (!belongs(c, lo, hi)) break;
        c->hi = hi;
    }
    ro_best_run(c->worth, &(ro_search){c->first, c->lo, .drop = DROP}, &lo, &hi);
    if (belongs(c, lo, hi)) c->lo = lo;
}
