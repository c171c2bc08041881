/* Every use of a phrase. The index names the accounts that may hold it, the text itself says where: words are compared folded,
 * without accents, over any blanks and punctuation between them, characters one by one where a language has no blanks. A count
 * means nothing without what was searched, so that goes with it, in all, for each publisher and for each of its years, with the
 * days on which it has nothing (phrase_cover.c); and what comes near (phrase_near.c), since a phrase that is never used may be
 * used otherwise. */
#include "store/search/search.h"

#include <stdio.h>
#include <stdlib.h>

enum { CONTEXT = 240 }; /* bytes shown about a use, at most */

/* ---- one account ------------------------------------------------------------------------------------------------------ */

static size_t back_to_blank(ro_str t, size_t from, size_t lo) {
    while (from > lo && t.p[from] != ' ' && t.p[from] != '\n') from--;
    return from;
}

/* The sentences of the paragraph that a use stands in: those of a whole text would stay in memory with each account. */
static const ro_units *units_about(ro_phrasing *a, ro_str text, ro_span use) {
    size_t lo = use.lo, hi = use.hi;
    if (a->parted.p && a->parted.p <= text.p + lo && text.p + hi <= a->parted.p + a->parted.n) return a->units;
    while (lo && !(text.p[lo - 1] == '\n' && lo > 1 && text.p[lo - 2] == '\n')) lo--;
    while (hi < text.n && !(text.p[hi] == '\n' && hi + 1 < text.n && text.p[hi + 1] == '\n')) hi++;
    a->parted = (ro_str){text.p + lo, hi - lo};
    return a->units = ro_segment(a->job->arena, a->parted, NULL, 0);
}

/* The sentence about a use; where it is long, the words around the use. */
void ro_phrasing_context(ro_phrasing *a, ro_phrase_use *u, ro_str text) {
    const ro_units *t = units_about(a, text, u->span);
    uint32_t off = (uint32_t)(a->parted.p - text.p);
    size_t s = ro_units_sentence_at(t, u->span.lo - off);
    bool in = s < t->nsentences && t->sentences[s].span.lo <= u->span.lo - off;
    ro_span at = in ? (ro_span){t->sentences[s].span.lo + off, t->sentences[s].span.hi + off} : u->span;
    if (at.hi < u->span.hi) at.hi = u->span.hi;
    bool cut_lo = u->span.lo - at.lo > CONTEXT / 2, cut_hi = at.hi - u->span.hi > CONTEXT / 2;
    if (cut_lo) at.lo = (uint32_t)back_to_blank(text, u->span.lo - CONTEXT / 2, at.lo);
    if (cut_hi) at.hi = (uint32_t)back_to_blank(text, u->span.hi + CONTEXT / 2, u->span.hi);
    ro_arena *m = a->job->arena;
    ro_str before = ro_str_blanks(m, ro_str_printf(m, "%.*s|", (int)(u->span.lo - at.lo), text.p + at.lo));
    ro_str words = ro_str_blanks(m, ro_cut(text, u->span));
    ro_str rest = ro_str_blanks(m, ro_str_printf(m, "|%.*s", (int)(at.hi - u->span.hi), text.p + u->span.hi));
    u->at = before.n - 1 + (cut_lo ? 4 : 0);
    u->len = words.n;
    u->context = ro_str_printf(m, "%s%.*s%.*s%.*s%s", cut_lo ? "... " : "", (int)before.n - 1, before.p, (int)words.n, words.p,
                               (int)rest.n - 1, rest.p + 1, cut_hi ? " ..." : "");
}

ro_query *ro_phrasing_text(ro_phrasing *a, int64_t n, ro_str *text) {
    ro_query *q = ro_query_new(a->job, "SELECT text FROM account WHERE n = ?1");
    ro_bind(q, "i", n);
    *text = ro_step(q) ? ro_lying(q, 0) : RO_NONE;
    return q;
}

void ro_phrasing_account(ro_phrasing *a, int64_t n, ro_phrase_use *u) {
    ro_query *q =
        ro_query_new(a->job, "SELECT a.id, a.publisher, coalesce(a.meeting_date, a.published_date), a.title, c.sha256"
                             " FROM account a JOIN intake t ON t.n = a.n JOIN capture c ON c.n = t.capture WHERE a.n = ?1");
    ro_bind(q, "i", n);
    *u = (ro_phrase_use){.date = RO_S("")};
    if (!ro_step(q)) return;
    u->account = ro_text(q, 0), u->publisher = ro_text(q, 1), u->title = ro_text(q, 3), u->capture = ro_text(q, 4);
    if (!ro_null(q, 2)) u->date = ro_text(q, 2);
    ro_query_end(q);
}

int64_t *ro_phrasing_accounts(ro_phrasing *a, ro_str expression, size_t *n) {
    RO_VEC(int64_t) v = {0};
    ro_query *q = ro_query_new(a->job, "SELECT rowid FROM account_fts WHERE account_fts MATCH ?1");
    ro_bind(q, "s", expression);
    while (ro_step(q))
        if (ro_sift_has(a->sift, ro_int(q, 0))) RO_PUSH(a->job->arena, v) = ro_int(q, 0);
    *n = v.n;
    return v.v;
}

