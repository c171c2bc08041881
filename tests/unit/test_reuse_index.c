/* What a keeper of a large archive would miss: the relatives of one account, asked of the index, are those that a search over all
 * accounts finds, however they came in, after new versions, in an archive whose index is not built, and after it was built anew.
 */
#include "folder.h"
#include "store/reuse/index.h"

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

struct fixture {
    ro_ctx *ctx;
    ro_archive *ar;
    char dir[FOLDER], path[FOLDER + 40];
};

static int up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    assert_true(folder_make(f->dir));
    snprintf(f->path, sizeof f->path, "%s/a.db", f->dir);
    f->ctx = ro_ctx_new();
    assert_int_equal(ro_archive_open(f->ctx, f->path, RO_OPEN_CREATE, &f->ar), RO_OK);
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

/* ---- accounts of invented words --------------------------------------------------------------------------------------- */

enum { WORDS = 160, ACCOUNTS = 60, COPIED = 45 };

static uint32_t chance(uint32_t *seed) { return *seed = *seed * 1664525u + 1013904223u, *seed >> 8; }

/* Some words are frequent, as in prose. */
static void add_word(char *to, size_t n, uint32_t *seed) {
    static const char *const part[] = {"nor", "va", "kes", "tri", "el", "den", "ha", "bor", "lim", "ot", "sul", "qua"};
    uint32_t limit = 1u << (chance(seed) % 15), w = chance(seed) % limit;
    size_t at = strlen(to);
    snprintf(to + at, n - at, "%s%s%s%s ", part[w % 12], part[w / 12 % 12], part[w / 144 % 12], part[w / 1728 % 12]);
}

/* Account i takes words from account i - 7, one in ten of them changed; each third does. All but a few close with one formula. */
static void write_account(char *to, size_t n, uint32_t i, uint32_t version) {
    uint32_t own = 77 * i + version * 1000003 + 5, other = 77 * (i - 7) + 5;
    snprintf(to, n, "Talks number %u in Port Elden\n\n", i);
    for (uint32_t k = 0; k < WORDS; k++) {
        bool taken = i % 3 == 0 && i >= 7 && k >= 30 && k < 30 + COPIED;
        if (taken && k % 10 != 3)
            add_word(to, n, &other);
        else {
            if (taken) {
                char lost[64] = "";
                add_word(lost, sizeof lost, &other);
            }
            add_word(to, n, &own);
        }
        if (k % 40 == 39) snprintf(to + strlen(to), n - strlen(to), "said Ada Norn.\n\n");
    }
    if (i % 12)
        snprintf(to + strlen(to), n - strlen(to),
                 "The two sides had a frank exchange of views on all questions of the Grey Sea and parted as friends.\n");
}

static void put(struct fixture *f, uint32_t i, uint32_t version, bool index) {
    static char text[16384];
    char id[32];
    write_account(text, sizeof text, i, version);
    snprintf(id, sizeof id, "talks-%03u", i);
    ro_capture c = {
        .file = ro_str_c(id), .id = ro_str_c(id), .bytes = ro_str_c(text), .text = true, .publisher = RO_S("Norn Press")};
    ro_account *acc;
    assert_int_equal(ro_account_read(f->ctx, &c, &acc), RO_OK);
    assert_null(ro_account_record(acc)->refused);
    assert_int_equal(ro_archive_add(f->ctx, f->ar, &acc, 1, NULL), RO_OK);
    if (index) assert_int_equal(ro_archive_index(f->ctx, f->ar, NULL, NULL), RO_OK);
    ro_account_free(acc);
}

/* ---- two ways to the same answer -------------------------------------------------------------------------------------- */

struct all {
    ro_reuse_search *search;
    ro_ctx *ctx;
};

static bool add_text(void *user, const ro_reuse_text *t) {
    struct all *a = user;
    assert_int_equal(ro_reuse_add(a->ctx, a->search, t), RO_OK);
    return true;
}

