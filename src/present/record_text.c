/* The record of one account for a person at a terminal.
 *
 * The title; then a short table of what the page is, each value with the words it comes from; who was there, a side at a time;
 * what is said, by whom; what was left out, and why; notes. Values that are not certain carry a question mark. With explain, a
 * line under each value gives its rule and its bytes; speech is clipped to three lines unless all is asked for. Everything fits
 * the width and is readable without colour. Words of pages pass a filter: a page must not be able to drive the terminal. Nothing
 * is allocated. */
#include "base/ctx.h"
#include "present/comparison.h"
#include "present/out.h"

#include <stdio.h>

enum { LABEL = 13, CLIP = 3 }; /* columns of the left margin; lines of a statement shown when not all is */

struct sheet {
    ro_out out;
    const ro_record *rec;
    const ro_style *style;
    unsigned width;
};

/* Where the pen stands on the paper. */
struct pen {
    struct sheet *s;
    unsigned col, indent, lines, limit; /* limit: lines that may be filled, 0 any number */
    bool fresh, full;
};

static void blanks(struct sheet *s, unsigned n) {
    while (n--) ro_out_c(&s->out, " ");
}

static void style(struct sheet *s, const char *code) {
    if (s->style->colour) ro_out_c(&s->out, code);
}
static void bold(struct sheet *s) { style(s, "\033[1m"); }
static void dim(struct sheet *s) { style(s, "\033[2m"); }
static void plain(struct sheet *s) { style(s, "\033[0m"); }

static bool shown(uint32_t c) {
    return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
}

static unsigned word_columns(ro_str w) {
    unsigned n = 0;
    for (size_t i = 0; i < w.n;) {
        size_t at = i;
        if (shown(ro_utf8_next(w, &i))) n += (unsigned)ro_utf8_columns((ro_str){w.p + at, i - at});
    }
    return n;
}

static void new_line(struct pen *p) {
    if (p->limit && ++p->lines == p->limit) {
        ro_out_c(&p->s->out, " …");
        p->full = true;
        return;
    }
    ro_out_c(&p->s->out, "\n");
    blanks(p->s, p->indent);
    p->col = p->indent;
    p->fresh = true;
}

static void put_word(struct pen *p, ro_str w) {
    unsigned wide = word_columns(w), room = p->s->width - 2 * (p->limit > 0); /* a clipped text keeps room for its mark */
    if (!p->fresh && p->col + 1 + wide > room) new_line(p);
    if (p->full) return;
    if (!p->fresh) ro_out_c(&p->s->out, " "), p->col++;
    p->fresh = false;
    for (size_t i = 0; i < w.n && !p->full;) {
        size_t at = i;
        if (!shown(ro_utf8_next(w, &i))) continue;
        ro_str c = {w.p + at, i - at};
        unsigned n = (unsigned)ro_utf8_columns(c);
        if (p->col + n > room && p->col > p->indent) new_line(p), p->fresh = false;
        if (p->full) return;
        ro_out_add(&p->s->out, c);
        p->col += n;
    }
}

static void put(struct pen *p, ro_str text) {
    for (size_t i = 0, from = 0; i <= text.n && !p->full;) {
        size_t at = i;
        if (i < text.n && !ro_cp_blank(ro_utf8_next(text, &i))) continue;
        if (at > from) put_word(p, (ro_str){text.p + from, at - from});
        from = i;
        if (at == text.n) break;
    }
}

static void put_c(struct pen *p, const char *s) { put(p, ro_str_c(s)); }

static struct pen pen_at(struct sheet *s, unsigned col) { return (struct pen){.s = s, .col = col, .indent = col, .fresh = true}; }

static void end_line(struct sheet *s) { ro_out_c(&s->out, "\n"); }

/* A label in the margin; the pen stands behind it. */
static struct pen label(struct sheet *s, const char *name) {
    dim(s);
    blanks(s, 2);
    ro_out_c(&s->out, name);
    plain(s);
    blanks(s, LABEL - 2 - (unsigned)strlen(name));
    return pen_at(s, LABEL);
}

/* A side in the margin, on a line of its own where it is too wide. */
static struct pen label_side(struct sheet *s, ro_str side) {
    struct pen p = pen_at(s, 2);
    dim(s);
    blanks(s, 2);
    put(&p, side);
    plain(s);
    bool wide = p.col >= LABEL;
    if (wide) end_line(s);
    blanks(s, wide ? LABEL : LABEL - p.col);
    return pen_at(s, LABEL);
}

static void heading(struct sheet *s, const char *words) {
    end_line(s);
    bold(s);
    ro_out_c(&s->out, words);
    plain(s);
    end_line(s);
}

