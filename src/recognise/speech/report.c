/* Reported, collective and unattributed speech, and quotations, sentence by sentence.
 *
 * Each verb of cues.tsv outside quotation marks is tried as the sentence's cue with its subject (speech/active.c), then passives
 * (speech/passive.c) and nouns (speech/nominal.c). A second speaker in one sentence ("while Berg stressed that") parts it in
 * two. A sentence mostly in quotation marks is direct speech of whom its cue names, or of the speaker before it. Subjects of
 * all sentences, narration too, are what later pronouns mean.
 * Form after research/nlp.md §3; Krestel et al. 2008 and the Gender Gap Tracker for the verb-led method.
 * Gives up on: speech inside speech, free indirect speech, cues of no list. */
#include "recognise/speech/sentence.h"
#include "recognise/speech/who.h"

enum { SENTENCE = 500 }; /* a sentence is read as far as this many words: longer ones are lists or hostile */

static void remember(speech *s, const who *w, bool spoke) {
    if (w->kind == WHO_PERSONS && w->n == 1) {
        s->he = *w;
        if (!spoke) s->they = s->all;
    } else if (w->kind == WHO_BOTH || w->kind == WHO_GROUP ||
               (w->plural && (w->kind == WHO_PERSONS || w->kind == WHO_SIDE || w->kind == WHO_GROUP)))
        s->they = *w;
}

static bool same_voice(const who *a, const who *b) {
    return a->kind == b->kind && a->n == b->n && (a->n ? ro_str_eq(a->name[0], b->name[0]) : ro_str_eq(a->side, b->side));
}

static bool cue_between(const sentence *x, size_t lo, size_t end) {
    cue c;
    for (size_t i = lo; i < end; i++)
        if (speech_cue_at(x->s, i, x->hi, &c)) return true;
    return false;
}

/* ", while Berg stressed": where a second speaker's part begins; 0 none. */
static size_t second_speaker(sentence *x, const found *first, found *out) {
    const speech *s = x->s;
    bool inside = false;
    for (size_t i = first->cue.at + first->cue.words; i + 2 < x->hi; i++) {
        word_class c = speech_class(s, i);
        bool semicolon = ro_str_find(ro_units_gap(s->u, i - 1), RO_S(";")) >= 0;
        inside = inside || c == W_THAT || c == W_WH || c == W_REL;
        bool turn = (c == W_CONJ || c == W_SUB) && sentence_comma(s, i - 1);
        turn = turn || (c == W_CONJ && !inside && speech_class(s, i + 1) == W_DET); /* "and the President replied" */
        if (!turn && !semicolon) continue;
        if (c == W_SUB && !speech_means(s, i, "against")) continue;
        sentence rest = *x;
        rest.lo = i + (turn ? 1 : 0);
        if (rest.hi > rest.lo + SENTENCE_REACH) rest.hi = rest.lo + SENTENCE_REACH;
        rest.lead = (who){0};
        found f;
        remember(x->s, &first->who, true); /* "Berg warned of ice; she urged haste" */
        if (!sentence_active(&rest, rest.lo, &f) || f.tier != TIER_CLAUSE || f.who.first > rest.lo + 3 || f.cue.at > rest.lo + 12)
            continue;
        if (f.cue.frame == FRAME_WEAK || cue_between(&rest, rest.lo, f.who.first)) continue; /* "and asked that states support" */
        if (f.mode != RO_MODE_UNATTRIBUTED && !same_voice(&f.who, &first->who)) {
            *out = f;
            return i;
        }
    }
    return 0;
}

static void give(sentence *x, const found *f, ro_span span) {
    speech_give(x->s, &(struct given){.span = span,
                                      .who = f->who.n || f->who.side.n ? &f->who : NULL,
                                      .mode = f->mode,
                                      .cue = f->cue.words ? sentence_words(x->s, f->cue.at, f->cue.words) : RO_NONE,
                                      .strength = f->cue.strength,
                                      .rule = f->rule,
                                      .certain = f->sure});
}

