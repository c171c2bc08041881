/* Do two sketches tell of one meeting? First what forbids it, then what speaks for it.
 *
 * Forbidden: days that cannot meet; another counterpart (two bilaterals of one day, another host of the same guest); one
 * party more (a trilateral and its bilaterals); other sides; a bilateral against a summit; one publisher's next call of the
 * same two people. What speaks for it is added up: day, heads, sides, the topic of the title, wording, place, form. The
 * weights are set by hand so that RO_PAIR_ENOUGH needs two independent things beside the day; nothing is learnt from any
 * collection, and nothing depends on which other accounts the archive holds.
 *
 * Gives up on: two meetings of the same heads on one day told by accounts that do not say which. */
#include "match/pair.h"

#include <stdlib.h>

/* Offices publish on the day or the day after; two days where the page gives nothing but its day of publication. */
enum { LATE_UNSAID = 2, LATE_UNSURE = 1, WIDEST = 7 };

/* ---- days ------------------------------------------------------------------------------------------------------------- */

bool ro_pair_window(const ro_sketch *s, ro_window *w) {
    if (s->exact) {
        *w = (ro_window){s->lo - (s->certain ? 0 : LATE_UNSURE), s->lo, s->lo};
        return true;
    }
    if (s->lo != RO_NODAY && s->hi != RO_NODAY && s->hi - s->lo <= WIDEST && s->hi >= s->lo) {
        *w = (ro_window){s->lo, s->hi, s->hi};
        return true;
    }
    if (s->published == RO_NODAY || s->occasion == RO_OCCASION_NOTICE) return false;
    long last = s->hi != RO_NODAY && s->hi < s->published ? s->hi : s->published;
    long first = s->published - LATE_UNSAID;
    if (s->lo != RO_NODAY && s->lo > first) first = s->lo;
    if (first > last) return false; /* published long after what it tells of */
    *w = (ro_window){first, last, last};
    return true;
}

bool ro_pair_copied(const ro_sketch *s, ro_window *w) {
    if (ro_pair_window(s, w)) return true;
    if (s->published == RO_NODAY) return false;
    *w = (ro_window){s->published, s->published, s->published};
    return true;
}

static bool remote(const ro_sketch *s) { return s->form == RO_FORM_CALL; }

static bool same_publisher(const ro_sketch *a, const ro_sketch *b) {
    return a->publisher.p && ro_str_eq(a->publisher, b->publisher);
}

/* The same office tells of the same two people again, some day later, in the same dress: the next call. */
static bool the_next_one(const ro_sketch *a, const ro_sketch *b) {
    if (!same_publisher(a, b) || a->occasion != b->occasion || a->kind != b->kind) return false;
    if (a->published == RO_NODAY || b->published == RO_NODAY || a->published == b->published) return false;
    return !(a->exact && b->exact && a->lo == b->lo);
}

static void weigh_days(ro_pair *p, const ro_sketch *a, const ro_sketch *b, const ro_window *x, const ro_window *y) {
    long gap = labs(x->best - y->best);
    bool meet = x->first <= y->last && y->first <= x->last;
    if (!meet && gap == 1 && remote(a) && remote(b) && !same_publisher(a, b)) { /* two clocks, one call */
        p->score -= 0.5;
        p->why |= RO_LINK_ZONES;
    } else if (!meet)
        p->cannot = "other days";
    else if (p->wording < 0.5 && the_next_one(a, b))
        p->cannot = "the next one of the same office";
    else if (gap == 0) {
        p->score += a->exact && b->exact ? 1.5 : 1;
        p->why |= a->exact && b->exact ? RO_LINK_DAY : RO_LINK_NEAR;
    } else {
        p->score -= gap > 1 ? (same_publisher(a, b) ? 2 : 1) : 0; /* an office tells of its own meetings at once */
        p->why |= RO_LINK_NEAR;
    }
}

static void weigh_bounds(ro_pair *p, const ro_sketch *a, const ro_sketch *b) {
    bool below = a->lo != RO_NODAY && b->hi != RO_NODAY && a->lo > b->hi;
    bool above = a->hi != RO_NODAY && b->lo != RO_NODAY && a->hi < b->lo;
    if (below || above) p->cannot = "other days";
    p->why |= RO_LINK_BOUNDS;
}

/* ---- people and sides --------------------------------------------------------------------------------------------------- */

static bool within(const ro_party *few, const ro_party *many) {
    for (size_t i = 0; i < few->nkeys; i++) {
        bool in = false;
        for (size_t k = 0; k < many->nkeys && !in; k++) in = ro_str_eq(few->keys[i], many->keys[k]);
        if (!in) return false;
    }
    return true;
}

