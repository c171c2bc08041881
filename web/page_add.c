/* Adding: the form that takes files, folders and what was pasted, and the page of each job that came of it. In: GET /add; POST
 * /add with the form; GET /add/{job}. Out: the form; a job in the queue and the way to its page; how far it is, and at its end
 * what was added, what was refused and why, what was here already.
 *
 * What is sent is read by the readers of `readout add`, so a zip, a mail or a web archive is as good as a page. Work is done by
 * jobs.c; a page here only tells. */
#include "jobs.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 100, LATELY = 10 };

static const char *const stages[] = {"waiting", "reading", "grouping", "done", "stopped"};

/* ---- the form ------------------------------------------------------------------------------------------------------ */

static void lately(web_page *o, web_jobs *jobs) {
    web_job_state s;
    size_t last = web_jobs_last(jobs), n = 0;
    for (; n < LATELY && n < last && web_jobs_tell(jobs, last - n, &s); n++) {
        web_raw(o, n ? "<li><a href=\"/add/" : "<h2>Lately</h2>\n<ul><li><a href=\"/add/");
        web_num(o, s.number);
        web_raw(o, "\">");
        web_count(o, s.files, "file", "files");
        web_raw(o, "</a>: ");
        web_raw(o, stages[s.stage]);
        web_raw(o, ", ");
        web_num(o, s.count[WEB_LIST_ADDED]);
        web_raw(o, " added</li>\n");
    }
    if (n) web_raw(o, "</ul>\n");
}

ro_status page_add(web_request *q, web_page *o) {
    web_set_title(q, WEB_S("Add pages"));
    if (!q->room->jobs) {
        web_trouble(q, o, 403, "This room is read only: nothing can be added here.");
        return RO_OK;
    }
    q->scripts[0] = "add.js";
    web_raw(o,
            "<h1>Add pages</h1>\n<p>Saved pages, texts, PDF and DOCX, mails, web archives (WARC), feeds, JSON Lines; single or "
            "packed "
            "as zip, 7z, tar or gz. What is here already is known again and changes nothing. Nothing leaves this machine.</p>\n"
            "<form method=\"post\" action=\"/add\" enctype=\"multipart/form-data\" class=\"adding\" id=\"adding\">");
    web_form_token(o, q);
    web_raw(
        o,
        "<div class=\"drop\"><p><label>Files <input type=\"file\" name=\"file\" multiple></label></p>\n"
        "<p><label>A folder <input type=\"file\" name=\"file\" multiple webkitdirectory></label></p></div>\n"
        "<p><label>Or a page, pasted <textarea name=\"text\" rows=\"6\" spellcheck=\"false\" "
        "aria-describedby=\"pasting\"></textarea></label></p>\n"
        "<p class=\"soft\" id=\"pasting\">A text, or the source of a page.<input type=\"hidden\" name=\"html\" value=\"\"></p>\n"
        "<p><label>The address it came from <input name=\"url\" type=\"url\" placeholder=\"https://\" "
        "aria-describedby=\"whose\"></label> <label>Captured on <input name=\"captured\" type=\"date\"></label></p>\n"
        "<p class=\"soft\" id=\"whose\">Both may stay empty. The address is that of what was pasted, or of one single file.</p>\n"
        "<p><button>Add</button> <span role=\"status\" id=\"said\"></span></p></form>\n"
        "<p class=\"soft\">256 MB and 20,000 files at once. More of them: <code>readout add FOLDER</code>.</p>\n");
    lately(o, q->room->jobs);
    return RO_OK;
}

/* ---- what the form brought ----------------------------------------------------------------------------------------- */

static const char *given(const web_request *q, const char *name) {
    const char *v = web_field_of(q->form, q->nform, name);
    return v && *v ? v : NULL;
}

/* An address of the web; what else may stand there is a slip. */
static bool address_ok(const char *url) {
    return !url || strncasecmp(url, "http://", 7) == 0 || strncasecmp(url, "https://", 8) == 0;
}

static bool day_ok(const char *s) {
    if (!s) return true;
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
    return !s[10];
}

