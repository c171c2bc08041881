/* Names, titles, forms of address, abbreviations.
 *
 * A title is what an account prints of a person who was there and is not the name, or words of an office beside a name. Two
 * titles are one in two renderings where the shorter one's words all stand in the longer. Letters abbreviate words whose first
 * letters they are; a cut word stands before a full stop. */
#include "align/changes.h"
#include "names/names.h"

#include <stdio.h>

/* What one account alone prints before its first dash is its dateline. */
const char *ro_rule_dateline(const struct look *k) {
    int s = ro_look_having(k);
    const struct part *p = &k->p[s];
    if (p->lo || !ro_look_one_sided(k) || p->hi > 14 || !p->n) return NULL;
    ro_str gap = ro_units_gap(p->u, p->hi - 1);
    bool dash = ro_str_find(gap, RO_S("--")) >= 0 || ro_str_find(gap, RO_S("\xE2\x80\x94")) >= 0 ||
                ro_str_find(gap, RO_S("\xE2\x80\x93")) >= 0;
    return dash ? "dateline" : NULL;
}

/* ---- abbreviations ---- */

/* The letters of a side that is nothing but short words in capitals: "UN", "C.C.". */
static size_t letters_of(const struct look *k, int s, char *out, size_t cap) {
    size_t n = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        ro_str w = ro_part_fold(k, s, i);
        bool upper = k->p[s].u->words[i].flags & RO_WORD_UPPER || (w.n == 1 && ro_part_cap(k, s, i));
        if (!upper || w.n > 6 || n + w.n > cap) return 0;
        memcpy(out + n, w.p, w.n);
        n += w.n;
    }
    return n;
}

/* First letters of the words of a side, small words left out where asked. */
static bool initials_are(const struct look *k, int s, const char *letters, size_t n, bool small) {
    size_t m = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        if (!small && ro_part_entry(k, s, i)->function) continue;
        if (m == n || ro_part_fold(k, s, i).p[0] != letters[m]) return false;
        m++;
    }
    return m == n;
}

static bool initials(const struct look *k, int s) {
    char letters[12];
    size_t n = letters_of(k, s, letters, sizeof letters);
    return n > 1 && k->p[!s].n > 1 && (initials_are(k, !s, letters, n, true) || initials_are(k, !s, letters, n, false));
}

/* "Gov." and "Governor": one word with a full stop that begins the other's. */
static bool cut_short(const struct look *k, int s) {
    if (k->p[0].n != 1 || k->p[1].n != 1) return false;
    ro_str p = ro_part_fold(k, s, k->p[s].lo), q = ro_part_fold(k, !s, k->p[!s].lo), gap = ro_units_gap(k->p[s].u, k->p[s].lo);
    ro_str behind = ro_units_gap(k->p[!s].u, k->p[!s].lo);
    if (behind.n > 1 && behind.p[0] == '.' && behind.p[1] == ' ' && q.n < 4) return false; /* "Mr.", "Mrs." */
    return p.n > 1 && p.n < q.n && gap.n > 1 && gap.p[0] == '.' && gap.p[1] == ' ' && memcmp(p.p, q.p, p.n) == 0;
}

/* "C.C., WPK", "WPK Central Committee": letters here whose words stand there; what else there is stands on both sides. */
static bool initials_among(const struct look *k, int s) {
    const struct part *p = &k->p[s], *q = &k->p[!s];
    char letters[12];
    for (uint32_t i = p->lo; i + 1 < p->hi; i++) {
        size_t n = 0;
        uint32_t j = i;
        while (j < p->hi && ro_part_fold(k, s, j).n == 1 && n < sizeof letters) letters[n++] = ro_part_fold(k, s, j++).p[0];
        if (n < 2) continue;
        for (uint32_t at = q->lo; at + n <= q->hi; at++) {
            struct look inner = *k;
            inner.p[!s].lo = at;
            inner.p[!s].hi = at + (uint32_t)n;
            if (!initials_are(&inner, !s, letters, n, true)) continue;
            return ro_words_cover(k, s);
        }
    }
    return false;
}

/* ---- titles ---- */

/* The words of a side lie in what its account prints of a person there, and not in the name. */
static bool in_title(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    const ro_record *r = p->side->in->record;
    if (!p->n) return false;
    uint32_t from = p->u->words[p->lo].span.lo, to = p->u->words[p->hi - 1].span.hi;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *t = &r->attendance[i];
        if (t->why.span.lo == UINT32_MAX || from < t->why.span.lo || to > t->why.span.hi || t->role == RO_ROLE_GROUP) continue;
        ssize_t at = ro_str_find(ro_cut(r->text, t->why.span), t->name);
        if (at < 0) return true;
        uint32_t nlo = t->why.span.lo + (uint32_t)at, nhi = nlo + (uint32_t)t->name.n;
        return to <= nlo || from >= nhi;
    }
    return false;
}

static bool office_word(const struct look *k, ro_str w) {
    ro_entry e;
    return ro_lexicon_find(k->lists->offices, w, &e) && !ro_str_is(e.value[0], "member");
}

/* Nothing but words of offices, right before a name or before more such words and a name. */
static bool before_name(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    if (!p->n || p->n > 4) return false;
    for (uint32_t i = p->lo; i < p->hi; i++)
        if (!office_word(k, ro_part_fold(k, s, i))) return false;
    for (uint32_t i = p->hi; i < p->u->nwords && i < p->hi + 4; i++) {
        ro_str gap = ro_units_gap(p->u, i - 1);
        if (gap.n != 1 || !ro_part_cap(k, s, i)) return false;
        if (!office_word(k, ro_part_fold(k, s, i))) return true;
    }
    return false;
}

