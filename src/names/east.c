/* Names of East Asia: family name first, one or two given syllables, four scripts.
 *
 * Korean names are compared by the syllable grammar of korean.c, Chinese ones across scripts by their reading, Han characters by
 * data/common/han.tsv; what characters stand for by custom (foreign names, Japanese ones) is data/common/hannames.tsv. Gives up
 * on Japanese names that are not listed: their readings do not follow from the characters. */
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

/* The Chinese name of it, family name and given name, in the ways of that number to read the characters of each. */
static void in_pinyin(struct matcher *m, const struct han *h, size_t way, struct parsed *out) {
    size_t k = way % MAX_READINGS;
    ro_buf given = {.arena = m->arena};
    for (size_t i = 1; i < h->n; i++) ro_buf_add(&given, reading(h->mandarin[i], k));
    *out = (struct parsed){.n = 2, .words = 2, .script = SPELL_LATIN, .eastern = true};
    out->t[0].text = reading(h->mandarin[0], way / MAX_READINGS);
    out->t[1].text = ro_buf_str(&given);
    for (size_t i = 0; i < 2; i++) {
        ro_token_read(m, &out->t[i], i == 0);
        out->t[i].kind = T_WORD;
    }
}

/* a with the family name printed last ("Jae-in Moon") is b. */
static bool turned(struct matcher *m, const spell_korean *a, const spell_korean *b) {
    if (a->script != SPELL_LATIN || a->n < 2 || a->n > 3 || !ro_lexicon_find(m->surnames, a->token[a->n - 1], NULL)) return false;
    ro_str token[3] = {a->token[a->n - 1], a->token[0], a->token[1]};
    return ro_names_korean(m, &(spell_korean){token, a->n, a->script}, b) == 1;
}

static spell_korean spelled(const struct parsed *p, ro_str *room) {
    bool hangul = p->script == SPELL_HANGUL;
    for (size_t i = 0; i < p->n; i++) room[i] = hangul ? p->t[i].text : p->t[i].latin;
    return (spell_korean){room, p->n, p->script};
}

