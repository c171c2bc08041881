/* A phrase over time: publishers by years (phrase_time.c). */
#ifndef WEB_PHRASE_H
#define WEB_PHRASE_H

#include "web.h"

/* The picture, its sentence and its table. Nothing where no use has a date. */
void web_phrase_time(web_request *, web_page *, const ro_phrase *);
ro_str web_phrase_publisher(ro_str); /* the name, or that it is unknown */

#endif
