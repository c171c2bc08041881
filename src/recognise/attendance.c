/* Attendance: everyone whom the account says was there, side by side, in the printed order.
 *
 * Three sources. (1) The sentences that tell of the meeting ("X met with Y", "talks between X and Y took place"): their people
 * are the heads. (2) Lists ("Present from the … side were", "attended by", "joined by"; bullets after a colon): the stretch from
 * the cue to the end of the sentence is cut at its names, and every gap between two names is shared out: a title between two
 * commas belongs to the name before it, a title without a comma at its end to the name after it, and words such as "other
 * officials" are a group of their own. So titles with commas and "and" inside stay whole, and both orders may stand in one
 * account. (3) The labels of speakers in a transcript. In a notice of a meeting to come nobody was there. */
#include "recognise/event.h"
#include "recognise/people.h"

#include <stdlib.h>

struct lists {
    const ro_lexicon *cues, *meets, *groups;
};

struct ctx {
    struct finder *f;
    const ro_units *u;
    struct lists l;
};

static bool is(const struct ctx *c, size_t i, const char *lit) { return i < c->u->nwords && ro_str_is(c->u->words[i].fold, lit); }
static ro_str gap(const struct ctx *c, size_t i) { return ro_units_gap(c->u, i); }
static bool has(ro_str s, const char *lit) { return ro_str_find(s, ro_str_c(lit)) >= 0; }

static long in_list(const struct ctx *c, int32_t person) { return person >= 0 ? (long)c->f->people.v[person].listed - 1 : -1; }

static ro_attendee *put(struct ctx *c, int32_t person, ro_span span, const char *rule, bool certain) {
    RO_PUSH(c->f->arena, c->f->att_person) = person >= 0 ? (uint32_t)person : UINT32_MAX;
    ro_attendee *a = &RO_PUSH(c->f->arena, c->f->att);
    if (person >= 0) c->f->people.v[person].listed = (uint32_t)c->f->att.n;
    *a = (ro_attendee){.why = ro_why(c->f->r, span, rule, certain)};
    return a;
}

static ro_span words_span(const struct ctx *c, size_t lo, size_t hi) {
    return (ro_span){c->u->words[lo].span.lo, c->u->words[hi - 1].span.hi};
}

static void cover(ro_span *s, ro_span more) {
    if (more.lo < s->lo) s->lo = more.lo;
    if (more.hi > s->hi) s->hi = more.hi;
}

/* Adds the person of a run; title may be empty. Who is there already only gains a title. */
static void attend(struct ctx *c, const struct run *r, const struct title *t, ro_str side, ro_role role, const char *rule) {
    struct finder *f = c->f;
    ro_span span = words_span(c, r->word, r->word + r->n);
    if (t && t->hi > t->lo) cover(&span, words_span(c, t->lo, t->hi));
    if (t && t->hi2 > t->lo2) cover(&span, words_span(c, t->lo2, t->hi2));
    ro_str title = t && t->hi > t->lo ? ro_title_text(f, t) : RO_NONE;
    ro_str name = ro_people_text(f, r->word, r->word + r->n);
    long at = in_list(c, r->person);
    if (at >= 0) {
        ro_attendee *a = &f->att.v[at];
        if (!a->title.n && title.n) a->title = title, a->why.span = span;
        if (name.n > a->name.n) a->name = name;
        return;
    }
    ro_attendee *a = put(c, r->person, span, rule, true);
    a->name = name;
    a->title = title;
    a->role = role;
    a->side = side;
    if (r->person < 0) return;
    struct person *p = &f->people.v[r->person];
    ro_str said = RO_NONE;
    int weight = t && !side.n ? ro_title_side(f, t, &said) : 0;
    if (weight > p->weight) p->side = said, p->weight = weight;
    if (!side.n)
        a->side = p->side;
    else if (p->weight < 2)
        p->side = side, p->weight = 2;
}

/* ---- lists -------------------------------------------------------------------------------------------------------- */

static bool separator_word(const struct ctx *c, size_t i) {
    return is(c, i, "and") || is(c, i, "as") || is(c, i, "well") || is(c, i, "и") || is(c, i, "также");
}

/* Words [lo, hi) that name people without names ("other entourage members"). */
static bool is_group(const struct ctx *c, size_t lo, size_t hi) {
    if (hi <= lo || hi - lo > 24) return false;
    bool lead = false, head = false;
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        if (c->f->cls[i] & W_NAME) return false;
        if (!ro_lexicon_find(c->l.groups, c->u->words[i].fold, &e)) continue;
        if (ro_str_is(e.value[0], "alone")) return hi - lo <= 2;
        if (ro_str_is(e.value[0], "lead"))
            lead = lead || i <= lo + 1;
        else
            head = true;
    }
    if (!head) return false;
    return lead || !ro_people_cap(c->f, lo);
}

