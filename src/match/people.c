/* Printed names into people. In: who each account names. Out: which of them are one person, under an id that is his name.
 *
 * What is weighed are forms: one spelling with one side, however many accounts print it. Forms meet in blocks: by a word they
 * share, by the consonants of a word ("Manturov", "Mantrov"), and, across scripts, by side; names/ says how likely two
 * are one person. Forms that accounts list as two of those present are two people. Clusters unite likeliest pair first and only
 * where their chief forms go together and most of the others, so that no chain of likenesses joins two men and no single
 * misprint parts one. A surname alone is a form for each title it is printed with: it goes to him who bears the name under such
 * a title, or, where no title decides, to the bearer whom far more accounts print than any other; else it stays alone. A
 * side that no words beside the name give is a guess: it shows where nothing better does, and keeps nobody apart.
 *
 * Gives up on: namesakes of one side and office whom no account names together. */
#include "match/pair.h"

#include <stdlib.h>

enum { PEOPLE_BLOCK = 64, TITLES = 12, BEARERS = 64 };

struct held { /* a title, folded, and how many accounts print it */
    ro_str key;
    size_t accounts;
};

struct form {
    ro_party party; /* the name as printed, its side, its words */
    ro_str key;     /* folded bare, and the side: what makes it one form */
    size_t accounts;
    struct held titles[TITLES];
    ro_str title, date, first; /* first: the smallest id of an account that prints it */
    ro_str guess;              /* a side on no words of its own */
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
    uint32_t *up, *next, *last, *chief; /* clusters; chief: the form most accounts print */
    uint32_t *by_account;               /* figures, by account */
    RO_VEC(struct block_key) keys;
    RO_VEC(struct link) links;
    RO_VEC(uint64_t) apart; /* pairs of forms that accounts list as two people, sorted */
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

/* "then-Vice President" and "our Vice President" are one office. */
static ro_str office_key(ro_arena *a, ro_str title) {
    static const char *const lead[] = {"former", "then", "ex", "our", "the"};
    ro_str *w;
    size_t n = title.n ? ro_match_words(a, title, &w) : 0;
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        bool skip = false;
        for (size_t k = 0; k < sizeof lead / sizeof *lead && !b.n; k++) skip |= ro_str_is(w[i], lead[k]);
        if (skip) continue;
        if (b.n) ro_buf_byte(&b, ' ');
        ro_buf_add(&b, w[i]);
    }
    return ro_buf_str(&b);
}

static ro_str key_of(ro_arena *a, const ro_figure *f) {
    ro_str name = ro_fold_bare(a, f->name), side = f->guessed || !f->side.p ? RO_S("") : f->side, *w;
    ro_str title = ro_match_words(a, f->name, &w) == 1 ? office_key(a, f->title) : RO_S("");
    return ro_str_printf(a, "%.*s\t%.*s\t%.*s", (int)name.n, name.p, (int)side.n, side.p, (int)title.n, title.p);
}

