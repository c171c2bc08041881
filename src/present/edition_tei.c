/* The edition as TEI P5, critical apparatus by parallel segmentation. edition_header.c writes the header.
 *
 * A passage is a <seg> with a lasting xml:id, in a <p> where the base has a paragraph. Words that all witnesses share stand once;
 * where they part stands an <app>: <lem> the base (or the first who tells it so), <rdg> the others. Where some tell a passage
 * in other words or not at all, an outer <app> holds one <lem> or <rdg> a telling, with the differences within it inside. What
 * stands outside every <app> belongs to all witnesses of the <lem> or <rdg> around it.
 *
 * To read witness W: go through the <seg>s in order and take of every <app> the <lem> or <rdg> whose @wit names W. At a <ptr> in
 * a reading of W (subtype "moved") stands the <seg> that it points to, and only there. <note> and <milestone> are no words. With
 * blanks folded this is the text of the account; the tests do it. A milestone says which other witnesses begin a paragraph. */
#include "present/edition_tei.h"
#include "base/ctx.h"

#include <stdio.h>

static void raw(struct tei *t, const char *s) { ro_out_c(t->o, s); }

void ro_tei_wit(struct tei *t, const char *attribute, uint16_t wit) {
    raw(t, " ");
    raw(t, attribute);
    raw(t, "=\"");
    bool any = false;
    for (unsigned k = 0; k < t->e->c->naccounts; k++) {
        if (!(wit >> k & 1)) continue;
        raw(t, any ? " #" : "#");
        raw(t, t->e->w[k].siglum);
        any = true;
    }
    raw(t, "\"");
}

/* A class as a value of one word: "other words" to "other-words". */
static void token(struct tei *t, const char *attribute, const char *value) {
    char s[64];
    snprintf(s, sizeof s, "%s", value);
    for (char *p = s; *p; p++)
        if (*p == ' ') *p = '-';
    raw(t, " ");
    raw(t, attribute);
    raw(t, "=\"");
    ro_out_xml(t->o, ro_str_c(s));
    raw(t, "\"");
}

static void language(struct tei *t, unsigned k) {
    ro_str l = t->e->c->accounts[k]->language;
    if (!l.n || ro_str_eq(l, t->e->c->accounts[t->e->base]->language)) return;
    raw(t, " xml:lang=\"");
    ro_out_xml(t->o, l);
    raw(t, "\"");
}

/* ---- words ---- */

/* Line ends become one blank, a paragraph within a passage is marked; the blank behind a passage ends the line. */
static void text(struct tei *t, ro_str s, bool last) {
    size_t end = s.n, from = 0;
    while (end && (s.p[end - 1] == ' ' || s.p[end - 1] == '\n')) end--;
    for (size_t i = 0; i < end; i++) {
        if (s.p[i] != '\n') continue;
        size_t lines = i;
        while (s.p[i + 1] == '\n') i++;
        ro_out_xml(t->o, (ro_str){s.p + from, lines - from});
        raw(t, i > lines ? " <milestone unit=\"paragraph\"/>" : " ");
        from = i + 1;
    }
    ro_out_xml(t->o, (ro_str){s.p + from, end - from});
    if (end < s.n) raw(t, last ? "\n" : " ");
}

static void words(struct tei *t, const ro_ed_reading *r, bool last) {
    text(t, ro_ed_words(t->e, r), last);
    if (r->blank) raw(t, last ? "\n" : " ");
}

/* ---- apparatus ---- */

static void open_app(struct tei *t, const char *type) {
    raw(t, "<app xml:id=\"");
    raw(t, t->p->id);
    raw(t, ".");
    ro_out_num(t->o, ++t->napps);
    raw(t, "\" type=\"");
    raw(t, type);
    raw(t, "\">");
}

static const char *change(const struct tei *t, const ro_ed_piece *p, const ro_ed_reading *r) {
    if (ro_ed_blank(ro_ed_words(t->e, &p->r[0]))) return "addition";
    if (ro_ed_blank(ro_ed_words(t->e, r))) return "omission";
    return r->klass ? r->klass : "form";
}

static void reading(struct tei *t, const ro_ed_piece *p, const ro_ed_reading *r) {
    bool lemma = r == p->r;
    raw(t, lemma ? "<lem" : "<rdg");
    ro_tei_wit(t, "wit", r->wit);
    if (!lemma) {
        token(t, "type", r->substantive ? "substantive" : "orthographic");
        token(t, "subtype", change(t, p, r));
    }
    raw(t, ">");
    words(t, r, false);
    raw(t, lemma ? "</lem>" : "</rdg>");
    if (!r->excuse) return;
    raw(t, "<note type=\"explanation\">");
    ro_out_xml(t->o, ro_str_c(r->excuse));
    raw(t, "</note>");
}

static void pieces(struct tei *t, const ro_ed_telling *x) {
    for (size_t i = 0; i < x->n; i++) {
        const ro_ed_piece *p = &x->pieces[i];
        if (p->n == 1) {
            words(t, &p->r[0], i + 1 == x->n);
            continue;
        }
        open_app(t, ro_ed_substantive(p) ? "substantive" : "orthographic");
        for (size_t j = 0; j < p->n; j++) reading(t, p, &p->r[j]);
        raw(t, "</app>");
    }
}

