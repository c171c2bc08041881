/* Any bytes as a feed. */
#include "container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) { return take_apart(data, n); }
