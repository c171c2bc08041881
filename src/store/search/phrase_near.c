/* What comes near a phrase. In: its words. Out: other wordings that differ by one word, or by endings, with how often they are
 * used.
 *
 * A word is inflected where two words begin alike, with four letters at least, and differ in three at most at the end: so much
 * holds in all languages that write endings; but what the account prints as somebody's name is no ending of a word that is none
 * (Ferrin, of ferry). It is spelt otherwise where British English has -isation and American -ization, and the like. Of three
 * words and more, one may be another or lack; between any two one more may stand. The index names the accounts: those that hold
 * all of the words but one, by how they begin. Some thousands are looked through.
 *
 * Gives up on: other orders, synonyms, and characters of languages without blanks, in which nothing is inflected. */
#include "align/spelled.h"
#include "store/search/search.h"

#include <stdlib.h>

enum { STEM = 4, ENDING = 3, MOST = 4000, SHOWN = 40, PART = 12, PROBED = 8 };
/* PART: words of a phrase that are asked of the index; PROBED: uses of a wording of which it is asked whether they are a name */

struct near {
    ro_str folded;
    const char *kind;
    ro_phrase_use use;
    int64_t account;
};

struct looking {
    ro_phrasing *a;
    const ro_sought *x;
    struct spelt {
        ro_str v[8];
        size_t n;
    } * spelt; /* how the other English has each word */
    ro_terms t;
    RO_VEC(struct near) v;
};

/* ---- words ------------------------------------------------------------------------------------------------------------------
 */

static size_t letters(ro_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; n++) ro_utf8_next(s, &i);
    return n;
}

/* How many bytes both begin with, whole characters. */
static size_t common(ro_str a, ro_str b) {
    size_t i = 0, whole = 0;
    while (i < a.n && i < b.n && a.p[i] == b.p[i]) i++;
    while (whole < i) {
        size_t next = whole;
        ro_utf8_next(a, &next);
        if (next > i) break;
        whole = next;
    }
    return whole;
}

enum { SAME, INFLECTED, SPELT, ANOTHER };

/* SPELT: word k of the phrase, as the other English has it. */
static int differs(const struct looking *l, size_t k, ro_str b) {
    ro_str a = l->x->word[k];
    if (ro_str_eq(a, b)) return SAME;
    for (size_t i = 0; i < l->spelt[k].n; i++)
        if (ro_str_eq(l->spelt[k].v[i], b)) return SPELT;
    size_t n = common(a, b);
    ro_str head = {a.p, n}, x = {a.p + n, a.n - n}, y = {b.p + n, b.n - n};
    return letters(head) >= STEM && letters(x) <= ENDING && letters(y) <= ENDING ? INFLECTED : ANOTHER;
}

/* ---- one place ---------------------------------------------------------------------------------------------------------------
 */

struct fit {
    size_t words; /* of the text; 0: it does not fit */
    const char *kind;
};

/* The words of the phrase from `k` on stand at word i of the text. */
static bool rest(const struct looking *l, size_t i, size_t k) {
    for (; k < l->x->n; k++, i++)
        if (i >= l->t.v.n || !ro_str_eq(l->x->word[k], ro_term_fold(&l->t, i))) return false;
    return true;
}

/* Word by word up to the first that is another; there one word may be changed, dropped or added. Endings, or a word: with both it
 * is another phrase. */
static struct fit fit_at(const struct looking *l, size_t i) {
    size_t n = l->x->n, k = 0;
    unsigned had = 0;
    for (; k < n && i + k < l->t.v.n; k++) {
        int d = differs(l, k, ro_term_fold(&l->t, i + k));
        if (d == ANOTHER) break;
        had |= 1u << d;
    }
    if (k == n) return (struct fit){had > 1 ? n : 0, had >> INFLECTED & 1 ? "inflected" : "spelt otherwise"};
    if (!k || had > 1) return (struct fit){0};
    if (rest(l, i + k + 1, k)) return (struct fit){n + 1, "a word more"};
    if (n < 3 || k + 1 == n) return (struct fit){0};
    if (rest(l, i + k + 1, k + 1)) return (struct fit){n, "another word"};
    return rest(l, i + k, k + 1) ? (struct fit){n - 1, "a word less"} : (struct fit){0};
}

