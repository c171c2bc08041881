/* One finding by itself: held against its two captures as they read now, statement by statement; its file; another note; removed.
 * In: its number. One that was taken back keeps its address and says so. */
#include "deciding.h"
#include "finding.h"

#include <stdio.h>
#include <stdlib.h>

struct one {
    web_request *q;
    ro_card *card;
    ro_decision d;
    ro_status status;
};

/* It outlives the question. */
static bool take(void *user, const ro_decision *d) {
    struct one *x = user;
    x->d = (ro_decision){.n = d->n,
                         .time = web_copy(d->time),
                         .author = web_copy(d->author),
                         .target = web_copy(d->target),
                         .value = web_copy(d->value),
                         .reason = web_copy(d->reason),
                         .undone = web_copy(d->undone),
                         .undone_reason = web_copy(d->undone_reason)};
    x->status = ro_card_kept(x->q->ctx, &x->d, &x->card);
    return false;
}

static void drop(struct one *x) {
    ro_str all[] = {x->d.time, x->d.author, x->d.target, x->d.value, x->d.reason, x->d.undone, x->d.undone_reason};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free((char *)(uintptr_t)all[i].p);
    ro_card_free(x->card);
}

/* What is asked of the finding that the path names is asked of the archive, too, and so behind the call that finds it. */
static ro_status find(web_request *q, web_page *o, ro_status (*with)(web_finding *, const ro_decision *)) {
    struct one x = {.q = q};
    char *end;
    long long n = strtoll(q->part[0], &end, 10);
    ro_decisions_wanted w = {.kind = "finding", .n = *end || n < 1 ? -1 : n};
    ro_status st = ro_archive_decisions_wanted(q->ctx, q->archive, &w, take, &x, NULL);
    if (st == RO_OK) st = x.status;
    if (st == RO_OK && !x.card) web_trouble(q, o, 404, "There is no such finding.");
    if (st == RO_OK && x.card) st = with(&(web_finding){q, o, x.card, x.d.n, x.d.target}, &x.d);
    drop(&x);
    return st;
}

/* What was checked, a row a statement. */
struct checked {
    web_page rows;
    size_t n[3];
};

static void stated(void *user, const ro_stated *s) {
    static const char *const word[] = {"\xE2\x9C\x93 holds", "\xE2\x9C\x97 does not hold", "? cannot be checked"};
    static const char *const klass[] = {"holds", "fails", "open"};
    struct checked *c = user;
    web_page *o = &c->rows;
    c->n[s->proof]++;
    web_raw(o, "<tr><th scope=\"row\">");
    if (s->side) web_add(o, (ro_str){&s->side, 1}), web_raw(o, " ");
    web_words(o, s->what);
    web_raw(o, "</th><td class=\"");
    web_raw(o, klass[s->proof]);
    web_raw(o, "\">");
    web_raw(o, word[s->proof]);
    web_raw(o, "</td><td>");
    web_text(o, s->words.p ? s->words : WEB_S("(nothing)"));
    if (s->why.n) web_raw(o, "<br><span class=\"soft\">"), web_text(o, s->why), web_raw(o, "</span>");
    web_raw(o, "</td></tr>\n");
}

static void verdict(web_page *o, const struct checked *c, ro_proof proof) {
    static const char *const klass[] = {"holds", "fails", "open"};
    static const char *const said[] = {
        "\xE2\x9C\x93 The card holds: ", "\xE2\x9C\x97 The card does not hold: ", "? Not all of it can be checked here: "};
    web_raw(o,
            "<section aria-labelledby=\"verified\"><h2 id=\"verified\" tabindex=\"-1\">Verified now</h2>\n<p class=\"verdict ");
    web_raw(o, klass[proof]);
    web_raw(o, "\">");
    web_raw(o, said[proof]);
    web_num(o, c->n[RO_HOLDS]);
    web_raw(o, " of ");
    web_count(o, c->n[0] + c->n[1] + c->n[2], "statement holds", "statements hold");
    web_raw(o, " against the two captures as they read now.</p>\n");
    web_raw(o, proof == RO_HOLDS ? "<details>" : "<details open>");
    web_raw(o, "<summary>What was checked</summary><div class=\"wide\" role=\"region\" aria-label=\"What was checked\" "
               "tabindex=\"0\"><table><thead><tr><th scope=\"col\">Statement</th><th scope=\"col\">Proof</th><th "
               "scope=\"col\">Words of the card</th></tr></thead><tbody>\n");
    web_add(o, (ro_str){c->rows.p, c->rows.n});
    web_raw(o, "</tbody></table></div></details></section>\n");
}

