/* What the archive's tables and columns mean, written from the archive itself: codebook.md for people, schema.html for a browser,
 * metadata.json for Datasette.
 *
 * In: the schema as SQLite keeps it. A column's meaning is the comment that stands beside it there, which nobody can forget to
 * move along; where a line has none, data/common/codebook.tsv, by table and column or by the column alone. Keys and what refers
 * to what come from SQLite's own tables of them. What is of use to the program alone is named, and hidden in Datasette. */
#include "store/trade/trade.h"

struct column {
    ro_str name, type, refers, meaning;
    bool key;
};

struct sheet {
    ro_str name, meaning;
    bool view, inner;
    RO_VEC(struct column) column;
};

struct book {
    RO_VEC(struct sheet) sheet;
};

/* ---- comments of the schema --------------------------------------------------------------------------------------------- */

/* The columns that stand on the line that is being read. */
struct line {
    struct sheet *sheet;
    size_t at[64], n;
};

static bool letter(char c) { return (ro_byte(c) & RO_BYTE_WORD) || c == '_'; }

static void name_column(struct line *l, ro_str name) {
    for (size_t i = 0; i < l->sheet->column.n && l->n < sizeof l->at / sizeof *l->at; i++)
        if (ro_str_eq(l->sheet->column.v[i].name, name)) l->at[l->n++] = i;
}

static void comment(struct line *l, ro_str words) {
    words = ro_str_trim(words);
    for (size_t i = 0; i < l->n; i++)
        if (!l->sheet->column.v[l->at[i]].meaning.n) l->sheet->column.v[l->at[i]].meaning = words;
}

static size_t end_of(ro_str s, size_t i, const char *sign) {
    ssize_t at = ro_str_find((ro_str){s.p + i, s.n - i}, ro_str_c(sign));
    return at < 0 ? s.n : i + (size_t)at;
}

/* The first word behind "(" or "," of the outermost brackets is a column; a comment speaks of the columns of its line. */
static void read_comments(struct sheet *t, ro_str sql) {
    struct line l = {.sheet = t};
    int depth = 0;
    bool first = false;
    for (size_t i = 0; i < sql.n; i++) {
        char c = sql.p[i];
        if (c == '\n') l.n = 0;
        bool line = c == '-' && i + 1 < sql.n && sql.p[i + 1] == '-', block = c == '/' && i + 1 < sql.n && sql.p[i + 1] == '*';
        if (line || block) {
            size_t end = end_of(sql, i + 2, line ? "\n" : "*/");
            comment(&l, (ro_str){sql.p + i + 2, end - i - 2});
            i = line ? end - 1 : end + 1;
        } else if (c == '(' || c == ')') {
            depth += c == '(' ? 1 : -1;
            first = c == '(' && depth == 1;
        } else if (c == ',') {
            first = depth == 1;
        } else if (first && letter(c)) {
            size_t end = i;
            while (end < sql.n && letter(sql.p[end])) end++;
            name_column(&l, (ro_str){sql.p + i, end - i});
            i = end - 1, first = false;
        }
    }
}

/* ---- the list ----------------------------------------------------------------------------------------------------------- */

static bool meaning_of(ro_job *job, ro_str table, ro_str column, ro_entry *e) {
    const ro_lexicon *list = ro_lexicon_get("codebook");
    ro_str key = ro_str_printf(job->arena, "%.*s%s%.*s", (int)table.n, table.p ? table.p : "", table.n && column.n ? " " : "",
                               (int)column.n, column.p ? column.p : "");
    char *p = (char *)(uintptr_t)key.p;
    for (size_t i = 0; i < key.n; i++)
        if (p[i] == '_') p[i] = ' ';
    return ro_lexicon_find(list, key, e);
}

static void read_columns(ro_job *job, struct sheet *t) {
    ro_query *q = ro_query_new(
        job, "SELECT i.name, i.type, i.pk > 0, (SELECT \"table\" || '.' || coalesce(\"to\", 'n') FROM"
             " pragma_foreign_key_list(?1) f WHERE f.\"from\" = i.name) FROM pragma_table_info(?1) i ORDER BY i.cid");
    ro_bind(q, "s", t->name);
    while (ro_step(q))
        RO_PUSH(job->arena, t->column) =
            (struct column){.name = ro_text(q, 0), .type = ro_text(q, 1), .key = ro_int(q, 2), .refers = ro_text(q, 3)};
}

