/* Changes of single words and of their order: spelling, pairs of one sense, forms of a word, small words, the same words turned
 * about, a word that colours another, one thing more or less.
 *
 * There is no part-of-speech tagger: a modifier is what stands between a small word (or another modifier) and a word of content,
 * without a mark between, or ends in -ly; one thing more is what a conjunction or a comma of a list ties on, or what a
 * preposition ties to the noun before it. */
#include "align/changes.h"
#include "align/spelled.h"

/* ---- spelling ---- */

bool ro_spelled_alike(const struct lexis *l, ro_str p, ro_str q) {
    return ro_spelled_same(l->lists->spelling, l->lists->ends, p, q);
}

const char *ro_rule_spelling(const struct look *k) {
    const struct part *p = k->p;
    if (!p[0].n || p[0].n != p[1].n) return NULL;
    for (uint32_t i = 0; i < p[0].n; i++)
        if (!ro_spelled_alike(k->lexis, ro_part_fold(k, 0, p[0].lo + i), ro_part_fold(k, 1, p[1].lo + i))) return NULL;
    return "spelling";
}

/* ---- pairs ---- */

static const char *pair_class(const struct look *k, ro_str klass) {
    if (!klass.n) return "same sense";
    size_t i = ro_lexicon_index(k->lists->changes, klass);
    return i == SIZE_MAX ? "same sense" : k->lists->classes[i].name;
}

/* "5%" and "5 percent", "$5 million" and "5 million dollars": the mark stands beside a number near by. */
static bool mark_there(const struct look *k, int s, ro_str mark) {
    const ro_units *u = k->p[s].u;
    for (uint32_t i = k->p[s].lo > 5 ? k->p[s].lo - 5 : 0; i <= k->p[s].lo && i < u->nwords; i++)
        if (i && ro_str_find(ro_units_gap(u, i - 1), mark) >= 0) return true;
    return false;
}

const char *ro_rule_interchange(const struct look *k) {
    ro_str klass;
    if (!ro_look_one_sided(k)) return ro_words_pair(k, k->lists->interchange, &klass) ? pair_class(k, klass) : NULL;
    int s = ro_look_having(k);
    ro_entry e;
    size_t at = ro_lexicon_index(k->lists->interchange, k->p[s].phrase);
    for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(k->lists->interchange, at); n; n--) {
        e = ro_lexicon_at(k->lists->interchange, at++);
        if (e.value[0].n && !ro_cp_word((unsigned char)e.value[0].p[0]) && mark_there(k, !s, e.value[0]))
            return pair_class(k, e.value[1]);
    }
    return NULL;
}

/* ---- forms of one word ---- */

static bool one_of_many(ro_str p, ro_str q) {
    if (p.n > q.n) return one_of_many(q, p);
    if (q.n == p.n + 1 && q.p[p.n] == 's' && memcmp(p.p, q.p, p.n) == 0) return true;
    if (q.n == p.n + 2 && memcmp(q.p + p.n, "es", 2) == 0 && memcmp(p.p, q.p, p.n) == 0) return true;
    return q.n == p.n + 2 && p.n > 2 && p.p[p.n - 1] == 'y' && memcmp(p.p, q.p, p.n - 1) == 0 &&
           memcmp(q.p + p.n - 1, "ies", 3) == 0;
}

/* The word of content where a side has just one, else UINT32_MAX. */
static uint32_t lone(const struct look *k, int s) {
    uint32_t at = UINT32_MAX;
    if (k->p[s].content != 1) return at;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++)
        if (!ro_part_entry(k, s, i)->function) at = i;
    return at;
}

/* The word before i asks for a noun: "a", "his", "several". */
static bool noun_after(const struct look *k, int s, uint32_t i) {
    ro_str c = i ? ro_word_class(k, s, i - 1) : RO_NONE;
    return ro_str_is(c, "article") || ro_str_is(c, "preposition") || ro_str_is(c, "quantity");
}

/* "met" of "meet", which no ending tells; then without its ending. */
static ro_str root(ro_str w, char out[64]) {
    ro_entry e;
    return ro_lexis_stem(ro_lexicon_find(ro_lexicon_get("irregular"), w, &e) ? e.value[0] : w, out, 64);
}

