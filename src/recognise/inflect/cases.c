/* Names that stand in cases: "Владимира Орлова", "Орловым" and "В.Орлов" are one person.
 *
 * Two words are forms of one name where some reading by the table of endings leads them to the same base; the first such word
 * gives the key that people.c compares. The nominative of a name is found by agreement: the case is what the office before it
 * says ("Президентом": instrumental), else the preposition (data/LANG/cases.tsv), and all words of the name have to have a
 * reading in that case, with given names that a list knows holding out for the reading that it knows, and a surname of the other
 * sex ruled out. What is printed in the nominative is always preferred to what is led back. Gives up on: names whose words agree
 * in several ways and no context ("Армана Сейтова": he in the genitive or she), which stay as printed. */
#include "recognise/inflect/cases.h"

enum { READINGS = 24, NAME = 8 };

/* Which key a base form has: an open table that grows. */
struct case_names {
    struct slot {
        ro_str base, key;
    } * slot;
    size_t n, mask;
};

static struct slot *slot_of(struct case_names *t, ro_str base) {
    size_t h = ro_hash(base) & t->mask;
    while (t->slot[h].base.n && !ro_str_eq(t->slot[h].base, base)) h = (h + 1) & t->mask;
    return &t->slot[h];
}

static void set(struct finder *f, ro_str base, ro_str key) {
    struct case_names *t = f->cases;
    if (2 * (t->n + 1) > t->mask) {
        struct case_names old = *t;
        t->mask = 4 * old.mask + 63;
        for (size_t m = 1; t->mask & (t->mask + 1); m *= 2) t->mask |= t->mask >> m;
        t->slot = RO_NEWS(f->arena, struct slot, t->mask + 1);
        for (size_t i = 0; old.slot && i <= old.mask; i++)
            if (old.slot[i].base.n) *slot_of(t, old.slot[i].base) = old.slot[i];
    }
    struct slot *s = slot_of(t, base);
    if (!s->base.n) *s = (struct slot){base, key}, t->n++;
}

static bool of_name(const ro_lemma *x) { return x->klass && strchr("mfsab", x->klass); }

static void key_word(struct finder *f, size_t w) {
    ro_lemma form[READINGS];
    ro_str p = ro_inflect_plain(f->r, f->u->words[w].fold), key = RO_NONE;
    unsigned n = ro_inflect_forms(f->r, p, form, READINGS);
    struct slot *s = f->cases->slot ? slot_of(f->cases, p) : NULL;
    if (s && s->base.n) key = s->key;
    for (unsigned i = 0; i < n && !key.n; i++) {
        s = of_name(&form[i]) && f->cases->slot ? slot_of(f->cases, form[i].base) : NULL;
        if (s && s->base.n) key = s->key;
    }
    if (!key.n) key = p;
    set(f, p, key);
    for (unsigned i = 0; i < n; i++)
        if (of_name(&form[i])) set(f, form[i].base, key);
    f->key[w] = key;
}

void ro_cases_keys(struct finder *f) {
    if (!f->u->base) return;
    if (!f->cases) f->cases = RO_NEW(f->arena, struct case_names);
    f->key = RO_NEWS(f->arena, ro_str, f->u->nwords + 1);
    for (size_t i = 0; i < f->runs.n; i++)
        for (size_t w = f->runs.v[i].word; w < f->runs.v[i].word + f->runs.v[i].n; w++) key_word(f, w);
}

/* ---- the case of one mention ---------------------------------------------------------------------------------------- */

static unsigned cases_named(ro_str v) {
    static const char *const names[] = {"n", "g", "d", "a", "i", "p"};
    unsigned c = 0;
    for (size_t i = 0; i < v.n; i++)
        for (unsigned k = 0; k < 6; k++)
            if (v.p[i] == *names[k]) c |= 1u << k;
    return c;
}

/* The cases that the words around a name leave open. */
static unsigned context(const struct finder *f, const struct run *r) {
    if (r->label) return CASE_N;
    if (r->title.hi > r->title.lo && !r->title.after)
        for (size_t i = r->title.lo; i < r->title.hi; i++) {
            bool half = i + 1 < r->title.hi && ro_str_is(ro_units_gap(f->u, i), "-"); /* "вице-президентом" */
            unsigned c = f->cls[i] & (W_OFFICE | W_MOD) && !half ? ro_inflect_cases(f->r, f->u->words[i].fold) : 0;
            if (c) return c;
        }
    ro_entry e;
    if (r->word && ro_word_find(&f->u->words[r->word - 1], ro_lexicon_get("cases"), &e)) return cases_named(e.value[0]);
    return CASE_ANY;
}

struct option {
    ro_str base;
    unsigned cases;
    char sex; /* 'm', 'f', 0 either */
};

static bool ends_in_a(const struct finder *f, ro_str w) { return ro_inflect_final(f->r, w, "a"); }

static char sex_of(const struct finder *f, const ro_lemma *x, bool given) {
    if (x->klass == 'f' || (x->klass == 's' && ends_in_a(f, x->base))) return given || x->klass == 'f' ? 0 : 'f';
    if (x->klass == 'b') return 'f';
    return 'm';
}