static void telling(struct tei *t, const ro_ed_telling *x, bool lemma) {
    raw(t, lemma ? "<lem" : "<rdg");
    ro_tei_wit(t, "wit", x->wit);
    if (!lemma) {
        token(t, "type", "substantive");
        token(t, "subtype", t->p->base || x > t->p->tellings ? "other-words" : "addition");
        if (t->p->n > 1) token(t, "cert", ro_ed_certainty(t->p));
    }
    language(t, x->leader);
    raw(t, ">");
    pieces(t, x);
    raw(t, lemma ? "</lem>" : "</rdg>");
}

/* Those who are silent: first who covers this part of the meeting, then who does not. */
static void silent(struct tei *t, uint16_t lacks) {
    uint16_t covers = 0;
    for (unsigned k = 0; k < t->e->c->naccounts; k++)
        if (lacks >> k & 1 && !ro_ed_silent(t->e, t->p, k)) covers |= (uint16_t)(1u << k);
    for (int i = 0; i < 2; i++) {
        uint16_t wit = i ? (uint16_t)(lacks & ~covers) : covers;
        if (!wit) continue;
        raw(t, "<rdg");
        ro_tei_wit(t, "wit", wit);
        raw(t,
            i ? " type=\"substantive\" subtype=\"absent\" cause=\"coverage\"/>" : " type=\"substantive\" subtype=\"absent\"/>");
    }
}

static uint16_t all_witnesses(const ro_edition *e) { return (uint16_t)((1u << e->c->naccounts) - 1); }

static void tellings(struct tei *t) {
    const ro_ed_passage *p = t->p;
    uint16_t lacks = all_witnesses(t->e) & (uint16_t)~p->in;
    if (p->n == 1 && !lacks) {
        pieces(t, &p->tellings[0]);
        return;
    }
    open_app(t, "substantive");
    if (!p->base) {
        raw(t, "<lem");
        ro_tei_wit(t, "wit", lacks);
        raw(t, "/>");
    }
    for (size_t i = 0; i < p->n; i++) telling(t, &p->tellings[i], p->base && i == 0);
    if (p->base) silent(t, lacks);
    raw(t, "</app>");
}

static void speakers(struct tei *t) {
    if (!t->p->from->speaker_changed) return;
    for (unsigned k = 0; k < t->e->c->naccounts; k++) {
        ro_buf b = {.arena = t->arena};
        if (!(t->p->in >> k & 1)) continue;
        ro_ed_speakers(&b, t->e, t->p, k);
        if (!b.n) continue;
        raw(t, "<note type=\"speaker\"");
        ro_tei_wit(t, "source", (uint16_t)(1u << k));
        raw(t, ">");
        ro_out_xml(t->o, ro_buf_str(&b));
        raw(t, "</note>");
    }
}

/* ---- passages ---- */

static void passage(struct tei *t) {
    const ro_ed_passage *p = t->p;
    if (p->opens) {
        raw(t, "<milestone unit=\"paragraph\"");
        ro_tei_wit(t, "edRef", p->opens);
        raw(t, "/>");
    }
    raw(t, "<seg xml:id=\"");
    raw(t, p->id);
    raw(t, p->base ? "\" type=\"base\"" : "\" type=\"addition\"");
    if (!p->base) language(t, p->tellings[0].leader);
    raw(t, ">");
    t->napps = 0;
    tellings(t);
    speakers(t);
    raw(t, "</seg>");
}

/* What an account has behind passage `after` and the edition gives elsewhere. */
static void pointers(struct tei *t, int32_t after) {
    const ro_edition *e = t->e;
    for (; t->here < e->nhere && e->here[t->here].after == after; t->here++) {
        uint16_t wit = (uint16_t)(1u << e->here[t->here].wit);
        raw(t, "<app type=\"transposition\"><lem");
        ro_tei_wit(t, "wit", all_witnesses(e) & (uint16_t)~wit);
        raw(t, "/><rdg");
        ro_tei_wit(t, "wit", wit);
        raw(t, " type=\"substantive\" subtype=\"moved\"><ptr target=\"#");
        raw(t, e->passages[e->here[t->here].passage].id);
        raw(t, "\"/></rdg></app>");
    }
}

static void body(struct tei *t) {
    const ro_edition *e = t->e;
    size_t paragraphs = 0;
    bool begun = false; /* the paragraph has words of the base */
    raw(t, "<text><body>\n<div type=\"edition\">\n");
    for (size_t i = 0; i < e->n; i++) {
        t->p = &e->passages[i];
        if (!i || (t->p->opens_base && begun)) {
            begun = false;
            raw(t, paragraphs++ ? "</p>\n<p n=\"" : "<p n=\"");
            ro_out_num(t->o, paragraphs);
            raw(t, "\">");
        }
        begun |= t->p->base;
        if (!i) pointers(t, -1);
        passage(t);
        pointers(t, (int32_t)i);
    }
    raw(t, paragraphs ? "</p>\n</div>\n</body></text>\n" : "<p/>\n</div>\n</body></text>\n");
}

static void document(ro_arena *a, const ro_edition *e, ro_out *o, const void *unused) {
    (void)unused;
    struct tei *t = RO_NEW(a, struct tei);
    *t = (struct tei){.arena = a, .e = e, .o = o};
    raw(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"");
    ro_str l = e->c->accounts[e->base]->language;
    if (l.n) raw(t, " xml:lang=\""), ro_out_xml(o, l), raw(t, "\"");
    raw(t, ">\n");
    ro_tei_header(t);
    body(t);
    raw(t, "</TEI>\n");
}

ro_status ro_edition_tei(ro_ctx *ctx, const ro_comparison *c, unsigned base, ro_sink sink) {
    return ro_edition_write(ctx, c, base, (struct ro_ed_writer){document, NULL}, sink);
}
