/* Where the meeting was: as printed, or nothing.
 *
 * First the venue that the page prints by its date or time ("April 25, 2019, Russky Island, Vladivostok"; "East Room" over "1:57
 * P.M."); then, unless it was a call, what the telling sentence says before it turns to its topics: "at the Kumsusan State
 * Guesthouse", "in Bali", "led a delegation to New Delhi", "Mr Schroeder's Hanover flat"; then the title; then weaker words of
 * the account: "the Pyongyang talks", a host's "welcome to Moscow", a guest "pleased to visit Russia". Known places are in
 * data/common/places.tsv, and a capitalised run that ends in a noun for a building is one too.
 *
 * A town that no list has is read in town.c.
 *
 * No place of the meeting: the town of a dateline (that of writing), a summit still to come, a state talked about. They stand
 * behind a topic word (event.h), after "invited", or in no such pattern. */
#include "recognise/event/place.h"

#include "recognise/inflect/inflect.h"
#include "recognise/uncased/uncased.h"

bool ro_place_role(const struct place_finder *f, ro_str w, const char *what) {
    ro_entry e;
    return ro_event_role(f->words, w, what, &e);
}

/* The known place that starts at word i, in words; kind as in the list. Its first letter is capital. */
static unsigned known(const struct place_finder *f, const ro_units *u, size_t i, size_t end, ro_entry *e) {
    if (i >= end || !place_cap(u, i)) return 0;
    unsigned n = ro_units_match(u, f->places, i, end, e);
    static const char *const kinds[] = {"city", "seat", "house"};
    for (size_t k = 0; n && k < sizeof kinds / sizeof *kinds; k++) /* "kremlin" is a noun for buildings too */
        if (ro_event_role(f->places, e->phrase, kinds[k], e)) return n;
    return 0;
}

static bool builds(const struct place_finder *f, ro_str word) {
    ro_entry e;
    return ro_event_role(f->places, word, "building", &e);
}

/* "Hall of Mirrors", "Palace of the Nations": a noun for a building, and the first capitalised run behind its "of". */
static unsigned building_of(const struct place_finder *f, const ro_units *u, size_t i, size_t end) {
    size_t k = i + 2 + place_is(u, i + 2, "the");
    if (i >= end || !place_cap(u, i) || !builds(f, u->words[i].fold) || !place_is(u, i + 1, "of")) return 0;
    if (k >= end || !place_cap(u, k) || !place_close(u, i) || !place_close(u, k - 1)) return 0;
    size_t last = k;
    while (k + 1 < end && k < i + 7 && place_close(u, k) && (place_cap(u, k + 1) || place_is(u, k + 1, "the")))
        if (place_cap(u, ++k)) last = k;
    return (unsigned)(last + 1 - i);
}

/* A house is a building behind "at" only ("at the Harbour House"), as an assembly has houses too, and their members and rules. */
static bool lodging(const struct place_finder *f, const ro_units *u, size_t i, size_t k, size_t end) {
    ro_entry e;
    if (!i || !ro_event_role(f->places, u->words[k].fold, "lodging", &e)) return false;
    bool at = place_is(u, i - 1, "at") || (i > 1 && place_is(u, i - 1, "the") && place_is(u, i - 2, "at"));
    return at && !(k + 1 < end && place_close(u, k) && (place_cap(u, k + 1) || place_is(u, k + 1, "of")));
}

/* "Kumsusan State Guesthouse": a capitalised run of two words or more that ends in a noun for a building. */
static unsigned building(const struct place_finder *f, const ro_units *u, size_t i, size_t end) {
    unsigned best = building_of(f, u, i, end);
    for (size_t k = i; k < end && k < i + 7; k++) {
        bool small = place_is(u, k, "of") || place_is(u, k, "the") || place_is(u, k, "and");
        if (!place_cap(u, k) && !small) break;
        if (k > i && place_cap(u, k) && (builds(f, u->words[k].fold) || lodging(f, u, i, k, end))) best = (unsigned)(k + 1 - i);
        if (k + 1 < end && !place_close(u, k) && ro_str_trim(ro_units_gap(u, k)).n != 1) break;
        if (k + 1 < end && ro_str_find(ro_units_gap(u, k), RO_S(",")) >= 0) break;
    }
    return best;
}