static void number(struct sheet *s, size_t n) { ro_out_num(&s->out, n); }

/* The line under a value that says where it comes from. */
static void explain(struct sheet *s, const ro_because *why) {
    if (!s->style->explain || !why->rule) return;
    dim(s);
    blanks(s, LABEL);
    ro_out_c(&s->out, why->rule);
    ro_out_c(&s->out, why->certain ? ", certain" : ", not certain");
    const ro_span *at = why->span.lo != UINT32_MAX ? &why->span : &why->source;
    if (at->lo != UINT32_MAX && at->hi) {
        ro_out_c(&s->out, at == &why->span ? "; text " : "; page ");
        number(s, at->lo);
        ro_out_c(&s->out, "-");
        number(s, at->hi);
    }
    plain(s);
    end_line(s);
}

static void value(struct sheet *s, const char *name, ro_str v, const ro_because *why) {
    if (!v.p) return;
    struct pen p = label(s, name);
    put(&p, v);
    if (why && why->rule && !why->certain) put_c(&p, "(?)");
    end_line(s);
    if (why) explain(s, why);
}

static void quote(struct pen *p, ro_str words) {
    char q[160];
    if (!words.n) return;
    if (words.n > sizeof q - 3) { /* longer than any date is printed */
        put(p, words);
        return;
    }
    snprintf(q, sizeof q, "\"%.*s\"", (int)words.n, words.p);
    put_c(p, q);
}

static void date(struct sheet *s, const char *name, const ro_date *d) {
    static const char *const basis[] = {"",         "",        "dateline", "sign-off", "page's metadata",
                                        "masthead", "address", "as given", "bounds"};
    struct pen p = label(s, name);
    bool day = *d->earliest && strcmp(d->earliest, d->latest) == 0;
    if (*d->value || day)
        put_c(&p, *d->value ? d->value : d->earliest);
    else if (*d->other)
        put_c(&p, d->earliest), put_c(&p, "or"), put_c(&p, d->latest);
    else if (*d->earliest || *d->latest) {
        if (*d->earliest) put_c(&p, *d->latest ? "between" : "not before"), put_c(&p, d->earliest);
        if (*d->latest) put_c(&p, *d->earliest ? "and" : "not after"), put_c(&p, d->latest);
    } else
        put_c(&p, "not known");
    if (d->why.rule && !d->why.certain && (*d->value || day)) put_c(&p, "(?)");
    quote(&p, d->evidence);
    if (d->basis > RO_BASIS_TEXT && d->basis < RO_BASIS_BOUNDS) {
        char b[32];
        snprintf(b, sizeof b, "(%s)", basis[d->basis]);
        put_c(&p, b);
    }
    end_line(s);
    explain(s, &d->why);
}

static void kind(struct sheet *s) {
    static const char *const form[] = {"", "of talks", "of a call", "of a visit"};
    static const char *const scope[] = {"", "whole", "opening remarks only", "a part"};
    const ro_record *r = s->rec;
    struct pen p = label(s, "what");
    put_c(&p, ro_view_kind(r));
    if (r->form) put_c(&p, form[r->form]);
    if (r->kind == RO_KIND_NOTICE) put_c(&p, "still to come");
    if (r->kind == RO_KIND_TRANSCRIPT && r->scope) put_c(&p, "·"), put_c(&p, scope[r->scope]);
    if (r->language.p) put_c(&p, "·"), put(&p, r->language);
    end_line(s);
    explain(s, &r->kind_why);
    if (r->form) explain(s, &r->form_why);
}

static void sides(struct sheet *s) {
    if (!s->rec->nsides) return;
    struct pen p = label(s, "sides");
    for (size_t i = 0; i < s->rec->nsides; i++) {
        if (i) ro_out_c(&s->out, ","), p.col++;
        put(&p, ro_side_name(s->rec->sides[i]));
    }
    end_line(s);
}

static void facts(struct sheet *s) {
    const ro_record *r = s->rec;
    kind(s);
    value(s, "publisher", r->publisher.value, &r->publisher.why);
    value(s, "carried by", r->carrier.value, &r->carrier.why);
    date(s, "meeting", &r->meeting);
    value(s, "author", r->author.value, &r->author.why);
    value(s, "section", r->section.value, &r->section.why);
    date(s, "published", &r->published);
    if (*r->modified.value && strcmp(r->modified.value, r->published.value) != 0) date(s, "changed", &r->modified);
    date(s, "captured", &r->captured);
    value(s, "place", r->place.value, &r->place.why);
    sides(s);
    value(s, "asked by", r->asked.value, &r->asked.why);
    bool parts = r->nencounters > 1 || (r->nencounters && (r->encounters->duration.p || r->encounters->time.p));
    for (size_t i = 0; parts && i < r->nencounters; i++) {
        const ro_encounter *e = &r->encounters[i];
        struct pen p = label(s, i ? "" : "parts");
        put_c(&p, e->kind);
        if (*e->date && strcmp(e->date, r->meeting.value) != 0) put_c(&p, "·"), put_c(&p, e->date);
        if (e->place.p) put_c(&p, "·"), put(&p, e->place);
        if (e->time.p) put_c(&p, "·"), put(&p, e->time);
        if (e->zone.p) put(&p, e->zone);
        if (e->duration.p) put_c(&p, "·"), put(&p, e->duration);
        end_line(s);
        explain(s, &e->why);
    }
    value(s, "address", r->url, NULL);
    value(s, "archived at", r->archived_url, NULL);
}

