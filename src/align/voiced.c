/* Who says it, in each account: the same claim in another mouth.
 *
 * In: a group of linked clauses. Out: for each pair of its accounts one line where the speakers differ:
 *   another speaker     both name who says it, and nobody is among both
 *   one side or both    one gives it to a person, the other to both sides together
 *   person or side      one gives it to a person, the other to a state without a name
 *   said or asserted    one gives it to somebody, the other says it itself, in the same words
 *
 * An account that names the office alone ("the President") contradicts no name, and a person who is among several is said by
 * both. Where the author of a page tells in it what the other account's speaker said, nobody else speaks. That an account asserts
 * what the other attributes is told only where the wording agrees and the other's word of saying is not there: a sentence of
 * speech that was not read as one must not cry wolf. Nor does it count who speaks where two passages were put together for want
 * of anything nearer, and share a word in ten. */
#include "align/bench.h"

#include <stdlib.h>

static const double AGREES = 0.7; /* share of words in common from which the wording is the same */

/* Other words that share less tell hardly the same: of 4 passages of real meetings that were told to have another speaker, 3 were
 * wrong and lay at 0, .11 and .22, the right one at .34. */
static const double SAME_CLAIM = 0.25;

enum { WHO = 300, CLAIM = 5 }; /* bytes of the speakers, about; "Thank you." is no claim: words */
enum { WHOLE = 8 };            /* tenths of a page that are one statement */

struct heard {
    uint64_t who;
    uint32_t sides;
    bool collective, unnamed; /* unnamed: a side speaks, no person and no office is named */
    uint32_t said, told;      /* words given to somebody, words of the account's own */
    const ro_statement *first;
};

static struct heard heard(const struct bench *b, const struct group *g, size_t k) {
    struct heard h = {0};
    uint32_t together = 0;
    const struct side *s = &b->side[k];
    for (uint32_t i = g->lo[k]; i < g->hi[k]; i++) {
        const struct atom *t = &s->atoms[i];
        h.who |= t->speakers;
        together += t->voice == VOICE_COLLECTIVE ? t->nwords : 0;
        if (t->voice == VOICE_NONE) h.told += t->nwords;
        if (t->voice != VOICE_DIRECT && t->voice != VOICE_REPORTED && t->voice != VOICE_COLLECTIVE) continue;
        h.said += t->nwords;
        h.sides |= t->sides;
        const ro_statement *st = t->statement ? &s->in->record->statements[t->statement - 1] : NULL;
        if (!h.first) h.first = st;
        h.unnamed |= st && !st->nspeakers && t->sides;
    }
    h.collective = together && together == h.said;
    return h;
}

static ro_str who_says(ro_arena *a, const ro_statement *st) {
    if (!st) return RO_NONE;
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < st->nspeakers && b.n < WHO; i++) {
        if (i) ro_buf_addc(&b, i + 1 == st->nspeakers ? " and " : ", ");
        ro_buf_add(&b, st->speakers[i]);
    }
    if (!st->nspeakers && st->mode == RO_MODE_COLLECTIVE) ro_buf_addc(&b, "both sides");
    if (!b.n && st->side.n) {
        ro_buf_addc(&b, "the side of ");
        ro_buf_add(&b, st->side);
    }
    return b.n ? ro_buf_str(&b) : RO_NONE;
}

/* The word of saying stands in the other account's part too. */
static bool cue_there(const struct bench *b, const struct group *g, size_t k, ro_str cue) {
    const struct side *s = &b->side[k];
    ro_span all = {s->atoms[g->lo[k]].span.lo, s->atoms[g->hi[k] - 1].span.hi};
    return !cue.n || ro_str_find(ro_cut(s->u->text, all), cue) >= 0;
}

static bool asserted(const struct bench *b, const struct group *g, const struct heard *says, const struct heard *tells,
                     size_t teller) {
    if (!says->first || says->said < says->told || tells->said || !tells->told) return false;
    if (says->first->mode == RO_MODE_DIRECT || !says->who) return false; /* a quotation is told with its own marks */
    return !cue_there(b, g, teller, says->first->cue);
}

/* A written page that is given to one person as a whole: he is its author, and may tell what others said. */
static bool by_author(const struct bench *b, const struct heard *h, size_t k) {
    const struct side *s = &b->side[k];
    if (!h->first || h->first->mode != RO_MODE_DIRECT || s->in->record->kind == RO_KIND_TRANSCRIPT) return false;
    return (uint64_t)(h->first->why.span.hi - h->first->why.span.lo) * 10 >= (uint64_t)s->u->text.n * WHOLE;
}

