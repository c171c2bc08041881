/* Sentences into clauses, and who speaks in each.
 *
 * A sentence is cut after a semicolon, colon, dash or bracket where five words stand on both sides, and after a comma
 * where six do: a clause of six words is the smallest thing that the contract lets stand alone. Without any such mark a
 * stretch is cut every hundred words, which bounds the work on hostile input. Clauses tile the sentence; an opening
 * quotation mark goes with the clause that it opens.
 *
 * Speakers come from the record's statements. People of several accounts are the same bit when their names are alike;
 * more than 64 different speakers share the last bit, which only makes the mask blunter. */
#include "align/parts.h"
#include "names/names.h"

enum { STRONG = 5, WEAK = 6, REST = 3, LONGEST = 100, MOST_HEADS = 40 };
static const float NAME_WEIGHT = 1.5f;

static bool among(uint32_t c, const uint32_t *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (list[i] == c) return true;
    return false;
}

/* How many words a cut in this gap asks for on both sides; 0: no cut here. */
static unsigned cut_needs(ro_str gap) {
    static const uint32_t strong[] = {';', ':', '(', ')', 0x2014, 0x2026, 0xFF1B, 0xFF1A}, weak[] = {',', 0x3001, 0xFF0C};
    unsigned needs = 0;
    bool blank = false;
    if (ro_gap_plain(gap)) return 0;
    for (size_t i = 0; i < gap.n;) {
        uint32_t c = ro_utf8_next(gap, &i);
        blank |= ro_cp_blank(c);
        if (among(c, strong, 8) || ((c == '-' || c == 0x2013) && blank)) needs = STRONG;
        if (!needs && among(c, weak, 3)) needs = WEAK;
    }
    return blank || (needs && gap.n >= 3) ? needs : 0; /* "3,000", "10:30": no blank, no cut */
}

/* Where the clause before the gap ends: after the marks that touch the word. */
static uint32_t clause_end(const ro_units *u, uint32_t word) {
    ro_str gap = ro_units_gap(u, word);
    size_t i = 0, at = 0;
    while (i < gap.n) {
        at = i;
        uint32_t c = ro_utf8_next(gap, &i);
        if (ro_cp_blank(c) || c == '(' || c == 0x201C) break;
        at = i;
    }
    return u->words[word].span.hi + (uint32_t)at;
}

static uint32_t skip_blanks(ro_str text, uint32_t at) {
    for (size_t i = at; i < text.n; at = (uint32_t)i)
        if (!ro_cp_blank(ro_utf8_next(text, &i))) break;
    return at;
}

typedef RO_VEC(struct atom) atom_vec;

static void cut_sentence(ro_arena *a, const ro_units *u, uint32_t s, atom_vec *out) {
    const ro_sentence *t = &u->sentences[s];
    uint32_t end = t->word + t->nwords, from = t->word, lo = t->span.lo;
    for (uint32_t w = t->word; w < end; w++) {
        bool last = w + 1 == end;
        unsigned have = w + 1 - from, rest = end - w - 1;
        unsigned needs = last || have < STRONG ? 0 : cut_needs(ro_units_gap(u, w));
        if (!last && have < LONGEST && !(needs && have >= needs && rest >= REST)) continue;
        uint32_t hi = last ? t->span.hi : clause_end(u, w);
        RO_PUSH(a, *out) = (struct atom){.span = {lo, hi}, .word = from, .nwords = have, .sentence = s, .para = t->para};
        from = w + 1;
        lo = skip_blanks(u->text, hi);
    }
}

static int by_stem(const void *x, const void *y) {
    uint32_t a = ((const struct bag *)x)->stem, b = ((const struct bag *)y)->stem;
    return (a > b) - (a < b);
}

static void insertion_sort(struct bag *v, size_t n) {
    for (size_t i = 1; i < n; i++) {
        struct bag b = v[i];
        size_t k = i;
        for (; k && by_stem(&v[k - 1], &b) > 0; k--) v[k] = v[k - 1];
        v[k] = b;
    }
}

/* How many words at `at` name a body, in full or by initials, or are the name or adjective of a state in one word. All that name
 * one count as one word: "the Organisation for Security and Co-operation in Europe", "the OSCE"; "Iran", "Iranian". A word of
 * four letters must be all capitals: "us" is not US. */
