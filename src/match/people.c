/* Printed names into people. In: who each account names. Out: which of them are one person, under an id that is his name.
 *
 * What is weighed are forms: one spelling with one side, however many accounts print it. Forms meet in blocks: by a word they
 * share, by the consonants of a word ("Manturov", "Mantrov"), and, across scripts, by side; names/ says how likely two
 * are one person. Forms that one account lists as two of those present are two people. Clusters unite likeliest pair first
 * and only where all of their forms go together, so that no chain of likenesses joins two men. A surname alone goes to the one
 * person of its side who bears it, or stays alone when two do.
 *
 * Gives up on: namesakes of one side and office whom no account names together. */
#include "match/pair.h"

#include <stdlib.h>

enum { PEOPLE_BLOCK = 64, TITLES = 3 };

struct form {
    ro_party party; /* the name as printed, its side, its words */
    ro_str key;     /* folded bare, and the side: what makes it one form */
    size_t accounts;
    ro_str titles[TITLES], first; /* first: the smallest id of an account that prints it */
    ro_str date;
    uint32_t figure;
};

struct link {
    uint32_t a, b;
    float same;
};

struct block_key {
    uint64_t hash;
    uint32_t form;
};

struct gatherer {
    ro_arena *arena;
    ro_scratch *scratch;
    const ro_figure *given;
    size_t n;
    uint32_t *form_of; /* of each figure */
    struct form *forms;
    size_t nforms;
    uint32_t *up, *next, *last;
    uint32_t *by_account; /* figures, by account */
    RO_VEC(struct block_key) keys;
    RO_VEC(struct link) links;
    RO_VEC(uint64_t) apart; /* pairs of forms that one account names as two people, sorted */
};

/* ---- forms -------------------------------------------------------------------------------------------------------------- */

struct sorted {
    ro_str key;
    uint32_t figure;
};

static int by_key(const void *p, const void *q) {
    const struct sorted *a = p, *b = q;
    int c = ro_str_cmp(a->key, b->key);
    return c ? c : a->figure < b->figure ? -1 : a->figure > b->figure;
}

static ro_str key_of(ro_arena *a, const ro_figure *f) {
    ro_str name = ro_fold_bare(a, f->name);
    return ro_str_printf(a, "%.*s\t%.*s", (int)name.n, name.p, (int)f->side.n, f->side.p ? f->side.p : "");
}

static void take_figure(struct form *f, const ro_figure *x) {
    f->accounts++;
    if (!f->first.p || ro_str_cmp(x->account, f->first) < 0) f->first = x->account, f->date = x->date;
    if (!x->title.n) return;
    for (int i = 0; i < TITLES; i++) {
        if (ro_str_eq(f->titles[i], x->title)) return;
        if (!f->titles[i].n) {
            f->titles[i] = x->title;
            return;
        }
    }
}

/* Figures by account first, so that everything that follows is the same whatever order they came in. */
static void make_forms(struct gatherer *g) {
    g->by_account = RO_NEWS(g->arena, uint32_t, g->n + 1);
    struct sorted *s = RO_NEWS(g->arena, struct sorted, g->n + 1);
    for (uint32_t i = 0; i < g->n; i++) s[i] = (struct sorted){g->given[i].account, i};
    if (g->n) qsort(s, g->n, sizeof *s, by_key);
    for (uint32_t i = 0; i < g->n; i++) g->by_account[i] = s[i].figure;
    for (uint32_t i = 0; i < g->n; i++) {
        uint32_t x = g->by_account[i];
        s[i] = (struct sorted){key_of(g->arena, &g->given[x]), i};
    }
    if (g->n) qsort(s, g->n, sizeof *s, by_key);
    g->form_of = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->forms = RO_NEWS(g->arena, struct form, g->n + 1);
    for (size_t i = 0; i < g->n; i++) {
        uint32_t x = g->by_account[s[i].figure];
        if (!i || !ro_str_eq(s[i].key, s[i - 1].key)) {
            struct form *f = &g->forms[g->nforms++];
            f->key = s[i].key;
            f->figure = x;
            f->party = (ro_party){.name = g->given[x].name, .side = g->given[x].side};
            f->party.nkeys = ro_match_words(g->arena, f->party.name, &f->party.keys);
        }
        g->form_of[x] = (uint32_t)g->nforms - 1;
        take_figure(&g->forms[g->nforms - 1], &g->given[x]);
    }
}

