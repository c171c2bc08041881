/* cases: names that stand in cases, in languages with endings (inflect.h). */
#ifndef RO_CASES_H
#define RO_CASES_H

#include "recognise/inflect/inflect.h"
#include "recognise/people/people.h"

/* The same key for all cases of one name word, within an account. Made before people are gathered. */
void ro_cases_keys(struct finder *);
/* Each person's mention that names him best: with the given name written out, and in the nominative where one is printed. */
void ro_cases_best(struct finder *);
/* The name of a run in the nominative; p NULL where it is printed so, or nothing says how. */
ro_str ro_cases_base(const struct finder *, const struct run *);
/* Attendance and people under the names that ro_cases_best() chose, with their base forms. */
void ro_cases_names(struct finder *);

#endif
