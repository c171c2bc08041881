/* What a list costs, without a clock: the steps that SQLite takes for a page must not grow with the archive. A page is asked of
 * some accounts and of four times as many; a query that goes through a table, or through a view that is made whole for every row,
 * takes four or sixteen times as many steps then. */
#include "folder.h"
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { SOME = 120, TIMES = 4, PAGE = 10 };

struct counted {
    ro_ctx *ctx;
    ro_archive *ar;
    size_t steps, rows;
};

static int finished(unsigned what, void *user, void *stmt, void *nanoseconds) {
    (void)what, (void)nanoseconds;
    ((struct counted *)user)->steps += (size_t)sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}

/* Talks on a day of their own between two people of their own; of one in every forty a third side. */
static char *talks(size_t i) {
    static const char *const part[] = {"Ka", "Bo", "Ler", "Min", "Sot", "Vax", "Dur", "Pel", "Gon", "Rif"};
    static const char *const end[] = {"dan", "kes", "lor", "mut", "nev", "pas", "rum", "sil", "tov", "zer"};
    char *text = malloc(1200);
    snprintf(
        text, 1200,
        "Talks in Port Elden\n\nPort Elden, %zu/%zu/%zu -- Ada %s%s, president of Norvania, met with Bo %s%s, premier of %s, in "
        "Port Elden on %zu-%02zu-%02zu.\n\nAda %s%s said that the harbour number %zu would be mended. Bo %s%s thanked her.\n",
        i / 28 % 12 + 1, i % 28 + 1, 2031 + i / 336, part[i / 10 % 10], end[i % 10], part[i % 10], end[i / 10 % 10],
        i % 40 == 7 ? "Sarelle" : "Kestria", 2031 + i / 336, i / 28 % 12 + 1, i % 28 + 1, part[i / 10 % 10], end[i % 10], i,
        part[i % 10], end[i / 10 % 10]);
    return text;
}

static void put(struct counted *c, size_t from, size_t to) {
    ro_account *acc[SOME * TIMES] = {0};
    for (size_t i = from; i < to; i++) {
        char id[24], *text = talks(i);
        snprintf(id, sizeof id, "t%zu", i);
        ro_capture capture = {.file = ro_str_c(id), .id = ro_str_c(id), .bytes = ro_str_c(text)};
        assert_int_equal(ro_account_read(c->ctx, &capture, &acc[i]), RO_OK);
        free(text);
    }
    assert_int_equal(ro_archive_add(c->ctx, c->ar, acc + from, to - from, NULL), RO_OK);
    for (size_t i = from; i < to; i++) ro_account_free(acc[i]);
    assert_int_equal(ro_archive_settle(c->ctx, c->ar), RO_OK);
}

/* ---- pages ---------------------------------------------------------------------------------------------------------------- */

static bool meeting(void *user, const ro_meeting_entry *m) { return (void)m, ((struct counted *)user)->rows++, true; }
static bool person(void *user, const ro_person_entry *e) { return (void)e, ((struct counted *)user)->rows++, true; }
static bool hit(void *user, const ro_hit *h) { return (void)h, ((struct counted *)user)->rows++, true; }

static void meetings(struct counted *c) {
    ro_archive_meetings(c->ctx, c->ar, &(ro_meetings_wanted){.limit = PAGE, .met = true}, meeting, c);
}

static void meetings_from(struct counted *c) {
    ro_archive_meetings(c->ctx, c->ar, &(ro_meetings_wanted){.limit = PAGE, .from = "2031-03-01"}, meeting, c);
}

static void meetings_of_side(struct counted *c) {
    ro_archive_meetings(c->ctx, c->ar, &(ro_meetings_wanted){.limit = PAGE, .side = "Norvania"}, meeting, c);
}

static void people(struct counted *c) {
    ro_archive_people(c->ctx, c->ar, &(ro_people_wanted){.limit = PAGE, .brief = true}, person, c);
}

static void search(struct counted *c) {
    ro_archive_search(c->ctx, c->ar, &(ro_search_wanted){.query = "\"harbour number 17\"", .limit = PAGE}, hit, c, NULL);
}

static void statements(struct counted *c) {
    ro_search_wanted w = {.query = "\"harbour number 17\"", .limit = PAGE, .statements = true};
    ro_archive_search(c->ctx, c->ar, &w, hit, c, NULL);
}

static void one_meeting(struct counted *c) {
    const ro_meeting_entry *m;
    c->rows += ro_archive_meeting(c->ctx, c->ar, "t17", &m) == RO_OK;
    ro_meeting_entry_free(m);
}

static void one_account(struct counted *c) {
    ro_account *acc;
    c->rows += ro_archive_account(c->ctx, c->ar, "t17", &acc) == RO_OK;
    ro_account_free(acc);
}

/* Where few meetings fit, or none, all are looked at: each in some steps and not in hundreds. */
static void rare_side(struct counted *c) {
    ro_archive_meetings(c->ctx, c->ar, &(ro_meetings_wanted){.limit = PAGE, .side = "Nowhere"}, meeting, c);
}

static void rare_person(struct counted *c) {
    ro_archive_meetings(c->ctx, c->ar, &(ro_meetings_wanted){.limit = PAGE, .person = "Zbigniew Quux"}, meeting, c);
}

static const struct {
    const char *name;
    void (*ask)(struct counted *);
    bool all; /* it goes through all meetings */
} ASKED[] = {{"meetings", meetings, false},
             {"meetings --from", meetings_from, false},
             {"meetings --side", meetings_of_side, true},
             {"people", people, false},
             {"search", search, false},
             {"search --statements", statements, false},
             {"show MEETING", one_meeting, false},
             {"show ACCOUNT", one_account, false},
             {"meetings --side, none", rare_side, true},
             {"meetings --person, none", rare_person, true}};
enum { ASKS = sizeof ASKED / sizeof *ASKED };

static void count(struct counted *c, size_t steps[ASKS]) {
    for (size_t i = 0; i < ASKS; i++) {
        c->rows = 0;
        ASKED[i].ask(c); /* statements are prepared, and what is kept for the connection is there */
        c->steps = c->rows = 0;
        ASKED[i].ask(c);
        steps[i] = c->steps;
        if (!ASKED[i].all && !c->rows) fail_msg("%s gives nothing", ASKED[i].name);
    }
}

static void pages_cost_the_same(void **state) {
    (void)state;
    enum { STEPS_A_MEETING = 80, FEW = 300 };
    char dir[FOLDER], path[FOLDER + 40];
    size_t some[ASKS], more[ASKS];
    struct counted c = {.ctx = ro_ctx_new()};
    assert_true(folder_make(dir));
    snprintf(path, sizeof path, "%s/a.db", dir);
    assert_int_equal(ro_archive_open(c.ctx, path, RO_OPEN_CREATE, &c.ar), RO_OK);
    sqlite3_trace_v2(c.ar->db, SQLITE_TRACE_PROFILE, finished, &c);
    put(&c, 0, SOME);
    count(&c, some);
    put(&c, SOME, SOME * TIMES);
    count(&c, more);
    for (size_t i = 0; i < ASKS; i++) {
        size_t most = ASKED[i].all ? STEPS_A_MEETING * SOME * TIMES : some[i] + some[i] / 2;
        if (more[i] > most + FEW) fail_msg("%s: %zu steps, of %d times the accounts %zu", ASKED[i].name, some[i], TIMES, more[i]);
    }
    ro_archive_close(c.ar);
    ro_ctx_free(c.ctx);
    assert_true(folder_remove(dir));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_cost_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
