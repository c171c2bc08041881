/* A finding card that somebody sent: it is none, or its statements are said one by one; without its captures nothing but the page
 * itself may be said to hold, and a page that is not what its statements give never does. */
#include <readout/readout.h>

#include <stdlib.h>
#include <string.h>

static void hear(void *user, const ro_stated *s) {
    size_t *holds = user;
    if (s->proof == RO_HOLDS && strcmp(s->what, "page") != 0) abort();
    *holds += s->proof == RO_HOLDS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    ro_ctx *ctx = ro_ctx_new();
    ro_card *card = NULL;
    if (ctx && ro_card_open(ctx, (ro_str){(const char *)data, n}, &card) == RO_OK) {
        ro_account *none[2] = {NULL, NULL};
        size_t holds = 0;
        const ro_check_user to = {hear, &holds};
        ro_proof proof;
        if (ro_card_check(ctx, card, none, NULL, &to, &proof) == RO_OK && (proof == RO_HOLDS || holds > 1)) abort();
    }
    ro_card_free(card);
    ro_ctx_free(ctx);
    return 0;
}
