/* Who was at a meeting, a side at a time, each with the titles that its accounts print. In: the meeting, and the records of its
 * accounts. Out: a line a person. A title that all accounts print is told once; of others stands in brackets which account has
 * it, by the letter that the account goes by.
 *
 * Whom two accounts name is one person where their names are likely one person's, on one side. */
#include "cli.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 26 }; /* accounts that have letters */

struct saying {
    ro_str title;
    unsigned in; /* accounts, a bit each */
};

struct guest {
    const ro_attendee *who;
    unsigned in;
    struct saying *said;
    size_t nsaid;
};

struct there {
    struct run *r;
    ro_account *account[MOST];
    size_t n;
    unsigned lists; /* accounts that say who was there */
    struct guest *guest;
    size_t nguests;
    bool failed;
};

/* ---- the same -------------------------------------------------------------------------------------------------------- */

static size_t mark(ro_str s, size_t i) { /* how long the quotation mark or dash is that stands there; 0 none */
    if (s.p[i] == '\'' || s.p[i] == '-' || s.p[i] == ' ') return 1;
    return i + 2 < s.n && memcmp(s.p + i, "\xe2\x80", 2) == 0 ? 3 : 0;
}

/* But for capitals, blanks, marks and dashes. */
static bool alike(ro_str a, ro_str b) {
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && mark(a, i)) i += mark(a, i);
        while (k < b.n && mark(b, k)) k += mark(b, k);
        if (i >= a.n || k >= b.n) return i >= a.n && k >= b.n;
        if (tolower((unsigned char)a.p[i++]) != tolower((unsigned char)b.p[k++])) return false;
    }
}

static ro_str name_of(const ro_attendee *a) { return a->base.p ? a->base : a->name.n ? a->name : a->title; }
static bool on(const ro_attendee *a, ro_str side) {
    return a->side.n == side.n && (!side.n || memcmp(a->side.p, side.p, side.n) == 0);
}

static bool one_person(struct there *t, const ro_attendee *a, const ro_attendee *b) {
    ro_likeness l = {0};
    if (!on(a, b->side) || (a->role == RO_ROLE_GROUP) != (b->role == RO_ROLE_GROUP)) return false;
    if (alike(name_of(a), name_of(b))) return true;
    if (!a->name.n || !b->name.n || a->role == RO_ROLE_GROUP) return false;
    ro_name x = {.name = name_of(a), .side = a->side}, y = {.name = name_of(b), .side = b->side};
    return ro_names_compare(t->r->ctx, &x, &y, &l) == RO_OK && l.same >= 0.5;
}

/* ---- gathering ------------------------------------------------------------------------------------------------------- */

static void *more(struct there *t, void *v, size_t n, size_t size) {
    void *p = n & (n + 1) ? v : realloc(v, (2 * n + 2) * size);
    t->failed |= !p;
    return p;
}

static void take(struct there *t, const ro_attendee *who, unsigned in) {
    size_t i = 0;
    while (i < t->nguests && ((t->guest[i].in & in) || !one_person(t, t->guest[i].who, who))) i++;
    if (i == t->nguests) {
        struct guest *v = more(t, t->guest, i, sizeof *v);
        if (!v) return;
        t->guest = v, t->guest[t->nguests++] = (struct guest){.who = who};
    }
    struct guest *g = &t->guest[i];
    ro_str title = who->name.n ? who->title : (ro_str){0};
    size_t k = 0;
    g->in |= in;
    while (k < g->nsaid && !alike(g->said[k].title, title)) k++;
    if (k == g->nsaid) {
        struct saying *v = more(t, g->said, k, sizeof *v);
        if (!v) return;
        g->said = v, g->said[g->nsaid++] = (struct saying){title, 0};
    }
    g->said[k].in |= in;
}

/* ---- telling --------------------------------------------------------------------------------------------------------- */

static void letters(FILE *o, const struct there *t, unsigned in) {
    if ((in & t->lists) == t->lists) return;
    const char *before = " (";
    for (unsigned k = 0; k < MOST; k++)
        if (in >> k & 1) fprintf(o, "%s%c", before, 'A' + k), before = ", ";
    fputc(')', o);
}

static void put_guest(const struct there *t, const struct guest *g) {
    char *p = NULL;
    size_t n = 0;
    FILE *o = cli_gather(&p, &n);
    if (!o) return;
    cli_put(o, name_of(g->who));
    if (!g->who->name.n) fputs(", not named", o);
    for (size_t k = 0, told = 0; k < g->nsaid; k++) {
        if (!g->said[k].title.n) continue;
        fputs(told++ ? "; " : ", ", o);
        cli_put(o, g->said[k].title);
        if (g->nsaid > 1 || g->in != g->said[k].in) letters(o, t, g->said[k].in);
    }
    if (g->nsaid == 1) letters(o, t, g->in);
    if (cli_gathered(o, &p)) fputs("    ", stdout), cli_wrap_on(6, t->r->width, p, n);
    free(p);
}

static void put_side(const struct there *t, ro_str side) {
    bool any = false;
    for (size_t i = 0; i < t->nguests; i++) {
        if (!on(t->guest[i].who, side)) continue;
        if (!any) fputs("  ", stdout), cli_put(stdout, side.n ? ro_side_name(side) : (ro_str){"side unknown", 12}), putchar('\n');
        any = true;
        put_guest(t, &t->guest[i]);
    }
}

static bool is_side(const ro_meeting_entry *m, ro_str side) {
    for (size_t i = 0; i < m->nsides; i++)
        if (m->sides[i].n == side.n && memcmp(m->sides[i].p, side.p, side.n) == 0) return true;
    return false;
}

static void tell(const struct there *t, const ro_meeting_entry *m) {
    puts("\nWho was there");
    for (size_t i = 0; i < m->nsides; i++) put_side(t, m->sides[i]);
    for (size_t i = 0, k; i < t->nguests; i++) {
        ro_str side = t->guest[i].who->side;
        for (k = 0; k < i && !on(t->guest[k].who, side); k++)
            ;
        if (k == i && !is_side(m, side)) put_side(t, side);
    }
}

int cli_there(struct run *r, ro_archive *ar, const ro_meeting_entry *m, bool *any) {
    struct there t = {.r = r};
    ro_status st = RO_OK;
    for (size_t k = 0; k < m->naccounts && k < MOST && st == RO_OK && !t.failed; k++) {
        if (!m->accounts[k].held) continue;
        if ((st = ro_archive_account(r->ctx, ar, m->accounts[k].id.p, &t.account[t.n])) != RO_OK) break;
        const ro_record *rec = ro_account_record(t.account[t.n++]);
        if (rec->nattendance) t.lists |= 1u << k;
        for (size_t i = 0; i < rec->nattendance && !t.failed; i++) take(&t, &rec->attendance[i], 1u << k);
    }
    if ((*any = st == RO_OK && t.nguests)) tell(&t, m);
    for (size_t i = 0; i < t.nguests; i++) free(t.guest[i].said);
    for (size_t i = 0; i < t.n; i++) ro_account_free(t.account[i]);
    free(t.guest);
    return st != RO_OK ? cli_fail_ctx(r) : t.failed ? cli_fail("memory ran out") : DONE;
}
