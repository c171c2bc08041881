/* The workers, who make pages. In: a visit whose request is whole and may be asked. Out: the same visit with its answer, handed
 * back to the thread that answers.
 *
 * Each has a context and a connection to read; what writes does so one after the other on the one connection that may. A page
 * that fails is a page too: the sentence of the library, with a status of HTTP. */
#include "query.h"
#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LAST_WORDS = 5 }; /* seconds that a page may still take when the room closes */

typedef struct web_worker {
    web_server *server;
    ro_ctx *ctx;
    ro_archive *archive;
} web_worker;

static int status_of(ro_status st) {
    switch (st) {
    case RO_NOTFOUND: return 404;
    case RO_USAGE:
    case RO_INPUT:
    case RO_LIMIT: return 400;
    default: return 500;
    }
}

/* Counted once for each state of the archive. */
static void holdings(web_worker *w, const web_visit *v, ro_holdings *out) {
    web_server *s = w->server;
    pthread_mutex_lock(&s->lock);
    bool known = s->holdings_known && s->holdings_stamp == v->stamp;
    *out = s->holdings;
    pthread_mutex_unlock(&s->lock);
    if (known || ro_archive_holdings(w->ctx, w->archive, out) != RO_OK) return;
    pthread_mutex_lock(&s->lock);
    s->holdings = *out, s->holdings_stamp = v->stamp, s->holdings_known = true;
    pthread_mutex_unlock(&s->lock);
}

static void run(web_worker *w, web_visit *v, web_request *q, web_page *o) {
    web_server *s = w->server;
    const web_route *r = v->match.route;
    bool post = strcmp(r->method, "POST") == 0;
    const char *proof = v->form || (v->upload && !v->proof) ? web_field_of(q->form, q->nform, "proof") : v->proof;
    if (v->upload && v->upload->status) {
        web_trouble(q, o, v->upload->status, v->upload->why);
    } else if (post && !s->writer) {
        web_trouble(q, o, 403, "This room is read only: nothing can be changed here.");
    } else if (post && !(proof && web_same(s->room.proof, proof))) {
        web_trouble(q, o, 403, "The form is not of this room, or of an earlier run of it: load the page again.");
    } else {
        if (post) pthread_mutex_lock(&s->writing), q->archive = s->writer;
        ro_status st = (q->json ? r->json : r->page)(q, o);
        if (post) pthread_mutex_unlock(&s->writing);
        if (st != RO_OK) web_trouble(q, o, status_of(st), ro_ctx_error(w->ctx));
    }
}

#define LACKED "memory ran out while this was made: close other programs, then load it again"

/* The answer as it goes out. */
static void finish(web_worker *w, web_visit *v, web_request *q, web_page *o) {
    bool bare = q->json || (v->match.route->whole && !q->status);
    ro_holdings h;
    if (bare) {
        v->out = *o;
        *o = (web_page){0};
        if (q->json && !q->type) q->type = "application/json";
    } else {
        holdings(w, v, &h);
        web_frame(&v->out, q, o, &h);
    }
    v->status = *q->location ? 303 : q->status ? q->status : 200;
    v->type = q->type ? q->type : "text/html; charset=utf-8";
    v->policy = q->policy;
    memcpy(v->location, q->location, sizeof v->location);
    if (!q->status) memcpy(v->file, q->file, sizeof v->file);
    if (!q->status) v->spool = q->spool, q->spool = NULL;
    if (q->spool) fclose(q->spool);
    bool room = ro_ctx_lacked(w->ctx);
    if (!web_lacked() && !room) return;
    /* Something would be missing from it, and nobody would see that it is. What a form did is done, and leads on. */
    web_free(&v->out);
    if (v->spool) fclose(v->spool), v->spool = NULL;
    v->file[0] = 0;
    v->policy = NULL;
    if (v->status != 303) v->status = 500;
    v->type = q->json ? "application/json" : "text/plain; charset=utf-8";
    v->said = q->json ? "{\"error\":\"" LACKED "\"}\n" : LACKED "\n";
}

static void make(web_worker *w, web_visit *v) {
    web_field query[WEB_FIELDS], form[WEB_FIELDS];
    web_request q = {.ctx = w->ctx, .archive = w->archive, .room = &w->server->room, .route = v->match.route, .path = v->path};
    web_page o = {0};
    web_author author = {false, ""};
    q.author = &author;
    q.query = query, q.nquery = web_fields(v->query, query, WEB_FIELDS);
    q.form = form;
    q.json = v->match.json;
    memcpy(q.part, v->match.part, sizeof q.part);
    web_lacked();
    ro_ctx_lacked(w->ctx);
    web_add(&v->body, (ro_str){"", 1});
    if (!v->body.failed) q.body = (ro_str){v->body.p, v->body.n - 1};
    if (v->form && !v->upload && !v->body.failed) q.nform = web_fields(v->body.p, form, WEB_FIELDS);
    if ((q.upload = v->upload)) q.nform = web_upload_end(v->upload, form, WEB_FIELDS);
    run(w, v, &q, &o);
    finish(w, v, &q, &o);
    web_free(&o);
    web_free(&q.title);
}

