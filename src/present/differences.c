/* The comparison as a list of differences, the heaviest first, what is usual between the two publishers last; of equal weight in
 * reading order.
 *
 * In: a comparison. Out: a row a difference. Fine: every edit of every pair of accounts, every passage that an account lacks,
 * tells in other words or elsewhere, every other speaker, and every difference of the lists of those present. Coarse: a row a
 * passage, by its heaviest pair, and what is of substance in the lists. Weights come from the comparison; people have none there
 * and get one by what differs. */
#include "present/differences.h"
#include "align/align.h"

#include <stdlib.h>

enum { MISSING = 58, MOVED = 45, RETITLED = 40 };

static void put(ro_differences *d, ro_difference x) {
    if (d->n == d->cap) {
        struct {
            ro_difference *v;
            size_t n, cap;
        } vec = {d->v, d->n, d->cap};
        ro_vec_grow(d->arena, &vec, sizeof *d->v);
        d->v = vec.v, d->cap = vec.cap;
    }
    d->v[d->n++] = x;
    d->v[d->n - 1].serial = (unsigned)d->n;
}

/* ---- passages ---------------------------------------------------------------------------------------------------------------
 */

static void add_edits(ro_differences *d, const ro_passage *p, size_t place) {
    for (size_t i = 0; i < p->nedits; i++) {
        const ro_edit *e = &p->edits[i];
        put(d, (ro_difference){.p = p,
                               .edit = e,
                               .x = e->x,
                               .y = e->y,
                               .weight = e->weight,
                               .place = (unsigned)place,
                               .substantive = e->substantive,
                               .kind = ro_edit_words[e->kind],
                               .klass = e->klass,
                               .why = e->excuse});
    }
}

/* Too far apart for edits, and not the same words. */
static bool far(const ro_differences *d, const ro_passage *p, unsigned x, unsigned y) {
    if (p->kind == RO_SAME) return false;
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].x == x && p->edits[i].y == y) return false;
    return !ro_view_alike(d->arena, ro_cut(d->c->accounts[x]->text, p->spans[x]), ro_cut(d->c->accounts[y]->text, p->spans[y]));
}

/* Each two accounts that have it in other words or elsewhere. */
static void add_pairs(ro_differences *d, const ro_passage *p, ro_difference row) {
    for (unsigned x = 0; x < d->c->naccounts; x++)
        for (unsigned y = x + 1; y < d->c->naccounts; y++) {
            if (!(p->in >> x & p->in >> y & 1)) continue;
            bool apart = far(d, p, x, y);
            if (!apart && !ro_view_elsewhere(p, x, y)) continue;
            row.x = x, row.y = y;
            row.weight = p->weight ? p->weight : 1; /* between others it may be a matter of form */
            row.kind = apart ? "told in other words" : "moved";
            put(d, row);
        }
}

static ro_difference voiced(ro_difference row, const ro_voiced *v) {
    row.voiced = v;
    row.x = v->x, row.y = v->y;
    row.kind = "speaker", row.klass = v->kind;
    return row;
}

static void add_absent(ro_differences *d, const ro_passage *p, ro_difference row) {
    row.x = ro_view_first(p);
    for (unsigned y = 0; y < d->c->naccounts; y++) {
        if (p->in >> y & 1) continue;
        row.y = y, row.why = p->reasons[y];
        row.weight = p->silences[y] ? p->silences[y] : 1;
        row.kind = p->covers[y] == RO_COVER_IN ? "silent" : p->covers[y] == RO_COVER_OUT ? "out of scope" : "unknown";
        put(d, row);
    }
}

static void add_fine(ro_differences *d, const ro_passage *p, size_t place) {
    ro_difference row = {.p = p, .weight = p->weight, .place = (unsigned)place, .substantive = !p->formula, .klass = p->claim};
    add_edits(d, p, place);
    add_pairs(d, p, row);
    for (size_t i = 0; i < p->nvoiced; i++) put(d, voiced(row, &p->voiced[i]));
    add_absent(d, p, row);
}

/* That words were replaced is seen; a class that says more is kept. */
static const char *telling(const char *klass) {
    return klass && strcmp(klass, "word") != 0 && strcmp(klass, "phrase") != 0 ? klass : NULL;
}

/* The pair that differs most; where one alone has it, the account whose silence means most. */
static void add_coarse(ro_differences *d, const ro_passage *p, size_t place) {
    ro_difference row = {.p = p, .weight = p->weight, .place = (unsigned)place, .substantive = true, .klass = p->claim};
    bool open = p->kind == RO_ONLY && p->scope == RO_COVER_OUT;
    if (!ro_view_weighty(p) || p->formula || open) return;
    if (p->nvoiced) {
        put(d, voiced(row, p->voiced));
        return;
    }
    row.kind = p->kind == RO_REWORDED ? "reworded" : ro_view_whole(p);
    row.x = ro_view_first(p);
    row.y = row.x == 0;
    unsigned most = 0;
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].weight > most)
            most = p->edits[i].weight, row.x = p->edits[i].x, row.y = p->edits[i].y, row.edit = &p->edits[i];
    for (unsigned y = 0; y < d->c->naccounts && !most && p->kind == RO_ONLY; y++)
        if (y != row.x && p->covers[y] == p->scope) row.y = y, row.why = p->reasons[y];
    for (unsigned y = d->c->naccounts; y-- > 0 && !most && p->kind != RO_ONLY;)
        if (p->in >> y & 1 && y != row.x && (far(d, p, row.x, y) || ro_view_elsewhere(p, row.x, y))) row.y = y;
    if (row.edit) row.klass = telling(row.edit->klass), row.why = row.edit->excuse;
    put(d, row);
}

