/* An edition as JSON: its witnesses, its passages in the order of the edition, each cut where its witnesses part, and the index of
 * people. Accounts go by the letters of the comparison (`compare --json`), passages by the ids that they have in TEI.
 *
 * The words of the readings that a witness has, taken in the order that `order` gives, are its text. */
#include "base/ctx.h"
#include "present/edition.h"
#include "present/json.h"

#include <stdio.h>

static ro_str letter(unsigned k) { return (ro_str){&"abcdefghij"[k], 1}; }

static void witnesses_in(ro_json *j, const char *key, uint16_t wit) {
    ro_json_open(j, key, '[');
    for (unsigned k = 0; k < RO_MAX_ACCOUNTS; k++)
        if (wit >> k & 1) ro_json_str(j, NULL, letter(k));
    ro_json_close(j, ']');
}

static void ids(ro_json *j, const char *key, const ro_edition *e, const uint32_t *passage, size_t n) {
    ro_json_open(j, key, '[');
    for (size_t i = 0; i < n; i++) ro_json_word(j, NULL, e->passages[passage[i]].id);
    ro_json_close(j, ']');
}

static void witness(ro_json *j, const ro_edition *e, unsigned k) {
    const ro_record *r = e->c->accounts[k];
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "id", letter(k));
    ro_json_word(j, "siglum", e->w[k].siglum);
    ro_json_str(j, "ref", e->c->refs[k]);
    ro_json_str(j, "title", r->title.value);
    ro_json_str(j, "publisher", r->publisher.value);
    ro_json_str(j, "carrier", r->carrier.value);
    ro_json_word(j, "published", *r->published.value ? r->published.value : NULL);
    ro_json_str(j, "url", r->url);
    ro_json_word(j, "sha256", r->sha256);
    ro_json_flag(j, "fragment", e->w[k].fragment);
    ids(j, "order", e, e->w[k].order, e->w[k].n);
    ro_json_close(j, '}');
}

static void reading(ro_json *j, const ro_edition *e, const ro_ed_reading *r, bool lemma) {
    ro_json_open(j, NULL, '{');
    witnesses_in(j, "in", r->wit);
    ro_json_str(j, "words", ro_ed_words(e, r));
    if (!lemma) {
        ro_json_flag(j, "substantive", r->substantive);
        ro_json_word(j, "class", r->klass);
        if (r->excuse) ro_json_word(j, "excuse", r->excuse);
    }
    ro_json_close(j, '}');
}

static void telling(ro_json *j, const ro_edition *e, const ro_ed_telling *t) {
    ro_json_open(j, NULL, '{');
    witnesses_in(j, "in", t->wit);
    ro_json_open(j, "pieces", '[');
    for (size_t i = 0; i < t->n; i++) {
        ro_json_open(j, NULL, '[');
        for (size_t k = 0; k < t->pieces[i].n; k++) reading(j, e, &t->pieces[i].r[k], k == 0);
        ro_json_close(j, ']');
    }
    ro_json_close(j, ']');
    ro_json_close(j, '}');
}

static void passage(ro_json *j, const ro_edition *e, const ro_ed_passage *p) {
    ro_json_open(j, NULL, '{');
    ro_json_word(j, "id", p->id);
    witnesses_in(j, "in", p->in);
    ro_json_flag(j, "base", p->base);
    if (p->n > 1) ro_json_word(j, "certainty", ro_ed_certainty(p));
    if (p->moved) witnesses_in(j, "moved", p->moved);
    ro_json_open(j, "tellings", '[');
    for (size_t i = 0; i < p->n; i++) telling(j, e, &p->tellings[i]);
    ro_json_close(j, ']');
    ro_json_close(j, '}');
}

static void called(ro_json *j, const struct ro_ed_called *c) {
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "in", letter(c->wit));
    ro_json_str(j, "name", c->name);
    ro_json_open(j, "titles", '[');
    for (size_t i = 0; i < c->person->ntitles; i++) ro_json_str(j, NULL, c->person->titles[i]);
    ro_json_close(j, ']');
    ro_json_close(j, '}');
}

static void person(ro_json *j, const ro_edition *e, const ro_ed_person *p) {
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "name", p->name);
    ro_json_str(j, "side", p->side);
    ro_json_open(j, "called", '[');
    for (size_t i = 0; i < p->ncalled; i++) called(j, &p->called[i]);
    ro_json_close(j, ']');
    ids(j, "passages", e, p->passages, p->npassages);
    ro_json_close(j, '}');
}

static bool into(void *out, const char *p, size_t n) {
    ro_out_add(out, (ro_str){p, n});
    return true;
}

static void whole(ro_arena *a, const ro_edition *e, ro_out *o, const void *unused) {
    ro_json *j = RO_NEW(a, ro_json);
    (void)unused;
    ro_json_start(j, false, (ro_sink){into, o});
    ro_json_open(j, NULL, '{');
    ro_json_str(j, "title", ro_ed_title(a, e));
    ro_json_str(j, "base", letter(e->base));
    ro_json_word(j, "why", e->why);
    ro_json_open(j, "witnesses", '[');
    for (unsigned k = 0; k < e->c->naccounts; k++) witness(j, e, k);
    ro_json_close(j, ']');
    ro_json_open(j, "passages", '[');
    for (size_t i = 0; i < e->n; i++) passage(j, e, &e->passages[i]);
    ro_json_close(j, ']');
    ro_json_open(j, "people", '[');
    for (size_t i = 0; i < e->npeople; i++) person(j, e, &e->people[i]);
    ro_json_close(j, ']');
    ro_json_close(j, '}');
    ro_json_end(j);
    ro_out_c(o, "\n");
}

ro_status ro_edition_json(ro_ctx *ctx, const ro_comparison *c, unsigned base, ro_sink sink) {
    return ro_edition_write(ctx, c, base, (struct ro_ed_writer){whole, NULL}, sink);
}
