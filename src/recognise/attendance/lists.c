/* Who else was there: which stretches of the text are lists of people.
 *
 * In: a sentence. A phrase of data/LANG/attendance.tsv opens a list ("Present from the ... side were", "attended by", "joined
 * by"), which runs to the end of the sentence, or over the bullets after a colon; or closes one ("... also took part"). A list
 * may change sides ("from the Ruritanian side ..."), and semicolons or bullets in its line part its people. attendance/row.c
 * reads each stretch. Given up: lists that no phrase opens. */
#include "recognise/attendance/attendance.h"
#include "recognise/people/table.h"

#include <stdio.h>

static bool joins(const struct roll *c, size_t i) { return i < c->u->nwords && c->w[i] & A_AND; }
static bool be(const struct roll *c, size_t i) { return i < c->u->nwords && c->w[i] & A_BE; }

/* "from the DPRK side", "on the Russian side", "Russia was represented by": the side that the words [lo, hi) name last. */
ro_str ro_att_side_named(const struct roll *c, size_t lo, size_t hi) {
    for (size_t i = hi; i > lo; i--) {
        const struct place_of *s = ro_people_state(c->f, i - 1);
        if (s && s->kind != 'c' && s->kind != 'p') return s->side;
    }
    return RO_NONE;
}

/* "From the N side", "on the part of the N delegation": the word behind it, 0 where word i opens none. */
static size_t side_phrase(const struct roll *c, size_t i, size_t hi, ro_str *side) {
    if (!ro_att_is(c, i, "from") && !ro_att_is(c, i, "on") && !ro_att_is(c, i, "for")) return 0;
    size_t k = i + 1;
    if (ro_att_is(c, k, "the")) k++;
    if (k >= hi) return 0;
    const struct place_of *s = ro_people_state(c->f, k);
    if (!s || s->word != k || s->kind == 'p') return 0;
    k += s->n;
    if (!ro_att_is(c, k, "side") && !ro_att_is(c, k, "delegation") && !ro_att_is(c, k, "part")) return 0;
    *side = s->side;
    return k + 1;
}

/* Does word i open "from the N side were", or, behind a comma or "and", "from the N side Minister M"? Returns the word after it,
 * 0 when not. */
static size_t side_switch(const struct roll *c, size_t i, size_t lo, size_t hi, ro_str *side) {
    if (c->u->base) return ro_att_side_in_case(c, i, hi, side);
    ro_str named;
    size_t k = side_phrase(c, i, hi, &named);
    if (!k || k >= hi) return 0;
    bool parted = i > lo && (joins(c, i - 1) || ro_att_comma(c, i - 1)) && ro_people_cap(c->f, k);
    if (!parted && !be(c, k) && !ro_att_comma(c, k - 1) && !ro_att_gap_has(c, k - 1, ":")) return 0;
    *side = named;
    return k + be(c, k);
}

/* Semicolons and bullets part the people of a line, and no title reaches over them. */
static size_t read_parts(struct roll *c, size_t lo, size_t hi, struct listing l) {
    size_t got = 0, at = lo;
    for (size_t i = lo; i + 1 < hi; i++) {
        if (!ro_att_gap_has(c, i, ";") && !ro_att_gap_has(c, i, "\xE2\x80\xA2")) continue;
        got += ro_att_row(c, at, i + 1, l);
        at = i + 1;
    }
    return got + ro_att_row(c, at, hi, l);
}

/* A list may change sides: each stretch is read with its own. */
size_t ro_att_sides(struct roll *c, size_t lo, size_t hi, struct listing l) {
    size_t got = 0, at = lo;
    for (size_t i = lo; i < hi; i++) {
        ro_str side = RO_NONE;
        size_t next = side_switch(c, i, lo, hi, &side);
        if (!next) continue;
        size_t end = i;
        while (end > at && joins(c, end - 1)) end--;
        got += read_parts(c, at, end, l);
        l.side = side;
        at = next;
        i = next - 1;
    }
    return got + read_parts(c, at, hi, l);
}

