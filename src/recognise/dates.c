/* Which of the printed dates is the day of the meeting, of publication, of the capture.
 *
 * Published: the collector's word, a label ("Date: 20/06/2024"), a dateline ("Pyongyang, June 20 (KCNA) --"), the date line under
 * the title, what the page declares of itself, an era's sign-off ("Juche113.6.20."), the URL; in that order, and where two
 * of them disagree the record says so. Captured: the collector's word, an archive's URL, or a clock: a bare date above
 * the title of a page that was written on another day, or that is doubled or goes with a weekday where nothing else is printed.
 * Meeting: the day that the telling sentence gives (event.h), completed by the day of writing: "today" is that day, "on June 19"
 * the last June 19 not after it, or the next for what is to come. A transcript or report that prints no other day takes the
 * page's own date line, never sure. Where "24 years after your first visit" meets "visit in 2000" the year follows.
 *
 * A meeting is never dated from a day of publication or capture. What is not printed is bounded: not before the last past date in
 * the text, not after the day of publication or capture. Dates in furniture bound the capture and nothing else. Evidence for
 * these rules: the trap cases E1 to E7 that users of such pages met (masthead days taken for days of publication, teasers' dates,
 * dateModified, days and months swapped). */
#include "recognise/declared.h"
#include "recognise/event.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#define NODAY LONG_MIN

struct claim { /* one thing on the page that says when it was published */
    const ro_line *line;
    const ro_when *when;
    ro_str evidence;
    ro_basis basis;
    const char *rule;
    long day;
    ro_span source; /* of what is declared; where there is no line */
};

struct dating {
    ro_reading *r;
    const struct ro_sheet *sheet;
    const ro_event *ev;
    RO_VEC(struct claim) claims;
    long pub, cap; /* NODAY where not known */
    bool pub_sure;
};

static long day_of(const ro_when *w) { return w->y ? ro_day_number(w->y, w->m, w->d) : NODAY; }

static void put_day(char out[16], long day) {
    int y, m, d;
    if (day == NODAY) return;
    ro_day_civil(day, &y, &m, &d);
    if (y >= 1 && y <= 9999) snprintf(out, 16, "%04d-%02d-%02d", y, m, d);
}

static ro_str words_of(const ro_line *l, const ro_when *w) { return ro_cut(l->units->text, w->span); }

/* ---- days without a year ------------------------------------------------------------------------------------------- */

/* The year in which m-d comes nearest to ref, on the side asked for: -1 not after ref, 1 not before it. A day of slack for clocks
 * in other time zones. */
static long nearest(int m, int d, long ref, int side) {
    int y, rm, rd;
    if (ref == NODAY) return NODAY;
    ro_day_civil(ref, &y, &rm, &rd);
    long best = NODAY;
    for (int k = y - 5; k <= y + 5; k++) { /* five: February 29 */
        if (!ro_day_valid(k, m, d)) continue;
        long day = ro_day_number(k, m, d);
        if (side < 0 ? day > ref + 1 : side > 0 ? day < ref - 1 : false) continue;
        if (best == NODAY || labs(day - ref) < labs(best - ref)) best = day;
    }
    return best;
}

/* A day from words of any form, such as the collector's, a tag's "2021-12-06T19:00:00Z" or a log's "Tue Nov 19 21:57:01 UTC
 * 2019"; NODAY where they hold none. */
static long day_in(ro_reading *r, ro_str s) {
    if (!s.n || s.n > 200) return NODAY;
    size_t n;
    ro_when *w = ro_whens_find(r->arena, ro_segment(r->arena, s, NULL, 0), &n), *bare = NULL;
    for (size_t i = 0; i < n; i++) {
        if (w[i].kind == RO_WHEN_DAY && w[i].y && !w[i].open) return day_of(&w[i]);
        if (w[i].kind == RO_WHEN_DAY && !w[i].y && !bare) bare = &w[i];
        if (w[i].kind == RO_WHEN_YEAR && bare && ro_day_valid(w[i].y, bare->m, bare->d))
            return ro_day_number(w[i].y, bare->m, bare->d);
    }
    return NODAY;
}

