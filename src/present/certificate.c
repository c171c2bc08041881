/* A certificate of a phrase, and its proof. In: what a phrase was looked for in and what was found. Out: a text of statements,
 * one a line, under a key each; of such a text whether each line holds.
 *
 * As with finding cards, no statement has a rule of its own: the certificate says what to look for, the archive is asked again,
 * and what it says now is put into lines by the code that writes certificates and held against the lines that are there. Lines of
 * years to which nothing was added go on holding. What the certificate leaves out and the archive says does not hold either. */
#include "base/ctx.h"

#include <stdio.h>

struct lines {
    ro_buf b;
    const ro_phrase *p;
};

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

static ro_str publisher_of(ro_str p) { return p.p ? p : RO_S("publisher unknown"); }

static void put_use(struct lines *l, const char *key, const ro_phrase_use *u) {
    ro_buf_printf(&l->b, "%s: %.*s, %.*s, bytes %u to %u of capture %.*s\n", key, (int)(u->date.n ? u->date.n : 7),
                  u->date.n ? u->date.p : "no date", (int)u->account.n, u->account.p, u->span.lo, u->span.hi, (int)u->capture.n,
                  u->capture.p);
}

static void put_year(struct lines *l, const ro_phrase_year *y) {
    ro_str who = publisher_of(y->publisher);
    ro_buf_printf(&l->b, "%.*s, %s: %zu use%s in %zu of %zu account%s, %zu words searched, digest %s\n", (int)who.n, who.p,
                  *y->year ? y->year : "no date", y->uses, plural(y->uses), y->accounts, y->searched, plural(y->searched),
                  y->words, y->digest);
}

static void put_question(struct lines *l) {
    const ro_phrase *p = l->p;
    ro_buf_printf(&l->b, RO_CERTIFICATE "phrase: %.*s\n", (int)p->words.n, p->words.p);
    if (p->publisher.n) ro_buf_printf(&l->b, "publisher: %.*s\n", (int)p->publisher.n, p->publisher.p);
    if (p->side.n) ro_buf_printf(&l->b, "side: %.*s\n", (int)p->side.n, p->side.p);
    if (p->from.n) ro_buf_printf(&l->b, "from: %.*s\n", (int)p->from.n, p->from.p);
    if (p->to.n) ro_buf_printf(&l->b, "to: %.*s\n", (int)p->to.n, p->to.p);
}

static ro_str write_lines(ro_arena *a, const ro_phrase *p) {
    struct lines l = {{.arena = a}, p};
    put_question(&l);
    ro_buf_printf(&l.b, "searched: %zu account%s, %zu words, %s to %s, %zu without a date\n", p->searched.accounts,
                  plural(p->searched.accounts), p->all_words, *p->searched.from ? p->searched.from : "?",
                  *p->searched.to ? p->searched.to : "?", p->searched.undated);
    ro_buf_printf(&l.b, "found: %zu use%s in %zu account%s, digest %s\n", p->nuses, plural(p->nuses), p->accounts,
                  plural(p->accounts), p->digest);
    if (p->nuses) put_use(&l, "first use", &p->uses[0]);
    for (size_t i = p->nuses; i-- > 0;)
        if (p->uses[i].date.n || !i) {
            put_use(&l, "last use", &p->uses[i]);
            break;
        }
    for (size_t i = 0; i < p->nyears; i++) put_year(&l, &p->years[i]);
    for (size_t i = 0; i < p->ngaps; i++) {
        ro_str who = publisher_of(p->gaps[i].publisher);
        ro_buf_printf(&l.b, "%.*s, nothing from %s: to %s, %zu days\n", (int)who.n, who.p, p->gaps[i].from, p->gaps[i].to,
                      p->gaps[i].days);
    }
    for (size_t i = 0; i < p->nnear; i++)
        ro_buf_printf(&l.b, "near, %s: \"%.*s\", %zu use%s in %zu account%s\n", p->near[i].kind, (int)p->near[i].words.n,
                      p->near[i].words.p, p->near[i].uses, plural(p->near[i].uses), p->near[i].accounts,
                      plural(p->near[i].accounts));
    ro_buf_printf(&l.b, "program: readout %s\n", RO_VERSION);
    return ro_buf_str(&l.b);
}

