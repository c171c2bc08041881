/* The room opens and closes: the socket, the archive, the threads, and the end by a signal.
 *
 * On this machine's own address the room needs no word to enter. On any other every request must bring the token that is printed
 * with the address; the way there is plain HTTP, so that over a network a proxy with TLS belongs before it. */
#include "serve.h"
#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { USUAL_PORT = 8484, BACKLOG = 512, PARTING = 5 /* seconds that adding may still take */ };

static bool fail(char *why, size_t n, const char *what) {
    snprintf(why, n, "%s", what);
    return false;
}

bool web_secret(char out[33]) {
    static const char hex[] = "0123456789abcdef";
    unsigned char b[16];
    if (getrandom(b, sizeof b, 0) != sizeof b) return false;
    for (size_t i = 0; i < sizeof b; i++) out[2 * i] = hex[b[i] >> 4], out[2 * i + 1] = hex[b[i] & 15];
    out[32] = 0;
    return true;
}

/* ---- the socket ---------------------------------------------------------------------------------------------------- */

static bool loopback(const struct sockaddr *a) {
    if (a->sa_family == AF_INET) return ntohl(((const struct sockaddr_in *)(const void *)a)->sin_addr.s_addr) >> 24 == 127;
    return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)(const void *)a)->sin6_addr);
}

static int bound(const struct addrinfo *a) {
    int fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), one = 1;
    if (fd < 0) return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, a->ai_addr, a->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0) return fd;
    int e = errno;
    close(fd);
    errno = e;
    return -1;
}

/* Names are not looked up: that would ask somebody else. */
static int listening(const web_options *o, bool *local, char *why, size_t n) {
    const char *name = o->listen && strcmp(o->listen, "localhost") != 0 ? o->listen : "127.0.0.1";
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM}, *a;
    char port[16];
    snprintf(port, sizeof port, "%u", (unsigned)(o->port < 0 ? USUAL_PORT : o->port & 0xffff));
    if (getaddrinfo(name, port, &hints, &a) != 0) {
        snprintf(why, n, "--listen %s: is no address in figures, such as 127.0.0.1 or 192.168.1.5", name);
        return -1;
    }
    *local = loopback(a->ai_addr);
    int fd = bound(a);
    if (fd < 0 && o->port < 0 && errno == EADDRINUSE) {
        freeaddrinfo(a);
        if (getaddrinfo(name, "0", &hints, &a) != 0) return -1;
        fd = bound(a);
    }
    if (fd < 0)
        snprintf(why, n, "%s, port %s: %s%s", name, port, strerror(errno),
                 errno == EADDRINUSE ? "; --port 0 takes one that is free" : "");
    freeaddrinfo(a);
    return fd;
}

static void address_of(int fd, const web_room *room, char *out, size_t n) {
    struct sockaddr_storage a;
    socklen_t len = sizeof a;
    char host[64] = "127.0.0.1", port[16] = "0";
    getsockname(fd, (struct sockaddr *)&a, &len);
    getnameinfo((struct sockaddr *)&a, len, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    bool six = strchr(host, ':') != NULL;
    snprintf(out, n, "http://%s%s%s:%s/%s%s", six ? "[" : "", host, six ? "]" : "", port, room->guarded ? "?token=" : "",
             room->guarded ? room->token : "");
}

/* ---- the room ------------------------------------------------------------------------------------------------------ */

static bool open_archive(web_server *s, const web_options *o, char *why, size_t n) {
    const char *slash = strrchr(o->archive, '/');
    s->room.archive = o->archive;
    s->room.name = slash ? slash + 1 : o->archive;
    s->room.readonly = o->readonly;
    bool there = access(o->archive, F_OK) == 0;
    if (!o->readonly && ro_archive_open(s->ctx, o->archive, RO_OPEN_CREATE, &s->writer) != RO_OK)
        return fail(why, n, ro_ctx_error(s->ctx));
    if (ro_archive_open(s->ctx, o->archive, o->readonly ? RO_OPEN_LOOK : RO_OPEN_READ, &s->watch) != RO_OK)
        return fail(why, n, ro_ctx_error(s->ctx));
    if (!there) fprintf(stderr, "readout: %s was not there: it is made, and empty\n", o->archive);
    if (!o->readonly && !(s->room.jobs = web_jobs_open(o->archive))) return fail(why, n, "memory ran out");
    return ro_archive_holdings(s->ctx, s->watch, &s->holdings) == RO_OK || fail(why, n, ro_ctx_error(s->ctx));
}

/* Addresses stay as they came until they have been taken apart. */
static size_t leave(void *user, struct MHD_Connection *c, char *s) {
    (void)user, (void)c;
    return strlen(s);
}

static bool start(web_server *s, int fd) {
    s->daemon = s->mhd.MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL, web_visit_answer, s,
        MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT, (unsigned)WEB_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)WEB_IDLE, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)WEB_HEADER, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, web_visit_begin, s, MHD_OPTION_NOTIFY_COMPLETED, web_visit_end, s,
        MHD_OPTION_NOTIFY_CONNECTION, web_line_changed, s, MHD_OPTION_UNESCAPE_CALLBACK, leave, NULL, MHD_OPTION_END);
    return s->daemon != NULL;
}

