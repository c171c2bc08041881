/* One stretch of a list: names, titles, and people left unnamed.
 *
 * In: words [lo, hi) after the phrase that opens the list. It is cut at its names, and every gap between two names is shared out:
 * a title between two commas belongs to the name before it, a title without a comma at its end to the name after it, and words
 * such as "other officials" (data/LANG/groups.tsv) are a group of their own. So titles with commas and "and" inside stay whole,
 * and both orders may stand in one account. A title in the plural ("Deputy Prime Ministers A, B and C") is shared by the names
 * that follow without one of their own. */
#include "recognise/attendance/attendance.h"

static bool joins(const struct roll *c, size_t i) { return i < c->u->nwords && c->w[i] & A_AND; }

bool ro_att_comma(const struct roll *c, size_t i) {
    ro_str g = ro_units_gap(c->u, i);
    if (ro_gap_plain(g)) return false;
    return ro_str_find(g, RO_S(",")) >= 0 || ro_str_find(g, RO_S(";")) >= 0 || ro_str_find(g, RO_S("\xE2\x80\x93")) >= 0 ||
           ro_str_find(g, RO_S("\xE2\x80\x94")) >= 0 || ro_str_find(g, RO_S(" - ")) >= 0;
}

/* The class of a word of data/LANG/groups.tsv: 'l' opens a group, 'h' is its people, 'a' stands alone; 0 none. */
static char group_word(const struct roll *c, size_t i) {
    ro_entry e;
    return ro_word_find(&c->u->words[i], c->groups, &e) ? e.value[0].p[0] : 0;
}

/* Words [lo, hi) that name people without names ("other entourage members"). No small word stands before the people ("thanks to
 * my colleagues"). */
static bool is_group(const struct roll *c, size_t lo, size_t hi) {
    if (hi <= lo || hi - lo > 24) return false;
    bool lead = false, head = false;
    if (c->w[lo] & A_ARTICLE) lo++;
    for (size_t i = lo; i < hi; i++) {
        if (c->f->cls[i] & W_NAME) return false;
        char k = group_word(c, i);
        if (k == 'a') return hi - lo <= 2;
        if (!head && !k && c->w[i] & (A_SMALL | A_OBJECT)) return false;
        lead = lead || (k == 'l' && i <= lo + 1);
        head = head || k == 'h';
        bool more = i + 1 < hi && !ro_people_cap(c->f, i + 1) && !group_word(c, i + 1);
        if (k == 'h' && more && !(c->w[i + 1] & (A_SMALL | A_AND | A_OBJECT))) return false; /* "the delegation met ..." */
    }
    return head && (lead || !ro_people_cap(c->f, lo));
}

/* Where the group that opens at lo ends: at a comma, at an "and" behind which another group, office or name stands, at hi. */
static size_t group_end(const struct roll *c, size_t lo, size_t hi) {
    size_t k = lo + 1;
    for (; k < hi && !ro_att_comma(c, k - 1); k++) {
        if (!ro_att_is(c, k, "and")) continue;
        for (size_t n = k + 1; n < hi && n < k + 8; n++)
            if ((c->f->olen[n] && c->f->cls[n] & W_OFFICE) || c->f->run_at[n] || group_word(c, n)) return k;
        if (!is_group(c, lo, k)) return k;
    }
    return k;
}

static void add_group(struct roll *c, size_t lo, size_t hi, ro_str side) {
    ro_span s = ro_att_span(c, lo, hi);
    ro_attendee *a = ro_att_put(c, -1, s, "attendance.group", true);
    a->name = ro_str_blanks(c->f->arena, ro_cut(c->u->text, s));
    a->role = RO_ROLE_GROUP;
    a->side = side;
}

/* "Deputy Prime Ministers": the title of several, each of whom is one. */
static bool plural(const struct roll *c, const struct title *t) {
    const ro_lexicon *offices = ro_lexicon_get("offices");
    ro_str w = t->hi > t->lo && !t->after ? c->u->words[t->hi - 1].fold : RO_NONE;
    ro_entry e;
    if (!ro_str_ends(w, "s") || ro_str_ends(w, "ss") || ro_str_ends(w, "'s")) return false;
    w.n--;
    return ro_lexicon_find(offices, w, &e) && e.value[0].n && e.value[0].p[0] == 'h';
}

