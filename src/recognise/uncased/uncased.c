/* Words of a language without capitals: particles and endings taken off.
 *
 * In: the units of a text. Out: pieces, one a word as written between blanks (where a script writes none, one up to where the
 * letters of endings give way to those of stems), each with the particle at its end and its role. A particle is taken off only
 * where it may stand: Korean has one form behind a closed syllable and another behind an open one. Where a word is listed as it
 * stands, or is listed without a shorter particle, the list decides; else the longest particle does. A verb is led back to a stem
 * in two steps, the last ending and then that of the past, by data/LANG/verb_endings.tsv; no ending is known to this file. Words
 * in round brackets are left out. Gives up on: particles behind figures and Latin letters in brackets, and on a name that ends
 * like a particle until somebody else's mention proves it (uncased/people.c). */
#include "recognise/uncased/uncased.h"

enum { LONGEST = 96 }; /* bytes of a piece that is looked into; a longer one is no word */

unsigned ro_syllables(ro_str s) {
    unsigned n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

ro_str ro_piece_text(const ro_uncased *x, size_t i) { return ro_cut(x->u->text, x->pieces.v[i].span); }

ro_str ro_piece_stem(const ro_uncased *x, size_t i) {
    const ro_piece *p = &x->pieces.v[i];
    return ro_cut(x->u->text, (ro_span){p->span.lo, p->stem});
}

/* In a list a Han or kana character is a word of its own, and blanks part words. */
static ro_str as_listed(ro_str s, char *buf, size_t cap) {
    enum { KANA = 0xE3, HAN = 0xE9 }; /* first bytes; Hangul and all others stand as they are */
    if (!s.n || (unsigned char)*s.p < KANA || (unsigned char)*s.p > HAN || s.n * 2 > cap) return s;
    size_t n = 0;
    bool alone = false;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        bool now = ro_cp_cjk(ro_utf8_next(s, &i));
        if (n && (now || alone)) buf[n++] = ' ';
        memcpy(buf + n, s.p + at, i - at);
        n += i - at;
        alone = now;
    }
    return (ro_str){buf, n};
}

bool ro_uncased_is(const ro_uncased *x, const ro_lexicon *l, ro_str s, const char *klass, ro_entry *out) {
    char buf[2 * LONGEST];
    size_t i = s.n ? ro_lexicon_index(l, as_listed(s, buf, sizeof buf)) : SIZE_MAX;
    if (i == SIZE_MAX) return false;
    for (unsigned n = ro_lexicon_same(l, i); n--; i++) {
        ro_entry e = ro_lexicon_at(l, i);
        if (!ro_str_is(x->lang, e.lang) || (klass && !ro_str_is(e.value[0], klass))) continue;
        if (out) *out = e;
        return true;
    }
    return false;
}

static bool letter_starts(ro_str s, size_t i) { return ((unsigned char)s.p[i] & 0xC0) != 0x80; }

size_t ro_uncased_ends(const ro_uncased *x, const ro_lexicon *l, ro_str s, const char *klass, ro_entry *out) {
    for (size_t i = s.n > LONGEST ? s.n - LONGEST : 0; i < s.n; i++)
        if (letter_starts(s, i) && ro_uncased_is(x, l, (ro_str){s.p + i, s.n - i}, klass, out)) return s.n - i;
    return 0;
}

/* A part of a title: state, body, field, office. */
static bool title_unit(const ro_uncased *x, ro_str s) {
    return ro_uncased_is(x, x->bodies, s, NULL, NULL) || ro_uncased_is(x, x->states, s, NULL, NULL) ||
           ro_uncased_is(x, x->offices, s, "head", NULL);
}

bool ro_uncased_made_of(const ro_uncased *x, ro_str s, ro_str *side) {
    uint8_t from[LONGEST + 1] = {0}; /* 1 + where the part that ends here begins; 0: no row of parts ends here */
    if (!s.n || s.n > LONGEST) return false;
    for (size_t end = 1; end <= s.n; end++) {
        if (end < s.n && !letter_starts(s, end)) continue;
        for (size_t lo = 0; lo < end && !from[end]; lo++) {
            if ((!lo || from[lo]) && letter_starts(s, lo) && title_unit(x, (ro_str){s.p + lo, end - lo}))
                from[end] = (uint8_t)(1 + lo);
        }
    }
    if (!from[s.n]) return false;
    ro_str last = RO_NONE;
    for (size_t end = s.n; end; end = (size_t)(from[end] - 1)) { /* from the end to the start */
        ro_str part = {s.p + from[end] - 1, end - (size_t)(from[end] - 1)};
        ro_entry e;
        if (ro_uncased_is(x, x->bodies, part, "posting", NULL)) break; /* "로씨야주재": what stands before it is a post */
        if (ro_uncased_is(x, x->bodies, part, "abroad", NULL))
            last = RO_NONE; /* the state after it is where somebody is posted */
        else if (ro_uncased_is(x, x->states, part, NULL, &e))
            last = e.value[0];
    }
    if (last.n && !side->n) *side = last;
    return true;
}

/* ---- particles ------------------------------------------------------------------------------------------------------ */

