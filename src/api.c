/* The public header on top of the stages. Every function here opens an arena, sets the trap, calls one stage after the other
 * and hands back an object that owns the arena. */
#include "api.h"

#include "align/align.h"
#include "base/jansson.h"
#include "match/match.h"
#include "names/names.h"
#include "recognise/recognise.h"

#include <stdio.h>
#include <stdlib.h>

const char *ro_version(void) { return RO_VERSION; }

const char *ro_status_word(ro_status s) {
    static const char *const word[] = {"done",         "out of memory", "input or output failed", "unreadable input",
                                       "over a limit", "not found",     "archive refused",        "wrong use",
                                       "not there yet"};
    return (unsigned)s < sizeof word / sizeof *word ? word[s] : "unknown status";
}

ro_ctx *ro_ctx_new(void) { return calloc(1, sizeof(ro_ctx)); }
void ro_ctx_free(ro_ctx *ctx) {
    if (ctx && ctx->packer) ctx->drop_packer(ctx->packer);
    free(ctx);
}
const char *ro_ctx_error(const ro_ctx *ctx) { return ctx->error.text; }
bool ro_ctx_lacked(ro_ctx *ctx) {
    bool was = ctx->error.lacked || ctx->error.status == RO_NOMEM, tree = ro_json_lacked();
    ctx->error.lacked = false;
    if (was && ctx->error.status == RO_NOMEM) ctx->error.status = RO_OK;
    return was || tree;
}
void ro_ctx_tell(ro_ctx *ctx, ro_tell_fn fn, void *user) { ctx->tell = fn, ctx->told = user; }

enum { STRINGS = 11 };

static void strings_of(ro_capture *k, ro_str *s[STRINGS]) {
    ro_str *all[STRINGS] = {&k->file, &k->bytes,    &k->id,       &k->url,     &k->title, &k->publisher,
                            &k->date, &k->captured, &k->language, &k->charset, &k->note};
    memcpy(s, all, sizeof all);
}

/* Strings of the capture into the arena, so that the account outlives the caller's bytes. */
static ro_capture own(ro_arena *a, const ro_capture *c) {
    ro_capture k = *c;
    ro_str *s[STRINGS];
    strings_of(&k, s);
    for (size_t i = 0; i < STRINGS; i++) *s[i] = ro_str_dup(a, *s[i]);
    return k;
}

ro_capture *ro_capture_copy(const ro_capture *c) {
    ro_capture k = *c;
    ro_str *s[STRINGS];
    strings_of(&k, s);
    size_t n = sizeof k;
    for (size_t i = 0; i < STRINGS; i++) n += s[i]->n + 1;
    char *block = malloc(n), *at = block + sizeof k;
    if (!block) return NULL;
    for (size_t i = 0; i < STRINGS; i++) {
        if (!s[i]->p) continue;
        memcpy(at, s[i]->p, s[i]->n);
        at[s[i]->n] = 0;
        s[i]->p = at;
        at += s[i]->n + 1;
    }
    return memcpy(block, &k, sizeof k);
}

/* Of what is no account only the name, and what is declared, is read: the dates of its teasers are not its own. */
static const ro_cleaned *bare(ro_arena *a, const ro_cleaned *c) {
    ro_cleaned *k = RO_NEW(a, ro_cleaned);
    *k = (ro_cleaned){.text = RO_S(""), .title = c->title};
    return k;
}

ro_status ro_account_read(ro_ctx *ctx, const ro_capture *capture, ro_account **out) {
    return ro_account_read_knowing(ctx, capture, NULL, out);
}

ro_status ro_account_read_knowing(ro_ctx *ctx, const ro_capture *capture, const ro_knowledge *know, ro_account **out) {
    *out = NULL;
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_account *acc = RO_NEW(arena, ro_account);
    acc->arena = arena;
    ro_capture *c = RO_NEW(arena, ro_capture);
    *c = own(arena, capture);
    acc->capture = c;
    if (c->bytes.n > RO_MAX_CAPTURE)
        ro_throw(arena, RO_LIMIT, "%.*s: %zu bytes are over the limit of %u for one page: split it", (int)c->file.n,
                 c->file.p ? c->file.p : "", c->bytes.n, RO_MAX_CAPTURE);
    ro_record *rec = &acc->record;
    ro_sha256_hex(c->bytes, rec->sha256);
    rec->file = c->file;
    rec->id = c->id;
    const ro_page *page = ro_page_read(arena, c);
    acc->source = page->source;
    rec->encoding = page->encoding;
    rec->notes = page->notes;
    rec->nnotes = page->nnotes;
    const ro_cleaned *clean = ro_clean_knowing(arena, page, c, know);
    acc->lines = clean->lines;
    rec->refused = clean->refused;
    rec->refusal = clean->refusal;
    if (rec->refused) clean = bare(arena, clean);
    acc->units = ro_segment(arena, clean->text, clean->paragraphs, clean->nparagraphs);
    ro_reading r = {.arena = arena, .capture = c, .page = page, .clean = clean, .units = acc->units, .rec = rec};
    ro_recognise(&r);
    acc->figures = r.figures, acc->figures_open = r.figures_open;
    if (clean->cut && !rec->refused) ro_note(&r, "The page says that the text goes on for subscribers.");
    *out = acc;
    return RO_OK;
}

