/* Where is the account told?
 *
 * The paragraphs of one account stand side by side in one element, whatever it is called; teasers, cards and captions stand each
 * in a box of its own, with a heading or an image. So every block has a home: the smallest element around it that holds more
 * than this one block and is no paragraph or row itself. The home in which most words of prose are told is that of the account.
 *
 * Two things follow. Prose that is lonely in its home is worth less, and the less the more is told elsewhere; a lead in a box of
 * its own is still worth something, forty teasers in forty boxes are not worth an account. And what stands in boxes between two
 * paragraphs of the account's home cannot part them, however long the list of links in it is.
 *
 * Gives up on pages that keep every paragraph in a box together with something else: there all prose loses alike. */
#include "clean/home.h"

enum {
    THIN = 60,      /* words; prose in a home with as many is worth half. 40 and 80 do as well, 20 lets cards in */
    PART = 2,       /* ... but no more than this part of what is told in the best home: short accounts have short leads */
    PARAGRAPH = 40, /* words of a line that lost its full stop, to be prose all the same */
    BRIEF = 120,    /* words; in an account no longer than this ... */
    PEER = 3,       /* ... prose is not lonely where as much as this part is told: its lead may be as long as the rest */
    FAIR = 8,       /* part of what is told in the best home */
    BRIDGE = 10,    /* what boxes between two paragraphs may take off */
};

static bool tag_in(const ro_element *e, const char *const *tags) {
    for (; *tags; tags++)
        if (strcmp(e->tag, *tags) == 0) return true;
    return false;
}

bool ro_one_text(const ro_element *e) {
    static const char *const tags[] = {"p", "td", "li", "center", "pre", NULL};
    return tag_in(e, tags);
}

/* Text of a table belongs together. */
static bool passed_over(const ro_element *e) {
    static const char *const tags[] = {"p", "pre", "tr", "tbody", "table", NULL};
    return e->end - e->first <= 1 || tag_in(e, tags);
}

bool ro_told(const ro_block *b, const ro_look *k) {
    return k->look == LOOK_PROSE || (k->look == LOOK_LONG && !b->level && k->words >= PARAGRAPH);
}

/* An account may be told in several boxes, with advertisements between them: those inside the best home or beside it that hold
 * two paragraphs and a fair part of the prose are one home with it. */
static void join_parts(const ro_page *p, ro_homes *h) {
    uint32_t beside = p->elements[h->best].parent, least = h->told[h->best] / FAIR;
    for (uint32_t e = 1; e < p->nelements; e++) {
        uint32_t part = h->of[e], up = p->elements[part].parent;
        if (part == h->best || (up != beside && up != h->best) || h->paragraphs[part] < 2 || h->told[part] < least) continue;
        if (part == e) h->told[h->best] += h->told[e];
        h->of[e] = h->best;
    }
}

ro_homes *ro_homes_find(ro_arena *a, const ro_page *p, const ro_look *k) {
    ro_homes *h = RO_NEW(a, ro_homes);
    h->of = RO_NEWS(a, uint32_t, p->nelements);
    h->told = RO_NEWS(a, uint32_t, p->nelements);
    h->paragraphs = RO_NEWS(a, uint32_t, p->nelements);
    for (uint32_t e = 1; e < p->nelements; e++) h->of[e] = passed_over(&p->elements[e]) ? h->of[p->elements[e].parent] : e;
    for (size_t i = 0; i < p->nblocks; i++) {
        const ro_block *b = &p->blocks[i];
        uint32_t home = h->of[b->parent];
        if (ro_told(b, &k[i]))
            h->told[home] += (uint32_t)(k[i].words * (b->text.n - b->link_bytes) / b->text.n), h->paragraphs[home]++;
        if (h->told[home] > h->told[h->best]) h->best = home;
    }
    join_parts(p, h);
    uint32_t part = h->told[h->best] / PART;
    h->thin = part < THIN ? part : THIN;
    return h;
}

int ro_homes_weigh(const ro_homes *h, uint32_t element, int worth) {
    uint64_t told = h->told[h->of[element]];
    if (h->told[h->best] < BRIEF && told * PEER >= h->told[h->best]) return worth;
    return told ? (int)((uint64_t)worth * told / (told + h->thin)) : worth;
}

int *ro_homes_bridge(ro_arena *a, const ro_homes *h, const ro_page *p, const int *worth) {
    int *sum = RO_NEWS(a, int, p->nblocks + 1);
    memcpy(sum, worth, p->nblocks * sizeof *sum);
    const ro_element *all = &p->elements[p->elements[h->best].parent];
    for (size_t i = all->first, end = all->end; i < end; i++) {
        size_t from = i;
        long box = 0;
        for (; i < end && h->of[p->blocks[i].parent] != h->best; i++) box += worth[i];
        if (box >= -BRIDGE) continue;
        memset(sum + from, 0, (i - from) * sizeof *sum);
        sum[from] = -BRIDGE;
    }
    return sum;
}

uint32_t *ro_homes_mass(ro_arena *a, const ro_homes *h, const ro_page *p, const int *worth) {
    int64_t *own = RO_NEWS(a, int64_t, p->nelements);
    uint32_t *mass = RO_NEWS(a, uint32_t, p->nelements);
    for (size_t i = 0; i < p->nblocks; i++) {
        uint32_t home = h->of[p->blocks[i].parent];
        if (worth[i] > 0 || h->paragraphs[home] < 2) own[home] += worth[i];
    }
    for (size_t i = 0; i < p->nblocks; i++)
        if (worth[i] > 0 && own[h->of[p->blocks[i].parent]] > 0) mass[p->blocks[i].parent] += (uint32_t)worth[i];
    for (size_t e = p->nelements; e-- > 1;) mass[p->elements[e].parent] += mass[e];
    return mass;
}
