/* The figures of an account out of the spellings they are counted under (seats.c takes them in). What goes is subtracted at once,
 * since its rows are about to go too; only where it was the first or the last of its kind are the others looked through. */
#include "store/meetings/figures.h"

static void drop_title(ro_job *job, int64_t name, ro_str title, ro_str day) {
    ro_exec(job, "DELETE FROM person_title WHERE name = ?1 AND title = ?2 AND accounts = 1", "is", name, title);
    ro_exec(job, "UPDATE person_title SET accounts = accounts - 1 WHERE name = ?1 AND title = ?2", "is", name, title);
    ro_exec(
        job,
        "UPDATE person_title SET (first_day, last_day) = (SELECT min(d), max(d) FROM (SELECT coalesce(a.meeting_date,"
        " a.published_date) d FROM person_account x JOIN person_name s ON s.n = x.name JOIN account a ON a.n = x.account JOIN"
        " account_person p ON p.account = a.n AND p.name = s.name JOIN account_person_title t ON t.account = a.n AND t.person ="
        " p.i AND t.title = ?2 WHERE x.name = ?1)) WHERE name = ?1 AND title = ?2 AND (first_day = ?3 OR last_day = ?3)",
        "iss", name, title, day);
}

static void drop_pairs(ro_job *job, const ro_figures *all) {
    size_t n = all->n < RO_LISTED ? all->n : RO_LISTED;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            const ro_figure *f = &all->v[i], *h = &all->v[k];
            if (!f->there || !h->there || f->name >= h->name || !f->name) continue;
            ro_exec(job, "UPDATE person_listed SET lists = lists - 1 WHERE first = ?1 AND second = ?2", "ii", f->name, h->name);
            ro_exec(job, "DELETE FROM person_listed WHERE first = ?1 AND second = ?2 AND lists = 0", "ii", f->name, h->name);
        }
}

static void drop_figure(ro_job *job, const ro_figure *f, int64_t account, ro_str day) {
    if (!ro_is_seated(job, f->name, account)) return; /* two of one spelling */
    ro_exec(job, "DELETE FROM person_account WHERE name = ?1 AND account = ?2", "ii", f->name, account);
    ro_exec(job, "UPDATE person_name SET accounts = accounts - 1, present = present - ?2 WHERE n = ?1", "ii", f->name,
            (int64_t)f->there);
    ro_exec(
        job,
        "UPDATE person_name SET first_day = (SELECT min(coalesce(a.meeting_date, a.published_date)) FROM person_account x JOIN"
        " account a ON a.n = x.account WHERE x.name = ?1) WHERE n = ?1 AND first_day = ?2",
        "is", f->name, day);
    ro_seats_due(job, f->name, RO_DUE_FEWER | RO_DUE_OTHER);
}

void ro_seats_leave(ro_job *job, int64_t account) {
    ro_figures all = {0};
    ro_figures_load(job, account, &all);
    bool any = false;
    for (size_t i = 0; i < all.n; i++) {
        all.v[i].name = ro_seat_of(job, all.v[i].s.name, account);
        any |= all.v[i].name != 0;
    }
    if (!any) return;
    drop_pairs(job, &all);
    for (size_t i = 0; i < all.n; i++) {
        const ro_figure *f = &all.v[i];
        if (!f->name) continue;
        drop_figure(job, f, account, all.day);
        for (size_t k = 0; k < f->s.ntitles; k++) drop_title(job, f->name, f->s.titles[k].text, all.day);
    }
}
