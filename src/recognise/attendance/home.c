/* Whose side is the writer's, and who belongs to it.
 *
 * The home side is the publisher's; where none is known, the state that acts most in the text and whose people are not among
 * those met. Whoever is left without a side speaks for it, and that is never certain. */
#include "recognise/attendance/attendance.h"
#include "recognise/inflect/inflect.h"

static bool word(const struct roll *c, size_t i, unsigned classes) { return i < c->u->nwords && c->w[i] & classes; }

/* Words after a state that say it is spoken about, not speaking. */
static bool accused(const struct roll *c, size_t after) {
    for (size_t k = after; k < after + 4 && k < c->u->nwords; k++)
        if (word(c, k, A_ACCUSED)) return true;
    return false;
}

/* What stands before the mention: 'a' the state acts ("the commitment of N"), 'g' it is given something
 * ("support for N"), 'o' something is done or happens there ("talks in N"), 0 none of these. */
static char before(const struct roll *c, const struct place_of *s) {
    size_t i = s->word;
    if (i && word(c, i - 1, A_ARTICLE)) i--;
    if (i < 2) return 0;
    if (ro_att_is(c, i - 1, "of") && word(c, i - 2, A_ACTS)) return 'a';
    if (s->kind != 'n' || !word(c, i - 1, A_OBJECT)) return 0;
    return word(c, i - 2, A_ACTS) ? 'g' : 'o';
}

/* Is the mention part of somebody's title ("Ruritanian President N", "the President of Ruritania")? */
static bool in_title(const struct roll *c, size_t i) {
    size_t of = i && word(c, i - 1, A_ARTICLE) ? i - 1 : i;
    if (of > 1 && ro_att_is(c, of - 1, "of") && c->f->cls[of - 2] & W_OFFICE) return true;
    for (size_t k = i; k < c->u->nwords && k < i + 12; k++)
        if (c->f->run_at[k]) {
            const struct title *t = &c->f->runs.v[c->f->run_at[k] - 1].title;
            return t->lo <= i && i < t->hi;
        }
    return false;
}

/* Does the title open its sentence, without a name: "The President of Ruritania sent ..."? */
static bool opens(const struct roll *c, size_t i) {
    size_t first = c->u->sentences[ro_units_sentence_at(c->u, c->u->words[i].span.lo)].word;
    return word(c, first, A_ARTICLE) && i < first + 8 && i + 1 < c->u->nwords && !c->f->run_at[i + 1];
}

/* How much the mention of a state says that the state speaks here: its commitment, its officials, its delegation. */
static long acting(const struct roll *c, const struct place_of *s) {
    if (s->kind == 's') return 40;
    if (in_title(c, s->word)) return opens(c, s->word) ? 30 : 0;
    size_t after = s->word + s->n;
    if (accused(c, after)) return -30;
    char role = before(c, s);
    if (role) return role == 'a' ? 30 : role == 'g' ? -10 : 0;
    ro_str g = ro_units_gap(c->u, after - 1);
    if (word(c, after, A_OWN) && ro_str_is(g, ", ")) return 30;                         /* "the United States, its allies" */
    bool letter = c->u->words[after - 1].span.hi - c->u->words[after - 1].span.lo == 1; /* "U.S. support" */
    if (ro_str_find(g, RO_S(",")) >= 0 || ro_str_find(g, RO_S(";")) >= 0 || ro_str_find(g, RO_S("\n")) >= 0 ||
        (ro_str_find(g, RO_S(".")) >= 0 && !letter))
        return 1;
    for (size_t i = after; i < after + 2 && i < c->u->nwords; i++)
        if (word(c, i, A_ACTS)) return 30;
    return ro_att_is(c, after, "and") && word(c, after + 1, A_OWN) ? 30 : 1;
}

static bool dash(ro_str g) { return ro_str_ends(g, "-") || ro_str_ends(g, "\xE2\x80\x93") || ro_str_ends(g, "\xE2\x80\x91"); }

