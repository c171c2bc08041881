/* Families of texts whose copying is known: stemmata of twenty texts over four generations, made by what copyists do (words
 * changed, sentences left out and put in, names misprinted, headers put before, sources named or not), some of them lost, half of
 * the dates hidden. What is said of a direction must be right; what cannot be known may stay open. */
#include <readout/readout.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TEXTS = 20, GENERATIONS = 4, SENTENCES = 90, WORDS = 22, STEMMATA = 40, VOCABULARY = 4000, NONE = -1 };

struct sentence {
    unsigned word[WORDS];
    int misprint; /* the word that is misprinted; NONE */
};

struct copy {
    int parent, generation, day;
    struct sentence s[SENTENCES];
    int n;
    bool lost, dated, names, header;
    char id[8], date[16], publisher[24], *text;
};

struct dice {
    uint64_t x;
};

static unsigned roll(struct dice *d, unsigned n) {
    d->x ^= d->x << 13, d->x ^= d->x >> 7, d->x ^= d->x << 17;
    return (unsigned)((d->x >> 11) % n);
}
static bool chance(struct dice *d, unsigned percent) { return roll(d, 100) < percent; }

/* Small words are frequent, as in prose. */
static unsigned some_word(struct dice *d) { return chance(d, 35) ? roll(d, 40) : roll(d, VOCABULARY); }

static struct sentence some_sentence(struct dice *d) {
    struct sentence s = {.misprint = NONE};
    for (int i = 0; i < WORDS; i++) s.word[i] = some_word(d);
    return s;
}

static void put_word(char *to, unsigned w, bool capital, bool misprint) {
    static const char *const part[] = {"ba", "kor", "ten", "li", "mus", "ve", "dra", "so", "pin", "gu"};
    char one[40] = "";
    for (unsigned i = 0, v = w + 11; v; v /= 10, i++) strcat(one, part[v % 10]);
    if (misprint) one[2] = one[2] == 'x' ? 'z' : 'x';
    if (capital) one[0] = (char)(one[0] - 32);
    strcat(to, one);
}

static char *printed(const struct copy *c, const struct copy *parent, struct dice *d) {
    char *out = calloc(1, SENTENCES * WORDS * 24 + 4000), *p = out;
    if (c->names) p += sprintf(p, "Source: %s\n\n", parent->publisher);
    if (c->header) {
        for (int i = 0; i < 14; i++) put_word(out, 5000 + roll(d, 90000), i == 0, false), strcat(out, i == 13 ? ".\n\n" : " ");
    }
    p = out + strlen(out);
    for (int i = 0; i < c->n; i++) {
        char line[WORDS * 24] = "";
        for (int k = 0; k < WORDS; k++) {
            put_word(line, c->s[i].word[k], k == 0 || k == 7, c->s[i].misprint == k);
            strcat(line, k == WORDS - 1 ? ". " : " ");
        }
        if (i % 5 == 4) strcat(line, "\n\n");
        p = stpcpy(p, line);
    }
    return out;
}

static void copied(struct copy *c, const struct copy *from, struct dice *d) {
    memcpy(c->s, from->s, sizeof c->s);
    c->n = from->n;
    if (chance(d, 15)) return; /* word for word */
    for (int i = 0; i < c->n; i++)
        for (int k = 0; k < WORDS; k++)
            if (chance(d, 1)) c->s[i].word[k] = some_word(d);
    for (unsigned drop = roll(d, 4); drop; drop--) {
        int at = (int)roll(d, (unsigned)c->n);
        memmove(&c->s[at], &c->s[at + 1], sizeof *c->s * (size_t)(c->n - at - 1));
        c->n--;
    }
    if (chance(d, 25) && c->n < SENTENCES) {
        int at = (int)roll(d, (unsigned)c->n);
        memmove(&c->s[at + 1], &c->s[at], sizeof *c->s * (size_t)(c->n - at));
        c->s[at] = some_sentence(d);
        c->n++;
    }
    if (chance(d, 30)) c->s[roll(d, (unsigned)c->n)].misprint = 7;
    if (chance(d, 8)) c->n = c->n * 2 / 3; /* the beginning alone */
}

static void make(struct copy *c, struct dice *d) {
    for (int i = 0; i < TEXTS; i++) {
        c[i] = (struct copy){.parent = NONE, .dated = chance(d, 50)};
        sprintf(c[i].id, "t%02u", (unsigned)(i * 7 % TEXTS));
        sprintf(c[i].publisher, "Agency Q%c%c", 'a' + i / 5, 'a' + i % 5);
        if (!i) {
            c[i].n = 40;
            for (int k = 0; k < c[i].n; k++) c[i].s[k] = some_sentence(d);
        } else {
            do c[i].parent = (int)roll(d, (unsigned)i);
            while (c[c[i].parent].generation >= GENERATIONS - 1);
            const struct copy *from = &c[c[i].parent];
            c[i].generation = from->generation + 1;
            c[i].day = from->day + (chance(d, 30) ? 0 : 1 + (int)roll(d, 3));
            c[i].names = chance(d, 25);
            c[i].header = chance(d, 60);
            copied(&c[i], from, d);
        }
        if (c[i].dated) sprintf(c[i].date, "2031-05-%02d", 1 + c[i].day);
        c[i].lost = chance(d, 12);
        c[i].text = printed(&c[i], i ? &c[c[i].parent] : NULL, d);
    }
}

