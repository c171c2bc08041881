/* Who holds an office: "the Norland leader", "the Prime Minister", "the President" of the publisher's own state.
 *
 * Every person is weighed: the office among the printed titles, the side, one of the principals, printed without any title.
 * Nobody fits: of two principals the one printed without a title; else the office is given as printed. */
#include "recognise/speech_who.h"

static bool word_edge(ro_str t, size_t i) {
    return i >= t.n || !(((unsigned char)t.p[i] | 32) >= 'a' && ((unsigned char)t.p[i] | 32) <= 'z');
}

/* The office stands in the title, and no "vice" or "deputy" before it that was not asked for. */
static bool holds(ro_str title, const char *office) {
    for (size_t from = 0; from < title.n;) {
        ssize_t at = ro_str_find_nocase((ro_str){title.p + from, title.n - from}, office);
        if (at < 0) return false;
        size_t lo = from + (size_t)at, hi = lo + strlen(office);
        ro_str before = ro_str_trim((ro_str){title.p, lo});
        bool lesser = ro_str_find_nocase(before, "vice") >= 0 || ro_str_find_nocase(before, "deputy") >= 0 ||
                      ro_str_find_nocase(before, "former") >= 0 || ro_str_find_nocase(before, "assistant") >= 0;
        if ((!lo || word_edge(title, lo - 1)) && word_edge(title, hi) && !lesser) return true;
        from = hi;
    }
    return false;
}

/* Both hold the one office of which a state has only one: they cannot be of one side, whatever was made of it. */
bool who_peers(const speech *s, const who *w) {
    static const char *const one[] = {"president", "prime minister", "chancellor", "king", "premier", "foreign minister", "emir"};
    const ro_person *p[2] = {NULL, NULL};
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++)
        for (int k = 0; k < 2; k++)
            if (ro_str_eq(s->r->rec->people[i].name, w->name[k])) p[k] = &s->r->rec->people[i];
    for (size_t o = 0; p[0] && p[1] && o < sizeof one / sizeof *one; o++) {
        int n = 0;
        for (int k = 0; k < 2; k++)
            for (size_t t = 0; t < p[k]->ntitles; t++)
                if (holds(p[k]->titles[t], one[o])) {
                    n++;
                    break;
                }
        if (n == 2) return true;
    }
    return false;
}

static bool is_head(const speech *s, const ro_person *p) {
    for (unsigned i = 0; i < s->heads.n; i++)
        if (ro_str_eq(s->heads.name[i], p->name)) return true;
    return false;
}

static bool leads(ro_str office) {
    return ro_str_is(office, "leader") || ro_str_is(office, "supreme leader") || ro_str_is(office, "head of state") ||
           ro_str_is(office, "head of government") || ro_str_is(office, "head") || ro_str_is(office, "head of the delegation") ||
           ro_str_is(office, "host") || ro_str_is(office, "guest");
}

static bool heads_a_state(ro_str office) {
    static const char *const top[] = {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "prince"};
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        if (ro_str_is(office, top[i])) return true;
    return leads(office);
}

/* How well a person fits an office of a side (either may be unknown); 0 not at all. */
static int fits(const speech *s, const ro_person *p, ro_str office, ro_str side) {
    bool head = is_head(s, p);
    int n = 0;
    if (side.n && p->side.n && !ro_str_eq(side, p->side)) return 0;
    for (size_t k = 0; k < p->ntitles; k++)
        if (holds(p->titles[k], office.p)) n = 8;
    if (!n && leads(office) && head && (side.n || ro_str_is(office, "head of state"))) n = 6;
    if (!n && head && !p->ntitles && side.n && ro_str_eq(side, p->side)) n = 5; /* printed without any title here */
    /* "the President" of an account that prints its own without a title; "the Minister" is first who is called one */
    if (!n && head && !p->ntitles && !side.n)
        n = p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side) && heads_a_state(office) ? 9 : 3;
    bool own = p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side);
    if (!n && !s->heads.n && own && !p->ntitles && heads_a_state(office)) n = 4; /* a message: nobody met */
    if (!n) return 0;
    if (side.n && ro_str_eq(side, p->side)) n += 4;
    if (!side.n && p->side.n && ro_str_eq(p->side, s->r->rec->publisher_side)) n += 2;
    return n + head;
}

/* Of two principals, one printed with a title of another side: the one printed without any is meant. */
static const ro_person *the_other(const speech *s, ro_str side) {
    const ro_person *plain = NULL;
    int plains = 0, titled = 0;
    for (size_t i = 0; i < s->r->rec->npeople && i < PEOPLE_TRIED; i++) {
        const ro_person *p = &s->r->rec->people[i];
        if (!is_head(s, p)) continue;
        if (p->ntitles)
            titled += p->side.n && !ro_str_eq(p->side, side);
        else
            plain = p, plains++;
    }
    return plains == 1 && titled == 1 ? plain : NULL;
}

bool who_by_office(speech *s, ro_str office, ro_str side, size_t lo, size_t hi, who *out) {
    const ro_record *rec = s->r->rec;
    int best = 0, ties = 0;
    size_t who_ = 0;
    for (size_t i = 0; i < rec->npeople && i < PEOPLE_TRIED; i++) {
        int f = fits(s, &rec->people[i], office, side);
        ties = f > best ? 0 : ties + (f && f == best);
        if (f > best) best = f, who_ = i;
    }
    out->kind = WHO_PERSONS;
    if (best) {
        out->sure = !ties;
        who_add(out, rec->people[who_].name, rec->people[who_].side);
        return true;
    }
    const ro_person *left = side.n ? the_other(s, side) : NULL;
    if (left) {
        who_add(out, left->name, side);
        return true;
    }
    while (lo + 1 < hi && speech_class(s, lo) == W_DET) lo++;
    who_add(out, who_words(s, lo, hi), side);
    return true;
}
