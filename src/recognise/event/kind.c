/* What sort of account this is: kind, form, scope, whether the meeting was held, and its parts.
 *
 * Speakers' labels make a transcript; a meeting told as to come makes a notice; a sentence that tells of one in the past makes a
 * report, even under the headline "Statement by the press secretary on the call with …"; what is left is a statement
 * where the title or the first person says so, and else other. The form is what the title says of the meeting, then the telling
 * sentence. A transcript is of opening remarks where it says so, or breaks off ("<…>", "the talks today will …"). */
#include "recognise/event/event.h"
#include "recognise/uncased/uncased.h"

static ro_because tell_why(const ro_reading *r, const ro_tell *t, const char *rule, bool certain) {
    size_t i = t->cue < t->end ? t->cue : t->word;
    return ro_line_why(r, t->line, t->units->words[i].span, rule, certain);
}

static bool title_kind(const ro_event *ev, const ro_lexicon *l, ro_entry *out) {
    const ro_tell *t = &ev->title;
    if (!t->units) return false;
    for (size_t i = t->word; i < t->end && i < t->word + 4;
         i++) { /* "Joint Press Statement by …", not "Meeting on the statement" */
        unsigned n = ro_units_match(t->units, l, i, t->end, out);
        if (n && ro_str_is(out->value[0], "doc")) return true;
        if (n > 1) i += n - 1;
    }
    return false;
}

/* Does a quotation open (1) or close (-1) between word i and the next? A straight mark does what its place says. */
static int quotes(const ro_units *u, size_t i) {
    ro_str g = ro_units_gap(u, i);
    for (size_t k = 0; k < g.n;) {
        size_t at = k;
        uint32_t c = ro_utf8_next(g, &k);
        if (c == 0x201C || c == 0x00AB) return 1;
        if (c == 0x201D || c == 0x00BB) return -1;
        if (c == '"') return k == g.n && at ? 1 : -1;
    }
    return 0;
}

/* Does the account itself say "I" and "we"? */
static bool first_person(const ro_units *u, ro_span *where) {
    size_t said = 0, n = u->nwords < 120 ? u->nwords : 120;
    bool quoted = u->nwords && u->words->span.lo && !ro_cp_word((unsigned char)u->text.p[u->words->span.lo - 1]);
    for (size_t i = 0; i < n; i++) {
        ro_str w = u->words[i].fold;
        int q = i ? quotes(u, i - 1) : 0;
        if (q) quoted = q > 0;
        bool i_word = ro_str_is(w, "i") && u->words[i].flags & RO_WORD_CAP;
        if (quoted || (!i_word && !ro_str_is(w, "we") && !ro_str_is(w, "my") && !ro_str_is(w, "our"))) continue;
        if (!said++) *where = u->words[i].span;
    }
    return said >= 2;
}

/* Does the first sentence tell outright that people met, whatever the title calls the text? */
static bool told_first(const ro_event *ev) {
    return ev->main == 0 && ev->ntell && ev->tell->did && ev->tell->form && !ev->tell->loose;
}

/* A person, an office or a state in the stretch. */
static bool names_somebody(const ro_reading *r, const ro_tell *t) {
    const ro_lexicon *lists[] = {ro_lexicon_get("offices"), ro_lexicon_get("states")};
    for (size_t i = t->word; t->units && i < t->end; i++) {
        if (t->units == r->units && ro_mention_at(r, t->units->words[i].span.lo)) return true;
        for (size_t k = 0; k < 2; k++)
            if (ro_units_match(t->units, lists[k], i, t->end, NULL)) return true;
    }
    return false;
}

/* A firm's news, a story of anybody: no office of a state issued it, nobody met, and where it tells of something done or to come
 * it names no person, office or state. That makes it no account of anything that officials did. */
static bool told_of_nobody(const ro_reading *r, const ro_event *ev) {
    const ro_record *rec = r->rec;
    if (r->uncased || (rec->kind != RO_KIND_REPORT && rec->kind != RO_KIND_NOTICE)) return false;
    if (rec->publisher_side.n || rec->nattendance || (ev->title.units && ev->title.form)) return false;
    const ro_tell *main = ev->main < ev->ntell ? &ev->tell[ev->main] : NULL;
    return !names_somebody(r, &ev->title) && !(main && names_somebody(r, main)) && !(ev->ntell && names_somebody(r, ev->tell));
}

