/* Which stretch of the page is the account: the run of blocks with the greatest sum of worth.
 *
 * Each block is worth its words where it is prose, a little less than nothing where it is a short line, and much less where
 * it opens a list of other things. The contiguous run with the greatest sum is the account (maximum subsequence
 * segmentation: Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009;
 * their weights were learned from tags, ours hang on the words alone so that they hold for a page stripped to lines). A short
 * sentence inside the run is never lost: what lies within stays unless it says itself that it is furniture.
 *
 * Gives up on pages with two accounts: the longer is taken. */
#include "clean/choose.h"

enum {
    MOST = 80,       /* words of one block that count: one long legal notice must not outweigh an account */
    STOP = -60,      /* about three paragraphs: a box in the middle of a long account is bridged, a tail is not */
    MASTHEAD = 8,    /* blocks from the start of the run in which date and place lines stand */
    PLACE_WORDS = 7, /* of a line that says where, beside a date line */
    TRAILING = 25,   /* words: a closing paragraph that lost its full stop is longer than any heading */
};

static int worth(const ro_look *k) {
    int words = k->words < MOST ? (int)k->words : MOST;
    switch (k->look) {
    case LOOK_PROSE: return words + 2;
    case LOOK_ITEM: return k->ends ? words : k->words > 5 ? 1 : 0;
    case LOOK_LONG: return 0;
    case LOOK_SHORT: return -4;
    case LOOK_DATE:
    case LOOK_META:
    case LOOK_SECTION: return -6;
    case LOOK_CUT: return -8;
    case LOOK_STOP: return STOP;
    case LOOK_NOTE: return -30;
    case LOOK_CAPTION: return -2;
    case LOOK_TEASER: return -15;
    case LOOK_MARK: return 0;
    }
    return 0;
}

static void best_run(const ro_look *k, size_t n, size_t *lo, size_t *hi) {
    long best = 0, sum = 0;
    size_t from = 0;
    *lo = *hi = 0;
    for (size_t i = 0; i < n; i++) {
        if (sum <= 0) sum = 0, from = i;
        sum += worth(&k[i]);
        if (sum > best) best = sum, *lo = from, *hi = i + 1;
    }
}

/* A bulleted list or a last paragraph without its full stop belongs to what it follows. */
static size_t grow(const ro_look *k, size_t n, size_t hi) {
    while (hi < n && hi && !k[hi].again && (k[hi].look == LOOK_ITEM || (k[hi].look == LOOK_LONG && k[hi].words >= TRAILING)))
        hi++;
    return hi;
}

static bool furniture_inside(const ro_look *k) {
    switch (k->look) {
    case LOOK_META:
    case LOOK_CUT:
    case LOOK_STOP:
    case LOOK_NOTE:
    case LOOK_CAPTION:
    case LOOK_TEASER: return true;
    case LOOK_MARK: return k->why != NULL;
    default: return false;
    }
}

/* Date, time and place between a lead and the text, and the list under a heading such as "See also" amid the text. */
static void drop_inside(const ro_look *k, ro_choice *c) {
    bool date = false, stop = false;
    size_t seen = 0;
    for (size_t i = c->lo; i < c->hi; i++) {
        bool prose = k[i].look == LOOK_PROSE;
        if (prose || k[i].look == LOOK_ITEM) date = stop = false;
        stop |= k[i].look == LOOK_STOP;
        c->keep[i] = !furniture_inside(&k[i]) && !(stop && !prose);
        c->why[i] = k[i].why ? k[i].why : "list of other things";
        if (seen < MASTHEAD && k[i].look == LOOK_DATE) {
            date = true;
            c->keep[i] = false;
        } else if (date && k[i].look == LOOK_SHORT && k[i].words <= PLACE_WORDS && !k[i].comma) {
            c->keep[i] = false;
            c->why[i] = "place line";
        }
        seen += c->keep[i];
    }
}

void ro_choose(ro_arena *a, const ro_page *page, ro_look *k, ro_choice *c) {
    size_t n = page->nblocks;
    *c = (ro_choice){.keep = RO_NEWS(a, bool, n + 1), .why = RO_NEWS(a, const char *, n + 1)};
    best_run(k, n, &c->lo, &c->hi);
    c->hi = grow(k, n, c->hi);
    for (size_t i = 0; i < n; i++) c->why[i] = k[i].why ? k[i].why : i < c->lo ? "before the text" : "after the text";
    drop_inside(k, c);
}
