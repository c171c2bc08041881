/* Who met: the people of the sentences that tell of the meeting ("X met with Y", "talks between X and Y took place"), the
 * speakers of a transcript, and those whom the heading names.
 *
 * In: sentences with their names and titles. A sentence tells of the meeting where it has a verb or noun of data/LANG/meets.tsv
 * that is not to come and not of another meeting, and somebody as its subject; all people in it up to a word that opens the topic
 * met. An office alone ("The President met with ...") stands for the one person of the account who carries it. Who is met abroad
 * with an office of a state is not of the home side. Given up: meetings told without such a verb. */
#include "recognise/attendance/attendance.h"

enum { PEOPLE = 200 }; /* who may be meant by an office */

static bool word(const struct roll *c, size_t i, unsigned classes) { return i < c->u->nwords && c->w[i] & classes; }

static bool near_before(const struct roll *c, size_t lo, size_t i, size_t n, unsigned classes) {
    for (size_t k = i; k > lo && k + n > i; k--)
        if (word(c, k - 1, classes)) return true;
    return false;
}

/* The same where titles hang together by cases: the name, or its title, follows at once. */
static bool whom_in_case(const struct roll *c, size_t i, size_t hi) {
    for (size_t k = i; k < hi && k < i + 24; k++) {
        const struct run *r = c->f->run_at[k] ? &c->f->runs.v[c->f->run_at[k] - 1] : NULL;
        if (r) return r->word == i || (r->title.hi > r->title.lo && r->title.lo == i);
    }
    return false;
}

/* "Received", "welcomed" tell of a meeting where a person is their object. */
static bool whom(const struct roll *c, size_t i, size_t hi) {
    if (c->u->base) return whom_in_case(c, i, hi);
    for (size_t k = i; k < hi && k < i + 4; k++) {
        if (c->f->run_at[k] || (ro_people_cap(c->f, k) && c->f->olen[k]) || c->f->cls[k] & W_HONOUR || ro_att_is(c, k, "members"))
            return true;
        if (!ro_att_is(c, k, "the") && !ro_att_is(c, k, "a") && !ro_people_cap(c->f, k)) return false;
    }
    return false;
}

static bool kind_is(const struct roll *c, size_t i, const char *kind) {
    ro_entry e;
    return ro_units_find(c->u, c->meets, i, &e) && ro_str_is(e.value[0], kind);
}

/* "Held a secure video call": a verb of doing and, a few words on, the noun of a meeting. */
static bool held_meeting(const struct roll *c, size_t i, size_t hi) {
    bool does = kind_is(c, i, "does") || kind_is(c, i, "whom");
    for (size_t k = i + 1; does && k < hi && k < i + 7; k++) {
        const struct run *r = c->f->run_at[k] ? &c->f->runs.v[c->f->run_at[k] - 1] : NULL;
        if (ro_att_gap_has(c, k - 1, ",") || (r && (r->person >= 0 || !c->u->base))) return false;
        if (kind_is(c, k, "noun")) return true;
    }
    return false;
}

/* "... took place", "... were held": the meeting is told, not talked about. */
static bool happened(const struct roll *c, size_t i, size_t hi) {
    for (size_t k = i + 1; k < hi; k++)
        if (word(c, k, A_HAPPENED)) return true;
    return false;
}

/* "Will meet", "plans to meet". What opens an account may be in the perfect tense: "N has met M, the ministry says". */
static bool to_come(const struct roll *c, size_t lo, size_t i) {
    enum { OPENING = 2 };
    bool perfect = i > lo && (ro_att_is(c, i - 1, "has") || ro_att_is(c, i - 1, "have"));
    if (perfect && (size_t)ro_units_sentence_at(c->u, c->u->words[lo].span.lo) < OPENING) i--;
    return near_before(c, lo, i, 5, A_COMING);
}

