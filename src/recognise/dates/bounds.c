/* Bounds for the days that no words give.
 *
 * A meeting that is not dated was not before the last past date in the text, and not after the day of publication or capture; a
 * page was published after its meeting and before its last change and its capture, and not saved before the newest date printed
 * on it. Dates in furniture bound the capture and nothing else; dates that the text looks ahead to, and history, bound nothing.
 */
#include "recognise/dates/dating.h"

#include <stdio.h>

enum { REACH = 60 }; /* words of a sentence on either side of a date that are read */

/* Does the sentence around a date look ahead? Then the date bounds nothing. */
bool ro_looks_ahead(const ro_units *u, const ro_when *w) {
    size_t i = ro_units_sentence_at(u, w->span.lo);
    if (i >= u->nsentences) return false;
    const ro_sentence *s = &u->sentences[i];
    size_t lo = w->word > s->word + REACH ? w->word - REACH : s->word, end = s->word + s->nwords;
    for (size_t k = lo; k < end && k < w->word + REACH; k++)
        if (ro_date_word(u->words[k].fold, "ahead")) return true;
    return false;
}

struct past {
    char value[16];
    const ro_line *line;
    const ro_when *when;
    int year;
    long day;
};

/* The last date in the account's words that lies behind its speaker. */
static struct past last_past(const struct ro_dating *t) {
    struct past p = {.year = 0};
    long limit = t->pub != RO_NODAY ? t->pub : t->cap, best = RO_NODAY;
    for (size_t i = t->sheet->first; i <= t->sheet->last && i < t->sheet->nlines; i++) {
        const ro_line *l = &t->sheet->line[i];
        ro_str place;
        if (l->where != RO_BODY || ro_line_date(l, &place)) continue;
        for (size_t k = 0; k < l->nwhen; k++) {
            const ro_when *w = &l->when[k];
            if (!w->y || w->open || w->kind > RO_WHEN_YEAR || w->era) continue;
            if (w->kind == RO_WHEN_YEAR && (!w->word || !ro_date_word(l->units->words[w->word - 1].fold, "year"))) continue;
            long day = ro_day_number(w->y, w->m ? w->m : 1, w->d ? w->d : 1);
            if ((limit != RO_NODAY && day > limit) || (best != RO_NODAY && day <= best) || ro_looks_ahead(l->units, w)) continue;
            best = day;
            p.line = l, p.when = w, p.year = w->y, p.day = day;
        }
    }
    if (best != RO_NODAY) ro_day_put(p.value, best);
    return p;
}

/* A past date in the words bounds usefully only where the page cannot be much younger: accounts follow their meeting within
 * days, so what lies more than a year behind the day of publication is history told ("since 1984"). Where only the day of
 * capture is known the page may have lain for some years. */
static bool history(const struct ro_dating *t, const struct past *p) {
    long limit = t->pub != RO_NODAY ? t->pub : t->cap, years = t->pub != RO_NODAY ? 1 : 5;
    if (limit == RO_NODAY || !p->line) return false;
    return p->day < limit - 365 * years;
}

static void bound(ro_date *d, const char *earliest, const char *latest) {
    if (*d->value || *d->earliest || *d->latest || (!*earliest && !*latest)) return;
    strcpy(d->earliest, earliest);
    strcpy(d->latest, latest);
    if (*earliest && *latest && strcmp(earliest, latest) > 0) *d->earliest = 0;
    d->basis = RO_BASIS_BOUNDS;
    if (!d->why.rule) d->why = (ro_because){RO_NOSPAN, RO_NOSPAN, "date.bounds", false};
}

static void bound_meeting(struct ro_dating *t, const struct past *p) {
    ro_record *rec = t->r->rec;
    char latest[16] = "";
    if (rec->held) ro_day_put(latest, t->pub != RO_NODAY ? t->pub : t->cap);
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) return;
    bool said = rec->meeting.evidence.p;
    if (strlen(rec->meeting.value) == 4) { /* a year alone: its end, and its past part */
        char end[16];
        snprintf(end, sizeof end, "%.4s-12-31", rec->meeting.value);
        strcpy(rec->meeting.latest, *latest && strcmp(latest, end) < 0 ? latest : end);
        snprintf(rec->meeting.earliest, sizeof rec->meeting.earliest, "%.4s-01-01", rec->meeting.value);
        if (strcmp(p->value, rec->meeting.earliest) > 0) strcpy(rec->meeting.earliest, p->value);
        return;
    }
    bound(&rec->meeting, rec->held ? p->value : "", latest);
    if (!said && rec->meeting.basis == RO_BASIS_BOUNDS && p->line) {
        rec->meeting.evidence = ro_when_words(p->line, p->when);
        rec->meeting.why = ro_line_why(t->r, p->line, p->when->span, "date.bounds", false);
    }
}

static void bound_published(struct ro_dating *t, const struct past *p) {
    ro_record *rec = t->r->rec;
    const char *from = *rec->meeting.earliest ? rec->meeting.earliest : rec->meeting.value;
    char cap[16] = "";
    ro_day_put(cap, t->cap);
    if (strlen(rec->modified.value) == 10 && (!*cap || strcmp(rec->modified.value, cap) < 0)) strcpy(cap, rec->modified.value);
    if (!rec->held)
        bound(&rec->published, p->value,
              rec->kind == RO_KIND_NOTICE && strlen(rec->meeting.value) == 10 ? rec->meeting.value : cap);
    bound(&rec->published, strlen(from) == 10 ? from : p->value, cap);
}

/* No page was saved before the newest date printed on it. */
static void bound_captured(struct ro_dating *t) {
    ro_record *rec = t->r->rec;
    if (*rec->captured.value) return;
    long newest = t->pub;
    const ro_line *line = NULL;
    const ro_when *when = NULL;
    for (size_t i = 0; i < t->sheet->nlines; i++) {
        const ro_line *l = &t->sheet->line[i];
        if (l->where == RO_BODY) continue;
        for (size_t k = 0; k < l->nwhen; k++) {
            const ro_when *w = &l->when[k];
            ro_str place;
            if (w->kind != RO_WHEN_DAY || !w->y || w->open) continue;
            if (!ro_line_date(l, &place) && w->word > l->word + 3)
                continue; /* a date line or a label's: not one that is told of */
            if (newest == RO_NODAY || ro_when_day(w) > newest) newest = ro_when_day(w), line = l, when = w;
        }
    }
    char from[16] = "";
    ro_day_put(from, newest);
    bound(&rec->captured, from, "");
    if (line && *from) {
        rec->captured.evidence = ro_when_words(line, when);
        rec->captured.why = ro_line_why(t->r, line, when->span, "date.newest-printed", false);
    }
}

void ro_bound_dates(struct ro_dating *t) {
    struct past p = last_past(t);
    if (!*t->r->rec->meeting.value && !t->r->rec->meeting.evidence.p && t->r->rec->held) ro_meeting_anchored(t, p.year);
    if (history(t, &p)) p = (struct past){.year = p.year};
    bound_meeting(t, &p);
    bound_published(t, &p);
    bound_captured(t);
}