/* "/2024/06/19/", "2024-06-19" or "/20240619" in an address. */
static long day_in_url(ro_str url, ro_str *words) {
    for (size_t i = 0; i + 8 <= url.n; i++) {
        if (i && url.p[i - 1] >= '0' && url.p[i - 1] <= '9') continue;
        int v[3] = {0, 0, 0};
        static const int want[] = {4, 2, 2};
        size_t k = i;
        bool ok = true;
        for (int part = 0; part < 3 && ok; part++) {
            int n = 0;
            while (n < want[part] && k < url.n && url.p[k] >= '0' && url.p[k] <= '9')
                v[part] = v[part] * 10 + (url.p[k++] - '0'), n++;
            ok = n == want[part];
            if (part < 2 && k < url.n && (url.p[k] == '/' || url.p[k] == '-')) k++;
        }
        size_t more = k;
        while (more < url.n && url.p[more] >= '0' && url.p[more] <= '9') more++;
        if (!ok || (more > k && more - i != 14)) continue; /* fourteen figures: an archive's day and time of day */
        if (v[0] < 1990 || v[0] > 2100 || !ro_day_valid(v[0], v[1], v[2])) continue;
        *words = (ro_str){url.p + i, k - i};
        return ro_day_number(v[0], v[1], v[2]);
    }
    return NODAY;
}

/* ---- published ------------------------------------------------------------------------------------------------------ */

static void claim(struct dating *t, struct claim c) { RO_PUSH(t->r->arena, t->claims) = c; }

static void claim_line(struct dating *t, const ro_line *l, const ro_when *w, ro_basis basis, const char *rule) {
    claim(t, (struct claim){l, w, words_of(l, w), basis, rule, w->open ? NODAY : day_of(w), RO_NOSPAN});
}

/* The role that the words before a line's date give it; NULL none. */
static const char *label_of(const ro_line *l, const ro_lexicon *labels, const ro_when **when) {
    ro_entry e;
    unsigned n = l->nwhen ? ro_line_opens(l, labels, &e) : 0;
    if (!n || l->when->word < l->word + n || l->when->word > l->word + n + 1 || l->when->kind != RO_WHEN_DAY) return NULL;
    *when = l->when;
    return e.value[0].p;
}

static void claim_labels(struct dating *t) {
    const struct ro_sheet *s = t->sheet;
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    const ro_when *w;
    for (size_t i = 0; i < s->nlines; i++) {
        if (i > s->first + 20 && i + 3 < s->last) continue;
        const char *role = label_of(&s->line[i], labels, &w);
        if (!role || strcmp(role, "changed") == 0) continue;
        if (strcmp(role, "published") == 0) {
            claim_line(t, &s->line[i], w, RO_BASIS_TEXT, "date.label");
            return;
        }
    }
}

static void claim_dateline(struct dating *t) {
    const struct ro_sheet *s = t->sheet;
    for (size_t i = s->first; i < s->nlines && i < s->first + 6; i++) {
        ro_str town, agency;
        const ro_when *w = ro_line_dateline(&s->line[i], &town, &agency);
        if (!w || s->line[i].where != RO_BODY) continue;
        claim_line(t, &s->line[i], w, RO_BASIS_DATELINE, "date.dateline");
        return;
    }
}

/* What the page declares: the best of it, and whatever says another day. An element of time may be a teaser's, and counts only
 * where nothing else is declared. */
static void claim_meta(struct dating *t) {
    enum { TIMES = 10, SOME = 16 };
    size_t n, first = t->claims.n;
    const ro_declared *d = ro_declared_of(t->r, "published", &n);
    for (size_t i = 0; i < n && i < SOME; i++) {
        long day = d[i].rank < TIMES || t->claims.n == first ? day_in(t->r, d[i].meta->value) : NODAY;
        bool told = day == NODAY;
        for (size_t k = 0; k < i; k++) told = told || ro_str_eq(d[k].meta->key, d[i].meta->key); /* comments have dates too */
        for (size_t k = first; k < t->claims.n; k++) told = told || t->claims.v[k].day == day;
        if (!told)
            claim(t, (struct claim){NULL, NULL, d[i].meta->value, RO_BASIS_METADATA, "date.metadata", day, d[i].meta->source});
    }
}

