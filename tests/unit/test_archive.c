/* What a keeper of an archive would miss: pages put in twice, versions, refusals, decisions that survive, ids cut short, files
 * that are no archive of ours. */
#include "folder.h"

#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#define TALKS                                                                                                                    \
    "Presidents of Norvania and Kestria Hold Talks\n\nPort Elden, March 5, 2031 -- Ada Norn, president of Norvania, had talks "  \
    "with Bo Kest, president of Kestria, in Port Elden on March 4.\n\nThe two presidents discussed the fishing grounds of the "  \
    "Grey Sea. Ada Norn said that Norvania would open two more harbours to the ships of Kestria. Bo Kest thanked her for the "   \
    "warm welcome.\n\nPresent at the talks were Lio Hadder, foreign minister of Norvania, and Una Perrin, foreign minister of "  \
    "Kestria.\n"
#define LETTER                                                                                                                   \
    "Letter to the People of the Coast\n\nPort Elden, April 2, 2031 -- The government of Norvania thanks the people of the "     \
    "coast "                                                                                                                     \
    "for their patience during the storms of this spring. The harbours will open again when the sea walls have been mended and " \
    "the lights are lit.\n"

struct fixture {
    ro_ctx *ctx;
    ro_archive *ar;
    char dir[FOLDER], path[FOLDER + 40];
};

static void reopen(struct fixture *f, ro_open mode) {
    ro_archive_close(f->ar);
    assert_int_equal(ro_archive_open(f->ctx, f->path, mode, &f->ar), RO_OK);
}

static int up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_true(folder_make(f->dir));
    snprintf(f->path, sizeof f->path, "%s/what?#100%%.db", f->dir); /* a name that a URI would misread */
    f->ctx = ro_ctx_new();
    reopen(f, RO_OPEN_CREATE);
    *state = f;
    return 0;
}

static int down(void **state) {
    struct fixture *f = *state;
    ro_archive_close(f->ar);
    ro_ctx_free(f->ctx);
    bool gone = folder_remove(f->dir);
    free(f);
    return gone ? 0 : -1;
}

static ro_str str(const char *s) { return (ro_str){s, s ? strlen(s) : 0}; }

static ro_added put(struct fixture *f, const ro_capture *c) {
    ro_account *acc;
    ro_added how;
    assert_int_equal(ro_account_read(f->ctx, c, &acc), RO_OK);
    assert_int_equal(ro_archive_add(f->ctx, f->ar, &acc, 1, &how), RO_OK);
    assert_int_equal(ro_archive_settle(f->ctx, f->ar), RO_OK);
    ro_account_free(acc);
    return how;
}

static ro_added put_text(struct fixture *f, const char *file, const char *id, const char *text) {
    ro_capture c = {.file = str(file), .id = str(id), .bytes = str(text)};
    return put(f, &c);
}

/* The answer of one SQL question, asked from outside as a reader with another tool would. */
static const char *ask(struct fixture *f, const char *sql) {
    static char answer[400];
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    snprintf(answer, sizeof answer, "%s",
             sqlite3_step(s) == SQLITE_ROW && sqlite3_column_text(s, 0) ? (const char *)sqlite3_column_text(s, 0) : "");
    sqlite3_finalize(s);
    sqlite3_close(db);
    return answer;
}

static void tell(struct fixture *f, const char *sql) { ask(f, sql); }

static void count_fault(void *user, const char *fault) {
    assert_true(strlen(fault) > 10);
    ++*(size_t *)user;
}

static size_t faults(struct fixture *f) {
    size_t said = 0;
    ro_checked c;
    assert_int_equal(ro_archive_verify(f->ctx, f->ar, false, count_fault, &said, &c), RO_OK);
    assert_int_equal(said, c.faults);
    return said;
}

static int64_t decide(struct fixture *f, const char *kind, const char *target, const char *value) {
    int64_t n = 0;
    ro_decision d = {
        .kind = str(kind), .target = str(target), .value = str(value), .author = str("Ina"), .reason = str("I was there")};
    assert_int_equal(ro_archive_decide(f->ctx, f->ar, &d, &n), RO_OK);
    return n;
}

