/* Who met is known by office alone: "The President met with the Prime Minister of Ruritania", and no name is printed.
 *
 * In: a sentence that tells of the meeting. An office of a state behind an article, as subject or object, with the state it names
 * ("of Ruritania", "Ruritanian"), is noted; once the roll is made, it goes on it without a name where nobody on it can be meant:
 * nobody of that state, and for an office without a state nobody of the home side. Who held the office that day is never printed:
 * a list of office-holders knows what the account does not say. Given up: offices that only their own state has. */
#include "recognise/attendance/attendance.h"

/* Words [lo, hi) are such an office, hi 0 when not. */
static struct title office_at(const struct roll *c, size_t lo, size_t end) {
    const struct finder *f = c->f;
    struct title none = {0};
    size_t i = lo;
    while (i < end && i < lo + 4 && !(f->olen[i] && f->cls[i] & W_OFFICE)) {
        if (!ro_people_cap(f, i) || f->run_at[i] || (i > lo && !ro_people_joined(f, i, ""))) return none;
        i++;
    }
    if (i >= end || !f->olen[i] || !(f->cls[i] & W_OFFICE) || !ro_people_cap(f, i)) return none;
    size_t hi = ro_title_tail(f, i + f->olen[i], end);
    bool of_state = false;
    for (size_t k = i; k < i + f->olen[i]; k++) of_state = of_state || c->w[k] & A_OFFICE;
    ro_str g = ro_units_gap(c->u, hi - 1);
    bool whose = f->cls[hi - 1] & W_POSS || ro_str_starts(g, "'") || ro_str_starts(g, "\xE2\x80\x99");
    if (!of_state || whose) return none;
    bool goes_on = hi < end && ro_people_joined(f, hi, "") && ro_people_cap(f, hi);
    bool apposed = hi < end && f->run_at[hi] && ro_str_is(ro_units_gap(c->u, hi - 1), ", ");
    return goes_on || apposed ? none : (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)hi};
}

void ro_att_unnamed(struct roll *c, size_t lo, size_t verb, size_t hi) {
    for (size_t i = lo; i + 1 < hi && !(i > verb && c->w[i] & A_TOPIC); i++) {
        if (!ro_att_is(c, i, "the")) continue;
        bool met = i == lo || ro_att_is(c, i - 1, "with") || ro_att_is(c, i - 1, "and") || ro_att_is(c, i - 1, "between") ||
                   i - 1 == verb || ro_str_is(ro_units_gap(c->u, i - 1), ", ");
        struct title t = met ? office_at(c, i + 1, hi) : (struct title){0};
        if (t.hi) RO_PUSH(c->f->arena, c->unnamed) = t;
    }
}

/* May somebody on the roll be the one with that office? */
static bool named(const struct roll *c, ro_str title, ro_str side) {
    const struct finder *f = c->f;
    for (size_t i = 0; i < f->att.n; i++) {
        const ro_attendee *a = &f->att.v[i];
        if (!a->name.n) {
            if (ro_str_eq(ro_fold(f->arena, a->title), ro_fold(f->arena, title))) return true;
            continue;
        }
        if (a->role == RO_ROLE_GROUP) continue;
        if (!side.n || !a->side.n || ro_str_eq(a->side, side)) return true;
    }
    return false;
}

/* The offices that nobody on the roll can be. One without a state is the writer's own, and stands where nobody else is named. */
void ro_att_unnamed_heads(struct roll *c) {
    struct finder *f = c->f;
    enum { FEW = 4 };
    for (size_t k = 0; k < c->unnamed.n && k < FEW; k++) {
        const struct title *t = &c->unnamed.v[k];
        ro_str side = RO_NONE, title = ro_title_text(f, t);
        bool state = ro_title_side(f, t, &side) > 1;
        if (named(c, title, state ? side : RO_NONE)) continue;
        ro_attendee *a = ro_att_put(c, -1, ro_att_span(c, t->lo, t->hi), "attendance.unnamed", state);
        a->title = title;
        a->role = RO_ROLE_HEAD;
        a->side = side;
    }
}
