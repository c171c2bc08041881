/* A cluster of accounts told as a meeting: its day, people, place, sides and form as its accounts print them, why each account is
 * there, and a name for the meeting. In: the clusters. Out: meetings in the order of their days.
 *
 * What members disagree on is counted, not chosen by hand: an account that says its day itself outweighs one that is only dated,
 * and accounts of the meeting itself outweigh later texts on it. Days that differ are all kept. */
#include "match/meeting.h"

#include <stdlib.h>

static ro_str reason(ro_grouper *g, uint32_t who) {
    static const struct {
        unsigned bit;
        const char *words;
    } say[] = {
        {RO_LINK_DECIDED, "decided by a person"}, {RO_LINK_DAY, "the same day"},          {RO_LINK_NEAR, "days that fit"},
        {RO_LINK_ZONES, "the day next to it"},    {RO_LINK_BOUNDS, "the days it allows"}, {RO_LINK_PEOPLE, "the same people"},
        {RO_LINK_SIDES, "the same sides"},        {RO_LINK_PLACE, "the same place"},      {RO_LINK_TOPIC, "the same title words"},
        {RO_LINK_WORDS, "shared wording"},
    };
    ro_buf b = {.arena = g->arena};
    unsigned why = g->why[who];
    if (!why && g->said) return g->said[who];
    for (size_t i = 0; i < sizeof say / sizeof *say; i++)
        if (why & say[i].bit) ro_buf_printf(&b, "%s%s", b.n ? ", " : "", say[i].words);
    return b.n ? ro_buf_str(&b) : RO_NONE;
}

struct guest {
    ro_party who;
    const ro_decided *decided; /* NULL: nobody has settled whose name it is */
};

struct telling {
    ro_grouper *g;
    ro_meeting *m;
    RO_VEC(ro_daynote) days;
    RO_VEC(ro_str) sides, people;
    RO_VEC(struct guest) guests;
};

static void note_day(struct telling *t, const ro_sketch *s) {
    ro_window w;
    if (!ro_pair_window(s, &w)) return;
    for (size_t i = 0; i < t->days.n; i++)
        if (t->days.v[i].day == w.best && t->days.v[i].exact == s->exact) {
            t->days.v[i].accounts += 1 + s->certain;
            return;
        }
    RO_PUSH(t->g->arena, t->days) = (ro_daynote){w.best, 1u + s->certain, s->exact};
}

static int by_days(const void *p, const void *q) {
    const ro_daynote *a = p, *b = q;
    if (a->exact != b->exact) return a->exact ? -1 : 1;
    if (a->exact && a->accounts != b->accounts) return a->accounts > b->accounts ? -1 : 1;
    return a->day < b->day ? -1 : a->day > b->day; /* of days of publication the first is the nearest */
}

static void tell_days(struct telling *t) {
    ro_meeting *m = t->m;
    m->day = m->lo = m->hi = RO_NODAY;
    if (t->days.n) qsort(t->days.v, t->days.n, sizeof *t->days.v, by_days);
    size_t n = 0;
    while (n < t->days.n && t->days.v[n].exact == t->days.v[0].exact) n++;
    m->days = t->days.v, m->ndays = n;
    if (n) m->day = t->days.v[0].day, m->day_exact = t->days.v[0].exact;
    for (size_t i = 0; i < m->nmembers; i++) {
        const ro_sketch *s = t->g->s[m->members[i].sketch];
        if (m->members[i].notice) continue;
        if (s->exact && s->certain && s->lo == m->day) m->day_certain = true;
        if (s->lo != RO_NODAY && (m->lo == RO_NODAY || s->lo > m->lo)) m->lo = s->lo;
        if (s->hi != RO_NODAY && (m->hi == RO_NODAY || s->hi < m->hi)) m->hi = s->hi;
    }
}

static int by_print(const void *p, const void *q) {
    const ro_decided *a = p, *b = q;
    int c = ro_str_cmp(a->account, b->account);
    return c ? c : ro_str_cmp(a->name, b->name);
}

static bool one_person(struct telling *t, const struct guest *a, const struct guest *b) {
    if (a->decided && b->decided) return ro_str_eq(a->decided->person, b->decided->person);
    return ro_pair_person(t->g->scratch, &a->who, &b->who);
}