static void let_go(void *scratch) { ro_arena_free(((ro_scratch *)scratch)->arena); }

ro_scratch *ro_scratch_new(ro_arena *parent) {
    ro_scratch *s = RO_NEW(parent, ro_scratch);
    s->parent = parent;
    ro_defer(parent, let_go, s);
    return s;
}

double ro_scratch_likeness(ro_scratch *s, const ro_name *a, const ro_name *b) {
    if (s->arena && ro_arena_size(s->arena) > 1 << 20) ro_arena_free(s->arena), s->arena = NULL;
    if (!s->arena) s->arena = ro_arena_new(&s->error);
    if (!s->arena || RO_TRY(s->arena)) ro_throw(s->parent, s->error.status, "%s", s->error.text);
    ro_likeness l = {0};
    ro_names_likeness(s->arena, a, b, &l);
    return l.same;
}

enum { COMPARED = 2048 }; /* a power of two */
struct ro_compared {
    ro_name a, b; /* of sketches, which live as long as the scratch */
    bool alike;
};

static bool same(ro_str a, ro_str b) { return !a.p == !b.p && ro_str_eq(a, b); }

static bool alike(ro_scratch *s, const ro_party *a, const ro_party *b) {
    if (!s->compared) s->compared = RO_NEWS(s->parent, struct ro_compared, COMPARED);
    uint64_t h = (ro_hash(a->name) * 3 ^ ro_hash(b->name)) * 0x9e3779b97f4a7c15u;
    struct ro_compared *c = &s->compared[h >> 40 & (COMPARED - 1)];
    if (c->a.name.p && same(c->a.name, a->name) && same(c->b.name, b->name) && same(c->a.side, a->side) &&
        same(c->b.side, b->side))
        return c->alike;
    ro_name x = {.name = a->name, .side = a->side}, y = {.name = b->name, .side = b->side};
    *c = (struct ro_compared){x, y, ro_scratch_likeness(s, &x, &y) >= 0.5};
    return c->alike;
}

/* Comparing spellings is dear: only where a word of each begins alike, or a script is not Latin. */
static bool worth_it(const ro_party *a, const ro_party *b) {
    for (size_t i = 0; i < a->nkeys; i++)
        for (size_t k = 0; k < b->nkeys; k++) {
            ro_str x = a->keys[i], y = b->keys[k];
            if ((x.p[0] & 0x80) != (y.p[0] & 0x80)) return true;
            if (x.n > 1 && y.n > 1 && memcmp(x.p, y.p, 2) == 0) return true;
        }
    return false;
}

static bool other_side(const ro_party *a, const ro_party *b) { return a->side.p && b->side.p && !ro_str_eq(a->side, b->side); }

bool ro_pair_person(ro_scratch *s, const ro_party *a, const ro_party *b) {
    if (other_side(a, b)) return false;
    if (within(a, b) || within(b, a)) return true;
    return worth_it(a, b) && alike(s, a, b);
}

static bool has_side(const ro_sketch *s, ro_str side) {
    for (size_t i = 0; i < s->nsides; i++)
        if (ro_str_eq(s->sides[i], side)) return true;
    return false;
}

/* The same name in another account. Both tell of about the same day, so a surname will do, and sides, which are often
 * guessed, need not agree where the words of the name do. */
static ro_str family(const ro_party *p) { /* where it stands last */
    size_t n = p->nkeys;
    if (n > 2 && (ro_str_is(p->keys[n - 1], "jr") || ro_str_is(p->keys[n - 1], "sr"))) n--;
    return p->keys[n - 1];
}

static const ro_party *find(ro_scratch *scratch, const ro_party *who, const ro_sketch *in) {
    for (size_t i = 0; i < in->npeople; i++)
        if (family(who).n > 2 && ro_str_eq(family(who), family(&in->people[i])) && !other_side(who, &in->people[i]))
            return &in->people[i];
    for (size_t i = 0; i < in->npeople; i++)
        if (within(who, &in->people[i]) || within(&in->people[i], who)) return &in->people[i];
    for (size_t i = 0; i < in->npeople && i < 12; i++)
        if (ro_pair_person(scratch, who, &in->people[i])) return &in->people[i];
    return NULL;
}

struct met {
    double weight;       /* of the principals in common */
    unsigned common;     /* principals in common */
    unsigned firm;       /* those who are principals in both */
    bool foreign;        /* a principal of whom, and of whose side, the other says nothing */
    bool away;           /* a principal whom the other only speaks of, and whose side was not there */
    unsigned others;     /* those among them who are not of the publisher's side */
    bool stranger;       /* a principal whom the other account has not as one */
    bool third, unheard; /* one more in the title: not a principal there; not even named there */
};

