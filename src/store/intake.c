/* Captures in and out: bytes under their SHA-256, packed with zstd, and beside them what their collector said.
 *
 * An intake is a capture with what was given for it. The same bytes with the same words about them are one intake however
 * often and from however many files they come: the file names are kept as its sources. Its id is the one given, else the
 * first twelve digits of a hash (48 bits: among a million accounts the odds of one clash are 1 in 560, and the later one then
 * gets all 64 digits). The hash is that of the bytes; where an address or a publisher was given they go in too, since the same
 * words at two addresses are two accounts. The same id with other bytes, or other words about them, is the next version; so is,
 * where no id was given, what versions.c finds to be another capture of the same page. */
#include "store/prepare.h"
#include "store/store.h"

#include <stdio.h>
#include <time.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { LONGEST = 400 }; /* bytes of a given id; what is longer is no id but an accident */

/* The moment, in UTC. */
void ro_store_now(char out[24]) {
    time_t t = time(NULL);
    struct tm tm;
    gmtime_r(&t, &tm);
    strftime(out, 24, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

/* ---- ids ------------------------------------------------------------------------------------------------------- */

bool ro_intake_id_ok(ro_str id) {
    if (!id.n || id.n > LONGEST || !ro_utf8_valid(id, NULL)) return false;
    for (size_t i = 0; i < id.n; i++)
        if ((unsigned char)id.p[i] < ' ') return false;
    return true;
}

static bool id_given(const ro_capture *c) { return ro_intake_id_ok(c->id); }

static ro_str derived_id(ro_job *job, const ro_capture *c, const char *sha) {
    char hex[65];
    snprintf(hex, sizeof hex, "%s", sha);
    if (c->url.p || c->publisher.p) {
        ro_buf b = {.arena = job->arena};
        ro_buf_printf(&b, "%s\n%.*s\n%.*s", sha, (int)c->url.n, c->url.p ? c->url.p : "", (int)c->publisher.n,
                      c->publisher.p ? c->publisher.p : "");
        ro_sha256_hex(ro_buf_str(&b), hex);
    }
    ro_str brief = ro_str_dup(job->arena, (ro_str){hex, 12});
    bool taken = ro_ask_int(job, 0,
                            "SELECT 1 FROM intake t JOIN capture c ON c.n = t.capture WHERE t.id = ?1 AND (t.id_given OR"
                            " c.sha256 <> ?2 OR t.url IS NOT ?3 OR t.publisher IS NOT ?4)",
                            "scss", brief, sha, c->url, c->publisher);
    return taken ? ro_str_dup(job->arena, (ro_str){hex, 64}) : brief;
}

static const char *media(const ro_capture *c) { return c->html ? "html" : c->text ? "text" : NULL; }

/* ---- in -------------------------------------------------------------------------------------------------------- */

struct key {
    char sha[65];
    ro_str id;
};

static ro_str id_of(const ro_capture *c) { return id_given(c) ? c->id : RO_NONE; }

/* Where no id was given, any that was not given either: the archive chose it. */
static int64_t find(ro_job *job, const ro_capture *c, const struct key *k, bool *refused) {
    ro_query *q =
        ro_query_new(job, "SELECT t.n, t.refused IS NOT NULL FROM capture c JOIN intake t ON t.capture = c.n"
                          " WHERE c.sha256 = ?1 AND CASE WHEN ?2 IS NULL THEN NOT t.id_given ELSE t.id = ?2 END AND"
                          " t.media IS ?3 AND t.url IS ?4 AND t.title IS ?5 AND"
                          " t.publisher IS ?6 AND t.date IS ?7 AND t.captured IS ?8 AND t.language IS ?9 AND t.charset IS ?10"
                          " AND coalesce(t.status, 0) = ?11");
    ro_bind(q, "cscsssssssi", k->sha, k->id, media(c), c->url, c->title, c->publisher, c->date, c->captured, c->language,
            c->charset, (int64_t)c->status);
    if (!ro_step(q)) return 0;
    int64_t n = ro_int(q, 0);
    if (refused) *refused = ro_int(q, 1);
    ro_query_end(q);
    return n;
}

int64_t ro_intake_find(ro_job *job, const ro_capture *c, bool *refused) {
    struct key k = {.id = id_of(c)};
    ro_sha256_hex(c->bytes, k.sha);
    return find(job, c, &k, refused);
}

/* packed: the bytes, or p NULL. */
static int64_t put_capture(ro_job *job, ro_str bytes, ro_str packed, const char *sha, ro_str first_seen) {
    int64_t n = ro_ask_int(job, 0, "SELECT n FROM capture WHERE sha256 = ?1", "c", sha);
    if (n) return n;
    char now[24];
    ro_store_now(now);
    if (!packed.p) packed = ro_prepare_pack(job->ctx, job->arena, bytes);
    ro_exec(job, "INSERT INTO capture(sha256, size, bytes, first_seen) VALUES (?1, ?2, ?3, coalesce(?4, ?5))", "cibsc", sha,
            (int64_t)bytes.n, packed, first_seen, now);
    return sqlite3_last_insert_rowid(job->archive->db);
}

int64_t ro_intake_capture(ro_job *job, ro_str bytes, const char *sha, ro_str first_seen) {
    return put_capture(job, bytes, RO_NONE, sha, first_seen);
}

void ro_intake_source(ro_job *job, int64_t n, ro_str file) {
    if (file.p) ro_exec(job, "INSERT OR IGNORE INTO source(intake, file) VALUES (?1, ?2)", "is", n, file);
}

bool ro_intake_has_source(ro_job *job, int64_t n, ro_str file) {
    return !file.p || ro_ask_int(job, 0, "SELECT 1 FROM source WHERE intake = ?1 AND file = ?2", "is", n, file);
}

int64_t ro_intake_put(ro_job *job, const ro_account *acc, ro_added *added) {
    const ro_capture *c = acc->capture;
    struct key k = {.id = id_of(c)};
    memcpy(k.sha, acc->record.sha256, sizeof k.sha);
    bool refused = false;
    int64_t n = find(job, c, &k, &refused);
    *added = refused ? RO_ADDED_REFUSED : RO_ADDED_THERE;
    if (!n) {
        if (!k.id.p) k.id = ro_versions_account(job, &acc->record);
        if (!k.id.p) k.id = derived_id(job, c, k.sha);
        int64_t capture = put_capture(job, c->bytes, acc->prepared ? acc->prepared->packed : RO_NONE, k.sha, RO_NONE);
        int64_t version = ro_ask_int(job, 0, "SELECT max(version) FROM intake WHERE id = ?1", "s", k.id) + 1;
        ro_exec(job,
                "INSERT INTO intake(id, version, capture, id_given, media, url, title, publisher, date, captured, language,"
                " charset, status, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, nullif(?13, 0), ?14)",
                "siiicsssssssis", k.id, version, capture, (int64_t)id_given(c), media(c), c->url, c->title, c->publisher, c->date,
                c->captured, c->language, c->charset, (int64_t)c->status, c->note);
        n = sqlite3_last_insert_rowid(job->archive->db);
        *added = version > 1 ? RO_ADDED_VERSION : RO_ADDED_NEW;
    }
    ro_intake_source(job, n, c->file);
    return n;
}

bool ro_intake_waits(ro_job *job, int64_t n) {
    return ro_ask_int(
        job, 0, "SELECT refused IS NULL AND NOT EXISTS (SELECT 1 FROM account a WHERE a.n = t.n) FROM intake t WHERE n = ?1", "i",
        n);
}

/* Are the kept bytes still these? A page that is handed in again is the occasion to look, and to mend them. */
bool ro_intake_whole(ro_job *job, int64_t n, ro_str bytes) {
    ro_query *q = ro_query_new(job, "SELECT c.bytes, c.size FROM capture c JOIN intake t ON t.capture = c.n WHERE t.n = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) return false;
    ro_str packed = ro_blob(q, 0);
    bool whole = (size_t)ro_int(q, 1) == bytes.n && ZSTD_getFrameContentSize(packed.p, packed.n) == bytes.n;
    ro_query_end(q);
    if (!whole) return false;
    char *p = ro_alloc_raw(job->arena, bytes.n + 1);
    return ZSTD_decompress(p, bytes.n, packed.p, packed.n) == bytes.n && (!bytes.n || memcmp(p, bytes.p, bytes.n) == 0);
}

void ro_intake_mend(ro_job *job, int64_t n, ro_str bytes) {
    ro_exec(job, "UPDATE capture SET bytes = ?2, size = ?3 WHERE n = (SELECT capture FROM intake WHERE n = ?1)", "ibi", n,
            ro_prepare_pack(job->ctx, job->arena, bytes), (int64_t)bytes.n);
}

/* ---- out ------------------------------------------------------------------------------------------------------- */

static _Noreturn void damaged(ro_job *job, const char *sha, const char *how) {
    ro_throw(job->arena, RO_ARCHIVE, "%s: capture %.12s %s: add the page again from its file", job->archive->path, sha, how);
}

static ro_str unpack(ro_job *job, ro_str packed, size_t size, const char *sha) {
    if (size > RO_MAX_CAPTURE || ZSTD_getFrameContentSize(packed.p, packed.n) != size)
        damaged(job, sha, "is not as long as it was");
    char *p = ro_alloc_raw(job->arena, size + 1), again[65];
    size_t n = ZSTD_decompress(p, size, packed.p, packed.n);
    if (ZSTD_getErrorCode(n) == ZSTD_error_memory_allocation) ro_throw(job->arena, RO_NOMEM, RO_NO_MEMORY);
    if (ZSTD_isError(n) || n != size) damaged(job, sha, "cannot be unpacked");
    p[size] = 0;
    ro_sha256_hex((ro_str){p, size}, again);
    if (strcmp(again, sha) != 0) damaged(job, sha, "is not the bytes that were handed in");
    return (ro_str){p, size};
}

ro_str ro_intake_bytes(ro_job *job, int64_t capture) {
    ro_query *q = ro_query_new(job, "SELECT bytes, size, sha256 FROM capture WHERE n = ?1");
    ro_bind(q, "i", capture);
    if (!ro_step(q)) ro_throw(job->arena, RO_ARCHIVE, "%s: a capture is missing", job->archive->path);
    ro_str bytes = unpack(job, ro_blob(q, 0), (size_t)ro_int(q, 1), ro_text(q, 2).p);
    ro_query_end(q);
    return bytes;
}

const ro_capture *ro_intake_get(ro_job *job, int64_t n) {
    ro_query *q =
        ro_query_new(job, "SELECT capture, media, url, title, publisher, date, captured, language, id, id_given,"
                          " charset, status, note, (SELECT min(file) FROM source WHERE intake = t.n) FROM intake t WHERE n = ?1");
    ro_bind(q, "i", n);
    if (!ro_step(q)) ro_throw(job->arena, RO_ARCHIVE, "%s: an intake is missing", job->archive->path);
    ro_capture *c = RO_NEW(job->arena, ro_capture);
    int64_t capture = ro_int(q, 0);
    ro_str how = ro_text(q, 1);
    *c = (ro_capture){.url = ro_text(q, 2),
                      .title = ro_text(q, 3),
                      .publisher = ro_text(q, 4),
                      .date = ro_text(q, 5),
                      .captured = ro_text(q, 6),
                      .language = ro_text(q, 7),
                      .id = ro_int(q, 9) ? ro_text(q, 8) : RO_NONE,
                      .charset = ro_text(q, 10),
                      .status = (int)ro_int(q, 11),
                      .note = ro_text(q, 12),
                      .file = ro_text(q, 13),
                      .html = ro_str_is(how, "html"),
                      .text = ro_str_is(how, "text")};
    ro_query_end(q);
    c->bytes = ro_intake_bytes(job, capture);
    return c;
}
