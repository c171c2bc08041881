/* From the first byte of a request to the last of its answer, in the one thread that answers. In: what libmicrohttpd hands over.
 * Out: a response that is ready (an asset, a page of the cache), or a visit handed to a worker, whose page is sent when he is
 * done.
 *
 * A refusal is answered before the body is taken. A connection that does not bring its request, or take its answer, within the
 * deadline is ended, however it spreads its bytes. */
#include "query.h"
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <xxhash.h>

/* ---- responses ----------------------------------------------------------------------------------------------------- */

static struct MHD_Response *guarded(const web_server *s, struct MHD_Response *r) {
    static const char *const headers[][2] = {{"X-Content-Type-Options", "nosniff"},
                                             {"Referrer-Policy", "same-origin"},
                                             {"Cross-Origin-Opener-Policy", "same-origin"},
                                             {"Cross-Origin-Resource-Policy", "same-origin"}};
    for (size_t i = 0; r && i < sizeof headers / sizeof *headers; i++)
        s->mhd.MHD_add_response_header(r, headers[i][0], headers[i][1]);
    return r;
}

static struct MHD_Response *response(const web_server *s, ro_str body, enum MHD_ResponseMemoryMode mode) {
    return guarded(s, s->mhd.MHD_create_response_from_buffer(body.n, (void *)(uintptr_t)body.p, mode));
}

static struct MHD_Response *from_file(const web_server *s, web_visit *v) {
    uint64_t size;
    int fd = web_spool_end(v->spool, &size);
    v->spool = NULL;
    return fd < 0 ? NULL : guarded(s, s->mhd.MHD_create_response_from_fd64(size, fd));
}

static void add(const web_server *s, struct MHD_Response *r, const char *name, const char *value) {
    if (value && *value) s->mhd.MHD_add_response_header(r, name, value);
}

static enum MHD_Result send_once(web_visit *v, unsigned status, struct MHD_Response *r) {
    if (!r) return MHD_NO;
    enum MHD_Result done = v->server->mhd.MHD_queue_response(v->connection, status, r);
    v->server->mhd.MHD_destroy_response(r);
    return done;
}

static const char *header(const web_visit *v, const char *name) {
    return v->server->mhd.MHD_lookup_connection_value(v->connection, MHD_HEADER_KIND, name);
}

static bool has_it(const web_visit *v, const char *etag) {
    const char *known = header(v, "If-None-Match");
    return *etag && known && (strstr(known, etag) || strcmp(known, "*") == 0);
}

static enum MHD_Result unchanged(web_visit *v, const char *etag) {
    struct MHD_Response *r = response(v->server, WEB_S(""), MHD_RESPMEM_PERSISTENT);
    if (r) add(v->server, r, "ETag", etag), add(v->server, r, "Cache-Control", "private, no-cache");
    return send_once(v, 304, r);
}

/* Shared: counted by libmicrohttpd. */
static enum MHD_Result send_answer(web_visit *v, const web_answer *a) {
    return has_it(v, a->etag) ? unchanged(v, a->etag) : v->server->mhd.MHD_queue_response(v->connection, a->status, a->response);
}

/* ---- assets -------------------------------------------------------------------------------------------------------- */

