/* Are two titles one post? In: the words of a title. Out: its heads (data/LANG/offices.tsv) and the words left that say of what.
 *
 * Titles are one post where they share a head and nothing speaks against it: one of them says no more than the head ("Prime
 * Minister"), or they share a word of the rest, or the beginning of one ("Japan", "Japanese"). Words for one post, and words that
 * belong to no post ("then", "our", "incoming"), are data (posts.tsv). Without a head in either, the words of the one must
 * stand in the other.
 *
 * Gives up on: posts that go by an abbreviation in one account and in full in another. */
#include "match/office.h"

enum { LONGEST = 5, SHARED = 5 };

static ro_str phrase_at(ro_arena *a, const ro_str *w, size_t n) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        if (i) ro_buf_byte(&b, ' ');
        ro_buf_add(&b, w[i]);
    }
    return ro_buf_str(&b);
}

/* The post that the words from i on name; *len: how many of them. p NULL: none. */
static ro_str head_at(ro_arena *a, const ro_str *w, size_t n, size_t *len) {
    const ro_lexicon *offices = ro_lexicon_get("offices"), *posts = ro_lexicon_get("posts");
    ro_entry e, same;
    for (*len = n < LONGEST ? n : LONGEST; *len; --*len) {
        ro_str p = phrase_at(a, w, *len);
        bool known = ro_lexicon_find(posts, p, &same);
        if (known && ro_str_is(same.value[0], "-")) return RO_S("-");
        if (known && ro_lexicon_find(offices, same.value[0], NULL)) return same.value[0];
        if (ro_lexicon_find(offices, p, &e) && !ro_str_is(e.value[0], "mod")) return known ? same.value[0] : p;
    }
    return RO_NONE;
}

static ro_str plain(ro_str word) {
    ro_entry e;
    return ro_lexicon_find(ro_lexicon_get("posts"), word, &e) ? e.value[0] : word;
}

ro_office ro_office_read(ro_arena *a, ro_str *words, size_t n) {
    ro_office o = {0};
    for (size_t i = 0, len = 1; i < n; i += len) {
        ro_entry e;
        ro_str head = head_at(a, words + i, n - i, &len);
        if (head.p && ro_lexicon_find(ro_lexicon_get("posts"), words[i], &e) && e.value[1].n) o.sex = e.value[1].p[0];
        if (!head.p) {
            len = 1;
            if (o.nwords < sizeof o.word / sizeof *o.word) o.word[o.nwords++] = plain(words[i]);
        } else if (!ro_str_is(head, "-") && o.nheads < sizeof o.head / sizeof *o.head)
            o.head[o.nheads++] = head;
    }
    return o;
}

/* Words a and b, or the one is the other with an ending. */
static bool like_word(ro_str a, ro_str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    return ro_str_eq(a, b) || (n >= SHARED && memcmp(a.p, b.p, n) == 0);
}

static unsigned shared(const ro_str *a, unsigned n, const ro_str *b, unsigned m) {
    unsigned both = 0;
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < m; k++)
            if (like_word(a[i], b[k])) {
                both++;
                break;
            }
    return both;
}

static bool shares_head(const ro_office *a, const ro_office *b) {
    for (unsigned i = 0; i < a->nheads; i++)
        for (unsigned k = 0; k < b->nheads; k++)
            if (ro_str_eq(a->head[i], b->head[k])) return true;
    return false;
}

unsigned ro_office_same(const ro_office *a, const ro_office *b) {
    unsigned both = shared(a->word, a->nwords, b->word, b->nwords);
    if (a->sex && b->sex && a->sex != b->sex) return 0;
    if (!a->nheads && !b->nheads) return both && (both == a->nwords || both == b->nwords) ? 2 : 0;
    if (!shares_head(a, b)) return 0;
    if (both || (!a->nwords && !b->nwords)) return 2;
    return !a->nwords || !b->nwords;
}
