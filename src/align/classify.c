/* What kind of change is this? A list of rules, the first that fits decides.
 *
 * In: two stretches of words that stand for one another, one of them perhaps empty. Out: kind, class, whether it is one of
 * substance, and the innocent explanation where there is one. Substance means: a careful reader who cites the account would
 * want to know. Spelling, house style, articles and grammar that carries no sense of its own are not; numbers, names, negation,
 * modality, who acts, one or many, and any word of content put in, left out or replaced are.
 *
 * All that is known about words stands in data/: function, spelling, interchange, strength, numbers, honorifics. The rules are
 * symmetric: the two sides exchanged give the same class, "added" and "dropped", "weaker" and "firmer" exchanged. */
#include "align/parts.h"
#include "names/names.h"

struct look {
    ro_arena *arena;
    const struct change *c;
    const ro_units *ua, *ub;
    ro_str pa, pb;   /* the words joined by one blank, folded */
    unsigned ca, cb; /* words of content */
    char room[2][240];
};

static uint32_t na(const struct look *k) { return k->c->ahi - k->c->alo; }
static uint32_t nb(const struct look *k) { return k->c->bhi - k->c->blo; }

static const struct entry *entry_of(const struct look *k, bool b, uint32_t i) {
    return &k->c->lexis->e.v[(b ? k->c->b : k->c->a)->word[i]];
}

static bool set(ro_edit *e, ro_edit_kind kind, const char *klass, bool substantive, const char *excuse) {
    e->kind = kind;
    e->klass = klass;
    e->substantive = substantive;
    e->excuse = excuse;
    return true;
}

/* added or dropped where one side is empty, else the kind given */
static ro_edit_kind kind_of(const struct look *k, ro_edit_kind both) {
    return !na(k) ? RO_EDIT_ADDED : !nb(k) ? RO_EDIT_DROPPED : both;
}

static ro_str word_class(const struct look *k, bool b, uint32_t i) {
    ro_entry e;
    return ro_lexicon_find(k->c->lexis->function, entry_of(k, b, i)->fold, &e) ? e.value[0] : RO_NONE;
}

/* How many words of a class one side has. */
static unsigned having(const struct look *k, bool b, const char *klass) {
    unsigned n = 0;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) n += ro_str_is(word_class(k, b, i), klass);
    return n;
}

/* ---- spelling ---- */

static size_t swap_tail(char *s, size_t n, const char *from, const char *to) {
    size_t f = strlen(from), t = strlen(to);
    if (n < f + 2 || memcmp(s + n - f, from, f) != 0 || n - f + t > 60) return n;
    memcpy(s + n - f, to, t);
    return n - f + t;
}

/* One spelling for both sides of the Atlantic. */
static ro_str level_spelling(ro_str w, char out[64]) {
    static const char *const tails[][2] = {{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"},   {"ised", "ized"},
                                           {"ises", "izes"},       {"ising", "izing"},       {"yse", "yze"},   {"ysed", "yzed"},
                                           {"ysing", "yzing"},     {"tre", "ter"},           {"tres", "ters"}, {"ogue", "og"},
                                           {"lled", "led"},        {"lling", "ling"},        {"ller", "ler"},  {"ence", "ense"},
                                           {"liness", "lines"}};
    ro_entry e;
    if (ro_lexicon_find(ro_lexicon_get("spelling"), w, &e)) return e.value[0];
    if (w.n >= 60) return w;
    size_t n = 0;
    for (size_t i = 0; i < w.n; i++) { /* -our-, -ae-, -oe- */
        bool our = i + 2 < w.n && n > 1 && memcmp(w.p + i, "our", 3) == 0;
        bool dig = i + 1 < w.n && (w.p[i] == 'a' || w.p[i] == 'o') && w.p[i + 1] == 'e' && i + 2 < w.n && i > 0;
        if (dig) continue;
        out[n++] = w.p[i];
        if (our) i++;
    }
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t m = swap_tail(out, n, tails[i][0], tails[i][1]), t = strlen(tails[i][1]);
        if (m != n || (m >= t && memcmp(out + m - t, tails[i][1], t) == 0)) return (ro_str){out, m};
    }
    return (ro_str){out, n};
}