/* The verb or noun of a meeting in words [lo, hi), hi when none. */
static size_t meeting_word(const struct roll *c, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++) {
        ro_entry e;
        if (c->f->cls[i] & W_NAME) continue;
        unsigned n = ro_units_match(c->u, c->meets, i, hi, &e);
        bool did = n && (ro_str_is(e.value[0], "past") || (ro_str_is(e.value[0], "whom") && whom(c, i + n, hi)));
        if ((did || held_meeting(c, i, hi)) && !to_come(c, lo, i)) return i;
        bool noun =
            word(c, i, A_TALKS) && (ro_att_is(c, i + 1, "between") || ro_att_is(c, i + 1, "took") || ro_att_is(c, i + 1, "held"));
        if (noun && !near_before(c, lo, i, 4, A_OTHER) && (!c->f->att.n || happened(c, i, hi))) return i;
    }
    return hi;
}

/* Whom the heading alone names goes on the roll. */
static void from_heading(struct roll *c, uint32_t person) {
    struct finder *f = c->f;
    const struct person *x = &f->people.v[person];
    ro_span span = f->r->rec->title.why.span;
    if (x->runs.n) span = ro_att_span(c, f->runs.v[x->runs.v[0]].word, f->runs.v[x->runs.v[0]].word + f->runs.v[x->runs.v[0]].n);
    ro_attendee *a = ro_att_put(c, (int32_t)person, span, "attendance.title", false);
    a->name = x->name;
    if (x->runs.n) {
        const struct run *best = &f->runs.v[x->best];
        ro_str name = ro_people_text(f, best->word, best->word + best->n);
        if (name.n > a->name.n) a->name = name;
    }
    a->title = x->title;
    a->side = x->side;
    a->role = RO_ROLE_HEAD;
}

/* Is the title of the heading the office in words [lo, hi)? */
static bool same_office(const struct finder *f, ro_str title, size_t lo, size_t hi) {
    return title.n && hi > lo && ro_str_eq(ro_fold(f->arena, title), ro_fold(f->arena, ro_people_text(f, lo, hi)));
}

/* "The President met with …": the office stands for the one person in the account who carries it and is not in the sentence
 * itself; where nobody is printed with it, for the person who is the subject of the next sentence. */
static void office_subject(struct roll *c, size_t s, size_t verb) {
    const ro_sentence *x = &c->u->sentences[s];
    struct finder *f = c->f;
    size_t i = x->word;
    if (s > 40 || !ro_att_is(c, i, "the") || verb < i + 2) return;
    size_t last = 0;
    for (size_t k = i + 1; k < verb; k++) {
        if (f->run_at[k] || !(ro_people_cap(f, k))) return;
        if (f->olen[k] && f->cls[k] & W_OFFICE) last = k;
    }
    if (!last) return;
    int32_t who = -1;
    for (size_t k = 0; k < f->runs.n && who > -2; k++) {
        const struct run *r = &f->runs.v[k];
        if (r->person < 0 || !r->title.hi || (r->word >= x->word && r->word < x->word + x->nwords)) continue;
        bool here = false, carries = f->olen[r->title.lo] && ro_str_eq(c->u->words[r->title.lo].fold, c->u->words[last].fold);
        for (size_t j = x->word; j < x->word + x->nwords; j++)
            here = here || (f->run_at[j] && f->runs.v[f->run_at[j] - 1].person == r->person);
        if (here || !carries || who == r->person) continue;
        who = who == -1 ? r->person : -2;
    }
    for (size_t k = 0; k < f->people.n && k < 64 && who == -1; k++) /* "President N's call with ..." in the heading */
        if (f->people.v[k].in_title && !f->people.v[k].guest &&
            same_office(f, f->people.v[k].title, x->word + 1, last + f->olen[last]))
            who = (int32_t)k;
    if (who == -1 && s + 1 < c->u->nsentences) {
        size_t n = c->u->sentences[s + 1].word;
        if (n < c->u->nwords && f->run_at[n] && !f->runs.v[f->run_at[n] - 1].title.hi) who = f->runs.v[f->run_at[n] - 1].person;
    }
    if (who < 0 || ro_att_listed(c, who) >= 0) return;
    if (!f->people.v[who].runs.n) {
        from_heading(c, (uint32_t)who);
        return;
    }
    const struct run *r = &f->runs.v[f->people.v[who].best];
    ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.office"});
    f->att.v[f->att.n - 1].why.certain = false;
}