/* Of the one side that both publishers are of: everybody there meets him every day. */
static bool own(const ro_sketch *a, const ro_sketch *b, const ro_party *p) {
    if (!p->side.p || (!a->publisher_side.p && !b->publisher_side.p)) return false;
    return (!a->publisher_side.p || ro_str_eq(p->side, a->publisher_side)) &&
           (!b->publisher_side.p || ro_str_eq(p->side, b->publisher_side));
}

/* a's principals as b has them. */
static struct met meet(ro_scratch *scratch, const ro_sketch *a, const ro_sketch *b) {
    static const double near[] = {0.5, 0.8, 1, 1};
    struct met m = {0};
    bool host = false;
    for (size_t i = 0; i < a->npeople && a->people[i].rank >= RO_RANK_HEAD && i < 16; i++) {
        const ro_party *p = &a->people[i], *q = find(scratch, p, b);
        bool titled = p->rank == RO_RANK_TITLE, ours = own(a, b, p);
        if (!q || q->rank < RO_RANK_HEAD) {
            m.stranger |= titled || !ours;
            bool new = titled && !ours && p->side.p && b->nsides >= 2 && !has_side(b, p->side);
            m.third |= new;
            m.unheard |= new && !q;
        }
        bool elsewhere = p->side.p && b->nsides >= 2 && !has_side(b, p->side);
        m.foreign |= !q && elsewhere;
        m.away |= (!q || q->rank < RO_RANK_HEAD) && elsewhere;
        if (!q) continue;
        m.common++;
        m.firm += q->rank >= RO_RANK_HEAD;
        m.others += !ours;
        m.weight += near[q->rank] * (ours ? 0.5 : 1.5);
        host |= ours || ro_str_eq(p->side, a->publisher_side) || ro_str_eq(p->side, b->publisher_side);
    }
    if (m.common == 1 && host) m.weight = 0.5, m.others = 0; /* each office writes of its leader every day */
    return m;
}

static size_t common_sides(const ro_sketch *a, const ro_sketch *b, bool *organisation) {
    size_t n = 0;
    for (size_t i = 0; i < a->nsides; i++)
        if (has_side(b, a->sides[i])) n++, *organisation |= a->sides[i].n > 2;
    return n;
}

static bool parted(const ro_sketch *a, const ro_sketch *b, size_t common) {
    return a->nsides >= 2 && b->nsides >= 2 && common < a->nsides && common < b->nsides;
}

bool ro_pair_parted(const ro_sketch *a, const ro_sketch *b) {
    bool organisation = false;
    return parted(a, b, common_sides(a, b, &organisation));
}

/* Two meetings that share two people of two sides are of those sides, whatever was guessed. */
static void weigh_sides(ro_pair *p, const ro_sketch *a, const ro_sketch *b, unsigned common) {
    bool organisation = false;
    size_t n = common_sides(a, b, &organisation);
    if (organisation) p->score += 0.7, p->why |= RO_LINK_SIDES;
    if (parted(a, b, n) && !(a->multi && b->multi)) {
        if (common < 2) p->cannot = "other sides";
        p->score -= 0.5;
    }
    if (a->nsides >= 2 && n == a->nsides && n == b->nsides) {
        bool joint = a->occasion == RO_OCCASION_ABOUT || b->occasion == RO_OCCASION_ABOUT;
        p->score += joint ? 1.5 : 1; /* what both issue together seldom names its people in the title */
        p->why |= RO_LINK_SIDES;
    } else if (n >= 2)
        p->score += 0.5;
}

/* The title has one counterpart, or one of each side. */
static bool bilateral(const ro_sketch *s) {
    unsigned titled = 0, guests = 0;
    for (size_t i = 0; i < s->npeople && s->people[i].rank == RO_RANK_TITLE; i++) {
        titled++;
        guests += !s->publisher_side.p || !ro_str_eq(s->people[i].side, s->publisher_side);
    }
    return !s->multi && titled && s->nsides <= 2 && guests <= (s->publisher_side.p ? 1u : 2u);
}

