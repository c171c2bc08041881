/* What a search is sifted by, before any word is looked up. In: publisher, side, speaker, mode, kind, days, meeting, as typed.
 * Out: a bit for each account that may be found, and the names of the speakers that are meant.
 *
 * A publisher or speaker is meant by his name, by words of it, or, where none has them, by a name that is likely his in another
 * spelling. Typed names are held against the different names of the archive, which are few, and never against its rows. What
 * nobody is called is said, since an empty answer would seem to be one about the words. */
#include "names/names.h"
#include "store/search/search.h"

/* ---- names ---------------------------------------------------------------------------------------------------------------- */

struct names {
    RO_VEC(ro_str) v;
};

/* Do the words stand in a row in the name? */
static bool holds_words(ro_terms *t, const ro_str *word, size_t n, ro_str name) {
    ro_terms_read(t, name);
    for (size_t i = 0; i + n <= t->v.n; i++) {
        size_t k = 0;
        while (k < n && ro_str_eq(ro_term_fold(t, i + k), word[k])) k++;
        if (k == n) return true;
    }
    return false;
}

static size_t cut(ro_arena *a, const char *typed, ro_str **word) {
    ro_terms t = {.fold = {.arena = a}};
    ro_terms_read(&t, ro_str_c(typed));
    *word = RO_NEWS(a, ro_str, t.v.n + 1);
    for (size_t i = 0; i < t.v.n; i++) (*word)[i] = ro_term_fold(&t, i);
    return t.v.n;
}

static bool likely(ro_arena *a, const char *typed, ro_str name) {
    ro_likeness l = {0};
    ro_name x = {.name = ro_str_c(typed)}, y = {.name = name};
    ro_names_likeness(a, &x, &y, &l);
    return l.same >= 0.5;
}

static bool among(const struct names *x, ro_str name) {
    for (size_t i = 0; i < x->v.n; i++)
        if (ro_str_eq(x->v.v[i], name)) return true;
    return false;
}

/* With those that are likely names of the same: a slip of the pen is nearer to one spelling of somebody than to another. */
static struct names with_spellings(ro_arena *a, const struct names *all, struct names x) {
    enum { MOST = 4 };
    size_t n = x.v.n < MOST ? x.v.n : MOST;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < all->v.n; i++)
            if (!among(&x, all->v.v[i]) && likely(a, x.v.v[k].p, all->v.v[i])) RO_PUSH(a, x.v) = all->v.v[i];
    return x;
}

/* Those of the names that are meant. */
static struct names meant(ro_job *job, const struct names *all, const char *typed, bool spelt) {
    ro_arena *a = job->arena;
    struct names out = {0};
    ro_terms t = {.fold = {.arena = a}};
    ro_str *word;
    size_t n = cut(a, typed, &word);
    for (size_t i = 0; i < all->v.n && n; i++)
        if (holds_words(&t, word, n, all->v.v[i])) RO_PUSH(a, out.v) = all->v.v[i];
    if (out.v.n || !spelt) return out;
    for (size_t i = 0; i < all->v.n; i++)
        if (likely(a, typed, all->v.v[i])) RO_PUSH(a, out.v) = all->v.v[i];
    return with_spellings(a, all, out);
}

/* The different values of an indexed column, without going through all of its rows. */
static struct names different(ro_job *job, const char *first, const char *next) {
    struct names out = {0};
    ro_str x = ro_ask_text(job, first, "");
    while (x.p) {
        RO_PUSH(job->arena, out.v) = x;
        x = ro_ask_text(job, next, "s", x);
    }
    return out;
}

static struct names publishers(ro_job *job) {
    return different(job, "SELECT min(publisher) FROM account WHERE current = 1",
                     "SELECT min(publisher) FROM account WHERE current = 1 AND publisher > ?1");
}

static struct names speakers(ro_job *job) {
    struct names out = {0};
    ro_query *q =
        ro_query_new(job, "WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT (SELECT min(speaker) FROM voice_row WHERE"
                          " speaker > s.n) FROM s WHERE s.n IS NOT NULL) SELECT word FROM s JOIN word USING (n) ORDER BY"
                          " word");
    while (ro_step(q)) RO_PUSH(job->arena, out.v) = ro_text(q, 0);
    return out;
}

/* ---- bits ----------------------------------------------------------------------------------------------------------------- */

static uint8_t *none(ro_job *job, const ro_sift *s) { return RO_NEWS(job->arena, uint8_t, s->n / 8 + 1); }

static void set_bits(ro_query *q, const ro_sift *s, uint8_t *bits) {
    while (ro_step(q)) {
        int64_t n = ro_int(q, 0);
        if (n >= 0 && n < s->n) bits[n / 8] |= (uint8_t)(1u << n % 8);
    }
}

static void keep_common(ro_sift *s, const uint8_t *bits) {
    for (int64_t i = 0; i <= s->n / 8 && s->bits; i++) s->bits[i] &= bits[i];
    if (!s->bits) s->bits = (uint8_t *)bits;
}

static void keep(ro_job *job, ro_sift *s, ro_query *q) {
    uint8_t *bits = none(job, s);
    set_bits(q, s, bits);
    keep_common(s, bits);
}

