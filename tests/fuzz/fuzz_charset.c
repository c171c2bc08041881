/* The first byte picks a declaration and whether the page makes it or the server, the rest are the bytes behind it: what comes
 * out is valid UTF-8. */
#include "read/parts.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char *const names[] = {"",        "utf-8",      "windows-1251", "koi8-r",     "euc-kr",   "gb18030",
                                        "big5",    "shift_jis",  "iso-2022-jp",  "utf-16",     "utf-16le", "utf-7",
                                        "x-wrong", "iso-8859-1", "euc-jp",       "hz-gb-2312", "utf-32",   "macintosh"};
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    if (!a || !n) {
        ro_arena_free(a);
        return 0;
    }
    if (!RO_TRY(a)) {
        ro_buf b = {.arena = a};
        const char *name = names[data[0] % (sizeof names / sizeof *names)];
        bool server = data[0] & 128;
        if (*name && !server) ro_buf_printf(&b, "<html><meta charset=%s><p>", name);
        ro_buf_add(&b, (ro_str){(const char *)data + 1, n - 1});
        ro_page page = {.encoding = NULL};
        ro_page_writer w = {.arena = a, .page = &page};
        ro_decode(&w, ro_buf_str(&b), server ? ro_str_c(name) : RO_NONE);
        if (!page.encoding || !ro_utf8_valid(page.source, NULL)) abort();
    }
    ro_arena_free(a);
    return 0;
}
