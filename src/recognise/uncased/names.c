/* Who is named in a text without capitals: names beside offices and words of respect.
 *
 * No letter says that a word is a name, so its neighbours must. A word that ends in an office ("외무상", "국무장관") or in a word
 * of respect
 * ("동지") is looked at from its end: what stands before the office in the same word is part of the title where the lists make it
 * up, a name where it is none ("최은희외무상"); then the words before it are title as long as they are bodies, states and offices
 * ("미국 국무장관"), and the bare words before those are the name ("앤서니 블레인 미국 국무장관"). Before a name with a word of
 * respect, and before a whole name of the country's own kind, the title may stand in front ("로씨야련방 대통령 미하일 …동지").
 * A name of the country's own kind is a listed family name and one or two syllables; a foreign one is bare words that are neither
 * listed nor end like a clause. A single word that is no such name is a part of a name, for uncased/people.c to tie to a whole
 * one. Gives up on: one-word foreign names without office or respect, names behind words that no list knows. */
#include "recognise/uncased/uncased.h"

enum { NAME_PIECES = 5, TITLE_PIECES = 12, FAMILY = 6, TALL = 4 };

/* What the end of a piece says. */
struct tail {
    size_t pre, office, honour; /* bytes of each, in this order */
    ro_entry entry;             /* of the office */
    ro_case kase;
};

bool ro_uncased_listed(const ro_uncased *x, ro_str s) {
    return ro_uncased_is(x, x->plain, s, NULL, NULL) || ro_uncased_is(x, x->bodies, s, NULL, NULL) ||
           ro_uncased_is(x, x->states, s, NULL, NULL) || ro_uncased_is(x, x->places, s, NULL, NULL) ||
           ro_uncased_is(x, x->pairs, s, NULL, NULL) || ro_uncased_is(x, x->subjects, s, NULL, NULL) ||
           ro_uncased_is(x, x->home, s, NULL, NULL) || ro_uncased_is(x, x->groups, s, NULL, NULL);
}

static bool letters_only(ro_str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x80) return false;
    return s.n > 0;
}

size_t ro_uncased_family(const ro_uncased *x, ro_str s) {
    if (s.n > FAMILY && ro_uncased_is(x, x->family, (ro_str){s.p, FAMILY}, NULL, NULL)) return FAMILY;
    return s.n >= FAMILY / 2 && ro_uncased_is(x, x->family, (ro_str){s.p, FAMILY / 2}, NULL, NULL) ? FAMILY / 2 : 0;
}

/* A whole name in one word, family name first: two to four syllables. */
bool ro_uncased_own_name(const ro_uncased *x, ro_str s) {
    size_t f = letters_only(s) ? ro_uncased_family(x, s) : 0;
    unsigned all = ro_syllables(s), given = f ? all - (unsigned)(f / 3) : 0;
    for (size_t i = f; x->spelled && f && i + 3 <= s.n; i += 3)
        if (!ro_uncased_is(x, x->given, (ro_str){s.p + i, 3}, NULL, NULL)) return false;
    if (f == FAMILY && all == 3 && !ro_uncased_listed(x, s)) return true; /* 남궁현 */
    return f && given >= 1 && given <= 2 && all <= 4 && !ro_uncased_listed(x, s);
}

static struct tail tail_of(const ro_uncased *x, size_t i) {
    ro_str s = ro_piece_stem(x, i);
    struct tail t = {.pre = s.n, .kase = x->pieces.v[i].kase};
    t.honour = ro_uncased_ends(x, x->honours, s, NULL, NULL);
    if (t.honour == s.n) t.honour = 0;
    s.n -= t.honour;
    ro_entry e;
    t.office = ro_uncased_ends(x, x->offices, s, NULL, &e);
    t.entry = e;
    t.pre = s.n - t.office;
    return t;
}

/* A word that a clause ends in, before a noun or another clause: "방문한", "위하여". */
static bool ends_clause(const ro_uncased *x, ro_str s) {
    size_t n = ro_uncased_ends(x, x->ends, s, "joint", NULL);
    return n && ro_syllables((ro_str){s.p, s.n - n}) + ro_syllables((ro_str){s.p + s.n - n, n}) >= 3;
}

