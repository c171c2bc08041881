/* A sketch: what of an account decides which meeting it tells of. In: a record. Out: a text of short lines that the archive
 * keeps with the account, and the same opened again.
 *
 * The record says when, where, who and which sides. The title says more than that, because offices name in it whom the
 * meeting was with: its words are parted into people, states, words on the occasion (data/en/occasions.tsv: "previewing",
 * "press conference", "summit") and topics, which are whatever is left and what tells the task force of infrastructure
 * from the council on competition. From the text only a digest is kept: the smallest 48 hashes of its runs of five words,
 * whose overlap estimates how many runs two texts share (Broder, On the resemblance and containment of documents, 1997).
 *
 * Gives up on: titles of languages without word lists (all of their words are topics then). */
#include "base/lexicon.h"
#include "match/match.h"
#include "segment/segment.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_PEOPLE = 48, MAX_SIDES = 32, MAX_TOPICS = 24, MAX_WORDS = 64, RUN = 5 };

typedef RO_VEC(ro_str) strs;

struct maker {
    ro_arena *arena;
    const ro_record *rec;
    const ro_units *title;
    ro_str *words; /* of the title, folded bare */
    bool *taken;   /* those that are explained */
    strs sides, topics;
    ro_str *class; /* of each word, from occasions.tsv */
    bool *state;   /* it belongs to the name of one */
    long *who;     /* of each word: the person (of rec->people) whom it names, -1 none */
    bool notice, none, about, told, readout, multi, by_video;
    ro_form form;
    ro_str *name;  /* of rec->people, and after them those whom the title alone names */
    ro_rank *rank; /* of each */
    ro_str *side;  /* of each, as the title says it */
    size_t npeople;
};

/* ---- words ---------------------------------------------------------------------------------------------------------- */

/* "Biden's" is Biden. */
static ro_str stem(ro_str w) {
    if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'') w.n -= 2;
    return w;
}

static ro_str bare(ro_arena *a, ro_str w) { return stem(ro_fold_bare(a, w)); }

/* The words of a name, folded bare. */
size_t ro_match_words(ro_arena *a, ro_str name, ro_str **out) {
    ro_str f = ro_fold_bare(a, name);
    RO_VEC(ro_str) v = {0};
    for (size_t i = 0, lo = 0; i <= f.n;) {
        size_t at = i;
        bool end = i == f.n, word = false;
        if (!end) {
            uint32_t c = ro_utf8_next(f, &i);
            word = ro_cp_word(c) || c == '\'';
        } else
            i++;
        if (word) continue;
        if (at > lo) RO_PUSH(a, v) = stem((ro_str){f.p + lo, at - lo});
        lo = i;
    }
    *out = v.v;
    return v.n;
}

static bool has(const strs *v, ro_str s) {
    for (size_t i = 0; i < v->n; i++)
        if (ro_str_eq(v->v[i], s)) return true;
    return false;
}

static void add_once(ro_arena *a, strs *v, ro_str s, size_t most) {
    if (s.n && v->n < most && !has(v, s)) RO_PUSH(a, *v) = s;
}

static int by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

/* ---- the title ------------------------------------------------------------------------------------------------------- */

/* How many words of the title stand in this name; 0 where this word is none of them. */
static unsigned in_title(const struct maker *m, const ro_party *who, size_t word) {
    unsigned hits = 0;
    bool here = false;
    for (size_t k = 0; k < who->nkeys; k++)
        for (size_t i = 0; i < m->title->nwords && i < MAX_WORDS; i++) {
            if (who->keys[k].n < 2 || !ro_str_eq(who->keys[k], m->words[i])) continue;
            hits++;
            here |= i == word;
            break;
        }
    return here ? hits : 0;
}

