/* near: of an archive's accounts, those that a change concerns. Internal to match and store.
 *
 * Accounts are linked pair by pair, each by the words and days under which it is looked for. Where some accounts come, go or
 * change, nothing becomes otherwise but among those that links lead to from them, or led to: they are stirred. Whoever keeps the
 * accounts puts in those that came, stirs what the ones that went were linked with, and lets it spread; whoever stands on a day
 * under a word that the spreading reaches is asked for. The stirred are then grouped as all would be. */
#ifndef RO_NEAR_H
#define RO_NEAR_H

#include "match/meeting.h"

typedef struct ro_near_account {
    ro_sketch *s;
    ro_words words;   /* as ro_words_linked() */
    long first, last; /* first > last: it has no day */
    uint64_t lot;
    bool stirred, spread;
    uint32_t group, comp; /* once grouped, of what is stirred: who stands for the accounts it is one with, and is linked with */
    uint16_t why;
} ro_near_account;

typedef struct ro_near {
    ro_arena *arena;
    ro_scratch *scratch;
    struct {
        ro_near_account *v;
        size_t n, cap;
    } accounts;
    struct {
        struct ro_near_block *v;
        size_t n, cap;
    } blocks;
    uint32_t *slot; /* of blocks, by day and word; 0 empty */
    size_t slots;
    struct {
        uint32_t *v;
        size_t n, cap;
    } queue;
    struct {
        ro_link *v;
        size_t n, cap;
    } links;
    void *user;
    /* Puts in whoever may stand on that day under that word, and gives their numbers, each once. */
    size_t (*among)(void *user, long day, uint64_t word, uint32_t **who);
} ro_near;

void ro_near_start(ro_near *, ro_arena *);
uint32_t ro_near_put(ro_near *, ro_sketch *); /* its number */
void ro_near_stir(ro_near *, uint32_t who);
void ro_near_spread(ro_near *);
/* Those who stand on a day under a word; where they are more than RO_BLOCK, by lot. */
typedef struct ro_near_drawn {
    uint64_t lot;
    uint32_t who;
} ro_near_drawn;
const ro_near_drawn *ro_near_block(ro_near *, long day, uint64_t word, size_t *n);
void ro_near_group(ro_near *, const ro_rulings *);

/* A grouping that is known already, told: of each account who stands for its meeting, and why it is there. */
typedef struct ro_grouped {
    ro_sketch *const *s; /* by id */
    const uint32_t *up;  /* another member of its meeting, or itself, up to one that all lead to */
    const uint16_t *why;
    const ro_str *said; /* why, in words, where it was said before and `why` is 0 */
    size_t n;
    const ro_rulings *rulings;
} ro_grouped;
typedef struct ro_told {
    ro_meeting *v;
    ro_str *stem; /* of each: its id, but for what tells it from others of that name */
    size_t n;
} ro_told;
ro_told ro_match_tell(ro_arena *, const ro_grouped *);

#endif
