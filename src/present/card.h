/* A finding card: one difference of two accounts as a page of its own, which can be proved or refuted.
 *
 * A card is nothing but its statements: strings, each under one key. The page is written from them and from nothing else, and the
 * words that a reader sees are the only copy of each: reading a card takes them from the page, and writing them again must give
 * the very same page. So nothing can be shown that is not checked. */
#ifndef RO_CARD_PARTS_H
#define RO_CARD_PARTS_H

#include "present/differences.h"

enum { RO_CARD_OF, RO_CARD_CHANGE, RO_CARD_EXPLANATION, RO_CARD_NOISE, RO_CARD_PROGRAM, RO_CARD_COMMON };
enum {
    RO_CARD_OUTLET,
    RO_CARD_CARRIER,
    RO_CARD_PUBLISHED,
    RO_CARD_MEETING,
    RO_CARD_TITLE,
    RO_CARD_URL,
    RO_CARD_ARCHIVED,
    RO_CARD_CAPTURE,
    RO_CARD_TEXT,
    RO_CARD_PLACE,
    RO_CARD_BEFORE,
    RO_CARD_WORDS,
    RO_CARD_AFTER,
    RO_CARD_SIDE
};
extern const char *const ro_card_common_keys[], *const ro_card_side_keys[];

struct ro_card {
    ro_arena *arena;
    ro_str common[RO_CARD_COMMON], side[2][RO_CARD_SIDE]; /* p NULL: not stated */
    bool whole;                                           /* the page it was read from is what its statements give */
};

/* Where the statement of that key stands, "change" or "a.outlet"; NULL: there is no such. */
ro_str *ro_card_slot(struct ro_card *, ro_str key);
/* Of a comparison of two. */
void ro_card_fill(ro_arena *, const ro_comparison *, const ro_difference *, struct ro_card *);
/* What an account says of itself, and its words: the sentences `quote`, in them the words that differ. */
void ro_card_fill_side(ro_arena *, const ro_record *, ro_span quote, ro_span words, ro_str side[RO_CARD_SIDE]);
void ro_card_fill_change(ro_arena *, const ro_difference *, ro_str common[RO_CARD_COMMON]);
void ro_card_write(const struct ro_card *, ro_out *);
/* The span of the sentences quoted and of the words in them, as "place" says it; false: it says none. */
bool ro_card_place(ro_str place, ro_span *quote, ro_span *words);
/* The difference that the two accounts x and y have where the comparison of many, which they stand in, has f: at the same words,
 * or at words that overlap; NULL where they have none of the kind there. */
const ro_difference *ro_card_pair(ro_arena *, const ro_comparison *many, const ro_difference *f, const ro_comparison **two);

#endif