/* "expanding", "expansion": what a verb does, as a noun. */
static bool noun_of_verb(ro_str p, ro_str q) {
    static const char *const tail[] = {"tion", "sion", "ion", "ment", "ance", "ence", "al"};
    if (p.n < 8 || q.n < 7 || memcmp(p.p + p.n - 3, "ing", 3) != 0) return false;
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++) {
        size_t t = strlen(tail[i]);
        if (q.n < t + 5 || memcmp(q.p + q.n - t, tail[i], t) != 0) continue;
        return memcmp(p.p, q.p, q.n - t) == 0 && p.n - 3 <= q.n - t + 1;
    }
    return false;
}

const char *ro_rule_inflection(const struct look *k) {
    uint32_t i = lone(k, 0), j = lone(k, 1);
    if (i == UINT32_MAX || j == UINT32_MAX) return NULL;
    ro_str p = ro_part_fold(k, 0, i), q = ro_part_fold(k, 1, j);
    char r[64], s[64];
    if (!ro_str_eq(root(p, r), root(q, s)) && !noun_of_verb(p, q) && !noun_of_verb(q, p)) return NULL;
    bool noun = ro_words_of(k, 0, "article") != ro_words_of(k, 1, "article") || noun_after(k, 0, i) || noun_after(k, 1, j);
    if (one_of_many(p, q) && noun) return "one or many";
    if (ro_words_of(k, 0, "modal") != ro_words_of(k, 1, "modal")) return "modality";
    return "inflection";
}

/* ---- small words ---- */

static bool plain_gap(const ro_units *u, uint32_t i) {
    ro_str g = ro_units_gap(u, i);
    return g.n && g.p[0] == ' ';
}

/* A conjunction put in or left out between two words of content: "energy and infrastructure", "energy infrastructure". */
static bool joins(const struct look *k) {
    int s = ro_look_having(k);
    const struct part *p = &k->p[s];
    if (p->n != 1 || !ro_str_is(ro_word_class(k, s, p->lo), "conjunction") || !p->lo || p->lo + 1 >= p->u->nwords) return false;
    if (!plain_gap(p->u, p->lo - 1) || !plain_gap(p->u, p->lo)) return false;
    return !ro_part_entry(k, s, p->lo - 1)->function && !ro_part_entry(k, s, p->lo + 1)->function;
}

static bool both_one(const struct look *k, const char *klass) {
    return k->p[0].n == 1 && k->p[1].n == 1 && ro_words_of(k, 0, klass) && ro_words_of(k, 1, klass);
}

static bool all_are(const struct look *k, const char *klass) {
    return ro_words_of(k, 0, klass) == k->p[0].n && ro_words_of(k, 1, klass) == k->p[1].n;
}

const char *ro_rule_small_words(const struct look *k) {
    if (k->p[0].content || k->p[1].content) return NULL;
    if (ro_words_of(k, 0, "modal") != ro_words_of(k, 1, "modal") || both_one(k, "modal")) return "modality";
    if (ro_words_of(k, 0, "quantity") || ro_words_of(k, 1, "quantity")) return "how many";
    if (all_are(k, "article")) return "article";
    if ((ro_look_one_sided(k) && joins(k)) || both_one(k, "conjunction")) return "conjunction";
    return both_one(k, "preposition") ? "preposition" : "grammar";
}

/* ---- the same words in another order ---- */

static bool capitals_only(const struct look *k, int s) {
    unsigned names = 0;
    for (uint32_t i = k->p[s].lo; i < k->p[s].hi; i++) {
        if (ro_part_entry(k, s, i)->function) continue;
        if (!ro_part_cap(k, s, i)) return false;
        names++;
    }
    return names > 1;
}

/* The very same words, each as often. */
static bool same_words(const struct look *k) {
    if (!k->p[0].content || k->p[0].n != k->p[1].n || k->p[0].n > 60) return false;
    uint64_t used = 0;
    for (uint32_t i = k->p[0].lo; i < k->p[0].hi; i++) {
        uint32_t j = 0;
        for (; j < k->p[1].n; j++)
            if (!(used >> j & 1) && ro_part_entry(k, 0, i) == ro_part_entry(k, 1, k->p[1].lo + j)) break;
        if (j == k->p[1].n) return false;
        used |= 1ull << j;
    }
    return true;
}

