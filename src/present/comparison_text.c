/* The comparison for a terminal.
 *
 * Head: who published what and when, how long it is, what it covers. Then the count, the people where the lists differ, and the
 * passages that differ, the heaviest first, what is usual between the publishers last: whole sentences, with [-what one
 * has-]{+what the other has+}. What differs in form alone is counted and shown with --all. Fits the width; marks are shapes,
 * colour only comes on top. Text from pages is stripped of control characters: a page must not be able to drive the terminal. */
#include "base/ctx.h"
#include "present/silence.h"

#include <stdio.h>
#include <stdlib.h>

struct view {
    ro_arena *arena;
    const ro_comparison *c;
    const ro_style *style;
    ro_term term;
    ro_out out;
};

static void marked(ro_buf *b, char mark, const char *open, ro_str s, const char *close) {
    if (!s.n) return;
    ro_buf_byte(b, mark);
    ro_buf_addc(b, open);
    ro_term_words(b, s);
    while (b->n && b->p[b->n - 1] == ' ') b->n--;
    ro_buf_addc(b, close);
    ro_buf_byte(b, RO_TERM_END);
}

static void say(struct view *v, unsigned first, unsigned indent, const char *words) {
    ro_buf b = {.arena = v->arena};
    ro_term_words(&b, ro_str_c(words));
    ro_term_blanks(&v->term, first);
    ro_term_line(&v->term, first, indent, ro_buf_str(&b));
}

/* ---- head ---- */

void ro_view_account(ro_buf *b, const ro_record *r) {
    if (r->title.value.n) {
        ro_buf_addc(b, "\"");
        ro_term_words(b, r->title.value);
        ro_buf_addc(b, "\", ");
    }
    ro_buf_printf(b, "%s of %zu words, %s", ro_view_kind(r), ro_view_words(r->text), ro_view_scope(r));
}

static void day_words(ro_buf *b, const char *what, const ro_date *d) {
    ro_str day = ro_view_day(b->arena, d);
    if (!day.n) return;
    ro_buf_printf(b, ", %s ", what);
    ro_buf_add(b, day);
}

static void account(struct view *v, unsigned k) {
    const ro_record *r = v->c->accounts[k];
    ro_buf b = {.arena = v->arena};
    ro_buf_printf(&b, "%c ", 'A' + (int)k);
    ro_term_words(&b, ro_view_name(v->c, k));
    if (r->carrier.value.n) {
        ro_buf_addc(&b, " (as carried by ");
        ro_term_words(&b, r->carrier.value);
        ro_buf_addc(&b, ")");
    }
    day_words(&b, "published", &r->published);
    ro_term_blanks(&v->term, 2);
    ro_term_line(&v->term, 2, 4, ro_buf_str(&b));
    b.n = 0;
    ro_view_account(&b, r);
    ro_term_blanks(&v->term, 4);
    ro_term_line(&v->term, 4, 4, ro_buf_str(&b));
    b.n = 0;
    ro_term_words(&b, v->c->refs[k]);
    ro_term_blanks(&v->term, 4);
    ro_term_colour(&v->term, RO_TERM_DIM);
    ro_term_line(&v->term, 4, 4, ro_buf_str(&b));
    ro_term_colour(&v->term, RO_TERM_END);
}

static const char *plural(size_t n, const char *one, const char *many) { return n == 1 ? one : many; }

static void summary(struct view *v) {
    const ro_counts *n = &v->c->counts;
    ro_buf b = {.arena = v->arena};
    int said = 0;
    if (!n->reworded && !n->paraphrase && !n->only) {
        ro_buf_printf(&b, "The same, word for word: %zu %s.", n->same, plural(n->same, "passage", "passages"));
    } else {
        const struct part {
            size_t n;
            const char *what;
        } part[] = {
            {n->same, "the same"}, {n->reworded, "reworded"}, {n->paraphrase, "told in other words"}, {n->only, "in one alone"}};
        for (size_t i = 0; i < 4; i++) {
            if (!part[i].n) continue;
            ro_buf_printf(&b, b.n ? ", %zu " : "%zu ", part[i].n);
            if (!said++) ro_buf_printf(&b, "%s ", plural(part[i].n, "passage", "passages"));
            ro_buf_addc(&b, part[i].what);
        }
        ro_buf_addc(&b, ".");
        if (n->reworded)
            ro_buf_printf(&b, " Of the changed words %zu %s of substance and %zu of form or grammar%s.", n->substantive_edits,
                          plural(n->substantive_edits, "is", "are"), n->folded_edits,
                          v->style->all || !n->folded_edits ? "" : " (folded; --all shows them)");
    }
    ro_out_c(&v->out, "\n");
    ro_term_line(&v->term, 0, 0, v->c->first_why);
    ro_term_line(&v->term, 0, 0, ro_buf_str(&b));
}

