/* What the views of a comparison have in common: the words for things, and the edits seen from one account. */
#include "present/comparison.h"
#include "align/align.h"

#include <stdlib.h>

size_t ro_view_words(ro_str text) {
    size_t n = 0;
    bool in = false;
    for (size_t i = 0; i < text.n;) {
        unsigned b = ro_byte(text.p[i]);
        if (!(b & RO_BYTE_HIGH) && text.p[i] != '\'') {
            bool letter = b & RO_BYTE_WORD;
            n += letter && !in;
            in = letter;
            i++;
            continue;
        }
        uint32_t c = ro_utf8_next(text, &i);
        bool word = ro_cp_word(c) || (in && (c == '\'' || c == 0x2019));
        n += word && (!in || ro_cp_cjk(c));
        in = word;
    }
    return n;
}

const char *ro_view_scope(const ro_record *r) {
    static const char *const words[] = {"how much it covers is not known", "covers the meeting", "holds the opening remarks only",
                                        "holds a part of the meeting"};
    return r->held ? words[r->scope] : "announces the meeting";
}

const char *ro_view_kind(const ro_record *r) {
    static const char *const words[] = {"account", "transcript", "report", "statement", "notice"};
    return words[r->kind];
}

const char *ro_view_edit(const ro_edit *e) {
    static const char *const kind[] = {"spelling", "form",        "name",         "title",       "number",
                                       "strength", "other words", "in one alone", "in one alone"};
    if (!e->klass || strcmp(e->klass, "word") == 0 || strcmp(e->klass, "phrase") == 0) return kind[e->kind];
    return e->klass;
}

ro_str ro_view_name(const ro_comparison *c, size_t k) {
    if (c->accounts[k]->publisher.value.n) return c->accounts[k]->publisher.value;
    ro_str s = c->refs[k];
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '/' && i + 1 < s.n) s = (ro_str){s.p + i + 1, s.n - i - 1}, i = (size_t)-1;
    return s;
}

ro_str ro_view_day(ro_arena *a, const ro_date *d) {
    if (*d->value || strcmp(d->earliest, d->latest) == 0) {
        const char *day = *d->value ? d->value : d->earliest;
        return *day ? ro_str_dup(a, ro_str_c(day)) : RO_NONE;
    }
    if (*d->earliest && *d->latest) return ro_str_printf(a, "between %s and %s", d->earliest, d->latest);
    return ro_str_printf(a, *d->earliest ? "not before %s" : "not after %s", *d->earliest ? d->earliest : d->latest);
}

bool ro_view_alike(ro_arena *a, ro_str p, ro_str q) {
    return ro_str_eq(p, q) || ro_str_eq(ro_str_trim(ro_fold(a, p)), ro_str_trim(ro_fold(a, q)));
}

unsigned ro_view_first(const ro_passage *p) {
    unsigned k = 0;
    while (k < RO_MAX_ACCOUNTS - 1 && !(p->in >> k & 1)) k++;
    return k;
}

static bool same_reason(const char *x, const char *y) { return x == y || (x && y && strcmp(x, y) == 0); }

