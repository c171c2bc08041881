/* Where phrases stand, as the index of words has it. In: a row that FTS5 stands at. Out: for each phrase of the query the numbers
 * of the words it opens with, in title and text, without the text being read.
 *
 * FTS5 lets a function look at the row that matches; this one is given to it once a connection and asked in the query itself
 *
 *     SELECT rowid, word_places(account_fts, ?2) FROM account_fts WHERE account_fts MATCH ?1
 *
 * where ?2 is a struct of ours, handed through as a pointer. Its value is how many places there are. Nothing may unwind through
 * SQLite, so that memory comes from SQLite's own allocator and what goes wrong is the query's error. */
#include "store/search/search.h"

static const char POINTER[] = "ro_gathered";

static bool make_room(ro_gathered *g) {
    size_t room = g->room ? 2 * g->room : 256;
    ro_gathered_place *v = sqlite3_realloc64(g->v, room * sizeof *v);
    if (v) g->v = v, g->room = room;
    return v != NULL;
}

static int gather(const Fts5ExtensionApi *api, Fts5Context *row, int phrase, ro_gathered *g) {
    Fts5PhraseIter it;
    int column, word;
    int rc = api->xPhraseFirst(row, phrase, &it, &column, &word);
    for (; rc == SQLITE_OK && column >= 0; api->xPhraseNext(row, &it, &column, &word)) {
        if (g->n == g->room && !make_room(g)) return SQLITE_NOMEM;
        g->v[g->n++] = (ro_gathered_place){(uint32_t)phrase, column ? RO_TITLE : RO_TEXT, (uint32_t)word};
    }
    return rc;
}

static void word_places(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *c, int n, sqlite3_value **v) {
    ro_gathered *g = n == 1 ? sqlite3_value_pointer(v[0], POINTER) : NULL;
    if (!g) {
        sqlite3_result_error(c, "word_places() is readout's own", -1);
        return;
    }
    g->n = 0, g->phrases = (size_t)api->xPhraseCount(row);
    int rc = SQLITE_OK;
    if (ro_sift_has(g->sift, api->xRowid(row)))
        for (int i = 0; i < (int)g->phrases && rc == SQLITE_OK; i++) rc = gather(api, row, i, g);
    if (rc == SQLITE_OK)
        sqlite3_result_int64(c, (sqlite3_int64)g->n);
    else
        sqlite3_result_error_code(c, rc);
}

static void let_go(void *g) { sqlite3_free(((ro_gathered *)g)->v); }

/* FTS5 hands out what it can do for whoever asks with a pointer. */
fts5_api *ro_fts5(ro_job *job) {
    fts5_api *api = NULL;
    ro_query *q = ro_query_new(job, "SELECT fts5(?1)");
    int rc = sqlite3_bind_pointer(q->stmt, 1, &api, "fts5_api_ptr", NULL);
    if (rc == SQLITE_OK) ro_step(q);
    ro_query_end(q);
    if (rc != SQLITE_OK || !api) ro_store_fail(job, rc == SQLITE_OK ? SQLITE_ERROR : rc);
    return api;
}

static void give_function(ro_job *job) {
    fts5_api *api = ro_fts5(job);
    int rc = api->xCreateFunction(api, "word_places", NULL, word_places, NULL);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
    job->archive->tells_places = true;
}

ro_gathered *ro_gathered_new(ro_job *job, const ro_sift *sift) {
    if (!job->archive->tells_places) give_function(job);
    ro_gathered *g = RO_NEW(job->arena, ro_gathered);
    g->sift = sift;
    ro_defer(job->arena, let_go, g);
    return g;
}

void ro_gathered_bind(ro_query *q, int at, ro_gathered *g) { sqlite3_bind_pointer(q->stmt, at, g, POINTER, NULL); }
