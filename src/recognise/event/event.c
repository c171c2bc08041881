/* Which sentence tells of the meeting, and in which tense.
 *
 * The title and the first sentences outside speech are read for the words of data/LANG/events.tsv. A verb of meeting in the past
 * ("met", "had talks") or a noun of meeting with such a verb makes a sentence the telling one; "will" before a verb
 * of meeting makes it a notice, unless the past comes first in the same sentence. From a topic word on ("to discuss",
 * "preparations for") a sentence speaks of something else. */
#include "recognise/event/event.h"
#include "recognise/inflect/inflect.h"
#include "recognise/uncased/uncased.h"

enum { HEAD_SENTENCES = 12 }; /* the telling sentence of all gold accounts is among the first 3; the rest is for long leads */

static ro_form form_of(ro_str v) {
    return ro_str_is(v, "talks")                           ? RO_FORM_TALKS
           : ro_str_is(v, "call") || ro_str_is(v, "spoke") ? RO_FORM_CALL
           : ro_str_is(v, "visit")                         ? RO_FORM_VISIT
                                                           : RO_FORM_OTHER;
}

/* A call is said outright, talks outrank the visit they are part of; "spoke with" is a call where nothing else is said. */
static void take_form(ro_tell *t, ro_str v) {
    enum { LOOSE_CALL = 2 };
    static const int rank[] = {[RO_FORM_OTHER] = 0, [RO_FORM_VISIT] = 1, [RO_FORM_TALKS] = 3, [RO_FORM_CALL] = 4};
    ro_form f = form_of(v);
    bool loose = ro_str_is(v, "spoke");
    int old = t->loose ? LOOSE_CALL : rank[t->form], new = loose ? LOOSE_CALL : rank[f];
    if (new > old) t->form = f, t->loose = loose;
}

/* Entries of one phrase differ by role ("visit" is a noun and a base); the first with the role asked for. */
bool ro_event_role(const ro_lexicon *l, ro_str phrase, const char *role, ro_entry *out) {
    return ro_lexicon_as(l, phrase, role, out);
}

static bool base_after(const ro_units *u, const ro_lexicon *l, size_t i, size_t end) {
    ro_entry e;
    for (size_t k = i; k < end && k < i + 3; k++)
        if (ro_event_role(l, u->words[k].fold, "base", &e)) return true;
    return false;
}

/* "A system called Norn Two": the word hangs on the noun before it, which is no office, no pronoun and no name. */
static bool hangs_on_noun(const ro_units *u, size_t i) {
    const ro_word *w = i ? &u->words[i - 1] : NULL;
    if (!w || w->flags & (RO_WORD_CAP | RO_WORD_DIGIT) || !ro_str_is(ro_units_gap(u, i - 1), " ") ||
        !ro_str_is(u->words[i].fold, "called"))
        return false;
    static const char *const lists[] = {"offices", "subjects", "function", "speech_words", "groups"};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (ro_word_find(w, ro_lexicon_get(lists[k]), NULL)) return false;
    return !ro_str_ends(w->fold, "ly");
}

/* Is the phrase said of somebody who is named or holds an office: "called President N", "received the Foreign Minister"? */
static bool of_somebody(const ro_units *u, const ro_lexicon *l, size_t i, unsigned n, size_t end) {
    ro_entry e;
    size_t k = i + n;
    if (i && ro_event_role(l, u->words[i - 1].fold, "be", &e)) return false;
    if (hangs_on_noun(u, i)) return false;
    if (k < end && ro_event_role(l, u->words[k].fold, "article", &e)) k++;
    if (k >= end || !(u->words[k].flags & RO_WORD_CAP)) return false;
    bool letters =
        u->words[k].flags & RO_WORD_UPPER && u->words[k].fold.n > 1; /* "received FDA clearance"; but "received US President N" */
    return !letters || ro_units_match(u, ro_lexicon_get("states"), k, end, &e) ||
           ro_units_match(u, ro_lexicon_get("offices"), k + 1, end, &e) || (k + 1 < end && u->words[k + 1].flags & RO_WORD_UPPER);
}

/* Does the stretch speak of a meeting, and not of anything else that happened or will? */
static bool of_meeting(const ro_tell *t) { return t->form || t->noun < t->end; }

/* "sent greetings to the fifth meeting of the Union": whom a message went to, and nothing that its sender took part in. */
static bool addressed(const ro_tell *t, size_t i) {
    bool to = false;
    static const char *const on[] = {"during", "at", "by", "after", "following", "on", "over"};
    for (size_t k = i; k > t->word && !to; k--) {
        for (size_t p = 0; p < sizeof on / sizeof *on; p++)
            if (ro_str_is(t->units->words[k - 1].fold, on[p])) return false;
        if (ro_str_is(t->units->words[k - 1].fold, "in") && ro_str_is(t->units->words[k].fold, "a"))
            return false; /* "in a call" */
        to = ro_str_is(t->units->words[k - 1].fold, "to");
    }
    return to;
}

