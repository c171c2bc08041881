/* Adding pages, in a thread of its own. In: uploads. Out: the archive with their pages, and what became of each.
 *
 * The files of a job are looked into one after the other by the readers of `readout add`, and written in batches, each of which
 * goes in whole or not at all: a kill leaves what was written, and what was not is added again by whoever has it. A page that is
 * there already is not read again. One job is done at a time, on a connection of its own, so that the room answers meanwhile; one
 * thread reads, since the others are the readers'. What is told of a job lies under one lock. */
#include "jobs.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { BATCH = 128, BATCH_BYTES = 8 << 20, BATCH_SECONDS = 2 };

struct list {
    web_job_row *v;
    size_t n, cap;
};

struct job {
    struct job *next;
    web_job_state state;
    struct list list[WEB_LISTS];
    web_part *part;
    int fd;
    char *url, *captured;
    bool html;
};

struct web_jobs {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    const char *archive;
    struct job *first, **last, *at; /* at: the one that is done or comes next; NULL: none waits */
    size_t kept, numbers;
    bool started;
    _Atomic bool closing;
};

/* A job at work. */
struct labour {
    web_jobs *jobs;
    struct job *job;
    ro_ctx *ctx;
    ro_archive *archive;
    ro_account *batch[BATCH];
    size_t n, bytes;
    time_t since; /* the batch began */
    bool stopped;
};

/* ---- what became of it --------------------------------------------------------------------------------------------- */

static char *copy(ro_str s) { return s.p ? strndup(s.p, s.n) : NULL; }

static void row_free(web_job_row *r) { free(r->file), free(r->id), free(r->why); }

/* Takes over the row's strings. */
static void tell(struct labour *l, web_job_list which, web_job_row row) {
    struct list *to = &l->job->list[which];
    pthread_mutex_lock(&l->jobs->lock);
    l->job->state.count[which]++;
    l->job->state.versions += row.version;
    if (to->n == to->cap && to->cap < WEB_JOB_ROWS) {
        size_t cap = to->cap ? 2 * to->cap : 64;
        if (cap > WEB_JOB_ROWS) cap = WEB_JOB_ROWS;
        web_job_row *more = realloc(to->v, cap * sizeof *more);
        if (more) to->v = more, to->cap = cap;
    }
    bool kept = to->n < to->cap;
    if (kept) to->v[to->n++] = row;
    pthread_mutex_unlock(&l->jobs->lock);
    if (!kept) row_free(&row);
}

/* Sentences of the library begin with the file, which stands in the row already. */
static void refuse(struct labour *l, ro_str file, const char *why) {
    if (file.n && strncmp(why, file.p, file.n) == 0 && strncmp(why + file.n, ": ", 2) == 0) why += file.n + 2;
    tell(l, WEB_LIST_REFUSED, (web_job_row){.file = copy(file), .why = strdup(why)});
}

static bool stop(struct labour *l, const char *why) {
    l->stopped = true;
    pthread_mutex_lock(&l->jobs->lock);
    snprintf(l->job->state.why, sizeof l->job->state.why, "%s", why);
    pthread_mutex_unlock(&l->jobs->lock);
    return false;
}

static void set_stage(struct labour *l, web_job_stage stage) {
    pthread_mutex_lock(&l->jobs->lock);
    l->job->state.stage = stage;
    pthread_mutex_unlock(&l->jobs->lock);
}

/* ---- a page -------------------------------------------------------------------------------------------------------- */

/* Which account it is; asked for the rows that are kept. */
static void tell_account(struct labour *l, web_job_list which, const ro_capture *c, bool version) {
    ro_found f;
    bool kept = l->job->list[which].n < WEB_JOB_ROWS && ro_archive_find_capture(l->ctx, l->archive, c, &f) == RO_OK;
    tell(l, which, (web_job_row){.file = copy(c->file), .id = kept ? strdup(f.id) : NULL, .version = version});
}

static void tell_added(struct labour *l, const ro_account *a, ro_added how) {
    if (how == RO_ADDED_REFUSED)
        refuse(l, ro_account_record(a)->file, ro_account_record(a)->refused);
    else
        tell_account(l, how == RO_ADDED_THERE ? WEB_LIST_THERE : WEB_LIST_ADDED, ro_account_capture(a), how == RO_ADDED_VERSION);
}

static bool write_batch(struct labour *l) {
    ro_added how[BATCH];
    bool ok = !l->n || ro_archive_add(l->ctx, l->archive, l->batch, l->n, how) == RO_OK || stop(l, ro_ctx_error(l->ctx));
    for (size_t i = 0; i < l->n; i++) {
        if (ok) tell_added(l, l->batch[i], how[i]);
        ro_account_free(l->batch[i]);
    }
    l->n = l->bytes = 0;
    return ok;
}

static bool read_page(struct labour *l, const ro_capture *c) {
    if (ro_account_read_to_add(l->ctx, c, &l->batch[l->n]) != RO_OK) {
        refuse(l, c->file, ro_ctx_error(l->ctx));
        return true;
    }
    if (!l->n++) l->since = time(NULL);
    l->bytes += c->bytes.n;
    bool full = l->n == BATCH || l->bytes >= BATCH_BYTES || time(NULL) - l->since >= BATCH_SECONDS;
    return !full || write_batch(l);
}

