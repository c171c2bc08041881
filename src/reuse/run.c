/* Which stretches do texts share? The stages, one after the other.
 *
 * Texts are numbered by their ids before anything is compared, and no thread's timing enters: the answer is the same whatever the
 * order of input, the number of threads and the memory allowed. */
#include "reuse/engine.h"

void reuse_run(ro_arena *a, struct intake *in, ro_reuse *r) {
    struct corpus c;
    struct hits h;
    corpus_build(a, &c, in);
    seeds_find(a, &c, &h);
    uses u = formulas_find(a, &c);
    stretches s = search_hits(a, &c, &h, &u);
    store_free(in->words);
    tell(a, &c, &s, &u, r);
    r->ntexts = in->text.n;
    r->nwords = c.nwords;
    r->nseeds = h.seeds;
    r->ncommon = h.common;
    r->too_many = SEED_TEXTS;
    if (in->known) {
        r->nformulas = 0;
        r->nseeds = in->known->nseeds;
        r->ncommon = in->known->ncommon;
        r->nleft = in->known->nleft;
    }
    r->spilled = budget_spilled(in->budget);
}
