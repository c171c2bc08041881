/* The notes of an edition, paragraph by paragraph.
 *
 * A note stands behind its lemma: words that are read otherwise, a passage, or a run of passages that the same accounts lack.
 * What others have besides is noted behind what it follows; a run of such passages is one note. Of a fragment (opening remarks,
 * an announcement) it is not noted what it lacks: it does not cover it. Nothing is left out but, unless all is asked for, what
 * differs in form alone: it is counted. */
#include "present/edition_notes.h"

#include <stdlib.h>

enum { LEMMA = 60, HEAD = 30, TAIL = 22 }; /* columns */
enum { NEAR = 8 };                         /* notes that are looked through for one to join */

struct notes {
    ro_arena *arena;
    const ro_edition *e;
    ro_ed_notes *out;
    bool all;
    RO_VEC(ro_ed_paragraph) paragraphs;
    RO_VEC(ro_ed_note) v; /* of the paragraph at hand */
    uint32_t end;         /* of what the base had last */
    size_t base_passages; /* of the paragraph at hand */
    size_t here;
};

static ro_str base_text(const ro_edition *e) { return e->c->accounts[e->base]->text; }

static ro_span trimmed(ro_str text, ro_span s) {
    ro_str all = ro_cut(text, s), t = ro_str_trim(all);
    if (!t.n) return (ro_span){s.lo, s.lo};
    uint32_t lo = s.lo + (uint32_t)(t.p - all.p);
    return (ro_span){lo, lo + (uint32_t)t.n};
}

static ro_ed_note *note(struct notes *n, ro_ed_note_kind kind, uint32_t passage, uint16_t wit) {
    ro_ed_note *x = &RO_PUSH(n->arena, n->v);
    *x = (ro_ed_note){.kind = kind, .at = n->end, .passage = passage, .upto = passage + 1, .wit = wit};
    x->turn = (uint32_t)n->v.n;
    return x;
}

static void readings(struct notes *n, uint32_t i, const ro_ed_telling *t) {
    uint32_t last = n->end;
    for (size_t j = 0; j < t->n; j++) {
        const ro_ed_piece *p = &t->pieces[j];
        ro_span lemma = trimmed(base_text(n->e), p->r[0].span);
        if (p->n > 1 && ro_ed_parts(n->e, p)) {
            if (n->all || ro_ed_substantive(p)) {
                ro_ed_note *x = note(n, RO_NOTE_READING, i, 0);
                x->lemma = lemma;
                x->piece = p;
                x->at = lemma.hi > lemma.lo ? lemma.hi : last;
            } else {
                n->out->folded++;
            }
        }
        if (lemma.hi > lemma.lo) last = lemma.hi;
    }
}

/* A note nearby of that kind that ends where the passage goes on. */
static ro_ed_note *run(struct notes *n, ro_ed_note_kind kind, uint16_t wit, uint32_t passage) {
    for (size_t i = n->v.n; i-- > 0 && n->v.n - i <= NEAR;) {
        ro_ed_note *x = &n->v.v[i];
        if (x->kind == kind && x->wit == wit && x->upto == passage) return x;
    }
    return NULL;
}

static uint16_t lacking(const ro_edition *e, const ro_ed_passage *p) {
    uint16_t lacks = 0;
    for (unsigned k = 0; k < e->c->naccounts; k++)
        if (!(p->in >> k & 1) && !e->w[k].fragment) lacks |= (uint16_t)(1u << k);
    return lacks;
}

static void absent(struct notes *n, uint32_t i, ro_span lemma) {
    uint16_t lacks = lacking(n->e, &n->e->passages[i]);
    if (!lacks) return;
    ro_ed_note *x = run(n, RO_NOTE_ABSENT, lacks, i);
    if (!x) {
        x = note(n, RO_NOTE_ABSENT, i, lacks);
        x->lemma = lemma;
    }
    x->lemma.hi = x->at = lemma.hi;
    x->upto = i + 1;
}

