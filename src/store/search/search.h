/* search: what the files of the full-text search share. Internal to store.
 *
 * One cutter makes the words of the index, of a query, of a snippet and of a statement (words.c), so that what is found
 * and what is shown can never disagree. */
#ifndef RO_SEARCH_H
#define RO_SEARCH_H

#include "segment/segment.h"
#include "store/hands.h"

/* Limits of a query: more is refused with a sentence, so that nobody can ask for hours of work. */
enum {
    RO_QUERY_BYTES = 4000,
    RO_QUERY_PHRASES = 40,
    RO_QUERY_WIDE = 64,
    RO_QUERY_DEPTH = 32,
    RO_QUERY_NEAR = 100,
    RO_QUERY_PREFIX = 2,
    RO_SEARCHED_AT_ONCE = 1000 /* accounts that are looked through for statements before a page is given */
};

/* ---- words (words.c) ---------------------------------------------------------------------------------------- */

typedef struct ro_term {
    uint32_t lo, hi; /* in the text */
    uint32_t at, n;  /* its folded letters, in ro_terms.fold */
} ro_term;

typedef struct ro_terms {
    ro_buf fold;
    RO_VEC(ro_term) v;
} ro_terms;

/* The words of a text in the place of those that were there, whose room is used again. */
/* A character that is a word: of Han, kana, and a syllable of Hangul, since these are found by any of them in a row. */
static inline bool ro_term_alone(uint32_t c) { return ro_cp_cjk(c) || (c >= 0xAC00 && c <= 0xD7A3); }
void ro_terms_read(ro_terms *, ro_str text);
static inline ro_str ro_term_fold(const ro_terms *t, size_t i) { return (ro_str){t->fold.p + t->v.v[i].at, t->v.v[i].n}; }
/* The words of the text parted by blanks: what the index is given. The room is that of *t. */
ro_str ro_terms_joined(ro_terms *t, ro_str text);

/* The same words one by one, folded only where that is asked: most words of a text are not looked for. */
bool ro_word_next(ro_str text, size_t *i, ro_span *word); /* at *i or behind it; false: there is none */
bool ro_word_plain(ro_str text, size_t at); /* the word there begins with ASCII, or is one character that stays as it is */
ro_str ro_word_fold(ro_buf *room, ro_str text, ro_span word); /* n 0: nothing of it counts, and it is no word */
bool ro_word_is(ro_buf *room, ro_str text, ro_span word, ro_str folded, bool begins); /* begins: with these letters */

/* The day that an account is sifted, ordered and counted by, as its indexes have it. */
#define RO_DAY "coalesce(meeting_date, published_date)"

/* ---- what is known of an account without its text (sought.c) ------------------------------------------------------ */

typedef struct ro_part { /* words of a text, counted from 0 */
    size_t lo, hi;
} ro_part;

/* The stretches of words that statements are of, one after the other. */
typedef struct ro_stretches {
    ro_buf b;
    uint64_t end;
} ro_stretches;
void ro_stretches_add(ro_stretches *, const ro_terms *, ro_span); /* RO_NOSPAN: none */
bool ro_stretches_next(ro_str, size_t *at, ro_part *last);        /* *last: the one before; at first {0, 0} */

/* A text as the index has it: how many words, and the stretches of its statements. */
typedef struct ro_in_words {
    size_t words;
    ro_str stretches; /* p not NULL */
} ro_in_words;
/* The row of an account that has come into the index, and has none. */
void ro_sought_put(ro_job *, int64_t n, const ro_in_words *);
bool ro_sought_holds(ro_job *, int64_t n, const ro_in_words *); /* it is what would be written */
int64_t ro_sought_day(ro_str day);                              /* as a number that is ordered as days are; 0 none */

/* ---- the index (index.c) ------------------------------------------------------------------------------------ */

/* Account n has become the version of its id that shows; and is it no longer, before its row goes. Written at the job's end,
 * for which its words may be prepared. */
void ro_search_put(ro_job *, int64_t n, const struct ro_prepared *);
void ro_search_drop(ro_job *, int64_t n);
void ro_search_rebuild(ro_job *);
void ro_search_fill(ro_job *); /* the table sought alone, beside an index that is there */
/* What the index is given of account n, in the job's arena; false: there is none. */
typedef struct ro_kept_words {
    ro_str title, text;
    ro_in_words in;
} ro_kept_words;
bool ro_search_words(ro_job *, int64_t n, ro_kept_words *);
bool ro_search_holds(ro_job *, ro_hands *); /* it is what the accounts give; leaves temporary tables: to be taken back */

