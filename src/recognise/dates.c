/* Which of the printed dates is the day of the meeting, and which of the capture; published.c has the day of publication.
 *
 * Captured: the collector's word, an archive's URL, what the saving program declared, or a clock: a bare date above the title of
 * a page that was written on another day, or that is doubled or goes with a weekday where nothing else is printed. Meeting: the
 * day that the telling sentence gives (event.h), completed by the day of writing: "today" is that day, "on June 19" the last June
 * 19 not after it, or the next for what is to come. A transcript or report that prints no other day takes the page's own date
 * line, never sure. Where "24 years after your first visit" meets "visit in 2000" the year follows.
 *
 * A meeting is never dated from a day of publication or capture. What is not printed is bounded: not before the last past date in
 * the text, not after the day of publication or capture. Dates in furniture bound the capture and nothing else. Evidence for
 * these rules: the trap cases that users of such pages met (masthead days taken for days of publication, teasers' dates,
 * dateModified, days and months swapped). */
#include "recognise/dating.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- captured ------------------------------------------------------------------------------------------------------- */

static void set_captured(struct ro_dating *t, long day, ro_basis basis, ro_str evidence, ro_because why) {
    ro_date *d = &t->r->rec->captured;
    ro_day_put(d->value, day);
    d->basis = basis;
    d->evidence = evidence;
    d->why = why;
    t->cap = day;
}

