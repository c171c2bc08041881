/* Names in a query, in their other spellings. In: what was typed. Out: the same, or what the archive prints for that person.
 *
 * Words next to each other that are, together, one spelling of a person are looked for as any of his others too: the longest such
 * run first. A single word of a name ("Lavrov") is looked for as the words that are most like it in his other spellings. What
 * stands in quotes is left as it is, and the words as typed always count too. A word that British and American English spell
 * otherwise is looked for in the other spelling, where some account has that. Where nothing at all is found, a word that no
 * account has is held against all names of the archive: it may be another spelling, or a slip.
 *
 * Gives up on: other cases of a name than those that some account prints alone. */
#include "names/names.h"
#include "align/spelled.h"
#include "store/search/search.h"

enum { RUN = 6, MOST = 12, LEAST = 3 }; /* words of a name; other spellings of one; letters of a single word */

struct widening {
    ro_job *job;
    ro_question *q;
    const ro_search_wanted *wanted;
    void *user;
    bool rare, any;
    ro_terms terms;
};

static ro_node *node(struct widening *w, ro_node_kind kind, ro_node *a, ro_node *b) {
    ro_node *x = RO_NEW(w->job->arena, ro_node);
    *x = (ro_node){.kind = kind, .a = a, .b = b};
    return x;
}

/* ---- one more phrase --------------------------------------------------------------------------------------------------------
 */

static ro_str printed(const struct widening *w, const ro_sought *x) { return (ro_str){w->q->typed.p + x->at, x->len}; }

/* The words of a run of leaves, as one text. */
static ro_str typed_of(struct widening *w, ro_node *const *leaf, size_t n) {
    ro_buf b = {.arena = w->job->arena};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < w->q->sought[leaf[i]->first].n; k++) {
            if (b.n) ro_buf_byte(&b, ' ');
            ro_buf_add(&b, w->q->sought[leaf[i]->first].word[k]);
        }
    return ro_buf_str(&b);
}

/* Where all of its words stand the typed ones do: nothing more is found by it. */
static bool holds(const ro_sought *x, const ro_sought *typed) {
    size_t found = 0;
    for (size_t k = 0; k < typed->n; k++) {
        size_t i = 0;
        while (i < x->n && !ro_str_eq(x->word[i], typed->word[k])) i++;
        found += i < x->n;
    }
    return found == typed->n;
}

static bool known(const struct widening *w, size_t from, const ro_sought *x) {
    for (size_t i = from; i < w->q->nsought; i++) {
        const ro_sought *y = &w->q->sought[i];
        size_t k = 0;
        while (k < x->n && y->n == x->n && ro_str_eq(x->word[k], y->word[k])) k++;
        if (y->n == x->n && k == x->n) return true;
    }
    return false;
}

/* x, or the name; x alone where there is no room or the name is there already. from: the first phrase added for x. */
static ro_node *or_name(struct widening *w, ro_node *x, const ro_sought *like, size_t from, ro_str name) {
    ro_sought s = {.no = like->no, .literal = true, .at = like->at, .len = like->len, .where = like->where};
    ro_sought_set(w->job->arena, &w->terms, &s, name);
    if (!s.n || w->q->nsought == RO_QUERY_WIDE || w->q->nsought - from >= MOST) return x;
    if (known(w, from, &s) || holds(&s, like)) return x;
    ro_node *leaf = node(w, RO_NODE_PHRASE, NULL, NULL);
    leaf->first = w->q->nsought, leaf->n = 1;
    w->q->sought[w->q->nsought++] = s;
    w->any = true;
    if (w->wanted->besides) w->wanted->besides(w->user, printed(w, like), ro_str_dup(w->job->arena, name));
    return node(w, RO_NODE_OR, x, leaf);
}

/* ---- whole names and words of names
 * --------------------------------------------------------------------------------------------- */

/* A spelling of several words is not widened to one word: "Kim" stands for too many. */
static bool as_whole(ro_str typed, ro_str folded) {
    bool one = !memchr(folded.p, ' ', folded.n), many = memchr(typed.p, ' ', typed.n);
    return !ro_str_eq(typed, folded) && !(one && many);
}

static ro_node *whole_name(struct widening *w, ro_node *x, ro_str typed, const ro_sought *like) {
    size_t from = w->q->nsought;
    ro_query *q = ro_query_new(w->job, "SELECT s.name, s.folded FROM spelling_word k JOIN spelling s ON s.person = k.person WHERE"
                                       " k.word = ?1 AND k.person IN (SELECT person FROM spelling WHERE folded = ?1) LIMIT 64");
    ro_bind(q, "s", typed);
    while (ro_step(q))
        if (as_whole(typed, ro_text(q, 1))) x = or_name(w, x, like, from, ro_text(q, 0));
    return x;
}

static double likeness(struct widening *w, ro_str a, ro_str b) {
    ro_likeness l = {0};
    ro_name x = {.name = a}, y = {.name = b};
    ro_names_likeness(w->job->arena, &x, &y, &l);
    return l.same;
}

/* The word of the name that is most like the one typed; p NULL: none is. */
static ro_str word_like(struct widening *w, ro_str typed, ro_str name) {
    ro_str best = RO_NONE;
    double most = 0.5;
    for (size_t i = 0, k; i < name.n; i = k + 1) {
        for (k = i; k < name.n && name.p[k] != ' '; k++)
            ;
        ro_str word = {name.p + i, k - i};
        double like = word.n ? likeness(w, typed, word) : 0;
        if (like >= most) most = like, best = word;
    }
    return best;
}

