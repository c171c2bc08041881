/* The mentions of uncased/names.c gathered into people, with their sides.
 *
 * A whole name founds a person. Part of one ("윤 대통령", "블레인 장관", "라브린외무상") goes to the person who has that part or
 * that family name: of several to the one who carries the same office, else to the one named last. A part that fits nobody founds
 * a person where respect, a state in the title or a second mention proves it. Then whole names that are known, and known parts of
 * two syllables and more, are found wherever they stand with nothing or a particle behind them ("김가은은"): what a name is, is
 * decided by its best mention. A person's side is the state in the title; else a name of the page's own kind is of the side that
 * publishes. Which of two states with one language that is, the publisher says or the spelling (data/LANG/home.tsv). */
#include "recognise/uncased/uncased.h"

#include <stdlib.h>

enum { CHAIN = 16, HOME_PIECES = 600 };

/* People by each name that they go by: whole, its parts, the family name. */
struct entry {
    ro_str key;
    uint32_t person, next; /* next: 1 + index */
};
struct table {
    uint32_t *slot;
    size_t mask;
    RO_VEC(struct entry) v;
};

static uint32_t *slot_of(struct table *t, ro_str key) {
    size_t h = ro_hash(key) & t->mask;
    while (t->slot[h] && !ro_str_eq(t->v.v[t->slot[h] - 1].key, key)) h = (h + 1) & t->mask;
    return &t->slot[h];
}

static void know(ro_uncased *x, struct table *t, ro_str key, uint32_t person) {
    uint32_t *s = slot_of(t, key);
    RO_PUSH(x->arena, t->v) = (struct entry){key, person, *s};
    *s = (uint32_t)t->v.n;
}

static ro_str name_text(const ro_uncased *x, const ro_named *n) { return ro_str_blanks(x->arena, ro_cut(x->u->text, n->name)); }

static void join(ro_uncased *x, uint32_t person, uint32_t named) {
    x->named.v[named].person = (int32_t)person;
    x->people.v[person].last = named + 1;
    RO_PUSH(x->arena, x->people.v[person].named) = named;
}

static uint32_t found(ro_uncased *x, struct table *t, ro_str name) {
    uint32_t p = (uint32_t)x->people.n;
    bool one = !memchr(name.p, ' ', name.n);
    RO_PUSH(x->arena, x->people) = (struct uncased_person){.name = name, .own = one && ro_uncased_own_name(x, name)};
    know(x, t, name, p);
    if (x->people.v[p].own) know(x, t, (ro_str){name.p, ro_uncased_family(x, name)}, p);
    for (size_t i = 0, lo = 0; i <= name.n && !one; i++)
        if (i == name.n || name.p[i] == ' ') {
            if (i > lo) know(x, t, (ro_str){name.p + lo, i - lo}, p);
            lo = i + 1;
        }
    return p;
}

/* The office that a mention names, without what stands before it. */
static ro_str office(const ro_uncased *x, const ro_named *n) {
    if (n->title.lo == UINT32_MAX) return RO_NONE;
    ro_str t = ro_cut(x->u->text, n->title);
    size_t k = ro_uncased_ends(x, x->offices, t, "head", NULL);
    return (ro_str){t.p + t.n - k, k};
}

static bool has_office(const ro_uncased *x, const struct uncased_person *p, ro_str o) {
    for (size_t k = 0; k < p->named.n && k < CHAIN && o.n; k++)
        if (ro_str_eq(office(x, &x->named.v[p->named.v[k]]), o)) return true;
    return false;
}

/* Who goes by that part: the same office before the latest mention. -1 nobody. */
static long who_has(ro_uncased *x, struct table *t, ro_str key, const ro_named *n) {
    long best = -1;
    bool same = false;
    ro_str o = office(x, n);
    int steps = 0;
    for (uint32_t i = *slot_of(t, key); i && steps < CHAIN; i = t->v.v[i - 1].next, steps++) {
        uint32_t p = t->v.v[i - 1].person;
        bool has = has_office(x, &x->people.v[p], o);
        if (x->people.v[p].own && !x->people.v[p].last && !has)
            continue; /* "김 위원장" before any Kim was named, and no such chair */
        if (best < 0 || (has && !same) || (has == same && x->people.v[p].last > x->people.v[best].last)) best = (long)p;
        same = same || has;
    }
    return best;
}

static bool names_state(const ro_uncased *x, const ro_named *n);

/* Whole names that the heading alone prints: beside an office, or as one word before a mark ("김영남, 손님 접견"). */
struct heading {
    ro_str name[8];
    size_t n;
};

