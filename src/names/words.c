/* Two names of several words, in any order of the words.
 *
 * Tokens are compared as skeletons (spell.c): alike are those a fraction of a letter apart, known forms of one given name, and an
 * initial with what it may stand for. Tokens are assigned to one another for the best sum; a word left over on both sides means
 * two people, a word left over on one side (a middle name, a patronymic) is borne. */
#include "names/parts.h"

#include <math.h>

/* 1 the same … 0 nothing in common; family names and given names have other bounds, so the caller judges. */
static double alike(const struct token *a, const struct token *b, bool pinyin) {
    if (ro_str_eq(a->text, b->text)) return 1;
    if (a->group.n && ro_str_eq(a->group, b->group)) return 0.95;
    ro_str x = a->skeleton, y = b->skeleton;
    if (!x.n || !y.n) return 0;
    double d = ro_spell_distance(x, y);
    size_t n = x.n > y.n ? x.n : y.n, least = x.n < y.n ? x.n : y.n;
    (void)pinyin;
    /* a whole foreign letter in a short word is another word; the odds of two vowels grow with length */
    double bound = least <= 3 ? 0.46 : least <= 5 ? 0.95 : least <= 7 ? 1.2 : 1.9;
    if (d > bound) {
        bool longer = x.n >= 6 && y.n >= 6 && (memcmp(x.p, y.p, 6) == 0); /* Ukhnaa, Ukhnaagiin */
        return longer && fabs((double)x.n - (double)y.n) <= 4 ? 0.7 : 0;
    }
    return 1 - d / (double)n;
}

static bool initial_fits(const struct token *i, const struct token *w) {
    if (!i->skeleton.n || !w->skeleton.n) return false;
    char x = i->latin.n ? i->latin.p[0] : 0, y = w->latin.n ? w->latin.p[0] : 0;
    if (x == y) return true;
    char s = w->skeleton.p[0], t = i->skeleton.p[0];
    if (s == t) return true;
    return (x == 'e' && y == 'y') || (x == 'y' && (y == 'e' || y == 'i')) || (x == 'i' && y == 'y');
}

/* ---- two names of several words ------------------------------------------------------------------------------------- */

struct assignment {
    double sim[MAX_TOKENS][MAX_TOKENS];
    int best[MAX_TOKENS], now[MAX_TOKENS];
    double value;
    size_t na, nb, steps;
    bool ordered;
};

static void assign(struct assignment *s, size_t i, unsigned used, double value, int last) {
    if (++s->steps > 20000) return;
    if (i == s->na) {
        if (value > s->value) {
            s->value = value;
            memcpy(s->best, s->now, sizeof s->best);
        }
        return;
    }
    for (size_t j = 0; j < s->nb; j++) {
        if (used & 1u << j || s->sim[i][j] <= 0 || (s->ordered && (int)j < last)) continue;
        s->now[i] = (int)j;
        assign(s, i + 1, used | 1u << j, value + s->sim[i][j], (int)j);
    }
    s->now[i] = -1;
    assign(s, i + 1, used, value, last);
}

static double pair_value(const struct token *a, const struct token *b) {
    bool ia = a->kind == T_INITIAL, ib = b->kind == T_INITIAL;
    if ((a->kind == T_SUFFIX) != (b->kind == T_SUFFIX)) return 0;
    if (a->kind == T_SUFFIX) return ro_str_eq(a->latin, b->latin) ? 0.1 : 0;
    if (ia && ib) return ro_str_eq(a->latin, b->latin) || initial_fits(a, b) ? 0.5 : 0;
    if (ia || ib) return initial_fits(ia ? a : b, ia ? b : a) && (ia ? b : a)->kind != T_PARTICLE ? 0.4 : 0;
    if ((a->kind == T_PARTICLE) != (b->kind == T_PARTICLE)) return 0;
    if (a->kind == T_PARTICLE) return alike(a, b, false) > 0 ? 0.05 : 0;
    if ((a->kind == T_PATRONYMIC) != (b->kind == T_PATRONYMIC)) return alike(a, b, false) * 0.5;
    return alike(a, b, false);
}

struct tally {
    size_t words, initials, left_a, left_b, patr_a, patr_b, init_a, init_b;
    double worst, product;
    const struct token *odd_a, *odd_b; /* a word that found no counterpart */
    bool suffix_differs, patronymic_differs;
};

static void count_left(const struct token *t, size_t *words, size_t *initials, size_t *patr, const struct token **odd) {
    if (t->kind == T_WORD) ++*words, *odd = t;
    if (t->kind == T_INITIAL) ++*initials, *odd = *odd ? *odd : t;
    if (t->kind == T_PATRONYMIC) ++*patr;
}

static struct tally tally(const struct parsed *a, const struct parsed *b, const struct assignment *s) {
    struct tally y = {.worst = 1, .product = 1};
    unsigned used = 0;
    const struct token *suffix[2] = {NULL, NULL};
    for (size_t i = 0; i < a->n; i++) {
        if (a->t[i].kind == T_SUFFIX) suffix[0] = &a->t[i];
        if (s->best[i] < 0) {
            count_left(&a->t[i], &y.left_a, &y.init_a, &y.patr_a, &y.odd_a);
            continue;
        }
        const struct token *x = &a->t[i], *z = &b->t[s->best[i]];
        used |= 1u << s->best[i];
        if (x->kind == T_INITIAL || z->kind == T_INITIAL)
            y.initials++;
        else if (x->kind == T_WORD && z->kind == T_WORD) {
            y.words++;
            double v = s->sim[i][s->best[i]];
            y.product *= v;
            if (v < y.worst) y.worst = v;
        }
    }
    for (size_t j = 0; j < b->n; j++) {
        if (b->t[j].kind == T_SUFFIX) suffix[1] = &b->t[j];
        if (!(used & 1u << j)) count_left(&b->t[j], &y.left_b, &y.init_b, &y.patr_b, &y.odd_b);
    }
    y.suffix_differs = suffix[0] && suffix[1] && !ro_str_eq(suffix[0]->latin, suffix[1]->latin);
    y.patronymic_differs = y.patr_a && y.patr_b;
    return y;
}

