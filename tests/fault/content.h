/* What an archive holds, as one number: every row of every table but moments of time, ids that meetings had
 * in between, and the search index's own pages. Two
 * archives with the same number say the same. */
#ifndef CONTENT_H
#define CONTENT_H

#include <inttypes.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline uint64_t content_mix(uint64_t h, const void *p, size_t n) { /* FNV-1a */
    for (size_t i = 0; i < n; i++) h = (h ^ ((const unsigned char *)p)[i]) * 1099511628211u;
    return (h ^ n) * 1099511628211u;
}

static inline uint64_t content_table(sqlite3 *db, uint64_t h, const char *table) {
    char sql[200];
    sqlite3_stmt *s;
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) return 0;
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(s); i++) {
            const char *name = sqlite3_column_name(s, i);
            if (strcmp(name, "first_seen") == 0 || strcmp(name, "time") == 0 || strcmp(name, "undone") == 0) continue;
            const void *p = sqlite3_column_blob(s, i);
            h = content_mix(h, p ? p : "", (size_t)sqlite3_column_bytes(s, i));
        }
    sqlite3_finalize(s);
    return h;
}

/* 0: it cannot be opened. */
static inline uint64_t content_of(const char *path) {
    sqlite3 *db;
    sqlite3_stmt *s;
    uint64_t h = 0;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'account_fts%' AND name"
                           " NOT LIKE 'sqlite%' AND name NOT IN ('meeting_once', 'spelling', 'spelling_word', 'setting') ORDER BY name",
                           -1, &s, NULL) == SQLITE_OK) {
        h = 14695981039346656037u;
        while (sqlite3_step(s) == SQLITE_ROW) h = content_table(db, h, (const char *)sqlite3_column_text(s, 0));
        sqlite3_finalize(s);
    }
    sqlite3_close(db);
    return h;
}

#endif
