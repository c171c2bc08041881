/* Is this printed name that printed name? One number and the reason in words.
 *
 * A name is cut into tokens; forms of address and offices in front are set aside, initials, patronymics, particles ("bin",
 * "van") and suffixes ("Jr.") are told apart. Tokens are compared as skeletons (spell.c): alike are those a fraction of a letter
 * apart, known forms of one given name (data/common/nicknames.tsv), and an initial with what it may stand for. Tokens are
 * assigned to one another for the best sum; a word left over on both sides means two people, a word left over on one side
 * (a middle name, a patronymic) is borne. Korean names are compared by the syllable grammar of korean.c, Chinese ones across
 * scripts by their reading, Han characters by data/common/han.tsv. Side, office and day then speak for or against: two
 * offices on one day, one office a generation apart, two sides.
 * Gives up on Han spellings of foreign names and on Japanese readings. */
#include "names/names.h"
#include "names/spell.h"

#include <math.h>
#include <stdio.h>

enum token_kind { T_WORD, T_INITIAL, T_PATRONYMIC, T_PARTICLE, T_SUFFIX };

struct token {
    ro_str text, latin, skeleton, pinyin;
    enum token_kind kind;
    ro_str group; /* of given names that stand for one another */
    bool given;
};

enum { MAX_TOKENS = 8 };

struct parsed {
    struct token t[MAX_TOKENS];
    size_t n, words;
    enum spell_script script;
    ro_str office; /* words set aside in front */
    bool eastern;  /* opens with a Korean or Chinese family name, or is in their script */
    bool arabic;   /* "bin": the order of the words tells father from son */
};

struct matcher {
    ro_arena *arena;
    const ro_lexicon *offices, *honours, *particles, *nicknames, *surnames, *han, *given;
    double same;
    char *why;
    size_t whyn;
};

/* ---- reading a name ------------------------------------------------------------------------------------------------ */

static bool patronymic(ro_str s) {
    static const char *const tail[] = {"ovich", "evich", "ovna", "evna", "ichna", "ovych",
                                       "evych", "ivna",  "ogly", "kyzy", "uly",   "uulu"};
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        if (s.n > strlen(tail[i]) + 2 && ro_str_ends(s, tail[i])) return true;
    return false;
}

/* Words of the name: cut at blanks and hyphens, marks dropped. */
static size_t words_of(struct matcher *m, ro_str name, struct token *out, size_t cap, bool dotted[]) {
    size_t n = 0;
    for (size_t i = 0; i < name.n;) {
        size_t at = i, end = i;
        uint32_t c = 0;
        bool word = false;
        while (i < name.n) {
            at = word ? at : i;
            size_t j = i;
            c = ro_utf8_next(name, &j);
            bool part = ro_cp_word(c) || c == '\'' || c == 0x2019 || c == 0x2BC || ro_cp_zero(c);
            if (!part && word) break;
            word = word || part;
            i = j;
            if (part) end = j;
        }
        if (!word) break;
        if (n == cap) return n;
        out[n] = (struct token){.text = ro_fold(m->arena, (ro_str){name.p + at, end - at})};
        dotted[n++] = c == '.';
    }
    return n;
}

static bool set_aside(struct matcher *m, const struct token *t, size_t n, size_t *len) {
    char key[200];
    size_t k = 0;
    *len = 0;
    for (size_t i = 0; i < n && i < 4; i++) {
        if (k + t[i].text.n + 2 > sizeof key) break;
        if (k) key[k++] = ' ';
        memcpy(key + k, t[i].text.p, t[i].text.n);
        k += t[i].text.n;
        if (ro_lexicon_find(m->offices, (ro_str){key, k}, NULL) || ro_lexicon_find(m->honours, (ro_str){key, k}, NULL))
            *len = i + 1;
    }
    return *len > 0 && *len < n;
}

