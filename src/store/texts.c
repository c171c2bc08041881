/* The texts of all accounts, as the reuse engine takes them: id, words, day of publication, publisher. */
#include "store/store.h"

struct telling {
    ro_text_fn fn;
    void *user;
};

static void texts_work(ro_job *job, void *arg) {
    struct telling *t = arg;
    ro_query *q = ro_query_new(job, "SELECT id, text, published_date, publisher FROM account WHERE current ORDER BY id");
    while (ro_step(q)) {
        ro_reuse_text x = {ro_text(q, 0), ro_text(q, 1), ro_text(q, 2), ro_text(q, 3)};
        if (!t->fn(t->user, &x)) {
            ro_query_end(q);
            return;
        }
    }
}

ro_status ro_archive_texts(ro_ctx *ctx, ro_archive *ar, ro_text_fn fn, void *user) {
    struct telling t = {fn, user};
    return ro_store_run(ctx, ar, RO_RUN_READ, texts_work, &t);
}
