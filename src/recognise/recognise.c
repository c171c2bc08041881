/* The order of the recognisers, and what they share. */
#include "recognise/recognise.h"

#include <stdio.h>

void ro_recognise(ro_reading *r) {
    ro_record *rec = r->rec;
    rec->text = r->clean->text;
    rec->paragraphs = r->clean->paragraphs;
    rec->nparagraphs = r->clean->nparagraphs;
    rec->furniture = r->clean->furniture;
    rec->nfurniture = r->clean->nfurniture;
    rec->runs = r->clean->runs;
    rec->nruns = r->clean->nruns;
    ro_find_header(r);
    ro_find_people(r);
    ro_find_kind(r);
    ro_find_dates(r);
    ro_find_place(r);
    ro_find_speech(r);
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

long ro_person_at(const ro_reading *r, uint32_t byte) {
    for (size_t i = 0; i < r->rec->npeople; i++)
        for (size_t k = 0; k < r->rec->people[i].nmentions; k++)
            if (byte >= r->rec->people[i].mentions[k].lo && byte < r->rec->people[i].mentions[k].hi) return (long)i;
    return -1;
}
