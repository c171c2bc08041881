/* queries: what bench/search.c asks, drawn from the archive itself by a fixed seed. */
#ifndef BENCH_QUERIES_H
#define BENCH_QUERIES_H

#include <readout/readout.h>

#include <sqlite3.h>
#include <stdint.h>

enum { QUERY = 400, MATCH = 8000 };

struct query {
    char typed[QUERY];               /* as a person types it */
    char leaf[2][QUERY], before[16]; /* its words, where other spellings may come to them; what stands before each for FTS5 */
    char match[MATCH];               /* as FTS5 is asked; "": to be made of the words */
    char publisher[QUERY], speaker[QUERY], year[8];
    double ours, bare;
    size_t found;
};

struct drawing;

struct kind {
    const char *name;
    bool (*make)(struct drawing *, struct query *);
    bool statements, by_date, counts;
};

extern const struct kind KINDS[];
extern const int NKINDS;

struct drawing *drawing_new(sqlite3 *); /* never NULL: says why not, and ends */
void drawing_free(struct drawing *);
sqlite3_stmt *prepared(sqlite3 *, const char *sql);
_Noreturn void fail(const char *what);

#endif
