/* A printed name cut into tokens.
 *
 * Cut at blanks and hyphens; forms of address and offices in front are set aside, initials, patronymics, particles ("bin", "van")
 * and suffixes ("Jr.") are told apart. Each token gets its Latin letters, its skeleton (spell.c) and, where it is a known given
 * name, the group of names that stand for one another (data/common/nicknames.tsv). At most MAX_TOKENS of a name are looked at. */
#include "names/parts.h"

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

void ro_token_read(struct matcher *m, struct token *t, bool dot, bool first) {
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

void ro_name_read(struct matcher *m, ro_str name, struct parsed *p) {
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
        ro_token_read(m, x, dot[i], i == at);
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
