/* What happened to a page over time: what its text, its JSON and its table say in the same words. */
#ifndef RO_CHANGED_VIEW_H
#define RO_CHANGED_VIEW_H

#include "present/differences.h"

/* The account before version i; NULL: none. */
const ro_page_version *ro_changed_before(const ro_history *, size_t i);
/* Each change of the words between version i and the account before it; NULL where they were not compared. */
ro_differences *ro_changed_list(ro_arena *, const ro_changed *, size_t i);
/* The words of a change, blanks folded; "" where the earlier (which 0) or the later (1) has none of them. */
ro_str ro_changed_words(ro_differences *, const ro_difference *, unsigned which);
/* "number", "dropped", "added", "moved", "attendance" … */
const char *ro_changed_kind(const ro_difference *);
/* Of form or grammar alone. */
bool ro_changed_folded(const ro_difference *);
/* Does the page itself say that it was changed since? */
bool ro_changed_announced(const ro_page_version *now, const ro_page_version *before);

#endif
