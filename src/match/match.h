/* match: which accounts tell of one meeting, and which printed names are one person, across an archive. Knows no archive:
 * it takes sketches (what of a record decides), gives groups with the reason of every link, and the same groups whatever
 * the order in which the accounts are handed in.
 *
 * A sketch packs into one line-wise text that the archive keeps with its account, so that matching never reads a page again. */
#ifndef RO_MATCH_H
#define RO_MATCH_H

#include "names/names.h"

/* ---- meetings ---------------------------------------------------------------------------------------------------- */

/* How a person stands in an account; a higher rank is nearer to its heart. */
typedef enum ro_rank { RO_RANK_NAMED, RO_RANK_THERE, RO_RANK_HEAD, RO_RANK_TITLE } ro_rank;

typedef struct ro_party {
    ro_str name, side; /* side.p NULL where not known */
    ro_rank rank;
    bool presumed; /* near to the heart of the account, and nobody says that it was there */
    ro_str *keys;  /* its words, folded bare */
    size_t nkeys;
} ro_party;

/* What a text is to a meeting, as far as its own words say. */
typedef enum ro_occasion {
    RO_OCCASION_NONE,   /* tells of no encounter: a letter, a briefing of the day, an order */
    RO_OCCASION_NOTICE, /* an encounter to come */
    RO_OCCASION_ABOUT,  /* a later text on an encounter: a press conference, a joint statement, an aide's briefing */
    RO_OCCASION_TOLD,   /* an account of the encounter itself */
} ro_occasion;

enum { RO_DIGEST = 48 };

typedef struct ro_sketch {
    ro_str id; /* unique; the order of ids is the order of everything */
    ro_str title, publisher, publisher_side, place;
    ro_str place_key; /* folded bare */
    ro_occasion occasion;
    ro_form form;
    ro_kind kind;
    bool by_video; /* the title says so: a call to some, talks to others */
    bool multi;    /* a summit or a conference: parties may name each other sparsely */
    long lo, hi;   /* the days on which the meeting may have been, RO_NODAY where open */
    bool exact;    /* the words of the account say the day; lo == hi */
    bool certain;
    long published; /* RO_NODAY unknown */
    ro_str *sides;  /* of the meeting, sorted */
    size_t nsides;
    size_t named;     /* how many of them the title names */
    ro_party *people; /* highest rank first, then as mentioned */
    size_t npeople;
    ro_str *topics; /* the title's words that tell one meeting from another, folded, sorted */
    size_t ntopics;
    uint32_t digest[RO_DIGEST]; /* smallest hashes of its five-word runs, ascending */
    size_t ndigest;
} ro_sketch;

/* A sketch as it is kept with the account, whose title and publisher stand there anyway. */
typedef struct ro_packed {
    ro_str title, publisher;
    ro_str lines;  /* UTF-8; p NULL: there is none */
    ro_str digest; /* four bytes a hash, the highest first */
} ro_packed;

/* Only for records that are not refused. */
ro_packed ro_sketch_pack(ro_arena *, const ro_record *);
/* Unknown or damaged lines are passed over: a sketch of an older version still opens. */
ro_sketch *ro_sketch_open(ro_arena *, ro_str id, ro_packed);
/* What a person decided outranks what was read. day: "2024-06-19"; place: words. */
void ro_sketch_set_day(ro_sketch *, ro_str day);

/* A person's decision: two accounts are of one meeting, or are not. */
typedef struct ro_verdict {
    ro_str a, b; /* ids of accounts */
    bool join;
} ro_verdict;

/* What a person settled of a name in an account: whose it is, and what he is called. */
typedef struct ro_decided {
    ro_str account, name; /* as printed */
    ro_str person, shown;
} ro_decided;

/* They outrank every rule. */
typedef struct ro_rulings {
    const ro_verdict *verdict;
    size_t nverdicts;
    const ro_decided *decided; /* by account, then name, in bytes */
    size_t ndecided;
} ro_rulings;

typedef struct ro_member {
    size_t sketch; /* index into the sketches given */
    bool notice;   /* announces the meeting; counted apart */
    ro_str why;    /* the words for a person: "same day, Ada Norn, NV and KS" */
} ro_member;

typedef struct ro_daynote { /* a day that some members give for the meeting */
    long day;
    unsigned accounts;
    bool exact;
} ro_daynote;

typedef struct ro_meeting {
    ro_str id;                   /* "2024-06-19-kp-ru", the next of that name with ".2"; of accounts without meeting "a-ID" */
    bool met;                    /* false: one account that tells of no encounter */
    bool held;                   /* false: nothing but notices */
    long day;                    /* RO_NODAY unknown */
    bool day_exact, day_certain; /* not exact: only the day of publication is known */
    long lo, hi;
    ro_daynote *days; /* all readings, best first; more than one: they disagree */
    size_t ndays;
    ro_str place;
    ro_str *sides;
    size_t nsides;
    ro_str *people; /* heads first */
    size_t npeople;
    ro_form form;
    ro_member *members; /* by id; accounts first, then notices */
    size_t nmembers;
} ro_meeting;

