/* Shared stretches for a terminal: an account, then those before it by id that share words with it, who was earlier and why, and
 * how every stretch begins.
 *
 * What many accounts say comes last and folded: pairs that have nothing but formulas and boilerplate in common are counted, and
 * of the stretches that more than twenty accounts share the most used are named. Of a pair with many stretches the longest
 * stand. --all folds nothing. */
#include "present/reuse_view.h"
#include "present/terminal.h"

#include <stdio.h>

enum {
    STRETCHES = 6, /* of a pair that are shown */
    FORMULAS = 10,
    LOOK = 600, /* bytes of a stretch that are looked at to fill a line */
};

struct view {
    ro_reuse_view *v;
    ro_term term;
    ro_buf line;
    uint32_t shown; /* the account that stands as the heading */
    bool any;
};

static void put(struct view *x, const char *s) { ro_out_c(&x->v->out, s); }

static bool passing(const ro_shared *s) { return s->kind == RO_REUSE_FORMULA || s->kind == RO_REUSE_BOILERPLATE; }

static bool only_passing(const ro_reuse *r, size_t i, size_t end) {
    while (i < end && passing(&r->shared[i])) i++;
    return i == end;
}

static void account(struct view *x, uint32_t text, unsigned indent) {
    ro_reuse_text t;
    ro_reuse_text_get(x->v->search, text, &t);
    const ro_str part[] = {t.publisher, t.date};
    x->line.n = 0;
    ro_buf_byte(&x->line, RO_TERM_BOLD);
    ro_term_words(&x->line, t.id);
    ro_buf_byte(&x->line, RO_TERM_END);
    for (size_t i = 0; i < 2; i++)
        if (part[i].n) ro_buf_addc(&x->line, " · "), ro_term_words(&x->line, part[i]);
    ro_term_line(&x->term, indent, 8, ro_buf_str(&x->line));
}

/* How a stretch begins, as far as a line goes. */
static void opening(struct view *x, ro_str words, unsigned indent) {
    unsigned room = x->term.width - indent - 3;
    bool whole = words.n < LOOK;
    x->line.n = 0;
    ro_term_words(&x->line, words);
    ro_str s = ro_buf_str(&x->line);
    size_t n = 0;
    for (unsigned columns = 0; n < s.n;) {
        size_t at = n;
        ro_utf8_next(s, &n);
        columns += (unsigned)ro_utf8_columns((ro_str){s.p + at, n - at});
        if (columns > room) {
            whole = false, n = at;
            break;
        }
    }
    ro_term_blanks(&x->term, indent);
    ro_term_colour(&x->term, RO_TERM_DIM);
    put(x, "“");
    ro_out_add(&x->v->out, ro_str_trim((ro_str){s.p, n}));
    put(x, whole ? "”" : "…”");
    ro_term_colour(&x->term, RO_TERM_END);
    put(x, "\n");
}

static void say_earlier(struct view *x, const ro_shared *s) {
    ro_reuse_text a, b;
    ro_reuse_text_get(x->v->search, s->a, &a);
    ro_reuse_text_get(x->v->search, s->b, &b);
    put(x, s->earlier < 0 ? "    earlier: " : "    later: ");
    x->line.n = 0;
    ro_term_words(&x->line, a.date);
    ro_buf_addc(&x->line, s->earlier < 0 ? ", before " : ", after ");
    ro_term_words(&x->line, b.date);
    ro_out_add(&x->v->out, ro_buf_str(&x->line));
    put(x, "\n");
}

static void stretch(struct view *x, const ro_shared *s) {
    char said[80];
    snprintf(said, sizeof said, "    %s: %u words, %.0f %% alike\n", ro_reuse_kind_word(s->kind), s->words, 100 * s->identity);
    put(x, said);
    opening(x, ro_reuse_view_words(x->v, s->a, s->a_span, LOOK), 6);
}

/* How long the last stretch is that still stands among the longest. */
static uint32_t least_shown(const ro_shared *s, size_t n) {
    uint32_t longest[STRETCHES] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t k = STRETCHES;
        while (k && longest[k - 1] < s[i].words) k--;
        for (size_t m = STRETCHES - 1; k < STRETCHES && m > k; m--) longest[m] = longest[m - 1];
        if (k < STRETCHES) longest[k] = s[i].words;
    }
    return longest[STRETCHES - 1];
}

