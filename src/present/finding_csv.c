/* What was found, for a spreadsheet: a row a hit of a search, a meeting, somebody at it, a person, a place on lists. The rules of
 * the other tables hold: RFC 4180, byte order mark, no cell that runs, each row on one line. The words that a search found stand
 * between « and »; the names and titles of a person in one cell, parted by semicolons. */
#include "base/ctx.h"
#include "present/out.h"

#include <stdio.h>

static void cell(ro_out *o, ro_str s) {
    ro_out_csv(o, s.p ? s : RO_S(""));
    ro_out_c(o, ",");
}

static ro_str marked(ro_arena *a, ro_str snippet) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < snippet.n; i++)
        if (snippet.p[i] == 1 || snippet.p[i] == 2)
            ro_buf_addc(&b, snippet.p[i] == 1 ? "«" : "»");
        else
            ro_buf_byte(&b, snippet.p[i]);
    return ro_buf_str(&b);
}

static void number(ro_out *o, size_t n) { ro_out_num(o, n), ro_out_c(o, ","); }

static void hit_row(ro_out *o, ro_arena *a, const void *what) {
    const ro_hit *h = what;
    char statement[24] = "", score[32];
    if (h->statement) snprintf(statement, sizeof statement, "%zu", h->statement);
    snprintf(score, sizeof score, "%.4f", 0 - h->rank);
    cell(o, h->date);
    cell(o, h->publisher);
    cell(o, h->title);
    cell(o, h->account);
    cell(o, ro_str_c(statement));
    cell(o, h->speakers);
    cell(o, h->side);
    cell(o, h->statement ? ro_str_c(ro_mode_words[h->mode]) : RO_S(""));
    cell(o, marked(a, h->snippet));
    ro_out_csv(o, ro_str_c(score));
}

/* ---- meetings ------------------------------------------------------------------------------------------------------- */

static void several(ro_out *o, ro_arena *a, const ro_str *v, size_t n) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        if (i) ro_buf_addc(&b, "; ");
        ro_buf_add(&b, v[i]);
    }
    cell(o, ro_buf_str(&b));
}

/* Whose accounts tell of it, each publisher once, and their ids. */
static void told_by(ro_out *o, ro_arena *a, const ro_meeting_entry *m) {
    ro_str *who = RO_NEWS(a, ro_str, m->naccounts + 1), *id = RO_NEWS(a, ro_str, m->naccounts + 1);
    size_t n = 0;
    for (size_t i = 0, k; i < m->naccounts; i++) {
        id[i] = m->accounts[i].id;
        for (k = 0; k < n && !ro_str_eq(who[k], m->accounts[i].publisher); k++) {
        }
        if (k == n && m->accounts[i].publisher.n) who[n++] = m->accounts[i].publisher;
    }
    several(o, a, who, n);
    number(o, m->naccounts);
    several(o, a, id, m->naccounts);
}

static void meeting_row(ro_out *o, ro_arena *a, const void *what) {
    const ro_meeting_entry *m = what;
    cell(o, m->id);
    cell(o, ro_str_c(m->date.value));
    cell(o, ro_str_c(*m->date.value ? (m->exact ? "told" : "published") : ""));
    cell(o, ro_str_c(m->date.earliest));
    cell(o, ro_str_c(m->date.latest));
    cell(o, ro_str_c(ro_form_words[m->form]));
    cell(o, ro_str_c(m->held ? "yes" : "announced"));
    cell(o, m->place);
    several(o, a, m->sides, m->nsides);
    several(o, a, m->people, m->npeople);
    told_by(o, a, m);
    ro_out_csv(o, m->title.p ? m->title : RO_S(""));
}

static void there_row(ro_out *o, ro_arena *a, const void *what) {
    (void)a;
    const ro_there *x = what;
    char order[24] = "";
    if (x->who->order > 0) snprintf(order, sizeof order, "%d", x->who->order);
    cell(o, x->meeting->id);
    cell(o, ro_str_c(x->meeting->date.value));
    cell(o, ro_str_c(ro_form_words[x->meeting->form]));
    cell(o, x->meeting->place);
    cell(o, x->who->side);
    cell(o, ro_str_c(order));
    cell(o, ro_str_c(ro_role_words[x->who->role]));
    cell(o, x->who->name);
    cell(o, x->who->title);
    cell(o, ro_str_c(x->who->why.certain ? "yes" : "no"));
    cell(o, x->account->publisher);
    ro_out_csv(o, x->account->id);
}

