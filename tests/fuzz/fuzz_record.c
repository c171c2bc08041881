/* Any bytes as a page, through every stage to the JSON of the record. */
#include <readout/readout.h>

static bool nowhere(void *user, const char *p, size_t n) {
    (void)user, (void)p, (void)n;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    ro_ctx *ctx = ro_ctx_new();
    ro_account *account = NULL;
    ro_capture c = {.file = {"fuzz", 4}, .bytes = {(const char *)data, n}};
    if (ctx && ro_account_read(ctx, &c, &account) == RO_OK) {
        ro_style style = {.explain = true};
        ro_record_json(ctx, ro_account_record(account), false, (ro_sink){nowhere, NULL});
        ro_record_text(ctx, ro_account_record(account), &style, (ro_sink){nowhere, NULL});
    }
    ro_account_free(account);
    ro_ctx_free(ctx);
    return 0;
}