/* The last word of who says it in the other account stands in the part of account k: there, too, it is told of him. */
static bool tells_of(const struct bench *b, const struct group *g, size_t k, const struct heard *other) {
    const struct side *s = &b->side[k];
    if (!other->first || other->first->mode == RO_MODE_DIRECT) return false;
    ro_span all = {s->atoms[g->lo[k]].span.lo, s->atoms[g->hi[k] - 1].span.hi};
    for (size_t i = 0; i < other->first->nspeakers; i++) {
        ro_str name = other->first->speakers[i];
        size_t at = name.n;
        while (at && name.p[at - 1] != ' ') at--;
        if (ro_str_find(ro_cut(s->u->text, all), (ro_str){name.p + at, name.n - at}) >= 0) return true;
    }
    return false;
}

static bool author_and_teller(const struct bench *b, const struct group *g, const struct heard h[2], const size_t k[2]) {
    for (int i = 0; i < 2; i++)
        if (by_author(b, &h[i], k[i]) && tells_of(b, g, k[i], &h[1 - i])) return true;
    return false;
}

static const char *difference(const struct bench *b, const struct group *g, const struct heard h[2], const size_t k[2],
                              bool close) {
    bool both = h[0].who && h[1].who;
    bool shared = h[0].who & h[1].who, turned = h[0].collective != h[1].collective && (h[0].collective ? h[1].who : h[0].who);
    if (author_and_teller(b, g, h, k)) return NULL;
    if (turned && (close || !shared)) return "one side or both"; /* "both sides" are the two, by name */
    if (shared || (h[0].collective && h[1].collective)) return NULL;
    if (both) return "another speaker";
    if (h[0].unnamed != h[1].unnamed && !h[0].collective && !h[1].collective && (h[0].unnamed ? h[1].who : h[0].who))
        return h[0].sides & h[1].sides ? "person or side" : "another speaker";
    if (h[0].unnamed && h[1].unnamed && !(h[0].sides & h[1].sides)) return "another speaker";
    if (close && (asserted(b, g, &h[0], &h[1], k[1]) || asserted(b, g, &h[1], &h[0], k[0]))) return "said or asserted";
    return NULL;
}

static ro_span words_of(const struct heard *h) { return h->first ? h->first->why.span : RO_NOSPAN; }

static void compare(struct bench *b, const struct group *g, size_t x, size_t y, ro_passage *p) {
    size_t k[2] = {x, y};
    if (p->kind == RO_PARAPHRASE && p->score < SAME_CLAIM) return;
    if (ro_group_words(b, g, x) < CLAIM || ro_group_words(b, g, y) < CLAIM) return;
    if (b->given[x] > b->given[y]) k[0] = y, k[1] = x;
    struct heard h[2] = {heard(b, g, k[0]), heard(b, g, k[1])};
    const char *kind = difference(b, g, h, k, p->score >= AGREES);
    if (!kind) return;
    ro_voiced *v = &p->voiced[p->nvoiced++];
    *v = (ro_voiced){.x = (uint8_t)b->given[k[0]],
                     .y = (uint8_t)b->given[k[1]],
                     .kind = kind,
                     .xwho = who_says(b->arena, h[0].first),
                     .ywho = who_says(b->arena, h[1].first),
                     .xspan = words_of(&h[0]),
                     .yspan = words_of(&h[1])};
}

static int by_pair(const void *p, const void *q) {
    const ro_voiced *a = p, *b = q;
    return a->x != b->x ? a->x - b->x : a->y - b->y;
}

void ro_voices_compare(struct bench *b, const struct group *g, ro_passage *p) {
    unsigned n = (unsigned)__builtin_popcount(g->in);
    p->voiced = ro_alloc(b->arena, sizeof *p->voiced * (n * (n - 1) / 2 + 1));
    for (size_t x = 0; x < b->n; x++)
        for (size_t y = x + 1; y < b->n; y++)
            if (g->in >> x & g->in >> y & 1) compare(b, g, x, y, p);
    if (p->nvoiced > 1) qsort(p->voiced, p->nvoiced, sizeof *p->voiced, by_pair);
    p->speaker_changed = p->nvoiced > 0;
}
