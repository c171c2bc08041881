/* A capture: the page as it was kept, decoded and shown as text, with what was taken and what was cut marked; and the page
 * itself, in a frame that runs nothing and asks the network for nothing. In: the id of the account.
 *
 * The frame's content is answered with a policy of its own: sandboxed, so that it has no origin and no script, and allowed
 * nothing but its own styles and pictures that stand in it. */
#include "marks.h"

#include <stdio.h>

static ro_status open_account(web_request *q, ro_account **acc, ro_found *f) {
    ro_status st = ro_archive_find(q->ctx, q->archive, q->part[0], f);
    return st == RO_OK ? ro_archive_account(q->ctx, q->archive, f->id, acc) : st;
}

static void mark_taken(web_marks *ms, const ro_record *r) {
    web_mark *title = web_marks_add(ms, r->title.why.source, "c-taken");
    if (title) web_raw(&title->said, "the title");
    for (size_t i = 0; i < r->nparagraphs; i++) {
        web_mark *m = web_marks_add(ms, r->paragraphs[i].source, "c-taken");
        if (m) web_raw(&m->said, "paragraph "), web_num(&m->said, i + 1);
    }
    for (size_t i = 0; i < r->nfurniture; i++) {
        web_mark *m = web_marks_add(ms, r->furniture[i].source, "c-cut");
        if (m) web_raw(&m->said, "left out: "), web_words(&m->said, r->furniture[i].why);
    }
}

/* Never in the middle of a character. */
static uint32_t shown(ro_str source) {
    size_t n = source.n < WEB_SHOWN_CAPTURE ? source.n : WEB_SHOWN_CAPTURE;
    while (n && n < source.n && (source.p[n] & 0xc0) == 0x80) n--;
    return (uint32_t)n;
}

static void text(web_page *o, const ro_record *r, ro_str source) {
    web_marks ms = {0};
    web_cursor c = {0};
    mark_taken(&ms, r);
    web_marks_sort(&ms);
    web_raw(o, "<pre class=\"capture\" tabindex=\"0\" aria-label=\"The capture as text\">");
    web_marked(o, source, (ro_span){0, shown(source)}, &ms, &c);
    web_raw(o, "</pre>\n");
    if (shown(source) < source.n) web_raw(o, "<p class=\"warn\">It goes on: only its beginning is shown.</p>\n");
    web_marks_free(&ms);
}

ro_status page_capture(web_request *q, web_page *o) {
    ro_account *acc;
    ro_found f;
    ro_status st = open_account(q, &acc, &f);
    if (st != RO_OK) return st;
    const ro_record *r = ro_account_record(acc);
    q->policy = WEB_POLICY "; frame-src 'self'";
    web_set_title(q, WEB_S("A capture"));
    web_raw(o, "<h1>The capture of <a");
    web_href(o, "/account/", web_str(f.id), "");
    web_raw(o, ">");
    web_text(o, r->title.value.n ? r->title.value : r->file);
    web_raw(o, "</a></h1>\n<p class=\"key\">");
    web_text(o, r->file);
    if (r->encoding) web_raw(o, " \xC2\xB7 decoded from "), web_words(o, r->encoding);
    web_raw(o, " \xC2\xB7 SHA-256 <code>");
    web_words(o, r->sha256);
    web_raw(o,
            "</code></p>\n<details><summary>The page in a frame: it runs nothing and asks for nothing</summary><iframe sandbox "
            "referrerpolicy=\"no-referrer\" loading=\"lazy\" title=\"The page as it was kept\"");
    web_raw(o, " src=\"/account/");
    web_encode(o, web_str(f.id));
    web_raw(o, "/capture/raw\"></iframe></details>\n<p class=\"key\"><span class=\"c-taken\">taken into the text</span> <span "
               "class=\"c-cut\">left out</span> and what is neither, which was never words of the page</p>\n");
    text(o, r, ro_account_source(acc));
    ro_account_free(acc);
    return RO_OK;
}

static void span_json(web_page *o, const char *before, ro_span s) {
    web_raw(o, before), web_num(o, s.lo), web_raw(o, ", "), web_num(o, s.hi), web_raw(o, "]");
}

/* What was taken of the capture and what was left out, by bytes of it decoded to UTF-8; the bytes themselves are at `raw`. */
ro_status json_capture(web_request *q, web_page *o) {
    ro_account *acc;
    ro_found f;
    ro_status st = open_account(q, &acc, &f);
    if (st != RO_OK) return st;
    const ro_record *r = ro_account_record(acc);
    web_json_words(o, "{\"account\": ", f.id);
    web_raw(o, ", \"file\": "), ro_string_json(r->file, web_sink(o));
    web_raw(o, ", \"url\": "), ro_string_json(r->url, web_sink(o));
    web_json_words(o, ", \"encoding\": ", r->encoding);
    web_json_words(o, ", \"sha256\": ", r->sha256);
    web_raw(o, ", \"bytes\": "), web_num(o, ro_account_source(acc).n);
    web_raw(o, ", \"raw\": \"/account/"), web_encode(o, web_str(f.id)), web_raw(o, "/capture/raw\",\n\"title\": ");
    r->title.why.source.hi ? span_json(o, "[", r->title.why.source) : web_raw(o, "null");
    web_raw(o, ",\n\"paragraphs\": [");
    for (size_t i = 0; i < r->nparagraphs; i++) span_json(o, i ? ", [" : "[", r->paragraphs[i].source);
    web_raw(o, "],\n\"furniture\": [");
    for (size_t i = 0; i < r->nfurniture; i++) {
        span_json(o, i ? ",\n  {\"source\": [" : "\n  {\"source\": [", r->furniture[i].source);
        web_json_words(o, ", \"why\": ", r->furniture[i].why);
        web_raw(o, "}");
    }
    web_raw(o, "]}\n");
    ro_account_free(acc);
    return RO_OK;
}

/* Markup begins with "<", whatever its collector called it. */
static bool markup(ro_str s) {
    size_t i = s.n >= 3 && memcmp(s.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < s.n && strchr(" \t\r\n", s.p[i])) i++;
    return i < s.n && s.p[i] == '<';
}

ro_status page_capture_raw(web_request *q, web_page *o) {
    ro_account *acc;
    ro_found f;
    ro_status st = open_account(q, &acc, &f);
    if (st != RO_OK) return st;
    ro_str source = ro_account_source(acc);
    q->type = markup(source) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
    q->policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";
    web_add(o, source);
    ro_account_free(acc);
    return RO_OK;
}
