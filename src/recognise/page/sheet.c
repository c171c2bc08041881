/* Furniture and paragraphs back in the order of the capture, with their words and dates.
 *
 * Furniture is segmented in one go, in a text of its own; only what is short enough to be a date line, a masthead or a label is
 * looked at, so a page with a million teaser lines costs one pass over them. The order of day and month that the page's
 * decided dates in figures show ("20/06/2024" next to "05/06/2024") decides its open ones; two orders decide nothing. Where the
 * page shows none, the order that other pages of its host prove does (ro_capture.day_month), else the custom of its state and
 * language (data/common/dayorder.tsv) where they do not contradict each other; what is written both ways stays open. */
#include "recognise/page/sheet.h"

enum { MOST = 400 }; /* bytes of a furniture line that is read: longer ones are prose, and prose in furniture dates nothing */

struct joint {
    ro_buf text;
    ro_paragraph *para;
    size_t *index, n;
};

static struct joint join_furniture(ro_reading *r) {
    struct joint j = {.text = {.arena = r->arena}};
    const ro_cleaned *c = r->clean;
    j.para = RO_NEWS(r->arena, ro_paragraph, c->nfurniture + 1);
    j.index = RO_NEWS(r->arena, size_t, c->nfurniture + 1);
    for (size_t i = 0; i < c->nfurniture; i++) {
        ro_str t = c->furniture[i].text;
        if (!t.n || t.n > MOST) continue;
        uint32_t at = (uint32_t)j.text.n;
        ro_buf_add(&j.text, t);
        j.para[j.n].span = (ro_span){at, (uint32_t)j.text.n};
        j.index[j.n++] = i;
        ro_buf_addc(&j.text, "\n\n");
    }
    return j;
}

static ro_line line_of(const ro_units *u, size_t para) {
    const ro_upara *p = &u->paras[para];
    return (ro_line){.units = u, .word = p->word, .nwords = p->nwords, .text = ro_cut(u->text, p->span), .span = p->span};
}

static void give_dates(struct ro_sheet *s, const ro_units *u, const ro_when *w, size_t n) {
    size_t k = 0;
    for (size_t i = 0; i < s->nlines; i++) {
        ro_line *l = &s->line[i];
        if (l->units != u) continue;
        while (k < n && w[k].word < l->word) k++;
        l->when = n ? w + k : NULL;
        while (k < n && w[k].word < l->word + l->nwords) k++, l->nwhen++;
    }
}

static void decide(ro_when *w, bool month) {
    int d = w->d;
    w->open = false;
    if (month) w->d = w->m, w->m = d;
}

static void settle_order(ro_reading *r, ro_when *const w[2], const size_t n[2]) {
    const int host = r->capture->day_month;
    bool day = false, month = false;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < n[k]; i++) {
            day = day || w[k][i].order > 0, month = month || w[k][i].order < 0;
            r->figures_open |= w[k][i].open;
        }
    r->figures = day - month;
    if (!day && !month) day = host > 0, month = host < 0;
    if (day == month) return;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < n[k]; i++)
            if (w[k][i].open) decide(&w[k][i], month);
}

/* 1 the day, -1 the month stands first by the custom of this state or language; 0 not known. */
static int custom(ro_str code, const char *of) {
    ro_entry e;
    return !ro_lexicon_as(ro_lexicon_get("dayorder"), code, of, &e) ? 0 : ro_str_is(e.value[1], "day") ? 1 : -1;
}

void ro_sheet_customs(ro_reading *r) {
    const struct ro_sheet *s = ro_sheet_of(r);
    const ro_record *rec = r->rec;
    if (!r->figures_open) return;
    ro_str host = ro_url_host(r->arena, rec->url), end = host;
    for (size_t i = 0; i < host.n; i++)
        if (host.p[i] == '.') end = (ro_str){host.p + i + 1, host.n - i - 1};
    int state = custom(rec->publisher_side.n ? ro_fold(r->arena, rec->publisher_side) : end, "state"),
        language = custom(rec->language, "language"), order = state ? state : language;
    if (!order || state * language < 0) return;
    for (size_t i = 0; i < s->nlines; i++)
        for (size_t k = 0; k < s->line[i].nwhen; k++) {
            ro_when *w = (ro_when *)(uintptr_t)&s->line[i].when[k];
            if (!w->open) continue;
            decide(w, order < 0);
            w->custom = !state;
        }
}

