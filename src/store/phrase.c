/* Every use of a phrase. The full-text index names the accounts that may hold it, the text itself decides: words are compared
 * folded, without accents, over any blanks and punctuation between them. A count means nothing without what was searched, so
 * the number of accounts and their days go with it, in all and for each publisher.
 *
 * Languages that write without blanks have words that the index does not know; for them the texts are looked through. */
#include "segment/segment.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>

enum { CONTEXT = 240 }; /* bytes shown about a use, at most */

struct asking {
    ro_job *job;
    const char *given;
    RO_VEC(ro_str) words; /* of the phrase, folded bare */
    ro_phrase *out;
    RO_VEC(ro_phrase_use) uses;
    RO_VEC(ro_phrase_publisher) publishers;
};

static ro_str bare(struct asking *a, ro_str w) { return ro_fold_bare(a->job->arena, w); }

static bool blankless(ro_str s) {
    for (size_t i = 0; i < s.n;)
        if (ro_cp_cjk(ro_utf8_next(s, &i))) return true;
    return false;
}

/* "'s" is kept by words of ours and cut by the index; both are asked for what they know. */
static ro_str fts_phrase(struct asking *a) {
    ro_buf b = {.arena = a->job->arena};
    ro_buf_byte(&b, '"');
    for (size_t i = 0; i < a->words.n; i++) {
        if (i) ro_buf_byte(&b, ' ');
        for (size_t k = 0; k < a->words.v[i].n; k++) ro_buf_byte(&b, a->words.v[i].p[k] == '"' ? ' ' : a->words.v[i].p[k]);
    }
    ro_buf_byte(&b, '"');
    return ro_buf_str(&b);
}

/* ---- one account ------------------------------------------------------------------------------------------------------ */

static size_t back_to_blank(ro_str t, size_t from, size_t lo) {
    while (from > lo && t.p[from] != ' ' && t.p[from] != '\n') from--;
    return from;
}

/* The sentence about a use; where it is long, the words around the use. */
static void set_context(struct asking *a, ro_phrase_use *u, const ro_units *t) {
    size_t s = ro_units_sentence_at(t, u->span.lo);
    ro_span at = s < t->nsentences && t->sentences[s].span.lo <= u->span.lo ? t->sentences[s].span : u->span;
    if (at.hi < u->span.hi) at.hi = u->span.hi;
    bool cut_lo = u->span.lo - at.lo > CONTEXT / 2, cut_hi = at.hi - u->span.hi > CONTEXT / 2;
    if (cut_lo) at.lo = (uint32_t)back_to_blank(t->text, u->span.lo - CONTEXT / 2, at.lo);
    if (cut_hi) at.hi = (uint32_t)back_to_blank(t->text, u->span.hi + CONTEXT / 2, u->span.hi);
    ro_arena *m = a->job->arena;
    ro_str before = ro_str_blanks(m, ro_str_printf(m, "%.*s|", (int)(u->span.lo - at.lo), t->text.p + at.lo));
    ro_str words = ro_str_blanks(m, ro_cut(t->text, u->span));
    ro_str rest = ro_str_blanks(m, ro_str_printf(m, "|%.*s", (int)(at.hi - u->span.hi), t->text.p + u->span.hi));
    u->at = before.n - 1 + (cut_lo ? 4 : 0);
    u->len = words.n;
    u->context = ro_str_printf(m, "%s%.*s%.*s%.*s%s", cut_lo ? "... " : "", (int)before.n - 1, before.p, (int)words.n, words.p,
                               (int)rest.n - 1, rest.p + 1, cut_hi ? " ..." : "");
}

static bool stands_at(struct asking *a, const ro_units *t, size_t i) {
    for (size_t k = 0; k < a->words.n; k++) {
        ro_str w = t->words[i + k].fold, p = a->words.v[k];
        if (w.n < p.n && w.n) return false; /* folding bare never lengthens */
        if (!ro_str_eq(bare(a, w), p)) return false;
    }
    return true;
}

static void look_through(struct asking *a, ro_phrase_use proto, ro_str text) {
    const ro_units *t = ro_segment(a->job->arena, text, NULL, 0);
    bool any = false;
    for (size_t i = 0; i + a->words.n <= t->nwords; i++) {
        if (!stands_at(a, t, i)) continue;
        proto.span = (ro_span){t->words[i].span.lo, t->words[i + a->words.n - 1].span.hi};
        set_context(a, &proto, t);
        RO_PUSH(a->job->arena, a->uses) = proto;
        any = true;
        i += a->words.n - 1;
    }
    a->out->accounts += any;
}