static void take(struct looking *l, struct near x, size_t i, size_t n) {
    ro_term *first = &l->t.v.v[i], *last = &l->t.v.v[i + n - 1];
    x.use.span = (ro_span){first->lo, last->hi};
    x.folded = ro_str_dup(l->a->job->arena, (ro_str){l->t.fold.p + first->at, last->at + last->n - first->at});
    RO_PUSH(l->a->job->arena, l->v) = x;
}

static void look_through(struct looking *l, int64_t account) {
    ro_phrase_use u;
    ro_str text;
    bool any = false;
    ro_query *row = ro_phrasing_text(l->a, account, &text);
    ro_terms_read(&l->t, text);
    ro_query_end(row);
    for (size_t i = 0; i < l->t.v.n; i++) {
        struct fit f = fit_at(l, i);
        if (!f.words) continue;
        if (!any) ro_phrasing_account(l->a, account, &u);
        any = true;
        take(l, (struct near){.kind = f.kind, .use = u, .account = account}, i, f.words);
        i += f.words - 1;
    }
}

/* ---- which accounts
 * ------------------------------------------------------------------------------------------------------------- */

static void put_stem(ro_buf *b, ro_str w) {
    size_t n = letters(w), keep = n > STEM + ENDING ? n - ENDING : n < STEM ? n : STEM, i = 0;
    for (size_t k = 0; k < keep; k++) ro_utf8_next(w, &i);
    ro_buf_byte(b, '"');
    ro_buf_add(b, (ro_str){w.p, i});
    ro_buf_addc(b, n >= STEM ? "\" *" : "\"");
}

/* Word k, by how it begins, or as the other English has it. */
static void put_word(ro_buf *b, const struct looking *l, size_t k) {
    const struct spelt *other = &l->spelt[k];
    if (other->n) ro_buf_byte(b, '(');
    put_stem(b, l->x->word[k]);
    for (size_t i = 0; i < other->n; i++) ro_buf_printf(b, " OR \"%.*s\"", (int)other->v[i].n, other->v[i].p);
    if (other->n) ro_buf_byte(b, ')');
}

/* All of the words but number `but`. */
static void put_others(ro_buf *b, const struct looking *l, size_t but) {
    bool any = false;
    ro_buf_addc(b, b->n ? " OR (" : "(");
    for (size_t k = 0; k < l->x->n && k < PART; k++) {
        if (k == but) continue;
        if (any) ro_buf_addc(b, " AND ");
        put_word(b, l, k);
        any = true;
    }
    ro_buf_byte(b, ')');
}

static ro_str expression(ro_arena *a, const struct looking *l) {
    ro_buf b = {.arena = a};
    if (l->x->n < 3)
        put_others(&b, l, SIZE_MAX);
    else
        for (size_t k = 1; k + 1 < l->x->n && k < PART; k++) put_others(&b, l, k);
    return ro_buf_str(&b);
}

/* ---- wordings
 * ---------------------------------------------------------------------------------------------------------------------- */

static int by_words(const void *p, const void *q) {
    const struct near *a = p, *b = q;
    int c = ro_str_cmp(a->folded, b->folded);
    return c ? c : ro_phrase_use_order(&a->use, &b->use);
}

static int by_uses(const void *p, const void *q) {
    const ro_phrase_near *a = p, *b = q;
    return a->uses != b->uses ? (a->uses > b->uses ? -1 : 1) : ro_str_cmp(a->words, b->words);
}

