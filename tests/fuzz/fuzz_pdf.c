/* Any bytes as what pdftotext writes, words with boxes: the HTML made of them is UTF-8, has an end, and is not much longer. */
#include "read/pdf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    if (a && !RO_TRY(a)) {
        size_t pages = 0;
        ro_str html = ro_pdf_html(a, (ro_str){(const char *)data, n}, &pages);
        if (html.p && (!ro_utf8_valid(html, NULL) || !ro_str_ends(html, "</body></html>\n") || html.n > n * 40 + 1000)) abort();
    }
    ro_arena_free(a);
    return 0;
}
