/* Speech that was written: statements in the first person, and quoted messages.
 *
 * "Statement from President Berg on the Election", "Remarks by the Prime Minister", "Message of greetings": where the title
 * says so, names one person, and the text speaks in the first person outside quotation marks, the whole text is that person's
 * direct speech. Without such a title who is greeted or introduced in the first paragraph is, where half of all sentences speak
 * so. A first person without any name is no evidence of who it is: such a text has no speaker; no more is whom a title
 * addresses ("Greetings to Ada Berg"). A joint statement is of all who issue it, and never of the one of them whose name alone
 * is found; where its title names states, its "we" is both sides (speech/who.c). Gives up on signatures: they are furniture. */
#include "recognise/inflect/inflect.h"
#include "recognise/speech/speech.h"

enum { AUTHOR_WORDS = 12 };

/* What speaks in the first person: one ("I'm"), several ("we"), or only theirs ("our"). */
typedef enum self { SELF_NONE, SELF_OURS, SELF_WE, SELF_I } self;

static self self_at(const speech *s, size_t w) {
    const ro_word *x = &s->u->words[w];
    ro_str f = x->fold;
    const char *cut = memchr(f.p, '\'', f.n);
    ro_entry e;
    if (speech_quoted(s, w)) return SELF_NONE;
    if (!(cut ? ro_lexicon_find(s->words, (ro_str){f.p, (size_t)(cut - f.p)}, &e) : ro_word_find(x, s->words, &e)))
        return SELF_NONE;
    return ro_str_is(e.value[1], "I")     ? SELF_I
           : ro_str_is(e.value[1], "we")  ? SELF_WE
           : ro_str_is(e.value[1], "our") ? SELF_OURS
                                          : SELF_NONE;
}

/* How many sentences in a hundred speak so outside quotation marks, at least as plainly as `least`. */
static unsigned first_person(const speech *s, self least) {
    const ro_units *u = s->u;
    size_t n = 0, told = 0;
    for (size_t p = 0; p < u->nparas; p++) {
        if (s->done[p] || u->paras[p].kind == RO_PARA_HEADING) continue;
        for (size_t i = u->paras[p].sentence; i < u->paras[p].sentence + u->paras[p].nsentences; i++) {
            const ro_sentence *se = &u->sentences[i];
            bool said = false;
            for (size_t w = se->word; w < se->word + se->nwords && !said; w++) said = self_at(s, w) >= least;
            n++;
            told += said;
        }
    }
    return n ? (unsigned)(told * 100 / n) : 0;
}

static ro_str last_name(ro_str name) {
    for (size_t k = name.n; k-- > 0;)
        if (name.p[k] == ' ') return (ro_str){name.p + k + 1, name.n - k - 1};
    return name;
}

/* The first known person in the words of a title. */
static bool author(const speech *s, ro_str title, who *out) {
    const ro_record *rec = s->r->rec;
    size_t best = title.n;
    for (size_t i = 0; i < rec->npeople && i < 64; i++) {
        const ro_person *p = &rec->people[i];
        ro_str last = last_name(p->name);
        ssize_t at = ro_str_find(title, p->name);
        if (at < 0) at = ro_str_find(title, last);
        if (at < 0 || (size_t)at >= best) continue;
        best = (size_t)at;
        *out = (who){.kind = WHO_PERSONS, .n = 1, .side = p->side, .name = {p->name}, .sure = true};
    }
    return best < title.n;
}

/* "President Ada Berg sent greetings to …": the heading opens with its subject. */
bool speech_sender(speech *s, who *out) {
    ro_str title = s->r->rec->title.value;
    if (!title.n || !author(s, title, out)) return false;
    const ro_units *u = ro_segment(s->arena, title, NULL, 0);
    ro_str last = last_name(out->name[0]);
    size_t w = 0;
    for (; w < u->nwords && !ro_str_eq(ro_cut(title, u->words[w].span), last); w++) {
        word_class c = speech_class_of(s, u->words[w].fold);
        if (!(u->words[w].flags & RO_WORD_CAP) && c != W_DET && !ro_str_is(u->words[w].fold, "of")) return false;
        if (c == W_TO || c == W_WITH || c == W_BY) return false;
    }
    return w + 1 < u->nwords && !(u->words[w + 1].flags & RO_WORD_CAP);
}

/* "… and President Ek" right after the first name: who writes with him. */
static void co_author(speech *s, ro_str rest, who *out) {
    const ro_record *rec = s->r->rec;
    ssize_t first = ro_str_find(rest, last_name(out->name[0]));
    if (first < 0) return;
    ro_str after = {rest.p + first, rest.n - (size_t)first};
    const ro_units *u = ro_segment(s->arena, after, NULL, 0);
    bool joined = false;
    for (size_t w = 1; w < u->nwords && w < AUTHOR_WORDS; w++) {
        word_class c = speech_class_of(s, u->words[w].fold);
        if (c == W_CONJ) joined = true;
        bool of = ro_str_is(u->words[w].fold, "of"); /* "President Berg of Norland and" */
        if (!(u->words[w].flags & RO_WORD_CAP) && c != W_CONJ && c != W_DET && !of) return;
        for (size_t i = 0; joined && i < rec->npeople && i < 64; i++) {
            ro_str last = last_name(rec->people[i].name);
            if (!ro_str_eq(ro_cut(after, u->words[w].span), last) || ro_str_eq(last, last_name(out->name[0]))) continue;
            out->name[out->n++] = rec->people[i].name;
            out->mixed = out->side.n && rec->people[i].side.n && !ro_str_eq(out->side, rec->people[i].side);
            if (out->mixed) out->side = RO_NONE;
            return;
        }
    }
}

