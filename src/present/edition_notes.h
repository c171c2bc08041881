/* The apparatus as a reader meets it: the paragraphs of the base text, each with its numbered notes. */
#ifndef RO_EDITION_NOTES_H
#define RO_EDITION_NOTES_H

#include "present/edition.h"

typedef enum ro_ed_note_kind {
    RO_NOTE_READING, /* `piece`: some read otherwise */
    RO_NOTE_ABSENT,  /* `wit` lack passages [passage, upto) */
    RO_NOTE_RETOLD,  /* `wit` tell the passage in words of their own: telling */
    RO_NOTE_SPEAKER, /* it is in another mouth */
    RO_NOTE_MOVED,   /* `wit` have the passage elsewhere */
    RO_NOTE_HERE,    /* `wit` have the passage, given elsewhere, here */
    RO_NOTE_ADDED,   /* `wit` have passages [passage, upto) besides: telling */
} ro_ed_note_kind;

typedef struct ro_ed_note {
    ro_ed_note_kind kind;
    uint32_t at;   /* byte of the base text that its number stands at */
    ro_span lemma; /* of the base text; empty for what the base lacks */
    bool whole;    /* the lemma is the whole paragraph */
    uint32_t passage, upto, turn;
    uint16_t wit;
    const ro_ed_piece *piece;
    const ro_ed_telling *telling;
} ro_ed_note;

typedef struct ro_ed_paragraph {
    ro_span span; /* of the base text, without the blanks around */
    ro_ed_note *notes;
    size_t n;
} ro_ed_paragraph;

typedef struct ro_ed_notes {
    ro_ed_paragraph *v;
    size_t n, folded;    /* folded: differences of form that got no note */
    uint32_t *paragraph; /* of each passage, from 0 */
} ro_ed_notes;

/* all: differences of form too. */
ro_ed_notes *ro_ed_annotate(ro_arena *, const ro_edition *, bool all);

/* Words as a lemma: blanks folded, the middle of long ones left out. */
void ro_ed_lemma(ro_buf *, ro_str);
/* Of those who have the passage elsewhere the ones who have it in the paragraph where the first of `wit` has it; its number. */
uint16_t ro_ed_moved_with(const ro_edition *, const ro_ed_notes *, const ro_ed_note *, uint16_t wit, size_t *paragraph);
void ro_ed_sigla(ro_buf *, const ro_edition *, uint16_t wit);
/* What a reader is told of a reading besides its words: its class and its innocent explanation, "" where there is nothing. */
ro_str ro_ed_remark(ro_arena *, const ro_edition *, const ro_ed_piece *, const ro_ed_reading *);

#endif
