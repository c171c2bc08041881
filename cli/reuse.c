/* readout reuse: the stretches that accounts share, over the archive or straight over files, folders and .jsonl.
 *
 * A line of a .jsonl with a "text" is taken as it stands, so that spans count in the text as given; a page is read and
 * cleaned first, and spans count in the account's text. */
#include "pool.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct state {
    struct run *r;
    ro_reuse_text *text;
    size_t n, cap;
    int bad;
};

static ro_str copy(ro_str s) {
    char *p = s.p ? malloc(s.n + 1) : NULL;
    if (!p) return (ro_str){NULL, 0};
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return (ro_str){p, s.n};
}

static bool keep(struct state *s, ro_str id, ro_str text, ro_str date, ro_str publisher) {
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 256;
        ro_reuse_text *t = realloc(s->text, cap * sizeof *t);
        if (!t) return false;
        s->text = t;
        s->cap = cap;
    }
    ro_reuse_text *t = &s->text[s->n++];
    *t = (ro_reuse_text){copy(id), copy(text), copy(date), copy(publisher)};
    return t->id.p && t->text.p;
}

/* A line with a text of its own needs no reading. */
static bool as_given(const ro_capture *c) { return c->text && c->id.p; }

static void work(void *user, ro_ctx *ctx, struct page *page) {
    if (!as_given(page->capture)) pool_read(user, ctx, page);
}

static bool refused(struct state *s, const struct page *page) {
    const ro_capture *c = page->capture;
    const ro_record *rec = page->account ? ro_account_record(page->account) : NULL;
    if (page->status == RO_OK && !(rec && rec->refused)) return false;
    if (page->status == RO_OK)
        cli_fail("%.*s: %s", (int)c->file.n, c->file.p, rec->refused);
    else
        cli_fail("%s", page->why);
    s->bad++;
    return true;
}

static bool each(void *user, struct page *page) {
    struct state *s = user;
    const ro_capture *c = page->capture;
    bool ok = true;
    if (refused(s, page)) return true;
    if (as_given(c)) {
        ok = keep(s, c->id, c->bytes, c->date, c->publisher);
    } else {
        const ro_record *rec = ro_account_record(page->account);
        const char *day = rec->published.value;
        ok = keep(s, c->id.p ? c->id : c->file, rec->text, (ro_str){day, strlen(day)}, rec->publisher.value);
    }
    if (!ok) cli_fail("memory ran out after %zu texts: search them in parts", s->n), s->bad++;
    return ok;
}

static bool each_kept(void *user, const ro_reuse_text *t) {
    struct state *s = user;
    bool ok = keep(s, t->id, t->text, t->date, t->publisher);
    if (!ok) cli_fail("memory ran out after %zu texts: search them in parts", s->n), s->bad++;
    return ok;
}

static bool take_files(struct state *s) {
    const struct pool_use use = {work, each, s};
    struct pool *pool = pool_open(s->r->ctx, &use);
    for (int i = 0; pool && i < s->r->noperands; i++)
        if (ro_captures(s->r->ctx, s->r->operand[i], pool_feed, pool) != RO_OK) s->bad++, cli_fail_ctx(s->r);
    if (pool) pool_close(pool);
    return pool;
}

static int take_archive(struct state *s) {
    ro_archive *ar = NULL;
    ro_status st = ro_archive_open(s->r->ctx, s->r->archive, RO_OPEN_READ, &ar);
    if (st == RO_OK) st = ro_archive_texts(s->r->ctx, ar, each_kept, s);
    if (st != RO_OK) cli_fail_ctx(s->r);
    ro_archive_close(ar);
    return st == RO_OK ? DONE : TROUBLE;
}

static const char *const KIND[] = {"reprint", "excerpt", "shared", "formula", "boilerplate"};