static int korean(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    ro_str x[MAX_TOKENS], y[MAX_TOKENS];
    spell_korean p = spelled(a, x), q = spelled(b, y);
    int r = ro_names_korean(m, &p, &q);
    return r == 1 || turned(m, &p, &q) || turned(m, &q, &p) ? 1 : r;
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

static ro_str given_of(struct matcher *m, const struct parsed *p, size_t family) {
    ro_buf b = {.arena = m->arena};
    for (size_t i = 0; i < p->n; i++)
        if (i != family) ro_buf_add(&b, p->t[i].latin);
    return ro_spell_skeleton(m->arena, ro_buf_str(&b));
}

/* Pinyin and the Vietnamese letters are exact; only older systems write a consonant otherwise ("Tse-min", "Zemin"). */
static bool one_word(ro_str a, ro_str b, double d) {
    if (d <= 0.31) return true;
    char x[24], y[24];
    size_t n = 0, k = 0;
    for (size_t i = 0; i < a.n && n < sizeof x; i++)
        if (ro_spell_vowel(a.p[i])) x[n++] = a.p[i];
    for (size_t i = 0; i < b.n && k < sizeof y; i++)
        if (ro_spell_vowel(b.p[i])) y[k++] = b.p[i];
    return d <= (a.n + b.n > 10 ? 0.76 : 0.46) && ro_str_eq((ro_str){x, n}, (ro_str){y, k});
}

/* Short names in a fixed order: family name and joined given name must agree each by itself. family: where it stands in b. */
static bool eastern_words(struct matcher *m, const struct parsed *a, const struct parsed *b, size_t family) {
    ro_str f = a->t[0].skeleton, e = b->t[family].skeleton, g = given_of(m, a, 0), h = given_of(m, b, family);
    double df = ro_spell_distance(f, e), dg = ro_spell_distance(g, h);
    bool same = one_word(f, e, df) && one_word(g, h, dg);
    ro_matcher_say(m, same ? 0.93 - 0.3 * (df + dg) : 0.05,
                   same ? "family name and given name agree" : "family name or given name differs");
    return same;
}

/* The customary name behind characters i … k of a name. */
static bool custom(struct matcher *m, const ro_str *ch, size_t i, size_t k, ro_buf *out) {
    ro_buf key = {.arena = m->arena};
    ro_entry e;
    for (size_t at = i; at < k; at++) {
        if (at > i) ro_buf_byte(&key, ' ');
        ro_buf_add(&key, ch[at]);
    }
    if (i == k || !ro_lexicon_find(m->hannames, ro_buf_str(&key), &e)) return false;
    if (out->n) ro_buf_byte(out, ' ');
    ro_buf_add(out, e.value[0]);
    return true;
}

/* The name in Latin print, where every part of it (between points) is written so by custom, whole or as family name and given
 * name. */
static ro_str by_custom(struct matcher *m, ro_str name) {
    enum { LONG = 24 };
    ro_str ch[LONG];
    size_t n = 0, from = 0;
    ro_buf out = {.arena = m->arena};
    for (size_t i = 0; i <= name.n;) {
        size_t at = i;
        uint32_t c = i < name.n ? ro_utf8_next(name, &i) : (i++, 0);
        if (ro_cp_cjk(c) && n < LONG) {
            ch[n++] = (ro_str){name.p + at, i - at};
            continue;
        }
        if (from == n) continue;
        size_t cut = n, kept = out.n;
        while (cut > from && !(custom(m, ch, from, cut, &out) && (cut == n || custom(m, ch, cut, n, &out)))) cut--, out.n = kept;
        if (cut == from) return RO_S("");
        from = n;
    }
    return ro_buf_str(&out);
}

/* A name in Han characters against one in another script. */
static void han_and_other(struct matcher *m, ro_str name, const struct parsed *other) {
    struct han h;
    struct parsed py;
    ro_str latin = by_custom(m, name);
    if (latin.n) {
        struct parsed o = *other;
        ro_name_read(m, latin, &py);
        ro_names_words(m, &py, &o);
        if (m->same >= 0.5) return;
    }
    if (!read_han(m, name, &h)) {
        ro_matcher_say(m, 0.2, "the reading of these characters is not known");
        return;
    }
    ro_str room[MAX_TOKENS];
    spell_korean ko = {h.korean, h.n, SPELL_HAN}, o = spelled(other, room);
    if (ro_names_korean(m, &ko, &o) == 1 || turned(m, &o, &ko)) {
        ro_matcher_say(m, 0.93, "the Korean reading of the characters agrees");
        return;
    }
    for (size_t way = 0; way < MAX_READINGS * MAX_READINGS && (way == 0 || m->same < 0.5); way++) {
        in_pinyin(m, &h, way, &py);
        if (other->script == SPELL_HANGUL) {
            struct parsed copy = *other;
            if (!ro_names_foreign(m, &py, &copy, false)) ro_matcher_say(m, 0.05, "no reading of the characters agrees");
        } else if (other->script != SPELL_CYRILLIC) {
            if (!eastern_words(m, &py, other, 0) && other->n > 1) eastern_words(m, &py, other, other->n - 1);
        } else if (chinese(m, &py, other))
            ro_matcher_say(m, 0.9, "the Chinese reading agrees");
        else
            ro_matcher_say(m, 0.05, "no reading of the characters agrees");
    }
}

/* Two names in Han characters: character by character, simplified or full. */
static bool same_characters(struct matcher *m, ro_str a, ro_str b) {
    size_t i = 0, k = 0;
    for (;;) {
        uint32_t c = 0, d = 0;
        size_t at_a = i, at_b = k;
        while (i < a.n && (at_a = i, !ro_cp_cjk(c = ro_utf8_next(a, &i)))) c = 0;
        while (k < b.n && (at_b = k, !ro_cp_cjk(d = ro_utf8_next(b, &k)))) d = 0;
        if (!c || !d) return c == d;
        if (c == d) continue;
        ro_str x = {a.p + at_a, i - at_a}, y = {b.p + at_b, k - at_b};
        ro_entry e;
        bool same = (ro_lexicon_find(m->han, x, &e) && ro_str_find(e.value[2], y) >= 0) ||
                    (ro_lexicon_find(m->han, y, &e) && ro_str_find(e.value[2], x) >= 0);
        if (!same) return false;
    }
}

static void in_han(struct matcher *m, const ro_name *na, const ro_name *nb, const struct parsed *a, const struct parsed *b) {
    if (a->script == SPELL_HAN && b->script == SPELL_HAN) {
        bool same = same_characters(m, na->name, nb->name);
        ro_matcher_say(m, same ? 0.98 : 0.05, same ? "the same characters" : "other characters");
    } else
        han_and_other(m, a->script == SPELL_HAN ? na->name : nb->name, a->script == SPELL_HAN ? b : a);
}

/* "Ким Чен Ир": three short words in a fixed order, without a list of family names. */
static bool brief(const struct parsed *p) {
    enum { FIVE_LETTERS = 10 };
    if (p->script != SPELL_CYRILLIC || p->n != 3) return false;
    for (size_t i = 0; i < 3; i++)
        if (p->t[i].text.n > FIVE_LETTERS) return false;
    return true;
}

/* Names of one script, or of Latin and Cyrillic, of which one at least looks eastern. False: undecided. */
static bool spelled_east(struct matcher *m, const struct parsed *a, const struct parsed *b) {
    bool latin = a->script == SPELL_LATIN && b->script == SPELL_LATIN;
    if (!a->eastern && !b->eastern && !(brief(a) && brief(b))) return false;
    if (latin && !(a->eastern && b->eastern)) return false;
    int k = korean(m, a, b);
    if (k == 1) {
        ro_matcher_say(m, 0.95, "the syllables agree, family name first");
        return true;
    }
    const struct parsed *l = a->script == SPELL_LATIN ? a : b, *c = l == a ? b : a;
    if (a->script != b->script && chinese(m, l, c)) {
        ro_matcher_say(m, 0.9, "the Chinese reading agrees");
        return true;
    }
    if (k == 0 || a->script != b->script) {
        ro_matcher_say(m, 0.05, "the syllables differ");
        return k == 0;
    }
    if (eastern_words(m, a, b, 0) ||
        (a->n > 1 && b->n > 1 && (eastern_words(m, a, b, b->n - 1) || eastern_words(m, b, a, a->n - 1))))
        return true;
    /* one family name first in both, and other given names; else perhaps "Shinzo Abe", "Abe Shinzo" */
    return !latin || ro_spell_distance(a->t[0].skeleton, b->t[0].skeleton) <= 0.31;
}

/* Returns true when it has decided. */
bool ro_names_east(struct matcher *m, const ro_name *na, const ro_name *nb, struct parsed *a, struct parsed *b) {
    if (a->script == SPELL_HAN || b->script == SPELL_HAN) {
        in_han(m, na, nb, a, b);
        return true;
    }
    if (a->script != SPELL_HANGUL && b->script != SPELL_HANGUL) return spelled_east(m, a, b);
    int k = korean(m, a, b);
    if (k == 1)
        ro_matcher_say(m, 0.95, "the syllables agree, family name first");
    else if (!ro_names_foreign(m, a, b, k == 0))
        ro_matcher_say(m, 0.04, k == 0 ? "the syllables differ" : "this is not a Korean name");
    return true;
}
