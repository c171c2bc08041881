/* People: printed names gathered into persons, with their titles, sides and every mention.
 *
 * In: the runs of runs.c. A full name founds a person or joins the one of the same family name whose given names agree (the
 * same, an initial, a short form that opens alike, one more patronymic). A family name alone goes to the latest person of
 * that name, else to the first that follows. An office alone ("the President") goes to the one person who carries it. What has
 * no evidence and no person stays out. The side of a person is the state in a title; whoever carries an office without a
 * state belongs to the side that publishes. */
#include "recognise/people.h"
#include "names/names.h"

#include <stdlib.h>

static ro_str bare(const struct finder *f, size_t w) {
    ro_str s = f->u->words[w].fold;
    if (f->cls[w] & W_POSS) s.n -= 2;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return ro_fold_bare(f->arena, s);
    return s;
}

static bool same_word(const struct finder *f, size_t a, size_t b) { return ro_str_eq(bare(f, a), bare(f, b)); }

/* Do the given names of two runs with one family name agree? */
static bool given_agree(const struct finder *f, const struct run *a, const struct run *b) {
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
    size_t n = x.n < y.n ? x.n : y.n;
    if (n == 1 && x.n && y.n && x.p[0] == y.p[0]) return true;
    if (n >= 2 && memcmp(x.p, y.p, 2) == 0) { /* Joe, Joseph; Sergei, Sergey */
        ro_likeness l;
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
        if (!given_agree(f, &f->runs.v[x->best], r)) continue;
        if (best < 0 || !latest) {
            best = p;
            continue;
        }
        uint32_t a = x->last, b = f->people.v[best].last;
        if ((a < run) != (b < run) ? a < run : a > b) best = p;
    }
    return best;
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
    for (uint32_t i = 0; i < f->runs.n; i++) {
        struct run *r = &f->runs.v[i];
        if (r->person >= 0) {
            f->people.v[r->person].last = i;
            continue;
        }
        int32_t p = lookup(f, &t, i, true);
        if (p >= 0)
            join(f, (uint32_t)p, i);
        else if (r->strong)
            found(f, &t, i);
    }
}

static void titles(struct finder *f) {
    for (size_t i = 0; i < f->runs.n; i++) {
        struct run *r = &f->runs.v[i];
        size_t s = ro_units_sentence_at(f->u, f->u->words[r->word].span.lo);
        if (s >= f->u->nsentences) continue;
        size_t lo = f->u->sentences[s].word, hi = lo + f->u->sentences[s].nwords, end = r->word + r->n;
        r->title = (struct title){0};
        bool before = ro_title_before(f, r->word, lo, &r->title);
        if (!before) ro_title_after(f, end, hi, &r->title);
        /* "President N of France": the rest of the title stands after the name */
        if (before && end + 1 < hi && ro_str_is(f->u->words[end].fold, "of") && ro_people_joined(f, end, "")) {
            size_t k = end + 1;
            if (ro_str_is(f->u->words[k].fold, "the") && k + 1 < hi) k++;
            const struct place_of *st = ro_people_state(f, k);
            if (st && st->word == k) r->title.lo2 = (uint32_t)end, r->title.hi2 = (uint32_t)k + st->n;
        }
    }
}

static void sides(struct finder *f) {
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        for (size_t k = 0; k < x->runs.n; k++) {
            ro_str side = RO_NONE;
            int w = ro_title_side(f, &f->runs.v[x->runs.v[k]].title, &side);
            if (w > x->weight) x->side = side, x->weight = w;
        }
    }
    /* "President A and Foreign Minister B of Ruritania": the state stands once for both */
    for (size_t i = 1; i < f->runs.n; i++) {
        struct run *a = &f->runs.v[i - 1], *b = &f->runs.v[i];
        if (a->person < 0 || b->person < 0 || !b->title.hi2 || b->title.lo <= a->word) continue;
        if (b->title.lo != a->word + a->n + 1 || !ro_str_is(f->u->words[a->word + a->n].fold, "and")) continue;
        struct person *x = &f->people.v[a->person];
        if (!x->weight && a->title.hi > a->title.lo)
            x->side = f->people.v[b->person].side, x->weight = f->people.v[b->person].weight;
    }
}

/* The side that speaks in the account: its publisher's, else the state that acts in the text most and that no titled person
 * claims. */
static void home(struct finder *f) {
    const ro_record *rec = f->r->rec;
    if (rec->publisher_side.n) {
        f->home = rec->publisher_side;
        return;
    }
    struct tally {
        ro_str side;
        long score;
    } tally[32];
    size_t n = 0;
    for (size_t i = 0; i < f->states.n; i++) {
        const struct place_of *s = &f->states.v[i];
        if (s->kind == 'o' || s->kind == 'c') continue;
        size_t k = 0;
        while (k < n && !ro_str_eq(tally[k].side, s->side)) k++;
        if (k == 32) continue;
        if (k == n) tally[n++] = (struct tally){s->side, 0};
        long w = s->kind == 's' ? 4 : 2;
        size_t after = s->word + s->n;
        static const char *const acts[] = {"commitment", "support", "delegation", "government", "officials",
                                           "will",       "side",    "position",   "interests",  "policy",
                                           "readiness",  "and",     "remains",    "has",        "stands"};
        if (s->kind != 's' && after < f->u->nwords)
            for (size_t a = 0; a < sizeof acts / sizeof *acts; a++)
                if (ro_str_is(f->u->words[after].fold, acts[a])) w = 3;
        tally[k].score += w;
    }
    for (size_t p = 0; p < f->people.n; p++) {
        if (f->people.v[p].weight < 2) continue;
        for (size_t k = 0; k < n; k++)
            if (ro_str_eq(tally[k].side, f->people.v[p].side)) tally[k].score -= 1000;
    }
    long best = -1000000;
    for (size_t k = 0; k < n; k++)
        if (tally[k].score > best) best = tally[k].score, f->home = tally[k].side;
}

/* Whoever is left without a side and carries an office, or stands first, speaks for the home side. */
static void home_people(struct finder *f) {
    if (!f->home.n) return;
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        if (x->weight) continue;
        x->side = f->home;
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

static void write_people(struct finder *f) {
    ro_record *rec = f->r->rec;
    rec->people = RO_NEWS(f->arena, ro_person, f->people.n + 1);
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        ro_person *out = &rec->people[rec->npeople++];
        const struct run *b = &f->runs.v[x->best];
        out->name = ro_people_text(f, b->word, b->word + b->n);
        out->side = x->side;
        out->mentions = RO_NEWS(f->arena, ro_span, x->runs.n);
        out->titles = RO_NEWS(f->arena, ro_str, x->runs.n);
        for (size_t k = 0; k < x->runs.n; k++) {
            const struct run *r = &f->runs.v[x->runs.v[k]];
            out->mentions[out->nmentions++] = (ro_span){f->u->words[r->word].span.lo, f->u->words[r->word + r->n - 1].span.hi};
            ro_str t = ro_title_text(f, &r->title);
            if (t.n && out->ntitles < 32 && !known_title(out, t)) out->titles[out->ntitles++] = t;
        }
        qsort(out->mentions, out->nmentions, sizeof *out->mentions, by_lo);
    }
}

void ro_find_people(ro_reading *r) {
    struct finder f = {.r = r, .u = r->units, .arena = r->arena};
    if (!f.u->nwords) return;
    ro_people_mark(&f);
    ro_people_runs(&f);
    titles(&f);
    gather(&f);
    sides(&f);
    home(&f);
    home_people(&f);
    ro_people_attendance(&f);
    write_people(&f);
}
