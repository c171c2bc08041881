/* What each block is worth to the account: in words where it is text, below nothing where it is not.
 *
 * In plain text only the look of the line counts. In HTML its place weighs too: words inside links do not count, and elements
 * whose tag or class name says menu, footer, comment, related ... discount what they hold. Such names are weak evidence: an
 * element that holds half of the page's prose is believed by its words and not by its name. */
#include "clean/choose.h"
#include "clean/home.h"

enum {
    MOST = 80,       /* words of one block that count: one long legal notice must not outweigh an account */
    HOLDS = 70,      /* per cent; 60 loses parts of articles that are set in several boxes, 80 takes more of what stands beside */
    NEARLY_ALL = 80, /* per cent */
    PLACE_WORDS = 7, /* of a line that says where, below a date and a time */
    CAPTION = 50,    /* words */
    BOXES = 4,       /* one in the other, around an image and its caption */
    AMONG = 12,      /* words of prose beside a line, for it to stand among paragraphs */
    OWN = 6,         /* words of a sentence outside its links that make it text, however much of it is linked */
    STOP = -30,      /* about two short paragraphs: a box amid an account is bridged, a tail is not */
    AWAY = RO_IN_NAV | RO_IN_FOOTER | RO_IN_ASIDE | RO_IN_FORM | RO_HINT_BAD | RO_IN_HIDDEN | RO_IN_FIGURE | RO_IN_HEADER,
};

static int by_look(const ro_look *k) {
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
    case LOOK_MARK: return k->ends ? 1 : 0;
    }
    return 0;
}

/* Words of prose in each element, children's included. */
static uint32_t *mass_of(ro_arena *a, const ro_page *p, const ro_look *k) {
    uint32_t *mass = RO_NEWS(a, uint32_t, p->nelements + 1);
    for (size_t i = 0; i < p->nblocks; i++)
        if (k[i].look == LOOK_PROSE && p->blocks[i].link_bytes * 2 < p->blocks[i].text.n) mass[p->blocks[i].parent] += k[i].words;
    for (size_t e = p->nelements; e-- > 1;) mass[p->elements[e].parent] += mass[e];
    return mass;
}

/* The heading that the page's own name repeats, or its only <h1>; -1 none. */
static long named_heading(const ro_page *p) {
    long h1 = -1;
    int n = 0;
    for (size_t i = 0; i < p->nblocks; i++) {
        const ro_block *b = &p->blocks[i];
        if (b->kind != RO_PARA_HEADING || b->text.n < 8) continue;
        if (b->level == 1) n++, h1 = (long)i;
        for (size_t m = 0; m < p->nmeta; m++)
            if ((ro_str_is(p->meta[m].key, "og:title") || ro_str_is(p->meta[m].key, "title")) &&
                p->meta[m].value.n >= b->text.n && memcmp(p->meta[m].value.p, b->text.p, b->text.n) == 0)
                return (long)i;
    }
    return n == 1 ? h1 : -1;
}

/* What place says of the text in each element, its ancestors' say included. What holds the headline, or nearly all the prose,
 * is no menu and no comment whatever its name. */
static uint32_t *places(ro_arena *a, const ro_page *p, const uint32_t *mass) {
    uint32_t *f = RO_NEWS(a, uint32_t, p->nelements + 1);
    long title = named_heading(p);
    for (size_t e = 0; e < p->nelements; e++) {
        const ro_element *x = &p->elements[e];
        f[e] = x->flags & ~(uint32_t)RO_HAS_IMAGE;
        bool headed = title >= (long)x->first && title < (long)x->end;
        if (mass[e] && (headed || mass[e] * 100 >= mass[0] * NEARLY_ALL)) f[e] &= ~(uint32_t)AWAY;
        if (e) f[e] |= f[x->parent];
    }
    return f;
}

