/* store: the archive, one SQLite file. What was handed in is kept byte for byte; every other row can be built again from it
 * and from the decisions of people.
 *
 * Here is what the files of this folder share, and what queries over the archive (meetings, people, phrase, search,
 * export) stand on. A public function calls ro_store_run() with its work; inside, SQL throws on failure, so that a query is
 *
 *     ro_query *q = ro_query_new(job, "SELECT id, title FROM v_account WHERE publisher = ?1");
 *     ro_bind(q, "s", publisher);
 *     while (ro_step(q)) use(ro_text(q, 0), ro_text(q, 1));
 *
 * A statement is prepared once an archive and found again by its text, which should therefore be a literal. */
#ifndef RO_STORE_H
#define RO_STORE_H

#include "api.h"
#include "base/ctx.h"

#include <sqlite3.h>

enum { RO_ARCHIVE_ID = 0x52445554 }; /* "RDUT", the file's application_id */

struct ro_cached {
    struct ro_cached *next;
    sqlite3_stmt *stmt;
    uint64_t hash;
};

struct ro_archive {
    sqlite3 *db;
    char *path;
    bool writable, tells_places; /* tells_places: FTS5 knows our function, see search/places.c */
    bool keeps;                  /* what it works out may be written to the file, by another connection where this one reads */
    struct ro_cached *cached[64];
    struct ro_numbers *numbers;    /* of words that were written or asked for, see lists.h; NULL none */
    struct ro_census *census;      /* of meetings, see meetings/census.h; NULL none */
    struct ro_archive *numbers_of; /* of a scratch archive: whose numbers it takes; NULL its own */
    struct ro_behind *behind;      /* writes the log back, see behind.c; NULL: this connection does */
};

/* ---- running work ---------------------------------------------------------------------------------------------- */

/* One call into the archive: an arena of its own, the context for errors. */
typedef struct ro_job {
    ro_ctx *ctx;
    ro_archive *archive;
    ro_arena *arena;
    void *keep;                       /* the pointer through which the work has given the arena away: it is not freed when all
                                         went well, and the pointer is NULL again where it did not */
    ro_account *held;                 /* read by ro_store_read(); freed with the job unless the work takes it */
    struct ro_reindexing *reindexing; /* search/index.c: what waits for ro_search_write() */
} ro_job;
typedef void (*ro_work)(ro_job *, void *);

/* READ sees one state of the archive throughout. WRITE is one transaction: whole, or not at all. */
typedef enum ro_run_mode { RO_RUN_PLAIN, RO_RUN_READ, RO_RUN_WRITE } ro_run_mode;
ro_status ro_store_run(ro_ctx *, ro_archive *, ro_run_mode, ro_work, void *);

/* Hands on the failure of a public function that was called inside a job: its sentence stands in the context. */
_Noreturn void ro_store_rethrow(ro_job *, ro_status);
/* Throws what SQLite says, as a sentence for people. */
_Noreturn void ro_store_fail(ro_job *, int rc);
#define RO_SALVAGE_ADVICE ": keep a copy, then save what can be saved: readout salvage DAMAGED NEW" /* behind what is damaged */

/* ---- SQL ------------------------------------------------------------------------------------------------------- */

typedef struct ro_query {
    ro_job *job;
    sqlite3_stmt *stmt;
    int bound; /* parameters bound so far */
} ro_query;

ro_query *ro_query_new(ro_job *, const char *sql);
/* Binds the next parameters: i int64_t · d double · s ro_str (p NULL: NULL) · c const char * (NULL or "": NULL) ·
 * b ro_str as a blob · p ro_span (two) · w const ro_because * (six: span, source, rule, certain). What is bound must live until
 * the query has been run. */
void ro_bind(ro_query *, const char *types, ...);
bool ro_step(ro_query *);      /* false: no more rows; the query can be bound again */
void ro_query_end(ro_query *); /* where it is left before its last row */
/* Of the row that the last step gave; valid as long as the job. */
ro_str ro_text(ro_query *, int column); /* p NULL for NULL */
ro_str ro_blob(ro_query *, int column);
int64_t ro_int(ro_query *, int column);
bool ro_null(ro_query *, int column);
/* As it lies in the row until the next step: texts of a whole archive need no room. */
ro_str ro_lying(ro_query *, int column);
ro_str ro_lying_blob(ro_query *, int column);
/* A query that gives no rows, in one call. */
void ro_exec(ro_job *, const char *sql, const char *types, ...);
/* The first column of the first row. */
int64_t ro_ask_int(ro_job *, int64_t otherwise, const char *sql, const char *types, ...);
ro_str ro_ask_text(ro_job *, const char *sql, const char *types, ...); /* p NULL: no row, or NULL */

