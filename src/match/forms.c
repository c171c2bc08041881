/* Spellings into forms. In: how names are printed, and by how many accounts. Out: forms, one for each name with one side, however
 * it is written, and which of them some account lists as two of those present.
 *
 * A surname alone is a form for each title it is printed with. Forms are numbered by their names, so that everything that
 * follows is the same whatever order they came in. */
#include "match/forms.h"

#include <stdlib.h>

struct sorted {
    ro_str key, text;
    uint32_t spelling;
};

static int by_key(const void *p, const void *q) {
    const struct sorted *a = p, *b = q;
    int c = ro_str_cmp(a->key, b->key);
    return c ? c : ro_str_cmp(a->text, b->text);
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

ro_str ro_spelling_office(ro_arena *a, ro_str called, ro_str title) {
    ro_str *w;
    ro_party p = {.name = called};
    p.nkeys = ro_match_words(a, called, &w), p.keys = w;
    if (!ro_scripts_surname(&p)) return RO_NONE;
    ro_str office = office_key(a, title);
    return office.n ? office : RO_S("");
}

static ro_str or_empty(ro_str s) { return s.p ? s : RO_S(""); }

ro_str ro_spelling_form(ro_arena *a, const ro_spelling *s) {
    ro_str name = ro_fold_bare(a, ro_spelling_called(s)), side = s->guessed ? RO_S("") : or_empty(s->side);
    ro_str office = or_empty(s->office);
    return s->lot ? ro_str_printf(a, "%.*s\t%.*s\t%.*s\t%lld", (int)name.n, name.p, (int)side.n, side.p, (int)office.n, office.p,
                                  (long long)s->lot)
                  : ro_str_printf(a, "%.*s\t%.*s\t%.*s", (int)name.n, name.p, (int)side.n, side.p, (int)office.n, office.p);
}

ro_str ro_spelling_text(ro_arena *a, const ro_spelling *s) {
    ro_str part[] = {s->name, s->side, s->read_side, s->office, s->base};
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        ro_buf_add(&b, or_empty(part[i]));
        ro_buf_byte(&b, part[i].p ? '\t' : '\n');
    }
    ro_buf_printf(&b, "%d\t%lld", s->guessed, (long long)s->lot);
    return ro_buf_str(&b);
}

/* ---- titles --------------------------------------------------------------------------------------------------------------- */

static unsigned firmness(size_t accounts) {
    unsigned n = 0;
    for (; accounts; accounts /= 2) n++;
    return n;
}

static int by_firmness(const void *p, const void *q) {
    const ro_held *a = p, *b = q;
    if (a->firm != b->firm) return a->firm > b->firm ? -1 : 1;
    int c = ro_str_cmp(a->key, b->key);
    return c ? c : ro_str_cmp(a->text, b->text);
}

/* The firmest, each once. How firm goes by powers of two, so that one account more seldom changes their order. */
static void keep_titles(ro_gatherer *g, ro_printed *f, const struct sorted *s, size_t n) {
    RO_VEC(ro_held) v = {0};
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < g->all->v[s[i].spelling].ntitles; k++) {
            const ro_titled *t = &g->all->v[s[i].spelling].titles[k];
            ro_held h = {.key = office_key(g->arena, t->text), .text = t->text, .firm = firmness(t->accounts)};
            if (h.key.n) RO_PUSH(g->arena, v) = h;
        }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_firmness);
    if (v.n) f->title = v.v[0].text;
    for (size_t i = 0, k; i < v.n && kept < RO_TITLES; i++) {
        for (k = 0; k < kept && !ro_str_eq(f->titles[k].key, v.v[i].key); k++)
            ;
        if (k < kept) continue;
        ro_str *w;
        size_t words = ro_match_words(g->arena, v.v[i].text, &w);
        v.v[i].office = ro_office_read(g->arena, w, words);
        f->titles[kept++] = v.v[i];
    }
}

/* ---- forms ---------------------------------------------------------------------------------------------------------------- */

static bool is_union(ro_arena *a, ro_str side) {
    ro_entry e;
    return side.p && ro_lexicon_find(ro_lexicon_get("states"), ro_fold(a, side), &e) && ro_str_is(e.value[1], "org");
}