static void add_group(struct ctx *c, size_t lo, size_t hi, ro_str side) {
    ro_span s = words_span(c, lo, hi);
    ro_attendee *a = put(c, -1, s, "attendance.group", true);
    a->name = ro_str_blanks(c->f->arena, ro_cut(c->u->text, s));
    a->role = RO_ROLE_GROUP;
    a->side = side;
}

struct listing {
    ro_str side;
    ro_role role;
    bool name_first;
    bool bullet;
};

static bool comma_after(const struct ctx *c, size_t i) {
    ro_str g = gap(c, i);
    return has(g, ",") || has(g, ";") || has(g, "\xE2\x80\x93") || has(g, "\xE2\x80\x94") || has(g, " - ");
}

/* Cuts groups out of the words [*lo, *hi) between two names; what is left may be a title. */
static void cut_groups(struct ctx *c, size_t *lo, size_t *hi, ro_str side) {
    for (;;) {
        while (*lo < *hi && separator_word(c, *lo)) ++*lo;
        size_t end = *lo;
        while (end < *hi && !(end > *lo && (comma_after(c, end - 1) || is(c, end, "and")))) end++;
        if (end == *lo || !is_group(c, *lo, end)) return;
        add_group(c, *lo, end, side);
        *lo = end;
    }
}

/* Shares the words between two names (or before the first, or after the last) out into the title of the one before and the
 * title of the one after. */
static void share(struct ctx *c, size_t lo, size_t hi, bool first, bool last, const struct listing *l, struct title *prev,
                  struct title *next) {
    *prev = *next = (struct title){0};
    if (hi <= lo) return;
    bool starts = first ? false : comma_after(c, lo - 1), stops = last || comma_after(c, hi - 1);
    bool paren = !first && has(gap(c, lo - 1), "(");
    size_t end = hi;
    bool conj = false;
    while (end > lo && separator_word(c, end - 1)) end--, conj = true;
    if (!first && !starts && !paren) { /* "N and Minister M" */
        if (lo < end && separator_word(c, lo)) lo++;
        if (is(c, lo, "the")) lo++;
        if (!last && end > lo) *next = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end};
        return;
    }
    if (!first && (last || stops || conj)) { /* a title behind the name */
        if (is(c, lo, "the") && lo + 1 < end) lo++;
        if (end > lo) *prev = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end, .after = true};
        return;
    }
    if (!first && l->name_first) { /* both: the last part that carries an office belongs to the next name */
        for (size_t k = end - 1; k > lo && end - k < 60 && end - lo < 400; k--)
            if ((comma_after(c, k - 1) || is(c, k - 1, "and")) && ro_title_has_office(c->f, lo, k, W_OFFICE | W_RANK) &&
                ro_title_has_office(c->f, k, end, W_OFFICE | W_RANK)) {
                size_t e = k;
                while (e > lo && separator_word(c, e - 1)) e--;
                *prev = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)e, .after = true};
                *next = (struct title){.lo = (uint32_t)k, .hi = (uint32_t)end};
                return;
            }
    }
    while (lo < end && separator_word(c, lo)) lo++;
    if (is(c, lo, "the") && lo + 1 < end) lo++;
    if (end > lo) *next = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)end};
}