static void read_sheet(ro_job *job, struct sheet *t) {
    ro_entry e;
    read_columns(job, t);
    if (!t->view) read_comments(t, ro_ask_text(job, "SELECT sql FROM sqlite_schema WHERE name = ?1", "s", t->name));
    for (size_t i = 0; i < t->column.n; i++) {
        struct column *c = &t->column.v[i];
        if (c->meaning.n) continue;
        if (meaning_of(job, t->name, c->name, &e) || meaning_of(job, RO_NONE, c->name, &e)) c->meaning = e.value[0];
    }
    bool told = meaning_of(job, t->name, RO_NONE, &e);
    t->inner = !told || ro_str_is(e.value[1], "inner");
    t->meaning = told ? e.value[0] : RO_S("the program's own");
}

/* A view's column means what the column of a table does that has its name. */
static void borrow(struct book *b, struct column *c) {
    for (size_t i = 0; i < b->sheet.n && !c->meaning.n; i++)
        for (size_t k = 0; k < b->sheet.v[i].column.n && !b->sheet.v[i].view; k++)
            if (ro_str_eq(b->sheet.v[i].column.v[k].name, c->name)) c->meaning = b->sheet.v[i].column.v[k].meaning;
}

static void read_book(ro_job *job, struct book *b) {
    ro_query *q =
        ro_query_new(job, "SELECT name, type = 'view' FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view',"
                          " 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY type <> 'view', name");
    while (ro_step(q)) RO_PUSH(job->arena, b->sheet) = (struct sheet){.name = ro_text(q, 0), .view = ro_int(q, 1)};
    for (size_t i = 0; i < b->sheet.n; i++) read_sheet(job, &b->sheet.v[i]);
    for (size_t i = 0; i < b->sheet.n; i++)
        for (size_t k = 0; k < b->sheet.v[i].column.n; k++) borrow(b, &b->sheet.v[i].column.v[k]);
}

/* ---- written ------------------------------------------------------------------------------------------------------------ */

static void markdown(ro_buf *b, const struct book *k) {
    ro_buf_addc(
        b,
        "# What the tables of a readout archive mean\n\nOne SQLite file. `capture`, `intake` and `source` are what was handed in,"
        " `decision*` what people settled; all else is derived from\nthem and can be made anew (`readout reread`). The views "
        "`v_*`"
        " are for reading: one row is one thing, names instead of numbers, the newest version alone.\nA span counts bytes of"
        " the account's text, half open. The tables of `readout export` carry the columns of the views. Cells of CSV that begin"
        "\nwith = + - @, and ids that read as a number (466229818878, 00e895548014), have an apostrophe in front where the "
        "export was"
        "\nmade with --excel, which also cuts a text at the 32,767 characters that a cell holds.\n");
    for (size_t i = 0; i < k->sheet.n; i++) {
        const struct sheet *t = &k->sheet.v[i];
        ro_buf_printf(b, "\n## %.*s\n\n%.*s\n", (int)t->name.n, t->name.p, (int)t->meaning.n, t->meaning.p);
        if (t->inner) continue;
        ro_buf_addc(b, "\n| column | type | meaning |\n| --- | --- | --- |\n");
        for (size_t c = 0; c < t->column.n; c++) {
            const struct column *x = &t->column.v[c];
            ro_buf_printf(b, "| %.*s | %.*s%s | %.*s%s%.*s%s |\n", (int)x->name.n, x->name.p, (int)x->type.n, x->type.p,
                          x->key ? ", key" : "", (int)x->meaning.n, x->meaning.p ? x->meaning.p : "", x->refers.n ? " (" : "",
                          (int)x->refers.n, x->refers.p ? x->refers.p : "", x->refers.n ? ")" : "");
        }
    }
}

static void html_words(ro_buf *b, ro_str s) {
    for (size_t i = 0; i < s.n; i++) {
        const char *as = s.p[i] == '<' ? "&lt;" : s.p[i] == '>' ? "&gt;" : s.p[i] == '&' ? "&amp;" : NULL;
        if (as)
            ro_buf_addc(b, as);
        else
            ro_buf_byte(b, s.p[i]);
    }
}

static void cell(ro_buf *b, ro_str s) {
    ro_buf_addc(b, "<td>");
    html_words(b, s);
}

