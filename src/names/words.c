/* Two names of several words.
 *
 * Words are assigned to one another for the best sum of likeness (alike.c), in any order, but in the printed one with "bin",
 * where the order tells father from son. A word left over on both sides means two people; left over on one side (a middle name, a
 * patronymic) it is borne. Words of one name that make up a word of the other ("van der Berg", "Vanderberg") are joined before.
 * Two patronymics, two generations, or nothing but given names in common keep people apart. The reason names the words that met.
 */
#include "names/parts.h"

#include <math.h>

/* ---- words printed as one ------------------------------------------------------------------------------------------------ */

/* May these words of a be the word w of b? Only words and particles, and not where the first alone is w. */
static bool may_join(const struct token *t, size_t n, const struct token *w) {
    size_t len = 0;
    bool words = true;
    for (size_t k = 0; k < n; k++) {
        len += t[k].latin.n;
        words = words && (t[k].kind == T_WORD || t[k].kind == T_PARTICLE);
    }
    return words && t->text.p[0] == w->text.p[0] && len <= w->latin.n + 2 && w->latin.n <= len + 2 && ro_tokens_alike(t, w) <= 0;
}

/* Two or three words of a that are one word of b become one. */
static void join_words(struct matcher *m, struct parsed *a, const struct parsed *b) {
    for (size_t j = 0; j < b->n; j++) {
        const struct token *w = &b->t[j];
        if (w->kind != T_WORD || w->skeleton.n < 5) continue;
        for (size_t at = 0; at < a->n; at++)
            for (size_t n = 2; n <= 3 && at + n <= a->n; n++) {
                if (!may_join(&a->t[at], n, w)) continue;
                bool particle = a->t[at + n - 1].kind == T_PARTICLE || a->t[at + n / 2].kind == T_PARTICLE;
                struct token x = ro_tokens_joined(m, &a->t[at], n);
                if (ro_spell_distance(x.skeleton, w->skeleton) > (particle ? 0.76 : 0.46)) continue;
                a->t[at] = x;
                memmove(&a->t[at + 1], &a->t[at + n], (a->n - at - n) * sizeof *a->t);
                a->n -= n - 1;
            }
    }
}

static void count_words(struct parsed *p) {
    p->words = 0;
    for (size_t i = 0; i < p->n; i++) p->words += p->t[i].kind == T_WORD;
}

/* ---- which word meets which ---------------------------------------------------------------------------------------------- */

struct assignment {
    double sim[MAX_TOKENS][MAX_TOKENS];
    int best[MAX_TOKENS]; /* of each token of a the one of b; -1: none */
};

/* Over the sets of tokens of b that the tokens of a from i on may still take; exact, at most 8 x 256 steps of 8. */
static void assign(struct assignment *s, const struct parsed *a, const struct parsed *b, bool ordered) {
    double value[MAX_TOKENS + 1][1 << MAX_TOKENS];
    signed char choice[MAX_TOKENS][1 << MAX_TOKENS];
    unsigned sets = 1u << b->n;
    memset(value[a->n], 0, sets * sizeof **value);
    for (size_t i = a->n; i-- > 0;)
        for (unsigned used = 0; used < sets; used++) {
            double best = value[i + 1][used];
            int which = -1;
            for (size_t j = 0; j < b->n; j++) {
                if (used >> j & 1 || s->sim[i][j] <= 0 || (ordered && used >> j)) continue;
                double v = s->sim[i][j] + value[i + 1][used | 1u << j];
                if (v > best) best = v, which = (int)j;
            }
            value[i][used] = best;
            choice[i][used] = (signed char)which;
        }
    unsigned used = 0;
    for (size_t i = 0; i < a->n; i++) {
        s->best[i] = choice[i][used];
        if (s->best[i] >= 0) used |= 1u << s->best[i];
    }
}

/* What is left of one name. */
struct rest {
    size_t words, initials, patronymics;
    const struct token *odd; /* one that found no counterpart */
};

struct tally {
    size_t words, initials; /* that met */
    double worst, product;
    struct rest a, b;
    bool other_suffix;
    bool turned, all_given; /* the words that met stand in another order; are given names all */
};

static void leave(struct rest *r, const struct token *t) {
    r->words += t->kind == T_WORD;
    r->initials += t->kind == T_INITIAL;
    r->patronymics += t->kind == T_PATRONYMIC;
    if (t->kind == T_WORD || (t->kind == T_INITIAL && !r->odd)) r->odd = t;
}

static struct tally tally(const struct parsed *a, const struct parsed *b, const struct assignment *s) {
    struct tally y = {.worst = 1, .product = 1, .all_given = true};
    unsigned used = 0, suffixes = 0;
    int last = -1;
    for (size_t i = 0; i < a->n; i++) {
        const struct token *x = &a->t[i];
        if (s->best[i] < 0) {
            suffixes |= x->kind == T_SUFFIX;
            leave(&y.a, x);
            continue;
        }
        const struct token *z = &b->t[s->best[i]];
        used |= 1u << s->best[i];
        if (x->kind == T_INITIAL || z->kind == T_INITIAL)
            y.initials++;
        else if (x->kind == T_WORD && z->kind == T_WORD) {
            double v = s->sim[i][s->best[i]];
            y.words++;
            y.product *= v;
            if (v < y.worst) y.worst = v;
            y.all_given = y.all_given && x->given && z->given;
            y.turned = y.turned || s->best[i] < last;
            last = s->best[i];
        }
    }
    for (size_t j = 0; j < b->n; j++) {
        if (used >> j & 1) continue;
        suffixes |= b->t[j].kind == T_SUFFIX ? 2 : 0;
        leave(&y.b, &b->t[j]);
    }
    y.other_suffix = suffixes == 3;
    return y;
}

