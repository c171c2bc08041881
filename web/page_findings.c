/* The differences that somebody collected, the newest first. In: `after`, the number of the last one seen; `account`, whose. Out:
 * each as a card. */
#include "finding.h"

#include <stdio.h>

enum { SHOWN = 25 };

struct list {
    web_request *q;
    web_page *o;
    size_t n;
    char last[32];
    ro_status status;
};

static bool in_list(void *user, const ro_decision *d) {
    struct list *l = user;
    ro_card *card;
    if (l->n++ == SHOWN) return false;
    if ((l->status = ro_card_kept(l->q->ctx, d, &card)) != RO_OK) return false;
    web_finding f = {l->q, l->o, card, d->n, d->target};
    web_number_to(l->o, "<article class=\"finding\" data-key=\"thing\" id=\"f", d->n, "\">");
    web_finding_title(&f, "h2", true);
    web_finding_collected(l->o, d);
    web_finding_sides(&f, "h3");
    l->status = web_finding_cited(&f, false);
    web_finding_acts(&f, false);
    web_raw(l->o, "</article>\n");
    snprintf(l->last, sizeof l->last, "%lld", (long long)d->n);
    ro_card_free(card);
    return l->status == RO_OK;
}

static ro_decisions_wanted wanted(const web_request *q, size_t limit) {
    return (ro_decisions_wanted){.kind = "finding",
                                 .standing = true,
                                 .before = (int64_t)web_asked_number(q, "after", 0, SIZE_MAX >> 1),
                                 .limit = limit,
                                 .account = web_asked(q, "account")};
}

ro_status page_findings(web_request *q, web_page *o) {
    struct list l = {.q = q, .o = o};
    web_page rows = {0};
    ro_decisions_wanted w = wanted(q, SHOWN + 1);
    size_t found;
    web_set_title(q, WEB_S("Findings"));
    q->scripts[0] = "copy.js";
    l.o = &rows;
    ro_status st = ro_archive_decisions_wanted(q->ctx, q->archive, &w, in_list, &l, &found);
    web_raw(o, "<h1>");
    web_count(o, found, "finding", "findings");
    web_raw(o, "</h1>\n");
    if (!found)
        web_raw(o,
                "<p>Nothing was collected yet. On the page of a comparison each difference has a button that collects it, as a "
                "card that can be kept, cited, and verified without a network.</p>\n");
    web_add(o, (ro_str){rows.p, rows.n});
    web_turn(o, q, "Earlier ones", l.n > SHOWN ? l.last : NULL);
    web_free(&rows);
    return st == RO_OK ? l.status : st;
}

static bool row(void *user, const ro_decision *d) {
    struct list *l = user;
    web_row_json(l->o, &l->n);
    l->status = ro_finding_json(l->q->ctx, d, web_sink(l->o));
    return l->status == RO_OK;
}

/* As `readout findings --json` prints it. */
ro_status json_findings(web_request *q, web_page *o) {
    struct list l = {.q = q, .o = o};
    ro_decisions_wanted w = wanted(q, web_asked_number(q, "limit", 0, 1000));
    ro_status st = ro_archive_decisions_wanted(q->ctx, q->archive, &w, row, &l, NULL);
    web_rows_json_end(o, l.n);
    return st == RO_OK ? l.status : st;
}
