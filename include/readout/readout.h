/* readout: read the accounts of a meeting into records, and lay them side by side.
 *
 * This is the one public header: the data that the stages hand on, and the doors into them. The command line, the
 * reading room and the bindings see nothing else.
 *
 * Ownership in one sentence: whatever hangs on an object (an account, a comparison, a reuse) lives exactly as long as
 * that object and is freed with it; strings handed in need only live for the call.
 *
 * Errors: functions return an ro_status; the sentence for a person stands in ro_ctx_error() until the next call on that
 * context. "Not found" and "unsure" are results, not errors. The library never prints, never exits and keeps no state
 * outside the objects. A context, and what was made with it, belongs to one thread at a time.
 *
 * Units: every span counts bytes, half open. `span` counts in the account's text, `source` in the capture decoded to
 * UTF-8. */
#ifndef READOUT_H
#define READOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RO_VERSION "0.1.0"

#if defined(__GNUC__)
#define RO_API __attribute__((visibility("default")))
#else
#define RO_API
#endif

/* ---- plain pieces --------------------------------------------------------------------------------------------- */

typedef enum ro_status {
    RO_OK = 0,
    RO_NOMEM,       /* memory ran out; what was not finished was taken back */
    RO_IO,          /* the system refused: file, disk, pipe */
    RO_INPUT,       /* the input is damaged or is not what was asked for */
    RO_LIMIT,       /* the input is over a stated limit */
    RO_NOTFOUND,    /* no such account, meeting, person */
    RO_ARCHIVE,     /* the archive is not ours, newer than us, or damaged */
    RO_USAGE,       /* the caller asked for something that makes no sense */
    RO_UNSUPPORTED, /* known, and not there yet */
    RO_SKIPPED,     /* no page by its kind: a picture, a style, a script beside the pages; no fault */
} ro_status;

/* Bytes that somebody else owns. p == NULL: unknown, which is not the same as empty. */
typedef struct ro_str {
    const char *p;
    size_t n;
} ro_str;

typedef struct ro_span {
    uint32_t lo, hi;
} ro_span;
#define RO_NOSPAN ((ro_span){UINT32_MAX, UINT32_MAX})

/* Limits, stated. */
#define RO_MAX_CAPTURE (64u << 20) /* bytes of one page, unpacked */
#define RO_MAX_DEPTH 400           /* nesting of HTML elements kept; deeper ones are flattened */
#define RO_MAX_TAGS 16000          /* tags of a page that are parsed; of what stands behind them only the text is read */
#define RO_MAX_ACCOUNTS 10         /* accounts in one comparison */
#define RO_MAX_CONTAINERS 6        /* containers in containers: a page in gzip in a web archive in a zip is three */
#define RO_MAX_MEMBERS 1000000     /* members of one zip, tar or 7z */
#define RO_MAX_RATIO 2000u /* times a file may grow by unpacking, after its first 64 MiB; one layer of gzip reaches 1032 */

/* Why a value is what it is. rule: a short stable name such as "date.juche"; NULL where there is no value. */
typedef struct ro_because {
    ro_span span;
    ro_span source;
    const char *rule;
    bool certain;
} ro_because;

typedef struct ro_value {
    ro_str value;
    ro_because why;
} ro_value;

/* ---- the record of one account -------------------------------------------------------------------------------- */

typedef enum ro_kind { RO_KIND_OTHER, RO_KIND_TRANSCRIPT, RO_KIND_REPORT, RO_KIND_STATEMENT, RO_KIND_NOTICE } ro_kind;
typedef enum ro_form { RO_FORM_OTHER, RO_FORM_TALKS, RO_FORM_CALL, RO_FORM_VISIT } ro_form;
typedef enum ro_scope { RO_SCOPE_UNKNOWN, RO_SCOPE_WHOLE, RO_SCOPE_OPENING, RO_SCOPE_PART } ro_scope;
typedef enum ro_role { RO_ROLE_HEAD, RO_ROLE_LISTED, RO_ROLE_JOINED, RO_ROLE_GROUP } ro_role;
typedef enum ro_mode { RO_MODE_DIRECT, RO_MODE_REPORTED, RO_MODE_COLLECTIVE, RO_MODE_UNATTRIBUTED } ro_mode;
typedef enum ro_basis {
    RO_BASIS_NONE, /* nothing is known: value, earliest and latest are empty */
    RO_BASIS_TEXT,
    RO_BASIS_DATELINE,
    RO_BASIS_SIGNOFF,
    RO_BASIS_METADATA,
    RO_BASIS_MASTHEAD,
    RO_BASIS_URL,
    RO_BASIS_GIVEN,
    RO_BASIS_BOUNDS,
} ro_basis;
typedef enum ro_para_kind { RO_PARA_TEXT, RO_PARA_HEADING, RO_PARA_ITEM, RO_PARA_CAPTION, RO_PARA_CELL } ro_para_kind;

/* "2024-06-19", "2024-06" or "2024"; "" where not known. other: the second reading of an ambiguous date ("05/06/2024"),
 * in which case certain is false and the value is "" too unless something decided. */
typedef struct ro_date {
    char value[16], other[16];
    char earliest[16], latest[16];
    ro_basis basis;
    ro_str evidence;
    ro_because why;
    char time[8]; /* of the meeting: "12:43" where a time of day is printed, else "" */
    char utc[24]; /* the same moment, "2022-03-18T16:43Z", where its zone and day are known */
    ro_str zone;  /* as printed: "EDT", "Moscow time"; p NULL none */
} ro_date;

/* A date that the account prints, what it is there for, and the days it means. role: event, publication, dateline (the day of
 * writing), capture, background. from, to: the first and last day; value: the day, month or year where they are one; all "" where
 * the page cannot tell. either: the other reading of a date in figures that reads two ways (value is the first). anchor: what an
 * expression counts from that names no day of its own: "meeting" (said at it), "published" (written of it); NULL none. */
typedef struct ro_dated {
    const char *role, *anchor;
    char value[16], either[16], from[16], to[16];
    ro_str words;
    bool weekday_wrong; /* the weekday printed with it is not that day's */
    ro_because why;
} ro_dated;

typedef struct ro_paragraph {
    ro_span span, source;
    ro_para_kind kind;
} ro_paragraph;

/* A stretch of the capture that is not the account's own words. text: its words, decoded and blank-folded. */
typedef struct ro_furniture {
    ro_span source;
    ro_str text;
    const char *why;
} ro_furniture;

typedef struct ro_attendee {
    ro_str side; /* ISO 3166-1 alpha-2, or an organisation's name; p NULL where not known */
    int order;   /* from 1 within a side */
    ro_role role;
    ro_str name, title; /* as printed, blanks folded; p NULL where none is printed: one of them is */
    ro_str base;        /* the name in its base form where it is printed in a case only (led back, never certain); else p NULL */
    ro_because why;     /* why.span covers name and title */
    ro_str remark;      /* the words that say that he left before the end; p NULL */
} ro_attendee;

typedef struct ro_person {
    ro_str name; /* the fullest form printed */
    ro_str base; /* as of an attendee */
    ro_str side;
    ro_str *titles;
    size_t ntitles;
    ro_span *mentions;
    size_t nmentions;
} ro_person;

typedef struct ro_statement {
    ro_str *speakers; /* full names; none where the side speaks unnamed or nobody is named */
    size_t nspeakers;
    ro_str side;
    ro_mode mode;
    ro_str cue;   /* the words that say that something is said; p NULL in a transcript */
    int strength; /* of the cue, 0 unknown; higher is firmer (data/en/cues.tsv) */
    ro_because why;
} ro_statement;

typedef struct ro_encounter {
    const char *kind; /* talks, tête-à-tête, call, video call, visit, banquet, signing … */
    ro_str place, duration, time, zone;
    char date[16]; /* where the words by it say its day; "" else */
    ro_because why;
} ro_encounter;

/* Two places of a page that say different things of it: what is "published", "modified", "title", "publisher" or "url"; the
 * reading that was chosen stands first. basis is RO_BASIS_NONE where the value is no date; why.source points at the words. */
typedef struct ro_reading_of {
    ro_str value, evidence;
    ro_basis basis;
    ro_because why;
} ro_reading_of;

typedef struct ro_disagreement {
    const char *what, *why;
    ro_reading_of *readings;
    size_t nreadings;
} ro_disagreement;

/* text + [text, text + len) of the account stands at [source, source + slen) of the capture. Runs are sorted by text. */
typedef struct ro_run {
    uint32_t text, len, source, slen;
} ro_run;