typedef struct ro_meetings {
    ro_meeting *v; /* by day (unknown last), then id */
    size_t n;
} ro_meetings;

/* The i-th of one name has its number behind a dot, which no name contains; of those without a day the first account's id. */
#define RO_ID_DOT '.'
ro_str ro_meeting_numbered(ro_arena *, ro_str stem, size_t i);

/* A number that goes up with every change of what is linked, or found: what was grouped by another is grouped anew. */
enum { RO_MATCH_RULES = 4 };

/* Near-linear in n. */
const ro_meetings *ro_match_meetings(ro_arena *, ro_sketch *const *, size_t n, const ro_rulings *);
/* Records side by side, and the meetings that they tell of; not who was there, for which all names are compared, and that is
 * dear. */
typedef struct ro_beside {
    const ro_record *const *rec;
    size_t n;
    ro_sketch **s; /* of each record */
    const ro_meetings *meetings;
} ro_beside;
ro_beside ro_match_beside(ro_arena *, const ro_record *const *, const ro_packed *, size_t n); /* and their packed sketches */

/* ---- what an archive keeps of it, so that an account that comes meets those only which concern it (near.h) ------------- */

static inline bool ro_sketch_tells(const ro_sketch *s) { return s->occasion >= RO_OCCASION_ABOUT; }

/* Memory for comparing names, let go again and again so that a large archive does not pile it up; and what was compared of late,
 * since the same few people meet day by day. */
typedef struct ro_scratch {
    ro_arena *parent, *arena;
    struct ro_error error;
    struct ro_compared *compared;
} ro_scratch;
ro_scratch *ro_scratch_new(ro_arena *parent);

typedef struct ro_words { /* numbers of words, ascending, each once; of 48 bits */
    uint64_t *v;
    size_t n;
} ro_words;
/* Under which words others are linked with it. */
ro_words ro_words_linked(ro_arena *, const ro_sketch *);
/* Under which words an account without a day, or a notice, looks for its hub, and a hub is found: principals and sides. */
ro_words ro_words_met(ro_arena *, const ro_sketch *);

/* Drawn by its id: who heads a block of very many is a matter of lot, so that one that comes seldom changes it. */
static inline uint64_t ro_sketch_lot(const ro_sketch *s) { return ro_hash(s->id); }

/* The days on which those stand with which it may be linked; the last is the likeliest. False: it has no day. */
bool ro_days_linked(const ro_sketch *, long *first, long *last);
bool ro_days_hub(const ro_sketch *, long *day);                  /* it can be a hub, and stands there under this day */
bool ro_days_sought(const ro_sketch *, long *first, long *last); /* it looks for a hub, within these days */

/* The hubs of an archive, as an account that looks for its own sees them. */
enum { RO_NEAREST = 48, RO_ENTITLED = 64 }; /* among how many accounts it looks; how many titles of a hub count */
typedef struct ro_hub_at {
    int64_t hub; /* its number, whatever that is to who keeps them */
    long day;    /* of the account by which it was found */
} ro_hub_at;
typedef struct ro_hubs {
    void *user;
    /* How many accounts of hubs stand under the word on these days; RO_NEAREST + 1 is many. */
    size_t (*count)(void *user, uint64_t word, long first, long last);
    /* They, by day, then id; at most RO_NEAREST. */
    size_t (*list)(void *user, uint64_t word, long first, long last, ro_hub_at *out);
    /* The members of a hub by id, at most RO_ENTITLED. */
    size_t (*members)(void *user, int64_t hub, const ro_sketch **out);
    bool (*parted)(void *user, int64_t hub); /* a person said that it is not the one's who looks */
} ro_hubs;
typedef struct ro_found_hub {
    int64_t hub;
    uint16_t why;
} ro_found_hub;
/* The one that it fits, if there is one. */
bool ro_match_seek(ro_scratch *, const ro_sketch *, const ro_hubs *, ro_found_hub *out);

/* ---- what one account says and another does not ------------------------------------------------------------------- */

/* An account of a meeting, as far as its facts may be missing in another. */
typedef struct ro_witness {
    ro_str id, called; /* called: what a person knows it by */
    ro_date day;
    ro_value place;
    const ro_attendee *there;
    size_t nthere;
    bool notice;
} ro_witness;

/* day, place: of the meeting, n 0 where not known. */
ro_across *ro_match_across(ro_arena *, const ro_witness *, size_t n, ro_str day, ro_str place, size_t *nout);
/* Records side by side, named "a", "b" ...: the facts of those that tell of one meeting. */
ro_across *ro_match_across_records(ro_arena *, const ro_beside *, size_t *nout);
/* What to know before reading records side by side, named A, B ...: sentences. */
ro_str *ro_match_doubts(ro_arena *, const ro_beside *, size_t *nout);

