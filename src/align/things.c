/* One thing by its name: clauses that name what either account names in one place only.
 *
 * In: links that stand. Out: more links, one to one, between clauses still free. Two governments tell one list of topics, each in
 * sentences of its own; what they share then is hardly more than the names: "the Aotearoa Plan of Action", "the NATO-Russia
 * Council" and "the Russia-NATO Council", "the OSCE" and its full name. A name is a run of words in capitals; it is the same
 * in any order of its words. Offices, months and the sides that meet name no topic. Where one clause of either account has it
 * and no other, ANCHORED of the weight of both in common is enough, ONE_WORD for a name of one word, as long as nobody else is
 * said to say it. Of 24 links that this adds between 80 pairs of accounts some 20 hold.
 *
 * Gives up on: languages without capitals; names that an account prints twice. */
#include "align/linker.h"

#include <stdlib.h>

enum { LONGEST_NAME = 8, SHORTEST_NAME = 3, LONG_NAME = 3 };
static const float ANCHORED = 0.1f, ONE_WORD = 0.16f, RARE_WORD = 6, OWN_MOUTH = 0.5f;

struct thing {
    uint64_t hash;
    uint32_t at;
    unsigned tells;
};

typedef RO_VEC(struct thing) things;

struct namer {
    const struct lexis *lexis;
    const struct side *side;
    const ro_lexicon *calendar, *office, *honorific, *kind;
    ro_arena *arena;
};

static bool joins(ro_str gap) {
    for (size_t i = 0; i < gap.n; i++)
        if (gap.p[i] != ' ' && gap.p[i] != '-' && gap.p[i] != '.') return false;
    return gap.n > 0;
}

static bool capital(const struct namer *r, uint32_t i) {
    const ro_word *w = &r->side->u->words[i];
    return (w->flags & RO_WORD_CAP) && !r->lexis->e.v[r->side->word[i]].function &&
           !ro_units_find(r->side->u, r->calendar, i, NULL);
}

/* How much one word says of which thing it is: a rare one is a name, initials are hardly ever chance. */
static unsigned tells(const struct namer *r, uint32_t i) {
    const ro_word *w = &r->side->u->words[i];
    const struct entry *e = &r->lexis->e.v[r->side->word[i]];
    if (e->common < RARE_WORD || w->fold.n < SHORTEST_NAME || ro_units_find(r->side->u, r->kind, i, NULL)) return 0;
    if (r->lexis->synonyms && ro_lexicon_find(r->lexis->synonyms, w->fold, NULL)) return 0;
    return 1;
}

static bool meets(const struct namer *r, ro_str side) {
    const ro_record *t = r->side->in->record;
    for (size_t i = 0; i < t->nsides; i++)
        if (ro_str_eq(t->sides[i], side)) return true;
    return false;
}

static uint64_t mix(uint64_t h) {
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    return h ^ h >> 27;
}

/* Words at i that are no part of a name: an office, a form of address. */
static unsigned titles(const struct namer *r, uint32_t i, uint32_t end) {
    unsigned n = ro_units_match(r->side->u, r->office, i, end, NULL);
    return n ? n : ro_units_match(r->side->u, r->honorific, i, end, NULL);
}

/* The words of the name at word i as a set, and how much it tells: 0 nothing that could part one sentence from another, 1 one
 * word, 2 more. *to is where it ends. */
static struct thing thing_at(const struct namer *r, uint32_t i, uint32_t end, uint32_t *to) {
    struct thing t = {0};
    const ro_units *u = r->side->u;
    unsigned words = 0, step;
    for (uint32_t lo = i; i < end && i - lo < LONGEST_NAME && capital(r, i) && (i == lo || joins(ro_units_gap(u, i - 1)));
         i += step) {
        ro_entry e;
        if ((step = titles(r, i, end))) continue;
        if ((step = ro_units_match(u, r->lexis->states, i, end, &e))) {
            t.hash += mix(~ro_hash(e.value[0]));
            t.tells += !meets(r, e.value[0]);
        } else {
            step = 1;
            t.hash += mix(r->lexis->e.v[r->lexis->e.v[r->side->word[i]].stem].hash);
            t.tells += tells(r, i);
        }
        words++;
    }
    *to = i;
    if (words >= LONG_NAME || (t.tells && words > 1)) t.tells = 2;
    return t;
}

static void things_in(struct namer *r, uint32_t at, things *out) {
    const struct atom *a = &r->side->atoms[at];
    uint32_t end = a->word + a->nwords;
    for (uint32_t i = a->word, to; i<end; i = to> i ? to : i + 1) {
        struct thing t = thing_at(r, i, end, &to);
        t.at = at;
        if (t.tells) RO_PUSH(r->arena, *out) = t;
    }
}

static int by_name(const void *p, const void *q) {
    const struct thing *a = p, *b = q;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : (a->at > b->at) - (a->at < b->at);
}

/* The names that stand in one clause of the account, in the order of their hash. */
static things single_things(ro_arena *a, const struct lexis *l, const struct side *s) {
    struct namer r = {
        l, s, ro_lexicon_get("calendar"), ro_lexicon_get("offices"), ro_lexicon_get("honorifics"), ro_lexicon_get("things"), a};
    things all = {0};
    for (uint32_t i = 0; i < s->natoms; i++) things_in(&r, i, &all);
    if (all.n) qsort(all.v, all.n, sizeof *all.v, by_name);
    size_t n = 0;
    for (size_t i = 0, end; i < all.n; i = end) {
        for (end = i + 1; end < all.n && all.v[end].hash == all.v[i].hash;) end++;
        if (all.v[end - 1].at == all.v[i].at) all.v[n++] = all.v[i];
    }
    all.n = n;
    return all;
}

struct anchor {
    uint32_t i, j;
    float share;
};

static int by_share(const void *p, const void *q) {
    const struct anchor *a = p, *b = q;
    if (a->share != b->share) return a->share < b->share ? 1 : -1;
    return a->i != b->i ? (a->i > b->i) - (a->i < b->i) : (a->j > b->j) - (a->j < b->j);
}

/* What two clauses that name one thing share, where that is enough to link them; else 0. The sentence that says who met whom
 * names the place and the guests, which is no topic. */
static float anchored(const struct linker *k, const struct thing *p, const struct thing *q) {
    const struct atom *a = &k->x->atoms[p->at], *b = &k->y->atoms[q->at];
    if (a->event || b->event || ro_link_mouths(a, b) < OWN_MOUTH) return 0;
    float share = ro_link_share(a, b, ro_link_shared(k->lexis, a, b));
    return share >= (p->tells > 1 ? ANCHORED : ONE_WORD) ? share : 0;
}

void ro_links_by_name(struct linker *k) {
    if (k->parallel) return; /* there the order tells more */
    things x = single_things(k->arena, k->lexis, k->x), y = single_things(k->arena, k->lexis, k->y);
    RO_VEC(struct anchor) v = {0};
    for (size_t p = 0, q = 0; p < x.n && q < y.n;) {
        uint64_t g = x.v[p].hash, h = y.v[q].hash;
        float share = g == h ? anchored(k, &x.v[p], &y.v[q]) : 0;
        if (share > 0) RO_PUSH(k->arena, v) = (struct anchor){x.v[p].at, y.v[q].at, share};
        p += g <= h;
        q += h <= g;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_share);
    for (size_t n = 0; n < v.n; n++) {
        uint32_t i = v.v[n].i, j = v.v[n].j;
        if (k->xlink[i] < 0 && k->ylink[j] < 0) k->xlink[i] = (int32_t)j, k->ylink[j] = (int32_t)i;
    }
}