static web_visit *next(web_server *s) {
    pthread_mutex_lock(&s->lock);
    while (!s->first && !s->closing) pthread_cond_wait(&s->wake, &s->lock);
    web_visit *v = s->first;
    if (v && !(s->first = v->next)) s->last = &s->first;
    if (v) s->working++;
    pthread_mutex_unlock(&s->lock);
    return v;
}

static void hand_back(web_server *s, web_visit *v) {
    v->stage = WEB_MADE;
    pthread_mutex_lock(&s->lock);
    if (v->line) v->line->working = false, v->line->since = time(NULL);
    s->working--;
    pthread_mutex_unlock(&s->lock);
    s->mhd.MHD_resume_connection(v->connection);
}

static void *work(void *arg) {
    web_worker *w = arg;
    for (web_visit *v; (v = next(w->server));) {
        if (w->server->closing)
            v->status = 503;
        else
            make(w, v);
        hand_back(w->server, v);
    }
    return NULL;
}

void web_visit_trouble(web_visit *v, int status, const char *why) {
    web_server *s = v->server;
    web_request q = {.ctx = s->ctx, .room = &s->room, .path = "/", .json = v->match.json};
    web_page o = {0};
    web_lacked();
    pthread_mutex_lock(&s->lock);
    ro_holdings h = s->holdings;
    pthread_mutex_unlock(&s->lock);
    web_trouble(&q, &o, status, why);
    if (q.json)
        web_add(&v->out, (ro_str){o.p, o.n});
    else
        web_frame(&v->out, &q, &o, &h);
    v->status = status;
    v->type = q.json ? "application/json" : "text/html; charset=utf-8";
    if (web_lacked()) web_free(&v->out), v->status = 500, v->type = "text/plain; charset=utf-8", v->said = LACKED "\n";
    web_free(&o);
    web_free(&q.title);
}

void web_pool_hand(web_server *s, web_visit *v) {
    v->next = NULL;
    v->stage = WEB_WAITING;
    pthread_mutex_lock(&s->lock);
    if (v->line) v->line->working = true;
    *s->last = v;
    s->last = &v->next;
    pthread_cond_signal(&s->wake);
    pthread_mutex_unlock(&s->lock);
}

static web_worker *hire(web_server *s, char *why, size_t n) {
    web_worker *w = calloc(1, sizeof *w);
    if (!w || !(w->ctx = ro_ctx_new())) {
        snprintf(why, n, "memory ran out");
    } else {
        w->server = s;
        if (ro_archive_open(w->ctx, s->room.archive, s->room.readonly ? RO_OPEN_LOOK : RO_OPEN_READ, &w->archive) == RO_OK)
            return w;
        snprintf(why, n, "%s", ro_ctx_error(w->ctx));
        ro_ctx_free(w->ctx);
    }
    free(w);
    return NULL;
}

bool web_pool_open(web_server *s, char *why, size_t n) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned want = cores < 2 ? 2 : cores > WEB_WORKERS ? WEB_WORKERS : (unsigned)cores;
    s->last = &s->first;
    for (unsigned i = 0; i < want; i++) {
        if (!(s->worker[i] = hire(s, why, n))) return false;
        s->workers++;
        if (pthread_create(&s->thread[i], NULL, work, s->worker[i]) != 0) {
            snprintf(why, n, "no thread could be started: %s", strerror(errno));
            s->workers--;
            return false;
        }
    }
    return true;
}

static void dismiss(web_worker *w) {
    ro_archive_close(w->archive);
    ro_ctx_free(w->ctx);
    free(w);
}

bool web_pool_close(web_server *s) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += LAST_WORDS;
    pthread_mutex_lock(&s->lock);
    s->closing = true;
    pthread_cond_broadcast(&s->wake);
    pthread_mutex_unlock(&s->lock);
    for (; s->workers; s->workers--) {
        if (pthread_timedjoin_np(s->thread[s->workers - 1], NULL, &until) != 0) return false;
        dismiss(s->worker[s->workers - 1]);
    }
    return true;
}
