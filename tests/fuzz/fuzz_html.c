/* Any bytes as an HTML page. */
#include "cleaning.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    return clean_any(&(ro_capture){.bytes = {(const char *)data, n}, .html = true});
}