enum { NEAR = 12 }; /* lines above the text in which a head stands */

static bool same_words(ro_str a, ro_str b) { return a.p && ro_str_eq(ro_str_trim(a), ro_str_trim(b)); }

/* The title's own place where the capture tells it, else the first line of the same words. Some pages print the title twice, with
 * date and place between: the upper one is the head. Far above the text a line of the same words is a teaser's. */
static void find_title(const ro_reading *r, struct ro_sheet *s) {
    ro_str title = r->rec->title.value;
    uint32_t at = r->rec->title.why.source.lo;
    if (!title.p) return;
    for (size_t i = 0; i < s->nlines && i <= s->first; i++) {
        bool here = at != UINT32_MAX && s->line[i].source.lo >= at, same = same_words(title, s->line[i].text);
        if (!here && !(same && (at == UINT32_MAX || i + NEAR > s->first))) continue;
        s->line[i].title = same;
        s->title = i;
        return;
    }
}

static bool clock_word(ro_str w) {
    static const char *const words[] = {"am", "pm", "a", "p", "m", "at", "local", "time", "hrs", "h"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ro_str_is(w, words[i])) return true;
    return false;
}

/* How many of the words from i on are a time of day: "13:20", "7:13 P.M. GMT", "at 2 pm". */
static size_t time_words(const ro_line *l, size_t i) {
    const ro_units *u = l->units;
    size_t end = l->word + l->nwords, k = i;
    bool colon = false, half = false;
    while (k < end && k < i + 8) {
        const ro_word *w = &u->words[k];
        bool digit = w->flags & RO_WORD_DIGIT && w->fold.n <= 4;
        bool zone = w->flags & RO_WORD_UPPER && w->fold.n >= 2 && w->fold.n <= 5 && k > i;
        if (!digit && !clock_word(w->fold) && !zone) break;
        if (digit && k + 1 < end && (u->words[k + 1].flags & RO_WORD_DIGIT) && ro_str_is(ro_units_gap(u, k), ":")) colon = true;
        half = half || ro_str_is(w->fold, "p") || ro_str_is(w->fold, "a") || ro_str_is(w->fold, "pm") || ro_str_is(w->fold, "am");
        k++;
    }
    return colon || (half && k > i + 1) ? k - i : 0;
}

bool ro_line_time(const ro_line *l) { return l->nwords && l->nwords <= 8 && time_words(l, l->word) == l->nwords; }

/* Between words i and i + 1 (or the line's end) stand only blanks and light punctuation. */
static ro_str after_word(const ro_line *l, size_t i) {
    uint32_t base = (uint32_t)(l->text.p - l->units->text.p), at = l->units->words[i].span.hi;
    return (ro_str){l->units->text.p + at, base + (uint32_t)l->text.n - at};
}

/* A full stop or question mark that ends a sentence: not that of an initial or of "St.", "D.C.". */
static bool sentence_mark(const ro_line *l) {
    for (size_t i = l->word; i < l->word + l->nwords; i++) {
        const ro_word *w = &l->units->words[i];
        ro_str g = i + 1 < l->word + l->nwords ? ro_units_gap(l->units, i) : after_word(l, i);
        if (memchr(g.p, '?', g.n) || memchr(g.p, '!', g.n)) return true;
        bool stop = g.n && *g.p == '.' && (g.n == 1 || g.p[1] == ' ' || i + 1 == l->word + l->nwords);
        if (stop && (w->span.hi - w->span.lo > 2 || w->flags & RO_WORD_DIGIT)) return true;
    }
    return false;
}

bool ro_line_label(const ro_line *l, unsigned max_words) {
    if (!l->nwords || l->nwords > max_words || ro_str_ends(l->text, ":") || sentence_mark(l)) return false;
    unsigned small = 0;
    for (size_t i = l->word; i < l->word + l->nwords; i++)
        small +=
            !(l->units->words[i].flags & (RO_WORD_CAP | RO_WORD_DIGIT)) && (unsigned char)l->units->words[i].fold.p[0] < 0x80;
    return (l->units->words[l->word].flags & (RO_WORD_CAP | RO_WORD_DIGIT) ||
            (unsigned char)l->units->words[l->word].fold.p[0] > 0x7f) &&
           small * 3 <= l->nwords;
}