/* Behind a comma a name fills the words up to the comma that ends before word i, as in "..., A, B and C met"; where it begins. */
static size_t row_before(const struct roll *c, size_t lo, size_t i) {
    while (i > lo + 1 && c->f->run_at[i - 1]) {
        const struct run *r = &c->f->runs.v[c->f->run_at[i - 1] - 1];
        size_t open = r->title.hi > r->title.lo && !r->title.after && r->title.hi <= r->word ? r->title.lo : r->word;
        if (open <= lo || !ro_att_gap_has(c, open - 1, ",")) break;
        i = open;
    }
    return i;
}

/* "Following the talk of A with B on Monday, C met …": the clause up to the comma is about another meeting. */
static size_t past_clause(const struct roll *c, size_t lo, size_t verb) {
    for (size_t i = verb; word(c, lo, A_PAST) && i > lo + 1; i--)
        if (ro_att_gap_has(c, i - 1, ",") && i < verb) return row_before(c, lo, i);
    return lo;
}

/* An office of which every state has its own, so that the home side's is not meant abroad. */
static bool of_a_state(const struct roll *c, const struct title *t) {
    for (size_t i = t->lo; i < t->hi; i++)
        if (word(c, i, A_OFFICE)) return true;
    return false;
}

/* "N travelled to Ruritania. He met with President M": the one other state named in words [lo, verb) is where the home side is
 * abroad; RO_NONE when there is none, *several when there are more. */
static ro_str abroad(const struct roll *c, size_t lo, size_t verb, bool *several) {
    ro_str one = RO_NONE, own = c->f->r->rec->publisher_side;
    *several = false;
    for (size_t i = lo; i < verb; i++) {
        const struct place_of *s = ro_people_state(c->f, i);
        if (!s || s->word != i || s->kind == 'o' || s->kind == 's' || s->kind == 'p' || ro_str_eq(s->side, own)) continue;
        if (one.n && !ro_str_eq(one, s->side)) *several = true;
        one = s->side;
    }
    return one;
}

/* Those met abroad who hold an office of a state, with no state printed beside them, are not of the home side; where one other
 * state is named, they are of that one. */
static bool met_abroad(struct roll *c, size_t s, size_t verb, const struct run *r) {
    struct person *p = &c->f->people.v[r->person];
    if (p->weight || !c->f->r->rec->publisher_side.n || !of_a_state(c, &r->title)) return false;
    const ro_sentence *x = &c->u->sentences[s], *back = s && x[-1].para == x->para ? x - 1 : x;
    bool several;
    ro_str side = abroad(c, back->word, verb, &several);
    if (!side.n) return false;
    p->weight = 1; /* known not to be of the home side, and perhaps nothing more */
    p->side = several ? RO_NONE : side;
    return true;
}

/* "... and separately with Coordinator M": who has a "with" of his own, behind one met abroad, is of the same side. */
static bool met_apart(struct roll *c, const struct run *r, const struct person *host) {
    struct person *p = &c->f->people.v[r->person];
    size_t open = r->title.hi > r->title.lo && !r->title.after ? r->title.lo : r->word;
    if (p->weight || !host->side.n || !open || !ro_att_is(c, open - 1, "with")) return false;
    p->weight = 1;
    p->side = host->side;
    return true;
}

/* "Statement by President N on a Call with President M": "I spoke with M" is told by N, who was there too. */
void ro_att_first_person(struct roll *c) {
    enum { OPENING = 3, REACH = 5 };
    struct finder *f = c->f;
    const struct person *one = NULL;
    uint32_t who = 0;
    for (uint32_t p = 0; p < f->people.n && !one; p++)
        if (f->people.v[p].author) one = &f->people.v[p], who = p;
    if (!one || c->u->base) return;
    for (size_t s = 0; s < c->u->nsentences && s < OPENING; s++) {
        const ro_sentence *x = &c->u->sentences[s];
        for (size_t i = x->word; i + 1 < x->word + x->nwords; i++) {
            if (!ro_str_is(ro_cut(c->u->text, c->u->words[i].span), "I")) continue;
            size_t end = i + REACH < x->word + x->nwords ? i + REACH : x->word + x->nwords;
            if (meeting_word(c, i + 1, end) == end || ro_att_listed(c, (int32_t)who) >= 0) continue;
            from_heading(c, who);
            f->att.v[f->att.n - 1].why = ro_why(f->r, ro_att_span(c, i, i + 1), "attendance.first-person", true);
            return;
        }
    }
}

