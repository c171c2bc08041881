/* The days of publication and of the last change.
 *
 * Published: the collector's word, a label ("Date: 20/06/2024"), a dateline ("Pyongyang, June 20 (KCNA) --"), the date line under
 * the title, what the page declares of itself, an era's sign-off ("Juche113.6.20."), the URL; in that order, and where two
 * of them disagree the record says so. Each is a claim; claims without a year and those that read two ways ("05/06/2024") are
 * settled by the others, and what nothing settles stays two readings.
 *
 * Changed: a declaration or a label. Evidence for these rules: the trap cases that users of such pages met (masthead days taken
 * for days of publication, teasers' dates, dateModified, days and months swapped). */
#include "recognise/dates/dating.h"

#include <stdlib.h>

static void claim(struct ro_dating *t, struct ro_claim c) { RO_PUSH(t->r->arena, t->claims) = c; }

void ro_claim_line(struct ro_dating *t, const ro_line *l, const ro_when *w, ro_basis basis, const char *rule) {
    claim(t, (struct ro_claim){l, w, ro_when_words(l, w), basis, rule, w->open ? RO_NODAY : ro_when_day(w), RO_NOSPAN});
}

/* The role that the words before a line's date give it; NULL none. */
const char *ro_line_role(const ro_line *l, const ro_lexicon *labels, const ro_when **when) {
    ro_entry e;
    unsigned n = l->nwhen ? ro_line_opens(l, labels, &e) : 0;
    if (!n || l->when->word < l->word + n || l->when->word > l->word + n + 1 || l->when->kind != RO_WHEN_DAY) return NULL;
    *when = l->when;
    return e.value[0].p;
}

static void claim_labels(struct ro_dating *t) {
    const struct ro_sheet *s = t->sheet;
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    const ro_when *w;
    for (size_t i = 0; i < s->nlines; i++) {
        if (i > s->first + 20 && i + 3 < s->last) continue;
        const char *role = ro_line_role(&s->line[i], labels, &w);
        if (!role || strcmp(role, "changed") == 0) continue;
        if (strcmp(role, "published") == 0) {
            ro_claim_line(t, &s->line[i], w, RO_BASIS_TEXT, "date.label");
            return;
        }
    }
}

static void claim_dateline(struct ro_dating *t) {
    const struct ro_sheet *s = t->sheet;
    for (size_t i = s->title; i < s->nlines && i <= s->first; i++) {
        ro_str town, agency;
        const ro_when *w = ro_line_source(&s->line[i], &town, &agency);
        if (!w) continue;
        ro_claim_line(t, &s->line[i], w, RO_BASIS_DATELINE, "date.source-line");
        return;
    }
    for (size_t i = s->first; i < s->nlines && i < s->first + 6; i++) {
        ro_str town, agency;
        const ro_line *l = &s->line[i];
        const ro_when *w = ro_line_dateline(l, &town, &agency);
        if (!w && l->nwhen && l->when->writing && l->when->word < l->word + 3) w = l->when; /* "서울 9월 18일발 …통신:" */
        if (!w || l->where != RO_BODY) continue;
        ro_claim_line(t, &s->line[i], w, RO_BASIS_DATELINE, "date.dateline");
        return;
    }
}

/* What the page declares: the best of it, and whatever says another day. An element of time may be a teaser's, and counts only
 * where nothing else is declared. */
static void claim_meta(struct ro_dating *t) {
    enum { TIMES = 10, SOME = 16 };
    size_t n, first = t->claims.n;
    const ro_declared *d = ro_declared_of(t->r, "published", &n);
    for (size_t i = 0; i < n && i < SOME; i++) {
        long day = d[i].rank < TIMES || t->claims.n == first ? ro_day_in(t->r, d[i].meta->value) : RO_NODAY;
        bool told = day == RO_NODAY;
        for (size_t k = 0; k < i; k++) told = told || ro_str_eq(d[k].meta->key, d[i].meta->key); /* comments have dates too */
        for (size_t k = first; k < t->claims.n; k++) told = told || t->claims.v[k].day == day;
        if (!told)
            claim(t, (struct ro_claim){NULL, NULL, d[i].meta->value, RO_BASIS_METADATA, "date.metadata", day, d[i].meta->source});
    }
}

static void claim_signoff(struct ro_dating *t) {
    const struct ro_sheet *s = t->sheet;
    for (size_t i = 0; i < s->nlines; i++)
        for (size_t k = 0; k < s->line[i].nwhen; k++) {
            const ro_when *w = &s->line[i].when[k];
            if (!w->era || w->kind != RO_WHEN_DAY) continue;
            ro_claim_line(t, &s->line[i], w, i >= s->last ? RO_BASIS_SIGNOFF : RO_BASIS_TEXT, "date.era");
            return;
        }
}

