/* The pages of cases: every row of tests/property/changes gives two sentences and the changes that a reader would name, with
 * their class. Each is compared within two accounts that are otherwise the same, and once more the other way round: the same
 * changes must come, with "added" and "dropped", "firmer" and "weaker", "wider" and "narrower" exchanged.
 *
 * CHANGES=1 in the environment prints the rows that are read otherwise. */
#include <readout/readout.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 2000, ROOM = 4000 };
#define LEAD "Ada Norn, president of Norvania, had talks with Bo Kest, president of Kestria, in Port Elden on March 4, 2031.\n\n"
#define TAIL "\n\nAfter the talks both delegations walked through the old harbour and looked at the ships that lay there.\n"

static ro_account *account(ro_ctx *ctx, const char *sentence) {
    char text[LINE * 2];
    snprintf(text, sizeof text, LEAD "%s" TAIL, sentence);
    ro_capture c = {.file = {"account", 7}, .bytes = {text, strlen(text)}, .text = true};
    ro_account *a = NULL;
    assert_int_equal(ro_account_read(ctx, &c, &a), RO_OK);
    return a;
}

static const char *kind_word(ro_edit_kind k) {
    static const char *const words[] = {"spelling", "format",  "name",  "title",  "number",
                                        "strength", "wording", "added", "dropped"};
    return words[k];
}

/* The changes of a comparison as a row gives them. */
static void told(const ro_comparison *c, char out[ROOM]) {
    size_t n = 0;
    out[0] = 0;
    for (size_t i = 0; i < c->npassages; i++) {
        const ro_passage *p = &c->passages[i];
        if (p->kind == RO_ONLY || p->kind == RO_PARAPHRASE) n += (size_t)snprintf(out + n, ROOM - n, "%s(apart)", n ? ";" : "");
        for (size_t k = 0; k < p->nedits && n < ROOM - 600; k++) {
            const ro_edit *e = &p->edits[k];
            n += (size_t)snprintf(out + n, ROOM - n, "%s%.*s|%.*s|%s|%s|%d", n ? ";" : "", (int)(e->xspan.hi - e->xspan.lo),
                                  c->accounts[e->x]->text.p + e->xspan.lo, (int)(e->yspan.hi - e->yspan.lo),
                                  c->accounts[e->y]->text.p + e->yspan.lo, kind_word(e->kind), e->klass, e->substantive);
        }
    }
}

static void compare(ro_ctx *ctx, const char *a, const char *b, char out[ROOM]) {
    static const char *const refs[] = {"a", "b"};
    ro_account *acc[2] = {account(ctx, a), account(ctx, b)};
    const ro_comparison *c = NULL;
    assert_int_equal(ro_compare(ctx, acc, refs, 2, &c), RO_OK);
    told(c, out);
    ro_comparison_free(c);
    ro_account_free(acc[0]);
    ro_account_free(acc[1]);
}

static const char *turned(const char *w) {
    static const char *const pairs[][2] = {{"added", "dropped"}, {"firmer", "weaker"}, {"narrower", "wider"}};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(w, pairs[i][0]) == 0) return pairs[i][1];
        if (strcmp(w, pairs[i][1]) == 0) return pairs[i][0];
    }
    return w;
}

/* The changes of a row seen from the other side. */
static void turn(const char *row, char out[ROOM]) {
    char copy[ROOM], *save = NULL;
    size_t n = 0;
    snprintf(copy, sizeof copy, "%s", row);
    out[0] = 0;
    for (char *e = strtok_r(copy, ";", &save); e; e = strtok_r(NULL, ";", &save)) {
        char *f[5] = {e};
        for (int i = 1; i < 5; i++) {
            f[i] = f[i - 1] ? strchr(f[i - 1], '|') : NULL;
            if (f[i]) *f[i]++ = 0;
        }
        if (!f[4]) continue;
        n += (size_t)snprintf(out + n, ROOM - n, "%s%s|%s|%s|%s|%s", n ? ";" : "", f[1], f[0], turned(f[2]), turned(f[3]), f[4]);
    }
}

static int by_words(const void *p, const void *q) { return strcmp(*(char *const *)p, *(char *const *)q); }

/* The same changes, in whatever order: a place in the one text comes before a place in the other. */
static bool alike(const char *p, const char *q) {
    char room[2][ROOM], *v[2][60];
    size_t n[2] = {0, 0};
    for (int s = 0; s < 2; s++) {
        char *save = NULL;
        snprintf(room[s], ROOM, "%s", s ? q : p);
        for (char *e = strtok_r(room[s], ";", &save); e && n[s] < 60; e = strtok_r(NULL, ";", &save)) v[s][n[s]++] = e;
        qsort(v[s], n[s], sizeof *v[s], by_words);
    }
    if (n[0] != n[1]) return false;
    for (size_t i = 0; i < n[0]; i++)
        if (strcmp(v[0][i], v[1][i]) != 0) return false;
    return true;
}

/* One row: sentence, sentence, changes. */
static bool right(ro_ctx *ctx, char *line, const char *file) {
    char *b = strchr(line, '\t'), *want = b ? strchr(b + 1, '\t') : NULL;
    assert_non_null(want);
    *b++ = *want++ = 0;
    want[strcspn(want, "\n")] = 0;
    char there[ROOM], back[ROOM], wanted_back[ROOM];
    compare(ctx, line, b, there);
    compare(ctx, b, line, back);
    turn(there, wanted_back);
    bool same = alike(back, wanted_back), ok = strcmp(there, want) == 0;
    if (!same) printf("%s: not the same the other way round: %s\n  there %s\n  back  %s\n", file, line, there, back);
    if (!ok && getenv("CHANGES")) printf("%s: %s\n  want  %s\n  found %s\n", file, line, want, there);
    return ok && same;
}

/* "# least 12" in a page: so many rows are right, the others stand as what is not reached yet. */
static void page(const char *name) {
    char path[600], line[LINE];
    snprintf(path, sizeof path, RO_SOURCE_DIR "/tests/property/changes/%s", name);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    ro_ctx *ctx = ro_ctx_new();
    unsigned rows = 0, good = 0, least = 0;
    while (fgets(line, sizeof line, f)) {
        sscanf(line, "# least %u", &least);
        if (line[0] == '#') continue;
        rows++;
        good += right(ctx, line, name);
    }
    fclose(f);
    ro_ctx_free(ctx);
    printf("%s: %u of %u\n", name, good, rows);
    assert_true(rows >= 12);
    if (!getenv("CHANGES")) assert_true(good >= (least ? least : rows));
}

static void every_page(void **state) {
    (void)state;
    DIR *d = opendir(RO_SOURCE_DIR "/tests/property/changes");
    assert_non_null(d);
    struct dirent *e;
    unsigned pages = 0;
    bool all = getenv("CHANGES") != NULL;
    while ((e = readdir(d))) {
        size_t n = strlen(e->d_name);
        if (n < 5 || strcmp(e->d_name + n - 4, ".tsv") != 0) continue;
        pages++;
        if (!all || !getenv("ONLY") || strstr(e->d_name, getenv("ONLY"))) page(e->d_name);
    }
    closedir(d);
    assert_true(pages >= 15);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_page)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
