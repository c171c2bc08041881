/* Who was there, as a language without capitals tells it; fills people, attendance and sides of the record.
 *
 * The principals are those whom the sentences that tell of the meeting name as subject, object or partner, one a side. Everybody
 * whom a sentence names whose verb says that people took part ("참가하였다", "배석했다") is listed, but for those who stayed
 * away. Within such a sentence "우리측에서", "미국 측에서는" say the side of all who follow, over what a title says; a row of
 * words that ends in people unnamed ("기타 관계부문 일군들") is a group. Where labels open paragraphs the speakers were there.
 * Sides that nobody's title names are those of the heading ("한미", "독일 총리와") when only one of them is not at home. */
#include "recognise/uncased/uncased.h"

enum { TELLING = 12, LISTS = 400, MOST_HEADS = 6, GROUP_PIECES = 5, PAIR = 4, HEADING = 40, LEAD = 60 };

struct there {
    ro_reading *r;
    ro_uncased *x;
    RO_VEC(ro_attendee) att;
    uint8_t *listed;   /* of each person */
    ro_str pair[PAIR]; /* the sides that the heading names */
    size_t npair;
};

static ro_str blanks(const struct there *t, ro_span s) { return ro_str_blanks(t->x->arena, ro_cut(t->x->u->text, s)); }

static ro_str best_title(const struct there *t, const struct uncased_person *p) {
    const ro_named *best = NULL;
    uint32_t most = 0;
    for (size_t k = 0; k < p->named.n; k++) {
        const ro_named *n = &t->x->named.v[p->named.v[k]];
        uint32_t len = n->title.lo == UINT32_MAX ? 0 : n->title.hi - n->title.lo + (n->body.hi - n->body.lo);
        if (len > most) best = n, most = len;
    }
    return best ? ro_named_title(t->x, best) : RO_NONE;
}

/* The title at the mention, or a fuller form of the same that the account prints elsewhere ("대통령", "독일 대통령"). */
static ro_str title_of(const struct there *t, const struct uncased_person *p, const ro_named *n) {
    ro_str here = ro_named_title(t->x, n), best = best_title(t, p);
    bool same =
        here.n && best.n > here.n && memcmp(best.p + best.n - here.n, here.p, here.n) == 0 && best.p[best.n - here.n - 1] == ' ';
    return !here.n || same ? best : here;
}

static void put(struct there *t, const ro_named *n, ro_role role, ro_str side, const char *rule) {
    const struct uncased_person *p = &t->x->people.v[n->person];
    bool label = side.n > 0;
    ro_span at = n->name;
    if (n->title.lo < at.lo) at.lo = n->title.lo;
    if (n->body.lo < at.lo) at.lo = n->body.lo;
    if (n->title.lo != UINT32_MAX && n->title.hi > at.hi) at.hi = n->title.hi;
    t->listed[n->person] = 1;
    RO_PUSH(t->x->arena, t->att) = (ro_attendee){
        .side = label ? side : p->side,
        .role = role,
        .name = p->name,
        .title = title_of(t, p, n),
        .why = ro_why(t->r, at, rule, n->strong && n->title.lo != UINT32_MAX && (label || p->weight == 2)),
    };
}

/* ---- the principals --------------------------------------------------------------------------------------------------- */

static bool takes_part(const ro_uncased *x, const ro_named *n) {
    ro_case k = n->kase;
    if (k == CASE_NONE && n->end < x->first[n->sentence + 1]) { /* "A 총리, B 장관은": a row takes the particle of its end */
        return x->pieces.v[n->end].stop;
    }
    return k == CASE_SUBJECT || k == CASE_OBJECT || k == CASE_WITH || k == CASE_BETWEEN;
}

static size_t named_from(const ro_uncased *x, size_t sentence) {
    return RO_FIRST_FROM(mid, x->named.n, x->named.v[mid].sentence < sentence);
}

static bool side_has_head(const struct there *t, ro_str side) {
    for (size_t i = 0; i < t->att.n; i++)
        if (side.n ? ro_str_eq(t->att.v[i].side, side) : !t->att.v[i].side.n) return true;
    return false;
}