static void warnings(struct view *v) {
    for (size_t i = 0; i < v->c->nwarnings; i++) {
        ro_buf b = {.arena = v->arena};
        ro_buf_addc(&b, "! ");
        ro_term_words(&b, v->c->warnings[i]);
        ro_term_line(&v->term, 0, 2, ro_buf_str(&b));
    }
    if (v->c->nwarnings) ro_out_c(&v->out, "\n");
}

/* What earlier pairs of the same publishers say of the changes, and what people do. */
static void floors(struct view *v) {
    for (unsigned x = 0; x < v->c->naccounts; x++)
        for (unsigned y = x + 1; y < v->c->naccounts; y++) {
            ro_str s = ro_view_floor(v->arena, v->c, x, y);
            if (s.n) say(v, 0, 0, s.p);
        }
    ro_str judged = ro_view_judged(v->arena, v->c);
    if (judged.n) say(v, 0, 0, judged.p);
}

static void heading(struct view *v, const char *s) {
    ro_out_c(&v->out, "\n");
    ro_term_colour(&v->term, RO_TERM_BOLD);
    ro_out_c(&v->out, s);
    ro_term_colour(&v->term, RO_TERM_END);
    ro_out_c(&v->out, "\n");
}

/* ---- people ---- */

static bool same_title(struct view *v, const ro_present *p) {
    const ro_comparison *c = v->c;
    for (size_t x = 0; x < c->naccounts; x++)
        for (size_t y = x + 1; y < c->naccounts; y++)
            if ((p->in >> x & p->in >> y & 1) && !ro_view_alike(v->arena, p->titles[x], p->titles[y])) return false;
    return true;
}

