/* Citations of accounts, of one, of a meeting's, or of all, for Zotero and others (CSL JSON), for LaTeX (BibTeX, read by biblatex
 * too), and to be pasted (Markdown).
 *
 * As the field cites: who issued it, in which language, the headline, the day of publication beside the day of the event, the
 * address, the address of an archive's copy, and the day on which the page was taken. What is not known is left out, never
 * guessed. The key is the account's id, so that a citation leads back to its page; so does the hash of its bytes. */
#include "store/tally.h"
#include "store/trade/trade.h"

struct cited {
    ro_str id, title, publisher, carrier, author, language, published, meeting, place, url, archived, captured, sha;
};

/* ---- CSL JSON ------------------------------------------------------------------------------------------------------------ */

static void csl_str(ro_buf *b, const char *key, ro_str s) {
    if (!s.n) return;
    ro_buf_printf(b, ",\"%s\":", key);
    ro_json_cell(b, s);
}

/* "2024-06" is [2024,6]. */
static void csl_date(ro_buf *b, const char *key, ro_str day) {
    if (day.n < 4) return;
    ro_buf_printf(b, ",\"%s\":{\"date-parts\":[[%.4s", key, day.p);
    for (size_t i = 5; i + 2 <= day.n && i < 10; i += 3)
        ro_buf_printf(b, ",%.*s", day.p[i] == '0' ? 1 : 2, day.p[i] == '0' ? day.p + i + 1 : day.p + i);
    ro_buf_addc(b, "]]}");
}

static void csl(ro_buf *b, const struct cited *c) {
    ro_buf_addc(b, "{\"id\":");
    ro_json_cell(b, c->id);
    ro_buf_addc(b, ",\"type\":\"webpage\"");
    csl_str(b, "title", c->title);
    ro_str by = c->publisher.n ? c->publisher : c->author;
    if (by.n) {
        ro_buf_addc(b, ",\"author\":[{\"literal\":");
        ro_json_cell(b, by);
        ro_buf_addc(b, "}]");
    }
    csl_str(b, "container-title", c->carrier);
    csl_str(b, "language", c->language);
    csl_date(b, "issued", c->published);
    csl_date(b, "event-date", c->meeting);
    csl_str(b, "event-place", c->place);
    csl_str(b, "URL", c->url);
    csl_str(b, "archive_location", c->archived);
    csl_date(b, "accessed", c->captured);
    ro_buf_printf(b, ",\"note\":\"SHA-256 of the page: %.*s\"}", (int)c->sha.n, c->sha.p);
}

/* ---- BibTeX -------------------------------------------------------------------------------------------------------------- */

static void tex_words(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        const char *as = c == '\\'  ? "\\textbackslash{}"
                         : c == '~' ? "\\textasciitilde{}"
                         : c == '^' ? "\\textasciicircum{}"
                                    : NULL;
        if (as) {
            ro_buf_addc(b, as);
            continue;
        }
        if (c && strchr("{}$&#%_", c)) ro_buf_byte(b, '\\');
        ro_buf_byte(b, c == '\n' ? ' ' : c);
    }
}

static void tex(ro_buf *b, const char *key, ro_str s) {
    if (!s.n) return;
    ro_buf_printf(b, ",\n  %s = {{", key);
    tex_words(b, s);
    ro_buf_addc(b, "}}");
}

/* An address stands as it is; what would end the field is escaped as addresses do it. */
static void tex_url(ro_buf *b, const char *key, ro_str url) {
    if (!url.n) return;
    ro_buf_printf(b, ",\n  %s = {", key);
    for (size_t i = 0; i < url.n; i++) {
        if (strchr("{}\\ \n", url.p[i]))
            ro_buf_printf(b, "%%%02X", (unsigned char)url.p[i]);
        else
            ro_buf_byte(b, url.p[i]);
    }
    ro_buf_byte(b, '}');
}

static void tex_plain(ro_buf *b, const char *key, ro_str s, size_t most) {
    if (s.n) ro_buf_printf(b, ",\n  %s = {%.*s}", key, (int)(s.n < most ? s.n : most), s.p);
}