static ro_status verified(const web_finding *f) {
    ro_account *account[2] = {NULL};
    struct checked c = {0};
    ro_proof proof;
    for (unsigned k = 0; k < 2; k++) {
        char hash[80];
        ro_str s = ro_card_capture(f->card, k);
        snprintf(hash, sizeof hash, "%.*s", (int)s.n, s.p);
        if (ro_archive_account_of_capture(f->q->ctx, f->q->archive, hash, &account[k]) != RO_OK) account[k] = NULL;
    }
    ro_status st = ro_card_check(f->q->ctx, f->card, account, f->q->archive, &(ro_check_user){stated, &c}, &proof);
    if (st == RO_OK) verdict(f->o, &c, proof);
    for (unsigned k = 0; k < 2; k++) ro_account_free(account[k]);
    web_free(&c.rows);
    return st;
}

static void note_form(const web_finding *f, const ro_decision *d) {
    if (f->q->room->readonly) return;
    web_number_to(f->o, "<details><summary>Another note</summary><form method=\"post\" class=\"deciding\" action=\"/finding/",
                  f->n, "/note\">");
    web_form_token(f->o, f->q);
    web_raw(f->o, "<p><label>Note <textarea name=\"note\" rows=\"3\" required>\n");
    web_text(f->o, d->reason);
    web_raw(f->o, "</textarea></label></p><p><button>Keep it</button></p></form></details>\n");
}

static ro_status show(web_finding *f, const ro_decision *d) {
    web_page *o = f->o;
    web_set_title(f->q, web_finding_says(f, 0, "change"));
    f->q->scripts[0] = "copy.js";
    web_finding_title(f, "h1", false);
    web_finding_collected(o, d);
    if (d->undone.n) {
        web_raw(o, "<p class=\"warn\">Taken back <time>");
        web_text(o, (ro_str){d->undone.p, d->undone.n < 10 ? d->undone.n : 10});
        web_raw(o, "</time>");
        if (d->undone_reason.n) web_raw(o, ": "), web_text(o, d->undone_reason);
        web_raw(o, ". <a href=\"/findings\">The findings that stand</a></p>\n");
    }
    web_finding_explained(f);
    web_finding_sides(f, "h2");
    ro_status st = web_finding_cited(f, true);
    if (!d->undone.n) web_finding_acts(f, true), note_form(f, d);
    return st == RO_OK ? verified(f) : st;
}

static ro_status printed(web_finding *f, const ro_decision *d) {
    ro_status st = ro_finding_json(f->q->ctx, d, web_sink(f->o));
    web_raw(f->o, "\n");
    return st;
}

static ro_status filed(web_finding *f, const ro_decision *d) {
    char name[40];
    (void)d;
    snprintf(name, sizeof name, "finding-%lld", (long long)f->n);
    web_save_as(f->q, web_str(name), ".html");
    f->q->policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    return ro_card_page(f->q->ctx, f->card, web_sink(f->o));
}

ro_status page_finding(web_request *q, web_page *o) { return find(q, o, show); }
ro_status json_finding(web_request *q, web_page *o) { return find(q, o, printed); }
ro_status page_finding_card(web_request *q, web_page *o) { return find(q, o, filed); }

/* ---- taken back, noted -------------------------------------------------------------------------------------------------------
 */

static ro_status taken_back(web_finding *f, const ro_decision *d) {
    if (!d->undone.n) snprintf(f->q->location, sizeof f->q->location, "/findings");
    return RO_OK;
}

/* A finding and nothing else is taken back here. */
ro_status post_finding_remove(web_request *q, web_page *o) {
    ro_status st = find(q, o, taken_back);
    if (st != RO_OK || !*q->location) return st;
    return ro_archive_undo_by(q->ctx, q->archive, strtoll(q->part[0], NULL, 10), web_author_of(q), NULL);
}

static ro_status noted(web_finding *f, const ro_decision *d) {
    web_add(f->o, d->value);
    return RO_OK;
}

ro_status post_finding_note(web_request *q, web_page *o) {
    web_page card = {0};
    int64_t n;
    const char *note = web_field_of(q->form, q->nform, "note");
    ro_card *c = NULL;
    ro_status st = find(q, &card, noted);
    if (st == RO_OK && q->status) {
        web_add(o, (ro_str){card.p, card.n});
        web_free(&card);
        return RO_OK;
    }
    ro_decision d = {.value = {card.p, card.n}};
    if (st == RO_OK) st = ro_card_kept(q->ctx, &d, &c);
    if (st == RO_OK) st = ro_archive_collect(q->ctx, q->archive, c, note, web_author_of(q), &n);
    if (st == RO_OK) snprintf(q->location, sizeof q->location, "/finding/%lld", (long long)n);
    ro_card_free(c);
    web_free(&card);
    return st;
}