/* "In her meeting with President N, the Minister said": who met is told in passing, where the account has told of a meeting
 * before. The people up to the comma were there. */
static void met_in_passing(struct roll *c, size_t lo, size_t hi) {
    if (!c->f->att.n || c->f->first_label < c->u->nparas || c->u->base ||
        !(ro_att_is(c, lo, "in") || ro_att_is(c, lo, "during") || ro_att_is(c, lo, "at")))
        return;
    if (!word(c, lo + 1, A_OWN) && !ro_att_is(c, lo + 1, "the")) return;
    size_t noun = lo + 2;
    while (noun < hi && noun < lo + 5 && !kind_is(c, noun, "noun") && !ro_att_is(c, noun, "visit")) {
        if (word(c, noun, A_OTHER | A_TOPIC)) return;
        noun++;
    }
    if (noun >= lo + 5 || noun + 2 >= hi || !ro_att_is(c, noun + 1, "with") || !whom(c, noun + 2, hi)) return;
    for (size_t i = noun + 2; i < hi; i++) {
        struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
        if (word(c, i, A_TOPIC)) return;
        if (r && r->word == i && r->person >= 0 && !(c->f->cls[r->word + r->n - 1] & W_POSS)) {
            bool guessed = met_abroad(c, (size_t)ro_units_sentence_at(c->u, c->u->words[lo].span.lo), noun, r);
            ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.in-passing"});
            if (guessed) c->f->att.v[ro_att_listed(c, r->person)].why.certain = false;
        }
        if (ro_att_gap_has(c, i, ",")) return;
    }
}

/* A quotation mark between word i and the next: 'o' it opens what somebody is about to say, 'c' it closes what was said, 0 none.
 */
static char quote_mark(const struct roll *c, size_t i) {
    static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xAB", "\xC2\xBB"};
    ro_str g = ro_units_gap(c->u, i);
    if (ro_gap_plain(g)) return 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        ssize_t at = ro_str_find(g, ro_str_c(marks[k]));
        if (at < 0) continue;
        ro_str before = ro_str_trim((ro_str){g.p, (size_t)at});
        bool led = before.n && (before.p[before.n - 1] == ',' || before.p[before.n - 1] == ':');
        return led && at + strlen(marks[k]) == g.n ? 'o' : at == 0 || g.p[at - 1] != ' ' ? 'c' : 0;
    }
    return 0;
}

/* "Norn tweeted, "Minister Berg met ..."": who says it stands before the quotation, and those who met in it. */
static size_t past_tag(const struct roll *c, size_t lo, size_t verb) {
    for (size_t i = verb; i > lo; i--)
        if (quote_mark(c, i - 1) == 'o') return i;
    return lo;
}

/* "..., spokesman N said", "...", N added": behind a comma or a quotation the name of who tells it, and a verb of saying. */
static bool tells_it(const struct roll *c, const struct run *r, size_t hi) {
    size_t open = r->title.hi > r->title.lo && !r->title.after ? r->title.lo : r->word, end = r->word + r->n;
    for (unsigned k = 0; k < 3 && open && ro_people_joined(c->f, open, "") && !ro_people_cap(c->f, open - 1); k++)
        open--; /* "ministry spokesman N" */
    if (c->u->base || !open || end >= hi || !(ro_att_gap_has(c, open - 1, ",") || quote_mark(c, open - 1) == 'c')) return false;
    return ro_people_joined(c->f, end, "") && word(c, end, A_TELLS);
}

