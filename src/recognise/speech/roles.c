/* Labels of a transcript that name a role and not a person: who asks, who answers, whose words came through an interpreter.
 *
 * In: labels of the class nobody (data/LANG/turn_labels.tsv). "Q (Ada Berg, Harbour Herald):" and "Question from Ada Berg:" name
 * who asks. "A:" is the one person whom the title of an interview names, or whom the words before the first label name, or the
 * only one with a label of his own; of two nobody is chosen. A paragraph that opens with a role ("The minister of harbours:",
 * "Member of the press pool:") ends the turn before it, and is that role's, never for certain; one that only looks like a label
 * makes the turn around it uncertain. Gives up on: two who answer in turns. */
#include "recognise/speech/label.h"
#include "recognise/speech/who.h"

enum { ROLE_WORDS = 12, NAMED_WORDS = 4 };

static size_t word_from(const speech *s, uint32_t byte) {
    size_t w = ro_units_word_at(s->u, byte);
    while (w < s->u->nwords && s->u->words[w].span.lo < byte) w++;
    return w;
}

/* Two to four capitalised words from word on, up to a comma, a bracket or a colon; 0: no name stands there. */
static size_t name_words(const speech *s, size_t word, uint32_t hi) {
    size_t n = 0;
    while (word + n < s->u->nwords && s->u->words[word + n].span.hi <= hi && n <= NAMED_WORDS) {
        if (!label_capital(s, word + n) && !label_particle(s, word + n)) return 0;
        ro_str gap = ro_units_gap(s->u, word + n++);
        if (ro_str_is(gap, "-")) return 0; /* "(Cross-talk)" */
        if (memchr(gap.p, ',', gap.n) || memchr(gap.p, ')', gap.n) || memchr(gap.p, ':', gap.n) || memchr(gap.p, ']', gap.n))
            break;
    }
    return n >= 2 && n <= NAMED_WORDS ? n : 0;
}

void label_reporter(const speech *s, uint32_t hi, label *l) {
    ro_str t = {s->u->text.p, hi};
    uint32_t at = l->span.hi;
    while (at < hi && (t.p[at] == ' ' || t.p[at] == ':' || t.p[at] == '\xC2' || t.p[at] == '\xA0')) at++;
    size_t word = l->word, n = 0;
    if (at < hi && (t.p[at] == '(' || t.p[at] == '[')) {
        uint32_t end = at;
        while (end < hi && end < at + LABEL_BYTES && t.p[end] != ')' && t.p[end] != ']') end++;
        word = word_from(s, at);
        n = end < hi ? name_words(s, word, end) : 0;
        if (!n) return;
        for (end++; end < hi && (t.p[end] == ' ' || t.p[end] == ':' || t.p[end] == '.');) end++;
        if (l->body < end) l->body = end;
    } else { /* "Question from Ada Berg, Harbour Herald:" */
        for (word++; word < l->word + l->n && speech_class(s, word - 1) != W_PREP && speech_class(s, word - 1) != W_BY;) word++;
        n = word < l->word + l->n ? name_words(s, word, l->body) : 0;
        if (!n) return;
    }
    l->named = (ro_span){s->u->words[word].span.lo, s->u->words[word + n - 1].span.hi};
}

bool label_interpreted(const speech *s, const label *l) {
    ro_entry e;
    for (size_t w = l->word + l->n; w < s->u->nwords && s->u->words[w].span.hi <= l->body; w++)
        if (ro_units_match(s->u, s->labels, w, s->u->nwords, &e) && ro_str_is(e.value[0], "interpreted")) return true;
    return false;
}

