/* People: printed names gathered into persons, with their titles, sides and every mention.
 *
 * In: the runs of runs.c. A full name founds a person or joins the one of the same family name whose given names agree (the
 * same, an initial, a short form that opens alike, one more patronymic). A family name alone goes to the latest person of
 * that name, else to the first that follows. An office alone ("the President") goes to the one person who carries it. What has
 * no evidence and no person stays out. The side of a person is the state in a title; whoever carries an office without a
 * state belongs to the side that publishes. */
#include "names/names.h"
#include "recognise/inflect/cases.h"
#include "recognise/people/table.h"

#include <stdlib.h>

static ro_str bare(const struct finder *f, size_t w) {
    if (f->key && f->key[w].n) return f->key[w];
    ro_str s = f->u->words[w].fold;
    if (f->cls[w] & W_POSS) s.n -= 2;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return ro_fold_bare(f->arena, s);
    return s;
}

static bool same_word(const struct finder *f, size_t a, size_t b) { return ro_str_eq(bare(f, a), bare(f, b)); }

/* Do the given names of two runs with one family name agree? */
static bool given_agree(const struct finder *f, const struct run *a, const struct run *b) {
    if (a->address != b->address) return false;
    if (!a->full || !b->full) return true;
    if (a->asian != b->asian) return false;
    if (a->asian) {
        if (a->n != b->n) return false;
        for (size_t k = 1; k < a->n; k++)
            if (!same_word(f, a->word + k, b->word + k)) return false;
        return true;
    }
    if (a->word == a->family || b->word == b->family) return true;
    ro_str x = bare(f, a->word), y = bare(f, b->word);
    if (ro_str_eq(x, y)) return true;
    if (a->address) return false; /* "Mr. Kest", "Mrs. Kest" */
    size_t n = x.n < y.n ? x.n : y.n;
    bool initial = f->cls[a->word] & W_INITIAL || f->cls[b->word] & W_INITIAL;
    if (initial && n && memcmp(x.p, y.p, n) == 0) return true;
    if (n >= 2 && memcmp(x.p, y.p, 2) == 0) { /* Joe, Joseph; Sergei, Sergey */
        ro_likeness l;
        if (f->key && n < 4) return false; /* one letter of two bytes */
        ro_name p = {.name = ro_people_text(f, a->word, a->word + a->n)},
                q = {.name = ro_people_text(f, b->word, b->word + b->n)};
        ro_names_likeness(f->arena, &p, &q, &l);
        return l.same >= 0.5;
    }
    return false;
}

struct families {
    int32_t *slot;
    size_t mask;
};

static int32_t *family(struct finder *f, struct families *t, size_t word) {
    ro_str k = bare(f, word);
    for (size_t h = ro_hash(k) & t->mask;; h = (h + 1) & t->mask) {
        int32_t p = t->slot[h];
        if (!p) return &t->slot[h];
        if (ro_str_eq(bare(f, f->runs.v[f->people.v[p - 1].best].family), k)) return &t->slot[h];
    }
}

static void join(struct finder *f, uint32_t person, uint32_t run) {
    struct person *p = &f->people.v[person];
    struct run *r = &f->runs.v[run], *b = &f->runs.v[p->best];
    r->person = (int32_t)person;
    RO_PUSH(f->arena, p->runs) = run;
    if (r->n > b->n) p->best = run;
    p->last = run;
}

static uint32_t found(struct finder *f, struct families *t, uint32_t run) {
    int32_t *slot = family(f, t, f->runs.v[run].family);
    struct person *p = &RO_PUSH(f->arena, f->people);
    *p = (struct person){.best = run, .chain = *slot ? *slot - 1 : -1, .last = run};
    *slot = (int32_t)f->people.n;
    f->runs.v[run].person = (int32_t)f->people.n - 1;
    RO_PUSH(f->arena, p->runs) = run;
    return (uint32_t)f->people.n - 1;
}

