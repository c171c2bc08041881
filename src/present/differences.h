/* The differences of a comparison as a list, the heaviest first: what --brief, --csv and --table go through. */
#ifndef RO_DIFFERENCES_H
#define RO_DIFFERENCES_H

#include "present/comparison.h"
#include "segment/segment.h"

/* One difference between accounts x and y: an edit, other speakers (voiced), a person in their lists (who, listing), or, where
 * none of these is set, the passage as a whole. Where y lacks the passage (y's bit is not in p->in) x alone has it. */
typedef struct ro_difference {
    const ro_passage *p;
    const ro_edit *edit;
    const ro_voiced *voiced;
    const ro_present *who;
    const ro_listing *listing;
    unsigned x, y, weight, place; /* place: of the passage or person in its list */
    unsigned serial;              /* from 1, in reading order: nothing that is decided later changes it */
    bool substantive;
    const char *kind, *klass, *why; /* why: the explanation, NULL none */
} ro_difference;

typedef struct ro_differences {
    ro_arena *arena;
    const ro_comparison *c;
    const ro_units *units[RO_MAX_ACCOUNTS]; /* made when first asked for */
    ro_difference *v;
    size_t n, cap;
} ro_differences;

/* each_edit: a row an edit, the folded ones too, and a row a pair of accounts; else a row a passage, of what matters. */
ro_differences *ro_differences_list(ro_arena *, const ro_comparison *, bool each_edit);
/* What the difference is, in a line for the reader: "number: a change of substance", "Ada Norn: absent from the list of B". */
ro_str ro_differences_said(ro_arena *, const ro_difference *);
/* Its words in account x or y: what changed, the passage, the entry of the list; RO_NOSPAN where it has none. */
ro_span ro_differences_span(const ro_difference *, unsigned account);
/* The sentences that the span lies in, whole. */
ro_span ro_differences_sentence(ro_differences *, unsigned account, ro_span);
/* Who says it, as the record has it: names, else the side; n 0 for the narrator. */
ro_str ro_differences_speaker(ro_differences *, unsigned account, ro_span);

#endif