/* ---------------------------------------------------------------------------------------------------------------- */

static void same_bytes_twice(void **state) {
    struct fixture *f = *state;
    bool known;
    ro_capture c = {.file = str("a.txt"), .bytes = str(TALKS)};
    assert_int_equal(put(f, &c), RO_ADDED_NEW);
    assert_int_equal(put(f, &c), RO_ADDED_THERE);
    assert_int_equal(ro_archive_known(f->ctx, f->ar, &c, &known), RO_OK);
    assert_true(known);
    c.file = str("copy/a.txt");
    assert_int_equal(ro_archive_known(f->ctx, f->ar, &c, &known), RO_OK);
    assert_true(known);
    assert_string_equal(ask(f, "SELECT count(*) || ' ' || (SELECT count(*) FROM capture) FROM v_account"), "1 1");
    assert_string_equal(ask(f, "SELECT group_concat(file) FROM source"), "a.txt,copy/a.txt");
    assert_int_equal(faults(f), 0);
}

static void one_id_two_texts(void **state) {
    struct fixture *f = *state;
    assert_int_equal(put_text(f, "x#k1", "k1", TALKS), RO_ADDED_NEW);
    assert_int_equal(put_text(f, "x#k1", "k1", TALKS "The talks will go on.\n"), RO_ADDED_VERSION);
    assert_string_equal(ask(f, "SELECT count(*) FROM account"), "2");
    assert_string_equal(ask(f, "SELECT version FROM v_account"), "2");
    assert_string_equal(ask(f, "SELECT count(*) FROM meeting_account"), "1");
    assert_int_equal(put_text(f, "x#k1", "k1", TALKS), RO_ADDED_THERE);
    assert_int_equal(faults(f), 0);
}

static void one_text_at_two_addresses(void **state) {
    struct fixture *f = *state;
    ro_capture c = {.file = str("x#1"), .bytes = str(TALKS), .url = str("https://news.nv/1")};
    assert_int_equal(put(f, &c), RO_ADDED_NEW);
    c.url = str("https://mirror.ks/9");
    assert_int_equal(put(f, &c), RO_ADDED_NEW);
    assert_string_equal(ask(f, "SELECT count(*) || ' ' || (SELECT count(*) FROM capture) FROM v_account"), "2 1");
}

static void refused_is_kept(void **state) {
    struct fixture *f = *state;
    assert_int_equal(put_text(f, "empty.txt", NULL, "  \n\n "), RO_ADDED_REFUSED);
    assert_int_equal(put_text(f, "empty.txt", NULL, "  \n\n "), RO_ADDED_REFUSED);
    assert_string_equal(ask(f, "SELECT count(*) FROM capture"), "1");
    assert_string_equal(ask(f, "SELECT count(*) FROM account"), "0");
    assert_string_equal(ask(f, "SELECT file FROM v_refused WHERE length(why) > 5"), "empty.txt");
    ro_found found;
    assert_int_equal(ro_archive_find(f->ctx, f->ar, "empty.txt", &found), RO_NOTFOUND);
    assert_int_equal(faults(f), 0);
}

static void ids_may_be_cut_short(void **state) {
    struct fixture *f = *state;
    ro_found found;
    put_text(f, "1", "harbour-talks", TALKS);
    put_text(f, "2", "harbour-letter", LETTER);
    assert_int_equal(ro_archive_find(f->ctx, f->ar, "harbour-t", &found), RO_OK);
    assert_string_equal(found.id, "harbour-talks");
    assert_int_equal(ro_archive_find(f->ctx, f->ar, "harbour", &found), RO_USAGE);
    assert_non_null(strstr(ro_ctx_error(f->ctx), "harbour-letter"));
    assert_int_equal(ro_archive_find(f->ctx, f->ar, "quay", &found), RO_NOTFOUND);
    assert_int_equal(ro_archive_find(f->ctx, f->ar, "' OR 1 --", &found), RO_NOTFOUND);
}

