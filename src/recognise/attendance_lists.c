/* Who else was there: lists ("Present from the ... side were", "attended by", "joined by"; bullets after a colon).
 *
 * The stretch from the cue to the end of the sentence is cut at its names, and every gap between two names is shared out: a title
 * between two commas belongs to the name before it, a title without a comma at its end to the name after it, and words such as
 * "other officials" are a group of their own. So titles with commas and "and" inside stay whole, and both orders may stand in one
 * account. The phrases are data/LANG/attendance.tsv and groups.tsv. */
#include "recognise/attendance.h"

static bool joins(const struct roll *c, size_t i) { return i < c->u->nwords && c->w[i] & A_AND; }
static bool be(const struct roll *c, size_t i) { return i < c->u->nwords && c->w[i] & A_BE; }

/* Words [lo, hi) that name people without names ("other entourage members"). */
static bool is_group(const struct roll *c, size_t lo, size_t hi) {
    if (hi <= lo || hi - lo > 24) return false;
    bool lead = false, head = false;
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        if (c->f->cls[i] & W_NAME) return false;
        if (!ro_lexicon_find(c->groups, c->u->words[i].fold, &e)) continue;
        if (ro_str_is(e.value[0], "alone")) return hi - lo <= 2;
        if (ro_str_is(e.value[0], "lead"))
            lead = lead || i <= lo + 1;
        else
            head = true;
    }
    if (!head) return false;
    return lead || !ro_people_cap(c->f, lo);
}

static void add_group(struct roll *c, size_t lo, size_t hi, ro_str side) {
    ro_span s = ro_att_span(c, lo, hi);
    ro_attendee *a = ro_att_put(c, -1, s, "attendance.group", true);
    a->name = ro_str_blanks(c->f->arena, ro_cut(c->u->text, s));
    a->role = RO_ROLE_GROUP;
    a->side = side;
}

struct listing {
    ro_str side;
    ro_role role;
    bool name_first;
};

static bool comma_after(const struct roll *c, size_t i) {
    ro_str g = ro_units_gap(c->u, i);
    return ro_str_find(g, RO_S(",")) >= 0 || ro_str_find(g, RO_S(";")) >= 0 || ro_str_find(g, RO_S("\xE2\x80\x93")) >= 0 ||
           ro_str_find(g, RO_S("\xE2\x80\x94")) >= 0 || ro_str_find(g, RO_S(" - ")) >= 0;
}

/* Cuts groups out of the words [*lo, *hi) between two names; what is left may be a title. */
static void cut_groups(struct roll *c, size_t *lo, size_t *hi, ro_str side) {
    for (;;) {
        while (*lo < *hi && joins(c, *lo)) ++*lo;
        size_t end = *lo;
        while (end < *hi && !(end > *lo && (comma_after(c, end - 1) || ro_att_is(c, end, "and")))) end++;
        if (end == *lo || !is_group(c, *lo, end)) return;
        add_group(c, *lo, end, side);
        *lo = end;
    }
}

/* Shares the words between two names (or before the first, or after the last) out into the title of the one before and the
 * title of the one after. */
