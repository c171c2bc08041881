/* Families of accounts for people and for machines. As text each family is a tree: an account stands under the one it is nearest
 * to, with what is known of the direction and why. Nothing is decided here. */
#include "base/ctx.h"
#include "present/json.h"
#include "present/out.h"
#include "present/terminal.h"

#include <stdio.h>

static const char *const DIRECTION[] = {NULL, "likely", "known"};

static ro_reuse_text about(const ro_reuse_search *s, uint32_t text) {
    ro_reuse_text t;
    ro_reuse_text_get(s, text, &t);
    return t;
}

/* ---- JSON -------------------------------------------------------------------------------------------------------------- */

struct writer {
    ro_json j;
    const ro_reuse_search *search;
};

static void put_id(struct writer *w, const char *key, uint32_t text) { ro_json_str(&w->j, key, about(w->search, text).id); }

static void put_ids(struct writer *w, const char *key, const uint32_t *text, size_t n) {
    ro_json_open(&w->j, key, '[');
    for (size_t i = 0; i < n; i++) put_id(w, NULL, text[i]);
    ro_json_close(&w->j, ']');
}

static void put_evidence(struct writer *w, const ro_evidence *e, size_t n) {
    ro_json_open(&w->j, "evidence", '[');
    for (size_t i = 0; i < n; i++, e++) {
        ro_json_open(&w->j, NULL, '{');
        ro_json_word(&w->j, "kind", e->kind);
        ro_json_word(&w->j, "favours", e->favours > 0 ? "this" : e->favours < 0 ? "reverse" : NULL);
        ro_json_flag(&w->j, "strong", e->strong);
        if (e->text != RO_NO_TEXT) {
            put_id(w, "account", e->text);
            ro_json_open(&w->j, "span", '[');
            ro_json_num(&w->j, NULL, e->span.lo);
            ro_json_num(&w->j, NULL, e->span.hi);
            ro_json_close(&w->j, ']');
            ro_json_str(&w->j, "words", e->words);
        }
        ro_json_str(&w->j, "why", e->why);
        ro_json_close(&w->j, '}');
    }
    ro_json_close(&w->j, ']');
}

static void put_edge(struct writer *w, const ro_kin *k) {
    ro_json_open(&w->j, NULL, '{');
    put_id(w, "from", k->from);
    put_id(w, "to", k->to);
    ro_json_word(&w->j, "direction", DIRECTION[k->direction]);
    ro_json_share(&w->j, "share_from", k->share_from);
    ro_json_share(&w->j, "share_to", k->share_to);
    if (k->words) ro_json_num(&w->j, "words", k->words);
    ro_json_flag(&w->j, "nearest", k->nearest);
    if (k->open.p) ro_json_str(&w->j, "open", k->open);
    if (k->nas_near) put_ids(w, "as_near", k->as_near, k->nas_near);
    put_evidence(w, k->evidence, k->nevidence);
    ro_json_close(&w->j, '}');
}

static void put_lost(struct writer *w, const ro_lost *l) {
    ro_json_open(&w->j, NULL, '{');
    ro_json_str(&w->j, "name", l->name);
    put_ids(w, "accounts", l->text, l->ntexts);
    ro_json_str(&w->j, "why", l->why);
    put_evidence(w, l->evidence, l->nevidence);
    ro_json_close(&w->j, '}');
}

static void put_family(struct writer *w, const ro_family *f) {
    ro_json_open(&w->j, NULL, '{');
    put_ids(w, "accounts", f->text, f->ntexts);
    ro_json_open(&w->j, "edges", '[');
    for (size_t i = 0; i < f->nedges; i++) put_edge(w, &f->edge[i]);
    ro_json_close(&w->j, ']');
    ro_json_open(&w->j, "lost", '[');
    for (size_t i = 0; i < f->nlost; i++) put_lost(w, &f->lost[i]);
    ro_json_close(&w->j, ']');
    ro_json_close(&w->j, '}');
}

static ro_status failed(ro_ctx *ctx) {
    snprintf(ctx->error.text, sizeof ctx->error.text, "the families could not be written: the output is closed or full");
    return ctx->error.status = RO_IO;
}

ro_status ro_families_json(ro_ctx *ctx, const ro_reuse_search *s, const ro_families *f, ro_sink sink) {
    struct writer w = {.search = s};
    ro_json_start(&w.j, false, sink);
    ro_json_open(&w.j, NULL, '{');
    ro_json_open(&w.j, "families", '[');
    for (size_t i = 0; i < f->nfamilies; i++) put_family(&w, &f->family[i]);
    ro_json_close(&w.j, ']');
    ro_json_open(&w.j, "weak", '[');
    for (size_t i = 0; i < f->nweak; i++) put_edge(&w, &f->weak[i]);
    ro_json_close(&w.j, ']');
    ro_json_close(&w.j, '}');
    return ro_json_end(&w.j) ? RO_OK : failed(ctx);
}

/* ---- text --------------------------------------------------------------------------------------------------------------- */

enum {
    STEP = 2,
    DEEPEST = 12, /* deeper accounts are not indented more */
    MANY = 6,     /* of a list of accounts that is folded: at least so many */
};

struct view {
    ro_arena *arena;
    const ro_reuse_search *search;
    const ro_style *style;
    ro_term term;
};

static void line(struct view *v, unsigned indent, unsigned later, const ro_buf *b) {
    ro_term_blanks(&v->term, indent);
    ro_term_line(&v->term, indent, later, ro_buf_str(b));
}

