/* Commands that are still to be written. */
#include "cli.h"
int cmd_compare(struct run *r) {
    (void)r;
    return cli_fail("not written yet");
}
int cmd_reuse(struct run *r) {
    (void)r;
    return cli_fail("not written yet");
}
int cmd_names(struct run *r) {
    (void)r;
    return cli_fail("not written yet");
}
int cmd_dump(struct run *r) {
    (void)r;
    return cli_fail("not written yet");
}
