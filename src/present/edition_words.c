/* A passage cut where its witnesses part.
 *
 * 1. Tellings: a witness joins the first telling whose leader it differs from by edits only, or not at all; one that tells it in
 *    other words leads a telling of its own. The base leads the first.
 * 2. Each text becomes a row of units: a byte, or a run of blanks. The edits between leader and witness cut both rows into
 *    blocks. Between blocks the rows must be equal; where they are not (blanks, marks that are no edit) a block of form is made,
 * so that nothing rests on the edits being complete.
 * 3. Blocks of all witnesses that overlap on the leader's row become one piece; what lies between is common. Each witness's part
 *    of a piece is read off its own row, and those that read the same are one reading.
 *
 * Every unit of every row lies in exactly one piece. Cost: rows times witnesses of the telling. */
#include "present/edition.h"

#include <stdlib.h>

enum { WIDEN = 40 }; /* units that a block of form is widened by, to whole words */

struct row {
    char *c;      /* ' ' for a run of blanks */
    uint32_t *at; /* byte of the text that each unit begins at; at[n]: the end */
    uint32_t n;
    bool closed; /* the last unit is the end of the text */
};

/* Units [lo, hi) of the leader's row stand for [mlo, mhi) of the witness's. */
struct block {
    uint32_t lo, hi, mlo, mhi;
    const char *klass, *excuse;
    bool substantive;
};

struct member {
    unsigned wit;
    struct row row;
    RO_VEC(struct block) b;
    size_t done;   /* blocks behind us */
    uint32_t l, m; /* where both rows stand behind them */
};

struct cutting {
    ro_arena *arena;
    const ro_edition *e;
    ro_ed_passage *p;
    struct row lead;
    struct member m[RO_MAX_ACCOUNTS];
    size_t n; /* members besides the leader */
};

/* ---- rows ---- */

/* The end of a text counts as a blank, as it would stand before another passage. */
static struct row row_of(ro_arena *a, const ro_edition *e, const ro_ed_passage *p, unsigned k) {
    ro_str text = e->c->accounts[k]->text;
    ro_span s = p->span[k];
    struct row r = {ro_alloc_raw(a, s.hi - s.lo + 2), ro_alloc_raw(a, sizeof(uint32_t) * (s.hi - s.lo + 2)), 0, false};
    for (size_t i = s.lo; i < s.hi;) {
        size_t at = i;
        bool blank = ro_cp_blank(ro_utf8_next(text, &i));
        if (blank && r.n && r.c[r.n - 1] == ' ') continue;
        for (size_t j = at; j < (blank ? at + 1 : i); j++) r.c[r.n] = blank ? ' ' : text.p[j], r.at[r.n++] = (uint32_t)j;
    }
    if (s.hi == text.n && !(r.n && r.c[r.n - 1] == ' ')) r.c[r.n] = ' ', r.at[r.n++] = s.hi, r.closed = true;
    r.at[r.n] = s.hi;
    return r;
}

static uint32_t unit_at(const struct row *r, uint32_t byte) { return (uint32_t)RO_FIRST_FROM(mid, r->n, r->at[mid] < byte); }

/* ---- blocks of one witness ---- */

struct gap {
    uint32_t lo, hi, mlo, mhi;
};

static bool word_edge(const struct row *r, uint32_t i) { return i == 0 || i >= r->n || r->c[i] == ' ' || r->c[i - 1] == ' '; }
static bool inside_character(const struct row *r, uint32_t i) { return i < r->n && ((unsigned char)r->c[i] & 0xC0) == 0x80; }

/* How many of `same` equal units before i of both rows are left when the edge moves back to that of a word. */
static uint32_t widened(const struct row *r, uint32_t i, uint32_t same, int step) {
    uint32_t left = same;
    while (left && same - left < WIDEN && !word_edge(r, step < 0 ? i - (same - left) : i + (same - left))) left--;
    if (left && word_edge(r, step < 0 ? i - (same - left) : i + (same - left))) return left;
    for (left = same; left && inside_character(r, step < 0 ? i - (same - left) : i + (same - left)); left--) {
    }
    return left;
}

static void put_block(struct cutting *c, struct member *m, struct block b) {
    struct block *last = m->b.n ? &m->b.v[m->b.n - 1] : NULL;
    bool joined = last && last->hi == b.lo && last->mhi == b.mlo && (!last->klass || !b.klass);
    if (!joined) {
        RO_PUSH(c->arena, m->b) = b;
        return;
    }
    last->hi = b.hi;
    last->mhi = b.mhi;
    last->substantive |= b.substantive;
    if (!last->klass) last->klass = b.klass, last->excuse = b.excuse;
}