static void account_comes_back(void **state) {
    struct fixture *f = *state;
    ro_account *acc;
    put_text(f, "1", "k1", TALKS);
    assert_int_equal(ro_archive_account(f->ctx, f->ar, "k1", &acc), RO_OK);
    const ro_record *r = ro_account_record(acc);
    assert_true(r->text.n > 100 && r->id.n == 2);
    assert_int_equal(strncmp(ask(f, "SELECT text FROM account"), r->text.p, 300), 0);
    ro_account_free(acc);
}

/* Datasette finds the search index of a table by these words, and follows declared references. */
static void opens_in_datasette(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    assert_string_equal(
        ask(f, "SELECT name FROM sqlite_schema WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"account\"%'"),
        "account_fts");
    assert_string_equal(ask(f, "SELECT \"table\" FROM pragma_foreign_key_list('voice_row')"), "account");
    assert_string_equal(ask(f, "SELECT count(*) FROM account_fts WHERE account_fts MATCH 'harbours'"), "1");
    const char *views[] = {"v_account", "v_meeting", "v_attendance", "v_statement", "v_person"};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        char sql[60];
        snprintf(sql, sizeof sql, "SELECT count(*) > 0 FROM %s", views[i]);
        assert_string_equal(ask(f, sql), "1");
    }
    assert_string_equal(ask(f, "SELECT words FROM v_statement WHERE words LIKE '%two more harbours%' AND speakers = 'Ada Norn'"),
                        "Ada Norn said that Norvania would open two more harbours to the ships of Kestria.");
}

/* A row that others refer to is looked for in their tables when it goes: by an index, or through all of them. The numbers in
 * `how` are never taken back. */
static void references_are_found(void **state) {
    struct fixture *f = *state;
    static const char through_all[] =
        "SELECT group_concat(m.name || '.' || k.\"from\", ', ') FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k WHERE"
        " m.type = 'table' AND k.seq = 0 AND k.\"table\" <> 'how' AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) t WHERE"
        " t.pk = 1 AND t.name = k.\"from\") AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) i JOIN"
        " pragma_index_info(i.name) c WHERE NOT i.partial AND c.seqno = 0 AND c.name = k.\"from\")";
    assert_string_equal(ask(f, through_all), "");
}

static void decisions_hold(void **state) {
    struct fixture *f = *state;
    ro_rereading again;
    put_text(f, "1", "k1", TALKS);
    int64_t date = decide(f, "date", "k1", "2031-03-03"), title = decide(f, "title", "k1", "Talks at Sea");
    decide(f, "note", "k1", "The photograph shows five people.");
    assert_string_equal(ask(f, "SELECT meeting_date || ' ' || meeting_basis || ' ' || meeting_certain FROM account"),
                        "2031-03-03 given 1");
    assert_string_equal(ask(f, "SELECT date FROM v_meeting"), "2031-03-03");
    assert_string_equal(ask(f, "SELECT rule FROM evidence WHERE field = 'meeting'"), "decision.1");
    assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &again), RO_OK);
    assert_int_equal(again.changed, 0);
    assert_string_equal(ask(f, "SELECT title FROM v_account"), "Talks at Sea");
    assert_int_equal(put_text(f, "1", "k1", TALKS "More was said.\n"), RO_ADDED_VERSION);
    assert_string_equal(ask(f, "SELECT title || version FROM v_account"), "Talks at Sea2");
    assert_int_equal(faults(f), 0);
    assert_int_equal(ro_archive_undo(f->ctx, f->ar, title), RO_OK);
    assert_int_equal(ro_archive_undo(f->ctx, f->ar, title), RO_USAGE);
    assert_int_equal(ro_archive_undo(f->ctx, f->ar, date), RO_OK);
    assert_string_equal(ask(f, "SELECT title FROM v_account"), "Presidents of Norvania and Kestria Hold Talks");
    assert_string_equal(ask(f, "SELECT count(*) FROM note"), "2");
    assert_int_equal(faults(f), 0);
}

