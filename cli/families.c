/* readout reuse --families: which accounts are of one text, and who has it from whom. */
#include "cli.h"

int cli_families_show(struct run *r, const ro_reuse_search *search, const ro_families *f, uint64_t texts) {
    ro_style style = {.colour = r->colour, .all = cli_has(r, "all"), .width = r->width};
    bool json = cli_has(r, "json");
    ro_status st = json ? ro_families_json(r->ctx, search, f, cli_sink(stdout))
                        : ro_families_text(r->ctx, search, f, &style, cli_sink(stdout));
    size_t accounts = 0;
    if (st != RO_OK) return cli_fail_ctx(r);
    if (json) return putchar('\n'), DONE;
    for (size_t i = 0; i < f->nfamilies; i++) accounts += f->family[i].ntexts;
    fprintf(stderr, "%llu texts: %zu %s with %zu accounts\n", (unsigned long long)texts, f->nfamilies,
            f->nfamilies == 1 ? "family" : "families", accounts);
    return DONE;
}

int cli_families(struct run *r, const ro_reuse_search *search, const ro_reuse *found) {
    const ro_families *f = NULL;
    int done = ro_families_find(r->ctx, search, found, &f) == RO_OK ? cli_families_show(r, search, f, found->ntexts)
                                                                    : cli_fail_ctx(r);
    ro_families_free(f);
    return done;
}