/* The browser is nobody's child that we would wait for. */
static void open_browser(const char *address) {
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            setsid();
            execlp("xdg-open", "xdg-open", address, (char *)NULL);
        }
        _exit(0);
    }
    if (child > 0) waitpid(child, NULL, 0);
}

static void stay(web_server *s, const sigset_t *ends) {
    struct timespec second = {.tv_sec = 1};
    while (sigtimedwait(ends, NULL, &second) < 0) web_lines_police(s);
}

/* What is read is written, if that is soon; a batch that is not is as if it had never been. */
static bool close_jobs(web_jobs *jobs) {
    struct timespec until;
    size_t left = jobs ? web_jobs_left(jobs) : 0;
    if (left)
        fprintf(stderr, "readout: %zu of what was sent %s not whole in the archive yet: add it again\n", left,
                left == 1 ? "is" : "are");
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += PARTING;
    return web_jobs_close(jobs, &until);
}

/* What comes is turned away, what is under way comes to its end, if that is soon. */
static void close_room(web_server *s) {
    if (s->daemon) s->mhd.MHD_quiesce_daemon(s->daemon);
    if (!web_pool_close(s)) return; /* a page is still being made: the process ends without it */
    if (!close_jobs(s->room.jobs)) return;
    if (s->daemon) s->mhd.MHD_stop_daemon(s->daemon);
    web_cache_free(s->cache);
    web_assets_end(s);
    ro_archive_close(s->watch);
    ro_archive_close(s->writer);
    ro_ctx_free(s->ctx);
    free(s);
}

static bool prepare(web_server *s, const web_options *o, int *fd, char *why, size_t n) {
    const char *lacking;
    bool local = true;
    pthread_mutex_init(&s->lock, NULL);
    pthread_mutex_init(&s->writing, NULL);
    pthread_cond_init(&s->wake, NULL);
    s->last = &s->first;
    if (!web_mhd_open(&s->mhd, &lacking)) return fail(why, n, lacking);
    if (!(s->ctx = ro_ctx_new())) return fail(why, n, "memory ran out");
    if ((*fd = listening(o, &local, why, n)) < 0) return false;
    s->room.guarded = !local;
    if (!web_secret(s->room.proof) || !web_secret(s->room.token)) return fail(why, n, "the system gives no random numbers");
    s->cache = web_cache_new(WEB_CACHE, s->mhd.MHD_destroy_response);
    return open_archive(s, o, why, n) && ((s->cache && web_assets_begin(s)) || fail(why, n, "memory ran out")) &&
           web_pool_open(s, why, n) && (start(s, *fd) || fail(why, n, "the server could not be started"));
}

static void announce(const web_server *s, const char *address) {
    if (s->room.guarded)
        fprintf(stderr,
                "readout: others than this machine can reach the room, so it wants the token in this address, and what goes "
                "over the wire can be read there: put a proxy with TLS before it\n");
    fprintf(stderr, "readout: the reading room is at %s (end it with Ctrl-C)\n", address);
    fflush(stderr);
}

bool web_serve(ro_ctx *ctx, const web_options *o, char *why, size_t n) {
    (void)ctx;
    char address[160];
    int fd = -1;
    sigset_t ends;
    web_server *s = calloc(1, sizeof *s);
    if (!s) return fail(why, n, "memory ran out");
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT), sigaddset(&ends, SIGTERM), sigaddset(&ends, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &ends, NULL); /* the threads that follow inherit it */
    bool ok = prepare(s, o, &fd, why, n);
    if (ok) {
        address_of(fd, &s->room, address, sizeof address);
        announce(s, address);
        if (o->open) open_browser(address);
        stay(s, &ends);
    }
    close_room(s);
    if (fd >= 0) close(fd);
    return ok;
}