typedef struct ro_record {
    const char *refused; /* non-NULL: the capture is kept, but is no account, and this says why */
    const char *refusal; /* the same as a short word: not-found, gone, moved, denied, blocked, failed, robots, cookies, login,
                            stub, age, script, frames, search, list, files, parked, feed, rules, empty */
    char sha256[65];
    ro_str file, id, url, archived_url;
    const char *encoding; /* what the capture was decoded from */
    ro_str text;
    ro_value title;
    ro_str language; /* ISO 639-1, p NULL unknown */
    ro_kind kind;
    ro_form form;
    ro_scope scope;
    bool held; /* false: a notice of a meeting to come */
    ro_because kind_why, form_why, scope_why, language_why, url_why;
    ro_value publisher, carrier;
    ro_str publisher_side;
    ro_value author, section; /* author: a person or a desk; section: of the site, as the page names it */
    ro_date meeting, published, captured, modified;
    ro_dated *dates; /* all that are printed, in the order of the page */
    size_t ndates;
    ro_value place;
    ro_str place_city, place_state; /* that it lies in: a city's name, an ISO 3166-1 code; p NULL not known */
    ro_str *sides;
    size_t nsides;
    ro_attendee *attendance;
    size_t nattendance;
    ro_attendee *absent; /* whom it says was not there */
    size_t nabsent;
    ro_value asked; /* who asked for the meeting or call, as printed: a person, or "French side"; value.p NULL where not told */
    ro_str asked_side;
    ro_person *people;
    size_t npeople;
    ro_statement *statements;
    size_t nstatements;
    ro_encounter *encounters;
    size_t nencounters;
    ro_paragraph *paragraphs;
    size_t nparagraphs;
    ro_furniture *furniture;
    size_t nfurniture;
    ro_run *runs;
    size_t nruns;
    ro_disagreement *disagreements;
    size_t ndisagreements;
    ro_str *notes; /* what a person should know: repaired encoding, disagreeing dates … whole sentences */
    size_t nnotes;
} ro_record;

/* ---- the comparison of two to ten accounts ------------------------------------------------------------------- */

typedef enum ro_passage_kind { RO_SAME, RO_REWORDED, RO_PARAPHRASE, RO_ONLY } ro_passage_kind;
typedef enum ro_edit_kind {
    RO_EDIT_SPELLING,
    RO_EDIT_FORMAT,
    RO_EDIT_NAME,
    RO_EDIT_TITLE,
    RO_EDIT_NUMBER,
    RO_EDIT_STRENGTH,
    RO_EDIT_WORDING,
    RO_EDIT_ADDED,
    RO_EDIT_DROPPED,
} ro_edit_kind;
typedef enum ro_cover { RO_COVER_UNKNOWN, RO_COVER_IN, RO_COVER_OUT } ro_cover;

/* How usual a change is between the publishers of x and y: of `pairs` earlier pairs of their accounts in an archive (each two
 * accounts of one meeting, of an earlier day), `seen` have this very change and `class_seen` one of its kind and class. */
typedef struct ro_noise {
    bool known; /* false: nobody asked an archive, or it cannot say: a publisher or the day is not known */
    bool few;   /* under RO_FEW_PAIRS: too few to say what is usual */
    bool usual; /* in at least half of the pairs, and they are enough */
    uint32_t pairs, seen, class_seen;
} ro_noise;
#define RO_FEW_PAIRS 20
#define RO_MOST_PAIRS 1000 /* the latest ones are asked */

/* One change between accounts x < y, grouped as a reader would. A side that lacks the words has an empty span. */
typedef struct ro_edit {
    uint8_t x, y;
    ro_edit_kind kind;
    const char *klass;  /* the finer word: "hyphen", "negation", "modality" … */
    const char *excuse; /* the innocent explanation, or NULL */
    bool substantive;
    uint8_t weight; /* 1 … 99, how much it matters to a reader; 0 where it is folded */
    ro_span xspan, yspan;
    const char *line; /* what the class means, for the reader; NULL where none says */
    ro_noise noise;
    int64_t decision;   /* of a person, by which it is of substance, or is not, against the rules; 0 none */
    const char *judged; /* what was decided, by whom and why; NULL where nothing was */
} ro_edit;

/* One claim with other speakers in accounts x < y. kind: "another speaker", "said or asserted", "one side or both", "person or
 * side". who: the speakers as each account gives them; p NULL where the account says it itself. span: the words that say so, of
 * the statement; RO_NOSPAN where the account says it itself. */
typedef struct ro_voiced {
    uint8_t x, y;
    const char *kind;
    ro_str xwho, ywho;
    ro_span xspan, yspan;
} ro_voiced;

typedef struct ro_passage {
    ro_passage_kind kind;
    uint16_t in; /* bit k set: account k has it */
    ro_span spans[RO_MAX_ACCOUNTS];
    bool moved, speaker_changed;
    double score;       /* 0 … 1, of the weakest link */
    ro_cover scope;     /* of an RO_ONLY */
    const char *reason; /* why the scope is what it is */
    /* The silence of each account that is not in `in`, and why; NULL for those that are. */
    ro_cover covers[RO_MAX_ACCOUNTS];
    const char *reasons[RO_MAX_ACCOUNTS];
    /* How much the difference matters to a reader, 0 (nothing differs) … 99; claim: what kind of claim is made, "decision",
     * "demand", "number" … "courtesy", NULL where nothing tells; by these words of account claim_in. formula: words that accounts
     * of any meeting say, and nothing besides. */
    uint8_t weight, claim_in;
    bool formula;
    const char *claim;
    ro_because claim_why;
    ro_edit *edits;
    size_t nedits;
    uint8_t silences[RO_MAX_ACCOUNTS];   /* how much it matters that this account lacks it; 0 where it does not */
    uint16_t elsewhere[RO_MAX_ACCOUNTS]; /* for each account those in whose order it stands elsewhere; moved where there is any */
    ro_voiced *voiced;                   /* who says it, where the accounts differ; speaker_changed where there is any */
    size_t nvoiced;
} ro_passage;

/* How the lists of accounts x < y differ on one person. missing: y or x gives people of that side, but not this one, and x or y
 * does: whichever `in` lacks. moved: stands elsewhere than the names that both give would have it. retitled: with another title;
 * klass is that of an edit, "title" or "title rendering". */
typedef struct ro_listing {
    uint8_t x, y;
    const char *what, *klass;
    bool substantive;
} ro_listing;

typedef struct ro_present {
    ro_str name;
    uint16_t in;
    ro_str titles[RO_MAX_ACCOUNTS];
    int order[RO_MAX_ACCOUNTS];
    ro_str side;
    bool group;                     /* people left unnamed: "other officials" */
    ro_span spans[RO_MAX_ACCOUNTS]; /* name and title in each list; RO_NOSPAN where it lacks them */
    ro_listing *listings;
    size_t nlistings;
} ro_present;

/* What one account of a meeting prints and others do not. It is the meeting's and never written into their records. */
typedef struct ro_across {
    const char *what;        /* date, place, title, name */
    ro_str of;               /* the person as a silent account prints him, of a title or name; p NULL else */
    ro_str value, words, by; /* words: that say so; by: the account whose words they are */
    ro_because why;          /* in that account */
    ro_str *silent;          /* the accounts that do not print it */
    size_t nsilent;
    ro_str said; /* all of this for a person: "date 2024-06-19, from account b (...); not in a" */
} ro_across;

typedef struct ro_counts {
    size_t same, reworded, paraphrase, only, substantive_edits, folded_edits;
} ro_counts;

typedef struct ro_comparison {
    size_t naccounts;
    const ro_record *accounts[RO_MAX_ACCOUNTS]; /* borrowed: must outlive the comparison */
    ro_str refs[RO_MAX_ACCOUNTS];
    ro_passage *passages; /* in the reading order of the first account that has them */
    size_t npassages;
    ro_present *attendance;
    size_t nattendance;
    ro_counts counts;
    ro_across *across; /* of accounts that tell of one meeting; by and silent are "a", "b" ... */
    size_t nacross;
    /* Who published first: a number of an account, -1 where the dates cannot tell; certain where two certain dates say so. */
    int first;
    bool first_certain;
    ro_str first_why; /* a sentence */
    ro_str *warnings; /* what to know before reading on: sentences */
    size_t nwarnings;
    void *owner; /* the library's own */
} ro_comparison;

/* ---- reuse ----------------------------------------------------------------------------------------------------- */

typedef enum ro_reuse_kind {
    RO_REUSE_REPRINT,
    RO_REUSE_EXCERPT,
    RO_REUSE_SHARED,
    RO_REUSE_FORMULA,
    RO_REUSE_BOILERPLATE
} ro_reuse_kind;

/* One text given to the engine. date: "" or ISO, decides `earlier`; publisher: decides boilerplate. */
typedef struct ro_reuse_text {
    ro_str id, text, date, publisher;
} ro_reuse_text;

typedef struct ro_shared {
    uint32_t a, b; /* indexes of the texts given, a < b in the order of their ids */
    ro_span a_span, b_span;
    uint32_t words;
    double identity;
    double score; /* by rarity of the words: a point is a rare word */
    int earlier;  /* -1 a, +1 b, 0 not known */
    ro_reuse_kind kind;
} ro_shared;

