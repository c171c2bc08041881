/* In words, why a spelling is a person's. In: a form, the form that shows, how they came together. Out: a sentence's worth. */
#include "match/forms.h"

static ro_str by_name(ro_gatherer *g, uint32_t form, uint32_t other) {
    const ro_printed *x = &g->forms[form], *y = &g->forms[other];
    ro_likeness l = {0};
    ro_str alike = ro_forms_same(g, form, other);
    if (alike.p) return ro_str_printf(g->arena, "%.*s %.*s", (int)alike.n, alike.p, (int)y->party.name.n, y->party.name.p);
    ro_names_likeness(g->arena, &(ro_name){.name = x->party.name, .side = x->party.side},
                      &(ro_name){.name = y->party.name, .side = y->party.side}, &l);
    return ro_str_printf(g->arena, "like %.*s: %s", (int)y->party.name.n, y->party.name.p, l.why);
}

ro_str ro_forms_why(ro_gatherer *g, uint32_t form, uint32_t shown) {
    const ro_printed *f = &g->forms[form];
    if (form == shown) return RO_NONE;
    switch (f->how) {
    case RO_HOW_SAID: return ro_str_printf(g->arena, "decision %lld", (long long)f->joined);
    case RO_HOW_POST:
        return ro_str_printf(g->arena, "a surname alone, under a post of his: %.*s", (int)f->titles[0].key.n, f->titles[0].key.p);
    case RO_HOW_MOST: return RO_S("a surname alone: of those who bear it most accounts print him");
    case RO_HOW_REST: return RO_S("the same surname alone, and no title or side against it");
    case RO_HOW_OWN:
    case RO_HOW_LIKE: break;
    }
    return by_name(g, form, f->how == RO_HOW_LIKE && ro_forms_alike(g, form, shown) <= 0 ? f->with : shown);
}
