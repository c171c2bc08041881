/* The order of the recognisers, and what they share. */
#include "recognise/event/event.h"
#include "recognise/inflect/inflect.h"
#include "recognise/uncased/uncased.h"

#include <stdio.h>
#include <stdlib.h>

static int by_place(const void *a, const void *b) {
    const ro_mention *x = a, *y = b;
    if (x->span.lo != y->span.lo) return x->span.lo < y->span.lo ? -1 : 1;
    return x->span.hi < y->span.hi ? -1 : x->span.hi > y->span.hi;
}

/* One sorted list, so that asking who is named at a place costs a search and not a walk over all people. */
static void index_mentions(ro_reading *r) {
    const ro_record *rec = r->rec;
    size_t n = 0;
    for (size_t i = 0; i < rec->npeople; i++) n += rec->people[i].nmentions;
    ro_mention *m = RO_NEWS(r->arena, ro_mention, n + 1);
    for (size_t i = 0; i < rec->npeople; i++)
        for (size_t k = 0; k < rec->people[i].nmentions; k++)
            m[r->nmentions++] = (ro_mention){rec->people[i].mentions[k], (uint32_t)i};
    qsort(m, n, sizeof *m, by_place);
    r->mentions = m;
}

void ro_recognise(ro_reading *r) {
    ro_record *rec = r->rec;
    rec->text = r->clean->text;
    rec->paragraphs = r->clean->paragraphs;
    rec->nparagraphs = r->clean->nparagraphs;
    rec->furniture = r->clean->furniture;
    rec->nfurniture = r->clean->nfurniture;
    rec->runs = r->clean->runs;
    rec->nruns = r->clean->nruns;
    ro_find_address(r);
    ro_find_header(r);
    ro_inflect_units(r, (ro_units *)(uintptr_t)r->units);
    ro_find_byline(r);
    if (ro_uncased_of(r))
        ro_uncased_people(r);
    else
        ro_find_people(r);
    index_mentions(r);
    ro_find_kind(r);
    ro_find_reprint(r);
    ro_find_dates(r);
    ro_find_clock(r);
    ro_find_place(r);
    ro_find_speech(r);
    ro_kind_of_turns(r);
    ro_find_dated(r);
    ro_find_encounters(r);
    if (!rec->held)
        rec->nattendance = 0; /* nobody met: whom the words bring together was not there (speech has used the names) */
}

ro_because ro_why(const ro_reading *r, ro_span span, const char *rule, bool certain) {
    return (ro_because){span, ro_runs_source(r->rec->runs, r->rec->nruns, span), rule, certain};
}

void ro_note(ro_reading *r, const char *fmt, ...) {
    char text[600];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    ro_str *more = RO_NEWS(r->arena, ro_str, r->rec->nnotes + 1);
    if (r->rec->nnotes) memcpy(more, r->rec->notes, r->rec->nnotes * sizeof *more);
    more[r->rec->nnotes++] = ro_str_dup(r->arena, ro_str_c(text));
    r->rec->notes = more;
}

const ro_mention *ro_mention_at(const ro_reading *r, uint32_t byte) {
    size_t lo = 0, hi = r->nmentions;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (r->mentions[mid].span.lo <= byte)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo && byte < r->mentions[lo - 1].span.hi ? &r->mentions[lo - 1] : NULL;
}

long ro_person_at(const ro_reading *r, uint32_t byte) {
    const ro_mention *m = ro_mention_at(r, byte);
    return m ? (long)m->person : -1;
}
