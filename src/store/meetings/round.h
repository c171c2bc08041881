/* A round of grouping: some accounts came, went or changed; what of it follows. Internal to store.
 *
 * The archive keeps how each account stood when it was last grouped (match_account), the days and words under which it was
 * linked (match_day), the words by which hubs are found (match_word) and by which accounts look for one (match_want), so that a
 * round reads those accounts only which the change concerns. standing.c keeps these rows, blocks.c those of days, lookers.c asks
 * who looks, round.c goes the round, meeting_rows.c writes what comes of it. */
#ifndef RO_ROUND_H
#define RO_ROUND_H

#include "match/near.h"
#include "store/meetings/gather.h"

typedef struct ro_stand { /* an account that shows, as this round sees it */
    int64_t n;
    ro_sketch *s;
    ro_str title;
    int64_t comp, group;  /* as match_account has them: accounts that stand for those it is linked with, and is one with */
    uint32_t near;        /* its number there, RO_NOBODY */
    bool asks;            /* looks for its hub in this round */
    bool told;            /* its meeting is written anew */
    bool settled;         /* stands for a group that is a hub, or has found one; known for those of several */
    bool looked;          /* `settled` is known */
    const ro_sketch **of; /* of a group it stands for, once somebody looked at it: its members, by id */
    size_t nof;
    ro_str why;     /* it stood in its meeting before */
    int64_t before; /* number of the meeting it stood in, within this round; 0 none */
} ro_stand;

typedef struct ro_shift { /* a row that comes (1) or goes (-1) */
    uint64_t word;
    long first, last;
    int64_t n;
    uint64_t lot; /* of the account */
    int by;
} ro_shift;

typedef struct ro_pair_of { /* what a person decided of two accounts */
    int64_t a, b;
    bool join;
} ro_pair_of;

typedef struct ro_round {
    ro_job *job;
    ro_near near;
    RO_VEC(ro_stand) stands;
    RO_VEC(uint32_t) stand_of; /* of each account of near */
    uint32_t *slot;            /* of stands, by account; 0 empty */
    size_t slots;
    RO_VEC(ro_verdict) verdicts;
    RO_VEC(ro_pair_of) pairs; /* the same, by number */
    RO_VEC(ro_verdict) days;  /* a: account, b: the day that somebody gave its meeting; by account */
    RO_VEC(ro_shift) blocks, words, wants;
    RO_VEC(int64_t) comps;       /* what the changed were linked with */
    RO_VEC(ro_str) meetings;     /* that are written anew */
    struct ro_stretch **stretch; /* lookers.c */
    struct ro_blocks *standing;  /* blocks.c */
} ro_round;

/* standing.c */
void ro_round_start(ro_round *, ro_job *);
uint32_t ro_stand_of(ro_round *, int64_t account);          /* its number; RO_NOBODY where it does not show */
uint32_t ro_stand_known(const ro_round *, int64_t account); /* the same, of those loaded already */
uint32_t ro_stand_near(ro_round *, uint32_t stand);
bool ro_stand_stirred(const ro_round *, uint32_t stand);
void ro_stand_stir(ro_round *, uint32_t stand);
void ro_stand_stir_comp(ro_round *, int64_t comp);
void ro_stand_out(ro_round *, int64_t account);                              /* due: out as it was */
void ro_stand_in(ro_round *, int64_t account);                               /* in as it is, if it shows */
void ro_round_verdicts(ro_round *);                                          /* among those that are in */
void ro_stand_shift(ro_round *, void (*asked)(ro_round *, int64_t account)); /* writes the rows; who may look otherwise */
size_t ro_stand_group(ro_round *, int64_t account, int64_t **members);       /* of what it is one with, as the rows have it */

/* blocks.c: who stands on which days under which words, as rows; and who may stand on a day under a word */
void ro_blocks_put(ro_round *, int64_t account, long first, long last, ro_words);
void ro_blocks_drop(ro_round *, int64_t account, long first);
size_t ro_blocks_may(ro_round *, long day, uint64_t word, int64_t *accounts, size_t room); /* how many; as many as fit are told */

/* lookers.c: who may look under the word around that day, as the rows now are */
void ro_lookers(ro_round *, uint64_t word, long day, void (*asked)(ro_round *, int64_t account));
void ro_lookers_forget(ro_round *); /* the hubs of a word are others than they were */

/* round.c */
typedef struct ro_slice {
    const int64_t *due;
    size_t n;
} ro_slice;
void ro_round_go(ro_job *, void *slice);

/* meeting_rows.c: takes out the meetings with these ids, and puts in what is told; stands by the number of the sketch */
typedef struct ro_telling {
    const ro_told *told;
    ro_stand *const *stand;
    const ro_str *gone;
    size_t ngone;
} ro_telling;
void ro_meeting_rows_put(ro_job *, const ro_telling *);
void ro_meeting_rows_drop(ro_job *, ro_str id);

#endif
