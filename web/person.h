/* Pictures of a person's page (person_plots.c). */
#ifndef WEB_PERSON_H
#define WEB_PERSON_H

#include "web.h"

/* A bar each from the first to the last account that prints a title; of those that so many accounts print, at most so many bars.
 */
void web_person_bars(web_page *, const ro_person_entry *, size_t accounts, size_t most);
/* A dot for each list: when, and at which place. Nothing where there are too few. */
void web_person_seats(web_page *, const ro_person_entry *);

#endif
