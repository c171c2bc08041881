/* Who published first? Reads the dates of publication of all accounts: a day, a month or year, or the bounds of an unknown one.
 *
 * An account is first where the latest day that it can have is before the earliest of every other; certain where all these dates
 * are single days that their pages print beyond doubt. Of three and more it may be known of some that they came later. Two of one
 * day, or days that overlap, cannot be told: pages hardly ever print the hour, and an hour is not compared across zones that are
 * not known. The sentence says which. */
#include "align/parts.h"

struct reach {
    char lo[16], hi[16]; /* "" open */
    bool certain;
};

static struct reach reach_of(const ro_date *d) {
    struct reach r = {.certain = d->why.certain && strlen(d->value) == 10};
    memcpy(r.lo, *d->value ? d->value : d->earliest, sizeof r.lo);
    memcpy(r.hi, *d->value ? d->value : d->latest, sizeof r.hi);
    if (strlen(r.hi) == 4) memcpy(r.hi + 4, "-12-31", 7);
    if (strlen(r.hi) == 7) memcpy(r.hi + 7, "-31", 4);
    return r;
}

static bool before(const struct reach *p, const struct reach *q) { return *p->hi && *q->lo && strcmp(p->hi, q->lo) < 0; }

static bool first_of(const struct reach *r, size_t n, size_t k) {
    for (size_t i = 0; i < n; i++)
        if (i != k && !before(&r[k], &r[i])) return false;
    return true;
}

static void put_letters(ro_buf *b, unsigned set) {
    for (unsigned k = 0, left = (unsigned)__builtin_popcount(set); left; k++) {
        if (!(set >> k & 1)) continue;
        left--;
        ro_buf_printf(b, "%c%s", 'A' + (int)k, left > 1 ? ", " : left ? " and " : "");
    }
}

/* Those of whom none is known to be before another, where each of them is before each of the others; p NULL: it is not so. */
static ro_str some_later(ro_arena *a, const struct reach *r, size_t n) {
    ro_buf b = {.arena = a};
    unsigned early = 0;
    for (size_t k = 0; k < n; k++) {
        bool any = false;
        for (size_t i = 0; i < n; i++) any = any || before(&r[i], &r[k]);
        if (!any) early |= 1u << k;
    }
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            if (early >> k & 1 && !(early >> i & 1) && !before(&r[k], &r[i])) return RO_NONE;
    unsigned late = ((1u << n) - 1) & ~early;
    if (!late) return RO_NONE;
    put_letters(&b, early);
    ro_buf_addc(&b, " were published before ");
    put_letters(&b, late);
    ro_buf_addc(&b, "; which of them was first cannot be told.");
    return ro_buf_str(&b);
}

static ro_str open_question(ro_arena *a, const struct reach *r, size_t n) {
    bool one_day = true;
    for (size_t i = 0; i < n; i++) {
        if (!*r[i].lo && !*r[i].hi)
            return ro_str_printf(a, "Who published first cannot be told: no date of publication is known of %c.", 'A' + (int)i);
        one_day = one_day && strcmp(r[i].lo, r[0].lo) == 0 && strcmp(r[i].lo, r[i].hi) == 0;
    }
    if (one_day) return ro_str_printf(a, "Published on one day, %s; who was first cannot be told.", r[0].lo);
    ro_str later = some_later(a, r, n);
    if (later.p) return later;
    return ro_str_dup(a, RO_S("Who published first cannot be told from the dates."));
}

void ro_first_find(ro_arena *a, ro_comparison *c) {
    struct reach r[RO_MAX_ACCOUNTS];
    size_t n = c->naccounts;
    c->first = -1;
    for (size_t k = 0; k < n; k++) r[k] = reach_of(&c->accounts[k]->published);
    for (size_t k = 0; k < n && c->first < 0; k++)
        if (first_of(r, n, k)) c->first = (int)k;
    if (c->first < 0) {
        c->first_why = open_question(a, r, n);
        return;
    }
    c->first_certain = true;
    for (size_t k = 0; k < n; k++) c->first_certain = c->first_certain && r[k].certain;
    c->first_why = ro_str_printf(a, "%c was published first%s.", 'A' + c->first,
                                 c->first_certain ? "" : ", as far as the dates can be trusted");
}