/* "presidential aides N and M": the office of those named right behind it, and no group of others. */
static bool of_next(const struct roll *c, size_t lo, size_t end) {
    struct title t = {.lo = (uint32_t)lo, .hi = (uint32_t)end};
    return end < c->u->nwords && c->f->run_at[end] && !ro_att_comma(c, end - 1) && plural(c, &t);
}

/* Cuts groups out of the words [lo, hi) before a name; what is left from the answer on may be a title. */
static size_t cut_groups(struct roll *c, size_t lo, size_t hi, ro_str side) {
    for (;;) {
        while (lo < hi && joins(c, lo)) lo++;
        size_t end = lo < hi ? group_end(c, lo, hi) : lo;
        if (end == lo || !is_group(c, lo, end) || of_next(c, lo, end)) return lo;
        add_group(c, lo, end, side);
        lo = end;
    }
}

/* Shares the words between two names (or before the first, or after the last) out into the title of the one before and the
 * title of the one after. */
static void share(struct roll *c, size_t lo, size_t hi, bool first, bool last, const struct listing *l, struct title *prev,
                  struct title *next) {
    *prev = *next = (struct title){0};
    if (hi <= lo) return;
    bool starts = first ? false : ro_att_comma(c, lo - 1), stops = last || ro_att_comma(c, hi - 1);
    bool paren = !first && ro_att_gap_has(c, lo - 1, "(");
    for (size_t k = lo; paren && k < hi && k < lo + 6; k++) /* "N (HC-04), Chair": behind the district */
        if (ro_att_gap_has(c, k, "),") && k + 1 < hi) lo = k + 1, starts = true, paren = false;
    size_t end = hi;
    bool conj = false;
    while (end > lo && joins(c, end - 1)) end--, conj = true;
    if (!first && !starts && !paren) { /* "N and Minister M" */
        if (lo < end && joins(c, lo)) lo++;
        if (ro_att_is(c, lo, "the")) lo++;
        if (!last && end > lo) *next = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end};
        return;
    }
    if (!first && (last || stops || conj)) { /* a title behind the name */
        if (ro_att_is(c, lo, "the") && lo + 1 < end) lo++;
        if (end > lo) *prev = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end, .after = true};
        return;
    }
    if (!first && l->name_first) { /* both: the last part that carries an office belongs to the next name */
        for (size_t k = end - 1; k > lo && end - k < 60 && end - lo < 400; k--)
            if ((ro_att_comma(c, k - 1) || ro_att_is(c, k - 1, "and")) && ro_title_has_office(c->f, lo, k, W_OFFICE | W_RANK) &&
                ro_title_has_office(c->f, k, end, W_OFFICE | W_RANK)) {
                size_t e = k;
                while (e > lo && joins(c, e - 1)) e--;
                *prev = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)e, .after = true};
                *next = (struct title){.lo = (uint32_t)k, .hi = (uint32_t)end};
                return;
            }
    }
    while (lo < end && joins(c, lo)) lo++;
    if (ro_att_is(c, lo, "the") && lo + 1 < end) lo++;
    if (end > lo) *next = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end};
}

/* Words that end before the name and hold a verb or a turn of speech ("joined the event, and Minister N") are a title from the
 * office on that stands right before the name. */
static void clean_front(const struct roll *c, struct title *t) {
    struct title own;
    const struct finder *f = c->f;
    bool odd = false;
    for (size_t k = t->lo; k < t->hi && !odd; k++) {
        bool bound = k > t->lo && c->w[k - 1] & A_ARTICLE && k + 1 < t->hi && f->olen[k + 1]; /* "the incumbent Chair" */
        odd = !bound && !ro_people_cap(f, k) && !(f->cls[k] & (W_OFFICE | W_MOD | W_STATE)) && !(c->w[k] & (A_SMALL | A_AND));
    }
    if (!odd) return;
    if (ro_title_before(f, t->hi, t->lo, &own))
        t->lo = own.lo;
    else if (!f->olen[t->lo] && !(t->lo + 1 < t->hi && f->olen[t->lo + 1]))
        *t = (struct title){0};
}

