/* Whose joint statement it is: the states that its heading names before the topic ("Joint Statement Between Ruritania and
 * Velmark on Salt", "Ruritania-Velmark Joint Statement"), the sides of the people whom it names there, and those who open it as
 * its "we" ("We, Ruritania, Velmark, and Tirania, recognise"). Nobody need have met.
 *
 * In: the heading's words with their states and people; the account's. Out: sides of the record. Given up: who signed at the end.
 */
#include "recognise/attendance/attendance.h"

enum { OPENING = 4, ROW = 80 }; /* paragraphs where the "we" may open, words of a row of states */

static bool is(const ro_units *u, size_t i, const char *lit) { return i < u->nwords && ro_str_is(u->words[i].fold, lit); }

/* The word of the heading that opens the topic, its end where none does; 0: it is of no joint statement. */
static size_t issuers_end(const ro_units *u) {
    const ro_lexicon *kinds = ro_lexicon_get("written");
    ro_entry e;
    bool joint = false;
    for (size_t i = 0; i < u->nwords && !joint; i++)
        joint = ro_units_match(u, kinds, i, u->nwords, &e) && ro_str_is(e.value[0], "joint");
    size_t end = 0;
    while (joint && end < u->nwords && !is(u, end, "on") && !is(u, end, "in") && !is(u, end, "against") &&
           !is(u, end, "following"))
        end++;
    return end;
}

static void side(struct finder *f, ro_str s) {
    bool known = !s.n;
    for (size_t i = 0; i < f->issuers.n && !known; i++) known = ro_str_eq(f->issuers.v[i], s);
    if (!known && f->issuers.n < SIDES) RO_PUSH(f->arena, f->issuers) = s;
}

/* A state or organisation, and not a town or a seat in it. */
static bool party(const struct place_of *s) { return s->kind == 'n' || s->kind == 'a' || s->kind == 'o'; }

void ro_joint_heading(struct finder *f, const struct finder *t) {
    size_t end = issuers_end(t->u);
    f->joint = end > 0;
    for (size_t i = 0; i < t->states.n; i++)
        if (t->states.v[i].word < end && party(&t->states.v[i])) side(f, t->states.v[i].side);
}

/* The states of the row that opens at word i. */
static void row(struct finder *f, size_t i, size_t end) {
    size_t found = 0, open = f->issuers.n;
    for (size_t hi = i + ROW; i < end && i < hi;) {
        const struct place_of *s = ro_people_state(f, i);
        if (s && s->word == i && (s->kind == 'n' || s->kind == 'o')) {
            side(f, s->side);
            found++;
            i += s->n;
        } else if (is(f->u, i, "and") || is(f->u, i, "the") || is(f->u, i, "of"))
            i++;
        else
            break;
    }
    if (found < 2) f->issuers.n = open;
}

void ro_joint_sides(struct finder *f) {
    if (!f->joint) return;
    for (size_t p = 0; p < f->people.n; p++)
        if (f->people.v[p].author || f->people.v[p].in_title)
            side(f, f->people.v[p].held.n ? f->people.v[p].held : f->people.v[p].side);
    for (size_t p = 0; p < f->u->nparas && p < OPENING; p++) {
        size_t lo = f->u->paras[p].word, end = lo + f->u->paras[p].nwords;
        for (size_t i = lo; i + 1 < end; i++) {
            bool we = is(f->u, i, "we") && ro_str_is(ro_units_gap(f->u, i), ", ");
            bool signers = is(f->u, i, "governments") && is(f->u, i + 1, "of");
            if (we || signers) row(f, i + (signers ? 2 : 1), end);
        }
    }
}
