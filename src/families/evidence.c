/* Who may have it from whom: what speaks for either direction of a link, piece by piece, and what the pieces come to.
 *
 * Strong: dates of publication that cannot be one day; that one names the other's publisher as its source; an end mark that is
 * the last word of one and stands in the middle of the other; a stretch in another spelling than the words around it; a carrier.
 * Weak: that one has lost words between shared ones, or has put its own around the whole of the other. A direction needs a strong
 * piece; strong pieces on both sides leave it open, and so does a source that both name where nothing but dates speaks. What
 * follows from the place in the family is stemma.c's. `why` says it of the one that would have it from the other. */
#include "families/evidence.h"

enum { STRONG = 4, SIGNED = 6, WEAK = 1, LESS = 2, KNOWN = 7, LIKELY = 3 };
enum {
    LEFT_OUT = 8,     /* words of a sentence that one has between shared ones and the other lacks */
    ABRIDGED = 20,    /* words left out in all */
    FRAME = 8,        /* words around the whole of the other */
    BEHIND_MARK = 4,  /* words behind an end mark that is not the end */
    OTHER_SYSTEM = 2, /* words of each spelling */
};

static const double VERSION = 0.3; /* of either text: two versions of one text share so much */

void evidence_add(struct group *g, struct link *l, ro_evidence e) { RO_PUSH(g->arena, l->evidence) = e; }

/* The date as given, without its time of day. */
static ro_str shown(const struct witness *w) {
    const char *t = memchr(w->given.date.p, 'T', w->given.date.n);
    return (ro_str){w->given.date.p, t ? (size_t)(t - w->given.date.p) : w->given.date.n};
}

static void published(struct group *g, struct link *l) {
    const struct witness *a = &g->w[l->a], *b = &g->w[l->b];
    long later = days_between(a->days, b->days), sooner = days_between(b->days, a->days);
    if (later <= 0 && sooner <= 0) return;
    const struct witness *first = later > 0 ? a : b, *then = later > 0 ? b : a;
    ro_str x = shown(first), y = shown(then);
    evidence_add(g, l,
                 (ro_evidence){"published", later > 0 ? 1 : -1, true, RO_NO_TEXT, RO_NOSPAN, RO_NONE,
                               ro_str_printf(g->arena, "published %.*s, the other %.*s", (int)y.n, y.p, (int)x.n, x.p)});
}

static ro_evidence of_words(struct group *g, const char *kind, int favours, const struct witness *w, ro_span span) {
    return (ro_evidence){kind, favours, true, w->text, span, ro_str_blanks(g->arena, ro_cut(w->units->text, span)), RO_NONE};
}

/* Does x name y's publisher? */
static void names(struct group *g, struct link *l, const struct witness *x, const struct witness *y, int favours) {
    if (!y->publisher || y->publisher == x->publisher) return;
    for (size_t i = 0; i < x->nsources; i++) {
        const struct source *s = &x->source[i];
        if (s->who != y->publisher) continue;
        ro_evidence e = of_words(g, s->dateline ? "dateline" : "names", favours, x, s->span);
        e.why = ro_str_printf(g->arena,
                              s->dateline ? "is signed by the other's publisher, “%.*s”"
                                          : "names the other's publisher, “%.*s”, for its source",
                              (int)e.words.n, e.words.p);
        evidence_add(g, l, e);
    }
}

/* y says that it is from elsewhere, and x, of which nobody knows who published it, says nothing of the kind. */
static void names_others(struct group *g, struct link *l, const struct witness *x, const struct witness *y, int favours) {
    if (x->nsources || x->publisher) return;
    for (size_t i = 0; i < y->nsources; i++) {
        const struct source *s = &y->source[i];
        if (!s->dateline) continue;
        ro_evidence e = of_words(g, "names", favours, y, s->span);
        e.strong = false;
        e.why = ro_str_printf(g->arena, "says that it is from “%.*s”, and the other names nobody", (int)e.words.n, e.words.p);
        evidence_add(g, l, e);
        return;
    }
}

const struct source *evidence_third(const struct witness *a, const struct witness *b) {
    for (size_t i = 0; i < a->nsources; i++)
        for (size_t k = 0; k < b->nsources; k++) {
            uint64_t who = a->source[i].who;
            if (who == b->source[k].who && who != a->publisher && who != b->publisher) return &a->source[i];
        }
    return NULL;
}

static void both_name(struct group *g, struct link *l) {
    const struct source *s = evidence_third(&g->w[l->a], &g->w[l->b]);
    if (!s) return;
    ro_evidence e = of_words(g, "names", 0, &g->w[l->a], s->span);
    e.strong = false;
    e.why = ro_str_printf(g->arena, "both name “%.*s”", (int)e.words.n, e.words.p);
    evidence_add(g, l, e);
}