static bool ancestor(const struct copy *c, int of, int a) {
    for (int v = c[of].parent; v != NONE; v = c[v].parent)
        if (v == a) return true;
    return false;
}

static int nearest(const struct copy *c, int of) {
    int v = c[of].parent;
    while (v != NONE && c[v].lost) v = c[v].parent;
    return v;
}

struct count {
    unsigned texts, together, right, parent, wrong, open, lost;
};

static int which(const struct copy *c, const ro_reuse_search *s, uint32_t text) {
    ro_reuse_text t;
    ro_reuse_text_get(s, text, &t);
    for (int i = 0; i < TEXTS; i++)
        if (strlen(c[i].id) == t.id.n && memcmp(c[i].id, t.id.p, t.id.n) == 0) return i;
    return NONE;
}

/* The one named is an ancestor, or as near, or one of those said to be as near is. */
static bool right(const struct copy *c, const ro_reuse_search *s, const ro_kin *k, int from, int to) {
    bool ok = ancestor(c, to, from);
    for (size_t i = 0; i < k->nas_near && !ok; i++) ok = ancestor(c, to, which(c, s, k->as_near[i]));
    return ok;
}

static void judge(const struct copy *c, const ro_reuse_search *s, const ro_family *f, struct count *n) {
    if (f->ntexts > n->together) n->together = (unsigned)f->ntexts;
    n->lost += (unsigned)f->nlost;
    for (size_t i = 0; i < f->nedges; i++) {
        const ro_kin *k = &f->edge[i];
        int from = which(c, s, k->from), to = which(c, s, k->to);
        if (!k->nearest) continue;
        if (k->direction == RO_DIRECTION_OPEN)
            n->open++;
        else if (right(c, s, k, from, to))
            n->right++, n->parent += nearest(c, to) == from;
        else {
            n->wrong++;
            if (getenv("STEMMA_SHOW")) {
                printf("wrong: %s -> %s (true parents %s, %s)\n", c[from].id, c[to].id,
                       c[from].parent < 0 ? "-" : c[c[from].parent].id,
                       c[to].parent < 0       ? "-"
                       : c[c[to].parent].lost ? "LOST"
                                              : c[c[to].parent].id);
                for (size_t e = 0; e < k->nevidence; e++)
                    printf("   %d %s %.*s\n", k->evidence[e].favours, k->evidence[e].kind, (int)k->evidence[e].why.n,
                           k->evidence[e].why.p);
            }
        }
    }
}

static struct count run(unsigned seed) {
    static struct copy c[TEXTS];
    struct dice d = {0x9E3779B97F4A7C15ull * (seed + 1)};
    struct count n = {0}, all = {0};
    ro_ctx *ctx = ro_ctx_new();
    ro_reuse_search *s;
    const ro_reuse *r;
    const ro_families *f;
    make(c, &d);
    assert_int_equal(ro_reuse_open(ctx, NULL, &s), RO_OK);
    for (int i = 0; i < TEXTS; i++) {
        if (c[i].lost) continue;
        ro_reuse_text t = {{c[i].id, strlen(c[i].id)},
                           {c[i].text, strlen(c[i].text)},
                           {c[i].date, strlen(c[i].date)},
                           {c[i].publisher, strlen(c[i].publisher)}};
        assert_int_equal(ro_reuse_add(ctx, s, &t), RO_OK);
        all.texts++;
    }
    assert_int_equal(ro_reuse_finish(ctx, s, &r), RO_OK);
    assert_int_equal(ro_families_find(ctx, s, r, &f), RO_OK);
    for (size_t i = 0; i < f->nfamilies; i++) {
        n.together = 0;
        judge(c, s, &f->family[i], &n);
        all.together += n.together;
    }
    n.texts = all.texts, n.together = all.together;
    ro_families_free(f);
    ro_reuse_close(s);
    ro_ctx_free(ctx);
    for (int i = 0; i < TEXTS; i++) free(c[i].text);
    return n;
}

static void what_is_said_is_right(void **state) {
    (void)state;
    struct count n = {0};
    for (unsigned seed = 0; seed < STEMMATA; seed++) {
        struct count x = run(seed);
        n.texts += x.texts, n.together += x.together, n.right += x.right, n.parent += x.parent;
        n.wrong += x.wrong, n.open += x.open, n.lost += x.lost;
    }
    printf("%u texts, %u in families; directions: %u right (%u of them the nearest there is), %u wrong, %u open; %u lost texts\n",
           n.texts, n.together, n.right, n.parent, n.wrong, n.open, n.lost);
    assert_true(n.wrong * 100 < 3 * (n.right + n.wrong));
    assert_true(n.right * 5 > (n.right + n.open) * 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_said_is_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
