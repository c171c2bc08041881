/* The list of meetings: which are wanted, in the order of their days, page by page so that memory does not grow with the
 * archive. A person is found by likeness: the names that meetings print are few against the meetings. */
#include "names/names.h"
#include "store/meetings/census.h"
#include "store/meetings/wanted.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAGE = 200 };
#define BEHIND "~" /* all days and ids */

struct listing {
    const ro_meetings_wanted *wanted;
    ro_meeting_fn fn;
    void *user;
    bool undated;           /* the last one seen has no day; those come behind all others */
    char date[16], id[512]; /* of it */
    size_t given;           /* so far */
    bool done;
    char *names; /* JSON array of the spellings that are the wanted person; NULL: anybody */
};

bool ro_meetings_is_person(ro_job *job, ro_str wanted, ro_str name) {
    ro_likeness l = {0};
    ro_name a = {.name = wanted}, b = {.name = name};
    ro_str x = ro_fold_bare(job->arena, name), y = ro_fold_bare(job->arena, wanted);
    ssize_t at = ro_str_find(x, y);
    if (at >= 0 && (at == 0 || x.p[at - 1] == ' ') && ((size_t)at + y.n == x.n || x.p[(size_t)at + y.n] == ' ')) return true;
    ro_names_likeness(job->arena, &a, &b, &l);
    return l.same >= 0.5;
}

static void json_string(ro_buf *b, ro_str s) {
    ro_buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == '\\')
            ro_buf_printf(b, "\\%c", s.p[i]);
        else if ((unsigned char)s.p[i] < 32)
            ro_buf_printf(b, "\\u%04x", s.p[i]);
        else
            ro_buf_byte(b, s.p[i]);
    ro_buf_byte(b, '"');
}

static void seen(struct listing *l, ro_str date, ro_str id) {
    snprintf(l->date, sizeof l->date, "%.*s", (int)date.n, date.p ? date.p : "");
    snprintf(l->id, sizeof l->id, "%.*s", (int)id.n, id.p);
}

static void after(ro_job *job, struct listing *l, const char *ref) {
    ro_found f;
    ro_store_find(job, ref, &f);
    ro_query *q = ro_query_new(job, "SELECT date IS NULL, date, id FROM meeting WHERE id = ?1");
    ro_bind(q, "c", f.id);
    if (!ro_step(q)) ro_throw(job->arena, RO_NOTFOUND, "%s: there is no such meeting", ref);
    ro_str date = ro_text(q, 1), id = ro_text(q, 2);
    l->undated = ro_int(q, 0);
    seen(l, date, id);
    ro_query_end(q);
}

const char *ro_meetings_names(ro_job *job, const char *person) {
    if (!person || !*person) return NULL;
    ro_buf b = {.arena = job->arena};
    ro_buf_byte(&b, '[');
    const ro_tally *names = &ro_census_take(job)->values[RO_CENSUS_PERSON];
    for (size_t i = 0; i < names->v.n; i++) {
        ro_str name = names->v.v[i].text;
        if (!ro_meetings_is_person(job, ro_str_c(person), name)) continue;
        if (b.n > 1) ro_buf_byte(&b, ',');
        json_string(&b, name);
    }
    ro_buf_byte(&b, ']');
    ro_buf_byte(&b, 0);
    return b.p;
}

void ro_meetings_bind(ro_query *q, const ro_meetings_wanted *w, const char *names) {
    ro_bind(q, "ccccci", w->from, w->to, w->side, names, w->publisher, (int64_t)w->met);
}

static void begin(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = l->wanted;
    if (w->newest) seen(l, RO_S(BEHIND), RO_S(BEHIND));
    if (w->after && *w->after) after(job, l, w->after);
    if (!w->newest && !l->undated && w->from && strcmp(w->from, l->date) > 0) seen(l, ro_str_c(w->from), RO_S(""));
    if (w->newest && !l->undated && w->to && *w->to && strcmp(w->to, l->date) < 0) seen(l, ro_str_c(w->to), RO_S(BEHIND));
    const char *names = ro_meetings_names(job, w->person);
    if (names && !(l->names = strdup(names))) ro_throw(job->arena, RO_NOMEM, "memory ran out");
}

/* Two queries, since each of them finds its place in the index of the order: a page costs the same wherever it is. */
static ro_query *next_ids(ro_job *job, const struct listing *l) {
    static const char dated[] = "SELECT id, date FROM meeting m WHERE " RO_MEETINGS_WANTED
                                " AND (date IS NULL) = 0 AND (date, id) > (?7, ?8)"
                                " AND date <= coalesce(?2, '" BEHIND "') ORDER BY date, id LIMIT ?9";
    static const char newest[] = "SELECT id, date FROM meeting m WHERE " RO_MEETINGS_WANTED
                                 " AND (date IS NULL) = 0 AND (date, id) < (?7, ?8)"
                                 " AND date >= coalesce(?1, '') ORDER BY date DESC, id DESC LIMIT ?9";
    static const char undated[] = "SELECT id, date FROM meeting m WHERE " RO_MEETINGS_WANTED
                                  " AND (date IS NULL) = 1 AND date IS NULL AND ?7 = '' AND id > ?8 ORDER BY id LIMIT ?9";
    const ro_meetings_wanted *w = l->wanted;
    size_t left = w->limit ? w->limit - l->given : PAGE;
    ro_query *q = ro_query_new(job, l->undated ? undated : w->newest ? newest : dated);
    ro_meetings_bind(q, w, l->names);
    ro_bind(q, "ssi", ro_str_c(l->date), ro_str_c(l->id), (int64_t)(left < PAGE ? left : PAGE));
    return q;
}

static void page(ro_job *job, void *arg) {
    struct listing *l = arg;
    const ro_meetings_wanted *w = l->wanted;
    ro_query *q = next_ids(job, l);
    RO_VEC(ro_str) ids = {0};
    while (ro_step(q)) {
        RO_PUSH(job->arena, ids) = ro_text(q, 0);
        seen(l, ro_text(q, 1), ids.v[ids.n - 1]);
    }
    if (!ids.n) {
        l->done = l->undated;
        l->undated = true;
        seen(l, RO_S(""), RO_S(""));
    }
    for (size_t i = 0; i < ids.n && !(w->limit && l->given == w->limit); i++, l->given++)
        if (!l->fn(l->user, ro_grouping_entry(job, ids.v[i]))) {
            l->done = true;
            return;
        }
    l->done |= w->limit && l->given == w->limit;
}

ro_status ro_archive_meetings(ro_ctx *ctx, ro_archive *ar, const ro_meetings_wanted *w, ro_meeting_fn fn, void *user) {
    struct listing l = {.wanted = w, .fn = fn, .user = user};
    ro_status st = ro_store_run(ctx, ar, RO_RUN_READ, begin, &l);
    while (st == RO_OK && !l.done) st = ro_store_run(ctx, ar, RO_RUN_READ, page, &l);
    free(l.names);
    return st;
}
