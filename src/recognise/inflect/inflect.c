/* Printed forms led back to base forms: "Президентом" to "президент", "Российской Федерации" to "российская федерация".
 *
 * In: a table of endings with what stands in their place in the base form (data/LANG/endings.tsv), a few forms that no ending
 * explains (forms.tsv), and the words of all lists of that language ("bases", written by tools/mkdata.c). Out: for each word of
 * the units the base form, where the word without an ending and with the base's own is a word of some list. From then on
 * ro_units_match() knows phrases in any case, and no recogniser has to ask. Names are in no list; their readings are weighed by
 * who needs them (cases.c). Which language it is, only the account says. Gives up on: stems that change ("отец", "отца"), unless
 * forms.tsv has them. */
#include "recognise/inflect/inflect.h"

enum { LETTERS = 4, STEM = 3, READINGS = 24 }; /* of the longest ending, of the shortest stem; readings of one word */

/* Is what this language's lists say meant here? Where a short text leaves its language open, all may be. */
static bool speaks(const ro_reading *r, const char *lang) { return !r->rec->language.p || ro_str_is(r->rec->language, lang); }

bool ro_inflected(const ro_reading *r) {
    const ro_lexicon *l = ro_lexicon_get("endings");
    for (size_t i = 0; i < ro_lexicon_count(l); i++)
        if (speaks(r, ro_lexicon_at(l, i).lang)) return true;
    return false;
}

static unsigned cases_of(ro_str v) {
    static const char names[] = "ngdaip";
    unsigned c = 0;
    for (size_t i = 0; i < v.n; i++) {
        const char *at = strchr(names, v.p[i]);
        if (at) c |= 1u << (at - names);
    }
    return c;
}

