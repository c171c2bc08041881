/* Passives: "it was stressed", "apprehension was expressed by Berg", and inverted "Expressed at the talks was Norland's
 * apprehension".
 *
 * The speaker is named after "by", or is whose apprehension it is; else it is speech of nobody. A person who is told, asked or
 * invited is no speaker. */
#include "recognise/speech/sentence.h"

enum { BY_REACH = 40 };

static bool agent(sentence *x, size_t from, who *out) {
    for (size_t i = from; i < x->hi && i < from + BY_REACH; i++) {
        word_class c = speech_class(x->s, i);
        if (c == W_THAT || c == W_SUB) return false;
        if (c != W_BY) continue;
        size_t end = i + 1;
        while (end < x->hi && end < i + 18 && !(end > i + 1 && sentence_list_comma(x->s, end - 1))) {
            word_class k = speech_class(x->s, end);
            if (k == W_THAT || k == W_SUB || k == W_WITH || k == W_BE) break;
            const ro_mention *m = ro_mention_at(x->s->r, x->s->u->words[end].span.lo);
            end++;
            if (m && (end >= x->hi || x->s->u->words[end].span.lo >= m->span.hi)) break;
        }
        return speech_who(x->s, i + 1, end, out) && (out->kind == WHO_PERSONS || out->kind == WHO_BOTH || out->kind == WHO_SIDE);
    }
    return false;
}

/* "the Norland government's deep apprehension", "the solidarity of the people of Norland": whose it is. */
bool sentence_owner(sentence *x, size_t lo, size_t hi, who *out) {
    speech *s = x->s;
    *out = (who){.first = lo, .sure = false};
    for (size_t i = lo; i < hi && i < lo + 14; i++) {
        const ro_mention *m = ro_mention_at(s->r, s->u->words[i].span.lo);
        if (m && ro_str_ends(s->u->words[i].fold, "'s")) {
            out->kind = WHO_PERSONS;
            out->n = 1;
            out->name[0] = speech_name(s, m->person);
            out->side = s->r->rec->people[m->person].side;
            return true;
        }
    }
    out->side = speech_side(s, lo, hi < lo + 14 ? hi : lo + 14);
    out->kind = WHO_SIDE;
    return out->side.n > 0;
}

bool sentence_passive(sentence *x, const cue *c, const left *l, found *out) {
    who w = {0};
    if (c->klass == CUE_EVENT || c->frame == FRAME_WHO) return false;
    if (agent(x, c->at + c->words, &w)) return sentence_accept(x, c, &w, TIER_CLAUSE, "speech.passive", out);
    size_t first = l->end;
    while (first > x->lo && !sentence_comma(x->s, first - 1) && l->end - first < SENTENCE_REACH) {
        word_class k = speech_class(x->s, first - 1);
        if (k == W_THAT || k == W_REL || k == W_WH || (k == W_SUB && first - 1 > x->lo) || speech_quoted(x->s, first - 1))
            return false;
        first--;
    }
    if (first == l->end) { /* "Some aspects, including the harbour, were discussed" */
        if (!l->comma || (x->lead.kind != WHO_NONE && x->lead.kind != WHO_EVENT)) return false;
        for (first = l->end; first > x->lo; first--)
            if (speech_class(x->s, first - 1) == W_THAT || speech_class(x->s, first - 1) == W_WH) return false;
    }
    if (speech_who(x->s, first, l->end, &w) && w.kind == WHO_PERSONS) return false; /* "Berg was told", "she is concerned" */
    cue noun = {0};
    for (size_t i = first; i < l->end && !noun.words; i++) speech_noun_at(x->s, i, l->end, RO_NONE, &noun);
    if (noun.words && noun.klass == CUE_SAY && sentence_owner(x, first, noun.at, &w))
        return sentence_accept(x, c, &w, TIER_BARE, "speech.passive", out);
    bool it = speech_class(x->s, first) == W_IT;
    if (c->frame == FRAME_STANCE || (c->frame == FRAME_WEAK && c->klass != CUE_DISCUSS)) return false;
    if (!it && (c->it || !sentence_was(x, c->at))) return false;
    *out = (found){.cue = *c, .tier = TIER_BARE, .mode = RO_MODE_UNATTRIBUTED, .rule = "speech.passive", .told = true};
    out->sure = it;
    return true;
}

/* "Expressed at the talks was X's apprehension", "Made at the talks was a discussion on". */
bool sentence_inverted(sentence *x, found *out) {
    speech *s = x->s;
    size_t at = x->lo, be;
    while (at < x->hi && (speech_class(s, at) == W_CONJ || sentence_adverb(s, at))) at++;
    for (be = at; be < x->hi && be < at + 14 && speech_class(s, be) != W_BE; be++)
        if (sentence_comma(s, be) || speech_class(s, be) == W_THAT) return false;
    if (be == at || be + 2 >= x->hi || be >= at + 14 || speech_class(s, be) != W_BE || speech_quoted(s, at)) return false;
    cue verb = {0}, noun = {0};
    bool is_cue = speech_cue_at(s, at, be, &verb) && verb.words == 1;
    ro_str f = s->u->words[at].fold;
    ro_entry e;
    bool past = ro_str_ends(f, "ed") ||
                (ro_lexicon_find(s->forms, f, &e) && (ro_str_is(e.value[1], "past") || ro_str_is(e.value[1], "part")));
    if (!past || (is_cue && verb.form != VERB_PAST && verb.form != VERB_PART)) return false;
    for (size_t i = be + 1; i < x->hi && i < be + 14 && !noun.words; i++) speech_noun_at(s, i, x->hi, RO_NONE, &noun);
    if (noun.words && !is_cue && !speech_carried(s, at, &noun)) return false; /* "Also signed were agreements" */
    if (!is_cue && !noun.words) return false;
    cue c = is_cue ? verb : noun;
    if (is_cue && (verb.frame == FRAME_WHO || verb.frame == FRAME_WEAK) && !noun.words) return false;
    if (noun.words && (noun.klass == CUE_DISCUSS || noun.klass == CUE_AGREE)) {
        who all = s->all;
        *out = (found){.cue = noun, .who = all, .mode = RO_MODE_COLLECTIVE};
    } else {
        *out = (found){.cue = c, .mode = RO_MODE_UNATTRIBUTED};
        if (sentence_owner(x, be + 1, x->hi, &out->who)) out->mode = RO_MODE_REPORTED;
    }
    out->tier = TIER_CLAUSE;
    out->rule = "speech.inverted";
    out->told = true;
    return true;
}