static void claim_signoff(struct dating *t) {
    const struct ro_sheet *s = t->sheet;
    for (size_t i = 0; i < s->nlines; i++)
        for (size_t k = 0; k < s->line[i].nwhen; k++) {
            const ro_when *w = &s->line[i].when[k];
            if (!w->era || w->kind != RO_WHEN_DAY) continue;
            claim_line(t, &s->line[i], w, i >= s->last ? RO_BASIS_SIGNOFF : RO_BASIS_TEXT, "date.era");
            return;
        }
}

static void collect(struct dating *t) {
    ro_reading *r = t->r;
    long day = day_in(r, r->capture->date);
    if (day != NODAY) claim(t, (struct claim){NULL, NULL, r->capture->date, RO_BASIS_GIVEN, "date.given", day, RO_NOSPAN});
    claim_labels(t);
    claim_dateline(t);
    if (t->sheet->own && !t->sheet->own->when->open)
        claim_line(t, t->sheet->own, t->sheet->own->when, RO_BASIS_DATELINE, "date.page-line");
    claim_meta(t);
    claim_signoff(t);
    ro_str words;
    if (r->rec->url.n && (day = day_in_url(r->rec->url, &words)) != NODAY)
        claim(t, (struct claim){NULL, NULL, words, RO_BASIS_URL, "date.url", day, r->rec->url_why.source});
}

/* Datelines leave the year out: any whole date of the page settles it, else the day of capture bounds it. */
static void settle_years(struct dating *t) {
    long ref = NODAY;
    for (size_t i = 0; i < t->claims.n && ref == NODAY; i++) ref = t->claims.v[i].day;
    for (size_t i = 0; i < t->claims.n; i++) {
        struct claim *c = &t->claims.v[i];
        if (c->day != NODAY || !c->when || c->when->open || c->when->y) continue;
        c->day = nearest(c->when->m, c->when->d, ref != NODAY ? ref : t->cap, ref != NODAY ? 0 : -1);
    }
}

/* An open "05/06/2024" is decided by a date of the same page that one reading agrees with and the other does not. */
static void settle_open(struct dating *t) {
    for (size_t i = 0; i < t->claims.n; i++) {
        struct claim *c = &t->claims.v[i];
        if (!c->when || !c->when->open) continue;
        int hits[2] = {0, 0};
        long two[2] = {ro_day_number(c->when->y, c->when->m, c->when->d), ro_day_number(c->when->y, c->when->d, c->when->m)};
        for (size_t k = 0; k < t->claims.n; k++) {
            const struct claim *o = &t->claims.v[k];
            if (o == c || (o->when && o->when->open)) continue;
            for (int x = 0; x < 2; x++) {
                long day = o->day != NODAY ? o->day : o->when ? nearest(o->when->m, o->when->d, two[x], 0) : NODAY;
                hits[x] += day != NODAY && labs(day - two[x]) <= 3;
            }
        }
        const ro_event *ev = t->ev;
        for (size_t k = 0; k < ev->ntell; k++) /* a meeting is told within a week of its day */
            for (size_t w = 0; w < ev->tell[k].line->nwhen; w++) {
                const ro_when *x = &ev->tell[k].line->when[w];
                for (int z = 0; z < 2 && x->kind == RO_WHEN_DAY && !x->open; z++) {
                    long day = x->y ? day_of(x) : nearest(x->m, x->d, two[z], -1);
                    hits[z] += day <= two[z] + 1 && day >= two[z] - 7;
                }
            }
        if (hits[0] && !hits[1]) c->day = two[0];
        if (hits[1] && !hits[0]) c->day = two[1];
        if (c->day == NODAY && t->cap != NODAY && two[0] > t->cap && two[1] <= t->cap) c->day = two[1];
        if (c->day == NODAY && t->cap != NODAY && two[1] > t->cap && two[0] <= t->cap) c->day = two[0];
    }
}

