/* Decisions: what people settled by hand, the latest first, sifted by kind; each may be taken back. In: `kind`, `after` (the
 * number of the last one seen), `limit`. Out: the list; as JSON the objects that `readout decisions --json`
 * prints, in the order of the page. */
#include "deciding.h"

#include <stdio.h>

enum { SHOWN = 50, MOST = 500 };

struct rows {
    web_request *q;
    web_page *o;
    size_t n, most;
    char last[32];
    bool more;
    ro_status status;
};

static void taken_back(web_page *o, const ro_decision *d) {
    web_raw(o, "<p class=\"key\">Taken back ");
    web_text(o, (ro_str){d->undone.p, d->undone.n < 10 ? d->undone.n : 10});
    if (d->undone_by.n) web_raw(o, " by "), web_text(o, d->undone_by);
    if (d->undone_reason.n) web_raw(o, ": "), web_text(o, d->undone_reason);
    web_raw(o, "</p>\n");
}

static void remarks(web_page *o, const ro_decision *d) {
    if (d->reason.n) web_raw(o, "<p>"), web_text(o, d->reason), web_raw(o, "</p>\n");
    if (d->overruled) {
        web_raw(o, "<p class=\"key\">"), web_decision_link(o, d->overruled, "A later decision");
        web_raw(o, " takes its place</p>\n");
    }
    if (d->missing) {
        web_raw(o, "<p class=\"key\">"),
            web_count(o, d->missing, "account that it speaks of is", "accounts that it speaks of are");
        web_raw(o, " not here; it holds when they come</p>\n");
    }
}

static bool row(void *user, const ro_decision *d) {
    struct rows *r = user;
    web_page *o = r->o;
    if (r->n == r->most) return r->more = true, false;
    r->n++;
    snprintf(r->last, sizeof r->last, "%lld", (long long)d->n);
    web_raw(o, "<li data-key=\"thing\" id=\"d"), web_num(o, (size_t)d->n);
    web_raw(o, "\"><p class=\"when\"><time>"), web_text(o, (ro_str){d->time.p, d->time.n < 10 ? d->time.n : 10});
    web_raw(o, "</time></p><div>");
    web_raw(o, d->undone.n ? "<p><s>" : "<p>");
    web_decision_words(o, r->q, d);
    web_raw(o, d->undone.n ? "</s></p>\n" : "</p>\n");
    web_raw(o, "<p class=\"key\">"), web_num(o, (size_t)d->n), web_raw(o, " \xC2\xB7 "), web_text(o, d->kind);
    web_raw(o, " \xC2\xB7 "), web_text(o, d->author), web_raw(o, "</p>\n");
    remarks(o, d);
    if (d->undone.n)
        taken_back(o, d);
    else if (!r->q->room->readonly)
        web_undo_button(o, r->q, d->n);
    web_raw(o, "</div></li>\n");
    return true;
}

static ro_decisions_wanted wanted(const web_request *q, size_t limit) {
    return (ro_decisions_wanted){
        .kind = web_asked(q, "kind"), .before = (int64_t)web_asked_number(q, "after", 0, INT32_MAX), .limit = limit};
}

ro_status page_decisions(web_request *q, web_page *o) {
    web_tally t = {0};
    web_page list = {0};
    struct rows r = {.q = q, .o = &list, .most = web_asked_number(q, "limit", SHOWN, MOST)};
    ro_decisions_wanted w = wanted(q, r.most + 1);
    size_t all = 0;
    ro_status st = ro_archive_decision_counts(q->ctx, q->archive, web_tally_add, &t, &all);
    if (st == RO_OK) st = ro_archive_decisions_wanted(q->ctx, q->archive, &w, row, &r, NULL);
    if (st == RO_OK) {
        web_set_title(q, WEB_S("Decisions"));
        web_raw(o, "<h1>Decisions</h1>\n<p class=\"lead\">");
        web_count(o, all, "decision", "decisions");
        web_raw(o,
                " by hand. They outrank what was computed, survive rereading, and can be taken back.</p>\n<div class=\"sifting\">"
                "<div class=\"listed\">\n");
        web_sifted(o, q, &t, (const char *[]){"kind", NULL});
        web_raw(o, r.n ? "<ol class=\"meetings decisions\">\n" : "<p>There is none here.</p>\n");
        web_add(o, (ro_str){list.p, list.n});
        if (r.n) web_raw(o, "</ol>\n");
        web_turn(o, q, "Earlier ones", r.more ? r.last : NULL);
        web_raw(o, "</div><aside class=\"facets\" aria-label=\"Sift\">\n");
        web_facets(o, q, &t, &(web_facet){"kind", "kind", "Kind", 20, false});
        web_raw(o, "</aside></div>\n");
    }
    web_free(&list);
    web_tally_free(&t);
    return st;
}

/* ---- the same as JSON ---------------------------------------------------------------------------------------------- */

static bool json_row(void *user, const ro_decision *d) {
    struct rows *r = user;
    web_row_json(r->o, &r->n);
    r->status = ro_decision_json(r->q->ctx, d, web_sink(r->o));
    return r->status == RO_OK;
}

ro_status json_decisions(web_request *q, web_page *o) {
    struct rows r = {.q = q, .o = o};
    ro_decisions_wanted w = wanted(q, web_asked_number(q, "limit", 0, SIZE_MAX));
    ro_status st = ro_archive_decisions_wanted(q->ctx, q->archive, &w, json_row, &r, NULL);
    web_rows_json_end(o, r.n);
    return st != RO_OK ? st : r.status;
}
