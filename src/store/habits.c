/* What the pages of one source have in common, learnt from the archive and from nothing else.
 *
 * A source is a host; where no address is known, the folder, or the file of lines. Each account keeps the numbers of those of
 * its lines that could be furniture (clean/habit.h). When accounts of a source have come, its lines are counted: over texts,
 * not pages, so that ten copies of one report teach nothing. A line on enough of them is a habit of the source, and the
 * accounts that have it are read again without it. In the same way a source writes "05/06/2024" in one order, which those of
 * its dates show that read one way only. The result hangs on the set of the accounts, not on the order in which they
 * came; a huge source is judged by SAMPLE of its texts, those with the lowest numbers, which is as good as by lot.
 *
 * Derived: dropped and learnt anew by `reread`, held against a new count by `verify`. */
#include "store/store.h"

#include <stdlib.h>

enum {
    SAMPLE = 4000,
    ORDERED = 3, /* pages; one may quote a date of somebody else */
};

/* Of the texts of a source, so many and so large a part must have the line. A sentence at the edge may be a formula of
 * diplomacy, so nearly all must end with it; a line amid the text may be a heading. */
static const struct demand {
    unsigned least, percent;
} DEMAND[RO_SPOTS] = {[RO_SPOT_EDGE] = {5, 40}, [RO_SPOT_EDGE_SENTENCE] = {12, 90}, [RO_SPOT_AMID] = {8, 60}};

/* ---- whence ----------------------------------------------------------------------------------------------------- */

/* The folder of a file; of a line or a piece of a container, the file that holds it. */
static ro_str folder(ro_str file) {
    for (size_t i = 0; i < file.n; i++)
        if (file.p[i] == '#') return (ro_str){file.p, i};
    for (size_t i = file.n; i-- > 0;) {
        if (file.p[i] == '/') return (ro_str){file.p, i};
        if (file.p[i] == ':' && i + 1 < file.n) return (ro_str){file.p, i};
    }
    return RO_NONE;
}

static ro_str origin_of(ro_arena *a, const ro_account *acc) {
    ro_str h = ro_url_host(a, acc->record.url);
    return h.n ? h : folder(acc->record.file);
}

/* ---- numbers in rows --------------------------------------------------------------------------------------------- */

static ro_str pack(ro_arena *a, const ro_lines *l) {
    unsigned char *p = ro_alloc_raw(a, l->n * 8 + 1);
    for (size_t i = 0; i < l->n; i++)
        for (unsigned b = 0; b < 8; b++) p[i * 8 + b] = (unsigned char)(l->v[i] >> (8 * b));
    return (ro_str){(char *)p, l->n * 8};
}

static uint64_t line_at(ro_str packed, size_t i) {
    uint64_t v = 0;
    for (unsigned b = 0; b < 8; b++) v |= (uint64_t)(unsigned char)packed.p[i * 8 + b] << (8 * b);
    return v;
}

void ro_habits_put(ro_job *job, int64_t n, const ro_account *acc) {
    ro_str origin = origin_of(job->arena, acc);
    if (!origin.n || !acc->lines.core) return;
    ro_exec(job, "INSERT INTO account_line VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "isiiib", n, origin, (int64_t)acc->lines.core,
            (int64_t)acc->figures, (int64_t)acc->figures_open, pack(job->arena, &acc->lines));
    ro_exec(job, "INSERT OR IGNORE INTO origin_due VALUES (?1)", "s", origin);
}

/* ---- what is known of an account ---------------------------------------------------------------------------------- */

static int by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return (a > b) - (a < b);
}

/* Sorted. */
static void load_habits(ro_job *job, ro_knowledge *know) {
    RO_VEC(uint64_t) v = {0};
    ro_query *q = ro_query_new(job, "SELECT line FROM origin_line WHERE origin = ?1");
    ro_bind(q, "s", know->origin);
    while (ro_step(q)) RO_PUSH(job->arena, v) = (uint64_t)ro_int(q, 0);
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_number);
    know->habit = v.v, know->nhabits = v.n;
}

static int order_known(ro_job *job, ro_str origin) {
    return (int)ro_ask_int(job, 0, "SELECT figures FROM origin_order WHERE origin = ?1", "s", origin);
}

