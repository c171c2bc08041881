/* The log is written back into the file behind the writer.
 *
 * In: a connection that commits, and says how long the log has become. Out: the file, caught up. Writing back is mostly waiting
 * for the disk; by SQLite's own habit whoever commits does it, and everything stands still meanwhile. Here a second connection
 * does it in a thread, PASSIVE, which keeps nobody from writing or reading. What is committed meanwhile is left over, and SQLite
 * begins the log anew only when nothing is: so once it is FAR long, the writer writes back the rest itself, which then is little.
 *
 * The thread starts when a log first is STEP long, so short work has none. Where it cannot be had, and where the process may use
 * one processor, the writer does all of it. What fails here is lost to nobody: the log keeps it, and who commits next meets the
 * same disk. */
#include "base/threads.h"
#include "store/store.h"

#include <pthread.h>
#include <stdlib.h>

/* Pages of 4 KiB. What several batches write again is copied once; 64 MiB is what the log may take beside the file. */
enum { STEP = 2048, FAR = 16384, ALONE = 4096 };

struct ro_behind {
    char *name; /* of the file, as SQLite opens it */
    int asked;  /* the log's length when the thread was last woken; the writer's own */
    bool alone, started;
    pthread_t thread;
    pthread_mutex_t lock; /* due, closing */
    pthread_cond_t woken;
    bool due, closing;
};

static bool next(struct ro_behind *b) {
    pthread_mutex_lock(&b->lock);
    while (!b->due && !b->closing) pthread_cond_wait(&b->woken, &b->lock);
    bool go_on = !b->closing;
    b->due = false;
    pthread_mutex_unlock(&b->lock);
    return go_on;
}

static void *run(void *arg) {
    struct ro_behind *b = arg;
    sqlite3 *db = NULL;
    /* Only who has read knows that there is a log. */
    if (sqlite3_open_v2(b->name, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
        sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    while (next(b)) sqlite3_wal_checkpoint_v2(db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    sqlite3_close(db);
    return NULL;
}

static void wake(struct ro_behind *b) {
    if (!b->started) b->started = pthread_create(&b->thread, NULL, run, b) == 0;
    b->alone = !b->started;
    pthread_mutex_lock(&b->lock);
    b->due = true;
    pthread_cond_signal(&b->woken);
    pthread_mutex_unlock(&b->lock);
}

static int committed(void *user, sqlite3 *db, const char *name, int pages) {
    struct ro_behind *b = user;
    if (pages < b->asked) b->asked = 0; /* it has begun anew */
    if (pages >= (b->alone ? ALONE : FAR))
        sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    else if (!b->alone && pages - b->asked >= STEP)
        b->asked = pages, wake(b);
    return SQLITE_OK;
}

void ro_behind_start(ro_archive *ar, const char *name) {
    struct ro_behind *b = calloc(1, sizeof *b);
    if (!b || !(b->name = strdup(name))) {
        free(b);
        return;
    }
    b->alone = ro_processors() < 2;
    pthread_mutex_init(&b->lock, NULL);
    pthread_cond_init(&b->woken, NULL);
    ar->behind = b;
    sqlite3_wal_hook(ar->db, committed, b);
}

void ro_behind_stop(ro_archive *ar) {
    struct ro_behind *b = ar->behind;
    if (!b) return;
    sqlite3_wal_hook(ar->db, NULL, NULL);
    pthread_mutex_lock(&b->lock);
    b->closing = true;
    pthread_cond_signal(&b->woken);
    pthread_mutex_unlock(&b->lock);
    if (b->started) pthread_join(b->thread, NULL);
    pthread_cond_destroy(&b->woken);
    pthread_mutex_destroy(&b->lock);
    free(b->name);
    free(b);
    ar->behind = NULL;
}