static void trim_title(const struct ctx *c, struct title *t) {
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
static size_t read_list(struct ctx *c, size_t lo, size_t hi, struct listing l) {
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
                bool sep = k == x ? true : comma_after(c, k - 1) || is(c, k - 1, "and");
                size_t e = k + 1;
                if (!sep) continue;
                while (e < y && !comma_after(c, e - 1) && !is(c, e, "and")) e++;
                if (separator_word(c, k)) continue;
                if (is_group(c, k, e)) {
                    g = k;
                    size_t after = e;
                    struct title none;
                    share(c, x, g, false, true, &l, &back, &none);
                    trim_title(c, &back);
                    attend(c, prev, back.hi ? &back : &carried, l.side, l.role, "attendance.list");
                    add_group(c, k, e, l.side);
                    prev = NULL;
                    x = after;
                    break;
                }
            }
            if (!prev) {
                cut_groups(c, &x, &y, l.side);
                while (x < y && separator_word(c, x)) x++;
                share(c, x, y, true, !r, &l, &back, &ahead);
            } else
                share(c, x, y, false, !r, &l, &back, &ahead);
            trim_title(c, &back);
            trim_title(c, &ahead);
            /* "Minister M, Ambassador to Ruritania, N": a title stands before each name here, between commas or not */
            if ((carried.hi || !l.name_first) && back.hi && prev && r && !ahead.hi && !separator_word(c, i - 1)) {
                ahead = back;
                back = (struct title){0};
            }
            if (prev) attend(c, prev, carried.hi ? &carried : &back, l.side, l.role, "attendance.list");
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
static ro_str side_named(const struct ctx *c, size_t lo, size_t hi) {
    for (size_t i = hi; i > lo; i--) {
        const struct place_of *s = ro_people_state(c->f, i - 1);
        if (s && s->kind != 'c') return s->side;
    }
    return RO_NONE;
}

/* Does word i open "from the N side were"? Returns the word after it, 0 when not. */
static size_t side_switch(const struct ctx *c, size_t i, size_t hi, ro_str *side) {
    if (!is(c, i, "from") && !is(c, i, "on") && !is(c, i, "for")) return 0;
    size_t k = i + 1;
    if (is(c, k, "the")) k++;
    if (k >= hi) return 0;
    const struct place_of *s = ro_people_state(c->f, k);
    if (!s || s->word != k) return 0;
    k += s->n;
    if (!is(c, k, "side") && !is(c, k, "delegation") && !is(c, k, "part")) return 0;
    k++;
    if (k >= hi) return 0;
    bool verb = is(c, k, "were") || is(c, k, "was") || is(c, k, "are");
    if (!verb && !comma_after(c, k - 1) && !has(gap(c, k - 1), ":")) return 0;
    *side = s->side;
    return k + verb;
}

/* A list may change sides: each stretch is read with its own. */
static size_t read_sides(struct ctx *c, size_t lo, size_t hi, struct listing l) {
    size_t got = 0, at = lo;
    for (size_t i = lo; i < hi; i++) {
        ro_str side = RO_NONE;
        size_t next = side_switch(c, i, hi, &side);
        if (!next) continue;
        size_t end = i;
        while (end > at && separator_word(c, end - 1)) end--;
        got += read_list(c, at, end, l);
        l.side = side;
        at = next;
        i = next - 1;
    }
    return got + read_list(c, at, hi, l);
}

/* Bullets after the paragraph p: one person each. */
static void read_bullets(struct ctx *c, size_t p, struct listing l) {
    for (size_t n = 0; p < c->u->nparas && n < 200; p++, n++) {
        const ro_upara *x = &c->u->paras[p];
        if (!x->nwords || x->nwords > 60) return;
        size_t lo = x->word, hi = lo + x->nwords, runs = 0;
        for (size_t i = lo; i < hi; i++) runs += c->f->run_at[i] && c->f->runs.v[c->f->run_at[i] - 1].word == i;
        if (!runs) return;
        l.bullet = true;
        read_list(c, lo, hi, l);
    }
}

static bool negated(const struct ctx *c, size_t lo, size_t i) {
    for (size_t k = i; k > lo && k + 4 > i; k--)
        if (is(c, k - 1, "will") || is(c, k - 1, "would") || is(c, k - 1, "not") || is(c, k - 1, "to")) return true;
    return false;
}

static void lists_of(struct ctx *c, size_t s) {
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords;
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        unsigned n = ro_units_match(c->u, c->l.cues, i, hi, &e);
        if (!n || negated(c, lo, i)) continue;
        size_t from = i + n;
        struct listing l = {.role = ro_str_is(e.value[0], "joined") ? RO_ROLE_JOINED : RO_ROLE_LISTED};
        if (ro_str_is(e.value[0], "list") || ro_str_is(e.value[0], "joined")) {
            /* the names start after "were", "by", ":" or right here */
            size_t k = from;
            bool joining = is(c, from - 1, "joining"); /* "Joining N on the call were …" */
            for (size_t j = from; j < hi && j < from + 16; j++) {
                if (c->f->run_at[j] && (k > from || !joining)) break;
                if (is(c, j, "were") || is(c, j, "was") || is(c, j, "are") || is(c, j, "by") || is(c, j, "included") ||
                    has(gap(c, j), ":"))
                    k = j + 1;
            }
            l.side = side_named(c, lo, k);
            if (k >= hi || (k == x->word + x->nwords && has(gap(c, k - 1), ":"))) {
                read_bullets(c, x->para + 1, l);
                return;
            }
            read_sides(c, k, hi, l);
            return;
        }
        if (ro_str_is(e.value[0], "join")) {
            for (size_t j = lo; j < i; j++) {
                struct run *r = c->f->run_at[j] ? &c->f->runs.v[c->f->run_at[j] - 1] : NULL;
                if (r && r->word == j && r->person >= 0) attend(c, r, &r->title, RO_NONE, RO_ROLE_JOINED, "attendance.joined");
            }
            return;
        }
        if (ro_str_is(e.value[0], "absent")) return;
    }
}

