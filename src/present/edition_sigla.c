/* The witnesses of an edition: their sigla, and what is said of them and of the whole.
 *
 * A siglum is the first letter of the publisher's name, in Latin letters, that of its first word that means something; where it
 * is taken, two letters or three, then a number. Several accounts of one publisher are numbered. A name without Latin letters
 * gives its side's code (RU) or its language's, since a Cyrillic letter beside a Latin one looks the same. */
#include "align/align.h"
#include "present/edition.h"

#include <ctype.h>
#include <stdio.h>

enum { LETTERS = 3 };
static const double FAIR = 0.25; /* share of the words that two tellings of one thing have in common, as a rule */

/* The letters that sigla are made from: "Office of the President" gives "officepresident". */
static ro_str letters_of(ro_arena *a, const ro_edition *e, unsigned k) {
    const ro_record *r = e->c->accounts[k];
    const ro_lexicon *function = ro_lexicon_get("function");
    ro_str s = ro_fold_bare(a, e->w[k].name);
    for (size_t i = s.n; !r->publisher.value.n && i-- > 1;) /* a file's name: without its ending */
        if (s.p[i] == '.') {
            s.n = i;
            break;
        }
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        while (i < s.n && isalpha((unsigned char)s.p[i])) i++;
        ro_str word = {s.p + at, i - at};
        ro_entry found;
        if (!(function && word.n && ro_lexicon_find(function, word, &found))) ro_buf_add(&b, word);
        if (i == at) i++;
    }
    if (b.n) return ro_buf_str(&b);
    ro_str code = r->publisher_side.n == 2 ? r->publisher_side : r->language.n == 2 ? r->language : RO_S("w");
    for (size_t i = 0; i < code.n; i++)
        if (isalpha((unsigned char)code.p[i])) ro_buf_byte(&b, (char)tolower((unsigned char)code.p[i]));
    return b.n ? ro_buf_str(&b) : RO_S("w");
}

static bool taken(const ro_edition *e, unsigned upto, const char *siglum) {
    for (unsigned k = 0; k < upto; k++)
        if (strcmp(e->w[k].siglum, siglum) == 0) return true;
    return false;
}

static size_t alike(const ro_edition *e, unsigned upto, unsigned k) {
    size_t n = 0;
    for (unsigned i = 0; i < upto; i++) n += ro_str_eq(e->w[i].name, e->w[k].name);
    return n;
}

static void name_one(ro_arena *a, ro_edition *e, unsigned k, char root[][LETTERS + 2]) {
    ro_str s = letters_of(a, e, k);
    bool several = alike(e, (unsigned)e->c->naccounts, k) > 1, again = false;
    for (unsigned i = 0; i < k && !again; i++)
        if (ro_str_eq(e->w[i].name, e->w[k].name)) memcpy(root[k], root[i], sizeof root[k]), again = true;
    for (size_t n = 1; n <= LETTERS && n <= s.n && !again; n++) {
        memcpy(root[k], s.p, n);
        root[k][0] = (char)toupper((unsigned char)s.p[0]);
        root[k][n] = 0;
        bool free = true;
        for (unsigned i = 0; i < k; i++) free &= strcmp(root[i], root[k]) != 0;
        if (free) break;
    }
    size_t number = several ? alike(e, k, k) + 1 : 2;
    snprintf(e->w[k].siglum, sizeof e->w[k].siglum, several ? "%.4s%zu" : "%.4s", root[k], number);
    while (taken(e, k, e->w[k].siglum)) snprintf(e->w[k].siglum, sizeof e->w[k].siglum, "%.4s%zu", root[k], number++);
}

static size_t unfit(ro_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        n += (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
    }
    return n;
}

void ro_edition_name_witnesses(ro_arena *a, ro_edition *e) {
    char root[RO_MAX_ACCOUNTS][LETTERS + 2] = {{0}};
    for (unsigned k = 0; k < e->c->naccounts; k++) e->w[k].name = ro_view_name(e->c, k);
    for (unsigned k = 0; k < e->c->naccounts; k++) {
        const ro_record *r = e->c->accounts[k];
        name_one(a, e, k, root);
        e->w[k].fragment = !r->held || r->scope == RO_SCOPE_OPENING;
        e->w[k].unfit = unfit(r->text);
    }
}

/* ---- the whole ---- */

/* The i-th account, the base being the first. */
static const ro_record *nth(const ro_edition *e, unsigned i) {
    return e->c->accounts[i == 0 ? e->base : i <= e->base ? i - 1 : i];
}

ro_str ro_ed_title(ro_arena *a, const ro_edition *e) {
    static const char *const form[] = {"Meeting", "Talks", "Call", "Visit"};
    const ro_record *date = NULL, *place = NULL, *sides = NULL;
    ro_form what = RO_FORM_OTHER;
    for (unsigned i = 0; i < e->c->naccounts; i++) {
        const ro_record *r = nth(e, i);
        if (!date && *r->meeting.value) date = r;
        if (!place && r->place.value.n) place = r;
        if (!sides && r->nsides) sides = r;
        if (what == RO_FORM_OTHER) what = r->form;
    }
    ro_buf b = {.arena = a};
    ro_buf_addc(&b, form[what]);
    for (size_t i = 0; sides && i < sides->nsides; i++) {
        ro_buf_addc(&b, !i ? " of " : i + 1 < sides->nsides ? ", " : " and ");
        ro_buf_add(&b, ro_side_name(sides->sides[i]));
    }
    if (place) ro_buf_addc(&b, ", "), ro_buf_add(&b, place->place.value);
    if (date) ro_buf_printf(&b, ", %s", date->meeting.value);
    return ro_buf_str(&b);
}

/* ---- one passage ---- */

static bool named_before(const ro_record *r, size_t from, size_t upto, ro_str who) {
    for (size_t i = from; i < upto; i++)
        for (size_t j = 0; j < r->statements[i].nspeakers; j++)
            if (ro_str_eq(r->statements[i].speakers[j], who)) return true;
    return false;
}

void ro_ed_speakers(ro_buf *b, const ro_edition *e, const ro_ed_passage *p, unsigned k) {
    const ro_record *r = e->c->accounts[k];
    ro_span s = p->from->spans[k];
    size_t lo = ro_statements_from(r, s.lo), said = 0;
    for (size_t i = lo; i < r->nstatements && r->statements[i].why.span.lo < s.hi; i++)
        for (size_t j = 0; j < r->statements[i].nspeakers; j++) {
            if (named_before(r, lo, i, r->statements[i].speakers[j])) continue;
            if (said++) ro_buf_addc(b, ", ");
            ro_buf_add(b, r->statements[i].speakers[j]);
        }
}

const char *ro_ed_certainty(const ro_ed_passage *p) {
    if (p->n == 1) return "high";
    return p->from->score >= FAIR ? "medium" : "low";
}

const char *ro_ed_silent(const ro_edition *e, const ro_ed_passage *p, unsigned k) {
    const char *reason = NULL;
    unsigned teller = p->base ? e->base : ro_view_first(p->from);
    return ro_silence_covers(e->c->accounts[k], e->c->accounts[teller]->language, &reason) == RO_COVER_IN ? NULL : reason;
}
