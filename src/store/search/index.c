/* The index of words, account_fts. In: the accounts that show. Kept: their words as words.c cuts them, title and text
 * apart.
 *
 * FTS5 believes that the table account is its content, which is how Datasette finds it, and keeps no text of its own; what it is
 * given is prepared, so that only we may fill it ('rebuild' would index the texts as they stand). Only versions that show are in
 * it: no search has to pass over others. By hand and not by triggers: an archive that came from somebody else must not run
 * anything of its own when we write to it, so the schema is not trusted (PRAGMA trusted_schema). */
#include "store/search/search.h"

struct pair {
    ro_terms title, text;
};

static struct pair *room(ro_job *job) {
    struct pair *p = RO_NEW(job->arena, struct pair);
    p->title.fold.arena = p->text.fold.arena = job->arena;
    return p;
}

/* The rows of `from` (n, title, text), each given to the statement `to`. */
static void give(ro_job *job, ro_query *from, const char *to) {
    struct pair *p = room(job);
    while (ro_step(from)) { /* texts of a whole archive go through here, and none is to stay in memory */
        ro_str title = ro_terms_joined(&p->title, ro_lying(from, 1)), text = ro_terms_joined(&p->text, ro_lying(from, 2));
        ro_exec(job, to, "iss", ro_int(from, 0), title, text);
    }
}

static ro_query *one(ro_job *job, int64_t n) {
    ro_query *q = ro_query_new(job, "SELECT n, title, text FROM account WHERE n = ?1");
    ro_bind(q, "i", n);
    return q;
}

void ro_search_put(ro_job *job, int64_t n) {
    give(job, one(job, n), "INSERT INTO account_fts(rowid, title, text) VALUES (?1, ?2, ?3)");
}

void ro_search_drop(ro_job *job, int64_t n) {
    give(job, one(job, n), "INSERT INTO account_fts(account_fts, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)");
}

static ro_query *all(ro_job *job) { return ro_query_new(job, "SELECT n, title, text FROM account WHERE current"); }

void ro_search_rebuild(ro_job *job) {
    ro_exec(job, "INSERT INTO account_fts(account_fts) VALUES ('delete-all')", "");
    give(job, all(job), "INSERT INTO account_fts(rowid, title, text) VALUES (?1, ?2, ?3)");
}

/* Every word of an index made afresh must be in as many titles and texts, as often, as the one that is kept says; that the
 * latter is whole in itself, FTS5 sees. */
bool ro_search_holds(ro_job *job) {
    static const char *const begin[] = {
        "INSERT INTO account_fts(account_fts) VALUES ('integrity-check')",
        "CREATE VIRTUAL TABLE temp.afresh USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE temp.afresh_words USING fts5vocab(temp, afresh, 'col')",
        "CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, account_fts, 'col')"};
    for (size_t i = 0; i < sizeof begin / sizeof *begin; i++) ro_exec(job, begin[i], "");
    give(job, all(job), "INSERT INTO temp.afresh(rowid, title, text) VALUES (?1, ?2, ?3)");
    return !ro_ask_int(job, 0,
                       "SELECT EXISTS (SELECT * FROM temp.afresh_words EXCEPT SELECT * FROM temp.kept_words)"
                       " OR EXISTS (SELECT * FROM temp.kept_words EXCEPT SELECT * FROM temp.afresh_words)",
                       "");
}
