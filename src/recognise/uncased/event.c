/* What a sentence or a heading tells of a meeting, and where it was, in a language whose verb stands last.
 *
 * The words stand in data/LANG/events.tsv: nouns of meeting at the end of a word ("외무상회담"), verbs of meeting as stems, and
 * light verbs that say that the noun before them took place. A past verb of meeting, or a noun with a past light verb, tells of a
 * meeting held; words for what is to come make it a notice. The place is what carries the particle of places where something is
 * done, if its noun is a known town or ends like the name of a building; before it bare words of the same kinds belong to it. A
 * state that was visited is a place where none is printed. Gives up on: places that no list and no building's word tells. */
#include "recognise/uncased/uncased.h"

enum { LIGHT_REACH = 2, PLACE_PIECES = 4 };

struct part { /* the stretch as pieces, and how words of the pieces' units count in the tell's */
    const ro_uncased *x;
    size_t lo, hi;
    long shift;
};

static struct part part_of(ro_reading *r, const ro_tell *t) {
    struct part p = {.x = r->uncased};
    if (t->units == r->units) {
        size_t lo = 0, hi = p.x->pieces.n;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (p.x->pieces.v[mid].word < t->word)
                lo = mid + 1;
            else
                hi = mid;
        }
        p.lo = p.hi = lo;
        while (p.hi < p.x->pieces.n && p.x->pieces.v[p.hi].word < t->end) p.hi++;
        return p;
    }
    p.x = ro_uncased_read(r->arena, ro_segment(r->arena, t->line->text, NULL, 0), r->rec->language);
    p.hi = p.x->pieces.n;
    p.shift = (long)t->word;
    return p;
}

static ro_form form_of(ro_str v) {
    return ro_str_is(v, "talks")   ? RO_FORM_TALKS
           : ro_str_is(v, "call")  ? RO_FORM_CALL
           : ro_str_is(v, "visit") ? RO_FORM_VISIT
                                   : RO_FORM_OTHER;
}

/* A call is said outright, talks outrank the visit they are part of. */
static ro_form firmer(ro_form a, ro_form b) {
    static const int rank[] = {[RO_FORM_OTHER] = 0, [RO_FORM_VISIT] = 1, [RO_FORM_TALKS] = 2, [RO_FORM_CALL] = 3};
    return rank[b] > rank[a] ? b : a;
}

/* A noun of meeting, bare, with its particle, or with what makes it stand before a noun ("방문할", "방문중인"). */
static bool noun_at(const ro_uncased *x, size_t i, ro_entry *e) {
    ro_str s = ro_piece_stem(x, i), text = ro_piece_text(x, i);
    if (ro_uncased_ends(x, x->events, s, "noun", e)) return true;
    size_t n = ro_uncased_ends(x, x->ends, text, "joint", NULL);
    return n && n < text.n && ro_uncased_ends(x, x->events, (ro_str){text.p, text.n - n}, "noun", e);
}

static bool is_verb(const ro_uncased *x, size_t i, const char *klass, ro_verb *v, ro_entry *e) {
    if (ro_str_is(RO_S("verb"), klass) && ro_uncased_is(x, x->events, ro_piece_text(x, i), klass, e)) return true; /* "만나" */
    if (!ro_uncased_verb(x, i, i + 1, 0, v) || !(v->past || v->and)) return false;
    ro_str stem = {v->stem, v->n};
    if (ro_str_is(RO_S("light"), klass))
        return ro_uncased_is(x, x->events, stem, klass, e); /* a light verb is a word of its own */
    return ro_uncased_ends(x, x->events, stem, klass, e) > 0;
}

static bool comes(const ro_uncased *x, size_t i) {
    return ro_uncased_is(x, x->events, ro_piece_text(x, i), "will", NULL) ||
           ro_uncased_is(x, x->events, ro_piece_stem(x, i), "will", NULL) ||
           ro_uncased_ends(x, x->events, ro_piece_text(x, i), "will", NULL);
}

