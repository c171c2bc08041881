/* The encounters that an account tells of: talks, then a tête-à-tête, a signing, a banquet.
 *
 * The narrator's sentences (nothing to come) are read for the words of data/LANG/encounters.tsv; the first mention of each kind
 * gives an encounter, with place, day and time of day where the same sentence prints them, and its duration where that sentence
 * or the next two do ("for at least two hours", "lasted 40 minutes"). A word with a date beside it that is not the meeting's
 * looks back or ahead ("the summit in September 2023") and gives none.
 *
 * A part may be told by its verb: those who met "signed a treaty", "documents were signed". The verb counts with one of its
 * things in the sentence, where several do it (a lone ruler signs laws) and it is no past of the past ("had signed", "the treaty
 * that they signed"). */
#include "recognise/dates/clock.h"

#include <limits.h>
#include <stdlib.h>

enum { PARTS = 12, SENTENCES = 400, AFTER = 2, BESIDE = 6, NEAR = 16, DAYS = 3 };

struct part {
    const char *kind;
    size_t word, nwords, sentence;
    ro_span duration;
    const ro_dated *date; /* printed beside it; NULL none */
};

struct parts {
    ro_reading *r;
    const ro_lexicon *words, *numbers;
    struct part part[PARTS];
    size_t n, dated; /* the first date that does not end before the sentence */
};

static bool is(const ro_units *u, size_t i, const char *w) { return i < u->nwords && ro_str_is(u->words[i].fold, w); }

static bool to_come(const ro_units *u, const ro_sentence *s) {
    for (size_t i = s->word; i < s->word + s->nwords; i++)
        if (is(u, i, "will") || is(u, i, "would") || is(u, i, "planned") || is(u, i, "since")) return true;
    return false;
}

static bool unit_of_time(ro_str w) { return ro_str_is(w, "hours") || ro_str_is(w, "hour") || ro_str_is(w, "minutes"); }

/* "at least two hours", "an hour and a half", "40 minutes" after "for" or "lasted". */
static bool duration_at(const struct parts *p, size_t i, size_t end, ro_span *out) {
    const ro_units *u = p->r->units;
    if (!is(u, i, "for") && !is(u, i, "lasted") && !is(u, i, "lasting")) return false;
    if (is(u, i + 1, "for")) return false; /* "lasted for": it begins behind the second */
    for (size_t k = i + 1; k < end && k < i + 8; k++) {
        ro_entry e;
        if (!unit_of_time(u->words[k].fold) || k < i + 2) continue;
        ro_str n = u->words[k - 1].fold;
        bool number = u->words[k - 1].flags & RO_WORD_DIGIT || ro_lexicon_find(p->numbers, n, &e) || ro_str_is(n, "an") ||
                      ro_str_is(n, "one") || ro_str_is(n, "several") || ro_str_is(n, "half");
        if (!number) return false;
        if (is(u, k + 1, "and") && is(u, k + 2, "a") && is(u, k + 3, "half") && k + 3 < end) k += 3;
        *out = (ro_span){u->words[i + 1].span.lo, u->words[k].span.hi};
        return true;
    }
    return false;
}

static long days(const char *iso) {
    int y = atoi(iso), m = strlen(iso) == 10 ? atoi(iso + 5) : 0;
    return m ? ro_day_number(y, m, atoi(iso + 8)) : LONG_MIN;
}

/* The date next to the words [word, word + n), a few words off; NULL none. */
static const ro_dated *date_beside(struct parts *p, size_t word, size_t n) {
    const ro_record *rec = p->r->rec;
    const ro_units *u = p->r->units;
    size_t lo = word > BESIDE ? word - BESIDE : 0, hi = word + n + BESIDE < u->nwords ? word + n + BESIDE : u->nwords;
    size_t s = ro_units_sentence_at(u, u->words[word].span.lo);
    for (size_t i = p->dated; i < rec->ndates; i++) {
        const ro_dated *d = &rec->dates[i];
        if (d->why.span.lo == UINT32_MAX) continue;
        if (d->why.span.lo > u->words[hi - 1].span.hi) break;
        if (d->why.span.lo >= u->words[lo].span.lo && ro_units_sentence_at(u, d->why.span.lo) == s) return d;
    }
    return NULL;
}

/* Does the date say that the encounter beside it is not one of this meeting? */
static bool of_another(const struct parts *p, const ro_dated *d) {
    const ro_date *m = &p->r->rec->meeting;
    const char *first = *m->earliest ? m->earliest : m->value, *last = *m->latest ? m->latest : m->value;
    if (!d || !*d->from || strlen(first) != 10 || strlen(last) != 10) return false;
    return days(d->to) < days(first) - DAYS || days(d->from) > days(last) + DAYS;
}

static void take(struct parts *p, const char *kind, size_t word, size_t n, size_t sentence) {
    for (size_t i = 0; i < p->n; i++)
        if (strcmp(p->part[i].kind, kind) == 0) return;
    const ro_dated *d = date_beside(p, word, n);
    if (p->n == PARTS || of_another(p, d)) return;
    p->part[p->n++] = (struct part){kind, word, n, sentence, RO_NOSPAN, d};
}

/* ---- told by a verb ------------------------------------------------------------------------------------------------------- */

