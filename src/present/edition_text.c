/* The edition for a terminal: the witnesses, the base text with numbers in it, under each paragraph its notes, the people.
 *
 * Notes are in the short words of critical editions, which the head explains. Every word of every account stands somewhere, but
 * for what differs in form alone, which is counted and shown with --all. */
#include "present/edition_notes.h"
#include "present/terminal.h"

#include <stdio.h>

enum { MARGIN = 5, NOTE = 7 };

struct page {
    ro_arena *arena;
    const ro_edition *e;
    const ro_ed_notes *notes;
    const ro_style *style;
    ro_term term;
};

static void line(struct page *p, unsigned indent, unsigned later, const ro_buf *b) {
    ro_term_blanks(&p->term, indent);
    ro_term_line(&p->term, indent, later, ro_buf_str(b));
}

static void say(struct page *p, unsigned indent, const char *s) {
    ro_buf b = {.arena = p->arena};
    ro_buf_addc(&b, s);
    line(p, indent, indent, &b);
}

static void heading(struct page *p, const char *s) {
    ro_out_c(p->term.out, "\n");
    ro_term_colour(&p->term, RO_TERM_BOLD);
    ro_out_c(p->term.out, s);
    ro_term_colour(&p->term, RO_TERM_END);
    ro_out_c(p->term.out, "\n");
}

/* ---- witnesses ---- */

static void witness(struct page *p, unsigned k) {
    const ro_edition *e = p->e;
    const ro_record *r = e->c->accounts[k];
    ro_buf b = {.arena = p->arena};
    ro_buf_printf(&b, "%s ", e->w[k].siglum);
    ro_term_words(&b, e->w[k].name);
    if (r->carrier.value.n) {
        ro_buf_addc(&b, " (as carried by ");
        ro_term_words(&b, r->carrier.value);
        ro_buf_addc(&b, ")");
    }
    if (*r->published.value) ro_buf_printf(&b, ", published %s", r->published.value);
    if (k == e->base) ro_buf_addc(&b, ": base text");
    line(p, 2, 4, &b);
    b.n = 0;
    ro_view_account(&b, r);
    if (e->w[k].fragment) ro_buf_addc(&b, ": what it lacks is not noted");
    line(p, 4, 4, &b);
    b.n = 0;
    ro_term_words(&b, r->url.n ? r->url : e->c->refs[k]);
    ro_term_colour(&p->term, RO_TERM_DIM);
    line(p, 4, 4, &b);
    b.n = 0;
    ro_buf_printf(&b, "sha256 %s", r->sha256);
    line(p, 4, 4, &b);
    ro_term_colour(&p->term, RO_TERM_END);
}

static void head(struct page *p) {
    ro_buf b = {.arena = p->arena};
    ro_term_words(&b, ro_ed_title(p->arena, p->e));
    ro_term_colour(&p->term, RO_TERM_BOLD);
    line(p, 0, 0, &b);
    ro_term_colour(&p->term, RO_TERM_END);
    heading(p, "Witnesses");
    for (unsigned k = 0; k < p->e->c->naccounts; k++) witness(p, k);
    ro_out_c(p->term.out, "\n");
    say(p, 2, p->e->why);
    say(p, 2,
        "word ] other word: read so by the witness named. om.: absent from it. add.: it has besides. transp.: it has this "
        "elsewhere. aliter: it tells this in other words. (?): that it is the same is doubtful.");
    if (!p->notes->folded) return;
    b.n = 0;
    ro_buf_printf(&b, "%zu %s of form alone %s left out (--all).", p->notes->folded,
                  p->notes->folded == 1 ? "difference" : "differences", p->notes->folded == 1 ? "is" : "are");
    line(p, 2, 2, &b);
}

/* ---- text ---- */