/* "05/10/2018 - Published by: N": behind the date a sign, and words that open a byline or name a date. */
static bool fields_follow(const ro_line *l, size_t i, ro_str rest) {
    size_t at = 0, end = l->word + l->nwords;
    uint32_t sign = rest.n ? ro_utf8_next(rest, &at) : 0;
    bool parts = sign == '|' || sign == '-' || sign == 0x2013 || sign == 0x2014 || sign == 0x2022 || sign == 0xB7;
    ro_entry e;
    if (!parts || i >= end) return false;
    return (ro_units_match(l->units, ro_lexicon_get("bylines"), i, end, &e) && ro_str_is(e.value[0], "opens")) ||
           ro_units_match(l->units, ro_lexicon_get("datelabels"), i, end, &e);
}

bool ro_line_date(const ro_line *l, ro_str *place) {
    *place = RO_NONE;
    if (!l->nwhen || l->nwhen > 1 || l->nwords > 24 || l->when->word != l->word || l->when->kind != RO_WHEN_DAY) return false;
    size_t i = l->when->word + l->when->nwords, end = l->word + l->nwords;
    if (i < end) i += time_words(l, i);
    ro_str rest = after_word(l, i - 1);
    while (rest.n && strchr(" ,.;)", *rest.p)) rest.p++, rest.n--;
    rest = ro_str_trim(rest);
    if (i == end) return !rest.n;
    if (fields_follow(l, i, rest)) return true;
    ro_line tail = *l;
    tail.word = (uint32_t)i;
    tail.nwords = (uint32_t)(end - i);
    tail.text = rest;
    /* "June 20 (KCNA) --" has no place, "April 25, 2019, Russky Island, Vladivostok" has one */
    size_t at = 0;
    bool words = rest.n && ro_cp_word(ro_utf8_next(rest, &at));
    if (!words || !ro_line_label(&tail, 9) || ro_str_find(rest, RO_S("--")) >= 0 || memchr(rest.p, '|', rest.n) ||
        memchr(rest.p, ':', rest.n))
        return false;
    *place = rest;
    return true;
}

unsigned ro_line_opens(const ro_line *l, const ro_lexicon *lex, ro_entry *e) {
    return ro_units_match(l->units, lex, l->word, l->word + l->nwords, e);
}

static bool dash_or_agency(ro_str rest, ro_str *agency) {
    *agency = RO_NONE;
    rest = ro_str_trim(rest);
    while (rest.n && (*rest.p == '.' || *rest.p == ',')) rest.p++, rest.n--;
    rest = ro_str_trim(rest);
    if (!rest.n) return false;
    char close = *rest.p == '(' ? ')' : *rest.p == '/' ? '/' : 0;
    if (close) {
        const char *end = memchr(rest.p + 1, close, rest.n - 1 < 60 ? rest.n - 1 : 60);
        if (!end) return false;
        *agency = ro_str_trim((ro_str){rest.p + 1, (size_t)(end - rest.p) - 1});
        return agency->n > 0;
    }
    size_t at = 0;
    uint32_t c = ro_utf8_next(rest, &at);
    return ro_str_starts(rest, "--") || ro_str_starts(rest, "- ") || c == 0x2013 || c == 0x2014;
}

const ro_when *ro_line_dateline(const ro_line *l, ro_str *town, ro_str *agency) {
    *town = *agency = RO_NONE;
    if (!l->nwhen || l->when->kind != RO_WHEN_DAY || l->when->word <= l->word || l->when->word > l->word + 6) return NULL;
    const ro_units *u = l->units;
    for (size_t i = l->word; i < l->when->word; i++)
        if (!(u->words[i].flags & RO_WORD_CAP) && u->words[i].span.hi - u->words[i].span.lo > 3) return NULL;
    uint32_t base = (uint32_t)(l->text.p - u->text.p);
    ro_str before = ro_str_trim((ro_str){l->text.p, l->when->span.lo - base});
    ro_str after = after_word(l, l->when->word + l->when->nwords - 1);
    if (ro_str_starts(after, ")")) after.p++, after.n--; /* "June 20 Juche 113 (2024) (KCNA)" */
    if (!ro_str_ends(before, ",") || memchr(before.p, ':', before.n) || !dash_or_agency(after, agency)) return NULL;
    before.n--;
    *town = ro_str_trim(before);
    return l->when;
}

