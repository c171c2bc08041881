/* A record into rows, one table after the other, and out again. What is written here is derived: dropped and put anew it
 * comes out the same, which `verify` holds it to. */
#include "match/match.h"
#include "store/meetings/crowd.h"
#include "store/search/search.h"

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
    ro_query *q = ro_query_new(
        job,
        "INSERT INTO account(n, id, version, current, title, language, kind, form, scope, held, publisher, publisher_side,"
        " carrier, url, archived_url, meeting_date, meeting_other, meeting_earliest, meeting_latest, meeting_basis,"
        " meeting_certain, published_date, published_other, published_earliest, published_latest, published_basis,"
        " published_certain, captured_date, captured_basis, place, place_certain, encoding, words, sketch, text, author, section,"
        " modified_date, modified_basis)"
        " SELECT n, id, version, NOT EXISTS (SELECT 1 FROM account o WHERE o.id = intake.id), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
        "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,"
        " ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36 FROM intake WHERE n = ?1");
    ro_bind(q, "isscccisssss", n, r->title.value, r->language, ro_kind_words[r->kind], ro_form_words[r->form],
            ro_scope_words[r->scope], INT(r->held), r->publisher.value, r->publisher_side, r->carrier.value, r->url,
            r->archived_url);
    const ro_date *date[] = {&r->meeting, &r->published};
    for (int i = 0; i < 2; i++)
        ro_bind(q, "ccccci", date[i]->value, date[i]->other, date[i]->earliest, date[i]->latest, ro_basis_words[date[i]->basis],
                INT(date[i]->why.certain));
    ro_bind(q, "ccsiciss", r->captured.value, ro_basis_words[r->captured.basis], r->place.value, INT(r->place.why.certain),
            r->encoding, words(r->text), acc->sketch.p ? acc->sketch : ro_sketch_pack(job->arena, r),
            r->text.p ? r->text : RO_S(""));
    ro_bind(q, "sscc", r->author.value, r->section.value, r->modified.value, ro_basis_words[r->modified.basis]);
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

static void put_evidence(ro_job *job, int64_t n, const char *field, ro_str said, const ro_because *why) {
    if (!why->rule) return;
    ro_exec(job, "INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", "icsw", n, field, said, why);
}

static void put_all_evidence(ro_job *job, int64_t n, const ro_record *r) {
    put_evidence(job, n, "title", RO_NONE, &r->title.why);
    put_evidence(job, n, "language", RO_NONE, &r->language_why);
    put_evidence(job, n, "kind", RO_NONE, &r->kind_why);
    put_evidence(job, n, "form", RO_NONE, &r->form_why);
    put_evidence(job, n, "scope", RO_NONE, &r->scope_why);
    put_evidence(job, n, "publisher", RO_NONE, &r->publisher.why);
    put_evidence(job, n, "carrier", RO_NONE, &r->carrier.why);
    put_evidence(job, n, "place", RO_NONE, &r->place.why);
    put_evidence(job, n, "meeting", r->meeting.evidence, &r->meeting.why);
    put_evidence(job, n, "published", r->published.evidence, &r->published.why);
    put_evidence(job, n, "captured", r->captured.evidence, &r->captured.why);
    put_evidence(job, n, "modified", r->modified.evidence, &r->modified.why);
    put_evidence(job, n, "author", RO_NONE, &r->author.why);
    put_evidence(job, n, "section", RO_NONE, &r->section.why);
    put_evidence(job, n, "url", RO_NONE, &r->url_why);
}

/* ---- what stands in it ------------------------------------------------------------------------------------------ */

static void put_people(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *x = &r->attendance[i];
        ro_exec(job, "INSERT INTO attendance VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", "iisicssw", n,
                INT(i), x->side, INT(x->order), ro_role_words[x->role], x->name.p ? x->name : RO_S(""), x->title, &x->why);
    }
    for (size_t i = 0; i < r->npeople; i++) {
        const ro_person *x = &r->people[i];
        ro_exec(job, "INSERT INTO account_person VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "iissis", n, INT(i), x->name, x->side,
                INT(x->nmentions), x->base);
        for (size_t k = 0; k < x->ntitles; k++)
            ro_exec(job, "INSERT INTO account_person_title VALUES (?1, ?2, ?3, ?4)", "iiis", n, INT(i), INT(k), x->titles[k]);
        for (size_t k = 0; k < x->nmentions; k++) /* a person named twice by the same words is mentioned once there */
            ro_exec(job, "INSERT OR IGNORE INTO mention VALUES (?1, ?2, ?3, ?4)", "iip", n, INT(i), x->mentions[k]);
    }
}

static void put_speech(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        ro_exec(job, "INSERT INTO statement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", "iicssiw", n, INT(i),
                ro_mode_words[x->mode], x->side, x->cue, INT(x->strength), &x->why);
        for (size_t k = 0; k < x->nspeakers; k++)
            ro_exec(job, "INSERT INTO statement_speaker VALUES (?1, ?2, ?3, ?4)", "iiis", n, INT(i), INT(k), x->speakers[k]);
    }
    for (size_t i = 0; i < r->nencounters; i++) {
        const ro_encounter *x = &r->encounters[i];
        ro_exec(job, "INSERT INTO encounter VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", "iicssssw", n,
                INT(i), x->kind, x->place, x->time, x->zone, x->duration, &x->why);
    }
}

static void put_dates(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->ndates; i++) {
        const ro_dated *x = &r->dates[i];
        ro_exec(job, "INSERT INTO printed_date VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                "iiccccccsiw", n, INT(i), x->role, x->anchor, x->value, x->either, x->from, x->to, x->words,
                INT(x->weekday_wrong), &x->why);
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

static void put_layout(ro_job *job, int64_t n, const ro_record *r) {
    for (size_t i = 0; i < r->nparagraphs; i++) {
        const ro_paragraph *x = &r->paragraphs[i];
        ro_exec(job, "INSERT INTO paragraph VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iicpp", n, INT(i), ro_para_words[x->kind],
                x->span, x->source);
    }
    for (size_t i = 0; i < r->nfurniture; i++)
        ro_exec(job, "INSERT INTO furniture VALUES (?1, ?2, ?3, ?4, ?5)", "iicp", n, INT(i), r->furniture[i].why,
                r->furniture[i].source);
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
    if (alone)
        ro_search_put(job, n, acc->prepared);
    else
        put_shown(job, n, acc);
    put_all_evidence(job, n, r);
    put_people(job, n, r);
    put_speech(job, n, r);
    put_layout(job, n, r);
    put_disagreements(job, n, r);
    put_dates(job, n, r);
    ro_habits_put(job, n, acc);
    ro_index_due(job, n);
    ro_grouping_touch_versions(job, n);
}

/* Every table that hangs on an account; children first. verify goes through the same list. */
const char *const ro_rows_tables[] = {"statement_speaker",
                                      "mention",
                                      "account_person_title",
                                      "statement",
                                      "account_person",
                                      "attendance",
                                      "encounter",
                                      "paragraph",
                                      "furniture",
                                      "note",
                                      "disagreement",
                                      "printed_date",
                                      "account_side",
                                      "evidence",
                                      "account_line",
                                      "meeting_account",
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
