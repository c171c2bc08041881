/* Any UTF-8 as a text: words, sentences and paragraphs stand in order, inside one another and inside the text, and nothing but
 * blanks is left between paragraphs. */
#include "segment/segment.h"

#include <stdlib.h>

static void within(ro_span s, uint32_t *from, uint32_t end) {
    if (s.lo < *from || s.hi < s.lo || s.hi > end) abort();
    *from = s.hi;
}

static void tiles(const ro_units *u) {
    uint32_t para = 0, sentence = 0, word = 0;
    for (size_t p = 0; p < u->nparas; p++) {
        const ro_upara *x = &u->paras[p];
        if (x->span.lo > para && ro_str_trim((ro_str){u->text.p + para, x->span.lo - para}).n) abort();
        within(x->span, &para, (uint32_t)u->text.n);
        for (uint32_t s = x->sentence; s < x->sentence + x->nsentences; s++) within(u->sentences[s].span, &sentence, x->span.hi);
        for (uint32_t w = x->word; w < x->word + x->nwords; w++) within(u->words[w].span, &word, x->span.hi);
    }
    if (ro_str_trim((ro_str){u->text.p + para, u->text.n - para}).n) abort();
    for (size_t i = 0; i < u->nwords; i++) {
        if (!ro_utf8_valid(u->words[i].fold, NULL) || u->words[i].hash != ro_hash(u->words[i].fold)) abort();
        if (ro_units_word_at(u, u->words[i].span.lo) != i) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a) return 0;
    if (!RO_TRY(a)) tiles(ro_segment(a, ro_nfc(a, ro_utf8_mend(a, (ro_str){(const char *)data, n})), NULL, 0));
    ro_arena_free(a);
    return 0;
}