/* ---- people -----------------------------------------------------------------------------------------------------------------
 */

static unsigned listing_weight(const ro_listing *l) {
    if (!l->substantive) return 0;
    return strcmp(l->what, "missing") == 0 ? MISSING : strcmp(l->what, "moved") == 0 ? MOVED : RETITLED;
}

static void add_person(ro_differences *d, const ro_present *who, size_t place, bool fine) {
    for (size_t i = 0; i < who->nlistings; i++) {
        const ro_listing *l = &who->listings[i];
        if (!fine && !l->substantive) continue;
        put(d, (ro_difference){.who = who,
                               .listing = l,
                               .x = l->x,
                               .y = l->y,
                               .weight = listing_weight(l),
                               .place = (unsigned)place,
                               .substantive = l->substantive,
                               .kind = "attendance",
                               .klass = l->klass ? l->klass : l->what});
    }
}

/* ---- the list ---------------------------------------------------------------------------------------------------------------
 */

/* What these two publishers always do comes after all else. */
static bool usual(const ro_difference *x) { return x->edit ? ro_view_usual_edit(x->edit) : x->p && ro_view_usual(x->p); }

static int heaviest(const void *p, const void *q) {
    const ro_difference *a = p, *b = q;
    if (usual(a) != usual(b)) return usual(a) ? 1 : -1;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    if ((a->who != NULL) != (b->who != NULL)) return a->who ? 1 : -1;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    if (a->y != b->y) return a->y < b->y ? -1 : 1;
    if (a->edit && b->edit) return (a->edit > b->edit) - (a->edit < b->edit);
    if ((a->edit != NULL) != (b->edit != NULL)) return a->edit ? 1 : -1;
    if (a->listing && b->listing) return (a->listing > b->listing) - (a->listing < b->listing);
    return (a->voiced == NULL) - (b->voiced == NULL);
}

ro_differences *ro_differences_list(ro_arena *a, const ro_comparison *c, bool each_edit) {
    ro_differences *d = RO_NEW(a, ro_differences);
    d->arena = a, d->c = c;
    for (size_t i = 0; i < c->npassages; i++) (each_edit ? add_fine : add_coarse)(d, &c->passages[i], i);
    for (size_t i = 0; i < c->nattendance; i++) add_person(d, &c->attendance[i], i, each_edit);
    if (d->n) qsort(d->v, d->n, sizeof *d->v, heaviest);
    return d;
}

ro_span ro_differences_span(const ro_difference *f, unsigned k) {
    if (f->who) return f->who->spans[k];
    if (f->edit) return f->edit->x == k ? f->edit->xspan : f->edit->yspan;
    return f->p->in >> k & 1 ? f->p->spans[k] : RO_NOSPAN;
}

ro_str ro_differences_said(ro_arena *a, const ro_difference *f) {
    ro_buf b = {.arena = a};
    if (f->who) {
        ro_buf_add(&b, f->who->name);
        ro_buf_addc(&b, ": ");
        ro_buf_add(&b, ro_view_listing(a, f->who, f->listing));
    } else if (f->voiced) {
        ro_view_voice(&b, f->voiced);
    } else if (f->edit) {
        bool substance = f->edit->substantive != (f->edit->decision != 0); /* by the rules alone, which a reader can check */
        ro_buf_printf(&b, "%s: a change of %s", ro_view_edit(f->edit), substance ? "substance" : "form or grammar");
    } else {
        ro_buf_addc(&b, ro_view_whole(f->p));
    }
    return ro_buf_str(&b);
}

ro_span ro_differences_sentence(ro_differences *d, unsigned k, ro_span s) {
    const ro_record *r = d->c->accounts[k];
    if (!d->units[k]) d->units[k] = ro_segment(d->arena, r->text, r->paragraphs, r->nparagraphs);
    const ro_units *u = d->units[k];
    if (!u->nsentences) return s;
    size_t i = ro_units_sentence_at(u, s.lo), n = ro_units_sentence_at(u, s.hi > s.lo ? s.hi - 1 : s.lo);
    if (i < u->nsentences && u->sentences[i].span.lo < s.lo) s.lo = u->sentences[i].span.lo;
    if (n < u->nsentences && u->sentences[n].span.hi > s.hi) s.hi = u->sentences[n].span.hi;
    return s;
}

ro_str ro_differences_speaker(ro_differences *d, unsigned k, ro_span s) {
    const ro_record *r = d->c->accounts[k];
    ro_buf b = {.arena = d->arena};
    size_t lo = ro_statements_from(r, s.lo);
    if (lo == r->nstatements || r->statements[lo].why.span.lo >= s.hi) return RO_S("");
    const ro_statement *t = &r->statements[lo];
    for (size_t i = 0; i < t->nspeakers; i++) {
        if (i) ro_buf_addc(&b, ", ");
        ro_buf_add(&b, t->speakers[i]);
    }
    return b.n ? ro_buf_str(&b) : t->side.p ? t->side : RO_S("");
}