void ro_uncased_tell(ro_reading *r, ro_tell *t, bool headline) {
    struct part p = part_of(r, t);
    const ro_uncased *x = p.x;
    size_t noun = p.hi, cue = p.hi;
    bool will = false;
    t->cue = t->topic = t->end;
    for (size_t i = p.lo; i < p.hi; i++) {
        ro_entry e;
        ro_verb v;
        if (noun_at(x, i, &e)) {
            t->form = firmer(t->form, form_of(e.value[1]));
            noun = i;
        }
        if (is_verb(x, i, "verb", &v, &e)) {
            t->form = firmer(t->form, form_of(e.value[1]));
            t->did = true, cue = i;
        } else if (noun < i && is_verb(x, i, "light", &v, &e) && (i <= noun + LIGHT_REACH || i + 1 == p.hi)) {
            t->did = true, cue = i;
        } else if (is_verb(x, i, "sent", &v, &e))
            t->sent = true;
        if ((noun < p.hi || cue < p.hi) && i + 2 >= p.hi && comes(x, i)) will = true, cue = i;
    }
    if (will) t->did = false, t->will = true;
    if (headline && cue == p.hi) cue = noun;
    if (cue < p.hi) t->cue = (size_t)((long)x->pieces.v[cue].word + p.shift);
    if (!headline && !t->did && !t->will) t->form = RO_FORM_OTHER; /* a meeting that is only spoken of */
}

/* Does the heading name a kind of text, in its last two words? */
static bool heading_ends(ro_reading *r, const char *klass, size_t words, ro_entry *e) {
    const ro_event *ev = r->event;
    if (!r->uncased || !ev->title.units) return false;
    struct part p = part_of(r, &ev->title);
    for (size_t i = p.hi; i > p.lo && i + words > p.hi; i--)
        if (ro_uncased_ends(p.x, p.x->events, ro_piece_stem(p.x, i - 1), klass, e)) return true;
    return false;
}

bool ro_uncased_document(ro_reading *r, ro_entry *e) { return heading_ends(r, "doc", 2, e); }

bool ro_uncased_opening(ro_reading *r) {
    ro_entry e;
    return heading_ends(r, "opening", 12, &e);
}

/* ---- the place ------------------------------------------------------------------------------------------------------- */

static bool place_word(const ro_uncased *x, ro_str s) {
    ro_entry e;
    return ro_uncased_is(x, x->places, s, "city", &e) || ro_uncased_ends(x, x->buildings, s, NULL, NULL);
}

static bool before_place(const ro_uncased *x, size_t i) {
    ro_str s = ro_piece_text(x, i);
    return x->pieces.v[i].kase == CASE_NONE &&
           (place_word(x, s) || ro_uncased_is(x, x->bodies, s, "body", NULL) || ro_uncased_is(x, x->states, s, NULL, NULL));
}

static void with_more(const ro_uncased *x, size_t i, size_t lo, ro_span *out) {
    size_t from = i;
    while (from > lo && i - from < PLACE_PIECES && !x->pieces.v[from].stop && before_place(x, from - 1)) from--;
    *out = (ro_span){x->pieces.v[from].span.lo, x->pieces.v[i].stem};
}

bool ro_uncased_place(ro_reading *r, const ro_tell *t, ro_span *out, bool *certain) {
    const ro_uncased *x = r->uncased;
    if (!x || t->units != r->units) return false;
    struct part p = part_of(r, t);
    long visited = -1;
    for (size_t i = p.lo; i < p.hi; i++) {
        const ro_piece *w = &x->pieces.v[i];
        ro_str s = ro_piece_stem(x, i);
        bool moves = t->form == RO_FORM_VISIT && (w->kase == CASE_AT || w->kase == CASE_OBJECT);
        if (w->quoted || (w->kase != CASE_IN && !moves)) continue;
        if (place_word(x, s)) {
            with_more(x, i, p.lo, out);
            *certain = t->did && w->kase == CASE_IN;
            return true;
        }
        if (visited < 0 && ro_uncased_is(x, x->states, s, NULL, NULL)) visited = (long)i;
    }
    if (visited < 0) return false;
    with_more(x, (size_t)visited, p.lo, out);
    *certain = false;
    return true;
}