/* ---- the log --------------------------------------------------------------------------------------------------- */

/* behind.c: from now on the log of this connection, which writes the file `name` (as SQLite opens it), is written back in a
 * thread. Without memory for it SQLite's own habit stays. The connection is closed after the stop; one that was never started has
 * none. */
void ro_behind_start(ro_archive *, const char *name);
void ro_behind_stop(ro_archive *);

/* ---- the parts of the archive ------------------------------------------------------------------------------------ */

/* form.c */
bool ro_schema_ready(ro_job *, ro_open mode); /* false: to be made or brought up to date; throws where it is not ours */
void ro_schema_make(ro_job *);
void ro_schema_close_up(ro_job *); /* a file with much room in it is written anew; outside a transaction */

/* intake.c: the capture and what its collector said, in and out */
bool ro_intake_id_ok(ro_str);                                        /* may be given as an id */
int64_t ro_intake_find(ro_job *, const ro_capture *, bool *refused); /* 0: not there */
int64_t ro_intake_put(ro_job *, const ro_account *, ro_added *);
int64_t ro_intake_capture(ro_job *, ro_str bytes, const char *sha, ro_str first_seen); /* first_seen p NULL: now */
bool ro_intake_waits(ro_job *, int64_t n);                                             /* it is kept, and was not read yet */
void ro_intake_source(ro_job *, int64_t n, ro_str file);
bool ro_intake_has_source(ro_job *, int64_t n, ro_str file);
bool ro_intake_whole(ro_job *, int64_t n, ro_str bytes);
void ro_intake_mend(ro_job *, int64_t n, ro_str bytes);
const ro_capture *ro_intake_get(ro_job *, int64_t n);
ro_str ro_intake_bytes(ro_job *, int64_t capture); /* throws RO_ARCHIVE where they are not what was handed in */
void ro_store_now(char out[24]);

/* versions.c: captures of one address as versions of one account */
ro_str ro_versions_address(ro_arena *, const ro_record *); /* what goes into intake.address; p NULL where it has none */
ro_str ro_versions_account(ro_job *, const ro_record *);   /* the id of the account that it is a version of; p NULL none */
void ro_versions_show(ro_job *, int64_t n);                /* the newest version of the id of intake n, and no other, shows */
bool ro_versions_hold(ro_job *);                           /* of every id the newest one shows */
void ro_versions_fill(ro_job *);                           /* addresses, in an archive of before there were any */

/* rows.c: a record as rows; n is the number of its intake */
void ro_rows_put(ro_job *, int64_t n, const ro_account *);
void ro_rows_drop(ro_job *, int64_t n);
void ro_rows_clear(ro_job *);                 /* of a scratch archive: all that ro_rows_put() left */
extern const char *const ro_rows_tables[];    /* what hangs on an account, up to NULL */
extern const char *const *const ro_rows_read; /* those of them that reading a page gives */
extern const char *const ro_rows_shown[];     /* the same as plain rows, in tables and views */

void ro_note_add(ro_arena *, ro_record *, ro_str note);
/* decision.c: what people settled about this account, over its record; and its id, where none was given */
void ro_decisions_apply(ro_job *, int64_t n, ro_account *, const ro_knowledge *);
void ro_decision_names(ro_job *, int64_t decision, const char *part, ro_str account);
void ro_decisions_come(ro_job *, int64_t n); /* decision n is to take effect, at the next settling too */

/* habits.c: what the pages of one source have in common, and people's word about single lines */
void ro_habits_put(ro_job *, int64_t n, const ro_account *);
ro_knowledge *ro_habits_known(ro_job *, int64_t n);                        /* of an account that has rows; NULL nothing */
ro_knowledge *ro_habits_known_of(ro_job *, int64_t n, const ro_account *); /* of one that has none yet */
bool ro_habits_matter(const ro_knowledge *, const ro_account *);           /* would it read otherwise? */
bool ro_habits_settle(ro_job *); /* learns of one source where accounts have come; false: none is left */
void ro_habits_all_due(ro_job *);
ro_str ro_habits_fault(ro_job *); /* an origin whose habits are not what its accounts give; p NULL none */

/* noise.c: the first pair whose changes are not what comparing it gives, in words; "" none */
ro_status ro_noise_fault(ro_ctx *, ro_archive *, char *words, size_t);

