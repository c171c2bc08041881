/* Do people speak for themselves here? The labels before their words.
 *
 * A page is speech where paragraphs open with labels: up to fifteen words before a colon, capitalised but for small words,
 * that recur, or name somebody known, or hold an office. "EDITOR'S NOTE:" and "WHEN:" do neither. */
#include "recognise/event/event.h"

#include <stdlib.h>

enum { ASKED = 64 }; /* labels whose names are looked up among the people: one known name is enough */

size_t ro_label_words(const ro_reading *r, size_t p) {
    const ro_units *u = r->units;
    const ro_upara *para = &u->paras[p];
    ro_str t = ro_cut(u->text, para->span);
    const char *colon = memchr(t.p, ':', t.n < 240 ? t.n : 240);
    if (!colon || !para->nwords) return 0;
    uint32_t at = para->span.lo + (uint32_t)(colon - t.p);
    if (colon + 1 < t.p + t.n && colon[1] >= '0' && colon[1] <= '9') return 0; /* a time of day */
    size_t n = 0, caps = 0, small = 0;
    bool inside = false, named = false; /* the last word outside brackets has its capital */
    for (size_t i = para->word; i < para->word + para->nwords && u->words[i].span.lo < at; i++, n++) {
        if (n == 15) return 0;
        if (n) {
            ro_str g = ro_units_gap(u, i - 1);
            if (memchr(g.p, '(', g.n)) inside = true;
            if (memchr(g.p, ')', g.n)) inside = false;
            if (ro_str_find(g, RO_S(". ")) >= 0 && u->words[i - 1].span.hi - u->words[i - 1].span.lo > 4) return 0;
        }
        if (inside) continue;
        bool cap = u->words[i].flags & RO_WORD_CAP || (unsigned char)u->words[i].fold.p[0] > 0x7f;
        caps += cap;
        named = cap || u->words[i].flags & RO_WORD_DIGIT;
        if (!cap && !(u->words[i].flags & RO_WORD_DIGIT)) {
            if (u->words[i].fold.n > 4 && ++small > 2)
                return 0; /* "of", "the", "and", "for" are small; "reads", "said" are not */
            if (u->words[i].fold.n <= 4) continue;
        }
    }
    bool opens = u->words[para->word].flags & RO_WORD_CAP || (unsigned char)u->words[para->word].fold.p[0] > 0x7f;
    if (!caps || !opens || !named || small > caps) return 0; /* "Ms Lindqvist said:" is a sentence */
    ro_entry e; /* "Dear Ms Lindqvist:" greets her */
    bool trap = ro_units_match(u, ro_lexicon_get("turn_labels"), para->word, para->word + n, &e) && ro_str_is(e.value[0], "trap");
    return trap ? 0 : n;
}

static bool asks(const ro_units *u, const ro_upara *p) { /* "Q    Mr. President, …" */
    return p->nwords > 2 && u->words[p->word].span.hi - u->words[p->word].span.lo == 1 && u->text.p[p->span.lo] == 'Q';
}

static uint64_t last_word(const ro_units *u, size_t first, size_t n) {
    for (size_t k = n; k-- > 0;) { /* "Kim Jong-un (retranslated):" ends in its name */
        ro_str g = k ? ro_units_gap(u, first + k - 1) : RO_S("");
        if (!memchr(g.p, '(', g.n)) return u->words[first + k].hash;
    }
    return 0;
}

static int by_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool holds_office(const ro_units *u, const ro_lexicon *l, size_t first, size_t n) {
    ro_entry e;
    for (size_t i = first; i < first + n; i++) {
        unsigned m = ro_units_match(u, l, i, first + n, &e);
        ro_entry x;
        if (m && ro_event_role(l, e.phrase, "label", &x)) return true;
    }
    return false;
}

void ro_find_labels(ro_reading *r, const ro_lexicon *l, ro_event *ev) {
    const ro_units *u = r->units;
    uint64_t *seen = RO_NEWS(r->arena, uint64_t, u->nparas + 1);
    size_t n = 0, questions = 0;
    bool known = false;
    ev->opening = u->nparas;
    for (size_t p = 0; p < u->nparas; p++) {
        if (asks(u, &u->paras[p])) {
            questions++;
            continue;
        }
        size_t words = ro_label_words(r, p), first = u->paras[p].word;
        if (!words) continue;
        seen[n++] = last_word(u, first, words);
        uint32_t end = u->words[first + words - 1].span.hi;
        bool person = false;
        for (size_t i = first; n <= ASKED && i < first + words && !person; i++)
            person = ro_person_at(r, u->words[i].span.lo) >= 0;
        bool sure = person || holds_office(u, l, first, words);
        known = known || sure;
        if (ev->opening == u->nparas) {
            ev->opening = p;
            ev->label_span = (ro_span){u->paras[p].span.lo, end};
            ev->label = ro_cut(u->text, ev->label_span);
        }
    }
    qsort(seen, n, sizeof *seen, by_hash);
    bool again = false;
    for (size_t i = 1; i < n; i++) again = again || seen[i] == seen[i - 1];
    ev->nlabels = n + questions;
    ev->speech = (n && (known || again)) || questions > 1;
    if (!ev->speech) ev->opening = u->nparas;
}
