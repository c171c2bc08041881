/* The comparison as a list of differences, the heaviest first, what is usual between the two publishers last; of equal weight in
 * reading order.
 *
 * In: a comparison. Out: a row a difference. Fine: every edit of every pair of accounts, every passage that an account lacks,
 * is told in other words, has moved or changed its speaker, and every difference of the lists of those present. Coarse: a row a
 * passage, by its heaviest pair. Weights come from the comparison; people have none there and get one by what differs. */
#include "present/differences.h"

#include <stdlib.h>

enum { MISSING = 58, RETITLED = 40 };

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
}

/* ---- passages ---------------------------------------------------------------------------------------------------------------
 */

static const char *whole_kind(const ro_passage *p) {
    if (p->kind == RO_ONLY) return "only in one";
    if (p->speaker_changed) return "another speaker";
    if (p->kind == RO_PARAPHRASE) return "in other words";
    return "moved";
}

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

/* Two accounts that have it, and what is said of the passage as a whole. */
static void add_pairs(ro_differences *d, const ro_passage *p, ro_difference row) {
    bool whole = p->kind == RO_PARAPHRASE || p->moved || p->speaker_changed;
    for (unsigned x = 0; x < d->c->naccounts; x++)
        for (unsigned y = x + 1; y < d->c->naccounts && whole; y++)
            if (p->in >> x & p->in >> y & 1) row.x = x, row.y = y, put(d, row);
}

static void add_absent(ro_differences *d, const ro_passage *p, ro_difference row) {
    row.x = ro_view_first(p);
    for (unsigned y = 0; y < d->c->naccounts; y++) {
        if (p->in >> y & 1) continue;
        row.y = y, row.why = p->reasons[y];
        row.weight = p->covers[y] == p->scope || p->kind != RO_ONLY ? p->weight : p->weight / 4;
        row.kind = p->covers[y] == RO_COVER_IN ? "silent" : p->covers[y] == RO_COVER_OUT ? "out of scope" : "unknown";
        put(d, row);
    }
}

static void add_fine(ro_differences *d, const ro_passage *p, size_t place) {
    ro_difference row = {.p = p, .weight = p->weight, .place = (unsigned)place, .substantive = !p->formula, .klass = p->claim};
    row.kind = whole_kind(p);
    add_edits(d, p, place);
    add_pairs(d, p, row);
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
    row.kind = p->kind == RO_REWORDED && !p->speaker_changed ? "reworded" : whole_kind(p);
    row.x = ro_view_first(p);
    row.y = row.x == 0;
    unsigned most = 0;
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].weight > most)
            most = p->edits[i].weight, row.x = p->edits[i].x, row.y = p->edits[i].y, row.edit = &p->edits[i];
    for (unsigned y = 0; y < d->c->naccounts && !most; y++) {
        bool has = p->in >> y & 1;
        if (y != row.x && has == (p->kind != RO_ONLY) && (has || p->covers[y] == p->scope)) row.y = y, row.why = p->reasons[y];
    }
    if (row.edit) row.klass = telling(row.edit->klass), row.why = row.edit->excuse;
    put(d, row);
}

/* ---- people -----------------------------------------------------------------------------------------------------------------
 */

static void add_person(ro_differences *d, const ro_present *who, size_t place) {
    uint16_t lists = ro_view_lists(d->c);
    ro_difference row = {.who = who, .place = (unsigned)place, .substantive = true, .kind = "attendance"};
    for (unsigned x = 0; x < d->c->naccounts; x++)
        for (unsigned y = x + 1; y < d->c->naccounts; y++) {
            bool a = who->in >> x & 1, b = who->in >> y & 1;
            row.x = x, row.y = y;
            if (a && b && !ro_view_alike(d->arena, who->titles[x], who->titles[y]))
                row.klass = "title", row.weight = RETITLED, put(d, row);
            else if (a != b && lists >> x & lists >> y & 1)
                row.klass = "absent from a list", row.weight = MISSING, put(d, row);
        }
}

/* ---- the list ---------------------------------------------------------------------------------------------------------------
 */

/* What these two publishers always do comes after all else. */
static bool usual(const ro_difference *x) { return x->edit ? x->edit->noise.usual : x->p && ro_view_usual(x->p); }

static int heaviest(const void *p, const void *q) {
    const ro_difference *a = p, *b = q;
    if (usual(a) != usual(b)) return usual(a) ? 1 : -1;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    if ((a->who != NULL) != (b->who != NULL)) return a->who ? 1 : -1;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    if (a->y != b->y) return a->y < b->y ? -1 : 1;
    if (a->edit && b->edit) return (a->edit > b->edit) - (a->edit < b->edit);
    return (a->edit != NULL) - (b->edit != NULL);
}

ro_differences *ro_differences_list(ro_arena *a, const ro_comparison *c, bool each_edit) {
    ro_differences *d = RO_NEW(a, ro_differences);
    d->arena = a, d->c = c;
    for (size_t i = 0; i < c->npassages; i++) (each_edit ? add_fine : add_coarse)(d, &c->passages[i], i);
    for (size_t i = 0; i < c->nattendance; i++) add_person(d, &c->attendance[i], i);
    if (d->n) qsort(d->v, d->n, sizeof *d->v, heaviest);
    return d;
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
    size_t lo = 0, hi = r->nstatements;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (r->statements[mid].why.span.hi <= s.lo)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == r->nstatements || r->statements[lo].why.span.lo >= s.hi) return RO_S("");
    const ro_statement *t = &r->statements[lo];
    for (size_t i = 0; i < t->nspeakers; i++) {
        if (i) ro_buf_addc(&b, ", ");
        ro_buf_add(&b, t->speakers[i]);
    }
    return b.n ? ro_buf_str(&b) : t->side.p ? t->side : RO_S("");
}