/* meetings/grouping.c: all accounts into meetings */
void ro_grouping_stale(ro_job *);
void ro_grouping_touch(ro_job *, int64_t n);          /* account n is to be grouped anew */
void ro_grouping_touch_versions(ro_job *, int64_t n); /* and all versions of its id */
void ro_grouping_leave(ro_job *, int64_t n);          /* its rows will go */
bool ro_grouping_due(ro_job *);
bool ro_grouping_unfinished(ro_ctx *, ro_archive *); /* and nobody is about it just now */
/* The meeting with that id, whole, in the job's arena. */
ro_meeting_entry *ro_grouping_entry(ro_job *, ro_str id);
void ro_across_read(ro_job *, ro_meeting_entry *); /* what some of its accounts print and others do not */

/* search/index.c */
void ro_search_write(ro_job *); /* what changed in the index of words: at the end of a job, or before it is asked */

/* meetings/settle.c: in this transaction, whole */
void ro_grouping_make(ro_job *);                                            /* anew, due or not */
ro_status ro_grouping_fault(ro_ctx *, ro_archive *, char *words, size_t n); /* regrouped.c: what is not what the accounts give */
void ro_grouping_settle(ro_job *);                                          /* where it is due */

/* reuse/index.c: which accounts share words */
bool ro_index_waits(ro_job *);                /* anything is due */
void ro_index_due(ro_job *, int64_t n);       /* account n has rows, and is to be indexed */
void ro_index_due_shown(ro_job *, int64_t n); /* the version that shows in the place of account n */
void ro_index_gone(ro_job *, int64_t n);      /* its rows will go */
void ro_index_add(ro_job *);                  /* indexes what is due, where it is enough to be worth it */
void ro_index_some(ro_job *);                 /* the same, where anything is */
void ro_index_clear(ro_job *);                /* the index is to be built anew */
struct ro_hands;
bool ro_index_holds(ro_job *, struct ro_hands *); /* it is what the accounts give */

/* noise.c: the words of a change as they are told from others: folded, unless nothing of it were left; and a number for them */
typedef struct ro_change_words {
    ro_str first, second;
} ro_change_words;
ro_change_words ro_change_fold(ro_arena *, ro_str first, ro_str second);
uint64_t ro_change_number(ro_arena *, char sort, ro_str, ro_str);

/* judged.c: a decision about a change of words. False: its target is one account or meeting, which is named as others are. */
bool ro_judged_take(ro_job *, int64_t decision, const ro_decision *);
bool ro_decision_sides(ro_str, ro_change_words *out); /* "a / b"; false: there are no two sides */
/* A decision about two accounts, which are named by ids or by the beginnings of ids. */
void ro_decision_between(ro_job *, int64_t decision, ro_change_words who, ro_str value);
/* collected.c: a difference that was collected. The standing decision that keeps the same one with the same note, 0 none; one
 * with another note is taken back. */
int64_t ro_collected_known(ro_job *, const ro_decision *);
void ro_collected_take(ro_job *, int64_t decision, const ro_decision *);

/* trade/export.c: one cell of a CSV; excel: nothing that a spreadsheet would run, and no more than its cell holds. Says what that
 * took. */
typedef struct ro_csv_form {
    char separator;
    bool excel;
} ro_csv_form;
enum { RO_CSV_GUARDED = 1, RO_CSV_CUT = 2 };
unsigned ro_csv_cell(ro_buf *, ro_str, ro_csv_form);
bool ro_csv_guards(ro_str);          /* an apostrophe goes before it, or a spreadsheet would run it, or count with it */
void ro_json_cell(ro_buf *, ro_str); /* quoted and escaped; it must be UTF-8 */

/* trade/import.c: an intake that came from another archive, as it is read: the account here that it is a version of takes it up
 */
void ro_import_read(ro_job *, int64_t n, const ro_record *);

/* asked.c: what was typed as the archive has it; throws with the sentence where it is none; NULL and "" are nothing that is asked
 */
const char *ro_asked_day(ro_job *, const char *typed, const char *option); /* or a month, or a year */
const char *ro_asked_side(ro_job *, const char *typed);                    /* or several, parted by ; or , */
const char *ro_asked_publisher(ro_job *, const char *typed);
void ro_check_word(ro_job *, const char *typed, const char *const *words, const char *option);

/* archive.c */
void ro_store_find(ro_job *, const char *ref, ro_found *);
ro_account *ro_store_read(ro_job *, int64_t n); /* read again, decisions applied; held until the next one */
ro_account *ro_store_read_knowing(ro_job *, int64_t n, ro_knowledge *);
void ro_store_put_again(ro_job *, int64_t n);          /* read again, and its rows made anew */
void ro_store_named(ro_job *, int64_t n, ro_str file); /* it has a further file name: what hangs on it is made anew */

#endif