static unsigned place_at(const struct place_finder *f, const ro_units *u, size_t i, size_t end) {
    ro_entry e;
    unsigned n = known(f, u, i, end, &e), b = building(f, u, i, end);
    return b > n ? b : n;
}

unsigned ro_place_state(const struct place_finder *f, const ro_units *u, size_t i, size_t end) {
    ro_entry e;
    if (!f->states || i >= end || !place_cap(u, i)) return 0;
    unsigned n = ro_units_match(u, f->states, i, end, &e);
    return n && ro_str_is(e.value[1], "name") ? n : 0;
}

bool ro_place_give(struct place_finder *f, const ro_line *l, const ro_units *u, size_t i, unsigned n, const char *rule,
                   bool certain) {
    ro_span s = {u->words[i].span.lo, u->words[i + n - 1].span.hi};
    if (s.hi < u->text.n && u->text.p[s.hi] == '.' && n && u->words[i + n - 1].span.hi - u->words[i + n - 1].span.lo == 1) s.hi++;
    f->r->rec->place.value = u->base ? ro_inflect_text(f->r, u, i, n) : ro_str_blanks(f->r->arena, ro_cut(u->text, s));
    f->r->rec->place.why = ro_line_why(f->r, l, s, rule, certain);
    return true;
}

/* "X in Y" and "X, Y" are one place, most exact first. */
static unsigned with_more(const struct place_finder *f, const ro_units *u, size_t i, unsigned n, size_t end) {
    size_t k = i + n;
    if (k < end && place_is(u, k, "in") && place_close(u, k - 1)) {
        unsigned m = place_at(f, u, k + 1, end);
        if (m) return n + 1 + m;
    }
    if (k < end && ro_str_eq(ro_units_gap(u, k - 1), RO_S(", "))) {
        ro_entry e;
        unsigned m = known(f, u, k, end, &e);
        if (!m) m = ro_place_state(f, u, k, end);
        if (m) return n + m;
    }
    return n;
}

/* May a place after this preposition be that of the meeting? "to" only where somebody moves there. */
bool ro_place_leads(const struct place_finder *f, const ro_units *u, size_t lo, size_t i) {
    if (ro_place_role(f, u->words[i].fold, "still")) return !(i > lo && place_is(u, i - 1, "interest"));
    if (!place_is(u, i, "to")) return false;
    for (size_t k = i; k-- > lo && k + 5 > i;)
        if (ro_place_role(f, u->words[k].fold, "moves")) return true;
    return false;
}

/* ---- what the telling sentence says --------------------------------------------------------------------------------------- */

static bool in_tell(struct place_finder *f, const ro_tell *t, const char *rule, bool certain) {
    ro_span at;
    bool sure;
    if (f->r->uncased) {
        if (!ro_uncased_place(f->r, t, &at, &sure)) return false;
        f->r->rec->place.value = ro_str_blanks(f->r->arena, ro_cut(t->units->text, at));
        f->r->rec->place.why = ro_line_why(f->r, t->line, at, rule, certain && sure);
        return true;
    }
    const ro_units *u = t->units;
    ro_str town, agency;
    const ro_when *writing = u ? ro_line_dateline(t->line, &town, &agency) : NULL;
    if (!u) return false;
    size_t lo = writing && writing->word >= t->word && writing->word < t->end ? writing->word + writing->nwords : t->word;
    for (size_t i = lo; i < t->topic; i++) {
        ro_entry e;
        if (ro_place_leads(f, u, lo, i)) {
            size_t k = i + 1;
            if (place_is(u, k, "the")) k++;
            unsigned n = k < t->topic ? place_at(f, u, k, t->topic) : 0;
            if (n) return ro_place_give(f, t->line, u, k, with_more(f, u, k, n, t->topic), rule, certain);
        }
        unsigned n = known(f, u, i, t->topic, &e); /* "Hanover flat", "the Oval Office meeting" */
        size_t verb = i + n + (i + n < t->topic && place_is(u, i + n, "will"));
        if (n && verb < t->topic && ro_place_role(f, u->words[verb].fold, "hosts"))
            return ro_place_give(f, t->line, u, i, n, rule, certain);
        if (n && ro_str_is(e.value[0], "city") && i + n < t->topic && place_close(u, i + n - 1) &&
            builds(f, u->words[i + n].fold))
            return ro_place_give(f, t->line, u, i, n, rule, certain);
    }
    return false;
}