static struct heading heading_names(ro_reading *r, const ro_uncased *x) {
    struct heading h = {.n = 0};
    ro_str title = r->rec->title.value;
    if (!title.n || title.n > 1000) return h;
    ro_uncased *t = ro_uncased_read(x->arena, ro_segment(x->arena, title, NULL, 0), x->lang);
    ro_uncased_name(t);
    for (size_t i = 0; i < t->named.n && h.n < 8; i++)
        if (t->named.v[i].full) h.name[h.n++] = name_text(t, &t->named.v[i]);
    for (size_t i = 0; i + 1 < t->pieces.n && h.n < 8; i++) {
        ro_str s = ro_piece_text(t, i);
        if (t->pieces.v[i + 1].stop && ro_syllables(s) == 3 && ro_uncased_own_name(t, s)) h.name[h.n++] = s;
    }
    return h;
}

/* The heading's whole name of which this is a part; n 0 none. */
static ro_str in_heading(const ro_uncased *x, const struct heading *h, ro_str part) {
    for (size_t i = 0; i < h->n; i++) {
        ro_str s = h->name[i];
        bool own = ro_uncased_own_name(x, s) && ro_uncased_family(x, s) == part.n && memcmp(s.p, part.p, part.n) == 0;
        bool opens = s.n > part.n && memcmp(s.p, part.p, part.n) == 0 && s.p[part.n] == ' ';
        bool ends = s.n > part.n && memcmp(s.p + s.n - part.n, part.p, part.n) == 0 && s.p[s.n - part.n - 1] == ' ';
        if (own || opens || ends) return s;
    }
    return RO_NONE;
}

static bool in_list(const ro_uncased *x, const ro_named *n) {
    bool absent;
    return ro_uncased_lists(x, n->sentence, &absent);
}

static void gather(ro_uncased *x, struct table *t, const struct heading *h) {
    for (uint32_t i = 0; i < x->named.n; i++) {
        if (!x->named.v[i].full) continue;
        ro_str name = name_text(x, &x->named.v[i]);
        uint32_t s = *slot_of(t, name);
        join(x, s ? t->v.v[s - 1].person : found(x, t, name), i);
    }
    for (size_t p = 0; p < x->people.n; p++) x->people.v[p].last = 0;
    struct table seen = {RO_NEWS(x->arena, uint32_t, t->mask + 1), t->mask, {0}};
    for (uint32_t i = 0; i < x->named.n; i++)
        if (!x->named.v[i].full) know(x, &seen, name_text(x, &x->named.v[i]), i);
    for (uint32_t i = 0; i < x->named.n; i++) {
        const ro_named *n = &x->named.v[i];
        if (n->person >= 0) {
            x->people.v[n->person].last = i + 1;
            continue;
        }
        ro_str name = name_text(x, n);
        long p = who_has(x, t, name, n);
        uint32_t s = *slot_of(&seen, name);
        bool again = s && seen.v.v[s - 1].next;
        ro_str whole = p < 0 ? in_heading(x, h, name) : RO_NONE;
        if (p >= 0)
            join(x, (uint32_t)p, i);
        else if (whole.n)
            join(x, found(x, t, whole), i);
        else if (ro_syllables(name) >= 2 && (n->strong || again || names_state(x, n) || in_list(x, n)))
            join(x, found(x, t, name), i);
    }
}

/* A known name at the start of a piece, with nothing or a particle behind it. */
static bool known_at(ro_uncased *x, struct table *t, size_t i, uint32_t *person, uint32_t *bytes) {
    ro_str s = ro_piece_text(x, i);
    if (s.n > 48 || ro_uncased_listed(x, s)) return false;
    for (size_t n = s.n; n >= 6; n--) {
        if (n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80) continue;
        uint32_t k = *slot_of(t, (ro_str){s.p, n});
        ro_str rest = {s.p + n, s.n - n};
        if (!k || (rest.n && !ro_uncased_is(x, x->post, rest, NULL, NULL))) continue;
        *person = t->v.v[k - 1].person;
        *bytes = (uint32_t)n;
        return true;
    }
    return false;
}

static int by_place(const void *a, const void *b) {
    const ro_named *x = a, *y = b;
    return (x->name.lo > y->name.lo) - (x->name.lo < y->name.lo);
}