/* Papers print what agencies write, and whoever passes on what others issue has it from them. */
static void trade(struct group *g, struct link *l, const struct witness *x, const struct witness *y, int favours) {
    bool carrier = ro_str_is(y->trade, "carrier") && x->trade.p && !ro_str_is(x->trade, "carrier");
    bool paper = ro_str_is(x->trade, "agency") && (ro_str_is(y->trade, "paper") || ro_str_is(y->trade, "broadcaster"));
    if (!carrier && !paper) return;
    evidence_add(g, l,
                 (ro_evidence){"trade", favours, carrier, RO_NO_TEXT, RO_NOSPAN, RO_NONE,
                               carrier ? RO_S("passes on what others issue") : RO_S("is no agency, and the other is one")});
}

static size_t words_behind(const struct witness *w, uint32_t at) { return w->units->nwords - ro_units_word_at(w->units, at); }

/* x ends with its mark; y has none, or goes on behind it. */
static void end_mark(struct group *g, struct link *l, const struct witness *x, const struct witness *y, int favours) {
    if (x->end_mark.lo == UINT32_MAX || words_behind(x, x->end_mark.hi) >= BEHIND_MARK) return;
    bool lost = y->end_mark.lo == UINT32_MAX;
    if (!lost && words_behind(y, y->end_mark.hi) < BEHIND_MARK) return;
    ro_evidence e = of_words(g, "end-mark", favours, lost ? x : y, lost ? x->end_mark : y->end_mark);
    e.strong = !lost;
    e.why = ro_str_printf(g->arena,
                          lost ? "has no end mark, the other ends with “%.*s”" : "goes on behind “%.*s”, where the other ends",
                          (int)e.words.n, e.words.p);
    evidence_add(g, l, e);
}

struct systems {
    unsigned british, american;
    size_t at; /* a word of the one there is more of */
};

static void count_system(struct systems *s, const ro_units *u, const ro_lexicon *list, size_t i) {
    ro_entry e;
    if (!ro_word_find(&u->words[i], list, &e)) return;
    bool british = ro_str_is(e.value[0], "British");
    if (british ? !s->british : !s->american) s->at = i;
    s->british += british;
    s->american += !british;
}

/* y's own words are in one spelling, what it shares with x in the other, which is x's own. */
static void spelling(struct group *g, struct link *l, bool from_b, int favours) {
    const struct witness *x = &g->w[from_b ? l->b : l->a], *y = &g->w[from_b ? l->a : l->b];
    const ro_lexicon *list = ro_lexicon_get("systems");
    struct systems shared = {0}, own = {0}, whole = {0};
    size_t r = 0;
    for (size_t i = 0; i < x->units->nwords; i++) count_system(&whole, x->units, list, i);
    if ((whole.british < OTHER_SYSTEM && whole.american < OTHER_SYSTEM) || (whole.british && whole.american)) return;
    uint64_t *common = RO_NEWS(g->scratch, uint64_t, y->units->nwords / 64 + 1);
    for (; r < l->nruns; r++)
        for (uint32_t k = 0, at = from_b ? l->run[r].a : l->run[r].b; k < l->run[r].n; k++)
            common[(at + k) / 64] |= (uint64_t)1 << (at + k) % 64;
    for (size_t i = 0; i < y->units->nwords; i++) count_system(common[i / 64] >> i % 64 & 1 ? &shared : &own, y->units, list, i);
    bool british = shared.british >= OTHER_SYSTEM && !shared.american && own.american >= OTHER_SYSTEM && !own.british,
         american = shared.american >= OTHER_SYSTEM && !shared.british && own.british >= OTHER_SYSTEM && !own.american;
    if (!british && !american) return;
    ro_evidence e = of_words(g, "spelling", favours, y, y->units->words[shared.at].span);
    ro_str mine = ro_cut(y->units->text, y->units->words[own.at].span);
    e.why = ro_str_printf(g->arena, "shares %s spelling (“%.*s”) and has %s in its own words (“%.*s”)",
                          british ? "British" : "American", (int)e.words.n, e.words.p, british ? "American" : "British",
                          (int)mine.n, mine.p);
    evidence_add(g, l, e);
}

/* How many words one side has in sentences between shared ones where the other has next to nothing; where the longest is. */
static uint32_t left_out(const struct link *l, bool of_a, ro_span *longest) {
    uint32_t sum = 0;
    *longest = (ro_span){0, 0};
    for (size_t i = 0; i < l->nchanges; i++) {
        ro_span have = of_a ? l->change[i].a : l->change[i].b, lack = of_a ? l->change[i].b : l->change[i].a;
        uint32_t n = have.hi - have.lo;
        if (n < LEFT_OUT || (lack.hi - lack.lo) * 4 > n) continue;
        sum += n;
        if (n > longest->hi - longest->lo) *longest = have;
    }
    return sum;
}

static ro_span bytes_of(const struct witness *w, ro_span words) {
    return (ro_span){w->units->words[words.lo].span.lo, w->units->words[words.hi - 1].span.hi};
}