static ro_because claim_why(const struct dating *t, const struct claim *c, bool certain) {
    if (c->line) return ro_line_why(t->r, c->line, c->when->span, c->rule, certain);
    return (ro_because){RO_NOSPAN, c->source, c->rule, certain};
}

static void give_open(struct dating *t, const struct claim *c) {
    ro_date *d = &t->r->rec->published;
    long a = ro_day_number(c->when->y, c->when->m, c->when->d), b = ro_day_number(c->when->y, c->when->d, c->when->m);
    put_day(d->other, b);
    put_day(d->earliest, a < b ? a : b);
    put_day(d->latest, a < b ? b : a);
    d->basis = c->basis;
    d->evidence = c->evidence;
    d->why = claim_why(t, c, false);
    d->why.rule = "date.two-readings";
    ro_note(t->r, "The date \"%.*s\" reads as %s or %s; nothing on the page decides.", (int)c->evidence.n, c->evidence.p,
            a < b ? d->earliest : d->latest, a < b ? d->latest : d->earliest);
}

static ro_str day_word(ro_arena *a, long day) {
    char out[16] = "";
    put_day(out, day);
    return ro_str_dup(a, ro_str_c(out));
}

/* Shows all days that the page gives for its publication, where they are more than one. False where they lie further apart than a
 * time zone puts them. */
static bool published_agrees(struct dating *t, const struct claim *best) {
    enum { SHOWN = 8 };
    ro_reading_of x[SHOWN];
    size_t n = 0;
    long apart = 0;
    for (size_t i = 0; i < t->claims.n + 1 && n < SHOWN; i++) {
        const struct claim *c = i ? &t->claims.v[i - 1] : best;
        bool told = c->day == NODAY || (i && c->day == best->day);
        for (size_t k = 0; k < n; k++) told = told || ro_str_eq(x[k].value, day_word(t->r->arena, c->day));
        if (told) continue;
        if (labs(c->day - best->day) > apart) apart = labs(c->day - best->day);
        x[n++] = (ro_reading_of){day_word(t->r->arena, c->day), c->evidence, c->basis, claim_why(t, c, c == best && apart <= 1)};
    }
    if (n > 1)
        ro_disagree(t->r, "published", x, n,
                    apart > 1 ? "the page gives more than one day of publication; the first was taken"
                              : "the days lie side by side, as time zones and late posting put them; the first was taken");
    return apart <= 1;
}

static void find_published(struct dating *t) {
    const struct claim *best = NULL, *open = NULL;
    for (size_t i = 0; i < t->claims.n; i++) {
        const struct claim *c = &t->claims.v[i];
        if (c->day != NODAY && !best) best = c;
        if (c->day == NODAY && c->when && c->when->open && !open) open = c;
    }
    ro_date *d = &t->r->rec->published;
    if (!best) {
        if (open) give_open(t, open);
        return;
    }
    bool agrees = published_agrees(t, best);
    put_day(d->value, best->day);
    d->basis = best->basis;
    d->evidence = best->evidence;
    d->why = claim_why(t, best, agrees && best->basis != RO_BASIS_URL);
    t->pub = best->day;
    t->pub_sure = d->why.certain;
}

/* ---- changed -------------------------------------------------------------------------------------------------------- */

/* The day of the last change, by a label ("Updated on ...") or a declaration. A page is not changed before it is published: then
 * both are shown. */
static void find_modified(struct dating *t) {
    ro_reading *r = t->r;
    ro_date *d = &r->rec->modified;
    size_t n;
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    const ro_declared *m = ro_declared_of(r, "modified", &n);
    long day = NODAY;
    for (size_t i = 0; i < n && day == NODAY; i++) {
        if ((day = day_in(r, m[i].meta->value)) == NODAY) continue;
        d->basis = RO_BASIS_METADATA, d->evidence = m[i].meta->value;
        d->why = (ro_because){RO_NOSPAN, m[i].meta->source, "date.metadata", true};
    }
    for (size_t i = 0; i < t->sheet->nlines && day == NODAY; i++) {
        const ro_line *l = &t->sheet->line[i];
        const ro_when *w;
        const char *role = i > t->sheet->first + 20 && i + 3 < t->sheet->last ? NULL : label_of(l, labels, &w);
        if (!role || strcmp(role, "changed") != 0 || w->open || !w->y) continue;
        day = day_of(w), d->basis = RO_BASIS_TEXT, d->evidence = words_of(l, w);
        d->why = ro_line_why(r, l, w->span, "date.label", true);
    }
    put_day(d->value, day);
    if (day == NODAY || t->pub == NODAY || day >= t->pub - 1) return;
    const ro_date *p = &r->rec->published;
    d->why.certain = false;
    ro_reading_of x[] = {{day_word(r->arena, day), d->evidence, d->basis, d->why},
                         {day_word(r->arena, t->pub), p->evidence, p->basis, p->why}};
    ro_disagree(r, "modified", x, 2, "the day of the last change lies before that of publication");
}