static void load_wishes(ro_job *job, int64_t n, ro_knowledge *know) {
    RO_VEC(ro_wish) v = {0};
    ro_query *q = ro_query_new(job, "SELECT d.value, d.kind = 'restore' FROM intake i JOIN decision_account t ON t.account = i.id"
                                    " AND t.part = 'target' JOIN decision d ON d.n = t.decision WHERE i.n = ?1 AND d.kind IN"
                                    " ('restore', 'cut') AND d.about = 'account' AND d.undone IS NULL ORDER BY d.time, d.n");
    ro_bind(q, "i", n);
    while (ro_step(q)) RO_PUSH(job->arena, v) = (ro_wish){.words = ro_text(q, 0), .keep = ro_int(q, 1)};
    know->wish = v.v, know->nwishes = v.n;
}

/* What is known of account n, which came from there; NULL: nothing. */
static ro_knowledge *knowledge(ro_job *job, int64_t n, ro_str origin) {
    ro_knowledge *know = RO_NEW(job->arena, ro_knowledge);
    know->origin = origin;
    if (origin.n) load_habits(job, know), know->day_month = order_known(job, origin);
    load_wishes(job, n, know);
    return know->nhabits || know->nwishes || know->day_month ? know : NULL;
}

ro_knowledge *ro_habits_known(ro_job *job, int64_t n) {
    return knowledge(job, n, ro_ask_text(job, "SELECT origin FROM account_line WHERE account = ?1", "i", n));
}

ro_knowledge *ro_habits_known_of(ro_job *job, int64_t n, const ro_account *acc) {
    return knowledge(job, n, origin_of(job->arena, acc));
}

bool ro_habits_matter(const ro_knowledge *know, const ro_account *acc) {
    if (!know) return false;
    for (size_t i = 0; i < acc->lines.n && know->nhabits; i++)
        if (bsearch(&acc->lines.v[i], know->habit, know->nhabits, sizeof *know->habit, by_number)) return true;
    return know->nwishes > 0 || (know->day_month && acc->figures_open);
}

/* ---- learning ------------------------------------------------------------------------------------------------------ */

struct seen {
    uint64_t line, core;
};

static int by_line(const void *p, const void *q) {
    const struct seen *a = p, *b = q;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    return (a->core > b->core) - (a->core < b->core);
}

struct habits {
    RO_VEC(uint64_t) line;
};

static bool enough(uint64_t line, size_t texts, size_t all) {
    const struct demand *d = &DEMAND[line & 3];
    return (line & 3) < RO_SPOTS && texts >= d->least && texts * 100 >= all * d->percent;
}

static void count_lines(ro_job *job, struct seen *v, size_t n, size_t texts, struct habits *out) {
    if (n) qsort(v, n, sizeof *v, by_line);
    for (size_t i = 0, k; i < n; i = k) {
        size_t distinct = 0;
        for (k = i; k < n && v[k].line == v[i].line; k++) distinct += k == i || v[k].core != v[k - 1].core;
        if (enough(v[i].line, distinct, texts)) RO_PUSH(job->arena, out->line) = v[i].line;
    }
}

static struct habits learn(ro_job *job, ro_str origin) {
    RO_VEC(struct seen) v = {0};
    struct habits h = {0};
    size_t texts = 0;
    int64_t last = 0;
    ro_query *q = ro_query_new(job, "SELECT l.core, l.lines FROM account_line l WHERE l.origin = ?1 AND NOT EXISTS (SELECT 1"
                                    " FROM account a INDEXED BY account_superseded WHERE a.n = l.account AND a.current = 0)"
                                    " ORDER BY l.core, l.account LIMIT ?2");
    ro_bind(q, "si", origin, (int64_t)SAMPLE);
    while (ro_step(q)) {
        int64_t core = ro_int(q, 0);
        ro_str lines = ro_blob(q, 1);
        texts += !texts || core != last;
        last = core;
        for (size_t i = 0; i < lines.n / 8; i++) RO_PUSH(job->arena, v) = (struct seen){line_at(lines, i), (uint64_t)core};
    }
    count_lines(job, v.v, v.n, texts, &h);
    return h;
}

/* ---- taking effect ------------------------------------------------------------------------------------------------- */

static bool has_line(ro_str lines, const struct habits *changed) {
    for (size_t i = 0; i < lines.n / 8; i++) {
        uint64_t x = line_at(lines, i);
        if (changed->line.n && bsearch(&x, changed->line.v, changed->line.n, sizeof x, by_number)) return true;
    }
    return false;
}

static void reread_with(ro_job *job, ro_str origin, const struct habits *changed) {
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(job, "SELECT account, lines FROM account_line WHERE origin = ?1");
    ro_bind(q, "s", origin);
    while (ro_step(q))
        if (has_line(ro_blob(q, 1), changed)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i++) ro_store_put_again(job, v.v[i]);
}

