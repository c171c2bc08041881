/* A question in plain words: "said by Lavrov about sanctions", "what did Putin say about gas", "Putin said about gas". In: a
 * query. Out: who is asked for, and the words that he is to have said; false where the query is none of that kind, which stays as
 * it is. The phrases stand in queries.tsv. What stands in quotes is no such phrase: `"said by"` looks for these words. */
#include "base/ctx.h"
#include "store/search/search.h"

enum { LONGEST = 5, WORDS = 64, NAME = 4 }; /* NAME: words of one that begins the question */

struct asking {
    const ro_lexicon *list;
    ro_arena *arena;
    ro_str word[WORDS], folded[WORDS];
    size_t n;
};

static void take_words(struct asking *a, ro_str s) {
    while (s.n && strchr(" ?\n", s.p[s.n - 1])) s.n--;
    for (size_t i = 0; i < s.n && a->n < WORDS;) {
        while (i < s.n && strchr(" \t\n", s.p[i])) i++;
        size_t from = i;
        while (i < s.n && !strchr(" \t\n", s.p[i])) i++;
        if (i == from) continue;
        a->word[a->n] = (ro_str){s.p + from, i - from};
        a->folded[a->n++] = ro_fold(a->arena, (ro_str){s.p + from, i - from});
    }
}

/* Words from i on are a phrase of that role: how many; 0: they are none. The longest first. */
static size_t is(const struct asking *a, size_t i, const char *role) {
    for (size_t n = a->n - i < LONGEST ? a->n - i : LONGEST; n; n--) {
        ro_buf b = {.arena = a->arena};
        ro_entry e;
        for (size_t k = 0; k < n; k++) {
            if (k) ro_buf_byte(&b, ' ');
            ro_buf_add(&b, a->folded[i + k]);
        }
        if (ro_lexicon_as(a->list, ro_buf_str(&b), role, &e)) return n;
    }
    return 0;
}

/* Where the name ends, at a phrase of that role; *n: how long that is. a->n: there is none. */
static size_t ends(const struct asking *a, size_t from, const char *role, size_t *n) {
    for (size_t i = from; i < a->n; i++)
        if (i > from && (*n = is(a, i, role))) return i;
    *n = 0;
    return a->n;
}

static ro_str between(const struct asking *a, size_t from, size_t to) {
    if (from >= to) return RO_S("");
    const char *end = a->word[to - 1].p + a->word[to - 1].n;
    return (ro_str){a->word[from].p, (size_t)(end - a->word[from].p)};
}

static bool read(struct asking *a, ro_str *who, ro_str *what) {
    size_t lead, n, at, by = is(a, 0, "by"), did = is(a, 0, "did");
    lead = by ? by : did;
    if (!lead && (ends(a, 0, "say", &n) > NAME || ends(a, 0, "say", &n) + n >= a->n)) return false;
    at = ends(a, lead, by ? "about" : "say", &n);
    if (!by && at == a->n) {
        at = ends(a, lead, "said", &n);
        if (at == a->n || at + n < a->n) return false;
    }
    *who = between(a, lead, at);
    *what = between(a, at + n, a->n);
    return who->n && !memchr(who->p, '"', who->n);
}

ro_status ro_query_in_words(ro_ctx *ctx, const char *query, ro_said_wanted *out) {
    struct asking a = {.list = ro_lexicon_get("queries"), .arena = ro_ctx_arena(ctx)};
    ro_str who, what;
    *out = (ro_said_wanted){.is = false};
    if (!a.arena) return RO_NOMEM;
    if (RO_TRY(a.arena)) return ro_ctx_gave_up(ctx, a.arena);
    take_words(&a, ro_str_c(query ? query : ""));
    out->is = a.n > 1 && a.n < WORDS && read(&a, &who, &what) && who.n < sizeof out->speaker && what.n < sizeof out->words;
    if (out->is) {
        memcpy(out->speaker, who.p, who.n), out->speaker[who.n] = 0;
        memcpy(out->words, what.p, what.n), out->words[what.n] = 0;
    }
    ro_arena_free(a.arena);
    return RO_OK;
}
