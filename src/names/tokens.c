/* A printed name cut into tokens.
 *
 * Cut at blanks and hyphens; forms of address and offices in front are set aside, initials, patronymics, particles ("bin", "van")
 * and suffixes ("Jr.") are told apart. Each token gets its Latin letters, its skeleton (spell.c), a second skeleton where letters
 * have two readings, and, where it is a known given name, the group of names that stand for one another (data/common/
 * nicknames.tsv). At most MAX_TOKENS of a name are looked at. */
#include "names/parts.h"

enum { MAX_WORDS = 24 }; /* with titles in front */

/* Words of the name: cut at blanks and hyphens, marks dropped. */
static size_t words_of(struct matcher *m, ro_str name, struct token *out) {
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < MAX_WORDS;) {
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
        ro_str printed = {name.p + at, end - at};
        bool dotted = end < name.n && name.p[end] == '.';
        out[n++] = (struct token){.printed = printed, .text = ro_fold(m->arena, printed), .dotted = dotted};
    }
    return n;
}

/* How many words in front are an office or a form of address; 0 where nothing would be left. */
static size_t set_aside(struct matcher *m, const struct token *t, size_t n) {
    char key[200];
    size_t k = 0, len = 0;
    for (size_t i = 0; i < n && i < 4; i++) {
        if (k + t[i].text.n + 2 > sizeof key) break;
        if (k) key[k++] = ' ';
        memcpy(key + k, t[i].text.p, t[i].text.n);
        k += t[i].text.n;
        if (ro_lexicon_find(m->offices, (ro_str){key, k}, NULL) || ro_lexicon_find(m->honours, (ro_str){key, k}, NULL))
            len = i + 1;
    }
    return len < n ? len : 0;
}

/* The class of an ending of the word, from the longest to the shortest. */
static ro_str ending(struct matcher *m, ro_str s, size_t *len) {
    ro_entry e;
    for (size_t n = 7; n >= 3; n--)
        if (s.n > n + 2 && ro_lexicon_find(m->patronymics, (ro_str){s.p + s.n - n, n}, &e)) {
            *len = n;
            return e.value[0];
        }
    return RO_S("");
}