/* ---- who cannot be who ---------------------------------------------------------------------------------------------------- */

static uint64_t pair_key(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

static int by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

static bool shares_word(const ro_party *a, const ro_party *b) {
    for (size_t i = 0; i < a->nkeys; i++)
        for (size_t k = 0; k < b->nkeys; k++)
            if (a->keys[i].p[0] == b->keys[k].p[0]) return true;
    return false;
}

/* Two whom one account lists as present are two people; only pairs that could be mistaken are kept. */
static void part_neighbours(struct gatherer *g) {
    enum { MOST = 200 }; /* of one account */
    for (size_t lo = 0, hi; lo < g->n; lo = hi) {
        ro_str account = g->given[g->by_account[lo]].account;
        for (hi = lo; hi < g->n && ro_str_eq(g->given[g->by_account[hi]].account, account); hi++)
            ;
        for (size_t i = lo; i < hi && i < lo + MOST; i++)
            for (size_t k = i + 1; k < hi && k < lo + MOST; k++) {
                uint32_t a = g->form_of[g->by_account[i]], b = g->form_of[g->by_account[k]];
                bool listed = g->given[g->by_account[i]].there && g->given[g->by_account[k]].there;
                if (listed && a != b && shares_word(&g->forms[a].party, &g->forms[b].party))
                    RO_PUSH(g->arena, g->apart) = pair_key(a, b);
            }
    }
    if (g->apart.n) qsort(g->apart.v, g->apart.n, sizeof *g->apart.v, by_number);
}

static bool parted(const struct gatherer *g, uint32_t a, uint32_t b) {
    uint64_t k = pair_key(a, b);
    return g->apart.n && bsearch(&k, g->apart.v, g->apart.n, sizeof k, by_number);
}

/* ---- how alike ------------------------------------------------------------------------------------------------------------- */

static bool titles_agree(const struct form *a, const struct form *b) {
    for (int i = 0; i < TITLES && a->titles[i].n; i++)
        for (int k = 0; k < TITLES && b->titles[k].n; k++)
            if (a->titles[i].n == b->titles[k].n && ro_str_find_nocase(a->titles[i], b->titles[k].p) == 0) return true;
    return false;
}

/* All words of the one, two at least, stand in the other: a hyphen, a patronymic, an initial more. */
static bool holds(const ro_party *many, const ro_party *few) {
    if (few->nkeys < 2) return false;
    for (size_t i = 0; i < few->nkeys; i++) {
        size_t k = 0;
        while (k < many->nkeys && !ro_str_eq(few->keys[i], many->keys[k])) k++;
        if (k == many->nkeys) return false;
    }
    return true;
}

/* One full name under two sides, the one printed many times as often: a side misread, and no namesake. */
static bool misread_side(const struct form *x, const struct form *y) {
    enum { OFTEN = 3 };
    bool rare = x->accounts >= OFTEN * y->accounts || y->accounts >= OFTEN * x->accounts;
    return rare && x->party.nkeys == y->party.nkeys && holds(&x->party, &y->party);
}

static double likeness(struct gatherer *g, uint32_t a, uint32_t b) {
    const struct form *x = &g->forms[a], *y = &g->forms[b];
    bool sides = x->party.side.p && y->party.side.p;
    if (parted(g, a, b)) return 0;
    if (sides && !ro_str_eq(x->party.side, y->party.side)) return misread_side(x, y) ? 0.9 : 0;
    if (holds(&x->party, &y->party) || holds(&y->party, &x->party)) return x->party.nkeys == y->party.nkeys ? 1 : 0.9;
    double same = ro_scratch_likeness(g->scratch, &(ro_name){x->party.name, x->titles[0], x->party.side, x->date},
                                      &(ro_name){y->party.name, y->titles[0], y->party.side, y->date});
    if (same < 0.5) return 0;
    if (sides) return same;
    return titles_agree(x, y) || same >= 0.8 ? same : 0; /* a side that nobody printed: the name must be very like */
}

/* ---- blocks ---------------------------------------------------------------------------------------------------------------- */

/* The consonants of a word with sounds that transcriptions swap made one: "Manturov", "Mantrov" -> "mntr-". */
static size_t skeleton(ro_str w, char out[8]) {
    static const char fold[] = "abkdefgh-jklmnopkrstuvvks-s"; /* of a … z: c, q as k; w as v; x, z as s; vowels fall out */
    size_t n = 0;
    for (size_t i = 0; i < w.n && n < 7; i++) {
        char c = w.p[i];
        if (c < 'a' || c > 'z') {
            if (c & 0x80) return 0;
            continue;
        }
        c = c == 'y' || c == 'h' ? '-' : c == 'b' ? 'v' : fold[c - 'a'];
        if (strchr("aeiouj-", c) || (n && out[n - 1] == c)) continue;
        out[n++] = c;
    }
    out[n] = 0;
    return n;
}

static void add_key(struct gatherer *g, uint32_t form, char kind, ro_str word) {
    RO_PUSH(g->arena, g->keys) = (struct block_key){ro_hash(word) ^ (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u, form};
}

static void add_keys(struct gatherer *g, uint32_t i) {
    const ro_party *p = &g->forms[i].party;
    bool foreign = false;
    for (size_t k = 0; k < p->nkeys; k++) {
        char s[8];
        foreign |= (p->keys[k].p[0] & 0x80) != 0;
        if (p->keys[k].n > 1) add_key(g, i, 'w', p->keys[k]);
        if (skeleton(p->keys[k], s) > 1) add_key(g, i, 's', ro_str_c(s));
    }
    /* another script has no letter in common: all of its side are looked at */
    if (foreign && p->side.p) add_key(g, i, 'x', p->side);
}

static int by_block(const void *p, const void *q) {
    const struct block_key *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->form < b->form ? -1 : a->form > b->form;
}

static int by_ends(const void *p, const void *q) {
    const struct link *a = p, *b = q;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static int by_likeness(const void *p, const void *q) {
    const struct link *a = p, *b = q;
    if (a->same != b->same) return a->same > b->same ? -1 : 1;
    return by_ends(p, q);
}

static void foreign_blocks(struct gatherer *g) { /* the Latin forms of a side that has others too */
    RO_VEC(uint64_t) sides = {0};
    for (size_t i = 0; i < g->keys.n; i++) {
        const ro_party *p = &g->forms[g->keys.v[i].form].party;
        if (p->side.p && (p->keys[0].p[0] & 0x80)) RO_PUSH(g->arena, sides) = ro_hash(p->side);
    }
    if (!sides.n) return;
    if (sides.n) qsort(sides.v, sides.n, sizeof *sides.v, by_number);
    for (uint32_t i = 0; i < g->nforms; i++) {
        const ro_party *p = &g->forms[i].party;
        if (!p->side.p || !p->nkeys || (p->keys[0].p[0] & 0x80)) continue;
        uint64_t h = ro_hash(p->side);
        if (bsearch(&h, sides.v, sides.n, sizeof h, by_number)) add_key(g, i, 'x', p->side);
    }
}

static void find_links(struct gatherer *g) {
    for (uint32_t i = 0; i < g->nforms; i++) add_keys(g, i);
    foreign_blocks(g);
    if (!g->keys.n) return;
    if (g->keys.n) qsort(g->keys.v, g->keys.n, sizeof *g->keys.v, by_block);
    for (size_t lo = 0, hi; lo < g->keys.n; lo = hi) {
        for (hi = lo; hi < g->keys.n && g->keys.v[hi].hash == g->keys.v[lo].hash; hi++)
            ;
        for (size_t i = lo; i < hi; i++)
            for (size_t k = i + 1; k < hi && k <= i + PEOPLE_BLOCK; k++)
                if (g->keys.v[i].form != g->keys.v[k].form)
                    RO_PUSH(g->arena, g->links) = (struct link){.a = g->keys.v[i].form, .b = g->keys.v[k].form};
    }
    if (!g->links.n) return;
    if (g->links.n) qsort(g->links.v, g->links.n, sizeof *g->links.v, by_ends);
    size_t n = 0;
    for (size_t i = 0; i < g->links.n; i++) {
        struct link l = g->links.v[i];
        if (n && l.a == g->links.v[n - 1].a && l.b == g->links.v[n - 1].b) continue;
        g->links.v[n++] = l;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct link l = g->links.v[i];
        bool bare = g->forms[l.a].party.nkeys < 2 || g->forms[l.b].party.nkeys < 2;
        if (bare) continue; /* surnames alone come last */
        l.same = (float)likeness(g, l.a, l.b);
        if (l.same > 0) g->links.v[kept++] = l;
    }
    g->links.n = kept;
    if (kept) qsort(g->links.v, kept, sizeof *g->links.v, by_likeness);
}

/* ---- clusters ----------------------------------------------------------------------------------------------------------------
 */

static uint32_t root(struct gatherer *g, uint32_t i) {
    while (g->up[i] != i) i = g->up[i] = g->up[g->up[i]];
    return i;
}

static void unite(struct gatherer *g, uint32_t a, uint32_t b) {
    a = root(g, a), b = root(g, b);
    if (a == b) return;
    if (b < a) {
        uint32_t t = a;
        a = b;
        b = t;
    }
    g->up[b] = a;
    g->next[g->last[a]] = b;
    g->last[a] = g->last[b];
}

static bool go_together(struct gatherer *g, uint32_t a, uint32_t b) {
    enum { SOME = 6 };
    unsigned x = 0;
    for (uint32_t i = a; i != UINT32_MAX && x < SOME; i = g->next[i], x++) {
        unsigned y = 0;
        for (uint32_t k = b; k != UINT32_MAX && y < SOME; k = g->next[k], y++)
            if (likeness(g, i, k) <= 0) return false;
    }
    return true;
}

/* A surname alone: the one cluster of its side (of all, where it has none) that bears it. */
static void place_surnames(struct gatherer *g) {
    for (size_t lo = 0, hi; lo < g->keys.n; lo = hi) {
        for (hi = lo; hi < g->keys.n && g->keys.v[hi].hash == g->keys.v[lo].hash; hi++)
            ;
        for (size_t i = lo; i < hi; i++) {
            uint32_t x = g->keys.v[i].form, who = UINT32_MAX;
            const ro_party *p = &g->forms[x].party;
            if (p->nkeys != 1 || root(g, x) != x || g->next[x] != UINT32_MAX) continue;
            bool two = false;
            for (size_t k = lo; k < hi && k < lo + 4096 && !two; k++) {
                const ro_party *q = &g->forms[g->keys.v[k].form].party;
                bool bears = q->nkeys > 1 && (!p->side.p || !q->side.p || ro_str_eq(q->side, p->side));
                for (size_t w = 0; bears && w <= q->nkeys; w++) {
                    if (w == q->nkeys)
                        bears = false;
                    else if (ro_str_eq(q->keys[w], p->keys[0]))
                        break;
                }
                if (!bears) continue;
                uint32_t r = root(g, g->keys.v[k].form);
                two = who != UINT32_MAX && r != who;
                who = r;
            }
            if (who != UINT32_MAX && !two && !parted(g, x, who)) unite(g, x, who);
        }
    }
}

static void make_clusters(struct gatherer *g) {
    g->up = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    g->next = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    g->last = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) g->up[i] = g->last[i] = i, g->next[i] = UINT32_MAX;
    for (size_t i = 0; i < g->links.n; i++) {
        uint32_t a = root(g, g->links.v[i].a), b = root(g, g->links.v[i].b);
        if (a != b && go_together(g, a, b)) unite(g, a, b);
    }
    place_surnames(g);
}

/* ---- the people
 * ----------------------------------------------------------------------------------------------------------------- */

/* The form that shows: the one most accounts print; of equals the fuller, then the first in bytes. */
static uint32_t best_form(struct gatherer *g, uint32_t cluster) {
    uint32_t best = cluster;
    for (uint32_t i = cluster; i != UINT32_MAX; i = g->next[i]) {
        const struct form *a = &g->forms[i], *b = &g->forms[best];
        bool whole = a->party.nkeys > 1 && b->party.nkeys < 2, part = a->party.nkeys < 2 && b->party.nkeys > 1;
        if (part) continue;
        int c = ro_str_cmp(a->party.name, b->party.name);
        if (whole || a->accounts > b->accounts ||
            (a->accounts == b->accounts && (a->party.nkeys > b->party.nkeys || (a->party.nkeys == b->party.nkeys && c < 0))))
            best = i;
    }
    return best;
}

static ro_str slug(ro_arena *a, const ro_party *p) {
    ro_buf b = {.arena = a};
    for (size_t k = 0; k < p->nkeys; k++) {
        if (b.n) ro_buf_byte(&b, '-');
        for (size_t i = 0; i < p->keys[k].n; i++) {
            char c = p->keys[k].p[i];
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80)) ro_buf_byte(&b, c);
        }
    }
    return b.n ? ro_buf_str(&b) : RO_S("nameless");
}

