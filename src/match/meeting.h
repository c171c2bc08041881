/* The grouping of accounts at work: what meeting.c, looked.c, undated.c and told.c share. Internal to match.
 *
 * It has two steps. First whatever has a day is linked, pair by pair: what comes of it are groups, and those of them that a
 * meeting can be told by are its hubs. Then each account without a day, and each notice, looks for its hub among them, each for
 * itself. So the first step hangs on the accounts that are linked, over however many others, and nothing else; the second on the
 * account that looks and the hubs that it finds. */
#ifndef RO_MEETING_H
#define RO_MEETING_H

#include "match/join.h"
#include "match/pair.h"

enum {
    RO_PRINCIPALS = 12, /* of an account, by which it is found; and sides */
    RO_SAMPLE = 6,      /* members of a cluster that stand for the rest */
    RO_BLOCK = 96, /* accounts of one day under one word are weighed two by two; of more, each against the heads of the block */
    RO_HEADS = 24, /* those of them with the smallest lots */
};

typedef struct ro_grouper {
    ro_arena *arena;
    ro_scratch *scratch;
    ro_sketch *const *s; /* by id; the items of the join */
    size_t n;
    ro_join join;
    uint16_t *why; /* of each account's best link */
    bool people;   /* the people of each meeting are wanted */
    const ro_rulings *rulings;
    const ro_str *said; /* of each account: the words of a link from before; NULL: none has any */
} ro_grouper;

/* meeting.c: is the pair a link, and how strong? The one with the smaller id comes first. And the links taken. */
bool ro_meeting_worth(ro_scratch *, const ro_sketch *, const ro_sketch *, ro_link *);
void ro_meeting_take(ro_grouper *);
void ro_meeting_obey(ro_grouper *);
/* looked.c: the number of one word, as ro_words_met() has it; p of a principal, s a side */
uint64_t ro_word_met(char kind, ro_str word);
/* undated.c: accounts without a day of their own, and notices, into the hubs that stand */
void ro_meeting_undated(ro_grouper *);
/* told.c: one cluster as a meeting; and names for all, which puts them in order */
ro_meeting ro_meeting_tell(ro_grouper *, uint32_t cluster);
ro_str ro_meeting_stem(const ro_grouper *, const ro_meeting *);
void ro_meeting_names(ro_grouper *, ro_meetings *);

#endif