static void html(ro_buf *b, const struct book *k) {
    ro_buf_addc(
        b,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        "<meta name=\"generator\" content=\"readout\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none';"
        " style-src 'unsafe-inline'\">\n<title>Schema of the archive</title><style>body{font:16px/1.5 sans-serif;max-width:60em;"
        "margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2em .6em;"
        "border-bottom:1px solid #ccc;vertical-align:top}td:first-child{font-family:monospace}</style></head><body>\n"
        "<h1>Schema of the archive</h1>\n");
    for (size_t i = 0; i < k->sheet.n; i++) {
        const struct sheet *t = &k->sheet.v[i];
        ro_buf_printf(b, "<h2 id=\"%.*s\">%.*s</h2><p>", (int)t->name.n, t->name.p, (int)t->name.n, t->name.p);
        html_words(b, t->meaning);
        ro_buf_addc(b, "</p>\n<table><tr><th scope=\"col\">column<th scope=\"col\">type<th scope=\"col\">refers to<th "
                       "scope=\"col\">meaning\n");
        for (size_t c = 0; c < t->column.n; c++) {
            const struct column *x = &t->column.v[c];
            size_t dot = 0;
            while (dot < x->refers.n && x->refers.p[dot] != '.') dot++;
            ro_buf_addc(b, "<tr>");
            cell(b, x->name);
            cell(b, x->key ? ro_str_printf(b->arena, "%.*s, key", (int)x->type.n, x->type.p) : x->type);
            if (x->refers.n)
                ro_buf_printf(b, "<td><a href=\"#%.*s\">%.*s</a>", (int)dot, x->refers.p, (int)x->refers.n, x->refers.p);
            else
                ro_buf_addc(b, "<td>");
            cell(b, x->meaning);
            ro_buf_byte(b, '\n');
        }
        ro_buf_addc(b, "</table>\n");
    }
    ro_buf_addc(b, "</body></html>\n");
}

/* Datasette knows the database by its file's name without the ending. */
static ro_str database(const char *path) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    return (ro_str){base, dot && dot > base ? (size_t)(dot - base) : strlen(base)};
}

static void datasette(ro_buf *b, const struct book *k, const char *path) {
    ro_buf_addc(b, "{\"title\":\"Accounts of official meetings\",\"description\":\"An archive of readout\",\"databases\":{");
    ro_json_cell(b, ro_utf8_mend(b->arena, database(path)));
    ro_buf_addc(b, ":{\"tables\":{");
    for (size_t i = 0; i < k->sheet.n; i++) {
        const struct sheet *t = &k->sheet.v[i];
        bool any = false;
        ro_buf_addc(b, i ? ",\n" : "\n");
        ro_json_cell(b, t->name);
        ro_buf_addc(b, ":{\"description\":");
        ro_json_cell(b, t->meaning);
        if (t->inner) ro_buf_addc(b, ",\"hidden\":true");
        if (ro_str_is(t->name, "account")) ro_buf_addc(b, ",\"label_column\":\"title\"");
        if (ro_str_is(t->name, "meeting")) ro_buf_addc(b, ",\"label_column\":\"title\",\"sort_desc\":\"date\"");
        ro_buf_addc(b, ",\"columns\":{");
        for (size_t c = 0; c < t->column.n; c++) {
            const struct column *x = &t->column.v[c];
            if (!x->meaning.n) continue;
            if (any) ro_buf_byte(b, ',');
            any = true;
            ro_json_cell(b, x->name);
            ro_buf_byte(b, ':');
            ro_json_cell(b, x->meaning);
        }
        ro_buf_addc(b, "}}");
    }
    ro_buf_addc(b, "}}}}\n");
}

void ro_codebook_write(ro_job *job, struct ro_exporting *e) {
    struct book k = {0};
    ro_buf b = {.arena = job->arena};
    read_book(job, &k);
    static const char *const name[] = {"codebook.md", "schema.html", "metadata.json"};
    for (int i = 0; i < 3; i++) {
        b.n = 0;
        if (i == 2)
            datasette(&b, &k, job->archive->path);
        else
            (i ? html : markdown)(&b, &k);
        ro_outfile *f = ro_outfile_new(job, e, name[i]);
        ro_outfile_put(f, &b);
        ro_outfile_done(f);
    }
}