static unsigned names_side(const struct lexis *l, const ro_units *u, size_t at, size_t end, ro_str *side) {
    const ro_word *w = &u->words[at];
    ro_entry e;
    unsigned n = w->flags & RO_WORD_CAP ? ro_units_match(u, l->states, at, end, &e) : 0;
    if (!n || (n == 1 && w->fold.n <= 4 && !(w->flags & RO_WORD_UPPER))) return 0;
    *side = e.value[0];
    return ro_str_is(e.value[1], "org") || (n == 1 && (ro_str_is(e.value[1], "name") || ro_str_is(e.value[1], "adj"))) ? n : 0;
}

static void fill_bag(struct lexis *l, const struct side *s, struct atom *t, struct bag *room) {
    uint32_t n = 0, end = t->word + t->nwords;
    t->bag = room;
    for (uint32_t i = t->word, named; i < end; i += named ? named : 1) {
        ro_str side;
        named = names_side(l, s->u, i, end, &side);
        room[n++] = (struct bag){named ? ro_lexis_side(l, side) : l->e.v[s->word[i]].stem, 1};
    }
    t->hash = t->nwords;
    for (uint32_t i = t->word; i < end; i++) {
        t->hash = (t->hash ^ l->e.v[s->word[i]].hash) * 0x9E3779B97F4A7C15u;
        t->hash ^= t->hash >> 29;
    }
    insertion_sort(room, n);
    for (uint32_t i = 0; i < n; i++)
        if (t->nbag && room[t->nbag - 1].stem == room[i].stem)
            room[t->nbag - 1].n++;
        else
            room[t->nbag++] = room[i];
}

void ro_atoms_cut(ro_arena *a, struct lexis *l, struct side *s) {
    const ro_units *u = s->u;
    s->word = ro_alloc_raw(a, sizeof *s->word * (u->nwords + 1));
    for (size_t i = 0; i < u->nwords; i++) s->word[i] = ro_lexis_word(l, u->words[i].fold, u->words[i].hash);
    atom_vec v = {0};
    for (uint32_t i = 0; i < u->nsentences; i++)
        if (u->sentences[i].nwords) cut_sentence(a, u, i, &v);
    s->atoms = v.v;
    s->natoms = v.n;
    struct bag *room = ro_alloc_raw(a, sizeof *room * (u->nwords + 1));
    for (size_t i = 0; i < v.n; i++) fill_bag(l, s, &v.v[i], room + v.v[i].word);
}

/* Moves the border before clause i by n words to the left, or to the right where n is negative. Bags stay as they were: links
 * are made by then. */
void ro_atoms_shift(struct side *s, uint32_t i, int n) {
    struct atom *p = &s->atoms[i - 1], *q = &s->atoms[i];
    p->nwords = (uint32_t)((int)p->nwords - n);
    q->nwords = (uint32_t)((int)q->nwords + n);
    q->word = (uint32_t)((int)q->word - n);
    p->span.hi = clause_end(s->u, q->word - 1);
    q->span.lo = skip_blanks(s->u->text, p->span.hi);
}

/* ---- speakers ---- */

/* A name as a statement prints it, and who that is. */
struct printed {
    ro_str name, side;
    uint64_t who;
};

struct cast {
    ro_str name[64], home[64]; /* as first met, and the side */
    size_t n;
    struct printed seen[64]; /* the same few names stand at a thousand turns */
    ro_str side[32];
    size_t nsides;
};

/* The next word of a name, folded; hyphens part words. */
static bool name_word(ro_str s, size_t *i, ro_str *out) {
    size_t at = *i;
    uint32_t c = 0;
    while (*i < s.n && (at = *i, c = ro_utf8_next(s, i), !ro_cp_word(c) && c != '\'')) c = 0;
    if (!c) return false;
    size_t hi = *i;
    while (*i < s.n && (c = ro_utf8_next(s, i), ro_cp_word(c) || c == '\'')) hi = *i;
    *out = (ro_str){s.p + at, hi - at};
    return true;
}

static bool has_word(ro_str name, ro_str word) {
    ro_str w;
    for (size_t i = 0; name_word(name, &i, &w);)
        if (ro_str_eq(w, word)) return true;
    return false;
}