struct named {
    ro_somebody who;
    ro_str first; /* the smallest id of an account that prints him */
    uint32_t root;
};

static int by_slug(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->who.id, b->who.id);
    if (!c) c = ro_str_cmp(a->who.side, b->who.side);
    if (!c) c = ro_str_cmp(a->first, b->first);
    return c ? c : a->root < b->root ? -1 : a->root > b->root;
}

static int by_name(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    int c = ro_str_cmp(a->who.name, b->who.name);
    return c ? c : ro_str_cmp(a->who.id, b->who.id);
}

static struct named name_cluster(struct gatherer *g, uint32_t cluster) {
    const struct form *best = &g->forms[best_form(g, cluster)];
    struct named x = {.root = cluster, .first = best->first};
    x.who = (ro_somebody){.name = best->party.name, .side = best->party.side, .id = slug(g->arena, &best->party)};
    size_t most = 0; /* accounts that print the side */
    for (uint32_t i = cluster; i != UINT32_MAX; i = g->next[i]) {
        const struct form *f = &g->forms[i];
        if (ro_str_cmp(f->first, x.first) < 0) x.first = f->first;
        if (f->party.side.p && f->accounts > most) most = f->accounts, x.who.side = f->party.side;
    }
    return x;
}

/* Namesakes are told apart by their side, and if that fails by a number. */
static void make_ids(struct gatherer *g, struct named *v, size_t n) {
    if (n) qsort(v, n, sizeof *v, by_slug);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && ro_str_eq(v[k].who.id, v[i].who.id); k++)
            ;
        if (k == i + 1) continue;
        ro_str stem = v[i].who.id;
        size_t number = 1;
        for (size_t j = i; j < k; j++) {
            bool same = j > i && ro_str_eq(v[j].who.side, v[j - 1].who.side);
            number = same ? number + 1 : 1;
            ro_str side = v[j].who.side.p ? ro_fold_bare(g->arena, v[j].who.side) : RO_S("unknown");
            v[j].who.id = number > 1 ? ro_str_printf(g->arena, "%.*s-%.*s-%zu", (int)stem.n, stem.p, (int)side.n, side.p, number)
                                     : ro_str_printf(g->arena, "%.*s-%.*s", (int)stem.n, stem.p, (int)side.n, side.p);
        }
    }
}