/* ---- captured ------------------------------------------------------------------------------------------------------- */

static void set_captured(struct dating *t, long day, ro_basis basis, ro_str evidence, ro_because why) {
    ro_date *d = &t->r->rec->captured;
    put_day(d->value, day);
    d->basis = basis;
    d->evidence = evidence;
    d->why = why;
    t->cap = day;
}

static void stated_capture(struct dating *t) {
    ro_reading *r = t->r;
    long day = day_in(r, r->capture->captured);
    if (day != NODAY) {
        set_captured(t, day, RO_BASIS_GIVEN, r->capture->captured, (ro_because){RO_NOSPAN, RO_NOSPAN, "date.given", true});
        return;
    }
    ro_str words;
    if (r->rec->archived_url.n && (day = day_in_url(r->rec->archived_url, &words)) != NODAY) {
        set_captured(t, day, RO_BASIS_URL, words, (ro_because){RO_NOSPAN, RO_NOSPAN, "date.archive-url", true});
        return;
    }
    size_t n;
    const ro_declared *saved = ro_declared_of(r, "captured", &n);
    for (size_t i = 0; i < n; i++) {
        if ((day = day_in(r, saved[i].meta->value)) == NODAY) day = day_in_url(saved[i].meta->value, &words);
        if (day == NODAY) continue;
        set_captured(t, day, RO_BASIS_METADATA, saved[i].meta->value,
                     (ro_because){RO_NOSPAN, saved[i].meta->source, "date.saved", true});
        return;
    }
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    for (size_t i = 0; i < t->sheet->nlines; i++) {
        const ro_line *l = &t->sheet->line[i];
        const ro_when *w;
        const char *role = l->where == RO_BODY && i > t->sheet->first ? NULL : label_of(l, labels, &w);
        if (role && strcmp(role, "captured") == 0 && !w->open && w->y) {
            set_captured(t, day_of(w), RO_BASIS_TEXT, words_of(l, w), ro_line_why(r, l, w->span, "date.label", true));
            return;
        }
    }
}

/* The last day a dated sentence of the telling stretch can mean, seen from the clock's day; NODAY where it has none. */
static long told_before(const struct dating *t, long clock) {
    const ro_event *ev = t->ev;
    for (size_t i = 0; i < ev->ntell; i++)
        for (size_t k = 0; k < ev->tell[i].line->nwhen; k++) {
            const ro_when *w = &ev->tell[i].line->when[k];
            if (w->kind == RO_WHEN_DAY && !w->open) return w->y ? day_of(w) : nearest(w->m, w->d, clock, -1);
        }
    return NODAY;
}

/* A bare date above the title. Beside another date of publication it is the clock of the site; alone, a doubled one or one
 * with its weekday is a clock too, since that is how templates print the day of reading, and papers' archives put today over an
 * old page. More than a week after what it tells of it can be nothing else. */