static const ro_line *line_at(const struct place_finder *f, size_t word) {
    const struct ro_sheet *s = ro_sheet_of(f->r);
    size_t lo = s->first, hi = s->last + 1;
    for (size_t i = lo; i < hi && i < s->nlines; i++)
        if (s->line[i].units == f->r->units && word < s->line[i].word + s->line[i].nwords) return &s->line[i];
    return NULL;
}

/* A hall or residence in an early sentence that speaks of the talks: "Prior to the talks … at the Kumsusan State Guesthouse". */
static bool near_talks(struct place_finder *f, size_t sentences) {
    const ro_units *u = f->r->units;
    for (size_t s = 0; s < u->nsentences && s < sentences; s++) {
        const ro_sentence *x = &u->sentences[s];
        if (x->para >= f->r->event->opening) break;
        bool talks = false, ahead = false;
        for (size_t i = x->word; i < x->word + x->nwords; i++)
            talks = talks || ro_place_role(f, u->words[i].fold, "talks"),
            ahead = ahead || place_is(u, i, "will") || place_is(u, i, "since");
        for (size_t i = x->word; talks && !ahead && i + 2 < x->word + x->nwords; i++) {
            bool held = i > x->word && place_is(u, i, "in") && ro_place_role(f, u->words[i - 1].fold, "building");
            if (!place_is(u, i, "at") && !held) continue;
            size_t k = i + 1 + place_is(u, i + 1, "the");
            ro_entry e;
            unsigned n = building(f, u, k, x->word + x->nwords), m = known(f, u, k, x->word + x->nwords, &e);
            if (m > n && !ro_str_is(e.value[0], "city")) n = m;
            if (n)
                return ro_place_give(f, line_at(f, k), u, k, with_more(f, u, k, n, x->word + x->nwords), "place.at-talks", true);
        }
    }
    return false;
}

/* "welcome you to the White House last September": a month or year right behind a place says that it was another time; "24 years
 * after your first visit" says nothing of the kind. */
static bool of_then(const struct place_finder *f, size_t word) {
    const ro_line *l = line_at(f, word);
    for (size_t i = 0; l && i < l->nwhen; i++) {
        const ro_when *w = &l->when[i];
        bool then = w->kind == RO_WHEN_MONTH || w->kind == RO_WHEN_YEAR || w->kind == RO_WHEN_YEARS ||
                    (w->kind == RO_WHEN_SHIFTED && w->shift);
        if (then && w->word >= word && w->word <= word + 3) return true;
    }
    return false;
}

/* "welcome you all back to": a few small words and no comma between the word and its preposition. */
static bool plain_between(const ro_units *u, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (to > from + 5 || !place_close(u, i) || (i > from && u->words[i].flags & RO_WORD_CAP)) return false;
    return true;
}

/* A host's "welcome you to Pyongyang", "here in Moscow"; a guest "very pleased to visit Russia", "who is in Russia on a visit".
 */