/* ---- the query (query.c) ------------------------------------------------------------------------------------ */

typedef enum ro_where { RO_ANYWHERE, RO_TITLE, RO_TEXT } ro_where;

typedef struct ro_sought { /* words in a row */
    ro_str *word;          /* folded */
    size_t n;
    bool prefix;    /* the last is a beginning */
    bool no;        /* must not be there: not to be shown */
    bool literal;   /* in quotes: no other spellings */
    size_t at, len; /* in the query */
    ro_where where;
} ro_sought;

typedef enum ro_node_kind { RO_NODE_PHRASE, RO_NODE_NEAR, RO_NODE_AND, RO_NODE_OR, RO_NODE_NOT } ro_node_kind;
typedef struct ro_node {
    ro_node_kind kind;
    struct ro_node *a, *b; /* of AND, OR, NOT */
    size_t first, n;       /* of PHRASE and NEAR: which of the phrases */
    unsigned near;         /* words between the first and the last */
} ro_node;

typedef struct ro_question {
    ro_sought *sought; /* room for RO_QUERY_WIDE */
    size_t nsought;
    ro_node *root; /* NULL: no words are asked for */
    ro_str typed;  /* what `at` counts in */
} ro_question;

void ro_sought_set(ro_arena *, ro_terms *, ro_sought *, ro_str words); /* the words that it is of */
/* Throws RO_USAGE with the place where it is no query. */
ro_question *ro_question_read(ro_arena *, ro_str typed);
/* As FTS5 wants it; it cannot fail there. */
ro_str ro_question_expression(ro_arena *, const ro_question *);
/* The same for parts of accounts: it finds besides what has words that must not be there, since another part may be without. */
typedef struct ro_expression {
    ro_str expression;
    uint8_t sought[RO_QUERY_WIDE]; /* of each phrase of the expression, which it is in the question */
    size_t n;
} ro_expression;
ro_expression ro_question_wide(ro_arena *, const ro_question *);

/* ---- spellings of names (spellings.c, names.c) ---------------------------------------------------------------- */

void ro_spellings_put(ro_job *, int64_t person);
void ro_spellings_drop(ro_job *, ro_str person); /* of that id */
/* The question with the other spellings of the names in it, those that the archive knows for one person's; rare: also with names
 * of the archive that are likely meant by words which no account has. False: nothing was added. */
bool ro_question_widen(ro_job *, ro_question *, const ro_search_wanted *, void *user, bool rare);

/* ---- what it is sifted by (sift.c) ---------------------------------------------------------------------------- */

typedef struct ro_sift {
    uint8_t *bits; /* accounts that may be found; NULL: all */
    int64_t n;     /* one more than the last number of an account */
    bool named;    /* a speaker is wanted: one of these */
    ro_str *speaker;
    size_t nspeakers;
} ro_sift;

ro_sift *ro_sift_make(ro_job *, const ro_search_wanted *);
static inline bool ro_sift_has(const ro_sift *s, int64_t n) {
    return n >= 0 && n < s->n && (!s->bits || (s->bits[n / 8] >> n % 8 & 1));
}
bool ro_sift_speaks(const ro_sift *, ro_str name); /* is he one of those wanted? */

/* ---- where phrases stand, by the index (places.c) ------------------------------------------------------------------ */

typedef struct ro_gathered_place {
    uint32_t phrase; /* of the expression */
    ro_where where;  /* title or text */
    uint32_t word;
} ro_gathered_place;

/* What the function word_places() of a query finds in each row that the sift lets through: by phrase, title, then text. */
typedef struct ro_gathered {
    const ro_sift *sift;
    ro_gathered_place *v;
    size_t n, room, phrases; /* phrases: of the expression, as FTS5 counts them */
} ro_gathered;
fts5_api *ro_fts5(ro_job *);                             /* FTS5, as it lets others in */
ro_gathered *ro_gathered_new(ro_job *, const ro_sift *); /* before the query is made, which knows the function from then on */
void ro_gathered_bind(ro_query *, int parameter, ro_gathered *);

/* ---- a text held against the query (finder.c, snippet.c) ------------------------------------------------------------------ */

typedef struct ro_finder ro_finder;
ro_finder *ro_finder_new(ro_arena *, const ro_question *);
void ro_finder_at(ro_finder *, ro_str title, ro_str text);      /* p NULL: none; both must live as long as they are asked about */
void ro_finder_at_part(ro_finder *, ro_str text, ro_span part); /* nothing is known of the rest */
/* The same of as much of the text as holds what is wanted, from near the first place of it on: enough for its snippet. Which part
 * that is. */