/* ---- heads -------------------------------------------------------------------------------------------------------- */

static bool topic_word(const struct ctx *c, size_t i) {
    static const char *const w[] = {"discuss",   "about",  "regarding", "concerning", "ahead", "invitation",
                                    "following", "during", "whose",     "who",        "which", "that"};
    for (size_t k = 0; k < sizeof w / sizeof *w; k++)
        if (is(c, i, w[k])) return true;
    return false;
}

static bool future(const struct ctx *c, size_t lo, size_t i) {
    for (size_t k = i; k > lo && k + 5 > i; k--)
        if (is(c, k - 1, "will") || is(c, k - 1, "would") || is(c, k - 1, "to") || is(c, k - 1, "plans") ||
            is(c, k - 1, "previously") || is(c, k - 1, "has") || is(c, k - 1, "have"))
            return true;
    return false;
}

/* "Received", "welcomed" tell of a meeting where a person is their object. */
static bool whom(const struct ctx *c, size_t i, size_t hi) {
    for (size_t k = i; k < hi && k < i + 4; k++) {
        if (c->f->run_at[k] || (ro_people_cap(c->f, k) && c->f->olen[k]) || c->f->cls[k] & W_HONOUR || is(c, k, "members"))
            return true;
        if (!is(c, k, "the") && !is(c, k, "a") && !ro_people_cap(c->f, k)) return false;
    }
    return false;
}

static bool kind_is(const struct ctx *c, size_t i, const char *kind) {
    ro_entry e;
    return ro_lexicon_find(c->l.meets, c->u->words[i].fold, &e) && ro_str_is(e.value[0], kind);
}

/* "Held a secure video call": a verb of doing and, a few words on, the noun of a meeting. */
static bool held_meeting(const struct ctx *c, size_t i, size_t hi) {
    bool does = kind_is(c, i, "does") || kind_is(c, i, "whom");
    for (size_t k = i + 1; does && k < hi && k < i + 7; k++) {
        if (has(gap(c, k - 1), ",") || c->f->run_at[k]) return false;
        if (kind_is(c, k, "noun")) return true;
    }
    return false;
}

/* "Following the meeting between …": another meeting than the one told of. */
static bool other_meeting(const struct ctx *c, size_t lo, size_t i) {
    static const char *const w[] = {"following", "followed", "after",    "during", "ahead", "upcoming",
                                    "before",    "since",    "previous", "last",   "next"};
    for (size_t k = i; k > lo && k + 4 > i; k--)
        for (size_t n = 0; n < sizeof w / sizeof *w; n++)
            if (is(c, k - 1, w[n])) return true;
    return false;
}

/* The verb or noun of a meeting in words [lo, hi), hi when none. */
static size_t meeting_word(const struct ctx *c, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        if (c->f->cls[i] & W_NAME) continue;
        unsigned n = ro_units_match(c->u, c->l.meets, i, hi, &e);
        bool did = n && (ro_str_is(e.value[0], "past") || (ro_str_is(e.value[0], "whom") && whom(c, i + n, hi)));
        if ((did || held_meeting(c, i, hi)) && !future(c, lo, i)) return i;
        bool noun =
            is(c, i, "talks") || is(c, i, "meeting") || is(c, i, "conversation") || is(c, i, "call") || is(c, i, "negotiations");
        if (noun && (is(c, i + 1, "between") || is(c, i + 1, "took") || is(c, i + 1, "held")) && !other_meeting(c, lo, i))
            return i;
    }
    return hi;
}

/* "The President met with …": the office stands for the one person in the account who carries it and is not in the sentence
 * itself; where nobody is printed with it, for the person who is the subject of the next sentence. */
static void office_subject(struct ctx *c, size_t s, size_t verb) {
    const ro_sentence *x = &c->u->sentences[s];
    struct finder *f = c->f;
    size_t i = x->word;
    if (s > 40 || !is(c, i, "the") || verb < i + 2) return;
    size_t last = 0;
    for (size_t k = i + 1; k < verb; k++) {
        if (f->run_at[k] || !(ro_people_cap(f, k))) return;
        if (f->olen[k] && f->cls[k] & W_OFFICE) last = k;
    }
    if (!last) return;
    int32_t who = -1;
    for (size_t k = 0; k < f->runs.n && who > -2; k++) {
        const struct run *r = &f->runs.v[k];
        if (r->person < 0 || !r->title.hi || (r->word >= x->word && r->word < x->word + x->nwords)) continue;
        bool here = false, carries = f->olen[r->title.lo] && ro_str_eq(c->u->words[r->title.lo].fold, c->u->words[last].fold);
        for (size_t j = x->word; j < x->word + x->nwords; j++)
            here = here || (f->run_at[j] && f->runs.v[f->run_at[j] - 1].person == r->person);
        if (here || !carries || who == r->person) continue;
        who = who == -1 ? r->person : -2;
    }
    if (who == -1 && s + 1 < c->u->nsentences) {
        size_t n = c->u->sentences[s + 1].word;
        if (n < c->u->nwords && f->run_at[n] && !f->runs.v[f->run_at[n] - 1].title.hi) who = f->runs.v[f->run_at[n] - 1].person;
    }
    if (who < 0 || in_list(c, who) >= 0) return;
    const struct run *r = &f->runs.v[f->people.v[who].best];
    attend(c, r, &r->title, RO_NONE, RO_ROLE_HEAD, "attendance.office");
    f->att.v[f->att.n - 1].why.certain = false;
}