static void heads_of(struct there *t, size_t s) {
    const ro_uncased *x = t->x;
    for (size_t k = named_from(x, s); k < x->named.n && x->named.v[k].sentence == s; k++) {
        const ro_named *n = &x->named.v[k];
        if (t->listed[n->person] || t->att.n >= MOST_HEADS || !takes_part(x, n) || x->pieces.v[n->piece].quoted) continue;
        bool second = side_has_head(t, x->people.v[n->person].side); /* two ministers of one side meet two of another */
        if (second && !x->people.v[n->person].side.n) continue;
        put(t, n, second ? RO_ROLE_LISTED : RO_ROLE_HEAD, RO_NONE, "attendance.met");
    }
}

/* ---- lists ------------------------------------------------------------------------------------------------------------ */

/* "우리측에서", "미국 측에서는": the side that is named before the word for a side. */
static ro_str side_label(const struct there *t, size_t i, size_t lo) {
    const ro_uncased *x = t->x;
    ro_str s = ro_piece_stem(x, i), side = RO_NONE;
    ro_entry e;
    size_t n = ro_uncased_ends(x, x->groups, s, "side", NULL);
    if (!n) return RO_NONE;
    if (n == s.n) {
        if (i == lo || x->pieces.v[i].stop) return RO_NONE;
        s = ro_piece_text(x, i - 1);
    } else
        s.n -= n;
    if (ro_uncased_is(x, x->groups, s, "ours", NULL)) return x->home_side;
    if (ro_uncased_is(x, x->pairs, s, NULL, &e)) return RO_NONE;
    ro_uncased_made_of(x, s, &side);
    return side;
}

/* Unnamed people whose word ends at piece i: from behind the last name, comma or side. */
static void group_at(struct there *t, size_t i, size_t from, ro_str side) {
    const ro_uncased *x = t->x;
    ro_str s = ro_piece_stem(x, i);
    if (!ro_uncased_ends(x, x->groups, s, "head", NULL)) return;
    size_t lo = i;
    while (lo > from && i - lo < GROUP_PIECES && !x->pieces.v[lo].stop && x->pieces.v[lo - 1].kase == CASE_NONE &&
           !ro_uncased_ends(x, x->ends, ro_piece_text(x, lo - 1), "joint", NULL))
        lo--;
    ro_span at = {x->pieces.v[lo].span.lo, x->pieces.v[i].stem};
    RO_PUSH(x->arena, t->att) = (ro_attendee){
        .side = side, .role = RO_ROLE_GROUP, .name = blanks(t, at), .why = ro_why(t->r, at, "attendance.group", false)};
}

static void list_of(struct there *t, size_t s, size_t lo, size_t hi) {
    const ro_uncased *x = t->x;
    ro_str side = RO_NONE;
    size_t k = named_from(x, s), from = lo;
    for (size_t i = lo; i < hi; i++) {
        while (k < x->named.n && x->named.v[k].sentence == s && x->named.v[k].piece < i) k++;
        const ro_named *n = k < x->named.n && x->named.v[k].sentence == s && x->named.v[k].piece == i ? &x->named.v[k] : NULL;
        if (n) {
            bool there = n->kase != CASE_OF && n->kase != CASE_TO && n->kase != CASE_FROM;
            if (there && !t->listed[n->person]) put(t, n, RO_ROLE_LISTED, side, "attendance.listed");
            i = n->end - 1;
            from = n->end;
            continue;
        }
        ro_str label = side_label(t, i, lo);
        if (label.n) {
            side = label;
            from = i + 1;
        } else
            group_at(t, i, from, side);
    }
}

bool ro_uncased_lists(const ro_uncased *x, size_t sentence, bool *absent) {
    size_t lo = x->first[sentence], hi = x->first[sentence + 1];
    ro_verb v;
    ro_entry e;
    if (lo == hi) return false;
    if (ro_uncased_is(x, x->attendance, ro_piece_text(x, hi - 1), "label", NULL)) return true; /* "ㅇ 우리측은 …이 배석" */
    if (!ro_uncased_verb(x, lo, hi, 2, &v) || !ro_verb_listed(x, x->attendance, &v, &e)) return false;
    *absent = ro_str_is(e.value[0], "absent");
    return *absent || ro_str_is(e.value[0], "back");
}

/* "참석자: A, B" */
static bool labelled(const ro_uncased *x, size_t lo, size_t hi) {
    return lo + 1 < hi && x->pieces.v[lo + 1].stop && ro_uncased_is(x, x->attendance, ro_piece_text(x, lo), "label", NULL);
}

