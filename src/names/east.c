/* Names of East Asia: family name first, one or two given syllables, four scripts.
 *
 * Korean names are compared by the syllable grammar of korean.c, Chinese ones across scripts by their reading, Han characters by
 * data/common/han.tsv. Gives up on Han spellings of foreign names and on Japanese readings. */
#include "names/parts.h"

enum { MAX_HAN = 6, MAX_READINGS = 4 };

/* A name in Han characters: what the table says of each. */
struct han {
    ro_str mandarin[MAX_HAN], korean[MAX_HAN]; /* readings, parted by blanks */
    size_t n;
};

static bool read_han(struct matcher *m, ro_str name, struct han *h) {
    h->n = 0;
    for (size_t i = 0; i < name.n;) {
        size_t at = i;
        ro_entry e;
        uint32_t c = ro_utf8_next(name, &i);
        if (!ro_cp_cjk(c)) continue;
        if (h->n == MAX_HAN || !ro_lexicon_find(m->han, (ro_str){name.p + at, i - at}, &e)) return false;
        h->mandarin[h->n] = e.value[0];
        h->korean[h->n++] = e.value[1];
    }
    return h->n >= 2;
}

static ro_str reading(ro_str all, size_t k) { /* the k-th, else the last */
    for (;; k--) {
        const char *blank = all.n ? memchr(all.p, ' ', all.n) : NULL;
        if (!blank) return all;
        if (!k) return (ro_str){all.p, (size_t)(blank - all.p)};
        all = ro_str_trim((ro_str){blank, (size_t)(all.p + all.n - blank)});
    }
}

/* The Chinese name of it, family name and given name; the k-th way to read each character. */
static void in_pinyin(struct matcher *m, const struct han *h, size_t k, struct parsed *out) {
    ro_buf given = {.arena = m->arena};
    for (size_t i = 1; i < h->n; i++) ro_buf_add(&given, reading(h->mandarin[i], k));
    *out = (struct parsed){.n = 2, .words = 2, .script = SPELL_LATIN, .eastern = true};
    out->t[0].text = reading(h->mandarin[0], k);
    out->t[1].text = ro_buf_str(&given);
    for (size_t i = 0; i < 2; i++) {
        ro_token_read(m, &out->t[i], i == 0);
        out->t[i].kind = T_WORD;
    }
}

static int korean_words(struct matcher *m, const spell_korean *a, const spell_korean *b) {
    int r = ro_names_korean(m, a, b);
    if (r == 1 || a->script != SPELL_LATIN || a->n < 2 || !ro_lexicon_find(m->surnames, a->token[a->n - 1], NULL)) return r;
    ro_str turned[3] = {a->token[a->n - 1], a->token[0], a->token[1]}; /* the family name printed last ("Jae-in Moon") */
    spell_korean o = {turned, a->n, a->script};
    return ro_names_korean(m, &o, b) == 1 ? 1 : r;
}

static spell_korean spelled(const struct parsed *p, ro_str *room) {
    bool hangul = p->script == SPELL_HANGUL;
    for (size_t i = 0; i < p->n; i++) room[i] = hangul ? p->t[i].text : p->t[i].latin;
    return (spell_korean){room, p->n, p->script};
}

static int korean(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_str x[MAX_TOKENS], y[MAX_TOKENS];
    spell_korean p = spelled(a, x), q = spelled(b, y);
    int r = p.n > 3 && p.script == SPELL_LATIN ? -1 : korean_words(m, &p, &q);
    if (r == 1 || (q.n > 3 && q.script == SPELL_LATIN)) return r;
    int turned = korean_words(m, &q, &p);
    return turned == 1 ? 1 : r;
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

/* A name in Han characters against one in another script. */
static void han_and_other(struct matcher *m, ro_str name, const struct parsed *other) {
    struct han h;
    struct parsed py;
    if (!read_han(m, name, &h)) {
        ro_matcher_say(m, 0.2, "the reading of these characters is not known");
        return;
    }
    ro_str room[MAX_TOKENS];
    spell_korean ko = {h.korean, h.n, SPELL_HAN}, o = spelled(other, room);
    if (o.n <= 3 && korean_words(m, &o, &ko) == 1) {
        ro_matcher_say(m, 0.93, "the Korean reading of the characters agrees");
        return;
    }
    for (size_t k = 0; k < MAX_READINGS && (k == 0 || m->same < 0.5); k++) {
        in_pinyin(m, &h, k, &py);
        if (other->script != SPELL_CYRILLIC)
            eastern_words(m, &py, other);
        else if (chinese(m, &py, other))
            ro_matcher_say(m, 0.9, "the Chinese reading agrees");
        else
            ro_matcher_say(m, 0.05, "no reading of the characters agrees");
    }
}

/* Returns true when it has decided. */
bool ro_names_east(struct matcher *m, const ro_name *na, const ro_name *nb, struct parsed *a, struct parsed *b) {
    if (a->script == SPELL_HAN && b->script == SPELL_HAN) {
        bool same = ro_str_eq(ro_str_blanks(m->arena, na->name), ro_str_blanks(m->arena, nb->name));
        ro_matcher_say(m, same ? 0.98 : 0.05, same ? "the same characters" : "other characters");
        return true;
    }
    if (a->script == SPELL_HAN || b->script == SPELL_HAN) {
        bool first = a->script == SPELL_HAN;
        han_and_other(m, first ? na->name : nb->name, first ? b : a);
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