static void read_token(struct matcher *m, struct token *t, bool dot, bool first) {
    ro_entry e;
    t->latin = ro_spell_latin(m->arena, t->text, false);
    t->skeleton = ro_spell_skeleton(m->arena, t->latin);
    if (ro_spell_script(t->text) == SPELL_CYRILLIC) t->pinyin = ro_spell_latin(m->arena, t->text, true);
    if (ro_lexicon_find(m->nicknames, t->latin, &e)) t->group = e.value[0];
    t->given = t->group.n || ro_lexicon_find(m->given, t->latin, NULL);
    size_t letters = 0;
    for (size_t i = 0; i < t->text.n; i++) letters += ((unsigned char)t->text.p[i] & 0xC0) != 0x80;
    bool cjk = ro_spell_script(t->text) == SPELL_HAN || ro_spell_script(t->text) == SPELL_HANGUL;
    if (letters == 1 && !cjk && (dot || !first || t->latin.n == 1))
        t->kind = T_INITIAL;
    else if (ro_lexicon_find(m->particles, t->latin, &e))
        t->kind = e.value[0].p[0] == 's' ? T_SUFFIX : first && t->latin.n > 2 ? T_WORD : T_PARTICLE;
    else if (!first && patronymic(t->latin))
        t->kind = T_PATRONYMIC;
}

static void read_name(struct matcher *m, ro_str name, struct parsed *p) {
    *p = (struct parsed){.script = ro_spell_script(name)};
    struct token t[24];
    bool dot[24];
    size_t n = words_of(m, name, t, 24, dot), at = 0, len;
    if (p->script == SPELL_LATIN)
        while (n - at > 1 && set_aside(m, t + at, n - at, &len)) {
            for (size_t i = at; i < at + len; i++)
                if (ro_lexicon_find(m->offices, t[i].text, NULL)) p->office = t[i].text;
            at += len;
        }
    bool comma = ro_str_find(name, RO_S(",")) >= 0;
    for (size_t i = at; i < n && p->n < MAX_TOKENS; i++) {
        struct token *x = &p->t[p->n++];
        *x = t[i];
        read_token(m, x, dot[i], i == at);
        if (x->kind == T_WORD) p->words++;
        if (ro_str_is(x->latin, "bin") || ro_str_is(x->latin, "ibn") || ro_str_is(x->latin, "ben") || ro_str_is(x->latin, "bint"))
            p->arabic = true;
    }
    (void)comma;
    if (p->script == SPELL_HANGUL || p->script == SPELL_HAN) p->eastern = true;
    if (p->script == SPELL_LATIN && p->n >= 2 && p->n <= 3) {
        p->eastern = true;
        for (size_t i = 0; i < p->n; i++) p->eastern = p->eastern && p->t[i].latin.n <= 8 && p->t[i].kind != T_INITIAL;
        p->eastern = p->eastern && (ro_lexicon_find(m->surnames, p->t[0].latin, NULL) ||
                                    ro_lexicon_find(m->surnames, p->t[p->n - 1].latin, NULL));
    }
}

/* ---- reasons ------------------------------------------------------------------------------------------------------- */

static __attribute__((format(printf, 3, 4))) void say(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(m->why, m->whyn, fmt, ap);
    va_end(ap);
}

static __attribute__((format(printf, 3, 4))) void also(struct matcher *m, double same, const char *fmt, ...) {
    m->same = same;
    size_t n = strlen(m->why);
    va_list ap;
    va_start(ap, fmt);
    if (n + 2 < m->whyn) {
        memcpy(m->why + n, "; ", 3);
        vsnprintf(m->why + n + 2, m->whyn - n - 2, fmt, ap);
    }
    va_end(ap);
}

/* ---- two tokens ---------------------------------------------------------------------------------------------------- */

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
        say(m, 0, "nothing to compare");
        return;
    }
    double as_last = alike(w, last, false), as_first = alike(w, first, false);
    if (full->words == 1)
        say(m, as_last > 0.84 ? 0.6 + 0.35 * as_last : 0.4 * as_last, "one word each, %.0f %% alike", 100 * as_last);
    else if (as_last > 0.8)
        say(m, 0.72, "%.*s is the family name of the other", T(w));
    else if (as_first > 0.9 && !first->given)
        say(m, 0.66, "%.*s may be the family name of the other, printed first", T(w));
    else
        say(m, 0.08, "%.*s is not the family name of the other", T(w));
}