static bool names_somebody(const struct roll *c, const ro_upara *x) {
    for (size_t i = x->word; i < x->word + x->nwords; i++)
        if (c->f->run_at[i] && c->f->runs.v[c->f->run_at[i] - 1].word == i) return true;
    return false;
}

/* "Employers", "Ministry of Salt:" between the bullets: a short line that is no sentence, and behind it the list goes on. */
static bool part_of_list(const struct roll *c, size_t p) {
    enum { SHORT = 8, LINE = 30 };
    const ro_upara *x = &c->u->paras[p], *next = x + 1;
    if (!x->nwords || x->nwords > SHORT || p + 1 >= c->u->nparas || next->nwords > LINE) return false;
    char last = c->u->text.p[x->span.hi - 1];
    return last != '.' && last != '!' && last != '?' && next->nsentences == 1 && names_somebody(c, next) &&
           ro_att_comma(c, next->word + 1 < next->word + next->nwords ? next->word + 1 : next->word);
}

/* Bullets after the paragraph p: one person each; short lines part them. The state of such a line is the side of those under it.
 */
static bool read_bullets(struct roll *c, size_t p, struct listing l) {
    bool got = false;
    ro_str all = l.side;
    for (size_t n = 0; p < c->u->nparas && n < 200; p++, n++) {
        const ro_upara *x = &c->u->paras[p];
        if (!x->nwords || x->nwords > 60 || (c->f->cells && c->f->cells[p].listed)) return got;
        size_t lo = x->word, hi = lo + x->nwords;
        if (!names_somebody(c, x)) {
            if (!part_of_list(c, p)) return got;
            ro_str side = ro_att_side_named(c, lo, hi);
            l.side = side.n ? side : all;
            continue;
        }
        l.bullet = true;
        got = ro_att_row(c, lo, hi, l) || got;
    }
    return got;
}

static bool negated(const struct roll *c, size_t lo, size_t i) {
    for (size_t k = i; k > lo && k + 4 > i; k--)
        if (ro_att_is(c, k - 1, "will") || ro_att_is(c, k - 1, "would") || ro_att_is(c, k - 1, "not") ||
            ro_att_is(c, k - 1, "to"))
            return true;
    return false;
}

/* "Accompanied by A and B, the President toured ...": the list that opens a sentence ends at the comma before its subject. */
static size_t clause_end(const struct roll *c, size_t lo, size_t hi) {
    for (size_t j = lo; j + 2 < hi; j++) {
        if (!ro_att_comma(c, j)) continue;
        size_t m = j + 1, e = 0;
        bool article = c->w[m] & A_ARTICLE;
        m += article;
        if (c->f->run_at[m])
            e = c->f->runs.v[c->f->run_at[m] - 1].word + c->f->runs.v[c->f->run_at[m] - 1].n;
        else if (article && c->f->olen[m] && c->f->cls[m] & W_OFFICE)
            e = ro_title_tail(c->f, m + c->f->olen[m], hi);
        if (e && e < hi && ro_people_joined(c->f, e, "") && !ro_people_cap(c->f, e) && !(c->w[e] & (A_SMALL | A_AND | A_BE)))
            return j + 1;
    }
    return hi;
}

/* The names start after "were", "by", ":" or right at word from. */
static size_t names_from(const struct roll *c, size_t from, size_t hi) {
    size_t k = from;
    bool joining = ro_att_is(c, from - 1, "joining"); /* "Joining N on the call were …" */
    for (size_t j = from; j < hi && j < from + 16; j++) {
        if (c->f->run_at[j] && (k > from || !joining)) break;
        if (be(c, j) || ro_att_is(c, j, "by") || ro_att_is(c, j, "included") || ro_att_gap_has(c, j, ":")) k = j + 1;
    }
    return k;
}

struct cue {
    size_t word, n;
    char kind[8];
    size_t from; /* the words of the sentence that say whose list it is begin here */
};