static bool in_speech(struct place_finder *f, size_t words, bool spoken) {
    const ro_units *u = f->r->units;
    if (words > u->nwords) words = u->nwords;
    for (size_t i = 1; i < words; i++) {
        size_t k = i + 1, lo = i > 8 ? i - 8 : 0, end = words;
        bool welcome = false, visit = false, bar = false;
        if (!place_is(u, i, "to") && !place_is(u, i, "in") && !place_is(u, i, "visit") && !place_is(u, i, "visiting")) continue;
        for (size_t b = i + 1; b-- > lo;) {
            ro_str w = u->words[b].fold;
            bar = bar || ro_place_role(f, w, "notyet");
            welcome =
                welcome || (ro_str_is(w, "welcome") && b < i && plain_between(u, b, i)) || (ro_str_is(w, "here") && b + 1 == i);
            visit = visit || ro_place_role(f, w, "glad") || (place_is(u, i, "in") && b + 1 == i && ro_str_is(w, "is"));
            if (b && ro_str_find(ro_units_gap(u, b - 1), RO_S(". ")) >= 0) break;
        }
        bool on_visit = false; /* "… in Russia on a working visit" */
        for (size_t b = k; b < k + 8 && b < u->nwords; b++) on_visit = on_visit || place_is(u, b, "visit");
        if (place_is(u, i, "in") && !welcome && !on_visit) continue;
        if (place_is(u, i, "to") && !welcome && !(visit && on_visit)) continue;
        if (bar || !(welcome || (!spoken && (visit || (place_is(u, i, "in") && on_visit))))) continue;
        if (place_is(u, k, "the")) k++;
        unsigned n = k < end ? place_at(f, u, k, end) : 0;
        if (!n && k < end) n = ro_place_state(f, u, k, end);
        if (!n && welcome && place_is(u, i - 1, "you")) /* "I welcome you to" a town that no list has */
            while (n < 3 && k + n < end && place_cap(u, k + n) && (!n || place_close(u, k + n - 1))) n++;
        if (n && !of_then(f, k + n))
            return ro_place_give(f, line_at(f, k), u, k, n, welcome ? "place.welcome" : "place.visited", false);
    }
    return false;
}

/* "Readout of the Vice President's Travel to Guatemala": the state where no town is printed. */
static bool title_state(struct place_finder *f, const ro_tell *t) {
    if (!t->units) return false;
    for (size_t i = t->word; i + 2 < t->topic + (t->topic == t->end); i++) {
        if (!ro_place_role(f, t->units->words[i].fold, "moves") || !place_is(t->units, i + 1, "to")) continue;
        size_t k = i + 2 + place_is(t->units, i + 2, "the");
        unsigned n = ro_place_state(f, t->units, k, t->end);
        if (n) return ro_place_give(f, t->line, t->units, k, n, "place.title-state", false);
    }
    return false;
}

/* Does the venue's line hold a known place, a state, or a noun that names buildings or regions? Three names with commas between
 * them may be an author and his subjects. */
static bool names_place(const struct place_finder *f, const ro_line *l, ro_str venue) {
    ro_entry e;
    for (size_t i = l->word; i < l->word + l->nwords; i++) {
        if (l->units->words[i].span.lo < (uint32_t)(venue.p - l->units->text.p)) continue;
        if (ro_units_match(l->units, f->places, i, l->word + l->nwords, &e) && !ro_str_is(e.value[0], "not")) return true;
        if (ro_place_state(f, l->units, i, l->word + l->nwords)) return true;
    }
    return false;
}

/* "Via Teleconference South Court Auditorium": the hall, without what is no part of its name. */
static ro_str behind_furniture(const struct place_finder *f, const struct ro_sheet *s) {
    const ro_line *l = s->at;
    ro_str v = s->venue;
    ro_entry e;
    size_t i = l->word, end = l->word + l->nwords;
    while (i < end && l->units->text.p + l->units->words[i].span.lo < v.p) i++;
    unsigned n = ro_units_match(l->units, f->places, i, end, &e);
    if (!n || i + n >= end || !ro_str_is(e.value[0], "not")) return v;
    const char *from = l->units->text.p + l->units->words[i + n].span.lo;
    return (ro_str){from, v.n - (size_t)(from - v.p)};
}

