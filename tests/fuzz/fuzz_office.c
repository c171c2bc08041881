/* Any bytes as the parts of an office file, DOCX or ODT by the first: "NAME\nXML\0NAME\nXML\0", put into an archive without
 * packing. So what is changed is the XML and not what libarchive checks before it. */
#include "captures.h"

static size_t put(uint8_t *to, uint32_t v, int bytes) {
    for (int i = 0; i < bytes; i++) to[i] = (uint8_t)(v >> 8 * i);
    return (size_t)bytes;
}

static size_t add(uint8_t *to, const char *name, size_t nname, const uint8_t *data, size_t n) {
    size_t at = put(to, 0x04034b50, 4);
    at += put(to + at, 20, 4) + put(to + at + 4, 0, 4) + put(to + at + 8, 0, 2); /* not packed; no time */
    at += put(to + at, 0, 4);
    at += put(to + at, (uint32_t)n, 4) + put(to + at + 4, (uint32_t)n, 4);
    at += put(to + at, (uint32_t)nname, 2) + put(to + at + 2, 0, 2);
    memcpy(to + at, name, nname);
    memcpy(to + at + nname, data, n);
    return at + nname + n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char odt[] = "application/vnd.oasis.opendocument.text";
    if (!n || n > 1 << 20) return 0;
    uint8_t *zip = malloc(n * 32 + 400);
    if (!zip) return 0;
    size_t at = data[0] == 'c' || data[0] == 'm' ? add(zip, "mimetype", 8, (const uint8_t *)odt, sizeof odt - 1)
                                                 : add(zip, "[Content_Types].xml", 19, data, 0);
    at += data[0] == 'c' || data[0] == 'm' ? 0 : add(zip + at, "word/a.png", 10, data, 0);
    for (const uint8_t *p = data, *end = data + n; p < end;) {
        const uint8_t *zero = memchr(p, 0, (size_t)(end - p)), *stop = zero ? zero : end;
        const uint8_t *nl = memchr(p, '\n', (size_t)(stop - p));
        if (nl && nl - p < 64 && nl > p) at += add(zip + at, (const char *)p, (size_t)(nl - p), nl + 1, (size_t)(stop - nl - 1));
        p = stop + 1;
    }
    read_captures(zip, at);
    free(zip);
    return 0;
}
