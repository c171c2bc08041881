/* Full-text search. What a person types becomes a query that the index cannot misread: words are quoted, and only quotes around
 * a phrase, a star behind a word, a minus before one and OR between two mean something. Ranked by BM25, a title counting five
 * times its text; equals go by id, so that pages of the answer are the same each time. */
#include "store/store.h"

/* ---- the query ------------------------------------------------------------------------------------------------------------ */

struct parser {
    ro_str s;
    size_t i;
    ro_buf yes, no;
    bool any, or_next;
};

static void put_quoted(ro_buf *b, ro_str w) {
    ro_buf_byte(b, '"');
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] == '"')
            ro_buf_addc(b, "\"\"");
        else if (w.p[i])
            ro_buf_byte(b, w.p[i]);
    ro_buf_byte(b, '"');
}

static bool has_word(ro_str w) {
    for (size_t i = 0; i < w.n;)
        if (ro_cp_word(ro_utf8_next(w, &i))) return true;
    return false;
}

/* The next word or quoted phrase; a quote that is never closed runs to the end. */
static ro_str next_term(struct parser *p, bool *star) {
    *star = false;
    bool quoted = p->i < p->s.n && p->s.p[p->i] == '"';
    size_t lo = p->i += quoted;
    while (p->i < p->s.n && (quoted ? p->s.p[p->i] != '"' : !strchr(" \t\r\n\"", p->s.p[p->i]))) p->i++;
    ro_str w = {p->s.p + lo, p->i - lo};
    if (quoted && p->i < p->s.n) p->i++;
    if (p->i < p->s.n && quoted && p->s.p[p->i] == '*') *star = true, p->i++;
    if (!quoted && w.n && w.p[w.n - 1] == '*') *star = true, w.n--;
    return w;
}

static void take_term(struct parser *p) {
    bool minus = p->s.p[p->i] == '-' && p->i + 1 < p->s.n && !strchr(" \t\r\n", p->s.p[p->i + 1]), star;
    p->i += minus;
    size_t at = p->i;
    ro_str w = next_term(p, &star);
    if (p->i == at) p->i++; /* a lone quote at the end */
    if (!minus && ro_str_is(w, "OR") && p->any) {
        p->or_next = true;
        return;
    }
    if (!has_word(w)) return;
    ro_buf *b = minus ? &p->no : &p->yes;
    if (b->n) ro_buf_addc(b, minus || p->or_next ? " OR " : " AND ");
    put_quoted(b, w);
    if (star) ro_buf_addc(b, " *");
    p->any |= !minus;
    p->or_next = false;
}

ro_str ro_search_expression(ro_arena *a, ro_str typed) {
    struct parser p = {.s = typed, .yes = {.arena = a}, .no = {.arena = a}};
    while (p.i < p.s.n)
        if (strchr(" \t\r\n", p.s.p[p.i]))
            p.i++;
        else
            take_term(&p);
    if (!p.yes.n) return RO_NONE;
    if (!p.no.n) return ro_buf_str(&p.yes);
    return ro_str_printf(a, "(%.*s) NOT (%.*s)", (int)p.yes.n, p.yes.p, (int)p.no.n, p.no.p);
}

/* The ends of paragraphs become blanks; ro_str_blanks() would drop the marks about the words. */
static ro_str one_line(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\n')
            ro_buf_byte(&b, s.p[i]);
        else if (b.n && b.p[b.n - 1] != ' ')
            ro_buf_byte(&b, ' ');
    return ro_buf_str(&b);
}

/* ---- the answer ---------------------------------------------------------------------------------------------------------------
 */

struct asking {
    const ro_search_wanted *wanted;
    ro_hit_fn fn;
    void *user;
    size_t *found;
};

static void search_work(ro_job *job, void *arg) {
    struct asking *a = arg;
    const char *typed = a->wanted->query ? a->wanted->query : "";
    ro_str e = ro_search_expression(job->arena, ro_str_c(typed));
    if (!e.p) ro_throw(job->arena, RO_USAGE, "the query has no word to look for: give one, or a \"phrase\"");
    if (a->found)
        *a->found = (size_t)ro_ask_int(job, 0,
                                       "SELECT count(*) FROM account_fts f JOIN account a ON a.n = f.rowid AND a.current"
                                       " WHERE account_fts MATCH ?1",
                                       "s", e);
    ro_query *q =
        ro_query_new(job, "SELECT a.id, a.title, a.publisher, coalesce(a.meeting_date, a.published_date),"
                          " (SELECT min(meeting) FROM meeting_account m WHERE m.account = a.n),"
                          " snippet(account_fts, 1, char(1), char(2), '...', 24), bm25(account_fts, 5.0, 1.0) AS score"
                          " FROM account_fts JOIN account a ON a.n = account_fts.rowid AND a.current WHERE account_fts MATCH ?1"
                          " ORDER BY score, a.id");
    ro_bind(q, "s", e);
    bool started = !a->wanted->after || !*a->wanted->after;
    size_t given = 0;
    while (ro_step(q)) {
        ro_hit h = {.account = ro_text(q, 0)};
        if (!started) {
            started = ro_str_is(h.account, a->wanted->after);
            continue;
        }
        ro_str date = ro_text(q, 3);
        h.title = ro_text(q, 1), h.publisher = ro_text(q, 2), h.date = date.p ? date : RO_S("");
        h.meeting = ro_text(q, 4), h.snippet = one_line(job->arena, ro_text(q, 5));
        h.rank = sqlite3_column_double(q->stmt, 6);
        if (!a->fn(a->user, &h) || ++given == a->wanted->limit) {
            ro_query_end(q);
            return;
        }
    }
    if (!started) ro_throw(job->arena, RO_NOTFOUND, "%s: is not among what this query finds", a->wanted->after);
}

ro_status ro_archive_search(ro_ctx *ctx, ro_archive *ar, const ro_search_wanted *w, ro_hit_fn fn, void *user, size_t *found) {
    struct asking a = {.wanted = w, .fn = fn, .user = user, .found = found};
    return ro_store_run(ctx, ar, RO_RUN_READ, search_work, &a);
}