static int32_t lookup(struct finder *f, struct families *t, uint32_t run, bool latest) {
    const struct run *r = &f->runs.v[run];
    int32_t best = -1;
    int steps = 0;
    for (int32_t p = *family(f, t, r->family) - 1; p >= 0 && steps < 64; p = f->people.v[p].chain, steps++) {
        const struct person *x = &f->people.v[p];
        if (!given_agree(f, &f->runs.v[x->best], r) || ro_people_namesake(f, r, f, &f->runs.v[x->best])) continue;
        if (best < 0 || !latest) {
            best = p;
            continue;
        }
        uint32_t a = x->last, b = f->people.v[best].last;
        if ((a < run) != (b < run) ? a < run : a > b) best = p;
    }
    return best;
}

/* "Bo Kest" opens with a family name of the East, but print calls him "Kest" and never "Bo": his family name stands last. */
static void western_order(struct finder *f) {
    enum { TRIED = 32 };
    uint32_t pair[TRIED];
    size_t n = 0;
    for (uint32_t i = 0; i < f->runs.n && n < TRIED; i++)
        if (f->runs.v[i].asian && f->runs.v[i].n == 2 && ro_str_is(ro_units_gap(f->u, f->runs.v[i].word), " ")) pair[n++] = i;
    for (size_t k = 0; k < n; k++) {
        struct run *r = &f->runs.v[pair[k]];
        bool first = false, last = false;
        for (size_t i = 0; i < f->runs.n && !first; i++) {
            const struct run *o = &f->runs.v[i];
            if (o->n != 1) continue;
            first = same_word(f, o->word, r->word);
            last = last || same_word(f, o->word, r->word + 1);
        }
        if (last && !first) r->asian = false, r->family = r->word + 1;
    }
}

/* The word is a family name that somebody else of the account bears, or the list of holders has. */
static bool family_name(const struct finder *f, uint32_t run, size_t word) {
    const ro_lexicon *holders = ro_lexicon_get("holders");
    ro_str s = bare(f, word);
    for (uint32_t i = 0; i < f->runs.n && i < 200; i++)
        if (i != run && (f->runs.v[i].full || f->runs.v[i].n == 1) && ro_str_eq(bare(f, f->runs.v[i].family), s)) return true;
    return ro_lexicon_find(holders, s, NULL);
}

/* "Norn-Kest", the talks of two: both halves are family names of others. Nobody is called so where no given name stands before.
 */
static bool two_names(const struct finder *f, uint32_t run) {
    const struct run *r = &f->runs.v[run];
    bool hyphen = r->n == 2 && !r->asian && !r->full && !f->u->base && ro_str_is(ro_units_gap(f->u, r->word), "-");
    return hyphen && family_name(f, run, r->word) && family_name(f, run, r->word + 1);
}

static void gather(struct finder *f) {
    size_t cap = 16;
    while (cap < f->runs.n * 2) cap *= 2;
    struct families t = {RO_NEWS(f->arena, int32_t, cap), cap - 1};
    for (uint32_t i = 0; i < f->runs.n; i++) {
        if (!f->runs.v[i].full || !f->runs.v[i].strong) continue;
        int32_t p = lookup(f, &t, i, false);
        if (p >= 0)
            join(f, (uint32_t)p, i);
        else
            found(f, &t, i);
    }
    for (size_t p = 0; p < f->people.n; p++) f->people.v[p].last = f->people.v[p].best;
    for (uint32_t i = 0; i < f->runs.n; i++) f->runs.v[i].pair = two_names(f, i);
    for (uint32_t i = 0; i < f->runs.n; i++) {
        struct run *r = &f->runs.v[i];
        if (r->person >= 0) {
            f->people.v[r->person].last = i;
            continue;
        }
        if (r->pair) continue;
        int32_t p = lookup(f, &t, i, true);
        /* a whole name on no evidence of its own ("Biden-Harris") joins only its own whole name */
        if (p >= 0 && r->full && !r->strong && !f->runs.v[f->people.v[p].best].full) continue;
        if (p >= 0)
            join(f, (uint32_t)p, i);
        else if (r->strong)
            found(f, &t, i);
    }
}