static void people_of_sentences(struct there *t) {
    const ro_uncased *x = t->x;
    size_t told = 0, heads = 0;
    for (size_t s = 0; s < x->u->nsentences && s < LISTS; s++) {
        size_t lo = x->first[s], hi = x->first[s + 1];
        bool absent = false;
        if (lo == hi) continue;
        if (ro_uncased_lists(x, s, &absent) || labelled(x, lo, hi)) {
            if (!absent) list_of(t, s, lo, hi);
            continue;
        }
        if (told++ >= TELLING) continue;
        const ro_sentence *q = &x->u->sentences[s];
        ro_tell tell = {.units = x->u, .word = q->word, .end = q->word + q->nwords};
        ro_uncased_tell(t->r, &tell, false);
        if (!tell.did || heads > 1) continue; /* the two have met; what else is told of is another meeting */
        size_t had = t->att.n;
        heads_of(t, s);
        heads += t->att.n - had;
    }
}

/* ---- speakers ---------------------------------------------------------------------------------------------------------- */

static void speakers(struct there *t) {
    const ro_uncased *x = t->x;
    for (size_t p = 0; p < x->u->nparas; p++) {
        const ro_upara *para = &x->u->paras[p];
        if (!para->nsentences || !ro_label_words(t->r, p)) continue;
        size_t k = named_from(x, para->sentence);
        if (k >= x->named.n || x->named.v[k].sentence != para->sentence) continue;
        const ro_named *n = &x->named.v[k];
        if (n->piece > x->first[para->sentence] + 1 || t->listed[n->person]) continue;
        uint32_t hi = n->title.lo != UINT32_MAX && n->title.hi > n->name.hi ? n->title.hi : n->name.hi;
        ro_str rest = ro_str_trim((ro_str){x->u->text.p + hi, x->u->text.n - hi});
        if (rest.n && *rest.p == ':') put(t, n, RO_ROLE_HEAD, RO_NONE, "attendance.speaker");
    }
}

/* ---- sides -------------------------------------------------------------------------------------------------------------- */

static void add_pair(struct there *t, ro_str side) {
    for (size_t i = 0; i < t->npair; i++)
        if (ro_str_eq(t->pair[i], side)) return;
    if (t->npair < PAIR) t->pair[t->npair++] = side;
}

static void add_sides(struct there *t, ro_str sides) {
    for (size_t k = 0, lo = 0; k <= sides.n; k++)
        if (k == sides.n || sides.p[k] == ' ') {
            add_pair(t, (ro_str){sides.p + lo, k - lo});
            lo = k + 1;
        }
}

/* "한미", "한-베트남", "한·일" at piece i; value[0] of out: the sides. */
static bool run_together(const ro_uncased *h, size_t i, ro_entry *out) {
    char two[64];
    ro_str s = ro_piece_text(h, i), more = i + 1 < h->pieces.n ? ro_piece_text(h, i + 1) : RO_S("");
    bool joined = more.n && h->pieces.v[i + 1].span.lo <= h->pieces.v[i].span.hi + 3;
    if (joined && s.n + more.n < sizeof two && ro_syllables(s) == 1) {
        memcpy(two, s.p, s.n);
        memcpy(two + s.n, more.p, more.n);
        if (ro_uncased_is(h, h->pairs, (ro_str){two, s.n + more.n}, NULL, out)) return true;
    }
    for (size_t n = s.n < 15 ? s.n : 15; n >= 6; n -= 3)
        if (ro_uncased_is(h, h->pairs, (ro_str){s.p, n}, NULL, out)) return true;
    return false;
}

/* The state at piece i, if an office or the particle of a partner goes with it. */
static ro_str partner_at(const ro_uncased *h, size_t i) {
    ro_str s = ro_piece_stem(h, i), side = RO_NONE;
    bool partner = h->pieces.v[i].kase == CASE_WITH;
    if (i + 1 < h->pieces.n && !h->pieces.v[i + 1].stop)
        partner = partner || ro_uncased_ends(h, h->offices, ro_piece_stem(h, i + 1), "head", NULL);
    if (partner && ro_uncased_is(h, h->states, s, NULL, NULL)) ro_uncased_made_of(h, s, &side);
    return side;
}