static bool spelling(const struct look *k, ro_edit *e) {
    if (!na(k) || na(k) != nb(k)) return false;
    char p[64], q[64];
    for (uint32_t i = 0; i < na(k); i++) {
        ro_str x = entry_of(k, false, k->c->alo + i)->fold, y = entry_of(k, true, k->c->blo + i)->fold;
        if (!ro_str_eq(level_spelling(x, p), level_spelling(y, q))) return false;
    }
    return set(e, RO_EDIT_SPELLING, "British or American", false, "spelling alone");
}

/* What one account alone prints before its first dash is its dateline. */
static bool dateline(const struct look *k, ro_edit *e) {
    bool b = !na(k);
    const ro_units *u = b ? k->ub : k->ua;
    uint32_t lo = b ? k->c->blo : k->c->alo, hi = b ? k->c->bhi : k->c->ahi;
    if (lo || (na(k) && nb(k)) || hi > 14) return false;
    ro_str gap = ro_units_gap(u, hi - 1);
    if (ro_str_find(gap, RO_S("--")) < 0 && ro_str_find(gap, RO_S("\xE2\x80\x94")) < 0 &&
        ro_str_find(gap, RO_S("\xE2\x80\x93")) < 0)
        return false;
    return set(e, kind_of(k, RO_EDIT_WORDING), "dateline", false, "an agency's dateline");
}

/* ---- titles ---- */

/* Words [lo, hi) lie in what an account prints of a person there, and not in the name. */
static bool in_title(const ro_record *r, const ro_units *u, uint32_t lo, uint32_t hi) {
    if (lo == hi) return false;
    uint32_t from = u->words[lo].span.lo, to = u->words[hi - 1].span.hi;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *t = &r->attendance[i];
        if (t->why.span.lo == UINT32_MAX || from < t->why.span.lo || to > t->why.span.hi || t->role == RO_ROLE_GROUP) continue;
        ssize_t at = ro_str_find(ro_cut(r->text, t->why.span), t->name);
        if (at < 0) return true;
        uint32_t nlo = t->why.span.lo + (uint32_t)at, nhi = nlo + (uint32_t)t->name.n;
        return to <= nlo || from >= nhi;
    }
    return false;
}

/* Every word of content of the shorter side has its stem on the other, or is an abbreviation's letter. */
static bool covers(const struct look *k, bool b) {
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) {
        const struct entry *w = entry_of(k, b, i);
        bool found = w->function || w->fold.n == 1;
        for (uint32_t j = b ? k->c->alo : k->c->blo; j < (b ? k->c->ahi : k->c->bhi) && !found; j++)
            found = entry_of(k, !b, j)->stem == w->stem;
        if (!found) return false;
    }
    return true;
}

static bool title(const struct look *k, ro_edit *e) {
    if (!in_title(k->c->a->in->record, k->ua, k->c->alo, k->c->ahi) &&
        !in_title(k->c->b->in->record, k->ub, k->c->blo, k->c->bhi))
        return false;
    if (!k->ca && !k->cb) return false;
    bool same = na(k) && nb(k) && (covers(k, false) || covers(k, true));
    return set(e, RO_EDIT_TITLE, same ? "title in other words" : "title", !same, same ? "another rendering of one title" : NULL);
}

/* ---- numbers ---- */

static ro_str number_value(const struct look *k, bool b, uint32_t i) {
    const ro_word *w = b ? &k->ub->words[i] : &k->ua->words[i];
    if (w->flags & RO_WORD_DIGIT) return w->fold;
    ro_entry e;
    return ro_lexicon_find(ro_lexicon_get("numbers"), w->fold, &e) ? e.value[0] : RO_NONE;
}