/* Does one and the same title stand beside both? */
static bool share_title(const struct finder *f, const struct person *a, const struct person *b) {
    for (size_t i = 0; i < a->runs.n && i < 8; i++) {
        const struct title *t = &f->runs.v[a->runs.v[i]].title;
        if (!ro_title_has_office(f, t->lo, t->hi, W_OFFICE)) continue;
        ro_str one = ro_title_text(f, t);
        for (size_t k = 0; k < b->runs.n && k < 8; k++)
            if (ro_str_eq(one, ro_title_text(f, &f->runs.v[b->runs.v[k]].title))) return true;
    }
    return false;
}

/* "Central Bank Chairman Igor Telmyev" who speaks as "Central Bank Chairman Igor Telmiev": one man, whose family name the page
 * spells in two ways. The given name and the title are the same, and the names sound alike. */
static bool respelt(const struct finder *f, const struct person *a, const struct person *b) {
    const struct run *x = &f->runs.v[a->best], *y = &f->runs.v[b->best];
    if (!x->full || !y->full || x->asian || y->asian || x->address || y->address || x->n != y->n) return false;
    if (x->word == x->family || f->cls[x->word] & W_INITIAL || !same_word(f, x->word, y->word)) return false;
    if (same_word(f, x->family, y->family) || !share_title(f, a, b)) return false;
    ro_likeness l;
    ro_name p = {.name = ro_people_text(f, x->word, x->word + x->n)}, q = {.name = ro_people_text(f, y->word, y->word + y->n)};
    ro_names_likeness(f->arena, &p, &q, &l);
    return l.same >= 0.9;
}

/* Joins those whom the page spells in two ways; the first spelling stays the name. */
static void join_respelt(struct finder *f) {
    enum { TRIED = 64 };
    size_t n = 0;
    if (f->u->base) return;
    int32_t *now = RO_NEWS(f->arena, int32_t, f->people.n + 1);
    for (size_t p = 0; p < f->people.n; p++) {
        size_t k = 0;
        while (k < n && k < TRIED && !respelt(f, &f->people.v[k], &f->people.v[p])) k++;
        bool other = k < n && k < TRIED;
        now[p] = (int32_t)(other ? k : n);
        if (!other) {
            f->people.v[n++] = f->people.v[p];
            continue;
        }
        for (size_t i = 0; i < f->people.v[p].runs.n; i++) RO_PUSH(f->arena, f->people.v[k].runs) = f->people.v[p].runs.v[i];
    }
    if (n == f->people.n) return;
    f->people.n = n;
    for (size_t i = 0; i < f->runs.n; i++)
        if (f->runs.v[i].person >= 0) f->runs.v[i].person = now[f->runs.v[i].person];
}

/* A name without a title before it or behind it, parted by what stands behind it from the rest: a comma, or the end. */
static bool apposed(const struct finder *f, size_t end, size_t hi) {
    ro_str g = ro_units_gap(f->u, end - 1);
    return end >= hi || (g.n && (g.p[0] == ',' || g.p[0] == '.'));
}

