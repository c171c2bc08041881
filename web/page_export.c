/* What can be taken away: each table of the archive as a file, citations of all accounts or of a meeting's, and which command
 * takes the whole archive along. Rows go straight from the archive into a file without a name, from which they are sent: a table
 * of any length takes no memory. */
#include "web.h"

#include <stdio.h>

static const struct form {
    const char *word, *said, *ending, *type;
    bool lines;
    char separator;
    bool excel;
} FORMS[] = {{"csv", "CSV", ".csv", "text/csv; charset=utf-8", false, 0, false},
             {"excel", "CSV for Excel", ".csv", "text/csv; charset=utf-8", false, 0, true},
             {"excel-semicolon", "with semicolons", ".csv", "text/csv; charset=utf-8", false, ';', true},
             {"jsonl", "JSON Lines", ".jsonl", "application/jsonl; charset=utf-8", true, 0, false}};

static const struct citation {
    const char *word, *said, *ending, *type;
    ro_cite_form form;
} CITATIONS[] = {{"bibtex", "BibTeX", ".bib", "application/x-bibtex; charset=utf-8", RO_CITE_BIBTEX},
                 {"csl", "CSL JSON (Zotero)", ".csl.json", "application/vnd.citationstyles.csl+json", RO_CITE_CSL},
                 {"markdown", "Markdown", ".md", "text/markdown; charset=utf-8", RO_CITE_MARKDOWN}};

enum { NFORMS = sizeof FORMS / sizeof *FORMS, NCITATIONS = sizeof CITATIONS / sizeof *CITATIONS };

void web_cite_links(web_page *o, const char *before, ro_str id) {
    for (size_t i = 0; i < NCITATIONS; i++) {
        web_raw(o, i ? " \xC2\xB7 <a download" : "<a download");
        web_href(o, before, id, id.n ? "/" : "");
        o->n -= o->n > 0; /* the address goes on */
        web_raw(o, CITATIONS[i].word);
        web_raw(o, "\">");
        web_raw(o, CITATIONS[i].said);
        web_raw(o, "</a>");
    }
}

static void table(web_page *o, const char *name) {
    web_raw(o, "<tr><th scope=\"row\">");
    for (const char *p = name; *p; p++) web_add(o, *p == '_' ? WEB_S(" ") : (ro_str){p, 1});
    web_raw(o, "</th><td>");
    for (size_t i = 0; i < NFORMS; i++) {
        web_raw(o, i ? " \xC2\xB7 <a download href=\"/export/" : "<a download href=\"/export/");
        web_raw(o, name), web_raw(o, "/"), web_raw(o, FORMS[i].word), web_raw(o, "\">");
        web_raw(o, FORMS[i].said);
        web_raw(o, "<span class=\"vh\">: "), web_raw(o, name), web_raw(o, "</span></a>");
    }
    web_raw(o, "</td></tr>\n");
}

static void command(web_page *o, const web_request *q, const char *does, const char *what) {
    web_raw(o, "<dt><code>readout --archive ");
    web_words(o, q->room->name);
    web_raw(o, " ");
    web_raw(o, does);
    web_raw(o, "</code></dt><dd>");
    web_raw(o, what);
    web_raw(o, "</dd>\n");
}

ro_status page_export(web_request *q, web_page *o) {
    web_set_title(q, WEB_S("Export"));
    web_raw(
        o, "<h1>To be taken away</h1>\n<p>What the columns mean is told in the codebook that <code>readout export</code> writes. "
           "The CSV for Excel opens there by a double click; with semicolons where a comma parts the decimals.</p>\n"
           "<h2>Tables</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Tables\"><table class=\"files\">"
           "<thead><tr><th scope=\"col\">Table</th><th scope=\"col\" >As a file</th></tr></thead><tbody>\n");
    for (size_t i = 0; ro_export_table_name(i); i++) table(o, ro_export_table_name(i));
    web_raw(o, "</tbody></table></div>\n<h2>Citations of all accounts</h2>\n<p>");
    web_cite_links(o, "/export/citations/", WEB_S(""));
    web_raw(
        o, "</p>\n<h2>One meeting</h2>\n<p>Its page leads to the citations of its accounts and to its critical edition, which is "
           "kept as TEI or as a page; its comparison leads to the table of differences, the claims side by side, and the figure."
           "</p>\n<h2>The whole archive</h2>\n<p>A folder is more than a browser keeps: these commands write it.</p>\n<dl "
           "class=\"help\">\n");
    command(
        o, q, "export DIR",
        "captures and decisions, from which <code>readout import</code> makes the same archive again, every table, citations, "
        "codebook, and a list of hashes");
    command(o, q, "export DIR --tables", "the same without the captures");
    command(o, q, "export DIR --tei", "and a critical edition of each meeting that several accounts tell of");
    web_raw(o, "</dl>\n");
    return RO_OK;
}

static void files_json(web_page *o, const char *before, const char *name) {
    web_json_words(o, before, name);
    for (size_t i = 0; i < NFORMS; i++) {
        web_json_words(o, i ? ", " : ", \"files\": {", FORMS[i].word);
        web_raw(o, ": \"/export/"), web_raw(o, name), web_raw(o, "/"), web_raw(o, FORMS[i].word), web_raw(o, "\"");
    }
    web_raw(o, "}}");
}

ro_status json_export(web_request *q, web_page *o) {
    (void)q;
    for (size_t i = 0; ro_export_table_name(i); i++)
        files_json(o, i ? ",\n{\"table\": " : "{\"tables\": [{\"table\": ", ro_export_table_name(i));
    for (size_t i = 0; i < NCITATIONS; i++) {
        web_json_words(o, i ? ", " : "],\n\"citations\": {", CITATIONS[i].word);
        web_raw(o, ": \"/export/citations/"), web_raw(o, CITATIONS[i].word), web_raw(o, "\"");
    }
    web_raw(o, "}}\n");
    return RO_OK;
}

/* ---- files -------------------------------------------------------------------------------------------------------------------
 */

static ro_status citations(web_request *q, const char *ref, const char *word, ro_str name) {
    for (size_t i = 0; i < NCITATIONS; i++) {
        if (strcmp(word, CITATIONS[i].word) != 0) continue;
        q->type = CITATIONS[i].type;
        web_save_as(q, name, CITATIONS[i].ending);
        return ro_archive_cite(q->ctx, q->archive, &ref, ref != NULL, CITATIONS[i].form, web_spool(q));
    }
    return RO_NOTFOUND;
}

static ro_status exported(web_request *q, const char *name, const char *word) {
    for (size_t i = 0; i < NFORMS; i++) {
        const struct form *f = &FORMS[i];
        if (strcmp(word, f->word) != 0) continue;
        q->type = f->type;
        web_save_as(q, web_str(name), f->ending);
        ro_export_wanted w = {.excel = f->excel, .separator = f->separator};
        return ro_archive_export_table(q->ctx, q->archive, name, f->lines, &w, web_spool(q));
    }
    return RO_NOTFOUND;
}

static ro_status or_no_such(web_request *q, web_page *o, ro_status st) {
    if (st != RO_NOTFOUND) return st;
    web_trouble(q, o, 404, "There is no such file.");
    return RO_OK;
}

ro_status page_export_file(web_request *q, web_page *o) {
    bool cites = strcmp(q->part[0], "citations") == 0;
    return or_no_such(q, o, cites ? citations(q, NULL, q->part[1], WEB_S("citations")) : exported(q, q->part[0], q->part[1]));
}

ro_status page_cite(web_request *q, web_page *o) {
    return or_no_such(q, o, citations(q, q->part[0], q->part[1], web_str(q->part[0])));
}