static void base_passage(struct notes *n, uint32_t i) {
    const ro_ed_passage *p = &n->e->passages[i];
    ro_span span = trimmed(base_text(n->e), p->span[n->e->base]);
    n->base_passages++;
    readings(n, i, &p->tellings[0]);
    if (span.hi > span.lo) n->end = span.hi;
    absent(n, i, span);
    for (size_t j = 1; j < p->n; j++) {
        ro_ed_note *x = note(n, RO_NOTE_RETOLD, i, p->tellings[j].wit);
        x->lemma = span;
        x->telling = &p->tellings[j];
    }
    if (p->from->speaker_changed) note(n, RO_NOTE_SPEAKER, i, p->in)->lemma = span;
    if (p->moved) note(n, RO_NOTE_MOVED, i, p->moved)->lemma = span;
}

static void addition(struct notes *n, uint32_t i) {
    const ro_ed_passage *p = &n->e->passages[i];
    ro_ed_note *x = p->n == 1 && p->tellings[0].n == 1 && !p->moved ? run(n, RO_NOTE_ADDED, p->in, i) : NULL;
    if (x && x->telling->n == 1) {
        x->upto = i + 1;
        return;
    }
    for (size_t j = 0; j < p->n; j++) note(n, RO_NOTE_ADDED, i, p->tellings[j].wit)->telling = &p->tellings[j];
    if (p->from->speaker_changed) note(n, RO_NOTE_SPEAKER, i, p->in);
    if (p->moved) note(n, RO_NOTE_MOVED, i, p->moved);
}

static void pointers(struct notes *n, int32_t after) {
    size_t first = n->v.n;
    for (; n->here < n->e->nhere && n->e->here[n->here].after == after; n->here++) {
        const ro_ed_here *h = &n->e->here[n->here];
        size_t i = first;
        while (i < n->v.n && (n->v.v[i].passage != h->passage || i - first > NEAR)) i++;
        if (i < n->v.n)
            n->v.v[i].wit |= (uint16_t)(1u << h->wit);
        else
            note(n, RO_NOTE_HERE, h->passage, (uint16_t)(1u << h->wit));
    }
}

static int by_place(const void *p, const void *q) {
    const ro_ed_note *a = p, *b = q;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    return (a->turn > b->turn) - (a->turn < b->turn);
}

static void close_paragraph(struct notes *n) {
    if (!n->paragraphs.n) return;
    ro_ed_paragraph *p = &n->paragraphs.v[n->paragraphs.n - 1];
    p->span.hi = n->end > p->span.lo ? n->end : p->span.lo;
    p->n = n->v.n;
    p->notes = RO_NEWS(n->arena, ro_ed_note, p->n + 1);
    for (size_t i = 0; i < p->n; i++) {
        p->notes[i] = n->v.v[i];
        p->notes[i].whole = n->v.v[i].lemma.lo == p->span.lo && n->v.v[i].lemma.hi == p->span.hi && n->base_passages > 1;
    }
    if (p->n) qsort(p->notes, p->n, sizeof *p->notes, by_place);
}

static void open_paragraph(struct notes *n) {
    close_paragraph(n);
    n->v.n = 0;
    n->base_passages = 0;
    RO_PUSH(n->arena, n->paragraphs) = (ro_ed_paragraph){.span = {n->end, n->end}};
}

/* It begins here; what others have before it is noted at its beginning. */
static void begin_paragraph(struct notes *n, const ro_ed_passage *p) {
    ro_ed_paragraph *x = &n->paragraphs.v[n->paragraphs.n - 1];
    x->span.lo = n->end = trimmed(base_text(n->e), p->span[n->e->base]).lo;
    for (size_t i = 0; i < n->v.n; i++) n->v.v[i].at = n->end;
}