enum role { WILL, TOPIC, BACK, REMOTE, SENT, SAID, WHOM, DID, NOUN, BASE, ROLES };

/* The roles that a phrase has, and of each the form or event of its first entry. */
struct roles {
    bool has[ROLES];
    ro_str form[ROLES];
};

static void roles_of(const ro_lexicon *l, ro_str phrase, struct roles *x) {
    static const char *const name[] = {"will", "topic", "back", "remote", "sent", "said", "whom", "did", "noun", "base"};
    size_t at = ro_lexicon_index(l, phrase);
    memset(x->has, 0, sizeof x->has);
    for (unsigned k = 0, n = ro_lexicon_same(l, at); k < n; k++) {
        ro_entry e = ro_lexicon_at(l, at + k);
        for (int r = 0; r < ROLES; r++)
            if (!x->has[r] && ro_str_is(e.value[0], name[r])) x->has[r] = true, x->form[r] = e.value[1];
    }
}

/* One phrase of the list at word i: what it makes of the stretch. */
static void read_phrase(const ro_lexicon *l, ro_tell *t, size_t i, unsigned n, ro_str phrase, bool headline) {
    struct roles x;
    roles_of(l, phrase, &x);
    bool ahead = !t->did && t->cue == t->end && t->topic == t->end && x.has[WILL];
    bool topic = x.has[TOPIC] && (t->cue < t->end || t->noun < t->end);
    if (topic && !ahead && t->topic == t->end) t->topic = i; /* "The summit will be held": it is told of, if nothing was before */
    bool open = t->topic == t->end;
    t->back = t->back || (t->cue == t->end && x.has[BACK]);
    t->remote = t->remote || x.has[REMOTE];
    t->sent = t->sent || x.has[SENT];
    /* "The rivers will be treated as a priority, Norn said at a meeting": what will be is what was said, not the meeting. */
    if (headline && t->will && x.has[SAID] && !of_meeting(t) && !t->event) t->will = false, t->cue = t->end;
    t->said = t->said || (!t->will && x.has[SAID]);
    bool whom = x.has[WHOM] && of_somebody(t->units, l, i, n, t->end);
    if ((whom || x.has[DID]) && open && !t->will) {
        ro_str form = x.form[whom ? WHOM : DID];
        t->did = true;
        t->event = t->event || ro_str_is(form, "event");
        take_form(t, form);
        if (t->cue == t->end) t->cue = i;
    } else if (x.has[NOUN] && t->sent && !of_meeting(t) && addressed(t, i)) {
        return;
    } else if (x.has[NOUN]) {
        if (open || (headline && !t->form)) take_form(t, x.form[NOUN]); /* "Statements following talks" */
        if (t->noun == t->end) t->noun = i;
    } else if (x.has[WILL] && !t->did && open && (!ro_str_is(phrase, "will") || base_after(t->units, l, i + n, t->end))) {
        t->will = true;
        t->event = t->event || ro_str_is(x.form[WILL], "event"); /* "looks forward to welcoming" */
        if (t->cue == t->end) t->cue = i;
    } else if (t->will && x.has[BASE] && open) {
        t->event = t->event || ro_str_is(x.form[BASE], "event");
        take_form(t, x.form[BASE]);
    }
}

/* "Lindqvist to meet Tupaq": a headline's future. */
static bool headline_future(const ro_lexicon *l, const ro_tell *t, size_t i) {
    ro_entry x;
    const ro_units *u = t->units;
    return ro_str_is(u->words[i].fold, "to") && !t->did && i > t->word && i + 1 < t->end && t->noun == t->end &&
           (u->words[i - 1].flags & RO_WORD_CAP) && ro_event_role(l, u->words[i + 1].fold, "base", &x);
}

static void read_tell(ro_reading *r, const ro_lexicon *l, ro_tell *t, bool headline) {
    if (r->uncased) {
        ro_uncased_tell(r, t, headline);
        return;
    }
    ro_entry e;
    t->cue = t->topic = t->noun = t->end;
    for (size_t i = t->word; i < t->end;) {
        unsigned n = ro_units_match(t->units, l, i, t->end, &e);
        if (n) {
            read_phrase(l, t, i, n, e.phrase, headline);
        } else if (headline && headline_future(l, t, i)) {
            t->will = true;
            if (i < t->cue) t->cue = i;
        }
        i += n ? n : 1;
    }
    if (headline && t->will && !of_meeting(t) && !t->event) t->will = false; /* firms and teams have plans too */
    if (headline && t->cue == t->end) t->cue = t->noun;
    if (!headline && t->back) t->did = false, t->form = RO_FORM_OTHER, t->cue = t->end;
    if (!headline && t->noun == t->end && !t->event && t->form == RO_FORM_OTHER)
        t->did = false; /* "had", "led" without a meeting */
}