typedef struct ro_use {
    uint32_t text;
    ro_span span;
} ro_use;

typedef struct ro_formula {
    ro_str words;
    ro_use *uses;
    size_t nuses;
} ro_formula;

typedef struct ro_reuse {
    ro_shared *shared;
    size_t nshared;
    ro_formula *formulas;
    size_t nformulas;
    uint64_t ntexts, nwords;
    uint64_t nseeds;   /* different runs of a few words that stand in two texts or more */
    uint64_t ncommon;  /* of these, so many stood in too many texts and started nothing */
    unsigned too_many; /* in more texts than this */
    uint64_t spilled;  /* bytes that did not fit into the memory allowed and went through temporary files */
    uint64_t nleft;    /* of ro_archive_relatives(): accounts that may share words, and were too many to be compared */
    void *owner;       /* the library's own */
} ro_reuse;

typedef struct ro_reuse_options {
    unsigned min_words; /* 0: 12 */
    unsigned threads;   /* 0: as many as there are processors */
    size_t memory;      /* bytes to be held at most; what is over goes to temporary files. 0: 400 MiB */
} ro_reuse_options;
enum { RO_REUSE_LEAST_MEMORY = 64 << 20 }; /* less is refused */

/* Families: accounts of common text, and who has it from whom. An account belongs to a family by one account that it has half of
 * its words from, or that has half of its words; formulas and boilerplate join nobody. */

typedef enum ro_direction { RO_DIRECTION_OPEN, RO_DIRECTION_LIKELY, RO_DIRECTION_KNOWN } ro_direction;

/* One reason. kind: a short stable word: published, names (its source), dateline, trade (of its publisher), end-mark, spelling,
 * error, abridged, framed, stemma (what the place in the family says), omits (words of a third that it lacks). text: whose words,
 * RO_NO_TEXT none. */
#define RO_NO_TEXT UINT32_MAX
typedef struct ro_evidence {
    const char *kind;
    int favours; /* 1: `to` has it from `from`; -1: the other way round; 0: neither, but near kin or a common source */
    bool strong; /* could decide by itself */
    uint32_t text;
    ro_span span;
    ro_str words;
    ro_str why; /* for people */
} ro_evidence;

/* Two accounts. from, to: in the order of their ids where the direction is open. */
typedef struct ro_kin {
    uint32_t from, to;
    ro_direction direction;
    double share_from, share_to; /* how much of either text stands in the other */
    uint32_t words;              /* the same in both */
    bool nearest;                /* of the edges that hold the family together; the others are told for completeness */
    uint32_t *as_near;           /* other accounts that `to` may have it from just as well */
    size_t nas_near;
    ro_evidence *evidence;
    size_t nevidence;
    ro_str open; /* why the direction is not known; p NULL where it is */
} ro_kin;

/* A text that is not among those given: `text` have their words from it, and none of them can have all of them from another.
 * name: what they call it; p NULL where they do not say. */
typedef struct ro_lost {
    ro_str name, why;
    uint32_t *text;
    size_t ntexts;
    ro_evidence *evidence;
    size_t nevidence;
} ro_lost;

typedef struct ro_family {
    uint32_t *text; /* in the order of a reading: root first, each behind the one it hangs on */
    uint32_t *depth;
    uint32_t *by; /* the edge that it hangs by; UINT32_MAX of the root */
    size_t ntexts;
    ro_kin *edge;
    size_t nedges;
    ro_lost *lost;
    size_t nlost;
} ro_family;

/* Larger families first, then by the ids of their accounts. */
typedef struct ro_families {
    ro_family *family;
    size_t nfamilies;
    ro_kin *weak; /* pairs that share a tenth of one text and more, and join nobody */
    size_t nweak;
    void *owner; /* the library's own */
} ro_families;

/* ---- the context ------------------------------------------------------------------------------------------------ */

typedef struct ro_ctx ro_ctx;
typedef struct ro_account ro_account;

RO_API const char *ro_version(void);
RO_API const char *ro_status_word(ro_status);
/* NULL when memory has run out. */
RO_API ro_ctx *ro_ctx_new(void);
RO_API void ro_ctx_free(ro_ctx *);
/* One sentence: what, where (file and byte where known), what to do. "" after success. Valid until the next call. */
RO_API const char *ro_ctx_error(const ro_ctx *);
/* Whether memory ran out in any call on it since this was asked last: what is made of several calls may lack something then. */
RO_API bool ro_ctx_lacked(ro_ctx *);
/* Whom long work tells how far it is (export, import, verify, reread, salvage), again and again: `done` of `all`; all 0 where
 * nobody knows how many, done 0 too where it is one step that takes its time. fn NULL: nobody. */
typedef void (*ro_tell_fn)(void *user, const char *what, size_t done, size_t all);
RO_API void ro_ctx_tell(ro_ctx *, ro_tell_fn, void *user);

/* ---- captures: what is to be read ------------------------------------------------------------------------------ */

/* The bytes of one page and what its collector said of it; any of the strings may be unknown (p NULL). */
typedef struct ro_capture {
    ro_str file; /* as given: path; of a piece of a container, path plus "#id", ":line" or ":byte", or "#name within" */
    ro_str bytes;
    ro_str id, url, title, publisher, date, captured, language;
    ro_str charset;  /* what the transport said (HTTP, MIME): "windows-1251" */
    ro_str note;     /* what the container had to say of it: whole sentences, one a line */
    int status;      /* of HTTP; 0 not known */
    bool html, text; /* the collector's word for it; neither: sniffed */
    int day_month; /* what stands first in dates in figures, as other pages of its host prove: 1 the day, -1 the month, 0 unknown
                    */
} ro_capture;

/* Called for each capture; the capture lives for the call. status other than RO_OK: this one is refused, `why` is the
 * sentence, capture.file says which, and its bytes may be empty. RO_SKIPPED is no fault: something that is no page lay beside
 * the pages. Return false to stop. */
typedef bool (*ro_capture_fn)(void *user, const ro_capture *, ro_status, const char *why);

/* Every capture behind a path: a file (gzip unpacked, by content), a folder (sorted by name, recursively), a .jsonl, "-" for
 * standard input. A damaged piece is handed on as refused and the rest still comes. */
RO_API ro_status ro_captures(ro_ctx *, const char *path, ro_capture_fn, void *user);
/* The same for bytes in memory, such as an upload; whole->file names them. */
RO_API ro_status ro_captures_within(ro_ctx *, const ro_capture *whole, ro_capture_fn, void *user);
/* The same of one file of a folder that comes file by file: what is no page is skipped, and not refused. */
RO_API ro_status ro_captures_of_folder(ro_ctx *, const ro_capture *file, ro_capture_fn, void *user);
/* One that outlives the call: a block with all its strings, freed with free(); NULL: memory ran out. */
RO_API ro_capture *ro_capture_copy(const ro_capture *);

/* Reads one capture into an account, all stages up to the record. RO_OK with record->refused set where the page is whole
 * but no account. */
RO_API ro_status ro_account_read(ro_ctx *, const ro_capture *, ro_account **out);
/* The same, and what comparing needs of this account alone is done too: for who reads several side by side. */
RO_API ro_status ro_account_read_to_compare(ro_ctx *, const ro_capture *, ro_account **out);
/* The same, and what adding needs of it and what needs no archive: ro_archive_add() takes any account, and these faster. */
RO_API ro_status ro_account_read_to_add(ro_ctx *, const ro_capture *, ro_account **out);
RO_API void ro_account_free(ro_account *);
RO_API const ro_record *ro_account_record(const ro_account *);
/* What it was read from; and the same decoded to UTF-8, in which every `source` span counts. */
RO_API const ro_capture *ro_account_capture(const ro_account *);
RO_API ro_str ro_account_source(const ro_account *);

/* ---- the stages behind one door each ---------------------------------------------------------------------------- */

/* Compares 2 … RO_MAX_ACCOUNTS accounts, which must outlive the comparison. refs: how the caller names them. */
RO_API ro_status ro_compare(ro_ctx *, ro_account *const *accounts, const char *const *refs, size_t n, const ro_comparison **out);
RO_API void ro_comparison_free(const ro_comparison *);

/* Shared stretches among texts, which must outlive the answer; the same whatever the order of the texts. */
RO_API ro_status ro_reuse_find(ro_ctx *, const ro_reuse_text *, size_t n, const ro_reuse_options *, const ro_reuse **out);
RO_API void ro_reuse_free(const ro_reuse *);

/* The same for texts that come one by one and need not be held: open, add every text, finish, close. */
typedef struct ro_reuse_search ro_reuse_search;
RO_API ro_status ro_reuse_open(ro_ctx *, const ro_reuse_options *, ro_reuse_search **out);
/* From any thread, each with a context of its own; copies what it needs. Texts are numbered as they come; the order in which they
 * come changes nothing else. After a failure other than RO_LIMIT for this text the search can only be closed. */
