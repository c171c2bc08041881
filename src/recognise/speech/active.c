/* A verb of cues.tsv with its subject: "He said", "Berg, on behalf of the government, welcomed", "…," said Ms. Berg.
 *
 * The subject is the phrase before the verb (over adverbs, auxiliaries and a parenthesis), or, after "and" and for participles,
 * the sentence's own. A cue whose subject opens a clause wins over one inside a clause ("that", "which", "as" before the
 * subject); what comes after the cue is content, where names mean nothing. At most CUES cues of a sentence are weighed. */
#include "recognise/speech/sentence.h"

enum { CUES = 40, COMMAS = 6 };

left sentence_left(const sentence *x, size_t at) {
    const speech *s = x->s;
    left l = {.end = at};
    while (l.end > x->lo) {
        size_t w = l.end - 1;
        word_class c = speech_class(s, w);
        if (sentence_quote(s, w)) {
            l.comma = true;
            return l;
        }
        if (sentence_comma(s, w)) {
            l.comma = true;
            l.conj = c == W_CONJ;
            return l;
        }
        if (c == W_BE)
            l.be = true;
        else if (c == W_AUX)
            l.aux = true;
        else if (c == W_MODAL)
            l.modal = true;
        else if (c == W_TO)
            l.to = true;
        else if (c == W_CONJ) {
            l.conj = true;
            return l;
        } else if (c != W_OPEN && !sentence_adverb(s, w))
            return l;
        l.end = w;
    }
    l.open = true;
    return l;
}

static enum tier tier_of(const sentence *x, size_t first) {
    const speech *s = x->s;
    if (first <= x->lo || sentence_comma(s, first - 1) || sentence_quote(s, first - 1)) {
        if (first > x->lo && speech_class(s, first) == W_SUB) return TIER_SUB;
        return TIER_CLAUSE;
    }
    size_t b = first - 1;
    if (speech_means(s, b, "of") && b > x->lo && speech_means(s, b - 1, "some"))
        b -= b > x->lo + 1 ? 2 : 1; /* "All of the guests" */
    while (b > x->lo && (speech_class(s, b) == W_DET || sentence_adverb(s, b))) b--;
    word_class c = speech_class(s, b);
    if (c == W_OPEN || c == W_ADV || c == W_CONJ)
        return b == x->lo || sentence_comma(s, b - 1) || c == W_OPEN ? TIER_CLAUSE : TIER_BARE;
    if (c == W_SUB || c == W_REL) return TIER_SUB;
    if (c == W_PREP && b == x->lo) return TIER_BARE; /* "In Nordhavn President Berg said" */
    if (c == W_THAT || c == W_WH || c == W_TO || c == W_BY || c == W_WITH || c == W_MODAL || c == W_BE) return TIER_NONE;
    if (c == W_PREP) return TIER_NONE;
    /* "the vision they laid out": only a fronted phrase may stand before a pronoun without a comma */
    word_class self = speech_class(s, first), open = speech_class(s, x->lo);
    if ((self == W_HE || self == W_THEY) && open != W_PREP && open != W_SUB && open != W_OPEN && open != W_ADV) return TIER_NONE;
    return TIER_BARE;
}

/* The subject that ends before word `end`; a bare "that" clause around it makes it content. */
static bool subject_before(sentence *x, size_t end, who *out, enum tier *tier) {
    size_t lo = end > x->lo + SENTENCE_REACH ? end - SENTENCE_REACH : x->lo;
    for (size_t i = end; i > lo; i--) {
        word_class c = speech_class(x->s, i - 1);
        bool stop = speech_quoted(x->s, i - 1) || c == W_THAT || c == W_WH || c == W_REL || c == W_BE || c == W_MODAL ||
                    (c == W_SUB && i - 1 > x->lo);
        if (stop) {
            lo = i;
            break;
        }
    }
    if (lo >= end || !speech_who(x->s, lo, end, out)) return false;
    *tier = tier_of(x, out->first);
    return true;
}

/* "Sanna Roe, head of the Net Trust, noted": what stands between the commas is who she is, and not who speaks. */
static void named_before(sentence *x, size_t end, who *out) {
    who name;
    enum tier tier;
    size_t at = out->first;
    if (at <= x->lo || at >= end || !sentence_list_comma(x->s, at - 1) || ro_mention_at(x->s->r, x->s->u->words[end - 1].span.lo))
        return;
    if (subject_before(x, at, &name, &tier) && name.kind == WHO_PERSONS && name.n == 1 && tier == TIER_CLAUSE) *out = name;
}

