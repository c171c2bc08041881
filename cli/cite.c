/* readout cite ID...: accounts, or each of a meeting, as they are cited. */
#include "cli.h"

int cmd_cite(struct run *r) {
    ro_archive *ar;
    ro_cite_form form = cli_has(r, "json") ? RO_CITE_CSL : cli_has(r, "bibtex") ? RO_CITE_BIBTEX : RO_CITE_MARKDOWN;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_cite(r->ctx, ar, (const char *const *)r->operand, (size_t)r->noperands, form, cli_sink(stdout));
    ro_archive_close(ar);
    return st == RO_OK ? DONE : cli_fail_ctx(r);
}