static void share(struct roll *c, size_t lo, size_t hi, bool first, bool last, const struct listing *l, struct title *prev,
                  struct title *next) {
    *prev = *next = (struct title){0};
    if (hi <= lo) return;
    bool starts = first ? false : comma_after(c, lo - 1), stops = last || comma_after(c, hi - 1);
    bool paren = !first && ro_att_gap_has(c, lo - 1, "(");
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
            if ((comma_after(c, k - 1) || ro_att_is(c, k - 1, "and")) && ro_title_has_office(c->f, lo, k, W_OFFICE | W_RANK) &&
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

static void trim_title(const struct roll *c, struct title *t) {
    if (t->hi <= t->lo) return;
    if (!ro_title_has_office(c->f, t->lo, t->hi, W_OFFICE | W_RANK)) {
        *t = (struct title){0};
        return;
    }
    /* ranks and forms of address at the end of a title before a name are neither */
    if (!t->after)
        while (t->hi > t->lo + 1 && c->f->cls[t->hi - 1] & (W_HONOUR | W_RANK) && !(c->f->cls[t->hi - 1] & W_OFFICE)) t->hi--;
    while (t->lo + 1 < t->hi && c->f->cls[t->lo] & W_HONOUR && !(c->f->cls[t->lo] & W_OFFICE)) t->lo++;
}

/* Every name in words [lo, hi) with its share of the words between. Returns how many. */
static size_t read_list(struct roll *c, size_t lo, size_t hi, struct listing l) {
    struct finder *f = c->f;
    size_t got = 0;
    struct run *prev = NULL;
    struct title carried = {0};
    size_t at = lo;
    l.name_first = true;
    for (size_t i = lo; i < hi; i++)
        if (f->run_at[i]) {
            l.name_first = i == lo || !ro_title_has_office(f, lo, i, W_OFFICE | W_RANK);
            break;
        }
    for (size_t i = lo; i <= hi; i++) {
        struct run *r = i < hi && f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
        if (i < hi && (!r || r->word != i)) continue;
        if (r && r->person < 0 && !r->strong) continue;
        size_t a = at, b = i;
        struct title back, ahead;
        if (prev || r) {
            size_t x = a, y = b;
            /* the title of the name before ends where a group begins */
            size_t g = x;
            for (size_t k = x; prev && k < y; k++) {
                bool sep = k == x ? true : comma_after(c, k - 1) || ro_att_is(c, k - 1, "and");
                size_t e = k + 1;
                if (!sep) continue;
                while (e < y && !comma_after(c, e - 1) && !ro_att_is(c, e, "and")) e++;
                if (joins(c, k)) continue;
                if (is_group(c, k, e)) {
                    g = k;
                    size_t after = e;
                    struct title none;
                    share(c, x, g, false, true, &l, &back, &none);
                    trim_title(c, &back);
                    ro_att_attend(c, (struct entry){prev, back.hi ? &back : &carried, l.side, l.role, "attendance.list"});
                    add_group(c, k, e, l.side);
                    prev = NULL;
                    x = after;
                    break;
                }
            }
            if (!prev) {
                cut_groups(c, &x, &y, l.side);
                while (x < y && joins(c, x)) x++;
                share(c, x, y, true, !r, &l, &back, &ahead);
            } else
                share(c, x, y, false, !r, &l, &back, &ahead);
            trim_title(c, &back);
            trim_title(c, &ahead);
            /* "Minister M, Ambassador to Ruritania, N": a title stands before each name here, between commas or not */
            if ((carried.hi || !l.name_first) && back.hi && prev && r && !ahead.hi && !joins(c, i - 1)) {
                ahead = back;
                back = (struct title){0};
            }
            if (prev) ro_att_attend(c, (struct entry){prev, carried.hi ? &carried : &back, l.side, l.role, "attendance.list"});
        }
        if (!r) break;
        got++;
        prev = r;
        carried = ahead;
        at = r->title.hi2 > r->word + r->n ? r->title.hi2 : r->word + r->n;
        if (carried.hi && r->title.hi2) carried.lo2 = r->title.lo2, carried.hi2 = r->title.hi2;
        i = at - 1;
    }
    return got;
}

/* "from the DPRK side", "on the Russian side", "Russia was represented by": the side that the words [lo, hi) name last. */
static ro_str side_named(const struct roll *c, size_t lo, size_t hi) {
    for (size_t i = hi; i > lo; i--) {
        const struct place_of *s = ro_people_state(c->f, i - 1);
        if (s && s->kind != 'c') return s->side;
    }
    return RO_NONE;
}

/* Does word i open "from the N side were"? Returns the word after it, 0 when not. */
static size_t side_switch(const struct roll *c, size_t i, size_t hi, ro_str *side) {
    if (!ro_att_is(c, i, "from") && !ro_att_is(c, i, "on") && !ro_att_is(c, i, "for")) return 0;
    size_t k = i + 1;
    if (ro_att_is(c, k, "the")) k++;
    if (k >= hi) return 0;
    const struct place_of *s = ro_people_state(c->f, k);
    if (!s || s->word != k) return 0;
    k += s->n;
    if (!ro_att_is(c, k, "side") && !ro_att_is(c, k, "delegation") && !ro_att_is(c, k, "part")) return 0;
    k++;
    if (k >= hi) return 0;
    bool verb = be(c, k);
    if (!verb && !comma_after(c, k - 1) && !ro_att_gap_has(c, k - 1, ":")) return 0;
    *side = s->side;
    return k + verb;
}

/* A list may change sides: each stretch is read with its own. */
static size_t read_sides(struct roll *c, size_t lo, size_t hi, struct listing l) {
    size_t got = 0, at = lo;
    for (size_t i = lo; i < hi; i++) {
        ro_str side = RO_NONE;
        size_t next = side_switch(c, i, hi, &side);
        if (!next) continue;
        size_t end = i;
        while (end > at && joins(c, end - 1)) end--;
        got += read_list(c, at, end, l);
        l.side = side;
        at = next;
        i = next - 1;
    }
    return got + read_list(c, at, hi, l);
}

/* Bullets after the paragraph p: one person each. */
static void read_bullets(struct roll *c, size_t p, struct listing l) {
    for (size_t n = 0; p < c->u->nparas && n < 200; p++, n++) {
        const ro_upara *x = &c->u->paras[p];
        if (!x->nwords || x->nwords > 60) return;
        size_t lo = x->word, hi = lo + x->nwords, runs = 0;
        for (size_t i = lo; i < hi; i++) runs += c->f->run_at[i] && c->f->runs.v[c->f->run_at[i] - 1].word == i;
        if (!runs) return;
        read_list(c, lo, hi, l);
    }
}

static bool negated(const struct roll *c, size_t lo, size_t i) {
    for (size_t k = i; k > lo && k + 4 > i; k--)
        if (ro_att_is(c, k - 1, "will") || ro_att_is(c, k - 1, "would") || ro_att_is(c, k - 1, "not") ||
            ro_att_is(c, k - 1, "to"))
            return true;
    return false;
}

void ro_att_lists(struct roll *c, size_t s) {
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords;
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        unsigned n = ro_units_match(c->u, c->cues, i, hi, &e);
        if (!n || negated(c, lo, i)) continue;
        size_t from = i + n;
        struct listing l = {.role = ro_str_is(e.value[0], "joined") ? RO_ROLE_JOINED : RO_ROLE_LISTED};
        if (ro_str_is(e.value[0], "list") || ro_str_is(e.value[0], "joined")) {
            /* the names start after "were", "by", ":" or right here */
            size_t k = from;
            bool joining = ro_att_is(c, from - 1, "joining"); /* "Joining N on the call were …" */
            for (size_t j = from; j < hi && j < from + 16; j++) {
                if (c->f->run_at[j] && (k > from || !joining)) break;
                if (be(c, j) || ro_att_is(c, j, "by") || ro_att_is(c, j, "included") || ro_att_gap_has(c, j, ":")) k = j + 1;
            }
            l.side = side_named(c, lo, k);
            if (k >= hi || (k == x->word + x->nwords && ro_att_gap_has(c, k - 1, ":"))) {
                read_bullets(c, x->para + 1, l);
                return;
            }
            read_sides(c, k, hi, l);
            return;
        }
        if (ro_str_is(e.value[0], "join")) {
            for (size_t j = lo; j < i; j++) {
                struct run *r = c->f->run_at[j] ? &c->f->runs.v[c->f->run_at[j] - 1] : NULL;
                if (r && r->word == j && r->person >= 0)
                    ro_att_attend(
                        c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_JOINED, .rule = "attendance.joined"});
            }
            return;
        }
        if (ro_str_is(e.value[0], "absent")) return;
    }
}