static void take_figure(struct gatherer *g, struct form *f, const ro_figure *x) {
    f->accounts++;
    if (!f->first.p || ro_str_cmp(x->account, f->first) < 0) f->first = x->account, f->date = x->date;
    if (!f->guess.p && x->guessed) f->guess = x->side;
    if (!x->title.n) return;
    if (!f->title.n) f->title = x->title;
    ro_str key = office_key(g->arena, x->title);
    for (int i = 0; i < TITLES && key.n; i++) {
        if (!f->titles[i].accounts) f->titles[i].key = key;
        if (!ro_str_eq(f->titles[i].key, key)) continue;
        f->titles[i].accounts++;
        return;
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
            f->party = (ro_party){.name = g->given[x].name, .side = g->given[x].guessed ? RO_NONE : g->given[x].side};
            f->party.nkeys = ro_match_words(g->arena, f->party.name, &f->party.keys);
        }
        g->form_of[x] = (uint32_t)g->nforms - 1;
        take_figure(g, &g->forms[g->nforms - 1], &g->given[x]);
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

/* A name that one list of many has twice is a slip of the list, or of its reader. */
static void keep_parted(struct gatherer *g) {
    enum { SLIP = 8 };
    size_t n = 0;
    if (g->apart.n) qsort(g->apart.v, g->apart.n, sizeof *g->apart.v, by_number);
    for (size_t i = 0, k; i < g->apart.n; i = k) {
        uint64_t pair = g->apart.v[i];
        for (k = i + 1; k < g->apart.n && g->apart.v[k] == pair; k++)
            ;
        size_t a = g->forms[pair >> 32].accounts, b = g->forms[(uint32_t)pair].accounts;
        if ((k - i) * SLIP > (a < b ? a : b)) g->apart.v[n++] = pair;
    }
    g->apart.n = n;
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
    keep_parted(g);
}

static bool parted(const struct gatherer *g, uint32_t a, uint32_t b) {
    uint64_t k = pair_key(a, b);
    return g->apart.n && bsearch(&k, g->apart.v, g->apart.n, sizeof k, by_number);
}

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

/* ---- how alike ------------------------------------------------------------------------------------------------------------- */

static bool titles_agree(const struct form *a, const struct form *b) {
    for (int i = 0; i < TITLES && a->titles[i].accounts; i++)
        for (int k = 0; k < TITLES && b->titles[k].accounts; k++)
            if (ro_str_eq(a->titles[i].key, b->titles[k].key)) return true;
    return false;
}

/* All words of the one, two at least, stand in the other, in the same order where it has more: a hyphen, a patronymic, an
 * initial. */
static bool holds(const ro_party *many, const ro_party *few) {
    if (few->nkeys < 2) return false;
    size_t from = 0;
    for (size_t i = 0; i < few->nkeys; i++) {
        size_t k = many->nkeys > few->nkeys ? from : 0;
        while (k < many->nkeys && !ro_str_eq(few->keys[i], many->keys[k])) k++;
        if (k == many->nkeys) return false;
        from = k + 1;
    }
    return true;
}

/* The same words, in whatever order. */
static bool same_words(const ro_party *a, const ro_party *b) { return a->nkeys == b->nkeys && holds(a, b) && holds(b, a); }

static bool suffix(ro_str w) {
    static const char *const s[] = {"jr", "sr", "ii", "iii", "iv"};
    for (size_t i = 0; i < sizeof s / sizeof *s; i++)
        if (ro_str_is(w, s[i])) return true;
    return false;
}

/* Its words without "Jr." */
static size_t plain_words(const ro_party *p) {
    size_t n = p->nkeys;
    while (n > 1 && suffix(p->keys[n - 1])) n--;
    return n;
}

/* "George W. Bush" and "George Wallace": beside an initial only the last word tells, and an initial can stand for any. */
static bool initials_mislead(const ro_party *a, const ro_party *b) {
    size_t n = plain_words(a), m = plain_words(b);
    bool initial = false;
    for (size_t i = 0; i + 1 < n; i++) initial |= a->keys[i].n == 1;
    for (size_t i = 0; i + 1 < m; i++) initial |= b->keys[i].n == 1;
    if (!initial) return false;
    char x[8], y[8];
    size_t k = skeleton(a->keys[n - 1], x), l = skeleton(b->keys[m - 1], y);
    return k && l && strcmp(x, y) != 0;
}

/* One full name under two sides, the one printed many times as often: a side misread, and no namesake. */
static bool misread_side(const struct form *x, const struct form *y) {
    enum { OFTEN = 3 };
    bool rare = x->accounts >= OFTEN * y->accounts || y->accounts >= OFTEN * x->accounts;
    return rare && same_words(&x->party, &y->party);
}

static double likeness(struct gatherer *g, uint32_t a, uint32_t b) {
    const struct form *x = &g->forms[a], *y = &g->forms[b];
    bool sides = x->party.side.p && y->party.side.p;
    if (parted(g, a, b)) return 0;
    if (sides && !ro_str_eq(x->party.side, y->party.side)) return misread_side(x, y) ? 0.9 : 0;
    if (same_words(&x->party, &y->party)) return 1;
    if (x->party.nkeys != y->party.nkeys && (holds(&x->party, &y->party) || holds(&y->party, &x->party))) return 0.9;
    if (initials_mislead(&x->party, &y->party)) return 0;
    double same = ro_scratch_likeness(g->scratch, &(ro_name){x->party.name, x->title, x->party.side, x->date},
                                      &(ro_name){y->party.name, y->title, y->party.side, y->date});
    if (same < 0.5) return 0;
    if (sides) return same;
    return titles_agree(x, y) || same >= 0.8 ? same : 0; /* a side that nobody printed: the name must be very like */
}

/* ---- blocks ---------------------------------------------------------------------------------------------------------------- */

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
    if (g->forms[g->chief[b]].accounts > g->forms[g->chief[a]].accounts) g->chief[a] = g->chief[b];
}