static void put_row(char *to, size_t n, const ro_reuse_search *s, const ro_shared *x) {
    ro_reuse_text a, b;
    ro_reuse_text_get(s, x->a, &a);
    ro_reuse_text_get(s, x->b, &b);
    size_t at = strlen(to);
    snprintf(to + at, n - at, "%.*s %u-%u %.*s %u-%u %.3f %d\n", (int)a.id.n, a.id.p, x->a_span.lo, x->a_span.hi, (int)b.id.n,
             b.id.p, x->b_span.lo, x->b_span.hi, x->identity, (int)x->kind);
}

static bool holds(const ro_reuse_search *s, const ro_shared *x, const char *id) {
    ro_reuse_text a, b;
    ro_reuse_text_get(s, x->a, &a);
    ro_reuse_text_get(s, x->b, &b);
    return ro_str_is(a.id, id) || ro_str_is(b.id, id);
}

static void put_rows(const ro_reuse_search *s, const ro_reuse *r, const char *id, char *to, size_t n) {
    *to = 0;
    for (size_t i = 0; i < r->nshared; i++)
        if (holds(s, &r->shared[i], id)) put_row(to, n, s, &r->shared[i]);
}

/* What the account shares, a row a line, by the index. */
static void relatives(struct fixture *f, const char *id, char *to, size_t n) {
    ro_reuse_search *s;
    const ro_reuse *r;
    assert_int_equal(ro_reuse_open(f->ctx, NULL, &s), RO_OK);
    assert_int_equal(ro_archive_relatives(f->ctx, f->ar, id, s, &r), RO_OK);
    put_rows(s, r, id, to, n);
    ro_reuse_close(s);
}

/* How many rows there are. */
static size_t check_all(struct fixture *f) {
    static char full[65536], asked[65536];
    size_t rows = 0;
    struct all all = {.ctx = f->ctx};
    const ro_reuse *r;
    assert_int_equal(ro_reuse_open(f->ctx, NULL, &all.search), RO_OK);
    assert_int_equal(ro_archive_texts(f->ctx, f->ar, add_text, &all), RO_OK);
    assert_int_equal(ro_reuse_finish(f->ctx, all.search, &r), RO_OK);
    for (uint32_t i = 0; i < ACCOUNTS; i += 3) {
        char id[32];
        snprintf(id, sizeof id, "talks-%03u", i);
        put_rows(all.search, r, id, full, sizeof full);
        relatives(f, id, asked, sizeof asked);
        assert_string_equal(asked, full);
        for (const char *p = asked; (p = strchr(p, '\n')); p++) rows++;
    }
    ro_reuse_close(all.search);
    return rows;
}

static void no_fault(void *user, const char *fault) {
    (void)user;
    fail_msg("%s", fault);
}

static void verified(struct fixture *f) {
    ro_checked c;
    assert_int_equal(ro_archive_verify(f->ctx, f->ar, false, no_fault, NULL, &c), RO_OK);
}

static void sql(struct fixture *f, const char *text) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int64_t number(struct fixture *f, const char *text) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return n;
}

/* ---- the tests ---------------------------------------------------------------------------------------------------------- */

static void fill(struct fixture *f, uint32_t step) {
    for (uint32_t k = 0; k < ACCOUNTS; k++) put(f, k * step % ACCOUNTS, 0, k % 2);
}

static void same_as_a_search_over_all(void **state) {
    struct fixture *f = *state;
    fill(f, 1);
    assert_true(check_all(f) >= ACCOUNTS / 3 - 3); /* every copy, and nothing that the search does not tell */
    verified(f);
    assert_int_equal(number(f, "SELECT count(*) FROM reuse_due"), 0);
    assert_true(number(f, "SELECT count(*) FROM reuse_run") < 10); /* of thirty that were written */
}

static void the_order_of_adding_changes_nothing(void **state) {
    struct fixture *f = *state;
    static char here[65536], before[65536];
    fill(f, 1);
    relatives(f, "talks-030", before, sizeof before);
    assert_true(*before);
    struct fixture *g;
    up((void **)&g);
    fill(g, 23);
    relatives(g, "talks-030", here, sizeof here);
    down((void **)&g);
    assert_string_equal(here, before);
}

