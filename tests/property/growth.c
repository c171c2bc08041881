/* What one account more costs an archive, without a clock: the steps that SQLite takes, statement by statement. The archive grows
 * day by day, as one that is kept does, and people have settled some things in it; at each size a few accounts come in one by
 * one, as `add` takes them, and something is asked and settled of some. A statement that goes through a table takes four times as
 * many steps where there are four times as many accounts; one that finds its rows takes about as many as before.
 *
 * What the pages of one source have in common is learnt from a sample of them, larger than fits here: a source has few. Most
 * people are named once, as in archives that are kept, and one in every account: neither all of them nor all of his accounts are
 * gone through for one account more.
 *
 * growth LINES ARCHIVE SIZE...: the last two sizes are held against each other. With STEPS in the environment all are told. */
#include <readout/readout.h>

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST = 1 << 15,
    ONE_BY_ONE = 12,
    SIZES = 8,
    STATEMENTS = 4096,
    BATCH = 100,
    SOURCE = 20,
    FREE = 1500 /* steps of one run */
};

/* ---- counting ----------------------------------------------------------------------------------------------------------- */

typedef struct statement {
    const char *doing;
    char *sql;
    uint64_t steps[SIZES], runs[SIZES];
} statement;

static struct {
    const char *doing; /* NULL: nothing that is counted */
    statement v[STATEMENTS];
    size_t n, size;
} counted;

static _Noreturn void give_up(const char *why) {
    fprintf(stderr, "%s: %s\n", counted.doing ? counted.doing : "before", why);
    exit(2);
}

static statement *counted_for(const char *sql) {
    for (size_t i = 0; i < counted.n; i++)
        if (counted.v[i].doing == counted.doing && strcmp(counted.v[i].sql, sql) == 0) return &counted.v[i];
    if (counted.n == STATEMENTS) give_up("more statements than are counted");
    counted.v[counted.n] = (statement){.doing = counted.doing, .sql = strdup(sql)};
    return &counted.v[counted.n++];
}

static int finished(unsigned what, void *user, void *stmt, void *nanoseconds) {
    (void)what, (void)user, (void)nanoseconds;
    int steps = sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
    const char *sql = sqlite3_sql(stmt);
    if (!counted.doing || !sql) return 0;
    statement *s = counted_for(sql);
    s->steps[counted.size] += (uint64_t)steps;
    s->runs[counted.size]++;
    return 0;
}

/* Of every connection that is made. */
static int begin(sqlite3 *db, char **error, const void *api) {
    (void)error, (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, finished, NULL);
}

/* ---- what is done --------------------------------------------------------------------------------------------------------- */

static struct {
    ro_ctx *ctx;
    const char *path;
    ro_archive *ar;
    ro_capture *capture[MOST];
    size_t n, rows;
    char id[40], near[40], name[200], day[40]; /* an account, the one that came before it, whom it names, when they met */
} now;

static ro_str str(const char *s) { return (ro_str){s, strlen(s)}; }

static void must(ro_status st) {
    if (st != RO_OK) give_up(ro_ctx_error(now.ctx));
}

/* Of a few pages a source each; and each with two people more: one whom no other names, and one whom all do. */
#define ALL "Orla Venmark"
static ro_capture *sole(const ro_capture *c, size_t n) {
    static const char *const part[] = {"Ka", "Bo", "Ler", "Min", "Sot", "Vax", "Dur", "Pel", "Gon", "Rif"};
    static const char *const end[] = {"dan", "kes", "lor", "mut", "nev", "pas", "rum", "sil", "tov", "zer"};
    char url[60], text[1 << 14];
    ro_capture of = *c;
    int size = snprintf(text, sizeof text,
                        "%.*s\n\n%s%s %s%s%s, deputy minister of harbours, said that the lights would be mended. " ALL
                        ", secretary of state, said that they were bright.\n",
                        (int)c->bytes.n, c->bytes.p, part[n % 10], end[n / 10 % 10], part[n / 100 % 10], end[n / 1000 % 10],
                        n / 10000 ? end[n / 10000 % 10] : "");
    snprintf(url, sizeof url, "https://news%zu.example/%zu", n / SOURCE, n);
    of.url = str(url), of.bytes = (ro_str){text, size < (int)sizeof text ? (size_t)size : sizeof text - 1};
    return ro_capture_copy(&of);
}

