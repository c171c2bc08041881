/* readout export: the archive as CSV and JSON Lines, one file a table. */
#include "cli.h"

int cmd_export(struct run *r) {
    ro_archive *ar;
    size_t written = 0;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    ro_status st = ro_archive_export(r->ctx, ar, r->operand[0], cli_has(r, "excel"), &written);
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail_ctx(r);
    fprintf(stderr, "%zu files in %s\n", written, r->operand[0]);
    return DONE;
}