/* Elements in whose children, or in themselves, prose stands: a short line there stands among paragraphs. */
static bool *paragraphs_in(ro_arena *a, const ro_page *p, const ro_look *k) {
    uint32_t *words = RO_NEWS(a, uint32_t, p->nelements + 1);
    bool *in = RO_NEWS(a, bool, p->nelements + 1);
    for (size_t i = 0; i < p->nblocks; i++) {
        const ro_block *b = &p->blocks[i];
        if (k[i].look != LOOK_PROSE || b->link_bytes * 3 > b->text.n) continue;
        words[b->parent] += k[i].words;
        if (p->elements[b->parent].parent != b->parent) words[p->elements[b->parent].parent] += k[i].words;
    }
    for (size_t e = 0; e < p->nelements; e++) in[e] = words[e] >= AMONG;
    return in;
}

/* Does the block stand among paragraphs, itself or its list or table? */
static bool among(const ro_page *p, const bool *in, uint32_t e) {
    for (int up = 0; up < 4; up++) { /* td, tr, tbody, table */
        e = p->elements[e].parent;
        if (in[e]) return true;
        const char *t = p->elements[e].tag;
        bool part = strcmp(t, "ul") == 0 || strcmp(t, "ol") == 0 || strcmp(t, "tr") == 0 || strcmp(t, "tbody") == 0 ||
                    strcmp(t, "table") == 0 || strcmp(t, "dl") == 0;
        if (!part) return false;
    }
    return false;
}

/* Where a block stands. */
struct spot {
    uint32_t place; /* flags of read.h */
    bool amid;      /* among paragraphs */
    bool told;      /* in the element in which the account is told */
};

static int by_place(const ro_block *b, const ro_look *k, const struct spot *at, int worth) {
    size_t linked = b->link_bytes * 100 / b->text.n;
    if (at->place & RO_IN_HIDDEN) return 0;
    bool sentence = at->told && k->look == LOOK_PROSE && k->ends && k->words * (100 - linked) >= OWN * 100;
    if (linked >= 50 && !sentence) return k->words >= 40 ? 0 : -8;
    if (worth > 0) worth = (int)(worth * (100 - (int)linked) / 100);
    if (at->place & (RO_IN_NAV | RO_IN_FOOTER | RO_IN_FORM)) return worth > 0 ? worth / 8 - 8 : worth;
    if (at->place & (RO_IN_ASIDE | RO_HINT_BAD)) return worth > -6 ? -6 : worth;
    if (at->place & RO_IN_FIGURE || b->kind == RO_PARA_CAPTION) return 0;
    if (at->amid && linked < 30 && (k->look == LOOK_SHORT || k->look == LOOK_LONG || k->look == LOOK_ITEM))
        return b->kind == RO_PARA_HEADING ? 0 : k->words > 6 ? (int)k->words / 2 : 1;
    if (k->look == LOOK_LONG && linked < 30 && ro_told(b, k)) return (int)(k->words < MOST ? k->words : MOST) / 2;
    if (b->kind == RO_PARA_HEADING && k->look == LOOK_SHORT) return -2;
    if (b->kind == RO_PARA_ITEM && k->look == LOOK_SHORT) return -3;
    return worth;
}

/* The smallest element that holds nearly all of its parents' prose: the account with its headings, and less beside it. */
static uint32_t container(ro_arena *a, const ro_page *p, const uint32_t *mass) {
    uint32_t *heaviest = RO_NEWS(a, uint32_t, p->nelements);
    for (uint32_t e = 1; e < p->nelements; e++) {
        uint32_t up = p->elements[e].parent;
        if (!heaviest[up] || mass[e] > mass[heaviest[up]]) heaviest[up] = e;
    }
    uint32_t at = 0;
    while (heaviest[at] && mass[heaviest[at]] * 100 >= mass[at] * HOLDS &&
           p->elements[heaviest[at]].end - p->elements[heaviest[at]].first > 1 && !ro_one_text(&p->elements[heaviest[at]]))
        at = heaviest[at];
    return at;
}

