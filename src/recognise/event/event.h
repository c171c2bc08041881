/* event: what the account says has happened or will, and the words that say so. dates.c and place.c look for the day and the
 * place of a meeting near them and nowhere else, so that a coming summit or a country talked about stays what it is. */
#ifndef RO_EVENT_H
#define RO_EVENT_H

#include "recognise/page/sheet.h"

/* One stretch that tells of the meeting: the title, or a sentence near the head of the text. Words are of `line`'s units. */
typedef struct ro_tell {
    const ro_units *units;
    const ro_line *line;
    size_t word, end; /* the stretch */
    size_t cue;       /* the first word that tells of the meeting; end where none does */
    size_t topic;     /* from here on it is about something else; end where nowhere */
    size_t noun;      /* the first noun of meeting; end where none stands */
    ro_form form;
    bool loose;     /* the form is a call only by "spoke with" */
    bool did, will; /* somebody met, or will */
    bool event;     /* what was or will be done is something of note that need be no meeting */
    bool said;      /* it reports what was said */
    bool sent;      /* a message went out */
    bool remote;    /* somebody speaks to people that are elsewhere */
    bool back;      /* it looks back at another meeting */
} ro_tell;

typedef struct ro_event {
    ro_tell title; /* units NULL where there is no title */
    ro_tell *tell; /* sentences at the head that stand outside speech, in order */
    size_t ntell;
    size_t main;    /* the sentence that tells of the meeting; ntell none */
    bool will;      /* told as to come */
    bool speech;    /* a transcript */
    size_t nlabels; /* speakers' labels */
    size_t opening; /* the first paragraph with a label; number of paragraphs where none */
    ro_str label;   /* the first of them */
    ro_span label_span;
} ro_event;

const ro_event *ro_event_find(ro_reading *);
const ro_event *ro_event_unspoken(ro_reading *); /* no words before a colon are a speaker's label */
/* The first entry of a phrase of data/LANG/events.tsv that has this role; false where none has. */
bool ro_event_role(const ro_lexicon *, ro_str phrase, const char *role, ro_entry *out);
void ro_find_labels(ro_reading *, const ro_lexicon *events, ro_event *); /* labels.c */
/* The words before the colon of a speaker's label at the start of paragraph p; 0 where it opens with none. */
size_t ro_label_words(const ro_reading *, size_t p);

/* A place after "at" or "in" among the words [word, end) of the text. */
bool ro_place_within(ro_reading *, size_t word, size_t end, ro_span *out);
/* Do the words of a line, a venue it may be, name a place that the lists know? */
bool ro_place_named(ro_reading *, const ro_line *, ro_str venue);
void ro_find_encounters(ro_reading *); /* after the dates are listed */

#endif