/* Does a thing that is signed stand among the words [lo, hi)? */
static bool thing_within(const struct parts *p, size_t lo, size_t hi) {
    ro_entry e;
    for (size_t i = lo; i < hi; i++)
        if (ro_units_match(p->r->units, p->words, i, hi, &e) && ro_str_is(e.value[1], "thing")) return true;
    return false;
}

/* Are those before word i several: two people named in one row, or a word for both? */
static bool several(const struct parts *p, size_t lo, size_t i) {
    static const char *const both[] = {"presidents", "leaders", "sides", "parties", "ministers", "both", "two", "they", "heads"};
    const ro_units *u = p->r->units;
    long first = -1;
    for (size_t k = i; k-- > lo && k + NEAR > i;) {
        for (size_t b = 0; b < sizeof both / sizeof *both; b++)
            if (is(u, k, both[b])) return true;
        long who = ro_person_at(p->r, u->words[k].span.lo);
        if (who >= 0 && first >= 0 && who != first) return true;
        if (who >= 0) first = who;
    }
    return false;
}

/* Does the verb at word i tell of a part of this meeting? */
static bool told_by_verb(const struct parts *p, const ro_sentence *s, size_t i) {
    const ro_units *u = p->r->units;
    size_t end = s->word + s->nwords, hi = i + NEAR < end ? i + NEAR : end, lo = i > s->word + NEAR ? i - NEAR : s->word;
    for (size_t k = lo; k < i; k++)
        if (is(u, k, "that") || is(u, k, "which") || is(u, k, "had") || is(u, k, "have") || is(u, k, "has") ||
            is(u, k, "earlier") || is(u, k, "previously"))
            return false;
    bool were = i > lo && (is(u, i - 1, "were") || is(u, i - 1, "was") || (i > lo + 1 && is(u, i - 2, "were")));
    if (were) return thing_within(p, lo, i);
    bool after_thing = i > lo && thing_within(p, i - 1, i); /* "the agreements signed" */
    bool attribute = i > lo && (is(u, i - 1, "the") || is(u, i - 1, "newly") || is(u, i - 1, "recently"));
    return !after_thing && !attribute && several(p, s->word, i) && thing_within(p, i + 1, hi);
}

static void read_sentence(struct parts *p, size_t k) {
    const ro_units *u = p->r->units;
    const ro_sentence *s = &u->sentences[k];
    size_t end = s->word + s->nwords;
    for (size_t i = s->word; i < end;) {
        ro_entry e;
        ro_span d;
        unsigned n = ro_units_match(u, p->words, i, end, &e);
        if (n && e.value[1].n && !(ro_str_is(e.value[1], "verb") && told_by_verb(p, s, i))) n = 0;
        /* talks and dinners told of in a call are other people's or other days' */
        bool own = n && (p->r->rec->form != RO_FORM_CALL || ro_str_is(e.value[0], "call") || ro_str_is(e.value[0], "video call"));
        if (own) take(p, e.value[0].p, i, n, k);
        struct part *last = p->n ? &p->part[p->n - 1] : NULL;
        if (last && last->duration.lo == UINT32_MAX && k <= last->sentence + AFTER && duration_at(p, i, end, &d))
            last->duration = d;
        i += n ? n : 1;
    }
}

static void give(struct parts *p) {
    ro_reading *r = p->r;
    ro_record *rec = r->rec;
    rec->encounters = RO_NEWS(r->arena, ro_encounter, p->n);
    for (size_t i = 0; i < p->n; i++) {
        const struct part *x = &p->part[i];
        const ro_units *u = r->units;
        ro_encounter *e = &rec->encounters[rec->nencounters++];
        ro_span at = {u->words[x->word].span.lo, u->words[x->word + x->nwords - 1].span.hi}, place;
        e->kind = x->kind;
        e->why = ro_why(r, at, "encounter.word", false);
        if (x->duration.lo != UINT32_MAX) e->duration = ro_str_blanks(r->arena, ro_cut(u->text, x->duration));
        if (x->date && strlen(x->date->value) == 10) memcpy(e->date, x->date->value, sizeof e->date);
        const ro_sentence *s = &u->sentences[x->sentence];
        size_t end = s->word + s->nwords;
        bool there = ro_place_within(r, x->word, end, &place) || ro_place_within(r, s->word, x->word, &place);
        if (there) e->place = ro_str_blanks(r->arena, ro_cut(u->text, place));
        struct ro_clock c;
        for (size_t k = s->word; k < end && !e->time.p; k++)
            if (ro_clock_at(u, k, end, &c)) e->time = ro_str_printf(r->arena, "%02d:%02d", c.h % 24, c.m), e->zone = c.zone;
    }
}

void ro_find_encounters(ro_reading *r) {
    struct parts p = {.r = r, .words = ro_lexicon_get("encounters"), .numbers = ro_lexicon_get("numbers")};
    const ro_event *ev = r->event;
    if (r->rec->kind != RO_KIND_REPORT && r->rec->kind != RO_KIND_TRANSCRIPT) return;
    for (size_t k = 0; k < r->units->nsentences && k < SENTENCES; k++) {
        if (r->units->sentences[k].para >= ev->opening) break;
        uint32_t from = r->units->sentences[k].span.lo;
        while (p.dated < r->rec->ndates &&
               (r->rec->dates[p.dated].why.span.lo == UINT32_MAX || r->rec->dates[p.dated].why.span.hi < from))
            p.dated++;
        if (!to_come(r->units, &r->units->sentences[k])) read_sentence(&p, k);
    }
    if (p.n) give(&p);
}
