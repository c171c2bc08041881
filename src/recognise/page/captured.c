/* The day of capture.
 *
 * The collector's word, an archive's URL, what the saving program declared, a label ("Archived on ..."), or a clock: a bare date
 * above the title of a page that was written on another day, or that is doubled or goes with a weekday where nothing else is
 * printed. */
#include "recognise/dates/dating.h"

#include <stdlib.h>

static void set_captured(struct ro_dating *t, long day, ro_basis basis, ro_str evidence, ro_because why) {
    ro_date *d = &t->r->rec->captured;
    ro_day_put(d->value, day);
    d->basis = basis;
    d->evidence = evidence;
    d->why = why;
    t->cap = day;
}

void ro_find_captured(struct ro_dating *t) {
    ro_reading *r = t->r;
    long day = ro_day_in(r, r->capture->captured);
    if (day != RO_NODAY) {
        set_captured(t, day, RO_BASIS_GIVEN, r->capture->captured, (ro_because){RO_NOSPAN, RO_NOSPAN, "date.given", true});
        return;
    }
    ro_str words;
    if (r->rec->archived_url.n && (day = ro_day_in_url(r->rec->archived_url, &words)) != RO_NODAY) {
        set_captured(t, day, RO_BASIS_URL, words, (ro_because){RO_NOSPAN, RO_NOSPAN, "date.archive-url", true});
        return;
    }
    size_t n;
    const ro_declared *saved = ro_declared_of(r, "captured", &n);
    for (size_t i = 0; i < n; i++) {
        if ((day = ro_day_in(r, saved[i].meta->value)) == RO_NODAY) day = ro_day_in_url(saved[i].meta->value, &words);
        if (day == RO_NODAY) continue;
        set_captured(t, day, RO_BASIS_METADATA, saved[i].meta->value,
                     (ro_because){RO_NOSPAN, saved[i].meta->source, "date.saved", true});
        return;
    }
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    for (size_t i = 0; i < t->sheet->nlines; i++) {
        const ro_line *l = &t->sheet->line[i];
        const ro_when *w;
        const char *role = l->where == RO_BODY && i > t->sheet->first ? NULL : ro_line_role(l, labels, &w);
        if (role && strcmp(role, "captured") == 0 && !w->open && w->y) {
            set_captured(t, ro_when_day(w), RO_BASIS_TEXT, ro_when_words(l, w), ro_line_why(r, l, w->span, "date.label", true));
            return;
        }
    }
}

/* The last day a dated sentence of the telling stretch can mean, seen from the clock's day; RO_NODAY where it has none. */
static long told_before(const struct ro_dating *t, long clock) {
    const ro_event *ev = t->ev;
    for (size_t i = 0; i < ev->ntell; i++)
        for (size_t k = 0; k < ev->tell[i].line->nwhen; k++) {
            const ro_when *w = &ev->tell[i].line->when[k];
            if (w->kind == RO_WHEN_DAY && !w->open) return w->y ? ro_when_day(w) : ro_day_nearest(w->m, w->d, clock, -1);
        }
    return RO_NODAY;
}

/* A bare date above the title. Beside another date of publication it is the clock of the site; alone, a doubled one or one
 * with its weekday is a clock too, since that is how templates print the day of reading, and papers' archives put today over an
 * old page. More than a week after what it tells of it can be nothing else. */
void ro_read_clock(struct ro_dating *t) {
    const ro_line *l = t->sheet->clock;
    if (!l || !l->when->y || l->when->open) return;
    long day = ro_when_day(l->when), told = told_before(t, day);
    bool other = false, late = told != RO_NODAY && day - told > 7;
    for (size_t i = 0; i < t->claims.n; i++) {
        const struct ro_claim *c = &t->claims.v[i];
        if (c->when && !c->when->y && !c->when->open) other = true;
        if (c->day == RO_NODAY) continue;
        if (labs(c->day - day) <= 1) return; /* the page's own date, told twice */
        other = true;
    }
    bool shaped = l->when->doubled || l->when->weekday >= 0;
    if (!other && !shaped && !late) {
        ro_claim_line(t, l, l->when, RO_BASIS_TEXT, "date.line-above");
        return;
    }
    if (t->cap == RO_NODAY)
        set_captured(t, day, RO_BASIS_MASTHEAD, ro_when_words(l, l->when),
                     ro_line_why(t->r, l, l->when->span, "date.masthead", other || late || l->when->doubled));
}