const char *ro_rule_moved(const struct look *k) {
    if (!same_words(k)) return NULL;
    if (ro_dates_equal(k)) return "date form";
    return capitals_only(k, 0) ? "order of names" : "order of words";
}

const char *ro_rule_order(const struct look *k) {
    if (ro_look_one_sided(k) || !ro_words_cover(k, 0) || !ro_words_cover(k, 1)) return NULL;
    if (k->p[0].content < 2 || k->p[1].content < 2) return NULL; /* a form of a word */
    return capitals_only(k, 0) && capitals_only(k, 1) ? "order of names" : "order of words";
}

/* ---- one thing more, one word more ---- */

static bool content_at(const struct look *k, int s, uint32_t i) {
    const struct part *p = &k->p[s];
    return i < p->u->nwords && !ro_part_entry(k, s, i)->function;
}

static bool comma_at(const ro_units *u, uint32_t i) {
    ro_str g = ro_units_gap(u, i);
    return g.n && g.p[0] == ',';
}

/* A thing more of a list widens what is spoken of; what a preposition ties to a noun narrows it. */
const char *ro_rule_scope(const struct look *k) {
    if (!ro_look_one_sided(k)) return NULL;
    int s = ro_look_having(k);
    const struct part *p = &k->p[s];
    uint32_t last = p->hi - 1;
    ro_str first = ro_word_class(k, s, p->lo);
    if (!p->content || p->n > 8 || !p->lo || !content_at(k, s, last)) return NULL;
    bool opens = ro_str_is(first, "conjunction") && p->n > 1;
    bool as_well = p->n > 3 && p->phrase.n > 10 && memcmp(p->phrase.p, "as well as", 10) == 0;
    bool closes = last + 1 < p->u->nwords && ro_str_is(ro_word_class(k, s, last + 1), "conjunction");
    bool listed = comma_at(p->u, p->lo - 1) && (closes || comma_at(p->u, last)) && p->content <= 3 &&
                  content_at(k, s, p->lo - 1) && content_at(k, s, p->lo);
    if (opens || as_well || listed) return s ? "wider" : "narrower";
    /* "after", "under", "by" tell of something else */
    if (ro_word_has(k->lexis->function, ro_part_fold(k, s, p->lo), 1, "ties") && p->n > 1 && content_at(k, s, p->lo - 1) &&
        plain_gap(p->u, p->lo - 1))
        return s ? "narrower" : "wider";
    return NULL;
}

static bool adverb(ro_str w) { return w.n > 4 && memcmp(w.p + w.n - 2, "ly", 2) == 0; }

/* Before a word of content, or a small word that it belongs to. */
static bool colours(const struct look *k, int s) {
    const struct part *p = &k->p[s];
    ro_str g = ro_units_gap(p->u, p->hi - 1);
    bool tied = g.n == 1 && (g.p[0] == ' ' || g.p[0] == '-');
    uint32_t first = p->lo;
    while (first < p->hi && ro_str_is(ro_word_class(k, s, first), "article")) first++;
    bool before = tied && content_at(k, s, p->hi) && content_at(k, s, first);
    bool hung = p->lo && ro_units_gap(p->u, p->lo - 1).n == 1 && ro_units_gap(p->u, p->lo - 1).p[0] == '-';
    for (uint32_t i = p->lo; i < p->hi; i++) {
        if (adverb(ro_part_fold(k, s, i))) return true;
        if (ro_part_entry(k, s, i)->function && !ro_str_is(ro_word_class(k, s, i), "conjunction") &&
            !ro_str_is(ro_word_class(k, s, i), "article"))
            return false;
    }
    return before || hung;
}

const char *ro_rule_modifier(const struct look *k) {
    const struct part *p = k->p;
    int s = p[0].content ? 0 : 1;
    if (p[!s].content || !p[s].content || p[s].content > 2 || p[s].n > 4) return NULL;
    if (ro_words_of(k, !s, "article") != p[!s].n) return NULL; /* "a full accord", "an accord" */
    if (p[!s].n) {                                             /* the article goes with it */
        struct look inner = *k;
        inner.p[s].lo++;
        inner.p[s].n--;
        return p[s].n > 1 && ro_str_is(ro_word_class(k, s, p[s].lo), "article") && colours(&inner, s) ? "modifier" : NULL;
    }
    return colours(k, s) ? "modifier" : NULL;
}
