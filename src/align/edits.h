/* What the files share that find the changes of words within one passage: the aligned words and the hunks between them. */
#ifndef RO_ALIGN_EDITS_H
#define RO_ALIGN_EDITS_H

#include "align/parts.h"

struct ends {
    uint32_t lo, hi;
};

/* Words [alo, ahi) of a stand where words [blo, bhi) of b stand. */
struct hunk {
    uint32_t alo, ahi, blo, bhi;
    bool form;           /* differs in form alone */
    bool moved;          /* of a pair of places; the one with words of a carries the edit */
    struct ends there;   /* in b, of words that moved */
    struct ends core[2]; /* the words that differ, where the change was widened to whole compounds */
};

struct differ {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct stretch *a, *b;
    struct edits *out;
    size_t first;   /* of the edits that are this passage's */
    int32_t *match; /* for each word of a: its word in b, -1 none */
    RO_VEC(struct hunk) h;
};

static inline const struct entry *ro_stretch_entry(const struct differ *d, const struct stretch *s, uint32_t i) {
    return &d->lexis->e.v[s->side->word[s->word + i]];
}
static inline ro_span ro_stretch_span(const struct stretch *s, uint32_t i) { return s->side->u->words[s->word + i].span; }

/* Words i - 1 and i are one compound ("one-on-one") or one number ("2.5"). */
bool ro_stretch_tied(const struct stretch *, uint32_t i);

/* What becomes of the hunks, in this order. */
void ro_hunks_pair_moved(struct differ *); /* words that stand elsewhere in the sentence are one change with two places */
void ro_hunks_group(struct differ *);      /* neighbours that a reader takes for one change are one */
void ro_hunks_split_form(struct differ *); /* what differs in form alone is a hunk of its own */
void ro_hunks_widen(struct differ *);      /* to whole compounds */

/* Changes of form alone, added to the edits: the marks before words i and j, and the words themselves. */
void ro_form_marks(struct differ *, uint32_t i, uint32_t j);
void ro_form_word(struct differ *, uint32_t i, uint32_t j);

#endif