static bool concatenated(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_buf x = {.arena = m->arena}, y = {.arena = m->arena};
    for (size_t i = 0; i < a->n; i++) ro_buf_add(&x, a->t[i].latin);
    for (size_t i = 0; i < b->n; i++) ro_buf_add(&y, b->t[i].latin);
    ro_str s = ro_spell_skeleton(m->arena, ro_buf_str(&x)), t = ro_spell_skeleton(m->arena, ro_buf_str(&y));
    return s.n >= 6 && t.n >= 6 && a->n != b->n && ro_spell_distance(s, t) <= 0.46;
}

static void general(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    if (!a->n || !b->n) {
        say(m, 0, "nothing to compare");
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
        say(m, 0.9, "the same letters, cut otherwise");
    else if (y.suffix_differs)
        say(m, 0.1, "another generation by the suffix");
    else if (y.patronymic_differs)
        say(m, 0.06, "two patronymics");
    else if ((y.left_a && y.left_b) || (y.left_a && y.init_b) || (y.left_b && y.init_a) || (y.init_a && y.init_b))
        say(m, 0.04 + 0.1 * (double)(y.words > 1), "%.*s and %.*s are two names", T(y.odd_a), T(y.odd_b));
    else if (y.patr_a + y.init_a && y.patr_b + y.init_b)
        say(m, 0.08, "the second names differ");
    else if (y.words >= 2)
        say(m, y.product * y.product * pow(0.94, (double)(y.left_a + y.left_b)) * 0.99, "%zu words agree%s%s", y.words,
            y.worst < 1 ? " but for spelling" : "", y.left_a + y.left_b ? ", one has a further name" : "");
    else if (y.words == 1 && y.initials)
        say(m, 0.85 * y.product, "family name and initials agree");
    else if (y.words == 1 && (y.left_a == 0 || y.left_b == 0))
        say(m, 0.3, "one word agrees, the rest of the other has no counterpart");
    else
        say(m, 0.03, "no word agrees");
    if (m->same > 0 && m->same < 0.5 && y.words >= 2 && y.left_a + y.left_b < 2 && !y.left_a != !y.left_b && !y.suffix_differs &&
        !y.patronymic_differs && y.worst > 0.75 && !(y.patr_a && y.patr_b))
        m->same = 0.55;
}

/* ---- names of East Asia ---------------------------------------------------------------------------------------------- */

/* Han characters to pinyin (family name, given name) and to Hangul. False where one is not in the table. */
static bool from_han(struct matcher *m, ro_str name, struct parsed *pinyin, struct parsed *hangul) {
    ro_buf py[2] = {{.arena = m->arena}, {.arena = m->arena}}, ko = {.arena = m->arena};
    size_t n = 0;
    for (size_t i = 0; i < name.n;) {
        size_t at = i;
        ro_entry e;
        uint32_t c = ro_utf8_next(name, &i);
        if (!ro_cp_cjk(c)) continue;
        if (!ro_lexicon_find(m->han, (ro_str){name.p + at, i - at}, &e)) return false;
        ro_buf_add(&py[n > 0], e.value[0]);
        ro_buf_add(&ko, e.value[1]);
        n++;
    }
    if (n < 2) return false;
    *pinyin = (struct parsed){.n = 2, .words = 2, .script = SPELL_LATIN, .eastern = true};
    for (size_t k = 0; k < 2; k++) {
        pinyin->t[k].text = ro_buf_str(&py[k]);
        read_token(m, &pinyin->t[k], false, k == 0);
        pinyin->t[k].kind = T_WORD;
    }
    *hangul = (struct parsed){.n = 1, .words = 1, .script = SPELL_HANGUL, .eastern = true};
    hangul->t[0] = (struct token){.text = ro_buf_str(&ko)};
    return true;
}

static int korean(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_str x[MAX_TOKENS], y[MAX_TOKENS];
    for (size_t i = 0; i < a->n; i++) x[i] = a->script == SPELL_HANGUL ? a->t[i].text : a->t[i].latin;
    for (size_t i = 0; i < b->n; i++) y[i] = b->script == SPELL_HANGUL ? b->t[i].text : b->t[i].latin;
    spell_korean p = {x, a->n, a->script}, q = {y, b->n, b->script};
    int r = ro_spell_korean(m->arena, &p, &q);
    if (r == 1) return 1;
    /* the family name printed last ("Jae-in Moon") */
    if (a->script == SPELL_LATIN && a->n == 3) {
        ro_str z[3] = {x[2], x[0], x[1]};
        spell_korean o = {z, 3, a->script};
        if (ro_spell_korean(m->arena, &o, &q) == 1 && ro_lexicon_find(m->surnames, x[2], NULL)) return 1;
    }
    if (b->script == SPELL_LATIN && b->n == 3) {
        ro_str z[3] = {y[2], y[0], y[1]};
        spell_korean o = {z, 3, b->script};
        if (ro_spell_korean(m->arena, &p, &o) == 1 && ro_lexicon_find(m->surnames, y[2], NULL)) return 1;
    }
    return r;
}

/* A Chinese name in pinyin against one in Cyrillic: letters by the rules of Cyrillic for Chinese, given syllables joined. */
static bool chinese(struct matcher *m, const struct parsed *latin, const struct parsed *cyr) {
    if (latin->n < 2 || cyr->n < 2) return false;
    ro_buf given[2] = {{.arena = m->arena}, {.arena = m->arena}};
    for (size_t i = 1; i < latin->n; i++) ro_buf_add(&given[0], latin->t[i].latin);
    for (size_t i = 1; i < cyr->n; i++) ro_buf_add(&given[1], cyr->t[i].pinyin);
    ro_str f = ro_spell_skeleton(m->arena, latin->t[0].latin), g = ro_spell_skeleton(m->arena, cyr->t[0].pinyin);
    ro_str x = ro_spell_skeleton(m->arena, ro_buf_str(&given[0])), y = ro_spell_skeleton(m->arena, ro_buf_str(&given[1]));
    return ro_spell_distance(f, g) <= 0.46 && ro_spell_distance(x, y) <= 0.76;
}

/* Two short names in a fixed order: every word must agree by itself, joined given names too. */
static void eastern_words(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_buf x = {.arena = m->arena}, y = {.arena = m->arena};
    for (size_t i = 1; i < a->n; i++) ro_buf_add(&x, a->t[i].latin);
    for (size_t i = 1; i < b->n; i++) ro_buf_add(&y, b->t[i].latin);
    ro_str g = ro_spell_skeleton(m->arena, ro_buf_str(&x)), h = ro_spell_skeleton(m->arena, ro_buf_str(&y));
    double f = ro_spell_distance(a->t[0].skeleton, b->t[0].skeleton), d = ro_spell_distance(g, h);
    bool same = f <= 0.46 && d <= (g.n + h.n > 10 ? 0.76 : 0.46);
    say(m, same ? 0.93 - 0.3 * (f + d) : 0.05, same ? "family name and given name agree" : "family name or given name differs");
}

/* Returns true when it has decided. */
static bool east(struct matcher *m, const ro_name *na, const ro_name *nb, struct parsed *a, struct parsed *b) {
    struct parsed pa, pb, ka, kb;
    if (a->script == SPELL_HAN && b->script == SPELL_HAN) {
        bool same = ro_str_eq(ro_str_blanks(m->arena, na->name), ro_str_blanks(m->arena, nb->name));
        say(m, same ? 0.98 : 0.05, same ? "the same characters" : "other characters");
        return true;
    }
    if (a->script == SPELL_HAN || b->script == SPELL_HAN) {
        bool first = a->script == SPELL_HAN;
        if (!from_han(m, first ? na->name : nb->name, first ? &pa : &pb, first ? &ka : &kb)) {
            say(m, 0.2, "the reading of these characters is not known");
            return true;
        }
        struct parsed *other = first ? b : a, *py = first ? &pa : &pb, *ko = first ? &ka : &kb;
        if (korean(m, ko, other) == 1) {
            say(m, 0.93, "the Korean reading of the characters agrees");
            return true;
        }
        if (other->script == SPELL_CYRILLIC) {
            bool same = chinese(m, py, other);
            say(m, same ? 0.9 : 0.05, same ? "the Chinese reading agrees" : "no reading of the characters agrees");
        } else
            eastern_words(m, py, other);
        return true;
    }
    bool hangul = a->script == SPELL_HANGUL || b->script == SPELL_HANGUL;
    if (!hangul && !a->eastern && !b->eastern) {
        if (a->script != SPELL_CYRILLIC || b->script != SPELL_CYRILLIC || a->n != 3 || b->n != 3) return false;
        bool brief = true; /* "Ким Чен Ир": short words in a fixed order */
        for (size_t i = 0; i < 3; i++) brief = brief && a->t[i].text.n <= 10 && b->t[i].text.n <= 10;
        if (!brief) return false;
    }
    if (!hangul && a->script == SPELL_LATIN && b->script == SPELL_LATIN && !(a->eastern && b->eastern)) return false;
    int k = korean(m, a, b);
    if (k == 1) {
        say(m, 0.95, "the syllables agree, family name first");
        return true;
    }
    if (hangul) {
        say(m, 0.04, k == 0 ? "the syllables differ" : "this is not a Korean name");
        return true;
    }
    if (a->script != b->script) {
        const struct parsed *l = a->script == SPELL_LATIN ? a : b, *c = l == a ? b : a;
        if (chinese(m, l, c)) {
            say(m, 0.9, "the Chinese reading agrees");
            return true;
        }
        return k == 0 ? (say(m, 0.05, "the syllables differ"), true) : false;
    }
    if (k == 0) {
        say(m, 0.05, "the syllables differ");
        return true;
    }
    eastern_words(m, a, b);
    if (m->same < 0.5 && a->script == SPELL_LATIN) return false; /* "Shinzo Abe", "Abe Shinzo" */
    return true;
}

/* ---- context ----------------------------------------------------------------------------------------------------------- */

static long day(ro_str s) {
    int y = 0, mo = 1, d = 1;
    char t[16] = "";
    if (!s.n || s.n > 15) return -1;
    memcpy(t, s.p, s.n);
    if (sscanf(t, "%d-%d-%d", &y, &mo, &d) < 1 || y < 1800) return -1;
    return ro_day_number(y, mo < 1 ? 1 : mo, d < 1 ? 1 : d);
}

/* What an office is, in few words: its nouns as bits of a small set, and its field. */
struct office {
    ro_str word[32];
    bool head[32];
    size_t n;
    bool top; /* head of a state or a ruling party: such offices are held together */
};

static void read_office(struct matcher *m, ro_str title, struct office *o) {
    static const char *const stop[] = {
        "of",         "the",    "for",   "to",   "and",    "in",       "on",      "s",         "republic",   "state",
        "federation", "deputy", "first", "vice", "acting", "minister", "affairs", "committee", "department", "administration"};
    *o = (struct office){0};
    bool under = false;
    ro_str f = ro_fold(m->arena, title);
    for (size_t i = 0; i < f.n && o->n < 32;) {
        while (i < f.n && !ro_cp_word((unsigned char)f.p[i]) && (unsigned char)f.p[i] < 0x80) i++;
        size_t at = i;
        while (i < f.n && (ro_cp_word((unsigned char)f.p[i]) || (unsigned char)f.p[i] >= 0x80)) i++;
        ro_str w = {f.p + at, i - at};
        if (!w.n) break;
        bool skip = false;
        for (size_t k = 0; k < sizeof stop / sizeof *stop; k++) skip = skip || ro_str_is(w, stop[k]);
        if (ro_str_is(w, "defense")) w = RO_S("defence");
        ro_entry e;
        bool head = ro_lexicon_find(m->offices, w, &e) && (ro_str_is(e.value[0], "head") || ro_str_is(e.value[0], "member"));
        if (skip && !head) {
            under = ro_str_is(w, "of") || ro_str_is(w, "to") || (under && ro_str_is(w, "the"));
            continue;
        }
        head = head && !under; /* "press secretary of the president" is no president */
        under = false;
        o->head[o->n] = head;
        o->word[o->n++] = w;
    }
    ro_str t = f;
    o->top = ro_str_starts(t, "president of") || ro_str_starts(t, "us president") || ro_str_starts(t, "general secretary") ||
             ro_str_starts(t, "chairman of the state") || ro_str_starts(t, "chairman of state") || ro_str_starts(t, "king") ||
             ro_str_starts(t, "crown prince") || ro_str_starts(t, "emir") || ro_str_starts(t, "supreme leader");
}

static unsigned shared(const struct office *a, const struct office *b, bool head) {
    unsigned n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) n += a->head[i] == head && b->head[j] == head && ro_str_eq(a->word[i], b->word[j]);
    return n;
}

