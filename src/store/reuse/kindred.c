/* The family of one account. In: an account of the archive. Out: a search among its nearest relatives, each compared with each,
 * and the families of that: the pairs of one account alone make a star, in which a copy of a copy hangs on the wrong one.
 *
 * The index is asked for this account; the members of the family which its own pairs make come first, then others, as many as
 * are worth a second look. The texts are those that the first search holds; none is read again. */
#include "base/ctx.h"

#include <stdlib.h>

enum { MOST = 120 };

struct among {
    ro_ctx *ctx;
    const ro_reuse_search *from;
    ro_reuse_search *to;
    bool *taken; /* of the texts of `from` */
    size_t n;
};

static const ro_family *family_of(const ro_families *all, uint32_t text) {
    for (size_t i = 0; all && i < all->nfamilies; i++)
        for (size_t k = 0; k < all->family[i].ntexts; k++)
            if (all->family[i].text[k] == text) return &all->family[i];
    return NULL;
}

static ro_status take(struct among *x, uint32_t text) {
    ro_reuse_text t;
    if (x->taken[text] || x->n == MOST) return RO_OK;
    ro_reuse_text_get(x->from, text, &t);
    char *words = malloc(t.text.n + 1);
    ro_status st = !words ? RO_NOMEM : ro_reuse_text_read(x->ctx, x->from, text, 0, t.text.n, words);
    t.text.p = words;
    if (st == RO_OK) st = ro_reuse_add(x->ctx, x->to, &t);
    free(words);
    x->taken[text] = true;
    x->n++;
    return st;
}

/* The account itself first: it is number 0 of both. */
static ro_status take_all(struct among *x, const ro_reuse *found, const ro_family *family) {
    ro_status st = take(x, 0);
    for (size_t i = 0; family && i < family->ntexts && st == RO_OK; i++) st = take(x, family->text[i]);
    for (uint32_t i = 0; i < found->ntexts && st == RO_OK; i++) st = take(x, i);
    return st;
}

/* Of what the index tells of the account, the families of the nearest. */
static ro_status second_look(ro_ctx *ctx, const ro_reuse_search *from, const ro_reuse *found, const ro_reuse_options *o,
                             ro_kindred *out) {
    const ro_families *own = NULL;
    struct among x = {.ctx = ctx, .from = from, .taken = calloc(found->ntexts + 1, sizeof *x.taken)};
    ro_status st = x.taken ? ro_families_find(ctx, from, found, &own) : RO_NOMEM;
    if (st == RO_OK) st = ro_reuse_open(ctx, o, &out->search);
    x.to = out->search;
    if (st == RO_OK) st = take_all(&x, found, family_of(own, 0));
    if (st == RO_OK) st = ro_reuse_finish(ctx, out->search, &out->found);
    if (st == RO_OK) st = ro_families_find(ctx, out->search, out->found, &out->families);
    out->family = family_of(out->families, 0);
    out->left = found->ntexts - x.n + found->nleft;
    ro_families_free(own);
    free(x.taken);
    return st;
}

ro_status ro_archive_kindred(ro_ctx *ctx, ro_archive *ar, const char *ref, const ro_reuse_options *o, ro_kindred *out) {
    ro_reuse_search *search = NULL;
    const ro_reuse *found;
    *out = (ro_kindred){.search = NULL};
    ro_status st = ro_reuse_open(ctx, o, &search);
    if (st == RO_OK) st = ro_archive_relatives(ctx, ar, ref, search, &found);
    if (st == RO_OK) st = second_look(ctx, search, found, o, out);
    ro_reuse_close(search);
    if (st != RO_OK) ro_kindred_free(out);
    return st;
}

void ro_kindred_free(ro_kindred *k) {
    ro_families_free(k->families);
    ro_reuse_close(k->search);
    *k = (ro_kindred){.search = NULL};
}
