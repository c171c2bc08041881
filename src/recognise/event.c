/* Which sentence tells of the meeting, and in which tense.
 *
 * The title and the first sentences outside speech are read for the words of data/LANG/events.tsv. A verb of meeting in the past
 * ("met", "had talks") or a noun of meeting with such a verb makes a sentence the telling one; "will" before a verb
 * of meeting makes it a notice, unless the past comes first in the same sentence. From a topic word on ("to discuss",
 * "preparations for") a sentence speaks of something else. */
#include "recognise/event.h"

#include <stdlib.h>

enum { HEAD_SENTENCES = 12 }; /* the telling sentence of all gold accounts is among the first 3; the rest is for long leads */

static ro_form form_of(ro_str v) {
    return ro_str_is(v, "talks")   ? RO_FORM_TALKS
           : ro_str_is(v, "call")  ? RO_FORM_CALL
           : ro_str_is(v, "visit") ? RO_FORM_VISIT
                                   : RO_FORM_OTHER;
}

/* A call is said outright, talks outrank the visit they are part of. */
static ro_form firmer(ro_form a, ro_form b) {
    static const int rank[] = {[RO_FORM_OTHER] = 0, [RO_FORM_VISIT] = 1, [RO_FORM_TALKS] = 2, [RO_FORM_CALL] = 3};
    return rank[b] > rank[a] ? b : a;
}

/* Entries of one phrase differ by role ("visit" is a noun and a base); the first with the role asked for. */
bool ro_event_role(const ro_lexicon *l, ro_str phrase, const char *role, ro_entry *out) {
    for (size_t i = ro_lexicon_index(l, phrase); i < ro_lexicon_count(l); i++) {
        ro_entry e = ro_lexicon_at(l, i);
        if (!ro_str_eq(e.phrase, phrase)) return false;
        if (ro_str_is(e.value[0], role)) return *out = e, true;
    }
    return false;
}

static bool base_after(const ro_units *u, const ro_lexicon *l, size_t i, size_t end) {
    ro_entry e;
    for (size_t k = i; k < end && k < i + 3; k++)
        if (ro_event_role(l, u->words[k].fold, "base", &e)) return true;
    return false;
}

static void read_tell(const ro_lexicon *l, ro_tell *t, bool headline) {
    ro_entry e, x;
    t->cue = t->topic = t->end;
    bool noun = false, event = false, back = false;
    size_t first_noun = t->end;
    for (size_t i = t->word; i < t->end;) {
        unsigned n = ro_units_match(t->units, l, i, t->end, &e);
        if (!n) {
            if (headline && ro_str_is(t->units->words[i].fold, "to") && !t->did && i > t->word && i + 1 < t->end &&
                (t->units->words[i - 1].flags & RO_WORD_CAP) && ro_event_role(l, t->units->words[i + 1].fold, "base", &x) && !noun)
                t->will = true, t->cue = i < t->cue ? i : t->cue;
            i++;
            continue;
        }
        if (ro_event_role(l, e.phrase, "topic", &x) && (t->cue < t->end || noun) && t->topic == t->end) t->topic = i;
        bool open = t->topic == t->end;
        back = back || (t->cue == t->end && ro_event_role(l, e.phrase, "back", &x));
        t->sent = t->sent || ro_event_role(l, e.phrase, "sent", &x);
        if (ro_event_role(l, e.phrase, "did", &x) && open && !t->will) {
            t->did = true;
            event = event || ro_str_is(x.value[1], "event");
            t->form = firmer(t->form, form_of(x.value[1]));
            if (t->cue == t->end) t->cue = i;
        } else if (ro_event_role(l, e.phrase, "noun", &x)) {
            if (open || (headline && !t->form)) t->form = firmer(t->form, form_of(x.value[1])); /* "Statements following talks" */
            noun = true;
            if (first_noun == t->end) first_noun = i;
        } else if (ro_event_role(l, e.phrase, "will", &x) && !t->did && open &&
                   (!ro_str_is(e.phrase, "will") || base_after(t->units, l, i + n, t->end))) {
            t->will = true;
            if (t->cue == t->end) t->cue = i;
        } else if (t->will && ro_event_role(l, e.phrase, "base", &x) && open)
            t->form = firmer(t->form, form_of(x.value[1]));
        i += n;
    }
    if (headline && t->cue == t->end) t->cue = first_noun;
    if (!headline && back) t->did = false, t->form = RO_FORM_OTHER, t->cue = t->end;
    if (!headline && !noun && !event && t->form == RO_FORM_OTHER) t->did = false; /* "had", "led" without a meeting */
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
        const ro_units *u = ro_segment(r->arena, title, NULL, 0);
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
    read_tell(l, &ev->title, true);
}

const ro_event *ro_event_find(ro_reading *r) {
    ro_event *ev = RO_NEW(r->arena, ro_event);
    const ro_lexicon *l = ro_lexicon_get("events");
    const struct ro_sheet *s = ro_sheet_of(r);
    const ro_units *u = r->units;
    ro_find_labels(r, l, ev);
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
        read_tell(l, t, false);
    }
    ev->main = ev->ntell;
    for (size_t i = 0; i < ev->ntell && ev->main == ev->ntell; i++)
        if (ev->tell[i].did || ev->tell[i].will) ev->main = i;
    ev->will = ev->main < ev->ntell ? ev->tell[ev->main].will : ev->title.will;
    if (ev->title.units && ev->title.will && !(ev->main < ev->ntell && ev->main < 1 && ev->tell[ev->main].did)) ev->will = true;
    if (ev->speech) ev->will = false;
    return ev;
}
