/* Every date that the account prints, with what it is there for and the days it means.
 *
 * The dates of the account's words and title are all listed, those of furniture only where one of them is the day of publication
 * or capture: teasers date other pages. Role: what the recognisers of days took for the meeting's, the publication's and the
 * capture's; a dateline's; another expression for the day of the meeting ("today" in a speech); all else is background.
 *
 * What names no day of its own counts from where it stands: in a statement from the day of the meeting, since it was said there,
 * elsewhere from the day of publication. A date without its year is the last one before that day, or the next where the sentence
 * looks ahead. A weekday that is not that of its day is shown and makes the date unsure. */
#include "recognise/dates/dating.h"

#include <stdlib.h>

struct dated {
    ro_reading *r;
    const struct ro_sheet *sheet;
    long meeting, published; /* the days that expressions count from; RO_NODAY not known */
    long year;               /* a day of the year of the meeting, where that is all that is known */
    size_t statement;        /* the first that does not end before the word at hand */
    RO_VEC(ro_dated) out;
};

static long day_of(ro_reading *r, const ro_date *d) {
    return strlen(d->value) == 10 ? ro_day_in(r, ro_str_c(d->value)) : RO_NODAY;
}

/* Dates are asked for in the order of the text. */
static bool said(struct dated *x, const ro_line *l, const ro_when *w) {
    const ro_record *rec = x->r->rec;
    if (l->where != RO_BODY) return false;
    while (x->statement < rec->nstatements && rec->statements[x->statement].why.span.hi <= w->span.lo) x->statement++;
    return x->statement < rec->nstatements && rec->statements[x->statement].why.span.lo <= w->span.lo;
}

static bool gave(const ro_date *d, const ro_line *l, const ro_when *w) {
    return d->evidence.p && d->evidence.p == ro_when_words(l, w).p;
}

/* What the expression is known to be; NULL where it is only one of the text's. */
static const char *known_role(const struct dated *x, const ro_line *l, const ro_when *w) {
    const ro_record *rec = x->r->rec;
    ro_str town, agency;
    if (l->where == RO_BODY && w == ro_line_dateline(l, &town, &agency)) return "dateline";
    if (gave(&rec->published, l, w)) return "publication";
    if (gave(&rec->captured, l, w) && rec->captured.basis != RO_BASIS_BOUNDS) return "capture";
    if (gave(&rec->meeting, l, w) && rec->meeting.basis != RO_BASIS_BOUNDS) return "event";
    return NULL;
}

/* Is it the day of the meeting in other words? */
static bool same_day(const struct dated *x, const ro_when *w, long from, long to) {
    return x->meeting != RO_NODAY && from == to && from == x->meeting && w->kind != RO_WHEN_YEAR;
}

static void resolve(struct dated *x, const ro_line *l, const ro_when *w, ro_dated *d) {
    const ro_record *rec = x->r->rec;
    bool counts = (w->kind >= RO_WHEN_NEAR && w->kind <= RO_WHEN_SHIFTED) || w->kind == RO_WHEN_MDAY,
         after = w->kind == RO_WHEN_AFTER;
    bool part = !counts && !after && !w->y, spoken = said(x, l, w);
    bool here = spoken && (x->meeting != RO_NODAY || (w->unit == 'y' && x->year != RO_NODAY));
    long anchor = !here ? x->published : x->meeting != RO_NODAY ? x->meeting : x->year, from, to;
    const ro_date *of = here ? &rec->meeting : &rec->published;
    if ((counts || part) && anchor != RO_NODAY) d->anchor = here ? "meeting" : "published";
    d->why.rule = after    ? "date.after"
                  : counts ? "date.counted"
                  : part   ? "date.year-left-out"
                  : w->era ? "date.era"
                           : "date.printed";
    if (spoken && w->kind == RO_WHEN_NEAR && !w->shift && !strcmp(d->role, "background")) d->role = "event";
    if (w->open) {
        ro_day_put(d->value, ro_when_day(w));
        ro_day_put(d->either, ro_day_number(w->y, w->d, w->m));
        d->why.rule = "date.two-readings";
        return;
    }
    if ((part && anchor == RO_NODAY) || !ro_when_range(w, anchor, ro_looks_ahead(l->units, w) ? 1 : -1, &from, &to)) return;
    ro_range_put(d->value, from, to);
    ro_day_put(d->from, from);
    ro_day_put(d->to, to);
    d->weekday_wrong = w->weekday >= 0 && w->kind == RO_WHEN_DAY && ro_day_weekday(from) != w->weekday;
    d->why.certain = !d->weekday_wrong && !w->custom && (!(counts || part) || of->why.certain);
    if (!strcmp(d->role, "background") && same_day(x, w, from, to)) d->role = "event";
}

static void list(struct dated *x, const ro_line *l, const ro_when *w) {
    const char *role = known_role(x, l, w);
    if (!role && l->where != RO_BODY && !l->title) return;
    ro_dated d = {.role = role ? role : "background", .words = ro_when_words(l, w)};
    d.why = ro_line_why(x->r, l, w->span, NULL, false);
    resolve(x, l, w, &d);
    const ro_date *m = &x->r->rec->meeting;
    if (role && !strcmp(role, "event") && !*d.value && *m->value) { /* "24 years after …" was worked out with the whole text */
        memcpy(d.value, m->value, sizeof d.value);
        memcpy(d.from, *m->earliest ? m->earliest : m->value, sizeof d.from);
        memcpy(d.to, *m->latest ? m->latest : m->value, sizeof d.to);
        d.why.rule = m->why.rule, d.why.certain = m->why.certain;
    }
    if (d.weekday_wrong)
        ro_note(x->r, "\"%.*s\" does not go together: %s was no such weekday.", (int)d.words.n, d.words.p, d.from);
    RO_PUSH(x->r->arena, x->out) = d;
}

void ro_find_dated(ro_reading *r) {
    struct dated x = {.r = r,
                      .sheet = ro_sheet_of(r),
                      .meeting = day_of(r, &r->rec->meeting),
                      .published = day_of(r, &r->rec->published),
                      .year = RO_NODAY};
    if (strlen(r->rec->meeting.value) == 4) x.year = ro_day_number(atoi(r->rec->meeting.value), 7, 1);
    for (size_t i = 0; i < x.sheet->nlines; i++)
        for (size_t k = 0; k < x.sheet->line[i].nwhen; k++) list(&x, &x.sheet->line[i], &x.sheet->line[i].when[k]);
    r->rec->dates = x.out.v;
    r->rec->ndates = x.out.n;
}