static void context(struct matcher *m, const ro_name *a, const ro_name *b, const struct parsed *x, const struct parsed *y) {
    if (m->same < 0.4) return;
    bool bare = x->words <= 1 || y->words <= 1; /* a family name alone */
    long da = day(a->date), db = day(b->date), apart = da >= 0 && db >= 0 ? (da > db ? da - db : db - da) : -1;
    if (a->side.n && b->side.n && !ro_str_eq(a->side, b->side)) {
        also(m, m->same * (bare ? 0.3 : 0.6), "other sides");
        if (bare) return;
    }
    if (!a->title.n || !b->title.n) return;
    struct office p, q;
    read_office(m, a->title, &p);
    read_office(m, b->title, &q);
    unsigned heads = shared(&p, &q, true), field = shared(&p, &q, false);
    bool top = p.top && q.top, eastern = x->eastern && y->eastern;
    bool agree = heads || field || top;
    if (bare) {
        /* the office must carry the name: the same post, and not longer apart than posts are held */
        bool post = heads && (field || p.n == heads || q.n == heads || top);
        bool common = x->eastern || y->eastern || ro_lexicon_find(m->surnames, x->t[0].latin, NULL) ||
                      ro_lexicon_find(m->surnames, y->t[0].latin, NULL);
        long limit = common ? 5 * 366 : 10 * 366;
        if (!post)
            also(m, 0.2, "a family name alone, and another office");
        else if (apart > limit)
            also(m, 0.3, "a family name alone, and %ld years apart", apart / 365);
        else
            also(m, 0.85, "the same office");
        return;
    }
    if (apart > 35 * 365) {
        also(m, 0.25, "%ld years apart", apart / 365);
        return;
    }
    if (apart >= 0 && apart <= 31 && !heads && !top) {
        also(m, 0.2, "two offices at one time");
        return;
    }
    if (eastern && !agree) {
        also(m, 0.35, "a common name, and offices that have nothing in common");
        return;
    }
    if (agree) also(m, m->same + (1 - m->same) * 0.3, "offices that agree");
}