RO_API ro_status ro_reuse_add(ro_ctx *, ro_reuse_search *, const ro_reuse_text *);
/* Once, after the last text. The answer lives as long as the search; its `a`, `b` and `text` are numbers of texts. */
RO_API ro_status ro_reuse_finish(ro_ctx *, ro_reuse_search *, const ro_reuse **out);
/* Id, date and publisher of a text, which live as long as the search. The text itself may stand in a file: out->text.p is NULL
 * and out->text.n its length. */
RO_API void ro_reuse_text_get(const ro_reuse_search *, uint32_t text, ro_reuse_text *out);
/* The bytes [at, at + n) of a text into `to`. */
RO_API ro_status ro_reuse_text_read(ro_ctx *, const ro_reuse_search *, uint32_t text, size_t at, size_t n, char *to);
RO_API void ro_reuse_close(ro_reuse_search *);
/* Families of what a finished search found; numbers of texts are the search's. */
RO_API ro_status ro_families_find(ro_ctx *, const ro_reuse_search *, const ro_reuse *, const ro_families **out);
RO_API void ro_families_free(const ro_families *);

/* How likely two printed names are one person. */
typedef struct ro_name {
    ro_str name, title, side, date;
} ro_name;
typedef struct ro_likeness {
    double same; /* 0 … 1; 0.5 and more: one person */
    char why[200];
} ro_likeness;
/* A side as readers are told of it: "North Korea" for KP; what is no code, or an unknown one, as it is. Lasts as long as side. */
RO_API ro_str ro_side_name(ro_str side);
/* The other way round, as records have it: "KP" for "North Korea", in capitals or not; words that name no state as they are. */
RO_API ro_str ro_side_code(ro_str words, char code[3]);
RO_API ro_status ro_names_compare(ro_ctx *, const ro_name *a, const ro_name *b, ro_likeness *out);

/* ---- the archive ------------------------------------------------------------------------------------------------ */

typedef struct ro_archive ro_archive;

/* READ: the file must be there and is not altered (but for finishing what a killed `add` left half done, where the file may be
 * written). LOOK: the same, and nothing is finished or kept for later either. WRITE: must be there. CREATE: made where it is
 * missing. An older archive is brought up to date by WRITE and CREATE; a newer one, and a file that is no archive of ours, is
 * refused with RO_ARCHIVE. */
typedef enum ro_open { RO_OPEN_READ, RO_OPEN_WRITE, RO_OPEN_CREATE, RO_OPEN_LOOK } ro_open;
RO_API ro_status ro_archive_open(ro_ctx *, const char *path, ro_open, ro_archive **out);
/* It is of an older form: to open it for writing takes as long as that step takes, about a millisecond an account. */
RO_API bool ro_archive_older(const char *path);
RO_API void ro_archive_close(ro_archive *);

/* A number that is another one whenever somebody has written to the archive in between, by whatever program; it means something
 * only beside another one of the same ro_archive, and not for what was written through that one itself. */
RO_API ro_status ro_archive_stamp(ro_ctx *, ro_archive *, uint64_t *out);
/* How much there is: accounts that show, meetings (without what tells of none), captures with the refused, decisions that hold.
 */
typedef struct ro_holdings {
    size_t accounts, meetings, captures, decisions;
} ro_holdings;
RO_API ro_status ro_archive_holdings(ro_ctx *, ro_archive *, ro_holdings *out);

typedef enum ro_added {
    RO_ADDED_NEW,
    RO_ADDED_VERSION, /* the same id with other bytes: both are kept, the newest shows */
    RO_ADDED_THERE,   /* nothing was changed but, where it is a new one, the file name it came from */
    RO_ADDED_REFUSED, /* kept as a capture with the reason, record->refused; no account */
} ro_added;

/* done of all: for a progress line. */
typedef void (*ro_progress_fn)(void *user, size_t done, size_t all);

typedef enum ro_thing { RO_THING_ACCOUNT, RO_THING_MEETING } ro_thing;
typedef struct ro_found {
    ro_thing thing;
    char id[512]; /* whole */
} ro_found;

/* Is exactly this capture an account already? Then it need not be read again; its file name is remembered. */
RO_API ro_status ro_archive_known(ro_ctx *, ro_archive *, const ro_capture *, bool *out);
/* Which account that is. RO_NOTFOUND: none. */
RO_API ro_status ro_archive_find_capture(ro_ctx *, ro_archive *, const ro_capture *, ro_found *out);
/* Puts n accounts in, all of them or, when it fails, none. out may be NULL. */
RO_API ro_status ro_archive_add(ro_ctx *, ro_archive *, ro_account *const *, size_t n, ro_added *out);
/* Puts the accounts into meetings, where anything changed since it was last done. Every run of additions ends with it. It goes in
 * pieces, each of which holds whatever becomes of the next; with telling it says how far it is where there are several. */
RO_API ro_status ro_archive_settle(ro_ctx *, ro_archive *);
RO_API ro_status ro_archive_settle_telling(ro_ctx *, ro_archive *, ro_progress_fn, void *user);

/* What an id stands for, or the beginning of one when it fits one thing only. Ids of meetings that have merged lead to the
 * meeting that took them up. RO_NOTFOUND; RO_USAGE where the beginning fits several. */
RO_API ro_status ro_archive_find(ro_ctx *, ro_archive *, const char *ref, ro_found *out);
/* The account (its newest version) as it reads now, decisions applied; freed with ro_account_free. */
RO_API ro_status ro_archive_account(ro_ctx *, ro_archive *, const char *ref, ro_account **out);
/* The same of the capture with that SHA-256, whether or not it is the newest of its id. */
RO_API ro_status ro_archive_account_of_capture(ro_ctx *, ro_archive *, const char *sha256, ro_account **out);
/* One capture of a page over time. event: "first"; "same": the same bytes; "furniture": other bytes, and the same title and words
 * in them; "edited"; "restored": edited, and it is an earlier wording again; "gone": a capture that is no account. */
typedef struct ro_page_version {
    int64_t number; /* of its intake, for ro_archive_version() */
    const char *event;
    bool returned;     /* the capture before was "gone" */
    size_t wording;    /* which it has, from 1; 0 gone */
    ro_str captured;   /* day or moment, ISO; p NULL unknown */
    ro_str first_seen; /* when the archive first had these bytes */
    ro_str sha256, file, url;
    ro_str title, published, modified; /* as the page gives them; p NULL unknown */
    size_t words;
    int status;     /* of HTTP; 0 not known */
    ro_str refused; /* why it is no account; p NULL it is one */
} ro_page_version;
/* first, last: numbers of versions, from 0. */
typedef struct ro_page_wording {
    size_t first, last, captures;
} ro_page_wording;
/* All captures of one account: of its id, and refusals at its address. In the order of their days where all are known, else as
 * they came. */
typedef struct ro_history {
    ro_str id, title, publisher, url;
    bool dated; /* false: of a capture no day is known, and the order is that of their coming */
    ro_page_version *versions;
    size_t nversions;
    ro_page_wording *wordings;
    size_t nwordings;
    size_t edited, gone, returned; /* how often */
    ro_str *others;                /* ids of other accounts that stood at its address */
    size_t nothers;
    void *owner; /* the library's own */
} ro_history;
RO_API ro_status ro_archive_history(ro_ctx *, ro_archive *, const char *ref, const ro_history **out);
RO_API void ro_history_free(const ro_history *);
/* Which are wanted: those in which anything changed, between two days (ISO, both included; NULL all); all: those too of which
 * there is nothing but several captures. after: the id of the last one seen. */
typedef struct ro_histories_wanted {
    const char *from, *to, *after;
    size_t limit;
    bool all;
} ro_histories_wanted;
/* In the order of their ids; the history lives for the call, in which the archive may be asked. False: stop. */
typedef bool (*ro_history_fn)(void *user, const ro_history *);
RO_API ro_status ro_archive_histories(ro_ctx *, ro_archive *, const ro_histories_wanted *, ro_history_fn, void *user);
/* One version, whole, decisions applied; freed with ro_account_free. */
RO_API ro_status ro_archive_version(ro_ctx *, ro_archive *, int64_t number, ro_account **out);

/* The text of every account, in the order of their ids, for ro_reuse_find(). What is handed over lives for the call; false
 * stops. */
typedef bool (*ro_text_fn)(void *user, const ro_reuse_text *);
RO_API ro_status ro_archive_texts(ro_ctx *, ro_archive *, ro_text_fn, void *user);

/* One account of a meeting. */
typedef struct ro_meeting_account {
    ro_str id, file, title, publisher, carrier;
    ro_str published; /* "" unknown */
    ro_kind kind;
    bool held;  /* false: the account announces the meeting */
    ro_str why; /* why it stands in this meeting */
} ro_meeting_account;