/* Between two edits the rows should be equal; what is not becomes a block of form. */
static void settle_gap(struct cutting *c, struct member *m, struct gap g) {
    const struct row *x = &c->lead, *y = &m->row;
    uint32_t n = g.hi - g.lo < g.mhi - g.mlo ? g.hi - g.lo : g.mhi - g.mlo, front = 0, back = 0;
    if (g.hi - g.lo == g.mhi - g.mlo && memcmp(x->c + g.lo, y->c + g.mlo, n) == 0) return;
    while (front < n && x->c[g.lo + front] == y->c[g.mlo + front]) front++;
    while (back < n - front && x->c[g.hi - 1 - back] == y->c[g.mhi - 1 - back]) back++;
    front = widened(x, g.lo + front, front, -1);
    back = widened(x, g.hi - back, back, 1);
    put_block(c, m, (struct block){g.lo + front, g.hi - back, g.mlo + front, g.mhi - back, NULL, NULL, false});
}

static void cut_member(struct cutting *c, struct member *m, unsigned leader) {
    ro_edit *e = RO_NEWS(c->arena, ro_edit, c->p->from->nedits + 1);
    size_t n = ro_view_edits(c->p->from, leader, m->wit, e, c->p->from->nedits);
    uint32_t l = 0, k = 0;
    for (size_t i = 0; i < n; i++) {
        struct block b = {unit_at(&c->lead, e[i].xspan.lo),
                          unit_at(&c->lead, e[i].xspan.hi),
                          unit_at(&m->row, e[i].yspan.lo),
                          unit_at(&m->row, e[i].yspan.hi),
                          ro_view_edit(&e[i]),
                          e[i].excuse,
                          e[i].substantive};
        if (b.lo < l || b.mlo < k || (b.lo == b.hi && b.mlo == b.mhi)) continue;
        settle_gap(c, m, (struct gap){l, b.lo, k, b.mlo});
        put_block(c, m, b);
        l = b.hi;
        k = b.mhi;
    }
    settle_gap(c, m, (struct gap){l, c->lead.n, k, m->row.n});
}

/* ---- pieces ---- */

struct stretch {
    uint32_t lo, hi;
};

static int by_stretch(const void *p, const void *q) {
    const struct stretch *a = p, *b = q;
    if (a->lo != b->lo) return a->lo < b->lo ? -1 : 1;
    return (a->hi > b->hi) - (a->hi < b->hi);
}

/* Where some member parts from the leader, overlapping blocks joined. */
static size_t parting(struct cutting *c, struct stretch **out) {
    size_t all = 0, n = 0;
    for (size_t j = 0; j < c->n; j++) all += c->m[j].b.n;
    struct stretch *s = RO_NEWS(c->arena, struct stretch, all + 1);
    for (size_t j = 0; j < c->n; j++)
        for (size_t i = 0; i < c->m[j].b.n; i++) s[n++] = (struct stretch){c->m[j].b.v[i].lo, c->m[j].b.v[i].hi};
    if (n) qsort(s, n, sizeof *s, by_stretch);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct stretch *last = kept ? &s[kept - 1] : NULL;
        bool same_point = last && s[i].lo == s[i].hi && last->lo == last->hi && last->lo == s[i].lo;
        if (last && (s[i].lo < last->hi || same_point))
            last->hi = s[i].hi > last->hi ? s[i].hi : last->hi;
        else
            s[kept++] = s[i];
    }
    *out = s;
    return kept;
}

static bool same_units(const struct row *x, struct stretch s, const struct row *y, struct stretch t) {
    return s.hi - s.lo == t.hi - t.lo && memcmp(x->c + s.lo, y->c + t.lo, s.hi - s.lo) == 0;
}

/* Takes the reading's words from the row. */
static void set_words(ro_ed_reading *r, const struct row *row, struct stretch s) {
    r->span = (ro_span){row->at[s.lo], row->at[s.hi]};
    r->blank = row->closed && s.lo < s.hi && s.hi == row->n;
}

/* The member's part of a piece, and what its blocks say of it. */
static struct stretch read_off(struct member *m, struct stretch s, ro_ed_reading *r) {
    struct stretch t = {m->m + (s.lo - m->l), 0};
    for (; m->done < m->b.n; m->done++) {
        const struct block *b = &m->b.v[m->done];
        if (b->hi > s.hi || (b->lo == s.hi && s.lo < s.hi)) break;
        if (!r->klass || (b->substantive && !r->substantive)) r->klass = b->klass, r->excuse = b->excuse;
        r->substantive |= b->substantive;
        m->l = b->hi;
        m->m = b->mhi;
    }
    t.hi = m->m + (s.hi - m->l);
    return t;
}