static void superscript(ro_buf *b, size_t n) {
    static const char *const digit[] = {"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",     "\xE2\x81\xB4",
                                        "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};
    char s[24];
    int len = snprintf(s, sizeof s, "%zu", n);
    for (int i = 0; i < len; i++) ro_buf_addc(b, digit[s[i] - '0']);
}

/* Runs of numbers at one place are parted, lest they read as one. */
static void base_words(struct page *p, const ro_ed_paragraph *x, size_t number) {
    ro_buf b = {.arena = p->arena};
    ro_str text = p->e->c->accounts[p->e->base]->text;
    uint32_t at = x->span.lo;
    ro_buf_printf(&b, "%zu ", number);
    while (b.n < MARGIN) ro_buf_byte(&b, ' ');
    ro_out_add(p->term.out, ro_buf_str(&b));
    unsigned first = (unsigned)b.n;
    b.n = 0;
    for (size_t i = 0; i < x->n; i++) {
        const ro_ed_note *note = &x->notes[i];
        ro_term_words(&b, ro_cut(text, (ro_span){at, note->at}));
        ro_buf_addc(&b, i && note->at == at && x->notes[i - 1].at == at ? "\xCB\x92" : "");
        superscript(&b, i + 1);
        at = note->at;
    }
    ro_term_words(&b, ro_cut(text, (ro_span){at, x->span.hi}));
    ro_term_line(&p->term, first, MARGIN, ro_buf_str(&b));
}

/* ---- notes ---- */

static void bold_sigla(struct page *p, ro_buf *b, uint16_t wit) {
    ro_buf_byte(b, RO_TERM_BOLD);
    ro_ed_sigla(b, p->e, wit);
    ro_buf_byte(b, RO_TERM_END);
}

static void lemma(struct page *p, ro_buf *b, ro_str s) {
    ro_buf short_one = {.arena = p->arena};
    ro_ed_lemma(&short_one, s);
    ro_term_words(b, ro_buf_str(&short_one));
}

static void readings(struct page *p, ro_buf *b, const ro_ed_piece *piece) {
    ro_str lem = ro_ed_words(p->e, &piece->r[0]);
    bool nothing = ro_ed_blank(lem);
    if (!nothing) lemma(p, b, lem), ro_buf_addc(b, " ] ");
    for (size_t i = 1; i < piece->n; i++) {
        const ro_ed_reading *r = &piece->r[i];
        ro_str remark = ro_ed_remark(p->arena, p->e, piece, r);
        if (i > 1) ro_buf_addc(b, "; ");
        if (nothing) ro_buf_addc(b, "add. ");
        if (ro_ed_blank(ro_ed_words(p->e, r)))
            ro_buf_addc(b, "om. ");
        else
            ro_term_words(b, ro_str_trim(ro_ed_words(p->e, r))), ro_buf_byte(b, ' ');
        bold_sigla(p, b, r->wit);
        if (remark.n) ro_buf_addc(b, " ("), ro_buf_add(b, remark), ro_buf_addc(b, ")");
    }
}

/* What a telling of its own says, and under it where its witnesses part. */
static void told(struct page *p, ro_buf *b, const ro_ed_note *n) {
    for (uint32_t i = n->passage; i < n->upto; i++) {
        const ro_ed_telling *t = n->kind == RO_NOTE_ADDED && i > n->passage ? &p->e->passages[i].tellings[0] : n->telling;
        for (size_t j = 0; j < t->n; j++) ro_term_words(b, ro_ed_words(p->e, &t->pieces[j].r[0]));
    }
    while (b->n && b->p[b->n - 1] == ' ') b->n--;
    for (size_t j = 0; j < n->telling->n; j++) {
        const ro_ed_piece *piece = &n->telling->pieces[j];
        if (piece->n < 2 || !ro_ed_parts(p->e, piece) || !(p->style->all || ro_ed_substantive(piece))) continue;
        ro_buf_addc(b, " [");
        readings(p, b, piece);
        ro_buf_addc(b, "]");
    }
}

static void spoken(struct page *p, ro_buf *b, const ro_ed_note *n) {
    bool any = false;
    for (unsigned k = 0; k < p->e->c->naccounts; k++) {
        ro_buf who = {.arena = p->arena};
        if (!(n->wit >> k & 1)) continue;
        ro_ed_speakers(&who, p->e, &p->e->passages[n->passage], k);
        ro_buf_addc(b, any ? ", " : "said ");
        ro_buf_addc(b, who.n ? "by " : "without a name");
        ro_term_words(b, ro_buf_str(&who));
        ro_buf_addc(b, " in ");
        bold_sigla(p, b, (uint16_t)(1u << k));
        any = true;
    }
}

static void moved(struct page *p, ro_buf *b, const ro_ed_note *n) {
    for (uint16_t left = n->wit, with; left; left &= (uint16_t)~with) {
        size_t paragraph;
        with = ro_ed_moved_with(p->e, p->notes, n, left, &paragraph);
        ro_buf_addc(b, left == n->wit ? "transp. " : ", ");
        bold_sigla(p, b, with);
        ro_buf_printf(b, " to %zu", paragraph);
    }
}

static void here(struct page *p, ro_buf *b, const ro_ed_note *n) {
    unsigned k = (unsigned)__builtin_ctz(n->wit);
    bold_sigla(p, b, n->wit);
    ro_buf_addc(b, n->wit & (n->wit - 1) ? " have here: " : " has here: ");
    lemma(p, b, ro_cut(p->e->c->accounts[k]->text, p->e->passages[n->passage].from->spans[k]));
    ro_buf_printf(b, " (given in %zu)", (size_t)p->notes->paragraph[n->passage] + 1);
}

static void of_passage(struct page *p, ro_buf *b, const ro_ed_note *n) {
    const ro_ed_passage *q = &p->e->passages[n->passage];
    if (n->whole)
        ro_buf_addc(b, "the whole paragraph");
    else if (n->lemma.hi > n->lemma.lo)
        lemma(p, b, ro_cut(p->e->c->accounts[p->e->base]->text, n->lemma));
    else
        lemma(p, b, ro_cut(p->e->c->accounts[q->tellings[0].leader]->text, q->from->spans[q->tellings[0].leader]));
    ro_buf_addc(b, " ] ");
}

static void note(struct page *p, const ro_ed_note *n, size_t number) {
    ro_buf b = {.arena = p->arena};
    superscript(&b, number);
    ro_buf_byte(&b, ' ');
    if (n->kind != RO_NOTE_READING && n->kind != RO_NOTE_ADDED && n->kind != RO_NOTE_HERE) of_passage(p, &b, n);
    switch (n->kind) {
    case RO_NOTE_READING: readings(p, &b, n->piece); break;
    case RO_NOTE_ABSENT: ro_buf_addc(&b, "om. "), bold_sigla(p, &b, n->wit); break;
    case RO_NOTE_RETOLD:
    case RO_NOTE_ADDED:
        ro_buf_addc(&b, n->kind == RO_NOTE_ADDED ? "add. " : "aliter ");
        bold_sigla(p, &b, n->wit);
        if (strcmp(ro_ed_certainty(&p->e->passages[n->passage]), "low") == 0) ro_buf_addc(&b, " (?)");
        ro_buf_addc(&b, ": ");
        told(p, &b, n);
        break;
    case RO_NOTE_SPEAKER: spoken(p, &b, n); break;
    case RO_NOTE_MOVED: moved(p, &b, n); break;
    case RO_NOTE_HERE: here(p, &b, n); break;
    }
    line(p, NOTE, NOTE + 2, &b);
}

static void paragraph(struct page *p, size_t i) {
    const ro_ed_paragraph *x = &p->notes->v[i];
    ro_out_c(p->term.out, "\n");
    base_words(p, x, i + 1);
    for (size_t j = 0; j < x->n; j++) note(p, &x->notes[j], j + 1);
}

/* ---- people ---- */

static void person(struct page *p, const ro_ed_person *who) {
    ro_buf b = {.arena = p->arena};
    ro_term_words(&b, who->name);
    if (who->side.n) ro_buf_addc(&b, " ("), ro_term_words(&b, ro_side_name(who->side)), ro_buf_addc(&b, ")");
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < who->npassages; i++) {
        uint32_t x = p->notes->paragraph[who->passages[i]];
        if (x != last) ro_buf_printf(&b, last == UINT32_MAX ? ": %u" : ", %u", x + 1);
        last = x;
    }
    line(p, 2, 4, &b);
    for (size_t i = 0; i < who->ncalled; i++) {
        const struct ro_ed_called *c = &who->called[i];
        bool other = !ro_str_eq(c->name, who->name);
        if (!other && !c->person->ntitles) continue;
        b.n = 0;
        bold_sigla(p, &b, (uint16_t)(1u << c->wit));
        ro_buf_byte(&b, ' ');
        if (other) ro_term_words(&b, c->name);
        for (size_t j = 0; j < c->person->ntitles; j++) {
            ro_buf_addc(&b, other || j ? "; " : "");
            ro_term_words(&b, c->person->titles[j]);
        }
        line(p, 4, 6, &b);
    }
}

static void whole_page(ro_arena *a, const ro_edition *e, ro_out *o, const void *how) {
    struct page p = {.arena = a, .e = e, .style = how, .term = ro_term_of(o, how)};
    p.notes = ro_ed_annotate(a, e, p.style->all);
    head(&p);
    heading(&p, "Text");
    for (size_t i = 0; i < p.notes->n; i++) paragraph(&p, i);
    if (!e->npeople) return;
    heading(&p, "People, with the paragraphs that name them");
    for (size_t i = 0; i < e->npeople; i++) person(&p, &e->people[i]);
}

ro_status ro_edition_text(ro_ctx *ctx, const ro_comparison *c, unsigned base, const ro_style *style, ro_sink sink) {
    return ro_edition_write(ctx, c, base, (struct ro_ed_writer){whole_page, style}, sink);
}
