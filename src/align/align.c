/* Stub: everything stands alone. */
#include "align/align.h"

ro_comparison *ro_align(ro_arena *a, const ro_telling *t, size_t n) {
    ro_comparison *c = RO_NEW(a, ro_comparison);
    c->naccounts = n;
    c->passages = RO_NEWS(a, ro_passage, n);
    for (size_t i = 0; i < n; i++) {
        c->accounts[i] = t[i].record;
        c->refs[i] = t[i].ref;
        ro_passage *p = &c->passages[c->npassages++];
        p->kind = RO_ONLY;
        p->in = (uint16_t)(1u << i);
        for (size_t k = 0; k < n; k++) p->spans[k] = RO_NOSPAN;
        p->spans[i] = (ro_span){0, (uint32_t)t[i].record->text.n};
    }
    c->counts.only = n;
    return c;
}