static void put_string(ro_str s) {
    json_t *j = json_stringn(s.p, s.n);
    char *q = j ? json_dumps(j, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
    fputs(q ? q : "null", stdout);
    free(q);
    json_decref(j);
}

static void print_jsonl(const struct state *s, const ro_reuse *r) {
    for (size_t i = 0; i < r->nshared; i++) {
        const ro_shared *x = &r->shared[i];
        fputs("{\"a\": ", stdout);
        put_string(s->text[x->a].id);
        fputs(", \"b\": ", stdout);
        put_string(s->text[x->b].id);
        printf(", \"a_span\": [%u, %u], \"b_span\": [%u, %u], \"words\": %u, \"identity\": %.4f, \"earlier\": %s, \"kind\": "
               "\"%s\"}\n",
               x->a_span.lo, x->a_span.hi, x->b_span.lo, x->b_span.hi, x->words, x->identity,
               x->earlier < 0 ? "\"a\""
               : x->earlier   ? "\"b\""
                              : "null",
               KIND[x->kind]);
    }
    for (size_t i = 0; i < r->nformulas; i++) {
        fputs("{\"formula\": ", stdout);
        put_string(r->formulas[i].words);
        fputs(", \"uses\": [", stdout);
        for (size_t k = 0; k < r->formulas[i].nuses; k++) {
            const ro_use *u = &r->formulas[i].uses[k];
            fputs(k ? ", {\"id\": " : "{\"id\": ", stdout);
            put_string(s->text[u->text].id);
            printf(", \"span\": [%u, %u]}", u->span.lo, u->span.hi);
        }
        fputs("]}\n", stdout);
    }
}

/* The first words of a stretch, blanks folded, at most `columns` bytes and whole characters. */
static void print_words(ro_str text, ro_span span, unsigned columns) {
    fputs("    “", stdout);
    unsigned n = 0;
    bool gap = false;
    for (uint32_t i = span.lo; i < span.hi; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c <= ' ') {
            gap = true;
            continue;
        }
        if (n >= columns && (c & 0xC0) != 0x80) {
            fputs("…", stdout);
            break;
        }
        if (gap) putchar(' '), n++;
        gap = false;
        if (c >= 0x20 && c != 0x7F) putchar(c), n++;
    }
    fputs("”\n", stdout);
}

static void print_ref(const ro_reuse_text *t, const char *before) {
    fputs(before, stdout);
    cli_put(stdout, t->id);
    if (t->publisher.n) printf(" · %.*s", (int)t->publisher.n, t->publisher.p);
    if (t->date.n) printf(" · %.*s", (int)t->date.n, t->date.p);
    putchar('\n');
}

static void print_text(const struct state *s, const ro_reuse *r) {
    unsigned width = s->r->width < 40 ? 40 : s->r->width;
    for (size_t i = 0; i < r->nshared; i++) {
        const ro_shared *x = &r->shared[i];
        bool same = i && r->shared[i - 1].a == x->a && r->shared[i - 1].b == x->b;
        if (!same) {
            if (i) putchar('\n');
            print_ref(&s->text[x->a], "");
            print_ref(&s->text[x->b], "  and ");
            if (x->earlier) printf("  the %s is earlier\n", x->earlier < 0 ? "first" : "second");
        }
        printf("  %s: %u words, %.0f %% alike\n", KIND[x->kind], x->words, 100 * x->identity);
        print_words(s->text[x->a].text, x->a_span, width - 8);
    }
    for (size_t i = 0; i < r->nformulas; i++) {
        const ro_formula *f = &r->formulas[i];
        printf("%sformula: %zu uses in more than 20 accounts\n", i || r->nshared ? "\n" : "", f->nuses);
        print_words(f->words, (ro_span){0, (uint32_t)f->words.n}, width - 8);
    }
    fprintf(stderr, "%zu texts: %zu shared stretches, %zu formulas\n", s->n, r->nshared, r->nformulas);
}

static bool number(const struct run *r, const char *option, unsigned *out) {
    const char *v = cli_opt(r, option);
    char *end;
    if (!v) return true;
    unsigned long n = strtoul(v, &end, 10);
    if (*end || !*v || *v == '-' || n < 1 || n > 1000000) return false;
    *out = (unsigned)n;
    return true;
}

int cmd_reuse(struct run *r) {
    ro_reuse_options o = {0};
    if (!number(r, "words", &o.min_words)) return cli_fail("--words takes a whole number, such as 12");
    if (!number(r, "threads", &o.threads)) return cli_fail("--threads takes a whole number, such as 2");
    struct state s = {.r = r};
    if (!r->noperands && take_archive(&s) != DONE) return TROUBLE;
    if (r->noperands && !take_files(&s)) return cli_fail("memory ran out");
    const ro_reuse *found = NULL;
    if (ro_reuse_find(r->ctx, s.text, s.n, &o, &found) != RO_OK)
        s.bad++, cli_fail_ctx(r);
    else if (cli_has(r, "jsonl"))
        print_jsonl(&s, found);
    else
        print_text(&s, found);
    ro_reuse_free(found);
    for (size_t i = 0; i < s.n; i++) {
        const ro_reuse_text *t = &s.text[i];
        ro_str own[] = {t->id, t->text, t->date, t->publisher};
        for (int k = 0; k < 4; k++) free((char *)(uintptr_t)own[k].p);
    }
    free(s.text);
    return s.bad ? TROUBLE : DONE;
}
