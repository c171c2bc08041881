/* Who asked for the meeting or call.
 *
 * In: a sentence that tells of it by a verb or noun of data/LANG/meets.tsv. A phrase of data/LANG/asked.tsv names the asker
 * behind it
 * ("at the initiative of the French side"), before it ("the Ruritanian side initiated the call") or inside ("at Ruritania's
 * request"). The asker is a person, or words with a state in them. Given up: askers named in another sentence than the meeting,
 * and askers without person or state. */
#include "recognise/attendance/attendance.h"

enum { REACH = 10 };

static bool meeting_told(const struct roll *c, size_t lo, size_t hi) {
    ro_entry e;
    for (size_t i = lo; i < hi; i++)
        if (c->w[i] & A_TALKS || ro_units_match(c->u, c->meets, i, hi, &e)) return true;
    return false;
}

static void give(struct roll *c, size_t lo, size_t hi, ro_str side, bool certain) {
    ro_record *rec = c->f->r->rec;
    while (lo + 1 < hi && c->w[lo] & A_ARTICLE) lo++;
    rec->asked.value = ro_people_text(c->f, lo, hi);
    rec->asked.why = ro_why(c->f->r, ro_att_span(c, lo, hi), "attendance.asked", certain);
    rec->asked_side = side;
}

/* The asker among words [lo, hi): the first person with his title, else the first state with the noun behind it. */
static bool asker(struct roll *c, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++) {
        const struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
        if (r && r->person >= 0) {
            give(c, r->word, r->word + r->n, c->f->people.v[r->person].side, true);
            return true;
        }
        const struct place_of *s = ro_people_state(c->f, i);
        bool person_ahead = false; /* "President of Ruritania N" */
        for (size_t k = i; k < hi; k++) person_ahead = person_ahead || c->f->run_at[k];
        if (!s || s->kind == 'p' || person_ahead) continue;
        size_t end = s->word + s->n;
        bool noun = end < hi && ro_people_joined(c->f, end, "") && !ro_people_cap(c->f, end);
        if (noun && (s->kind == 'a' || c->w[end] & A_ACTS)) end++;
        give(c, c->f->cls[lo] & W_OFFICE || c->w[lo] & A_ARTICLE ? lo : s->word, end, s->side, true);
        return true;
    }
    return false;
}

void ro_att_asked(struct roll *c, size_t s) {
    const ro_lexicon *l = ro_lexicon_get("asked");
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords;
    if (c->f->r->rec->asked.value.p || !meeting_told(c, lo, hi)) return;
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        unsigned n = ro_units_match(c->u, l, i, hi, &e);
        if (!n) continue;
        size_t from = i + n, end = from;
        while (end < hi && end < from + REACH && !(end > from && ro_att_comma(c, end - 1))) end++;
        size_t back = i > lo + REACH ? i - REACH : lo;
        for (size_t k = i; k > back; k--) /* whoever stands last before "initiated the call" */
            if (c->f->run_at[k - 1]) back = c->f->runs.v[c->f->run_at[k - 1] - 1].word;
        bool own = ro_str_is(e.value[0], "own");
        if (own && !(i > lo && c->f->cls[i - 1] & W_POSS)) continue;
        if (ro_str_is(e.value[0], "of") ? asker(c, from, end) : asker(c, own ? i - 1 : back, i)) return;
    }
}
