/* What the finders of attendance share: the roll being called, and the small words that they steer by. attendance.c calls them in
 * order; attendance/heads.c finds who met, attendance/lists.c and attendance/row.c who else was there, attendance/home.c whose
 * side is the writer's, holders.c who is known to the world.
 */
#ifndef RO_ATTENDANCE_H
#define RO_ATTENDANCE_H

#include "recognise/event/event.h"
#include "recognise/page/sheet.h"
#include "recognise/people/people.h"

/* Classes of data/LANG/meeting_words.tsv. */
enum {
    A_AND = 1,          /* joins the names of a list */
    A_BE = 2,           /* "were" */
    A_TOPIC = 4,        /* what follows is talked about */
    A_COMING = 8,       /* the verb that follows tells of no meeting held */
    A_OTHER = 16,       /* the noun that follows is of another meeting */
    A_PAST = 32,        /* a clause that it opens is about another meeting */
    A_OFFICE = 64,      /* every state has that office */
    A_TOP = 128,        /* who holds it stands for a state */
    A_ACCUSED = 256,    /* the state before it is spoken about */
    A_ACTS = 512,       /* the state before it acts */
    A_TALKS = 1024,     /* the noun of a meeting that people had */
    A_TREAT = 2048,     /* a verb of talks that needs no meeting beside */
    A_SMALL = 4096,     /* joins the words of a title, and stands in no name of a group */
    A_ARTICLE = 8192,   /* opens a noun */
    A_HAPPENED = 16384, /* the meeting before it is told */
    A_OWN = 32768,      /* his, her, their */
    A_HE = 131072,      /* stands for people named before */
    A_OBJECT = 65536,   /* what stands behind it is talked about, or a place */
    A_PARTY = 262144,   /* people who come as one: "delegation" */
    A_TELLS = 524288,   /* the verb of who tells it all: "said" */
};

struct roll {
    struct finder *f;
    const ro_units *u;
    uint32_t *w; /* classes of each word */
    const ro_lexicon *cues, *meets, *groups;
    RO_VEC(struct title) unnamed; /* offices of those who met, without a name */
    bool spoken;                  /* the words read are somebody's speech */
};

bool ro_att_is(const struct roll *, size_t word, const char *lit);
bool ro_att_gap_has(const struct roll *, size_t word, const char *lit); /* between the word and the next */
ro_span ro_att_span(const struct roll *, size_t lo, size_t hi);         /* of words [lo, hi) */
long ro_att_listed(const struct roll *, int32_t person);                /* where on the roll; -1 */
ro_attendee *ro_att_put(struct roll *, int32_t person, ro_span, const char *rule, bool certain);
/* One more on the roll; title may be empty. Who is there already only gains a title. */
struct entry {
    const struct run *run;
    const struct title *title;
    ro_str side;
    ro_role role;
    const char *rule;
    bool one_of; /* the title is that of several: its singular is meant */
};
void ro_att_attend(struct roll *, struct entry);

/* Does one of his titles stand for a state (president, prime minister, king)? */
bool ro_att_of_state(const struct finder *, const struct person *);

void ro_att_first_person(struct roll *);
void ro_att_heads(struct roll *, size_t sentence);
/* attendance/office.c: offices alone, from the words [lo, hi) around the verb; and on the roll, once all names are on it */
void ro_att_unnamed(struct roll *, size_t lo, size_t verb, size_t hi);
void ro_att_unnamed_heads(struct roll *);
void ro_att_speakers(struct roll *);
void ro_att_title_subject(struct roll *);
void ro_att_title_heads(struct roll *);
void ro_att_first_row(struct roll *);
void ro_att_own_side(struct roll *); /* once all sides are known */
/* A list of people in words [lo, hi); how many names it has. */
struct listing {
    ro_str side;
    ro_role role;
    bool name_first;
    bool bullet;      /* a line of its own: one person, and all that stands behind the name is of him */
    const char *rule; /* NULL: "attendance.list" */
};
size_t ro_att_row(struct roll *, size_t lo, size_t hi, struct listing);
/* Words [lo, hi) are people left unnamed and nothing else; how many groups. */
size_t ro_att_groups(struct roll *, size_t lo, size_t hi, ro_str side);
bool ro_att_comma(const struct roll *, size_t word); /* a comma, semicolon or dash behind the word */
void ro_att_lists(struct roll *, size_t sentence);
/* The people of words [lo, hi), which may change sides; how many names they have. */
size_t ro_att_sides(struct roll *, size_t lo, size_t hi, struct listing);
ro_str ro_att_side_named(const struct roll *, size_t lo, size_t hi); /* that the words name last */
/* attendance/led.c: "chaired by", "led by" at word i of n words. The word behind the people, i when nobody presided. */
size_t ro_att_led(struct roll *, const ro_sentence *, size_t i, size_t n);
/* table.c: the table that begins with paragraph p; how many paragraphs it has, 0: it lists nobody. */
size_t ro_att_table(struct roll *, size_t p);
size_t ro_att_people_end(const struct roll *, size_t k, size_t hi); /* where the row of people ends that begins at word k */
/* captions.c: those whom only a picture shows, once the roll is made from the text */
void ro_att_captions(struct roll *);
void ro_att_words(struct roll *); /* fills w for its words */
void ro_att_asked(struct roll *, size_t sentence);
/* attendance/cases.c: word i opens "с эльмарийской стороны:", "с эльмарийской –"; the word after it, 0 when not. */
size_t ro_att_side_in_case(const struct roll *, size_t i, size_t hi, ro_str *side);
void ro_att_home(struct roll *);
void ro_att_home_people(struct finder *);

#endif