/* Of somebody who is not said to have been there no guest is made; he may be the fuller name of one. */
static void add_guest(struct telling *t, const ro_sketch *s, const ro_party *p) {
    const ro_rulings *r = t->g->rulings;
    ro_decided print = {.account = s->id, .name = p->name};
    struct guest x = {*p, r->ndecided ? bsearch(&print, r->decided, r->ndecided, sizeof print, by_print) : NULL};
    for (size_t i = 0; i < t->guests.n; i++) {
        struct guest *y = &t->guests.v[i];
        if (!one_person(t, y, &x)) continue;
        if (x.who.nkeys > y->who.nkeys) y->who.name = x.who.name, y->who.keys = x.who.keys, y->who.nkeys = x.who.nkeys;
        if (!y->decided) y->decided = x.decided;
        return;
    }
    if (t->guests.n < 64 && !p->presumed) RO_PUSH(t->g->arena, t->guests) = x;
}

static void tell_people(struct telling *t) {
    for (int rank = RO_RANK_HEAD; rank >= RO_RANK_THERE; rank--)
        for (size_t i = 0; i < t->m->nmembers; i++) {
            const ro_sketch *s = t->g->s[t->m->members[i].sketch];
            for (size_t k = 0; k < s->npeople && (rank == RO_RANK_HEAD || !t->m->members[i].notice); k++) {
                int r = s->people[k].rank > RO_RANK_HEAD ? RO_RANK_HEAD : (int)s->people[k].rank;
                if (r == rank && !s->people[k].presumed) add_guest(t, s, &s->people[k]);
            }
        }
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        for (size_t k = 0; k < s->npeople; k++)
            if (s->people[k].presumed) add_guest(t, s, &s->people[k]);
    }
    for (size_t i = 0; i < t->guests.n; i++) {
        const struct guest *x = &t->guests.v[i];
        RO_PUSH(t->g->arena, t->people) = x->decided ? x->decided->shown : x->who.name;
    }
    t->m->people = t->people.v, t->m->npeople = t->people.n;
}

/* Folded, in other letters than names are shown in ("Москва"). */
static bool other_letters(ro_str key) { return key.n && key.p[0] & 0x80; }

/* The place that most accounts print, in Latin letters if any does, as sides and forms are told; of equals the longer, which is
 * the nearer one, then the first. */
static void tell_place(struct telling *t) {
    size_t most = 0;
    bool other = true;
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        size_t n = 0;
        if (!s->place.n || t->m->members[i].notice) continue;
        for (size_t k = 0; k < t->m->nmembers && k < 64; k++)
            n += ro_str_eq(t->g->s[t->m->members[k].sketch]->place_key, s->place_key);
        bool far = other_letters(s->place_key), more = n > most || (n == most && s->place.n > t->m->place.n);
        if (!t->m->place.n || (far == other ? more : other)) most = n, other = far, t->m->place = s->place;
    }
}

static int strs_by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

static void tell_sides(struct telling *t) {
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        for (size_t k = 0; k < s->nsides; k++) {
            bool known = false;
            for (size_t j = 0; j < t->sides.n && !known; j++) known = ro_str_eq(t->sides.v[j], s->sides[k]);
            if (!known && t->sides.n < 64) RO_PUSH(t->g->arena, t->sides) = s->sides[k];
        }
    }
    if (t->sides.n) qsort(t->sides.v, t->sides.n, sizeof *t->sides.v, strs_by_bytes);
    t->m->sides = t->sides.v, t->m->nsides = t->sides.n;
}

static void tell_form(struct telling *t) {
    unsigned votes[4] = {0};
    for (size_t i = 0; i < t->m->nmembers; i++) {
        const ro_sketch *s = t->g->s[t->m->members[i].sketch];
        votes[s->form] += s->occasion == RO_OCCASION_TOLD ? 3 : 1;
    }
    static const ro_form order[] = {RO_FORM_TALKS, RO_FORM_CALL, RO_FORM_VISIT};
    unsigned best = 0;
    for (size_t i = 0; i < 3; i++)
        if (votes[order[i]] > best) best = votes[order[i]], t->m->form = order[i];
}

