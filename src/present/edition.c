/* A comparison into an edition: which account is the text, and in which order the passages stand.
 *
 * The base: of the accounts that cover the meeting as a whole (of all, where none is known to), those with at least two thirds of
 * the words of the longest; of these the one published first. Originals go before copies that another carries, days known
 * before unknown ones, then the longer, then the one named first.
 *
 * The order: the base's passages, then account by account what stands in none so far, each behind the passage that it follows. A
 * passage of an account that stands outside the order which it shares with the edition (the heaviest chain in one order is kept)
 * has moved: it is given once, and in its own place the account only points there. So a list of pointers and the order of the
 * edition give back the order of every account. Each account costs one walk through the list.
 *
 * A passage takes along what stands between it and the next of its account: marks, blanks. */
#include "present/edition.h"
#include "align/align.h"
#include "base/ctx.h"

#include <stdio.h>
#include <stdlib.h>

enum { NOWHERE = UINT32_MAX };

/* ---- the base ---- */

static bool whole(const ro_record *r) { return r->held && r->scope == RO_SCOPE_WHOLE; }

static const char *first_day(const ro_record *r) { return *r->published.value ? r->published.value : "~"; }

/* Account x makes a better base than y, both being full enough. */
static bool better(const ro_record *x, const ro_record *y, const size_t words[2]) {
    int day = strcmp(first_day(x), first_day(y));
    if (day) return day < 0;
    if (x->carrier.value.n != 0 && y->carrier.value.n == 0) return false;
    if (x->carrier.value.n == 0 && y->carrier.value.n != 0) return true;
    return words[0] > words[1];
}

static void choose_base(ro_arena *a, ro_edition *e, unsigned given) {
    const ro_comparison *c = e->c;
    if (given > c->naccounts)
        ro_throw(a, RO_USAGE, "there is no account %u to be the base: %zu are compared", given, c->naccounts);
    if (given) {
        e->base = given - 1;
        e->why = "The base text was chosen by hand.";
        return;
    }
    size_t words[RO_MAX_ACCOUNTS], most = 0;
    bool any = false;
    for (size_t k = 0; k < c->naccounts; k++) any |= whole(c->accounts[k]);
    for (size_t k = 0; k < c->naccounts; k++) {
        words[k] = !any || whole(c->accounts[k]) ? ro_view_words(c->accounts[k]->text) : 0;
        if (words[k] > most) most = words[k];
    }
    bool found = false;
    for (unsigned k = 0; k < c->naccounts; k++) {
        if ((any && !whole(c->accounts[k])) || words[k] * 3 < most * 2) continue;
        if (!found || better(c->accounts[k], c->accounts[e->base], (size_t[]){words[k], words[e->base]})) e->base = k;
        found = true;
    }
    static const char *const why[2][2] = {
        {"The base text is the longest original; of none is it known that it covers the whole meeting, or when it came out.",
         "The base text is the longest of the originals that cover the meeting; of none is it known when it came out."},
        {"The base text is the first published of the accounts that have at least two thirds of the words of the longest; "
         "of none is it known that it covers the whole meeting.",
         "The base text is the first published of the accounts that cover the meeting and have at least two thirds of the "
         "words of the longest of them."},
    };
    e->why = why[*c->accounts[e->base]->published.value != 0][any];
}

/* ---- the passages of one account ---- */

struct place {
    uint32_t lo, hi, passage; /* as numbers of the comparison's */
};

static int by_place(const void *p, const void *q) {
    const struct place *a = p, *b = q;
    return (a->lo > b->lo) - (a->lo < b->lo);
}

static size_t places(const ro_comparison *c, unsigned k, struct place *out) {
    size_t n = 0;
    for (uint32_t i = 0; i < c->npassages; i++)
        if (c->passages[i].in >> k & 1) out[n++] = (struct place){c->passages[i].spans[k].lo, c->passages[i].spans[k].hi, i};
    if (n) qsort(out, n, sizeof *out, by_place);
    return n;
}

static bool paragraph_between(ro_str text, uint32_t lo, uint32_t hi) {
    for (uint32_t i = lo; i + 1 < hi; i++)
        if (text.p[i] == '\n' && text.p[i + 1] == '\n') return true;
    return false;
}