static ro_case case_of(ro_str v) {
    static const char *const names[] = {"",   "subject", "object", "with", "between", "of",
                                        "at", "in",      "to",     "from", "is",      "other"};
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        if (ro_str_is(v, names[i])) return (ro_case)i;
    return CASE_OTHER;
}

/* May a form that wants such a sound before it stand behind these words? c closed, v open, r open or in ㄹ. */
static bool may_follow(ro_str before, ro_str wants) {
    enum { FIRST = 0xAC00, LAST = 0xD7A3, FINALS = 28, RIEUL = 8 };
    size_t i = before.n;
    while (i && !letter_starts(before, --i)) {
    }
    uint32_t c = ro_utf8_next(before, &i);
    if (!wants.n || *wants.p == '-' || c < FIRST || c > LAST) return true;
    uint32_t final = (c - FIRST) % FINALS;
    return *wants.p == 'c' ? final != 0 : *wants.p == 'r' ? !final || final == RIEUL : !final;
}

/* Is a stem a word that some list knows? */
static bool known_stem(const ro_uncased *x, ro_str s) {
    return ro_uncased_is(x, x->plain, s, NULL, NULL) || ro_uncased_ends(x, x->offices, s, NULL, NULL) ||
           ro_uncased_ends(x, x->honours, s, NULL, NULL) || ro_uncased_is(x, x->states, s, NULL, NULL) ||
           ro_uncased_is(x, x->places, s, NULL, NULL) || ro_uncased_is(x, x->subjects, s, NULL, NULL) ||
           ro_uncased_ends(x, x->groups, s, "head", NULL) || ro_uncased_is(x, x->bodies, s, "body", NULL) ||
           ro_uncased_ends(x, x->events, s, "noun", NULL);
}

static void take_particle(const ro_uncased *x, ro_piece *p) {
    ro_str s = ro_cut(x->u->text, p->span);
    p->stem = p->span.hi;
    p->kase = CASE_NONE;
    if (s.n > LONGEST || known_stem(x, s)) return;
    bool guessed = false;
    for (size_t i = s.n > 15 ? s.n - 15 : 1; i < s.n; i++) { /* no particle is longer than five syllables */
        ro_entry e;
        ro_str stem = {s.p, i};
        if (!i || !letter_starts(s, i) || !ro_uncased_is(x, x->post, (ro_str){s.p + i, s.n - i}, NULL, &e)) continue;
        if (!may_follow(stem, e.value[1])) continue;
        ro_case k = case_of(e.value[0]);
        bool sure = known_stem(x, stem);
        if (!sure && (guessed || k == CASE_IS || k == CASE_OTHER)) continue; /* "-인" and "-만" end names too */
        p->stem = p->span.lo + (uint32_t)i;
        p->kase = k;
        guessed = true;
        if (sure) return;
    }
}

/* ---- pieces ---------------------------------------------------------------------------------------------------------- */

static bool hiragana(const ro_units *u, size_t w) {
    size_t i = u->words[w].span.lo;
    uint32_t c = ro_utf8_next(u->text, &i);
    return c >= 0x3041 && c <= 0x309F;
}

/* Blanks, a middle dot, a hyphen, the brackets that southern print puts about foreign names, and round ones with what they hold.
 */
static bool parts_nothing(ro_str gap) {
    for (size_t i = 0; i < gap.n;) {
        uint32_t c = ro_utf8_next(gap, &i);
        if (!ro_cp_blank(c) && !ro_cp_zero(c) && c != 0xB7 && c != 0x30FB && c != '-' && c != '(' && c != ')' &&
            (c < 0x300C || c > 0x300F))
            return false;
    }
    return true;
}

struct marks {
    int depth;
    bool quoted, same; /* inside plain quotation marks */
};

static void read_marks(struct marks *m, ro_str gap) {
    for (size_t i = 0; i < gap.n;) {
        uint32_t c = ro_utf8_next(gap, &i);
        if (c == '(' || c == 0xFF08) m->depth++;
        if ((c == ')' || c == 0xFF09) && m->depth) m->depth--;
        if (c == 0x201C || c == 0x300A || c == 0xAB) m->quoted = true;
        if (c == 0x201D || c == 0x300B || c == 0xBB) m->quoted = false;
        if (c == '"') m->quoted = !m->quoted;
    }
}

/* What of a gap stands outside round brackets. */
static ro_str outside(ro_str gap, bool was, bool is) {
    const char *close = was ? memrchr(gap.p, ')', gap.n) : NULL;
    if (was && !is && close) return (ro_str){close + 1, gap.n - (size_t)(close + 1 - gap.p)};
    return was ? RO_S("") : gap;
}

