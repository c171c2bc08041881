/* Any bytes as an archive or a packed file: zip, tar, 7z, bzip2, xz, zstd, and office files within them. */
#include "captures.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    read_captures(data, n);
    return 0;
}