/* "Ruritania-Syldavia", "Ruritania and the Kingdom of Syldavia". */
static bool paired(const struct roll *c, const struct place_of *a, const struct place_of *b) {
    size_t end = a->word + a->n;
    if (end == b->word) return dash(ro_units_gap(c->u, end - 1));
    if (!ro_att_is(c, end, "and")) return false;
    return end + 1 == b->word || (end + 2 == b->word && ro_att_is(c, end + 1, "the"));
}

enum {
    STATES = 32,    /* states weighed; a page that names more is no account of a meeting */
    GUEST = 100000, /* who is met is not the writer */
    HOST = 1000,    /* whose head is met by people without a state */
    HOLDER = 500,   /* whose head is named without a state */
    HALL = 60,      /* the line of the head names a residence or hall of the state */
    ZONE = 40,      /* its zone stands behind the time of day */
    TOWN = 10,      /* the line of the head names a town of the state: a little, for its guests write too */
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
    if (s && (!most || *s < most || points < 0)) *s += points;
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
            if (s->line[i].units->words[k].flags & RO_WORD_UPPER && ro_word_find(&s->line[i].units->words[k], zones, &e))
                add(t, e.value[0], ZONE, 0);
}

/* "President", "Prime Minister", but not "President of the Salt Bank". */
static bool state_office(const struct finder *f, ro_str title) {
    const ro_lexicon *l = ro_lexicon_get("meeting_words");
    const ro_units *u = ro_segment(f->arena, title, NULL, 0);
    bool top = false;
    for (size_t i = 0; i < u->nwords; i++) {
        ro_entry e;
        bool here = false, office = false;
        if (ro_word_find(&u->words[i], l, &e))
            for (int k = 0; k < 4; k++) {
                here = here || ro_str_is(e.value[k], "top");
                office = office || ro_str_is(e.value[k], "office");
            }
        top = here || (top && office);
    }
    return top;
}

bool ro_att_of_state(const struct finder *f, const struct person *p) {
    for (size_t k = 0; k < p->runs.n && k < 8; k++)
        if (state_office(f, ro_title_text(f, &f->runs.v[p->runs.v[k]].title))) return true;
    return state_office(f, p->title);
}

/* Does the title itself say that he stands for a state, and for which? */
static bool head_of_state(const struct roll *c, uint32_t person) {
    const struct finder *f = c->f;
    const struct person *p = person == UINT32_MAX ? NULL : &f->people.v[person];
    for (size_t k = 0; p && k < p->runs.n && k < 8; k++) {
        const struct title *t = &f->runs.v[p->runs.v[k]].title;
        ro_str side = RO_NONE;
        bool top = t->hi > t->lo &&
                   (c->w[t->lo] & A_TOP || state_office(f, ro_title_text(f, &(struct title){.lo = t->lo, .hi = t->hi})));
        if (top && ro_title_side(f, t, &side) > 1) return true;
    }
    return false;
}

/* Where on the roll the head of a state stands who receives people without one: no other head without a side is before him, the
 * heading names others than him, and none of them stands for a state. The length of the roll where there is none. */
static size_t host_of(const struct finder *f) {
    size_t host = f->att.n;
    for (size_t i = 0; i < f->att.n; i++) {
        const ro_attendee *a = &f->att.v[i];
        const struct person *p = f->att_person.v[i] == UINT32_MAX ? NULL : &f->people.v[f->att_person.v[i]];
        if (!p) continue;
        if (!a->side.n && i < 40 && ro_att_of_state(f, p)) return f->att.n;
        if (host < f->att.n || a->role != RO_ROLE_HEAD || (!a->side.n && p->guest)) continue;
        if (!a->side.n || p->in_title || p->weight < 2) return f->att.n;
        host = i;
    }
    return host;
}

/* Is his state known by one of its regions or institutions alone ("Governor of Tarn Region N")? Who is met by name may be a guest
 * from another state's institution. */
static bool inland(const struct finder *f, uint32_t person) {
    const struct person *p = person == UINT32_MAX ? NULL : &f->people.v[person];
    return p && p->weight == 1 && !p->guest;
}

