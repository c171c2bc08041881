/* Which of the printed dates is the day of the meeting. captured.c has the day of capture, published.c that of publication,
 * bounds.c what is left where no words give a day.
 *
 * The meeting's is the day that the telling sentence gives (event.h), completed by the day of writing: "today" is that day, "on
 * June 19" the last June 19 not after it, or the next for what is to come. A transcript or report that prints no other day takes
 * the page's own date line, never sure. A meeting is never dated from a day of publication or capture.
 *
 * Evidence for these rules: the trap cases that users of such pages met (masthead days taken for days of publication, teasers'
 * dates, dateModified, days and months swapped). */
#include "recognise/dates/dating.h"

static ro_basis basis_of(const ro_when *w) { return w->kind == RO_WHEN_NEAR ? RO_BASIS_DATELINE : RO_BASIS_TEXT; }

/* The days that an expression of the telling sentence means; false where the page cannot tell. What looks back ends with the
 * page, what looks ahead begins with it. */
static bool resolve(const struct ro_dating *t, const ro_when *w, bool future, long *from, long *to) {
    bool named = w->kind == RO_WHEN_DAY;
    long ref = t->pub != RO_NODAY || !named ? t->pub : t->cap;
    if (named && !w->y && ref == RO_NODAY) return false;
    if (!ro_when_range(w, ref, future ? 1 : -1, from, to)) return false;
    if (*from == *to || named) return true;
    if (future && *from < ref) *from = ref;
    if (!future && *to > ref) *to = ref;
    return *from <= *to;
}

/* Could the expression be the day of a meeting? Months and years are no days. */
static bool day_like(const ro_when *w) {
    if (w->kind == RO_WHEN_SHIFTED) return w->unit == 'd' || w->unit == 'w' || (w->unit == 'm' && w->shift == 0);
    return w->kind == RO_WHEN_DAY || w->kind == RO_WHEN_NEAR || w->kind == RO_WHEN_WEEKDAY || w->kind == RO_WHEN_WITHIN ||
           w->kind == RO_WHEN_MDAY;
}

enum { REACH = 60 }; /* words between what is told and its day; lists of guests stand between */

/* "Following the call of A and B on April 24, C met D today": the fronted clause dates another event. */
static bool of_another(const ro_tell *x, const ro_when *w) {
    const ro_units *u = x->units;
    if (x->cue >= x->end || w->word >= x->cue || !ro_date_word(u->words[x->word].fold, "another")) return false;
    for (size_t i = w->word; i < x->cue; i++)
        if (ro_str_find(ro_units_gap(u, i), RO_S(",")) >= 0) return true;
    return false;
}

/* The date's first word, its article with it: "on the 14th of June", not "the 14 June talks". */
static size_t with_article(const ro_units *u, const ro_when *w) {
    size_t i = w->word;
    ro_str day = u->words[i].fold;
    bool counts = day.n && u->words[i].flags & RO_WORD_DIGIT && !(day.p[day.n - 1] >= '0' && day.p[day.n - 1] <= '9');
    return i > 1 && counts && ro_str_is(u->words[i - 1].fold, "the") && ro_date_word(u->words[i - 2].fold, "day") ? i - 1 : i;
}

/* Does the date stand with the words that tell of the meeting, and not with something they mention? At the head of the sentence
 * ("On June 19, …") it does; after the cue it does unless a clause in between has a subject of its own or a word before the
 * date makes it a limit ("since March 7", "by September 25") or a name ("the February 1 meeting"). */
