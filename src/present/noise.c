/* How usual a change is between two publishers, in words. What stands here was counted by the store; where nobody asked an
 * archive, nothing is said. */
#include "present/comparison.h"

ro_str ro_view_noise(ro_arena *a, const ro_edit *e) {
    const ro_noise *n = &e->noise;
    if (!n->known) return RO_NONE;
    if (n->few) return ro_str_printf(a, "too few earlier pairs (%u)", n->pairs);
    ro_str exact =
        n->seen ? ro_str_printf(a, "in %u of %u pairs", n->seen, n->pairs) : ro_str_printf(a, "first time in %u pairs", n->pairs);
    if (n->class_seen == n->seen) return exact;
    return ro_str_printf(a, "%s; one of its class in %u", exact.p, n->class_seen);
}

bool ro_view_usual_edit(const ro_edit *e) { return e->noise.usual && !e->decision; }

bool ro_view_usual(const ro_passage *p) {
    size_t usual = 0;
    for (size_t i = 0; i < p->nedits; i++) {
        if (p->edits[i].substantive && !ro_view_usual_edit(&p->edits[i])) return false;
        usual += p->edits[i].substantive;
    }
    return usual && p->kind == RO_REWORDED && !p->moved && !p->speaker_changed;
}

ro_str ro_view_judged(ro_arena *a, const ro_comparison *c) {
    size_t noise = 0, substance = 0;
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_edit *e = &c->passages[i].edits[k];
            if (e->decision) ++*(e->substantive ? &substance : &noise);
        }
    if (!noise && !substance) return RO_NONE;
    ro_buf b = {.arena = a};
    ro_buf_addc(&b, "By decisions of people ");
    if (noise)
        ro_buf_printf(&b, "%zu %s taken for noise%s", noise, noise == 1 ? "change is" : "changes are", substance ? ", " : "");
    if (substance) ro_buf_printf(&b, "%zu %s of substance", substance, substance == 1 ? "change is" : "changes are");
    ro_buf_addc(&b, ": readout decisions lists them.");
    return ro_buf_str(&b);
}

/* Of the changes of substance between two accounts. */
struct floor {
    const ro_noise *noise; /* of one of all changes: the pairs are the same for all; NULL nothing is known */
    size_t changes, usual, first;
};

static struct floor floor_of(const ro_comparison *c, unsigned x, unsigned y) {
    struct floor f = {0};
    for (size_t i = 0; i < c->npassages; i++)
        for (size_t k = 0; k < c->passages[i].nedits; k++) {
            const ro_edit *e = &c->passages[i].edits[k];
            if (e->x != x || e->y != y || !e->noise.known) continue;
            f.noise = &e->noise;
            f.changes += e->substantive;
            f.usual += e->substantive && e->noise.usual;
            f.first += e->substantive && !e->noise.seen;
        }
    return f;
}

ro_str ro_view_floor(ro_arena *a, const ro_comparison *c, unsigned x, unsigned y) {
    struct floor f = floor_of(c, x, y);
    if (!f.noise) return RO_NONE;
    ro_str who =
        c->naccounts == 2 ? RO_S("these two publishers") : ro_str_printf(a, "the publishers of %c and %c", 'A' + x, 'A' + y);
    if (f.noise->few)
        return ro_str_printf(a, "Too few earlier pairs of %s (%u) to say which changes are usual.", who.p, f.noise->pairs);
    return ro_str_printf(a,
                         "Held against %u earlier pairs of %s: of %zu %s of substance %zu %s usual (in half of the pairs or "
                         "more), %zu %s for the first time.",
                         f.noise->pairs, who.p, f.changes, f.changes == 1 ? "change" : "changes", f.usual,
                         f.usual == 1 ? "is" : "are", f.first, f.first == 1 ? "occurs" : "occur");
}
