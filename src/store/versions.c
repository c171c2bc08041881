/* Captures of one address over time are versions of one account.
 *
 * In: a record that came without an id, and the accounts of its address. Out: the account that it is another capture of. The
 * address alone is no identity, since a section page, a briefing of the day, a live page tell another thing each day; so the
 * text must be alike too: half of the runs of four words of the shorter one stand in the other, or a third of them under the
 * same title. Of several accounts at one address the newest that is like it is taken. Whoever gives ids says himself what is one
 * account. Two languages at one address are two accounts. A page that was rewritten from end to end founds another account,
 * which is the price of never hiding one.
 *
 * The version that was captured last shows; where of any version no day of capture is known (mastheads do not count, they are
 * read off the page), the one that came last. */
#include "store/store.h"

#include <stdlib.h>

enum {
    RUN = 4,     /* words: formulas of two sentences share few of them */
    TRIED = 8,   /* accounts of one address that are looked at */
    BATCH = 500, /* rows that are read before they are written */
};

/* ---- the address ---------------------------------------------------------------------------------------------------- */

ro_str ro_versions_address(ro_arena *a, const ro_record *r) { return ro_url_known_by(a, r->url); }

/* ---- likeness ------------------------------------------------------------------------------------------------------- */

struct runs {
    uint64_t *v; /* sorted, each once */
    size_t n;
};

static int by_number(const void *p, const void *q) {
    uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;
    return a < b ? -1 : a > b;
}

/* A character of Han or kana is a word; signs part words. */
static size_t word_end(ro_str s, size_t *i) {
    size_t start;
    uint32_t c;
    do {
        start = *i;
        if (start >= s.n) return SIZE_MAX;
        c = ro_utf8_next(s, i);
    } while (!ro_cp_word(c));
    while (!ro_cp_cjk(c) && *i < s.n) {
        size_t at = *i;
        c = ro_utf8_next(s, i);
        if (ro_cp_word(c) && !ro_cp_cjk(c)) continue;
        *i = at;
        break;
    }
    return start;
}

static struct runs runs_of(ro_arena *a, ro_str text) {
    RO_VEC(uint64_t) v = {0};
    ro_str folded = ro_fold(a, text);
    uint64_t last[RUN] = {0};
    size_t n = 0;
    for (size_t i = 0, start; (start = word_end(folded, &i)) != SIZE_MAX; n++) {
        memmove(last, last + 1, sizeof last - sizeof *last);
        last[RUN - 1] = ro_hash((ro_str){folded.p + start, i - start});
        if (n + 1 >= RUN) RO_PUSH(a, v) = ro_hash((ro_str){(const char *)last, sizeof last});
    }
    if (!v.n) RO_PUSH(a, v) = ro_hash((ro_str){(const char *)last, sizeof last});
    qsort(v.v, v.n, sizeof *v.v, by_number);
    struct runs r = {v.v, 0};
    for (size_t i = 0; i < v.n; i++)
        if (!r.n || v.v[i] != r.v[r.n - 1]) r.v[r.n++] = v.v[i];
    return r;
}

static bool alike(const struct runs *x, const struct runs *y, bool same_title) {
    size_t both = 0, less = x->n < y->n ? x->n : y->n;
    for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
        if (x->v[i] < y->v[k])
            i++;
        else if (x->v[i] > y->v[k])
            k++;
        else
            both++, i++, k++;
    }
    return both * (same_title ? 3 : 2) >= less;
}

ro_str ro_versions_account(ro_job *job, const ro_record *r) {
    ro_str address = ro_versions_address(job->arena, r);
    if (!address.p || r->refused) return RO_NONE;
    ro_query *q = ro_query_new(job, "SELECT a.id, a.title, a.text FROM intake t JOIN account a ON a.n = t.n AND a.current WHERE"
                                    " t.address = ?1 AND a.language IS ?2 ORDER BY a.n DESC LIMIT ?3");
    ro_bind(q, "ssi", address, r->language, (int64_t)TRIED);
    struct runs own = {0};
    while (ro_step(q)) {
        ro_str id = ro_text(q, 0), title = ro_text(q, 1);
        if (!own.v) own = runs_of(job->arena, r->text);
        struct runs other = runs_of(job->arena, ro_text(q, 2));
        bool same_title = title.n && ro_str_eq(ro_fold(job->arena, title), ro_fold(job->arena, r->title.value));
        if (!alike(&own, &other, same_title)) continue;
        ro_query_end(q);
        return id;
    }
    return RO_NONE;
}

/* ---- which of them shows -------------------------------------------------------------------------------------------- */

#define TOLD(x) x ".captured_date IS NOT NULL AND " x ".captured_basis <> 'masthead'"
#define NEWEST                                                                                                                   \
    "(SELECT b.n FROM account b JOIN intake t ON t.n = b.n WHERE b.id = account.id ORDER BY CASE WHEN NOT EXISTS (SELECT 1 FROM" \
    " account c WHERE c.id = b.id AND NOT (" TOLD("c") ")) THEN b.captured_date || ' ' || coalesce(t.captured, '') END DESC,"    \
                                                       " b.version DESC LIMIT 1)"

void ro_versions_show(ro_job *job, int64_t n) {
    ro_exec(job, "UPDATE account SET current = (n = " NEWEST ") WHERE id = (SELECT id FROM intake WHERE n = ?1)", "i", n);
}

bool ro_versions_hold(ro_job *job) {
    return !ro_ask_int(job, 0, "SELECT 1 FROM account WHERE current <> (n = " NEWEST ") LIMIT 1", "");
}

/* ---- an older archive ------------------------------------------------------------------------------------------------ */

void ro_versions_fill(ro_job *job) {
    struct row {
        int64_t n;
        ro_str address;
    } row[BATCH];
    int64_t after = 0;
    for (size_t n = BATCH; n == BATCH;) {
        ro_query *q = ro_query_new(job, "SELECT t.n, coalesce(a.url, t.url) FROM intake t LEFT JOIN account a ON a.n = t.n WHERE"
                                        " t.n > ?1 AND coalesce(a.url, t.url) IS NOT NULL ORDER BY t.n LIMIT ?2");
        ro_bind(q, "ii", after, (int64_t)BATCH);
        for (n = 0; ro_step(q); n++) row[n] = (struct row){ro_int(q, 0), ro_url_known_by(job->arena, ro_text(q, 1))};
        for (size_t i = 0; i < n; i++)
            ro_exec(job, "UPDATE intake SET address = ?2 WHERE n = ?1", "is", row[i].n, row[i].address);
        if (n) after = row[n - 1].n;
    }
}