/* ---- the order of the whole ---- */

/* The list as it grows: next[i] is the passage behind i, next[n] the first. */
struct weave {
    ro_arena *arena;
    ro_edition *e;
    uint32_t *next, *rank;
    ro_ed_passage *p; /* by the comparison's numbers */
    size_t n;
    struct place *at; /* of the account at hand */
    size_t nat;
    RO_VEC(ro_ed_here) here; /* with the comparison's numbers, n for the beginning */
};

static void rank_all(struct weave *w) {
    for (size_t i = 0; i <= w->n; i++) w->rank[i] = NOWHERE;
    uint32_t r = 0;
    for (uint32_t i = w->next[w->n]; i != NOWHERE; i = w->next[i]) w->rank[i] = r++;
}

/* Which of the account's passages that are there already stand in the common order. */
static bool *in_order(struct weave *w) {
    bool *kept = RO_NEWS(w->arena, bool, w->n + 1), *keep = RO_NEWS(w->arena, bool, w->nat + 1);
    uint32_t *pos = RO_NEWS(w->arena, uint32_t, w->nat + 1), *which = RO_NEWS(w->arena, uint32_t, w->nat + 1);
    float *weight = RO_NEWS(w->arena, float, w->nat + 1);
    size_t n = 0;
    rank_all(w);
    for (size_t i = 0; i < w->nat; i++) {
        uint32_t p = w->at[i].passage;
        if (w->rank[p] == NOWHERE) continue;
        which[n] = p;
        pos[n] = w->rank[p];
        weight[n++] = (float)(w->at[i].hi - w->at[i].lo) + 1;
    }
    if (n) ro_order_keep(w->arena, pos, weight, n, keep);
    for (size_t i = 0; i < n; i++) kept[which[i]] = keep[i];
    return kept;
}

static void insert(struct weave *w, uint32_t after, uint32_t p) {
    w->next[p] = w->next[after];
    w->next[after] = p;
}

static void weave_in(struct weave *w, unsigned k) {
    bool *kept = in_order(w);
    uint32_t cursor = (uint32_t)w->n;
    for (size_t i = 0; i < w->nat; i++) {
        uint32_t p = w->at[i].passage;
        if (w->rank[p] == NOWHERE)
            insert(w, cursor, p);
        else if (!kept[p]) {
            w->p[p].moved |= (uint16_t)(1u << k);
            RO_PUSH(w->arena, w->here) = (ro_ed_here){(int32_t)cursor, k, p, (uint32_t)w->here.n};
            continue;
        }
        cursor = p;
    }
}

/* What each passage of the account takes along, and where paragraphs begin. */
static void take(struct weave *w, unsigned k) {
    ro_str text = w->e->c->accounts[k]->text;
    w->nat = places(w->e->c, k, w->at);
    for (size_t i = 0; i < w->nat; i++) {
        ro_ed_passage *p = &w->p[w->at[i].passage];
        uint32_t lo = i ? w->at[i].lo : 0, hi = i + 1 < w->nat ? w->at[i + 1].lo : (uint32_t)text.n;
        p->span[k] = (ro_span){lo, hi > lo ? hi : lo};
        bool opens = !i || paragraph_between(text, w->at[i - 1].hi, lo);
        if (!opens) continue;
        if (k == w->e->base)
            p->opens_base = true;
        else
            p->opens |= (uint16_t)(1u << k);
    }
}

static void number_order(struct weave *w, unsigned k) {
    ro_ed_witness *wit = &w->e->w[k];
    struct place *at = RO_NEWS(w->arena, struct place, w->n + 1);
    wit->n = places(w->e->c, k, at);
    wit->order = RO_NEWS(w->arena, uint32_t, wit->n + 1);
    for (size_t i = 0; i < wit->n; i++) wit->order[i] = w->rank[at[i].passage];
}

static int by_after(const void *p, const void *q) {
    const ro_ed_here *a = p, *b = q;
    if (a->after != b->after) return a->after < b->after ? -1 : 1;
    return (a->turn > b->turn) - (a->turn < b->turn);
}