static ro_phrase_near sum(ro_arena *a, const struct near *v, size_t n) {
    ro_phrase_near x = {.words = ro_str_dup(a, v->folded), .kind = v->kind, .uses = n, .first = RO_S(""), .last = RO_S("")};
    x.use = RO_NEW(a, ro_phrase_use);
    *x.use = v->use;
    for (size_t i = 0; i < n; i++) {
        x.accounts += !i || !ro_str_eq(v[i].use.account, v[i - 1].use.account);
        if (!v[i].use.date.n) continue;
        if (!x.first.n) x.first = v[i].use.date;
        x.last = v[i].use.date;
    }
    return x;
}

static int64_t account_of(const struct looking *l, const ro_phrase_near *x) {
    for (size_t i = 0; i < l->v.n; i++)
        if (ro_str_eq(l->v.v[i].use.account, x->use->account)) return l->v.v[i].account;
    return 0;
}

/* Only of those that are shown the sentence is wanted. */
static void set_context(ro_phrasing *a, ro_phrase_near *x, int64_t account) {
    ro_str text;
    ro_query *row = ro_phrasing_text(a, account, &text);
    a->parted = RO_NONE;
    if (text.p) ro_phrasing_context(a, x->use, text);
    ro_query_end(row);
}

/* It stands in a mention of a person. */
static bool in_name(ro_job *job, ro_str id, ro_span s) {
    return ro_ask_int(job, 0,
                      "SELECT count(*) FROM account a, mention m WHERE a.id = ?1 AND m.account = a.n AND m.start_byte <= ?2"
                      " AND m.end_byte >= ?3",
                      "sii", id, (int64_t)s.lo, (int64_t)s.hi) > 0;
}

/* Of so many uses of one wording the first are looked at: it is a name where none is anything else. */
static bool a_name(ro_job *job, const struct near *v, size_t n) {
    for (size_t i = 0; i < n && i < PROBED; i++)
        if (!in_name(job, v[i].use.account, v[i].use.span)) return false;
    return true;
}

/* The phrase itself is one, or may be. */
static bool of_a_name(const ro_phrasing *a) {
    for (size_t i = 0; i < a->out->nuses && i < PROBED; i++)
        if (in_name(a->job, a->out->uses[i].account, a->out->uses[i].span)) return true;
    return !a->out->nuses;
}

void ro_phrasing_near(ro_phrasing *a) {
    struct looking l = {.a = a,
                        .x = a->question.sought,
                        .spelt = RO_NEWS(a->job->arena, struct spelt, a->question.sought->n + 1),
                        .t = {.fold = {.arena = a->job->arena}}};
    RO_VEC(ro_phrase_near) out = {0};
    size_t n;
    bool named = of_a_name(a);
    for (size_t k = 0; k < l.x->n; k++) l.spelt[k].n = ro_spelled_otherwise(a->job->arena, l.x->word[k], l.spelt[k].v, 8);
    int64_t *account = ro_phrasing_accounts(a, expression(a->job->arena, &l), &n);
    for (size_t i = 0; i < n && i < MOST; i++) look_through(&l, account[i]);
    if (l.v.n) qsort(l.v.v, l.v.n, sizeof *l.v.v, by_words);
    for (size_t i = 0, k; i < l.v.n; i = k) {
        for (k = i + 1; k < l.v.n && ro_str_eq(l.v.v[k].folded, l.v.v[i].folded); k++)
            ;
        if (*l.v.v[i].kind == 'i' && !named && a_name(a->job, &l.v.v[i], k - i)) continue;
        RO_PUSH(a->job->arena, out) = sum(a->job->arena, &l.v.v[i], k - i);
    }
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_uses);
    a->out->near = out.v, a->out->nnear = out.n < SHOWN ? out.n : SHOWN;
    for (size_t i = 0; i < a->out->nnear; i++) set_context(a, &out.v[i], account_of(&l, &out.v[i]));
}
