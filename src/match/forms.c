/* Figures into forms. In: who each account names. Out: forms, one for each spelling with one side, and which of them some account
 * lists as two of those present.
 *
 * A surname alone is a form for each title it is printed with. Figures are taken by account, so that everything that follows is
 * the same whatever order they came in. Two whom one list has are two people; but a name that one list of many has twice is a
 * slip of the list, or of its reader. */
#include "match/forms.h"

#include <stdlib.h>

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
    ro_str called = ro_figure_called(f), name = ro_fold_bare(a, called), side = f->guessed || !f->side.p ? RO_S("") : f->side, *w;
    size_t n = ro_match_words(a, called, &w); /* before its words are taken */
    ro_party p = {.name = called, .nkeys = n, .keys = w};
    ro_str title = ro_scripts_surname(&p) ? office_key(a, f->title) : RO_S("");
    return ro_str_printf(a, "%.*s\t%.*s\t%.*s", (int)name.n, name.p, (int)side.n, side.p, (int)title.n, title.p);
}

static void take_title(ro_gatherer *g, ro_printed *f, ro_str title) {
    ro_str key = office_key(g->arena, title);
    for (int i = 0; i < RO_TITLES && key.n; i++) {
        ro_held *h = &f->titles[i];
        if (!h->accounts) {
            ro_str *w;
            size_t n = ro_match_words(g->arena, title, &w);
            *h = (ro_held){.key = key, .office = ro_office_read(g->arena, w, n)};
        } else if (!ro_str_eq(h->key, key))
            continue;
        h->accounts++;
        return;
    }
}

static void take_figure(ro_gatherer *g, ro_printed *f, const ro_figure *x) {
    f->accounts++;
    if (!f->first.p || ro_str_cmp(x->account, f->first) < 0) f->first = x->account, f->date = x->date;
    if (!f->guess.p && x->guessed) f->guess = x->side;
    if (!f->title.n) f->title = x->title;
    take_title(g, f, x->title);
    for (size_t i = 0; i < x->ntitles; i++) take_title(g, f, x->titles[i]);
}

static bool is_union(ro_arena *a, ro_str side) {
    ro_entry e;
    return side.p && ro_lexicon_find(ro_lexicon_get("states"), ro_fold(a, side), &e) && ro_str_is(e.value[1], "org");
}

/* Figures by account first, so that everything that follows is the same whatever order they came in. */
static void gather(ro_gatherer *g) {
    g->by_account = RO_NEWS(g->arena, uint32_t, g->n + 1);
    struct sorted *s = RO_NEWS(g->arena, struct sorted, g->n + 1);
    for (uint32_t i = 0; i < g->n; i++) s[i] = (struct sorted){g->given[i].account, i};
    if (g->n) qsort(s, g->n, sizeof *s, by_key);
    for (uint32_t i = 0; i < g->n; i++) g->by_account[i] = s[i].figure;
    ro_str *key = RO_NEWS(g->arena, ro_str, g->n + 1);
    for (uint32_t i = 0; i < g->n; i++) key[i] = key_of(g->arena, &g->given[i]);
    ro_said_lots(g, key);
    for (uint32_t i = 0; i < g->n; i++) s[i] = (struct sorted){key[g->by_account[i]], i};
    if (g->n) qsort(s, g->n, sizeof *s, by_key);
    g->form_of = RO_NEWS(g->arena, uint32_t, g->n + 1);
    g->forms = RO_NEWS(g->arena, ro_printed, g->n + 1);
    for (size_t i = 0; i < g->n; i++) {
        uint32_t x = g->by_account[s[i].figure];
        if (!i || !ro_str_eq(s[i].key, s[i - 1].key)) {
            ro_printed *f = &g->forms[g->nforms++];
            f->key = s[i].key;
            f->figure = x;
            f->party =
                (ro_party){.name = ro_figure_called(&g->given[x]), .side = g->given[x].guessed ? RO_NONE : g->given[x].side};
            f->union_side = is_union(g->arena, f->party.side);
            f->party.nkeys = ro_match_words(g->arena, f->party.name, &f->party.keys);
            f->surname = ro_scripts_surname(&f->party);
        }
        g->form_of[x] = (uint32_t)g->nforms - 1;
        take_figure(g, &g->forms[g->nforms - 1], &g->given[x]);
    }
}

/* ---- who cannot be who ---------------------------------------------------------------------------------------------------- */

static uint64_t pair_key(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

int ro_by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

static bool shares_word(const ro_party *a, const ro_party *b) {
    for (size_t i = 0; i < a->nkeys; i++)
        for (size_t k = 0; k < b->nkeys; k++)
            if (a->keys[i].p[0] == b->keys[k].p[0]) return true;
    return false;
}

/* A name that one list of many has twice, or that a list has in two spellings, is a slip of the list, or of its reader. */
static void keep_parted(ro_gatherer *g) {
    enum { SLIP = 8 };
    size_t n = 0;
    if (g->apart.n) qsort(g->apart.v, g->apart.n, sizeof *g->apart.v, ro_by_number);
    for (size_t i = 0, k; i < g->apart.n; i = k) {
        uint64_t pair = g->apart.v[i];
        for (k = i + 1; k < g->apart.n && g->apart.v[k] == pair; k++)
            ;
        size_t a = g->forms[pair >> 32].accounts, b = g->forms[(uint32_t)pair].accounts;
        bool slip = (k - i) * SLIP <= (a < b ? a : b) || ro_forms_one_name(g, (uint32_t)(pair >> 32), (uint32_t)pair);
        if (!slip) g->apart.v[n++] = pair;
    }
    g->apart.n = n;
}

/* Two whom one account lists as present are two people; only pairs that could be mistaken are kept. */
static void part_neighbours(ro_gatherer *g) {
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

bool ro_forms_parted(const ro_gatherer *g, uint32_t a, uint32_t b) {
    uint64_t k = pair_key(a, b);
    return g->apart.n && bsearch(&k, g->apart.v, g->apart.n, sizeof k, ro_by_number);
}

void ro_forms_make(ro_gatherer *g) {
    gather(g);
    part_neighbours(g);
}