static bool dates_event(const ro_tell *x, const ro_when *w) {
    const ro_units *u = x->units;
    if (w->word >= x->topic || of_another(x, w)) return false;
    if (w->kind != RO_WHEN_DAY) return w->word < x->word + 4 || (x->cue < x->end && (w->word < x->cue + 12 || x->line->title));
    size_t first = with_article(u, w);
    ro_str before = first > x->word ? u->words[first - 1].fold : RO_S("");
    if (w->word <= x->word + 2) return !ro_date_word(before, "limit");
    if (ro_date_word(before, "limit")) return false;
    if (ro_str_is(before, "of") && !ro_date_word(u->words[first - 2].fold, "part")) return false;
    if (x->line->title) return true;
    if (!(x->did || x->will) || x->cue >= x->end || w->word > x->cue + REACH) return false;
    bool apart = ro_str_find(ro_units_gap(u, first - 2), RO_S(",")) >= 0; /* "…, who came on a visit, on June 19" */
    for (size_t i = x->cue + 1; i < w->word && !apart; i++)
        if (ro_date_word(u->words[i].fold, "clause")) return false;
    return true;
}

static void give_meeting(struct ro_dating *t, const ro_tell *x, const ro_when *w) {
    ro_date *d = &t->r->rec->meeting;
    bool day = w->kind == RO_WHEN_DAY;
    long from = RO_NODAY, to = RO_NODAY;
    d->evidence = ro_when_words(x->line, w);
    d->basis = basis_of(w);
    bool exact = day || w->kind == RO_WHEN_NEAR || w->kind == RO_WHEN_WEEKDAY || w->kind == RO_WHEN_MDAY || w->unit == 'd';
    bool known = resolve(t, w, t->ev->will, &from, &to), one = known && exact;
    bool sure = one && !w->custom && (day ? w->y || t->pub != RO_NODAY || t->cap != RO_NODAY : t->pub_sure);
    if (one) ro_day_put(d->value, from);
    if (known && from != to) {
        ro_day_put(d->earliest, from);
        ro_day_put(d->latest, to);
    }
    if (known && !one) d->basis = RO_BASIS_BOUNDS;
    const char *rule = day ? "date.told" : known && !one ? "date.within" : "date.told-near";
    d->why = ro_line_why(t->r, x->line, w->span, rule, sure);
}

/* The title tells of a call, the sentence of what was held elsewhere: "thanked her guest for the summit held in Tirn on June 14".
 */
static bool held_apart(const ro_tell *title, const ro_tell *x) {
    return title->form == RO_FORM_CALL && x->form != RO_FORM_CALL && x->noun < x->cue;
}

static bool meeting_from(struct ro_dating *t, const ro_tell *x) {
    if (!x->units || held_apart(&t->ev->title, x)) return false;
    ro_str town, agency;
    const ro_when *writing = ro_line_dateline(x->line, &town, &agency);
    for (size_t i = 0; i < x->line->nwhen; i++) {
        const ro_when *w = &x->line->when[i];
        if (w == writing || w->writing || w->word < x->word || w->word >= x->end || !dates_event(x, w)) continue;
        if (!day_like(w)) continue;
        give_meeting(t, x, w);
        return true;
    }
    return false;
}

/* The text tells of days, of a visit they may be, and the title of one of them: "will meet with N on June 22". */
static void narrow_by_title(struct ro_dating *t) {
    ro_date *d = &t->r->rec->meeting, told = *d;
    *d = (ro_date){.why = told.why};
    bool one = meeting_from(t, &t->ev->title) && *d->value && !*d->earliest && strcmp(d->value, told.earliest) >= 0 &&
               strcmp(d->value, told.latest) <= 0;
    if (!one) *d = told;
}

static void find_meeting(struct ro_dating *t) {
    const ro_event *ev = t->ev;
    ro_record *rec = t->r->rec;
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) return;
    /* the first sentence that speaks of a meeting gives its day; days further down are those of other events */
    for (size_t i = 0; i <= ev->main && i < ev->ntell && i < 3; i++)
        if (meeting_from(t, &ev->tell[i]) || ev->tell[i].form) break;
    if (!rec->meeting.evidence.p)
        meeting_from(t, &ev->title);
    else if (*rec->meeting.earliest)
        narrow_by_title(t);
    if (rec->meeting.evidence.p || rec->kind == RO_KIND_NOTICE || !t->sheet->own || ev->title.remote) return;
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
    ro_find_captured(&t);
    ro_read_clock(&t);
    ro_find_published(&t);
    ro_find_modified(&t);
    find_meeting(&t);
    ro_bound_dates(&t);
}