/* All words of one stand in the other: "Putin", "Vladimir Putin". Enough among the few who speak in accounts of one meeting. */
static bool within(ro_str p, ro_str q) {
    ro_str w;
    bool any = false;
    for (size_t i = 0; name_word(p, &i, &w); any = true)
        if (!has_word(q, w)) return false;
    return any;
}

bool ro_same_person(ro_str p, ro_str q, ro_str pside, ro_str qside) {
    return !(pside.n && qside.n && !ro_str_eq(pside, qside)) && (within(p, q) || within(q, p));
}

static bool alike(ro_arena *a, ro_str p, ro_str q, ro_str pside, ro_str qside) {
    ro_likeness like = {0};
    if (pside.n && qside.n && !ro_str_eq(pside, qside)) return false;
    ro_names_likeness(a, &(ro_name){.name = p, .side = pside}, &(ro_name){.name = q, .side = qside}, &like);
    return like.same >= 0.5;
}

static unsigned person(ro_arena *a, struct cast *c, ro_str name, ro_str side) {
    ro_str fold = ro_fold_bare(a, name);
    for (size_t i = 0; i < c->n; i++)
        if (ro_str_eq(c->name[i], fold) || ro_same_person(c->name[i], fold, c->home[i], side)) return (unsigned)i;
    for (size_t i = 0; i < c->n; i++)
        if (alike(a, c->name[i], fold, c->home[i], side)) return (unsigned)i;
    if (c->n == 64) return 63;
    c->name[c->n] = fold;
    c->home[c->n] = side;
    return (unsigned)c->n++;
}

static uint32_t side_bit(struct cast *c, ro_str side) {
    if (!side.n) return 0;
    for (size_t i = 0; i < c->nsides; i++)
        if (ro_str_eq(c->side[i], side)) return 1u << i;
    if (c->nsides == 32) return 1u << 31;
    c->side[c->nsides] = side;
    return 1u << c->nsides++;
}

/* "Prime Minister" or "both sides" is no person: a name has a word that is neither common nor an office. */
static bool is_person(ro_arena *a, ro_str name) {
    const ro_lexicon *common = ro_lexicon_get("frequency"), *office = ro_lexicon_get("offices");
    ro_str w, fold = ro_fold_bare(a, name);
    for (size_t i = 0; name_word(fold, &i, &w);)
        if (!ro_lexicon_find(common, w, NULL) && !ro_lexicon_find(office, w, NULL)) return true;
    return false;
}

static uint64_t who_is(ro_arena *a, struct cast *c, ro_str name, ro_str side) {
    struct printed *p = &c->seen[ro_hash(name) % 64];
    if (p->name.p && ro_str_eq(p->name, name) && ro_str_eq(p->side, side)) return p->who;
    *p = (struct printed){name, side, is_person(a, name) ? 1ull << person(a, c, name, side) : 0};
    return p->who;
}

/* The voice of a clause is that of the statement that holds most of it. */
static bool give_voice(struct atom *t, const ro_statement *st, uint64_t who, uint32_t side, uint32_t *best) {
    uint32_t lo = t->span.lo > st->why.span.lo ? t->span.lo : st->why.span.lo;
    uint32_t hi = t->span.hi < st->why.span.hi ? t->span.hi : st->why.span.hi;
    if (hi <= lo || hi - lo <= *best || (hi - lo) * 2 < t->span.hi - t->span.lo) return false;
    static const enum voice voice[] = {VOICE_DIRECT, VOICE_REPORTED, VOICE_COLLECTIVE, VOICE_OPEN};
    *best = hi - lo;
    t->voice = voice[st->mode];
    t->speakers = who;
    t->sides = side;
    return true;
}

