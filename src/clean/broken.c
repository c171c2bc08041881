/* Sentences that a plain text breaks over two blocks: "... spoke on February", blank line, "14. They discussed ...".
 *
 * In: the blocks of a page without markup. Out: the same page, a block that ends amid a sentence joined to the one that ends it.
 * No sentence ends in a month behind "on", an article or a preposition; the next block must open as such a sentence goes on: with
 * a day's figures or with a small letter. Lines are left alone: a menu, a list and a headline break off as they like, so the
 * first block has the words of a sentence. Gives up on a comma, which ends the rows of a list, and on pages with markup. */
#include "clean/clean.h"

enum {
    SENTENCE = 10, /* words; fewer are a line */
    DAY = 2,       /* figures of a day */
};

/* The last word before byte end; the byte it starts at is left in *end. */
static ro_str word_before(ro_str s, size_t *end) {
    size_t hi = *end, lo;
    while (hi && s.p[hi - 1] == ' ') hi--;
    for (lo = hi; lo && s.p[lo - 1] != ' ';) lo--;
    *end = lo;
    return (ro_str){s.p + lo, hi - lo};
}

static bool has_role(ro_arena *a, const char *list, ro_str word, const char *role) {
    const ro_lexicon *l = ro_lexicon_get(list);
    ro_str fold = ro_fold_bare(a, word);
    for (size_t i = ro_lexicon_index(l, fold); i < ro_lexicon_count(l); i++) {
        ro_entry e = ro_lexicon_at(l, i);
        if (!ro_str_eq(e.phrase, fold)) return false;
        if (ro_str_is(e.value[0], role)) return true;
    }
    return false;
}

static bool opens_small(ro_str s) {
    size_t at = 0;
    uint32_t c = ro_utf8_next(s, &at);
    return ro_cp_word(c) && !ro_cp_digit(c) && !ro_cp_cjk(c) && !ro_cp_upper(c) && ro_cp_lower(c) == c;
}

static bool opens_with_day(ro_str s) {
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9') n++;
    return n && n <= DAY && n < s.n && strchr(" .,", s.p[n]);
}

static bool is_sentence(ro_str s) {
    size_t blanks = 0;
    for (size_t i = 0; i < s.n && blanks < SENTENCE; i++) blanks += s.p[i] == ' ';
    return blanks >= SENTENCE;
}

static bool goes_on(ro_arena *a, const ro_block *b, const ro_block *next) {
    if (b->kind != next->kind || b->level || next->level || b->link_bytes || next->link_bytes) return false;
    bool small = opens_small(next->text);
    if ((!small && !opens_with_day(next->text)) || !is_sentence(b->text)) return false;
    size_t at = b->text.n;
    ro_str last = word_before(b->text, &at);
    if (small) return has_role(a, "speech_words", last, "det") || has_role(a, "speech_words", last, "prep");
    return has_role(a, "calendar", last, "month") && has_role(a, "datewords", word_before(b->text, &at), "day");
}

/* The words of both with a blank between them, and each with its way back. */
static ro_block join(ro_arena *a, const ro_block *b, const ro_block *next) {
    ro_block one = *b;
    ro_buf text = {.arena = a};
    ro_buf_add(&text, b->text);
    ro_buf_byte(&text, ' ');
    ro_buf_add(&text, next->text);
    uint32_t at = (uint32_t)b->text.n;
    one.text = ro_buf_str(&text);
    one.source.hi = next->source.hi;
    one.nruns = b->nruns + 1 + next->nruns;
    one.runs = RO_NEWS(a, ro_run, one.nruns);
    memcpy(one.runs, b->runs, b->nruns * sizeof *b->runs);
    one.runs[b->nruns] = (ro_run){at, 1, b->source.hi, next->source.lo - b->source.hi};
    for (size_t i = 0; i < next->nruns; i++) {
        one.runs[b->nruns + 1 + i] = next->runs[i];
        one.runs[b->nruns + 1 + i].text += at + 1;
    }
    return one;
}

const ro_page *ro_join_broken(ro_arena *a, const ro_page *page) {
    ro_page *whole = NULL;
    for (size_t i = 0; i < page->nblocks && !page->nelements; i++) {
        if (i + 1 == page->nblocks || !goes_on(a, &page->blocks[i], &page->blocks[i + 1])) {
            if (whole) whole->blocks[whole->nblocks++] = page->blocks[i];
            continue;
        }
        if (!whole) {
            whole = RO_NEW(a, ro_page);
            *whole = *page;
            whole->blocks = RO_NEWS(a, ro_block, page->nblocks);
            memcpy(whole->blocks, page->blocks, i * sizeof *page->blocks);
            whole->nblocks = i;
        }
        whole->blocks[whole->nblocks++] = join(a, &page->blocks[i], &page->blocks[i + 1]);
        i++;
    }
    return whole ? whole : page;
}
