/* Any bytes as up to four accounts, parted by NUL bytes, through the edition with each of them as its base: what the edition
 * holds of an account, in the order of the account, is its text but for blanks; its TEI is well-formed; all views are written. */
#include "base/xml.h"
#include "present/edition.h"

#include <stdlib.h>

enum { MOST = 4 };

static bool nowhere(void *user, const char *p, size_t n) {
    (void)user, (void)p, (void)n;
    return true;
}

static bool gather(void *user, const char *p, size_t n) {
    ro_buf_add(user, (ro_str){p, n});
    return true;
}

static const ro_ed_reading *reading_of(const ro_ed_piece *p, unsigned k) {
    for (size_t i = 0; i < p->n; i++)
        if (p->r[i].wit >> k & 1) return &p->r[i];
    abort();
}

static void add_passage(ro_buf *b, const ro_edition *e, const ro_ed_passage *p, unsigned k) {
    for (size_t i = 0; i < p->n; i++) {
        if (!(p->tellings[i].wit >> k & 1)) continue;
        for (size_t j = 0; j < p->tellings[i].n; j++) {
            const ro_ed_reading *r = reading_of(&p->tellings[i].pieces[j], k);
            ro_buf_add(b, ro_ed_words(e, r));
            if (r->blank) ro_buf_byte(b, ' ');
        }
        return;
    }
    abort();
}

static void whole(ro_arena *a, const ro_comparison *c, unsigned base) {
    ro_edition *e = ro_edition_make(a, c, base);
    for (unsigned k = 0; k < c->naccounts; k++) {
        ro_buf b = {.arena = a};
        for (size_t i = 0; i < e->w[k].n; i++) add_passage(&b, e, &e->passages[e->w[k].order[i]], k);
        if (!ro_str_eq(ro_str_blanks(a, ro_buf_str(&b)), ro_str_blanks(a, c->accounts[k]->text))) abort();
    }
}

static void well_formed(ro_ctx *ctx, ro_arena *a, const ro_comparison *c, unsigned base) {
    ro_buf b = {.arena = a};
    if (ro_edition_tei(ctx, c, base, (ro_sink){gather, &b}) != RO_OK) return;
    ro_xml *x = ro_xml_open(a, ro_buf_str(&b));
    while (ro_xml_next(x)) {
    }
    if (x->damaged) abort();
}

static void views(ro_ctx *ctx, const ro_comparison *c) {
    struct ro_error error = {0};
    ro_arena *a = ro_arena_new(&error);
    ro_style style = {.all = true, .colour = true, .width = 60};
    if (!a) return;
    if (!RO_TRY(a))
        for (unsigned base = 0; base <= c->naccounts; base++) {
            whole(a, c, base);
            well_formed(ctx, a, c, base);
            ro_edition_text(ctx, c, base, &style, (ro_sink){nowhere, NULL});
            ro_edition_html(ctx, c, base, (ro_sink){nowhere, NULL});
        }
    ro_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char *const refs[] = {"one", "two", "three", "four"};
    ro_ctx *ctx = ro_ctx_new();
    ro_account *acc[MOST] = {NULL};
    const ro_comparison *c = NULL;
    size_t m = 0;
    for (size_t at = 0; ctx && at < n && m < MOST;) {
        const uint8_t *nul = memchr(data + at, 0, n - at);
        size_t end = nul ? (size_t)(nul - data) : n;
        ro_capture cap = {.file = {refs[m], strlen(refs[m])}, .bytes = {(const char *)data + at, end - at}, .text = true};
        if (ro_account_read(ctx, &cap, &acc[m]) == RO_OK) m++;
        at = end + 1;
    }
    if (m > 1 && ro_compare(ctx, acc, refs, m, &c) == RO_OK) views(ctx, c);
    ro_comparison_free(c);
    for (size_t i = 0; i < MOST; i++) ro_account_free(acc[i]);
    ro_ctx_free(ctx);
    return 0;
}