/* "Kim, on behalf of the government, welcomed": the subject before a parenthesis that ends at word `end`. */
static bool subject_over_parenthesis(sentence *x, size_t end, who *out, enum tier *tier) {
    int commas = 0;
    for (size_t i = end - 1; i > x->lo && i + SENTENCE_REACH > end && commas < COMMAS; i--) {
        who w;
        if (!sentence_comma(x->s, i - 1)) continue;
        commas++;
        if (!subject_before(x, i, &w, tier)) continue;
        bool where = w.kind == WHO_SIDE && w.first > x->lo && sentence_list_comma(x->s, w.first - 1);
        if (where && x->s->u->words[w.first - 1].flags & RO_WORD_CAP)
            continue; /* "a fellow in Nordhavn, Norland, and author, said" */
        if ((w.kind == WHO_PERSONS || w.kind == WHO_BOTH || w.kind == WHO_SIDE) && *tier <= TIER_BARE) {
            *out = w;
            named_before(x, i, out);
            return true;
        }
    }
    return false;
}

/* "will meet X and invited guests": what follows is not told as said. */
static bool comes(const sentence *x) {
    for (size_t i = x->lead_end; i < x->hi && i < x->lead_end + 3; i++)
        if (speech_class(x->s, i) == W_MODAL) return true;
    return false;
}

static bool try_active(sentence *x, const cue *c, const left *l, found *out) {
    who w;
    enum tier tier;
    if (l->conj || (l->comma && c->form != VERB_ING)) {
        if (!l->conj && subject_over_parenthesis(x, l->end, &w, &tier))
            return sentence_number_agrees(c, l, &w) && sentence_accept(x, c, &w, tier, NULL, out);
        if (x->lead.kind == WHO_NONE || x->lead_end > c->at || comes(x)) return false;
        return sentence_number_agrees(c, l, &x->lead) && sentence_accept(x, c, &x->lead, TIER_BARE, NULL, out);
    }
    if (l->open || l->end <= x->lo) return false;
    if (!subject_before(x, l->end, &w, &tier)) return false;
    return tier < TIER_NONE && sentence_number_agrees(c, l, &w) && sentence_accept(x, c, &w, tier, NULL, out);
}

/* "the question raised by Berg": part of a noun phrase, not a verb with a subject; but "He concluded by saying". */
static bool reduced(const sentence *x, const cue *c, const left *l) {
    size_t by = c->at + c->words;
    if (c->form != VERB_PAST || l->aux || by + 1 >= x->hi || speech_class(x->s, by) != W_BY) return false;
    return !ro_str_ends(x->s->u->words[by + 1].fold, "ing");
}

/* "closed the meeting by thanking", "joined him in urging", "with remarks noting": the sentence's own subject speaks. */
static bool by_doing(sentence *x, const cue *c) {
    cue noun;
    size_t b = c->at;
    while (b > x->lo && sentence_adverb(x->s, b - 1)) b--;
    if (b <= x->lo || x->lead_end > b || (x->lead.kind != WHO_PERSONS && x->lead.kind != WHO_BOTH)) return false;
    word_class k = speech_class(x->s, b - 1);
    if (k == W_BY) return true;
    if (speech_means(x->s, b - 1, "doing")) { /* "joined him in urging", but no "agreement on cooperation in supporting" */
        ro_entry e;
        size_t w = b - 2;
        return b >= x->lo + 2 &&
               (x->s->u->words[w].flags & RO_WORD_CAP || speech_class(x->s, w) != W_NONE || speech_cue_at(x->s, w, b, &noun) ||
                ro_units_match(x->s->u, x->s->subjects, w, b, &e) || ro_units_match(x->s->u, x->s->offices, w, b, &e));
    }
    return speech_noun_at(x->s, b - 1, b, RO_NONE, &noun) && noun.klass == CUE_SAY;
}

/* "the most detailed model": a participle that says what sort of thing it is. */
static bool graded(const sentence *x, const cue *c) {
    const speech *s = x->s;
    if (c->at < x->lo + 2 || (c->form != VERB_PAST && c->form != VERB_PART)) return false;
    ro_str f = s->u->words[c->at - 1].fold;
    return (ro_str_is(f, "most") || ro_str_is(f, "more")) && speech_class(s, c->at - 2) == W_DET;
}