const ro_when *ro_line_source(const ro_line *l, ro_str *town, ro_str *agency) {
    ro_str t = ro_str_trim(l->text);
    if (!l->nwhen || l->when->kind != RO_WHEN_DAY || l->when->word <= l->word || l->when->word > l->word + 4) return NULL;
    const char *end = t.n > 2 && *t.p == '(' ? memchr(t.p, ')', t.n < 120 ? t.n : 120) : NULL;
    if (!end || (end + 1 < t.p + t.n && !l->when->writing)) return NULL; /* some print it before the first sentence */
    ro_str after = after_word(l, l->when->word + l->when->nwords - 1);
    uint32_t base = (uint32_t)(l->text.p - l->units->text.p);
    if (after.p >= end || l->units->text.p + l->when->span.lo > end) return NULL;
    *town = ro_str_trim((ro_str){t.p + 1, l->when->span.lo - base - (size_t)(t.p + 1 - l->text.p)});
    *agency = ro_str_trim((ro_str){after.p, (size_t)(end - after.p)});
    return agency->n ? l->when : NULL;
}

/* The cleaner's reason for a heading such as "See also". */
#define WHY_LIST "heading of a list of other things"

enum { ZONE_ABOVE = 30, ZONE_BELOW = 8 }; /* lines before and after the account's first in which its date line is looked for */

static bool furniture_word(const ro_line *l, const ro_lexicon *places) {
    ro_entry e;
    return l->nwords && ro_line_opens(l, places, &e) == l->nwords && ro_str_is(e.value[0], "not");
}

/* A known place, a noun that names a building or a region, or a comma between two names. */
static bool place_like(const ro_line *l, const ro_lexicon *places) {
    ro_entry e;
    for (size_t i = l->word; i < l->word + l->nwords; i++)
        if (ro_units_match(l->units, places, i, l->word + l->nwords, &e) && !ro_str_is(e.value[0], "not")) return true;
    return l->nwords > 1 && memchr(l->text.p, ',', l->text.n) != NULL;
}

static bool venue_line(const ro_line *l, const ro_lexicon *places, bool after_time) {
    return ro_line_label(l, 14) && !l->title && !l->nwhen && !memchr(l->text.p, ':', l->text.n) &&
           !memchr(l->text.p, '|', l->text.n) && !furniture_word(l, places) && (after_time || place_like(l, places));
}

static void venue_below(struct ro_sheet *s, size_t i, const ro_lexicon *places) {
    bool time = false;
    for (size_t k = i + 1; k < s->nlines && k <= i + 2; k++) {
        if (ro_line_time(&s->line[k])) {
            time = true;
            continue;
        }
        /* what no words follow heads no account, unless it is a place beyond doubt */
        if ((k < s->last || (time && place_like(&s->line[k], places))) && venue_line(&s->line[k], places, time))
            s->at = &s->line[k], s->venue = s->line[k].text;
        return;
    }
}

/* "East Room" above "1:57 P.M. EDT": the head of a transcript without a date line. */
static void venue_above_time(struct ro_sheet *s, const ro_lexicon *places) {
    for (size_t i = s->first > 4 ? s->first - 4 : 0; i < s->nlines && i < s->first + 4; i++) {
        if (!ro_line_time(&s->line[i])) continue;
        for (size_t k = i; k-- > s->title && k + 3 > i;)
            if (venue_line(&s->line[k], places, true)) {
                s->at = &s->line[k];
                s->venue = s->line[k].text;
                return;
            }
        return;
    }
}

