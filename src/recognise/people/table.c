/* Tables that list who was there, before anybody is found in them.
 *
 * In: the paragraphs that stand in cells, the elements of the page (rows and columns are counted there), the classes of their
 * words. Each paragraph is a name alone, an office, a line of a list ("N, Minister of M"), a side, or the heading of a column
 * (data/LANG/table_words.tsv). A table counts where the line before it, or a cell above or before, has a phrase of
 * data/LANG/attendance.tsv that opens a list: other tables (signed documents, agendas) hold names of people who were not there.
 * What is said over a column, in a row of its own, or in the row decides the side. A name is then one by its place alone.
 *
 * Given up: cells that span rows, inverted names ("Norn, Ada"), tables drawn with blanks in plain text, tables whose cells hold
 * running text (the page is laid out with them). */
#include "recognise/people/table.h"

enum {
    CLIMB = 16,      /* elements between a paragraph and its cell */
    NAME_WORDS = 5,  /* of a name */
    LABEL_WORDS = 8, /* of a cell that opens a list or names a side */
    LINE_WORDS = 30, /* of an office; of several sentences with more the page is laid out in a table */
    CELL_WORDS = 80, /* of a cell that lists people without semicolons */
};

/* Place of each element among its like: a row in its table, a cell in its row. */
struct grid {
    uint32_t *nth, *count; /* of each element; how many such children it has */
};

static bool tag_is(const ro_element *e, const char *tag) { return strcmp(e->tag, tag) == 0; }
static bool is_cell(const ro_element *e) { return tag_is(e, "td") || tag_is(e, "th"); }

/* The nearest element of the kind from e upwards, 0 none. */
static uint32_t above(const ro_page *p, uint32_t e, bool (*is)(const ro_element *)) {
    for (int n = 0; e && n < CLIMB; n++, e = p->elements[e].parent)
        if (is(&p->elements[e])) return e;
    return 0;
}

static bool is_row(const ro_element *e) { return tag_is(e, "tr"); }
static bool is_table(const ro_element *e) { return tag_is(e, "table"); }

static struct grid count(ro_arena *a, const ro_page *p) {
    struct grid g = {RO_NEWS(a, uint32_t, p->nelements + 1), RO_NEWS(a, uint32_t, p->nelements + 1)};
    for (uint32_t e = 1; e < p->nelements; e++) {
        uint32_t up = is_cell(&p->elements[e])  ? above(p, e, is_row)
                      : is_row(&p->elements[e]) ? above(p, p->elements[e].parent, is_table)
                                                : 0;
        if (up) g.nth[e] = g.count[up]++;
    }
    return g;
}

/* Rows and columns of the paragraphs; false where none stands in a table. */
static bool place(struct finder *f) {
    const ro_page *p = f->r->page;
    const ro_cleaned *text = f->r->clean;
    bool any = false;
    for (size_t i = 0; i < text->nparagraphs && !any; i++) any = text->paragraphs[i].kind == RO_PARA_CELL;
    if (!any || !p->nelements || text->nparagraphs != f->u->nparas) return false;
    struct grid g = count(f->arena, p);
    f->cells = RO_NEWS(f->arena, struct table_cell, f->u->nparas + 1);
    for (size_t i = 0, b = 0; i < text->nparagraphs; i++) { /* paragraphs are blocks, in their order */
        while (b < p->nblocks && p->blocks[b].source.lo != text->paragraphs[i].source.lo) b++;
        if (b == p->nblocks) break;
        uint32_t cell = above(p, p->blocks[b].parent, is_cell), row = cell ? above(p, cell, is_row) : 0,
                 table = row ? above(p, row, is_table) : 0;
        if (table) f->cells[i] = (struct table_cell){table, g.nth[row], g.nth[cell], g.count[row], CELL_NONE, 0, false, RO_NONE};
    }
    return true;
}

/* ---- what stands in a cell ---------------------------------------------------------------------------------------- */

size_t ro_table_name(const struct finder *f, size_t para) {
    size_t lo = f->u->paras[para].word, hi = lo + f->u->paras[para].nwords;
    while (lo < hi && f->cls[lo] & (W_HONOUR | W_RANK)) lo++;
    return lo;
}