/* The word, or the one after it, is a meeting's or an office: "한미정상회담", "한미 외교장관". Else the states are a topic. */
static bool talks_at(const ro_uncased *x, size_t i) {
    for (size_t k = i; k < i + 2 && k < x->pieces.n; k++)
        if (ro_uncased_ends(x, x->events, ro_piece_stem(x, k), "noun", NULL) ||
            ro_uncased_ends(x, x->offices, ro_piece_stem(x, k), NULL, NULL))
            return true;
    return false;
}

static void read_pair(struct there *t) {
    ro_str heading = t->r->rec->title.value;
    ro_entry e;
    if (heading.n && heading.n <= 1000) {
        const ro_uncased *h = ro_uncased_read(t->x->arena, ro_segment(t->x->arena, heading, NULL, 0), t->x->lang);
        for (size_t i = 0; i < h->pieces.n && i < HEADING; i++) {
            ro_str side = partner_at(h, i);
            if (side.n) add_pair(t, side);
            if (run_together(h, i, &e)) add_sides(t, e.value[0]);
        }
    }
    for (size_t i = 0; i < t->x->pieces.n && i < LEAD && !t->npair; i++)
        if (run_together(t->x, i, &e) && ro_str_find(e.value[0], t->x->home_side) >= 0 && talks_at(t->x, i))
            add_sides(t, e.value[0]);
}

/* Whoever is left without a side is of the one side of the heading that is not at home. */
static void sides_by_heading(struct there *t) {
    ro_str other = RO_NONE;
    for (size_t i = 0; i < t->npair; i++) {
        if (ro_str_eq(t->pair[i], t->x->home_side)) continue;
        if (other.n) return;
        other = t->pair[i];
    }
    for (size_t i = 0; i < t->x->people.n && t->x->home_side.n && other.n; i++) {
        struct uncased_person *p = &t->x->people.v[i];
        if (!p->weight && !p->own) p->side = other, p->weight = 1;
    }
}

static void add_side(struct there *t, ro_str s) {
    ro_record *rec = t->r->rec;
    enum { MOST = 64 };
    if (!s.n || rec->nsides >= MOST) return;
    for (size_t i = 0; i < rec->nsides; i++)
        if (ro_str_eq(rec->sides[i], s)) return;
    if (!rec->sides) rec->sides = RO_NEWS(t->x->arena, ro_str, MOST);
    rec->sides[rec->nsides++] = s;
}

static void orders(struct there *t) {
    for (size_t i = 0; i < t->att.n; i++) {
        int n = 1;
        for (size_t k = i > LISTS ? i - LISTS : 0; k < i; k++) n += ro_str_eq(t->att.v[k].side, t->att.v[i].side);
        t->att.v[i].order = n;
    }
}

static void write_people(struct there *t) {
    const ro_uncased *x = t->x;
    ro_record *rec = t->r->rec;
    rec->people = RO_NEWS(x->arena, ro_person, x->people.n + 1);
    for (size_t p = 0; p < x->people.n; p++) {
        const struct uncased_person *q = &x->people.v[p];
        ro_person *out = &rec->people[rec->npeople++];
        *out = (ro_person){.name = q->name, .side = q->side};
        out->mentions = RO_NEWS(x->arena, ro_span, q->named.n + 1);
        out->titles = RO_NEWS(x->arena, ro_str, q->named.n + 1);
        for (size_t k = 0; k < q->named.n; k++) {
            const ro_named *n = &x->named.v[q->named.v[k]];
            out->mentions[out->nmentions++] = n->name;
            if (n->title.lo == UINT32_MAX) continue;
            ro_str title = ro_named_title(x, n);
            bool known = false;
            for (size_t j = 0; j < out->ntitles && !known; j++) known = ro_str_eq(out->titles[j], title);
            if (!known && out->ntitles < LISTS) out->titles[out->ntitles++] = title;
        }
    }
}

void ro_uncased_people(ro_reading *r) {
    ro_uncased *x = ro_uncased_of(r);
    ro_uncased_name(x);
    ro_uncased_gather(r, x);
    struct there t = {.r = r, .x = x, .listed = RO_NEWS(x->arena, uint8_t, x->people.n + 1)};
    read_pair(&t);
    sides_by_heading(&t);
    write_people(&t);
    people_of_sentences(&t);
    speakers(&t);
    orders(&t);
    r->rec->attendance = t.att.v;
    r->rec->nattendance = t.att.n;
    for (size_t i = 0; i < t.att.n; i++) add_side(&t, t.att.v[i].side);
    for (size_t i = 0; i < t.npair; i++) add_side(&t, t.pair[i]);
}
