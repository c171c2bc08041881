/* readout reuse --families: which accounts are of one text, and who has it from whom. */
#include "cli.h"

int cli_families(struct run *r, const ro_reuse_search *search, const ro_reuse *found) {
    const ro_families *f = NULL;
    ro_status st = ro_families_find(r->ctx, search, found, &f);
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    if (st == RO_OK)
        st = cli_has(r, "json") ? ro_families_json(r->ctx, search, f, cli_sink(stdout))
                                : ro_families_text(r->ctx, search, f, &style, cli_sink(stdout));
    if (st == RO_OK && cli_has(r, "json")) putchar('\n');
    size_t accounts = 0;
    for (size_t i = 0; st == RO_OK && i < f->nfamilies; i++) accounts += f->family[i].ntexts;
    if (st == RO_OK && !cli_has(r, "json"))
        fprintf(stderr, "%llu texts: %zu %s with %zu accounts\n", (unsigned long long)found->ntexts, f->nfamilies,
                f->nfamilies == 1 ? "family" : "families", accounts);
    ro_families_free(f);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}