/* The names are put in order first, so that the answer is the same both ways round whatever the bytes. */
void ro_names_likeness(ro_arena *arena, const ro_name *a, const ro_name *b, ro_likeness *out) {
    if (ro_str_cmp(a->name, b->name) > 0) {
        const ro_name *swap = a;
        a = b, b = swap;
    }
    struct matcher m = {.arena = arena,
                        .offices = ro_lexicon_get("offices"),
                        .honours = ro_lexicon_get("honorifics"),
                        .particles = ro_lexicon_get("particles"),
                        .nicknames = ro_lexicon_get("nicknames"),
                        .surnames = ro_lexicon_get("surnames"),
                        .han = ro_lexicon_get("han"),
                        .given = ro_lexicon_get("given"),
                        .why = out->why,
                        .whyn = sizeof out->why};
    struct parsed *x = RO_NEW(arena, struct parsed), *y = RO_NEW(arena, struct parsed);
    out->why[0] = 0;
    read_name(&m, a->name, x);
    read_name(&m, b->name, y);
    if (!x->n || !y->n)
        say(&m, 0, "no name given");
    else if (ro_str_eq(ro_fold_bare(arena, ro_str_blanks(arena, a->name)), ro_fold_bare(arena, ro_str_blanks(arena, b->name))))
        say(&m, x->words > 1 || x->script == SPELL_HANGUL ? 0.98 : 0.8, "the same name");
    else if (!east(&m, a, b, x, y))
        general(&m, x, y);
    context(&m, a, b, x, y);
    out->same = m.same < 0 ? 0 : m.same > 1 ? 1 : m.same;
}