void ro_claims_collect(struct ro_dating *t) {
    ro_reading *r = t->r;
    long day = ro_day_in(r, r->capture->date);
    if (day != RO_NODAY) claim(t, (struct ro_claim){NULL, NULL, r->capture->date, RO_BASIS_GIVEN, "date.given", day, RO_NOSPAN});
    claim_labels(t);
    claim_dateline(t);
    if (t->sheet->own) ro_claim_line(t, t->sheet->own, t->sheet->own->when, RO_BASIS_DATELINE, "date.page-line");
    claim_meta(t);
    claim_signoff(t);
    ro_str words;
    if (r->rec->url.n && (day = ro_day_in_url(r->rec->url, &words)) != RO_NODAY)
        claim(t, (struct ro_claim){NULL, NULL, words, RO_BASIS_URL, "date.url", day, r->rec->url_why.source});
}

/* The first whole day that the telling sentence prints. */
static long told_day(const struct ro_dating *t) {
    const ro_tell *x = t->ev->main < t->ev->ntell ? &t->ev->tell[t->ev->main] : NULL;
    for (size_t i = 0; x && i < x->line->nwhen; i++) {
        const ro_when *w = &x->line->when[i];
        if (w->kind == RO_WHEN_DAY && w->y && !w->open && w->word >= x->word && w->word < x->end) return ro_when_day(w);
    }
    return RO_NODAY;
}

/* Datelines leave the year out: the day that is told settles it, or any whole date of the page, else the day of capture bounds
 * it. */
static void settle_years(struct ro_dating *t) {
    long ref = told_day(t);
    for (size_t i = 0; i < t->claims.n && ref == RO_NODAY; i++) ref = t->claims.v[i].day;
    for (size_t i = 0; i < t->claims.n; i++) {
        struct ro_claim *c = &t->claims.v[i];
        if (c->day != RO_NODAY || !c->when || c->when->open || c->when->y) continue;
        c->day = ro_day_nearest(c->when->m, c->when->d, ref != RO_NODAY ? ref : t->cap, ref != RO_NODAY ? 0 : -1);
    }
}

/* The order that the page's other dates in figures prove: 1 the day, -1 the month stands first; 0 none, or both. */
static int order_of_page(const struct ro_dating *t) {
    bool day = false, month = false;
    for (size_t i = 0; i < t->sheet->nlines; i++)
        for (size_t k = 0; k < t->sheet->line[i].nwhen; k++) {
            day |= t->sheet->line[i].when[k].order > 0;
            month |= t->sheet->line[i].when[k].order < 0;
        }
    return day - month;
}

/* An open "05/06/2024" is decided by a day told of the meeting that one reading agrees with and the other does not, else by the
 * order in which the page writes what cannot be doubted. */
static void settle_open(struct ro_dating *t) {
    int order = order_of_page(t);
    for (size_t i = 0; i < t->claims.n; i++) {
        struct ro_claim *c = &t->claims.v[i];
        if (!c->when || !c->when->open) continue;
        int hits[2] = {0, 0};
        long two[2] = {ro_day_number(c->when->y, c->when->m, c->when->d), ro_day_number(c->when->y, c->when->d, c->when->m)};
        const ro_event *ev = t->ev;
        for (size_t k = 0; k < ev->ntell; k++) /* a meeting is told within a week of its day */
            for (size_t w = 0; w < ev->tell[k].line->nwhen; w++) {
                const ro_when *x = &ev->tell[k].line->when[w];
                for (int z = 0; z < 2 && x->kind == RO_WHEN_DAY && !x->open; z++) {
                    long day = x->y ? ro_when_day(x) : ro_day_nearest(x->m, x->d, two[z], -1);
                    hits[z] += day <= two[z] + 1 && day >= two[z] - 7;
                }
            }
        if (hits[0] && !hits[1]) c->day = two[0];
        if (hits[1] && !hits[0]) c->day = two[1];
        if (c->day == RO_NODAY && order) c->day = two[order < 0];
        if (c->day == RO_NODAY && t->cap != RO_NODAY && two[0] > t->cap && two[1] <= t->cap) c->day = two[1];
        if (c->day == RO_NODAY && t->cap != RO_NODAY && two[1] > t->cap && two[0] <= t->cap) c->day = two[0];
    }
}

