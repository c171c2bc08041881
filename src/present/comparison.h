/* What the views of a comparison say in the same words. */
#ifndef RO_COMPARISON_VIEW_H
#define RO_COMPARISON_VIEW_H

#include "present/out.h"

size_t ro_view_words(ro_str text);
const char *ro_view_scope(const ro_record *); /* what the account covers, in words */
const char *ro_view_kind(const ro_record *);
void ro_view_account(ro_buf *, const ro_record *); /* for a terminal: its title, kind, length and what it covers */
const char *ro_view_edit(const ro_edit *);         /* "another name", "weaker" …: the class for a reader */
/* Who issued it, as far as the page says; else the file's name without its folders. */
ro_str ro_view_name(const ro_comparison *, size_t account);
/* A day, or between which days it lies: "2024-06-19", "between 2024-06-19 and 2024-06-21", "not before 2024-06-19"; p NULL
 * unknown. */
ro_str ro_view_day(ro_arena *, const ro_date *);
/* Equal but for quotes, dashes, case and blanks. */
bool ro_view_alike(ro_arena *, ro_str, ro_str);
/* First account with that passage. */
unsigned ro_view_first(const ro_passage *);
bool ro_view_silent(const ro_passage *); /* told by one, where another covers that part of the event: no formula */
/* How many passages from q on, up to end, stand in one and the same account alone, the others without it for the same reasons:
 * one row. */
size_t ro_view_run(const ro_passage *q, const ro_passage *end);
bool ro_view_substance(const ro_passage *);    /* has a change of substance */
bool ro_view_weighty(const ro_passage *);      /* that, or more than a matter of words */
const char *ro_view_whole(const ro_passage *); /* what is said of it as a whole: "told in other words", "moved" … */
/* For qsort over pointers to passages of one array: what is usual between its publishers last, the heaviest first, then in
 * reading order. */
int ro_view_heaviest(const void *, const void *);
bool ro_view_elsewhere(const ro_passage *, unsigned x, unsigned y); /* it has moved between these two */
/* The edits of a passage between account `base` and `other`, in the order of base's words; x is base in what comes out. */
size_t ro_view_edits(const ro_passage *, unsigned base, unsigned other, ro_edit *out, size_t cap);

/* Who says it in which account, after the kind: "another speaker (A: Ada Norn; B: Bo Kest)". */
void ro_view_voiced(ro_buf *, const ro_passage *);
void ro_view_voice(ro_buf *, const ro_voiced *); /* of one pair of accounts */
/* How two lists differ on a person: "absent from the list of B", "in another place of the list, A 3, B 5". */
ro_str ro_view_listing(ro_arena *, const ro_present *, const ro_listing *);
/* The accounts whose lists lack a person though they give the side; elsewhere in the list; what became of the title, or NULL. */
uint16_t ro_view_missing(const ro_present *);
bool ro_view_moved(const ro_present *);
const char *ro_view_retitled(const ro_present *);

/* The accounts that list who was there, beyond those who met: only these can leave somebody out. */
uint16_t ro_view_lists(const ro_comparison *);

/* How usual a change is between its two publishers: "in 212 of 240 pairs", "first time in 240 pairs", "too few earlier pairs
 * (7)"; p NULL: nothing is known of it. */
ro_str ro_view_noise(ro_arena *, const ro_edit *);
bool ro_view_usual_edit(const ro_edit *); /* so usual that it comes last; what a person judged never is */
/* How many changes are noise or of substance by decisions; p NULL: none. */
ro_str ro_view_judged(ro_arena *, const ro_comparison *);
bool ro_view_usual(const ro_passage *); /* has changes of substance, and all of them are usual: it comes last */
/* A sentence on what is known of accounts x < y; p NULL: nothing. */
ro_str ro_view_floor(ro_arena *, const ro_comparison *, unsigned x, unsigned y);

#endif
