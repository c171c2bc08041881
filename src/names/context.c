/* What title, side and day say about two names that may be one: two offices on one day, one office a generation apart, two
 * sides. A name that does not agree by itself is not made to agree. */
#include "names/parts.h"

#include <stdio.h>

static long day(ro_str s) {
    int y = 0, mo = 1, d = 1;
    char t[16] = "";
    if (!s.n || s.n > 15) return -1;
    memcpy(t, s.p, s.n);
    if (sscanf(t, "%d-%d-%d", &y, &mo, &d) < 1 || y < 1800) return -1;
    return ro_day_number(y, mo < 1 ? 1 : mo, d < 1 ? 1 : d);
}

/* What an office is, in few words: its nouns as bits of a small set, and its field. */
struct office {
    ro_str word[32];
    bool head[32];
    size_t n;
    bool top; /* head of a state or a ruling party: such offices are held together */
};

static void read_office(struct matcher *m, ro_str title, struct office *o) {
    static const char *const stop[] = {
        "of",         "the",    "for",   "to",   "and",    "in",       "on",      "s",         "republic",   "state",
        "federation", "deputy", "first", "vice", "acting", "minister", "affairs", "committee", "department", "administration"};
    *o = (struct office){0};
    bool under = false;
    ro_str f = ro_fold(m->arena, title);
    for (size_t i = 0; i < f.n && o->n < 32;) {
        while (i < f.n && !ro_cp_word((unsigned char)f.p[i]) && (unsigned char)f.p[i] < 0x80) i++;
        size_t at = i;
        while (i < f.n && (ro_cp_word((unsigned char)f.p[i]) || (unsigned char)f.p[i] >= 0x80)) i++;
        ro_str w = {f.p + at, i - at};
        if (!w.n) break;
        bool skip = false;
        for (size_t k = 0; k < sizeof stop / sizeof *stop; k++) skip = skip || ro_str_is(w, stop[k]);
        if (ro_str_is(w, "defense")) w = RO_S("defence");
        ro_entry e;
        bool head = ro_lexicon_find(m->offices, w, &e) && (ro_str_is(e.value[0], "head") || ro_str_is(e.value[0], "member"));
        if (skip && !head) {
            under = ro_str_is(w, "of") || ro_str_is(w, "to") || (under && ro_str_is(w, "the"));
            continue;
        }
        head = head && !under; /* "press secretary of the president" is no president */
        under = false;
        o->head[o->n] = head;
        o->word[o->n++] = w;
    }
    ro_str t = f;
    o->top = ro_str_starts(t, "president of") || ro_str_starts(t, "us president") || ro_str_starts(t, "general secretary") ||
             ro_str_starts(t, "chairman of the state") || ro_str_starts(t, "chairman of state") || ro_str_starts(t, "king") ||
             ro_str_starts(t, "crown prince") || ro_str_starts(t, "emir") || ro_str_starts(t, "supreme leader");
}

static unsigned shared(const struct office *a, const struct office *b, bool head) {
    unsigned n = 0;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++) n += a->head[i] == head && b->head[j] == head && ro_str_eq(a->word[i], b->word[j]);
    return n;
}

void ro_names_context(struct matcher *m, const ro_name *a, const ro_name *b, const struct parsed *x, const struct parsed *y) {
    if (m->same < 0.4) return;
    bool bare = x->words <= 1 || y->words <= 1; /* a family name alone */
    long da = day(a->date), db = day(b->date), apart = da >= 0 && db >= 0 ? (da > db ? da - db : db - da) : -1;
    if (a->side.n && b->side.n && !ro_str_eq(a->side, b->side)) {
        ro_matcher_also(m, m->same * (bare ? 0.3 : 0.6), "other sides");
        if (bare) return;
    }
    if (!a->title.n || !b->title.n) return;
    struct office p, q;
    read_office(m, a->title, &p);
    read_office(m, b->title, &q);
    unsigned heads = shared(&p, &q, true), field = shared(&p, &q, false);
    bool top = p.top && q.top, eastern = x->eastern && y->eastern;
    bool agree = heads || field || top;
    if (bare) {
        /* the office must carry the name: the same post, and not longer apart than posts are held */
        bool post = heads && (field || p.n == heads || q.n == heads || top);
        bool common = x->eastern || y->eastern || ro_lexicon_find(m->surnames, x->t[0].latin, NULL) ||
                      ro_lexicon_find(m->surnames, y->t[0].latin, NULL);
        long limit = common ? 5 * 366 : 10 * 366;
        if (!post)
            ro_matcher_also(m, 0.2, "a family name alone, and another office");
        else if (apart > limit)
            ro_matcher_also(m, 0.3, "a family name alone, and %ld years apart", apart / 365);
        else
            ro_matcher_also(m, 0.85, "the same office");
        return;
    }
    if (apart > 35 * 365) {
        ro_matcher_also(m, 0.25, "%ld years apart", apart / 365);
        return;
    }
    if (apart >= 0 && apart <= 31 && !heads && !top) {
        ro_matcher_also(m, 0.2, "two offices at one time");
        return;
    }
    if (eastern && !agree) {
        ro_matcher_also(m, 0.35, "a common name, and offices that have nothing in common");
        return;
    }
    if (agree) ro_matcher_also(m, m->same + (1 - m->same) * 0.3, "offices that agree");
}
