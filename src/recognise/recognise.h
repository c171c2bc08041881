/* recognise: the cleaned text into the record. One file a question (dates, places, sides, attendance, people, speech,
 * kind); each takes what stands in struct ro_reading and fills its part of the record. Every value says its evidence
 * and its rule; what is not printed stays unknown. */
#ifndef RO_RECOGNISE_H
#define RO_RECOGNISE_H

#include "clean/clean.h"
#include "segment/segment.h"

/* Where a person is named: all mentions of all people in the order of the text. */
typedef struct ro_mention {
    ro_span span;
    uint32_t person;
} ro_mention;

typedef struct ro_reading {
    ro_arena *arena;
    const ro_capture *capture;
    const ro_page *page;
    const ro_cleaned *clean;
    const ro_units *units;
    ro_record *rec;             /* being filled */
    int figures;                /* its dates in figures prove that the day (1) or the month (-1) stands first; 0 they do not */
    bool figures_open;          /* and some of them read two ways */
    struct ro_sheet *sheet;     /* the page line by line (recognise/page/sheet.h); NULL until asked for */
    const ro_mention *mentions; /* sorted; set after ro_find_people */
    size_t nmentions;
    const struct ro_declared *declared; /* what the page declares of itself (recognise/page/declared.h); NULL until asked for */
    size_t ndeclared;
    const struct ro_event *event;      /* what the account tells of (recognise/event/event.h); set by ro_find_kind */
    const struct ro_event *unlabelled; /* the same, found before the people where nothing hangs on them (event/event.c) */
    struct ro_uncased *uncased; /* its words, where the language has no capitals (recognise/uncased/uncased.h); NULL otherwise */
    bool uncased_asked;
} ro_reading;

/* In this order; each may use what the earlier ones wrote. */
void ro_find_address(ro_reading *);  /* url, archived_url */
void ro_find_header(ro_reading *);   /* title, publisher, carrier, language */
void ro_find_reprint(ro_reading *);  /* after the kind */
void ro_find_byline(ro_reading *);   /* author, section */
void ro_find_people(ro_reading *);   /* people with their titles, sides and mentions; sides; attendance */
void ro_find_kind(ro_reading *);     /* kind, form, scope, held, encounters */
void ro_kind_of_turns(ro_reading *); /* after the speech is found */
void ro_find_dates(ro_reading *);    /* the three dates */
void ro_find_clock(ro_reading *);    /* the time of day of the meeting */
void ro_find_place(ro_reading *);
void ro_find_speech(ro_reading *); /* statements */
void ro_find_dated(ro_reading *);  /* every date with its role; after all else, since what is said counts from the meeting */

/* The address that the folders of a mirrored site tell (path.c): a guess; p NULL where they tell none. */
ro_str ro_address_of_path(ro_arena *, ro_str file);

/* A date that somebody types and nothing besides, printed as pages do it, as a day, a month or a year in figures; 0 where it is
 * none, 2 where the other is as good a reading ("05/06/2024"). */
unsigned ro_date_typed(ro_arena *, ro_str, char out[16], char other[16]);

void ro_recognise(ro_reading *);

/* Shared by the recognisers. */
ro_because ro_why(const ro_reading *, ro_span, const char *rule, bool certain); /* fills source */
void ro_note(ro_reading *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The person (index into rec->people) named or meant by the words [i, i + n), -1 none. */
long ro_person_at(const ro_reading *, uint32_t byte);
const ro_mention *ro_mention_at(const ro_reading *, uint32_t byte); /* NULL none */
/* attendance.c */
bool ro_people_capitals(ro_str); /* "LEVITS", "NAUSĖDA": a label's letters, not the name's */
/* strangers.c: 'n': the folded word is the name of that state; 'a': a demonym on it; 0: neither. list: statehood. */
char ro_stranger_named(const ro_lexicon *list, ro_str word, ro_str name);

#endif
