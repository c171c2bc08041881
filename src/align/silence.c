/* Does the silence of the other accounts mean anything? Judges a passage that one account alone has.
 *
 * `in`: some other account covers that part of the event and says nothing. `out`: none of them does; a transcript of opening
 * remarks does not hold what was said behind closed doors. `unknown`: the records do not say, or the other account is in another
 * language, where words that are not found may be there in translation. The reason is a sentence for the reader. */
#include "align/parts.h"

ro_cover ro_silence_covers(const ro_record *other, ro_str language, const char **reason) {
    if (!other->held) {
        *reason = "the other text announces the meeting and cannot tell of it";
        return RO_COVER_OUT;
    }
    bool translated = language.n && other->language.n && !ro_str_eq(language, other->language);
    if (translated && other->scope != RO_SCOPE_OPENING) {
        *reason = "the other text is in another language and may say it in other words";
        return RO_COVER_UNKNOWN;
    }
    switch (other->scope) {
    case RO_SCOPE_OPENING: *reason = "the other text holds the opening remarks only"; return RO_COVER_OUT;
    case RO_SCOPE_PART: *reason = "the other text holds a part of the meeting only"; return RO_COVER_UNKNOWN;
    case RO_SCOPE_WHOLE: *reason = "the other text covers the meeting as a whole and is silent"; return RO_COVER_IN;
    default: *reason = "how much of the meeting the other text covers is not known"; return RO_COVER_UNKNOWN;
    }
}

void ro_silence_judge(const ro_comparison *c, ro_passage *p) {
    ro_cover best = RO_COVER_OUT;
    const char *reason = NULL;
    ro_str language = c->accounts[__builtin_ctz(p->in)]->language;
    for (size_t k = 0; k < c->naccounts; k++) {
        if (p->in >> k & 1) continue;
        const char *why;
        ro_cover v = ro_silence_covers(c->accounts[k], language, &why);
        /* one that covers it outweighs one of unknown reach, which outweighs one that does not */
        bool more = !reason || (v == RO_COVER_IN && best != RO_COVER_IN) || (v == RO_COVER_UNKNOWN && best == RO_COVER_OUT);
        if (more) best = v, reason = why;
    }
    p->scope = best;
    p->reason = reason;
}