static bool lacked_alike(const ro_passage *p, const ro_passage *q) {
    if (q->kind != RO_ONLY || q->in != p->in || !same_reason(p->reason, q->reason)) return false;
    for (size_t k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (p->covers[k] != q->covers[k] || !same_reason(p->reasons[k], q->reasons[k])) return false;
    return true;
}

size_t ro_view_run(const ro_passage *q, const ro_passage *end) {
    size_t n = 1;
    if (q->kind != RO_ONLY) return n;
    while (q + n < end && lacked_alike(q, &q[n])) n++;
    return n;
}

bool ro_view_silent(const ro_passage *p) { return p->kind == RO_ONLY && p->scope == RO_COVER_IN && !p->formula; }

bool ro_view_substance(const ro_passage *p) {
    for (size_t i = 0; i < p->nedits; i++)
        if (p->edits[i].substantive) return true;
    return false;
}

bool ro_view_weighty(const ro_passage *p) {
    return p->kind == RO_PARAPHRASE || p->kind == RO_ONLY || p->moved || p->speaker_changed || ro_view_substance(p);
}

const char *ro_view_whole(const ro_passage *p) {
    static const char *const kind[] = {"the same", "reworded", "told in other words", "told by one account alone"};
    return p->moved && p->kind < RO_PARAPHRASE ? "moved" : kind[p->kind];
}

bool ro_view_elsewhere(const ro_passage *p, unsigned x, unsigned y) { return p->elsewhere[x] >> y & 1; }

int ro_view_heaviest(const void *x, const void *y) {
    const ro_passage *p = *(const ro_passage *const *)x, *q = *(const ro_passage *const *)y;
    if (ro_view_usual(p) != ro_view_usual(q)) return ro_view_usual(p) ? 1 : -1;
    return p->weight != q->weight ? q->weight - p->weight : (p > q) - (p < q);
}

static int by_place(const void *x, const void *y) {
    const ro_edit *a = x, *b = y;
    if (a->xspan.lo != b->xspan.lo) return a->xspan.lo < b->xspan.lo ? -1 : 1;
    return (a->xspan.hi > b->xspan.hi) - (a->xspan.hi < b->xspan.hi);
}

size_t ro_view_edits(const ro_passage *p, unsigned base, unsigned other, ro_edit *out, size_t cap) {
    size_t n = 0;
    for (size_t i = 0; i < p->nedits && n < cap; i++) {
        ro_edit e = p->edits[i];
        if (e.x == other && e.y == base) ro_edit_turn(&e);
        if (e.x == base && e.y == other) out[n++] = e;
    }
    if (n) qsort(out, n, sizeof *out, by_place);
    return n;
}

static void voice(ro_buf *b, unsigned k, ro_str who) {
    ro_buf_printf(b, "%c: ", 'A' + (int)k);
    if (who.n)
        ro_buf_add(b, who);
    else
        ro_buf_addc(b, "nobody named");
}

void ro_view_voice(ro_buf *b, const ro_voiced *v) {
    bool asserts = v->xspan.lo == UINT32_MAX || v->yspan.lo == UINT32_MAX;
    ro_buf_addc(b, asserts ? "said in one, asserted by the other" : v->kind);
    ro_buf_addc(b, " (");
    voice(b, v->x, v->xwho.n || !asserts ? v->xwho : RO_S("says it itself"));
    ro_buf_addc(b, "; ");
    voice(b, v->y, v->ywho.n || !asserts ? v->ywho : RO_S("says it itself"));
    ro_buf_addc(b, ")");
}

void ro_view_voiced(ro_buf *b, const ro_passage *p) {
    for (size_t i = 0; i < p->nvoiced; i++) {
        ro_buf_addc(b, i ? "; " : "");
        ro_view_voice(b, &p->voiced[i]);
    }
}

uint16_t ro_view_missing(const ro_present *p) {
    uint16_t out = 0;
    for (size_t i = 0; i < p->nlistings; i++)
        if (strcmp(p->listings[i].what, "missing") == 0)
            out |= (uint16_t)((1u << p->listings[i].x | 1u << p->listings[i].y) & ~p->in);
    return out;
}

bool ro_view_moved(const ro_present *p) {
    for (size_t i = 0; i < p->nlistings; i++)
        if (strcmp(p->listings[i].what, "moved") == 0) return true;
    return false;
}

static const char *retitled(const ro_listing *l) {
    return l->substantive ? "another office or rank" : "another rendering of one title";
}

ro_str ro_view_listing(ro_arena *a, const ro_present *p, const ro_listing *l) {
    if (strcmp(l->what, "missing") == 0)
        return ro_str_printf(a, "absent from the list of %c", 'A' + (p->in >> l->x & 1 ? l->y : l->x));
    if (strcmp(l->what, "moved") == 0)
        return ro_str_printf(a, "in another place of the list, %c %d, %c %d", 'A' + l->x, p->order[l->x], 'A' + l->y,
                             p->order[l->y]);
    return ro_str_c(retitled(l));
}

const char *ro_view_retitled(const ro_present *p) {
    const char *out = NULL;
    for (size_t i = 0; i < p->nlistings; i++) {
        const ro_listing *l = &p->listings[i];
        if (strcmp(l->what, "retitled") == 0 && (!out || l->substantive)) out = retitled(l);
    }
    return out;
}

uint16_t ro_view_lists(const ro_comparison *c) {
    uint16_t in = 0;
    for (size_t k = 0; k < c->naccounts; k++)
        for (size_t i = 0; i < c->accounts[k]->nattendance; i++)
            if (c->accounts[k]->attendance[i].role != RO_ROLE_HEAD) in |= (uint16_t)(1u << k);
    return in;
}