static void find_kind(ro_reading *r, const ro_event *ev) {
    ro_record *rec = r->rec;
    const ro_lexicon *l = ro_lexicon_get("events");
    const ro_tell *main = ev->main < ev->ntell ? &ev->tell[ev->main] : NULL;
    ro_entry doc;
    ro_span where = RO_NOSPAN;
    bool titled = r->uncased ? ro_uncased_document(r, &doc) : title_kind(ev, l, &doc), did = main && main->did;
    bool about = ev->title.units && ev->title.form != RO_FORM_OTHER;
    bool told = did || (about && ev->ntell && ev->tell->said);
    rec->held = true;
    if (ev->speech) {
        rec->kind = RO_KIND_TRANSCRIPT;
        rec->kind_why = ro_why(r, ev->label_span, "kind.labels", true);
    } else if (titled && ro_str_is(doc.value[1], "report")) {
        rec->kind = RO_KIND_REPORT;
        rec->kind_why = tell_why(r, &ev->title, "kind.readout", true);
    } else if (ev->will && ((main && main->will) || ev->title.will) &&
               (!titled || about || (ev->main == 0 && main->will && main->form))) {
        rec->kind = RO_KIND_NOTICE;
        rec->held = false;
        const ro_tell *t = ev->title.units && ev->title.will ? &ev->title : main;
        rec->kind_why = tell_why(r, t, "kind.to-come", t->form != RO_FORM_OTHER);
    } else if (titled && !(about && told) && !(told_first(ev) && !first_person(r->units, &where))) {
        rec->kind = ro_str_is(doc.value[1], "statement") ? RO_KIND_STATEMENT : RO_KIND_OTHER;
        rec->kind_why = tell_why(r, &ev->title, "kind.title", true);
    } else if (did) {
        rec->kind = RO_KIND_REPORT;
        rec->kind_why = tell_why(r, main, "kind.told", ev->main == 0 && (main->form || main->noun < main->end));
    } else if (about) {
        rec->kind = RO_KIND_REPORT;
        rec->kind_why = tell_why(r, &ev->title, "kind.title-meeting", false);
    } else if (ev->title.sent || (ev->ntell && ev->tell[0].sent)) {
        rec->kind = RO_KIND_STATEMENT;
        rec->kind_why = tell_why(r, ev->title.sent ? &ev->title : ev->tell, "kind.message", false);
    } else if (ev->title.did) {
        rec->kind = RO_KIND_REPORT;
        rec->kind_why = tell_why(r, &ev->title, "kind.title-told", false);
    } else if (!(rec->author.value.n && !rec->publisher_side.n) &&
               first_person(r->units, &where)) { /* a columnist's "I" is none */
        rec->kind = RO_KIND_STATEMENT;
        rec->kind_why = ro_why(r, where, "kind.first-person", false);
    }
    if (told_of_nobody(r, ev)) {
        rec->kind = RO_KIND_OTHER;
        rec->kind_why = (ro_because){RO_NOSPAN, RO_NOSPAN, NULL, false};
    }
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) rec->held = false;
    if (rec->kind == RO_KIND_OTHER && !rec->publisher_side.n && !rec->nattendance) rec->nsides = 0; /* nobody met anybody */
}

/* A dash joins the word to another name: "Norland-Sudland", "Sudland – Norland". */
static bool paired(const ro_tell *t, size_t i) {
    for (size_t k = i > t->word ? i - 1 : i; k <= i + 1 && k + 1 < t->end; k++) {
        ro_str g = ro_str_trim(ro_units_gap(t->units, k));
        if (ro_str_is(g, "-") || ro_str_is(g, ".-") || ro_str_is(g, "\xE2\x80\x93") || ro_str_is(g, "\xE2\x80\x91") ||
            ro_str_is(g, ". \xE2\x80\x93"))
            return t->units->words[k + 1].flags & RO_WORD_CAP;
    }
    return false;
}

/* Does the stretch name a state that is not this side's, or say that several sides met? */
static bool names_other(const ro_reading *r, const ro_tell *t, ro_str side, bool title) {
    const ro_lexicon *states = ro_lexicon_get("states"), *events = ro_lexicon_get("events");
    for (size_t i = t->word; t->units && i < t->end; i++) {
        ro_entry e;
        if (ro_event_role(events, t->units->words[i].fold, "sides", &e)) return true;
        if (!(t->units->words[i].flags & RO_WORD_CAP) || !ro_units_match(t->units, states, i, t->end, &e)) continue;
        bool state = ro_str_is(e.value[1], "name") || ro_str_is(e.value[1], "adj"), own = ro_str_eq(e.value[0], side);
        /* a headline names a state because somebody is foreign there; an office's own headline may name its own, and then a pair
         * ("Norland-Sudland talks") or a body of states beside it tells that others are there */
        bool alone = title && r->rec->publisher_side.n && own;
        if (state && (title ? !alone || paired(t, i) : !own)) return true;
        bool shout = t->units->words[i].flags & RO_WORD_UPPER || e.phrase.n > 6; /* the WHO, and not "Who" */
        if (!state && title && !own && shout && ro_str_is(e.value[1], "org")) return true;
    }
    return false;
}

