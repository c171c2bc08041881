/* States that no list knows: invented ones, those of history, those of tomorrow. In: the marked words of one account. Out: more
 * states, whose side is the name as printed.
 *
 * A candidate is a capital word that no list knows, after "of", "to" or a form of state ("People's Republic of"), with an office
 * in the ten words before ("chairman of the State Council of Quessia"). It must prove itself: beside it, or beside a demonym
 * built on it, stands somewhere in the account a word that only states have ("the Quessian side", "relations with Quessia").
 * Where the lists know no state at all in the account, a form of state, an office of state ("President N of Quessia"), the name
 * of the publisher ("Government of Quessia"), or what regions have too ("the people of Quessia") is proof enough; where they know
 * two, the account has its sides and nothing is learnt, for by then a stranger is a company or a province. Given up: names of
 * several words, and states whose office is not printed. The words are data/en/statehood.tsv. */
#include "recognise/people/people.h"

enum { REACH = 10, STEM = 4 };

struct search {
    struct finder *f;
    const ro_lexicon *list;
    int known; /* states that the lists know in the account: 0, 1, or 2 for more */
};

static ro_str bare(ro_str w) {
    if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'') w.n -= 2;
    return w;
}

static int known_states(const struct finder *f) {
    ro_str first = RO_NONE;
    for (size_t i = 0; i < f->states.n; i++) {
        const struct place_of *s = &f->states.v[i];
        if (s->kind != 'n' && s->kind != 'a') continue;
        if (first.p && !ro_str_eq(first, s->side)) return 2;
        first = s->side;
    }
    return first.p != NULL;
}

/* The kind of the longest phrase of the list that ends right before word i; 0 for none. *start: where it begins. */
static char phrase_before(const struct search *s, size_t i, size_t *start) {
    ro_entry e;
    for (size_t n = 4; n > 0; n--)
        if (i >= n && ro_units_match(s->f->u, s->list, i - n, i, &e) == n) return *start = i - n, e.value[0].p[0];
    return 0;
}

static char phrase_after(const struct search *s, size_t i) {
    ro_entry e;
    return ro_units_match(s->f->u, s->list, i + 1, s->f->u->nwords, &e) ? e.value[0].p[0] : 0;
}

/* The first of the ten words before word i in its sentence. */
static size_t reach(const struct finder *f, size_t i) {
    size_t first = f->u->sentences[ro_units_sentence_at(f->u, f->u->words[i].span.lo)].word;
    return i > first + REACH ? i - REACH : first;
}

static bool office_in(const struct finder *f, size_t lo, size_t hi) {
    for (size_t i = lo; i < hi; i++)
        if (f->cls[i] & W_OFFICE) return true;
    return false;
}

static bool unknown_name(const struct finder *f, size_t i) {
    if (!ro_people_cap(f, i) || f->u->words[i].flags & RO_WORD_UPPER || bare(f->u->words[i].fold).n < STEM) return false;
    return !(f->cls[i] & (W_STATE | W_OFFICE | W_MOD | W_COMMON | W_HONOUR | W_GIVEN));
}

/* May word i be a state that no list knows, named after an office? */
static bool candidate(const struct search *s, size_t i) {
    const struct finder *f = s->f;
    if (i == 0 || !unknown_name(f, i)) return false;
    size_t at = i;
    if (phrase_before(s, i, &at) != 'f') at = i;
    ro_str before = f->u->words[i - 1].fold;
    if (at == i && !ro_str_is(before, "of") && !ro_str_is(before, "to")) return false;
    return office_in(f, reach(f, at), at);
}

/* "President N of X": an office of state in the words before. */
static bool ruled(const struct search *s, size_t i) {
    const struct finder *f = s->f;
    ro_entry e;
    for (size_t k = reach(f, i); k < i; k++)
        if (f->cls[k] & W_OFFICE && ro_units_match(f->u, s->list, k, i, &e) && e.value[0].p[0] == 'h') return true;
    return false;
}

