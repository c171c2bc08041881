/* A record into rows, one table after the other, and out again. What is written here is derived: dropped and put anew it
 * comes out the same, which `verify` holds it to. */
#include "match/match.h"
#include "store/lists.h"
#include "store/meetings/crowd.h"
#include "store/search/search.h"

#include <stdlib.h>

#define INT(x) ((int64_t)(x))

static int64_t words(ro_str s) {
    int64_t n = 0;
    bool in = false;
    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t';
        n += !blank && !in;
        in = !blank;
    }
    return n;
}

/* ---- the account itself ----------------------------------------------------------------------------------------- */

static void put_account(ro_job *job, int64_t n, const ro_account *acc) {
    const ro_record *r = &acc->record;
    ro_packed sketch = acc->sketch.lines.p ? acc->sketch : ro_sketch_pack(job->arena, r);
    ro_kept_lists lists = ro_lists_make(job, r);
    ro_query *q = ro_query_new(
        job,
        "INSERT INTO account(n, id, version, current, title, language, kind, form, scope, held, publisher, publisher_side,"
        " carrier, url, archived_url, meeting_date, meeting_other, meeting_earliest, meeting_latest, meeting_basis,"
        " meeting_certain, published_date, published_other, published_earliest, published_latest, published_basis,"
        " published_certain, captured_date, captured_basis, place, place_certain, encoding, words, sketch, text, author, section,"
        " modified_date, modified_basis, statement_list, evidence_list, paragraph_list, furniture_list, digest)"
        " SELECT n, id, version, NOT EXISTS (SELECT 1 FROM account o WHERE o.id = intake.id), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
        "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"
        " ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41 FROM intake "
        "WHERE n "
        "= ?1");
    ro_bind(q, "isscccisssss", n, r->title.value, r->language, ro_kind_words[r->kind], ro_form_words[r->form],
            ro_scope_words[r->scope], INT(r->held), r->publisher.value, r->publisher_side, r->carrier.value, r->url,
            r->archived_url);
    const ro_date *date[] = {&r->meeting, &r->published};
    for (int i = 0; i < 2; i++)
        ro_bind(q, "ccccci", date[i]->value, date[i]->other, date[i]->earliest, date[i]->latest, ro_basis_words[date[i]->basis],
                INT(date[i]->why.certain));
    ro_bind(q, "ccsiciss", r->captured.value, ro_basis_words[r->captured.basis], r->place.value, INT(r->place.why.certain),
            r->encoding, words(r->text), sketch.lines, r->text.p ? r->text : RO_S(""));
    ro_bind(q, "ssccssss", r->author.value, r->section.value, r->modified.value, ro_basis_words[r->modified.basis],
            lists.statements, lists.evidence, lists.paragraphs, lists.furniture);
    ro_bind(q, "b", sketch.digest);
    while (ro_step(q)) {
    }
}

/* Nearly all are: such a one shows as it is written, and its row is not written twice. */
static bool first_of_its_id(ro_job *job, int64_t n) {
    return !ro_ask_int(job, 0, "SELECT 1 FROM account WHERE id = (SELECT id FROM intake WHERE n = ?1) LIMIT 1", "i", n);
}

/* Which version shows; that one is searched. acc: the account n; NULL: it is gone. */
static void put_shown(ro_job *job, int64_t n, const ro_account *acc) {
    static const char shown[] = "SELECT n FROM account WHERE id = (SELECT id FROM intake WHERE n = ?1) AND current";
    int64_t was = ro_ask_int(job, 0, shown, "i", n);
    ro_versions_show(job, n);
    int64_t is = ro_ask_int(job, 0, shown, "i", n);
    if (was == is) return;
    if (was) ro_search_drop(job, was);
    if (is) ro_search_put(job, is, is == n && acc ? acc->prepared : NULL);
}

/* ---- what stands in it ------------------------------------------------------------------------------------------ */

static void put_people(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *x = &r->attendance[i];
        int64_t how = ro_manner_number(
            job, (ro_manner){.what = ro_role_words[x->role], .side = x->side, .rule = x->why.rule, .certain = x->why.certain});
        ro_exec(job, "INSERT INTO attendance_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "iiiiiipp", n, INT(i),
                INT(x->order), ro_words_number(job, x->name.p ? x->name : RO_S("")), ro_words_number(job, x->title), how,
                x->why.span, x->why.source);
    }
    for (size_t i = 0; i < r->npeople; i++) {
        const ro_person *x = &r->people[i];
        ro_exec(job, "INSERT INTO account_person VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "iississs", n, INT(i), x->name,
                x->side, INT(x->nmentions), x->base, ro_lists_mentions(job, x), ro_lists_titles(job, x));
    }
}

struct voice {
    int64_t speaker, side, modes;
};

static int by_voice(const void *p, const void *q) {
    const struct voice *a = p, *b = q;
    return a->speaker != b->speaker ? (a->speaker < b->speaker ? -1 : 1) : a->side < b->side ? -1 : a->side > b->side;
}

/* Who speaks in it, on which side and in which modes: what statements are looked for by, across accounts. */
static void put_voices(ro_job *job, int64_t n, const ro_record *r) {
    RO_VEC(struct voice) v = {0};
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        struct voice one = {0, ro_words_number(job, x->side), INT(1) << x->mode};
        for (size_t k = 0; k < x->nspeakers; k++)
            one.speaker = ro_words_number(job, x->speakers[k]), RO_PUSH(job->arena, v) = one;
        if (!x->nspeakers) RO_PUSH(job->arena, v) = one;
    }
    if (v.n) qsort(v.v, v.n, sizeof *v.v, by_voice);
    for (size_t i = 0, k; i < v.n; i = k) {
        struct voice *x = &v.v[i];
        for (k = i + 1; k < v.n && by_voice(x, &v.v[k]) == 0; k++) x->modes |= v.v[k].modes;
        ro_exec(job, "INSERT INTO voice_row VALUES (?1, ?2, ?3, ?4)", "iiii", n, x->speaker, x->side, x->modes);
    }
}

