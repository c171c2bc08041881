/* Names of East Asia: family name first, one or two given syllables, four scripts.
 *
 * Korean names are compared by the syllable grammar of korean.c, Chinese ones across scripts by their reading, Han characters by
 * data/common/han.tsv. Gives up on Han spellings of foreign names and on Japanese readings. */
#include "names/parts.h"

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
        ro_token_read(m, &pinyin->t[k], false, k == 0);
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
    ro_matcher_say(m, same ? 0.93 - 0.3 * (f + d) : 0.05,
                   same ? "family name and given name agree" : "family name or given name differs");
}

/* Returns true when it has decided. */
bool ro_names_east(struct matcher *m, const ro_name *na, const ro_name *nb, struct parsed *a, struct parsed *b) {
    struct parsed pa, pb, ka, kb;
    if (a->script == SPELL_HAN && b->script == SPELL_HAN) {
        bool same = ro_str_eq(ro_str_blanks(m->arena, na->name), ro_str_blanks(m->arena, nb->name));
        ro_matcher_say(m, same ? 0.98 : 0.05, same ? "the same characters" : "other characters");
        return true;
    }
    if (a->script == SPELL_HAN || b->script == SPELL_HAN) {
        bool first = a->script == SPELL_HAN;
        if (!from_han(m, first ? na->name : nb->name, first ? &pa : &pb, first ? &ka : &kb)) {
            ro_matcher_say(m, 0.2, "the reading of these characters is not known");
            return true;
        }
        struct parsed *other = first ? b : a, *py = first ? &pa : &pb, *ko = first ? &ka : &kb;
        if (korean(m, ko, other) == 1) {
            ro_matcher_say(m, 0.93, "the Korean reading of the characters agrees");
            return true;
        }
        if (other->script == SPELL_CYRILLIC) {
            bool same = chinese(m, py, other);
            ro_matcher_say(m, same ? 0.9 : 0.05, same ? "the Chinese reading agrees" : "no reading of the characters agrees");
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
        ro_matcher_say(m, 0.95, "the syllables agree, family name first");
        return true;
    }
    if (hangul) {
        ro_matcher_say(m, 0.04, k == 0 ? "the syllables differ" : "this is not a Korean name");
        return true;
    }
    if (a->script != b->script) {
        const struct parsed *l = a->script == SPELL_LATIN ? a : b, *c = l == a ? b : a;
        if (chinese(m, l, c)) {
            ro_matcher_say(m, 0.9, "the Chinese reading agrees");
            return true;
        }
        return k == 0 ? (ro_matcher_say(m, 0.05, "the syllables differ"), true) : false;
    }
    if (k == 0) {
        ro_matcher_say(m, 0.05, "the syllables differ");
        return true;
    }
    eastern_words(m, a, b);
    if (m->same < 0.5 && a->script == SPELL_LATIN) return false; /* "Shinzo Abe", "Abe Shinzo" */
    return true;
}