/* The opening of the paragraph up to a colon, in words that can be a label's; false: none. */
static bool opening(const speech *s, size_t para, label *l) {
    const ro_upara *p = &s->u->paras[para];
    uint32_t stop, after = p->nwords ? label_colon(s->u->text, p->span, &stop) : 0;
    if (!after || !(s->u->words[p->word].flags & RO_WORD_CAP)) return false;
    *l = (label){.para = para, .word = p->word, .body = after};
    while (l->n < p->nwords && s->u->words[p->word + l->n].span.hi <= stop) {
        word_class c = speech_class(s, p->word + l->n);
        bool tells = c == W_BE || c == W_AUX || c == W_MODAL || c == W_THAT || c == W_FIRST || c == W_POSS || c == W_HE ||
                     c == W_THEY || c == W_IT || c == W_WH || c == W_THERE || c == W_NUM || c == W_OPEN;
        if (tells || ++l->n > ROLE_WORDS || s->u->words[p->word + l->n - 1].flags & RO_WORD_DIGIT) return false;
    }
    ro_entry e;
    bool trap = l->n && ro_units_match(s->u, s->labels, p->word, p->word + l->n, &e) && ro_str_is(e.value[0], "trap");
    if (!l->n || trap) return false;
    l->span = (ro_span){p->span.lo, s->u->words[p->word + l->n - 1].span.hi};
    return true;
}

bool label_guess(const speech *s, size_t para, label *l) {
    if (!opening(s, para, l)) return false;
    size_t w = l->word, end = l->word + l->n;
    if (w + 1 < end && speech_class(s, w) == W_DET) w++;
    if (speech_class(s, w) != W_NONE) return false; /* "All of this:" */
    ro_entry e;
    unsigned n = ro_units_match(s->u, s->subjects, w, end, &e);
    bool role = n && ro_str_is(e.value[0], "role");
    if (!role && (n = ro_units_match(s->u, s->labels, w, end, &e)))
        role = ro_str_is(e.value[0], "nobody") || ro_str_is(e.value[0], "title");
    if (!role || (w + n < end && speech_class(s, w + n) != W_PREP && !who_comma(s, w + n - 1))) return false;
    l->guess = true;
    while (l->body < s->u->text.n && s->u->text.p[l->body] == ' ') l->body++;
    return true;
}

/* Of few words, all capital but for the small ones between: "Northern Board:", "Dlamini:". */
bool label_like(const speech *s, size_t para) {
    label l;
    if (!opening(s, para, &l) || l.n > NAMED_WORDS || !label_capital(s, l.word) || speech_class(s, l.word) == W_PREP)
        return false; /* "On the ferry:" is a topic */
    for (size_t w = l.word; w < l.word + l.n; w++)
        if (!label_capital(s, w) && speech_class(s, w) != W_PREP && speech_class(s, w) != W_DET) return false;
    return true;
}

/* The one person named in [lo, hi) of the text; NULL: none or several. */
static const ro_person *only_in_text(const speech *s, uint32_t hi) {
    const ro_person *one = NULL;
    for (size_t i = 0; i < s->r->nmentions && s->r->mentions[i].span.lo < hi; i++) {
        const ro_person *p = &s->r->rec->people[s->r->mentions[i].person];
        if (one && one != p) return NULL;
        one = p;
    }
    return one;
}

static const ro_person *only_in_title(const speech *s) {
    const ro_person *one = NULL;
    ro_str title = s->r->rec->title.value;
    for (size_t i = 0; title.n && i < s->r->rec->npeople && i < PEOPLE_TRIED; i++) {
        const ro_person *p = &s->r->rec->people[i];
        size_t last = p->name.n;
        while (last && p->name.p[last - 1] != ' ') last--;
        if (ro_str_find(title, (ro_str){p->name.p + last, p->name.n - last}) < 0) continue;
        if (one) return NULL;
        one = p;
    }
    return one;
}

static bool interview(const speech *s) {
    ro_str title = s->r->rec->title.value;
    const ro_lexicon *l = ro_lexicon_get("interviews");
    for (size_t i = 0; title.n && i < ro_lexicon_count(l); i++)
        if (ro_str_find_nocase(title, ro_lexicon_at(l, i).phrase.p) >= 0) return true;
    return false;
}

ro_str label_answerer(const speech *s, const label *v, size_t n, bool *sure) {
    *sure = false;
    for (size_t i = 0; i < n; i++)
        if (!v[i].nobody) return RO_NONE; /* others speak under their names: it may be any of them */
    const ro_person *p = only_in_title(s);
    *sure = p && interview(s);
    if (!p && n) p = only_in_text(s, v[0].span.lo);
    return p ? p->name : RO_NONE;
}