ro_span ro_finder_at_enough(ro_finder *, ro_str title, ro_str text);
/* Instead: that sought phrase i stands at a word, counted from 0, of the title or the text, ascending. */
void ro_finder_clear(ro_finder *);
void ro_finder_put(ro_finder *, size_t i, ro_where, uint32_t word);
ro_part ro_finder_part(const ro_finder *, ro_span);
/* Of the text the part given, and of the title all where the query asks for it: is it what the query wants? */
bool ro_finder_holds(const ro_finder *, ro_part);
/* How often sought phrase i stands in the part. */
size_t ro_finder_count(const ro_finder *, size_t i, ro_part);
/* The places of sought phrase i in the text, in its order; they may overlap. */
size_t ro_finder_places(const ro_finder *, size_t i);
ro_span ro_finder_place(const ro_finder *, size_t i, size_t k);
/* The words about the best place of the part, in one line, those found between \x01 and \x02. */
ro_str ro_finder_snippet(const ro_finder *, ro_arena *, ro_span part);

/* ---- what was found (search.c, order.c, statements.c, facets.c) -------------------------------------------------- */

typedef struct ro_finding { /* the less comes first: key, then rank, then account, then statement */
    double key, rank;
    int64_t account;
    int32_t statement;  /* 0: the account */
    int32_t how, names; /* of a statement where it is sifted or counted by them: see store/lists.h */
} ro_finding;

typedef struct ro_findings {
    ro_job *job;
    const ro_search_wanted *wanted;
    const ro_question *wish;
    const ro_sift *sift;
    ro_finder *finder;
    bool by_day; /* newest first */
    RO_VEC(ro_finding) v;
} ro_findings;

/* Is it cheaper to ask for each account found than to go through all? */
static inline bool ro_findings_few(const ro_findings *f) { return f->v.n < (size_t)f->sift->n / 8; }
void ro_findings_by_day(ro_findings *);
/* The same, where of accounts, which stand by their numbers, no more than one page is wanted: in the place of what was found
 * stands what comes first, or comes behind account `seen` (0: none) and it. */
void ro_findings_newest(ro_findings *, int64_t seen);
void ro_findings_heap(ro_findings *); /* then ro_findings_first() takes what comes first */
ro_finding ro_findings_first(ro_findings *);
bool ro_finding_before(const ro_finding *, const ro_finding *);
void ro_findings_said(ro_findings *, const ro_finding *account,
                      size_t n); /* all that is said there, in the place of what was found */
/* The statements that hold what is wanted: as many as a page has, or all for the counts; how many there are. seen: the last of
 * the page before, whose account and statement are known; account -1: none. */
size_t ro_findings_statements(ro_findings *, ro_finding seen);
_Noreturn void ro_findings_unseen(const ro_findings *); /* what was seen last is not found */
void ro_findings_count(ro_findings *, void *user);

/* ---- phrases (phrase.c, phrase_near.c, phrase_cover.c) ---------------------------------------------------------------- */

enum { RO_PHRASE_WORDS = 60, RO_PHRASE_USES = 100000 }; /* each use takes some two kilobytes */

typedef struct ro_phrasing {
    ro_job *job;
    const ro_phrase_wanted *wanted;
    const ro_sift *sift;
    ro_question question; /* the phrase */
    ro_phrase *out;
    RO_VEC(ro_phrase_use) uses;
    RO_VEC(ro_phrase_month) months;
    ro_str parted; /* the paragraph that the units are of; p NULL: none */
    const ro_units *units;
} ro_phrasing;

/* The text of account n as it lies in its row, until the query is ended; and the account, whose strings live as long as the job.
 */
ro_query *ro_phrasing_text(ro_phrasing *, int64_t n, ro_str *text);
void ro_phrasing_account(ro_phrasing *, int64_t n, ro_phrase_use *u);
void ro_phrasing_context(ro_phrasing *, ro_phrase_use *, ro_str text);
/* The accounts that the index names for an expression and the sift lets through. */
int64_t *ro_phrasing_accounts(ro_phrasing *, ro_str expression, size_t *n);
void ro_phrasing_near(ro_phrasing *);
void ro_phrasing_cover(ro_phrasing *); /* what was searched; the uses are there, by date */
int ro_phrase_use_order(const void *, const void *);

#endif
