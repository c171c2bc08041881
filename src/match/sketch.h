/* A sketch in the making: what sketch.c and headline.c share. Internal to match. */
#ifndef RO_SKETCH_H
#define RO_SKETCH_H

#include "match/match.h"
#include "segment/segment.h"

enum { RO_MOST_PEOPLE = 48, RO_MOST_SIDES = 32, RO_MOST_WORDS = 64 };

typedef RO_VEC(ro_str) ro_strs;

typedef struct ro_sketching {
    ro_arena *arena;
    const ro_record *rec;
    const ro_units *title;
    ro_str *words; /* of the title, folded bare */
    bool *taken;   /* those that are explained */
    ro_strs sides, topics;
    size_t topical; /* how many of the sides the title only speaks of */
    ro_str *class;  /* of each word, from occasions.tsv */
    bool *state;    /* it belongs to the name of one */
    long *who;      /* of each word: the person (of rec->people) whom it names, -1 none */
    bool notice, none, about, told, readout, multi, by_video;
    ro_form form;
    ro_str *name;   /* of rec->people, and after them those whom the title alone names */
    ro_rank *rank;  /* of each */
    bool *there;    /* of each: the account says so */
    bool *presumed; /* of each: stands near to the heart of the account, and may be no more than spoken of */
    ro_str *side;   /* of each, as the title says it */
    size_t npeople;
} ro_sketching;

bool ro_strs_has(const ro_strs *, ro_str);
void ro_strs_add(ro_arena *, ro_strs *, ro_str, size_t most); /* once */
int ro_strs_by_bytes(const void *, const void *);             /* for qsort */
ro_str ro_word_stem(ro_str word);                             /* "Biden's" is Biden */
ro_str ro_word_bare(ro_arena *, ro_str word);                 /* that, folded */

/* headline.c: people, states, occasion and topics of the title */
void ro_headline_read(ro_sketching *);

#endif