/* ---- the answer ---------------------------------------------------------------------------------------------------------- */

#define T(tok) (int)(tok)->printed.n, (tok)->printed.p

/* Which words met, and how, behind the answer. */
static void tell(struct matcher *m, const struct parsed *a, const struct parsed *b, const struct assignment *s) {
    for (size_t i = 0; i < a->n; i++) {
        const struct token *x = &a->t[i], *z = s->best[i] >= 0 ? &b->t[s->best[i]] : NULL;
        if (!z || x->kind == T_PARTICLE) continue;
        if (ro_str_eq(x->text, z->text))
            ro_matcher_more(m, "%.*s", T(x));
        else if (x->kind == T_INITIAL || z->kind == T_INITIAL)
            ro_matcher_more(m, "%.*s for %.*s", T(x->kind == T_INITIAL ? x : z), T(x->kind == T_INITIAL ? z : x));
        else
            ro_matcher_more(m, "%.*s as %.*s", T(x), T(z));
    }
}

static const struct token *sole_word(const struct parsed *p) {
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].kind == T_WORD) return &p->t[i];
    return p->n ? &p->t[0] : NULL;
}

static const struct token *suffix(const struct parsed *p) {
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].kind == T_SUFFIX) return &p->t[i];
    return NULL;
}

/* One word against a whole name: it must be the family name. */
static void family_alone(struct matcher *m, const struct parsed *one, const struct parsed *full) {
    const struct token *w = sole_word(one), *last = NULL, *first = NULL, *s = suffix(one), *t = suffix(full);
    for (size_t i = 0; i < full->n; i++)
        if (full->t[i].kind == T_WORD) {
            if (!first) first = &full->t[i];
            last = &full->t[i];
        }
    if (!w || !last) {
        ro_matcher_say(m, 0, "nothing to compare");
        return;
    }
    if (s && t && !ro_str_eq(s->group, t->group)) {
        ro_matcher_say(m, 0.1, "another generation by the suffix");
        return;
    }
    double as_last = ro_tokens_alike(w, last), as_first = ro_tokens_alike(w, first);
    bool near = w->sounds || last->sounds ? as_last >= 0.94 /* no other word to bear it out */
                                          : as_last > 0 && ro_spell_distance(w->skeleton, last->skeleton) <= 0.46;
    if (full->words == 1 && near)
        ro_matcher_say(m, 0.6 + 0.35 * as_last, "one word each: %.*s as %.*s", T(w), T(last));
    else if (full->words == 1)
        ro_matcher_say(m, 0.4 * as_last, "%.*s and %.*s are two names", T(w), T(last));
    else if (as_last > 0.8)
        ro_matcher_say(m, 0.72, "%.*s is the family name of the other", T(w));
    else if (as_first > 0.9 && !first->given)
        ro_matcher_say(m, 0.66, "%.*s may be the family name of the other, printed first", T(w));
    else
        ro_matcher_say(m, 0.08, "%.*s is not the family name of the other", T(w));
}

/* Why two names whose words were laid side by side are two people; false where nothing parts them. */
static bool parted(struct matcher *m, const struct parsed *a, const struct parsed *b, const struct tally *y) {
    size_t loose_a = y->a.words + y->a.initials, loose_b = y->b.words + y->b.initials;
    if (y->other_suffix)
        ro_matcher_say(m, 0.1, "another generation by the suffix");
    else if (y->a.patronymics && y->b.patronymics)
        ro_matcher_say(m, 0.06, "two patronymics");
    else if (loose_a && loose_b)
        ro_matcher_say(m, 0.04 + 0.1 * (double)(y->words > 1), "%.*s and %.*s are two names", T(y->a.odd), T(y->b.odd));
    else if (y->a.patronymics + y->a.initials && y->b.patronymics + y->b.initials)
        ro_matcher_say(m, 0.08, "the second names differ");
    else if (y->words >= 2 && y->all_given && (y->turned || y->a.words + y->b.words) && !a->comma && !b->comma && !a->arabic &&
             !b->arabic)
        ro_matcher_say(m, 0.4, y->turned ? "two given names, the other way round" : "nothing but given names in common");
    else
        return false;
    return true;
}

static void agreed(struct matcher *m, const struct tally *y) {
    size_t further = y->a.words + y->b.words;
    if (y->words >= 2) {
        double same = y->product * y->product * pow(0.94, (double)further) * 0.99;
        ro_matcher_say(m, same, "%s agree%s:", y->words == 2 ? "two words" : "the words",
                       further ? ", one has a further name" : "");
    } else if (y->words == 1 && y->initials)
        ro_matcher_say(m, 0.85 * y->product, "family name and initials agree:");
    else
        ro_matcher_say(m, 0.03, "no word agrees");
}

void ro_names_words(struct matcher *m, struct parsed *a, struct parsed *b) {
    join_words(m, a, b);
    join_words(m, b, a);
    count_words(a), count_words(b);
    size_t la = 0, lb = 0;
    for (size_t i = 0; i < a->n; i++) la += a->t[i].kind != T_PARTICLE && a->t[i].kind != T_SUFFIX;
    for (size_t i = 0; i < b->n; i++) lb += b->t[i].kind != T_PARTICLE && b->t[i].kind != T_SUFFIX;
    if (la <= 1 || lb <= 1) {
        family_alone(m, la <= lb ? a : b, la <= lb ? b : a);
        return;
    }
    struct assignment s;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) s.sim[i][j] = ro_tokens_meet(&a->t[i], &b->t[j]);
    assign(&s, a, b, a->arabic || b->arabic);
    struct tally y = tally(a, b, &s);
    if (parted(m, a, b, &y)) return;
    agreed(m, &y);
    tell(m, a, b, &s);
}