/* Words that stand alone in a box with an image, or with a line that is its credit, are its caption. */
static bool captions(const ro_page *p, const ro_look *k, size_t i) {
    const ro_element *x = &p->elements[p->blocks[i].parent];
    if (k[i].words > CAPTION || p->blocks[i].level || ro_one_text(x)) return false;
    for (int up = 0; up < BOXES && x->end - x->first <= 2; up++) {
        if (x->flags & RO_HAS_IMAGE || k[x->first].look == LOOK_CAPTION || k[x->end - 1].look == LOOK_CAPTION) return true;
        x = &p->elements[x->parent];
    }
    return false;
}

static bool dated(const ro_look *k) { return k->look == LOOK_DATE || k->look == LOOK_META; }

/* Date, time and place between a lead and a short text weigh together as one line. */
static void masthead_once(const ro_look *k, int *worth, size_t n) {
    for (size_t i = 1; i < n; i++) {
        bool place = i > 1 && k[i].look == LOOK_SHORT && k[i].words <= PLACE_WORDS && dated(&k[i - 1]) && dated(&k[i - 2]);
        if (worth[i] < 0 && ((dated(&k[i]) && dated(&k[i - 1])) || place)) worth[i] = 0;
    }
}

/* What is known of a page's elements. */
struct page_places {
    const uint32_t *place;
    const bool *in;
    const ro_homes *homes;
};

static struct spot spot(const ro_page *p, const struct page_places *w, size_t i) {
    uint32_t e = p->blocks[i].parent;
    return (struct spot){w->place[e], among(p, w->in, e), w->homes->of[e] == w->homes->best};
}

/* The first prose below the headline, if they stand together: a lead is lonely and yet no teaser. SIZE_MAX: none. */
static size_t lead_below(const ro_page *p, const ro_look *k, const ro_homes *homes) {
    long title = named_heading(p);
    if (title < 0) return SIZE_MAX;
    uint32_t home = homes->of[p->blocks[title].parent];
    size_t i = (size_t)title + 1;
    while (i < p->elements[home].end && k[i].look != LOOK_PROSE) i++;
    return i < p->elements[home].end && homes->of[p->blocks[i].parent] == home ? i : SIZE_MAX;
}

/* In a page with elements, what each block's place makes of its worth. */
static void weigh_places(ro_arena *a, const ro_page *p, const ro_look *k, const ro_homes *homes, ro_choice *c) {
    size_t lead = lead_below(p, k, homes);
    struct page_places w = {places(a, p, mass_of(a, p, k)), paragraphs_in(a, p, k), homes};
    for (size_t i = 0; i < p->nblocks; i++) {
        struct spot at = spot(p, &w, i);
        if (captions(p, k, i)) at.place |= RO_IN_FIGURE;
        c->place[i] = at.place;
        c->worth[i] = by_place(&p->blocks[i], &k[i], &at, c->worth[i]);
        if (ro_told(&p->blocks[i], &k[i]) && c->worth[i] > 0 && i != lead)
            c->worth[i] = ro_homes_weigh(homes, p->blocks[i].parent, c->worth[i]);
    }
}

void ro_weigh(ro_arena *a, const ro_page *p, const ro_look *k, ro_choice *c) {
    c->worth = c->sum = RO_NEWS(a, int, p->nblocks + 1);
    c->place = RO_NEWS(a, uint32_t, p->nblocks + 1);
    c->first = 0, c->end = p->nblocks;
    for (size_t i = 0; i < p->nblocks; i++) c->worth[i] = by_look(&k[i]);
    const ro_homes *homes = p->nelements ? ro_homes_find(a, p, k) : NULL;
    if (homes) weigh_places(a, p, k, homes, c);
    masthead_once(k, c->worth, p->nblocks);
    if (!homes) {
        ro_weigh_lines(p, k, c);
        return;
    }
    c->sum = ro_homes_bridge(a, homes, p, c->worth);
    uint32_t *mass = ro_homes_mass(a, homes, p, c->worth);
    uint32_t at = container(a, p, mass);
    c->first = p->elements[at].first, c->end = p->elements[at].end;
}
