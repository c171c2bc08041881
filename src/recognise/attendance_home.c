/* Whose side is the writer's, and who belongs to it.
 *
 * The home side is the publisher's; where none is known, the state that acts most in the text and whose people are not among
 * those met. Whoever is left without a side speaks for it, and that is never certain. */
#include "recognise/attendance.h"
#include "recognise/inflect.h"

static bool word(const struct roll *c, size_t i, unsigned classes) { return i < c->u->nwords && c->w[i] & classes; }

/* Words after a state that say it is spoken about, not speaking. */
static bool accused(const struct roll *c, size_t after) {
    for (size_t k = after; k < after + 4 && k < c->u->nwords; k++)
        if (word(c, k, A_ACCUSED)) return true;
    return false;
}

/* How much the mention of a state says that the state speaks here: its commitment, its officials, its delegation. */
static long acting(const struct roll *c, const struct place_of *s) {
    if (s->kind == 's') return 40;
    size_t after = s->word + s->n;
    if (accused(c, after)) return 0;
    ro_str g = ro_units_gap(c->u, after - 1);
    bool letter = c->u->words[after - 1].span.hi - c->u->words[after - 1].span.lo == 1; /* "U.S. support" */
    if (ro_str_find(g, RO_S(",")) >= 0 || ro_str_find(g, RO_S(";")) >= 0 || ro_str_find(g, RO_S("\n")) >= 0 ||
        (ro_str_find(g, RO_S(".")) >= 0 && !letter))
        return 1;
    for (size_t i = after; i < after + 2 && i < c->u->nwords; i++)
        if (word(c, i, A_ACTS)) return 30;
    if (ro_att_is(c, after, "and") && (ro_att_is(c, after + 1, "its") || ro_att_is(c, after + 1, "our"))) return 30;
    return 1;
}

static bool dash(ro_str g) { return ro_str_ends(g, "-") || ro_str_ends(g, "\xE2\x80\x93") || ro_str_ends(g, "\xE2\x80\x91"); }

/* "Ruritania-Syldavia", "between Ruritania and the Kingdom of Syldavia". */
static bool paired(const struct roll *c, const struct place_of *a, const struct place_of *b) {
    size_t end = a->word + a->n;
    if (end == b->word) return dash(ro_units_gap(c->u, end - 1));
    size_t open = a->word;
    if (open && ro_att_is(c, open - 1, "the")) open--;
    if (!open || !ro_att_is(c, open - 1, "between") || !ro_att_is(c, end, "and")) return false;
    return end + 1 == b->word || (end + 2 == b->word && ro_att_is(c, end + 1, "the"));
}

/* The side that speaks in the account: its publisher's, else the state that acts most in the text and whose people are not among
 * those met. A state that is only talked about ("war on N", "tensions with N") does not count. */
void ro_att_home(struct roll *c) {
    struct finder *f = c->f;
    if (f->r->rec->publisher_side.n) {
        f->home = f->r->rec->publisher_side;
        return;
    }
    struct tally {
        ro_str side;
        long score;
    } tally[32];
    size_t n = 0;
    for (size_t i = 0; i < f->states.n; i++) {
        const struct place_of *s = &f->states.v[i];
        if (s->kind == 'o' || s->kind == 'c') continue;
        size_t k = 0;
        while (k < n && !ro_str_eq(tally[k].side, s->side)) k++;
        if (k == 32) continue;
        if (k == n) tally[n++] = (struct tally){s->side, 0};
        tally[k].score += acting(c, s);
    }
    for (size_t i = 0; i < f->att.n; i++)
        for (size_t k = 0; k < n; k++)
            if (f->att.v[i].role == RO_ROLE_HEAD && ro_str_eq(tally[k].side, f->att.v[i].side)) tally[k].score -= 100000;
    for (size_t i = 1; i < f->states.n; i++) { /* "Ruritania-Syldavia relations": one of them is met, the other speaks */
        const struct place_of *a = &f->states.v[i - 1], *b = &f->states.v[i];
        if (!paired(c, a, b)) continue;
        struct tally *x = NULL, *y = NULL;
        for (size_t k = 0; k < n; k++) {
            if (ro_str_eq(tally[k].side, a->side)) x = &tally[k];
            if (ro_str_eq(tally[k].side, b->side)) y = &tally[k];
        }
        if (x && y && (x->score < 0) != (y->score < 0)) (x->score < 0 ? y : x)->score += 30;
    }
    long best = 2, next = 0; /* one or two mentions in passing are not enough */
    ro_str who = RO_NONE;
    for (size_t k = 0; k < n; k++) {
        if (tally[k].score > best)
            next = best, best = tally[k].score, who = tally[k].side;
        else if (tally[k].score > next)
            next = tally[k].score;
    }
    if (best >= 20 ? best > next : best >= 2 * next) f->home = who;
}

static bool state_office(const struct finder *f, ro_str title) {
    const ro_lexicon *l = ro_lexicon_get("meeting_words");
    const ro_units *u = ro_inflect_segment(f->r, title);
    ro_entry e;
    for (size_t i = 0; i < u->nwords; i++)
        if (ro_lexicon_find(l, u->words[i].fold, &e))
            for (int k = 0; k < 4; k++)
                if (ro_str_is(e.value[k], "top")) return true;
    return false;
}

/* "Ruritanian-Syldavian talks" in the heading, two heads without a state: the publisher names its own without an office, the
 * guest with one. */
void ro_att_heading_pair(struct finder *f) {
    size_t own = SIZE_MAX, guest = SIZE_MAX;
    if (!f->pair[0].n || !f->home.n) return;
    bool first = ro_str_eq(f->pair[0], f->home);
    if (!first && !ro_str_eq(f->pair[1], f->home)) return;
    bool foreign = false, leads = false; /* the home side's head is known; somebody of the other side is */
    for (size_t i = 0; i < f->att.n; i++) {
        const ro_attendee *a = &f->att.v[i];
        if (a->role != RO_ROLE_HEAD) continue;
        foreign = foreign || (a->side.n && ro_str_eq(a->side, f->pair[first]));
        leads = leads || (a->side.n && ro_str_eq(a->side, f->home));
        if (a->side.n || (a->title.n && !state_office(f, a->title))) continue;
        size_t *which = a->title.n ? &guest : &own;
        if (*which != SIZE_MAX) return;
        *which = i;
    }
    if (guest == SIZE_MAX || foreign || (own == SIZE_MAX && !leads)) return;
    f->att.v[guest].side = f->pair[first];
    f->att.v[guest].why.certain = false;
    if (f->att_person.v[guest] != UINT32_MAX) {
        struct person *p = &f->people.v[f->att_person.v[guest]];
        p->side = f->pair[first];
        p->weight = 1;
    }
}

/* Whoever is left without a side speaks for the home side. */
void ro_att_home_people(struct finder *f) {
    for (size_t p = 0; p < f->people.n && f->home.n; p++)
        if (!f->people.v[p].weight) f->people.v[p].side = f->home;
    for (size_t i = 0; i < f->att.n; i++)
        if (!f->att.v[i].side.n) {
            f->att.v[i].why.certain = false; /* nothing printed beside the name says it */
            uint32_t p = f->att_person.v[i];
            f->att.v[i].side = p == UINT32_MAX ? f->home : f->people.v[p].side;
        }
}
