/* What the files of the server share: the server, and one visit (a request on its way to its answer).
 *
 * One thread of libmicrohttpd takes requests in and gives answers out (visit.c); pages are made by a few workers (pool.c), each
 * with a context and a connection of its own to the archive. While a worker is at it, the connection is suspended. */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "cache.h"
#include "guard.h"
#include "jobs.h"

#include <pthread.h>
#include <time.h>

/* A connection, for its deadline. */
typedef struct web_line {
    struct web_line *next, **at;
    int fd;
    bool working; /* a worker is at it: nobody is to be blamed */
    time_t since; /* it began to send its request, or to take its answer */
} web_line;

typedef enum web_stage { WEB_FRESH, WEB_TAKING, WEB_WAITING, WEB_MADE } web_stage;

typedef struct web_visit {
    struct web_server *server;
    struct MHD_Connection *connection;
    web_line *line;
    struct web_visit *next; /* in the queue */
    web_stage stage;
    char *uri;   /* as it came */
    char *query; /* of a copy that is taken apart; "" none */
    char *path, *room;
    char method[8];
    web_match match;
    web_page body;
    size_t most;        /* bytes of the body */
    bool form;          /* it is one of fields */
    const char *proof;  /* of a body that is no form: a header */
    web_upload *upload; /* of a route of files; else NULL */
    uint64_t stamp;
    /* The answer. */
    web_page out;
    int status;
    const char *type, *policy;
    char location[1024], file[160];
    FILE *spool; /* holds the answer, in the place of out */
    const char *said; /* is the answer, where there was no room for one */
} web_visit;

typedef struct web_server {
    struct web_mhd mhd;
    struct MHD_Daemon *daemon;
    web_room room;
    /* Of the thread that answers. */
    ro_ctx *ctx;
    ro_archive *watch; /* tells whether anybody wrote */
    web_cache *cache;
    struct MHD_Response *(*asset)[2]; /* of each: asked for by its version, and without */
    /* Of all. */
    pthread_mutex_t lock;
    pthread_cond_t wake;
    web_visit *first, **last; /* the queue */
    web_line *lines;
    _Atomic bool closing; /* looked at without the lock */
    unsigned working;
    ro_holdings holdings;
    uint64_t holdings_stamp;
    bool holdings_known;
    /* Of the workers. */
    pthread_t thread[WEB_WORKERS];
    struct web_worker *worker[WEB_WORKERS];
    unsigned workers;
    pthread_mutex_t writing;
    ro_archive *writer; /* NULL: the room is read only */
} web_server;

/* pool.c */
bool web_pool_open(web_server *, char *why, size_t n);
void web_pool_hand(web_server *, web_visit *); /* its connection is suspended already */
bool web_pool_close(web_server *);             /* false: a worker did not come to its end in time */
/* Writes a page of trouble as the visit's answer; for the thread that answers. */
void web_visit_trouble(web_visit *, int status, const char *why);

/* visit.c */
enum MHD_Result web_visit_answer(void *, struct MHD_Connection *, const char *, const char *, const char *, const char *,
                                 size_t *, void **);
void *web_visit_begin(void *, const char *uri, struct MHD_Connection *);
void web_visit_end(void *, struct MHD_Connection *, void **, enum MHD_RequestTerminationCode);
void web_line_changed(void *, struct MHD_Connection *, void **, enum MHD_ConnectionNotificationCode);
void web_lines_police(web_server *); /* ends connections that are over their deadline */
bool web_assets_begin(web_server *);
void web_assets_end(web_server *);

/* secret.c … 32 hexadecimal digits that nobody can guess */
bool web_secret(char out[33]);

#endif