/* "See also", a headline, a date: the date is that of another page. */
static bool under_teaser(const struct ro_sheet *s, size_t i) {
    for (size_t k = i; k-- > 0 && k + 3 >= i;) {
        if (s->line[k].where == RO_BODY || k == s->title) return false;
        if (s->line[k].why && strcmp(s->line[k].why, WHY_LIST) == 0) return true;
    }
    return false;
}

/* "2024-05-20 Staff Report": behind the date stands a paper's desk, and no place. */
static bool of_a_desk(const ro_line *l, ro_str place) {
    ro_entry e;
    for (size_t i = l->word; i < l->word + l->nwords; i++)
        if (l->units->text.p + l->units->words[i].span.lo >= place.p &&
            ro_word_find(&l->units->words[i], ro_lexicon_get("bylines"), &e) && ro_str_is(e.value[0], "desk"))
            return true;
    return false;
}

static void find_own(struct ro_sheet *s) {
    const ro_lexicon *places = ro_lexicon_get("places");
    size_t lo = s->first > ZONE_ABOVE ? s->first - ZONE_ABOVE : 0, hi = s->first + ZONE_BELOW;
    size_t own = 0;
    for (size_t i = lo; i < hi && i < s->nlines; i++) {
        ro_str place;
        if (!ro_line_date(&s->line[i], &place) || under_teaser(s, i)) continue;
        if (place.n && of_a_desk(&s->line[i], place)) place = RO_NONE;
        bool above = s->line[i].title ? false : i < s->title;
        if (above && !place.n) {
            if (!s->clock) s->clock = &s->line[i];
        } else if (!s->own || (place.n && !s->venue.n)) {
            s->own = &s->line[i];
            own = i;
            s->venue = place;
            s->at = place.n ? s->own : NULL;
        }
    }
    if (s->own && !s->venue.n) venue_below(s, own, places);
    if (!s->venue.n) venue_above_time(s, places);
}

static struct ro_sheet *build(ro_reading *r) {
    struct ro_sheet *s = RO_NEW(r->arena, struct ro_sheet);
    struct joint j = join_furniture(r);
    const ro_units *rest = ro_segment(r->arena, ro_buf_str(&j.text), j.para, j.n), *body = r->units;
    s->line = RO_NEWS(r->arena, ro_line, rest->nparas + body->nparas + 1);
    size_t a = 0, b = 0;
    s->first = SIZE_MAX;
    while (a < rest->nparas || b < body->nparas) {
        const ro_furniture *f = a < rest->nparas ? &r->clean->furniture[j.index[a]] : NULL;
        bool own = !f || (b < body->nparas && b < r->rec->nparagraphs && r->rec->paragraphs[b].source.lo <= f->source.lo);
        if (f && j.index[a] < r->clean->nlead) own = false;
        ro_line *l = &s->line[s->nlines];
        if (own) {
            *l = line_of(body, b);
            l->source = b < r->rec->nparagraphs ? r->rec->paragraphs[b].source : RO_NOSPAN;
            l->where = RO_BODY;
            if (s->first == SIZE_MAX) s->first = s->nlines;
            s->last = s->nlines;
            b++;
        } else {
            *l = line_of(rest, a++);
            l->span = RO_NOSPAN;
            l->source = f->source;
            l->why = f->why;
            l->where = b ? RO_BELOW : RO_ABOVE;
        }
        s->nlines++;
    }
    if (s->first == SIZE_MAX) s->first = s->last = s->nlines;
    find_title(r, s);
    size_t n[2];
    ro_when *w[2] = {ro_whens_find(r->arena, body, &n[0]), ro_whens_find(r->arena, rest, &n[1])};
    settle_order(r, w, n);
    give_dates(s, body, w[0], n[0]);
    give_dates(s, rest, w[1], n[1]);
    find_own(s);
    return s;
}

const struct ro_sheet *ro_sheet_of(ro_reading *r) {
    if (!r->sheet) r->sheet = build(r);
    return r->sheet;
}

ro_because ro_line_why(const ro_reading *r, const ro_line *l, ro_span span, const char *rule, bool certain) {
    if (l->where == RO_BODY) return ro_why(r, span, rule, certain);
    return (ro_because){RO_NOSPAN, l->source, rule, certain};
}