/* "Following the talk of A with B on Monday, C met …": the clause up to the comma is about another meeting. */
static size_t past_clause(const struct ctx *c, size_t lo, size_t verb) {
    static const char *const w[] = {"following", "after", "ahead", "prior", "before", "during"};
    bool opens = false;
    for (size_t k = 0; k < sizeof w / sizeof *w; k++) opens = opens || is(c, lo, w[k]);
    for (size_t i = verb; opens && i > lo + 1; i--)
        if (has(gap(c, i - 1), ",") && i < verb) return i;
    return lo;
}

/* An office of which every state has its own, so that the home side's is not meant abroad. */
static bool of_a_state(const struct ctx *c, const struct title *t) {
    static const char *const top[] = {"president", "prime", "premier", "chancellor", "foreign",  "defense",
                                      "defence",   "king",  "queen",   "emir",       "minister", "sultan"};
    for (size_t i = t->lo; i < t->hi; i++)
        for (size_t k = 0; k < sizeof top / sizeof *top; k++)
            if (is(c, i, top[k])) return true;
    return false;
}

/* Is the state at word i part of somebody's title ("the Ambassador to Ruritania, N")? */
static bool in_a_title(const struct ctx *c, size_t i, size_t hi) {
    for (size_t k = i; k < hi && k < i + 16; k++) {
        const struct run *r = c->f->run_at[k] ? &c->f->runs.v[c->f->run_at[k] - 1] : NULL;
        if (r) return r->title.lo <= i && i < r->title.hi;
    }
    return false;
}

/* "N travelled to Ruritania. He met with President M": the one other state named in words [lo, verb) is where the home side is
 * abroad; RO_NONE when there is none, *several when there are more. */
static ro_str abroad(const struct ctx *c, size_t lo, size_t verb, bool *several) {
    ro_str one = RO_NONE, own = c->f->r->rec->publisher_side;
    *several = false;
    for (size_t i = lo; i < verb; i++) {
        const struct place_of *s = ro_people_state(c->f, i);
        if (!s || s->word != i || s->kind == 'o' || s->kind == 's' || ro_str_eq(s->side, own) || in_a_title(c, i, verb)) continue;
        if (one.n && !ro_str_eq(one, s->side)) *several = true;
        one = s->side;
    }
    return one;
}

/* Those met abroad who hold an office of a state, with no state printed beside them, are not of the home side; where one other
 * state is named, they are of that one. */
static bool met_abroad(struct ctx *c, size_t s, size_t verb, const struct run *r) {
    struct person *p = &c->f->people.v[r->person];
    if (p->weight || !c->f->r->rec->publisher_side.n || !of_a_state(c, &r->title)) return false;
    const ro_sentence *x = &c->u->sentences[s], *back = s && x[-1].para == x->para ? x - 1 : x;
    for (size_t i = x->word; i < verb; i++) {
        const struct run *o = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
        if (o && o->person >= 0 && c->f->people.v[o->person].weight &&
            !ro_str_eq(c->f->people.v[o->person].side, c->f->r->rec->publisher_side))
            return false;
    }
    bool several;
    ro_str side = abroad(c, back->word, verb, &several);
    if (!side.n) return false;
    p->weight = 1; /* known not to be of the home side, and perhaps nothing more */
    p->side = several ? RO_NONE : side;
    return true;
}

static size_t heads_of(struct ctx *c, size_t s) {
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords, verb = meeting_word(c, lo, hi), got = 0;
    if (verb == hi) return 0;
    bool subject = is(c, verb + 1, "between") || is(c, verb, "talks") || is(c, verb, "meeting") || is(c, verb, "conversation");
    for (size_t i = lo; i < verb && !subject; i++) subject = c->f->run_at[i] || (c->f->olen[i] && c->f->cls[i] & W_OFFICE);
    if (!subject) return 0;
    office_subject(c, s, verb);
    for (size_t i = past_clause(c, lo, verb); i < hi; i++) {
        if (i > verb && topic_word(c, i)) break;
        struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
        if (!r || r->word != i || r->person < 0) continue;
        if (c->f->cls[r->word + r->n - 1] & W_POSS) continue;
        bool guessed = i > verb && met_abroad(c, s, verb, r);
        attend(c, r, &r->title, RO_NONE, RO_ROLE_HEAD, "attendance.head");
        if (guessed) c->f->att.v[in_list(c, r->person)].why.certain = false;
        got++;
    }
    return got;
}