ro_ed_notes *ro_ed_annotate(ro_arena *a, const ro_edition *e, bool all) {
    struct notes n = {.arena = a, .e = e, .all = all, .out = RO_NEW(a, ro_ed_notes)};
    n.out->paragraph = RO_NEWS(a, uint32_t, e->n + 1);
    for (uint32_t i = 0; i < e->n; i++) {
        const ro_ed_passage *p = &e->passages[i];
        if (!i || (p->opens_base && n.base_passages)) open_paragraph(&n);
        if (p->base && !n.base_passages) begin_paragraph(&n, p);
        n.out->paragraph[i] = (uint32_t)n.paragraphs.n - 1;
        if (!i) pointers(&n, -1);
        if (p->base)
            base_passage(&n, i);
        else
            addition(&n, i);
        pointers(&n, (int32_t)i);
    }
    close_paragraph(&n);
    n.out->v = n.paragraphs.v;
    n.out->n = n.paragraphs.n;
    return n.out;
}

/* ---- words for it ---- */

/* The first bytes of s that fill that many columns, back to a blank where there is one. */
static size_t head_of(ro_str s, size_t columns) {
    size_t i = 0, blank = 0;
    while (i < s.n && ro_utf8_columns((ro_str){s.p, i}) < columns) {
        if (s.p[i] == ' ') blank = i;
        ro_utf8_next(s, &i);
    }
    return blank ? blank : i;
}

static size_t tail_of(ro_str s, size_t columns) {
    size_t i = s.n, blank = s.n;
    while (i > 0 && s.n - i < columns) {
        do i--;
        while (i && ((unsigned char)s.p[i] & 0xC0) == 0x80);
        if (s.p[i] == ' ') blank = i + 1;
    }
    return blank < s.n ? blank : i;
}

void ro_ed_lemma(ro_buf *b, ro_str s) {
    s = ro_str_blanks(b->arena, s);
    if (s.n > 4 * LEMMA || ro_utf8_columns(s) > LEMMA) {
        ro_buf_add(b, (ro_str){s.p, head_of(s, HEAD)});
        ro_buf_addc(b, " \xE2\x80\xA6 ");
        size_t at = tail_of(s, TAIL);
        s = (ro_str){s.p + at, s.n - at};
    }
    ro_buf_add(b, s);
}

static size_t paragraph_after(const ro_ed_notes *n, int32_t passage) {
    return passage < 0 ? 1 : (size_t)n->paragraph[passage] + 1;
}

uint16_t ro_ed_moved_with(const ro_edition *e, const ro_ed_notes *n, const ro_ed_note *x, uint16_t wit, size_t *paragraph) {
    const int32_t *after = e->passages[x->passage].after;
    uint16_t with = 0;
    *paragraph = paragraph_after(n, after[__builtin_ctz(wit)]);
    for (unsigned k = 0; k < e->c->naccounts; k++)
        if (wit >> k & 1 && paragraph_after(n, after[k]) == *paragraph) with |= (uint16_t)(1u << k);
    return with;
}

void ro_ed_sigla(ro_buf *b, const ro_edition *e, uint16_t wit) {
    bool any = false;
    for (unsigned k = 0; k < e->c->naccounts; k++) {
        if (!(wit >> k & 1)) continue;
        if (any) ro_buf_byte(b, ' ');
        ro_buf_addc(b, e->w[k].siglum);
        any = true;
    }
}

ro_str ro_ed_remark(ro_arena *a, const ro_edition *e, const ro_ed_piece *p, const ro_ed_reading *r) {
    static const char *const plain[] = {"other words", "in one alone", "form", "spelling"};
    ro_buf b = {.arena = a};
    bool tell = r->klass && !ro_ed_blank(ro_ed_words(e, &p->r[0])) && !ro_ed_blank(ro_ed_words(e, r));
    for (size_t i = 0; i < sizeof plain / sizeof *plain && tell; i++) tell = strcmp(r->klass, plain[i]) != 0;
    if (tell) ro_buf_addc(&b, r->klass);
    if (r->excuse) ro_buf_printf(&b, b.n ? "; %s" : "%s", r->excuse);
    return ro_buf_str(&b);
}
