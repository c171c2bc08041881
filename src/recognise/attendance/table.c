/* Who was there, out of a table (people/table.h says which cell is what).
 *
 * In: the paragraphs of a table that lists those present. A name takes the office beside it in its row, or beside it under the
 * heading of one side; which of the two stands first is the same all along a row. A cell that holds name and office is read as a
 * line of a list. Given up: an office that stands for the names of several rows. */
#include "recognise/people/table.h"
#include "recognise/attendance/attendance.h"

static struct run *run_of(const struct roll *c, size_t para) {
    size_t i = ro_table_name(c->f, para);
    struct run *r = i < c->u->nwords && c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
    return r && r->word == i ? r : NULL;
}

static void attend(struct roll *c, size_t name, size_t title) {
    const struct run *r = run_of(c, name);
    if (!r) return;
    struct title t = {0};
    if (title != SIZE_MAX) {
        const ro_upara *x = &c->u->paras[title];
        t = (struct title){.lo = x->word, .hi = x->word + x->nwords, .after = title > name};
    }
    ro_att_attend(c, (struct entry){r, &t, c->f->cells[name].side, RO_ROLE_LISTED, "attendance.table", .one_of = false});
    long at = ro_att_listed(c, r->person);
    if (title == SIZE_MAX && at == (long)c->f->att.n - 1) c->f->att.v[at].why.certain = false;
}

/* A line of a list: one person, unless semicolons part several. */
static void line(struct roll *c, size_t p) {
    const ro_upara *x = &c->u->paras[p];
    bool several = false;
    for (size_t i = x->word; i + 1 < x->word + x->nwords && !several; i++) several = ro_att_gap_has(c, i, ";");
    ro_att_sides(
        c, x->word, x->word + x->nwords,
        (struct listing){.side = c->f->cells[p].side, .role = RO_ROLE_LISTED, .bullet = !several, .rule = "attendance.table"});
}

/* The cells [from, end) of one row, or of one side in it. */
static void people(struct roll *c, size_t from, size_t end) {
    size_t name = SIZE_MAX, title = SIZE_MAX;
    bool name_first = false, known = false;
    for (size_t p = from; p < end; p++) {
        enum cell_kind k = c->f->cells[p].kind;
        if (!known && (k == CELL_NAME || k == CELL_TITLE)) name_first = k == CELL_NAME, known = true;
        if (k == CELL_BOTH) line(c, p);
        if (k == CELL_TITLE && title == SIZE_MAX) title = p;
        if (k == CELL_NAME && name_first) {
            if (name != SIZE_MAX) attend(c, name, title);
            name = p, title = SIZE_MAX;
        } else if (k == CELL_NAME) {
            attend(c, p, title);
            name = p, title = SIZE_MAX;
        }
    }
    if (name_first) attend(c, name, title);
    if (known && name == SIZE_MAX && title != SIZE_MAX) line(c, title); /* "Minister of M Ada Norn" */
}

size_t ro_att_table(struct roll *c, size_t p) {
    const struct table_cell *cells = c->f->cells;
    if (!cells || !cells[p].listed) return 0;
    size_t end = p, next;
    for (; end < c->u->nparas && cells[end].listed && cells[end].table == cells[p].table; end = next) {
        bool apart = false; /* the row has people of several sides, each under its own heading */
        for (next = end; next < c->u->nparas && cells[next].listed && cells[next].table == cells[p].table &&
                         cells[next].row == cells[end].row;
             next++)
            apart = apart || !ro_str_eq(cells[next].side, cells[end].side);
        for (size_t k = end, stop; k < next; k = stop) {
            for (stop = k + 1; stop < next && !(apart && !ro_str_eq(cells[stop].side, cells[k].side)); stop++) {
            }
            people(c, k, stop);
        }
    }
    return end - p;
}