/* "THE PRESIDENT:": the one person who carries the office, in the text or the heading. */
static void office_label(struct ctx *c, size_t p) {
    const ro_upara *x = &c->u->paras[p];
    struct finder *f = c->f;
    size_t i = x->word, end = x->word + x->nwords;
    if (!x->nwords) return;
    if (is(c, i, "the")) i++;
    if (i >= end || !f->olen[i] || !(f->cls[i] & W_OFFICE) || !ro_people_cap(f, i)) return;
    size_t n = f->olen[i];
    if (i + n > end || !ro_str_starts(gap(c, i + n - 1), ":")) return;
    ro_str label = ro_fold(f->arena, ro_people_text(f, i, i + n));
    int32_t who = -1;
    for (size_t k = 0; k < f->people.n && k < 64 && who > -2; k++) {
        const struct person *y = &f->people.v[k];
        bool carries = ro_str_eq(ro_fold(f->arena, y->title), label);
        for (size_t m = 0; m < y->runs.n && m < 8 && !carries; m++)
            carries = ro_str_eq(ro_fold(f->arena, ro_title_text(f, &f->runs.v[y->runs.v[m]].title)), label);
        if (carries) who = who == -1 ? (int32_t)k : -2;
    }
    if (who < 0 || in_list(c, who) >= 0) return;
    const struct person *y = &f->people.v[who];
    ro_attendee *a = put(c, who, words_span(c, i, i + n), "attendance.label", false);
    a->role = RO_ROLE_HEAD;
    a->title = ro_people_text(f, i, i + n);
    a->side = y->side;
    a->name = y->name;
    if (y->runs.n) a->name = ro_people_text(f, f->runs.v[y->best].word, f->runs.v[y->best].word + f->runs.v[y->best].n);
}

static void speakers(struct ctx *c) {
    for (size_t p = 0; p < c->u->nparas && p < 40; p++) office_label(c, p);
    for (size_t i = 0; i < c->f->runs.n; i++) {
        struct run *r = &c->f->runs.v[i];
        if (r->label && r->person >= 0) attend(c, r, &r->title, RO_NONE, RO_ROLE_HEAD, "attendance.speaker");
    }
}

/* Fewer than two heads in the text: those whom the heading names were met ("Talks with President of Ruritania N"). */
static void title_heads(struct ctx *c) {
    struct finder *f = c->f;
    size_t heads = 0;
    for (size_t i = 0; i < f->att.n; i++) heads += f->att.v[i].role == RO_ROLE_HEAD;
    if (heads > 1 || !f->title_meets) return;
    for (size_t p = 0; p < f->people.n; p++) {
        const struct person *x = &f->people.v[p];
        if (!x->in_title || in_list(c, (int32_t)p) >= 0) continue;
        ro_span span = f->r->rec->title.why.span;
        if (x->runs.n)
            span = words_span(c, f->runs.v[x->runs.v[0]].word, f->runs.v[x->runs.v[0]].word + f->runs.v[x->runs.v[0]].n);
        ro_attendee *a = put(c, (int32_t)p, span, "attendance.title", false);
        a->name = x->name;
        if (x->runs.n) {
            const struct run *best = &f->runs.v[x->best];
            ro_str name = ro_people_text(f, best->word, best->word + best->n);
            if (name.n > a->name.n) a->name = name;
        }
        a->title = x->title;
        a->side = x->side;
        a->role = RO_ROLE_HEAD;
    }
}

/* No sentence tells of the meeting by its verb, but the heading does: the people who open the text ("A and Chancellor B
 * discussed …") met. */
static void first_row(struct ctx *c) {
    struct finder *f = c->f;
    if (f->att.n || !f->title_meets || !c->u->nsentences) return;
    const ro_sentence *x = &c->u->sentences[0];
    size_t n = 0, lo = x->word, hi = lo + x->nwords, verb = lo;
    while (verb < hi && !is(c, verb, "discussed") && !is(c, verb, "exchanged") && !is(c, verb, "signed") &&
           !is(c, verb, "reviewed"))
        verb++;
    if (verb == hi) return;
    for (size_t i = lo; i < verb; i++)
        n += f->run_at[i] && f->runs.v[f->run_at[i] - 1].word == i && f->runs.v[f->run_at[i] - 1].person >= 0;
    if (n < 2) return;
    for (size_t i = lo; i < verb; i++) {
        const struct run *r = f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
        if (r && r->word == i && r->person >= 0) attend(c, r, &r->title, RO_NONE, RO_ROLE_HEAD, "attendance.row");
    }
}