/* The first word of the row of names that ends before word i: no word that opens another clause stands in it. */
static size_t row_before(const struct roll *c, size_t lo, size_t i) {
    size_t k = i;
    while (k > lo && !(c->w[k - 1] & A_TOPIC) && !ro_att_gap_has(c, k - 1, ";")) k--;
    return k;
}

/* Does the phrase at word i say of the names before it that they were there: "... are also taking part"? */
static bool told_after(const struct roll *c, size_t lo, size_t i) { return i > lo + 1 && (be(c, i - 1) || be(c, i - 2)); }

static bool forward(struct roll *c, const ro_sentence *x, struct cue q) {
    size_t lo = x->word, hi = lo + x->nwords, k = names_from(c, q.word + q.n, hi);
    struct listing l = {.role = strcmp(q.kind, "joined") == 0 ? RO_ROLE_JOINED : RO_ROLE_LISTED,
                        .side = ro_att_side_named(c, q.from, k)};
    if (k >= hi) return read_bullets(c, x->para + 1, l);
    if (ro_att_sides(c, k, q.word <= lo + 1 ? clause_end(c, k, hi) : hi, l)) return true;
    if (q.word > lo + 1 && ro_att_is(c, k - 1, "by") && ro_att_groups(c, k, hi, l.side)) return true;
    l.side = RO_NONE; /* "A and B are taking part in the meeting" */
    return told_after(c, lo, q.word) && ro_att_sides(c, row_before(c, lo, q.word), q.word, l);
}

/* The person whose name, or whose title behind it, ends right before word i. */
static struct run *subject(const struct roll *c, size_t lo, size_t i) {
    for (size_t k = i; k > lo && k + 40 > i; k--) {
        struct run *r = c->f->run_at[k - 1] ? &c->f->runs.v[c->f->run_at[k - 1] - 1] : NULL;
        if (!r) continue;
        size_t end = r->word + r->n, past = r->title.after ? r->title.hi : r->title.hi2;
        if (past > end) end = past;
        return r->person >= 0 && end + 1 >= i ? r : NULL;
    }
    return NULL;
}

/* "... took part in the talks on the Russian side": the side that the words [lo, hi) name. */
static ro_str side_after(const struct roll *c, size_t lo, size_t hi) {
    ro_str side = RO_NONE;
    for (size_t i = lo; i < hi; i++)
        if (side_phrase(c, i, hi, &side)) return side;
    return RO_NONE;
}

/* "N left the talks early": he was there, and the words are kept. */
static void leave(struct roll *c, const struct run *r, struct cue q) {
    if (!r) return;
    ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_LISTED, .rule = "attendance.left"});
    ro_span words = ro_att_span(c, q.word, q.word + q.n);
    c->f->att.v[ro_att_listed(c, r->person)].remark = ro_str_blanks(c->f->arena, ro_cut(c->u->text, words));
}

/* The people of words [lo, hi) were not there. */
static void absent(struct roll *c, size_t lo, size_t hi) {
    struct finder *f = c->f;
    for (size_t i = row_before(c, lo, hi); i < hi; i++) {
        const struct run *r = f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
        if (!r || r->word != i || r->person < 0 || ro_att_listed(c, r->person) >= 0) continue;
        ro_span span = ro_att_span(c, i, i + r->n);
        RO_PUSH(f->arena, f->absent_person) = (uint32_t)r->person;
        RO_PUSH(f->arena, f->absent) = (ro_attendee){.name = ro_people_text(f, i, i + r->n),
                                                     .title = ro_title_text(f, &r->title),
                                                     .side = f->people.v[r->person].side,
                                                     .role = RO_ROLE_LISTED,
                                                     .order = (int)f->absent.n + 1,
                                                     .why = ro_why(f->r, span, "attendance.absent", true)};
    }
}

