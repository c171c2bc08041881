/* dating: what the recognisers of days share while they date one page. published.c collects and settles the claims, captured.c
 * finds the day of capture among and beside them, dates.c the meeting's, bounds.c what can be said where no words give a day;
 * days.c counts. */
#ifndef RO_DATING_H
#define RO_DATING_H

#include "recognise/event/event.h"
#include "recognise/page/declared.h"

struct ro_claim { /* one thing on the page that says when it was published */
    const ro_line *line;
    const ro_when *when;
    ro_str evidence;
    ro_basis basis;
    const char *rule;
    long day;
    ro_span source; /* of what is declared; where there is no line */
};

struct ro_dating {
    ro_reading *r;
    const struct ro_sheet *sheet;
    const ro_event *ev;
    RO_VEC(struct ro_claim) claims;
    long pub, cap; /* RO_NODAY where not known */
    bool pub_sure;
};

/* days.c */
long ro_when_day(const ro_when *); /* RO_NODAY where the year is left out */
/* The first and last day that an expression means, seen from the anchor (RO_NODAY: from none); side as below, where it leaves
 * something out. False where that cannot be told. */
bool ro_when_range(const ro_when *, long anchor, int side, long *from, long *to);
/* A day, month or year; "" for any other stretch. */
void ro_range_put(char out[16], long from, long to);
ro_str ro_when_words(const ro_line *, const ro_when *);
bool ro_date_word(ro_str word, const char *role); /* of data/LANG/datewords.tsv */
/* The year in which m-d comes nearest to ref, on the side asked for: -1 not after ref, 1 not before it, 0 either. */
long ro_day_nearest(int m, int d, long ref, int side);
/* The nearest day d of a month, not after ref, or where it is to come not before it. */
long ro_day_of_month(int d, long ref, bool future);
/* A day from words of any form, such as the collector's, a tag's or a log's; RO_NODAY where they hold none. */
long ro_day_in(ro_reading *, ro_str);
/* "/2024/06/19/", "2024-06-19" or "/20240619" in an address, and its words. */
long ro_day_in_url(ro_str url, ro_str *words);

/* published.c, in the order in which dates.c calls them */
void ro_claims_collect(struct ro_dating *);
void ro_claim_line(struct ro_dating *, const ro_line *, const ro_when *, ro_basis, const char *rule);
void ro_find_published(struct ro_dating *);
void ro_find_modified(struct ro_dating *);
/* The role that the words before a line's date give it ("published", "changed", "captured"); NULL none. */
const char *ro_line_role(const ro_line *, const ro_lexicon *labels, const ro_when **);

void ro_find_captured(struct ro_dating *);
void ro_read_clock(struct ro_dating *); /* a date above the title: the clock of the site, or one claim more */
void ro_bound_dates(struct ro_dating *);
bool ro_looks_ahead(const ro_units *, const ro_when *);  /* does the sentence around a date? */
void ro_meeting_anchored(struct ro_dating *, int least); /* least: the year it cannot lie before */

#endif