/* Of several spellings of one form that which most accounts print is the name; of equals the first in bytes. */
static void take_spelling(ro_gatherer *g, ro_printed *f, const ro_spelling *s, size_t *most) {
    f->accounts += s->accounts;
    f->fresh |= !s->stand;
    if (s->accounts > *most) {
        *most = s->accounts;
        f->party = (ro_party){.name = ro_spelling_called(s), .side = s->guessed ? RO_NONE : s->side};
    }
    if (s->date.n && (!f->date.n || ro_str_cmp(s->date, f->date) < 0)) f->date = s->date;
    if (s->guessed && s->side.p && (!f->guess.p || ro_str_cmp(s->side, f->guess) < 0)) f->guess = s->side;
    f->union_side = is_union(g->arena, f->party.side);
}

static void make_form(ro_gatherer *g, const struct sorted *s, size_t n) {
    ro_printed *f = &g->forms[g->nforms];
    size_t most = 0;
    *f = (ro_printed){.key = s->key, .date = RO_S("")};
    for (size_t i = 0; i < n; i++) {
        take_spelling(g, f, &g->all->v[s[i].spelling], &most);
        g->form_of[s[i].spelling] = (uint32_t)g->nforms;
    }
    f->party.nkeys = ro_match_words(g->arena, f->party.name, &f->party.keys);
    f->surname = ro_scripts_surname(&f->party);
    keep_titles(g, f, s, n);
    g->nforms++;
}

static void gather(ro_gatherer *g) {
    size_t n = g->all->n;
    struct sorted *s = RO_NEWS(g->arena, struct sorted, n + 1);
    g->form_of = RO_NEWS(g->arena, uint32_t, n + 1);
    g->forms = RO_NEWS(g->arena, ro_printed, n + 1);
    for (uint32_t i = 0; i < n; i++)
        s[i] = (struct sorted){ro_spelling_form(g->arena, &g->all->v[i]), ro_spelling_text(g->arena, &g->all->v[i]), i};
    if (n) qsort(s, n, sizeof *s, by_key);
    for (size_t i = 0, k; i < n; i = k) {
        for (k = i + 1; k < n && ro_str_eq(s[k].key, s[i].key); k++)
            ;
        make_form(g, s + i, k - i);
    }
}

/* ---- who cannot be who ---------------------------------------------------------------------------------------------------- */

static uint64_t pair_key(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

int ro_by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

struct together {
    uint64_t pair;
    size_t lists;
};

static int by_pair(const void *p, const void *q) {
    const struct together *a = p, *b = q;
    return a->pair < b->pair ? -1 : a->pair > b->pair;
}

/* Two whom one account lists as present are two people; but a name that one list of many has twice, or that a list has in two
 * spellings, is a slip of the list, or of its reader. */
static void part_neighbours(ro_gatherer *g) {
    enum { SLIP = 8 };
    size_t n = 0;
    struct together *v = RO_NEWS(g->arena, struct together, g->all->nlisted + 1);
    for (size_t i = 0; i < g->all->nlisted; i++) {
        const ro_listed *x = &g->all->listed[i];
        uint32_t a = g->form_of[x->a], b = g->form_of[x->b];
        if (a != b) v[n++] = (struct together){pair_key(a, b), x->lists};
    }
    if (n) qsort(v, n, sizeof *v, by_pair);
    for (size_t i = 0, k; i < n; i = k) {
        size_t lists = 0;
        for (k = i; k < n && v[k].pair == v[i].pair; k++) lists += v[k].lists;
        uint32_t x = (uint32_t)(v[i].pair >> 32), y = (uint32_t)v[i].pair;
        size_t a = g->forms[x].accounts, b = g->forms[y].accounts;
        if (lists * SLIP > (a < b ? a : b) && !ro_forms_one_name(g, x, y)) RO_PUSH(g->arena, g->apart) = v[i].pair;
    }
}

bool ro_forms_parted(const ro_gatherer *g, uint32_t a, uint32_t b) {
    uint64_t k = pair_key(a, b);
    return g->apart.n && bsearch(&k, g->apart.v, g->apart.n, sizeof k, ro_by_number);
}

void ro_forms_make(ro_gatherer *g) {
    gather(g);
    part_neighbours(g);
}