void ro_att_heads(struct roll *c, size_t s) {
    const ro_sentence *x = &c->u->sentences[s];
    size_t lo = x->word, hi = lo + x->nwords, verb = meeting_word(c, lo, hi);
    if (verb == hi) {
        met_in_passing(c, lo, hi);
        return;
    }
    bool subject = ro_att_is(c, verb + 1, "between") || ro_att_is(c, verb, "talks") || ro_att_is(c, verb, "meeting") ||
                   ro_att_is(c, verb, "conversation");
    subject = subject || c->u->base; /* cases say who does what, wherever it stands */
    for (size_t i = lo; i < verb && !subject; i++)
        subject = c->f->run_at[i] || (c->f->olen[i] && c->f->cls[i] & W_OFFICE) || ro_word_find(&c->u->words[i], c->groups, NULL);
    subject = subject || (c->f->att.n && near_before(c, lo, verb, 2, A_HE)); /* "they also met with" */
    if (!subject) return;
    office_subject(c, s, verb);
    size_t from = past_tag(c, past_clause(c, lo, verb), verb);
    if (!c->u->base) ro_att_unnamed(c, from, verb, hi);
    const struct person *host = NULL; /* met abroad before him */
    for (size_t i = from; i < hi; i++) {
        if (i > verb && word(c, i, A_TOPIC)) break;
        struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
        if (!r || r->word != i || r->person < 0) continue;
        if (c->f->cls[r->word + r->n - 1] & W_POSS || (i > verb && tells_it(c, r, hi))) continue;
        bool guessed = i > verb && (met_abroad(c, s, verb, r) || (host && met_apart(c, r, host)));
        if (guessed) host = &c->f->people.v[r->person];
        ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.head"});
        if (guessed) c->f->att.v[ro_att_listed(c, r->person)].why.certain = false;
    }
}

/* Does he carry the office whose folded words these are? */
static bool carries(const struct finder *f, const struct person *y, ro_str office) {
    if (ro_str_eq(ro_fold(f->arena, y->title), office)) return true;
    for (size_t m = 0; m < y->runs.n && m < 8; m++)
        if (ro_str_eq(ro_fold(f->arena, ro_title_text(f, &f->runs.v[y->runs.v[m]].title)), office)) return true;
    return false;
}

/* "THE PRESIDENT:": the one person who carries the office, in the text or the heading; of several, whose words the heading says
 * that these are ("Remarks by President N"). */
static void office_label(struct roll *c, size_t p) {
    const ro_upara *x = &c->u->paras[p];
    struct finder *f = c->f;
    size_t i = x->word, end = x->word + x->nwords;
    if (!x->nwords) return;
    if (ro_att_is(c, i, "the")) i++;
    if (i >= end || !f->olen[i] || !(f->cls[i] & W_OFFICE) || !ro_people_cap(f, i)) return;
    size_t n = f->olen[i];
    if (i + n > end || !ro_str_starts(ro_units_gap(c->u, i + n - 1), ":")) return;
    ro_str label = ro_fold(f->arena, ro_people_text(f, i, i + n));
    int32_t who = -1, author = -1;
    for (size_t k = 0; k < f->people.n && k < PEOPLE; k++) {
        if (!carries(f, &f->people.v[k], label)) continue;
        if (f->people.v[k].author) author = (int32_t)k;
        who = who == -1 ? (int32_t)k : -2;
    }
    if (who == -2) who = author;
    if (who < 0 || ro_att_listed(c, who) >= 0) return;
    const struct person *y = &f->people.v[who];
    ro_str own = f->r->rec->publisher_side;
    /* an office without its state is the writer's; the president spoken of may be another's */
    if (own.n && y->side.n && !ro_str_eq(own, y->side) && !y->in_title) return;
    ro_attendee *a = ro_att_put(c, who, ro_att_span(c, i, i + n), "attendance.label", false);
    a->role = RO_ROLE_HEAD;
    a->title = ro_people_text(f, i, i + n);
    a->side = y->side;
    a->name = y->name;
    if (y->runs.n) a->name = ro_people_text(f, f->runs.v[y->best].word, f->runs.v[y->best].word + f->runs.v[y->best].n);
}