/* One side, and neither the title nor the telling sentence names another. */
static bool at_home(const ro_reading *r, const ro_event *ev) {
    if (r->rec->nsides != 1) return false;
    for (size_t i = 0; i < r->rec->nattendance && i < 8; i++) /* an office alone whose state is not printed faces the one side */
        if (!r->rec->attendance[i].name.n && !r->rec->attendance[i].side.n) return false;
    ro_str side = r->rec->sides[0];
    if (names_other(r, &ev->title, side, true)) return false;
    for (size_t i = 0; i < ev->ntell && i < 2; i++)
        if (names_other(r, &ev->tell[i], side, false)) return false;
    return true;
}

/* "Spoke with" is a call only where nobody stood there: at a place that the page prints, or where something else is told of
 * before it ("laid a wreath"), people spoke face to face. */
static bool face_to_face(ro_reading *r, const ro_event *ev, const ro_tell *t) {
    if (!t->loose) return false;
    if (ev->title.did && ev->title.event && !ev->title.form) return true;
    const struct ro_sheet *s = ro_sheet_of(r);
    return s->at && s->venue.n && ro_place_named(r, s->at, s->venue);
}

static void find_form(ro_reading *r, const ro_event *ev) {
    ro_record *rec = r->rec;
    if (rec->kind == RO_KIND_STATEMENT || rec->kind == RO_KIND_OTHER) return;
    const ro_tell *t = NULL;
    if (ev->title.units && ev->title.form) t = &ev->title;
    for (size_t i = 0; i < ev->ntell && !t && i < 4; i++)
        if (ev->tell[i].form && !face_to_face(r, ev, &ev->tell[i])) t = &ev->tell[i];
    if (t) {
        rec->form = t->form;
        const ro_tell *m = ev->main < ev->ntell ? &ev->tell[ev->main] : NULL;
        if (m && t != m && m->form == RO_FORM_CALL && !m->loose && rec->form == RO_FORM_TALKS && m->cue < m->end)
            rec->form = RO_FORM_CALL;
        rec->form_why = tell_why(r, t, "form.word", !t->loose);
    } else if (rec->kind == RO_KIND_TRANSCRIPT && rec->nsides > 1) {
        rec->form = RO_FORM_TALKS;
        rec->form_why = ro_why(r, ev->label_span, "form.two-sides", false);
    }
    if (rec->form == RO_FORM_TALKS && at_home(r, ev)) { /* nobody of another side is told of: no talks between sides */
        rec->form = RO_FORM_OTHER;
        rec->form_why.rule = "form.one-side";
        rec->form_why.certain = false;
    }
}

/* "<…>" in the text. */
static bool marked_broken(const ro_reading *r, ro_because *why) {
    ro_str marks[] = {RO_S("<…>"), RO_S("<...>")};
    for (size_t k = 0; k < 2; k++) {
        ssize_t at = ro_str_find(r->rec->text, marks[k]);
        if (at < 0) continue;
        *why = ro_why(r, (ro_span){(uint32_t)at, (uint32_t)((size_t)at + marks[k].n)}, "scope.breaks-off", true);
        return true;
    }
    return false;
}

enum { SAYS = 100000 }; /* bytes in which a speaker says that the talks are still to come */

/* A phrase of the text that says how much of the meeting the page holds. */
static bool text_says(const ro_reading *r, const char *const *phrases, ro_span *where) {
    ro_str text = {r->rec->text.p, r->rec->text.n < SAYS ? r->rec->text.n : SAYS};
    for (; *phrases; phrases++) {
        ssize_t at = ro_str_find_nocase(text, *phrases);
        if (at < 0) continue;
        *where = (ro_span){(uint32_t)at, (uint32_t)((size_t)at + strlen(*phrases))};
        return true;
    }
    return false;
}