static void titles(struct finder *f) {
    ro_str pair[2];
    for (size_t i = 0; i < f->runs.n; i++) {
        struct run *r = &f->runs.v[i];
        size_t s = ro_units_sentence_at(f->u, f->u->words[r->word].span.lo);
        if (s >= f->u->nsentences) continue;
        size_t lo = f->u->sentences[s].word, hi = lo + f->u->sentences[s].nwords, end = r->word + r->n;
        r->title = (struct title){0};
        bool before = ro_title_before(f, r->word, lo, &r->title);
        struct title after; /* "Dr. N, adviser to the President": the office says more than the rank */
        if (before && !ro_title_has_office(f, r->title.lo, r->title.hi, W_OFFICE) && ro_title_after(f, end, hi, &after))
            r->title = after;
        if (!before && !ro_title_after(f, end, hi, &r->title) && apposed(f, end, hi))
            ro_title_before_comma(f, r->word, lo, &r->title);
        /* "President N of France": the rest of the title stands after the name */
        if (before && end + 1 < hi && ro_str_is(f->u->words[end].fold, "of") && ro_people_joined(f, end, "")) {
            size_t k = ro_title_tail(f, end, hi);
            if (k > end) r->title.lo2 = (uint32_t)end, r->title.hi2 = (uint32_t)k;
        }
        if (ro_people_paired(f, i, pair)) r->title = (struct title){0};
    }
}

/* Between two names of a row stand a comma, "and" and the title of the second; no verb. */
static bool in_row(const struct finder *f, const struct run *a, const struct run *b) {
    if (a->person < 0 || b->person < 0) return false;
    size_t i = a->title.hi2 > a->word + a->n ? a->title.hi2 : a->word + a->n, end = b->word;
    if (i > end || end - i > 30) return false;
    ro_str g = ro_units_gap(f->u, i - 1);
    bool comma = g.n && g.p[0] == ',';
    if (i < end && ro_str_is(f->u->words[i].fold, "and")) i++, comma = true;
    if (!comma) return false;
    while (end > i && f->cls[end - 1] & (W_HONOUR | W_RANK)) end--;
    return i == end || (!b->title.after && b->title.lo == i);
}

/* Gives the one state named in the row to those in it that have none. In a row of three and more a state in any title counts; in
 * a row of two only one that opens the row ("Ruritanian Minister A and Envoy B") or closes it ("A and B of Ruritania"). */
static void row_side(struct finder *f, size_t lo, size_t hi) {
    if (hi - lo < 2) return;
    const struct run *first = &f->runs.v[lo], *end = &f->runs.v[hi - 1];
    size_t open = first->title.hi > first->title.lo && !first->title.after ? first->title.lo : first->word;
    size_t next = end->title.hi2 > end->word + end->n ? end->title.hi2 : end->word + end->n;
    if (hi - lo == 2 && open && ro_str_is(f->u->words[open - 1].fold, "between")) return;
    if (hi - lo == 2 && next < f->u->nwords && ro_str_is(f->u->words[next].fold, "met")) return;
    bool received =
        open && (ro_str_is(f->u->words[open - 1].fold, "with") || ro_str_is(f->u->words[open - 1].fold, "hosted") ||
                 ro_str_is(f->u->words[open - 1].fold, "received") || ro_str_is(f->u->words[open - 1].fold, "welcomed"));
    bool object = hi - lo > 2 && open && ro_str_is(f->u->words[open - 1].fold, "with");
    ro_str one = RO_NONE;
    size_t to = hi;
    for (size_t i = lo; i < hi; i++) {
        const struct run *r = &f->runs.v[i];
        const struct person *p = &f->people.v[r->person];
        ro_str side = RO_NONE;
        int w = ro_title_side(f, &r->title, &side);
        if (!w && object && p->weight) side = p->side, w = p->weight;
        if (!w) continue;
        if (one.n && !ro_str_eq(one, side)) return;
        bool opens = i == lo && !r->title.hi2 && ro_people_state(f, r->title.lo),
             closes = i + 1 == hi && r->title.hi2 && received;
        if (hi - lo == 2 && !opens && !closes) return;
        one = side;
        if (r->title.hi2) to = i + 1;
    }
    for (size_t i = lo; i < to && one.n; i++) {
        struct person *p = &f->people.v[f->runs.v[i].person];
        bool titled = f->runs.v[i].title.hi > f->runs.v[i].title.lo;
        if (p->weight < 2 && titled) p->side = one, p->weight = 2;
    }
}