static void tell_members(struct telling *t, uint32_t cluster) {
    ro_grouper *g = t->g;
    RO_VEC(ro_member) v = {0};
    RO_VEC(uint32_t) all = {0};
    for (uint32_t i = cluster; i != RO_NOBODY; i = g->join.next[i]) RO_PUSH(g->arena, all) = i;
    for (size_t i = 1; i < all.n; i++) { /* lists of a meeting are short, and nearly in order */
        uint32_t x = all.v[i];
        size_t k = i;
        for (; k && all.v[k - 1] > x; k--) all.v[k] = all.v[k - 1];
        all.v[k] = x;
    }
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < all.n; i++) {
            bool notice = g->s[all.v[i]]->occasion == RO_OCCASION_NOTICE;
            if (notice != pass) continue;
            RO_PUSH(g->arena, v) = (ro_member){all.v[i], notice, all.n > 1 ? reason(g, all.v[i]) : RO_NONE};
            t->m->held |= !notice;
            t->m->met |= g->s[all.v[i]]->occasion != RO_OCCASION_NONE;
        }
    t->m->members = v.v, t->m->nmembers = v.n;
}

ro_meeting ro_meeting_tell(ro_grouper *g, uint32_t cluster) {
    ro_meeting m = {.day = RO_NODAY, .lo = RO_NODAY, .hi = RO_NODAY};
    struct telling t = {.g = g, .m = &m};
    tell_members(&t, cluster);
    if (!m.met) return m;
    for (size_t i = 0; i < m.nmembers; i++)
        if (m.members[i].notice == !m.held) note_day(&t, g->s[m.members[i].sketch]);
    tell_days(&t);
    if (g->people) tell_people(&t);
    tell_place(&t);
    tell_sides(&t);
    tell_form(&t);
    return m;
}

/* ---- names for meetings --------------------------------------------------------------------------------------------------- */

static void slug(ro_buf *b, ro_str words) {
    for (size_t i = 0; i < words.n && i < 24; i++) {
        char c = words.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32), plain = true;
        if (plain)
            ro_buf_byte(b, c);
        else if (b->n && b->p[b->n - 1] != '-')
            ro_buf_byte(b, '-');
    }
}

/* "2024-06-19-kp-ru"; the sides and not the people, whose spelling would change it. Where no day tells one from another, its
 * first account does. */
ro_str ro_meeting_stem(const ro_grouper *g, const ro_meeting *m) {
    ro_buf b = {.arena = g->arena};
    if (!m->met) {
        ro_buf_addc(&b, "a-");
        ro_buf_add(&b, g->s[m->members[0].sketch]->id);
        return ro_str_dup(g->arena, ro_buf_str(&b));
    }
    char day[16] = "undated";
    ro_day_put(day, m->day);
    ro_buf_addc(&b, day);
    for (size_t i = 0; i < m->nsides && i < 4; i++) {
        ro_buf_byte(&b, '-');
        slug(&b, m->sides[i]);
    }
    if (m->nsides > 4) ro_buf_addc(&b, "-and-more");
    if (m->day == RO_NODAY) {
        ro_buf_byte(&b, RO_ID_DOT);
        ro_buf_add(&b, g->s[m->members[0].sketch]->id);
    }
    return ro_str_dup(g->arena, ro_buf_str(&b));
}

ro_str ro_meeting_numbered(ro_arena *a, ro_str stem, size_t i) {
    return i == 1 ? stem : ro_str_printf(a, "%.*s%c%zu", (int)stem.n, stem.p, RO_ID_DOT, i);
}

static int by_stem(const void *p, const void *q) {
    const ro_meeting *a = p, *b = q;
    if (a->day != b->day) { /* the unknown last */
        if (a->day == RO_NODAY || b->day == RO_NODAY) return a->day == RO_NODAY ? 1 : -1;
        return a->day < b->day ? -1 : 1;
    }
    int c = ro_str_cmp(a->id, b->id);
    return c ? c : a->members[0].sketch < b->members[0].sketch ? -1 : 1;
}

void ro_meeting_names(ro_grouper *g, ro_meetings *all) {
    for (size_t i = 0; i < all->n; i++) all->v[i].id = ro_meeting_stem(g, &all->v[i]);
    if (all->n) qsort(all->v, all->n, sizeof *all->v, by_stem);
    for (size_t i = 0, k; i < all->n; i = k) {
        ro_str first = all->v[i].id;
        for (k = i + 1; k < all->n && ro_str_eq(all->v[k].id, first); k++)
            all->v[k].id = ro_meeting_numbered(g->arena, first, k - i + 1);
    }
}
