/* The form of an archive: is it ours, is it of this form, and the way from every older one.
 *
 * user_version counts the steps of the schema that were taken. A file that has taken more steps than we know is refused, never
 * guessed at; one that has taken fewer is brought up to date by whoever opens it to write, in one transaction. */
#include "match/match.h"
#include "store/meetings/sieve.h"
#include "store/schema.h"
#include "store/search/search.h"

#include <stdio.h>

enum {
    EMPTY = 4,     /* where one page of so many is empty, the file is written anew */
    WORTH = 1000,  /* empty pages for which that is worth it */
    HEADER = 72,   /* bytes of the file that are looked at: up to the id of whose it is */
    AT_FORM = 60,  /* of user_version in them */
    AT_WHOSE = 68, /* of application_id */
};

static int forms(void) {
    int n = 1;
    while (ro_schema_steps[n - 1]) n++;
    return n;
}

/* ---- from an older form ------------------------------------------------------------------------------------------ */

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* What is no hexadecimal digit ends it. */
static void bytes_of(sqlite3_context *c, int n, sqlite3_value **v) {
    const char *hex = (const char *)sqlite3_value_text(v[0]);
    unsigned char out[4 * RO_DIGEST];
    int done = 0, most = hex && n == 1 ? sqlite3_value_bytes(v[0]) / 2 : 0;
    for (; done < most && done < (int)sizeof out && digit(hex[2 * done]) >= 0 && digit(hex[2 * done + 1]) >= 0; done++)
        out[done] = (unsigned char)(digit(hex[2 * done]) << 4 | digit(hex[2 * done + 1]));
    sqlite3_result_blob(c, out, done, SQLITE_TRANSIENT);
}

static void take(ro_job *job, const char *sql) {
    int rc = sqlite3_exec(job->archive->db, sql, NULL, NULL, NULL);
    if (rc != SQLITE_OK) ro_store_fail(job, rc);
}

static void bring(ro_job *job, int from) {
    sqlite3_create_function(job->archive->db, "bytes_of", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, bytes_of, NULL, NULL);
    for (int form = from + 1; form <= forms(); form++) {
        take(job, ro_schema_steps[form - 2]);
        if (form == RO_FORM_ADDRESSES) ro_versions_fill(job);
    }
    if (from < RO_FORM_SEARCH)
        ro_search_rebuild(job);
    else if (from < RO_FORM_SOUGHT)
        ro_search_fill(job);
    if (from < RO_FORM_SIEVE) ro_sieve_fill(job);
}

/* from: its form; 0: it is empty. */
static void make(ro_job *job, int from) {
    if (from)
        bring(job, from);
    else
        take(job, ro_schema);
    ro_exec(job, ro_str_printf(job->arena, "PRAGMA application_id = %d", RO_ARCHIVE_ID).p, "");
    ro_exec(job, ro_str_printf(job->arena, "PRAGMA user_version = %d", forms()).p, "");
}

/* Called inside a transaction that writes, so that two programs cannot both make it. */
void ro_schema_make(ro_job *job) {
    int64_t version = ro_ask_int(job, 0, "PRAGMA user_version", "");
    if (version < forms()) make(job, (int)version);
}

/* A step that makes rows smaller leaves pages empty, a third of the file for one. They would be filled again by what comes, but
 * the file is copied and kept as it is. Where there is no room for it, or somebody reads just now, it stays as large as it was.
 */
void ro_schema_close_up(ro_job *job) {
    int64_t empty = ro_ask_int(job, 0, "PRAGMA freelist_count", ""), all = ro_ask_int(job, 0, "PRAGMA page_count", "");
    if (empty >= WORTH && empty * EMPTY >= all) sqlite3_exec(job->archive->db, "VACUUM", NULL, NULL, NULL);
}

/* ---- is it ours, and of this form -------------------------------------------------------------------------------- */

static uint32_t number_at(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

bool ro_archive_older(const char *path) {
    unsigned char b[HEADER];
    FILE *f = fopen(path, "rb");
    bool whole = f && fread(b, 1, sizeof b, f) == sizeof b;
    if (f) fclose(f);
    return whole && number_at(b + AT_WHOSE) == RO_ARCHIVE_ID && number_at(b + AT_FORM) < (uint32_t)forms();
}

/* One statement, which sees one state of the file: another program may be making it just now. */
static void look(ro_job *job, int64_t out[3]) {
    ro_query *q = ro_query_new(job, "SELECT (SELECT application_id FROM pragma_application_id),"
                                    " (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)");
    if (!ro_step(q)) return;
    for (int i = 0; i < 3; i++) out[i] = ro_int(q, i);
    ro_query_end(q);
}

bool ro_schema_ready(ro_job *job, ro_open mode) {
    const char *path = job->archive->path;
    int64_t is[3] = {0};
    look(job, is);
    int64_t id = is[0], version = is[1];
    bool empty = !id && !version && !is[2];
    if (empty && mode == RO_OPEN_CREATE) return false;
    if (empty) ro_throw(job->arena, RO_ARCHIVE, "%s: is empty: put accounts in with readout add", path);
    if (id != RO_ARCHIVE_ID)
        ro_throw(job->arena, RO_ARCHIVE, "%s: is an SQLite file, but no readout archive: name another with --archive", path);
    if (version > forms())
        ro_throw(job->arena, RO_ARCHIVE,
                 "%s: was written by a newer readout (form %lld, this one knows %d): use the newer program", path,
                 (long long)version, forms());
    if (version < forms() && mode == RO_OPEN_READ)
        ro_throw(job->arena, RO_ARCHIVE, "%s: was written by an older readout: bring it up to date with readout reread", path);
    return version == forms();
}