static void put_piece(struct cutting *c, ro_ed_telling *t, struct stretch s, bool parted) {
    if (!parted && s.lo == s.hi) return;
    ro_ed_piece *piece = &t->pieces[t->n++];
    struct stretch at[RO_MAX_ACCOUNTS] = {s};
    const struct row *row[RO_MAX_ACCOUNTS] = {&c->lead};
    piece->r = RO_NEWS(c->arena, ro_ed_reading, parted ? c->n + 1 : 1);
    piece->r[piece->n++] = (ro_ed_reading){.wit = parted ? (uint16_t)(1u << t->leader) : t->wit, .of = t->leader};
    set_words(&piece->r[0], &c->lead, s);
    for (size_t j = 0; j < c->n && parted; j++) {
        ro_ed_reading r = {.wit = (uint16_t)(1u << c->m[j].wit), .of = c->m[j].wit};
        struct stretch u = read_off(&c->m[j], s, &r);
        size_t i = 0;
        while (i < piece->n && !same_units(row[i], at[i], &c->m[j].row, u)) i++;
        if (i < piece->n) {
            piece->r[i].wit |= r.wit;
            continue;
        }
        set_words(&r, &c->m[j].row, u);
        at[i] = u;
        row[i] = &c->m[j].row;
        piece->r[piece->n++] = r;
    }
}

static void cut_telling(struct cutting *c, ro_ed_telling *t) {
    c->n = 0;
    c->lead = row_of(c->arena, c->e, c->p, t->leader);
    for (unsigned k = 0; k < c->e->c->naccounts; k++) {
        if (k == t->leader || !(t->wit >> k & 1)) continue;
        struct member *m = &c->m[c->n++];
        *m = (struct member){.wit = k, .row = row_of(c->arena, c->e, c->p, k)};
        cut_member(c, m, t->leader);
    }
    struct stretch *s;
    size_t n = parting(c, &s);
    uint32_t at = 0;
    t->pieces = RO_NEWS(c->arena, ro_ed_piece, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        put_piece(c, t, (struct stretch){at, s[i].lo}, false);
        put_piece(c, t, s[i], true);
        at = s[i].hi;
    }
    put_piece(c, t, (struct stretch){at, c->lead.n}, false);
}

/* ---- tellings ---- */

static uint32_t next_letter(ro_str s, size_t *i) {
    while (*i < s.n) {
        uint32_t c = ro_utf8_next(s, i);
        if (ro_cp_word(c)) return ro_cp_lower(c);
    }
    return 0;
}

static bool same_letters(ro_str s, ro_str t) {
    uint32_t c = 1, d = 1;
    for (size_t i = 0, j = 0; c && c == d;) c = next_letter(s, &i), d = next_letter(t, &j);
    return c == d;
}

static bool near(const ro_edition *e, const ro_passage *p, unsigned leader, unsigned k) {
    ro_edit one;
    return ro_view_edits(p, leader, k, &one, 1) ||
           same_letters(ro_cut(e->c->accounts[leader]->text, p->spans[leader]), ro_cut(e->c->accounts[k]->text, p->spans[k]));
}

static void place_witness(const ro_edition *e, ro_ed_passage *p, unsigned k) {
    for (size_t i = 0; i < p->n; i++)
        if (near(e, p->from, p->tellings[i].leader, k)) {
            p->tellings[i].wit |= (uint16_t)(1u << k);
            return;
        }
    p->tellings[p->n++] = (ro_ed_telling){.wit = (uint16_t)(1u << k), .leader = k};
}

void ro_edition_cut(ro_arena *a, const ro_edition *e, ro_ed_passage *p) {
    p->tellings = RO_NEWS(a, ro_ed_telling, __builtin_popcount(p->in));
    if (p->base) place_witness(e, p, e->base);
    for (unsigned k = 0; k < e->c->naccounts; k++)
        if (p->in >> k & 1 && !(p->base && k == e->base)) place_witness(e, p, k);
    struct cutting *c = RO_NEW(a, struct cutting);
    *c = (struct cutting){.arena = a, .e = e, .p = p};
    for (size_t i = 0; i < p->n; i++) cut_telling(c, &p->tellings[i]);
}

/* ---- what the writers ask ---- */

ro_str ro_ed_words(const ro_edition *e, const ro_ed_reading *r) { return ro_cut(e->c->accounts[r->of]->text, r->span); }

bool ro_ed_blank(ro_str s) { return !ro_str_trim(s).n; }

bool ro_ed_parts(const ro_edition *e, const ro_ed_piece *p) {
    ro_str lemma = ro_str_trim(ro_ed_words(e, &p->r[0]));
    for (size_t i = 1; i < p->n; i++)
        if (!ro_str_eq(lemma, ro_str_trim(ro_ed_words(e, &p->r[i])))) return true;
    return false;
}

bool ro_ed_substantive(const ro_ed_piece *p) {
    for (size_t i = 1; i < p->n; i++)
        if (p->r[i].substantive) return true;
    return false;
}