static void read_clock(struct dating *t) {
    const ro_line *l = t->sheet->clock;
    if (!l || !l->when->y || l->when->open) return;
    long day = day_of(l->when), told = told_before(t, day);
    bool other = false, late = told != NODAY && day - told > 7;
    for (size_t i = 0; i < t->claims.n; i++) {
        const struct claim *c = &t->claims.v[i];
        if (c->when && !c->when->y && !c->when->open) other = true;
        if (c->day == NODAY) continue;
        if (labs(c->day - day) <= 1) return; /* the page's own date, told twice */
        other = true;
    }
    bool shaped = l->when->doubled || l->when->weekday >= 0;
    if (!other && !shaped && !late) {
        claim_line(t, l, l->when, RO_BASIS_TEXT, "date.line-above");
        return;
    }
    if (t->cap == NODAY)
        set_captured(t, day, RO_BASIS_MASTHEAD, words_of(l, l->when),
                     ro_line_why(t->r, l, l->when->span, "date.masthead", other || late || l->when->doubled));
}

/* ---- the meeting ---------------------------------------------------------------------------------------------------- */

static ro_basis basis_of(const ro_when *w) { return w->kind == RO_WHEN_NEAR ? RO_BASIS_DATELINE : RO_BASIS_TEXT; }

/* The day that an expression of the telling sentence means; NODAY where the page cannot tell. */
static long resolve(const struct dating *t, const ro_when *w, bool future) {
    long ref = t->pub != NODAY ? t->pub : t->cap;
    switch (w->kind) {
    case RO_WHEN_DAY:
        if (w->open) return NODAY;
        return w->y ? day_of(w) : nearest(w->m, w->d, ref, future ? 1 : -1);
    case RO_WHEN_NEAR: return t->pub == NODAY ? NODAY : t->pub + w->shift;
    case RO_WHEN_WEEKDAY: {
        if (t->pub == NODAY) return NODAY;
        long d = t->pub;
        while (ro_day_weekday(d) != w->weekday) d += future ? 1 : -1;
        return d;
    }
    default: return NODAY;
    }
}