/* A meeting as `meetings` lists it. */
typedef struct ro_meeting_entry {
    ro_str id, title;
    ro_date date;
    ro_str place; /* p NULL unknown */
    ro_form form;
    ro_str *sides;
    size_t nsides;
    ro_str *people;
    size_t npeople;
    ro_meeting_account *accounts;
    size_t naccounts;
    ro_str *notes; /* of people, by `decide note` */
    size_t nnotes;
    ro_across *across; /* facts that some of its accounts lack; by and silent are ids */
    size_t nacross;
    bool met;    /* false: an account that tells of no encounter stands here alone */
    bool held;   /* false: nothing but announcements */
    bool exact;  /* false: no account says the day; the date is that of the first publication */
    void *owner; /* the library's own */
} ro_meeting_entry;
/* By its id or by that of an account that stands in it. */
RO_API ro_status ro_archive_meeting(ro_ctx *, ro_archive *, const char *ref, const ro_meeting_entry **out);
RO_API void ro_meeting_entry_free(const ro_meeting_entry *);

/* Which meetings are wanted; NULL and 0: all. side: a code; person: a name or a word of it, in whatever spelling; of both several
 * may stand there, parted by semicolons, and a meeting has all of them; from, to: days, months or years, both included; after:
 * the id of the last one seen. */
typedef struct ro_meetings_wanted {
    const char *side, *person, *from, *to, *after;
    size_t limit;
    bool met;              /* leave out what tells of no encounter */
    const char *publisher; /* who issued one of its accounts, by the whole name */
    bool newest;           /* the last day first */
    const char *place;     /* by the whole name */
    const char *who;       /* the id of a person: RO_NOTFOUND where he is not there; `person` is not looked at then */
    const char *form;      /* a word of the contract: talks, call, visit, other */
    const char *only;      /* a side: whoever issued an account of it is of this side */
} ro_meetings_wanted;
/* Called for each in the order of their days, those without a day last; the entry lives for the call. False: stop. */
typedef bool (*ro_meeting_fn)(void *user, const ro_meeting_entry *);
RO_API ro_status ro_archive_meetings(ro_ctx *, ro_archive *, const ro_meetings_wanted *, ro_meeting_fn, void *user);

/* A person across the archive. */
typedef struct ro_spelt { /* a spelling, as one publisher has it */
    ro_str publisher;     /* p NULL unknown */
    size_t accounts;
    ro_str first, last; /* days; p NULL unknown */
} ro_spelt;
typedef struct ro_variant {
    ro_str text;
    size_t accounts;
    ro_str why;         /* it is this person's; p NULL: it is the name that shows */
    ro_str first, last; /* of the page of one person, as the publishers: days; p NULL unknown */
    ro_spelt *by;       /* most accounts first */
    size_t nby;
} ro_variant;
typedef struct ro_tenure {
    ro_str text, first, last; /* ISO, "" unknown */
    size_t accounts;          /* that print it */
} ro_tenure;
/* Of the page of one person. Meetings: where he was present; a list is those of his side, two or more. */
typedef struct ro_person_year {
    ro_str year; /* "" unknown */
    size_t accounts, meetings, lists;
    double place, size; /* medians over the lists: his place from 1, and how many stand there */
} ro_person_year;
/* A meeting where he was present. seat: his place on the list of his side, from 1, of so many; 0: there is no list. */
typedef struct ro_appearance {
    ro_str meeting, day; /* day.p NULL unknown */
    size_t seat, of;
} ro_appearance;
typedef struct ro_person_place {
    ro_str text;
    size_t meetings;
    ro_str first, last; /* p NULL unknown */
} ro_person_place;
typedef struct ro_companion {
    ro_str id, name, side; /* side.p NULL unknown */
    size_t meetings;       /* where both were present */
    ro_str first, last;    /* p NULL unknown */
    ro_str title;          /* that most of these meetings print; p NULL none */
} ro_companion;
typedef struct ro_dated_account {
    ro_str id, day; /* "" none is dated */
} ro_dated_account;
typedef struct ro_person_entry {
    ro_str id, name, side; /* side.p NULL unknown */
    ro_variant *variants;  /* most printed first */
    size_t nvariants;
    ro_tenure *titles; /* by first day */
    size_t ntitles;
    ro_str *accounts; /* ids */
    size_t naccounts;
    size_t there; /* in how many of them the person was present */
    bool page;    /* what follows is told */
    size_t meetings;
    ro_person_year *years; /* in order, the unknown last */
    size_t nyears;
    ro_person_place *places; /* most meetings first */
    size_t nplaces;
    ro_companion *company; /* most meetings first */
    size_t ncompany;
    ro_dated_account first, last;
    ro_appearance *appearances; /* in the order of their days, the unknown last */
    size_t nappearances;
} ro_person_entry;
/* name: in whatever spelling; NULL: all. In the order of their names, or those first whom most accounts name. */
typedef struct ro_people_wanted {
    const char *name, *after;
    size_t limit;
    bool brief;         /* not which accounts, only how many */
    bool page;          /* of each also years, places, company, appearances, who spells him how */
    const char *id;     /* him alone: RO_NOTFOUND where he is not there */
    const char *within; /* the id of an account: whom it calls by `name`, letter by letter; nobody where it does not */
    const char *side;   /* a code */
    const char *begins; /* with what the name that shows begins */
    bool most;
    const char *from, *to; /* of the page: days, months or years, both included */
} ro_people_wanted;
typedef bool (*ro_person_fn)(void *user, const ro_person_entry *);
RO_API ro_status ro_archive_people(ro_ctx *, ro_archive *, const ro_people_wanted *, ro_person_fn, void *user);

/* ---- protocol: who stands in the lists of those present, and where ---------------------------------------------------- */

/* A list is who was present at one meeting on one side, as its accounts give them together; of two or more people, since a head
 * alone is none. Counts, and no reasons: who is in no list may have been there, and nobody's lists are all in an archive. */
typedef struct ro_place {
    size_t lists, of;   /* is on so many, of so many lists of the side in that time */
    double middle;      /* the median of the places, from 1; 0: none */
    ro_str first, last; /* days of the first and the last of them; n 0 none */
} ro_place;
typedef struct ro_standing {
    const char *what; /* entered, vanished, up, down, stayed; missing (of ro_archive_missing) */
    ro_str id, name, side;
    ro_place before, after; /* in the earlier and the later time; of `missing` before alone: the lists before */
    const char *form;       /* of `missing` among lists of one form of encounter: its word; NULL: of any */
} ro_standing;
/* side: a code, NULL any; before, after: two times, each a day, a month or a year, such as "2023" and "2024-06". */
typedef struct ro_standings_wanted {
    const char *side, *before, *after;
} ro_standings_wanted;
typedef bool (*ro_standing_fn)(void *user, const ro_standing *);
/* By side, then vanished, entered, up, down; those who stayed last. */
RO_API ro_status ro_archive_standings(ro_ctx *, ro_archive *, const ro_standings_wanted *, ro_standing_fn, void *user);
/* Who is not on the lists of a meeting, and was on half or more of the last `lists` (0: 12) lists of the same side before it.
 * ref: a meeting, or an account that stands in it; alike: of lists of the same form of encounter alone. RO_NOTFOUND: it has no
 * list. */
typedef struct ro_missing_wanted {
    const char *ref;
    size_t lists;
    bool alike;
} ro_missing_wanted;
RO_API ro_status ro_archive_missing(ro_ctx *, ro_archive *, const ro_missing_wanted *, ro_standing_fn, void *user);

/* Fills in the noise of every edit of the comparison. Pairs that were not compared before are compared now, some milliseconds
 * each, and kept in the archive where its file may be written. */
RO_API ro_status ro_archive_noise(ro_ctx *, ro_archive *, const ro_comparison *, ro_progress_fn, void *user);

/* Lays over the comparison what people settled about changes of words (decisions `noise` and `substance`): what is of substance,
 * weights and counts follow. */
RO_API ro_status ro_archive_judge(ro_ctx *, ro_archive *, const ro_comparison *);

/* Brings the index of shared words up to the accounts, where the file may be written. Adding does so by itself; there is
 * something to do after a kill, or in an archive of an older readout. */
RO_API ro_status ro_archive_index(ro_ctx *, ro_archive *, ro_progress_fn, void *user);
/* What one account shares with the others, as a search over all of them would tell it (but no formulas), asked of the index. The
 * search was opened for it: the account and those that may share something are added, and the answer is that of
 * ro_reuse_finish(). */
RO_API ro_status ro_archive_relatives(ro_ctx *, ro_archive *, const char *ref, ro_reuse_search *, const ro_reuse **out);
/* The same among the nearest of those that it shares words with, each compared with each, so that who has whose words is told of
 * all and not of the one alone: a tree and no star. The account is text 0; family: it stands in, NULL none. left: accounts that
 * share something and were not compared. */