static unsigned weigh_people(ro_scratch *scratch, ro_pair *p, const ro_sketch *a, const ro_sketch *b) {
    struct met x = meet(scratch, a, b), y = meet(scratch, b, a);
    bool multi = a->multi && b->multi;
    unsigned common = x.common > y.common ? x.common : y.common, others = x.others > y.others ? x.others : y.others;
    if (!multi && x.stranger && y.stranger && x.firm < 2 && y.firm < 2) p->cannot = "another counterpart";
    if (!multi && x.foreign && y.foreign) p->cannot = "another host";
    /* two offices that each called the same third on one day: each has its own head on the line, and only speaks of the other's
     */
    if (remote(a) && remote(b) && x.away && y.away) p->cannot = "another host";
    /* a third in one title, and the other account of two only: a trilateral and a bilateral of one day */
    if (!multi && ((x.third && bilateral(b) && (x.unheard || b->nsides == 2)) ||
                   (y.third && bilateral(a) && (y.unheard || a->nsides == 2))))
        p->cannot = "another party";
    if ((a->named > 2 && bilateral(b)) || (b->named > 2 && bilateral(a))) p->cannot = "another party";
    double w = x.weight > y.weight ? x.weight : y.weight;
    p->score += w > 3 ? 3 : w;
    if (others || common >= 2) p->why |= RO_LINK_PEOPLE;
    return common;
}

static void weigh_form(ro_pair *p, const ro_sketch *a, const ro_sketch *b) {
    bool known = a->form != RO_FORM_OTHER && b->form != RO_FORM_OTHER;
    bool odd = known && a->form != b->form && (remote(a) || remote(b)) && !a->by_video && !b->by_video;
    if (known && a->form == b->form) p->score += 0.5;
    if (odd && !(a->multi && b->multi)) p->score -= same_publisher(a, b) ? 1.5 : 0.5;
    if (a->multi && b->multi) p->score += 0.5;
    if ((a->multi && bilateral(b)) || (b->multi && bilateral(a))) {
        const ro_sketch *m = a->multi ? a : b;
        if (odd || m->nsides != 2) p->cannot = "a summit and talks of two";
        p->score -= 1;
    }
}

/* ---- words -------------------------------------------------------------------------------------------------------------- */

double ro_pair_wording(const ro_sketch *a, const ro_sketch *b) {
    size_t i = 0, k = 0, seen = 0, both = 0;
    while (seen < RO_DIGEST && (i < a->ndigest || k < b->ndigest)) {
        seen++;
        if (k == b->ndigest || (i < a->ndigest && a->digest[i] < b->digest[k]))
            i++;
        else if (i == a->ndigest || b->digest[k] < a->digest[i])
            k++;
        else
            both++, i++, k++;
    }
    return seen < 8 ? 0 : (double)both / (double)seen; /* a dozen words are no evidence */
}

static void weigh_topics(ro_pair *p, const ro_sketch *a, const ro_sketch *b) {
    size_t n = 0, few = a->ntopics < b->ntopics ? a->ntopics : b->ntopics;
    for (size_t i = 0, k = 0; i < a->ntopics && k < b->ntopics;) {
        int c = ro_str_cmp(a->topics[i], b->topics[k]);
        if (!c) n++;
        i += c <= 0;
        k += c >= 0;
    }
    if (!n) return;
    size_t all = a->ntopics + b->ntopics - n;
    double share = (double)n / (double)few;
    p->score += n >= 2 && 2 * n >= all ? 2 : share == 1 ? 1.2 : n >= 2 && share >= 0.5 ? 1 : 0.5;
    if (share >= 0.5) p->why |= RO_LINK_TOPIC;
}

static void weigh_words(ro_pair *p) {
    if (p->wording >= 0.05) p->why |= RO_LINK_WORDS;
    p->score += p->wording >= 0.5 ? 3 : p->wording >= 0.2 ? 2 : p->wording >= 0.05 ? 0.7 : 0;
}

static void weigh_place(ro_pair *p, const ro_sketch *a, const ro_sketch *b) {
    if (!a->place_key.n || !b->place_key.n) return;
    if ((a->place_key.p[0] & 0x80) != (b->place_key.p[0] & 0x80)) return; /* "Москва", "Moscow": other letters say nothing */
    bool same = ro_str_find(a->place_key, b->place_key) >= 0 || ro_str_find(b->place_key, a->place_key) >= 0;
    p->score += same ? 0.5 : -0.5;
    if (same) p->why |= RO_LINK_PLACE;
}

ro_pair ro_pair_weigh(ro_scratch *scratch, const ro_sketch *a, const ro_sketch *b, bool without_day) {
    ro_pair p = {.wording = ro_pair_wording(a, b)};
    ro_window x, y;
    if (without_day || !ro_pair_window(a, &x) || !ro_pair_window(b, &y)) /* a person may have joined what has no day */
        weigh_bounds(&p, a, b);
    else
        weigh_days(&p, a, b, &x, &y);
    unsigned common = p.cannot ? 0 : weigh_people(scratch, &p, a, b);
    if (!p.cannot) weigh_sides(&p, a, b, common);
    if (!p.cannot) weigh_form(&p, a, b);
    if (p.cannot) return p;
    weigh_topics(&p, a, b);
    weigh_words(&p);
    weigh_place(&p, a, b);
    return p;
}
