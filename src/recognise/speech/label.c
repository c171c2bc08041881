/* A speaker's label, by its shape alone.
 *
 * The opening of a paragraph or sentence up to a colon: a role word of data/LANG/turn_labels.tsv ("Question"), or words that end
 * in a name ("President of Norland Ada Berg (retranslated):", "MS. BERG:"), whatever blanks part them; "Q" needs no colon. Words
 * that tell something are none ("And one on Secretary Berg:"). Whether a label of good shape is one is weighed in speech/turns.c.
 */
#include "recognise/speech/label.h"

/* A full stop inside a label belongs to a short capitalised word or an initial: "MR. BERG", "Gen. Ada R. Berg". */
static bool stop_inside(ro_str t, size_t at) {
    size_t w = at;
    while (w && (unsigned char)t.p[w - 1] > ' ' && t.p[w - 1] != '.' && at - w < 6) w--;
    size_t next = w;
    return at > w && at - w <= 5 && ro_cp_upper(ro_utf8_next(t, &next));
}

/* Finds the colon that ends a label at lo; 0 none. *end: where the label's own words end (before a bracket). */
uint32_t label_colon(ro_str text, ro_span in, uint32_t *end) {
    ro_str t = {text.p, in.hi < in.lo + LABEL_BYTES ? in.hi : in.lo + LABEL_BYTES};
    int depth = 0;
    *end = 0;
    /* most sentences have none: no colon, and no character that opens as the wide one does */
    if (in.lo >= t.n || !(memchr(t.p + in.lo, ':', t.n - in.lo) || memchr(t.p + in.lo, 0xEF, t.n - in.lo))) return 0;
    for (size_t i = in.lo; i < t.n;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(t, &i);
        if (c == '(' || c == '[') {
            if (!depth++ && !*end) *end = (uint32_t)at;
        } else if (c == ')' || c == ']') {
            if (--depth < 0) return 0;
        } else if (!depth && *end > in.lo && !ro_cp_blank(c) && c != ':' && c != 0xFF1A) {
            *end = 0; /* the label goes on: "Head of the Union of Keepers (UK) Ada Berg:" */
            i = at;
        } else if (c == ':' || c == 0xFF1A) {
            if (depth) return 0;
            if (!*end) *end = (uint32_t)at;
            bool joined = i < in.hi && (text.p[i] == '/' || (text.p[i] >= '0' && text.p[i] <= '9'));
            return joined ? 0 : (uint32_t)i;
        } else if (!depth && (c == '?' || c == '!' || c == ';' || c == '|' || c == '"' || c == 0x201C || c == 0x201D ||
                              c == 0xAB || c == '\n' || (c == '.' && !stop_inside(text, at))))
            return 0;
    }
    return 0;
}

uint64_t label_key(const ro_units *u, size_t word, size_t n) {
    char buf[LABEL_BYTES * 2];
    return ro_hash(ro_units_phrase(u, word, n, buf, sizeof buf));
}

bool label_particle(const speech *s, size_t w) {
    ro_entry e;
    return ro_word_find(&s->u->words[w], s->particles, &e) && ro_str_is(e.value[0], "inner");
}

/* Capitalised, or hanging by a hyphen on a word that is ("Jong-un"). */
bool label_capital(const speech *s, size_t w) {
    while (w && !(s->u->words[w].flags & RO_WORD_CAP) && ro_str_is(ro_units_gap(s->u, w - 1), "-")) w--;
    return s->u->words[w].flags & RO_WORD_CAP;
}

static bool digits(const speech *s, const label *l) {
    for (uint32_t i = l->span.lo; i < l->span.hi; i++)
        if (s->u->text.p[i] >= '0' && s->u->text.p[i] <= '9') return true;
    return false;
}

/* One word in small letters is a label only as the surname of somebody known by more: "Berg:", not "Ingredients:"; or of somebody
 * who was listed because it opens so many paragraphs. */
static bool surname(const speech *s, const label *l) {
    const ro_record *rec = s->r->rec;
    const ro_mention *m = ro_mention_at(s->r, l->span.lo);
    if (!m || rec->people[m->person].name.n > l->span.hi - l->span.lo) return m;
    enum { OFTEN = 3 };
    for (size_t i = 0; i < rec->nattendance && i < 64 && rec->people[m->person].nmentions >= OFTEN; i++)
        if (ro_str_eq(rec->attendance[i].name, rec->people[m->person].name) && rec->attendance[i].why.rule)
            return strcmp(rec->attendance[i].why.rule, "attendance.speaker") == 0;
    return false;
}

/* Part of a sentence, not of a name: "The below is attributable to Ada Berg:", "And one on Secretary Berg:", "2004, Leader
 * Berg:", "and to you, the people of Norland:". */
static bool tells(const speech *s, const label *l, size_t w, word_class c) {
    if (w == l->word && l->n > 1 && ro_str_is(s->u->words[w].fold, "dear")) return true; /* "DEAR ADA:" opens a letter */
    if (c == W_BE || c == W_AUX || c == W_MODAL || c == W_THAT || c == W_FIRST) return true;
    bool joins = c == W_PREP || c == W_CONJ || c == W_SUB || c == W_TO || c == W_BY || c == W_WITH || c == W_OPEN;
    return w == l->word && l->n > 1 && (joins || s->u->words[w].flags & RO_WORD_DIGIT);
}

