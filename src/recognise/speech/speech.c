/* Who said what: fills rec->statements.
 *
 * In: the paragraphs, sentences and words of the text, the people and sides found before. Out: statements that tile the
 * speech in the order of the text. Three ways to find them, tried in this order, each leaving alone what the one before took:
 * turns of a transcript after a speaker's label, texts in the first person and quoted messages, and sentences of a report
 * (direct quotation, reported, collective and unattributed speech). A sentence that none of them claims is narration.
 * Method: a grammar of the genre over word lists (data/LANG/cues.tsv and its neighbours); no parser and no model. It gives up on
 * irony and on speech reported inside speech. */
#include "recognise/speech/speech.h"

#include <stdlib.h>

void speech_give(speech *s, const struct given *g) {
    ro_statement *st = &RO_PUSH(s->arena, s->out);
    *st = (ro_statement){.mode = g->mode, .cue = g->cue, .strength = g->strength};
    if (g->who) {
        st->side = g->who->side;
        st->nspeakers = g->who->n;
        st->speakers = RO_NEWS(s->arena, ro_str, g->who->n + 1);
        memcpy(st->speakers, g->who->name, g->who->n * sizeof *st->speakers);
    }
    st->why = ro_why(s->r, g->span, g->rule, g->certain);
}

/* Does the mark c, which stands before byte `next`, open a quotation (1), close one (-1), or neither say (0)? An opening mark
 * that stands where an end mark would, behind a word or a stop and before a blank, closes: „so“, and "goals.“" by a slip. */
static int mark_does(ro_str t, size_t at, size_t next, uint32_t c) {
    if (c == 0xAB || c == 0x201E) return 1;
    if (c == 0xBB) return -1;
    if (c == 0x2019 && ro_str_starts((ro_str){t.p + next, t.n - next}, "\xE2\x80\x99")) return -1; /* two single ones */
    if (c != 0x201C && c != 0x201D) return 0;
    bool behind = at && (unsigned char)t.p[at - 1] > ' ' && t.p[at - 1] != '(' && t.p[at - 1] != '[';
    bool ends = next >= t.n || (unsigned char)t.p[next] <= ' ' || strchr(",.;:!?)", t.p[next]);
    if (c == 0x201D) return behind || ends ? -1 : 1;
    return behind && ends ? -1 : 1;
}

/* Marks the words of a paragraph that stand in quotation marks. */
static void mark_quotes(const speech *s, const ro_upara *p) {
    bool in = false;
    ro_str t = {s->u->text.p, p->span.hi};
    size_t w = p->word, end = p->word + p->nwords, n = p->span.hi - p->span.lo;
    const char *from = t.p + p->span.lo;
    if (!memchr(from, '"', n) && !memchr(from, 0xE2, n) && !memchr(from, 0xC2, n)) { /* the first bytes of all the marks */
        for (; w < end; w++) s->u->words[w].flags &= (uint16_t)~RO_WORD_NAME;
        return;
    }
    for (size_t i = p->span.lo; i < p->span.hi;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(t, &i);
        int does = mark_does(t, at, i, c);
        in = does ? does > 0 : in != (c == '"');
        while (w < end && s->u->words[w].span.lo == at) {
            if (in)
                s->u->words[w].flags |= RO_WORD_NAME;
            else
                s->u->words[w].flags &= (uint16_t)~RO_WORD_NAME;
            w++;
        }
    }
}

/* What the first mark that no other one of the paragraph answers does: 1 opens, -1 closes, 0 there is none. `*at` is its byte. A
 * straight mark says neither. */
static int lone_mark(const speech *s, const ro_upara *p, size_t *at) {
    ro_str t = {s->u->text.p, p->span.hi};
    bool in = false;
    for (size_t i = p->span.lo; i < p->span.hi;) {
        size_t here = i;
        uint32_t c = ro_utf8_next(t, &i);
        int does = mark_does(t, here, i, c);
        if (does) *at = here;
        if (does < 0 && !in) return -1;
        if (does) in = does > 0;
    }
    return in;
}

/* A quotation that opens in paragraph p and closes in a later one, those between bare of marks, as letters are printed: marks all
 * its words. Where each paragraph opens anew nothing is left to do. Returns the last paragraph it reaches. */