ro_status post_add(web_request *q, web_page *o) {
    web_job_about about = {given(q, "url"), given(q, "captured"), given(q, "html")};
    if (!q->upload->n) {
        web_trouble(q, o, 400, "Nothing was sent: choose files or a folder, or paste a page.");
    } else if (!address_ok(about.url)) {
        web_trouble(q, o, 400, "The address of a page begins with http:// or https://.");
    } else if (!day_ok(about.captured)) {
        web_trouble(q, o, 400, "The day of capture is written as 2024-06-19.");
    } else {
        size_t job = web_jobs_put(q->room->jobs, q->upload, &about);
        if (job)
            snprintf(q->location, sizeof q->location, "/add/%zu", job);
        else
            web_trouble(q, o, 503, "Too much waits to be added already: send this again when some of it is done.");
    }
    return RO_OK;
}

/* ---- a job --------------------------------------------------------------------------------------------------------- */

static bool asked_job(web_request *q, web_page *o, web_job_state *s) {
    char *end;
    size_t n = strtoul(q->part[0], &end, 10);
    if (q->room->jobs && !*end && web_jobs_tell(q->room->jobs, n, s)) return true;
    web_trouble(q, o, 404,
                "This room knows no such job: it was opened anew since, or the job is long done. What was added stands in the "
                "archive; to add the same again does no harm.");
    return false;
}

static bool over(const web_job_state *s) { return s->stage >= WEB_JOB_DONE; }

static void counts(web_page *o, const web_job_state *s) {
    web_count(o, s->count[WEB_LIST_ADDED], "account added", "accounts added");
    if (s->versions) web_raw(o, " ("), web_num(o, s->versions), web_raw(o, " of them another capture of one that was here)");
    web_raw(o, ", ");
    web_num(o, s->count[WEB_LIST_REFUSED]);
    web_raw(o, " refused, ");
    web_num(o, s->count[WEB_LIST_THERE]);
    web_raw(o, " here already");
    if (s->skipped) web_raw(o, ", "), web_count(o, s->skipped, "file that is no page", "files that are no pages");
    web_raw(o, ".");
}

static void doing(web_page *o, const web_job_state *s) {
    if (s->stage == WEB_JOB_WAITS) {
        web_raw(o, "Waiting for ");
        web_count(o, s->ahead, "other job.", "other jobs.");
        return;
    }
    if (s->stage == WEB_JOB_GROUPS && s->to_group) {
        web_raw(o, "Putting accounts into meetings: ");
        web_num(o, s->grouped), web_raw(o, " of "), web_num(o, s->to_group), web_raw(o, ". ");
    } else if (s->stage == WEB_JOB_GROUPS) {
        web_raw(o, "Putting accounts into meetings. ");
    } else if (s->stage == WEB_JOB_READS) {
        web_raw(o, "Reading: ");
        web_num(o, s->file), web_raw(o, " of "), web_count(o, s->files, "file, ", "files, ");
        web_count(o, s->pages, "page. ", "pages. ");
    }
    counts(o, s);
}

/* Bytes of files that were looked into; of one file nothing is known before it is done. */
static void bar(web_page *o, const web_job_state *s) {
    web_raw(o, "<progress id=\"far\" aria-label=\"How far it is\"");
    if (s->stage == WEB_JOB_READS && s->files > 1 && s->bytes) {
        web_raw(o, " max=\""), web_num(o, s->bytes);
        web_raw(o, "\" value=\""), web_num(o, s->byte), web_raw(o, "\"");
    }
    web_raw(o, "></progress>");
}

static void progress(web_page *o, const web_job_state *s) {
    web_raw(o, "<h1>Adding ");
    web_count(o, s->files, "file", "files");
    web_raw(o, "</h1>\n<p role=\"status\" id=\"doing\">");
    doing(o, s);
    web_raw(o, "</p>\n<p>");
    bar(o, s);
    web_raw(o, "</p>\n<p class=\"act\"><a id=\"again\" href=\"/add/");
    web_num(o, s->number);
    web_raw(o,
            "\">Look again</a></p>\n<p class=\"soft\">The page may be left; the work goes on as long as the room is open.</p>\n");
}