/* A key of BibTeX has no blanks, commas, braces or quotes. */
static void tex_key(ro_buf *b, ro_str id) {
    for (size_t i = 0; i < id.n; i++)
        ro_buf_byte(b, (unsigned char)id.p[i] <= ' ' || strchr(",{}\"'()#%=\\~", id.p[i]) ? '-' : id.p[i]);
}

static void bibtex(ro_buf *b, const struct cited *c) {
    ro_buf_addc(b, "@misc{");
    tex_key(b, c->id);
    tex(b, "author", c->publisher.n ? c->publisher : c->author);
    tex(b, "title", c->title);
    tex(b, "howpublished", c->carrier);
    tex_plain(b, "year", c->published, 4);
    tex_plain(b, "date", c->published, 10);
    tex_plain(b, "eventdate", c->meeting, 10);
    tex_url(b, "url", c->url);
    tex_plain(b, "urldate", c->captured, 10);
    tex_plain(b, "language", c->language, 10);
    ro_buf_addc(b, ",\n  note = {");
    if (c->archived.n) {
        ro_buf_addc(b, "Archived at \\url{");
        for (size_t i = 0; i < c->archived.n; i++)
            if (!strchr("{}\\ \n", c->archived.p[i])) ro_buf_byte(b, c->archived.p[i]);
        ro_buf_addc(b, "}; ");
    }
    ro_buf_printf(b, "SHA-256 of the page: %.*s}\n}\n\n", (int)c->sha.n, c->sha.p);
}

/* ---- Markdown ------------------------------------------------------------------------------------------------------------ */

static void md_words(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] && strchr("\\`*_[]<>", s.p[i])) ro_buf_byte(b, '\\');
        ro_buf_byte(b, s.p[i] == '\n' ? ' ' : s.p[i]);
    }
}

static void md_url(ro_buf *b, const char *before, ro_str url) {
    if (!url.n) return;
    ro_buf_printf(b, "%s<", before);
    for (size_t i = 0; i < url.n; i++)
        if (!strchr("<> \n", url.p[i])) ro_buf_byte(b, url.p[i]);
    ro_buf_byte(b, '>');
}

static void markdown(ro_buf *b, const struct cited *c) {
    ro_buf_addc(b, "- ");
    ro_str by = c->publisher.n ? c->publisher : c->author.n ? c->author : RO_S("Publisher unknown");
    md_words(b, by);
    if (c->carrier.n && !ro_str_eq(c->carrier, by)) ro_buf_addc(b, ", by way of "), md_words(b, c->carrier);
    if (c->language.n) ro_buf_printf(b, " (%.*s)", (int)c->language.n, c->language.p);
    ro_buf_addc(b, c->title.n ? ": \"" : ": without a title");
    md_words(b, c->title);
    if (c->title.n) ro_buf_byte(b, '"');
    if (c->published.n) ro_buf_printf(b, ", %.*s", (int)c->published.n, c->published.p);
    if (c->meeting.n) ro_buf_printf(b, " (event of %.*s)", (int)c->meeting.n, c->meeting.p);
    md_url(b, ", ", c->url);
    md_url(b, ", archived ", c->archived);
    if (c->captured.n) ro_buf_printf(b, ", taken %.*s", (int)c->captured.n, c->captured.p);
    ro_buf_printf(b, " `%.*s`, SHA-256 of the page `%.*s`\n", (int)c->id.n, c->id.p, (int)c->sha.n, c->sha.p);
}

/* ---- all ------------------------------------------------------------------------------------------------------------------ */

#define CITED                                                                                                                    \
    "SELECT a.id, a.title, a.publisher, a.carrier, a.author, a.language, a.published_date, a.meeting_date, a.place,"             \
    " a.url, a.archived_url, a.captured_date, c.sha256 FROM account a JOIN intake t ON t.n = a.n JOIN"                           \
    " capture c ON c.n = t.capture "

static struct cited cited_of(ro_query *q) {
    ro_str v[13];
    for (int i = 0; i < 13; i++) v[i] = ro_lying(q, i);
    return (struct cited){v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12]};
}