/* The numbers of one side, in order, joined. */
static size_t numbers_of(const struct look *k, bool b, char *out, size_t cap) {
    size_t n = 0;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) {
        ro_str v = number_value(k, b, i);
        if (!v.n || n + v.n + 1 >= cap) continue;
        if (n && !((b ? k->ub : k->ua)->words[i].flags & RO_WORD_DIGIT)) out[n++] = ' ';
        memcpy(out + n, v.p, v.n);
        n += v.n;
    }
    return n;
}

static bool number(const struct look *k, ro_edit *e) {
    char p[200], q[200];
    size_t n = numbers_of(k, false, p, sizeof p), m = numbers_of(k, true, q, sizeof q);
    if (!n && !m) return false;
    if (n == m && memcmp(p, q, n) == 0) {
        if (na(k) != nb(k) || na(k) > 2) return false;
        return set(e, RO_EDIT_FORMAT, "numeral", false, "one number, in figures and in words");
    }
    if (na(k) && nb(k) && (!n || !m)) return false; /* a phrase that happens to hold a number gave way to another */
    return set(e, kind_of(k, RO_EDIT_NUMBER), "number", true, NULL);
}

/* ---- small words ---- */

static bool negation(const struct look *k, ro_edit *e) {
    if ((having(k, false, "negation") > 0) == (having(k, true, "negation") > 0)) return false;
    return set(e, RO_EDIT_STRENGTH, "negation", true, NULL);
}

static bool interchangeable(const struct look *k) {
    const ro_lexicon *l = ro_lexicon_get("interchange");
    for (int turn = 0; turn < 2; turn++) {
        ro_str p = turn ? k->pb : k->pa, q = turn ? k->pa : k->pb;
        size_t at = ro_lexicon_index(l, p);
        for (unsigned n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); n; n--)
            if (ro_str_eq(ro_lexicon_at(l, at++).value[0], q)) return true;
    }
    return false;
}

static bool interchange(const struct look *k, ro_edit *e) {
    if (!na(k) || !nb(k) || !interchangeable(k)) return false;
    return set(e, RO_EDIT_WORDING, "same sense", false, "the two stand for one another");
}

/* A conjunction put in or left out between two words of content: "energy and infrastructure", "energy infrastructure". */
static bool joins(const struct look *k) {
    bool b = !na(k);
    uint32_t i = b ? k->c->blo : k->c->alo, n = b ? nb(k) : na(k);
    const ro_units *u = b ? k->ub : k->ua;
    if (n != 1 || !ro_str_is(word_class(k, b, i), "conjunction") || !i || i + 1 >= u->nwords) return false;
    ro_str before = ro_units_gap(u, i - 1), after = ro_units_gap(u, i);
    if (memchr(before.p, ',', before.n) || memchr(before.p, '.', before.n) || memchr(after.p, ',', after.n)) return false;
    return !entry_of(k, b, i - 1)->function && !entry_of(k, b, i + 1)->function;
}

static bool person_word(const struct look *k, bool b) { return having(k, b, "pronoun") > 0; }

static bool preposition_turns(const struct look *k) {
    return na(k) == 1 && nb(k) == 1 && having(k, false, "preposition") && having(k, true, "preposition");
}