/* ---- its lists ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *title;
} lists[WEB_LISTS] = {{"added", "Added"}, {"refused", "Refused"}, {"there", "Here already"}};

static const ro_meeting_account *among(const ro_meeting_entry *m, const char *id) {
    for (size_t i = 0; i < m->naccounts; i++)
        if (m->accounts[i].id.n == strlen(id) && memcmp(m->accounts[i].id.p, id, strlen(id)) == 0) return &m->accounts[i];
    return NULL;
}

static void its_meeting(web_page *o, const ro_meeting_entry *m) {
    if (!m->met) {
        web_raw(o, "<p class=\"key\">tells of no meeting</p>\n");
        return;
    }
    web_raw(o, "<p class=\"key\"><a");
    web_href(o, "/meeting/", m->id, "");
    web_raw(o, ">Its meeting</a>, ");
    web_day(o, &m->date);
    if (m->naccounts > 1) {
        web_raw(o, ", told by ");
        web_count(o, m->naccounts, "account", "accounts");
        web_raw(o, ": <a");
        web_href(o, "/compare/", m->id, "");
        web_raw(o, ">side by side</a>");
    }
    web_raw(o, "</p>\n");
}

static void account(web_request *q, web_page *o, const web_job_row *r) {
    const ro_meeting_entry *m = NULL;
    if (r->id && ro_archive_meeting(q->ctx, q->archive, r->id, &m) != RO_OK) m = NULL;
    const ro_meeting_account *a = m ? among(m, r->id) : NULL;
    if (r->id) web_raw(o, "<a"), web_href(o, "/account/", web_str(r->id), ""), web_raw(o, ">");
    web_text(o, a && a->title.n ? a->title : web_str(r->file ? r->file : r->id));
    if (r->id) web_raw(o, "</a>");
    if (r->version) web_raw(o, " <span class=\"flag\">another capture of an account that was here</span>");
    if (a && a->title.n) web_raw(o, " <span class=\"soft\">"), web_words(o, r->file), web_raw(o, "</span>");
    if (m) its_meeting(o, m);
    ro_meeting_entry_free(m);
}

static void refusal(web_page *o, const web_job_row *r) {
    web_raw(o, "<b>");
    web_words(o, r->file ? r->file : "a page");
    web_raw(o, "</b>: ");
    web_words(o, r->why ? r->why : "");
}

static void list(web_request *q, web_page *o, const web_job_state *s, web_job_list which, size_t after) {
    if (!s->count[which]) return;
    web_job_rows rows = web_jobs_rows(q->room->jobs, s->number, which, after, SHOWN);
    web_raw(o, "<h2>");
    web_raw(o, lists[which].title);
    web_raw(o, ": ");
    web_num(o, s->count[which]);
    web_raw(o, "</h2>\n<ol class=\"became\"");
    if (after) web_raw(o, " start=\""), web_num(o, after + 1), web_raw(o, "\"");
    web_raw(o, ">\n");
    for (size_t i = 0; i < rows.n; i++) {
        web_raw(o, "<li data-key=\"thing\">");
        which == WEB_LIST_REFUSED ? refusal(o, &rows.v[i]) : account(q, o, &rows.v[i]);
        web_raw(o, "</li>\n");
    }
    web_raw(o, "</ol>\n");
    size_t seen = after + rows.n;
    if (rows.n && seen < s->count[which] && seen < WEB_JOB_ROWS) {
        char from[32];
        snprintf(from, sizeof from, "%zu", seen);
        web_raw(o, "<p class=\"turn\"><a href=\"");
        web_query_of(o, q, (web_field[]){{"list", lists[which].name}, {"from", from}}, 2);
        web_raw(o, "\">The next of them</a></p>\n");
    } else if (seen < s->count[which]) {
        web_raw(o, "<p class=\"soft\">The others are not listed.</p>\n");
    }
    web_job_rows_free(&rows);
}

static void became(web_request *q, web_page *o, const web_job_state *s) {
    const char *only = web_asked(q, "list");
    web_raw(o, s->stage == WEB_JOB_DONE ? "<h1>Added</h1>\n<p class=\"lead\" role=\"status\">"
                                        : "<h1>Stopped</h1>\n<p class=\"warn\">");
    if (s->stage == WEB_JOB_STOPPED) web_words(o, s->why), web_raw(o, "</p>\n<p class=\"lead\">");
    web_count(o, s->files, "file: ", "files: ");
    counts(o, s);
    web_raw(o, "</p>\n<p class=\"act\"><a href=\"/add\">Add more</a></p>\n");
    for (unsigned k = 0; k < WEB_LISTS; k++)
        if (!only || strcmp(only, lists[k].name) == 0) list(q, o, s, k, only ? web_asked_number(q, "from", 0, WEB_JOB_ROWS) : 0);
}

ro_status page_job(web_request *q, web_page *o) {
    web_job_state s;
    if (!asked_job(q, o, &s)) return RO_OK;
    web_set_title(q, over(&s) ? WEB_S("Added") : WEB_S("Adding"));
    q->scripts[0] = "add.js";
    if (over(&s))
        became(q, o, &s);
    else
        progress(o, &s);
    return RO_OK;
}

/* ---- the same as JSON ---------------------------------------------------------------------------------------------- */

