/* Any bytes as two accounts, parted by the first NUL byte (or in the middle), through the comparison to all three views. */
#include <readout/readout.h>
#include <string.h>

static bool nowhere(void *user, const char *p, size_t n) {
    (void)user, (void)p, (void)n;
    return true;
}

static void views(ro_ctx *ctx, const ro_comparison *c) {
    ro_style style = {.all = true, .colour = true, .width = 60};
    ro_sink sink = {nowhere, NULL};
    ro_comparison_json(ctx, c, sink);
    ro_comparison_text(ctx, c, &style, sink);
    ro_comparison_html(ctx, c, sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char *const refs[] = {"one", "two"};
    const uint8_t *nul = n ? memchr(data, 0, n) : NULL;
    size_t half = nul ? (size_t)(nul - data) : n / 2, rest = n - half;
    ro_ctx *ctx = ro_ctx_new();
    ro_account *acc[2] = {NULL, NULL};
    const ro_comparison *c = NULL;
    ro_capture a = {.file = {"one", 3}, .bytes = {(const char *)data, half}, .text = true};
    ro_capture b = {.file = {"two", 3}, .bytes = {(const char *)data + half + (nul != NULL), rest - (nul != NULL)}, .text = true};
    if (ctx && ro_account_read(ctx, &a, &acc[0]) == RO_OK && ro_account_read(ctx, &b, &acc[1]) == RO_OK &&
        ro_compare(ctx, acc, refs, 2, &c) == RO_OK)
        views(ctx, c);
    ro_comparison_free(c);
    ro_account_free(acc[0]);
    ro_account_free(acc[1]);
    ro_ctx_free(ctx);
    return 0;
}