static bool small_words(const struct look *k, ro_edit *e) {
    if (k->ca || k->cb) return false;
    const char *const grammar = "grammar alone; often the translator's";
    ro_edit_kind kind = kind_of(k, RO_EDIT_WORDING);
    if (having(k, false, "modal") != having(k, true, "modal")) return set(e, RO_EDIT_STRENGTH, "modality", true, NULL);
    if (having(k, false, "modal") && na(k) == 1 && nb(k) == 1) return set(e, RO_EDIT_STRENGTH, "modality", true, NULL);
    if (having(k, false, "quantity") || having(k, true, "quantity")) return set(e, kind, "how many", true, NULL);
    if (having(k, false, "article") == na(k) && having(k, true, "article") == nb(k))
        return set(e, kind, "article", false, grammar);
    if ((!na(k) || !nb(k)) && joins(k)) return set(e, kind, "conjunction", true, NULL);
    if (having(k, false, "conjunction") && having(k, true, "conjunction") && na(k) == 1 && nb(k) == 1)
        return set(e, kind, "conjunction", true, NULL);
    if (preposition_turns(k)) return set(e, kind, "preposition", true, "the preposition may be the translator's");
    return set(e, kind, "grammar", false, grammar);
}

/* ---- strength ---- */

/* The rung of a phrase on a ladder; 0 none. */
static int rung(ro_str phrase, ro_str *ladder) {
    ro_entry e;
    if (!phrase.n || !ro_lexicon_find(ro_lexicon_get("strength"), phrase, &e)) return 0;
    *ladder = e.value[0];
    return e.value[1].p[0] - '0';
}

static bool strength(const struct look *k, ro_edit *e) {
    ro_str p = RO_NONE, q = RO_NONE;
    int x = rung(k->pa, &p), y = rung(k->pb, &q);
    if (!x || !y || !ro_str_eq(p, q)) return false;
    if (x == y) return set(e, RO_EDIT_WORDING, "same sense", false, "as firm as the other");
    return set(e, RO_EDIT_STRENGTH, x < y ? "firmer" : "weaker", true, NULL);
}

/* ---- names ---- */

/* All words of content begin with a capital, though they open no sentence or are no common words. */
static bool is_name(const struct look *k, bool b) {
    const ro_units *u = b ? k->ub : k->ua;
    unsigned names = 0;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) {
        const struct entry *w = entry_of(k, b, i);
        if (w->function) continue;
        if (!(u->words[i].flags & RO_WORD_CAP)) return false;
        size_t s = ro_units_sentence_at(u, u->words[i].span.lo);
        if (s < u->nsentences && u->sentences[s].word == i && w->common < 6.5f) return false;
        names++;
    }
    return names > 0;
}

static bool name(const struct look *k, ro_edit *e) {
    bool p = na(k) && is_name(k, false), q = nb(k) && is_name(k, true);
    if ((p && !q && nb(k) && !k->cb && person_word(k, true)) || (q && !p && na(k) && !k->ca && person_word(k, false)))
        return set(e, RO_EDIT_WORDING, "who acts", true, NULL);
    if (!p || !q || na(k) > 4 || nb(k) > 4) return false;
    ro_str x = ro_cut(k->ua->text, e->xspan), y = ro_cut(k->ub->text, e->yspan);
    ro_likeness like = {0};
    ro_names_likeness(k->arena, &(ro_name){.name = x}, &(ro_name){.name = y}, &like);
    if (like.same >= 0.5) return set(e, RO_EDIT_NAME, "spelling of a name", false, "one name written in two ways");
    return set(e, RO_EDIT_NAME, "another name", true, NULL);
}

static bool honorific(const struct look *k, ro_edit *e) {
    if (na(k) && nb(k)) return false;
    bool b = !na(k);
    const ro_lexicon *l = ro_lexicon_get("honorifics");
    unsigned n = 0, praise = 0;
    ro_entry as;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) {
        const struct entry *w = entry_of(k, b, i);
        bool it = ro_lexicon_find(l, w->fold, &as);
        if (!it && !w->function) return false;
        n += it, praise += it && ro_str_is(as.value[0], "praise");
    }
    if (praise) return set(e, kind_of(k, RO_EDIT_WORDING), "honorific", true, NULL);
    return n && set(e, kind_of(k, RO_EDIT_WORDING), "form of address", false, "forms of address are house style as a rule");
}

/* ---- forms of one word ---- */