static ro_because claim_why(const struct ro_dating *t, const struct ro_claim *c, bool certain) {
    if (c->line) return ro_line_why(t->r, c->line, c->when->span, c->rule, certain);
    return (ro_because){RO_NOSPAN, c->source, c->rule, certain};
}

static void give_open(struct ro_dating *t, const struct ro_claim *c) {
    ro_date *d = &t->r->rec->published;
    long a = ro_day_number(c->when->y, c->when->m, c->when->d), b = ro_day_number(c->when->y, c->when->d, c->when->m);
    ro_day_put(d->other, b);
    ro_day_put(d->earliest, a < b ? a : b);
    ro_day_put(d->latest, a < b ? b : a);
    d->basis = c->basis;
    d->evidence = c->evidence;
    d->why = claim_why(t, c, false);
    d->why.rule = "date.two-readings";
    ro_note(t->r, "The date \"%.*s\" reads as %s or %s; nothing on the page decides.", (int)c->evidence.n, c->evidence.p,
            a < b ? d->earliest : d->latest, a < b ? d->latest : d->earliest);
}

static ro_str day_word(ro_arena *a, long day) {
    char out[16] = "";
    ro_day_put(out, day);
    return ro_str_dup(a, ro_str_c(out));
}

/* Shows all days that the page gives for its publication, where they are more than one. False where they lie further apart than a
 * time zone puts them. */
static bool published_agrees(struct ro_dating *t, const struct ro_claim *best) {
    enum { SHOWN = 8 };
    ro_reading_of x[SHOWN];
    size_t n = 0;
    long apart = 0;
    for (size_t i = 0; i < t->claims.n + 1 && n < SHOWN; i++) {
        const struct ro_claim *c = i ? &t->claims.v[i - 1] : best;
        bool told = c->day == RO_NODAY || (i && c->day == best->day);
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

void ro_find_published(struct ro_dating *t) {
    settle_years(t);
    settle_open(t);
    const struct ro_claim *best = NULL, *open = NULL;
    for (size_t i = 0; i < t->claims.n; i++) {
        const struct ro_claim *c = &t->claims.v[i];
        if (c->day != RO_NODAY && !best) best = c;
        if (c->day == RO_NODAY && c->when && c->when->open && !open) open = c;
    }
    ro_date *d = &t->r->rec->published;
    if (!best) {
        if (open) give_open(t, open);
        return;
    }
    bool agrees = published_agrees(t, best);
    ro_day_put(d->value, best->day);
    d->basis = best->basis;
    d->evidence = best->evidence;
    d->why = claim_why(t, best, agrees && best->basis != RO_BASIS_URL && !(best->when && best->when->custom));
    t->pub = best->day;
    t->pub_sure = d->why.certain;
}

/* ---- changed -------------------------------------------------------------------------------------------------------- */

/* The day of the last change, by a label ("Updated on ...") or a declaration. A page is not changed before it is published: then
 * both are shown. */
void ro_find_modified(struct ro_dating *t) {
    ro_reading *r = t->r;
    ro_date *d = &r->rec->modified;
    size_t n;
    const ro_lexicon *labels = ro_lexicon_get("datelabels");
    const ro_declared *m = ro_declared_of(r, "modified", &n);
    long day = RO_NODAY;
    for (size_t i = 0; i < n && day == RO_NODAY; i++) {
        if ((day = ro_day_in(r, m[i].meta->value)) == RO_NODAY) continue;
        d->basis = RO_BASIS_METADATA, d->evidence = m[i].meta->value;
        d->why = (ro_because){RO_NOSPAN, m[i].meta->source, "date.metadata", true};
    }
    for (size_t i = 0; i < t->sheet->nlines && day == RO_NODAY; i++) {
        const ro_line *l = &t->sheet->line[i];
        const ro_when *w;
        const char *role = i > t->sheet->first + 20 && i + 3 < t->sheet->last ? NULL : ro_line_role(l, labels, &w);
        if (!role || strcmp(role, "changed") != 0 || w->open || !w->y) continue;
        day = ro_when_day(w), d->basis = RO_BASIS_TEXT, d->evidence = ro_when_words(l, w);
        d->why = ro_line_why(r, l, w->span, "date.label", !w->custom);
    }
    ro_day_put(d->value, day);
    if (day == RO_NODAY || t->pub == RO_NODAY || day >= t->pub - 1) return;
    const ro_date *p = &r->rec->published;
    d->why.certain = false;
    ro_reading_of x[] = {{day_word(r->arena, day), d->evidence, d->basis, d->why},
                         {day_word(r->arena, t->pub), p->evidence, p->basis, p->why}};
    ro_disagree(r, "modified", x, 2, "the day of the last change lies before that of publication");
}