static void find_uses(struct asking *a) {
    bool scan = blankless(ro_str_c(a->given));
    ro_query *q = ro_query_new(
        a->job,
        scan ? "SELECT id, publisher, coalesce(meeting_date, published_date), title, text FROM account WHERE current AND"
               " instr(text, ?1) ORDER BY id"
             : "SELECT id, publisher, coalesce(meeting_date, published_date), title, text FROM account WHERE current AND n IN"
               " (SELECT rowid FROM account_fts WHERE account_fts MATCH ?1) ORDER BY id");
    ro_bind(q, "s", scan ? ro_str_trim(ro_str_c(a->given)) : fts_phrase(a));
    while (ro_step(q)) {
        ro_str date = ro_text(q, 2);
        ro_phrase_use u = {
            .account = ro_text(q, 0), .publisher = ro_text(q, 1), .date = date.p ? date : RO_S(""), .title = ro_text(q, 3)};
        look_through(a, u, ro_text(q, 4));
    }
}

/* ---- the counts ---------------------------------------------------------------------------------------------------------- */

static int by_date(const void *p, const void *q) {
    const ro_phrase_use *a = p, *b = q;
    if (!a->date.n != !b->date.n) return a->date.n ? -1 : 1;
    int c = ro_str_cmp(a->date, b->date);
    if (!c) c = ro_str_cmp(a->account, b->account);
    return c ? c : a->span.lo < b->span.lo ? -1 : a->span.lo > b->span.lo;
}

static int by_publisher(const void *p, const void *q) {
    const ro_phrase_use *a = p, *b = q;
    int c = ro_str_cmp(a->publisher, b->publisher);
    return c ? c : by_date(p, q);
}

static int by_uses(const void *p, const void *q) {
    const ro_phrase_publisher *a = p, *b = q;
    if (a->uses != b->uses) return a->uses > b->uses ? -1 : 1;
    return ro_str_cmp(a->publisher, b->publisher);
}

static void count_publishers(struct asking *a) {
    ro_phrase_use *u = a->uses.v;
    if (a->uses.n) qsort(u, a->uses.n, sizeof *u, by_publisher);
    for (size_t i = 0; i < a->uses.n; i++) {
        if (!i || !ro_str_eq(u[i].publisher, u[i - 1].publisher))
            RO_PUSH(a->job->arena, a->publishers) = (ro_phrase_publisher){.publisher = u[i].publisher, .first = u[i].date};
        ro_phrase_publisher *p = &a->publishers.v[a->publishers.n - 1];
        p->uses++;
        p->accounts += p->uses == 1 || !ro_str_eq(u[i].account, u[i - 1].account);
        if (u[i].date.n) p->last = u[i].date;
    }
    for (size_t i = 0; i < a->publishers.n; i++)
        a->publishers.v[i].searched = (size_t)ro_ask_int(
            a->job, 0, "SELECT count(*) FROM account WHERE current AND publisher IS ?1", "s", a->publishers.v[i].publisher);
    if (a->publishers.n) qsort(a->publishers.v, a->publishers.n, sizeof *a->publishers.v, by_uses);
    if (a->uses.n) qsort(u, a->uses.n, sizeof *u, by_date);
}

static void count_searched(struct asking *a) {
    ro_searched *s = &a->out->searched;
    ro_query *q = ro_query_new(a->job, "SELECT count(*), sum(d IS NULL), min(d), max(d) FROM"
                                       " (SELECT coalesce(meeting_date, published_date) d FROM account WHERE current)");
    if (!ro_step(q)) return;
    s->accounts = (size_t)ro_int(q, 0);
    s->undated = (size_t)ro_int(q, 1);
    snprintf(s->from, sizeof s->from, "%.*s", (int)ro_text(q, 2).n, ro_text(q, 2).p ? ro_text(q, 2).p : "");
    snprintf(s->to, sizeof s->to, "%.*s", (int)ro_text(q, 3).n, ro_text(q, 3).p ? ro_text(q, 3).p : "");
    ro_query_end(q);
}

static void phrase_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    a->job = job;
    ro_str given = ro_str_dup(job->arena, ro_str_c(a->given));
    const ro_units *t = ro_segment(job->arena, given, NULL, 0);
    for (size_t i = 0; i < t->nwords; i++) RO_PUSH(job->arena, a->words) = bare(a, t->words[i].fold);
    if (!a->words.n) ro_throw(job->arena, RO_USAGE, "the phrase has no words: give the words to look for");
    a->out = RO_NEW(job->arena, ro_phrase);
    a->out->words = given;
    find_uses(a);
    count_publishers(a);
    count_searched(a);
    a->out->uses = a->uses.v, a->out->nuses = a->uses.n;
    a->out->publishers = a->publishers.v, a->out->npublishers = a->publishers.n;
    a->out->owner = job->arena;
    job->keep = true;
}

ro_status ro_archive_phrase(ro_ctx *ctx, ro_archive *ar, const char *words, const ro_phrase **out) {
    struct asking a = {.given = words};
    *out = NULL;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, phrase_work, &a);
    if (st == RO_OK) *out = a.out;
    return st;
}

void ro_phrase_free(const ro_phrase *p) {
    if (p) ro_arena_free(p->owner);
}