void ro_citations_write(ro_job *job, struct ro_exporting *e) {
    ro_outfile *json = ro_outfile_new(job, e, "citations.json"), *bib = ro_outfile_new(job, e, "citations.bib"),
               *md = ro_outfile_new(job, e, "citations.md");
    ro_query *q = ro_query_new(job, CITED "WHERE a.current ORDER BY a.id");
    ro_buf *b = &e->row;
    for (bool first = true; ro_step(q); first = false) {
        struct cited c = cited_of(q);
        b->n = 0;
        ro_buf_addc(b, first ? "[" : ",\n");
        csl(b, &c);
        ro_outfile_put(json, b);
        b->n = 0;
        bibtex(b, &c);
        ro_outfile_put(bib, b);
        b->n = 0;
        markdown(b, &c);
        ro_outfile_put(md, b);
    }
    b->n = 0;
    ro_buf_addc(b, ro_ask_int(job, 0, "SELECT 1 FROM account WHERE current LIMIT 1", "") ? "]\n" : "[]\n");
    ro_outfile_put(json, b);
    ro_outfile_done(json);
    ro_outfile_done(bib);
    ro_outfile_done(md);
}

/* ---- one ------------------------------------------------------------------------------------------------------------------ */

struct citing {
    const char *const *refs;
    size_t nrefs, given;
    ro_tally seen; /* ids */
    ro_cite_form form;
    ro_sink sink;
};

static ro_query *asked(ro_job *job, const char *ref) {
    ro_found f;
    if (!ref) return ro_query_new(job, CITED "WHERE a.current ORDER BY a.id");
    ro_store_find(job, ref, &f);
    ro_query *q = ro_query_new(job, f.thing == RO_THING_ACCOUNT ? CITED "WHERE a.current AND a.id = ?1"
                                                                : CITED
                                        "JOIN meeting_account m ON m.account = a.n WHERE m.meeting = ?1 ORDER BY m.i");
    ro_bind(q, "s", ro_str_dup(job->arena, ro_str_c(f.id)));
    return q;
}

static void give(ro_job *job, const struct citing *x, ro_buf *b) {
    if (!x->sink.write(x->sink.user, b->p ? b->p : "", b->n)) ro_throw(job->arena, RO_IO, "the citation could not be written");
    b->n = 0;
}

static void cite(ro_job *job, struct citing *x, ro_query *q) {
    ro_buf b = {.arena = job->arena};
    while (ro_step(q)) {
        struct cited c = cited_of(q);
        uint32_t at = x->nrefs > 1 ? ro_tally_of(job->arena, &x->seen, c.id) : 0;
        if (x->nrefs > 1 && x->seen.v.v[at].n++) continue;
        if (x->form == RO_CITE_CSL) ro_buf_addc(&b, x->given ? ",\n" : "["), csl(&b, &c);
        if (x->form == RO_CITE_BIBTEX) bibtex(&b, &c);
        if (x->form == RO_CITE_MARKDOWN) markdown(&b, &c);
        give(job, x, &b);
        x->given++;
    }
}

/* What is asked for is looked up before anything is written. */
static void cite_work(ro_job *job, void *arg) {
    struct citing *x = arg;
    ro_buf b = {.arena = job->arena};
    for (size_t i = 0; i < x->nrefs; i++) ro_store_find(job, x->refs[i], &(ro_found){0});
    for (size_t i = 0; i < x->nrefs; i++) cite(job, x, asked(job, x->refs[i]));
    if (!x->nrefs) cite(job, x, asked(job, NULL));
    if (x->form == RO_CITE_CSL) ro_buf_addc(&b, x->given ? "]\n" : "[]\n"), give(job, x, &b);
}

ro_status ro_archive_cite(ro_ctx *ctx, ro_archive *ar, const char *const *refs, size_t n, ro_cite_form form, ro_sink sink) {
    struct citing x = {.refs = refs, .nrefs = n, .form = form, .sink = sink};
    return ro_store_run(ctx, ar, RO_RUN_READ, cite_work, &x);
}