/* People whom the title names: a word of it belongs to the person who explains most of the words around. */
static void title_people(struct maker *m) {
    const ro_record *r = m->rec;
    size_t most = r->npeople < MAX_PEOPLE ? r->npeople : MAX_PEOPLE;
    ro_party *who = RO_NEWS(m->arena, ro_party, most + 1);
    for (size_t k = 0; k < most; k++) who[k].nkeys = ro_match_words(m->arena, r->people[k].name, &who[k].keys);
    for (size_t i = 0; i < m->title->nwords && i < MAX_WORDS; i++) {
        if (!(m->title->words[i].flags & RO_WORD_CAP)) continue;
        unsigned best = 0;
        size_t best_k = 0;
        for (size_t k = 0; k < most; k++) {
            unsigned h = in_title(m, &who[k], i);
            if (h > best) best = h, best_k = k;
        }
        if (best > m->state[i]) m->rank[best_k] = RO_RANK_TITLE, m->taken[i] = true, m->who[i] = (long)best_k;
    }
}

static unsigned state_at(const struct maker *m, const ro_lexicon *states, size_t i, ro_entry *e) {
    if (!(m->title->words[i].flags & RO_WORD_CAP)) return 0;
    unsigned n = ro_units_match(m->title, states, i, m->title->nwords, e);
    if (!n && ro_lexicon_find(states, stem(m->title->words[i].fold), e)) n = 1;
    if (n) return !ro_str_is(e->value[1], "capital") && !ro_str_is(e->value[1], "seat") ? n : 0;
    /* a state that no list knows is a side of the record by its name */
    for (size_t k = 0; k < m->rec->nsides; k++) {
        *e = (ro_entry){.value = {m->rec->sides[k]}};
        if (ro_str_eq(m->rec->sides[k], stem(ro_cut(m->title->text, m->title->words[i].span)))) return 1;
    }
    return 0;
}

/* "Tokyo, Japan" behind a title is where, not who. */
static bool is_address(const struct maker *m, size_t i) {
    if (i < 1 || ro_str_find(ro_units_gap(m->title, i - 1), RO_S(",")) < 0) return false;
    return (m->title->words[i - 1].flags & RO_WORD_CAP) && m->who[i - 1] < 0 && !m->state[i - 1] && !m->class[i - 1].n;
}

static void mark_states(struct maker *m) {
    const ro_lexicon *states = ro_lexicon_get("states");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = state_at(m, states, i, &e);
        for (unsigned k = 0; k < n; k++) m->state[i + k] = true;
        i += n ? n : 1;
    }
}

static void occasion_word(struct maker *m, const ro_entry *e) {
    ro_str class = e->value[0], form = e->value[1];
    if (ro_str_is(class, "none")) m->none = true;
    if (ro_str_is(class, "notice")) m->notice = true;
    if (ro_str_is(class, "about")) m->about = true;
    if (ro_str_is(class, "told")) m->told = true;
    if (ro_str_is(class, "readout")) m->readout = m->told = true;
    if (ro_str_is(class, "multi")) m->multi = true;
    if (ro_str_is(form, "talks")) m->form = RO_FORM_TALKS;
    if (ro_str_is(form, "call")) m->form = RO_FORM_CALL;
    if (ro_str_is(form, "virtual")) m->by_video = true;
    if (ro_str_is(form, "visit") && m->form == RO_FORM_OTHER) m->form = RO_FORM_VISIT;
}

static void title_occasion(struct maker *m) {
    const ro_lexicon *words = ro_lexicon_get("occasions");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = ro_units_match(m->title, words, i, m->title->nwords, &e);
        if (!n && ro_lexicon_find(words, stem(m->title->words[i].fold), &e)) n = 1;
        if (n) occasion_word(m, &e);
        for (unsigned k = 0; k < n; k++) m->taken[i + k] = true, m->class[i + k] = e.value[0];
        i += n ? n : 1;
    }
}

/* Whom the words from i on, or back from i, lead to over offices and articles; -1: nobody. */
static long leads_to(const struct maker *m, long i, int step) {
    enum { FAR = 6 };
    for (int k = 0; k < FAR && i >= 0 && i < (long)m->title->nwords; k++, i += step) {
        if (m->who[i] >= 0) return m->who[i];
        if (!ro_str_is(m->class[i], "plain")) return -1;
    }
    return -1;
}

