/* Any bytes as two to four accounts, parted by NUL bytes (without one, in the middle), through the comparison to all of its
 * views. What the contract promises of a comparison must hold whatever the texts: every letter in one passage and none in two,
 * edits inside their passage, `reworded` where there are edits, counts that add up, an account the same as itself, and the same
 * answer with the accounts in the opposite order. */
#include "base/base.h"

#include <readout/readout.h>
#include <stdlib.h>

enum { MOST = 4, CARDS = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must(bool holds) {
    if (!holds) abort();
}

static bool inside(ro_span in, ro_span s) { return in.lo <= s.lo && s.lo <= s.hi && s.hi <= in.hi; }

/* Every letter of account k in exactly one passage. */
static void covered_once(const ro_comparison *c, size_t k) {
    ro_str text = c->accounts[k]->text;
    unsigned char *times = calloc(text.n + 1, 1);
    if (!times) return;
    for (size_t i = 0; i < c->npassages; i++) {
        ro_span s = c->passages[i].spans[k];
        must(c->passages[i].in >> k & 1 ? inside((ro_span){0, (uint32_t)text.n}, s) : s.lo == UINT32_MAX);
        for (uint32_t b = s.lo; c->passages[i].in >> k & 1 && b < s.hi; b++) must(times[b]++ == 0);
    }
    for (size_t i = 0, at; at = i, i < text.n;) must(!ro_cp_word(ro_utf8_next(text, &i)) || times[at]);
    free(times);
}

static void count(const ro_passage *p, ro_counts *n) {
    size_t *of[] = {&n->same, &n->reworded, &n->paraphrase, &n->only};
    ++*of[p->kind];
    for (size_t i = 0; i < p->nedits; i++) {
        const ro_edit *e = &p->edits[i];
        ++*(e->substantive ? &n->substantive_edits : &n->folded_edits);
        must(e->x < e->y && p->in >> e->x & p->in >> e->y & 1);
        must(inside(p->spans[e->x], e->xspan) && inside(p->spans[e->y], e->yspan));
    }
}

static void holds(const ro_comparison *c) {
    ro_counts n = {0};
    for (size_t k = 0; k < c->naccounts; k++) covered_once(c, k);
    for (size_t i = 0; i < c->npassages; i++) {
        const ro_passage *p = &c->passages[i];
        count(p, &n);
        must((p->nedits > 0) == (p->kind == RO_REWORDED));
        must((p->kind == RO_ONLY) == !(p->in & (p->in - 1)));
        must(p->score >= 0 && p->score <= 1.0001);
    }
    must(memcmp(&n, &c->counts, sizeof n) == 0);
}

static bool nowhere(void *user, const char *p, size_t n) {
    (void)user, (void)p, (void)n;
    return true;
}

static void views(ro_ctx *ctx, const ro_comparison *c) {
    ro_style style = {.all = true, .colour = true, .width = 60};
    ro_sink sink = {nowhere, NULL};
    ro_comparison_json(ctx, c, sink);
    ro_comparison_text(ctx, c, &style, sink);
    ro_comparison_html(ctx, c, sink);
    ro_comparison_csv(ctx, c, sink);
    ro_comparison_table(ctx, c, sink);
    ro_comparison_tabs(ctx, c, sink);
    ro_comparison_brief(ctx, c, &style, sink);
    ro_edition_text(ctx, c, 0, &style, sink);
    ro_edition_tei(ctx, c, 1, sink);
    ro_edition_html(ctx, c, (unsigned)c->naccounts, sink);
    for (size_t i = 1; i < CARDS && ro_finding_card(ctx, c, i, sink) == RO_OK; i++) continue;
}

static const ro_comparison *compare(ro_ctx *ctx, ro_account *const *acc, size_t n) {
    static const char *const refs[MOST] = {"one", "two", "three", "four"};
    const ro_comparison *c = NULL;
    if (ro_compare(ctx, acc, refs, n, &c) != RO_OK) return NULL;
    holds(c);
    return c;
}

static void check(ro_ctx *ctx, ro_account *const *acc, size_t n) {
    const ro_comparison *c = compare(ctx, acc, n), *d;
    ro_account *turned[MOST], *twice[2] = {acc[0], acc[0]};
    if (c) views(ctx, c);
    for (size_t i = 0; i < n; i++) turned[i] = acc[n - 1 - i];
    d = compare(ctx, turned, n);
    must(!c == !d && (!c || memcmp(&c->counts, &d->counts, sizeof c->counts) == 0));
    ro_comparison_free(d);
    ro_comparison_free(c);
    if ((d = compare(ctx, twice, 2))) must(d->counts.same == d->npassages);
    ro_comparison_free(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    const char *p = (const char *)data, *end = p + n;
    bool parted = n && memchr(p, 0, n);
    ro_ctx *ctx = ro_ctx_new();
    ro_account *acc[MOST] = {NULL};
    size_t have = 0;
    for (size_t i = 0; ctx && i < MOST && p <= end; i++) {
        const char *stop = parted ? memchr(p, 0, (size_t)(end - p)) : i ? end : p + n / 2;
        if (!stop || i + 1 == MOST) stop = end;
        ro_capture one = {.file = {"one", 3}, .bytes = {p, (size_t)(stop - p)}, .text = true};
        if (ro_account_read(ctx, &one, &acc[have]) == RO_OK) have++;
        p = parted || i ? stop + 1 : stop;
    }
    if (have > 1) check(ctx, acc, have);
    for (size_t i = 0; i < have; i++) ro_account_free(acc[i]);
    ro_ctx_free(ctx);
    return 0;
}