static void joined_and_split(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    put_text(f, "2", "k2", LETTER);
    put_text(f, "3", "k3", TALKS "The talks will go on.\n");
    const char *meetings = "SELECT count(DISTINCT meeting) FROM meeting_account";
    assert_string_equal(ask(f, meetings), "2");
    int64_t join = decide(f, "join", "k2", "k1");
    assert_string_equal(ask(f, meetings), "1");
    int64_t split = decide(f, "split", "k3", NULL);
    assert_string_equal(ask(f, meetings), "2");
    assert_string_equal(ask(f, "SELECT count(*) FROM decision_account WHERE part = 'value'"), "4");
    assert_int_equal(faults(f), 0);
    assert_int_equal(ro_archive_undo(f->ctx, f->ar, join), RO_OK);
    assert_int_equal(ro_archive_undo(f->ctx, f->ar, split), RO_OK);
    assert_string_equal(ask(f, meetings), "2");
}

static void meeting_is_settled(void **state) {
    struct fixture *f = *state;
    const ro_meeting_entry *m;
    put_text(f, "1", "k1", TALKS);
    char id[100];
    snprintf(id, sizeof id, "%s", ask(f, "SELECT id FROM meeting"));
    decide(f, "place", id, "Aboard the Heron");
    decide(f, "title", id, "The Heron talks");
    decide(f, "date", id, "2031-02-28");
    assert_int_equal(ro_archive_meeting(f->ctx, f->ar, id, &m), RO_OK); /* by the id it had before its date moved */
    assert_string_equal(m->date.value, "2031-02-28");
    assert_int_equal(m->naccounts, 1);
    assert_memory_equal(m->place.p, "Aboard the Heron", m->place.n);
    assert_memory_equal(m->title.p, "The Heron talks", m->title.n);
    ro_meeting_entry_free(m);
    assert_int_equal(faults(f), 0);
}

static void nonsense_is_not_decided(void **state) {
    struct fixture *f = *state;
    int64_t n;
    put_text(f, "1", "k1", TALKS);
    const char *bad[][3] = {{"date", "k1", "2031-02-30"}, {"date", "k1", "soon"},         {"date", "k1", ""},
                            {"colour", "k1", "red"},      {"title", "nobody", "x"},       {"join", "k1", "nobody"},
                            {"note", "k1", "\xff"},       {"person-merge", "nobody", "x"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ro_decision d = {.kind = str(bad[i][0]), .target = str(bad[i][1]), .value = str(bad[i][2])};
        assert_int_not_equal(ro_archive_decide(f->ctx, f->ar, &d, &n), RO_OK);
        assert_true(strlen(ro_ctx_error(f->ctx)) > 10);
    }
    assert_string_equal(ask(f, "SELECT count(*) FROM decision"), "0");
}

static void damage_is_named_and_mended(void **state) {
    struct fixture *f = *state;
    bool known;
    ro_rereading again;
    put_text(f, "1", "k1", TALKS);
    tell(f, "UPDATE account SET place = 'Mars'");
    assert_int_not_equal(faults(f), 0);
    assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &again), RO_OK);
    assert_int_equal(again.changed, 1);
    assert_int_equal(faults(f), 0);
    tell(f, "UPDATE capture SET bytes = substr(bytes, 1, length(bytes) - 3)");
    assert_int_not_equal(faults(f), 0);
    assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &again), RO_ARCHIVE);
    assert_int_equal(again.failed, 1);
    assert_string_equal(ask(f, "SELECT count(*) FROM account"), "1");
    ro_capture c = {.file = str("1"), .id = str("k1"), .bytes = str(TALKS)};
    assert_int_equal(ro_archive_known(f->ctx, f->ar, &c, &known), RO_OK); /* handed in again */
    assert_int_equal(faults(f), 0);
}