/* The chief forms must be one, and of all pairs those that speak for it must be printed more often than those against. */
static bool go_together(struct gatherer *g, uint32_t a, uint32_t b) {
    enum { SOME = 6 };
    size_t with = 0, against = 0;
    unsigned x = 0;
    if (likeness(g, g->chief[a], g->chief[b]) <= 0) return false;
    for (uint32_t i = a; i != UINT32_MAX && x < SOME; i = g->next[i], x++) {
        unsigned y = 0;
        for (uint32_t k = b; k != UINT32_MAX && y < SOME; k = g->next[k], y++) {
            size_t p = g->forms[i].accounts, q = g->forms[k].accounts;
            *(likeness(g, i, k) > 0 ? &with : &against) += p < q ? p : q;
        }
    }
    return with > against;
}

/* ---- surnames alone ------------------------------------------------------------------------------------------------------ */

/* Somebody with a full name in which the surname stands last, or first ("Kim"). */
struct bearer {
    uint32_t cluster;
    size_t accounts, titled;     /* all; those under a title that agrees */
    bool last, any_title, other; /* other: a list has both */
};

/* "bin Salman" names a father. */
static bool ends_in(const ro_party *p, ro_str surname) {
    size_t n = plain_words(p);
    if (n < 2 || !ro_str_eq(p->keys[n - 1], surname)) return false;
    return !ro_str_is(p->keys[n - 2], "bin") && !ro_str_is(p->keys[n - 2], "ibn") && !ro_str_is(p->keys[n - 2], "bint");
}

/* Words a and b, or the one is the other with an ending ("chair", "chairman"). */
static bool like_word(ro_str a, ro_str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    return ro_str_eq(a, b) || (n >= 5 && memcmp(a.p, b.p, n) == 0);
}

static ro_str word_of(ro_str *s) {
    size_t n = 0;
    while (n < s->n && s->p[n] != ' ') n++;
    ro_str w = {s->p, n};
    *s = n < s->n ? (ro_str){s->p + n + 1, s->n - n - 1} : RO_NONE;
    return w;
}

static bool words_within(ro_str few, ro_str many) {
    while (few.n) {
        ro_str w = word_of(&few), rest = many;
        bool in = false;
        while (rest.n && !in) in = like_word(w, word_of(&rest));
        if (!in) return false;
    }
    return true;
}

static bool same_office(ro_str a, ro_str b) { return words_within(a, b) || words_within(b, a); }

static size_t accounts_under(const struct form *f, ro_str title) {
    size_t n = 0;
    for (int i = 0; i < TITLES && f->titles[i].accounts; i++)
        if (same_office(f->titles[i].key, title)) n += f->titles[i].accounts;
    return n;
}

static bool sides_clash(const ro_party *a, const ro_party *b) { return a->side.p && b->side.p && !ro_str_eq(a->side, b->side); }

