/* A finding card is proved or refuted. In: the card, and those of its two captures that are at hand, read again; perhaps the
 * archive. Out: of each statement whether it holds, does not hold, or cannot be checked, and why.
 *
 * What the captures say now is put into the words of a card by the code that writes cards, and held against what this one says,
 * string by string: no statement has a rule of its own. What the card leaves out and the capture says does not hold either. Where
 * a page itself says nothing of what its collector once knew (its address, its publisher), that cannot be checked from the page.
 */
#include "base/ctx.h"
#include "present/card.h"

struct checking {
    ro_ctx *ctx;
    const ro_card *card;
    ro_arena *arena;
    ro_account *const *accounts;
    ro_archive *archive;
    const ro_check_user *to;
    ro_proof worst;
};

static void say(struct checking *c, ro_stated s) {
    if (s.proof == RO_FAILS || (s.proof == RO_UNCHECKED && c->worst == RO_HOLDS)) c->worst = s.proof;
    c->to->fn(c->to->user, &s);
}

static ro_str reads(struct checking *c, ro_str now) {
    return now.n ? ro_str_printf(c->arena, "it reads: %.*s", (int)(now.n < 2000 ? now.n : 2000), now.p) : RO_S("it has none");
}

static bool by_collector(int field) { return field <= RO_CARD_ARCHIVED; }

static ro_stated judged(struct checking *c, int field, ro_str said, ro_str now) {
    ro_stated s = {.what = ro_card_side_keys[field], .words = said};
    if (ro_str_eq(said, now)) return s;
    s.proof = by_collector(field) && !now.p ? RO_UNCHECKED : RO_FAILS;
    s.why = s.proof == RO_UNCHECKED ? RO_S("the page itself does not say it, its collector did")
            : said.p                ? reads(c, now)
                                    : ro_str_printf(c->arena, "the card leaves it out; %s", reads(c, now).p);
    return s;
}

static void check_side(struct checking *c, unsigned k) {
    const ro_str *said = c->card->side[k];
    ro_str now[RO_CARD_SIDE] = {{0}};
    ro_span quote = RO_NOSPAN, words = RO_NOSPAN;
    const ro_record *r = c->accounts[k] ? ro_account_record(c->accounts[k]) : NULL;
    if (r) {
        bool placed = ro_card_place(said[RO_CARD_PLACE], &quote, &words) && quote.hi <= r->text.n;
        ro_card_fill_side(c->arena, r, placed ? quote : RO_NOSPAN, words, now);
    }
    for (int i = 0; i < RO_CARD_SIDE; i++) {
        if (!said[i].p && !now[i].p) continue;
        ro_stated s = r ? judged(c, i, said[i], now[i])
                        : (ro_stated){.what = ro_card_side_keys[i],
                                      .words = said[i],
                                      .proof = RO_UNCHECKED,
                                      .why = RO_S("its capture is not here")};
        s.side = k ? 'B' : 'A';
        say(c, s);
    }
}

/* ---- the difference itself ------------------------------------------------------------------------------------------ */

static bool same_span(ro_span a, ro_span b) { return a.lo == b.lo && a.hi == b.hi; }

/* Of the differences of the two accounts, the one at the places that the card names; of several there, the one that it tells. */
static const ro_difference *find(const struct checking *c, const ro_comparison *cmp) {
    ro_span words[2] = {RO_NOSPAN, RO_NOSPAN}, quote;
    for (int k = 0; k < 2; k++)
        if (!ro_card_place(c->card->side[k][RO_CARD_PLACE], &quote, &words[k])) words[k] = RO_NOSPAN;
    const ro_differences *d = ro_differences_list(c->arena, cmp, true);
    const ro_difference *found = NULL;
    for (size_t i = 0; i < d->n; i++) {
        const ro_difference *f = &d->v[i];
        if (!same_span(ro_differences_span(f, 0), words[0]) || !same_span(ro_differences_span(f, 1), words[1])) continue;
        if (ro_str_eq(ro_differences_said(c->arena, f), c->card->common[RO_CARD_CHANGE])) return f;
        if (!found) found = f;
    }
    return found;
}

static void check_common(struct checking *c, const ro_str now[RO_CARD_COMMON], bool found, const char *open) {
    for (int i = 0; i <= RO_CARD_NOISE; i++) {
        ro_str said = c->card->common[i];
        ro_stated s = {.what = ro_card_common_keys[i], .words = said};
        bool noise = i == RO_CARD_NOISE, cannot = open || (noise && !now[i].p);
        if (!said.p && (noise || !now[i].p || open)) continue;
        if (cannot)
            s.proof = RO_UNCHECKED, s.why = open ? ro_str_c(open) : RO_S("there is no archive here that can count it");
        else if (!found)
            s.proof = RO_FAILS, s.why = RO_S("the accounts have no such difference at these places");
        else if (!ro_str_eq(said, now[i]))
            s.proof = RO_FAILS, s.why = reads(c, now[i]);
        say(c, s);
    }
}

static void free_comparison(void *c) { ro_comparison_free(c); }

static void check_change(struct checking *c) {
    static const char *const refs[] = {"a", "b"};
    ro_str now[RO_CARD_COMMON] = {{0}};
    const ro_comparison *cmp = NULL;
    if (!c->accounts[0] || !c->accounts[1]) {
        check_common(c, now, false, "both captures are needed");
        return;
    }
    if (ro_compare(c->ctx, c->accounts, refs, 2, &cmp) != RO_OK) {
        check_common(c, now, false, "the captures cannot be compared");
        return;
    }
    ro_defer(c->arena, free_comparison, (void *)(uintptr_t)cmp);
    if (c->archive && c->card->common[RO_CARD_NOISE].p) ro_archive_noise(c->ctx, c->archive, cmp, NULL, NULL);
    const ro_difference *f = find(c, cmp);
    if (f) ro_card_fill_change(c->arena, f, now);
    check_common(c, now, f, NULL);
}

static void check_page(struct checking *c) {
    ro_str program = c->card->common[RO_CARD_PROGRAM];
    bool other = !ro_str_is(program, "readout " RO_VERSION);
    ro_stated s = {.what = "page", .words = RO_S("shows nothing but these statements")};
    if (!c->card->whole) {
        s.proof = other ? RO_UNCHECKED : RO_FAILS;
        s.why = other ? RO_S("another version of the program wrote it") : RO_S("it is not the page that its statements give");
    }
    say(c, s);
}

ro_status ro_card_check(ro_ctx *ctx, const ro_card *card, ro_account *const accounts[2], ro_archive *ar, const ro_check_user *to,
                        ro_proof *out) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct checking *c = RO_NEW(arena, struct checking);
    *c = (struct checking){.ctx = ctx, .card = card, .arena = arena, .accounts = accounts, .archive = ar, .to = to};
    check_page(c);
    check_change(c);
    for (unsigned k = 0; k < 2; k++) check_side(c, k);
    *out = c->worst;
    ro_arena_free(arena);
    return ctx->error.status = RO_OK;
}
