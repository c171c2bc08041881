/* Who was there, out of the captions of pictures.
 *
 * In: what was left out of the text as a caption, and the roll made from the text. A phrase of data/LANG/captions.tsv opens a row
 * of people ("From left: A, Minister of M; B") or stands in brackets behind one of them ("A (left) and Minister B (right)"). Who
 * is not on the roll yet goes on it behind the others, with the place in the capture as evidence, since a caption is no part of
 * the running text. It is certain only where the caption names one who met as well; a picture of another day says nothing. Given
 * up: captions that only tell what is seen ("A speaks with B"). */
#include "names/names.h"
#include "recognise/attendance/attendance.h"

enum { CAPTIONS = 12, BYTES = 1500, LISTED = 200 }; /* read on a page; of one; on the roll, looked through */

static const char *const caption_why = "picture caption or credit";

/* The class of the phrase at word i and its length, 0 none. "Left" alone stands in brackets or between commas. */
static char phrase_at(const struct roll *c, size_t i, unsigned *n) {
    ro_entry e;
    *n = ro_units_match(c->u, ro_lexicon_get("captions"), i, c->u->nwords, &e);
    char k = *n ? e.value[0].p[0] : 0;
    ro_str after = *n ? ro_units_gap(c->u, i + *n - 1) : RO_NONE;
    bool apart = i && (ro_att_gap_has(c, i - 1, "(") || ro_att_comma(c, i - 1)) && after.n && strchr("),;", after.p[0]);
    if (k == 'e' && !apart) return 0;
    bool colon = after.n && strchr(":,)]", after.p[0]);
    if (k == 'r' && !colon && !(i + *n < c->u->nwords && ro_people_cap(c->f, i + *n))) return 0;
    return k;
}

/* Everybody whom the caption shows, onto its own roll. */
static void shown(struct roll *c) {
    bool each = false;
    size_t row = 0;
    for (size_t i = 0; i < c->u->nwords; i++) {
        unsigned n;
        char k = phrase_at(c, i, &n);
        if (k == 'o') return;
        if (k == 'r' && !row) row = i + n;
        each = each || k == 'e';
        if (k) i += n - 1;
    }
    size_t s = row && row < c->u->nwords ? ro_units_sentence_at(c->u, c->u->words[row].span.lo) : c->u->nsentences;
    if (s < c->u->nsentences) {
        size_t hi = c->u->sentences[s].word + c->u->sentences[s].nwords;
        ro_att_sides(c, row, ro_att_people_end(c, row, hi),
                     (struct listing){.role = RO_ROLE_LISTED, .rule = "attendance.caption"});
    }
    for (size_t i = 0; each && i < c->f->runs.n; i++) {
        const struct run *r = &c->f->runs.v[i];
        if (r->person >= 0)
            ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_LISTED, .rule = "attendance.caption"});
    }
}

static bool one_person(ro_arena *a, ro_str x, ro_str y) {
    ro_likeness l;
    ro_names_likeness(a, &(ro_name){.name = x}, &(ro_name){.name = y}, &l);
    return l.same >= 0.5;
}

/* Where on the roll of the text he is, -1 nowhere. */
static long on_roll(const struct finder *f, ro_str name) {
    for (size_t i = 0; i < f->att.n && i < LISTED; i++)
        if (f->att.v[i].name.n && one_person(f->arena, f->att.v[i].name, name)) return (long)i;
    return -1;
}

/* The account's person of that name, -1 none. */
static int32_t known(const struct finder *f, ro_str name) {
    for (size_t p = 0; p < f->people.n && p < LISTED; p++) {
        const struct person *x = &f->people.v[p];
        ro_str own =
            x->runs.n ? ro_people_text(f, f->runs.v[x->best].word, f->runs.v[x->best].word + f->runs.v[x->best].n) : x->name;
        if (own.n && one_person(f->arena, own, name)) return (int32_t)p;
    }
    return -1;
}

/* The name's place in the capture; that of the whole caption where it is not printed there as it is here. */
static ro_span source_of(const struct finder *f, const ro_furniture *caption, ro_str name) {
    ro_str raw = {f->r->page->source.p + caption->source.lo, caption->source.hi - caption->source.lo};
    ssize_t at = ro_str_find(raw, name);
    if (at < 0) return caption->source;
    uint32_t lo = caption->source.lo + (uint32_t)at;
    return (ro_span){lo, lo + (uint32_t)name.n};
}

/* Those of the caption's roll who are not on that of the text. */
static void add_new(struct roll *c, const struct finder *t, const ro_furniture *caption) {
    struct finder *f = c->f;
    bool meets = false;
    size_t before = f->att.n;
    for (size_t i = 0; i < t->people.n && !meets && i < LISTED; i++) { /* the row may begin behind those who met */
        const struct run *r = &t->runs.v[t->people.v[i].best];
        long at = t->people.v[i].runs.n ? on_roll(f, ro_people_text(t, r->word, r->word + r->n)) : -1;
        meets = at >= 0 && f->att.v[at].role == RO_ROLE_HEAD;
    }
    for (size_t i = 0; i < t->att.n && i < LISTED && before < LISTED; i++) {
        const ro_attendee *x = &t->att.v[i];
        if (!x->name.n || on_roll(f, x->name) >= 0) continue;
        ro_attendee *a = ro_att_put(c, known(f, x->name), RO_NOSPAN, "attendance.caption", meets && x->title.n);
        a->why.source = source_of(f, caption, x->name);
        a->name = x->name, a->title = x->title, a->role = RO_ROLE_LISTED, a->side = x->side;
    }
}

void ro_att_captions(struct roll *c) {
    const ro_cleaned *page = c->f->r->clean;
    for (size_t i = 0, n = 0; i < page->nfurniture && n < CAPTIONS && !c->u->base; i++) {
        const ro_furniture *x = &page->furniture[i];
        if (!x->why || strcmp(x->why, caption_why) != 0 || !x->text.n || x->text.n > BYTES) continue;
        n++;
        struct finder t = {.r = c->f->r, .u = ro_segment(c->f->arena, x->text, NULL, 0), .arena = c->f->arena, .caption = true};
        if (!t.u->nwords) continue;
        ro_people_apart(&t, c->f);
        struct roll own = *c;
        own.f = &t, own.u = t.u;
        ro_att_words(&own);
        shown(&own);
        add_new(c, &t, x);
    }
}