static bool one_of_many(ro_str p, ro_str q) {
    if (p.n > q.n) return one_of_many(q, p);
    if (q.n == p.n + 1 && q.p[p.n] == 's' && memcmp(p.p, q.p, p.n) == 0) return true;
    if (q.n == p.n + 2 && memcmp(q.p + p.n, "es", 2) == 0 && memcmp(p.p, q.p, p.n) == 0) return true;
    return q.n == p.n + 2 && p.n > 2 && p.p[p.n - 1] == 'y' && memcmp(p.p, q.p, p.n - 1) == 0 &&
           memcmp(q.p + p.n - 1, "ies", 3) == 0;
}

/* The word of content where a side has just one, else UINT32_MAX. */
static uint32_t lone(const struct look *k, bool b) {
    uint32_t at = UINT32_MAX;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++)
        if (!entry_of(k, b, i)->function) at = at == UINT32_MAX ? i : UINT32_MAX - 1;
    return at >= UINT32_MAX - 1 ? UINT32_MAX : at;
}

/* The word before i asks for a noun: "a", "his", "several". */
static bool having_before(const struct look *k, bool b, uint32_t i) {
    ro_str c = i ? word_class(k, b, i - 1) : RO_NONE;
    return ro_str_is(c, "article") || ro_str_is(c, "preposition") || ro_str_is(c, "quantity");
}

static bool inflection(const struct look *k, ro_edit *e) {
    uint32_t i = lone(k, false), j = lone(k, true);
    if (i == UINT32_MAX || j == UINT32_MAX) return false;
    ro_str p = entry_of(k, false, i)->fold, q = entry_of(k, true, j)->fold;
    char r[64], s[64];
    if (!ro_str_eq(ro_lexis_stem(p, r, sizeof r), ro_lexis_stem(q, s, sizeof s))) return false;
    bool noun =
        having(k, false, "article") != having(k, true, "article") || having_before(k, false, i) || having_before(k, true, j);
    if (one_of_many(p, q) && noun) return set(e, RO_EDIT_WORDING, "one or many", true, NULL);
    if (having(k, false, "modal") != having(k, true, "modal")) return set(e, RO_EDIT_STRENGTH, "modality", true, NULL);
    return set(e, RO_EDIT_WORDING, "form of a word", false, "grammar alone; often the translator's");
}

/* ---- the rest ---- */

static bool wording(const struct look *k, ro_edit *e) {
    if (na(k) && nb(k)) {
        bool same = covers(k, false) && covers(k, true);
        return set(e, RO_EDIT_WORDING, same ? "order of words" : "word", !same, same ? "the same words in another order" : NULL);
    }
    return set(e, kind_of(k, RO_EDIT_WORDING), na(k) + nb(k) > 3 ? "phrase" : "word", true, NULL);
}

static unsigned content(const struct look *k, bool b) {
    unsigned n = 0;
    for (uint32_t i = b ? k->c->blo : k->c->alo; i < (b ? k->c->bhi : k->c->ahi); i++) n += !entry_of(k, b, i)->function;
    return n;
}

static ro_str phrase(const ro_units *u, uint32_t lo, uint32_t hi, char room[240]) {
    return lo < hi ? ro_units_phrase(u, lo, hi - lo, room, 240) : RO_S("");
}

void ro_edit_classify(ro_arena *arena, const struct change *c, ro_edit *e) {
    static bool (*const rules[])(const struct look *, ro_edit *) = {
        spelling, dateline, interchange, title, number, negation, strength, small_words, name, honorific, inflection, wording};
    struct look k = {.arena = arena, .c = c, .ua = c->a->u, .ub = c->b->u};
    k.pa = phrase(k.ua, c->alo, c->ahi, k.room[0]);
    k.pb = phrase(k.ub, c->blo, c->bhi, k.room[1]);
    k.ca = content(&k, false);
    k.cb = content(&k, true);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i](&k, e)) return;
}