typedef struct ro_kindred {
    ro_reuse_search *search;
    const ro_reuse *found;
    const ro_families *families;
    const ro_family *family;
    uint64_t left;
} ro_kindred;
RO_API ro_status ro_archive_kindred(ro_ctx *, ro_archive *, const char *ref, const ro_reuse_options *, ro_kindred *out);
RO_API void ro_kindred_free(ro_kindred *);

/* What a question was put to: the denominator of every count. */
typedef struct ro_searched {
    size_t accounts, undated;
    char from[16], to[16]; /* of the dated ones */
} ro_searched;

/* One use of a phrase; span counts in the account's text, context is the sentence about it (cut at both ends where long), with
 * the words at [at, at + len) of it. */
typedef struct ro_phrase_use {
    ro_str account, publisher, date, title, context;
    ro_span span;
    size_t at, len;
    ro_str capture; /* SHA-256 */
} ro_phrase_use;
typedef struct ro_phrase_publisher {
    ro_str publisher; /* p NULL unknown */
    size_t uses, accounts, searched;
    ro_str first, last;
} ro_phrase_publisher;
/* What was searched of one publisher in one year, with or without a use. digest: of the ids and captures of these accounts, ""
 * where digests were not wanted. */
typedef struct ro_phrase_year {
    ro_str publisher; /* p NULL unknown */
    char year[8];     /* "" of accounts without a date */
    size_t uses, accounts, searched, words;
    char digest[65];
} ro_phrase_year;
/* The same of a month, "2024-06"; "2024" where no more is known, "" of accounts without a date. */
typedef struct ro_phrase_month {
    ro_str publisher; /* p NULL unknown */
    char month[8];
    size_t uses, accounts, searched, words;
} ro_phrase_month;
/* Days on which a publisher has no account, between its first and its last; the longest ones, of RO_GAP days or more. */
typedef struct ro_phrase_gap {
    ro_str publisher;
    char from[16], to[16];
    size_t days;
} ro_phrase_gap;
enum { RO_GAP = 8 };
/* Other words that come near: the same but for one word ("another word", "a word more", "a word less") or for their endings
 * ("inflected"), or spelt as the other English has it ("spelt otherwise"). */
typedef struct ro_phrase_near {
    ro_str words;
    const char *kind;
    size_t uses, accounts;
    ro_str first, last; /* days, "" unknown */
    ro_phrase_use *use; /* the first */
} ro_phrase_near;
typedef struct ro_phrase_wanted {
    const char *words, *publisher, *from, *to, *side; /* of all but the words: NULL and "" anything; as of a search */
    bool digests; /* of each year too, for a certificate and JSON: they ask for all captures */
} ro_phrase_wanted;
typedef struct ro_phrase {
    ro_str words;
    ro_searched searched;
    ro_phrase_use *uses; /* by date (unknown last), then account */
    size_t nuses, accounts;
    ro_phrase_publisher *publishers; /* most uses first */
    size_t npublishers;
    void *owner;                      /* the library's own */
    ro_str publisher, from, to, side; /* as was wanted; n 0 anything */
    size_t all_words;                 /* searched */
    ro_phrase_year *years;            /* by publisher, then year */
    size_t nyears;
    ro_phrase_gap *gaps; /* by publisher, then day */
    size_t ngaps;
    ro_phrase_near *near; /* most uses first */
    size_t nnear;
    char digest[65];         /* of the uses: account, capture and place of each */
    ro_phrase_month *months; /* by publisher, then month */
    size_t nmonths;
} ro_phrase;
RO_API ro_status ro_archive_phrase(ro_ctx *, ro_archive *, const char *words, const ro_phrase **out);
RO_API ro_status ro_archive_phrase_within(ro_ctx *, ro_archive *, const ro_phrase_wanted *, const ro_phrase **out);
RO_API void ro_phrase_free(const ro_phrase *);

/* One account that a search found, or one statement of it. In snippet the words found stand between \x01 and \x02. */
typedef struct ro_hit {
    ro_str account, title, publisher, date, meeting, snippet;
    double rank;      /* smaller is better */
    ro_str id;        /* to go on after: the account's, with "#N" behind it where it is a statement */
    size_t statement; /* its number in the account, from 1; 0: the hit is the account */
    ro_str speakers;  /* of the statement, parted by ", "; p NULL nobody is named */
    ro_str side;
    ro_mode mode;
    ro_span span; /* of the statement, in the account's text */
} ro_hit;
/* How many of all that was found have this value; value.p NULL: they have none. facet: "publisher", "year", "kind", "side"; of
 * statements "speaker" and "mode" in the place of the last two. */
typedef void (*ro_facet_fn)(void *user, const char *facet, ro_str value, size_t n);
/* The same of meetings (limit and after are not looked at). facet: "side", "year", "month", "form", "person" (his id, and right
 * behind it "called", what he is called), "publisher", "place", of the last three the 200 most frequent; "day" where there are no
 * more than 400; fn may be NULL. found: how many in all. */
RO_API ro_status ro_archive_meeting_counts(ro_ctx *, ro_archive *, const ro_meetings_wanted *, ro_facet_fn, void *user,
                                           size_t *found);
/* The same of people, by side and begins (nothing else is looked at). facet: "side", "letter" (that the name begins with). */
RO_API ro_status ro_archive_people_counts(ro_ctx *, ro_archive *, const ro_people_wanted *, ro_facet_fn, void *user,
                                          size_t *found);
/* A spelling that was looked for besides the one typed. */
typedef void (*ro_besides_fn)(void *user, ro_str typed, ro_str besides);
/* What a search tells of itself. searched: where nothing was found, in how many accounts. unsearched: accounts that were not
 * looked through for statements, since no words were asked for and the page was full before, or since there are too many to be
 * counted: `found` counts what stands in the others. */
typedef struct ro_search_told {
    size_t searched, unsearched;
} ro_search_told;
/* What is wanted; NULL, "" and 0: anything. publisher, speaker: a name or a word of it; side: an account's sides and its
 * publisher's (several parted by semicolons: all of them), of a statement that of its speakers; kind, mode: the words of the
 * contract; from, to: days, months or years, both included; meeting: the id of one, or of an account that stands in it. */
typedef struct ro_search_wanted {
    const char *query, *after;
    size_t limit;
    const char *publisher, *side, *speaker, *mode, *kind, *from, *to, *meeting;
    bool statements;       /* instead of accounts */
    bool by_date;          /* newest first, instead of best first */
    bool exact;            /* no other spellings of names */
    ro_facet_fn facet;     /* may be NULL */
    ro_besides_fn besides; /* may be NULL */
    ro_search_told *told;  /* may be NULL */
} ro_search_wanted;
typedef bool (*ro_hit_fn)(void *user, const ro_hit *);
/* Words must all be there; "a phrase" stands as it is; word* is a beginning; -word and NOT word must not be there; OR between
 * words, brackets, NEAR(two words, 10), title:word. RO_USAGE with the place where it is no query. Equals go in the order in
 * which they came; found: how many in all, may be NULL. */
/* A query in plain words, "said by Lavrov about sanctions": whom and what it asks for among statements. */
typedef struct ro_said_wanted {
    bool is; /* false: it is no such question */
    char speaker[200], words[1000];
} ro_said_wanted;
RO_API ro_status ro_query_in_words(ro_ctx *, const char *query, ro_said_wanted *out);
RO_API ro_status ro_archive_search(ro_ctx *, ro_archive *, const ro_search_wanted *, ro_hit_fn, void *user, size_t *found);
/* Accounts beyond these are not looked through for the counts of statements. */
#define RO_MOST_SEARCHED 50000

/* The archive as files in a folder that is made where it is missing: what cannot be built again as JSON Lines (captures, intakes,
 * decisions), from which ro_archive_import() makes the same archive; each table as CSV (RFC 4180) and JSON Lines; citations; what
 * the columns mean; and MANIFEST, written last, with the SHA-256 of each file as `sha256sum -c` takes it: without it the export
 * was not finished. excel: a byte order mark, an apostrophe before what a spreadsheet would take for a formula, and of each cell
 * as much as one holds there. separator: between the cells of a CSV, 0 a comma. tables: not the captures. also: files that stand
 * in the folder already and belong to the export. */
typedef struct ro_export_wanted {
    const char *dir;
    bool excel, tables;
    const char *const *also;
    size_t nalso;
    char separator;
} ro_export_wanted;
typedef struct ro_exported {
    size_t files, guarded, cut; /* guarded: cells that got an apostrophe; cut: that were longer than a spreadsheet's may be */
} ro_exported;
RO_API ro_status ro_archive_export(ro_ctx *, ro_archive *, const ro_export_wanted *, ro_exported *out);

/* What another archive exported, into this one: captures with what was said of them. Then their accounts wait to be read
 * (ro_archive_waiting, each handed to ro_archive_add); then ro_archive_import_decisions() takes what people settled there. All of
 * it may be done again, and is then finished where it was interrupted. RO_INPUT where the export is broken. */