const ro_people *ro_match_people(ro_arena *a, const ro_figure *given, size_t n) {
    if (n >= UINT32_MAX) ro_throw(a, RO_LIMIT, "more than four thousand million names cannot be matched");
    struct gatherer g = {.arena = a, .scratch = ro_scratch_new(a), .given = given, .n = n};
    make_forms(&g);
    part_neighbours(&g);
    find_links(&g);
    make_clusters(&g);
    ro_people *out = RO_NEW(a, ro_people);
    struct named *v = RO_NEWS(a, struct named, g.nforms + 1);
    for (uint32_t i = 0; i < g.nforms; i++)
        if (root(&g, i) == i) v[out->n++] = name_cluster(&g, i);
    make_ids(&g, v, out->n);
    if (out->n) qsort(v, out->n, sizeof *v, by_name);
    out->v = RO_NEWS(a, ro_somebody, out->n + 1);
    uint32_t *at = RO_NEWS(a, uint32_t, g.nforms + 1);
    for (size_t i = 0; i < out->n; i++) out->v[i] = v[i].who, at[v[i].root] = (uint32_t)i;
    out->of = RO_NEWS(a, size_t, n + 1);
    for (size_t i = 0; i < n; i++) out->of[i] = at[root(&g, g.form_of[i])];
    return out;
}