static void put_account(struct view *v, ro_buf *b, uint32_t text) { ro_term_words(b, about(v->search, text).id); }

/* How many of a list are shown: all where that was asked for, or where they are few. */
static size_t shown(const struct view *v, size_t n) { return v->style->all || n <= MANY ? n : MANY - 1; }

static void put_accounts(struct view *v, ro_buf *b, const uint32_t *text, size_t n) {
    size_t some = shown(v, n);
    for (size_t i = 0; i < some; i++) {
        if (i) ro_buf_addc(b, i + 1 == n ? " and " : ", ");
        put_account(v, b, text[i]);
    }
    if (some < n) ro_buf_printf(b, " and %zu more", n - some);
}

static void account(struct view *v, unsigned indent, uint32_t text) {
    ro_buf b = {.arena = v->arena};
    ro_reuse_text t = about(v->search, text);
    ro_buf_byte(&b, RO_TERM_BOLD);
    ro_term_words(&b, t.id);
    ro_buf_byte(&b, RO_TERM_END);
    if (t.publisher.n) ro_buf_addc(&b, " · "), ro_term_words(&b, t.publisher);
    if (t.date.n) ro_buf_addc(&b, " · "), ro_term_words(&b, t.date);
    line(v, indent, indent + 4, &b);
}

static unsigned percent(double share) { return (unsigned)(100 * (share > 1 ? 1 : share) + 0.5); }

/* How an account hangs on the one above it. */
static void relation(struct view *v, unsigned indent, const ro_kin *k, uint32_t text) {
    ro_buf b = {.arena = v->arena};
    bool down = k->to == text; /* else the one above is its taker */
    unsigned own = percent(down ? k->share_to : k->share_from), other = percent(down ? k->share_from : k->share_to);
    if (k->direction == RO_DIRECTION_OPEN) {
        ro_buf_printf(&b, "%u %% of its words and %u %% of those above are common; who has them from whom is open: ", own, other);
        ro_term_words(&b, k->open);
    } else if (!down) {
        ro_buf_printf(&b, "the one above has %u %% of its words from here (%s)", other, DIRECTION[k->direction]);
    } else if (own * 2 < other) {
        ro_buf_printf(&b, "holds %u %% of the one above, %u %% of its own words (%s)", other, own, DIRECTION[k->direction]);
    } else {
        ro_buf_printf(&b, "has %u %% of its words from the one above (%s)", own, DIRECTION[k->direction]);
    }
    if (k->nas_near) {
        ro_buf_addc(&b, down ? ", or, being as near, from " : "; as near to it is ");
        put_accounts(v, &b, k->as_near, k->nas_near);
    }
    line(v, indent, indent, &b);
    for (size_t i = 0; i < k->nevidence; i++) {
        const ro_evidence *e = &k->evidence[i];
        b.n = 0;
        ro_buf_addc(&b, e->favours > 0 ? "+ " : e->favours < 0 ? "- " : "= ");
        ro_term_words(&b, e->why);
        line(v, indent, indent + 2, &b);
    }
}

static void lost(struct view *v, const ro_lost *l) {
    ro_buf b = {.arena = v->arena};
    ro_buf_addc(&b, "a text not among these");
    if (l->name.p) ro_buf_addc(&b, ", “"), ro_term_words(&b, l->name), ro_buf_addc(&b, "”");
    ro_buf_addc(&b, l->ntexts > 1 ? ", lies behind " : ", is named by ");
    put_accounts(v, &b, l->text, l->ntexts);
    ro_buf_addc(&b, ": ");
    ro_term_words(&b, l->why);
    line(v, STEP, 2 * STEP, &b);
    for (size_t i = 0; i < shown(v, l->nevidence) && !l->name.p; i++) {
        b.n = 0;
        put_account(v, &b, l->evidence[i].text);
        ro_buf_addc(&b, " ");
        ro_term_words(&b, l->evidence[i].why);
        ro_buf_addc(&b, ": “");
        ro_term_words(&b, l->evidence[i].words);
        ro_buf_addc(&b, "”");
        line(v, 2 * STEP, 3 * STEP, &b);
    }
}

static void family(struct view *v, const ro_family *f) {
    ro_buf b = {.arena = v->arena};
    ro_buf_printf(&b, "family of %zu accounts", f->ntexts);
    line(v, 0, 0, &b);
    for (size_t i = 0; i < f->ntexts; i++) {
        unsigned indent = STEP * (1 + (f->depth[i] < DEEPEST ? f->depth[i] : DEEPEST));
        account(v, indent, f->text[i]);
        if (f->by[i] != UINT32_MAX) relation(v, indent + 2 * STEP, &f->edge[f->by[i]], f->text[i]);
    }
    for (size_t i = 0; i < f->nlost; i++) lost(v, &f->lost[i]);
}

ro_status ro_families_text(ro_ctx *ctx, const ro_reuse_search *s, const ro_families *f, const ro_style *style, ro_sink sink) {
    ro_arena *volatile a = ro_ctx_arena(ctx);
    if (!a) return ctx->error.status;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    ro_out *out = RO_NEW(a, ro_out);
    ro_out_open(out, sink);
    struct view v = {a, s, style, ro_term_of(out, style)};
    for (size_t i = 0; i < f->nfamilies; i++) {
        if (i) ro_out_c(out, "\n");
        family(&v, &f->family[i]);
    }
    bool whole = ro_out_close(out);
    ro_arena_free(a);
    return whole ? RO_OK : failed(ctx);
}
