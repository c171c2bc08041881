/* The time of day at which people met, and what that makes in UTC.
 *
 * A line that is nothing but a time ("12:43 P.M. EDT", as transcripts have it under their title) or the time on the page's own
 * date line; in a report or notice a time in the telling sentence ("at 2 pm Moscow time on June 19"). The zone is one of
 * data/common/offsets.tsv; some have moved (Moscow in 2011 and 2014, Pyongyang in 2015 and 2018), so the offset is that of the
 * day. Where day and offset are both known the moment is given in UTC too, as its day may be another. Given up: "noon", zones by
 * city alone. */
#include "recognise/dates/clock.h"

#include <stdio.h>
#include <stdlib.h>

static bool is(const ro_units *u, size_t i, const char *w) { return i < u->nwords && ro_str_is(u->words[i].fold, w); }

static bool figures(const ro_units *u, size_t i, int most, int *v) {
    if (i >= u->nwords) return false;
    ro_str f = u->words[i].fold;
    if (!f.n || f.n > 2) return false;
    for (size_t k = 0; k < f.n; k++)
        if (f.p[k] < '0' || f.p[k] > '9') return false;
    *v = f.n == 1 ? f.p[0] - '0' : (f.p[0] - '0') * 10 + f.p[1] - '0';
    return *v <= most;
}

/* "pm", "P.M.": how many words; half is 0 or 12. */
static size_t half_of_day(const ro_units *u, size_t i, int *half) {
    bool after = is(u, i, "pm") || (is(u, i, "p") && is(u, i + 1, "m")),
         before = is(u, i, "am") || (is(u, i, "a") && is(u, i + 1, "m"));
    if (!after && !before) return 0;
    *half = after ? 12 : 0;
    return u->words[i].fold.n == 1 ? 2 : 1;
}

/* The offset of a zone on a day ("" not known); false where it cannot be told. */
static bool offset_on(const ro_lexicon *zones, ro_str phrase, const char *day, int *minutes) {
    for (size_t i = ro_lexicon_index(zones, phrase); i < ro_lexicon_count(zones); i++) {
        ro_entry e = ro_lexicon_at(zones, i);
        if (!ro_str_eq(e.phrase, phrase)) return false;
        bool moved = e.value[1].n || e.value[2].n;
        if (ro_str_is(e.value[0], "-") || (moved && !*day)) return false;
        if (e.value[1].n && strcmp(day, e.value[1].p) < 0) continue;
        if (e.value[2].n && strcmp(day, e.value[2].p) > 0) continue;
        *minutes = atoi(e.value[0].p);
        return true;
    }
    return false;
}

size_t ro_clock_at(const ro_units *u, size_t i, size_t end, struct ro_clock *c) {
    int m = 0, half = -1;
    size_t k = i + 1;
    *c = (struct ro_clock){.zone = RO_NONE};
    if (!figures(u, i, 24, &c->h)) return 0;
    bool colon = k < end && ro_str_is(ro_units_gap(u, i), ":") && figures(u, k, 59, &m);
    k += colon;
    size_t halves = k < end ? half_of_day(u, k, &half) : 0;
    if ((!colon && !halves) || (halves && (c->h < 1 || c->h > 12))) return 0;
    if (halves) c->h = c->h % 12 + half;
    c->m = m;
    k += halves;
    ro_entry e;
    unsigned n = k < end ? ro_units_match(u, ro_lexicon_get("offsets"), k, end, &e) : 0;
    if (n) c->zone = ro_cut(u->text, (ro_span){u->words[k].span.lo, u->words[k + n - 1].span.hi}), c->entry = e.phrase;
    c->span = (ro_span){u->words[i].span.lo, u->words[k + n - 1].span.hi};
    return k + n - i;
}

void ro_clock_utc(const struct ro_clock *c, const char *day, char out[24]) {
    int y, mo, d, minutes;
    *out = 0;
    if (!c->entry.n || !offset_on(ro_lexicon_get("offsets"), c->entry, day, &minutes)) return;
    if (strlen(day) != 10 || sscanf(day, "%d-%d-%d", &y, &mo, &d) != 3) return;
    long at = ro_day_number(y, mo, d) * 1440L + c->h * 60 + c->m - minutes;
    ro_day_civil(at / 1440, &y, &mo, &d);
    snprintf(out, 24, "%04d-%02d-%02dT%02d:%02dZ", y, mo, d, (int)(at % 1440 / 60), (int)(at % 60));
}

static bool on_line(const ro_line *l, size_t from, struct ro_clock *c) {
    for (size_t i = from; i < l->word + l->nwords; i++)
        if (ro_clock_at(l->units, i, l->word + l->nwords, c)) return true;
    return false;
}

/* The line under the title that is a time, or that of the page's date; NULL none. */
static const ro_line *head_line(const struct ro_sheet *s, struct ro_clock *c) {
    enum { NEAR = 4 };
    for (size_t i = s->first > NEAR ? s->first - NEAR : 0; i < s->nlines && i < s->first + NEAR; i++)
        if (i >= s->title && ro_line_time(&s->line[i]) && on_line(&s->line[i], s->line[i].word, c)) return &s->line[i];
    const ro_when *w = s->own ? s->own->when : NULL;
    return w && on_line(s->own, w->word + w->nwords, c) ? s->own : NULL;
}

static const ro_line *told_line(const ro_event *ev, struct ro_clock *c) {
    const ro_tell *t = ev->main < ev->ntell ? &ev->tell[ev->main] : NULL;
    for (size_t i = t ? t->word : 0; t && i < t->topic; i++)
        if (ro_clock_at(t->units, i, t->topic, c)) return t->line;
    return NULL;
}

void ro_find_clock(ro_reading *r) {
    ro_record *rec = r->rec;
    ro_date *d = &rec->meeting;
    struct ro_clock c;
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) return;
    const ro_line *l = rec->kind == RO_KIND_TRANSCRIPT ? NULL : told_line(r->event, &c);
    bool page = !l && rec->kind != RO_KIND_NOTICE && (d->basis == RO_BASIS_DATELINE || rec->kind == RO_KIND_TRANSCRIPT);
    if (page) l = head_line(ro_sheet_of(r), &c);
    if (!l) return;
    snprintf(d->time, sizeof d->time, "%02d:%02d", c.h % 24, c.m % 60);
    d->zone = c.zone;
    ro_clock_utc(&c, d->value, d->utc);
}