static ro_node *single_word(struct widening *w, ro_node *x, ro_str typed, const ro_sought *like) {
    size_t from = w->q->nsought;
    ro_query *q = ro_query_new(w->job, "SELECT s.name, s.folded FROM spelling_word k JOIN spelling s ON s.person = k.person WHERE"
                                       " k.word = ?1 LIMIT 200");
    ro_bind(q, "s", typed);
    while (ro_step(q)) {
        ro_str word = word_like(w, printed(w, like), ro_text(q, 0));
        if (word.p) x = or_name(w, x, like, from, word);
    }
    return x;
}

static bool is_unparted(ro_str s) {
    size_t i = 0;
    return s.n && ro_term_alone(ro_utf8_next(s, &i));
}

static bool in_accounts(struct widening *w, ro_str word) {
    ro_str phrase = ro_str_printf(w->job->arena, "\"%.*s\"", (int)word.n, word.p);
    return ro_ask_int(w->job, 0, "SELECT 1 FROM account_fts WHERE account_fts MATCH ?1 LIMIT 1", "s", phrase) != 0;
}

/* What is denuclearization to one office is denuclearisation to another. */
static ro_node *other_system(struct widening *w, ro_node *x, ro_str typed, const ro_sought *like) {
    size_t from = w->q->nsought;
    ro_str word[MOST];
    for (size_t i = 0, n = ro_spelled_otherwise(w->job->arena, typed, word, MOST); i < n; i++)
        if (in_accounts(w, word[i])) x = or_name(w, x, like, from, word[i]);
    return x;
}

/* A word that no account has, and the names of the archive. */
static ro_node *rare_word(struct widening *w, ro_node *x, ro_str typed, const ro_sought *like) {
    size_t from = w->q->nsought;
    bool whole = is_unparted(printed(w, like)); /* all of a name stands in it */
    if (in_accounts(w, typed)) return x;
    ro_query *q = ro_query_new(w->job, "SELECT name FROM person_name GROUP BY name ORDER BY sum(accounts) DESC, name");
    while (ro_step(q)) {
        ro_str name = ro_lying(q, 0), word = word_like(w, printed(w, like), name);
        if (!word.p && whole && likeness(w, printed(w, like), name) >= 0.5) word = name;
        if (word.p) x = or_name(w, x, like, from, word);
    }
    return x;
}

/* ---- the tree
 * -------------------------------------------------------------------------------------------------------------------- */

static bool may_be_name(const struct widening *w, const ro_node *x) {
    const ro_sought *s = &w->q->sought[x->first];
    return x->kind == RO_NODE_PHRASE && !s->literal && !s->prefix;
}

/* The leaves [0, n) as they are, joined. */
static ro_node *joined(struct widening *w, ro_node *const *leaf, size_t n) {
    ro_node *x = leaf[0];
    for (size_t i = 1; i < n; i++) x = node(w, RO_NODE_AND, x, leaf[i]);
    return x;
}

/* The longest run of leaves that is a name, in all its spellings; *n: how many leaves. */
static ro_node *run_of(struct widening *w, ro_node *const *leaf, size_t most, size_t *n) {
    if (most > RUN) most = RUN;
    for (*n = most; *n; --*n) {
        const ro_sought *first = &w->q->sought[leaf[0]->first], *last = &w->q->sought[leaf[*n - 1]->first];
        ro_str typed = typed_of(w, leaf, *n);
        ro_sought like = *first;
        like.len = last->at + last->len - first->at;
        ro_sought_set(w->job->arena, &w->terms, &like, typed);
        ro_node *x = joined(w, leaf, *n), *y = x;
        if (!w->rare) y = whole_name(w, x, typed, &like);
        bool word = *n == 1 && typed.n >= LEAST;
        if (y == x && word && !w->rare && !memchr(typed.p, ' ', typed.n)) y = other_system(w, x, typed, &like);
        if (y == x && word) y = w->rare ? rare_word(w, x, typed, &like) : single_word(w, x, typed, &like);
        if (y != x || *n == 1) return y;
    }
    return leaf[0];
}

static void flatten(ro_node *x, ro_node **v, size_t *n) {
    if (x->kind != RO_NODE_AND) {
        v[(*n)++] = x;
        return;
    }
    flatten(x->a, v, n);
    flatten(x->b, v, n);
}

static ro_node *widen(struct widening *w, ro_node *x);

static ro_node *widen_all(struct widening *w, ro_node *x) {
    ro_node *v[RO_QUERY_WIDE], *out = NULL;
    size_t n = 0;
    flatten(x, v, &n);
    for (size_t i = 0, k; i < n; i += k) {
        size_t run = 0;
        while (i + run < n && may_be_name(w, v[i + run])) run++;
        ro_node *y = run ? run_of(w, v + i, run, &k) : v[i]->kind == RO_NODE_PHRASE ? v[i] : widen(w, v[i]);
        if (!run) k = 1;
        out = out ? node(w, RO_NODE_AND, out, y) : y;
    }
    return out;
}

static ro_node *widen(struct widening *w, ro_node *x) {
    if (x->kind == RO_NODE_NEAR) return x;
    if (x->kind == RO_NODE_AND || x->kind == RO_NODE_PHRASE) return widen_all(w, x);
    x->a = widen(w, x->a);
    x->b = widen(w, x->b);
    return x;
}

bool ro_question_widen(ro_job *job, ro_question *q, const ro_search_wanted *wanted, void *user, bool rare) {
    struct widening w = {
        .job = job, .q = q, .wanted = wanted, .user = user, .rare = rare, .terms = {.fold = {.arena = job->arena}}};
    q->root = widen(&w, q->root);
    return w.any;
}