static void number(web_page *o, const char *name, size_t n) {
    web_raw(o, ", \"");
    web_raw(o, name);
    web_raw(o, "\": ");
    web_num(o, n);
}

static void list_json(web_request *q, web_page *o, const web_job_state *s, web_job_list which) {
    web_job_rows rows = web_jobs_rows(q->room->jobs, s->number, which, web_asked_number(q, "from", 0, WEB_JOB_ROWS),
                                      web_asked_number(q, "limit", SHOWN, WEB_JOB_ROWS));
    web_json_words(o, ",\n", lists[which].name);
    web_raw(o, ": [");
    for (size_t i = 0; i < rows.n; i++) {
        web_json_words(o, i ? ",\n  {\"file\": " : "\n  {\"file\": ", rows.v[i].file);
        web_json_words(o,
              which == WEB_LIST_REFUSED ? ", \"why\": " : ", \"id\": ", which == WEB_LIST_REFUSED ? rows.v[i].why : rows.v[i].id);
        web_raw(o, rows.v[i].version ? ", \"version\": true}" : "}");
    }
    web_raw(o, "]");
    web_job_rows_free(&rows);
}

ro_status json_job(web_request *q, web_page *o) {
    web_job_state s;
    web_page said = {0};
    if (!asked_job(q, o, &s)) return RO_OK;
    web_raw(o, "{\"job\": "), web_num(o, s.number);
    web_json_words(o, ", \"stage\": ", stages[s.stage]);
    doing(&said, &s);
    web_raw(o, ", \"said\": "), ro_string_json((ro_str){said.p, said.n}, web_sink(o));
    web_free(&said);
    if (*s.why) web_json_words(o, ", \"why\": ", s.why);
    number(o, "ahead", s.ahead), number(o, "files", s.files), number(o, "file", s.file), number(o, "bytes", s.bytes);
    number(o, "byte", s.byte), number(o, "pages", s.pages), number(o, "skipped", s.skipped), number(o, "versions", s.versions);
    number(o, "grouped", s.grouped), number(o, "to_group", s.to_group);
    web_raw(o, ", \"counts\": {\"added\": "), web_num(o, s.count[WEB_LIST_ADDED]);
    number(o, "refused", s.count[WEB_LIST_REFUSED]), number(o, "there", s.count[WEB_LIST_THERE]);
    web_raw(o, "}");
    for (unsigned k = 0; k < WEB_LISTS; k++) list_json(q, o, &s, k);
    web_raw(o, "}\n");
    return RO_OK;
}

static void job_json(web_page *o, const web_job_state *s) {
    web_raw(o, "{\"job\": "), web_num(o, s->number);
    web_json_words(o, ", \"stage\": ", stages[s->stage]);
    number(o, "files", s->files);
    for (unsigned k = 0; k < WEB_LISTS; k++) number(o, lists[k].name, s->count[k]);
    web_raw(o, "}");
}

/* The latest jobs, as the page lists them. */
ro_status json_add(web_request *q, web_page *o) {
    web_job_state s;
    size_t last = q->room->jobs ? web_jobs_last(q->room->jobs) : 0, n = 0;
    while (n < LATELY && n < last && web_jobs_tell(q->room->jobs, last - n, &s)) web_row_json(o, &n), job_json(o, &s);
    web_rows_json_end(o, n);
    return RO_OK;
}
