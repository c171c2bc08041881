/* Rows of an account as lists in its own row, and the numbers of what is written again and again.
 *
 * Half a million statements have some two hundred speakers and a few hundred manners (mode, cue, side, strength, rule), and a row
 * for each repeats the number of its account besides: as tables they took more room than the texts they speak of. So what rows
 * share is kept once under a number (tables word and how), and the rest, mostly spans, is an array in the row of the account:
 *
 *     [how, ..., start, length, source start, source length]
 *
 * The span of the capture is left out where it is that of the text (as in plain text), and -1 where it alone is unknown; the
 * text's is null where it alone is, and both are left out where both are. JSON, since every SQLite reads it: the views statement,
 * evidence, paragraph, furniture, mention give plain rows.
 *
 * A number is asked of the file once and then remembered with the archive, until a transaction is taken back. Numbers are never
 * freed: what no row uses any more is some bytes. A scratch archive takes the numbers of the archive it is held against, so that
 * what is the same there is the same bytes here; what has no number there gets one that nothing has there. */
#include "store/lists.h"

#include <stdlib.h>

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

enum { SLOTS = 4096, MOST = 1 << 16 }; /* MOST: remembered at once */

struct ro_number {
    struct ro_number *next;
    uint64_t hash;
    int64_t n;
    size_t len;
    char key[];
};

struct ro_numbers {
    struct ro_number *slot[SLOTS];
    size_t n;
};

void ro_numbers_forget(ro_archive *ar) {
    if (!ar->numbers) return;
    for (size_t i = 0; i < SLOTS; i++)
        for (struct ro_number *x = ar->numbers->slot[i], *next; x; x = next) next = x->next, free(x);
    free(ar->numbers);
    ar->numbers = NULL;
}

static int64_t remembered(const ro_archive *ar, ro_str key, uint64_t hash) {
    if (!ar->numbers) return 0;
    for (const struct ro_number *x = ar->numbers->slot[hash % SLOTS]; x; x = x->next)
        if (x->hash == hash && ro_str_eq((ro_str){x->key, x->len}, key)) return x->n;
    return 0;
}

/* Where memory is short it is not remembered, and asked for again. */
static int64_t remember(ro_archive *ar, ro_str key, uint64_t hash, int64_t n) {
    if (ar->numbers && ar->numbers->n == MOST) ro_numbers_forget(ar);
    if (!ar->numbers) ar->numbers = calloc(1, sizeof *ar->numbers);
    struct ro_number *x = ar->numbers ? malloc(sizeof *x + key.n) : NULL;
    if (!x) return n;
    *x = (struct ro_number){ar->numbers->slot[hash % SLOTS], hash, n, key.n};
    memcpy(x->key, key.p, key.n);
    ar->numbers->slot[hash % SLOTS] = x;
    ar->numbers->n++;
    return n;
}

enum { OF_ITS_OWN = 1 << 30 }; /* numbers of a scratch archive's own begin behind it */

static int64_t word_of(ro_job *job, ro_str words) { return ro_ask_int(job, 0, "SELECT n FROM word WHERE word = ?1", "s", words); }

/* The number that a new row is to have; 0: the next. */
static int64_t new_number(ro_job *job, int64_t elsewhere, const char *last) {
    if (!job->archive->numbers_of || elsewhere) return elsewhere;
    int64_t n = ro_ask_int(job, 0, last, "");
    return (n < OF_ITS_OWN ? OF_ITS_OWN : n) + 1;
}

/* The same context and memory, in the archive whose numbers are taken. */
static ro_job there(const ro_job *job) {
    return (ro_job){.ctx = job->ctx, .archive = job->archive->numbers_of, .arena = job->arena};
}

int64_t ro_words_number(ro_job *job, ro_str words) {
    if (!words.p) return 0;
    uint64_t hash = ro_hash(words);
    int64_t n = remembered(job->archive, words, hash);
    if (n) return n;
    if (!(n = word_of(job, words))) {
        ro_job elder = there(job);
        n = new_number(job, elder.archive ? word_of(&elder, words) : 0, "SELECT max(n) FROM word");
        n = ro_ask_int(job, 0, "INSERT INTO word(n, word) VALUES (nullif(?1, 0), ?2) RETURNING n", "is", n, words);
    }
    return remember(job->archive, words, hash, n);
}