/* "Temple of Salt (Harbour City, HC)": where the body is belongs to no title. */
static void drop_place(const struct roll *c, struct title *t) {
    for (size_t k = t->hi; k > t->lo + 1 && t->hi - k < 8; k--) {
        if (!ro_att_gap_has(c, k - 2, "(")) continue;
        bool place = ro_att_gap_has(c, t->hi - 1, ")"), comma = false;
        for (size_t n = k - 1; n < t->hi; n++) {
            place = place && ro_people_cap(c->f, n) && !c->f->olen[n];
            comma = comma || ro_att_gap_has(c, n, ",");
        }
        if (place && comma) t->hi = (uint32_t)k - 1;
        return;
    }
}

static void trim_title(const struct roll *c, struct title *t) {
    for (uint32_t k = t->lo; t->after && k < t->hi; k++) /* "N, Ports, NV • Mayor M": the next item of a list */
        if (ro_str_find(ro_units_gap(c->u, k), RO_S("\xE2\x80\xA2")) >= 0) t->hi = k + 1;
    if (t->after && t->hi > t->lo && ro_att_is(c, t->lo, "who"))
        t->hi = t->lo; /* "N, who will speak": but "N, minister who chairs" */
    if (t->hi <= t->lo) {
        *t = (struct title){0};
        return;
    }
    if (!t->after) clean_front(c, t);
    if (!ro_title_has_office(c->f, t->lo, t->hi, W_OFFICE | W_RANK)) {
        *t = (struct title){0};
        return;
    }
    /* ranks and forms of address at the end of a title before a name are neither */
    if (!t->after)
        while (t->hi > t->lo + 1 && c->f->cls[t->hi - 1] & (W_HONOUR | W_RANK) && !(c->f->cls[t->hi - 1] & W_OFFICE)) t->hi--;
    while (t->lo + 1 < t->hi && c->f->cls[t->lo] & W_HONOUR && !(c->f->cls[t->lo] & W_OFFICE)) t->lo++;
    if (t->after) drop_place(c, t);
}

/* In a line of its own what stands behind the name says who he is, whether or not a list knows the office; a town says nothing.
 */
static bool describes(const struct roll *c, struct title *t) {
    if (t->hi <= t->lo || t->hi - t->lo > 24 || !ro_people_cap(c->f, t->lo)) return false;
    drop_place(c, t);
    bool town = t->hi - t->lo <= 3;
    for (size_t k = t->lo; k < t->hi; k++)
        if (c->f->olen[k]) return true;
    return !town;
}

/* "Secretary of the Board January Norn, Adviser N": the title before a name takes in another's, whom no list knows, where an
 * office stands on both sides of a comma and a word that may be a name right before it. */
static bool swallows(const struct finder *f, const struct title *t) {
    unsigned known = W_COMMON | W_STATE | W_OFFICE | W_MOD | W_RANK | W_HONOUR | W_THING;
    for (uint32_t k = t->lo + 1; !t->after && k + 1 < t->hi; k++) {
        bool comma = ro_str_is(ro_units_gap(f->u, k), ", "), name = ro_people_cap(f, k) && !(f->cls[k] & known);
        bool body = ro_str_is(f->u->words[k - 1].fold, "of") || ro_str_is(f->u->words[k - 1].fold, "the");
        if (comma && name && !body && ro_title_has_office(f, t->lo, k, W_OFFICE) &&
            ro_title_has_office(f, k + 1, t->hi, W_OFFICE))
            return true;
    }
    return false;
}

struct row {
    struct roll *c;
    struct listing l;
    const struct run *prev;     /* the name last read, not yet on the roll */
    struct title ahead, shared; /* printed before it; printed before the first of several */
    bool alone;                 /* one name in the stretch */
};

/* The name last read goes on the roll with its title: before it, else behind it, else that of the names before. Where one name
 * has the whole stretch, one word before it is a form of address, and what stands behind says more. */