/* "Prime Minister Modi of India", "President of Brazil Jair Bolsonaro", "US President Joseph Biden". */
static void side_of_person(struct maker *m, size_t first, size_t n, ro_str side) {
    bool of = first > 0 && (ro_str_is(m->words[first - 1], "of") || ro_str_is(m->words[first - 1], "the"));
    long left = of ? leads_to(m, (long)first - 1, -1) : -1;
    long who = left >= 0 ? left : leads_to(m, (long)(first + n), 1);
    if (who >= 0 && !m->side[who].p) m->side[who] = side;
}

static void title_states(struct maker *m) {
    const ro_lexicon *states = ro_lexicon_get("states");
    ro_entry e;
    for (size_t i = 0; i < m->title->nwords;) {
        unsigned n = state_at(m, states, i, &e);
        if (n && m->who[i] < 0 && !is_address(m, i)) {
            add_once(m->arena, &m->sides, e.value[0], MAX_SIDES);
            side_of_person(m, i, n, e.value[0]);
            for (unsigned k = 0; k < n; k++) m->taken[i + k] = true;
        }
        i += n ? n : 1;
    }
}

/* Where the title says whose the guests are, the one of whom it does not say it is the publisher's own. */
static void home_side(struct maker *m) {
    bool said = false;
    for (size_t k = 0; k < m->npeople; k++) said |= m->rank[k] == RO_RANK_TITLE && m->side[k].p;
    for (size_t k = 0; k < m->npeople && said; k++)
        if (m->rank[k] == RO_RANK_TITLE && !m->side[k].p) m->side[k] = m->rec->publisher_side;
}

/* A press secretary who speaks of the encounter is in the title, and no party to it. */
static void title_voices(struct maker *m) {
    for (size_t i = 1; i < m->title->nwords; i++) {
        if (m->who[i] < 0 || m->who[i] == m->who[i - 1]) continue;
        size_t k = i;
        while (k > 0 && ro_str_is(m->class[k - 1], "plain")) k--;
        if (k > 0 && ro_str_is(m->class[k - 1], "voice")) m->rank[m->who[i]] = RO_RANK_NAMED;
    }
}

static bool in_list(const struct maker *m, const char *list, size_t i, const char *class) {
    ro_entry e;
    return ro_lexicon_find(ro_lexicon_get(list), m->title->words[i].fold, &e) && (!class || ro_str_is(e.value[0], class));
}

static bool stray(const struct maker *m, size_t i) {
    return i < m->title->nwords && i < MAX_WORDS && m->who[i] < 0 && !m->state[i] && !m->class[i].n &&
           (m->title->words[i].flags & RO_WORD_CAP);
}

static bool possessive(const struct maker *m, size_t i) {
    ro_str w = m->title->words[i].fold;
    return stem(w).n < w.n;
}

static ro_str title_cut(const struct maker *m, size_t first, size_t n) {
    ro_str last = stem(ro_cut(m->title->text, m->title->words[first + n - 1].span));
    uint32_t lo = m->title->words[first].span.lo;
    return (ro_str){m->title->text.p + lo, (size_t)(last.p + last.n - m->title->text.p) - lo};
}

/* "President Macron" whom the text calls by nothing but his office: capitals after an office are a person. */
static void title_strangers(struct maker *m) {
    for (size_t i = 1; i < m->title->nwords && i < MAX_WORDS; i++) {
        bool office =
            in_list(m, "offices", i - 1, "head") || in_list(m, "offices", i - 1, "rank") || in_list(m, "honorifics", i - 1, NULL);
        size_t n = 0;
        while (stray(m, i + n) && n < 4 && !(n && possessive(m, i + n - 1))) n++;
        if (!office || !n || m->who[i + n < m->title->nwords ? i + n : i] >= 0) continue;
        m->name[m->npeople] = title_cut(m, i, n);
        m->rank[m->npeople] = RO_RANK_TITLE;
        for (size_t k = 0; k < n; k++) m->who[i + k] = (long)m->npeople, m->taken[i + k] = true;
        m->npeople++;
        i += n;
    }
}