/* One key for all that makes a manner; words never begin with the byte it begins with. */
static ro_str manner_key(ro_job *job, ro_manner m) {
    ro_buf b = {.arena = job->arena};
    ro_buf_byte(&b, 1);
    ro_buf_addc(&b, m.what);
    ro_buf_byte(&b, 1);
    if (m.rule) ro_buf_addc(&b, m.rule);
    ro_buf_byte(&b, 1);
    ro_buf_int(&b, m.certain + 2 * (m.also.p != NULL) + 4 * (m.side.p != NULL));
    ro_buf_byte(&b, ' ');
    ro_buf_int(&b, m.degree);
    ro_buf_byte(&b, 1);
    ro_buf_add(&b, m.also);
    ro_buf_byte(&b, 1);
    ro_buf_add(&b, m.side);
    return ro_buf_str(&b);
}

static int64_t manner_of(ro_job *job, ro_manner m) {
    return ro_ask_int(
        job, 0, "SELECT n FROM how WHERE what = ?1 AND also IS ?2 AND side IS ?3 AND degree = ?4 AND rule IS ?5 AND certain = ?6",
        "cssici", m.what, m.also, m.side, m.degree, m.rule, (int64_t)m.certain);
}

int64_t ro_manner_number(ro_job *job, ro_manner m) {
    ro_str key = manner_key(job, m);
    uint64_t hash = ro_hash(key);
    int64_t n = remembered(job->archive, key, hash);
    if (n) return n;
    if (!(n = manner_of(job, m))) {
        ro_job elder = there(job);
        n = new_number(job, elder.archive ? manner_of(&elder, m) : 0, "SELECT max(n) FROM how");
        n = ro_ask_int(job, 0,
                       "INSERT INTO how(n, what, also, side, degree, rule, certain) VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6,"
                       " ?7) RETURNING n",
                       "icssici", n, m.what, m.also, m.side, m.degree, m.rule, (int64_t)m.certain);
    }
    return remember(job->archive, key, hash, n);
}

int64_t ro_names_number(ro_job *job, const ro_str *name, size_t n) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < n; i++) {
        ro_buf_byte(&b, i ? ',' : '[');
        ro_json_cell(&b, name[i]);
    }
    if (n) ro_buf_byte(&b, ']');
    return n ? ro_words_number(job, ro_buf_str(&b)) : 0;
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static bool known(ro_span s) { return s.lo != RO_NOSPAN.lo; }

static void open_item(ro_buf *b, int64_t first) {
    ro_buf_byte(b, b->n ? ',' : '[');
    ro_buf_byte(b, '[');
    ro_buf_int(b, first);
}

static void put_number(ro_buf *b, int64_t n) {
    ro_buf_byte(b, ',');
    ro_buf_int(b, n);
}

static void put_place(ro_buf *b, ro_span s) { put_number(b, s.lo), put_number(b, s.hi - s.lo); }

static void close_item(ro_buf *b, ro_span text, ro_span source) {
    if (known(text))
        put_place(b, text);
    else if (known(source))
        ro_buf_addc(b, ",null,null");
    if (known(text) && !known(source))
        put_number(b, -1);
    else if (known(source) && (source.lo != text.lo || source.hi != text.hi))
        put_place(b, source);
    ro_buf_byte(b, ']');
}

static ro_str list(ro_buf *b) {
    if (!b->n) return RO_NONE;
    ro_buf_byte(b, ']');
    return ro_buf_str(b);
}

static ro_str statements(ro_job *job, const ro_record *r) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        open_item(&b, ro_manner_number(
                          job, (ro_manner){ro_mode_words[x->mode], x->cue, x->side, x->strength, x->why.rule, x->why.certain}));
        put_number(&b, ro_names_number(job, x->speakers, x->nspeakers));
        close_item(&b, x->why.span, x->why.source);
    }
    return list(&b);
}

static void put_evidence(ro_job *job, ro_buf *b, const char *field, ro_str said, const ro_because *why) {
    if (!why->rule) return;
    open_item(b, ro_manner_number(job, (ro_manner){.what = field, .rule = why->rule, .certain = why->certain}));
    bool alone = !said.p && !known(why->span) && !known(why->source);
    if (!alone) ro_buf_byte(b, ',');
    if (said.p)
        ro_json_cell(b, said);
    else if (!alone)
        ro_buf_addc(b, "null");
    close_item(b, why->span, why->source);
}