/* Capital letters throughout; capitals with the small words of titles; a last word that can be a surname. */
void label_shape(const speech *s, label *l) {
    size_t small = 0, other = 0;
    bool upper = true;
    for (size_t i = l->word; i < l->word + l->n; i++) {
        const ro_word *w = &s->u->words[i];
        bool cap = label_capital(s, i), all = w->flags & RO_WORD_UPPER;
        upper = upper && (all || (cap && w->span.hi - w->span.lo == 1));
        word_class c = speech_class(s, i);
        if (tells(s, l, i, c)) {
            l->upper = l->name_shaped = l->title = l->known = l->bold = false;
            return;
        }
        if (cap || label_particle(s, i)) continue;
        if (c == W_PREP || c == W_DET || c == W_CONJ || c == W_BY)
            small++;
        else
            other++;
    }
    bool last = label_capital(s, l->word + l->n - 1);
    l->upper = upper && l->n <= 12 && !digits(s, l);
    l->name_shaped = last && !small && !other && l->n >= 2 && l->n <= NAME_WORDS;
    l->title = false;
    for (size_t i = l->word; i < l->word + l->n; i++) {
        ro_entry e;
        if (ro_units_match(s->u, s->labels, i, l->word + l->n, &e) && ro_str_is(e.value[0], "title")) l->title = true;
    }
    l->known =
        last && other <= 6 && (l->n > 1 || surname(s, l)) && ro_mention_at(s->r, s->u->words[l->word + l->n - 1].span.lo) != NULL;
    /* "Member of the Presidency of Norland Ada Berg": an office of whatever words before a known name */
    l->title = last && (l->title || (l->known && small && !other));
}

static bool listed(const speech *s, label *l, const char *klass) {
    ro_entry e;
    char buf[LABEL_BYTES * 2];
    return ro_lexicon_find(s->labels, ro_units_phrase(s->u, l->word, l->n, buf, sizeof buf), &e) && ro_str_is(e.value[0], klass);
}

static bool answers(const speech *s, const label *l) {
    ro_entry e;
    return ro_units_match(s->u, s->labels, l->word, l->word + l->n, &e) && ro_str_is(e.value[1], "answers");
}

/* "Question from Ada Berg, Harbour Herald:" */
static bool asks_by_name(const speech *s, const label *l) {
    ro_entry e;
    unsigned n = ro_units_match(s->u, s->labels, l->word, l->word + l->n, &e);
    return n && n + 1 < l->n && ro_str_is(e.value[0], "nobody") && ro_str_ends(e.phrase, "question") &&
           (speech_class(s, l->word + n) == W_PREP || speech_class(s, l->word + n) == W_BY);
}

static bool bold_at(const speech *s, uint32_t at) {
    const ro_cleaned *c = s->r->clean;
    size_t lo = 0, hi = c->nlabels;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (c->labels[mid].hi <= at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < c->nlabels && c->labels[lo].lo <= at + 2;
}

static uint32_t skip_blanks(ro_str text, uint32_t at, uint32_t hi) {
    ro_str t = {text.p, hi};
    for (size_t i = at; i < hi;) {
        size_t j = i;
        uint32_t c = ro_utf8_next(t, &i);
        if (!ro_cp_blank(c) && !ro_cp_zero(c)) return (uint32_t)j;
    }
    return hi;
}

/* "Q  Thank you": the one label that White House transcripts print without a colon. */
static bool bare_q(const speech *s, size_t word, size_t end, ro_span in, label *l) {
    if (word + 1 >= end || !ro_str_is(ro_cut(s->u->text, s->u->words[word].span), "Q")) return false;
    ro_str gap = ro_str_trim(ro_units_gap(s->u, word));
    bool bracket = gap.n == 1 && (*gap.p == '(' || *gap.p == '[');                   /* "Q (Inaudible) the ferry?" */
    bool goes_on = ro_str_is(gap, "\xE2\x80\x94") || ro_str_is(gap, "\xE2\x80\x93"); /* "Q — and the ferry?" */
    if ((gap.n && !bracket && !goes_on) || !(goes_on || s->u->words[word + 1].flags & RO_WORD_CAP)) return false;
    l->span = s->u->words[word].span;
    l->body = skip_blanks(s->u->text, l->span.hi, in.hi);
    return true;
}

/* The label that opens [in) at `word`, if its shape allows one. */
bool label_parse(const speech *s, size_t para, ro_span in, size_t word, size_t end, label *l) {
    uint32_t stop, after = label_colon(s->u->text, in, &stop);
    *l = (label){.para = para, .word = word, .n = 0};
    if (bare_q(s, word, end, in, l))
        l->n = 1;
    else if (after) {
        while (word + l->n < end && s->u->words[word + l->n].span.hi <= stop) l->n++;
        if (!l->n || l->n > LABEL_WORDS) return false;
        l->span = (ro_span){s->u->words[word].span.lo, s->u->words[word + l->n - 1].span.hi};
        l->body = skip_blanks(s->u->text, after, in.hi);
    } else
        return false;
    if (listed(s, l, "trap") || (s->u->words[l->word + l->n - 1].flags & RO_WORD_DIGIT)) return false;
    l->nobody = listed(s, l, "nobody") && !(s->u->words[word].flags == 0 && s->u->words[word].span.lo != in.lo);
    if (!l->nobody && l->n > 2 && asks_by_name(s, l)) l->nobody = true;
    if (l->nobody) label_reporter(s, in.hi, l);
    l->interpreted = label_interpreted(s, l);
    l->lone_letter = l->span.hi - l->span.lo == 1;
    l->key = label_key(s->u, l->word, l->n);
    l->answers = l->nobody && answers(s, l);
    l->bold = bold_at(s, l->span.lo);
    label_shape(s, l);
    return l->nobody || l->upper || l->name_shaped || l->known || l->title || (l->bold && label_capital(s, l->word + l->n - 1));
}