static bool one_of(ro_str w, const char *const *list) {
    for (; *list; list++)
        if (ro_str_is(w, *list)) return true;
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

static bool meeting_from(struct dating *t, const ro_tell *x) {
    if (!x->units) return false;
    ro_date *d = &t->r->rec->meeting;
    ro_str town, agency;
    const ro_when *writing = ro_line_dateline(x->line, &town, &agency);
    for (size_t i = 0; i < x->line->nwhen; i++) {
        const ro_when *w = &x->line->when[i];
        if (w == writing || w->word < x->word || w->word >= x->end || !dates_event(x, w)) continue;
        if (w->kind == RO_WHEN_MONTH || w->kind == RO_WHEN_YEAR) continue;
        d->evidence = words_of(x->line, w);
        d->basis = basis_of(w);
        if (w->kind == RO_WHEN_WITHIN) {
            if (t->pub == NODAY) return true;
            put_day(d->earliest, t->pub - w->shift);
            put_day(d->latest, t->pub);
            d->basis = RO_BASIS_BOUNDS;
            d->why = ro_line_why(t->r, x->line, w->span, "date.within", false);
            return true;
        }
        long day = resolve(t, w, t->ev->will);
        bool sure = day != NODAY && (w->kind == RO_WHEN_DAY ? w->y || t->pub != NODAY || t->cap != NODAY : t->pub_sure);
        put_day(d->value, day);
        if (w->d2 && day != NODAY) {
            put_day(d->earliest, day);
            put_day(d->latest, day + w->d2 - w->d);
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

/* The years printed after the noun ("visit in 2000") that, N years on, come nearest to and not before the last past year. */
static int anchored_year(const struct dating *t, ro_str noun, int years, int least) {
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

static void meeting_anchored(struct dating *t, int least) {
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
        if (t->cap != NODAY || t->pub != NODAY) ro_day_civil(t->pub != NODAY ? t->pub : t->cap, &cy, &m, &dd);
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
static struct past last_past(const struct dating *t) {
    struct past p = {.year = 0};
    long limit = t->pub != NODAY ? t->pub : t->cap, best = NODAY;
    for (size_t i = t->sheet->first; i <= t->sheet->last && i < t->sheet->nlines; i++) {
        const ro_line *l = &t->sheet->line[i];
        ro_str place;
        if (l->where != RO_BODY || ro_line_date(l, &place)) continue;
        for (size_t k = 0; k < l->nwhen; k++) {
            const ro_when *w = &l->when[k];
            if (!w->y || w->open || w->kind > RO_WHEN_YEAR || w->era || looks_ahead(l->units, w)) continue;
            if (w->kind == RO_WHEN_YEAR && (!w->word || !(ro_str_is(l->units->words[w->word - 1].fold, "in") ||
                                                          ro_str_is(l->units->words[w->word - 1].fold, "and") ||
                                                          ro_str_is(l->units->words[w->word - 1].fold, "since"))))
                continue;
            long day = ro_day_number(w->y, w->m ? w->m : 1, w->d ? w->d : 1);
            if ((limit != NODAY && day > limit) || (best != NODAY && day <= best)) continue;
            best = day;
            p.line = l, p.when = w, p.year = w->y, p.day = day;
        }
    }
    if (best != NODAY) put_day(p.value, best);
    return p;
}

/* A past date in the words bounds usefully only where the page cannot be much younger: accounts follow their meeting within
 * days, so what lies more than a year behind the day of publication is history told ("since 1984"). Where only the day of
 * capture is known the page may have lain for some years. */
static bool history(const struct dating *t, const struct past *p) {
    long limit = t->pub != NODAY ? t->pub : t->cap, years = t->pub != NODAY ? 1 : 5;
    if (limit == NODAY || !p->line) return false;
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

static void bound_meeting(struct dating *t, const struct past *p) {
    ro_record *rec = t->r->rec;
    char latest[16] = "";
    if (rec->held) put_day(latest, t->pub != NODAY ? t->pub : t->cap);
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
        rec->meeting.evidence = words_of(p->line, p->when);
        rec->meeting.why = ro_line_why(t->r, p->line, p->when->span, "date.bounds", false);
    }
}

static void bound_published(struct dating *t, const struct past *p) {
    ro_record *rec = t->r->rec;
    const char *from = *rec->meeting.earliest ? rec->meeting.earliest : rec->meeting.value;
    char cap[16] = "";
    put_day(cap, t->cap);
    if (!rec->held)
        bound(&rec->published, p->value,
              rec->kind == RO_KIND_NOTICE && strlen(rec->meeting.value) == 10 ? rec->meeting.value : cap);
    bound(&rec->published, strlen(from) == 10 ? from : p->value, cap);
}

/* No page was saved before the newest date printed on it. */
static void bound_captured(struct dating *t) {
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
            if (newest == NODAY || day_of(w) > newest) newest = day_of(w), line = l, when = w;
        }
    }
    char from[16] = "";
    put_day(from, newest);
    bound(&rec->captured, from, "");
    if (line && *from) {
        rec->captured.evidence = words_of(line, when);
        rec->captured.why = ro_line_why(t->r, line, when->span, "date.newest-printed", false);
    }
}

/* ---- all three ------------------------------------------------------------------------------------------------------ */

static void find_meeting(struct dating *t) {
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
    put_day(rec->meeting.value, day_of(l->when));
    rec->meeting.basis = RO_BASIS_DATELINE;
    rec->meeting.evidence = words_of(l, l->when);
    rec->meeting.why = ro_line_why(t->r, l, l->when->span, "date.page-line", false);
}

void ro_find_dates(ro_reading *r) {
    struct dating t = {.r = r, .sheet = ro_sheet_of(r), .ev = r->event ? r->event : ro_event_find(r), .pub = NODAY, .cap = NODAY};
    static const ro_date unknown = {.why = {{UINT32_MAX, UINT32_MAX}, {UINT32_MAX, UINT32_MAX}, NULL, false}};
    r->rec->meeting = r->rec->published = r->rec->captured = r->rec->modified = unknown;
    collect(&t);
    stated_capture(&t);
    read_clock(&t);
    settle_years(&t);
    settle_open(&t);
    find_published(&t);
    find_modified(&t);
    find_meeting(&t);
    struct past p = last_past(&t);
    if (!*r->rec->meeting.value && !r->rec->meeting.evidence.p && r->rec->held) meeting_anchored(&t, p.year);
    if (history(&t, &p)) p = (struct past){.year = p.year};
    bound_meeting(&t, &p);
    bound_published(&t, &p);
    bound_captured(&t);
}