static bool given(const char *s) { return s && *s; }

static void sift_publisher(ro_job *job, ro_sift *s, const char *typed) {
    struct names all = publishers(job), m = meant(job, &all, typed, false);
    if (!m.v.n) RO_PUSH(job->arena, m.v) = ro_str_c(ro_asked_publisher(job, typed));
    uint8_t *bits = none(job, s);
    for (size_t i = 0; i < m.v.n; i++) {
        ro_query *q = ro_query_new(job, "SELECT n FROM account WHERE current = 1 AND publisher = ?1");
        ro_bind(q, "s", m.v.v[i]);
        set_bits(q, s, bits);
    }
    keep_common(s, bits);
}

static void sift_speaker(ro_job *job, ro_sift *s, const char *typed) {
    struct names all = speakers(job), m = meant(job, &all, typed, true);
    if (!m.v.n) ro_throw(job->arena, RO_NOTFOUND, "%s: nobody who speaks in the archive is called so", typed);
    uint8_t *bits = none(job, s);
    for (size_t i = 0; i < m.v.n; i++) {
        ro_query *q = ro_query_new(job, "SELECT v.account FROM voice_row v JOIN word w ON w.n = v.speaker WHERE w.word = ?1");
        ro_bind(q, "s", m.v.v[i]);
        set_bits(q, s, bits);
    }
    s->named = true, s->speaker = m.v.v, s->nspeakers = m.v.n;
    keep_common(s, bits);
}

static void sift_account(ro_job *job, ro_sift *s, const ro_search_wanted *w) {
    const char *from = ro_asked_day(job, w->from, "--from"), *to = ro_asked_day(job, w->to, "--to");
    ro_check_word(job, w->kind, ro_kind_words, "kind");
    if (given(from) || given(to)) {
        ro_query *q = ro_query_new(job, "SELECT n FROM account WHERE current = 1 AND " RO_DAY " >= coalesce(?1, '') AND " RO_DAY
                                        " <= coalesce(?2, '') || '~'"); /* behind every day of a month or year */
        ro_bind(q, "cc", from, to);
        keep(job, s, q);
    }
    if (given(w->kind)) {
        ro_query *q = ro_query_new(job, "SELECT account FROM sought WHERE kind = (SELECT n FROM word WHERE word = ?1)");
        ro_bind(q, "c", w->kind);
        keep(job, s, q);
    }
}

/* An account may be about several sides, and is then about all of them; a statement is of one. */
static void sift_side(ro_job *job, ro_sift *s, const ro_search_wanted *w) {
    const char *side = ro_asked_side(job, w->side);
    if (w->statements && strchr(side, ';')) ro_throw(job->arena, RO_USAGE, "%s: a statement is of one side", w->side);
    for (const char *p = side; *p;) {
        size_t n = strcspn(p, ";");
        ro_query *q = ro_query_new(
            job, w->statements
                     ? "SELECT account FROM voice_row WHERE side IN (SELECT n FROM word WHERE word = ?1 COLLATE NOCASE)"
                     : "SELECT account FROM account_side WHERE side = ?1 COLLATE NOCASE UNION ALL SELECT n FROM account WHERE"
                       " publisher_side = ?1 COLLATE NOCASE");
        ro_bind(q, "s", ro_str_dup(job->arena, (ro_str){p, n}));
        keep(job, s, q);
        p += n + (p[n] == ';');
    }
}

static void sift_mode(ro_job *job, ro_sift *s, const ro_search_wanted *w) {
    ro_check_word(job, w->mode, ro_mode_words, "mode");
    ro_query *q = ro_query_new(job, "SELECT account FROM voice_row WHERE modes & ?1");
    ro_bind(q, "i", (int64_t)1 << ro_word_index(ro_mode_words, ro_str_c(w->mode)));
    keep(job, s, q);
}

static void sift_meeting(ro_job *job, ro_sift *s, const char *ref) {
    ro_found f;
    ro_store_find(job, ref, &f);
    ro_query *q = ro_query_new(job, "SELECT account FROM meeting_account WHERE meeting = ?1 OR meeting IN (SELECT m.meeting FROM"
                                    " meeting_account m JOIN account a ON a.n = m.account WHERE a.id = ?1 AND a.current)");
    ro_bind(q, "c", f.id);
    keep(job, s, q);
}

bool ro_sift_speaks(const ro_sift *s, ro_str name) {
    for (size_t i = 0; i < s->nspeakers; i++)
        if (ro_str_eq(s->speaker[i], name)) return true;
    return false;
}

ro_sift *ro_sift_make(ro_job *job, const ro_search_wanted *w) {
    ro_sift *s = RO_NEW(job->arena, ro_sift);
    s->n = ro_ask_int(job, 0, "SELECT max(n) FROM account", "") + 1;
    if (given(w->from) || given(w->to) || given(w->kind)) sift_account(job, s, w);
    if (given(w->publisher)) sift_publisher(job, s, w->publisher);
    if (given(w->speaker)) sift_speaker(job, s, w->speaker);
    if (given(w->side)) sift_side(job, s, w);
    if (given(w->mode)) sift_mode(job, s, w);
    if (given(w->meeting)) sift_meeting(job, s, w->meeting);
    return s;
}