/* Behind a name and a comma, before the next one, where an office is told: "Ada Norn, minister of trade of Norvania,". */
static bool behind_name(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    uint32_t from = p->lo;
    while (from && p->lo - from < 12 && ro_units_gap(p->u, from - 1).n == 1) from--;
    if (!p->n || !from || ro_units_gap(p->u, from - 1).p[0] != ',') return false;
    if (!ro_part_cap(k, s, from - 1) || ro_part_entry(k, s, from - 1)->function) return false;
    for (uint32_t i = from; i < p->hi + 6 && i < p->u->nwords; i++) {
        ro_entry e;
        if (ro_lexicon_find(k->lists->offices, ro_part_fold(k, s, i), &e) && ro_str_is(e.value[0], "head")) return true;
        if (i >= p->hi && ro_units_gap(p->u, i).n != 1) return false;
    }
    return false;
}

static bool of_title(const struct look *k, int s) { return in_title(k, s) || before_name(k, s) || behind_name(k, s); }

const char *ro_rule_abbreviation(const struct look *k) {
    if (ro_look_one_sided(k)) return NULL;
    if (cut_short(k, 0) || cut_short(k, 1)) return "abbreviation";
    bool letters = false;
    for (int s = 0; s < 2; s++) letters |= initials(k, s) || initials_among(k, s);
    if (!letters) return NULL;
    return of_title(k, 0) || of_title(k, 1) ? "title rendering" : "abbreviation";
    return NULL;
}

const char *ro_rule_title(const struct look *k) {
    if (!of_title(k, 0) && !of_title(k, 1)) return NULL;
    if (!k->p[0].content && !k->p[1].content) return NULL;
    if (ro_look_one_sided(k) && ro_rule_honorific(k)) return NULL;
    bool same = !ro_look_one_sided(k) && (ro_words_cover(k, 0) || ro_words_cover(k, 1));
    return same ? "title rendering" : "title";
}

/* ---- names ---- */

static bool goes_on(const struct look *k, int s, uint32_t gap, uint32_t word) {
    const ro_units *u = k->p[s].u;
    ro_str g = ro_units_gap(u, gap);
    return g.n == 1 && (g.p[0] == ' ' || g.p[0] == '-') && ro_part_cap(k, s, word) && !ro_part_entry(k, s, word)->function &&
           !ro_lexicon_find(k->lists->offices, ro_part_fold(k, s, word), NULL);
}

/* With the words of the name beside it, on which both sides agree. */
static ro_str printed(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    uint32_t lo = p->lo, hi = p->hi;
    while (lo && p->lo - lo < 2 && goes_on(k, s, lo - 1, lo - 1)) lo--;
    while (hi < p->u->nwords && hi - p->hi < 2 && goes_on(k, s, hi - 1, hi)) hi++;
    return ro_cut(p->u->text, (ro_span){p->u->words[lo].span.lo, p->u->words[hi - 1].span.hi});
}

/* The name goes on, or began before: "Ada Norn", with "Ada" left out. */
static bool part_of_name(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    if (p->n > 2 || !ro_words_are_names(k, s) || p->hi >= p->u->nwords) return false;
    ro_str gap = ro_units_gap(p->u, p->hi - 1);
    if (gap.n != 1 || !ro_part_cap(k, s, p->hi) || ro_part_entry(k, s, p->hi)->function) return false;
    const ro_record *r = p->side->in->record;
    uint32_t from = p->u->words[p->lo].span.lo, to = p->u->words[p->hi].span.hi;
    for (size_t i = 0; i < r->npeople; i++)
        for (size_t m = 0; m < r->people[i].nmentions; m++)
            if (r->people[i].mentions[m].lo <= from && r->people[i].mentions[m].hi >= to) return true;
    return false;
}

const char *ro_rule_name(const struct look *k) {
    if (ro_look_one_sided(k)) return part_of_name(k, ro_look_having(k)) ? "short name" : NULL;
    if (k->p[0].n > 4 || k->p[1].n > 4 || !ro_words_are_names(k, 0) || !ro_words_are_names(k, 1)) return NULL;
    ro_likeness like = {0};
    ro_names_likeness(k->arena, &(ro_name){.name = printed(k, 0)}, &(ro_name){.name = printed(k, 1)}, &like);
    return like.same >= 0.5 ? "transliteration" : "name";
}

/* ---- forms of address ---- */

/* Nothing but address and small words; praise where one of them is. -1: other words. */
static int address(const struct look *k, int s) {
    int praise = 0, n = 0;
    ro_entry e;
    if (ro_lexicon_find(k->lists->honorifics, k->p[s].phrase, &e)) return ro_str_is(e.value[0], "praise");
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        bool it = ro_lexicon_find(k->lists->honorifics, ro_part_fold(k, s, i), &e);
        uint32_t two = i + 1 < k->p[s].hi; /* "great leader": words that praise together */
        if (!it && two) {
            char room[120];
            it = ro_lexicon_find(k->lists->honorifics, ro_units_phrase(k->p[s].u, i, 2, room, sizeof room), &e);
            i += it;
        }
        if (!it && !ro_part_entry(k, s, i)->function) return -1;
        n += it;
        praise |= it && ro_str_is(e.value[0], "praise");
    }
    return n ? praise : k->p[s].n ? -1 : 0;
}

const char *ro_rule_honorific(const struct look *k) {
    int p = address(k, 0), q = address(k, 1);
    if (p == 1 && q <= 0) return "honorific";
    if (q == 1 && p <= 0) return "honorific";
    return p == 0 && q == 0 ? "form of address" : NULL;
}