static void count(struct labour *l, bool page) {
    pthread_mutex_lock(&l->jobs->lock);
    l->job->state.pages += page;
    l->job->state.skipped += !page;
    pthread_mutex_unlock(&l->jobs->lock);
}

static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct labour *l = user;
    bool known = false;
    count(l, st != RO_SKIPPED);
    if (l->jobs->closing) return stop(l, "The room was closed before all was read: add the rest again.");
    if (st == RO_SKIPPED) return true;
    if (st != RO_OK) return refuse(l, c->file, why), true;
    if (ro_archive_known(l->ctx, l->archive, c, &known) != RO_OK) return stop(l, ro_ctx_error(l->ctx));
    if (!known) return read_page(l, c);
    tell_account(l, WEB_LIST_THERE, c, false);
    return true;
}

/* ---- a job --------------------------------------------------------------------------------------------------------- */

static void look_into(struct labour *l, const char *bytes, size_t i) {
    struct job *j = l->job;
    const web_part *p = &j->part[i];
    bool alone = p->pasted || j->state.files == 1;
    ro_capture c = {.file = web_str(p->name), .bytes = {bytes + p->at, p->n}, .html = p->pasted && j->html};
    if (j->captured) c.captured = web_str(j->captured);
    if (j->url && alone) c.url = web_str(j->url);
    ro_status st = strchr(p->name, '/') ? ro_captures_of_folder(l->ctx, &c, each, l) : ro_captures_within(l->ctx, &c, each, l);
    if (st != RO_OK) refuse(l, c.file, ro_ctx_error(l->ctx));
    pthread_mutex_lock(&l->jobs->lock);
    j->state.file++;
    j->state.byte += p->n;
    pthread_mutex_unlock(&l->jobs->lock);
}

static void grouping(void *user, size_t done, size_t all) {
    struct labour *l = user;
    pthread_mutex_lock(&l->jobs->lock);
    l->job->state.grouped = done, l->job->state.to_group = all;
    pthread_mutex_unlock(&l->jobs->lock);
}

static void add_all(struct labour *l) {
    struct job *j = l->job;
    void *bytes = j->state.bytes ? mmap(NULL, j->state.bytes, PROT_READ, MAP_PRIVATE, j->fd, 0) : NULL;
    if (bytes == MAP_FAILED) {
        stop(l, strerror(errno));
        return;
    }
    for (size_t i = 0; i < j->state.files && !l->stopped; i++) look_into(l, bytes ? bytes : "", i);
    write_batch(l);
    if (bytes) munmap(bytes, j->state.bytes);
    set_stage(l, WEB_JOB_GROUPS);
    if (ro_archive_settle_telling(l->ctx, l->archive, grouping, l) != RO_OK) stop(l, ro_ctx_error(l->ctx));
}

static void let_go_input(struct job *j) {
    for (size_t i = 0; i < j->state.files && j->part; i++) free(j->part[i].name);
    free(j->part), free(j->url), free(j->captured);
    j->part = NULL, j->url = j->captured = NULL;
    if (j->fd >= 0) close(j->fd);
    j->fd = -1;
}

static void work(web_jobs *jobs, struct job *j) {
    struct labour *l = calloc(1, sizeof *l);
    if (l) {
        l->jobs = jobs, l->job = j, l->ctx = ro_ctx_new();
        set_stage(l, WEB_JOB_READS);
        if (!l->ctx)
            stop(l, "memory ran out");
        else if (ro_archive_open(l->ctx, jobs->archive, RO_OPEN_WRITE, &l->archive) != RO_OK)
            stop(l, ro_ctx_error(l->ctx));
        else
            add_all(l);
        ro_archive_close(l->archive);
        if (l->ctx) ro_ctx_free(l->ctx);
    }
    let_go_input(j);
    pthread_mutex_lock(&jobs->lock);
    j->state.stage = l && !l->stopped ? WEB_JOB_DONE : WEB_JOB_STOPPED;
    pthread_mutex_unlock(&jobs->lock);
    free(l);
}

/* ---- the queue ----------------------------------------------------------------------------------------------------- */

static void *labour(void *arg) {
    web_jobs *jobs = arg;
    pthread_mutex_lock(&jobs->lock);
    for (;;) {
        while (!jobs->at && !jobs->closing) pthread_cond_wait(&jobs->wake, &jobs->lock);
        struct job *j = jobs->at;
        if (jobs->closing || !j) break;
        pthread_mutex_unlock(&jobs->lock);
        work(jobs, j);
        pthread_mutex_lock(&jobs->lock);
        jobs->at = j->next;
    }
    pthread_mutex_unlock(&jobs->lock);
    return NULL;
}