void ro_att_speakers(struct roll *c) {
    for (size_t p = 0; p < c->u->nparas && p < 40; p++) office_label(c, p);
    for (size_t i = 0; i < c->f->runs.n; i++) {
        struct run *r = &c->f->runs.v[i];
        if (r->label && r->person >= 0)
            ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.speaker"});
    }
}

/* The heading spells somebody on the roll otherwise: the same title and side. */
static bool spelt_otherwise(const struct finder *f, const struct person *x) {
    for (size_t i = 0; i < f->att.n && i < 100 && x->title.n; i++)
        if (ro_str_eq(f->att.v[i].title, x->title) && ro_str_eq(f->att.v[i].side, x->side)) return true;
    return false;
}

/* "The Norland and Sudland presidents held talks": the heading names nobody, and the text no meeting, but two people of two
 * states, and no more, as heads of theirs. Those met. */
static void heads_of_two(struct roll *c) {
    enum { TRIED = 16 };
    struct finder *f = c->f;
    uint32_t two[2];
    size_t n = 0;
    if (f->att.n || !(f->title_meets || f->title_heads) || f->title_other) return;
    for (uint32_t p = 0; p < f->people.n && p < TRIED; p++) {
        const struct person *x = &f->people.v[p];
        ro_str side = x->weight ? x->side : x->held;
        if (!x->runs.n || !side.n || !ro_att_of_state(f, x)) continue;
        if (n == 2 || (n && ro_str_eq(side, f->people.v[two[0]].weight ? f->people.v[two[0]].side : f->people.v[two[0]].held)))
            return;
        two[n++] = p;
    }
    for (size_t k = 0; n == 2 && k < 2; k++) {
        const struct run *r = &f->runs.v[f->people.v[two[k]].best];
        ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.office"});
        f->att.v[f->att.n - 1].why.certain = false;
    }
}

/* Those whom the heading names were met ("Talks with President of Ruritania N"): all where the text has fewer than two heads,
 * else those behind "with". Who is the subject of the heading ("N chaired a meeting") was there. */
void ro_att_title_heads(struct roll *c) {
    struct finder *f = c->f;
    size_t heads = 0;
    for (size_t i = 0; i < f->att.n; i++) heads += f->att.v[i].role == RO_ROLE_HEAD;
    for (uint32_t p = 0; p < f->people.n; p++) {
        const struct person *x = &f->people.v[p];
        bool all = f->title_meets && heads < 2 && x->in_title,
             met = f->title_meets && !f->title_other && x->guest && !spelt_otherwise(f, x);
        if ((all || met) && ro_att_listed(c, (int32_t)p) < 0) from_heading(c, p);
    }
    heads_of_two(c);
}

/* Who is the subject of the heading ("N chaired a meeting") was there. */
void ro_att_title_subject(struct roll *c) {
    for (uint32_t p = 0; p < c->f->people.n; p++)
        if (c->f->people.v[p].subject) from_heading(c, p);
}

/* Does the name, its title included, open a sentence or the clause behind its introduction ("During the call, N congratulated
 * ...") and do something there? */
static bool opens_and_acts(const struct roll *c, const struct run *r, const ro_sentence *x) {
    bool titled = r->title.hi > r->title.lo && !r->title.after;
    size_t open = titled ? r->title.lo : r->word, end = r->word + r->n;
    if (r->title.hi2 > end) end = r->title.hi2;
    if (c->f->cls[r->word + r->n - 1] & W_POSS || end >= x->word + x->nwords || ro_people_cap(c->f, end)) return false;
    return open == x->word || ro_att_gap_has(c, open - 1, ",");
}

/* "Working meeting with Governor N", and below it "N briefed M": of the writer's own people the heading names one alone, as whom
 * somebody met; whom he told it, right behind the verb, is the one who met him, where the lists know him as his state's head. */