static void stretches(struct view *x, const ro_shared *s, size_t n) {
    bool all = x->v->style->all || n <= STRETCHES;
    uint32_t least = all ? 0 : least_shown(s, n), words = 0;
    size_t left = 0, room = all ? n : STRETCHES;
    for (size_t i = 0; i < n; i++) {
        if (s[i].words >= least && room)
            stretch(x, &s[i]), room--;
        else
            left++, words += s[i].words;
    }
    char said[100];
    if (left) snprintf(said, sizeof said, "    and %zu more, %u words in all (--all)\n", left, words), put(x, said);
}

static void pair(struct view *x, const ro_shared *s, size_t n) {
    if (!x->any || x->shown != s->b) {
        if (x->any) put(x, "\n");
        account(x, s->b, 0);
    }
    x->any = true;
    x->shown = s->b;
    put(x, "  and ");
    account(x, s->a, 6);
    if (s->earlier) say_earlier(x, s);
    stretches(x, s, n);
}

static void pairs(struct view *x) {
    const ro_reuse *r = x->v->found;
    size_t folded = 0, short_ones = 0;
    for (size_t i = 0, end; i < r->nshared; i = end) {
        end = ro_reuse_pair_end(r, i);
        if (x->v->style->all || !only_passing(r, i, end))
            pair(x, &r->shared[i], end - i);
        else
            folded++, short_ones += end - i;
    }
    char said[200];
    if (!folded) return;
    snprintf(said, sizeof said,
             "%zu %s nothing in common but formulas and boilerplate: %zu short %s of words that stand in many texts (--all)",
             folded, folded == 1 ? "pair has" : "pairs have", short_ones, short_ones == 1 ? "stretch" : "stretches");
    if (x->any) put(x, "\n");
    ro_term_line(&x->term, 0, 2, ro_str_c(said));
    x->any = true;
}

/* Index of the most used formula that comes behind the one before: fewer uses, or as many and later in the list. */
static size_t next_formula(const ro_reuse *r, size_t before) {
    size_t best = r->nformulas;
    const ro_formula *f = r->formulas;
    for (size_t i = 0; i < r->nformulas; i++) {
        bool behind = before == r->nformulas || f[i].nuses < f[before].nuses || (f[i].nuses == f[before].nuses && i > before);
        if (behind && (best == r->nformulas || f[i].nuses > f[best].nuses)) best = i;
    }
    return best;
}

static void formula(struct view *x, const ro_formula *f) {
    char said[60];
    snprintf(said, sizeof said, "  %zu uses\n", f->nuses);
    put(x, said);
    opening(x, (ro_str){f->words.p, f->words.n < LOOK ? f->words.n : LOOK}, 4);
}

static void formulas(struct view *x) {
    const ro_reuse *r = x->v->found;
    if (!r->nformulas) return;
    bool all = x->v->style->all || r->nformulas <= FORMULAS;
    char said[120];
    snprintf(said, sizeof said, "%s%zu %s more than 20 accounts share%s\n", x->any ? "\n" : "", r->nformulas,
             r->nformulas == 1 ? "formula that" : "formulas that", all ? "" : "; the most used (--all for the rest)");
    put(x, said);
    if (all)
        for (size_t i = 0; i < r->nformulas; i++) formula(x, &r->formulas[i]);
    else
        for (size_t k = 0, i = next_formula(r, r->nformulas); k < FORMULAS; k++, i = next_formula(r, i))
            formula(x, &r->formulas[i]);
}

static void page(ro_reuse_view *v) {
    struct view x = {.v = v, .term = ro_term_of(&v->out, v->style), .line = {.arena = v->arena}};
    pairs(&x);
    formulas(&x);
}

ro_status ro_reuse_print(ro_ctx *ctx, const ro_reuse_search *search, const ro_reuse *found, const ro_style *style, ro_sink sink) {
    return ro_reuse_view_write((ro_reuse_view){.ctx = ctx, .search = search, .found = found, .style = style}, sink, page,
                               "the stretches");
}
