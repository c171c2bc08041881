/* Attendance: everyone whom the account says was there, side by side, in the printed order.
 *
 * Three sources, each in a file of its own: the sentences that tell of the meeting, the lists, and the labels of speakers in a
 * transcript (attendance/heads.c, attendance/lists.c). Who is left without a side belongs to the writer's (attendance/home.c). In
 * a notice of a meeting to come nobody was there. Here stand the roll itself, what completes it (fuller names, titles printed
 * elsewhere, the order within a side), and the sides of the record. */
#include "recognise/attendance/attendance.h"

bool ro_att_is(const struct roll *c, size_t i, const char *lit) {
    return i < c->u->nwords && ro_str_is(c->u->words[i].fold, lit);
}

bool ro_att_gap_has(const struct roll *c, size_t i, const char *lit) {
    ro_str g = ro_units_gap(c->u, i);
    return !ro_gap_plain(g) && ro_str_find(g, ro_str_c(lit)) >= 0; /* nobody asks for a blank */
}

long ro_att_listed(const struct roll *c, int32_t person) { return person >= 0 ? (long)c->f->people.v[person].listed - 1 : -1; }

ro_attendee *ro_att_put(struct roll *c, int32_t person, ro_span span, const char *rule, bool certain) {
    RO_PUSH(c->f->arena, c->f->att_person) = person >= 0 ? (uint32_t)person : UINT32_MAX;
    ro_attendee *a = &RO_PUSH(c->f->arena, c->f->att);
    if (person >= 0) c->f->people.v[person].listed = (uint32_t)c->f->att.n;
    *a = (ro_attendee){.why = ro_why(c->f->r, span, rule, certain)};
    return a;
}

ro_span ro_att_span(const struct roll *c, size_t lo, size_t hi) {
    return (ro_span){c->u->words[lo].span.lo, c->u->words[hi - 1].span.hi};
}

static void cover(ro_span *s, ro_span more) {
    if (more.lo < s->lo) s->lo = more.lo;
    if (more.hi > s->hi) s->hi = more.hi;
}

/* In speech many are spoken of; who was there is named by the heading, or speaks. */
static bool only_spoken_of(const struct roll *c, const struct run *r) {
    const struct person *p = r->person >= 0 ? &c->f->people.v[r->person] : NULL;
    if (!c->spoken || (p && (p->in_title || p->author))) return false;
    for (size_t k = 0; p && k < p->runs.n; k++)
        if (c->f->runs.v[p->runs.v[k]].label) return false;
    return true;
}

void ro_att_attend(struct roll *c, struct entry e) {
    const struct run *r = e.run;
    if (only_spoken_of(c, r)) return;
    const struct title *t = e.title;
    struct finder *f = c->f;
    ro_span span = ro_att_span(c, r->word, r->word + r->n);
    if (t && t->hi > t->lo) cover(&span, ro_att_span(c, t->lo, t->hi));
    if (t && t->hi2 > t->lo2) cover(&span, ro_att_span(c, t->lo2, t->hi2));
    ro_str title = t && t->hi > t->lo ? ro_title_text(f, t) : RO_NONE;
    if (e.one_of && title.n > 1 && (title.p[title.n - 1] == 's' || title.p[title.n - 1] == 'S')) title.n--;
    ro_str name = ro_people_text(f, r->word, r->word + r->n);
    long at = ro_att_listed(c, r->person);
    if (at >= 0) {
        ro_attendee *a = &f->att.v[at];
        if (strcmp(a->why.rule, "attendance.title") == 0) /* the text says what the heading said */
            a->why = ro_why(f->r, span, e.rule, true), a->title = title.n ? title : a->title;
        if (!a->title.n && title.n) a->title = title, a->why.span = span;
        /* "Presidential Aides A and B": he is one of them */
        if (e.one_of && title.n && a->title.n == title.n + 1 && memcmp(a->title.p, title.p, title.n) == 0) a->title = title;
        if (name.n > a->name.n) a->name = name;
        return;
    }
    ro_attendee *a = ro_att_put(c, r->person, span, e.rule, true);
    a->name = name;
    a->title = title;
    a->role = e.role;
    a->side = e.side;
    if (r->person < 0) return;
    struct person *p = &f->people.v[r->person];
    ro_str said = RO_NONE;
    int weight = t && !e.side.n ? ro_title_side(f, t, &said) : 0;
    if (weight && weight >= p->weight) p->side = said, p->weight = weight;
    if (!e.side.n)
        a->side = p->side;
    else if (p->weight < 2)
        p->side = e.side, p->weight = 2;
}

