/* A finding card is read. In: the bytes of a page that says it is one. Out: its statements, taken from the words that a reader
 * sees, and whether the page is, byte for byte, what they give when they are written again: a page that shows anything else, or
 * hides something, is told by that alone. Line ends may have been changed on the way. The page is never taken for HTML by a
 * parser that might see it otherwise than a browser: what is not exactly our own writing is refuted. */
#include "base/ctx.h"
#include "present/card.h"

#include <stdio.h>

enum { MOST = 4 << 20 }; /* bytes: two quotes and a style are a few thousand */

static const char SAYS[] = "data-say=\"";

static ro_str unescaped(ro_arena *a, ro_str s) {
    static const struct {
        const char *from;
        char to;
    } e[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n;) {
        size_t k = 0, n = sizeof e / sizeof *e;
        ro_str rest = {s.p + i, s.n - i};
        while (k < n && (s.p[i] != '&' || !ro_str_starts(rest, e[k].from))) k++;
        ro_buf_byte(&b, k < n ? e[k].to : s.p[i]);
        i += k < n ? strlen(e[k].from) : 1;
    }
    return ro_buf_str(&b);
}

/* Line ends as they were written. */
static ro_str plain_lines(ro_arena *a, ro_str s) {
    char *p = ro_alloc_raw(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\r' || i + 1 == s.n || s.p[i + 1] != '\n') p[n++] = s.p[i];
    return (ro_str){p, n};
}

ro_str *ro_card_slot(struct ro_card *c, ro_str key) {
    for (int i = 0; i < RO_CARD_COMMON; i++)
        if (ro_str_is(key, ro_card_common_keys[i])) return &c->common[i];
    if (key.n < 3 || key.p[1] != '.' || (key.p[0] != 'a' && key.p[0] != 'b')) return NULL;
    for (int i = 0; i < RO_CARD_SIDE; i++)
        if (ro_str_is((ro_str){key.p + 2, key.n - 2}, ro_card_side_keys[i])) return &c->side[key.p[0] == 'b'][i];
    return NULL;
}

static ro_str until(ro_str s, size_t from, char end) {
    const char *p = from < s.n ? memchr(s.p + from, end, s.n - from) : NULL;
    return p ? (ro_str){s.p + from, (size_t)(p - s.p) - from} : RO_NONE;
}

/* The first time that a key is said counts; a second time the page is not what is written from it. */
static void take(struct ro_card *c, ro_str s) {
    for (size_t at = 0; at < s.n;) {
        const char *p = memmem(s.p + at, s.n - at, SAYS, sizeof SAYS - 1);
        if (!p) return;
        at = (size_t)(p - s.p) + sizeof SAYS - 1;
        ro_str key = until(s, at, '"');
        if (!key.p || key.n > 40) continue;
        ro_str tag = until(s, at, '>');
        if (!tag.p) return;
        ro_str words = until(s, at + tag.n + 1, '<');
        ro_str *to = ro_card_slot(c, key);
        if (words.p && to && !to->p) *to = unescaped(c->arena, words);
    }
}

static bool into(void *buf, const char *p, size_t n) {
    ro_buf_add(buf, (ro_str){p, n});
    return true;
}

static bool written_again(const struct ro_card *c, ro_str page) {
    ro_buf b = {.arena = c->arena};
    ro_out *o = RO_NEW(c->arena, ro_out);
    ro_out_open(o, (ro_sink){into, &b});
    ro_card_write(c, o);
    return ro_out_close(o) && ro_str_eq(ro_buf_str(&b), page);
}

static bool hash(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789abcdef", s.p[i]) || !s.p[i]) return false;
    return s.n == 64;
}

static void read_card(struct ro_card *c, ro_str bytes) {
    if (bytes.n > MOST) ro_throw(c->arena, RO_LIMIT, "is over %d bytes, which no finding card is", MOST);
    ro_str page = plain_lines(c->arena, bytes);
    take(c, page);
    if (!hash(c->side[0][RO_CARD_CAPTURE]) || !hash(c->side[1][RO_CARD_CAPTURE]))
        ro_throw(c->arena, RO_INPUT, "is no finding card: it does not say which two captures it is of");
    c->whole = written_again(c, page);
}

ro_status ro_card_open(ro_ctx *ctx, ro_str bytes, ro_card **out) {
    *out = NULL;
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct ro_card *c = RO_NEW(arena, struct ro_card);
    c->arena = arena;
    read_card(c, bytes);
    *out = c;
    return RO_OK;
}

ro_str ro_card_capture(const ro_card *c, unsigned side) { return c->side[side][RO_CARD_CAPTURE]; }

void ro_card_free(ro_card *c) {
    if (c) ro_arena_free(c->arena);
}
