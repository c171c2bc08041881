/* Who stands on which days under which words, in a round of grouping. In: the rows match_day, by the first day of each account.
 * Out: for a day and a word those accounts that may stand there: all who do, and one now and then who does not.
 *
 * Of a word the row has the low sixteen bits, since all of it would be six bytes a word and account: whoever asks reads the
 * accounts anyway, and sees there. The rows of a first day are read once a round, and listed under each day that they reach. */
#include "store/meetings/round.h"

#include <stdlib.h>

enum { WIDEST = 9 /* days that an account may stand on, but one */, CHAINS = 16, DAYS = 1024 };

struct entry {
    int64_t account;
    uint32_t next; /* of its chain, and one; 0 none */
    uint16_t word;
};

struct day {
    struct day *next;
    long day;
    bool read; /* those whose first day it is are listed */
    RO_VEC(struct entry) all;
    uint32_t *chain; /* of entries by word, each to its first, and one */
    size_t chains;
};

struct ro_blocks {
    struct day *at[DAYS];
};

static struct day *day_at(ro_round *r, long day) {
    if (!r->standing) r->standing = RO_NEW(r->job->arena, struct ro_blocks);
    struct day **at = &r->standing->at[(unsigned long)day % DAYS];
    for (struct day *d = *at; d; d = d->next)
        if (d->day == day) return d;
    struct day *d = RO_NEW(r->job->arena, struct day);
    d->day = day, d->next = *at;
    return *at = d;
}

static void chain(struct day *d, uint32_t i) {
    uint32_t *first = &d->chain[d->all.v[i].word & (d->chains - 1)];
    d->all.v[i].next = *first;
    *first = i + 1;
}

static void widen(ro_round *r, struct day *d) {
    d->chains = d->chains ? 4 * d->chains : CHAINS;
    d->chain = RO_NEWS(r->job->arena, uint32_t, d->chains);
    for (uint32_t i = 0; i < d->all.n; i++) chain(d, i);
}

static void list(ro_round *r, long day, int64_t account, ro_str words) {
    struct day *d = day_at(r, day);
    const unsigned char *p = (const unsigned char *)words.p;
    for (size_t i = 0; i + 1 < words.n; i += 2) {
        if (d->all.n >= 4 * d->chains) widen(r, d);
        RO_PUSH(r->job->arena, d->all) = (struct entry){.account = account, .word = (uint16_t)(p[i] << 8 | p[i + 1])};
        chain(d, (uint32_t)d->all.n - 1);
    }
}

static void read_first(ro_round *r, long first) {
    struct day *d = day_at(r, first);
    if (d->read) return;
    d->read = true;
    ro_query *q = ro_query_new(r->job, "SELECT account, last, words FROM match_day WHERE first = ?1");
    ro_bind(q, "i", (int64_t)first);
    while (ro_step(q)) {
        int64_t account = ro_int(q, 0), last = ro_int(q, 1);
        ro_str words = ro_lying(q, 2);
        for (long day = first; day <= last && day <= first + WIDEST; day++) list(r, day, account, words);
    }
}

size_t ro_blocks_may(ro_round *r, long day, uint64_t word, int64_t *accounts, size_t room) {
    size_t n = 0;
    uint16_t low = (uint16_t)word;
    for (long first = day - WIDEST; first <= day; first++) read_first(r, first);
    const struct day *d = day_at(r, day);
    for (uint32_t i = d->chains ? d->chain[low & (d->chains - 1)] : 0; i; i = d->all.v[i - 1].next) {
        if (d->all.v[i - 1].word != low) continue;
        if (n < room) accounts[n] = d->all.v[i - 1].account;
        n++;
    }
    return n;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------------ */

static int by_bytes(const void *p, const void *q) { return memcmp(p, q, 2); }

void ro_blocks_put(ro_round *r, int64_t account, long first, long last, ro_words words) {
    unsigned char *p = ro_alloc(r->job->arena, 2 * words.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++) p[2 * i] = (unsigned char)(words.v[i] >> 8), p[2 * i + 1] = (unsigned char)words.v[i];
    if (words.n) qsort(p, words.n, 2, by_bytes);
    for (size_t i = 0; i < words.n; i++)
        if (!n || memcmp(p + 2 * i, p + 2 * n - 2, 2) != 0) memmove(p + 2 * n++, p + 2 * i, 2);
    ro_exec(r->job, "INSERT INTO match_day VALUES (?1, ?2, ?3, ?4)", "iiib", (int64_t)first, account, (int64_t)last,
            (ro_str){(const char *)p, 2 * n});
}

void ro_blocks_drop(ro_round *r, int64_t account, long first) {
    ro_exec(r->job, "DELETE FROM match_day WHERE first = ?1 AND account = ?2", "ii", (int64_t)first, account);
}