static bool try_cue(sentence *x, const cue *c, found *out) {
    if (graded(x, c)) return false;
    left l = sentence_left(x, c->at);
    if (l.modal || l.to) return false;
    bool participle = c->form == VERB_PAST || c->form == VERB_PART || (l.be && c->form == VERB_BASE); /* "is put forward" */
    if (l.be && participle) return sentence_passive(x, c, &l, out);
    if (c->form == VERB_ING && !l.be) {
        bool fronted = l.open, trailing = l.comma && !l.conj;
        if (!fronted && !trailing && !by_doing(x, c)) return false;
        if (x->lead.kind == WHO_NONE || x->lead.kind == WHO_EVENT || c->klass == CUE_DISCUSS || c->klass == CUE_EVENT)
            return false;
        if (!sentence_accept(x, c, &x->lead, TIER_BARE, NULL, out)) return false;
        out->tier = TIER_SUB; /* the main clause's own cue goes first */
        out->sure = false;
        return true;
    }
    if ((c->form == VERB_PART && !l.aux) || reduced(x, c, &l)) return false;
    bool now = c->form == VERB_ING && !sentence_was(x, c->at); /* "are now focusing on" is what they do */
    if ((now && c->klass != CUE_SAY && c->klass != CUE_ASK) || !try_active(x, c, &l, out)) return false;
    if (now) out->sure = false;
    return true;
}

/* "…," said Ms. Berg: the subject after the cue. */
static bool after_quote(sentence *x, const cue *c, found *out) {
    const speech *s = x->s;
    if (c->at <= x->lo || !sentence_quote(s, c->at - 1) || !speech_quoted(s, c->at - 1)) return false;
    size_t lo = c->at + 1, end = lo, cut;
    while (end < x->hi && end < lo + 15 && !sentence_comma(s, end - 1) && !speech_quoted(s, end)) end++;
    for (cut = lo; cut < end && speech_class(s, cut) != W_PREP && speech_class(s, cut) != W_SUB; cut++) {
    }
    /* "сказал Громов журналистам": without "to", whom he told stands right behind the name */
    const ro_mention *m = s->u->base ? ro_mention_at(s->r, s->u->words[lo < x->hi ? lo : x->hi - 1].span.lo) : NULL;
    for (size_t w = lo; m && w < end && s->u->words[w].span.lo < m->span.hi; w++) cut = w + 1;
    who w;
    bool named = end > lo && (speech_who(x->s, lo, end, &w) || (cut > lo && speech_who(x->s, lo, cut, &w)));
    return named && w.kind != WHO_EVENT && sentence_accept(x, c, &w, TIER_CLAUSE, "quote.after", out);
}

/* "The harbour is closed, said the Governor." */
static bool after_clause(sentence *x, const cue *c, found *out) {
    size_t lo = c->at + c->words;
    who w;
    if (c->form != VERB_PAST || c->klass != CUE_SAY || c->at < x->lo + 2 || lo >= x->hi || lo + 10 < x->hi) return false;
    size_t end = lo; /* "said N addressing the guests" */
    while (end < x->hi &&
           !(end > lo && ro_str_ends(x->s->u->words[end].fold, "ing") && !(x->s->u->words[end].flags & RO_WORD_CAP)))
        end++;
    if (!sentence_list_comma(x->s, c->at - 1) || speech_class(x->s, lo) == W_THAT || !speech_who(x->s, lo, end, &w) ||
        w.first > lo)
        return false;
    if (w.kind != WHO_PERSONS && w.kind != WHO_BOTH && w.kind != WHO_SIDE) return false;
    return sentence_accept(x, c, &w, TIER_CLAUSE, "speech.after", out);
}

/* "The leaders discussed the ice, Mr Berg said.": whose words the whole sentence is. An office is too weak a name for that. */
static bool at_the_end(sentence *x, size_t from, found *best) {
    cue c;
    size_t last = x->hi - 1;
    if (last <= from + 2 || speech_quoted(x->s, last) || !speech_cue_at(x->s, last, x->hi, &c) || c.klass != CUE_SAY)
        return false;
    if (c.form != VERB_PAST || !try_cue(x, &c, best) || best->tier != TIER_CLAUSE || best->who.kind != WHO_PERSONS) return false;
    size_t first = best->who.first;
    return first > from && sentence_list_comma(x->s, first - 1) && speech_class(x->s, first) != W_DET;
}

bool sentence_active(sentence *x, size_t from, found *best) {
    int tries = 0;
    if (x->hi > from && at_the_end(x, from, best)) return true;
    *best = (found){.tier = TIER_NONE};
    for (size_t i = from; i < x->hi && tries < CUES; i++) {
        cue c;
        found f;
        bool name = i > x->lo && (x->s->u->words[i].flags & RO_WORD_CAP); /* "the United States" */
        if (name || speech_quoted(x->s, i) || !speech_cue_at(x->s, i, x->hi, &c)) continue;
        tries++;
        if ((after_quote(x, &c, &f) || after_clause(x, &c, &f) || try_cue(x, &c, &f)) && f.tier < best->tier) *best = f;
        if (best->tier == TIER_CLAUSE) break;
    }
    return best->told;
}