static bool name_alone(const struct finder *f, size_t para) {
    size_t lo = ro_table_name(f, para), hi = f->u->paras[para].word + f->u->paras[para].nwords;
    bool word = false;
    if (hi - lo < 2 || hi - lo > NAME_WORDS || !ro_people_cap(f, lo)) return false;
    for (size_t i = lo; i < hi; i++) {
        if (!ro_people_cap(f, i) && !(f->cls[i] & W_INNER) && !ro_str_is(ro_units_gap(f->u, i - 1), "-")) return false;
        if (f->u->words[i].flags & RO_WORD_DIGIT || f->cls[i] & (W_OFFICE | W_POSS | W_STATE)) return false;
        if (f->cls[i] & W_THING && !(f->cls[i] & (W_ALSO | W_INITIAL))) return false;
        bool initial = i > lo && f->cls[i - 1] & W_INITIAL;
        if (i > lo && !ro_people_joined(f, i, initial ? "." : f->cls[i] & W_SUFFIX ? "," : "")) return false;
        word = word || !(f->cls[i] & (W_COMMON | W_INNER)) || f->cls[i] & W_GIVEN;
    }
    return word;
}

static bool has_office(const struct finder *f, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++)
        if (f->olen[i] && f->cls[i] & W_OFFICE) return true;
    return false;
}

/* The one state that all of the words name, RO_NONE when they say more. */
static ro_str side_alone(const struct finder *f, size_t lo, size_t hi) {
    const ro_lexicon *words = ro_lexicon_get("table_words");
    ro_str side = RO_NONE;
    ro_entry e;
    if (hi - lo > LABEL_WORDS) return side;
    for (size_t i = lo; i < hi; i++) {
        const struct place_of *s = ro_people_state(f, i);
        if (s && s->kind != 'c' && s->kind != 'p' && (!side.n || ro_str_eq(side, s->side)))
            side = s->side;
        else if (!ro_word_find(&f->u->words[i], words, &e) || ro_str_is(e.value[0], "title"))
            return RO_NONE;
    }
    return side;
}

static void describe(const struct finder *f, size_t para) {
    struct table_cell *c = &f->cells[para];
    size_t lo = f->u->paras[para].word, hi = lo + f->u->paras[para].nwords;
    ro_entry e;
    if (lo == hi) return;
    c->side = side_alone(f, lo, hi);
    if (ro_units_match(f->u, ro_lexicon_get("table_words"), lo, hi, &e) == hi - lo && !ro_str_is(e.value[0], "part"))
        c->kind = CELL_HEAD, c->holds = e.value[0].p[0];
    else if (c->side.n)
        c->kind = CELL_SIDE;
    else if (name_alone(f, para))
        c->kind = CELL_NAME;
    else if (has_office(f, lo, hi) &&
             (hi - lo <= LINE_WORDS || ro_str_find(ro_cut(f->u->text, f->u->paras[para].span), RO_S(";")) >= 0))
        c->kind = ro_listed_line_name(f, ro_table_name(f, para), hi) ? CELL_BOTH : CELL_TITLE;
}

/* ---- what the table says of its cells ------------------------------------------------------------------------------- */

/* The paragraphs [from, end) of one table. */
struct span_of {
    size_t from, end;
};

static bool opens_list(const struct finder *f, size_t para) {
    const ro_upara *x = &f->u->paras[para];
    if (!x->nsentences) return false;
    const ro_sentence *s = &f->u->sentences[x->sentence + x->nsentences - 1];
    return ro_listed_from(f, s->word, s->word + s->nwords) != SIZE_MAX;
}

/* From which paragraph on, and in which row alone, those present are listed: behind the line before the table, or behind a short
 * cell; "Participants | A, Minister" says it of its row. */