static uint32_t trimmed(const speech *s, uint32_t lo, uint32_t hi) {
    ro_str t = ro_str_trim((ro_str){s->u->text.p + lo, hi - lo});
    while (t.n && (t.p[t.n - 1] == ',' || t.p[t.n - 1] == ';')) t = ro_str_trim((ro_str){t.p, t.n - 1});
    return (uint32_t)(t.p - s->u->text.p) + (uint32_t)t.n;
}

/* What the sentences of a paragraph hand on. */
struct flow {
    who voice;   /* whose words a quotation goes on with */
    size_t from; /* the first statement of the quotation at hand that nothing before it tells of; SIZE_MAX none */
};

/* "As Berg put it, “…”", "According to his aunt, Ada Berg, “…”": words of a quotation that nothing is said of are of the one
 * person named beside it, and not of whoever spoke before; of several named they are nobody's. */
static void beside(const sentence *x, who *voice) {
    const speech *s = x->s;
    const ro_person *one = NULL;
    bool several = false, hangs = false;
    for (size_t i = x->lo; i < x->hi; i++) {
        const ro_mention *m = speech_quoted(s, i) ? NULL : ro_mention_at(s->r, s->u->words[i].span.lo);
        if (!m || (i > x->lo && ro_mention_at(s->r, s->u->words[i - 1].span.lo) == m)) continue;
        size_t open = i, end = i;
        while (open > x->lo && s->u->words[open - 1].flags & RO_WORD_CAP && !sentence_comma(s, open - 1)) open--;
        while (end + 1 < x->hi && s->u->words[end + 1].span.lo < m->span.hi) end++;
        word_class c = open > x->lo && !sentence_comma(s, open - 1) ? speech_class(s, open - 1) : W_NONE;
        hangs = c == W_PREP || c == W_TO || c == W_WITH || (c == W_CONJ && hangs); /* "to the family of Berg" */
        if (hangs || who_possessive(s, end)) continue;
        several = several || (one && one != &s->r->rec->people[m->person]);
        one = &s->r->rec->people[m->person];
    }
    if (!one || (voice->kind == WHO_PERSONS && voice->n == 1 && ro_str_eq(voice->name[0], one->name))) return;
    *voice = (who){0};
    if (several) return;
    *voice = (who){.kind = WHO_PERSONS};
    who_add(voice, one->name, one->side);
}

static bool direct(sentence *x, found *f, who *voice) {
    size_t n = 0;
    for (size_t i = x->lo; i < x->hi; i++) n += speech_quoted(x->s, i);
    size_t all = x->hi - x->lo;
    bool brief = n < 5 && all > n + 4, stop = false; /* scare quotes; but "It was so," said N of the Union of Keepers */
    for (size_t i = x->lo; brief && i < x->lo + n; i++) stop = sentence_comma(x->s, i) && sentence_quote(x->s, i);
    if (!n || (brief && !(stop && sentence_only_tagged(x, f)))) return false;
    if (n * 100 < all * 45 && all > n + 4 && !sentence_only_tagged(x, f)) return false;
    bool whole = n == all;
    if (whole && voice->kind == WHO_NONE && all < 5 && sentence_quote(x->s, x->hi - 1)) return false; /* but "Well. It is so," */
    if ((!f->told || f->mode == RO_MODE_UNATTRIBUTED) && !sentence_tag(x, f)) {
        if (!whole && voice->kind == WHO_NONE && x->s->he.kind == WHO_PERSONS) {
            *voice = x->s->he; /* "The message reads:" after the sentence that names its author */
            voice->sure = false;
        }
        if (!whole) beside(x, voice);
        *f = (found){.who = *voice, .told = true};
        f->sure = voice->kind != WHO_NONE && voice->sure;
    }
    f->mode = RO_MODE_DIRECT;
    f->rule = whole ? "quote.goes-on" : "quote.attributed";
    return true;
}

/* "A. B," said N: a tag behind a quotation tells whose its sentences before are. The quotation opens where a sentence that stands
 * in it whole has its mark before it, and is still open where no mark parts two sentences. */