/* "N also joined Minister M in ...": M was there before. */
static void joined_whom(struct roll *c, size_t lo, size_t hi) {
    while (lo < hi && (c->w[lo] & A_ARTICLE || (c->f->olen[lo] && c->f->cls[lo] & W_OFFICE && ro_people_cap(c->f, lo))))
        lo += c->f->olen[lo] ? c->f->olen[lo] : 1;
    const struct run *r = lo < hi && c->f->run_at[lo] ? &c->f->runs.v[c->f->run_at[lo] - 1] : NULL;
    if (r && r->word == lo && r->person >= 0)
        ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_LISTED, .rule = "attendance.joined"});
}

/* "N visited the museum", among the first sentences: he opens his sentence, so that no other occasion is told. */
static void went(struct roll *c, const ro_sentence *x, size_t i) {
    enum { OPENING = 3 };
    const struct run *r = subject(c, x->word, i);
    size_t open = r && r->title.hi > r->title.lo && !r->title.after ? r->title.lo : r ? r->word : 0;
    if (!r || (size_t)(x - c->u->sentences) >= OPENING || open > x->word + (c->w[x->word] & A_ARTICLE ? 1 : 0)) return;
    ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.went"});
}

static void backward(struct roll *c, const ro_sentence *x, struct cue q) {
    size_t lo = x->word;
    if (q.word > lo && c->w[q.word - 1] & A_TOPIC) return; /* "the ceremony that N attended" */
    if (strcmp(q.kind, "back") == 0) {
        size_t before = c->f->att.n, from = row_before(c, lo, q.word);
        ro_att_sides(c, from, q.word,
                     (struct listing){.role = RO_ROLE_LISTED, .side = side_after(c, q.word + q.n, lo + x->nwords)});
        for (size_t k = before; k < c->f->att.n; k++) { /* "President N took part in the summit" */
            uint32_t p = c->f->att_person.v[k];
            bool top = p != UINT32_MAX && ro_att_of_state(c->f, &c->f->people.v[p]);
            if (top || (k == 0 && from == lo && c->f->att.n == 1)) c->f->att.v[k].role = RO_ROLE_HEAD;
        }
    } else if (strcmp(q.kind, "join") == 0) {
        for (size_t j = lo; j < q.word; j++) {
            struct run *r = c->f->run_at[j] ? &c->f->runs.v[c->f->run_at[j] - 1] : NULL;
            if (r && r->word == j && r->person >= 0)
                ro_att_attend(c,
                              (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_JOINED, .rule = "attendance.joined"});
        }
        joined_whom(c, q.word + q.n, lo + x->nwords);
    } else if (strcmp(q.kind, "left") == 0) {
        leave(c, subject(c, lo, q.word), q);
    } else if (strcmp(q.kind, "absent") == 0) {
        absent(c, lo, q.word);
    } else if (strcmp(q.kind, "report") == 0) {
        struct run *r = subject(c, lo, q.word);
        if (r)
            ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_LISTED, .rule = "attendance.report"});
    } else if (strcmp(q.kind, "went") == 0) {
        went(c, x, q.word);
    }
}

void ro_att_lists(struct roll *c, size_t s) {
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords;
    ro_str side;
    if (c->u->base && ro_att_side_in_case(c, lo, hi, &side)) { /* "С эльмарийской стороны: ..." needs no verb */
        ro_att_sides(c, lo, hi, (struct listing){.role = RO_ROLE_LISTED});
        return;
    }
    for (size_t i = lo, from = lo; i < hi; i++) {
        ro_entry e;
        struct cue q = {i, ro_units_match(c->u, c->cues, i, hi, &e), "", from};
        if (!q.n || negated(c, lo, i)) continue;
        snprintf(q.kind, sizeof q.kind, "%.*s", (int)e.value[0].n, e.value[0].p);
        if (strcmp(q.kind, "head") == 0) {
            size_t end = ro_att_led(c, x, i, q.n);
            if (end > i) from = end, i = end - 1;
            continue;
        }
        if (strcmp(q.kind, "list") == 0 || strcmp(q.kind, "joined") == 0) {
            if (forward(c, x, q)) return;
            continue; /* "members of the delegation took part": the verb is still to come */
        }
        backward(c, x, q);
        return;
    }
}
