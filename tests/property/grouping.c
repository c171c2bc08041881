/* grouping ARCHIVE: are its meetings, which came about account by account, those that grouping all of its accounts at once gives?
 *
 * The accounts are read out of the rows and handed to match whole, with what people decided; every meeting must have the same id,
 * accounts, announcements and reasons there. */
#include "match/match.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

struct bench {
    sqlite3 *db;
    ro_arena *arena;
    struct {
        ro_sketch **v;
        size_t n, cap;
    } sketch;
    struct {
        ro_verdict *v;
        size_t n, cap;
    } verdict;
};

static sqlite3_stmt *ask(struct bench *b, const char *sql) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(b->db, sql, -1, &s, NULL) == SQLITE_OK) return s;
    fprintf(stderr, "grouping: %s\n", sqlite3_errmsg(b->db));
    exit(2);
}

static ro_str text(struct bench *b, sqlite3_stmt *s, int i) {
    const char *p = (const char *)sqlite3_column_text(s, i);
    return p ? ro_str_dup(b->arena, ro_str_c(p)) : RO_NONE;
}

static ro_str blob(struct bench *b, sqlite3_stmt *s, int i) {
    const char *p = sqlite3_column_blob(s, i);
    return p ? ro_str_dup(b->arena, (ro_str){p, (size_t)sqlite3_column_bytes(s, i)}) : RO_NONE;
}

static void load_accounts(struct bench *b) {
    sqlite3_stmt *s = ask(b, "SELECT id, title, publisher, sketch, digest FROM account WHERE current ORDER BY random()");
    while (sqlite3_step(s) == SQLITE_ROW)
        RO_PUSH(b->arena, b->sketch) =
            ro_sketch_open(b->arena, text(b, s, 0), (ro_packed){text(b, s, 1), text(b, s, 2), text(b, s, 3), blob(b, s, 4)});
    sqlite3_finalize(s);
}

static void load_decisions(struct bench *b) {
    sqlite3_stmt *s =
        ask(b, "SELECT t.account, d.value FROM decision d JOIN decision_account t ON t.decision = d.n WHERE d.kind ="
               " 'date' AND d.about = 'meeting' AND t.part = 'target' AND d.undone IS NULL ORDER BY d.n");
    while (sqlite3_step(s) == SQLITE_ROW)
        for (size_t i = 0; i < b->sketch.n; i++)
            if (ro_str_eq(b->sketch.v[i]->id, text(b, s, 0))) ro_sketch_set_day(b->sketch.v[i], text(b, s, 1));
    sqlite3_finalize(s);
    s = ask(b, "SELECT min(t.account, x.account) a, max(t.account, x.account) b, d.kind = 'join', max(d.n) FROM decision d JOIN"
               " decision_account t ON t.decision = d.n AND t.part = 'target' JOIN decision_account x ON x.decision = d.n AND"
               " x.part = 'value' WHERE d.kind IN ('join', 'split') AND d.undone IS NULL AND t.account <> x.account GROUP BY 1, 2"
               " ORDER BY 1, 2");
    while (sqlite3_step(s) == SQLITE_ROW)
        RO_PUSH(b->arena, b->verdict) = (ro_verdict){text(b, s, 0), text(b, s, 1), sqlite3_column_int(s, 2)};
    sqlite3_finalize(s);
}

static ro_str expected(struct bench *b) {
    const ro_meetings *m =
        ro_match_meetings(b->arena, b->sketch.v, b->sketch.n, &(ro_rulings){.verdict = b->verdict.v, .nverdicts = b->verdict.n});
    ro_buf out = {.arena = b->arena};
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->v[i].nmembers; k++) {
            const ro_member *x = &m->v[i].members[k];
            ro_str id = m->v[i].id, of = b->sketch.v[x->sketch]->id;
            ro_buf_printf(&out, "%.*s\t%zu\t%.*s\t%d\t%.*s\n", (int)id.n, id.p, k, (int)of.n, of.p, x->notice, (int)x->why.n,
                          x->why.p ? x->why.p : "");
        }
    return ro_buf_str(&out);
}

static int by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

struct lines {
    ro_str *v;
    size_t n, cap;
};

static struct lines sorted(struct bench *b, ro_str s) {
    struct lines l = {0};
    for (size_t i = 0, at = 0; i < s.n; i++)
        if (s.p[i] == '\n') RO_PUSH(b->arena, l) = (ro_str){s.p + at, i - at}, at = i + 1;
    if (l.n) qsort(l.v, l.n, sizeof *l.v, by_bytes);
    return l;
}

static ro_str actual(struct bench *b) {
    ro_buf out = {.arena = b->arena};
    sqlite3_stmt *s =
        ask(b, "SELECT x.meeting || char(9) || x.i || char(9) || a.id || char(9) || x.notice || char(9) ||"
               " coalesce(x.why, '') FROM meeting_account x JOIN account a ON a.n = x.account JOIN meeting m ON m.id"
               " = x.meeting");
    while (sqlite3_step(s) == SQLITE_ROW) ro_buf_add(&out, text(b, s, 0)), ro_buf_byte(&out, '\n');
    sqlite3_finalize(s);
    return ro_buf_str(&out);
}

static int differences(struct bench *b) {
    struct lines x = sorted(b, expected(b)), y = sorted(b, actual(b));
    int n = 0;
    for (size_t i = 0, k = 0; i < x.n || k < y.n;) {
        int c = i == x.n ? 1 : k == y.n ? -1 : ro_str_cmp(x.v[i], y.v[k]);
        if (c) n++;
        if (c < 0) fprintf(stderr, "wanted  %.*s\n", (int)x.v[i].n, x.v[i].p);
        if (c > 0) fprintf(stderr, "printed %.*s\n", (int)y.v[k].n, y.v[k].p);
        i += c <= 0, k += c >= 0;
    }
    return n;
}

int main(int argc, char **argv) {
    struct ro_error error = {0};
    struct bench b = {0};
    if (argc < 2 || sqlite3_open_v2(argv[1], &b.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) return 2;
    b.arena = ro_arena_new(&error);
    if (!b.arena || RO_TRY(b.arena)) return fprintf(stderr, "grouping: %s\n", error.text), 2;
    load_accounts(&b);
    load_decisions(&b);
    int n = differences(&b);
    sqlite3_close(b.db);
    ro_arena_free(b.arena);
    return n ? 1 : 0;
}
