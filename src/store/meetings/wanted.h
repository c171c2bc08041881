/* Which meetings are wanted, as SQL over `meeting m`: parameters 1 to 6, bound by ro_meetings_bind(); what a query asks besides
 * has the numbers from 7. */
#ifndef RO_MEETINGS_WANTED_H
#define RO_MEETINGS_WANTED_H

#include "store/store.h"

#define RO_MEETINGS_WANTED                                                                                                       \
    "(?1 IS NULL OR date >= ?1) AND (?2 IS NULL OR date <= ?2)"                                                                  \
    " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM meeting_side s WHERE s.meeting = m.id AND s.side = ?3 COLLATE NOCASE))"           \
    " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM meeting_person p WHERE p.meeting = m.id AND p.name IN"                            \
    " (SELECT value FROM json_each(?4))))"                                                                                       \
    " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM meeting_account x JOIN account a ON a.n = x.account WHERE x.meeting = m.id"       \
    " AND a.publisher = ?5 COLLATE NOCASE)) AND (NOT ?6 OR met)"

bool ro_meetings_is_person(ro_job *, ro_str wanted, ro_str name); /* is he called so, in whatever spelling? */
/* The spellings that are this person's, as a JSON array; NULL where nobody is asked for. */
const char *ro_meetings_names(ro_job *, const char *person);
void ro_meetings_bind(ro_query *, const ro_meetings_wanted *, const char *names);

#endif