/* Those of the block's full names who may be form x. Reads at most so many forms, so that a hostile archive costs no more. */
static size_t bearers_of(struct gatherer *g, uint32_t x, const struct block_key *v, size_t n, struct bearer out[BEARERS]) {
    enum { READ = 512 };
    const struct form *f = &g->forms[x];
    size_t found = 0;
    for (size_t i = 0; i < n && i < READ; i++) {
        const struct form *y = &g->forms[v[i].form];
        const ro_party *p = &y->party;
        if (p->nkeys < 2 || sides_clash(&f->party, p)) continue;
        bool last = ends_in(p, f->party.keys[0]), first = p->nkeys <= 4 && ro_str_eq(p->keys[0], f->party.keys[0]);
        if (!last && !first) continue;
        uint32_t r = root(g, v[i].form);
        size_t k = 0;
        while (k < found && out[k].cluster != r) k++;
        if (k == BEARERS) continue;
        if (k == found) out[found++] = (struct bearer){.cluster = r};
        out[k].accounts += y->accounts;
        out[k].last |= last;
        out[k].other |= parted(g, x, v[i].form);
        out[k].any_title |= y->titles[0].accounts > 0;
        if (f->titles[0].accounts) out[k].titled += accounts_under(y, f->titles[0].key);
    }
    return found;
}

/* He of the bearers whom far more accounts print, by title where the surname has one. */
static uint32_t dominant(struct gatherer *g, const struct form *x, const struct bearer *v, size_t n) {
    enum { OFTEN = 3 };
    size_t best = n, next = 0, most = 0;
    bool by_title = false;
    for (size_t i = 0; i < n; i++) by_title |= v[i].titled > 0 && !v[i].other;
    for (size_t i = 0; i < n; i++) {
        if (v[i].other) continue;
        size_t a = by_title ? v[i].titled : v[i].last ? v[i].accounts : 0;
        if (a > most)
            next = most, most = a, best = i;
        else if (a > next)
            next = a;
    }
    if (best == n || most < OFTEN * next) return UINT32_MAX;
    if (by_title || !x->titles[0].accounts || !v[best].any_title) return v[best].cluster;
    /* both have offices, and others: one side must speak for one man */
    const ro_party *p = &g->forms[g->chief[v[best].cluster]].party;
    return n == 1 && x->party.side.p && p->side.p ? v[best].cluster : UINT32_MAX;
}

static bool alone(struct gatherer *g, uint32_t x, ro_str surname) {
    const ro_party *p = &g->forms[x].party;
    return p->nkeys == 1 && ro_str_eq(p->keys[0], surname) && root(g, x) == x && g->next[x] == UINT32_MAX;
}

/* Surnames that nobody's full name explains are one man as far as their titles allow; with no full name at all, as their sides
 * do. */
static void unite_rest(struct gatherer *g, const struct block_key *v, size_t n, bool borne) {
    enum { NEAR = 64 };
    for (size_t i = 0; i < n; i++) {
        uint32_t x = v[i].form;
        const struct form *f = &g->forms[x];
        if (f->party.nkeys != 1 || root(g, x) != x) continue;
        for (size_t k = i + 1; k < n && k <= i + NEAR; k++) {
            const struct form *y = &g->forms[v[k].form];
            if (!alone(g, v[k].form, f->party.keys[0]) || sides_clash(&f->party, &y->party) || parted(g, x, v[k].form)) continue;
            bool one = !borne || same_office(f->titles[0].key, y->titles[0].key);
            if (one) unite(g, x, v[k].form);
        }
    }
}

