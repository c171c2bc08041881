/* What the recognisers of people share: the classes of words, the runs of words that are names, titles beside them. */
#ifndef RO_PEOPLE_H
#define RO_PEOPLE_H

#include "recognise/recognise.h"

enum {
    W_GIVEN = 1,    /* a given name of data/common/given.tsv */
    W_SURNAME = 2,  /* a family name that stands first (Korean, Chinese) */
    W_COMMON = 4,   /* an ordinary word, whatever its capital */
    W_STATE = 8,    /* part of a state, demonym, organisation */
    W_OFFICE = 16,  /* part of an office ("prime minister") */
    W_MOD = 32,     /* belongs to an office that follows ("deputy") */
    W_RANK = 64,    /* "Gen." */
    W_HONOUR = 128, /* "Comrade" */
    W_INNER = 256,  /* "bin", "van" */
    W_SUFFIX = 512, /* "Jr." */
    W_INITIAL = 1024,
    W_NAME = 2048,   /* taken by a run */
    W_OPENER = 4096, /* "Today", "Readout" */
    W_POSS = 8192,   /* ends in 's */
    W_THING = 16384, /* a name before it is a thing's ("Expressway"); letters that are no initials ("P.M.") */
    W_ALSO = 32768,  /* with W_THING: a family name too ("Park") */
};
enum { STRANGERS = 8, SIDES = 64, DOUBLES = 4 };

/* A state or organisation named at words [word, word + n). */
struct place_of {
    uint32_t word, n;
    ro_str side;
    char kind; /* n name, a adjective, o organisation, s seat, c capital, p town or region */
};

/* A state that no list knows. */
struct stranger {
    ro_str fold, side;
    bool proven;
};

/* Words [lo, hi) that say an office, and the part that the name parts from it ("President N of France"). */
struct title {
    uint32_t lo, hi, lo2, hi2;
    bool after;
};

/* Words that are one printed name. */
struct run {
    uint32_t word, n;
    uint32_t family; /* the word that is the family name */
    bool asian, strong, label, full;
    bool address;   /* its first word is a form of address, which alone tells two of one family name apart: "Mrs. Kest" */
    bool pair;      /* the family names of two, joined: "Norn-Kest" */
    int32_t person; /* index of the person, -1 none */
    struct title title;
};

struct person {
    uint32_t best; /* run with the fullest form */
    ro_str side;
    int weight;                    /* of the evidence for the side */
    int32_t chain;                 /* the next person of the same family name */
    uint32_t last;                 /* the latest run */
    ro_str name, title;            /* as the heading has them; p NULL where it does not */
    bool in_title, guest, subject; /* the heading names him; as the one met ("with N"); as the one who did ("N met ...") */
    bool author;                   /* ... as the one whose words these are ("Remarks by N") */
    ro_str held;                   /* the side whose office data/common/holders.tsv gives him; n 0 none */
    bool known;                    /* ... and by his full name */
    uint32_t listed;               /* 1 + index of the attendee */
    RO_VEC(uint32_t) runs;
};

struct finder {
    ro_reading *r;
    const ro_units *u;
    ro_arena *arena;
    uint16_t *cls;    /* of each word */
    uint8_t *olen;    /* length of the office that starts here */
    uint32_t *state;  /* 1 + index into states, for every word of one */
    uint32_t *run_at; /* 1 + index into runs, for every word of one */
    RO_VEC(struct place_of) states;
    struct stranger strangers[STRANGERS];
    size_t nstrangers;
    uint64_t doubles[DOUBLES]; /* family names behind a given name that is also a state's word (words.c) */
    size_t ndoubles;
    bool doubles_known;
    RO_VEC(struct run) runs;
    RO_VEC(struct person) people;
    RO_VEC(ro_attendee) att;
    RO_VEC(ro_attendee) absent;
    RO_VEC(uint32_t) absent_person;
    RO_VEC(uint32_t) att_person; /* person of each attendee, UINT32_MAX none */
    uint32_t first_said;         /* the word that opens the first label */
    size_t list_from;   /* the word behind a phrase that opens a list of those present, in the sentence read; SIZE_MAX none */
    size_t first_label; /* paragraph of the first speaker's label, nparas when none */
    bool title_meets;   /* the heading tells of a meeting */
    bool title_heads;   /* of the heads of two states, unnamed */
    bool title_other;   /* and of what was said before or after it */
    struct case_names *cases; /* forms of one name, in languages with cases (recognise/inflect/cases.h) */
    ro_str *key;              /* of each word of a run there; NULL elsewhere */
    bool caption;             /* its words are a caption's: data/LANG/captions.tsv opens the lists */
    struct table_cell *cells; /* of each paragraph (people/table.h); NULL: no table lists people */
    ro_str home;              /* the side that speaks, p NULL not known */
    ro_str pair[2];           /* the sides of "Russian-Turkish talks" in the heading; n 0 none */
    bool joint;               /* a joint statement, of the sides issuers (attendance/joint.c) */
    RO_VEC(ro_str) issuers;
};