static bool keep(void *user, const ro_capture *c, ro_status refused, const char *why) {
    (void)user;
    if (refused != RO_OK || now.n == MOST) give_up(why ? why : "more accounts than can be held");
    now.capture[now.n] = sole(c, now.n), now.n++;
    return true;
}

static void add(size_t from, size_t n) {
    ro_account *acc[BATCH] = {0};
    bool known;
    for (size_t i = 0; i < n; i++) {
        must(ro_archive_known(now.ctx, now.ar, now.capture[from + i], &known));
        must(ro_account_read(now.ctx, now.capture[from + i], &acc[i]));
    }
    must(ro_archive_add(now.ctx, now.ar, acc, n, NULL));
    must(ro_archive_settle(now.ctx, now.ar));
    for (size_t i = 0; i < n; i++) ro_account_free(acc[i]);
}

static void add_one(size_t at) { add(at, 1); }

static void look_at(size_t at) {
    ro_account *acc = NULL;
    snprintf(now.id, sizeof now.id, "%s", now.capture[at]->id.p);
    snprintf(now.near, sizeof now.near, "%s", now.capture[at - 1]->id.p);
    must(ro_archive_account(now.ctx, now.ar, now.id, &acc));
    const ro_record *r = ro_account_record(acc);
    snprintf(now.name, sizeof now.name, "%.*s", r->npeople ? (int)r->people[0].name.n : 0, r->npeople ? r->people[0].name.p : "");
    snprintf(now.day, sizeof now.day, "%s", r->meeting.value);
    ro_account_free(acc);
}

static void relatives(size_t at) {
    ro_reuse_search *s;
    const ro_reuse *found;
    look_at(at);
    must(ro_reuse_open(now.ctx, &(ro_reuse_options){.threads = 1}, &s));
    must(ro_archive_relatives(now.ctx, now.ar, now.id, s, &found));
    ro_reuse_close(s);
}

static bool person(void *user, const ro_person_entry *e) { return (void)user, (void)e, now.rows++, true; }

static void shown(size_t at) {
    ro_found f;
    const ro_history *h;
    const ro_meeting_entry *m;
    look_at(at);
    must(ro_archive_find(now.ctx, now.ar, now.id, &f));
    must(ro_archive_history(now.ctx, now.ar, now.id, &h));
    ro_history_free(h);
    ro_status st = ro_archive_meeting(now.ctx, now.ar, now.id, &m);
    if (st == RO_NOTFOUND) return;
    must(st);
    ro_meeting_entry_free(m);
}

/* The person whom an account calls so. */
static void whom(size_t at) {
    look_at(at);
    ro_people_wanted w = {.name = ALL, .within = now.id, .brief = true};
    must(ro_archive_people(now.ctx, now.ar, &w, person, NULL));
}

static bool standing(void *user, const ro_standing *e) { return (void)user, (void)e, true; }

/* Of one day: the others are not gone through for it. */
static void standings(size_t at) {
    do look_at(at);
    while (strlen(now.day) != 10 && --at);
    ro_standings_wanted w = {.before = now.day, .after = now.day};
    must(ro_archive_standings(now.ctx, now.ar, &w, standing, NULL));
}

static void decide(const char *kind, const char *target, const char *value) {
    int64_t n;
    ro_decision d = {.kind = str(kind), .target = str(target), .value = str(value), .author = str("Ina")};
    must(ro_archive_decide(now.ctx, now.ar, &d, &n));
}

static void note(size_t at) { look_at(at), decide("note", now.id, "ask again"); }
static void join(size_t at) { look_at(at), decide("join", now.id, now.near); }
static void split(size_t at) { look_at(at), decide("split", now.id, now.near); }
static void day(size_t at) { look_at(at), decide("date", now.id, "2030-12-24"); }

/* newest: of the account that is the next to come; else of one amid those that are there. */
static const struct doing {
    const char *name;
    bool newest;
    ro_open mode;
    void (*go)(size_t at);
} DOINGS[] = {{"add", true, RO_OPEN_WRITE, add_one},
              {"reuse --of", true, RO_OPEN_READ, relatives},
              {"show", true, RO_OPEN_READ, shown},
              {"people", true, RO_OPEN_READ, whom},
              {"people --changes", false, RO_OPEN_READ, standings},
              {"decide note", false, RO_OPEN_WRITE, note},
              {"decide join", false, RO_OPEN_WRITE, join},
              {"decide split", false, RO_OPEN_WRITE, split},
              {"decide date", false, RO_OPEN_WRITE, day}};