/* Could this word be part of a foreign name? `before`: another such word stands before it. */
static bool foreign(const ro_uncased *x, size_t i) {
    ro_str s = ro_piece_text(x, i);
    const ro_piece *p = &x->pieces.v[i];
    ro_verb v;
    if (ro_uncased_ends(x, x->ends, s, "quote", NULL) || (ro_uncased_verb(x, i, i + 1, 0, &v) && v.past)) return false;
    if (!letters_only(s) || ro_syllables(s) > 9 || ro_uncased_listed(x, s) || ro_uncased_listed(x, ro_piece_stem(x, i)) ||
        ends_clause(x, s))
        return false;
    return !tail_of(x, i).office || p->kase == CASE_NONE;
}

static bool bare(const ro_uncased *x, size_t i) { return x->pieces.v[i].kase == CASE_NONE; }

/* A word that is wholly part of a title. */
static bool title_word(const ro_uncased *x, size_t i, bool joined) {
    ro_str s = ro_piece_text(x, i), stem = ro_piece_stem(x, i), side = RO_NONE;
    if (joined && x->pieces.v[i].kase == CASE_IS && ro_uncased_ends(x, x->offices, stem, "head", NULL)) return true;
    if (!bare(x, i)) return false;
    if (ro_uncased_made_of(x, s, &side)) return true;
    size_t n = ro_uncased_ends(x, x->bodies, s, "ends", NULL);
    if (!n || n == s.n || ro_syllables(s) < 3) return false;
    return !(ro_uncased_own_name(x, s) && ro_syllables(s) == 3);
}

/* The first piece of the title whose last is `last`, not before `floor`. joined: offices joined by "-이며" belong to it. */
static size_t title_from(const ro_uncased *x, size_t last, size_t floor, bool joined) {
    size_t i = last;
    while (i > floor && last - i < TITLE_PIECES && !x->pieces.v[i].stop && title_word(x, i - 1, joined)) i--;
    return i;
}

/* The first piece of the name whose last piece is `last`. */
static size_t name_from(const ro_uncased *x, size_t last, size_t floor) {
    size_t i = last;
    while (i > floor && last - i + 1 < NAME_PIECES && !x->pieces.v[i].stop && bare(x, i - 1) && foreign(x, i - 1) &&
           !tail_of(x, i - 1).office)
        i--;
    return i;
}

static ro_span span_of(const ro_uncased *x, size_t lo, size_t hi) {
    return (ro_span){x->pieces.v[lo].span.lo, x->pieces.v[hi].span.hi};
}

static void give(ro_uncased *x, ro_named n) {
    size_t lo = x->named.n; /* what stood there with less evidence gives way */
    while (lo && x->named.v[lo - 1].end > n.piece && x->named.v[lo - 1].sentence == n.sentence) lo--;
    x->named.n = lo;
    n.person = -1;
    if (n.body.hi == 0) n.body = RO_NOSPAN;
    RO_PUSH(x->arena, x->named) = n;
}

/* The name before a title that begins at piece `title`; false where none stands there. */
static bool name_before(const ro_uncased *x, size_t title, size_t floor, ro_named *out) {
    if (title <= floor || x->pieces.v[title].stop) return false;
    size_t last = title - 1;
    ro_str s = ro_piece_text(x, last);
    const ro_named *had = x->named.n ? &x->named.v[x->named.n - 1] : NULL;
    bool lesser =
        had && had->end == title && had->title.hi < had->name.lo; /* "특사인 정의용 실장": the office behind says more */
    if (had && had->end > last && !lesser) return false;
    bool own = ro_uncased_own_name(x, s) && (ro_syllables(s) >= 3 || bare(x, last));
    if (own &&
        (last == floor || x->pieces.v[last].stop || !bare(x, last - 1) || !foreign(x, last - 1) || tail_of(x, last - 1).office)) {
        *out = (ro_named){.name = span_of(x, last, last), .piece = (uint32_t)last, .full = true, .strong = true};
        return true;
    }
    if (!foreign(x, last) || tail_of(x, last).office) {
        unsigned n = ro_syllables(s); /* "정 대통령", "민 장관": a single syllable */
        if (n != 1 || !letters_only(s)) return false;
        *out = (ro_named){.name = span_of(x, last, last), .piece = (uint32_t)last};
        return true;
    }
    size_t first = name_from(x, last, floor);
    if (!bare(x, last) && first == last) return false; /* a noun with its particle */
    *out = (ro_named){.name = span_of(x, first, last), .piece = (uint32_t)first, .full = first < last, .strong = first < last};
    return true;
}

