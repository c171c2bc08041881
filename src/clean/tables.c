/* Tables of data: their cells are no lines of a menu because they are short or linked.
 *
 * A table is one of data where two rows or more have two cells with words, all short, most of them not linked. Nothing here makes
 * a table the account; where the account lies already it takes in the whole table, with the heading right above it. */
#include "clean/choose.h"

enum {
    CLIMB = 8,       /* elements between a block and its cell, and between a cell and its table */
    CELL_WORDS = 30, /* of a cell; more is a page laid out in a table */
    LINKED = 60,     /* per cent of its bytes; more is a list of other things */
};

/* The element with the tag that holds the block, 0 none nearer. */
static uint32_t holder(const ro_page *p, uint32_t e, const char *tag) {
    for (int n = 0; e && n < CLIMB; n++, e = p->elements[e].parent)
        if (strcmp(p->elements[e].tag, tag) == 0) return e;
    return 0;
}

static bool of_data(const ro_page *p, const ro_look *k, uint32_t table) {
    const ro_element *t = &p->elements[table];
    size_t rows = 0, bytes = 0, linked = 0;
    uint32_t last_row = 0, last_cell = 0, cells = 0;
    for (uint32_t i = t->first; i < t->end; i++) {
        const ro_block *b = &p->blocks[i];
        uint32_t row = holder(p, b->parent, "tr"), cell = holder(p, b->parent, "td");
        if (k[i].words > CELL_WORDS && !memchr(b->text.p, ';', b->text.n)) return false;
        if (!cell) cell = holder(p, b->parent, "th");
        cells = row != last_row ? 1 : cells + (cell != last_cell);
        rows += cells == 2 && cell != last_cell;
        last_row = row, last_cell = cell;
        bytes += b->text.n, linked += b->link_bytes;
    }
    return rows > 1 && linked * 100 < bytes * LINKED;
}

bool *ro_choose_tables(ro_arena *a, const ro_page *p, const ro_look *k, ro_choice *c) {
    bool *data = RO_NEWS(a, bool, p->nblocks + 1);
    for (size_t i = c->first; i < c->end && i < p->nblocks && p->nelements;) {
        uint32_t table = holder(p, p->blocks[i].parent, "table");
        size_t end = table ? p->elements[table].end : i + 1;
        bool is = table && p->elements[table].first == i && end > i && of_data(p, k, table);
        for (size_t m = i; is && m < end; m++) data[m] = true;
        if (is && c->lo < end && c->hi > i) { /* the account reaches into it */
            if (c->lo > i) c->lo = i;
            if (c->hi < end) c->hi = end;
            if (c->lo == i && i > c->first && p->blocks[i - 1].level > 1 && !c->place[i - 1]) c->lo = i - 1;
        }
        i = is ? end : i + 1;
    }
    return data;
}