enum { NDOINGS = sizeof DOINGS / sizeof *DOINGS };

static void open_to(ro_open mode) { must(ro_archive_open(now.ctx, now.path, mode, &now.ar)); }

static void one_more(size_t at) {
    for (const struct doing *d = DOINGS; d < DOINGS + NDOINGS; d++) {
        counted.doing = d->name;
        open_to(d->mode);
        d->go(d->newest ? at : at / 2 + at % ONE_BY_ONE * 3);
        ro_archive_close(now.ar);
        counted.doing = NULL;
    }
}

static void grow(size_t from, size_t to) {
    open_to(RO_OPEN_CREATE);
    for (size_t n; from < to; from += n) add(from, n = to - from < BATCH ? to - from : BATCH);
    ro_archive_close(now.ar);
}

/* Two whom the first accounts name are somebody by decision. */
static void settle_some(void) {
    char first[200] = "";
    open_to(RO_OPEN_WRITE);
    for (size_t i = 1; !*first || !*now.name || strcmp(now.name, first) == 0; i++) {
        look_at(i);
        if (!*first) memcpy(first, now.name, sizeof first);
    }
    decide("person-rename", first, "Somebody Else");
    decide("person-merge", first, now.name);
    ro_archive_close(now.ar);
}

/* ---- what it cost ---------------------------------------------------------------------------------------------------------- */

static uint64_t a_run(const statement *s, size_t size) { return s->steps[size] / (s->runs[size] ? s->runs[size] : 1); }

static void tell(FILE *to, const statement *s, size_t sizes) {
    fprintf(to, "%s:", s->doing);
    for (size_t i = 0; i < sizes; i++) fprintf(to, " %" PRIu64 " (%" PRIu64 " runs)", s->steps[i], s->runs[i]);
    fprintf(to, " steps: %s\n", s->sql);
}

/* In how many accounts somebody of several spellings is: counted anew when one of them is read again. */
static const char may_grow[] =
    "SELECT count(DISTINCT x.account) FROM person_name s JOIN person_account x ON x.name = s.n WHERE s.person = ?1";

/* How many statements, and doings, grow. */
static size_t grown(size_t sizes, bool all) {
    size_t n = 0;
    for (size_t i = 0; i < counted.n; i++) {
        const statement *s = &counted.v[i];
        bool grows = a_run(s, sizes - 1) > 2 * a_run(s, sizes - 2) + FREE && strcmp(s->sql, may_grow) != 0;
        if (grows || all) tell(grows ? stderr : stdout, s, sizes);
        n += grows;
    }
    for (const struct doing *d = DOINGS; d < DOINGS + NDOINGS; d++) {
        statement sum = {.doing = d->name, .sql = "all of it"};
        for (size_t i = 0; i < counted.n; i++)
            for (size_t k = 0; k < sizes && counted.v[i].doing == d->name; k++)
                sum.steps[k] += counted.v[i].steps[k], sum.runs[k] += counted.v[i].runs[k];
        bool grows = sum.steps[sizes - 1] > 3 * sum.steps[sizes - 2];
        if (grows || all) tell(grows ? stderr : stdout, &sum, sizes);
        n += grows;
    }
    return n;
}

int main(int argc, char **argv) {
    size_t sizes = argc > 3 ? (size_t)argc - 3 : 0, at = 0, grow_to = 0, wrong = 0;
    if (sizes < 2 || sizes > SIZES) give_up("growth LINES ARCHIVE SIZE SIZE ...");
    now.ctx = ro_ctx_new();
    now.path = argv[2];
    sqlite3_auto_extension((void (*)(void))begin);
    must(ro_captures(now.ctx, argv[1], keep, NULL));
    for (counted.size = 0; counted.size < sizes; counted.size++) {
        grow_to = (size_t)atol(argv[counted.size + 3]);
        if (grow_to < 100 || grow_to < at || grow_to + ONE_BY_ONE > now.n) give_up("a size that cannot be");
        grow(at, grow_to);
        if (!at) settle_some();
        for (at = grow_to; at < grow_to + ONE_BY_ONE; at++) one_more(at);
    }
    wrong = grown(sizes, getenv("STEPS") != NULL);
    for (size_t i = 0; i < counted.n; i++) free(counted.v[i].sql);
    for (size_t i = 0; i < now.n; i++) free(now.capture[i]);
    ro_ctx_free(now.ctx);
    return wrong ? 1 : now.rows ? 0 : 2;
}