/* In a notice of a meeting to come nobody was there yet. */
static const ro_event *event_of(const struct ctx *c) { return c->f->r->event ? c->f->r->event : ro_event_find(c->f->r); }

/* Words after a state that say it is spoken about, not speaking. */
static bool accused(const struct ctx *c, size_t after) {
    static const char *const bad[] = {"war",     "aggression",   "invasion",  "attack", "attacks",    "threat",
                                      "threats", "provocations", "sanctions", "assets", "build",      "military",
                                      "nuclear", "missile",      "unlawful",  "crisis", "accountable"};
    for (size_t k = after; k < after + 4 && k < c->u->nwords; k++)
        for (size_t b = 0; b < sizeof bad / sizeof *bad; b++)
            if (is(c, k, bad[b])) return true;
    return false;
}

/* How much the mention of a state says that the state speaks here: its commitment, its officials, its delegation. */
static long acting(const struct ctx *c, const struct place_of *s) {
    static const char *const act[] = {"commitment", "support",  "delegation", "government", "officials",   "will",
                                      "position",   "side",     "interests",  "policy",     "readiness",   "remains",
                                      "stands",     "was",      "president",  "efforts",    "concerns",    "concern",
                                      "goal",       "approach", "assistance", "approaches", "participants"};
    if (s->kind == 's') return 40;
    size_t after = s->word + s->n;
    if (accused(c, after)) return 0;
    ro_str g = gap(c, after - 1);
    bool letter = c->u->words[after - 1].span.hi - c->u->words[after - 1].span.lo == 1; /* "U.S. support" */
    if (has(g, ",") || has(g, ";") || has(g, "\n") || (has(g, ".") && !letter)) return 1;
    for (size_t i = after; i < after + 2 && i < c->u->nwords; i++)
        for (size_t k = 0; k < sizeof act / sizeof *act; k++)
            if (is(c, i, act[k])) return 30;
    if (is(c, after, "and") && (is(c, after + 1, "its") || is(c, after + 1, "our"))) return 30;
    return 1;
}

/* A line at the top without a full stop: a heading, whose short forms ("US President N") the text itself says better. */
static bool heading_like(const struct ctx *c, size_t p) {
    const ro_upara *x = &c->u->paras[p];
    if (p > 2 || p + 1 >= c->u->nparas || x->nsentences != 1) return false;
    char last = c->u->text.p[x->span.hi - 1];
    return last != '.' && last != ':' && last != '!' && last != '?' && last != '"';
}

static bool dash(ro_str g) { return ro_str_ends(g, "-") || ro_str_ends(g, "\xE2\x80\x93") || ro_str_ends(g, "\xE2\x80\x91"); }

/* "Ruritania-Syldavia", "between Ruritania and the Kingdom of Syldavia". */
static bool paired(const struct ctx *c, const struct place_of *a, const struct place_of *b) {
    size_t end = a->word + a->n;
    if (end == b->word) return dash(gap(c, end - 1));
    size_t open = a->word;
    if (open && is(c, open - 1, "the")) open--;
    if (!open || !is(c, open - 1, "between") || !is(c, end, "and")) return false;
    return end + 1 == b->word || (end + 2 == b->word && is(c, end + 1, "the"));
}

/* The side that speaks in the account: its publisher's, else the state that acts most in the text and whose people are not among
 * those met. A state that is only talked about ("war on N", "tensions with N") does not count. */