static const struct token *sole_word(const struct parsed *p) {
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].kind == T_WORD) return &p->t[i];
    return p->n ? &p->t[0] : NULL;
}

#define T(tok) (int)(tok)->text.n, (tok)->text.p

/* One word against a whole name: it must be the family name. */
static void family_alone(struct matcher *m, const struct parsed *one, const struct parsed *full) {
    const struct token *w = sole_word(one);
    const struct token *last = NULL, *first = NULL;
    for (size_t i = 0; i < full->n; i++)
        if (full->t[i].kind == T_WORD) {
            if (!first) first = &full->t[i];
            last = &full->t[i];
        }
    if (!w || !last) {
        ro_matcher_say(m, 0, "nothing to compare");
        return;
    }
    double as_last = alike(w, last, false), as_first = alike(w, first, false);
    if (full->words == 1)
        ro_matcher_say(m, as_last > 0.84 ? 0.6 + 0.35 * as_last : 0.4 * as_last, "one word each, %.0f %% alike", 100 * as_last);
    else if (as_last > 0.8)
        ro_matcher_say(m, 0.72, "%.*s is the family name of the other", T(w));
    else if (as_first > 0.9 && !first->given)
        ro_matcher_say(m, 0.66, "%.*s may be the family name of the other, printed first", T(w));
    else
        ro_matcher_say(m, 0.08, "%.*s is not the family name of the other", T(w));
}

static bool concatenated(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_buf x = {.arena = m->arena}, y = {.arena = m->arena};
    for (size_t i = 0; i < a->n; i++) ro_buf_add(&x, a->t[i].latin);
    for (size_t i = 0; i < b->n; i++) ro_buf_add(&y, b->t[i].latin);
    ro_str s = ro_spell_skeleton(m->arena, ro_buf_str(&x)), t = ro_spell_skeleton(m->arena, ro_buf_str(&y));
    return s.n >= 6 && t.n >= 6 && a->n != b->n && ro_spell_distance(s, t) <= 0.46;
}

void ro_names_words(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    if (!a->n || !b->n) {
        ro_matcher_say(m, 0, "nothing to compare");
        return;
    }
    size_t la = 0, lb = 0;
    for (size_t i = 0; i < a->n; i++) la += a->t[i].kind != T_PARTICLE && a->t[i].kind != T_SUFFIX;
    for (size_t i = 0; i < b->n; i++) lb += b->t[i].kind != T_PARTICLE && b->t[i].kind != T_SUFFIX;
    if (la <= 1 || lb <= 1) {
        family_alone(m, la <= lb ? a : b, la <= lb ? b : a);
        return;
    }
    struct assignment s = {.na = a->n, .nb = b->n, .ordered = a->arabic || b->arabic};
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) s.sim[i][j] = pair_value(&a->t[i], &b->t[j]);
    for (size_t i = 0; i < MAX_TOKENS; i++) s.best[i] = -1;
    assign(&s, 0, 0, 0, -1);
    struct tally y = tally(a, b, &s);
    if (concatenated(m, a, b))
        ro_matcher_say(m, 0.9, "the same letters, cut otherwise");
    else if (y.suffix_differs)
        ro_matcher_say(m, 0.1, "another generation by the suffix");
    else if (y.patronymic_differs)
        ro_matcher_say(m, 0.06, "two patronymics");
    else if ((y.left_a && y.left_b) || (y.left_a && y.init_b) || (y.left_b && y.init_a) || (y.init_a && y.init_b))
        ro_matcher_say(m, 0.04 + 0.1 * (double)(y.words > 1), "%.*s and %.*s are two names", T(y.odd_a), T(y.odd_b));
    else if (y.patr_a + y.init_a && y.patr_b + y.init_b)
        ro_matcher_say(m, 0.08, "the second names differ");
    else if (y.words >= 2)
        ro_matcher_say(m, y.product * y.product * pow(0.94, (double)(y.left_a + y.left_b)) * 0.99, "%zu words agree%s%s", y.words,
                       y.worst < 1 ? " but for spelling" : "", y.left_a + y.left_b ? ", one has a further name" : "");
    else if (y.words == 1 && y.initials)
        ro_matcher_say(m, 0.85 * y.product, "family name and initials agree");
    else if (y.words == 1 && (y.left_a == 0 || y.left_b == 0))
        ro_matcher_say(m, 0.3, "one word agrees, the rest of the other has no counterpart");
    else
        ro_matcher_say(m, 0.03, "no word agrees");
    if (m->same > 0 && m->same < 0.5 && y.words >= 2 && y.left_a + y.left_b < 2 && !y.left_a != !y.left_b && !y.suffix_differs &&
        !y.patronymic_differs && y.worst > 0.75 && !(y.patr_a && y.patr_b))
        m->same = 0.55;
}
