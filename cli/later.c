/* Commands of the contract that are not there yet: each says so in one sentence. */
#include "cli.h"

static int later(const struct run *r) { return cli_fail("%s is not there yet; readout --help lists what is", r->command->name); }

int cmd_serve(struct run *r) { return later(r); }
