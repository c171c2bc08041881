/* What the pages of findings share (finding.c). */
#ifndef WEB_FINDING_H
#define WEB_FINDING_H

#include "web.h"

typedef struct web_finding {
    web_request *q;
    web_page *o;
    const ro_card *card;
    int64_t n;
    ro_str target; /* "ID / ID" */
} web_finding;

ro_str web_finding_says(const web_finding *, unsigned side, const char *key);
void web_number_to(web_page *, const char *before, int64_t n, const char *after);
void web_finding_title(const web_finding *, const char *tag, bool link);
void web_finding_collected(web_page *, const ro_decision *); /* when, by whom, and the note */
void web_finding_explained(const web_finding *);
void web_finding_sides(const web_finding *, const char *tag); /* tag: of their headings */
ro_status web_finding_cited(const web_finding *, bool open);
void web_finding_acts(const web_finding *, bool here); /* here: on its own page */

#endif