/* Letters from byte i on. */
static size_t letters(ro_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

ro_str ro_inflect_plain(const ro_reading *r, ro_str w) {
    ssize_t at = ro_str_find(w, RO_S("ё"));
    if (at < 0) return w;
    ro_str out = ro_str_dup(r->arena, w);
    for (; at >= 0; at = ro_str_find(out, RO_S("ё"))) memcpy((char *)(uintptr_t)out.p + at, "е", 2);
    return out;
}

static ro_str with_ending(ro_arena *a, ro_str stem, ro_str end) {
    if (ro_str_is(end, "-")) return stem;
    return ro_str_printf(a, "%.*s%.*s", (int)stem.n, stem.p, (int)end.n, end.p);
}

struct readings {
    const ro_reading *r;
    ro_lemma *out;
    unsigned n, cap;
};

/* The readings that list l has for `phrase`, with `stem` before the base's ending. */
static void take(struct readings *x, const char *list, ro_str phrase, ro_str stem) {
    const ro_lexicon *l = ro_lexicon_get(list);
    size_t at = ro_lexicon_index(l, phrase);
    for (unsigned k = 0; at != SIZE_MAX && k < ro_lexicon_same(l, at) && x->n < x->cap; k++) {
        ro_entry e = ro_lexicon_at(l, at + k);
        if (!speaks(x->r, e.lang)) continue;
        ro_str base = stem.n ? with_ending(x->r->arena, stem, e.value[0]) : ro_fold(x->r->arena, e.value[0]);
        x->out[x->n++] = (ro_lemma){base, cases_of(e.value[1]), e.value[2].n ? e.value[2].p[0] : 0};
    }
}

unsigned ro_inflect_forms(const ro_reading *r, ro_str w, ro_lemma *out, unsigned cap) {
    struct readings x = {r, out, 0, cap};
    take(&x, "forms", w, RO_NONE);
    size_t at[LETTERS], n = 0; /* where the last letters begin */
    for (size_t i = w.n; i-- > 0 && n < LETTERS;)
        if (((unsigned char)w.p[i] & 0xC0) != 0x80) at[n++] = i;
    for (size_t k = n; k-- > 0;) {
        ro_str stem = {w.p, at[k]}, end = {w.p + at[k], w.n - at[k]};
        if (letters(stem) + 1 >= STEM) take(&x, "endings", end, stem);
    }
    return x.n;
}

bool ro_inflect_final(const ro_reading *r, ro_str w, const char *klass) {
    const ro_lexicon *l = ro_lexicon_get("finals");
    ro_entry e;
    for (size_t i = w.n, n = 0; i-- > 0 && n < LETTERS;) {
        if (((unsigned char)w.p[i] & 0xC0) == 0x80) continue;
        n++;
        bool found = ro_lexicon_find(l, (ro_str){w.p + i, w.n - i}, &e) && ro_str_is(e.value[0], klass);
        if (found && speaks(r, e.lang)) return true;
    }
    return false;
}

static bool known(const ro_reading *r, ro_str base) {
    ro_entry e;
    return ro_lexicon_find(ro_lexicon_get("bases"), base, &e) && speaks(r, e.lang);
}

static ro_str base_of(const ro_reading *r, ro_str w) {
    ro_lemma f[READINGS];
    ro_str p = ro_inflect_plain(r, w);
    static const char order[] = "mfoabsjvgp"; /* one before many: "службы" is rather of one service than several */
    unsigned n = ro_inflect_forms(r, p, f, READINGS);
    ro_str best = RO_NONE;
    size_t rank = sizeof order;
    for (unsigned i = 0; i < n; i++) {
        const char *at = f[i].klass ? strchr(order, f[i].klass) : NULL;
        if (at && (size_t)(at - order) < rank && known(r, f[i].base)) best = f[i].base, rank = (size_t)(at - order);
    }
    if (best.n) return best;
    return p.p != w.p && known(r, p) ? p : RO_NONE;
}

unsigned ro_inflect_cases(const ro_reading *r, ro_str w) {
    ro_lemma f[READINGS];
    ro_str p = ro_inflect_plain(r, w);
    unsigned n = ro_inflect_forms(r, p, f, READINGS), cases = 0;
    for (unsigned i = 0; i < n; i++)
        if (known(r, f[i].base)) cases |= f[i].cases;
    return cases ? cases : known(r, p) ? CASE_N : 0; /* "министра" is in a list too: "заместитель министра" */
}

bool ro_inflect_is(const ro_reading *r, ro_str w, char klass) {
    ro_lemma f[READINGS];
    unsigned n = ro_inflect_forms(r, ro_inflect_plain(r, w), f, READINGS);
    for (unsigned i = 0; i < n; i++)
        if (f[i].klass == klass && known(r, f[i].base)) return true;
    return false;
}

void ro_inflect_units(const ro_reading *r, ro_units *u) {
    if (u->base || !ro_inflected(r)) return;
    ro_str *base = RO_NEWS(r->arena, ro_str, u->nwords + 1);
    bool any = r->rec->language.p != NULL; /* else the words have to show it */
    for (size_t i = 0; i < u->nwords; i++)
        if (!(u->words[i].flags & RO_WORD_DIGIT)) base[i] = base_of(r, u->words[i].fold), any = any || base[i].n;
    if (any) u->base = base;
}

const ro_units *ro_inflect_segment(const ro_reading *r, ro_str text) {
    ro_units *u = (ro_units *)(uintptr_t)ro_segment(r->arena, text, NULL, 0);
    ro_inflect_units(r, u);
    return u;
}

void ro_inflect_put(const ro_reading *r, const ro_units *u, size_t w, ro_str base, ro_buf *out) {
    ro_str printed = ro_cut(u->text, u->words[w].span), fold = ro_inflect_plain(r, u->words[w].fold);
    size_t same = 0;
    while (same < base.n && same < fold.n && base.p[same] == fold.p[same]) same++;
    while (same && same < base.n && ((unsigned char)base.p[same] & 0xC0) == 0x80) same--;
    if (printed.n != fold.n || u->words[w].flags & RO_WORD_UPPER) same = printed.n, base.n = 0;
    ro_buf_add(out, (ro_str){printed.p, same});
    if (base.n > same) ro_buf_add(out, (ro_str){base.p + same, base.n - same});
}

ro_str ro_inflect_text(const ro_reading *r, const ro_units *u, size_t i, size_t n) {
    ro_buf b = {.arena = r->arena};
    for (size_t k = i; k < i + n; k++) {
        if (k > i) ro_buf_add(&b, ro_units_gap(u, k - 1));
        ro_inflect_put(r, u, k, u->base[k].n ? u->base[k] : ro_inflect_plain(r, u->words[k].fold), &b);
    }
    return ro_str_blanks(r->arena, ro_buf_str(&b));
}
