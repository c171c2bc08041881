/* The index of shared words: which accounts hold these four words in a row, and how often does the archive use this word?
 *
 * An entry is a key and what is known of it. A key under WORD_KEYS is a seed (seed_key() of the reuse engine): its entry lists
 * the accounts that hold it, by a number of their own, or says that they are too many to list. The keys from there on are
 * words, by the low bits of their hash: the entry counts them. Entries lie in blocks, blocks in runs, a run sorted by key:
 *
 *     reuse_block.n = number of the run << KEY_BITS | key of the block's first entry
 *
 * block.c packs entries, runs.c writes, reads and merges runs, index.c keeps them true to the accounts, heard.c gathers what they
 * say of one text, asked.c makes relatives of it. */
#ifndef RO_REUSE_INDEX_H
#define RO_REUSE_INDEX_H

#include "store/store.h"

enum {
    KEY_BITS = 33,
    LISTED = 256, /* accounts of a seed; twice what starts anything, so that some may go and the rest still counts true */
    BLOCK = 4040, /* bytes of a block at most: with its row it fills a page of the file */
    ENTRY = 1360, /* bytes of a packed entry at most */
    MARK = 7,     /* bytes of a mark, */
    MARKED = 256, /* and of entries from one to the next at least */
    MARKS = BLOCK / MARKED,
};
#define WORD_KEYS (UINT64_C(1) << 32)
#define ALL_WORDS ((UINT64_C(1) << KEY_BITS) - 1) /* counts all words */

struct entry {
    uint64_t key;
    int64_t count;         /* of a word */
    uint32_t n;            /* of a seed: accounts listed, 0: too many */
    uint32_t text[LISTED]; /* their numbers, ascending */
};

/* ---- block.c ---- */
size_t entry_pack(uint8_t *to, const struct entry *, uint64_t after); /* after: the key before it in the block */
struct pack {                                                         /* a block that is being written; empty: all nought */
    uint64_t first, last;                                             /* keys */
    size_t used, marked;                                              /* bytes of entries, in all and before the last mark */
    unsigned marks;
    uint8_t mark[MARKS * MARK], entry[BLOCK + ENTRY];
};
bool pack_put(struct pack *, const struct entry *); /* false: it has no room, and stays as it was */
bool pack_full(const struct pack *, const struct entry *);
size_t pack_end(struct pack *, uint8_t to[BLOCK]); /* the block's bytes; the next one may begin */
struct block {
    const uint8_t *p, *end, *first, *mark;
    uint64_t key;
    unsigned marks;
};
bool block_open(struct block *, const uint8_t *, size_t n, uint64_t first); /* first: key of its first entry */
/* False at the end; *bad where the bytes are no entry. */
bool block_next(struct block *, struct entry *, bool *bad);
bool block_seek(struct block *, uint64_t key, struct entry *, bool *bad); /* the first with this key or a higher one */

/* ---- runs.c ---- */
struct run_writer {
    ro_job *job;
    int64_t run;
    int64_t entries; /* accounts listed and words counted so far */
    struct pack pack;
    uint8_t bytes[BLOCK];
};
void run_begin(struct run_writer *, ro_job *, int64_t run);
bool run_full(const struct run_writer *, const struct entry *); /* this entry would begin another block */
void run_put(struct run_writer *, const struct entry *);
void run_end(struct run_writer *);
int64_t run_new(ro_job *);

/* Numbers of accounts that are gone, ascending. */
struct gone {
    uint32_t *v;
    size_t n, cap;
};
struct gone gone_read(ro_job *);

/* What several runs say of one key. */
struct said {
    struct entry e;
    bool any, many; /* nothing at all where not any; many: too many accounts to list */
};
void said_add(struct said *, const struct gone *, const struct entry *);

/* Merges runs, about so many entries' worth, or until nothing is to be merged; returns how many it moved. */
int64_t runs_merge(ro_job *, int64_t budget);
/* Calls fn for each of the keys, ascending, that a run holds: once a run. */
struct run_user {
    void (*fn)(void *user, const struct entry *);
    void *user;
};
void runs_ask(ro_job *, const uint64_t *key, size_t n, const struct run_user *);
void runs_all(ro_job *, const struct run_user *); /* every entry of every run */
bool runs_hold(ro_job *);                         /* each is as it says of itself, and nothing is of no run */

/* The seeds of a text as keys, by position, and its words; both in the arena. */
struct keys {
    uint32_t *word, *seed;
    uint32_t nwords, nseeds;
};

/* ---- heard.c ---- */
struct heard {      /* of a key */
    int64_t count;  /* of a word */
    uint32_t *text; /* of a seed: numbers of the accounts that hold it, ascending */
    uint32_t n;
    bool any, many;
};
struct hearing {
    ro_job *job;
    struct keys keys;
    uint64_t *key; /* ascending: seeds, then words, then ALL_WORDS */
    struct heard *heard;
    bool *asked; /* of words */
    size_t nkeys, nseeds;
    uint32_t *seed_at, *word_at; /* by place in the text: number of its key */
    struct gone gone;
    struct said *said; /* room */
};
struct hearing *hearing_of(ro_job *, ro_str text);
void hear_seeds(struct hearing *);
/* How often words are used: all, or those that stand in seeds that others have; none is asked for twice. */
void hear_words(struct hearing *, bool all);
/* As if an account with this text were indexed under the number. */
void hear_text(struct hearing *, ro_arena *scratch, ro_str text, uint32_t number);
void hear(void *hearing, const struct entry *);
const struct heard *heard_seed(const struct hearing *, uint32_t at);
int64_t heard_word(const struct hearing *, uint32_t at);
int64_t heard_words(const struct hearing *);

/* ---- index.c ---- */
bool index_foreign(ro_job *); /* built by an engine that hashes otherwise: nothing in it counts */
int64_t index_next(ro_job *); /* the number that the next account gets */
size_t index_some(ro_job *);  /* indexes what is due, up to a fixed amount of text; how many accounts that were due */
struct keys keys_of(ro_arena *, ro_str text);
uint64_t word_key(uint32_t word);
/* The words of accounts that are gone which the runs still count. */
struct gone_words {
    uint32_t *v;
    size_t n, cap;
};
struct gone_words gone_words(ro_job *);

#endif