static void an_unrelated_account_removes_nothing(void **state) {
    struct fixture *f = *state;
    static char here[65536], before[65536];
    fill(f, 1);
    relatives(f, "talks-033", before, sizeof before);
    for (uint32_t i = 0; i < 30; i++) put(f, 3 * (ACCOUNTS + i) + 1, 9, true);
    relatives(f, "talks-033", here, sizeof here);
    assert_string_equal(here, before);
}

static void a_version_that_shows_no_longer_is_nobodys_relative(void **state) {
    struct fixture *f = *state;
    static char here[65536];
    fill(f, 1);
    relatives(f, "talks-030", here, sizeof here);
    assert_non_null(strstr(here, "talks-023"));
    put(f, 23, 1, true); /* its words are other ones now */
    relatives(f, "talks-030", here, sizeof here);
    assert_null(strstr(here, "talks-023"));
    check_all(f);
    verified(f);
    for (uint32_t v = 2; v < 12; v++) put(f, v % 3, v, true); /* merges leave out what is gone */
    check_all(f);
    verified(f);
}

static void what_is_not_indexed_is_read(void **state) {
    struct fixture *f = *state;
    fill(f, 1);
    sql(f, "INSERT INTO reuse_due SELECT n FROM account; DELETE FROM reuse_text; DELETE FROM reuse_run; DELETE FROM reuse_block");
    assert_true(check_all(f) > 0); /* as in an archive that may not be written */
    assert_int_equal(ro_archive_index(f->ctx, f->ar, NULL, NULL), RO_OK);
    assert_int_equal(number(f, "SELECT count(*) FROM reuse_due"), 0);
    check_all(f);
    put(f, 7, 1, false); /* half of each: one account is due, its older version is still in the index */
    check_all(f);
    verified(f);
}

static void built_anew_it_is_the_same(void **state) {
    struct fixture *f = *state;
    ro_rereading r;
    fill(f, 7);
    put(f, 12, 1, true);
    size_t rows = check_all(f);
    assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &r), RO_OK);
    assert_int_equal(number(f, "SELECT count(*) FROM reuse_gone"), 0);
    assert_int_equal(check_all(f), rows);
    verified(f);
}

static void of_another_engine_it_is_built_anew(void **state) {
    struct fixture *f = *state;
    fill(f, 1);
    sql(f, "UPDATE setting SET value = '1' WHERE name = 'reuse_engine'; UPDATE reuse_text SET text = text + 1000000");
    verified(f);
    check_all(f); /* by reading all accounts */
    assert_int_equal(ro_archive_index(f->ctx, f->ar, NULL, NULL), RO_OK);
    assert_true(number(f, "SELECT max(text) FROM reuse_text") <= ACCOUNTS + 1);
    check_all(f);
}

static void count_fault(void *user, const char *fault) {
    if (strstr(fault, "index of shared words")) ++*(int *)user;
}

static void what_is_wrong_is_said(void **state) {
    struct fixture *f = *state;
    static const char *const harm[] = {
        "UPDATE reuse_text SET text = 1000 + text WHERE account = 5",
        "UPDATE reuse_block SET entries = x'ffffffff' WHERE n = (SELECT min(n) FROM reuse_block)",
        "DELETE FROM reuse_block WHERE n = (SELECT max(n) FROM reuse_block)",
        "DELETE FROM reuse_text WHERE account = 5",
    };
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
        ro_checked c;
        ro_rereading r;
        int faults = 0;
        if (!i) fill(f, 1);
        sql(f, harm[i]);
        assert_int_equal(ro_archive_verify(f->ctx, f->ar, false, count_fault, &faults, &c), RO_OK);
        assert_int_equal(faults, 1);
        assert_int_equal(ro_archive_reread(f->ctx, f->ar, NULL, NULL, &r), RO_OK);
        verified(f);
    }
}