static void home(struct ctx *c) {
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

static bool state_office(ro_str title) {
    static const char *const top[] = {"president", "prime minister", "chancellor", "king", "premier", "emir"};
    for (size_t k = 0; k < sizeof top / sizeof *top; k++)
        if (ro_str_find_nocase(title, top[k]) >= 0) return true;
    return false;
}

/* "Ruritanian-Syldavian talks" in the heading, two heads without a state: the publisher names its own without an office, the
 * guest with one. */
static void heading_pair(struct finder *f) {
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
        if (a->side.n || (a->title.n && !state_office(a->title))) continue;
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
static void home_people(struct finder *f) {
    for (size_t p = 0; p < f->people.n && f->home.n; p++)
        if (!f->people.v[p].weight) f->people.v[p].side = f->home;
    for (size_t i = 0; i < f->att.n; i++)
        if (!f->att.v[i].side.n) {
            f->att.v[i].why.certain = false; /* nothing printed beside the name says it */
            uint32_t p = f->att_person.v[i];
            f->att.v[i].side = p == UINT32_MAX ? f->home : f->people.v[p].side;
        }
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void title_from_elsewhere(struct ctx *c) {
    for (size_t i = 0; i < c->f->att.n; i++) {
        ro_attendee *a = &c->f->att.v[i];
        if (a->title.n || c->f->att_person.v[i] == UINT32_MAX) continue;
        const struct person *p = &c->f->people.v[c->f->att_person.v[i]];
        for (size_t k = 0; k < p->runs.n && !a->title.n; k++) a->title = ro_title_text(c->f, &c->f->runs.v[p->runs.v[k]].title);
        if (!a->title.n) a->title = p->title;
    }
}

bool ro_people_capitals(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    return s.n > 0;
}

/* Whom the telling sentence calls by the family name alone, or a label in capitals, stands in the list as the account names them
 * at its fullest. */
static void fuller_names(struct ctx *c) {
    struct finder *f = c->f;
    for (size_t i = 0; i < f->att.n; i++) {
        ro_attendee *a = &f->att.v[i];
        if (f->att_person.v[i] == UINT32_MAX) continue;
        const struct person *p = &f->people.v[f->att_person.v[i]];
        if (!p->runs.n) continue;
        const struct run *r = &f->runs.v[p->best];
        ro_str full = ro_people_text(f, r->word, r->word + r->n);
        bool upper = ro_people_capitals(a->name);
        if (ro_people_capitals(full) || (memchr(a->name.p, ' ', a->name.n) && !upper)) {
            if (upper && p->name.n >= a->name.n && !ro_people_capitals(p->name)) a->name = p->name; /* the heading's letters */
            continue;
        }
        if (full.n < a->name.n || ro_str_eq(full, a->name)) continue;
        a->name = full;
        a->why = ro_why(f->r, words_span(c, r->word, r->word + r->n), a->why.rule, a->why.certain);
    }
}

static void orders(struct ctx *c) {
    for (size_t i = 0; i < c->f->att.n; i++) {
        int n = 1;
        size_t from = i > 400 ? i - 400 : 0; /* a list of hundreds is damage; keep this linear */
        for (size_t k = from; k < i; k++) n += ro_str_eq(c->f->att.v[k].side, c->f->att.v[i].side);
        c->f->att.v[i].order = n;
    }
}

static void add_side(ro_record *rec, ro_arena *a, ro_str s) {
    if (!s.n || rec->nsides >= 64) return;
    for (size_t i = 0; i < rec->nsides; i++)
        if (ro_str_eq(rec->sides[i], s)) return;
    if (!rec->sides) rec->sides = RO_NEWS(a, ro_str, 64);
    rec->sides[rec->nsides++] = s;
}

void ro_people_attendance(struct finder *f) {
    struct ctx c = {f, f->u, {ro_lexicon_get("attendance"), ro_lexicon_get("meets"), ro_lexicon_get("groups")}};
    ro_record *rec = f->r->rec;
    const ro_event *e = event_of(&c);
    bool coming = e->will;
    if (!coming) {
        for (size_t p = 0; p < f->u->nparas && p <= f->first_label; p++) {
            if (e->speech && p >= e->opening && p) break; /* "MODERATOR: Thank you for joining": nobody is listed in speech */
            if (p == f->first_label && p && f->u->paras[p].word == f->first_said) break;
            const ro_upara *x = &f->u->paras[p];
            if (x->kind == RO_PARA_HEADING || heading_like(&c, p)) continue;
            for (size_t s = x->sentence; s < x->sentence + x->nsentences; s++) {
                if (p == f->first_label && p && f->u->sentences[s].word + f->u->sentences[s].nwords > f->first_said) break;
                heads_of(&c, s);
                lists_of(&c, s);
            }
        }
        speakers(&c);
        first_row(&c);
        title_heads(&c);
        home(&c);
        heading_pair(f);
        home_people(f);
        title_from_elsewhere(&c);
        fuller_names(&c);
        orders(&c);
        for (size_t i = 0; i < f->att.n; i++) add_side(rec, f->arena, f->att.v[i].side);
        rec->attendance = f->att.v;
        rec->nattendance = f->att.n;
    }
    if (coming) {
        home(&c);
        home_people(f);
    }
    /* "The Prime Minister spoke to President N of Norvania": the side that publishes names its own by office alone */
    if (rec->nsides == 1 && rec->publisher_side.n) add_side(rec, f->arena, f->home);
    if (!rec->nsides) {
        add_side(rec, f->arena, f->home);
        for (size_t i = 0; i < f->people.n && i < 4; i++) add_side(rec, f->arena, f->people.v[i].side);
    }
}
