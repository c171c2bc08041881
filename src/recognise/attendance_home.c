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

enum {
    STATES = 32,    /* states weighed; a page that names more is no account of a meeting */
    GUEST = 100000, /* who is met is not the writer */
    HOST = 1000,    /* whose head is met by people without a state */
    HALL = 60,      /* the line of the head names a residence or hall of the state */
    ZONE = 40,      /* its zone stands behind the time of day */
    TOWN = 3,       /* the line of the head names a town of the state: a little, for its guests write too */
    MOST = 120,     /* what mentions can weigh in sum */
};

struct tally {
    struct {
        ro_str side;
        long score;
    } state[STATES];
    size_t n;
};

static long *score_of(struct tally *t, ro_str side) {
    size_t k = 0;
    while (k < t->n && !ro_str_eq(t->state[k].side, side)) k++;
    if (k == STATES) return NULL;
    if (k == t->n) t->state[t->n].side = side, t->state[t->n++].score = 0;
    return &t->state[k].score;
}

static void add(struct tally *t, ro_str side, long points, long most) {
    long *s = side.n ? score_of(t, side) : NULL;
    if (s && (!most || *s < most)) *s += points;
}

static void mentions(const struct roll *c, struct tally *t) {
    for (size_t i = 0; i < c->f->states.n; i++) {
        const struct place_of *s = &c->f->states.v[i];
        if (s->kind != 'o' && s->kind != 'c' && s->kind != 'p') add(t, s->side, acting(c, s), MOST);
    }
}

/* Where the line under the heading says that the page was made: "The Kremlin, Moscow", "East Room", "3:39 P.M. EDT". */
static void head_lines(const struct roll *c, struct tally *t) {
    const ro_lexicon *places = ro_lexicon_get("places"), *zones = ro_lexicon_get("zones");
    const struct ro_sheet *s = ro_sheet_of(c->f->r);
    ro_entry e;
    if (s->venue.n && s->venue.n < 200) {
        const ro_units *u = ro_segment(c->f->arena, s->venue, NULL, 0);
        for (size_t i = 0; i < u->nwords; i++) {
            unsigned n = ro_units_match(u, places, i, u->nwords, &e);
            if (n && e.value[1].n) add(t, e.value[1], ro_str_is(e.value[0], "city") ? TOWN : HALL, 0);
            if (n) i += n - 1;
        }
    }
    for (size_t i = 0; i < s->nlines && i <= s->first + 3; i++)
        for (size_t k = s->line[i].word; ro_line_time(&s->line[i]) && k < s->line[i].word + s->line[i].nwords; k++)
            if (s->line[i].units->words[k].flags & RO_WORD_UPPER && ro_lexicon_find(zones, s->line[i].units->words[k].fold, &e))
                add(t, e.value[0], ZONE, 0);
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

bool ro_att_of_state(const struct finder *f, const struct person *p) {
    for (size_t k = 0; k < p->runs.n && k < 8; k++)
        if (state_office(f, ro_title_text(f, &f->runs.v[p->runs.v[k]].title))) return true;
    return state_office(f, p->title);
}

/* Who opens the roll with a state, and is not of the heading, receives the others where none of them stands for a state. */
static bool receives(const struct finder *f) {
    uint32_t p = f->att.n ? f->att_person.v[0] : UINT32_MAX;
    if (p == UINT32_MAX || f->people.v[p].in_title || f->people.v[p].weight < 2) return false;
    for (size_t i = 0; i < f->states.n; i++) /* a union receives whom it likes */
        if (f->states.v[i].kind == 'o' && ro_str_eq(f->states.v[i].side, f->people.v[p].side)) return false;
    for (size_t i = 1; i < f->att.n && i < 40; i++)
        if (f->att_person.v[i] != UINT32_MAX && !f->att.v[i].side.n && ro_att_of_state(f, &f->people.v[f->att_person.v[i]]))
            return false;
    return true;
}

/* The sides of those met are not the writer's. */
static void guests(const struct finder *f, struct tally *t) {
    bool host = receives(f);
    for (size_t i = 0; i < f->att.n; i++) {
        const ro_attendee *a = &f->att.v[i];
        if (a->role == RO_ROLE_HEAD && a->side.n) add(t, a->side, i == 0 && host ? HOST : -GUEST, 0);
    }
}

/* "Ruritania-Syldavia relations": one of them is met, the other speaks. */
static void pairs(const struct roll *c, struct tally *t) {
    for (size_t i = 1; i < c->f->states.n; i++) {
        const struct place_of *a = &c->f->states.v[i - 1], *b = &c->f->states.v[i];
        if (a->kind == 'o' || b->kind == 'o' || !paired(c, a, b)) continue;
        long *x = score_of(t, a->side), *y = score_of(t, b->side);
        if (x && y && (*x < 0) != (*y < 0)) *(*x < 0 ? y : x) += 30;
    }
}

/* The side that speaks in the account: its publisher's, else the state for which most speaks: the line of the head, the one that
 * receives, the one that acts most in the text. A state that is only talked about ("war on N", "tensions with N") does not count.
 */
void ro_att_home(struct roll *c) {
    struct finder *f = c->f;
    if (f->r->rec->publisher_side.n) {
        f->home = f->r->rec->publisher_side;
        return;
    }
    struct tally t = {.n = 0};
    mentions(c, &t);
    head_lines(c, &t);
    guests(f, &t);
    pairs(c, &t);
    long best = 2, next = 0; /* one or two mentions in passing are not enough */
    ro_str who = RO_NONE;
    for (size_t k = 0; k < t.n; k++) {
        if (t.state[k].score > best)
            next = best, best = t.state[k].score, who = t.state[k].side;
        else if (t.state[k].score > next)
            next = t.state[k].score;
    }
    if (best >= 20 ? best > next : best >= 2 * next) f->home = who;
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
