/* Clauses that tell nothing: who speaks next, and whom he addresses.
 *
 * In: the clauses of a transcript with their speakers. Out: the voice VOICE_LABEL for "President Telmek (retranslated):" before a
 * turn, for the salutation alone in its line that opens it ("Mr President, dear friends,"), and for both in one. They are linked
 * with their like only, and are no silence of an account that has no turns. A salutation is made of offices, forms of address
 * (data/LANG/honorifics.tsv, address.tsv) and names, with at least one of the first two. */
#include "align/parts.h"

/* A colon ends this clause, or the bracket that opens the next. */
static bool colon_between(ro_str text, const struct atom *t, const struct atom *next) {
    ro_str s = ro_str_trim(ro_cut(text, t->span)), n = ro_cut(text, next->span);
    const char *close = n.n && n.p[0] == '(' ? memchr(n.p, ')', n.n) : NULL;
    return (s.n && s.p[s.n - 1] == ':') || (close && close + 1 < n.p + n.n && close[1] == ':');
}

/* "President Telmek (retranslated):" before a turn of a transcript is no telling of anything. */
static void before_turns(struct side *s) {
    for (size_t i = s->natoms; i-- > 1;) {
        struct atom *t = &s->atoms[i - 1], *next = &s->atoms[i];
        if (t->voice != VOICE_NONE || t->para != next->para) continue;
        if ((next->voice == VOICE_LABEL && t->sentence == next->sentence) ||
            (next->voice == VOICE_DIRECT && colon_between(s->u->text, t, next)))
            t->voice = VOICE_LABEL;
    }
}

/* Words [i, end) address somebody and say nothing: between any two commas stands a form of address, before names if there are
 * any. */
static bool salutation(const struct lexis *l, const struct side *s, uint32_t i, uint32_t end) {
    const ro_lexicon *const address[] = {ro_lexicon_get("honorifics"), ro_lexicon_get("address"), ro_lexicon_get("offices")};
    bool addressed = false;
    for (uint32_t n; i < end; i += n) {
        n = 0;
        for (size_t k = 0; k < 3 && !n; k++) n = ro_units_match(s->u, address[k], i, end, NULL);
        bool name = s->u->words[i].flags & RO_WORD_CAP && addressed;
        if (!n && !name && !l->e.v[s->word[i]].function) return false;
        addressed = addressed || n;
        if (!n) n = 1;
        if (i + n < end && ro_str_find(ro_units_gap(s->u, i + n - 1), RO_S(",")) >= 0) {
            if (!addressed) return false;
            addressed = false;
        }
    }
    return addressed;
}

/* The clause that opens a turn, where it holds nothing but the label and whom it addresses. */
static void openings(const struct lexis *l, struct side *s) {
    const ro_record *r = s->in->record;
    uint32_t i = 0;
    for (size_t k = 0; k < r->nstatements; k++) {
        const ro_statement *st = &r->statements[k];
        if (st->mode != RO_MODE_DIRECT || st->why.span.lo == UINT32_MAX) continue;
        while (i < s->natoms && s->atoms[i].span.hi <= st->why.span.lo) i++;
        if (i == s->natoms) return;
        struct atom *t = &s->atoms[i];
        uint32_t from = (uint32_t)ro_units_word_at(s->u, st->why.span.lo), end = t->word + t->nwords;
        if (from < t->word) from = t->word;
        if (from < end && salutation(l, s, from, end)) t->voice = VOICE_LABEL;
    }
}

void ro_atoms_labels(const struct lexis *l, struct side *s) {
    if (s->in->record->kind != RO_KIND_TRANSCRIPT) return;
    openings(l, s);
    before_turns(s);
}