/* ---- who was there --------------------------------------------------------------------------------------------------- */

static void attendee(struct sheet *s, const ro_attendee *a, bool first) {
    struct pen p = label_side(s, !first ? RO_S("") : a->side.p ? ro_side_name(a->side) : RO_S("?"));
    p.indent += 2;
    bold(s);
    put(&p, a->base.p ? a->base : a->name.n ? a->name : a->title); /* printed in a case only: as the endings lead it back */
    plain(s);
    if (!a->name.n) ro_out_c(&s->out, ", not named"), p.col += 11;
    if (a->name.n && a->title.p) ro_out_c(&s->out, ","), p.col++, put(&p, a->title);
    if (a->role == RO_ROLE_JOINED) put_c(&p, "(joined)");
    if (a->remark.p) ro_out_c(&s->out, ","), p.col++, put(&p, a->remark);
    if (!a->why.certain && a->why.rule) put_c(&p, "(?)");
    end_line(s);
    explain(s, &a->why);
}

/* A side at a time; who belongs to none of the record's sides comes last. */
static void attendance(struct sheet *s) {
    enum { SIDES = 24 }; /* more sides than that are listed together at the end */
    const ro_record *r = s->rec;
    size_t n = r->nsides < SIDES ? r->nsides : SIDES;
    if (r->nattendance) heading(s, "Who was there");
    for (size_t k = 0; k <= n; k++) {
        const ro_attendee *last = NULL;
        for (size_t i = 0; i < r->nattendance; i++) {
            const ro_attendee *a = &r->attendance[i];
            size_t of = 0;
            while (of < n && !(a->side.p && ro_str_eq(a->side, r->sides[of]))) of++;
            if (of != k) continue;
            attendee(s, a, !last || !ro_str_eq(last->side, a->side));
            last = a;
        }
    }
    if (r->nabsent) heading(s, "Who was not there");
    for (size_t i = 0; i < r->nabsent; i++) attendee(s, &r->absent[i], true);
}

/* ---- what is said ---------------------------------------------------------------------------------------------------- */

enum { BASES = 64 }; /* people among whom a speaker's base form is looked for */

static bool same_speakers(const ro_statement *a, const ro_statement *b) {
    if (a->nspeakers != b->nspeakers || a->mode != b->mode || !ro_str_eq(a->side, b->side)) return false;
    for (size_t i = 0; i < a->nspeakers; i++)
        if (!ro_str_eq(a->speakers[i], b->speakers[i])) return false;
    return true;
}

/* The base form where a name is printed in a case only. */
static ro_str in_base(const struct sheet *s, ro_str name) {
    for (size_t i = 0; i < s->rec->npeople && i < BASES; i++)
        if (s->rec->people[i].base.p && ro_str_eq(s->rec->people[i].name, name)) return s->rec->people[i].base;
    return name;
}

static void speakers(struct sheet *s, const ro_statement *x) {
    static const char *const mode[] = {"says", "as reported", "together", "nobody named"};
    struct pen p = pen_at(s, 2);
    blanks(s, 2);
    bold(s);
    for (size_t i = 0; i < x->nspeakers; i++) {
        if (i) ro_out_c(&s->out, ","), p.col++;
        put(&p, in_base(s, x->speakers[i]));
    }
    if (!x->nspeakers && x->side.p) put(&p, ro_side_name(x->side)), put_c(&p, "(nobody named)");
    plain(s);
    if (p.fresh && x->mode == RO_MODE_COLLECTIVE)
        put_c(&p, "together");
    else if (p.fresh)
        put_c(&p, "nobody named");
    else
        put_c(&p, "·"), put_c(&p, mode[x->mode]);
    end_line(s);
}