/* The numbers that only one of both has; both are sorted. */
static struct habits difference(ro_job *job, const ro_knowledge *was, const struct habits *is) {
    struct habits d = {0};
    size_t i = 0, k = 0;
    while (i < was->nhabits || k < is->line.n) {
        bool left = k == is->line.n || (i < was->nhabits && was->habit[i] < is->line.v[k]);
        bool right = i == was->nhabits || (k < is->line.n && is->line.v[k] < was->habit[i]);
        if (left)
            RO_PUSH(job->arena, d.line) = was->habit[i];
        else if (right)
            RO_PUSH(job->arena, d.line) = is->line.v[k];
        i += !right;
        k += !left;
    }
    return d;
}

static struct habits changes(ro_job *job, ro_str origin, struct habits *now) {
    ro_knowledge was = {.origin = origin};
    load_habits(job, &was);
    *now = learn(job, origin);
    return difference(job, &was, now);
}

/* A source writes its dates in figures in one order: ORDERED pages prove it, and none the other. */
static int learn_order(ro_job *job, ro_str origin) {
    const char *sql = "SELECT count(*) FROM (SELECT DISTINCT l.core FROM account_line l JOIN account a ON a.n = l.account"
                      " WHERE l.origin = ?1 AND l.figures <> 0 AND l.figures = ?2 AND a.current LIMIT ?3)";
    int64_t day = ro_ask_int(job, 0, sql, "sii", origin, (int64_t)1, (int64_t)ORDERED);
    int64_t month = ro_ask_int(job, 0, sql, "sii", origin, (int64_t)-1, (int64_t)ORDERED);
    return month ? day ? 0 : -(month == ORDERED) : day == ORDERED;
}

static void settle_order(ro_job *job, ro_str origin) {
    int now = learn_order(job, origin);
    if (now == order_known(job, origin)) return;
    ro_exec(job, "DELETE FROM origin_order WHERE origin = ?1", "s", origin);
    if (now) ro_exec(job, "INSERT INTO origin_order VALUES (?1, ?2)", "si", origin, (int64_t)now);
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(job, "SELECT account FROM account_line WHERE origin = ?1 AND figures_open");
    ro_bind(q, "s", origin);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_int(q, 0);
    for (size_t i = 0; i < v.n; i++) ro_store_put_again(job, v.v[i]);
}

static void settle_lines(ro_job *job, ro_str origin) {
    struct habits now, changed = changes(job, origin, &now);
    if (!changed.line.n) return;
    ro_exec(job, "DELETE FROM origin_line WHERE origin = ?1", "s", origin);
    for (size_t i = 0; i < now.line.n; i++)
        ro_exec(job, "INSERT INTO origin_line VALUES (?1, ?2)", "si", origin, (int64_t)now.line.v[i]);
    reread_with(job, origin, &changed);
}

static ro_str *origins(ro_job *job, const char *sql, size_t *n) {
    RO_VEC(ro_str) v = {0};
    ro_query *q = ro_query_new(job, sql);
    while (ro_step(q)) RO_PUSH(job->arena, v) = ro_text(q, 0);
    *n = v.n;
    return v.v;
}

bool ro_habits_settle(ro_job *job) {
    ro_str origin = ro_ask_text(job, "SELECT min(origin) FROM origin_due", "");
    if (!origin.p) return false;
    settle_lines(job, origin);
    settle_order(job, origin);
    ro_exec(job, "DELETE FROM origin_due WHERE origin = ?1", "s", origin); /* rereading has marked it again */
    return true;
}

void ro_habits_all_due(ro_job *job) {
    ro_exec(job,
            "INSERT OR IGNORE INTO origin_due SELECT DISTINCT origin FROM account_line UNION SELECT DISTINCT origin FROM"
            " origin_line",
            "");
}

ro_str ro_habits_fault(ro_job *job) {
    size_t n;
    /* After a kill some are still to be learnt. */
    ro_str *v =
        origins(job,
                "SELECT origin FROM (SELECT DISTINCT origin FROM account_line UNION SELECT DISTINCT origin FROM origin_line)"
                " WHERE origin NOT IN (SELECT origin FROM origin_due)",
                &n);
    for (size_t i = 0; i < n; i++) {
        struct habits now;
        if (changes(job, v[i], &now).line.n || learn_order(job, v[i]) != order_known(job, v[i])) return v[i];
    }
    return RO_NONE;
}