static bool reported_to(struct roll *c) {
    struct finder *f = c->f;
    const struct person *guest = f->att.n == 1 && f->att_person.v[0] != UINT32_MAX ? &f->people.v[f->att_person.v[0]] : NULL;
    if (!guest || !guest->guest || !guest->runs.n || !ro_str_eq(f->att.v[0].side, f->home) || c->u->base) return false;
    for (size_t s = 0; s < c->u->nsentences && s < 2 && c->u->sentences[s].para < f->first_label; s++) {
        const ro_sentence *x = &c->u->sentences[s];
        for (size_t i = x->word; i + 2 < x->word + x->nwords; i++) {
            const struct run *r = f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
            if (!r || r->word != i || r->person < 0 || &f->people.v[r->person] != guest || !opens_and_acts(c, r, x)) continue;
            size_t to = i + r->n + 1; /* one word, the verb, between the two */
            const struct run *q = to < x->word + x->nwords && f->run_at[to] ? &f->runs.v[f->run_at[to] - 1] : NULL;
            if (!q || q->word != to || q->person < 0 || ro_people_cap(f, to - 1)) continue;
            if (!ro_str_eq(f->people.v[q->person].held, f->home) || f->cls[q->word + q->n - 1] & W_POSS) continue;
            ro_att_attend(c, (struct entry){.run = q, .side = f->home, .role = RO_ROLE_HEAD, .rule = "attendance.own"});
            f->att.v[f->att.n - 1].why.certain = false;
            return true;
        }
    }
    return false;
}

/* "Telephone conversation with President of Ruritania M", and below it N congratulates M: nothing says that they met, but the
 * heading, which names the guest alone. Of the writer's side it was whoever acts first in the text: one whom the lists know, who
 * stands for the state, or whom the account prints without any title, as its own head. */
void ro_att_own_side(struct roll *c) {
    enum { OPENING = 4 };
    struct finder *f = c->f;
    if (!f->title_meets || !f->home.n || !f->att.n) return;
    if (reported_to(c)) return;
    for (size_t i = 0; i < f->att.n; i++)
        if (!f->att.v[i].side.n || ro_str_eq(f->att.v[i].side, f->home)) return;
    for (size_t s = 0; s < c->u->nsentences && s < OPENING && c->u->sentences[s].para < f->first_label; s++) {
        const ro_sentence *x = &c->u->sentences[s];
        for (size_t i = x->word; i < x->word + x->nwords; i++) {
            const struct run *r = f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
            const struct person *p = r && r->word == i && r->person >= 0 ? &f->people.v[r->person] : NULL;
            if (!p || p->guest || (p->side.n && !ro_str_eq(p->side, f->home)) || !opens_and_acts(c, r, x)) continue;
            if (r->title.hi > r->title.lo && !p->held.n && !ro_att_of_state(f, p)) continue;
            ro_att_attend(
                c, (struct entry){.run = r, .title = &r->title, .side = f->home, .role = RO_ROLE_HEAD, .rule = "attendance.own"});
            f->att.v[f->att.n - 1].why.certain = false;
            return;
        }
    }
}

/* No sentence tells of the meeting by its verb, but the heading does: the people who open the text ("A and Chancellor B
 * discussed …") met. */
void ro_att_first_row(struct roll *c) {
    struct finder *f = c->f;
    if (f->att.n || !f->title_meets || !c->u->nsentences) return;
    const ro_sentence *x = &c->u->sentences[0];
    size_t n = 0, lo = x->word, hi = lo + x->nwords, verb = lo;
    while (verb < hi && !word(c, verb, A_TREAT)) verb++;
    if (verb == hi) return;
    for (size_t i = lo + 1; i < verb; i++) /* "briefed leaders on his call with N": N is talked about */
        if (word(c, i, A_TALKS) && word(c, i - 1, A_OWN)) verb = i;
    for (size_t i = lo; i < verb; i++)
        n += f->run_at[i] && f->runs.v[f->run_at[i] - 1].word == i && f->runs.v[f->run_at[i] - 1].person >= 0;
    if (n < 2) return;
    for (size_t i = lo; i < verb; i++) {
        const struct run *r = f->run_at[i] ? &f->runs.v[f->run_at[i] - 1] : NULL;
        if (r && r->word == i && r->person >= 0)
            ro_att_attend(c, (struct entry){.run = r, .title = &r->title, .role = RO_ROLE_HEAD, .rule = "attendance.row"});
    }
}