typedef struct ro_imported {
    size_t captures, intakes, there; /* new captures and intakes; intakes that were here already */
    size_t decisions, known;         /* new decisions, and those that were here already */
    int64_t after;                   /* new decisions have greater numbers */
} ro_imported;
RO_API ro_status ro_archive_import(ro_ctx *, ro_archive *, const char *dir, ro_imported *);
/* path: the folder, or a decisions.jsonl of it. */
RO_API ro_status ro_archive_import_decisions(ro_ctx *, ro_archive *, const char *path, ro_imported *);
/* The captures that are kept and were not read yet. */
RO_API ro_status ro_archive_waiting(ro_ctx *, ro_archive *, ro_capture_fn, void *user);

/* What a person settled. kind: join, split, date, place, title, note, person-merge, person-split, person-rename, restore (a line
 * that was cut stands in the text again), cut (a line is cut), noise, substance (a change of words is none that matters, or is
 * one), finding (a difference that was collected; value: its card). time and undone are the archive's own ("" where it still
 * holds). */
typedef struct ro_decision {
    int64_t n;
    ro_str time, author, kind, target, value, reason, undone;
    int64_t overruled; /* the later decision that takes its place, 0 none */
    ro_str undone_by, undone_reason;
    size_t missing; /* accounts that it speaks of and that are not here; it holds for them when they come */
} ro_decision;
typedef bool (*ro_decision_fn)(void *user, const ro_decision *);
RO_API ro_status ro_archive_decide(ro_ctx *, ro_archive *, const ro_decision *, int64_t *n);
RO_API ro_status ro_archive_undo(ro_ctx *, ro_archive *, int64_t n);
RO_API ro_status ro_archive_undo_by(ro_ctx *, ro_archive *, int64_t n, const char *author, const char *reason); /* NULL unknown */
RO_API ro_status ro_archive_decisions(ro_ctx *, ro_archive *, ro_decision_fn, void *user); /* in the order they were taken */
/* Which are wanted, the latest first; NULL, 0 and false: all. n: that one alone; before: those with a smaller number; account:
 * the whole id of one that they speak of; standing: not those that were taken back. found: how many there are, whatever before
 * and limit are; may be NULL. */
typedef struct ro_decisions_wanted {
    const char *kind, *account;
    int64_t n, before;
    size_t limit;
    bool standing;
} ro_decisions_wanted;
RO_API ro_status ro_archive_decisions_wanted(ro_ctx *, ro_archive *, const ro_decisions_wanted *, ro_decision_fn, void *user,
                                             size_t *found);
/* How many of each kind, taken back or not; facet: "kind"; fn may be NULL. found: how many in all. */
RO_API ro_status ro_archive_decision_counts(ro_ctx *, ro_archive *, ro_facet_fn, void *user, size_t *found);

/* One sentence a fault. */
typedef void (*ro_fault_fn)(void *user, const char *fault);
typedef struct ro_checked {
    size_t captures, accounts, refused, faults;
    size_t pairs, changes; /* pairs of accounts compared to tell what is usual, and the changes kept of them */
} ro_checked;
/* RO_OK however many faults there are. quick: without reading every page again. */
RO_API ro_status ro_archive_verify(ro_ctx *, ro_archive *, bool quick, ro_fault_fn, void *user, ro_checked *out);
/* What can be saved of a damaged archive, into an empty one: captures, intakes, sources, decisions, of which those that are
 * accounts then wait to be read (ro_archive_waiting). One sentence of fn for each loss. The damaged file is only read. */
typedef struct ro_salvaged {
    size_t captures, intakes, decisions, lost;
    size_t pages, unread; /* of the file; those that the disk would not give */
} ro_salvaged;
RO_API ro_status ro_archive_salvage(ro_ctx *, ro_archive *to, const char *damaged, ro_fault_fn, void *user, ro_salvaged *out);
/* Builds everything that is derived anew from the captures; changed counts accounts whose rows came out otherwise. */
typedef struct ro_rereading {
    size_t accounts, refused, changed;
    size_t failed; /* could not be read again, and are left as they were; the error says why the first of them */
} ro_rereading;
RO_API ro_status ro_archive_reread(ro_ctx *, ro_archive *, ro_progress_fn, void *user, ro_rereading *out);

/* ---- writing ----------------------------------------------------------------------------------------------------- */

/* Takes n bytes; returns false to stop (a closed pipe, a full disk). */
typedef bool (*ro_write_fn)(void *user, const char *p, size_t n);
typedef struct ro_sink {
    ro_write_fn write;
    void *user;
} ro_sink;

typedef struct ro_style {
    bool colour;
    bool explain;   /* the rule behind each value */
    bool all;       /* nothing folded */
    bool cuts;      /* of a record: each line that was left out, with the reason */
    unsigned width; /* columns of the terminal; 0: 80 */
} ro_style;

/* One JSON object, the shape of CONTRACT `read --json`, without a line end. */
RO_API ro_status ro_record_json(ro_ctx *, const ro_record *, bool pretty, ro_sink);
RO_API ro_status ro_record_text(ro_ctx *, const ro_record *, const ro_style *, ro_sink);
/* One JSON object, an entry of CONTRACT `meetings --json`, without a line end. */
RO_API ro_status ro_meeting_entry_json(ro_ctx *, const ro_meeting_entry *, ro_sink);
RO_API ro_status ro_person_entry_json(ro_ctx *, const ro_person_entry *, ro_sink); /* of `people --json` */
RO_API ro_status ro_standing_json(ro_ctx *, const ro_standing *, ro_sink);         /* of `people --changes --json` */
/* Rows for a spreadsheet; NULL: their heading. */
RO_API ro_status ro_meeting_entry_csv(ro_ctx *, const ro_meeting_entry *, ro_sink); /* a row; NULL: their heading; so of these */
typedef struct ro_there { /* somebody at a meeting, as one account of it has him */
    const ro_meeting_entry *meeting;
    const ro_meeting_account *account;
    const ro_attendee *who;
} ro_there;
RO_API ro_status ro_there_csv(ro_ctx *, const ro_there *, ro_sink);
RO_API ro_status ro_person_entry_csv(ro_ctx *, const ro_person_entry *, ro_sink);
RO_API ro_status ro_standing_csv(ro_ctx *, const ro_standing *, ro_sink);
RO_API ro_status ro_phrase_json(ro_ctx *, const ro_phrase *, ro_sink); /* of `phrase --json` */
RO_API ro_status ro_hit_json(ro_ctx *, const ro_hit *, ro_sink);       /* of `search --json` */
RO_API ro_status ro_hit_csv(ro_ctx *, const ro_hit *, ro_sink);        /* a row for a spreadsheet; NULL: their heading */
/* How one account, or each of a meeting, is cited: to be pasted, for LaTeX, or CSL JSON for Zotero and others. */
typedef enum ro_cite_form { RO_CITE_MARKDOWN, RO_CITE_BIBTEX, RO_CITE_CSL } ro_cite_form;
/* Each account once, in the order asked for. refs: accounts and meetings; n 0: all accounts. */
RO_API ro_status ro_archive_cite(ro_ctx *, ro_archive *, const char *const *refs, size_t n, ro_cite_form, ro_sink);
/* One table of an export alone, as a CSV or as JSON Lines; RO_NOTFOUND: there is no such table. ro_export_table_name(i) names the
 * i-th, NULL behind the last. Of w only excel and separator are asked. */
RO_API const char *ro_export_table_name(size_t i);
RO_API ro_status ro_archive_export_table(ro_ctx *, ro_archive *, const char *table, bool lines, const ro_export_wanted *w,
                                         ro_sink);
RO_API ro_status ro_decision_json(ro_ctx *, const ro_decision *, ro_sink);
RO_API ro_status ro_comparison_json(ro_ctx *, const ro_comparison *, ro_sink);
RO_API ro_status ro_comparison_text(ro_ctx *, const ro_comparison *, const ro_style *, ro_sink);
RO_API ro_status ro_comparison_html(ro_ctx *, const ro_comparison *, ro_sink);
/* The pieces of that page, for one that has a head and a foot of its own: what stands in <main> (its headings are of the second
 * level and below), the sources, and the style, which wants --n, the number of accounts, on an element around them. */