/* The readings of word w of a name; strict: a consonant at the end is a nominative's. */
static unsigned options(const struct finder *f, size_t w, bool last, bool lax, struct option *out) {
    ro_lemma form[READINGS];
    ro_str p = ro_inflect_plain(f->r, f->u->words[w].fold);
    const ro_lexicon *list = ro_lexicon_get("given");
    unsigned n = ro_inflect_forms(f->r, p, form, READINGS), m = 0;
    bool given = !last && f->cls[w] & W_GIVEN, initial = f->cls[w] & W_INITIAL, ym = false;
    for (unsigned i = 0; i < n; i++) ym = ym || (form[i].klass == 's' && form[i].cases == CASE_I);
    bool listed = given && (ro_lexicon_find(list, p, NULL) || ro_lexicon_find(list, f->u->words[w].fold, NULL));
    bool stays = initial || (ro_inflect_final(f->r, p, "stays") && !listed) || (lax && !last);
    if (!given || listed) {
        char sex = given && !ends_in_a(f, p) ? 'm' : 0;
        if (stays || (last && !ends_in_a(f, p) && !ym)) out[m++] = (struct option){p, stays ? CASE_ANY : CASE_N, sex};
        if (!stays && (!last || ends_in_a(f, p))) out[m++] = (struct option){p, CASE_N, sex};
        if (last && !stays && !ends_in_a(f, p) && !ym) out[m++] = (struct option){p, CASE_ANY, 'f'}; /* "Марией Лопес" */
    }
    for (unsigned i = 0; i < n && m < READINGS && !initial; i++) {
        if (!of_name(&form[i]) || (given && !ro_lexicon_find(list, form[i].base, NULL))) continue;
        out[m++] = (struct option){form[i].base, form[i].cases, sex_of(f, &form[i], given)};
    }
    return m;
}

/* One case in which all words of the name have a reading; fills base. */
static unsigned agree(const struct finder *f, const struct run *r, unsigned open, bool lax, ro_str base[NAME]) {
    static const unsigned order[] = {CASE_N, CASE_I, CASE_G, CASE_A, CASE_D, CASE_P};
    struct option o[NAME][READINGS + 3];
    unsigned n[NAME];
    for (unsigned k = 0; k < r->n; k++) n[k] = options(f, r->word + k, r->word + k == r->family, lax, o[k]);
    for (unsigned c = 0; c < 6; c++) {
        if (!(open & order[c])) continue;
        for (int sex = 0; sex < 2; sex++) {
            unsigned k = 0;
            for (; k < r->n; k++) {
                unsigned i = 0;
                while (i < n[k] && !(o[k][i].cases & order[c] && (!o[k][i].sex || o[k][i].sex == "mf"[sex]))) i++;
                if (i == n[k]) break;
                base[k] = o[k][i].base;
            }
            if (k == r->n) return order[c];
        }
    }
    return 0;
}

static unsigned case_of(const struct finder *f, const struct run *r, ro_str base[NAME]) {
    if (r->n > NAME) return 0;
    unsigned open = context(f, r), c = agree(f, r, open, false, base);
    return c ? c : agree(f, r, open, true, base);
}

ro_str ro_cases_base(const struct finder *f, const struct run *r) {
    ro_str base[NAME];
    unsigned c = f->u->base ? case_of(f, r, base) : 0;
    if (!c || c == CASE_N) return RO_NONE;
    ro_buf b = {.arena = f->arena};
    bool other = false;
    for (unsigned k = 0; k < r->n; k++) {
        if (k) ro_buf_add(&b, ro_units_gap(f->u, r->word + k - 1));
        ro_inflect_put(f->r, f->u, r->word + k, base[k], &b);
        other = other || !ro_str_eq(base[k], ro_inflect_plain(f->r, f->u->words[r->word + k].fold));
    }
    return other ? ro_str_blanks(f->arena, ro_buf_str(&b)) : RO_NONE;
}

/* ---- persons -------------------------------------------------------------------------------------------------------- */

/* How well a run names its person: the given name written out, then the nominative, then the number of words. */
static unsigned worth(const struct finder *f, const struct run *r) {
    unsigned words = 0;
    for (size_t w = r->word; w < r->word + r->n; w++) words += !(f->cls[w] & W_INITIAL);
    ro_str base[NAME];
    return 100 * (words < 2 ? words : 2) + 50 * (case_of(f, r, base) == CASE_N) + r->n;
}

enum { WEIGHED = 64 }; /* mentions of one person */

void ro_cases_best(struct finder *f) {
    for (size_t p = 0; f->u->base && p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        unsigned best = 0;
        for (size_t k = 0; k < x->runs.n && k < WEIGHED; k++) {
            unsigned w = worth(f, &f->runs.v[x->runs.v[k]]);
            if (w > best) best = w, x->best = x->runs.v[k];
        }
    }
}

void ro_cases_names(struct finder *f) {
    ro_record *rec = f->r->rec;
    for (size_t p = 0; f->u->base && p < f->people.n && p < rec->npeople; p++) {
        const struct person *x = &f->people.v[p];
        if (!x->runs.n) continue;
        const struct run *b = &f->runs.v[x->best];
        ro_str name = ro_people_text(f, b->word, b->word + b->n), base = ro_cases_base(f, b);
        rec->people[p].name = name;
        rec->people[p].base = base;
        if (!x->listed) continue;
        ro_attendee *a = &f->att.v[x->listed - 1];
        a->name = name;
        a->base = base;
        if (base.p) a->why.certain = false;
    }
}
