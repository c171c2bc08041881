/* Cards that an archive keeps. In: a card, or the decision that keeps one. Out: the statements of the card as one JSON object,
 * which is the decision's value; the card again, of which the same page can be written; and its two sides as plain text to be
 * cited.
 *
 * A card is nothing but its statements, so nothing else is kept: {"of": ..., "change": ..., "a": {"outlet": ...}, "b": {...}}. */
#include "base/jansson.h"
#include "base/ctx.h"
#include "present/card.h"
#include "present/json.h"
#include "present/tree.h"

#include <stdio.h>

/* ---- statements as JSON ---------------------------------------------------------------------------------------------------- */

static void put_side(ro_json *j, const char *key, const ro_str side[RO_CARD_SIDE]) {
    ro_json_open(j, key, '{');
    for (int i = 0; i < RO_CARD_SIDE; i++)
        if (side[i].p) ro_json_str(j, ro_card_side_keys[i], side[i]);
    ro_json_close(j, '}');
}

static bool into(void *buf, const char *p, size_t n) {
    ro_buf_add(buf, (ro_str){p, n});
    return true;
}

static ro_str statements(ro_arena *a, const ro_card *c) {
    ro_buf b = {.arena = a};
    ro_json *j = RO_NEW(a, ro_json);
    ro_json_start(j, false, (ro_sink){into, &b});
    ro_json_open(j, NULL, '{');
    for (int i = 0; i < RO_CARD_COMMON; i++)
        if (c->common[i].p) ro_json_str(j, ro_card_common_keys[i], c->common[i]);
    put_side(j, "a", c->side[0]);
    put_side(j, "b", c->side[1]);
    ro_json_close(j, '}');
    ro_json_end(j);
    return ro_buf_str(&b);
}

/* Keys with what stands before them: "", "a." or "b.". What is no statement of a card is passed over. */
static void take(struct ro_card *c, json_t *o, const char *before) {
    const char *key;
    json_t *v;
    json_object_foreach(o, key, v) {
        ro_str *to = ro_card_slot(c, ro_str_printf(c->arena, "%s%s", before, key));
        if (to && json_is_string(v)) *to = ro_str_dup(c->arena, (ro_str){json_string_value(v), json_string_length(v)});
    }
}

static ro_card *kept(ro_arena *a, const ro_decision *d) {
    struct ro_card *c = RO_NEW(a, struct ro_card);
    *c = (struct ro_card){.arena = a, .whole = true};
    json_t *o = ro_json_load(a, d->value, 0, NULL);
    take(c, o, "");
    take(c, json_object_get(o, "a"), "a.");
    take(c, json_object_get(o, "b"), "b.");
    if (c->side[0][RO_CARD_CAPTURE].n != 64 || c->side[1][RO_CARD_CAPTURE].n != 64)
        ro_throw(a, RO_INPUT, "decision %lld keeps no card", (long long)d->n);
    return c;
}

ro_status ro_card_kept(ro_ctx *ctx, const ro_decision *d, ro_card **out) {
    *out = NULL;
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    *out = kept(arena, d);
    return RO_OK;
}

/* That a day is certain goes without saying. */
static ro_str day(ro_str s) {
    static const char certain[] = ", certain";
    size_t n = sizeof certain - 1;
    if (s.n > n && memcmp(s.p + s.n - n, certain, n) == 0) s.n -= n;
    return s;
}

ro_str ro_card_says(const ro_card *c, unsigned side, const char *key) {
    for (int i = 0; i < RO_CARD_COMMON; i++)
        if (strcmp(key, ro_card_common_keys[i]) == 0) return c->common[i];
    for (int i = 0; i < RO_CARD_SIDE; i++)
        if (strcmp(key, ro_card_side_keys[i]) == 0)
            return i == RO_CARD_PUBLISHED || i == RO_CARD_MEETING ? day(c->side[side & 1][i]) : c->side[side & 1][i];
    return RO_NONE;
}

/* ---- collecting ------------------------------------------------------------------------------------------------------------ */

/* The id of the account that a side is from. */
static ro_status id_of(ro_ctx *ctx, ro_archive *ar, const ro_card *c, unsigned k, char id[512]) {
    char hash[65];
    ro_account *acc;
    snprintf(hash, sizeof hash, "%.*s", (int)c->side[k][RO_CARD_CAPTURE].n, c->side[k][RO_CARD_CAPTURE].p);
    ro_status st = ro_archive_account_of_capture(ctx, ar, hash, &acc);
    if (st != RO_OK) return st;
    ro_str s = ro_account_record(acc)->id;
    snprintf(id, 512, "%.*s", (int)s.n, s.p);
    ro_account_free(acc);
    return RO_OK;
}