ro_status ro_phrase_certificate(ro_ctx *ctx, const ro_phrase *p, ro_sink sink) {
    ro_arena *a = ro_ctx_arena(ctx);
    if (!a) return RO_NOMEM;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    if (p->nyears && !*p->years->digest) ro_throw(a, RO_USAGE, "the phrase was looked for without digests: ask for them");
    ro_str s = write_lines(a, p);
    if (!sink.write(sink.user, s.p, s.n)) ro_throw(a, RO_IO, "the certificate could not be written");
    ro_arena_free(a);
    return RO_OK;
}

/* ---- the proof --------------------------------------------------------------------------------------------------------------
 */

typedef struct line {
    ro_str key, words;
} line;

typedef RO_VEC(line) lines_read;

static lines_read read_lines(ro_arena *a, ro_str s) {
    lines_read v = {0};
    for (size_t i = 0; i < s.n;) {
        const char *nl = memchr(s.p + i, '\n', s.n - i);
        size_t end = nl ? (size_t)(nl - s.p) : s.n;
        ro_str whole = {s.p + i, end - i};
        if (whole.n && whole.p[whole.n - 1] == '\r') whole.n--;
        ssize_t colon = ro_str_find(whole, RO_S(": "));
        if (colon > 0) RO_PUSH(a, v) = (line){{whole.p, (size_t)colon}, {whole.p + colon + 2, whole.n - (size_t)colon - 2}};
        i = end + 1;
    }
    return v;
}

static const char *value(ro_arena *a, const lines_read *v, const char *key) {
    for (size_t i = 0; i < v->n; i++)
        if (ro_str_is(v->v[i].key, key)) return ro_str_dup(a, v->v[i].words).p;
    return NULL;
}

struct proving {
    ro_arena *arena;
    const ro_check_user *to;
    ro_proof worst;
};

static void say(struct proving *p, ro_str key, ro_str words, ro_str now) {
    ro_stated s = {.what = ro_str_dup(p->arena, key).p, .words = words};
    if (!words.p)
        s.words = RO_S(""),
        s.why = ro_str_printf(p->arena, "the certificate leaves it out; the archive says: %.*s", (int)now.n, now.p);
    else if (!now.p)
        s.why = RO_S("the archive does not say it");
    else if (!ro_str_eq(words, now))
        s.why = ro_str_printf(p->arena, "the archive says: %.*s", (int)now.n, now.p);
    if (s.why.p) s.proof = p->worst = RO_FAILS;
    p->to->fn(p->to->user, &s);
}

/* Both are in the order in which certificates are written; a line that only one has is found by its key. */
static void hold(struct proving *p, const lines_read *said, const lines_read *now) {
    size_t i = 0, k = 0;
    while (i < said->n || k < now->n) {
        if (i < said->n && k < now->n && ro_str_eq(said->v[i].key, now->v[k].key)) {
            say(p, said->v[i].key, said->v[i].words, now->v[k].words);
            i++, k++;
            continue;
        }
        size_t next = i;
        while (k < now->n && next < said->n && !ro_str_eq(said->v[next].key, now->v[k].key)) next++;
        if (k == now->n || next < said->n)
            say(p, said->v[i].key, said->v[i].words, RO_NONE), i++;
        else
            say(p, now->v[k].key, RO_NONE, now->v[k].words), k++;
    }
}

static void drop(void *phrase) { ro_phrase_free(phrase); }

ro_status ro_certificate_check(ro_ctx *ctx, ro_str bytes, ro_archive *ar, const ro_check_user *to, ro_proof *out) {
    enum { MOST = 4 << 20 };
    ro_arena *a = ro_ctx_arena(ctx);
    if (!a) return RO_NOMEM;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    if (bytes.n > MOST || !ro_str_starts(bytes, RO_CERTIFICATE)) ro_throw(a, RO_INPUT, "it is no certificate of a phrase");
    lines_read said = read_lines(a, bytes);
    ro_phrase_wanted w = {value(a, &said, "phrase"), value(a, &said, "publisher"), value(a, &said, "from"),
                          value(a, &said, "to"),     value(a, &said, "side"),      true};
    if (!w.words) ro_throw(a, RO_INPUT, "the certificate does not say which phrase it is of");
    const ro_phrase *phrase;
    ro_status st = ro_archive_phrase_within(ctx, ar, &w, &phrase);
    if (st == RO_OK) {
        ro_defer(a, drop, (void *)phrase);
        lines_read now = read_lines(a, write_lines(a, phrase));
        struct proving p = {.arena = a, .to = to};
        hold(&p, &said, &now);
        *out = p.worst;
    }
    ro_arena_free(a);
    return st;
}