static void abridged(struct group *g, struct link *l) {
    ro_span in_a, in_b;
    if (l->share_a < VERSION || l->share_b < VERSION) return; /* a text that is quoted in another is no abridgement of it */
    uint32_t a = left_out(l, true, &in_a), b = left_out(l, false, &in_b);
    if (a < ABRIDGED && b < ABRIDGED) return;
    int way = a >= ABRIDGED && b < LEFT_OUT ? 1 : b >= ABRIDGED && a < LEFT_OUT ? -1 : 0;
    const struct witness *w = &g->w[way < 0 ? l->b : l->a];
    if (!way && (a < LEFT_OUT || b < LEFT_OUT)) return;
    ro_evidence e = of_words(g, way ? "abridged" : "omits", way, w, bytes_of(w, way < 0 ? in_b : in_a));
    e.strong = false;
    e.why = way ? ro_str_printf(g->arena, "lacks %u words that stand between shared ones", way > 0 ? a : b)
                : ro_str_printf(g->arena, "each has words between shared ones that the other lacks: %u and %u", a, b);
    evidence_add(g, l, e);
}

/* y is the whole of x and words of its own before or behind. */
static void framed(struct group *g, struct link *l, bool from_b, int favours) {
    if (!l->nruns || (from_b ? l->share_b : l->share_a) < 0.95) return;
    const struct witness *x = &g->w[from_b ? l->b : l->a], *y = &g->w[from_b ? l->a : l->b];
    uint32_t lo[2] = {UINT32_MAX, UINT32_MAX}, hi[2] = {0, 0};
    for (size_t i = 0; i < l->nruns; i++)
        for (int k = 0; k < 2; k++) {
            uint32_t at = (k == 0) == from_b ? l->run[i].b : l->run[i].a; /* k 0: x, 1: y */
            if (at < lo[k]) lo[k] = at;
            if (at + l->run[i].n > hi[k]) hi[k] = at + l->run[i].n;
        }
    uint32_t nx = (uint32_t)x->units->nwords, ny = (uint32_t)y->units->nwords;
    if (lo[0] >= FRAME || nx - hi[0] >= FRAME || (lo[1] < FRAME && ny - hi[1] < FRAME)) return;
    ro_span words = lo[1] >= ny - hi[1] ? (ro_span){0, lo[1]} : (ro_span){hi[1], ny};
    ro_evidence e = of_words(g, "framed", favours, y, bytes_of(y, words));
    e.strong = false;
    e.why = ro_str_printf(g->arena, "has the whole of the other, and %u words of its own around it", lo[1] + ny - hi[1]);
    evidence_add(g, l, e);
}

void evidence_gather(struct group *g, struct link *l) {
    const struct witness *a = &g->w[l->a], *b = &g->w[l->b];
    published(g, l);
    names(g, l, b, a, 1);
    names(g, l, a, b, -1);
    names_others(g, l, a, b, 1);
    names_others(g, l, b, a, -1);
    both_name(g, l);
    trade(g, l, a, b, 1);
    trade(g, l, b, a, -1);
    end_mark(g, l, a, b, 1);
    end_mark(g, l, b, a, -1);
    spelling(g, l, false, 1);
    spelling(g, l, true, -1);
    abridged(g, l);
    framed(g, l, false, 1);
    framed(g, l, true, -1);
}

/* What stands between shared words and is left out weighs more than other weak signs: it can outweigh a date. */
static int weight(const ro_evidence *e) {
    if (!e->strong) return strcmp(e->kind, "abridged") == 0 ? LESS : WEAK;
    return strcmp(e->kind, "dateline") == 0 ? SIGNED : STRONG;
}

static ro_str because(const struct link *l, int way) {
    for (size_t i = 0; i < l->evidence.n; i++)
        if (l->evidence.v[i].favours == way && l->evidence.v[i].strong) return l->evidence.v[i].why;
    return RO_NONE;
}

void evidence_weigh(struct group *g, struct link *l) {
    int sum[2] = {0, 0}, most[2] = {0, 0};
    bool dates_alone = true, third = false;
    for (size_t i = 0; i < l->evidence.n; i++) {
        const ro_evidence *e = &l->evidence.v[i];
        int side = e->favours < 0, w = weight(e);
        third |= !e->favours && strcmp(e->kind, "names") == 0;
        if (!e->favours) continue;
        sum[side] += w;
        if (w > most[side]) most[side] = w;
        if (e->strong && strcmp(e->kind, "published") != 0) dates_alone = false;
    }
    int side = most[1] >= STRONG, net = sum[side] - sum[!side];
    l->way = 0, l->known = false, l->open = RO_NONE;
    if (most[0] >= STRONG && most[1] >= STRONG) {
        ro_str x = because(l, 1), y = because(l, -1);
        l->open = ro_str_printf(g->arena, "the signs contradict one another: the second %.*s; the first %.*s", (int)x.n, x.p,
                                (int)y.n, y.p);
    } else if (most[0] < STRONG && most[1] < STRONG) {
        l->open = sum[0] + sum[1] ? RO_S("nothing but weak signs") : RO_S("nothing says which came first");
    } else if (third && dates_alone) {
        l->open = RO_S("both name one source, and may have it from there");
    } else if (net < LIKELY) {
        l->open = RO_S("weak signs speak against the strong one");
    } else {
        l->way = side ? -1 : 1;
        l->known = sum[side] >= KNOWN && sum[!side] <= WEAK && !dates_alone;
    }
}