static void place_surnames(struct gatherer *g) {
    struct bearer v[BEARERS];
    for (size_t lo = 0, hi; lo < g->keys.n; lo = hi) {
        bool borne = false, any = false;
        for (hi = lo; hi < g->keys.n && g->keys.v[hi].hash == g->keys.v[lo].hash; hi++)
            ;
        for (size_t i = lo; i < hi; i++) {
            uint32_t x = g->keys.v[i].form;
            const ro_party *p = &g->forms[x].party;
            if (p->nkeys != 1 || !alone(g, x, p->keys[0])) continue;
            size_t n = bearers_of(g, x, g->keys.v + lo, hi - lo, v);
            uint32_t who = dominant(g, &g->forms[x], v, n);
            any = true;
            borne |= n > 0;
            if (who != UINT32_MAX) unite(g, who, x);
        }
        if (any) unite_rest(g, g->keys.v + lo, hi - lo, borne);
    }
}

static void make_clusters(struct gatherer *g) {
    g->up = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    g->next = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    g->last = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    g->chief = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (uint32_t i = 0; i < g->nforms; i++) g->up[i] = g->last[i] = g->chief[i] = i, g->next[i] = UINT32_MAX;
    for (size_t i = 0; i < g->links.n; i++) {
        uint32_t a = root(g, g->links.v[i].a), b = root(g, g->links.v[i].b);
        if (a != b && go_together(g, a, b)) unite(g, a, b);
    }
    place_surnames(g);
}

/* ---- the people
 * ----------------------------------------------------------------------------------------------------------------- */

static bool shouted(ro_str name) {
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] >= 'a' && name.p[i] <= 'z') return false;
    return name.n && !(name.p[0] & 0x80);
}

static int fitness(const struct form *f) { return 2 * (f->party.nkeys > 1) + !shouted(f->party.name); }

/* The form that shows: a whole name, not in capitals throughout, that most accounts print; of equals the fuller, then the first
 * in bytes. */
static uint32_t best_form(struct gatherer *g, uint32_t cluster) {
    uint32_t best = cluster;
    for (uint32_t i = cluster; i != UINT32_MAX; i = g->next[i]) {
        const struct form *a = &g->forms[i], *b = &g->forms[best];
        int fit = fitness(a) - fitness(b);
        if (fit < 0) continue;
        if (!fit && a->accounts < b->accounts) continue;
        int c = ro_str_cmp(a->party.name, b->party.name);
        bool fuller = a->party.nkeys > b->party.nkeys || (a->party.nkeys == b->party.nkeys && c < 0);
        if (fit > 0 || a->accounts > b->accounts || fuller) best = i;
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
    ro_str guess; /* his side, where no words give one */
    size_t seen, so;
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
        if (!x.guess.p || (f->guess.p && ro_str_cmp(f->guess, x.guess) < 0)) x.guess = f->guess;
    }
    if (x.who.side.p) x.guess = RO_NONE;
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

/* A guest of many hosts is guessed to be of each host's side: a guess holds where nearly all accounts were read so. */
static void settle_guesses(struct gatherer *g, struct named *v, size_t n) {
    uint32_t *at = RO_NEWS(g->arena, uint32_t, g->nforms + 1);
    for (size_t i = 0; i < n; i++) at[v[i].root] = (uint32_t)i;
    for (size_t i = 0; i < g->n; i++) {
        struct named *x = &v[at[root(g, g->form_of[i])]];
        x->seen++;
        x->so += x->guess.p && ro_str_eq(g->given[i].guessed ? g->given[i].side : g->given[i].read_side, x->guess);
    }
    for (size_t i = 0; i < n; i++)
        if (v[i].guess.p && v[i].so * 4 >= v[i].seen * 3) v[i].who.side = v[i].guess;
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
    settle_guesses(&g, v, out->n);
    make_ids(&g, v, out->n);
    if (out->n) qsort(v, out->n, sizeof *v, by_name);
    out->v = RO_NEWS(a, ro_somebody, out->n + 1);
    uint32_t *at = RO_NEWS(a, uint32_t, g.nforms + 1);
    for (size_t i = 0; i < out->n; i++) out->v[i] = v[i].who, at[v[i].root] = (uint32_t)i;
    out->of = RO_NEWS(a, size_t, n + 1);
    for (size_t i = 0; i < n; i++) out->of[i] = at[root(&g, g.form_of[i])];
    return out;
}