static void put_encounters(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nencounters; i++) {
        const ro_encounter *x = &r->encounters[i];
        ro_exec(job, "INSERT INTO encounter VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", "iicssssw", n,
                INT(i), x->kind, x->place, x->time, x->zone, x->duration, &x->why);
    }
}

/* Most days are the value itself, which is not written again; "" where the page cannot tell. */
static ro_str day_beside(const ro_dated *x, const char *day) {
    return !*day && *x->value ? RO_S("") : strcmp(day, x->value) == 0 ? RO_NONE : ro_str_c(day);
}

static void put_dates(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->ndates; i++) {
        const ro_dated *x = &r->dates[i];
        int64_t how = ro_manner_number(job, (ro_manner){.what = x->role,
                                                        .also = x->anchor && *x->anchor ? ro_str_c(x->anchor) : RO_NONE,
                                                        .degree = x->weekday_wrong,
                                                        .rule = x->why.rule,
                                                        .certain = x->why.certain});
        ro_exec(job, "INSERT INTO printed_date_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", "iiiccssspp", n,
                INT(i), how, x->value, x->either, day_beside(x, x->from), day_beside(x, x->to), x->words, x->why.span,
                x->why.source);
    }
}

static void put_disagreements(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->ndisagreements; i++)
        for (size_t k = 0; k < r->disagreements[i].nreadings; k++) {
            const ro_disagreement *d = &r->disagreements[i];
            const ro_reading_of *x = &d->readings[k];
            ro_exec(job, "INSERT INTO disagreement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                    "iiiccscsw", n, INT(i), INT(k), d->what, d->why, x->value, ro_basis_words[x->basis], x->evidence, &x->why);
        }
}

static void put_rest(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nnotes; i++) ro_exec(job, "INSERT INTO note VALUES (?1, ?2, ?3)", "iis", n, INT(i), r->notes[i]);
    for (size_t i = 0; i < r->nsides; i++)
        ro_exec(job, "INSERT INTO account_side VALUES (?1, ?2, ?3)", "iis", n, INT(i), r->sides[i]);
}

void ro_rows_put(ro_job *job, int64_t n, const ro_account *acc) {
    const ro_record *r = &acc->record;
    ro_exec(job, "UPDATE intake SET refused = ?2, address = ?3 WHERE n = ?1 AND (refused IS NOT ?2 OR address IS NOT ?3)", "ics",
            n, r->refused, ro_versions_address(job->arena, r));
    if (r->refused) return;
    bool alone = first_of_its_id(job, n);
    put_account(job, n, acc);
    put_rest(job, n, r); /* sides, which the search keeps too */
    if (alone)
        ro_search_put(job, n, acc->prepared);
    else
        put_shown(job, n, acc);
    put_people(job, n, r);
    put_voices(job, n, r);
    put_encounters(job, n, r);
    put_disagreements(job, n, r);
    put_dates(job, n, r);
    ro_habits_put(job, n, acc);
    ro_index_due(job, n);
    ro_grouping_touch_versions(job, n);
}

/* Every table that hangs on an account. */
const char *const ro_rows_tables[] = {
    "meeting_account", "account_person",   "attendance_row", "voice_row",    "encounter", "note",
    "disagreement",    "printed_date_row", "account_side",   "account_line", NULL};
const char *const *const ro_rows_read = ro_rows_tables + 1; /* which meeting it is of, reading does not give */

/* As plain rows, which say the same whatever numbers words have. */
const char *const ro_rows_shown[] = {"statement",
                                     "statement_speaker",
                                     "voice",
                                     "evidence",
                                     "paragraph",
                                     "furniture",
                                     "mention",
                                     "note",
                                     "attendance",
                                     "account_person_title",
                                     "account_person",
                                     "encounter",
                                     "disagreement",
                                     "printed_date",
                                     "account_side",
                                     "account_line",
                                     NULL};

void ro_rows_drop(ro_job *job, int64_t n) {
    ro_index_gone(job, n);
    ro_seats_leave(job, n);
    ro_grouping_leave(job, n);
    for (const char *const *t = ro_rows_tables; *t; t++)
        ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s WHERE account = ?1", *t).p, "i", n);
    if (ro_ask_int(job, 0, "SELECT current FROM account WHERE n = ?1", "i", n)) ro_search_drop(job, n);
    ro_exec(job, "DELETE FROM account WHERE n = ?1", "i", n);
    put_shown(job, n, NULL);
    ro_index_due_shown(job, n);
    ro_grouping_touch_versions(job, n);
}

void ro_rows_clear(ro_job *job) {
    static const char *const all[] = {"DELETE FROM account",   "DELETE FROM intake",    "DELETE FROM origin_due",
                                      "DELETE FROM match_due", "DELETE FROM reuse_due", NULL};
    for (const char *const *t = ro_rows_read; *t; t++) ro_exec(job, ro_str_printf(job->arena, "DELETE FROM %s", *t).p, "");
    for (const char *const *sql = all; *sql; sql++) ro_exec(job, *sql, "");
}