/* The sides of those met are not the writer's. */
static void guests(const struct roll *c, struct tally *t) {
    const struct finder *f = c->f;
    size_t host = host_of(f);
    for (size_t i = 0; i < f->att.n; i++) {
        const ro_attendee *a = &f->att.v[i];
        if (a->side.n && inland(f, f->att_person.v[i])) { /* whose governor is received at home */
            add(t, a->side, HALL, 0);
            continue;
        }
        bool met = a->role == RO_ROLE_HEAD || (i < 40 && head_of_state(c, f->att_person.v[i]));
        if (met && a->side.n) add(t, a->side, i == host ? HOST : -GUEST, 0);
    }
}

/* Who is named without a state, and holds an office of one: the writer's own head. */
static void holders(const struct roll *c, struct tally *t) {
    const struct finder *f = c->f;
    for (size_t i = 0; i < f->att.n && i < 40; i++) {
        uint32_t p = f->att_person.v[i];
        if (p != UINT32_MAX && !f->people.v[p].weight) add(t, f->people.v[p].held, HOLDER, HOLDER);
    }
}

/* "Ruritania-Syldavia relations": one of them is met, the other speaks. */
static void pairs(const struct roll *c, struct tally *t) {
    for (size_t i = 1; i < c->f->states.n; i++) {
        const struct place_of *a = &c->f->states.v[i - 1], *b = &c->f->states.v[i];
        if (a->kind == 'o' || b->kind == 'o' || !paired(c, a, b)) continue;
        long *x = score_of(t, a->side), *y = score_of(t, b->side);
        if (x && y && (*x < -GUEST / 2) != (*y < -GUEST / 2)) *(*x < -GUEST / 2 ? y : x) += 30;
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
    guests(c, &t);
    holders(c, &t);
    pairs(c, &t);
    long best = 0, next = 0;
    ro_str who = RO_NONE;
    bool alone = true; /* no other state has a part in the account */
    for (size_t k = 0; k < t.n; k++) {
        alone = alone && t.state[k].score > -GUEST / 2 && !(t.state[k].score > 0 && who.n);
        if (t.state[k].score > best)
            next = best, best = t.state[k].score, who = t.state[k].side;
        else if (t.state[k].score > next)
            next = t.state[k].score;
    }
    if (best >= 20 ? best > next : best >= TOWN ? next <= 2 : alone && best > 0) f->home = who; /* else a mention in passing */
}

/* The one side of those whom the heading says were met, RO_NONE where they are of several or of none. */
static ro_str guest_side(const struct finder *f) {
    ro_str one = RO_NONE;
    for (size_t p = 0; p < f->people.n; p++) {
        const struct person *x = &f->people.v[p];
        if (!x->guest || !x->weight || !x->side.n) continue;
        if (one.n && !ro_str_eq(one, x->side)) return RO_NONE;
        one = x->side;
    }
    return ro_str_eq(one, f->home) ? RO_NONE : one;
}

/* Who is known to the world is of the side he is known for, unless a title of his names another state: what stands about him (the
 * state of the row he is printed in, of those he met) says less. */
static void known_side(struct finder *f, uint32_t person) {
    struct person *x = &f->people.v[person];
    ro_str said = RO_NONE;
    if (!x->known || ro_str_eq(x->held, x->side)) return;
    for (size_t k = 0; k < x->runs.n && k < 8; k++)
        if (ro_title_side(f, &f->runs.v[x->runs.v[k]].title, &said) > 1) return;
    x->side = x->held;
    for (size_t i = 0; i < f->att.n; i++)
        if (f->att_person.v[i] == person) f->att.v[i].side = x->held;
}

/* "President N of M and Mrs. O N": who stands on the roll right behind another of the family name is of that one's side, unless
 * something else is printed. */
static ro_str kin_side(const struct finder *f, size_t i) {
    uint32_t p = f->att_person.v[i], q = i ? f->att_person.v[i - 1] : UINT32_MAX;
    if (p == UINT32_MAX || q == UINT32_MAX || !f->people.v[p].runs.n || !f->people.v[q].runs.n) return RO_NONE;
    const struct run *a = &f->runs.v[f->people.v[p].best], *b = &f->runs.v[f->people.v[q].best];
    bool kin = false;
    for (uint32_t w = b->word; w < b->word + b->n; w++) /* which of two words is the family name is a guess */
        kin = kin || ro_str_eq(f->u->words[a->family].fold, f->u->words[w].fold);
    return kin && a->full && (b->full || a->address) ? f->att.v[i - 1].side : RO_NONE;
}

/* An office of state issued it, and not an agency or a paper, which print other states' ministers without the state too. */
static bool office_page(const struct finder *f) {
    const ro_record *rec = f->r->rec;
    ro_entry e;
    if (!rec->publisher_side.n) return false;
    bool listed = ro_lexicon_find(ro_lexicon_get("publishers"), ro_fold(f->arena, rec->publisher.value), &e);
    return !listed || ro_str_is(e.value[2], "government");
}

/* "Mr Norn": on an office's own page the family name alone is enough of somebody who held one there. */
static bool own_holder(const struct finder *f, const struct run *r) {
    const ro_lexicon *l = ro_lexicon_get("holders");
    size_t at = r->n == 1 ? ro_lexicon_index(l, f->u->words[r->word].fold) : SIZE_MAX;
    for (size_t k = 0, n = at == SIZE_MAX ? 0 : ro_lexicon_same(l, at); k < n; k++)
        if (ro_str_eq(ro_lexicon_at(l, at + k).value[1], f->r->rec->publisher_side)) return true;
    return false;
}

/* Has he to do with the side that speaks: on the roll, in the heading, by a label, or in an office that its own page prints
 * without a state? Whoever is only spoken of ("Hugo Chavez has died") may be of any side, and of none that is known. */
static bool of_home(const struct finder *f, const struct person *x, bool own) {
    if (x->listed || x->in_title || x->author) return true;
    for (size_t k = 0; k < x->runs.n && k < 64; k++) {
        const struct run *r = &f->runs.v[x->runs.v[k]];
        if (r->label) return true;
        if (!own) continue;
        if (ro_title_has_office(f, r->title.lo, r->title.hi, W_OFFICE) || (r->word && f->cls[r->word - 1] & W_OFFICE))
            return true;
        if (own_holder(f, r)) return true;
    }
    return false;
}

/* Whoever is left without a side speaks for the home side; who is met with the guests of one state is of theirs. */
void ro_att_home_people(struct finder *f) {
    ro_str theirs = guest_side(f);
    bool own = office_page(f);
    for (size_t p = 0; p < f->people.n; p++) {
        struct person *x = &f->people.v[p];
        if (x->weight) {
            known_side(f, (uint32_t)p);
            continue;
        }
        x->side = x->held;
        if (x->side.n) continue;
        if (x->guest && theirs.n)
            x->side = theirs;
        else if (f->home.n && of_home(f, x, own))
            x->side = f->home;
    }
    for (size_t i = 0; i < f->absent.n; i++)
        if (!f->absent.v[i].side.n)
            f->absent.v[i].side = f->people.v[f->absent_person.v[i]].side, f->absent.v[i].why.certain = false;
    for (size_t i = 0; i < f->att.n; i++) {
        ro_attendee *a = &f->att.v[i];
        struct person *p = f->att_person.v[i] == UINT32_MAX ? NULL : &f->people.v[f->att_person.v[i]];
        if (a->side.n) { /* a town or a body in his title is thin: firms bear their names */
            if (p && p->weight == 1 && !p->known && !ro_str_eq(a->side, f->home)) a->why.certain = false;
            continue;
        }
        ro_str kin = p && !p->weight && !p->known ? kin_side(f, i) : RO_NONE;
        if (kin.n) p->side = kin;
        if (!p || !p->known) a->why.certain = false; /* nothing printed beside the name says it */
        a->side = p ? p->side : f->home;
    }
}