/* ---- people ------------------------------------------------------------------------------------------------------ */

typedef struct ro_titled { /* a title, and how many accounts print it with a name */
    ro_str text;
    size_t accounts;
} ro_titled;

/* A name as accounts print it, with what they say of its side; however many accounts that are. */
typedef struct ro_spelling {
    ro_str name, base; /* base: the nominative, where it is printed in other cases only; p NULL */
    ro_str side;       /* of him who is present, p NULL where not known */
    ro_str read_side;  /* as the accounts were read, present or not, on whatever grounds; p NULL none */
    ro_str office;     /* ro_spelling_office() */
    bool guessed;      /* no words beside the name give the side */
    int64_t lot;       /* the decision that parted these from others of the same spelling, 0 none */
    size_t accounts;
    const ro_titled *titles;
    size_t ntitles;
    ro_str date;  /* the first day on which an account has it, ISO; "" unknown */
    size_t stand; /* 0: to be placed; else it stands with those of the same number */
} ro_spelling;

static inline ro_str ro_spelling_called(const ro_spelling *s) { return s->base.p ? s->base : s->name; }

/* A surname alone counts for each office that it is printed with: that office; p NULL where it is more than a surname. */
ro_str ro_spelling_office(ro_arena *, ro_str called, ro_str title);
/* The keys under which a name meets others that may be it, readable: "kim", "~mntr" (consonants), "/RU cs" (sounds of a side; of
 * other scripts "//RU cs"). Of many under one key none meets another by it: then it is common. */
enum { RO_PEOPLE_COMMON = 2000 };
size_t ro_spelling_keys(ro_arena *, const ro_spelling *, ro_str **out);
size_t ro_spelling_ends(ro_arena *, const ro_spelling *, ro_str out[2]); /* the words by which a surname finds it */
/* Two spellings might be weighed as one person, whatever counts and lists say. */
typedef struct ro_maybe ro_maybe;
ro_maybe *ro_maybe_new(ro_arena *, const ro_spelling *, size_t n);
bool ro_maybe_one(ro_maybe *, size_t a, size_t b);

/* Two spellings that so many accounts list as two of those present. Only pairs with a key in common are asked for. */
typedef struct ro_listed {
    size_t a, b, lists;
} ro_listed;

/* What a person said of spellings: those of a and of b are one, are two, or those of a are called so. */
typedef enum ro_saying { RO_SAID_ONE, RO_SAID_TWO, RO_SAID_CALLED } ro_saying;
typedef struct ro_said {
    int64_t n; /* of the decision */
    ro_saying what;
    const size_t *a, *b; /* spellings */
    size_t na, nb;
    ro_str name;
} ro_said;

typedef struct ro_somebody {
    ro_str id;   /* "denis-manturov", made unique by its side or a number */
    ro_str stem; /* the id before it was made unique */
    ro_str name; /* the form that most accounts print, or what a person calls him */
    ro_str side;
    ro_str first;    /* the first day on which an account names him, "" unknown */
    ro_str least;    /* the first of his spellings in bytes, which nobody else has */
    int64_t decided; /* the last decision that speaks of him, 0 none */
} ro_somebody;

typedef struct ro_people {
    ro_somebody *v; /* by name */
    size_t n;
    size_t *of;   /* of[i]: whom spelling i is */
    size_t *comp; /* comp[i]: the first of those that links lead to from spelling i */
    ro_str *why;  /* why spelling i is his; p NULL: it is the name that shows */
} ro_people;

typedef struct ro_peopled {
    const ro_spelling *v;
    size_t n;
    const ro_listed *listed;
    size_t nlisted;
    const ro_said *said; /* it outranks every rule, and of what was said the first in the list */
    size_t nsaid;
    const ro_str *common; /* keys that are common in the archive, where v is a part of it only */
    size_t ncommon;
} ro_peopled;
/* Who of them is one person. A part of an archive gives what the whole gives where it holds, with each spelling to be placed,
 * all that links lead to from it, and with each surname to be placed whoever bears it, whole. */
const ro_people *ro_match_people(ro_arena *, const ro_peopled *);

/* People of one stem: their ids. Sorts them. */
void ro_people_ids(ro_arena *, ro_somebody **, size_t n);
/* Spellings of one form are one. */
ro_str ro_spelling_form(ro_arena *, const ro_spelling *);
/* What makes a spelling unlike every other. */
ro_str ro_spelling_text(ro_arena *, const ro_spelling *);

/* The words of a name, folded bare, without "'s". */
size_t ro_match_words(ro_arena *, ro_str name, ro_str **out);

#endif
