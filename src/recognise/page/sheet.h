/* sheet: the page as its reader sees it, line by line, and every date printed on it.
 *
 * The account's paragraphs and the furniture around them are put back into the order of the capture, because a date says
 * little without its place: alone above the title it is a clock, alone below it the page's own date, after a town and
 * before an agency a dateline, under a teaser nobody's. dates.c, place.c and header.c read the same sheet. */
#ifndef RO_SHEET_H
#define RO_SHEET_H

#include "recognise/recognise.h"

typedef enum ro_when_kind {
    RO_WHEN_DAY,     /* a day, with or without its year (y 0) */
    RO_WHEN_MONTH,   /* "September 2023" */
    RO_WHEN_YEAR,    /* "2023" */
    RO_WHEN_NEAR,    /* today, yesterday: shift days from the day of writing */
    RO_WHEN_WEEKDAY, /* a weekday alone */
    RO_WHEN_WITHIN,  /* "over the weekend": within the shift days before the day of writing */
    RO_WHEN_SHIFTED, /* "last year", "two weeks ago": shift units from the day of reading */
    RO_WHEN_AFTER,   /* "24 years after …": shift units from something told */
    RO_WHEN_YEARS,   /* "the 1990s": y to y2 */
    RO_WHEN_MDAY,    /* "15일": day d of the month of writing or the nearest one */
} ro_when_kind;

/* A date as printed. A range has its end in d2 ("June 29-30", with m2 "June 30 to July 2"), m2 (quarters) or y2; a date in
 * figures that reads two ways is open. */
typedef struct ro_when {
    ro_when_kind kind;
    int y, m, d, y2, m2, d2;
    int weekday; /* 0 Sunday … 6; -1 none printed */
    int shift;
    char unit;    /* of shift: d, w, m, y */
    int order;    /* of a date in figures: 1 the day, -1 the month stands first beyond doubt; 0 neither */
    bool open;    /* "05/06/2024": m and d may have to change places; read here with the day first */
    bool custom;  /* it was open, and the language alone says which stands first */
    bool era;     /* the year counts from another epoch ("Juche 113") */
    bool writing; /* says of itself that it is the day of writing ("6월 20일발") */
    bool doubled; /* "March 17, 2026Mar 17, 2026" */
    uint32_t word, nwords;
    ro_span span; /* in the text of its units */
} ro_when;

typedef enum ro_where { RO_ABOVE, RO_BODY, RO_BELOW } ro_where; /* before, in or after the account's own words */

typedef struct ro_line {
    const ro_units *units;
    uint32_t word, nwords;
    const ro_when *when;
    size_t nwhen;
    ro_str text;
    ro_span span; /* in the account's text; RO_NOSPAN for furniture */
    ro_span source;
    ro_where where;
    const char *why; /* the cleaner's reason, for furniture */
    bool title;
} ro_line;

#define RO_WHY_NOTE "note of the republisher" /* the cleaner's word for a furniture line */

struct ro_sheet {
    ro_line *line;
    size_t nlines;
    size_t first, last;   /* the account's first and last line; nlines where it has none */
    size_t title;         /* where the title stands, or where the lines below it begin; 0 where there is none */
    const ro_line *own;   /* the page's own date line below the title; NULL none */
    const ro_line *clock; /* a date line above the title; NULL none */
    const ro_line *at;    /* the line that prints a venue under or on the date line; NULL none */
    ro_str venue;         /* its words */
};

/* Once state and language are known: what stands first in dates in figures that are still open. */
void ro_sheet_customs(ro_reading *);
const struct ro_sheet *ro_sheet_of(ro_reading *); /* made once */

/* All dates in a segmented text, in order; they do not overlap. */
ro_when *ro_whens_find(ro_arena *, const ro_units *, size_t *n);

/* Nothing on the line but a time of day ("13:20", "7:13 P.M. GMT"). */
bool ro_line_time(const ro_line *);
/* The line is a date and, at most, a time and a place after it. place: what follows, n 0 where nothing does. */
bool ro_line_date(const ro_line *, ro_str *place);
/* "Pyongyang, June 20 (KCNA) --" opens the line: the date of writing; town, and agency (n 0 where none is named). */
const ro_when *ro_line_dateline(const ro_line *, ro_str *town, ro_str *agency);
/* The same told in brackets on a line of its own: "(평양 7월 13일발 조선중앙통신)". */
const ro_when *ro_line_source(const ro_line *, ro_str *town, ro_str *agency);
/* Short, capitalised, no sentence: the shape of a venue or a name. */
bool ro_line_label(const ro_line *, unsigned max_words);
/* The words of a line that a phrase of a list opens; 0 none. */
unsigned ro_line_opens(const ro_line *, const ro_lexicon *, ro_entry *);
/* The evidence for what stands at span (of line's units). */
ro_because ro_line_why(const ro_reading *, const ro_line *, ro_span, const char *rule, bool certain);

#endif