static void sentence_pieces(ro_uncased *x, const ro_sentence *s, struct marks *m) {
    const ro_units *u = x->u;
    uint32_t at = s->span.lo;
    m->depth = 0;
    bool stop = true;
    for (size_t w = s->word; w < s->word + s->nwords; w++) {
        ro_str gap = {u->text.p + at, u->words[w].span.lo - at};
        bool glued = w > s->word && !gap.n && !(hiragana(u, w - 1) && !hiragana(u, w));
        bool was = m->depth;
        read_marks(m, gap);
        stop = stop || !parts_nothing(outside(gap, was, m->depth));
        at = u->words[w].span.hi;
        if (m->depth) continue;
        if (glued && x->pieces.n) {
            x->pieces.v[x->pieces.n - 1].span.hi = at;
            continue;
        }
        RO_PUSH(x->arena, x->pieces) =
            (ro_piece){.span = u->words[w].span, .word = (uint32_t)w, .stop = stop, .quoted = m->quoted};
        stop = false;
    }
    read_marks(m, (ro_str){u->text.p + at, s->span.hi - at});
}

ro_uncased *ro_uncased_read(ro_arena *a, const ro_units *u, ro_str lang) {
    const ro_lexicon *post = ro_lexicon_get("postpositions");
    bool of_the_kind = false;
    for (size_t i = 0; lang.n && i < ro_lexicon_count(post) && !of_the_kind; i++)
        of_the_kind = ro_str_is(lang, ro_lexicon_at(post, i).lang);
    if (!of_the_kind) return NULL;
    ro_uncased *x = RO_NEW(a, ro_uncased);
    *x = (ro_uncased){.arena = a, .u = u, .lang = lang, .post = post};
    const struct {
        const ro_lexicon **list;
        const char *name;
    } lists[] = {
        {&x->ends, "verb_endings"},  {&x->given, "givensyllables"},  {&x->offices, "offices"},   {&x->bodies, "bodies"},
        {&x->states, "states"},      {&x->pairs, "statepairs"},      {&x->plain, "plain"},       {&x->family, "familynames"},
        {&x->honours, "honorifics"}, {&x->groups, "groups"},         {&x->places, "places"},     {&x->buildings, "buildings"},
        {&x->events, "events"},      {&x->attendance, "attendance"}, {&x->subjects, "subjects"}, {&x->home, "home"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) *lists[i].list = ro_lexicon_get(lists[i].name);
    for (size_t i = 0; i < ro_lexicon_count(x->given) && !x->spelled; i++)
        x->spelled = ro_str_is(lang, ro_lexicon_at(x->given, i).lang);
    x->first = RO_NEWS(a, uint32_t, u->nsentences + 1);
    struct marks m = {0};
    for (size_t i = 0; i < u->nsentences; i++) {
        x->first[i] = (uint32_t)x->pieces.n;
        if (i && u->sentences[i].para != u->sentences[i - 1].para) m = (struct marks){0}; /* a forgotten mark ends here */
        sentence_pieces(x, &u->sentences[i], &m);
    }
    x->first[u->nsentences] = (uint32_t)x->pieces.n;
    for (size_t i = 0; i < x->pieces.n; i++) take_particle(x, &x->pieces.v[i]);
    return x;
}

ro_uncased *ro_uncased_of(ro_reading *r) {
    if (!r->uncased_asked) r->uncased = ro_uncased_read(r->arena, r->units, r->rec->language);
    r->uncased_asked = true;
    return r->uncased;
}

/* ---- verbs ----------------------------------------------------------------------------------------------------------- */

/* The stem of a verb of the list's kind; n: its bytes. Longest endings first. */
static bool without_endings(const ro_uncased *x, ro_str s, ro_verb *v) {
    ro_entry e;
    size_t n = ro_uncased_ends(x, x->ends, s, "end", &e);
    if (!n || n >= s.n) return false;
    v->and = ro_str_is(e.value[2], "and");
    v->final = !v->and &&!ro_str_is(e.value[2], "told");
    s.n -= n;
    char *to = v->stem;
    if (s.n + 8 > sizeof v->stem) return false;
    ro_str put = ro_str_is(e.value[1], "-") ? RO_S("") : e.value[1];
    if (!put.n && (n = ro_uncased_ends(x, x->ends, s, "past", &e)) > 0) {
        v->past = true;
        s.n -= n;
        put = ro_str_is(e.value[1], "-") ? RO_S("") : e.value[1];
    }
    memcpy(to, s.p, s.n);
    memcpy(to + s.n, put.p, put.n);
    v->n = s.n + put.n;
    return v->n > 0;
}

bool ro_uncased_verb(const ro_uncased *x, size_t lo, size_t end, unsigned more, ro_verb *v) {
    *v = (ro_verb){.n = 0};
    if (lo >= end || !without_endings(x, ro_piece_text(x, end - 1), v)) return false;
    for (size_t i = end - 1; i > lo && more; i--, more--) {
        if (x->pieces.v[i].stop) break;
        ro_str s = ro_piece_text(x, i - 1);
        if (v->n + s.n >= sizeof v->stem) break;
        memmove(v->stem + s.n, v->stem, v->n);
        memcpy(v->stem, s.p, s.n);
        v->n += s.n;
    }
    return true;
}

size_t ro_verb_listed(const ro_uncased *x, const ro_lexicon *l, const ro_verb *v, ro_entry *e) {
    return ro_uncased_ends(x, l, (ro_str){v->stem, v->n}, NULL, e);
}