/* From the comparison's numbers to the edition's. */
static void settle(struct weave *w) {
    ro_edition *e = w->e;
    rank_all(w);
    e->n = w->n;
    e->passages = RO_NEWS(w->arena, ro_ed_passage, w->n + 1);
    for (size_t i = 0; i < w->n; i++) e->passages[w->rank[i]] = w->p[i];
    for (unsigned k = 0; k < e->c->naccounts; k++) number_order(w, k);
    for (size_t i = 0; i < w->here.n; i++) {
        ro_ed_here *h = &w->here.v[i];
        h->after = (size_t)h->after == w->n ? -1 : (int32_t)w->rank[h->after];
        h->passage = w->rank[h->passage];
        e->passages[h->passage].after[h->wit] = h->after;
    }
    e->here = w->here.v;
    e->nhere = w->here.n;
    if (e->nhere) qsort(e->here, e->nhere, sizeof *e->here, by_after);
}

static void weave(ro_arena *a, ro_edition *e) {
    const ro_comparison *c = e->c;
    struct weave w = {.arena = a, .e = e, .n = c->npassages};
    w.next = RO_NEWS(a, uint32_t, w.n + 1);
    w.rank = RO_NEWS(a, uint32_t, w.n + 1);
    w.p = RO_NEWS(a, ro_ed_passage, w.n + 1);
    w.at = RO_NEWS(a, struct place, w.n + 1);
    w.next[w.n] = NOWHERE;
    for (size_t i = 0; i < w.n; i++) {
        w.p[i].from = &c->passages[i];
        w.p[i].in = c->passages[i].in;
        w.p[i].base = c->passages[i].in >> e->base & 1;
    }
    for (unsigned i = 0; i < c->naccounts; i++) {
        unsigned k = i == 0 ? e->base : i <= e->base ? i - 1 : i;
        take(&w, k);
        weave_in(&w, k);
    }
    settle(&w);
}

/* ---- names of passages ---- */

struct named {
    uint64_t hash;
    uint32_t passage;
};

static int by_hash(const void *p, const void *q) {
    const struct named *a = p, *b = q;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->passage > b->passage) - (a->passage < b->passage);
}

/* The words of the passage as its first teller has them, without marks and case. */
static uint64_t hash_of(ro_arena *a, const ro_edition *e, const ro_ed_passage *p) {
    unsigned k = p->base ? e->base : ro_view_first(p->from);
    ro_str s = ro_fold(a, ro_cut(e->c->accounts[k]->text, p->from->spans[k]));
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (ro_cp_word(ro_utf8_next(s, &i))) ro_buf_add(&b, (ro_str){s.p + at, i - at});
    }
    return ro_hash(ro_buf_str(&b)) >> 24;
}

static void name_passages(ro_arena *a, ro_edition *e) {
    struct named *v = RO_NEWS(a, struct named, e->n + 1);
    for (uint32_t i = 0; i < e->n; i++) v[i] = (struct named){hash_of(a, e, &e->passages[i]), i};
    if (e->n) qsort(v, e->n, sizeof *v, by_hash);
    for (size_t i = 0, same = 0; i < e->n; i++) {
        char *id = e->passages[v[i].passage].id;
        same = i && v[i].hash == v[i - 1].hash ? same + 1 : 0;
        int n = snprintf(id, sizeof e->passages->id, "p-%010llx", (unsigned long long)v[i].hash);
        if (same) snprintf(id + n, sizeof e->passages->id - (size_t)n, "-%zu", same + 1);
    }
}

/* ---- the whole ---- */

ro_edition *ro_edition_make(ro_arena *a, const ro_comparison *c, unsigned base) {
    ro_edition *e = RO_NEW(a, ro_edition);
    e->c = c;
    choose_base(a, e, base);
    ro_edition_name_witnesses(a, e);
    weave(a, e);
    name_passages(a, e);
    for (size_t i = 0; i < e->n; i++) ro_edition_cut(a, e, &e->passages[i]);
    ro_edition_index_people(a, e);
    return e;
}

ro_status ro_edition_write(ro_ctx *ctx, const ro_comparison *c, unsigned base, struct ro_ed_writer w, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_edition *e = ro_edition_make(arena, c, base);
    ro_out *o = RO_NEW(arena, ro_out);
    ro_out_open(o, sink);
    w.write(arena, e, o, w.how);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the edition could not be written");
    return ctx->error.status = RO_IO;
}