static void stated_capture(struct ro_dating *t) {
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
static void read_clock(struct ro_dating *t) {
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

/* ---- the meeting ---------------------------------------------------------------------------------------------------- */

static ro_basis basis_of(const ro_when *w) { return w->kind == RO_WHEN_NEAR ? RO_BASIS_DATELINE : RO_BASIS_TEXT; }

/* The day that an expression of the telling sentence means; RO_NODAY where the page cannot tell. */
static long resolve(const struct ro_dating *t, const ro_when *w, bool future) {
    long ref = t->pub != RO_NODAY ? t->pub : t->cap;
    switch (w->kind) {
    case RO_WHEN_DAY:
        if (w->open) return RO_NODAY;
        return w->y ? ro_when_day(w) : ro_day_nearest(w->m, w->d, ref, future ? 1 : -1);
    case RO_WHEN_NEAR: return t->pub == RO_NODAY ? RO_NODAY : t->pub + w->shift;
    case RO_WHEN_WEEKDAY: {
        if (t->pub == RO_NODAY) return RO_NODAY;
        long d = t->pub;
        while (ro_day_weekday(d) != w->weekday) d += future ? 1 : -1;
        return d;
    }
    default: return RO_NODAY;
    }
}

static bool one_of(ro_str w, const char *const *list) {
    for (; *list; list++)
        if (w.n && w.p[0] == **list && ro_str_is(w, *list)) return true;
    return false;
}

enum { REACH = 60 }; /* words between what is told and its day; lists of guests stand between */

/* "Following the call of A and B on April 24, C met D today": the fronted clause dates another event. */
static bool of_another(const ro_tell *x, const ro_when *w) {
    static const char *const opens[] = {"following", "after", "ahead", "before", "since", NULL};
    const ro_units *u = x->units;
    if (x->cue >= x->end || w->word >= x->cue || !one_of(u->words[x->word].fold, opens)) return false;
    for (size_t i = w->word; i < x->cue; i++)
        if (ro_str_find(ro_units_gap(u, i), RO_S(",")) >= 0) return true;
    return false;
}

/* Does the date stand with the words that tell of the meeting, and not with something they mention? At the head of the sentence
 * ("On June 19, …") it does; after the cue it does unless a clause in between has a subject of its own or a word before the
 * date makes it a limit ("since March 7", "by September 25") or a name ("the February 1 meeting"). */
static bool dates_event(const ro_tell *x, const ro_when *w) {
    static const char *const limit[] = {"since", "by", "until", "before", "after", "the", "till", "through", "for", "and", NULL};
    static const char *const clause[] = {"which", "that", "who", "where", "when", "planned", "held", NULL};
    static const char *const part[] = {"morning", "afternoon", "evening", "night", NULL};
    const ro_units *u = x->units;
    if (w->word >= x->topic || of_another(x, w)) return false;
    if (w->kind != RO_WHEN_DAY) return w->word < x->word + 4 || (x->cue < x->end && (w->word < x->cue + 12 || x->line->title));
    ro_str before = w->word > x->word ? u->words[w->word - 1].fold : RO_S("");
    if (w->word <= x->word + 2) return !one_of(before, limit);
    if (one_of(before, limit)) return false;
    if (ro_str_is(before, "of") && !one_of(u->words[w->word - 2].fold, part)) return false;
    if (x->line->title) return true;
    if (!(x->did || x->will) || x->cue >= x->end || w->word > x->cue + REACH) return false;
    bool apart = ro_str_find(ro_units_gap(u, w->word - 2), RO_S(",")) >= 0; /* "…, who came on a visit, on June 19" */
    for (size_t i = x->cue + 1; i < w->word && !apart; i++)
        if (one_of(u->words[i].fold, clause)) return false;
    return true;
}

static bool meeting_from(struct ro_dating *t, const ro_tell *x) {
    if (!x->units) return false;
    ro_date *d = &t->r->rec->meeting;
    ro_str town, agency;
    const ro_when *writing = ro_line_dateline(x->line, &town, &agency);
    for (size_t i = 0; i < x->line->nwhen; i++) {
        const ro_when *w = &x->line->when[i];
        if (w == writing || w->word < x->word || w->word >= x->end || !dates_event(x, w)) continue;
        if (w->kind == RO_WHEN_MONTH || w->kind == RO_WHEN_YEAR) continue;
        d->evidence = ro_when_words(x->line, w);
        d->basis = basis_of(w);
        if (w->kind == RO_WHEN_WITHIN) {
            if (t->pub == RO_NODAY) return true;
            ro_day_put(d->earliest, t->pub - w->shift);
            ro_day_put(d->latest, t->pub);
            d->basis = RO_BASIS_BOUNDS;
            d->why = ro_line_why(t->r, x->line, w->span, "date.within", false);
            return true;
        }
        long day = resolve(t, w, t->ev->will);
        bool sure = day != RO_NODAY && (w->kind == RO_WHEN_DAY ? w->y || t->pub != RO_NODAY || t->cap != RO_NODAY : t->pub_sure);
        ro_day_put(d->value, day);
        if (w->d2 && day != RO_NODAY) {
            ro_day_put(d->earliest, day);
            ro_day_put(d->latest, day + w->d2 - w->d);
        }
        d->why = ro_line_why(t->r, x->line, w->span, w->kind == RO_WHEN_DAY ? "date.told" : "date.told-near", sure);
        return true;
    }
    return false;
}

/* ---- "24 years after your first visit", "my visit in 2000" ------------------------------------------------------------- */

/* Two forms of one noun: "visit" and "visits". */
static bool same_noun(ro_str a, ro_str b) {
    ro_str s = a.n < b.n ? a : b, l = a.n < b.n ? b : a;
    return s.n > 3 && l.n - s.n <= 1 && memcmp(s.p, l.p, s.n) == 0 && (l.n == s.n || l.p[s.n] == 's');
}

/* The years printed after the noun ("visit in 2000") that, N years on, come ro_day_nearest to and not before the last past year.
 */
static int anchored_year(const struct ro_dating *t, ro_str noun, int years, int least) {
    static const char *const in[] = {"in", "of", NULL};
    const ro_units *u = t->r->units;
    int best = 0;
    for (size_t i = t->sheet->first; i <= t->sheet->last && i < t->sheet->nlines; i++)
        for (size_t k = 0; k < t->sheet->line[i].nwhen; k++) {
            const ro_when *w = &t->sheet->line[i].when[k];
            if (w->kind != RO_WHEN_YEAR || t->sheet->line[i].units != u || w->word < 2 || !one_of(u->words[w->word - 1].fold, in))
                continue;
            bool anchored = false;
            for (size_t b = w->word - 1; b-- > 0 && b + 5 > w->word;) anchored = anchored || same_noun(u->words[b].fold, noun);
            int y = w->y + years;
            if (anchored && y >= least && (!best || y < best)) best = y;
        }
    return best;
}

enum { TRIES = 16 }; /* such durations looked into; each costs a pass over the text's dates */

static void meeting_anchored(struct ro_dating *t, int least) {
    static const char *const after[] = {"after", "since", "from", NULL};
    const ro_units *u = t->r->units;
    ro_date *d = &t->r->rec->meeting;
    for (size_t i = 0, tries = 0; i + 4 < u->nwords && tries < TRIES; i++) {
        if (!(u->words[i].flags & RO_WORD_DIGIT) || !ro_str_is(u->words[i + 1].fold, "years") ||
            !one_of(u->words[i + 2].fold, after))
            continue;
        tries++;
        int n = atoi(u->words[i].fold.p), y = 0;
        size_t last = 0; /* the noun is the last of the words that the anchor shares: "first visit" */
        for (size_t k = i + 3; n > 0 && n < 150 && k < i + 8 && k < u->nwords; k++) {
            int found = anchored_year(t, u->words[k].fold, n, least);
            if (found && (!y || found <= y)) y = found, last = k;
            if (ro_str_find(ro_units_gap(u, k), RO_S(".")) >= 0) break;
        }
        if (!y) continue;
        int cy = 9999, m, dd;
        if (t->cap != RO_NODAY || t->pub != RO_NODAY) ro_day_civil(t->pub != RO_NODAY ? t->pub : t->cap, &cy, &m, &dd);
        if (y > cy) continue;
        snprintf(d->value, sizeof d->value, "%04d", y);
        ro_span at = {u->words[i].span.lo, u->words[last].span.hi};
        d->evidence = ro_cut(u->text, at);
        d->basis = RO_BASIS_TEXT;
        d->why = ro_why(t->r, at, "date.anchored", y == least);
        return;
    }
}

/* ---- bounds --------------------------------------------------------------------------------------------------------- */

/* Does the sentence around a date look ahead? Then the date bounds nothing. */
static bool looks_ahead(const ro_units *u, const ro_when *w) {
    static const char *const words[] = {"will", "until", "till",    "by",        "upcoming", "next",
                                        "plan", "plans", "planned", "scheduled", "would",    "shall",
                                        "goal", "goals", "target",  "targets",   "through",  NULL};
    size_t i = ro_units_sentence_at(u, w->span.lo);
    if (i >= u->nsentences) return false;
    const ro_sentence *s = &u->sentences[i];
    size_t lo = w->word > s->word + REACH ? w->word - REACH : s->word, end = s->word + s->nwords;
    for (size_t k = lo; k < end && k < w->word + REACH; k++)
        if (one_of(u->words[k].fold, words)) return true;
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
            if (w->kind == RO_WHEN_YEAR && (!w->word || !(ro_str_is(l->units->words[w->word - 1].fold, "in") ||
                                                          ro_str_is(l->units->words[w->word - 1].fold, "and") ||
                                                          ro_str_is(l->units->words[w->word - 1].fold, "since"))))
                continue;
            long day = ro_day_number(w->y, w->m ? w->m : 1, w->d ? w->d : 1);
            if ((limit != RO_NODAY && day > limit) || (best != RO_NODAY && day <= best) || looks_ahead(l->units, w)) continue;
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

/* ---- all three ------------------------------------------------------------------------------------------------------ */

static void find_meeting(struct ro_dating *t) {
    const ro_event *ev = t->ev;
    ro_record *rec = t->r->rec;
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) return;
    /* the first sentence that speaks of a meeting gives its day; days further down are those of other events */
    for (size_t i = 0; i <= ev->main && i < ev->ntell && i < 3; i++)
        if (meeting_from(t, &ev->tell[i]) || ev->tell[i].form) break;
    if (!rec->meeting.evidence.p) meeting_from(t, &ev->title);
    if (rec->meeting.evidence.p || rec->kind == RO_KIND_NOTICE || !t->sheet->own) return;
    const ro_line *l = t->sheet->own;
    if (l->when->open || !l->when->y) return;
    ro_day_put(rec->meeting.value, ro_when_day(l->when));
    rec->meeting.basis = RO_BASIS_DATELINE;
    rec->meeting.evidence = ro_when_words(l, l->when);
    rec->meeting.why = ro_line_why(t->r, l, l->when->span, "date.page-line", false);
}

void ro_find_dates(ro_reading *r) {
    struct ro_dating t = {.r = r, .sheet = ro_sheet_of(r), .ev = r->event, .pub = RO_NODAY, .cap = RO_NODAY};
    static const ro_date unknown = {.why = {{UINT32_MAX, UINT32_MAX}, {UINT32_MAX, UINT32_MAX}, NULL, false}};
    r->rec->meeting = r->rec->published = r->rec->captured = r->rec->modified = unknown;
    ro_claims_collect(&t);
    stated_capture(&t);
    read_clock(&t);
    ro_find_published(&t);
    ro_find_modified(&t);
    find_meeting(&t);
    struct past p = last_past(&t);
    if (!*r->rec->meeting.value && !r->rec->meeting.evidence.p && r->rec->held) meeting_anchored(&t, p.year);
    if (history(&t, &p)) p = (struct past){.year = p.year};
    bound_meeting(&t, &p);
    bound_published(&t, &p);
    bound_captured(&t);
}