/* Capitals beside a known surname are the rest of the name: the text may print "KISHIDA" alone. */
static void fuller_names(struct maker *m) {
    for (size_t i = 0, k; i < m->title->nwords && i < MAX_WORDS; i = k + (k == i)) {
        long who = -1;
        size_t words = 0;
        for (k = i; k < m->title->nwords && (stray(m, k) || (m->who[k] >= 0 && (who < 0 || m->who[k] == who))); k++) {
            if (k > i && possessive(m, k - 1)) break; /* "Biden's Plan" is none of his names */
            if (m->who[k] >= 0) who = m->who[k], words++;
        }
        bool of = i > 0 && ro_str_is(m->words[i - 1], "of"); /* "of Sarelle Ines Corvay": a state that no list knows */
        if (who < 0 || k - i == words || words > 1 || of) continue;
        for (size_t x = i; x < k; x++) m->who[x] = who, m->taken[x] = true;
        ro_str *keys;
        if (ro_match_words(m->arena, m->name[who], &keys) == words) m->name[who] = title_cut(m, i, k - i);
    }
}

static void title_topics(struct maker *m) {
    for (size_t i = 0; i < m->title->nwords; i++) {
        ro_str w = m->words[i];
        if (!m->taken[i] && w.n > 1 && !(m->title->words[i].flags & RO_WORD_DIGIT)) add_once(m->arena, &m->topics, w, MAX_TOPICS);
    }
    if (m->topics.n) qsort(m->topics.v, m->topics.n, sizeof *m->topics.v, by_bytes);
}

static void read_title(struct maker *m) {
    ro_arena *a = m->arena;
    size_t n = m->title->nwords;
    m->words = RO_NEWS(a, ro_str, n + 1);
    m->class = RO_NEWS(a, ro_str, n + 1);
    m->who = RO_NEWS(a, long, n + 1);
    m->taken = RO_NEWS(a, bool, n + 1);
    m->state = RO_NEWS(a, bool, n + 1);
    for (size_t i = 0; i < n; i++) m->words[i] = bare(a, m->title->words[i].fold), m->who[i] = -1;
    mark_states(m);
    title_people(m);
    title_occasion(m);
    title_strangers(m);
    fuller_names(m);
    title_states(m);
    home_side(m);
    title_voices(m);
    title_topics(m);
}

/* ---- people, days ------------------------------------------------------------------------------------------------------ */

static void attendance_ranks(struct maker *m) {
    const ro_record *r = m->rec;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *at = &r->attendance[i];
        ro_rank rank = at->role == RO_ROLE_HEAD ? RO_RANK_HEAD : RO_RANK_THERE;
        if (at->role == RO_ROLE_GROUP) continue;
        for (size_t k = 0; k < r->npeople; k++)
            if (ro_str_eq(r->people[k].name, at->name)) {
                if (m->rank[k] < rank) m->rank[k] = rank;
                break;
            }
    }
}

static bool iso(const char *s, long *lo, long *hi) {
    int y = 0, mo = 0, d = 0;
    int n = sscanf(s, "%4d-%2d-%2d", &y, &mo, &d);
    if (n < 1 || y < 1) return false;
    if (n >= 2 && (mo < 1 || mo > 12)) return false;
    if (n == 3 && !ro_day_valid(y, mo, d)) return false;
    int ny = n == 2 && mo < 12 ? y : y + 1, nm = n == 2 && mo < 12 ? mo + 1 : 1;
    *lo = ro_day_number(y, n >= 2 ? mo : 1, n == 3 ? d : 1);
    *hi = n == 3 ? *lo : ro_day_number(ny, nm, 1) - 1;
    return true;
}

static void put_day(ro_buf *b, const char *key, long lo, long hi, const char *more) {
    int y, mo, d;
    ro_buf_printf(b, "%s\t", key);
    for (int k = 0; k < 2; k++) {
        long day = k ? hi : lo;
        if (day == RO_NODAY)
            ro_buf_byte(b, '-');
        else
            ro_day_civil(day, &y, &mo, &d), ro_buf_printf(b, "%04d-%02d-%02d", y, mo, d);
        ro_buf_byte(b, ' ');
    }
    ro_buf_addc(b, more);
    ro_buf_byte(b, '\n');
}