static size_t mark_letter(const speech *s, size_t p) {
    enum { LETTER = 60 }; /* paragraphs */
    const ro_units *u = s->u;
    size_t at = 0, last = p + 1;
    if (lone_mark(s, &u->paras[p], &at) <= 0) return p;
    for (;; last++) {
        if (last >= u->nparas || last > p + LETTER || u->paras[last].kind == RO_PARA_HEADING) return p;
        ro_str head = {u->text.p + u->paras[last].span.lo, u->paras[last].span.hi - u->paras[last].span.lo};
        if (ro_str_starts(head, "\xE2\x80\x9C") || ro_str_starts(head, "\xC2\xAB")) return p;
        int mark = lone_mark(s, &u->paras[last], &at);
        if (mark > 0) return p;
        if (mark < 0) break;
    }
    for (size_t w = u->paras[p + 1].word; w < u->nwords && u->words[w].span.lo < at; w++) u->words[w].flags |= RO_WORD_NAME;
    return last;
}

bool speech_quote_in(ro_str gap) {
    for (size_t i = 0; i < gap.n;) {
        uint32_t c = ro_utf8_next(gap, &i);
        bool two = c == 0x2019 && ro_str_starts((ro_str){gap.p + i, gap.n - i}, "\xE2\x80\x99");
        if (c == '"' || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || two) return true;
    }
    return false;
}

bool speech_quoted(const speech *s, size_t w) { return s->u->words[w].flags & RO_WORD_NAME; }

static int by_start(const void *a, const void *b) {
    const ro_statement *x = a, *y = b;
    return x->why.span.lo < y->why.span.lo ? -1 : x->why.span.lo > y->why.span.lo;
}

/* "It works. Really" whose speaker nobody names may be a motto or a scare quote: fewer than five words of it say nothing. */
static void drop_mottos(speech *s) {
    enum { MOTTO = 5 };
    size_t n = 0;
    for (size_t i = 0; i < s->out.n; i++) {
        const ro_statement *st = &s->out.v[i];
        bool bare = !st->nspeakers && !st->side.n && st->why.rule && strcmp(st->why.rule, "quote.goes-on") == 0;
        size_t lo = ro_units_word_at(s->u, st->why.span.lo), w = lo;
        while (bare && w < s->u->nwords && w < lo + MOTTO && s->u->words[w].span.lo < st->why.span.hi) w++;
        if (!bare || w == lo + MOTTO) s->out.v[n++] = *st;
    }
    s->out.n = n;
}

void ro_find_speech(ro_reading *r) {
    speech s = {.r = r, .arena = r->arena, .u = r->units};
    s.cues = ro_lexicon_get("cues");
    s.nouns = ro_lexicon_get("cue_nouns");
    s.forms = ro_lexicon_get("verb_forms");
    s.words = ro_lexicon_get("speech_words");
    s.subjects = ro_lexicon_get("subjects");
    s.labels = ro_lexicon_get("turn_labels");
    s.states = ro_lexicon_get("states");
    s.offices = ro_lexicon_get("offices");
    s.asides = ro_lexicon_get("asides");
    s.sexes = ro_lexicon_get("sexes");
    s.lesser = ro_lexicon_get("lesser");
    s.statehood = ro_lexicon_get("statehood");
    s.particles = ro_lexicon_get("particles");
    s.done = RO_NEWS(r->arena, uint8_t, r->units->nparas + 1);
    s.classes = RO_NEWS(r->arena, uint8_t, r->units->nwords + 1);
    speech_states(&s);
    speech_principals(&s);
    for (size_t p = 0; p < s.u->nparas; p++) mark_quotes(&s, &s.u->paras[p]);
    if (r->uncased) {
        speech_uncased(&s);
    } else {
        speech_turns(&s);
        for (size_t p = 0; !s.out.n && p < s.u->nparas; p++) p = mark_letter(&s, p);
        speech_written(&s);
        speech_report(&s);
        drop_mottos(&s);
    }
    if (s.out.n) qsort(s.out.v, s.out.n, sizeof *s.out.v, by_start);
    r->rec->statements = s.out.v;
    r->rec->nstatements = s.out.n;
}