static void settle(struct row *w, struct title back) {
    struct title t = w->ahead.hi ? w->ahead : back;
    bool short_form = w->ahead.hi == w->ahead.lo + 1 || !ro_title_has_office(w->c->f, w->ahead.lo, w->ahead.hi, W_OFFICE);
    if (w->alone && w->ahead.hi && short_form && ro_title_has_office(w->c->f, back.lo, back.hi, W_OFFICE)) t = back;
    if (t.hi) w->shared = plural(w->c, &t) ? t : (struct title){0};
    if (w->prev)
        ro_att_attend(w->c, (struct entry){w->prev, t.hi ? &t : &w->shared, w->l.side, w->l.role,
                                           w->l.rule ? w->l.rule : "attendance.list", .one_of = w->shared.hi > 0});
    long at = w->prev ? ro_att_listed(w->c, w->prev->person) : -1;
    if (at >= 0 && t.hi && swallows(w->c->f, &t)) w->c->f->att.v[at].why.certain = false;
    w->prev = NULL;
}

/* A group between the name last read and word hi ends that name's title. Returns the word after the group, lo when there is none.
 */
static size_t group_between(struct row *w, size_t lo, size_t hi) {
    struct roll *c = w->c;
    for (size_t k = lo; k < hi; k++) {
        if (joins(c, k) || (k > lo && !ro_att_comma(c, k - 1) && !ro_att_is(c, k - 1, "and"))) continue;
        size_t e = group_end(c, k, hi);
        if (!is_group(c, k, e) || of_next(c, k, e)) continue;
        struct title back, none;
        share(c, lo, k, false, true, &w->l, &back, &none);
        trim_title(c, &back);
        settle(w, back);
        add_group(c, k, e, w->l.side);
        return e;
    }
    return lo;
}

/* The words [lo, hi) between the name last read and run r, NULL at the end of the stretch. */
static void between(struct row *w, size_t lo, size_t hi, const struct run *r) {
    struct roll *c = w->c;
    struct title back = {0}, ahead = {0};
    if (w->prev) lo = group_between(w, lo, hi);
    bool first = !w->prev;
    if (first) lo = cut_groups(c, lo, hi, w->l.side);
    share(c, lo, hi, first, !r, &w->l, &back, &ahead);
    if (!(w->l.bullet && !r && w->prev && describes(c, &back))) trim_title(c, &back);
    trim_title(c, &ahead);
    /* "Minister M, Ambassador to Ruritania, N": a title stands before each name here, between commas or not */
    if ((w->ahead.hi || !w->l.name_first) && back.hi && w->prev && r && !ahead.hi && !joins(c, r->word - 1)) {
        ahead = back;
        back = (struct title){0};
    }
    if (w->prev) settle(w, back);
    w->ahead = ahead;
    w->prev = r;
}

static struct run *name_at(const struct roll *c, size_t i) {
    struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
    return r && r->word == i && (r->person >= 0 || r->strong) ? r : NULL;
}

size_t ro_att_groups(struct roll *c, size_t lo, size_t hi, ro_str side) {
    size_t before = c->f->att.n;
    if (cut_groups(c, lo, hi, side) < hi) c->f->att.n = c->f->att_person.n = before; /* some of it is no group: nothing is sure */
    return c->f->att.n - before;
}

/* Every name in words [lo, hi) with its share of the words between. Returns how many. */
size_t ro_att_row(struct roll *c, size_t lo, size_t hi, struct listing l) {
    struct row w = {.c = c, .l = l};
    size_t got = 0, at = lo, first = hi;
    for (size_t i = lo; i < hi; i++)
        if (name_at(c, i)) first = got++ ? first : i;
    w.l.name_first = first == hi || first == lo || !ro_title_has_office(c->f, lo, first, W_OFFICE | W_RANK);
    w.alone = got == 1 || l.bullet;
    for (size_t i = first; i < hi; i++) {
        const struct run *r = name_at(c, i);
        if (!r || (w.prev && l.bullet && !(i == at + 1 && joins(c, at)))) continue;
        between(&w, at, i, r);
        at = r->title.hi2 > r->word + r->n ? r->title.hi2 : r->word + r->n;
        if (w.ahead.hi && r->title.hi2) w.ahead.lo2 = r->title.lo2, w.ahead.hi2 = r->title.hi2;
        i = at - 1;
    }
    if (got) between(&w, at, hi > at ? hi : at, NULL);
    return got;
}