static struct MHD_Response *asset_response(const web_server *s, const web_asset *a, bool lasting) {
    struct MHD_Response *r = response(s, (ro_str){(const char *)a->p, a->n}, MHD_RESPMEM_PERSISTENT);
    if (!r) return NULL;
    add(s, r, "Content-Type", a->type);
    add(s, r, "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    add(s, r, "Cache-Control", lasting ? "private, max-age=31536000, immutable" : "no-cache");
    return r;
}

bool web_assets_begin(web_server *s) {
    size_t n = 0;
    while (web_assets[n].name) n++;
    if (!(s->asset = calloc(n + 1, sizeof *s->asset))) return false;
    for (size_t i = 0; i < n; i++)
        for (int lasting = 0; lasting < 2; lasting++)
            if (!(s->asset[i][lasting] = asset_response(s, &web_assets[i], lasting))) return false;
    return true;
}

void web_assets_end(web_server *s) {
    for (size_t i = 0; s->asset && web_assets[i].name; i++)
        for (int k = 0; k < 2; k++)
            if (s->asset[i][k]) s->mhd.MHD_destroy_response(s->asset[i][k]);
    free(s->asset);
}

static enum MHD_Result send_asset(web_visit *v, const char *name) {
    const web_asset *a = web_asset_find(name);
    if (!a) return web_visit_trouble(v, 404, "There is no such file."), MHD_NO;
    bool lasting = strcmp(v->query, a->version) == 0;
    return v->server->mhd.MHD_queue_response(v->connection, 200, v->server->asset[a - web_assets][lasting]);
}

/* ---- the answer of a worker ---------------------------------------------------------------------------------------- */

static struct MHD_Response *made_response(web_visit *v, web_answer *a) {
    web_server *s = v->server;
    ro_str body = v->out.p ? (ro_str){v->out.p, v->out.n} : web_str(v->said ? v->said : "");
    if (a->status == 200 && !v->spool)
        snprintf(a->etag, sizeof a->etag, "\"%016llx\"", (unsigned long long)XXH3_64bits(body.p, body.n));
    struct MHD_Response *r =
        v->spool ? from_file(s, v) : response(s, body, v->out.p ? MHD_RESPMEM_MUST_FREE : MHD_RESPMEM_PERSISTENT);
    if (!r) return NULL;
    v->out = (web_page){0};
    add(s, r, "Content-Type", v->type ? v->type : "text/plain; charset=utf-8");
    add(s, r, "Content-Security-Policy", v->policy ? v->policy : WEB_POLICY);
    add(s, r, "Cache-Control", a->status == 200 ? "private, no-cache" : "no-store");
    add(s, r, "ETag", a->etag);
    add(s, r, "Location", v->location);
    if (*v->file) {
        char save[sizeof v->file + 32];
        snprintf(save, sizeof save, "attachment; filename=\"%s\"", v->file);
        add(s, r, "Content-Disposition", save);
    }
    return r;
}

static enum MHD_Result send_made(web_visit *v) {
    web_server *s = v->server;
    const web_route *route = v->match.route;
    web_answer a = {.status = v->status ? (unsigned)v->status : 500, .size = v->out.n};
    if (!(a.response = made_response(v, &a))) return MHD_NO;
    enum MHD_Result done = send_answer(v, &a);
    bool keep =
        a.status == 200 && *a.etag && a.size <= WEB_CACHED_PAGE && route && !route->fresh && strcmp(route->method, "GET") == 0;
    if (!keep || !web_cache_put(s->cache, v->uri, v->stamp, &a)) s->mhd.MHD_destroy_response(a.response);
    return done;
}

static enum MHD_Result send_trouble(web_visit *v, int status, const char *why) {
    web_visit_trouble(v, status, why);
    return send_made(v);
}

/* ---- a request ----------------------------------------------------------------------------------------------------- */

/* libmicrohttpd gives the address before anything else. NULL: memory ran out; the request is dropped. */
void *web_visit_begin(void *user, const char *uri, struct MHD_Connection *connection) {
    size_t n = strlen(uri);
    web_visit *v = calloc(1, sizeof *v + 3 * (n + 2));
    if (!v) return NULL;
    v->server = user;
    v->connection = connection;
    v->uri = memcpy((char *)(v + 1), uri, n + 1);
    v->path = memcpy(v->uri + n + 2, uri, n + 1);
    v->room = v->path + n + 2;
    v->query = v->path + strcspn(v->path, "?");
    if (*v->query) *v->query++ = 0;
    return v;
}

void web_visit_end(void *user, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode how) {
    (void)user, (void)connection, (void)how;
    web_visit *v = *state;
    *state = NULL;
    if (!v) return;
    if (v->line) {
        pthread_mutex_lock(&v->server->lock);
        v->line->since = time(NULL);
        pthread_mutex_unlock(&v->server->lock);
    }
    web_free(&v->body);
    web_free(&v->out);
    if (v->spool) fclose(v->spool);
    web_upload_free(v->upload);
    free(v);
}

static web_asker asker(const web_visit *v, const char *token) {
    return (web_asker){.method = v->method,
                       .host = header(v, "Host"),
                       .origin = header(v, "Origin"),
                       .site = header(v, "Sec-Fetch-Site"),
                       .mode = header(v, "Sec-Fetch-Mode"),
                       .cookie = header(v, "Cookie"),
                       .authorization = header(v, "Authorization"),
                       .token = token};
}

/* Who came with the token in the address gets it as a cookie, and goes on without it. */
static enum MHD_Result let_in(web_visit *v) {
    char cookie[128];
    struct MHD_Response *r = response(v->server, WEB_S(""), MHD_RESPMEM_PERSISTENT);
    snprintf(cookie, sizeof cookie, "readout=%s; HttpOnly; SameSite=Strict; Path=/", v->server->room.token);
    if (r)
        add(v->server, r, "Set-Cookie", cookie), add(v->server, r, "Location", v->path),
            add(v->server, r, "Cache-Control", "no-store");
    return send_once(v, 303, r);
}

static enum MHD_Result ask(web_visit *v) {
    web_server *s = v->server;
    if (strncmp(v->path, "/assets/", 8) == 0) {
        enum MHD_Result done = send_asset(v, v->path + 8);
        return v->status ? send_made(v) : done;
    }
    const web_answer *known = NULL;
    bool get = strcmp(v->match.route->method, "GET") == 0;
    if (get && ro_archive_stamp(s->ctx, s->watch, &v->stamp) == RO_OK && !v->match.route->fresh)
        known = web_cache_get(s->cache, v->uri, v->stamp);
    if (known) return send_answer(v, known);
    s->mhd.MHD_suspend_connection(v->connection);
    web_pool_hand(s, v);
    return MHD_YES;
}

/* What may be told from the head of a request alone. */
static enum MHD_Result begin(web_visit *v, const char *method) {
    web_server *s = v->server;
    web_field field[WEB_FIELDS];
    char query[WEB_HEADER];
    const char *why, *token = NULL;
    snprintf(v->method, sizeof v->method, "%s", method);
    snprintf(query, sizeof query, "%s", v->query);
    if (s->room.guarded) token = web_field_of(field, web_fields(query, field, WEB_FIELDS), "token");
    const union MHD_ConnectionInfo *info = s->mhd.MHD_get_connection_info(v->connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    v->line = info ? info->socket_context : NULL;
    web_asker a = asker(v, token);
    int status = web_guard(&s->room, &a, &why);
    if (status) return send_trouble(v, status, why);
    if (!web_entered(&s->room, &a)) return let_in(v);
    bool asset = strncmp(v->path, "/assets/", 8) == 0;
    if (!asset) v->match = web_match_path(v->method, v->path, v->room);
    if (v->match.status)
        return send_trouble(v, v->match.status,
                            v->match.status == 405 ? "This page does not take that." : "Nothing has this address.");
    if (v->match.json) v->path[strlen(v->path) - 5] = 0;
    v->most = !asset && strcmp(v->match.route->method, "POST") == 0 ? v->match.route->body ? v->match.route->body : WEB_BODY : 0;
    const char *length = header(v, "Content-Length"), *type = header(v, "Content-Type");
    v->form = v->most && type && strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0;
    v->proof = header(v, "Readout-Proof");
    bool files = v->match.route && v->match.route->upload;
    if (files && s->room.readonly) return send_trouble(v, 403, "This room is read only: nothing can be changed here.");
    if (length && strtoull(length, NULL, 10) / (files ? WEB_UPLOAD_LET_BY : 1) > v->most)
        return send_trouble(v, 413, "That is more than this page takes.");
    if (files) {
        bool proved = v->proof && web_same(s->room.proof, v->proof);
        if (!(v->upload = web_upload_open(&s->mhd, v->connection, proved ? NULL : s->room.proof, v->most))) return MHD_NO;
    }
    v->stage = WEB_TAKING;
    return MHD_YES;
}

/* Files may take long to come, as long as they come. */
static enum MHD_Result take_files(web_visit *v, const char *data, size_t n) {
    size_t before = v->upload->taken;
    if (!web_upload_take(v->upload, data, n)) return MHD_NO;
    if (v->line && before / WEB_UPLOAD_PATIENCE != v->upload->taken / WEB_UPLOAD_PATIENCE) {
        pthread_mutex_lock(&v->server->lock);
        v->line->since = time(NULL);
        pthread_mutex_unlock(&v->server->lock);
    }
    return MHD_YES;
}

enum MHD_Result web_visit_answer(void *user, struct MHD_Connection *connection, const char *url, const char *method,
                                 const char *version, const char *data, size_t *n, void **state) {
    (void)user, (void)connection, (void)url, (void)version;
    web_visit *v = *state;
    if (!v) return MHD_NO;
    if (v->stage == WEB_FRESH) return begin(v, method);
    if (v->stage == WEB_MADE) return send_made(v);
    if (!*n) return ask(v);
    size_t got = *n;
    *n = 0;
    if (v->upload) return take_files(v, data, got);
    if (v->body.n + got > v->most) return MHD_NO; /* it said it would be less, or said nothing */
    web_add(&v->body, (ro_str){data, got});
    return v->body.failed ? MHD_NO : MHD_YES;
}

/* ---- connections --------------------------------------------------------------------------------------------------- */

void web_line_changed(void *user, struct MHD_Connection *connection, void **state, enum MHD_ConnectionNotificationCode what) {
    web_server *s = user;
    web_line *l = *state;
    pthread_mutex_lock(&s->lock);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = s->mhd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        l = info ? calloc(1, sizeof *l) : NULL;
        if (l) {
            *l = (web_line){.next = s->lines, .at = &s->lines, .fd = info->connect_fd, .since = time(NULL)};
            if (l->next) l->next->at = &l->next;
            s->lines = l;
        }
        *state = l;
    } else if (l) {
        if ((*l->at = l->next)) l->next->at = l->at;
        free(l);
        *state = NULL;
    }
    pthread_mutex_unlock(&s->lock);
}

void web_lines_police(web_server *s) {
    time_t now = time(NULL);
    pthread_mutex_lock(&s->lock);
    for (web_line *l = s->lines; l; l = l->next)
        if (!l->working && now - l->since > WEB_DEADLINE) shutdown(l->fd, SHUT_RDWR);
    pthread_mutex_unlock(&s->lock);
}