/* Classes of the small words, by their names in the list. */
static uint32_t class_of(ro_str name) {
    static const char *const names[] = {"and",      "be",      "topic",  "coming", "other", "past",  "office",
                                        "top",      "accused", "acts",   "talks",  "treat", "small", "article",
                                        "happened", "own",     "object", "he",     "party", "tells"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (ro_str_is(name, names[k])) return 1u << k;
    return 0;
}

void ro_att_words(struct roll *c) {
    const ro_lexicon *l = ro_lexicon_get("meeting_words");
    uint32_t *classes = RO_NEWS(c->f->arena, uint32_t, ro_lexicon_count(l) + 1); /* of each entry */
    for (size_t i = 0; i < ro_lexicon_count(l); i++) {
        ro_entry e = ro_lexicon_at(l, i);
        for (int k = 0; k < 4; k++)
            if (e.value[k].n) classes[i] |= class_of(e.value[k]);
    }
    c->w = RO_NEWS(c->f->arena, uint32_t, c->u->nwords + 1);
    for (size_t i = 0; i < c->u->nwords; i++) {
        size_t at = ro_units_index(c->u, l, i);
        if (at != SIZE_MAX) c->w[i] = classes[at];
    }
}

/* In a notice of a meeting to come nobody was there yet. */
static const ro_event *event_of(const struct roll *c) { return c->f->r->event ? c->f->r->event : ro_event_find(c->f->r); }

/* A line at the top without a full stop: a heading, whose short forms ("US President N") the text itself says better. */
static bool heading_like(const struct roll *c, size_t p) {
    const ro_upara *x = &c->u->paras[p];
    if (p > 2 || p + 1 >= c->u->nparas || x->nsentences != 1) return false;
    ro_str line = ro_cut(c->u->text, x->span);
    if (ro_str_find(line, RO_S("\xE2\x80\xA2")) >= 0 || memchr(line.p, ';', line.n)) return false; /* a list in one line */
    char last = c->u->text.p[x->span.hi - 1];
    return last != '.' && last != ':' && last != '!' && last != '?' && last != '"';
}

static bool rank_alone(const struct finder *f, ro_str title) {
    const ro_lexicon *offices = ro_lexicon_get("offices");
    ro_entry e;
    if (title.n && title.p[title.n - 1] == '.') title.n--;
    return ro_lexicon_find(offices, ro_fold(f->arena, title), &e) && e.value[0].n && e.value[0].p[0] == 'r';
}

/* A title printed elsewhere, where here there is none or a rank alone ("Dr. N"). */
static void title_from_elsewhere(struct roll *c) {
    struct finder *f = c->f;
    for (size_t i = 0; i < f->att.n; i++) {
        ro_attendee *a = &f->att.v[i];
        if (f->att_person.v[i] == UINT32_MAX) continue;
        const struct person *p = &f->people.v[f->att_person.v[i]];
        const struct run *own = p->runs.n ? &f->runs.v[p->runs.v[0]] : NULL;
        bool rank = own && a->role == RO_ROLE_HEAD && a->title.n && rank_alone(f, a->title);
        for (size_t k = 0; k < p->runs.n && (!a->title.n || rank); k++) {
            const struct title *t = &f->runs.v[p->runs.v[k]].title;
            if (rank && !ro_title_has_office(f, t->lo, t->hi, W_OFFICE)) continue;
            a->title = ro_title_text(f, t);
            rank = false;
        }
        if (!a->title.n) a->title = p->title;
    }
}

bool ro_people_capitals(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z') return false;
    return s.n > 0;
}

/* Whom the telling sentence calls by the family name alone, or a label in capitals, stands in the list as the account names them
 * at its fullest. */
static void fuller_names(struct roll *c) {
    struct finder *f = c->f;
    for (size_t i = 0; i < f->att.n; i++) {
        ro_attendee *a = &f->att.v[i];
        if (f->att_person.v[i] == UINT32_MAX) continue;
        const struct person *p = &f->people.v[f->att_person.v[i]];
        if (!p->runs.n) continue;
        const struct run *r = &f->runs.v[p->best];
        ro_str full = ro_people_text(f, r->word, r->word + r->n);
        bool upper = ro_people_capitals(a->name);
        if (ro_people_capitals(full) || (memchr(a->name.p, ' ', a->name.n) && !upper)) {
            if (upper && p->name.n >= a->name.n && !ro_people_capitals(p->name)) a->name = p->name; /* the heading's letters */
            continue;
        }
        if (full.n < a->name.n || ro_str_eq(full, a->name)) {
            /* the text has his family name alone, the heading all of it */
            bool heading = p->name.n > a->name.n && memcmp(p->name.p + p->name.n - a->name.n, a->name.p, a->name.n) == 0 &&
                           !ro_people_capitals(a->name);
            if (heading && !memchr(a->name.p, ' ', a->name.n)) a->name = p->name;
            continue;
        }
        a->name = full;
        a->why = ro_why(f->r, ro_att_span(c, r->word, r->word + r->n), a->why.rule, a->why.certain);
    }
}

static void orders(struct roll *c) {
    for (size_t i = 0; i < c->f->att.n; i++) {
        int n = 1;
        size_t from = i > 400 ? i - 400 : 0; /* a list of hundreds is damage; keep this linear */
        for (size_t k = from; k < i; k++) n += ro_str_eq(c->f->att.v[k].side, c->f->att.v[i].side);
        c->f->att.v[i].order = n;
    }
}

static void add_side(ro_record *rec, ro_arena *a, ro_str s) {
    if (!s.n || rec->nsides >= 64) return;
    for (size_t i = 0; i < rec->nsides; i++)
        if (ro_str_eq(rec->sides[i], s)) return;
    if (!rec->sides) rec->sides = RO_NEWS(a, ro_str, 64);
    rec->sides[rec->nsides++] = s;
}

/* Is he named only as the one whose something is ("N's war")? */
static bool owner_only(const struct finder *f, const struct person *p) {
    for (size_t k = 0; k < p->runs.n; k++) {
        const struct run *r = &f->runs.v[p->runs.v[k]];
        if (!(f->cls[r->word + r->n - 1] & W_POSS)) return false;
    }
    return p->runs.n > 0;
}

/* "We, Prime Minister N of Ruritania and President M, met": those of a joint statement are named by its first sentence; many
 * others are spoken of in it. */
static bool opens_joint(const struct finder *f, const struct person *p) {
    const ro_sentence *x = f->u->nsentences ? &f->u->sentences[0] : NULL;
    for (size_t k = 0; x && k < p->runs.n; k++) {
        const struct run *r = &f->runs.v[p->runs.v[k]];
        if (r->word < x->word + x->nwords && !(f->cls[r->word + r->n - 1] & W_POSS)) return true;
    }
    return p->in_title || p->author;
}

/* Are both first named in one sentence of the text? */
static bool one_sentence(const struct finder *f, size_t a, size_t b) {
    const struct person *p = &f->people.v[a], *q = &f->people.v[b];
    if (!p->runs.n || !q->runs.n) return false;
    const ro_word *w = f->u->words;
    return ro_units_sentence_at(f->u, w[f->runs.v[p->runs.v[0]].word].span.lo) ==
           ro_units_sentence_at(f->u, w[f->runs.v[q->runs.v[0]].word].span.lo);
}

void ro_people_attendance(struct finder *f) {
    struct roll c = {.f = f,
                     .u = f->u,
                     .cues = ro_lexicon_get("attendance"),
                     .meets = ro_lexicon_get("meets"),
                     .groups = ro_lexicon_get("groups")};
    ro_att_words(&c);
    ro_record *rec = f->r->rec;
    const ro_event *e = event_of(&c);
    bool coming = e->will;
    if (!coming) {
        ro_att_title_subject(&c);
        if (!e->speech) ro_att_first_person(&c);
        for (size_t p = 0; p < f->u->nparas && p <= f->first_label; p++) {
            if (e->speech && p >= e->opening && p) break; /* "MODERATOR: Thank you for joining": nobody is listed in speech */
            if (p == f->first_label && p && f->u->paras[p].word == f->first_said) break;
            const ro_upara *x = &f->u->paras[p];
            size_t rows = ro_att_table(&c, p);
            if (rows) {
                p += rows - 1;
                continue;
            }
            if (x->kind == RO_PARA_HEADING || heading_like(&c, p)) continue;
            for (size_t s = x->sentence; s < x->sentence + x->nsentences; s++) {
                if (p == f->first_label && p && f->u->sentences[s].word + f->u->sentences[s].nwords > f->first_said) break;
                c.spoken = p == f->first_label && f->u->sentences[s].word + f->u->sentences[s].nwords > f->first_said;
                ro_att_heads(&c, s);
                ro_att_lists(&c, s);
                ro_att_asked(&c, s);
            }
        }
        c.spoken = false;
        ro_att_speakers(&c);
        ro_att_first_row(&c);
        ro_att_title_heads(&c);
        ro_att_unnamed_heads(&c);
        ro_att_captions(&c);
        ro_att_home(&c);
        ro_att_home_people(f);
        ro_att_own_side(&c);
        title_from_elsewhere(&c);
        fuller_names(&c);
        orders(&c);
        for (size_t i = 0; i < f->att.n; i++) add_side(rec, f->arena, f->att.v[i].side);
        rec->attendance = f->att.v;
        rec->nattendance = f->att.n;
        rec->absent = f->absent.v;
        rec->nabsent = f->absent.n;
    }
    if (coming) {
        ro_att_home(&c);
        ro_att_home_people(f);
    }
    ro_joint_sides(f);
    if (f->issuers.n > 1)
        for (size_t i = 0; i < f->issuers.n; i++) add_side(rec, f->arena, f->issuers.v[i]);
    for (int k = 0; k < 2; k++) /* "Ruritania-ASEAN Summit", where the text names its own head alone */
        if (f->title_meets && rec->nsides == 1 && f->pair[1 - k].n && ro_str_eq(rec->sides[0], f->pair[k]))
            add_side(rec, f->arena, f->pair[1 - k]);
    /* "The Prime Minister spoke to President N of Norvania": the side that publishes names its own by office alone */
    if (rec->nsides == 1 && rec->publisher_side.n) add_side(rec, f->arena, f->home);
    if (!rec->nsides) { /* whom the heading names, or anybody named where an encounter is told; else he is merely spoken of */
        bool told = e->title.form || e->main < e->ntell;
        if (told || rec->publisher_side.n) add_side(rec, f->arena, f->home); /* of news in which nobody meets nobody is a side */
        size_t named = f->people.n < 4 ? f->people.n : 4;
        while (coming && named && named < f->people.n && one_sentence(f, named - 1, named))
            named++; /* a row of those who will come */
        for (size_t i = 0; i < named; i++)
            if ((f->joint ? opens_joint(f, &f->people.v[i]) : told || f->people.v[i].in_title || f->people.v[i].author) &&
                !owner_only(f, &f->people.v[i]))
                add_side(rec, f->arena, f->people.v[i].side);
    }
}
