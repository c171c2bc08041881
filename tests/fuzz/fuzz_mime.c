/* Any bytes as a message: mail, mailboxes, saved pages. */
#include "container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) { return take_apart(data, n); }
