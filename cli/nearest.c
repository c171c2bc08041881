/* What an account that was just added shares with those that were there: its nearest relatives, a line each. Told where few were
 * added, since a reader of a thousand such lines learns nothing, and asked of the index, so that it takes no time. Formulas and
 * boilerplate are no kinship. */
#include "nearest.h"

#include <stdlib.h>
#include <string.h>

enum { NEAREST = 3 };

void nearest_note(struct nearest *n, ro_str file) {
    if (n->n < NEAREST_TOLD) n->ref[n->n] = strndup(file.p ? file.p : "", file.n);
    n->n++;
}

void nearest_free(struct nearest *n) {
    for (size_t i = 0; i < n->n && i < NEAREST_TOLD; i++) free(n->ref[i]);
    n->n = 0;
}

struct telling {
    bool json, any;
};

/* What the account, which is the first text of the search, shares with one other. */
struct kin {
    uint32_t text;
    unsigned long words;
    ro_reuse_kind kind; /* the strongest of its stretches */
};

static int by_words(const void *p, const void *q) {
    const struct kin *a = p, *b = q;
    if (a->words != b->words) return a->words > b->words ? -1 : 1;
    return (a->text > b->text) - (a->text < b->text);
}

static int by_text(const void *p, const void *q) {
    const struct kin *a = p, *b = q;
    return (a->text > b->text) - (a->text < b->text);
}

/* One a partner, those with the most words first; as many as are told. */
static size_t kin_of(const ro_reuse *r, struct kin *k) {
    size_t n = 0, m = 0;
    for (size_t i = 0; i < r->nshared; i++) {
        const ro_shared *x = &r->shared[i];
        if (x->kind != RO_REUSE_FORMULA && x->kind != RO_REUSE_BOILERPLATE)
            k[n++] = (struct kin){x->a ? x->a : x->b, x->words, x->kind};
    }
    if (n) qsort(k, n, sizeof *k, by_text);
    for (size_t i = 0; i < n; i++) {
        if (!m || k[m - 1].text != k[i].text) {
            k[m++] = k[i];
            continue;
        }
        k[m - 1].words += k[i].words;
        if (k[i].kind < k[m - 1].kind) k[m - 1].kind = k[i].kind;
    }
    if (m) qsort(k, m, sizeof *k, by_words);
    return m < NEAREST ? m : NEAREST;
}

static const char *word_of(ro_reuse_kind k) {
    return k == RO_REUSE_REPRINT ? "reprint" : k == RO_REUSE_EXCERPT ? "excerpt" : "shared";
}

static void put_line(const ro_reuse_text *own, const ro_reuse_text *x, const struct kin *k) {
    bool both = x->publisher.n && x->date.n, any = x->publisher.n || x->date.n;
    fprintf(stderr, "%.*s shares %lu words with %.*s", (int)own->id.n, own->id.p, k->words, (int)x->id.n, x->id.p);
    if (any)
        fprintf(stderr, " (%.*s%s%.*s)", (int)x->publisher.n, x->publisher.n ? x->publisher.p : "", both ? ", " : "",
                (int)x->date.n, x->date.n ? x->date.p : "");
    fprintf(stderr, ": %s\n", word_of(k->kind));
}

static void put_member(const char *name, ro_str s) {
    printf(", \"%s\": ", name);
    ro_string_json(s, cli_sink(stdout));
}

static void put_json(const struct telling *t, const ro_reuse_text *own, const ro_reuse_text *x, const struct kin *k) {
    fputs(t->any ? ", {\"account\": " : "{\"account\": ", stdout);
    ro_string_json(own->id, cli_sink(stdout));
    put_member("id", x->id);
    put_member("publisher", x->publisher);
    put_member("date", x->date);
    printf(", \"words\": %lu, \"kind\": \"%s\"}", k->words, word_of(k->kind));
}

static void tell(struct telling *t, const ro_reuse_search *s, const ro_reuse *r) {
    struct kin *k = calloc(r->nshared + 1, sizeof *k);
    size_t n = k ? kin_of(r, k) : 0;
    for (size_t i = 0; i < n; i++) {
        ro_reuse_text own, x;
        ro_reuse_text_get(s, 0, &own);
        ro_reuse_text_get(s, k[i].text, &x);
        if (t->json)
            put_json(t, &own, &x, &k[i]);
        else
            put_line(&own, &x, &k[i]);
        t->any = true;
    }
    free(k);
}

/* What is wrong with the question is no fault of the adding, which is done: it is passed over. */
void nearest_tell(ro_ctx *ctx, ro_archive *ar, const struct nearest *n, bool json) {
    struct telling t = {.json = json};
    for (size_t i = 0; n->n <= NEAREST_TOLD && i < n->n; i++) {
        ro_reuse_search *s = NULL;
        const ro_reuse *r = NULL;
        if (ro_reuse_open(ctx, NULL, &s) == RO_OK && n->ref[i] && ro_archive_relatives(ctx, ar, n->ref[i], s, &r) == RO_OK)
            tell(&t, s, r);
        ro_reuse_close(s);
    }
}