typedef enum ro_html_piece { RO_HTML_COMPARISON, RO_HTML_SOURCES } ro_html_piece;
RO_API ro_status ro_comparison_piece(ro_ctx *, const ro_comparison *, ro_html_piece, ro_sink);
RO_API const char *ro_comparison_css(void);
/* The same for a reader who sifts: what stands in <main> of a page that answers links with these fields in its query. */
typedef enum ro_html_show {
    RO_SHOW_ALL,
    RO_SHOW_SUBSTANCE, /* words of substance differ */
    RO_SHOW_SPEAKER,
    RO_SHOW_MOVED,
    RO_SHOW_WORDS, /* told in other words */
    RO_SHOW_ALONE,
    RO_SHOW_SILENT, /* told by one, where another covers that part of the event */
    RO_SHOW_SAME,   /* the same, or but for form and grammar */
} ro_html_show;
typedef struct ro_card ro_card;
typedef struct ro_kept_card {
    int64_t n; /* of its decision: /finding/N */
    const ro_card *card;
} ro_kept_card;
typedef struct ro_html_view {
    ro_html_show show;
    bool form;                /* changes of form and grammar are marked; else they are counted */
    size_t quoted;            /* the passage, from 1, whose sentences are given to be cited; 0 none */
    const char *query;        /* what names the accounts, percent-encoded: "a=x&a=y"; "" where the path does */
    const char *collect;      /* the id of a form that collects: its field `finding` is a serial of ro_finding_card_of(), "." and
                                 the passage, 0 none; NULL: there is none */
    const ro_kept_card *kept; /* those of these accounts that were collected */
    size_t nkept;
    ro_str beside; /* markup that stands under what is quoted */
} ro_html_view;
/* How the field `show` of the query says it: "substance", "speaker" ...; NULL RO_SHOW_ALL. `form=1` and `cite=12` are the others.
 */
RO_API ro_html_show ro_html_show_of(const char *);
RO_API ro_status ro_comparison_room(ro_ctx *, const ro_comparison *, const ro_html_view *, ro_sink);
/* The strips of the accounts as a picture by itself (SVG, black and white), with caption, sources, dates and hashes. */
RO_API ro_status ro_comparison_figure(ro_ctx *, const ro_comparison *, ro_sink);
/* What happened to a page over time. changed: for each version that was edited or restored its comparison with the account before
 * it (a the earlier), NULL for others. The CSV has a row a change; with head a first row that names the columns. */
typedef struct ro_changed {
    const ro_history *history;
    const ro_comparison *const *changed;
} ro_changed;
RO_API ro_status ro_changed_text(ro_ctx *, const ro_changed *, const ro_style *, ro_sink);
RO_API ro_status ro_changed_json(ro_ctx *, const ro_changed *, ro_sink);
RO_API ro_status ro_changed_csv(ro_ctx *, const ro_changed *, bool head, ro_sink);
/* The three differences that matter most. */
RO_API ro_status ro_comparison_brief(ro_ctx *, const ro_comparison *, const ro_style *, ro_sink);
/* One row a difference, for a spreadsheet (RFC 4180, byte order mark, no formulas). */
RO_API ro_status ro_comparison_csv(ro_ctx *, const ro_comparison *, ro_sink);
/* Claims by accounts, to be pasted: as a page that is a table, and as text parted by tabs. */
RO_API ro_status ro_comparison_table(ro_ctx *, const ro_comparison *, ro_sink);
RO_API ro_status ro_comparison_tabs(ro_ctx *, const ro_comparison *, ro_sink);

/* A finding card: one difference of two accounts as a page of its own, which can be checked without a network. number: of the
 * difference, from 1, as the CSV numbers them; RO_NOTFOUND where there are not so many, or where the two accounts, compared
 * without the others, do not have it. */
RO_API ro_status ro_finding_card(ro_ctx *, const ro_comparison *, size_t number, ro_sink);
/* RO_INPUT: it is no finding card, or one that says nothing of its captures. */
RO_API ro_status ro_card_open(ro_ctx *, ro_str bytes, ro_card **out);
RO_API void ro_card_free(ro_card *);
RO_API ro_str ro_card_capture(const ro_card *, unsigned side); /* SHA-256 of the capture that side 0 or 1 is from */
/* The same card of the difference that is `serial`-th (from 1) in reading order, of whatever weight: a number that stays the same
 * whatever is decided or becomes usual. */
RO_API ro_status ro_finding_card_of(ro_ctx *, const ro_comparison *, size_t serial, ro_sink);
/* What it states, as its page prints it; p NULL: nothing. key: "change", "explanation", "noise", "program"; of side 0 or 1
 * "outlet", "carrier", "published", "meeting", "title", "url", "archived", "sha256", "text", "place", "before", "words", "after".
 * That a day is certain is left off, as it goes without saying. */
RO_API ro_str ro_card_says(const ro_card *, unsigned side, const char *key);
/* Keeps a card whose captures are in the archive, as a decision of the kind `finding`; note and author may be NULL. The same card
 * again is the same decision, with another note a new one in its place. */
RO_API ro_status ro_archive_collect(ro_ctx *, ro_archive *, const ro_card *, const char *note, const char *author, int64_t *n);
RO_API ro_status ro_card_kept(ro_ctx *, const ro_decision *, ro_card **out); /* of a decision `finding` */
RO_API ro_status ro_card_page(ro_ctx *, const ro_card *, ro_sink);           /* its page */
RO_API ro_status ro_card_cite(ro_ctx *, const ro_card *, ro_sink);           /* both sides in plain text, as the field cites */
RO_API ro_status ro_finding_json(ro_ctx *, const ro_decision *, ro_sink);    /* of `findings --json` */

/* A certificate: what was looked for, what was searched, its gaps and what was found, a statement a line, with digests,
 * which must have been wanted. The same archive gives the same certificate. */
RO_API ro_status ro_phrase_certificate(ro_ctx *, const ro_phrase *, ro_sink);
#define RO_CERTIFICATE "readout certificate of a phrase\n" /* it begins so */

typedef enum ro_proof { RO_HOLDS, RO_FAILS, RO_UNCHECKED } ro_proof;
/* A statement of a card. side: 'A', 'B', 0 of both. why: it fails or could not be checked. */
typedef struct ro_stated {
    const char *what;
    char side;
    ro_str words, why;
    ro_proof proof;
} ro_stated;
typedef struct ro_check_user {
    void (*fn)(void *user, const ro_stated *);
    void *user;
} ro_check_user;
/* Holds a card against its captures as they read now: accounts[i] is the one with the hash of side i, NULL where it is not at
 * hand; the archive, which may be NULL, counts how usual the change is. out: RO_FAILS where anything does, RO_HOLDS where all
 * does. */
RO_API ro_status ro_card_check(ro_ctx *, const ro_card *, ro_account *const accounts[2], ro_archive *, const ro_check_user *,
                               ro_proof *out);

/* Looks for the certificate's phrase again and holds each line against what is found now. RO_INPUT: it is no certificate. */
RO_API ro_status ro_certificate_check(ro_ctx *, ro_str bytes, ro_archive *, const ro_check_user *, ro_proof *out);

/* A critical edition: one account is the text, the others its apparatus. base: the account that is the text, from 1; 0: the first
 * published of those that tell the whole and are long enough (RO_USAGE where there is no such account). TEI P5, parallel
 * segmentation: readout-tei.rng is its schema. */
RO_API ro_status ro_edition_text(ro_ctx *, const ro_comparison *, unsigned base, const ro_style *, ro_sink);
RO_API ro_status ro_edition_tei(ro_ctx *, const ro_comparison *, unsigned base, ro_sink);
RO_API ro_status ro_edition_html(ro_ctx *, const ro_comparison *, unsigned base, ro_sink);
RO_API ro_status ro_edition_json(ro_ctx *, const ro_comparison *, unsigned base, ro_sink);
/* What stands in <main> of that page, for one that has a head and a foot of its own; and its style. */
RO_API ro_status ro_edition_piece(ro_ctx *, const ro_comparison *, unsigned base, ro_sink);
RO_API const char *ro_edition_css(void);

/* What a search found: lines of JSON (CONTRACT `reuse --jsonl`); for a terminal; one row a stretch for a spreadsheet. */
RO_API ro_status ro_reuse_jsonl(ro_ctx *, const ro_reuse_search *, const ro_reuse *, ro_sink);
RO_API ro_status ro_reuse_print(ro_ctx *, const ro_reuse_search *, const ro_reuse *, const ro_style *, ro_sink);
RO_API ro_status ro_reuse_csv(ro_ctx *, const ro_reuse_search *, const ro_reuse *, ro_sink);
/* One JSON object, {"families": [...], "weak": [...]}; and for people, each family as a tree. The search holds the texts. */
RO_API ro_status ro_families_json(ro_ctx *, const ro_reuse_search *, const ro_families *, ro_sink);
RO_API ro_status ro_families_text(ro_ctx *, const ro_reuse_search *, const ro_families *, const ro_style *, ro_sink);

RO_API ro_status ro_string_json(ro_str, ro_sink); /* quoted and escaped; null where unknown */

/* A stage's output as plain text: "page", "clean", "units", "record"; tests, bug reports and learners read it. */
RO_API ro_status ro_dump(ro_ctx *, const char *stage, const ro_capture *, ro_sink);

#ifdef __cplusplus
}
#endif
#endif