static ro_str evidence(ro_job *job, const ro_record *r) {
    ro_buf b = {.arena = job->arena};
    const struct {
        const char *field;
        ro_str words;
        const ro_because *why;
    } all[] = {{"author", RO_NONE, &r->author.why},
               {"captured", r->captured.evidence, &r->captured.why},
               {"carrier", RO_NONE, &r->carrier.why},
               {"form", RO_NONE, &r->form_why},
               {"kind", RO_NONE, &r->kind_why},
               {"language", RO_NONE, &r->language_why},
               {"meeting", r->meeting.evidence, &r->meeting.why},
               {"modified", r->modified.evidence, &r->modified.why},
               {"place", RO_NONE, &r->place.why},
               {"published", r->published.evidence, &r->published.why},
               {"publisher", RO_NONE, &r->publisher.why},
               {"scope", RO_NONE, &r->scope_why},
               {"section", RO_NONE, &r->section.why},
               {"title", RO_NONE, &r->title.why},
               {"url", RO_NONE, &r->url_why}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) put_evidence(job, &b, all[i].field, all[i].words, all[i].why);
    return list(&b);
}

static ro_str paragraphs(ro_job *job, const ro_record *r) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < r->nparagraphs; i++) {
        open_item(&b, ro_manner_number(job, (ro_manner){.what = ro_para_words[r->paragraphs[i].kind]}));
        close_item(&b, r->paragraphs[i].span, r->paragraphs[i].source);
    }
    return list(&b);
}

/* It stands in the capture alone: start and length there. */
static ro_str furniture(ro_job *job, const ro_record *r) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < r->nfurniture; i++) {
        open_item(&b, ro_manner_number(job, (ro_manner){.what = r->furniture[i].why}));
        close_item(&b, r->furniture[i].source, r->furniture[i].source);
    }
    return list(&b);
}

ro_kept_lists ro_lists_make(ro_job *job, const ro_record *r) {
    return (ro_kept_lists){statements(job, r), evidence(job, r), paragraphs(job, r), furniture(job, r)};
}

static int by_place(const void *p, const void *q) {
    const ro_span *a = p, *b = q;
    return a->lo != b->lo ? (a->lo < b->lo ? -1 : 1) : a->hi < b->hi ? -1 : a->hi > b->hi;
}

/* A person named twice by the same words is mentioned once there. */
ro_str ro_lists_mentions(ro_job *job, const ro_person *x) {
    ro_buf b = {.arena = job->arena};
    ro_span *v = RO_NEWS(job->arena, ro_span, x->nmentions + 1);
    if (x->nmentions) memcpy(v, x->mentions, x->nmentions * sizeof *v), qsort(v, x->nmentions, sizeof *v, by_place);
    for (size_t i = 0; i < x->nmentions; i++)
        if (!i || by_place(&v[i - 1], &v[i]) != 0) {
            open_item(&b, v[i].lo);
            put_number(&b, v[i].hi - v[i].lo);
            ro_buf_byte(&b, ']');
        }
    return list(&b);
}

ro_str ro_lists_titles(ro_job *job, const ro_person *x) {
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < x->ntitles; i++) {
        ro_buf_byte(&b, i ? ',' : '[');
        ro_buf_int(&b, ro_words_number(job, x->titles[i]));
    }
    return list(&b);
}

/* ---- out again ----------------------------------------------------------------------------------------------------- */

/* The number at *at, or null, and the comma behind it. */
static bool read_part(ro_str s, size_t *at, int64_t *out) {
    size_t i = *at;
    bool minus = i < s.n && s.p[i] == '-', null = ro_str_starts((ro_str){s.p + i, s.n - i}, "null");
    i += null ? 4 : minus;
    *out = 0;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        if (*out > INT64_MAX / 10 - 9) return false;
        *out = *out * 10 + (s.p[i] - '0');
    }
    if (i == *at + minus) return false;
    if (null || minus) *out = -1;
    *at = i + (i < s.n && s.p[i] == ',');
    return true;
}

bool ro_lists_next(ro_str s, size_t *at, ro_list_item *out) {
    int64_t part[6];
    size_t n = 0, i = *at;
    if (i + 1 >= s.n || s.p[i + !i] != '[') return false;
    for (i += 1 + !i; i < s.n && s.p[i] != ']'; n++)
        if (n == 6 || !read_part(s, &i, &part[n])) return false;
    if (n < 2 || i == s.n) return false;
    bool is = n >= 4 && part[2] >= 0 && part[3] >= 0 && part[2] + part[3] < UINT32_MAX;
    *out = (ro_list_item){part[0], part[1], is ? (ro_span){(uint32_t)part[2], (uint32_t)(part[2] + part[3])} : RO_NOSPAN};
    *at = i + 1 + (i + 1 < s.n && s.p[i + 1] == ',');
    return true;
}