static void job_free(struct job *j) {
    let_go_input(j);
    for (size_t k = 0; k < WEB_LISTS; k++) {
        for (size_t i = 0; i < j->list[k].n; i++) row_free(&j->list[k].v[i]);
        free(j->list[k].v);
    }
    free(j);
}

/* The oldest that are done are forgotten. */
static void forget(web_jobs *jobs) {
    while (jobs->kept > WEB_JOBS_KEPT && jobs->first != jobs->at) {
        struct job *j = jobs->first;
        if (!(jobs->first = j->next)) jobs->last = &jobs->first;
        jobs->kept--;
        job_free(j);
    }
}

static size_t waiting(const web_jobs *jobs) {
    size_t n = 0;
    for (const struct job *j = jobs->at; j; j = j->next) n++;
    return n;
}

static bool start(web_jobs *jobs) {
    if (!jobs->started) jobs->started = pthread_create(&jobs->thread, NULL, labour, jobs) == 0;
    return jobs->started;
}

static struct job *job_of(web_upload *u, const web_job_about *about) {
    struct job *j = calloc(1, sizeof *j);
    if (!j) return NULL;
    j->fd = u->fd, j->part = u->part;
    j->state.files = u->n, j->state.bytes = u->kept;
    j->html = about->html;
    j->url = about->url ? strdup(about->url) : NULL;
    j->captured = about->captured ? strdup(about->captured) : NULL;
    u->fd = -1, u->part = NULL, u->n = 0;
    return j;
}

size_t web_jobs_put(web_jobs *jobs, web_upload *u, const web_job_about *about) {
    pthread_mutex_lock(&jobs->lock);
    struct job *j = waiting(jobs) <= WEB_JOBS_WAITING && start(jobs) ? job_of(u, about) : NULL;
    size_t number = 0;
    if (j) {
        number = j->state.number = ++jobs->numbers;
        *jobs->last = j;
        jobs->last = &j->next;
        jobs->kept++;
        if (!jobs->at) jobs->at = j;
        forget(jobs);
        pthread_cond_signal(&jobs->wake);
    }
    pthread_mutex_unlock(&jobs->lock);
    return number;
}

/* ---- telling ------------------------------------------------------------------------------------------------------- */

static const struct job *find(const web_jobs *jobs, size_t number) {
    const struct job *j = jobs->first;
    while (j && j->state.number != number) j = j->next;
    return j;
}

size_t web_jobs_last(web_jobs *jobs) {
    pthread_mutex_lock(&jobs->lock);
    size_t n = jobs->numbers;
    pthread_mutex_unlock(&jobs->lock);
    return n;
}

size_t web_jobs_left(web_jobs *jobs) {
    pthread_mutex_lock(&jobs->lock);
    size_t n = waiting(jobs);
    pthread_mutex_unlock(&jobs->lock);
    return n;
}

bool web_jobs_tell(web_jobs *jobs, size_t number, web_job_state *out) {
    pthread_mutex_lock(&jobs->lock);
    const struct job *j = find(jobs, number);
    if (j) {
        *out = j->state;
        if (out->stage == WEB_JOB_WAITS)
            for (const struct job *k = jobs->at; k && k != j; k = k->next) out->ahead++;
    }
    pthread_mutex_unlock(&jobs->lock);
    return j;
}

static char *again(const char *s) { return s ? strdup(s) : NULL; }

web_job_rows web_jobs_rows(web_jobs *jobs, size_t number, web_job_list which, size_t after, size_t limit) {
    web_job_rows out = {0};
    pthread_mutex_lock(&jobs->lock);
    const struct job *j = find(jobs, number);
    const struct list *from = j ? &j->list[which] : NULL;
    size_t n = from && from->n > after ? from->n - after : 0;
    if (n > limit) n = limit;
    if (n && (out.v = calloc(n, sizeof *out.v)))
        for (; out.n < n; out.n++) {
            const web_job_row *r = &from->v[after + out.n];
            out.v[out.n] = (web_job_row){again(r->file), again(r->id), again(r->why), r->version};
        }
    pthread_mutex_unlock(&jobs->lock);
    return out;
}

void web_job_rows_free(web_job_rows *r) {
    for (size_t i = 0; i < r->n; i++) row_free(&r->v[i]);
    free(r->v);
    *r = (web_job_rows){0};
}

/* ---- opening and closing ------------------------------------------------------------------------------------------- */

web_jobs *web_jobs_open(const char *archive) {
    web_jobs *jobs = calloc(1, sizeof *jobs);
    if (!jobs) return NULL;
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->wake, NULL);
    jobs->archive = archive;
    jobs->last = &jobs->first;
    return jobs;
}

bool web_jobs_close(web_jobs *jobs, const struct timespec *until) {
    if (!jobs) return true;
    pthread_mutex_lock(&jobs->lock);
    jobs->closing = true;
    bool started = jobs->started;
    pthread_cond_signal(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
    if (started && pthread_timedjoin_np(jobs->thread, NULL, until) != 0) return false;
    while (jobs->first) {
        struct job *j = jobs->first;
        jobs->first = j->next;
        job_free(j);
    }
    free(jobs);
    return true;
}