static struct entry random_entry(uint32_t *seed, uint64_t after) {
    struct entry e = {.key = after + 1 + (chance(seed) & 31)};
    e.n = chance(seed) % 3 ? 1 : chance(seed) % (LISTED + 1);
    for (uint32_t i = 0; i < e.n; i++) e.text[i] = (i ? e.text[i - 1] : 0) + 1 + chance(seed) % 100000;
    return e;
}

static bool same(const struct entry *a, const struct entry *b) {
    return a->key == b->key && a->count == b->count && a->n == b->n && !memcmp(a->text, b->text, a->n * sizeof *a->text);
}

static void blocks_hold_what_was_put_in(void **state) {
    (void)state;
    static struct entry in[BLOCK];
    struct entry out = {0}, word = {.key = ALL_WORDS, .count = -300};
    struct pack pack = {0};
    struct block b;
    uint8_t bytes[BLOCK];
    uint32_t seed = 3, n = 0;
    bool bad;
    for (;; n++) {
        in[n] = random_entry(&seed, n ? in[n - 1].key : 1000);
        bool full = pack_full(&pack, &in[n]);
        assert_int_equal(pack_put(&pack, &in[n]), !full);
        if (full) break;
    }
    assert_true(n > 2 * MARKS / 3);
    size_t size = pack_end(&pack, bytes);
    assert_true(size <= BLOCK && size > BLOCK - ENTRY);
    assert_true(block_open(&b, bytes, size, in[0].key));
    for (uint32_t i = 0; i < n; i++) assert_true(block_next(&b, &out, &bad) && same(&out, &in[i]));
    assert_true(!block_next(&b, &out, &bad) && !bad);
    for (uint32_t i = 0, ahead = 0; i < n;
         ahead += chance(&seed) % 9 == 0, i += 1 + ahead % 5) { /* each by itself and on from the last */
        struct block alone;
        assert_true(block_open(&alone, bytes, size, in[0].key));
        assert_true(block_seek(&alone, in[i].key, &out, &bad) && same(&out, &in[i]));
        if (!i) b = alone;
        assert_true(!i || (block_seek(&b, in[i].key, &out, &bad) && same(&out, &in[i])));
    }
    assert_true(pack_put(&pack, &word) && block_open(&b, bytes, pack_end(&pack, bytes), ALL_WORDS));
    assert_true(block_next(&b, &out, &bad) && out.key == ALL_WORDS && out.count == -300);
}

/* Whatever the bytes are, they are read within their bounds. */
static void foreign_bytes_are_read_within_bounds(void **state) {
    (void)state;
    uint32_t seed = 3;
    for (int round = 0; round < 20000; round++) {
        size_t length = chance(&seed) % 60;
        uint8_t *foreign = malloc(length + 1); /* so that a step outside is seen */
        struct block b;
        struct entry out;
        bool bad;
        for (size_t i = 0; i < length; i++) foreign[i] = (uint8_t)chance(&seed);
        if (length && round % 2) foreign[0] &= 3; /* few marks */
        if (block_open(&b, foreign, length, chance(&seed))) {
            if (round % 4 > 1) block_seek(&b, chance(&seed), &out, &bad);
            while (block_next(&b, &out, &bad)) assert_true(out.n <= LISTED && out.key <= ALL_WORDS);
        }
        free(foreign);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(same_as_a_search_over_all, up, down),
        cmocka_unit_test_setup_teardown(the_order_of_adding_changes_nothing, up, down),
        cmocka_unit_test_setup_teardown(an_unrelated_account_removes_nothing, up, down),
        cmocka_unit_test_setup_teardown(a_version_that_shows_no_longer_is_nobodys_relative, up, down),
        cmocka_unit_test_setup_teardown(what_is_not_indexed_is_read, up, down),
        cmocka_unit_test_setup_teardown(built_anew_it_is_the_same, up, down),
        cmocka_unit_test_setup_teardown(of_another_engine_it_is_built_anew, up, down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said, up, down),
        cmocka_unit_test(blocks_hold_what_was_put_in),
        cmocka_unit_test(foreign_bytes_are_read_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