static void find_place(struct place_finder *f) {
    ro_reading *r = f->r;
    const struct ro_sheet *s = ro_sheet_of(r);
    const ro_event *ev = r->event;
    bool told = r->rec->kind != RO_KIND_STATEMENT && r->rec->kind != RO_KIND_OTHER,
         listed = s->venue.n && names_place(f, s->at, s->venue);
    if (listed || (s->venue.n && told)) {
        ro_str venue = behind_furniture(f, s);
        uint32_t lo = (uint32_t)(venue.p - s->at->units->text.p);
        ro_span span = {lo, lo + (uint32_t)venue.n};
        r->rec->place.value = ro_str_blanks(r->arena, venue);
        r->rec->place.why = ro_line_why(r, s->at, span, "place.line", listed || r->rec->kind == RO_KIND_TRANSCRIPT);
        return;
    }
    if (r->rec->form == RO_FORM_CALL || !told) return;
    if (ev->main == 0 && ev->ntell && in_tell(f, ev->tell, "place.told", true)) return;
    if (in_tell(f, &ev->title, "place.title", true)) return;
    for (size_t i = 0; i < ev->ntell && i <= ev->main && i < 4; i++)
        if (in_tell(f, &ev->tell[i], "place.told", i == ev->main)) return;
    if (r->rec->kind == RO_KIND_NOTICE) return;
    if (near_talks(f, 8)) return;
    if (ev->main < ev->ntell && ro_place_town(f, &ev->tell[ev->main], "place.town")) return;
    if (ev->speech) {
        in_speech(f, 600, true);
        return;
    }
    if (title_state(f, &ev->title)) return;
    in_speech(f, 300, false);
}

static struct place_finder finder(ro_reading *r) {
    return (struct place_finder){r, ro_lexicon_get("places"), ro_lexicon_get("states"), ro_lexicon_get("placewords")};
}

bool ro_place_named(ro_reading *r, const ro_line *l, ro_str venue) {
    struct place_finder f = finder(r);
    return names_place(&f, l, venue);
}

bool ro_place_within(ro_reading *r, size_t word, size_t end, ro_span *out) {
    struct place_finder f = finder(r);
    const ro_units *u = r->units;
    for (size_t i = word; i + 1 < end; i++) {
        if (!place_is(u, i, "at") && !place_is(u, i, "in")) continue;
        size_t k = i + 1 + place_is(u, i + 1, "the");
        unsigned n = k < end ? place_at(&f, u, k, end) : 0;
        if (!n) continue;
        n = with_more(&f, u, k, n, end);
        *out = (ro_span){u->words[k].span.lo, u->words[k + n - 1].span.hi};
        return true;
    }
    return false;
}

/* ---- what it lies in ------------------------------------------------------------------------------------------------------ */

/* The city and state of a place: as its own words say, else as the list of places does. */
static void contain(struct place_finder *f) {
    ro_record *rec = f->r->rec;
    const ro_units *u = ro_segment(f->r->arena, rec->place.value, NULL, 0);
    ro_str city = RO_NONE, state = RO_NONE, listed = RO_NONE, town = RO_NONE;
    for (size_t i = 0; i < u->nwords;) {
        ro_entry e, st;
        unsigned n = known(f, u, i, u->nwords, &e), m = n ? 0 : ro_place_state(f, u, i, u->nwords);
        if (n && ro_str_is(e.value[0], "city") && !city.p)
            city = ro_cut(u->text, (ro_span){u->words[i].span.lo, u->words[i + n - 1].span.hi});
        if (n && !listed.n) listed = e.value[1];
        if (n && !town.n) town = e.value[2];
        if (m && ro_units_match(u, f->states, i, u->nwords, &st)) state = st.value[0];
        unsigned part = n || m ? 0 : ro_units_match(u, f->places, i, u->nwords, &st);
        if (part && !listed.n && ro_event_role(f->places, st.phrase, "part", &st)) listed = st.value[1];
        i += n ? n : m ? m : 1;
    }
    ssize_t comma = ro_str_find(rec->place.value, RO_S(","));
    bool read = strcmp(rec->place.why.rule, "place.town") == 0; /* its first words are the town's name */
    if (!city.p && read) city = (ro_str){rec->place.value.p, comma < 0 ? rec->place.value.n : (size_t)comma};
    if (!city.p && town.n) city = town;
    rec->place_city = city;
    rec->place_state = state.p ? state : listed.n == 2 ? listed : RO_NONE;
}

void ro_find_place(ro_reading *r) {
    struct place_finder f = finder(r);
    find_place(&f);
    if (r->rec->place.value.n) contain(&f);
}
