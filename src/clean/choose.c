/* Which stretch of the page is the account: the run of blocks with the greatest sum of worth.
 *
 * Each block is worth its words where it is prose, a little less than nothing where it is a short line, and much less where
 * it opens a list of other things (weigh.c). The contiguous run with the greatest sum is the account: maximum subsequence
 * segmentation, after Pasternack and Roth, "Extracting article text from the web with maximum subsequence segmentation",
 * WWW 2009; their weights were learned from tags, ours hang on the words first so that they hold for a page stripped to lines.
 * A short sentence inside the run is never lost: what lies within stays unless it says itself that it is furniture.
 *
 * Gives up on pages with two accounts: the longer is taken. */
#include "clean/choose.h"

enum {
    MASTHEAD = 8,    /* blocks from the start of the run in which date and place lines stand */
    LEAD = 30,       /* blocks above the container that are looked at: author, share buttons and a date stand between */
    PLACE_WORDS = 7, /* of a line that says where, beside a date line */
    TRAILING = 18,   /* words: a closing paragraph that lost its full stop is longer than most headings */
};

long ro_best_run(const int *worth, const ro_search *s, size_t *lo, size_t *hi) {
    long best = 0, sum = 0, top = 0;
    size_t from = *lo = *hi = s->from;
    for (size_t i = s->from; i < s->end; i++) {
        if (sum <= 0 || (s->drop && top - sum > s->drop)) {
            if (s->enough && best >= s->enough) break;
            sum = top = 0;
            from = i;
        }
        sum += worth[i];
        if (sum > top) top = sum;
        if (sum > best) best = sum, *lo = from, *hi = i + 1;
    }
    return best;
}

/* Upwards out of the container to where the sum is greatest: a lead often stands in a box of its own. Not past the headline. */
static size_t reach_up(const ro_page *p, const ro_choice *c) {
    long sum = 0, best = 0;
    size_t lo = c->lo;
    for (size_t i = c->lo; i-- > 0 && c->lo - i <= LEAD;) {
        if (p->blocks[i].level == 1) break;
        sum += c->sum[i];
        if (sum > best) best = sum, lo = i;
    }
    return lo;
}

/* May the block belong to the text above it: an item, or a paragraph without its full stop; under a line that announces a
 * list, any line of a plain text? */
static bool goes_on(const ro_page *p, const ro_look *k, const ro_choice *c, size_t i, bool announced) {
    if (i >= p->nblocks || c->place[i] || p->blocks[i].link_bytes) return false;
    if (k[i].again && !(announced && k[i].look == LOOK_ITEM)) return false; /* a list may name somebody twice */
    if (announced && !p->nelements && (k[i].look == LOOK_SHORT || k[i].look == LOOK_LONG)) return true;
    return k[i].look == LOOK_ITEM || (k[i].look == LOOK_LONG && k[i].words >= TRAILING);
}

/* A list, with the line that announces it, or a last paragraph belongs to what it follows. */
static size_t grow(const ro_page *p, const ro_look *k, const ro_choice *c, size_t hi) {
    bool announced = hi && k[hi - 1].colon;
    for (;;) {
        if (goes_on(p, k, c, hi, announced)) {
            announced |= k[hi++].colon;
        } else if (hi < p->nblocks && k[hi].look == LOOK_SHORT && k[hi].colon && goes_on(p, k, c, hi + 1, true)) {
            hi += 2;
            announced = true;
        } else {
            return hi;
        }
    }
}

static const char *furniture_inside(const ro_page *p, const ro_look *k, const ro_choice *c, size_t i, bool data) {
    const ro_block *b = &p->blocks[i];
    if (c->place[i] & RO_IN_HIDDEN) return "not shown on the page";
    if (data && !(c->place[i] & RO_IN_FIGURE) && k[i].look != LOOK_NOTE) return NULL;
    if (b->kind == RO_PARA_CAPTION || c->place[i] & RO_IN_FIGURE) return "picture caption or credit";
    if (p->nelements && c->worth[i] < -5 && k[i].look != LOOK_DATE)
        return b->link_bytes * 2 > b->text.n ? "links to other things" : "beside the text";
    switch (k[i].look) {
    case LOOK_META:
    case LOOK_CUT:
    case LOOK_STOP:
    case LOOK_NOTE:
    case LOOK_CAPTION:
    case LOOK_TEASER:
    case LOOK_MARK: return k[i].why;
    default: return NULL;
    }
}

/* Date, time and place between a lead and the text, and the list under a heading such as "See also" amid the text. */
static void drop_inside(const ro_page *p, const ro_look *k, ro_choice *c, const bool *data) {
    bool date = false, stop = false;
    size_t seen = 0;
    for (size_t i = c->lo; i < c->hi; i++) {
        bool prose = k[i].look == LOOK_PROSE && c->worth[i] > 0;
        const char *why = furniture_inside(p, k, c, i, data[i]);
        if (prose || k[i].look == LOOK_ITEM) date = stop = false;
        stop |= k[i].look == LOOK_STOP && p->blocks[i].link_bytes * 2 <= p->blocks[i].text.n; /* a button heads no list */
        if (!why && stop && !data[i]) why = "list of other things";
        if (!why && !data[i] && seen < MASTHEAD && k[i].look == LOOK_DATE) why = k[i].why, date = true;
        if (!why && date && k[i].look == LOOK_SHORT && k[i].words <= PLACE_WORDS && !k[i].comma && !p->blocks[i].level)
            why = "place line";
        c->keep[i] = !why;
        c->why[i] = why;
        seen += c->keep[i];
    }
}

void ro_choose(ro_arena *a, const ro_page *page, ro_look *k, ro_choice *c) {
    size_t n = page->nblocks;
    *c = (ro_choice){.keep = RO_NEWS(a, bool, n + 1), .why = RO_NEWS(a, const char *, n + 1)};
    ro_weigh(a, page, k, c);
    if (page->nelements)
        ro_best_run(c->sum, &(ro_search){.from = c->first, .end = c->end}, &c->lo, &c->hi);
    else
        ro_choose_lines(c);
    if (c->lo < c->hi && c->first && page->nelements) c->lo = reach_up(page, c);
    c->hi = grow(page, k, c, c->hi);
    const bool *data = ro_choose_tables(a, page, k, c);
    for (size_t i = 0; i < n; i++) c->why[i] = k[i].why ? k[i].why : i < c->lo ? "before the text" : "after the text";
    drop_inside(page, k, c, data);
}

void ro_choose_lead(const ro_page *p, const ro_look *k, ro_choice *c, const ro_headline *h) {
    size_t floor = h->block >= 0 ? (size_t)h->block + 1 : h->rule ? 0 : c->lo, lo = c->lo;
    for (size_t i = c->lo; i-- > floor && c->lo - i <= MASTHEAD && c->lo < c->hi;) {
        bool line = k[i].look == LOOK_SHORT && (k[i].words <= PLACE_WORDS || k[i].colon);
        if (k[i].look == LOOK_LONG && !k[i].later && !c->place[i] && !p->blocks[i].link_bytes) {
            c->keep[i] = true;
            lo = i;
        } else if (k[i].look != LOOK_DATE && k[i].look != LOOK_META && !line) {
            break;
        }
    }
    for (size_t i = lo; i < c->lo; i++) c->keep[i] |= k[i].colon && k[i].look == LOOK_SHORT;
    c->lo = lo;
}
