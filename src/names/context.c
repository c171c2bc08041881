/* What title, side and day say about two names that may be one.
 *
 * A title is read as its heads ("minister", "chairman") and the words of its field. A family name alone is carried by its office:
 * the same post, not longer apart than posts are held. A full name is parted by a lifetime between two days, by two offices on
 * one day, and, where names are common, by offices that have nothing in common; of one side against another more must agree. A
 * name that does not agree by itself is not made to agree. */
#include "names/parts.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_OFFICE = 32, YEAR = 365, LIFETIME = 35 * YEAR, AT_ONE_TIME = 31 };

/* Days between two dates of which the year at least is known; -1 where one is not. */
static long days_apart(ro_str a, ro_str b) {
    ro_str s[2] = {a, b};
    long day[2];
    for (int i = 0; i < 2; i++) {
        int y = 0, mo = 1, d = 1;
        char t[16] = "";
        if (!s[i].n || s[i].n >= sizeof t) return -1;
        memcpy(t, s[i].p, s[i].n);
        if (sscanf(t, "%4d-%2d-%2d", &y, &mo, &d) < 1 || y < 1800 || mo < 1 || mo > 12 || d < 1 || d > 31) return -1;
        day[i] = ro_day_number(y, mo, d);
    }
    return labs(day[0] - day[1]);
}

/* A title as words: which of them are heads, and which the field. */
struct office {
    ro_str word[MAX_OFFICE];
    bool head[MAX_OFFICE];
    size_t n;
    bool top; /* head of a state or a ruling party: such offices are held together */
};

static ro_str next_word(ro_str s, size_t *i) {
    while (*i < s.n && !ro_cp_word((unsigned char)s.p[*i]) && (unsigned char)s.p[*i] < 0x80) ++*i;
    size_t at = *i;
    while (*i < s.n && (ro_cp_word((unsigned char)s.p[*i]) || (unsigned char)s.p[*i] >= 0x80)) ++*i;
    return (ro_str){s.p + at, *i - at};
}

static bool is_head(const struct matcher *m, ro_str w) {
    ro_entry e;
    return ro_lexicon_find(m->offices, w, &e) && (ro_str_is(e.value[0], "head") || ro_str_is(e.value[0], "member"));
}

/* The first words of the title, up to four, are a phrase of that class. */
static bool opens_with_top(const struct matcher *m, ro_str title) {
    ro_entry e;
    size_t i = 0;
    for (int words = 0; words < 4; words++) {
        ro_str w = next_word(title, &i);
        if (!w.n) return false;
        ro_str head = {title.p, i};
        if (ro_lexicon_find(m->officewords, head, &e) && ro_str_is(e.value[0], "top")) return true;
    }
    return false;
}

static void read_office(struct matcher *m, ro_str title, struct office *o) {
    *o = (struct office){0};
    bool under = false;
    ro_str f = ro_str_trim(ro_fold(m->arena, title)), w;
    o->top = opens_with_top(m, f);
    for (size_t i = 0; o->n < MAX_OFFICE && (w = next_word(f, &i)).n;) {
        ro_entry e;
        bool listed = ro_lexicon_find(m->officewords, w, &e), head = is_head(m, w);
        if (listed && ro_str_is(e.value[0], "spelling")) w = e.value[1];
        if (listed && ro_str_is(e.value[0], "filler") && !head) {
            under = ro_str_is(w, "of") || ro_str_is(w, "to") || (under && ro_str_is(w, "the"));
            continue;
        }
        head = head && !under; /* "press secretary of the president" is no president */
        under = false;
        o->head[o->n] = head;
        o->word[o->n++] = w;
    }
}

static unsigned shared(const struct office *a, const struct office *b, bool head) {
    unsigned n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) n += a->head[i] == head && b->head[j] == head && ro_str_eq(a->word[i], b->word[j]);
    return n;
}

/* An office without a field of its own, whose every head the other has: "minister" is a "foreign minister". */
static bool within(const struct office *a, const struct office *b) {
    for (size_t i = 0; i < a->n; i++) {
        size_t j = 0;
        while (j < b->n && !(b->head[j] && ro_str_eq(a->word[i], b->word[j]))) j++;
        if (!a->head[i] || j == b->n) return false;
    }
    return a->n > 0;
}

/* How two offices stand to one another. */
struct offices {
    bool heads, field, top; /* in common */
    bool post;              /* one and the same, as far as it is said */
};

static struct offices compare(struct matcher *m, ro_str a, ro_str b) {
    struct office p, q;
    read_office(m, a, &p);
    read_office(m, b, &q);
    struct offices o = {shared(&p, &q, true) > 0, shared(&p, &q, false) > 0, p.top && q.top, false};
    o.post = o.heads && (o.field || o.top || within(&p, &q) || within(&q, &p));
    return o;
}

/* Is a word of the name a family name that thousands bear? */
static bool common_family(const struct matcher *m, const struct parsed *p) {
    return p->eastern || ro_lexicon_find(m->surnames, p->t[0].latin, NULL);
}

static void family_name_alone(struct matcher *m, const struct offices *o, bool common, long apart) {
    if (!o->post)
        ro_matcher_also(m, 0.2, "a family name alone, and another office");
    else if (apart > (common ? 5 : 10) * (YEAR + 1))
        ro_matcher_also(m, 0.3, "a family name alone, and %ld years apart", apart / YEAR);
    else
        ro_matcher_also(m, 0.85, "the same office");
}

static void full_name(struct matcher *m, const struct offices *o, bool common, bool other_side, long apart) {
    bool agree = o->heads || o->field || o->top;
    if (apart > LIFETIME)
        ro_matcher_also(m, 0.25, "%ld years apart", apart / YEAR);
    else if (apart >= 0 && apart <= AT_ONE_TIME && !o->heads && !o->top)
        ro_matcher_also(m, 0.2, "two offices at one time");
    else if (common && !agree)
        ro_matcher_also(m, 0.35, "a common name, and offices that have nothing in common");
    else if (other_side && !o->field)
        ro_matcher_also(m, 0.35, "and other offices");
    else if (agree)
        ro_matcher_also(m, m->same + (1 - m->same) * 0.3, "offices that agree");
}

void ro_names_context(struct matcher *m, const ro_name *a, const ro_name *b, const struct parsed *x, const struct parsed *y) {
    if (m->same < 0.4) return;
    bool bare = x->words <= 1 || y->words <= 1; /* a family name alone */
    bool other_side = a->side.n && b->side.n && !ro_str_eq(a->side, b->side);
    if (other_side) {
        ro_matcher_also(m, m->same * (bare ? 0.3 : 0.6), "other sides");
        if (bare) return;
    }
    if (!a->title.n || !b->title.n) return;
    if (ro_spell_script(a->title) != ro_spell_script(b->title)) return; /* no word in common, whatever the offices */
    struct offices o = compare(m, a->title, b->title);
    long apart = days_apart(a->date, b->date);
    if (bare)
        family_name_alone(m, &o, common_family(m, x) || common_family(m, y), apart);
    else
        full_name(m, &o, x->eastern && y->eastern, other_side, apart);
}