static void statements(struct sheet *s) {
    const ro_record *r = s->rec;
    if (!r->nstatements) return;
    heading(s, "What is said");
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *x = &r->statements[i];
        if (!i || !same_speakers(x, x - 1)) speakers(s, x);
        blanks(s, 4);
        struct pen p = pen_at(s, 4);
        if (!s->style->all) p.limit = CLIP;
        put(&p, ro_cut(r->text, x->why.span));
        end_line(s);
        explain(s, &x->why);
    }
}

/* ---- what was left out ----------------------------------------------------------------------------------------------- */

/* Each line under its reason; runs of one reason under one. */
static void cuts(struct sheet *s) {
    const ro_record *r = s->rec;
    for (size_t i = 0; i < r->nfurniture; i++) {
        const ro_furniture *f = &r->furniture[i];
        if (!i || strcmp(f->why, f[-1].why) != 0) {
            struct pen p = pen_at(s, 2);
            blanks(s, 2);
            put_c(&p, f->why);
            end_line(s);
        }
        blanks(s, 4);
        struct pen p = pen_at(s, 4);
        dim(s);
        put(&p, f->text);
        plain(s);
        end_line(s);
    }
}

/* How often each reason stands; reasons are the cleaner's few constant phrases. */
static void furniture(struct sheet *s) {
    enum { REASONS = 24 };
    const ro_record *r = s->rec;
    struct {
        const char *why;
        size_t n;
    } seen[REASONS];
    size_t n = 0, rest = 0;
    if (!r->nfurniture) return;
    for (size_t i = 0; i < r->nfurniture; i++) {
        size_t k = 0;
        while (k < n && strcmp(seen[k].why, r->furniture[i].why) != 0) k++;
        if (k == n && n < REASONS) seen[n].why = r->furniture[i].why, seen[n++].n = 0;
        if (k < n)
            seen[k].n++;
        else
            rest++;
    }
    heading(s, "Left out of the text");
    if (s->style->cuts) {
        cuts(s);
        return;
    }
    for (size_t k = 0; k < n; k++) {
        char count[LABEL];
        snprintf(count, sizeof count, "%6zu", seen[k].n);
        struct pen p = label(s, count);
        put_c(&p, seen[k].why);
        end_line(s);
    }
    if (!rest) return;
    struct pen p = label(s, "more");
    put_c(&p, "lines for other reasons");
    end_line(s);
}

static void disagreements(struct sheet *s) {
    const ro_record *r = s->rec;
    if (!r->ndisagreements) return;
    heading(s, "Where the page disagrees");
    for (size_t i = 0; i < r->ndisagreements; i++) {
        const ro_disagreement *d = &r->disagreements[i];
        for (size_t k = 0; k < d->nreadings; k++) {
            const ro_reading_of *x = &d->readings[k];
            struct pen p = label(s, k ? "" : d->what);
            put(&p, x->value);
            if (!ro_str_eq(x->value, x->evidence)) quote(&p, x->evidence);
            if (ro_basis_words[x->basis]) put_c(&p, "·"), put_c(&p, ro_basis_words[x->basis]);
            end_line(s);
            explain(s, &x->why);
        }
        struct pen p = pen_at(s, LABEL);
        blanks(s, LABEL);
        dim(s);
        put_c(&p, d->why);
        plain(s);
        end_line(s);
    }
}

static void notes(struct sheet *s) {
    if (!s->rec->nnotes) return;
    heading(s, "Notes");
    for (size_t i = 0; i < s->rec->nnotes; i++) {
        blanks(s, 2);
        struct pen p = pen_at(s, 2);
        put(&p, s->rec->notes[i]);
        end_line(s);
    }
}

ro_status ro_record_text(ro_ctx *ctx, const ro_record *r, const ro_style *how, ro_sink sink) {
    struct sheet s = {.rec = r, .style = how, .width = how->width ? how->width : 80};
    if (s.width < 40) s.width = 40; /* narrower than that nothing reads well */
    ro_out_open(&s.out, sink);
    struct pen p = pen_at(&s, 0);
    bold(&s);
    put(&p, r->title.value.p ? r->title.value : RO_S("(no title)"));
    plain(&s);
    end_line(&s);
    dim(&s);
    p = pen_at(&s, 0);
    put(&p, r->file);
    plain(&s);
    end_line(&s);
    end_line(&s);
    if (r->refused) {
        p = pen_at(&s, 2);
        blanks(&s, 2);
        put_c(&p, "refused:");
        put_c(&p, r->refused);
        end_line(&s);
    } else {
        facts(&s);
        attendance(&s);
        statements(&s);
        furniture(&s);
        disagreements(&s);
    }
    notes(&s);
    if (ro_out_close(&s.out)) return RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the record of %.*s could not be written", (int)r->file.n,
             r->file.p ? r->file.p : "");
    return ctx->error.status = RO_IO;
}
