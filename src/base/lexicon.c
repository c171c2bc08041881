/* The word lists of data/, compiled in. The tables come from tools/mkdata.c as offsets into one pool of bytes, so that nothing
 * has to be relocated or built when the program starts; a list is found by name and a phrase by its hash. */
#include "base/lexicon.h"

const ro_lexicon *ro_lexicon_get(const char *name) {
    for (uint32_t h = ro_lexicon_hash(name, strlen(name));; h++) {
        unsigned i = ro_lexicon_named[h & (RO_NAMES - 1)];
        if (!i) return NULL;
        if (strcmp(ro_lexicon_all[i - 1].name, name) == 0) return &ro_lexicon_all[i - 1];
    }
}

static ro_str pool(uint32_t off, uint32_t n) { return (ro_str){ro_lexicon_pool + off, n}; }

ro_entry ro_lexicon_at(const ro_lexicon *l, size_t i) {
    const struct ro_row *r = &ro_lexicon_rows[l->first + i];
    ro_entry e = {.phrase = pool(r->phrase, r->phrase_n), .lang = ro_lexicon_pool + r->lang, .words = r->words};
    for (int k = 0; k < 4; k++) e.value[k] = pool(r->value[k], r->value_n[k]);
    return e;
}

size_t ro_lexicon_count(const ro_lexicon *l) { return l ? l->count : 0; }

unsigned ro_lexicon_opens_with(const ro_lexicon *l, uint64_t first_word) {
    return l && l->count ? ro_lexicon_opens[4 * (size_t)l->slot + (first_word & (4 * l->slots - 1))] : 0;
}

ro_str ro_lexicon_phrase(const ro_lexicon *l, size_t i) {
    const struct ro_row *r = &ro_lexicon_rows[l->first + i];
    return pool(r->phrase, r->phrase_n);
}

size_t ro_lexicon_index(const ro_lexicon *l, ro_str folded) {
    if (!l || !l->count) return SIZE_MAX;
    uint32_t mask = l->slots - 1;
    uint32_t hash = ro_lexicon_hash(folded.p, folded.n), tag = ro_lexicon_tag(hash);
    for (uint32_t h = hash & mask;; h = (h + 1) & mask) {
        uint32_t s = ro_lexicon_slot[l->slot + h], i = s & (RO_LEXICON_ROWS - 1);
        if (!s) return SIZE_MAX;
        if (ro_lexicon_tag(s) == tag && ro_str_eq(ro_lexicon_phrase(l, i - 1), folded)) return i - 1;
    }
}

uint32_t ro_lexicon_class_of(uint64_t hash) {
    uint32_t mask = ro_lexicon_openers - 1, tag = (uint32_t)(hash >> 32);
    for (uint32_t h = (uint32_t)hash & mask;; h = (h + 1) & mask) {
        const struct ro_opener *o = &ro_lexicon_opener[h];
        if (!o->class || o->tag == tag) return o->class;
    }
}

bool ro_lexicon_find(const ro_lexicon *l, ro_str folded, ro_entry *out) {
    size_t i = ro_lexicon_index(l, folded);
    if (i == SIZE_MAX) return false;
    if (out) *out = ro_lexicon_at(l, i);
    return true;
}

bool ro_lexicon_as(const ro_lexicon *l, ro_str folded, const char *value, ro_entry *out) {
    ro_str v = ro_str_c(value);
    for (size_t i = ro_lexicon_index(l, folded), at = i; i < ro_lexicon_count(l); i++) {
        const struct ro_row *r = &ro_lexicon_rows[l->first + i];
        if (i > at && !ro_str_eq(pool(r->phrase, r->phrase_n), folded)) return false;
        if (ro_str_eq(pool(r->value[0], r->value_n[0]), v)) return *out = ro_lexicon_at(l, i), true;
    }
    return false;
}

unsigned ro_lexicon_same(const ro_lexicon *l, size_t i) {
    unsigned n = 1;
    while (i + n < l->count && ro_str_eq(ro_lexicon_phrase(l, i), ro_lexicon_phrase(l, i + n))) n++;
    return n;
}