static void half_done_is_finished(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    const char *const grouped[] = {"meeting_account", "meeting_side",  "meeting_person", "meeting_day", "meeting_sieve",
                                   "meeting",         "match_account", "match_day",      "match_word",  "match_want"};
    for (size_t i = 0; i < sizeof grouped / sizeof *grouped; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "DELETE FROM %s", grouped[i]);
        tell(f, sql);
    }
    tell(f, "INSERT INTO match_due SELECT n, NULL, NULL FROM account");
    tell(f, "INSERT INTO setting VALUES ('grouping', 'due')");
    reopen(f, RO_OPEN_READ);
    assert_string_equal(ask(f, "SELECT count(*) FROM meeting_account"), "1");
    assert_string_equal(ask(f, "SELECT count(*) FROM setting WHERE name = 'grouping'"), "0");
}

/* ---- what is no archive of ours ---------------------------------------------------------------------------------- */

static void refuse(struct fixture *f, ro_open mode, ro_status want, const char *word) {
    ro_archive_close(f->ar);
    assert_int_equal(ro_archive_open(f->ctx, f->path, mode, &f->ar), want);
    assert_null(f->ar);
    assert_non_null(strstr(ro_ctx_error(f->ctx), word));
    assert_non_null(strstr(ro_ctx_error(f->ctx), f->path));
}

static void newer_is_refused(void **state) {
    struct fixture *f = *state;
    tell(f, "PRAGMA user_version = 99");
    refuse(f, RO_OPEN_CREATE, RO_ARCHIVE, "newer");
    refuse(f, RO_OPEN_READ, RO_ARCHIVE, "newer");
}

/* From form 14, where the digest of a text is bytes, back to form 13, where it stood in the sketch, as the title did. */
static void put_digest_back(struct fixture *f) {
    tell(f, "UPDATE account SET sketch = 'title' || char(9) || title || char(10) || sketch || 'digest' || char(9) ||"
            " lower(hex(digest)) || char(10)");
    tell(f, "ALTER TABLE account DROP COLUMN digest");
    tell(f, "ALTER TABLE match_due DROP COLUMN digest");
}

/* From form 13, where lists stand in the row of an account, back to form 12, where each item was a row. */
static void take_lists_back(struct fixture *f) {
    tell(f, "DROP INDEX person_decision");
    tell(f, "DROP INDEX person_name_lot");
    static const char *const rows[] = {"statement", "statement_speaker",    "evidence",   "paragraph",   "furniture",
                                       "mention",   "account_person_title", "attendance", "printed_date"};
    static const char *const index[] = {"account_day", "account_publisher_side", "account_side_side"}; /* of form 14 */
    char sql[200];
    tell(f, "DROP TABLE match_day"); /* of form 19 */
    tell(f, "CREATE INDEX match_account_days ON match_account(first, last) WHERE first IS NOT NULL");
    tell(f, "DROP INDEX account_line_figures"); /* of form 18 */
    tell(f, "DROP INDEX account_superseded");
    tell(f, "DROP TABLE meeting_sieve");        /* of form 17 */
    tell(f, "DROP TABLE sought");               /* of form 16 */
    tell(f, "DROP INDEX account_publisher");
    tell(f, "CREATE INDEX account_publisher ON account(publisher, published_date)");
    tell(f, "CREATE INDEX account_sifted ON account(current, publisher, kind, meeting_date, published_date)");
    for (size_t i = 0; i < sizeof index / sizeof *index; i++) {
        snprintf(sql, sizeof sql, "DROP INDEX %s", index[i]);
        tell(f, sql);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(sql, sizeof sql, "CREATE TABLE was_%s AS SELECT * FROM %s", rows[i], rows[i]);
        tell(f, sql);
    }
    tell(f, "DROP VIEW statement_speaker");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(sql, sizeof sql, "DROP VIEW IF EXISTS %s", rows[i]);
        tell(f, sql);
        snprintf(sql, sizeof sql, "CREATE TABLE %s AS SELECT * FROM was_%s", rows[i], rows[i]);
        tell(f, sql);
        snprintf(sql, sizeof sql, "DROP TABLE was_%s", rows[i]);
        tell(f, sql);
    }
    tell(f, "CREATE INDEX statement_speaker_name ON statement_speaker(name)");
    tell(f, "DROP VIEW voice");
    static const char *const drop[] = {"voice_row", "attendance_row", "printed_date_row", "how", "word"};
    for (size_t i = 0; i < sizeof drop / sizeof *drop; i++) {
        snprintf(sql, sizeof sql, "DROP TABLE %s", drop[i]);
        tell(f, sql);
    }
    static const char *const list[] = {"account DROP COLUMN statement_list",      "account DROP COLUMN evidence_list",
                                       "account DROP COLUMN paragraph_list",      "account DROP COLUMN furniture_list",
                                       "account_person DROP COLUMN mention_list", "account_person DROP COLUMN title_list"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        snprintf(sql, sizeof sql, "ALTER TABLE %s", list[i]);
        tell(f, sql);
    }
}