/* Names that stand without office or respect. The list is sorted anew and the people's lists are made from it. */
static void everywhere(ro_uncased *x, struct table *t) {
    size_t k = 0, had = x->named.n;
    for (size_t s = 0; s < x->u->nsentences; s++)
        for (size_t i = x->first[s]; i < x->first[s + 1]; i++) {
            while (k < had && x->named.v[k].end <= i) k++;
            uint32_t p, n;
            bool taken = k < had && x->named.v[k].piece <= i && x->named.v[k].person >= 0;
            if (taken || !known_at(x, t, i, &p, &n)) continue;
            ro_piece *w = &x->pieces.v[i];
            if (w->span.lo + n < w->stem || w->span.lo + n == w->span.hi) w->stem = w->span.lo + n;
            if (w->stem == w->span.hi) w->kase = CASE_NONE;
            RO_PUSH(x->arena, x->named) = (ro_named){.name = {w->span.lo, w->span.lo + n},
                                                     .title = RO_NOSPAN,
                                                     .body = RO_NOSPAN,
                                                     .piece = (uint32_t)i,
                                                     .end = (uint32_t)i + 1,
                                                     .sentence = (uint32_t)s,
                                                     .person = (int32_t)p,
                                                     .kase = w->kase};
        }
    size_t n = 0;
    for (size_t i = 0; i < x->named.n; i++)
        if (x->named.v[i].person >= 0) x->named.v[n++] = x->named.v[i];
    x->named.n = n;
    if (n) qsort(x->named.v, n, sizeof *x->named.v, by_place);
    for (size_t p = 0; p < x->people.n; p++) x->people.v[p].named.n = 0;
    for (uint32_t i = 0; i < n; i++) RO_PUSH(x->arena, x->people.v[x->named.v[i].person].named) = i;
}

/* ---- sides ----------------------------------------------------------------------------------------------------------- */

/* The state that a title names; n 0 none. */
static ro_str title_side(const ro_uncased *x, const ro_named *n) {
    ro_str side = RO_NONE;
    bool abroad = false;
    for (size_t i = n->piece; i < n->end && n->title.lo != UINT32_MAX; i++) {
        ro_span s = x->pieces.v[i].span;
        ro_span in = n->body.lo != UINT32_MAX && s.lo < n->body.hi ? n->body : n->title;
        if (s.hi <= in.lo || s.lo >= in.hi) continue;
        if (s.lo < in.lo) s.lo = in.lo;
        if (s.hi > in.hi) s.hi = in.hi;
        ro_str w = ro_cut(x->u->text, s), one = RO_NONE;
        ro_uncased_made_of(x, w, &one);
        if (ro_uncased_ends(x, x->bodies, w, "posting", NULL)) side = RO_NONE; /* "우리 나라 주재 로씨야련방 대사" */
        if (one.n && !abroad && !side.n) side = one;
        abroad = ro_uncased_is(x, x->bodies, w, "abroad", NULL); /* "주 독일 대사" */
    }
    return side;
}

static bool names_state(const ro_uncased *x, const ro_named *n) { return title_side(x, n).n > 0; }

static void find_home(ro_reading *r, ro_uncased *x) {
    size_t votes[2] = {0};
    ro_str side[2] = {RO_NONE, RO_NONE};
    if (r->rec->publisher_side.n) {
        x->home_side = r->rec->publisher_side;
        return;
    }
    for (size_t i = 0; i < x->pieces.n && i < HOME_PIECES; i++) {
        ro_str s = ro_piece_text(x, i);
        ro_entry e = {0};
        bool marks = ro_uncased_ends(x, x->home, s, NULL, &e) > 0;
        for (size_t n = 3; n <= s.n && n <= 36 && !marks; n += 3) marks = ro_uncased_is(x, x->home, (ro_str){s.p, n}, NULL, &e);
        for (int k = 0; k < 2 && marks; k++)
            if (!votes[k] || ro_str_eq(side[k], e.value[0])) {
                side[k] = e.value[0];
                votes[k]++;
                break;
            }
    }
    if (votes[0] != votes[1]) x->home_side = votes[0] > votes[1] ? side[0] : side[1];
}

void ro_uncased_gather(ro_reading *r, ro_uncased *x) {
    size_t cap = 64;
    while (cap < x->named.n * 16) cap *= 2;
    struct table t = {RO_NEWS(x->arena, uint32_t, cap), cap - 1, {0}};
    struct heading h = heading_names(r, x);
    gather(x, &t, &h);
    everywhere(x, &t);
    find_home(r, x);
    for (size_t p = 0; p < x->people.n; p++) {
        struct uncased_person *q = &x->people.v[p];
        for (size_t k = 0; k < q->named.n && q->weight < 2; k++) {
            ro_str side = title_side(x, &x->named.v[q->named.v[k]]);
            if (side.n) q->side = side, q->weight = 2;
        }
        if (!q->weight && q->own && x->home_side.n) q->side = x->home_side, q->weight = 1;
    }
}