static const ro_line *line_of_para(const struct ro_sheet *s, const ro_units *u, size_t word) {
    for (size_t i = s->first; i <= s->last && i < s->nlines; i++)
        if (s->line[i].units == u && word >= s->line[i].word && word < s->line[i].word + s->line[i].nwords) return &s->line[i];
    return NULL;
}

static void title_tell(ro_reading *r, const struct ro_sheet *s, const ro_lexicon *l, ro_event *ev) {
    ro_str title = r->rec->title.value;
    if (!title.n) return;
    if (s->title < s->nlines && s->line[s->title].title) {
        const ro_line *t = &s->line[s->title];
        ev->title = (ro_tell){.units = t->units, .line = t, .word = t->word, .end = t->word + t->nwords};
    } else {
        const ro_units *u = ro_inflect_segment(r, title);
        ro_line *t = RO_NEW(r->arena, ro_line);
        size_t n;
        ro_when *w = ro_whens_find(r->arena, u, &n);
        *t = (ro_line){.units = u,
                       .nwords = (uint32_t)u->nwords,
                       .when = w,
                       .nwhen = n,
                       .text = title,
                       .span = RO_NOSPAN,
                       .source = r->rec->title.why.source,
                       .where = RO_ABOVE,
                       .title = true};
        ev->title = (ro_tell){.units = u, .line = t, .word = 0, .end = u->nwords};
    }
    read_tell(r, l, &ev->title, true);
}

/* The sentence that tells of the meeting. A first sentence may say that somebody did something else of note; what is to come
 * counts only in the lead, as news of all kinds looks ahead further down, and not behind words that report what was said. */
static void find_main(ro_event *ev) {
    enum { LEAD = 3 };
    bool reported = ev->title.did;
    ev->main = ev->ntell;
    for (size_t i = 0; i < ev->ntell && ev->main == ev->ntell; i++) {
        const ro_tell *t = &ev->tell[i];
        reported = reported || t->said;
        if (t->did && (i < LEAD || of_meeting(t))) ev->main = i;
        if (t->will && i < LEAD && (of_meeting(t) || t->event) && !reported) ev->main = i;
    }
    const ro_tell *main = ev->main < ev->ntell ? &ev->tell[ev->main] : NULL;
    bool told = main && (main->did || reported) && ev->main == 0;
    ev->will = main && main->will;
    if (ev->title.units && ev->title.will && !told) ev->will = true;
    if (ev->speech) ev->will = false;
}

static const ro_event *find_event(ro_reading *r, bool labels) {
    ro_event *ev = RO_NEW(r->arena, ro_event);
    const ro_lexicon *l = ro_lexicon_get("events");
    const struct ro_sheet *s = ro_sheet_of(r);
    const ro_units *u = r->units;
    ev->opening = u->nparas;
    if (labels) ro_find_labels(r, l, ev);
    title_tell(r, s, l, ev);
    ev->tell = RO_NEWS(r->arena, ro_tell, HEAD_SENTENCES);
    for (size_t i = 0; i < u->nsentences && ev->ntell < HEAD_SENTENCES; i++) {
        const ro_sentence *x = &u->sentences[i];
        if (x->para >= ev->opening) break;
        if (!x->nwords) continue;
        const ro_line *line = line_of_para(s, u, x->word);
        ro_str place;
        if (!line || line->title || ro_line_date(line, &place) || ro_line_time(line)) continue;
        ro_tell *t = &ev->tell[ev->ntell++];
        *t = (ro_tell){.units = u, .line = line, .word = x->word, .end = x->word + x->nwords};
        read_tell(r, l, t, false);
    }
    find_main(ev);
    return ev;
}

/* Asked for by who was there and again when all people are known. That matters to labels alone: where no paragraph opens with one
 * the answer is the same. */
const ro_event *ro_event_find(ro_reading *r) {
    if (r->unlabelled) return r->unlabelled;
    const ro_event *ev = find_event(r, true);
    if (!ev->label.n) r->unlabelled = ev;
    return ev;
}

const ro_event *ro_event_unspoken(ro_reading *r) { return find_event(r, false); }