/* Of what was rows, lists are made that say the same as reading the page again does. */
static void rows_become_lists(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    put_text(f, "2", "k2", LETTER);
    put_digest_back(f);
    take_lists_back(f);
    tell(f, "PRAGMA user_version = 12");
    reopen(f, RO_OPEN_WRITE);
    assert_int_equal(faults(f), 0);
    assert_string_equal(ask(f, "SELECT speakers FROM v_statement WHERE words LIKE '%two more harbours%'"), "Ada Norn");
    assert_string_equal(ask(f, "SELECT count(*) FROM account_fts WHERE account_fts MATCH 'harbours'"), "2");
}

/* Form 1 had nothing of what the transport said, of what a page declares of itself, of what pages have in common, nor of what was
 * settled about people. */
static void older_is_brought_up(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    put_digest_back(f);
    take_lists_back(f);
    const char *const index[] = {"text", "gone", "due", "run", "block"};
    for (size_t i = 0; i < sizeof index / sizeof *index; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "DROP TABLE reuse_%s", index[i]);
        tell(f, sql);
    }
    const char *const match[] = {"account", "word", "want", "due"};
    for (size_t i = 0; i < sizeof match / sizeof *match; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "DROP TABLE match_%s", match[i]);
        tell(f, sql);
    }
    tell(f, "DROP VIEW v_capture");
    tell(f, "DROP VIEW v_decision");
    tell(f, "DROP VIEW v_encounter");
    tell(f, "DROP INDEX intake_address");
    tell(f, "ALTER TABLE intake DROP COLUMN address");
    tell(f, "ALTER TABLE decision DROP COLUMN undone_by");
    tell(f, "ALTER TABLE decision DROP COLUMN undone_reason");
    tell(f, "DROP VIEW v_change");
    tell(f, "DROP TABLE noise_change");
    tell(f, "DROP TABLE noise_pair");
    tell(f, "DROP VIEW v_date");
    tell(f, "DROP TABLE printed_date");
    tell(f, "DROP TABLE decision_person");
    tell(f, "DROP TABLE person_decided");
    tell(f, "DROP TABLE account_line");
    tell(f, "DROP TABLE origin_line");
    tell(f, "DROP TABLE origin_order");
    tell(f, "ALTER TABLE account_person DROP COLUMN base");
    tell(f, "DROP TABLE origin_due");
    tell(f, "DROP INDEX statement_speaker_name");
    tell(f, "DROP INDEX account_sifted");
    const char *const crowd[] = {"VIEW v_person_name",  "VIEW v_person_title", "VIEW v_person_account", "TABLE person_due",
                                 "TABLE person_common", "TABLE person_word",   "TABLE person_listed",   "TABLE person_account",
                                 "TABLE person_title",  "TABLE person_name",   "TABLE person"};
    for (size_t i = 0; i < sizeof crowd / sizeof *crowd; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "DROP %s", crowd[i]);
        tell(f, sql);
    }
    tell(f, "DROP TABLE spelling");
    tell(f, "DROP TABLE spelling_word");
    tell(f, "INSERT INTO account_fts(account_fts) VALUES ('rebuild')"); /* the words as they were cut before */
    tell(f, "DROP VIEW v_disagreement");
    tell(f, "DROP TABLE disagreement");
    tell(f, "ALTER TABLE account DROP COLUMN author");
    tell(f, "ALTER TABLE account DROP COLUMN section");
    tell(f, "ALTER TABLE account DROP COLUMN modified_date");
    tell(f, "ALTER TABLE account DROP COLUMN modified_basis");
    tell(f, "ALTER TABLE intake DROP COLUMN charset");
    tell(f, "ALTER TABLE intake DROP COLUMN status");
    tell(f, "ALTER TABLE intake DROP COLUMN note");
    tell(f, "PRAGMA user_version = 1");
    refuse(f, RO_OPEN_READ, RO_ARCHIVE, "older");
    reopen(f, RO_OPEN_CREATE);
    assert_string_equal(ask(f, "SELECT count(*) FROM intake WHERE charset IS NULL"), "1");
    assert_true(faults(f) > 0); /* what only a newer form keeps of its account is put in by rereading */
    ro_rereading again;
    assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &again), RO_OK);
    assert_int_equal(faults(f), 0);
}

