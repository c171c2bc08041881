/* Collecting from a comparison: its form, the cards that were collected of its accounts, and the POST that keeps one.
 *
 * The form names the accounts by their ids, so that it means the same whatever becomes of their meeting; the buttons that belong
 * to it stand all over the page (present/comparison_collect.c). It leads back to where it was sent from. */
#include "deciding.h"
#include "query.h"

#include <stdio.h>
#include <stdlib.h>

void web_collect_form(web_page *o, const web_request *q, const web_stand *s) {
    web_page back = {0}, asked = {0};
    if (q->room->readonly) return;
    web_query_of(&asked, q, NULL, 0);
    web_raw(&back, q->path);
    if (asked.n > 1) web_add(&back, (ro_str){asked.p, asked.n});
    web_raw(o, "<form id=\"" WEB_COLLECT "\" method=\"post\" action=\"/findings\">");
    web_form_token(o, q);
    for (size_t i = 0; i < s->n; i++) web_hidden(o, "a", web_str(s->id[i]));
    web_raw(o, "<input type=\"hidden\" name=\"back\" value=\""); /* the query is escaped already */
    web_add(o, (ro_str){back.p, back.n});
    web_raw(o, "\"></form>\n");
    web_free(&back);
    web_free(&asked);
}

/* ---- those of a comparison ---------------------------------------------------------------------------------------------------
 */

struct gathering {
    web_request *q;
    web_kept *kept;
};

static bool gather(void *user, const ro_decision *d) {
    struct gathering *g = user;
    ro_card *card;
    for (size_t i = 0; i < g->kept->n; i++)
        if (g->kept->v[i].n == d->n) return true;
    if (ro_card_kept(g->q->ctx, d, &card) == RO_OK) g->kept->v[g->kept->n++] = (ro_kept_card){d->n, card};
    return g->kept->n < sizeof g->kept->v / sizeof *g->kept->v;
}

ro_status web_kept_find(web_request *q, const web_stand *s, web_kept *out) {
    struct gathering g = {q, out};
    ro_status st = RO_OK;
    for (size_t i = 0; i < s->n && st == RO_OK; i++)
        st = ro_archive_decisions_wanted(q->ctx, q->archive,
                                         &(ro_decisions_wanted){.kind = "finding", .standing = true, .account = s->id[i]}, gather,
                                         &g, NULL);
    return st;
}

void web_kept_free(web_kept *k) {
    for (size_t i = 0; i < k->n; i++) ro_card_free((ro_card *)(uintptr_t)k->v[i].card);
    k->n = 0;
}

/* ---- one more ----------------------------------------------------------------------------------------------------------------
 */

/* "12.3": the twelfth difference, in passage 3. */
static void asked_for(const web_request *q, size_t *serial, size_t *passage) {
    const char *s = web_field_of(q->form, q->nform, "finding");
    char *end = NULL;
    *serial = s ? strtoul(s, &end, 10) : 0;
    *passage = end && *end == '.' ? strtoul(end + 1, NULL, 10) : 0;
}

/* Nowhere but to a comparison of this room. */
static void lead_back(web_request *q, size_t passage) {
    const char *back = web_field_of(q->form, q->nform, "back");
    bool good = back && web_own_path(back, sizeof q->location - 41) && strncmp(back, "/compare", 8) == 0 && strchr("/?", back[8]);
    if (good && passage)
        snprintf(q->location, sizeof q->location, "%s#p%zu", back, passage);
    else
        snprintf(q->location, sizeof q->location, "%s%s", good ? back : "/findings", good ? "#who" : "");
}

static ro_status keep(web_request *q, ro_str page, int64_t *n) {
    ro_card *card;
    ro_status st = ro_card_open(q->ctx, page, &card);
    if (st != RO_OK) return st;
    st = ro_archive_collect(q->ctx, q->archive, card, web_field_of(q->form, q->nform, "note"), web_author_of(q), n);
    ro_card_free(card);
    return st;
}

ro_status post_collect(web_request *q, web_page *o) {
    (void)o;
    web_stand s = {0};
    web_page page = {0};
    const ro_comparison *c = NULL;
    size_t serial, passage;
    int64_t n;
    ro_status st = RO_OK;
    asked_for(q, &serial, &passage);
    for (size_t i = 0; i < q->nform && st == RO_OK; i++)
        if (strcmp(q->form[i].name, "a") == 0) st = web_stand_put(q, &s, q->form[i].value);
    if (st == RO_OK) st = web_stand_compare(q, &s, &c);
    if (st == RO_OK) st = ro_finding_card_of(q->ctx, c, serial, web_sink(&page));
    if (st == RO_OK) st = keep(q, (ro_str){page.p, page.n}, &n);
    if (st == RO_OK) lead_back(q, passage);
    web_free(&page);
    ro_comparison_free(c);
    web_stand_free(&s);
    return st;
}