/* "Ada Norn of Iceland": the state stands right behind the name. */
static int of_state(const struct finder *f, const struct run *r, ro_str *side) {
    size_t of = r->word + r->n;
    if (!r->full || of + 1 >= f->u->nwords || !ro_str_is(f->u->words[of].fold, "of") || !ro_people_joined(f, of, "")) return 0;
    const struct place_of *s = ro_people_joined(f, of + 1, "") ? ro_people_state(f, of + 1) : NULL;
    if (!s || s->word != of + 1 || s->kind != 'n' || f->cls[s->word + s->n - 1] & W_POSS) return 0;
    *side = s->side;
    return 2;
}

static void sides(struct finder *f) {
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        for (size_t k = 0; k < x->runs.n; k++) {
            ro_str side = RO_NONE;
            const struct run *r = &f->runs.v[x->runs.v[k]];
            int w = ro_title_side(f, &r->title, &side);
            if (!w) w = of_state(f, r, &side);
            if (w > x->weight) x->side = side, x->weight = w;
        }
    }
    ro_str pair[2];
    for (size_t i = 0; i + 1 < f->runs.n; i++)
        for (int k = 0; k < 2 && ro_people_paired(f, i, pair); k++) {
            int32_t who = f->runs.v[i + (size_t)k].person;
            if (who >= 0) f->people.v[who].side = pair[k], f->people.v[who].weight = 2;
        }
    /* "President A and Foreign Minister B of Ruritania": in a row of people a state stands once for all of them */
    for (size_t i = 0; i < f->runs.n;) {
        size_t end = i + 1;
        while (end < f->runs.n && in_row(f, &f->runs.v[end - 1], &f->runs.v[end])) end++;
        row_side(f, i, end);
        i = end;
    }
}

static bool known_title(const ro_person *x, ro_str t) {
    for (size_t i = 0; i < x->ntitles; i++)
        if (ro_str_eq(x->titles[i], t)) return true;
    return false;
}

static int by_lo(const void *a, const void *b) {
    uint32_t x = ((const ro_span *)a)->lo, y = ((const ro_span *)b)->lo;
    return (x > y) - (x < y);
}

/* What the small words of a heading say. */
struct heading {
    bool meets, whom; /* it has a word of meeting; and says with whom */
    bool other;       /* it is of another account, before or after the meeting */
    size_t with;      /* the word from which on those met are named; 0 none */
    size_t from;      /* the word behind "by": the author is named there; 0 none */
    size_t did;       /* the verb that says what was done; 0 none */
};

static bool has_class(const ro_entry *e, const char *class) {
    for (int k = 0; k < 4; k++)
        if (ro_str_is(e->value[k], class)) return true;
    return false;
}

static struct heading heading_words(const struct finder *t) {
    const ro_lexicon *words = ro_lexicon_get("heading_words"), *occasions = ro_lexicon_get("occasions");
    struct heading h = {0};
    for (size_t i = 0; i < t->u->nwords; i++) {
        ro_entry e;
        if (ro_units_match(t->u, occasions, i, t->u->nwords, &e))
            h.other =
                h.other || ro_str_is(e.value[0], "about") || ro_str_is(e.value[0], "none") || ro_str_is(e.value[0], "notice");
        if (!ro_word_find(&t->u->words[i], words, &e)) continue;
        h.meets = h.meets || has_class(&e, "meets");
        h.whom = h.whom || has_class(&e, "whom");
        h.other = h.other || has_class(&e, "other");
        if (!h.with && has_class(&e, "with")) h.with = i + 1;
        if (!h.from && has_class(&e, "by")) h.from = i + 1;
        if (!h.did && !ro_people_cap(t, i) && has_class(&e, "did")) h.did = i;
    }
    return h;
}

void ro_people_apart(struct finder *t, const struct finder *f) {
    memcpy(t->doubles, f->doubles, sizeof t->doubles);
    t->ndoubles = f->ndoubles;
    ro_people_mark(t);
    memcpy(t->strangers, f->strangers, sizeof t->strangers);
    t->nstrangers = f->nstrangers;
    ro_strangers_mark(t);
    ro_people_runs(t);
    titles(t);
    ro_people_couples(t);
    t->cases = f->cases;
    ro_cases_keys(t);
    gather(t);
    sides(t);
}