/* Where the words of the title after "Statement from" begin; 0 where it says no such thing. */
static size_t says_written(speech *s, ro_str title) {
    const ro_lexicon *kinds = ro_lexicon_get("written");
    for (size_t i = 0; i < ro_lexicon_count(kinds); i++) {
        ro_entry e = ro_lexicon_at(kinds, i);
        ssize_t at = ro_str_find_nocase(title, e.phrase.p);
        if (at < 0 || (at && title.p[at - 1] != ' ')) continue;
        if (ro_str_is(e.value[0], "joint"))
            s->joint = true;
        else
            return (size_t)at + e.phrase.n;
    }
    return 0;
}

/* In a title that capitalises all words the name ends before "Four Years After", "Marking the". */
static bool ends_name(const speech *s, const ro_units *u, size_t w) {
    if (speech_class_of(s, u->words[w].fold) != W_NONE) return true;
    return ro_str_ends(u->words[w].fold, "ing") && w + 1 < u->nwords && speech_class_of(s, u->words[w + 1].fold) == W_DET;
}

/* A name in the title that the text does not print: capitalised words after the offices, up to the first other word. */
static bool unknown_author(speech *s, ro_str rest, who *out) {
    const ro_units *u = ro_inflect_segment(s->r, rest);
    size_t lo = 0, hi;
    bool office = false;
    for (unsigned k; lo < u->nwords; lo += k) {
        ro_entry e;
        k = ro_units_match(u, s->offices, lo, u->nwords, &e);
        if (!k) k = ro_units_match(u, s->labels, lo, u->nwords, &e) && !ro_str_is(e.value[0], "trap");
        office = k || office;
        if (!k && speech_class_of(s, u->words[lo].fold) == W_DET) k = 1;
        if (!k) break;
    }
    for (hi = lo; hi < u->nwords && (u->words[hi].flags & RO_WORD_CAP) && !ends_name(s, u, hi); hi++) {
        if (hi > lo && ro_str_trim(ro_units_gap(u, hi - 1)).n) break;
        if (ro_str_ends(u->words[hi].fold, "'s")) return false;
    }
    if (hi < lo + (office ? 1 : 2) || hi > lo + 4) return false; /* one word alone is a name only behind an office */
    *out = (who){.kind = WHO_PERSONS, .n = 1, .side = s->r->rec->publisher_side};
    out->name[0] = ro_str_blanks(s->arena, ro_cut(rest, (ro_span){u->words[lo].span.lo, u->words[hi - 1].span.hi}));
    return true;
}

static bool repeats_title(const speech *s, const ro_upara *p) {
    ro_str t = s->r->rec->title.value;
    return t.n && ro_str_eq(ro_str_blanks(s->arena, ro_cut(s->u->text, p->span)), ro_str_blanks(s->arena, t));
}

/* "Ada Berg greeted the sailors." before words in the first person: who it is, where the paragraph names nobody else. */
static bool led_in(const speech *s, const ro_upara *p, who *out) {
    const ro_mention *only = NULL;
    for (size_t w = p->word; w < p->word + p->nwords; w++) {
        const ro_mention *m = ro_mention_at(s->r, s->u->words[w].span.lo);
        if (self_at(s, w) || (m && only && m->person != only->person)) return false;
        if (m) only = m;
    }
    if (!only) return false;
    const ro_person *who_ = &s->r->rec->people[only->person];
    *out = (who){.kind = WHO_PERSONS, .n = 1, .side = who_->side, .name = {who_->name}};
    return true;
}

static void own_voice(speech *s) {
    const ro_units *u = s->u;
    who w = {0};
    ro_str title = s->r->rec->title.value;
    size_t after = title.n ? says_written(s, title) : 0;
    ro_str rest = after ? (ro_str){title.p + after, title.n - after} : title;
    bool titled = after && (author(s, rest, &w) || unknown_author(s, rest, &w));
    if (titled) co_author(s, rest, &w);
    if (s->joint && w.n == 1) w = s->all; /* one of those who write together alone is nobody's answer */
    /* "our" is telling only where the title is, and the text tells of no meeting, whose readouts write so too */
    unsigned share = first_person(s, titled && s->r->rec->form == RO_FORM_OTHER ? SELF_OURS : SELF_WE);
    if (share < (titled ? 8 : 30)) return;
    if (!titled && first_person(s, SELF_I) < 10) return; /* an office says "we" of itself in what it reports */
    if (!titled && share < 50) return;                   /* half of all sentences: nobody but the speaker writes so */
    bool tells =
        titled && s->r->rec->kind == RO_KIND_REPORT && s->r->rec->form != RO_FORM_OTHER; /* "Statement by N on M's call" */
    if (tells && share < 50 && first_person(s, SELF_I) < 10) return;
    size_t lo = 0, hi = u->nparas;
    while (lo < hi && (u->paras[lo].kind == RO_PARA_HEADING || repeats_title(s, &u->paras[lo]) || !u->paras[lo].nsentences)) lo++;
    while (hi > lo && u->paras[hi - 1].nwords < 3) hi--;
    if (!titled && lo + 1 < hi && led_in(s, &u->paras[lo], &w)) lo++;
    if (lo >= hi) return;
    for (size_t p = lo; p < hi; p++) s->done[p] = 1;
    speech_give(s, &(struct given){.span = {u->paras[lo].span.lo, u->paras[hi - 1].span.hi},
                                   .who = &w,
                                   .mode = w.mixed || s->joint ? RO_MODE_COLLECTIVE : RO_MODE_DIRECT,
                                   .rule = "written.first-person",
                                   .certain = titled && share >= 20 && w.n == 1 && !s->joint});
}

void speech_written(speech *s) {
    if (!s->out.n) own_voice(s);
}