static void find_scope(ro_reading *r, const ro_event *ev) {
    static const char *const opening[] = {"my opening remarks", "opening remarks", NULL};
    static const char *const ahead[] = {
        "our talks today",      "our meeting today",          "during our meeting", "meeting will help",
        "today's meeting will", "exchange of opinions today", "negotiations today", NULL};
    ro_record *rec = r->rec;
    ro_span at = RO_NOSPAN;
    if (rec->kind != RO_KIND_TRANSCRIPT) {
        rec->scope = rec->kind == RO_KIND_OTHER ? RO_SCOPE_UNKNOWN : RO_SCOPE_WHOLE;
        if (rec->scope) rec->scope_why = (ro_because){RO_NOSPAN, RO_NOSPAN, "scope.of-kind", false};
        return;
    }
    ro_str title = rec->title.value;
    bool begun = title.p && (ro_str_find_nocase(title, "beginning of") >= 0 ||
                             ro_str_find_nocase(title, "opening remarks") >= 0 || ro_str_find_nocase(title, "start of") >= 0);
    bool press = title.p && (ro_str_find_nocase(title, "press") >= 0 || ro_str_find_nocase(title, "news conference") >= 0 ||
                             ro_str_find_nocase(title, "speech") >= 0 || ro_str_find_nocase(title, "interview") >= 0 ||
                             ro_str_find_nocase(title, "address") >= 0);
    rec->scope = RO_SCOPE_WHOLE;
    rec->scope_why = ro_why(r, ev->label_span, "scope.transcript", false);
    if (begun || ro_uncased_opening(r)) {
        rec->scope = RO_SCOPE_OPENING;
        rec->scope_why = rec->title.why;
        rec->scope_why.rule = "scope.title";
        rec->scope_why.certain = true;
    } else if (marked_broken(r, &rec->scope_why)) {
        rec->scope = press ? RO_SCOPE_PART : RO_SCOPE_OPENING;
    } else if (!press && (text_says(r, opening, &at) || text_says(r, ahead, &at))) {
        rec->scope = RO_SCOPE_OPENING;
        rec->scope_why = ro_why(r, at, "scope.talks-ahead", false);
    }
}

/* What calls itself a readout is the narrator's: its lists have headings with colons, and nobody speaks. */
static bool readout(const ro_event *ev) {
    ro_entry doc;
    return title_kind(ev, ro_lexicon_get("events"), &doc) && ro_str_is(doc.value[1], "report");
}

static void frame(ro_reading *r, const ro_event *ev) {
    ro_record *rec = r->rec;
    if (ev->speech && readout(ev)) ev = ro_event_unspoken(r);
    r->event = ev;
    rec->kind = RO_KIND_OTHER, rec->form = RO_FORM_OTHER, rec->scope = RO_SCOPE_UNKNOWN;
    rec->kind_why = rec->form_why = rec->scope_why = (ro_because){RO_NOSPAN, RO_NOSPAN, NULL, false};
    find_kind(r, ev);
    find_form(r, ev);
    find_scope(r, ev);
}

/* A line that ends in a colon may announce a list ("She spoke with:"): labels behind which nobody speaks make no transcript. */
static void unless_spoken(ro_reading *r) {
    ro_record *rec = r->rec;
    if (!rec->kind_why.rule || strcmp(rec->kind_why.rule, "kind.labels") != 0) return;
    for (size_t i = 0; i < rec->nstatements; i++)
        if (rec->statements[i].why.rule && strncmp(rec->statements[i].why.rule, "turn.", 5) == 0) return;
    frame(r, ro_event_unspoken(r));
    rec->kind_why.certain = false;
    if (rec->kind != RO_KIND_STATEMENT && rec->kind != RO_KIND_OTHER) return;
    rec->meeting = (ro_date){.why = {RO_NOSPAN, RO_NOSPAN, NULL, false}}; /* it tells of no meeting after all */
    rec->place = (ro_value){RO_NONE, {RO_NOSPAN, RO_NOSPAN, NULL, false}};
}

/* Labels inside a paragraph are seen only by who looks for turns: where turns are most of the text it is a transcript. */
void ro_kind_of_turns(ro_reading *r) {
    ro_record *rec = r->rec;
    size_t said = 0, first = rec->nstatements, n = 0;
    if (rec->kind == RO_KIND_TRANSCRIPT) {
        unless_spoken(r);
        return;
    }
    for (size_t i = 0; i < rec->nstatements; i++) {
        const ro_statement *s = &rec->statements[i];
        if (!s->why.rule || strcmp(s->why.rule, "turn.label") != 0) continue;
        if (!n++) first = i;
        said += s->why.span.hi - s->why.span.lo;
    }
    if (n < 2 && said * 2 < rec->text.n + !n) return;
    rec->kind = RO_KIND_TRANSCRIPT;
    rec->kind_why = rec->statements[first].why;
    rec->kind_why.rule = "kind.turns";
    rec->kind_why.certain = n > 1;
    rec->held = true;
    if (!rec->form) find_form(r, r->event);
    find_scope(r, r->event);
}

void ro_find_kind(ro_reading *r) { frame(r, ro_event_find(r)); }
