/* The accounts that share words with one, compared each with each. In: what the archive tells of that one alone, which are its
 * own pairs. Out: a search among the nearest of them, so that who has a text from whom can be told of all: a copy of a copy hangs
 * on the copy. The texts are those that the first search holds; none is read again.
 *
 * The members of its family come first, then others, as many as are worth a second look. */
#include "family.h"

#include <stdlib.h>

enum { MOST = 120 };

struct among {
    web_request *q;
    const ro_reuse_search *from;
    ro_reuse_search *to;
    bool *taken; /* of the texts of `from` */
    size_t n;
};

static ro_status take(struct among *x, uint32_t text) {
    ro_reuse_text t;
    if (x->taken[text] || x->n == MOST) return RO_OK;
    ro_reuse_text_get(x->from, text, &t);
    char *words = malloc(t.text.n + 1);
    ro_status st = !words ? RO_NOMEM : ro_reuse_text_read(x->q->ctx, x->from, text, 0, t.text.n, words);
    t.text.p = words;
    if (st == RO_OK) st = ro_reuse_add(x->q->ctx, x->to, &t);
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

ro_status web_kin(web_request *q, const ro_reuse_search *from, const ro_reuse *found, const ro_family *family,
                  web_kin_found *out) {
    struct among x = {.q = q, .from = from, .taken = calloc(found->ntexts + 1, sizeof *x.taken)};
    ro_status st = !x.taken
                       ? RO_NOMEM
                       : ro_reuse_open(q->ctx, &(ro_reuse_options){.threads = 1, .memory = RO_REUSE_LEAST_MEMORY}, &out->search);
    x.to = out->search;
    if (st == RO_OK) st = take_all(&x, found, family);
    if (st == RO_OK) st = ro_reuse_finish(q->ctx, out->search, &out->found);
    if (st == RO_OK) st = ro_families_find(q->ctx, out->search, out->found, &out->families);
    out->left = found->ntexts - x.n + found->nleft;
    free(x.taken);
    return st;
}

void web_kin_free(web_kin_found *k) {
    ro_families_free(k->families);
    ro_reuse_close(k->search);
}

const ro_family *web_family_of(const ro_families *all, uint32_t text) {
    for (size_t i = 0; i < all->nfamilies; i++)
        for (size_t k = 0; k < all->family[i].ntexts; k++)
            if (all->family[i].text[k] == text) return &all->family[i];
    return NULL;
}
