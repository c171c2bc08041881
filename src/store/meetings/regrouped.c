/* Are meetings and people what the accounts give? The grouping is done again in a transaction that is taken back, and each of its
 * tables held against what it was before. */
#include "store/meetings/gather.h"

#include <stdio.h>

/* What grouping writes, and how much of it is the same whatever the order of work. */
#define SPELLING(s)                                                                                                              \
    s ".name || char(9) || coalesce(" s ".base, char(8)) || char(9) || coalesce(" s ".side, char(8)) || char(9) || " s           \
      ".guessed || char(9) || coalesce(" s ".read_side, char(8)) || char(9) || coalesce(" s ".office, char(8)) || char(9) || " s \
      ".lot"
static const struct grouped {
    const char *table, *columns;
    const char *from; /* NULL: the table alone */
} GROUPING[] = {{"meeting", "*", NULL},
                {"meeting_account", "*", NULL},
                {"meeting_side", "*", NULL},
                {"meeting_person", "*", NULL},
                {"meeting_day", "*", NULL},
                {"meeting_sieve", "*", NULL},
                {"person_decided", "*", NULL},
                {"match_day", "*", NULL},
                {"match_word", "*", NULL},
                {"match_want", "*", NULL},
                {"match_account", "account, first, last, hub, sought, until", NULL},
                /* numbers hang on the order of work: people by their ids, names by what makes them one */
                {"person", "id, name, side, stem, accounts, present, first_day, decision", NULL},
                {"person_name",
                 SPELLING("s") ", p.id, s.accounts, s.present, s.first_day, s.why, EXISTS (SELECT 1 FROM main.person_name r WHERE"
                               " r.n = s.comp AND r.comp = r.n), (SELECT min(" SPELLING("c") ") FROM main.person_name c WHERE"
                                                                                             " c.comp = s.comp)",
                 "main.person_name s LEFT JOIN main.person p ON p.n = s.person"},
                {"person_title", SPELLING("s") ", t.title, t.accounts, t.first_day, t.last_day",
                 "main.person_title t JOIN main.person_name s ON s.n = t.name"},
                {"person_account", SPELLING("s") ", x.account", "main.person_account x JOIN main.person_name s ON s.n = x.name"},
                {"person_listed", "min(" SPELLING("a") ", " SPELLING("b") "), max(" SPELLING("a") ", " SPELLING("b") "), l.lists",
                 "main.person_listed l JOIN main.person_name a ON a.n = l.first JOIN main.person_name b ON b.n = l.second"},
                {"person_word", "w.word, " SPELLING("s"), "main.person_word w JOIN main.person_name s ON s.n = w.name"},
                {"person_common", "*", NULL},
                {"person_due", "*", NULL},
                {"spelling", "*", NULL},
                {"spelling_word", "*", NULL}};
enum { NGROUPING = sizeof GROUPING / sizeof *GROUPING };

static bool same_table(ro_job *job, const struct grouped *g) {
    ro_arena *a = job->arena;
    const char *sql = "SELECT count(*) FROM (%s EXCEPT %s)";
    const char *was = ro_str_printf(a, "SELECT %s FROM temp.was_%s", g->from ? "*" : g->columns, g->table).p;
    const char *is = ro_str_printf(a, "SELECT %s FROM %s%s", g->columns, g->from ? "" : "main.", g->from ? g->from : g->table).p;
    return !ro_ask_int(job, 0, ro_str_printf(a, sql, was, is).p, "") && !ro_ask_int(job, 0, ro_str_printf(a, sql, is, was).p, "");
}

/* Which account stands for those that are linked, or one, hangs on the order of work; who stands together does not, and that it
 * is one of them. */
static bool same_company(ro_job *job) {
    return !ro_ask_int(
        job, 0,
        "SELECT EXISTS (SELECT 1 FROM temp.was_match_account w JOIN main.match_account m USING (account) GROUP BY w.comp HAVING"
        " count(DISTINCT m.comp) > 1) OR EXISTS (SELECT 1 FROM temp.was_match_account w JOIN main.match_account m USING (account)"
        " GROUP BY m.comp HAVING count(DISTINCT w.comp) > 1) OR EXISTS (SELECT 1 FROM temp.was_match_account w JOIN"
        " main.match_account m USING (account) GROUP BY w.grp HAVING count(DISTINCT m.grp) > 1) OR EXISTS (SELECT 1 FROM"
        " temp.was_match_account w JOIN main.match_account m USING (account) GROUP BY m.grp HAVING count(DISTINCT w.grp) > 1) OR"
        " EXISTS (SELECT 1 FROM temp.was_match_account w LEFT JOIN temp.was_match_account c ON c.account = w.comp LEFT JOIN"
        " temp.was_match_account g ON g.account = w.grp WHERE c.comp IS NOT w.comp OR g.grp IS NOT w.grp)",
        "");
}

/* Throws in any case: that is what takes the grouping back. *arg: the table that differs. */
static void regroup_work(ro_job *job, void *arg) {
    if (ro_grouping_due(job)) ro_throw(job->arena, RO_NOTFOUND, "not grouped yet");
    for (size_t i = 0; i < NGROUPING; i++)
        ro_exec(job,
                ro_str_printf(job->arena, "CREATE TEMP TABLE was_%s AS SELECT %s FROM %s%s", GROUPING[i].table,
                              GROUPING[i].from ? GROUPING[i].columns : "*", GROUPING[i].from ? "" : "main.",
                              GROUPING[i].from ? GROUPING[i].from : GROUPING[i].table)
                    .p,
                "");
    ro_grouping_make(job);
    for (size_t i = NGROUPING; i-- > 0;)
        if (!same_table(job, &GROUPING[i])) *(const char **)arg = GROUPING[i].table;
    if (!*(const char **)arg && !same_company(job)) *(const char **)arg = "match_account";
    ro_throw(job->arena, RO_NOTFOUND, "only looked at");
}

/* words: what differs, untouched where nothing does. */
ro_status ro_grouping_fault(ro_ctx *ctx, ro_archive *ar, char *words, size_t n) {
    const char *table = NULL;
    ro_status st = ro_store_run(ctx, ar, RO_RUN_WRITE, regroup_work, &table);
    bool people = table && (strncmp(table, "person", 6) == 0 || strncmp(table, "spelling", 8) == 0);
    if (table)
        snprintf(words, n, "the %s are not what their accounts give (%s): run readout reread", people ? "people" : "meetings",
                 table);
    return st == RO_NOTFOUND ? RO_OK : st;
}