/* The same words, whichever of them each account takes for the family name. */
static bool same_words(const struct finder *f, const struct run *a, const struct finder *g, const struct run *b) {
    bool same = a->n == b->n;
    for (size_t w = 0; w < a->n && same; w++) same = ro_str_eq(bare(f, a->word + w), bare(g, b->word + w));
    return same;
}

/* "President Kest and First Lady Ada Kest": the heading names another of the family of p, so that a family name alone in the text
 * may be either's. */
static bool of_two(const struct finder *t, size_t p) {
    const struct run *b = &t->runs.v[t->people.v[p].best];
    for (size_t k = 0; k < t->people.n && k < 32; k++)
        if (k != p && ro_str_eq(bare(t, t->runs.v[t->people.v[k].best].family), bare(t, b->family))) return true;
    return false;
}

/* "The Norland and Sudland presidents". */
static bool two_heads(const struct finder *t) {
    for (size_t i = 1; i < t->states.n; i++) {
        const struct place_of *a = &t->states.v[i - 1], *b = &t->states.v[i];
        size_t and = a->word + a->n, office = b->word + b->n;
        if (a->kind != 'a' || b->kind != 'a' || and+1 != b->word || !ro_str_is(t->u->words[and].fold, "and")) continue;
        if (office < t->u->nwords && t->olen[office] && ro_str_ends(t->u->words[office + t->olen[office] - 1].fold, "s"))
            return true;
    }
    return false;
}

/* The people whom the heading names: a fuller name, a title or a side for those of the text, and those whom the text leaves
 * unnamed ("The President met with …"). */
static void title_people(struct finder *f) {
    ro_str heading = f->r->rec->title.value;
    if (!heading.n || heading.n > 1000) return;
    struct finder t = {.r = f->r, .u = ro_inflect_segment(f->r, heading), .arena = f->arena};
    if (!t.u->nwords) return;
    ro_people_apart(&t, f);
    struct heading h = heading_words(&t);
    bool pair = false; /* "Russian-Turkish talks" */
    for (size_t i = 1; i < t.states.n && !pair; i++)
        pair = t.states.v[i - 1].side.n && t.states.v[i - 1].word + t.states.v[i - 1].n == t.states.v[i].word &&
               t.states.v[i].kind != 'p' && ro_str_is(ro_units_gap(t.u, t.states.v[i].word - 1), "-"),
        f->pair[0] = t.states.v[i - 1].side, f->pair[1] = t.states.v[i].side;
    if (!pair) f->pair[0] = f->pair[1] = RO_NONE;
    f->title_meets = h.meets && (h.whom || pair);
    f->title_heads = h.meets && two_heads(&t);
    f->title_other = h.other;
    ro_joint_heading(f, &t);
    for (size_t p = 0; p < t.people.n && p < 32; p++) {
        struct person *x = &t.people.v[p];
        struct run *b = &t.runs.v[x->best];
        struct person *y = NULL;
        size_t open = b->title.hi > b->title.lo && !b->title.after ? b->title.lo : b->word;
        bool two = of_two(&t, p);
        bool spouse = false;                  /* "Mr. and Mrs. N", whom the text calls by their forms of address */
        bool author = open && h.from == open; /* "Statement by Press Secretary N on …" */
        for (size_t k = 0; k < f->people.n && k < 200 && !y; k++) {
            if (!f->people.v[k].runs.n) continue;
            struct run *o = &f->runs.v[f->people.v[k].best];
            bool one = ro_str_eq(bare(&t, b->family), bare(f, o->family)) || same_words(&t, b, f, o);
            for (size_t w = 0; w < b->n && !one && !o->full; w++) one = ro_str_eq(bare(&t, b->word + w), bare(f, o->family));
            spouse = spouse || (one && o->address && b->n == 1);
            if (one && two && !o->full) continue;
            if (!one || b->address != o->address || ro_people_namesake(&t, b, f, o)) continue;
            if (b->full && o->full && !ro_str_eq(bare(&t, b->word), bare(f, o->word)) && bare(&t, b->word).n > 1 &&
                bare(f, o->word).n > 1) {
                ro_str na = bare(&t, b->word), nb = bare(f, o->word);
                if (memcmp(na.p, nb.p, 2) != 0) continue;
            }
            y = &f->people.v[k];
        }
        if (!y && spouse) continue;
        if (!y) {
            y = &RO_PUSH(f->arena, f->people);
            *y = (struct person){.chain = -1};
        }
        y->author = author;
        y->in_title = !author;
        y->guest = y->in_title && h.with && open >= h.with;
        y->subject = y->in_title && h.did && open < h.did;
        y->name = ro_people_text(&t, b->word, b->word + b->n);
        for (size_t k = 0; k < x->runs.n && !y->title.n; k++) y->title = ro_title_text(&t, &t.runs.v[x->runs.v[k]].title);
        if (x->weight > y->weight) y->side = x->side, y->weight = x->weight;
    }
}