/* Every printed date is a row, with what it is there for. */
static void dates_are_rows(void **state) {
    struct fixture *f = *state;
    put_text(f, "1", "k1", TALKS);
    assert_string_equal(
        ask(f, "SELECT group_concat(role || ' ' || words || ' ' || first_day, '; ') FROM (SELECT * FROM v_date ORDER BY number)"),
        "dateline March 5, 2031 2031-03-05; event March 4 2031-03-04");
    put_text(f, "1", "k1", LETTER); /* another version: its dates take the place of the first one's */
    assert_string_equal(ask(f, "SELECT group_concat(words, '; ') FROM (SELECT * FROM v_date ORDER BY number)"), "April 2, 2031");
}

static void others_are_refused(void **state) {
    struct fixture *f = *state;
    tell(f, "PRAGMA application_id = 7");
    refuse(f, RO_OPEN_CREATE, RO_ARCHIVE, "no readout archive");
    ro_archive_close(f->ar);
    FILE *o = fopen(f->path, "w");
    for (int i = 0; i < 500; i++) fputs("A list of things to buy.\n", o);
    fclose(o);
    refuse(f, RO_OPEN_CREATE, RO_ARCHIVE, "not a readout archive");
    unlink(f->path);
    refuse(f, RO_OPEN_READ, RO_NOTFOUND, "no archive here");
    refuse(f, RO_OPEN_WRITE, RO_NOTFOUND, "no archive here");
    assert_int_not_equal(access(f->path, F_OK), 0);
}

static void empty_file_becomes_one(void **state) {
    struct fixture *f = *state;
    ro_archive_close(f->ar);
    fclose(fopen(f->path, "w")); /* what a kill at the very beginning leaves */
    f->ar = NULL;
    assert_int_equal(ro_archive_open(f->ctx, f->path, RO_OPEN_READ, &f->ar), RO_ARCHIVE);
    reopen(f, RO_OPEN_CREATE);
    assert_string_equal(ask(f, "PRAGMA application_id"), "1380210004");
}

int main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, up, down)
    const struct CMUnitTest tests[] = {
        T(same_bytes_twice),      T(one_id_two_texts),     T(one_text_at_two_addresses), T(refused_is_kept),
        T(account_comes_back),    T(ids_may_be_cut_short), T(opens_in_datasette),        T(decisions_hold),
        T(joined_and_split),      T(meeting_is_settled),   T(nonsense_is_not_decided),   T(damage_is_named_and_mended),
        T(half_done_is_finished), T(newer_is_refused),     T(rows_become_lists),         T(older_is_brought_up),
        T(dates_are_rows),        T(others_are_refused),   T(empty_file_becomes_one),    T(references_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
