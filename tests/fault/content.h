/* What an archive holds, as one number: every row of every table, every word of the search index, and which tables, indexes and
 * views there are. Left out are moments of time, ids that meetings had in between, how zstd packed a capture (its hash is there)
 * and the text of the schema, which an archive that was brought up to date has in other words. What stands under numbers of
 * words, which are given as they come, is read through the views that show it in words. Two archives with the same number say the
 * same. */
#ifndef CONTENT_H
#define CONTENT_H

#include <inttypes.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline uint64_t content_mix(uint64_t h, const void *p, size_t n) { /* FNV-1a */
    for (size_t i = 0; i < n; i++) h = (h ^ ((const unsigned char *)p)[i]) * 1099511628211u;
    return (h ^ n) * 1099511628211u;
}

static inline bool content_counts(const char *table, const char *column) {
    static const char *const moments[] = {"first_seen", "time", "undone"};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        if (strcmp(column, moments[i]) == 0) return strcmp(table, "capture") != 0 && strcmp(table, "decision") != 0;
    size_t n = strlen(column);
    if (n > 5 && strcmp(column + n - 5, "_list") == 0) return false;
    return strcmp(table, "capture") != 0 || strcmp(column, "bytes") != 0;
}

static inline uint64_t content_table(sqlite3 *db, const char *table, bool view) {
    char sql[200];
    sqlite3_stmt *s;
    uint64_t h = 14695981039346656037u;
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"%s", table, view ? " ORDER BY 1, 2, 3" : "");
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) return 0;
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(s); i++) {
            const char *name = sqlite3_column_name(s, i);
            if (!content_counts(table, name)) continue;
            const void *p = sqlite3_column_blob(s, i);
            int type = sqlite3_column_type(s, i);
            h = content_mix(h, &type, sizeof type);
            h = content_mix(h, p ? p : "", (size_t)sqlite3_column_bytes(s, i));
        }
    sqlite3_finalize(s);
    return h;
}

/* 0: it cannot be opened. With `say` each table's own number is printed. */
static inline uint64_t content_told(const char *path, bool say) {
    static const char tables[] =
        "SELECT name, type = 'view' FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'account_fts%' AND name"
        " NOT LIKE 'sqlite%' AND name NOT IN ('meeting_once', 'word', 'how', 'sought') AND name NOT LIKE '%\\_row' ESCAPE '\\' "
        "AND name"
        " NOT LIKE 'v\\_%' ESCAPE '\\' UNION ALL SELECT 'words', 0 UNION ALL SELECT 'things', 0 UNION ALL SELECT "
        "'sought_in_words', 0 ORDER BY 1";
    static const char begin[] =
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, account_fts, 'instance');"
        "CREATE TEMP VIEW things AS SELECT type, name FROM main.sqlite_schema ORDER BY 1, 2;"
        "CREATE TEMP VIEW sought_in_words AS SELECT s.account, p.word, k.word, s.day, w.word, s.statements FROM main.sought s"
        " LEFT JOIN main.word p ON p.n = s.publisher LEFT JOIN main.word k ON k.n = s.kind LEFT JOIN main.word w ON w.n ="
        " s.sides ORDER BY 1";
    sqlite3 *db;
    sqlite3_stmt *s;
    uint64_t h = 0;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_exec(db, begin, NULL, NULL, NULL) == SQLITE_OK && sqlite3_prepare_v2(db, tables, -1, &s, NULL) == SQLITE_OK) {
        h = 14695981039346656037u;
        while (sqlite3_step(s) == SQLITE_ROW) {
            const char *name = (const char *)sqlite3_column_text(s, 0);
            uint64_t own = content_table(db, name, sqlite3_column_int(s, 1));
            if (say) printf("%016" PRIx64 " %s\n", own, name);
            h = content_mix(h, &own, sizeof own);
        }
        sqlite3_finalize(s);
    }
    sqlite3_close(db);
    return h;
}

static inline uint64_t content_of(const char *path) { return content_told(path, false); }

#endif