ro_status ro_account_read_to_compare(ro_ctx *ctx, const ro_capture *capture, ro_account **out) {
    ro_status st = ro_account_read(ctx, capture, out);
    ro_account *acc = *out;
    if (st != RO_OK || acc->record.refused) return st;
    if (RO_TRY(acc->arena)) {
        *out = NULL;
        return ro_ctx_gave_up(ctx, acc->arena);
    }
    acc->sketch = ro_sketch_pack(acc->arena, &acc->record);
    return RO_OK;
}

void ro_account_free(ro_account *a) {
    if (a) ro_arena_free(a->arena);
}
const ro_record *ro_account_record(const ro_account *a) { return &a->record; }
const ro_capture *ro_account_capture(const ro_account *a) { return a->capture; }
ro_str ro_account_source(const ro_account *a) { return a->source; }

/* Sketches in the order of the records; those that no reading has made are made here. */
static const ro_packed *sketches_of(ro_arena *a, const ro_comparison *c, ro_account *const *accounts) {
    ro_packed *packed = RO_NEWS(a, ro_packed, c->naccounts);
    for (size_t i = 0; i < c->naccounts; i++) {
        for (size_t k = 0; k < c->naccounts; k++)
            if (&accounts[k]->record == c->accounts[i]) packed[i] = accounts[k]->sketch;
        if (!packed[i].lines.p) packed[i] = ro_sketch_pack(a, c->accounts[i]);
    }
    return packed;
}

ro_status ro_compare(ro_ctx *ctx, ro_account *const *accounts, const char *const *refs, size_t n, const ro_comparison **out) {
    *out = NULL;
    if (n < 2 || n > RO_MAX_ACCOUNTS) {
        snprintf(ctx->error.text, sizeof ctx->error.text, "a comparison takes 2 to %d accounts, not %zu", RO_MAX_ACCOUNTS, n);
        return ctx->error.status = RO_USAGE;
    }
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_telling t[RO_MAX_ACCOUNTS];
    for (size_t i = 0; i < n; i++) {
        if (accounts[i]->record.refused) ro_throw(arena, RO_INPUT, "%s: %s", refs[i], accounts[i]->record.refused);
        t[i] = (ro_telling){&accounts[i]->record, accounts[i]->units, ro_str_dup(arena, ro_str_c(refs[i]))};
    }
    ro_comparison *c = ro_align(arena, t, n);
    ro_beside beside = ro_match_beside(arena, c->accounts, sketches_of(arena, c, accounts), n);
    c->across = ro_match_across_records(arena, &beside, &c->nacross);
    c->warnings = ro_match_doubts(arena, &beside, &c->nwarnings);
    c->owner = arena;
    *out = c;
    return RO_OK;
}

void ro_comparison_free(const ro_comparison *c) {
    if (c) ro_arena_free(c->owner);
}

ro_status ro_names_compare(ro_ctx *ctx, const ro_name *a, const ro_name *b, ro_likeness *out) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    ro_names_likeness(arena, a, b, out);
    ro_arena_free(arena);
    return RO_OK;
}

ro_str ro_side_name(ro_str side) {
    ro_entry e;
    if (side.n != 2) return side;
    const char code[2] = {side.p[0] | 32, side.p[1] | 32};
    const ro_lexicon *names = ro_lexicon_get("sidenames");
    return names && ro_lexicon_find(names, (ro_str){code, 2}, &e) ? e.value[0] : side;
}

ro_str ro_side_code(ro_str words, char code[3]) {
    const ro_lexicon *names = ro_lexicon_get("sidenames");
    for (size_t i = 0; names && i < ro_lexicon_count(names); i++) {
        ro_str name = ro_lexicon_at(names, i).value[0], of = ro_lexicon_phrase(names, i);
        if (name.n != words.n || of.n != 2 || strncasecmp(name.p, words.p, name.n) != 0) continue;
        code[0] = (char)(of.p[0] & ~32), code[1] = (char)(of.p[1] & ~32), code[2] = 0;
        return (ro_str){code, 2};
    }
    return words;
}