static void mark_listed(const struct finder *f, struct span_of t) {
    bool all = t.from && opens_list(f, t.from - 1);
    uint32_t row = UINT32_MAX;
    for (size_t p = t.from; p < t.end; p++) {
        struct table_cell *c = &f->cells[p];
        bool label = f->u->paras[p].nwords <= LABEL_WORDS && c->kind != CELL_NAME && c->kind != CELL_BOTH && opens_list(f, p);
        bool before = label && c->column == 0 && p + 1 < t.end && c[1].row == c->row &&
                      (c[1].kind == CELL_BOTH || f->u->paras[p + 1].nwords > LABEL_WORDS);
        if (before)
            row = c->row;
        else
            all = all || label;
        c->listed = all || c->row == row;
    }
}

/* A column is what its heading says, or what most of its cells are: "Academician" is an office among offices. */
static void settle_columns(const struct finder *f, struct span_of t) {
    enum { COLUMNS = 12 };
    int names[COLUMNS] = {0};
    for (size_t p = t.from; p < t.end; p++) {
        const struct table_cell *c = &f->cells[p];
        if (c->column >= COLUMNS) continue;
        if (c->kind == CELL_HEAD && c->holds != 's') names[c->column] += c->holds == 'n' ? 1000 : -1000;
        names[c->column] += (c->kind == CELL_NAME) - (c->kind == CELL_TITLE);
    }
    for (size_t p = t.from; p < t.end; p++) {
        struct table_cell *c = &f->cells[p];
        bool words = c->kind == CELL_NONE && f->u->paras[p].nwords && ro_people_cap(f, f->u->paras[p].word);
        if (c->column < COLUMNS && names[c->column] < 0 && (words || c->kind == CELL_NAME)) c->kind = CELL_TITLE;
    }
}

/* The side of each cell: that of a cell of its row, of the heading over it, of the row that parts the table. */
static void settle_sides(const struct finder *f, struct span_of t) {
    enum { WIDE = 8 };
    ro_str head[WIDE] = {RO_NONE}, section = RO_NONE;
    uint32_t columns = 0;
    for (size_t p = t.from, end; p < t.end; p = end) {
        size_t sides = 0, others = 0;
        ro_str own = RO_NONE;
        for (end = p; end < t.end && f->cells[end].row == f->cells[p].row; end++) {
            const struct table_cell *c = &f->cells[end];
            others += c->kind == CELL_NAME || c->kind == CELL_TITLE || c->kind == CELL_BOTH;
            if (c->kind == CELL_SIDE) own = c->side, sides++;
        }
        if (!others && sides == 1) section = own;
        if (!others && sides > 1) columns = f->cells[p].columns, section = RO_NONE;
        for (size_t k = p; k < end; k++) {
            struct table_cell *c = &f->cells[k];
            if (!others && sides > 1 && c->column < WIDE) head[c->column] = c->side;
            if (c->kind == CELL_SIDE) continue;
            uint32_t over = columns && c->columns >= columns ? c->column * columns / c->columns : WIDE;
            c->side = sides ? own : over < WIDE && head[over].n ? head[over] : section;
        }
    }
}

static bool running_text(const struct finder *f, struct span_of t) {
    for (size_t p = t.from; p < t.end; p++) {
        const ro_upara *x = &f->u->paras[p];
        bool list = memchr(f->u->text.p + x->span.lo, ';', x->span.hi - x->span.lo);
        if (x->nwords > LINE_WORDS && !list && x->nsentences > 1) return true;
        if (x->nwords > CELL_WORDS && !list) return true;
    }
    return false;
}

void ro_table_find(struct finder *f) {
    if (f->u->base || !place(f)) return;
    bool any = false;
    struct span_of t = {0, 0};
    for (; t.from < f->u->nparas; t.from = t.end) {
        uint32_t table = f->cells[t.from].table;
        t.end = t.from + 1;
        while (t.end < f->u->nparas && table && f->cells[t.end].table == table) t.end++;
        if (!table) continue;
        for (size_t p = t.from; p < t.end; p++) describe(f, p);
        if (running_text(f, t)) continue;
        mark_listed(f, t);
        settle_columns(f, t);
        settle_sides(f, t);
        for (size_t p = t.from; p < t.end; p++) any = any || f->cells[p].listed;
    }
    if (!any) f->cells = NULL;
}