static void pack_days(const ro_record *r, ro_buf *b) {
    long lo = RO_NODAY, hi = RO_NODAY, x;
    if (!iso(r->meeting.value, &lo, &hi)) {
        long z;
        if (iso(r->meeting.earliest, &x, &z)) lo = x;
        if (iso(r->meeting.latest, &x, &z)) hi = z;
    }
    bool exact = lo != RO_NODAY && lo == hi && r->meeting.value[0];
    put_day(b, "day", lo, hi, !exact ? "within" : r->meeting.why.certain ? "certain" : "said");
    if (iso(r->published.value, &x, &hi) && x == hi) put_day(b, "published", x, x, "");
}

/* ---- the digest -------------------------------------------------------------------------------------------------------- */

static void digest_add(uint32_t *d, size_t *n, uint32_t h) {
    if (*n == RO_DIGEST && h >= d[*n - 1]) return;
    size_t at = *n;
    while (at > 0 && d[at - 1] > h) at--;
    if (at > 0 && d[at - 1] == h) return;
    if (*n < RO_DIGEST) ++*n;
    memmove(d + at + 1, d + at, (*n - at - 1) * sizeof *d);
    d[at] = h;
}

/* Letters and digits alone count, so that quotes, hyphens and line ends change nothing. */
static size_t digest_of(ro_arena *a, ro_str text, uint32_t *d) {
    ro_str f = ro_fold_bare(a, text);
    uint64_t run[RUN] = {0}, h = 0;
    size_t n = 0, words = 0;
    for (size_t i = 0; i <= f.n;) {
        size_t at = i;
        bool end = i == f.n, word = false;
        if (end)
            i++;
        else
            word = ro_cp_word(ro_utf8_next(f, &i));
        if (word) {
            h = h ? h : 1469598103934665603u;
            for (size_t k = at; k < i; k++) h = (h ^ (unsigned char)f.p[k]) * 1099511628211u;
            continue;
        }
        if (!h) continue;
        memmove(run, run + 1, sizeof run - sizeof *run);
        run[RUN - 1] = h;
        h = 0;
        if (++words >= RUN) digest_add(d, &n, (uint32_t)ro_hash((ro_str){(const char *)run, sizeof run}));
    }
    return n;
}

/* ---- packing ----------------------------------------------------------------------------------------------------------- */

static const char *const occasion_words[] = {"none", "notice", "about", "told"};

/* A joint statement names nobody in its title; the two whom it names first are those who made it. */
static void first_named(struct maker *m) {
    const ro_record *r = m->rec;
    for (size_t k = 0; k < m->npeople; k++)
        if (m->rank[k] >= RO_RANK_HEAD) return;
    enum { EARLY = 1500 };
    for (int n = 0; n < 2; n++) {
        size_t best = r->npeople;
        for (size_t k = 0; k < r->npeople; k++) {
            if (!r->people[k].nmentions || m->rank[k] == RO_RANK_HEAD || r->people[k].mentions[0].lo > EARLY) continue;
            if (best == r->npeople || r->people[k].mentions[0].lo < r->people[best].mentions[0].lo) best = k;
        }
        if (best < r->npeople) m->rank[best] = RO_RANK_HEAD;
    }
}

/* An encounter has two parties: sides, or people whom the title names. */
static bool has_parties(const struct maker *m) {
    size_t titled = 0;
    for (size_t k = 0; k < m->npeople; k++) titled += m->rank[k] == RO_RANK_TITLE;
    return m->sides.n >= 2 || titled >= 2;
}

static ro_occasion occasion_of(const struct maker *m) {
    const ro_record *r = m->rec;
    if (m->none && !m->told && !m->about && !m->notice) return RO_OCCASION_NONE;
    if (m->notice && !m->readout && (m->about || r->kind != RO_KIND_TRANSCRIPT)) return RO_OCCASION_NOTICE;
    if (!r->held && !m->about && !m->readout) return RO_OCCASION_NOTICE;
    if (m->none && !m->told && !m->about) return RO_OCCASION_NONE;
    if (m->about) return m->told || m->multi || has_parties(m) ? RO_OCCASION_ABOUT : RO_OCCASION_NONE;
    return r->form != RO_FORM_OTHER || m->told || m->multi ? RO_OCCASION_TOLD : RO_OCCASION_NONE;
}

