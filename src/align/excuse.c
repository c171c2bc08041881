/* Why a change of substance may mean nothing: the innocent explanation that stands beside it.
 *
 * In: a change, and the records of both accounts. Out: a sentence, or NULL.
 * Translation: the two words are listed as renderings of one word of another language (data/en/doublets.tsv), and one of the
 *   sides speaks that language. It says which word, so that a reader can look it up.
 * Later edit: one publisher put out both, by the same carrier, on different days; or a page says of itself that it was changed
 *   after the day of its publication.
 * The change stays one of substance: an explanation is not a verdict. */
#include "align/changes.h"

static const ro_record *record(const struct look *k, int s) { return k->p[s].side->in->record; }

/* ---- translation ---- */

static bool among(ro_str sides, ro_str side) {
    for (size_t i = 0; side.n && i + side.n <= sides.n; i++) {
        bool opens = !i || sides.p[i - 1] == ' ', closes = i + side.n == sides.n || sides.p[i + side.n] == ' ';
        if (opens && closes && memcmp(sides.p + i, side.p, side.n) == 0) return true;
    }
    return false;
}

/* One who met, or who put the account out, is of one of the sides. */
static bool spoken(const struct look *k, ro_str sides) {
    for (int s = 0; s < 2; s++) {
        const ro_record *r = record(k, s);
        if (among(sides, r->publisher_side)) return true;
        for (size_t i = 0; i < r->nsides; i++)
            if (among(sides, r->sides[i])) return true;
    }
    return false;
}

static const char *one_original(const struct look *k) {
    const ro_lexicon *l = k->lists->doublets;
    for (int turn = 0; turn < 2; turn++) {
        size_t at = ro_lexicon_index(l, k->p[turn].phrase);
        for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); n; n--) {
            ro_entry e = ro_lexicon_at(l, at++);
            if (ro_str_eq(e.value[0], k->p[!turn].phrase) && spoken(k, e.value[2]))
                return ro_str_printf(k->arena, "may be the translator's: both render %.*s", (int)e.value[1].n, e.value[1].p).p;
        }
    }
    return NULL;
}

/* ---- a later edit ---- */

/* The page says of itself that it was changed on a later day. */
static bool revised(const ro_record *r) {
    return *r->modified.value && *r->published.value && strcmp(r->modified.value, r->published.value) > 0;
}

static bool other_day(const ro_date *p, const ro_date *q) {
    return *p->value && *q->value && strncmp(p->value, q->value, 10) != 0;
}

static bool editions(const ro_record *p, const ro_record *q) {
    return p->publisher.value.n && ro_str_eq(p->publisher.value, q->publisher.value) &&
           ro_str_eq(p->carrier.value, q->carrier.value) &&
           (other_day(&p->published, &q->published) || other_day(&p->captured, &q->captured));
}

const char *ro_change_excuse(const struct look *k) {
    const char *why = ro_look_one_sided(k) ? NULL : one_original(k);
    if (why) return why;
    if (revised(record(k, 0)) || revised(record(k, 1))) return "a page of the two was changed after it was published";
    return editions(record(k, 0), record(k, 1)) ? "one publisher put out both, on different days: it may be a later edit" : NULL;
}