ro_status ro_archive_collect(ro_ctx *ctx, ro_archive *ar, const ro_card *c, const char *note, const char *author, int64_t *n) {
    char id[2][512], target[1100];
    for (unsigned k = 0; k < 2; k++) {
        ro_status st = id_of(ctx, ar, c, k, id[k]);
        if (st != RO_OK) return st;
    }
    snprintf(target, sizeof target, "%s / %s", id[0], id[1]);
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_decision d = {.kind = RO_S("finding"), .target = ro_str_c(target), .value = statements(arena, c)};
    if (note && *note) d.reason = ro_str_trim(ro_str_c(note));
    if (author && *author) d.author = ro_str_c(author);
    ro_status st = ro_archive_decide(ctx, ar, &d, n);
    ro_arena_free(arena);
    return st;
}

/* ---- written --------------------------------------------------------------------------------------------------------------- */

static void quote(ro_out *o, const ro_str s[RO_CARD_SIDE], bool list) {
    if (!s[RO_CARD_PLACE].p) {
        ro_out_c(o, list ? "absent from its list" : "absent from it");
        return;
    }
    ro_out_c(o, "\xE2\x80\x9C");
    ro_out_add(o, s[RO_CARD_BEFORE]), ro_out_add(o, s[RO_CARD_WORDS]), ro_out_add(o, s[RO_CARD_AFTER]);
    ro_out_c(o, "\xE2\x80\x9D");
}

static void part(ro_out *o, const char *what, ro_str s) {
    if (s.n) ro_out_c(o, what), ro_out_add(o, s);
}

static void cited(ro_out *o, const ro_card *c, int k) {
    const ro_str *s = c->side[k];
    ro_out_add(o, s[RO_CARD_OUTLET].n ? s[RO_CARD_OUTLET] : RO_S("Publisher unknown"));
    part(o, ", as carried by ", s[RO_CARD_CARRIER]);
    part(o, ", \xE2\x80\x9C", s[RO_CARD_TITLE]);
    if (s[RO_CARD_TITLE].n) ro_out_c(o, "\xE2\x80\x9D");
    part(o, ", published ", day(s[RO_CARD_PUBLISHED]));
    part(o, ", on the meeting of ", day(s[RO_CARD_MEETING]));
    ro_out_c(o, ": ");
    quote(o, s, ro_str_find(c->common[RO_CARD_OF], RO_S("list")) >= 0);
    part(o, " ", s[RO_CARD_URL]);
    part(o, " (archived: ", s[RO_CARD_ARCHIVED]);
    if (s[RO_CARD_ARCHIVED].n) ro_out_c(o, ")");
    part(o, " [SHA-256 ", s[RO_CARD_CAPTURE]);
    ro_out_c(o, "]\n");
}

static void both_cited(const ro_card *c, ro_out *o) {
    for (int k = 0; k < 2; k++) cited(o, c, k);
}

static ro_status put(ro_ctx *ctx, const ro_card *c, void (*write)(const ro_card *, ro_out *), ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_out *o = RO_NEW(arena, ro_out);
    ro_out_open(o, sink);
    write(c, o);
    bool ok = ro_out_close(o);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the card could not be written");
    return ctx->error.status = RO_IO;
}

ro_status ro_card_page(ro_ctx *ctx, const ro_card *c, ro_sink sink) { return put(ctx, c, ro_card_write, sink); }
ro_status ro_card_cite(ro_ctx *ctx, const ro_card *c, ro_sink sink) { return put(ctx, c, both_cited, sink); }

/* What it is of stands in it as JSON, not as a string of JSON. */
ro_status ro_finding_json(ro_ctx *ctx, const ro_decision *d, ro_sink sink) {
    json_t *o = json_object(), *card = json_loadb(d->value.p ? d->value.p : "", d->value.n, 0, NULL);
    ro_tree_put(o, "n", json_integer(d->n));
    ro_tree_put(o, "time", ro_tree_str(d->time));
    ro_tree_put(o, "author", ro_tree_str(d->author));
    ro_tree_put(o, "accounts", ro_tree_str(d->target));
    ro_tree_put(o, "note", ro_tree_str(d->reason));
    ro_tree_put(o, "undone", ro_tree_str(d->undone));
    ro_tree_put(o, "card", card ? card : json_null());
    return ro_tree_write(ctx, o, sink, "the finding");
}