static void pack_text(ro_arena *a, ro_buf *b, const char *key, ro_str s) {
    if (!s.p) return;
    s = ro_str_blanks(a, s);
    ro_buf_printf(b, "%s\t%.*s\n", key, (int)(s.n < 1000 ? s.n : 1000), s.p);
}

static void pack_people(const struct maker *m, ro_buf *b) {
    const ro_record *r = m->rec;
    unsigned left = MAX_PEOPLE;
    for (int rank = RO_RANK_TITLE; rank >= RO_RANK_NAMED; rank--)
        for (size_t k = 0; k < m->npeople && left; k++) {
            if ((int)m->rank[k] != rank) continue;
            ro_str name = ro_str_blanks(m->arena, m->name[k]), side = m->side[k];
            if (!side.p && k < r->npeople) side = r->people[k].side;
            ro_buf_printf(b, "person\t%d\t%.*s\t%.*s\n", rank, (int)(side.p ? side.n : 1), side.p ? side.p : "-", (int)name.n,
                          name.p);
            left--;
        }
}

ro_str ro_sketch_pack(ro_arena *a, const ro_record *r) {
    struct maker m = {.arena = a, .rec = r, .title = ro_segment(a, r->title.value.p ? r->title.value : RO_S(""), NULL, 0)};
    m.npeople = r->npeople;
    m.name = RO_NEWS(a, ro_str, r->npeople + MAX_WORDS);
    m.rank = RO_NEWS(a, ro_rank, r->npeople + MAX_WORDS);
    m.side = RO_NEWS(a, ro_str, r->npeople + MAX_WORDS);
    for (size_t i = 0; i < r->npeople; i++) m.name[i] = r->people[i].name;
    attendance_ranks(&m);
    read_title(&m);
    size_t named = m.sides.n;
    for (size_t i = 0; i < r->nsides; i++) add_once(a, &m.sides, r->sides[i], MAX_SIDES);
    if (m.sides.n == 1) add_once(a, &m.sides, r->publisher_side, MAX_SIDES); /* who else would tell of it */
    ro_buf b = {.arena = a};
    pack_text(a, &b, "title", r->title.value);
    pack_text(a, &b, "publisher", r->publisher.value);
    pack_text(a, &b, "from", r->publisher_side);
    pack_text(a, &b, "place", r->place.value);
    pack_days(r, &b);
    ro_occasion occasion = occasion_of(&m);
    if (occasion == RO_OCCASION_ABOUT) first_named(&m);
    ro_buf_printf(&b, "is\t%s %d %d %d %zu %d\n", occasion_words[occasion], (int)(r->form == RO_FORM_OTHER ? m.form : r->form),
                  (int)r->kind, (int)m.multi, named, (int)m.by_video);
    for (size_t i = 0; i < m.sides.n; i++) pack_text(a, &b, "side", m.sides.v[i]);
    pack_people(&m, &b);
    for (size_t i = 0; i < m.topics.n; i++) pack_text(a, &b, "topic", m.topics.v[i]);
    uint32_t digest[RO_DIGEST];
    size_t n = digest_of(a, r->text, digest);
    ro_buf_addc(&b, "digest\t");
    for (size_t i = 0; i < n; i++) ro_buf_printf(&b, "%08x", digest[i]);
    ro_buf_byte(&b, '\n');
    return ro_buf_str(&b);
}

/* ---- opening ----------------------------------------------------------------------------------------------------------- */

struct opener {
    ro_arena *arena;
    ro_sketch *s;
    strs sides, topics;
    RO_VEC(ro_party) people;
};

static long day_at(ro_str v, size_t at) {
    char t[11] = "";
    long lo, hi;
    if (at + 10 > v.n) return RO_NODAY;
    memcpy(t, v.p + at, 10);
    return iso(t, &lo, &hi) && lo == hi ? lo : RO_NODAY;
}

static void open_days(ro_sketch *s, ro_str v) { /* "LO HI word", a day or "-" each */
    bool dash = v.n && v.p[0] == '-';
    s->lo = dash ? RO_NODAY : day_at(v, 0);
    s->hi = day_at(v, dash ? 2 : 11);
    s->certain = ro_str_ends(v, " certain");
    s->exact = s->lo != RO_NODAY && s->lo == s->hi && (s->certain || ro_str_ends(v, " said"));
}