/* ---- people --------------------------------------------------------------------------------------------------------- */

static void person_row(ro_out *o, ro_arena *a, const void *what) {
    const ro_person_entry *p = what;
    ro_buf names = {.arena = a}, titles = {.arena = a};
    for (size_t i = 0; i < p->nvariants; i++) {
        if (i) ro_buf_addc(&names, "; ");
        ro_buf_add(&names, p->variants[i].text);
    }
    for (size_t i = 0; i < p->ntitles; i++) {
        const ro_tenure *t = &p->titles[i];
        if (i) ro_buf_addc(&titles, "; ");
        ro_buf_add(&titles, t->text);
        if (!t->first.n) continue;
        ro_buf_addc(&titles, " ("), ro_buf_add(&titles, t->first);
        if (!ro_str_eq(t->first, t->last)) ro_buf_addc(&titles, " to "), ro_buf_add(&titles, t->last);
        ro_buf_addc(&titles, ")");
    }
    cell(o, p->id);
    cell(o, p->name);
    cell(o, p->side);
    number(o, p->naccounts);
    number(o, p->there);
    cell(o, ro_buf_str(&names));
    ro_out_csv(o, ro_buf_str(&titles));
}

static void place(ro_out *o, const ro_place *p) {
    char middle[32] = "";
    if (p->lists) snprintf(middle, sizeof middle, "%g", p->middle);
    number(o, p->lists);
    number(o, p->of);
    cell(o, ro_str_c(middle));
    cell(o, p->last);
}

static void standing_row(ro_out *o, ro_arena *a, const void *what) {
    (void)a;
    const ro_standing *x = what;
    cell(o, x->side);
    cell(o, ro_str_c(x->what));
    cell(o, x->id);
    cell(o, x->name);
    place(o, &x->before);
    if (strcmp(x->what, "missing") == 0)
        ro_out_c(o, ",,,,");
    else
        place(o, &x->after);
    ro_out_csv(o, ro_str_c(x->form ? x->form : ""));
}

/* ---- a row, or the heading of all ----------------------------------------------------------------------------------- */

static ro_status put(ro_ctx *ctx, const char *head, void (*row)(ro_out *, ro_arena *, const void *), const void *what,
                     ro_sink sink) {
    ro_arena *a = ro_ctx_arena(ctx);
    ro_out o;
    if (!a) return RO_NOMEM;
    if (RO_TRY(a)) return ro_ctx_gave_up(ctx, a);
    ro_out_open(&o, sink);
    if (what)
        row(&o, a, what);
    else
        ro_out_c(&o, "\xEF\xBB\xBF"), ro_out_c(&o, head);
    ro_out_c(&o, "\r\n");
    if (!ro_out_close(&o)) ro_throw(a, RO_IO, "the table could not be written");
    ro_arena_free(a);
    return RO_OK;
}

ro_status ro_hit_csv(ro_ctx *ctx, const ro_hit *h, ro_sink sink) {
    return put(ctx, "date,publisher,title,account,statement,speakers,side,mode,words,score", hit_row, h, sink);
}

ro_status ro_meeting_entry_csv(ro_ctx *ctx, const ro_meeting_entry *m, ro_sink sink) {
    return put(ctx, "id,date,day,earliest,latest,form,held,place,sides,people,publishers,accounts,account_ids,title", meeting_row,
               m, sink);
}

ro_status ro_there_csv(ro_ctx *ctx, const ro_there *x, ro_sink sink) {
    return put(ctx, "meeting,date,form,place,side,order,role,name,title,certain,publisher,account", there_row, x, sink);
}

ro_status ro_person_entry_csv(ro_ctx *ctx, const ro_person_entry *p, ro_sink sink) {
    return put(ctx, "id,name,side,accounts,present,names,titles", person_row, p, sink);
}

ro_status ro_standing_csv(ro_ctx *ctx, const ro_standing *x, ro_sink sink) {
    return put(ctx, "side,what,id,name,lists,of,place,last,lists_after,of_after,place_after,last_after,form", standing_row, x,
               sink);
}
