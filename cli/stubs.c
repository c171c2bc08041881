/* Commands that are still to be written; weak, so that writing one elsewhere replaces it. */
#include "cli.h"
#define STUB(name)                                                                                                               \
    __attribute__((weak)) int cmd_##name(struct run *r) {                                                                        \
        (void)r;                                                                                                                 \
        return cli_fail("not written yet");                                                                                      \
    }
STUB(compare)
STUB(add)
STUB(show)
STUB(decide)
STUB(decisions)
STUB(undo)
STUB(verify)
STUB(reread)