static void follow(speech *s, const sentence *x, const found *f, struct flow *flow) {
    bool opens = x->lo == 0 || sentence_quote(s, x->lo - 1), quoted = speech_quoted(s, x->lo);
    if (!quoted || f->mode != RO_MODE_DIRECT) {
        flow->from = SIZE_MAX;
    } else if (strcmp(f->rule, "quote.goes-on") == 0) {
        if (opens) flow->from = s->out.n;
    } else {
        if (!opens && flow->from != SIZE_MAX && f->who.n && f->cue.words && f->cue.at >= sentence_quote_end(x))
            speech_tag_back(s, flow->from, f);
        flow->from = SIZE_MAX;
    }
}

static void one_sentence(speech *s, const ro_sentence *span, struct flow *flow) {
    who *voice = &flow->voice;
    sentence x = {.s = s, .lo = span->word, .hi = span->word + span->nwords};
    found f = {0}, second;
    if (x.hi <= x.lo || s->u->text.p[span->span.lo] == '(') return; /* "(Reporting by Ada Berg)", a stage direction */
    if (x.hi > x.lo + SENTENCE) x.hi = x.lo + SENTENCE;
    sentence_lead(&x);
    bool told = sentence_inverted(&x, &f) || sentence_active(&x, x.lo, &f);
    if (!told) told = sentence_without_verb(&x, &f);
    if (!told) f = (found){0};
    told = direct(&x, &f, voice) || told;
    if (!told) {
        flow->from = SIZE_MAX;
        remember(s, &x.lead, false);
        return;
    }
    follow(s, &x, &f, flow);
    s->told = f.who.kind == WHO_PERSONS && f.who.n == 1 ? f.who : (who){0};
    size_t cut = f.mode == RO_MODE_DIRECT ? 0 : second_speaker(&x, &f, &second);
    remember(s, &f.who, true);
    bool one = f.who.kind == WHO_PERSONS || (f.who.kind == WHO_SIDE && !f.who.plural); /* whose statement is quoted next */
    if (f.mode == RO_MODE_DIRECT || (one && f.mode == RO_MODE_REPORTED)) *voice = f.who;
    if (!cut) {
        give(&x, &f, span->span);
        return;
    }
    uint32_t at = s->u->words[cut].span.lo;
    give(&x, &f, (ro_span){span->span.lo, trimmed(s, span->span.lo, at)});
    give(&x, &second, (ro_span){at, span->span.hi});
    remember(s, &second.who, true);
}

/* "The message reads, in part:" before a quotation: whose message it is. The heading tells, or who was spoken of last; an office
 * that publishes its own letters without a name speaks for its side. */
static void sender(speech *s, const ro_upara *p, who *out) {
    const ro_sentence *last = p->nsentences ? &s->u->sentences[p->sentence + p->nsentences - 1] : NULL;
    size_t next = p->word + p->nwords;
    ro_str words = ro_str_trim(ro_cut(s->u->text, p->span));
    if (!last || !ro_str_ends(words, ":") || next >= s->u->nwords || !speech_quoted(s, next)) return;
    sentence x = {.s = s, .lo = last->word, .hi = last->word + last->nwords};
    sentence_lead(&x);
    if (x.lead.kind != WHO_EVENT || x.lead.sure) return; /* no paper */
    for (size_t w = x.lo; w < x.hi; w++)
        if (ro_mention_at(s->r, s->u->words[w].span.lo)) return;
    if (!speech_sender(s, out)) *out = s->he;
    if (out->kind == WHO_NONE && s->r->rec->kind == RO_KIND_STATEMENT && s->r->rec->publisher_side.n)
        *out = (who){.kind = WHO_SIDE, .side = s->r->rec->publisher_side};
    out->sure = false;
}

void speech_report(speech *s) {
    struct flow flow = {.from = SIZE_MAX};
    s->they = s->all;
    for (size_t p = 0; p < s->u->nparas; p++) {
        const ro_upara *para = &s->u->paras[p];
        if (s->done[p] || para->kind == RO_PARA_HEADING || para->kind == RO_PARA_CAPTION) continue;
        if (para->nwords && !speech_quoted(s, para->word)) flow.voice = (who){0};
        flow.from = SIZE_MAX;
        s->told = (who){0};
        for (size_t i = para->sentence; i < para->sentence + para->nsentences; i++) one_sentence(s, &s->u->sentences[i], &flow);
        if (flow.voice.kind == WHO_NONE) sender(s, para, &flow.voice);
    }
}