/* The title at a mention. In a list of those present the list knows whose a title is ("N, premier, M, foreign minister"); the
 * words before the name do not. */
static ro_str title_at(struct finder *f, const struct person *x, const struct run *r, ro_span mention) {
    const ro_attendee *a = x->listed ? &f->att.v[x->listed - 1] : NULL;
    bool in_list = a && a->role == RO_ROLE_LISTED && a->why.span.lo <= mention.lo && mention.hi <= a->why.span.hi;
    return in_list ? a->title : ro_title_text(f, &r->title);
}

static void write_people(struct finder *f) {
    ro_record *rec = f->r->rec;
    rec->people = RO_NEWS(f->arena, ro_person, f->people.n + 1);
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        ro_person *out = &rec->people[rec->npeople++];
        if (x->runs.n) {
            const struct run *b = &f->runs.v[x->best];
            out->name = ro_people_text(f, b->word, b->word + b->n);
        }
        bool shouted = x->name.n >= out->name.n && ro_people_capitals(out->name); /* a label; the heading has its letters */
        if (x->name.n > out->name.n || shouted) out->name = x->name;
        out->side = x->side;
        out->mentions = RO_NEWS(f->arena, ro_span, x->runs.n);
        out->titles = RO_NEWS(f->arena, ro_str, x->runs.n + 1);
        if (x->title.n) out->titles[out->ntitles++] = x->title;
        for (size_t k = 0; k < x->runs.n; k++) {
            const struct run *r = &f->runs.v[x->runs.v[k]];
            ro_span here = {f->u->words[r->word].span.lo, f->u->words[r->word + r->n - 1].span.hi};
            out->mentions[out->nmentions++] = here;
            ro_str t = title_at(f, x, r, here);
            if (t.n && out->ntitles < 32 && !known_title(out, t)) out->titles[out->ntitles++] = t;
        }
        qsort(out->mentions, out->nmentions, sizeof *out->mentions, by_lo);
    }
}

void ro_find_people(ro_reading *r) {
    struct finder f = {.r = r, .u = r->units, .arena = r->arena};
    if (!f.u->nwords) return;
    ro_people_mark(&f);
    ro_strangers_learn(&f);
    ro_strangers_mark(&f);
    ro_table_find(&f);
    ro_people_runs(&f);
    titles(&f);
    ro_people_couples(&f);
    ro_cases_keys(&f);
    western_order(&f);
    gather(&f);
    join_respelt(&f);
    ro_cases_best(&f);
    sides(&f);
    title_people(&f);
    ro_people_holders(&f);
    ro_people_attendance(&f);
    write_people(&f);
    ro_cases_names(&f);
}
