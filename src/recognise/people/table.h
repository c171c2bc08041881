/* Tables that list who was there: which paragraph is which cell, and what stands in it. */
#ifndef RO_TABLE_H
#define RO_TABLE_H

#include "recognise/people/people.h"

enum cell_kind {
    CELL_NONE,
    CELL_NAME,  /* one name and nothing else */
    CELL_TITLE, /* an office, no name in sight */
    CELL_BOTH,  /* a line of a list: "N, Minister of M" */
    CELL_SIDE,  /* a state, and words such as "delegation" */
    CELL_HEAD,  /* says what its column holds */
};

/* One paragraph of a table. table: an element of the page, 0 where the paragraph stands in none. */
struct table_cell {
    uint32_t table, row, column, columns; /* columns: cells of its row */
    enum cell_kind kind;
    char holds;  /* of CELL_HEAD: 'n' names, 't' titles, 's' sides */
    bool listed; /* the words before or above it say that those present are listed here */
    ro_str side; /* of CELL_SIDE, and of cells under one */
};

/* Fills f->cells, one for each paragraph; leaves it NULL where no table lists people. */
void ro_table_find(struct finder *);
/* The word that the name in the paragraph begins with, behind forms of address. */
size_t ro_table_name(const struct finder *, size_t para);

#endif