static struct stranger *take(struct finder *f, ro_str fold, ro_str side) {
    for (size_t k = 0; k < f->nstrangers; k++)
        if (ro_str_eq(f->strangers[k].fold, fold)) return &f->strangers[k];
    if (f->nstrangers == STRANGERS) return NULL;
    f->strangers[f->nstrangers] = (struct stranger){fold, side, false};
    return &f->strangers[f->nstrangers++];
}

static void collect(struct search *s) {
    struct finder *f = s->f;
    for (size_t i = 0; i < f->u->nwords; i++) {
        if (!candidate(s, i)) continue;
        struct stranger *x = take(f, bare(f->u->words[i].fold), ro_people_text(f, i, i + 1));
        if (x && s->known == 0 && ruled(s, i)) x->proven = true;
    }
}

/* "Government of Quessia", "President of Norvania" as a publisher: the side that publishes. */
static void publishing_state(struct search *s) {
    struct finder *f = s->f;
    ro_record *rec = f->r->rec;
    ro_str name = rec->publisher.value;
    if (s->known || !name.n || rec->publisher_side.n) return;
    struct finder p = {.r = f->r, .u = ro_segment(f->arena, name, NULL, 0), .arena = f->arena};
    if (p.u->nwords < 3) return;
    ro_people_mark(&p);
    size_t last = p.u->nwords - 1;
    struct search in = {&p, s->list, 0};
    size_t at;
    if (p.states.n || !unknown_name(&p, last) || (!phrase_before(&in, last, &at) && !candidate(&in, last))) return;
    struct stranger *x = take(f, bare(p.u->words[last].fold), ro_people_text(&p, last, last + 1));
    if (x) x->proven = true, rec->publisher_side = x->side;
}

char ro_stranger_named(const ro_lexicon *list, ro_str word, ro_str name) {
    ro_str w = bare(word);
    if (ro_str_eq(w, name)) return 'n';
    size_t same = 0;
    while (same < w.n && same < name.n && w.p[same] == name.p[same]) same++;
    if (same < STEM || same + 2 < name.n || same == w.n) return 0;
    ro_entry e;
    return ro_lexicon_find(list, (ro_str){w.p + same, w.n - same}, &e) && e.value[0].p[0] == 'e' ? 'a' : 0;
}

static char related(const struct finder *f, const ro_lexicon *list, const struct stranger *x, size_t i) {
    return ro_stranger_named(list, f->u->words[i].fold, x->fold);
}

static bool proves(const struct search *s, char kind) { return kind == 'w' || (s->known == 0 && (kind == 'f' || kind == 'h')); }

static void prove(struct search *s) {
    struct finder *f = s->f;
    for (size_t i = 0; i < f->u->nwords; i++) {
        if (!ro_people_cap(f, i)) continue;
        for (size_t k = 0; k < f->nstrangers; k++) {
            size_t at;
            struct stranger *x = &f->strangers[k];
            if (x->proven || !related(f, s->list, x, i)) continue;
            x->proven = proves(s, phrase_before(s, i, &at)) || proves(s, phrase_after(s, i));
        }
    }
}

void ro_strangers_learn(struct finder *f) {
    struct search s = {f, ro_lexicon_get("statehood"), known_states(f)};
    if (!s.list || s.known > 1) return;
    publishing_state(&s);
    collect(&s);
    if (f->nstrangers) prove(&s);
}

void ro_strangers_mark(struct finder *f) {
    const ro_lexicon *list = ro_lexicon_get("statehood");
    for (size_t i = 0; f->nstrangers && i < f->u->nwords; i++) {
        if (!ro_people_cap(f, i) || f->cls[i] & W_STATE) continue;
        for (size_t k = 0; k < f->nstrangers; k++) {
            char kind = f->strangers[k].proven ? related(f, list, &f->strangers[k], i) : 0;
            if (!kind) continue;
            RO_PUSH(f->arena, f->states) = (struct place_of){(uint32_t)i, 1, f->strangers[k].side, kind};
            f->cls[i] |= W_STATE;
            f->state[i] = (uint32_t)f->states.n;
            break;
        }
    }
}