/* words.c */
void ro_people_mark(struct finder *);
bool ro_people_cap(const struct finder *, size_t word);
/* The state at word i, or NULL. */
const struct place_of *ro_people_state(const struct finder *, size_t word);
ro_str ro_people_text(const struct finder *, size_t word, size_t end); /* blanks folded, possessive 's left out */

/* strangers.c: states that no list knows */
void ro_strangers_learn(struct finder *); /* from the account, into f->strangers */
void ro_strangers_mark(struct finder *);  /* wherever they stand in f's words */

/* runs.c */
void ro_people_runs(struct finder *);

/* couples.c: "President Kest and Mrs. Kest" are two */
void ro_people_couples(struct finder *);

/* paired.c: runs [run] and the next are the two of "the Ruritanian and Syldavian ministers, N and M", of these sides */
bool ro_people_paired(const struct finder *, size_t run, ro_str side[2]);

/* listed.c: names on the evidence of the list alone */
size_t ro_listed_from(const struct finder *, size_t lo, size_t hi);             /* what list_from says */
bool ro_listed_lines(const struct finder *, size_t para, bool open);            /* is the paragraph a line of a list? */
size_t ro_listed_line_name(const struct finder *, size_t lo, size_t hi);        /* words of the name that opens a line, 0 none */
bool ro_listed_in_row(const struct finder *, size_t lo, size_t end, size_t hi); /* words [lo, end) of a row */

/* titles.c */
bool ro_title_before(const struct finder *, size_t word, size_t floor, struct title *);
/* "the President of Ruritania, N,": a title before the comma. */
void ro_title_before_comma(const struct finder *, size_t word, size_t floor, struct title *);
bool ro_title_after(const struct finder *, size_t end, size_t limit, struct title *);
/* The end of "of France", "of Moscow and All Russia of the Orthodox Church" that starts at word i; i when there is none. */
size_t ro_title_tail(const struct finder *, size_t i, size_t limit);
/* kinds: W_OFFICE, W_RANK. */
bool ro_title_has_office(const struct finder *, size_t lo, size_t hi, unsigned kinds);
ro_str ro_title_text(const struct finder *, const struct title *);
/* Is word i a small word of the account's own language: an article (role ""), "of" (" of"), "and" (" and")? */
bool ro_title_small(const struct finder *, size_t i, const char *role);
/* The side that the title names, and how surely: 0 none, 1 an institution, 2 a state. */
int ro_title_side(const struct finder *, const struct title *, ro_str *side);

/* title_chain.c: the title before a name in languages with cases */
bool ro_title_chain(const struct finder *, size_t word, size_t floor, struct title *);
bool ro_title_area(const struct finder *, size_t word, size_t end); /* the word is what a region is: "Тверской области" */

/* people.c: the people of words that stand apart from the text, a heading or a caption; t has its words, f those of the account
 */
void ro_people_apart(struct finder *t, const struct finder *f);

/* attendance.c */
void ro_people_holders(struct finder *); /* the held and known of all */
/* attendance/joint.c: the issuers whom the heading t names; and those whom the text does, once all sides are known */
void ro_joint_heading(struct finder *, const struct finder *t);
void ro_joint_sides(struct finder *);
bool ro_people_namesake(const struct finder *heading, const struct run *, const struct finder *, const struct run *);
void ro_people_attendance(struct finder *);

/* The word before stands joined to word i by a blank or a hyphen (or what `more` allows beside). */
bool ro_people_joined(const struct finder *, size_t i, const char *more);

#endif