static void letters(ro_buf *b, uint16_t in) {
    bool first = true;
    for (int k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (in >> k & 1) {
            ro_buf_printf(b, first ? "%c" : ", %c", 'A' + k);
            first = false;
        }
}

static void person(struct view *v, const ro_present *p) {
    ro_buf b = {.arena = v->arena};
    ro_term_words(&b, p->name);
    uint16_t missing = ro_view_missing(p);
    if (missing) {
        ro_buf_addc(&b, ": listed in ");
        letters(&b, p->in);
        ro_buf_addc(&b, ", absent from the list of ");
        letters(&b, missing);
    }
    if (ro_view_moved(p)) {
        ro_buf_addc(&b, ": in another place of the list");
        for (unsigned k = 0; k < v->c->naccounts; k++)
            if (p->in >> k & 1) ro_buf_printf(&b, ", %c %d", 'A' + (int)k, p->order[k]);
    }
    if (ro_view_retitled(p)) ro_buf_printf(&b, ": %s", ro_view_retitled(p));
    ro_term_blanks(&v->term, 2);
    ro_term_line(&v->term, 2, 4, ro_buf_str(&b));
    if (same_title(v, p)) return;
    for (unsigned k = 0; k < v->c->naccounts; k++) {
        if (!(p->in >> k & 1)) continue;
        b.n = 0;
        ro_buf_printf(&b, "%c: ", 'A' + (int)k);
        ro_term_words(&b, p->titles[k].n ? p->titles[k] : RO_S("no title"));
        ro_term_blanks(&v->term, 4);
        ro_term_line(&v->term, 4, 7, ro_buf_str(&b));
    }
}

/* Nothing that the lists say otherwise, and one title. */
static bool unremarkable(struct view *v, const ro_present *p) { return !p->nlistings && same_title(v, p) && !v->style->all; }

/* Those of whom the lists say nothing otherwise, in a line: whom several accounts have, or of one account its own. */
static void unremarked(struct view *v, const char *how, uint16_t only) {
    const ro_comparison *c = v->c;
    ro_buf names = {.arena = v->arena}, b = {.arena = v->arena};
    size_t n = 0;
    for (size_t i = 0; i < c->nattendance; i++) {
        const ro_present *p = &c->attendance[i];
        bool single = (p->in & (p->in - 1)) == 0;
        if (!unremarkable(v, p) || (only ? p->in != only : single)) continue;
        if (n++) ro_buf_addc(&names, ", ");
        ro_term_words(&names, p->name);
    }
    if (!n) return;
    ro_buf_printf(&b, "%zu ", n);
    ro_buf_addc(&b, how);
    ro_buf_addc(&b, ": ");
    ro_buf_add(&b, ro_buf_str(&names));
    ro_term_blanks(&v->term, 2);
    ro_term_line(&v->term, 2, 4, ro_buf_str(&b));
}

static void people(struct view *v) {
    const ro_comparison *c = v->c;
    uint16_t lists = ro_view_lists(c);
    bool one = lists && (lists & (lists - 1)) == 0;
    if (!c->nattendance) return;
    heading(v, "Who was there");
    for (size_t i = 0; i < c->nattendance; i++)
        if (!unremarkable(v, &c->attendance[i])) person(v, &c->attendance[i]);
    unremarked(v, "listed alike", 0);
    for (unsigned k = 0; k < c->naccounts; k++) {
        char alone[] = "named by A alone";
        alone[9] = (char)('A' + k);
        unremarked(v, one && lists >> k & 1 ? "listed by one account alone; no other gives a list" : alone, (uint16_t)(1u << k));
    }
}

/* Facts of the meeting that not all of its accounts print; titles and names that differ stand with the people. */
static void across(struct view *v) {
    const ro_comparison *c = v->c;
    bool headed = false;
    for (size_t i = 0; i < c->nacross; i++) {
        const ro_across *x = &c->across[i];
        if (x->of.n && !v->style->all) continue;
        if (!headed) heading(v, "Not printed by every account");
        headed = true;
        ro_buf b = {.arena = v->arena};
        ro_term_words(&b, x->said);
        ro_term_blanks(&v->term, 2);
        ro_term_line(&v->term, 2, 4, ro_buf_str(&b));
    }
}

/* ---- passages ---- */

static ro_str cut(const struct view *v, unsigned k, ro_span s) { return ro_cut(v->c->accounts[k]->text, s); }

/* The base's words with the other account's changes in place. */
static ro_str woven(struct view *v, const ro_passage *p, unsigned base, unsigned other) {
    ro_edit *e = RO_NEWS(v->arena, ro_edit, p->nedits + 1);
    size_t n = ro_view_edits(p, base, other, e, p->nedits);
    ro_buf b = {.arena = v->arena};
    uint32_t at = p->spans[base].lo;
    for (size_t i = 0; i < n; i++) {
        if ((!e[i].substantive && !v->style->all) || e[i].xspan.lo < at) continue;
        ro_term_words(&b, cut(v, base, (ro_span){at, e[i].xspan.lo}));
        if (e[i].xspan.lo == e[i].xspan.hi && b.n && b.p[b.n - 1] != ' ' && e[i].kind != RO_EDIT_FORMAT &&
            cut(v, other, e[i].yspan).p[0] != '-')
            ro_buf_byte(&b, ' ');
        marked(&b, RO_TERM_GONE, "[-", cut(v, base, e[i].xspan), "-]");
        marked(&b, RO_TERM_NEW, "{+", cut(v, other, e[i].yspan), "+}");
        at = e[i].xspan.hi;
    }
    ro_term_words(&b, cut(v, base, (ro_span){at, p->spans[base].hi}));
    return ro_buf_str(&b);
}

static void labels(ro_buf *b, const ro_passage *p) {
    static const char *const kind[] = {"same", "reworded", "told in other words", ""};
    ro_buf_addc(b, kind[p->kind]);
    if (p->moved) ro_buf_addc(b, ", moved");
    if (p->speaker_changed) {
        ro_buf spoken = {.arena = b->arena};
        ro_view_voiced(&spoken, p);
        ro_buf_addc(b, ", ");
        ro_term_words(b, ro_buf_str(&spoken));
    }
}

/* Each account's words under its letter. */
static void one_side(struct view *v, const ro_passage *p, unsigned k) {
    ro_buf b = {.arena = v->arena};
    ro_buf_printf(&b, "%c: ", 'A' + (int)k);
    ro_term_words(&b, cut(v, k, p->spans[k]));
    ro_term_blanks(&v->term, 4);
    ro_term_line(&v->term, 4, 7, ro_buf_str(&b));
}

static void side_by_side(struct view *v, const ro_passage *p) {
    for (unsigned k = 0; k < v->c->naccounts; k++)
        if (p->in >> k & 1) one_side(v, p, k);
}

/* Between two of many there are no edits where they are word for word the same, or have too little in common for any. */
static bool too_far(struct view *v, const ro_passage *p, unsigned base, unsigned k) {
    ro_edit e;
    return !ro_view_edits(p, base, k, &e, 1) && !ro_view_alike(v->arena, cut(v, base, p->spans[base]), cut(v, k, p->spans[k]));
}

static bool nothing_to_show(const struct view *v, const ro_passage *p, unsigned base, unsigned k) {
    for (size_t i = 0; i < p->nedits; i++) {
        const ro_edit *e = &p->edits[i];
        if ((e->x == base && e->y == k) || (e->x == k && e->y == base))
            if (e->substantive || v->style->all) return false;
    }
    return true;
}

/* How usual each change is that is shown, and what people settled about it. */
static void usual(struct view *v, const ro_passage *p, unsigned base, unsigned other) {
    ro_edit *e = RO_NEWS(v->arena, ro_edit, p->nedits + 1);
    size_t n = ro_view_edits(p, base, other, e, p->nedits);
    for (size_t i = 0; i < n; i++) {
        bool counted = e[i].noise.known && !e[i].noise.few;
        if ((!counted && !e[i].judged) || (!e[i].substantive && !v->style->all)) continue;
        ro_buf b = {.arena = v->arena};
        marked(&b, RO_TERM_GONE, "[-", cut(v, base, e[i].xspan), "-]");
        marked(&b, RO_TERM_NEW, "{+", cut(v, other, e[i].yspan), "+}");
        ro_buf_addc(&b, ": ");
        if (e[i].judged) ro_term_words(&b, ro_str_c(e[i].judged));
        if (e[i].judged && counted) ro_buf_addc(&b, "; ");
        if (counted) ro_buf_add(&b, ro_view_noise(v->arena, &e[i]));
        ro_term_blanks(&v->term, 6);
        ro_term_line(&v->term, 6, 8, ro_buf_str(&b));
    }
}

static void reworded(struct view *v, const ro_passage *p) {
    unsigned base = ro_view_first(p);
    for (unsigned k = base + 1; k < v->c->naccounts; k++) {
        if (p->in >> k & 1 && too_far(v, p, base, k)) one_side(v, p, k);
        if (!(p->in >> k & 1) || nothing_to_show(v, p, base, k)) continue;
        ro_buf b = {.arena = v->arena};
        if (v->c->naccounts > 2) ro_buf_printf(&b, "[-%c-]{+%c+} ", 'A' + (int)base, 'A' + (int)k);
        ro_buf_add(&b, woven(v, p, base, k));
        ro_term_blanks(&v->term, 4);
        ro_term_line(&v->term, 4, 4, ro_buf_str(&b));
        usual(v, p, base, k);
    }
}

static void passage(struct view *v, const ro_passage *p) {
    ro_buf b = {.arena = v->arena};
    ro_out_c(&v->out, "\n");
    labels(&b, p);
    ro_term_blanks(&v->term, 2);
    ro_term_colour(&v->term, RO_TERM_BOLD);
    ro_term_line(&v->term, 2, 4, ro_buf_str(&b));
    ro_term_colour(&v->term, RO_TERM_END);
    if (p->kind == RO_REWORDED && (v->style->all || ro_view_substance(p)))
        reworded(v, p);
    else
        side_by_side(v, p);
}

static void passages(struct view *v) {
    const ro_passage **shown = RO_NEWS(v->arena, const ro_passage *, v->c->npassages + 1);
    size_t folded = 0, n = 0;
    for (size_t i = 0; i < v->c->npassages; i++) {
        const ro_passage *p = &v->c->passages[i];
        bool plain = p->kind == RO_ONLY || (p->kind == RO_SAME && !p->moved && !p->speaker_changed);
        if (!plain && (v->style->all || ro_view_weighty(p)))
            shown[n++] = p;
        else
            folded += p->kind == RO_REWORDED;
    }
    if (n) heading(v, v->c->naccounts == 2 ? "What differs  [-in A-] {+in B+}" : "What differs");
    if (n) qsort(shown, n, sizeof *shown, ro_view_heaviest);
    for (size_t i = 0; i < n; i++) passage(v, shown[i]);
    if (!folded) return;
    char s[120];
    snprintf(s, sizeof s, "%zu more %s in form or grammar alone; --all shows %s.", folded,
             plural(folded, "passage differs", "passages differ"), plural(folded, "it", "them"));
    ro_out_c(&v->out, "\n");
    say(v, 2, 2, s);
}

ro_status ro_comparison_text(ro_ctx *ctx, const ro_comparison *c, const ro_style *style, ro_sink sink) {
    ro_arena *volatile arena = ro_ctx_arena(ctx);
    if (!arena) return ctx->error.status;
    if (RO_TRY(arena)) return ro_ctx_gave_up(ctx, arena);
    struct view *v = RO_NEW(arena, struct view);
    v->arena = arena;
    v->c = c;
    v->style = style;
    ro_out_open(&v->out, sink);
    v->term = ro_term_of(&v->out, style);
    warnings(v);
    for (unsigned k = 0; k < c->naccounts; k++) account(v, k);
    summary(v);
    floors(v);
    across(v);
    people(v);
    passages(v);
    ro_silence_write(&(ro_silence_view){arena, c, &v->term, style->all});
    bool ok = ro_out_close(&v->out);
    ro_arena_free(arena);
    if (ok) return ctx->error.status = RO_OK;
    snprintf(ctx->error.text, sizeof ctx->error.text, "the comparison could not be written");
    return ctx->error.status = RO_IO;
}