static void voices(ro_arena *a, struct cast *c, struct side *s) {
    const ro_record *r = s->in->record;
    uint32_t *best = RO_NEWS(a, uint32_t, s->natoms + 1);
    size_t from = 0;
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *st = &r->statements[i];
        if (st->why.span.lo == UINT32_MAX || st->why.span.hi > s->u->text.n) continue;
        uint64_t who = 0;
        for (size_t k = 0; k < st->nspeakers; k++) who |= who_is(a, c, st->speakers[k], st->side);
        while (from && s->atoms[from - 1].span.hi > st->why.span.lo) from--; /* statements come in order, nearly */
        while (from < s->natoms && s->atoms[from].span.hi <= st->why.span.lo) from++;
        for (size_t k = from; k < s->natoms && s->atoms[k].span.lo < st->why.span.hi; k++)
            if (give_voice(&s->atoms[k], st, who, side_bit(c, st->side), &best[k])) s->atoms[k].statement = (uint32_t)i + 1;
    }
}

/* The last word of a name stands among the words [lo, hi). */
static bool names_head(const ro_units *u, uint32_t lo, uint32_t hi, const ro_attendee *head) {
    ro_str w, last = RO_NONE;
    for (size_t i = 0; name_word(head->name, &i, &w);) last = w;
    for (uint32_t i = lo; last.n && i < hi; i++) {
        ro_str t = ro_cut(u->text, u->words[i].span);
        if (t.n >= last.n && memcmp(t.p, last.p, last.n) == 0) return true;
    }
    return false;
}

/* The first sentence that names two of the heads says that they met: all accounts of a meeting have it, each in its own words. */
static void mark_event(struct side *s) {
    const ro_record *r = s->in->record;
    uint32_t found = UINT32_MAX;
    for (size_t i = 0; i < s->natoms; i++) {
        const ro_sentence *t = &s->u->sentences[s->atoms[i].sentence];
        unsigned heads = 0;
        bool new = !i || s->atoms[i].sentence != s->atoms[i - 1].sentence;
        for (size_t k = 0; k < r->nattendance && k < MOST_HEADS && found == UINT32_MAX && new; k++)
            heads += r->attendance[k].role == RO_ROLE_HEAD && names_head(s->u, t->word, t->word + t->nwords, &r->attendance[k]);
        if (heads >= 2) found = s->atoms[i].sentence;
        s->atoms[i].event = found == s->atoms[i].sentence && s->atoms[i].voice != VOICE_DIRECT;
        if (found != UINT32_MAX && s->atoms[i].sentence > found) break;
    }
}

static void lighten(struct lexis *l, ro_str word) {
    uint32_t id = ro_lexis_word(l, word, ro_hash(word)); /* may move the entries */
    struct entry *e = &l->e.v[id];
    e->common = e->common > NAME_WEIGHT ? NAME_WEIGHT : e->common;
    e = &l->e.v[e->stem];
    e->common = e->common > NAME_WEIGHT ? NAME_WEIGHT : e->common;
}

/* Names of those who speak throughout stand in every second sentence and tell little about which one it is. */
static void lighten_names(struct lexis *l, const struct cast *c) {
    for (size_t i = 0; i < c->n; i++) {
        ro_str w;
        for (size_t at = 0; name_word(c->name[i], &at, &w);) lighten(l, w);
    }
}

/* So do the offices of those who meet: "the Prime Minister". */
static void lighten_offices(ro_arena *a, struct lexis *l, const ro_record *r) {
    const ro_lexicon *office = ro_lexicon_get("offices");
    for (size_t i = 0; i < r->nattendance && i < MOST_HEADS; i++) {
        if (r->attendance[i].role != RO_ROLE_HEAD) continue;
        ro_str w, last = RO_NONE, title = ro_fold_bare(a, r->attendance[i].title);
        for (size_t at = 0; name_word(title, &at, &w); last = w) {
            if (ro_lexicon_find(office, w, NULL)) lighten(l, w);
            if (!last.n || !ro_lexicon_find(office, (ro_str){last.p, (size_t)(w.p + w.n - last.p)}, NULL)) continue;
            lighten(l, last); /* "prime", of "prime minister" */
            lighten(l, w);
        }
    }
}

void ro_atoms_speakers(ro_arena *a, struct lexis *l, struct side *s, size_t n) {
    struct cast *c = RO_NEW(a, struct cast);
    for (size_t i = 0; i < n; i++) {
        voices(a, c, &s[i]);
        ro_atoms_labels(l, &s[i]);
        mark_event(&s[i]);
    }
    lighten_names(l, c);
    for (size_t i = 0; i < n; i++) lighten_offices(a, l, s[i].in->record);
}