/* What stands before an office in its own word: part of the title, and not a name? */
static bool pre_is_title(const ro_uncased *x, size_t i, size_t floor, ro_str pre) {
    ro_str side = RO_NONE;
    if (!pre.n || ro_uncased_made_of(x, pre, &side) || ro_uncased_listed(x, pre)) return true;
    if (ro_uncased_own_name(x, pre) && ro_syllables(pre) >= 3) return false;
    size_t ends = ro_uncased_ends(x, x->bodies, pre, "ends", NULL);
    if (ends && ends < pre.n && ro_syllables(pre) >= 3) return true;
    /* "청와대 국민소통수석" */
    return i > floor && !x->pieces.v[i].stop && ro_uncased_is(x, x->bodies, ro_piece_text(x, i - 1), "body", NULL);
}

/* "최은희외무상이", "쎄르게이 라브린외무상": name and office in one word. */
static void glued(ro_uncased *x, size_t i, size_t floor, const struct tail *t, uint32_t sentence) {
    const ro_piece *p = &x->pieces.v[i];
    ro_span name = {p->span.lo, p->span.lo + (uint32_t)t->pre};
    ro_str s = ro_cut(x->u->text, name);
    bool own = ro_uncased_own_name(x, s) && ro_syllables(s) >= 3;
    size_t first = own ? i : name_from(x, i, floor);
    if (!letters_only(s) || (ro_syllables(s) < 2 && first == i && !ro_uncased_family(x, s))) return;
    name.lo = x->pieces.v[first].span.lo;
    uint32_t hi = name.hi;
    if (first < i) name.hi = hi;
    bool full = own || first < i;
    give(x, (ro_named){.name = name,
                       .title = {hi, hi + (uint32_t)t->office},
                       .piece = (uint32_t)first,
                       .end = (uint32_t)i + 1,
                       .sentence = sentence,
                       .kase = t->kase,
                       .full = full,
                       .strong = full || t->honour});
}

/* A name with a word of respect ("류진타오동지에게"), or a whole name of the country's kind; the title stands before it or
 * nowhere. */
static void named_bare(ro_uncased *x, size_t i, size_t floor, const struct tail *t, uint32_t sentence) {
    const ro_piece *p = &x->pieces.v[i];
    ro_span name = {p->span.lo, p->span.lo + (uint32_t)t->pre};
    ro_str s = ro_cut(x->u->text, name);
    bool own = ro_uncased_own_name(x, s) && (t->honour || ro_syllables(s) >= 3);
    if (!letters_only(s) || ro_uncased_listed(x, s) || (!t->honour && !own)) return;
    size_t first = own ? i : name_from(x, i, floor);
    ro_span title = RO_NOSPAN;
    size_t from = first;
    bool before = first > floor && !x->pieces.v[first].stop &&
                  !(x->named.n && x->named.v[x->named.n - 1].end >= first && x->named.v[x->named.n - 1].sentence == sentence);
    ro_str office = before ? ro_piece_stem(x, first - 1) : RO_NONE;
    ro_case k = before ? x->pieces.v[first - 1].kase : CASE_OTHER;
    if (before && (k == CASE_NONE || k == CASE_IS) && ro_uncased_ends(x, x->offices, office, "head", NULL)) {
        struct tail o = tail_of(x, first - 1);
        if (t->honour || pre_is_title(x, first - 1, floor, (ro_str){office.p, o.pre})) {
            from = title_from(x, first - 1, floor, true);
            title = (ro_span){x->pieces.v[from].span.lo, x->pieces.v[first - 1].stem};
        }
    }
    if (!t->honour && title.lo == UINT32_MAX) return;
    give(x, (ro_named){.name = {x->pieces.v[first].span.lo, name.hi},
                       .title = title,
                       .piece = (uint32_t)from,
                       .end = (uint32_t)i + 1,
                       .sentence = sentence,
                       .kase = t->kase,
                       .full = own || first < i,
                       .strong = true});
}

/* "국가정보원 서훈 원장": the body before the name, the office behind it. */
static void body_before(const ro_uncased *x, size_t floor, ro_named *n) {
    size_t k = n->piece, least = floor;
    const ro_named *had = x->named.n ? &x->named.v[x->named.n - 1] : NULL;
    if (had && had->sentence == n->sentence && had->end <= k && had->end > least) least = had->end;
    while (k > least && n->piece - k < TITLE_PIECES && !x->pieces.v[k].stop && title_word(x, k - 1, false) &&
           !tail_of(x, k - 1).office)
        k--;
    if (k == n->piece) return;
    n->body = (ro_span){x->pieces.v[k].span.lo, x->pieces.v[n->piece - 1].span.hi};
    n->piece = (uint32_t)k;
}