static void open_is(ro_sketch *s, ro_str v) {
    char word[16];
    int form, kind, multi, by_video;
    unsigned named;
    char copy[64];
    if (v.n >= sizeof copy) return;
    memcpy(copy, v.p, v.n);
    copy[v.n] = 0;
    if (sscanf(copy, "%15s %d %d %d %u %d", word, &form, &kind, &multi, &named, &by_video) != 6) return;
    for (size_t i = 0; i < 4; i++)
        if (strcmp(word, occasion_words[i]) == 0) s->occasion = (ro_occasion)i;
    s->form = (ro_form)form;
    s->kind = (ro_kind)kind;
    s->multi = multi;
    s->named = named;
    s->by_video = by_video;
}

static void open_person(struct opener *o, ro_str v) { /* "RANK\tSIDE\tNAME" */
    const char *tab = v.n > 2 ? memchr(v.p + 2, '\t', v.n - 2) : NULL;
    if (!tab || v.p[0] < '0' || v.p[0] > '3') return;
    ro_party p = {.rank = (ro_rank)(v.p[0] - '0'), .side = {v.p + 2, (size_t)(tab - v.p) - 2}};
    p.name = (ro_str){tab + 1, (size_t)(v.p + v.n - tab) - 1};
    if (ro_str_is(p.side, "-")) p.side = RO_NONE;
    p.nkeys = ro_match_words(o->arena, p.name, &p.keys);
    if (p.nkeys) RO_PUSH(o->arena, o->people) = p;
}

static void open_digest(ro_sketch *s, ro_str v) {
    for (size_t i = 0; i + 8 <= v.n && s->ndigest < RO_DIGEST; i += 8) {
        char t[9] = "";
        memcpy(t, v.p + i, 8);
        s->digest[s->ndigest++] = (uint32_t)strtoul(t, NULL, 16);
    }
}

static void open_line(struct opener *o, ro_str key, ro_str v) {
    ro_sketch *s = o->s;
    if (ro_str_is(key, "title")) s->title = v;
    if (ro_str_is(key, "publisher")) s->publisher = v;
    if (ro_str_is(key, "from")) s->publisher_side = v;
    if (ro_str_is(key, "place")) s->place = v, s->place_key = ro_fold_bare(o->arena, v);
    if (ro_str_is(key, "day")) open_days(s, v);
    if (ro_str_is(key, "published")) s->published = day_at(v, 0);
    if (ro_str_is(key, "is")) open_is(s, v);
    if (ro_str_is(key, "side")) RO_PUSH(o->arena, o->sides) = v;
    if (ro_str_is(key, "person")) open_person(o, v);
    if (ro_str_is(key, "topic")) RO_PUSH(o->arena, o->topics) = v;
    if (ro_str_is(key, "digest")) open_digest(s, v);
}

ro_sketch *ro_sketch_open(ro_arena *a, ro_str id, ro_str packed) {
    struct opener o = {.arena = a, .s = RO_NEW(a, ro_sketch)};
    ro_sketch *s = o.s;
    s->id = id;
    s->lo = s->hi = s->published = RO_NODAY;
    for (size_t i = 0; i < packed.n;) {
        const char *nl = memchr(packed.p + i, '\n', packed.n - i);
        size_t end = nl ? (size_t)(nl - packed.p) : packed.n;
        const char *tab = memchr(packed.p + i, '\t', end - i);
        if (tab)
            open_line(&o, (ro_str){packed.p + i, (size_t)(tab - packed.p) - i},
                      (ro_str){tab + 1, (size_t)(packed.p + end - tab) - 1});
        i = end + 1;
    }
    if (o.sides.n) qsort(o.sides.v, o.sides.n, sizeof *o.sides.v, by_bytes);
    s->sides = o.sides.v, s->nsides = o.sides.n;
    s->topics = o.topics.v, s->ntopics = o.topics.n;
    s->people = o.people.v, s->npeople = o.people.n;
    return s;
}

void ro_sketch_set_day(ro_sketch *s, ro_str day) {
    long d = day_at(day, 0);
    if (d == RO_NODAY) return;
    s->lo = s->hi = d;
    s->exact = s->certain = true;
}