static void look_through(ro_phrasing *a, ro_finder *f, int64_t account) {
    ro_str text;
    ro_phrase_use u;
    ro_query *row = ro_phrasing_text(a, account, &text);
    ro_finder_at(f, RO_NONE, text);
    size_t n = ro_finder_places(f, 0);
    if (n) ro_phrasing_account(a, account, &u);
    uint32_t past = 0;
    for (size_t i = 0; i < n; i++) {
        u.span = ro_finder_place(f, 0, i);
        if (u.span.lo < past) continue;
        past = u.span.hi;
        ro_phrasing_context(a, &u, text);
        RO_PUSH(a->job->arena, a->uses) = u;
    }
    a->out->accounts += n > 0;
    a->parted = RO_NONE;
    ro_query_end(row);
}

/* The index says how many there will be, before any is looked at. */
static void refuse_too_many(ro_phrasing *a, ro_str expression) {
    size_t uses = 0;
    ro_gathered *g = ro_gathered_new(a->job, a->sift);
    ro_query *q = ro_query_new(a->job, "SELECT word_places(account_fts, ?2) FROM account_fts WHERE account_fts MATCH ?1");
    ro_bind(q, "s", expression);
    ro_gathered_bind(q, 2, g);
    while (ro_step(q))
        for (size_t i = 0; i < g->n; i++) uses += g->v[i].where == RO_TEXT;
    if (uses > RO_PHRASE_USES)
        ro_throw(a->job->arena, RO_LIMIT,
                 "the phrase stands in the archive %zu times, more than the %d that can be told: add words to it, or narrow it"
                 " with --publisher, --side, --from or --to",
                 uses, RO_PHRASE_USES);
}

static void find_uses(ro_phrasing *a) {
    size_t n;
    ro_node leaf = {.kind = RO_NODE_PHRASE, .n = 1};
    a->question.root = &leaf;
    ro_str expression = ro_question_expression(a->job->arena, &a->question);
    refuse_too_many(a, expression);
    int64_t *account = ro_phrasing_accounts(a, expression, &n);
    ro_finder *f = ro_finder_new(a->job->arena, &a->question);
    for (size_t i = 0; i < n; i++) look_through(a, f, account[i]);
    a->question.root = NULL;
}

int ro_phrase_use_order(const void *p, const void *q) {
    const ro_phrase_use *a = p, *b = q;
    if (!a->date.n != !b->date.n) return a->date.n ? -1 : 1;
    int c = ro_str_cmp(a->date, b->date);
    if (!c) c = ro_str_cmp(a->account, b->account);
    return c ? c : a->span.lo < b->span.lo ? -1 : a->span.lo > b->span.lo;
}

static void phrase_work(ro_job *job, void *arg) {
    ro_phrasing *a = arg;
    ro_terms t = {.fold = {.arena = job->arena}};
    ro_search_wanted sift = {.publisher = a->wanted->publisher,
                             .from = ro_asked_day(job, a->wanted->from, "--from"),
                             .to = ro_asked_day(job, a->wanted->to, "--to"),
                             .side = ro_asked_side(job, a->wanted->side)};
    a->job = job;
    a->out = RO_NEW(job->arena, ro_phrase);
    a->out->words = ro_str_dup(job->arena, ro_str_blanks(job->arena, ro_nfc(job->arena, ro_str_c(a->wanted->words))));
    a->out->publisher = ro_str_dup(job->arena, ro_str_c(sift.publisher ? sift.publisher : ""));
    a->out->from = ro_str_dup(job->arena, ro_str_c(sift.from ? sift.from : ""));
    a->out->side = ro_str_dup(job->arena, ro_str_c(sift.side ? sift.side : ""));
    a->out->to = ro_str_dup(job->arena, ro_str_c(sift.to ? sift.to : ""));
    a->sift = ro_sift_make(job, &sift);
    a->question.sought = RO_NEW(job->arena, ro_sought), a->question.nsought = 1;
    ro_sought_set(job->arena, &t, a->question.sought, a->out->words);
    if (!a->question.sought->n) ro_throw(job->arena, RO_USAGE, "the phrase has no words: give the words to look for");
    if (a->question.sought->n > RO_PHRASE_WORDS) ro_throw(job->arena, RO_USAGE, "the phrase is too long: 60 words are the most");
    find_uses(a);
    if (a->uses.n) qsort(a->uses.v, a->uses.n, sizeof *a->uses.v, ro_phrase_use_order);
    a->out->uses = a->uses.v, a->out->nuses = a->uses.n;
    ro_phrasing_cover(a);
    ro_phrasing_near(a);
    a->out->owner = job->arena;
    job->keep = &a->out;
}

ro_status ro_archive_phrase_within(ro_ctx *ctx, ro_archive *ar, const ro_phrase_wanted *w, const ro_phrase **out) {
    ro_phrasing a = {.wanted = w};
    *out = NULL;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, phrase_work, &a);
    if (st == RO_OK) *out = a.out;
    return st;
}

ro_status ro_archive_phrase(ro_ctx *ctx, ro_archive *ar, const char *words, const ro_phrase **out) {
    return ro_archive_phrase_within(ctx, ar, &(ro_phrase_wanted){.words = words}, out);
}

void ro_phrase_free(const ro_phrase *p) {
    if (p) ro_arena_free(p->owner);
}