/* "부위원장 겸 통일전선부장이": one more office, joined by a word of its own. */
static void offices_joined(const ro_uncased *x, ro_named *n) {
    size_t end = x->first[n->sentence + 1];
    while (n->kase == CASE_NONE && n->end + 1 < end && ro_uncased_is(x, x->bodies, ro_piece_text(x, n->end), "joins", NULL)) {
        size_t i = n->end + 1;
        while (i < end && i < n->end + TALL && !x->pieces.v[i].stop && !tail_of(x, i).office) i++;
        if (i >= end || x->pieces.v[i].stop || !tail_of(x, i).office) return;
        n->title.hi = x->pieces.v[i].stem;
        n->kase = x->pieces.v[i].kase;
        n->end = (uint32_t)i + 1;
    }
}

/* "외무성 부상 이고리 모르굴로브,": the office in front of a foreign name of two words and more that a mark or a particle ends.
 */
static bool title_then_name(ro_uncased *x, size_t office, size_t from, uint32_t sentence) {
    size_t end = x->first[sentence + 1], last = office + 1;
    while (last < end && last - office < NAME_PIECES && !x->pieces.v[last].stop && bare(x, last) && foreign(x, last) &&
           !tail_of(x, last).office)
        last++;
    bool particle = last < end && last - office < NAME_PIECES && !x->pieces.v[last].stop && !bare(x, last) && foreign(x, last) &&
                    !tail_of(x, last).office;
    if (!particle) last--;
    bool ends = particle || last + 1 >= end || x->pieces.v[last + 1].stop;
    if (last < office + 2 || !ends || tail_of(x, last).honour) return false;
    give(x, (ro_named){.name = {x->pieces.v[office + 1].span.lo, x->pieces.v[last].stem},
                       .title = {x->pieces.v[from].span.lo, x->pieces.v[office].stem},
                       .piece = (uint32_t)from,
                       .end = (uint32_t)last + 1,
                       .sentence = sentence,
                       .kase = x->pieces.v[last].kase,
                       .full = true,
                       .strong = true});
    return true;
}

/* Piece i ends in an office: the title it closes and the name before that. */
static void titled(ro_uncased *x, size_t i, size_t floor, const struct tail *t, uint32_t sentence) {
    const ro_piece *p = &x->pieces.v[i];
    ro_str pre = {x->u->text.p + p->span.lo, t->pre};
    if (ro_str_is(t->entry.value[0], "writer")) return;
    if (!pre_is_title(x, i, floor, pre)) {
        glued(x, i, floor, t, sentence);
        return;
    }
    size_t from = title_from(x, i, floor, false), from_title = from;
    ro_named n;
    bool found = name_before(x, from, floor, &n);
    for (; !found && from < i; from++) { /* "조용원": a whole name may look like a word of the title */
        ro_str w = ro_piece_text(x, from);
        bool name = ro_syllables(w) == 3 ? ro_uncased_own_name(x, w) : ro_uncased_family(x, w) == w.n; /* "전 장관" */
        found = name && name_before(x, from + 1, floor, &n);
    }
    if (found && !n.full) from_title = title_from(x, n.piece, floor, false); /* "아무르주 장관 올레그 …": it may be the field */
    if ((!found || !n.full) && t->kase == CASE_NONE && !t->honour && title_then_name(x, i, from_title, sentence)) return;
    if (!found) return;
    n.title = (ro_span){x->pieces.v[from].span.lo, p->span.lo + (uint32_t)(t->pre + t->office)};
    n.end = (uint32_t)i + 1;
    n.sentence = sentence;
    n.kase = t->kase;
    n.strong = n.strong || t->honour || from < i;
    body_before(x, floor, &n);
    offices_joined(x, &n);
    give(x, n);
}

ro_str ro_named_title(const ro_uncased *x, const ro_named *n) {
    if (n->title.lo == UINT32_MAX) return RO_NONE;
    ro_str title = ro_str_blanks(x->arena, ro_cut(x->u->text, n->title));
    if (n->body.lo == UINT32_MAX) return title;
    ro_str body = ro_str_blanks(x->arena, ro_cut(x->u->text, n->body));
    return ro_str_printf(x->arena, "%.*s %.*s", (int)body.n, body.p, (int)title.n, title.p);
}

void ro_uncased_name(ro_uncased *x) {
    for (size_t s = 0; s < x->u->nsentences; s++)
        for (size_t i = x->first[s]; i < x->first[s + 1]; i++) {
            struct tail t = tail_of(x, i);
            if (t.office)
                titled(x, i, x->first[s], &t, (uint32_t)s);
            else
                named_bare(x, i, x->first[s], &t, (uint32_t)s);
        }
}