static size_t letters_of(ro_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static enum token_kind kind_of(struct matcher *m, const struct token *t, bool first) {
    ro_entry e;
    size_t letters = letters_of(t->text);
    enum spell_script script = ro_spell_script(t->text);
    if (script == SPELL_HAN || script == SPELL_HANGUL) return T_WORD;
    if (letters == 1 && (t->dotted || !first || t->latin.n == 1)) return T_INITIAL;
    if (ro_lexicon_find(m->particles, t->latin, &e))
        return e.value[0].p[0] == 's' ? T_SUFFIX : first && t->latin.n > 2 ? T_WORD : T_PARTICLE;
    if (t->dotted && letters <= 3) return T_INITIAL; /* "Yu.", "Wm." */
    return T_WORD;
}

void ro_token_read(struct matcher *m, struct token *t, bool first) {
    ro_entry e;
    t->latin = ro_spell_latin(m->arena, t->text, SPELL_PLAIN);
    t->skeleton = ro_spell_skeleton(m->arena, t->latin);
    if (ro_spell_script(t->text) == SPELL_CYRILLIC) {
        t->pinyin = ro_spell_latin(m->arena, t->text, SPELL_PINYIN);
        t->second = ro_spell_skeleton(m->arena, ro_spell_latin(m->arena, t->text, SPELL_JAPANESE));
    } else if (ro_str_find(t->text, RO_S("đ")) >= 0)
        t->second = ro_spell_skeleton(m->arena, ro_spell_latin(m->arena, t->text, SPELL_SERBIAN));
    if (ro_lexicon_find(m->nicknames, t->latin, &e)) t->group = e.value[0];
    t->given = t->group.n || ro_lexicon_find(m->given, t->latin, NULL) || ro_lexicon_find(m->given, t->text, NULL);
    size_t len;
    if (ro_str_is(ending(m, t->latin, &len), "genitive"))
        t->second = ro_spell_skeleton(m->arena, (ro_str){t->latin.p, t->latin.n - len});
    t->kind = kind_of(m, t, first);
    if (t->kind == T_INITIAL && t->dotted) t->printed.n++;
    if (t->kind == T_SUFFIX) t->group = ro_lexicon_find(m->particles, t->latin, &e) && e.value[1].n ? e.value[1] : t->latin;
}

/* From the one token to the other as the name prints them; tokens that are readings (east.c) stand in no name. */
static ro_str printed_from(const struct token *first, const struct token *last, ro_str reading) {
    if (!first->printed.p || !last->printed.p) return reading;
    return (ro_str){first->printed.p, (size_t)(last->printed.p + last->printed.n - first->printed.p)};
}

struct token ro_tokens_joined(struct matcher *m, const struct token *t, size_t n) {
    ro_buf text = {.arena = m->arena};
    for (size_t i = 0; i < n; i++) ro_buf_add(&text, t[i].text);
    struct token x = {.text = ro_buf_str(&text)};
    x.printed = printed_from(t, &t[n - 1], x.text);
    ro_token_read(m, &x, true);
    x.kind = T_WORD;
    return x;
}

/* A second name from the father's: not the first word, and not the only one beside it. */
static void find_patronymics(struct matcher *m, struct parsed *p) {
    size_t len, names = 0;
    for (size_t i = 0; i < p->n; i++) names += p->t[i].kind == T_WORD || p->t[i].kind == T_INITIAL;
    for (size_t i = 1; i < p->n && names > 2; i++)
        if (p->t[i].kind == T_WORD && ro_str_is(ending(m, p->t[i].latin, &len), "father")) p->t[i].kind = T_PATRONYMIC;
}

static bool family_first(struct matcher *m, const struct token *t, ro_str class) {
    ro_entry e;
    return ro_lexicon_find(m->surnames, t->latin, &e) && (!class.n || ro_str_eq(e.value[0], class));
}

/* Vietnamese letters have sounds of their own, which Cyrillic print follows. */
static void read_vietnamese(struct matcher *m, struct parsed *p) {
    if (p->n < 2 || !family_first(m, &p->t[0], RO_S("vi"))) return;
    for (size_t i = 0; i < p->n; i++)
        p->t[i].second = ro_spell_skeleton(m->arena, ro_spell_latin(m->arena, p->t[i].text, SPELL_VIETNAMESE));
}

static bool short_eastern(struct matcher *m, const struct parsed *p) {
    enum { LONGEST = 10 }; /* of two glued syllables: "Zhengxiong" */
    if (p->script != SPELL_LATIN || p->n < 2 || p->n > 3) return false;
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].latin.n > LONGEST || p->t[i].kind == T_INITIAL) return false;
    return family_first(m, &p->t[0], RO_S("")) || family_first(m, &p->t[p->n - 1], RO_S(""));
}

void ro_name_read(struct matcher *m, ro_str name, struct parsed *p) {
    *p = (struct parsed){.script = ro_spell_script(name), .comma = ro_str_find(name, RO_S(",")) >= 0};
    struct token t[MAX_WORDS];
    size_t n = words_of(m, name, t), at = 0, len;
    while (p->script == SPELL_LATIN && n - at > 1 && (len = set_aside(m, t + at, n - at))) at += len;
    for (size_t i = at; i < n && p->n < MAX_TOKENS; i++) {
        struct token *x = &p->t[p->n++];
        *x = t[i];
        ro_token_read(m, x, i == at);
        p->arabic = p->arabic || ro_str_is(x->latin, "bin") || ro_str_is(x->latin, "ibn") || ro_str_is(x->latin, "ben") ||
                    ro_str_is(x->latin, "bint");
    }
    find_patronymics(m, p);
    for (size_t i = 0; i < p->n; i++) p->words += p->t[i].kind == T_WORD;
    p->eastern = p->script == SPELL_HANGUL || p->script == SPELL_HAN || short_eastern(m, p);
    if (p->script == SPELL_LATIN) read_vietnamese(m, p);
}
