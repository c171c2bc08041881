/* A sketch: what of an account decides which meeting it tells of. In: a record. Out: a text of short lines that the archive
 * keeps with the account, and the same opened again.
 *
 * The record says when, where, who and which sides; the title says more than that (headline.c). From the text only a digest is
 * kept, as bytes beside the lines: the smallest 48 hashes of its runs of five words, whose overlap estimates how many runs two
 * texts share (Broder, On the resemblance and containment of documents, 1997). */
#include "match/sketch.h"

#include <stdio.h>
#include <stdlib.h>

enum { RUN = 5 };

/* ---- words ---------------------------------------------------------------------------------------------------------- */

/* "Biden's" is Biden. */
ro_str ro_word_stem(ro_str w) {
    if (w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] == '\'') w.n -= 2;
    return w;
}

ro_str ro_word_bare(ro_arena *a, ro_str w) { return ro_word_stem(ro_fold_bare(a, w)); }

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
        if (at > lo) RO_PUSH(a, v) = ro_word_stem((ro_str){f.p + lo, at - lo});
        lo = i;
    }
    *out = v.v;
    return v.n;
}

bool ro_strs_has(const ro_strs *v, ro_str s) {
    for (size_t i = 0; i < v->n; i++)
        if (ro_str_eq(v->v[i], s)) return true;
    return false;
}

void ro_strs_add(ro_arena *a, ro_strs *v, ro_str s, size_t most) {
    if (s.n && v->n < most && !ro_strs_has(v, s)) RO_PUSH(a, *v) = s;
}

int ro_strs_by_bytes(const void *a, const void *b) { return ro_str_cmp(*(const ro_str *)a, *(const ro_str *)b); }

/* ---- people, days ------------------------------------------------------------------------------------------------------ */

static void attendance_ranks(ro_sketching *m) {
    const ro_record *r = m->rec;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *at = &r->attendance[i];
        ro_rank rank = at->role == RO_ROLE_HEAD ? RO_RANK_HEAD : RO_RANK_THERE;
        if (at->role == RO_ROLE_GROUP) continue;
        for (size_t k = 0; k < r->npeople; k++)
            if (ro_str_eq(r->people[k].name, at->name)) {
                if (m->rank[k] < rank) m->rank[k] = rank;
                m->there[k] = true;
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

static void put_days(ro_buf *b, long lo, long hi, const char *more) {
    ro_buf_addc(b, "day\t");
    for (int k = 0; k < 2; k++) {
        char day[16] = "-";
        ro_day_put(day, k ? hi : lo);
        ro_buf_addc(b, day);
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
    put_days(b, lo, hi, !exact ? "within" : r->meeting.why.certain ? "certain" : "said");
    if (iso(r->published.value, &x, &hi) && x == hi) ro_buf_printf(b, "published\t%.10s\n", r->published.value);
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

/* Nothing but ASCII, NBSP, dashes, quotes, dots: only capitals have to be folded, which is done on the way. */
static bool plain(ro_str s) {
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] && !(ro_byte(s.p[i]) & RO_BYTE_HIGH)) {
            i++;
            continue;
        }
        uint32_t c = ro_utf8_next(s, &i);
        if (c != 0xA0 && (c < 0x2010 || c > 0x2026)) return false;
    }
    return true;
}

/* Letters and digits alone count, so that quotes, hyphens and line ends change nothing. */
static size_t digest_of(ro_arena *a, ro_str text, uint32_t *d) {
    ro_str f = plain(text) ? text : ro_fold_bare(a, text);
    uint64_t run[RUN] = {0}, h = 0;
    size_t n = 0, words = 0;
    for (size_t i = 0; i <= f.n;) {
        size_t at = i;
        bool end = i == f.n, word = false;
        while (i < f.n && ro_byte(f.p[i]) & RO_BYTE_WORD) i++; /* letters of ASCII */
        if (i > at)
            word = true;
        else if (end)
            i++;
        else
            word = ro_cp_word(ro_utf8_next(f, &i));
        if (word) {
            h = h ? h : 1469598103934665603u;
            for (size_t k = at; k < i; k++)
                h = (h ^ ((unsigned char)f.p[k] | (ro_byte(f.p[k]) & RO_BYTE_UPPER) << 4)) * 1099511628211u;
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
static void first_named(ro_sketching *m) {
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
        if (best < r->npeople) m->presumed[best] = true, m->rank[best] = RO_RANK_HEAD;
    }
}

/* An encounter has two parties: sides, or people whom the title names. */
static bool has_parties(const ro_sketching *m) {
    size_t titled = 0;
    for (size_t k = 0; k < m->npeople; k++) titled += m->rank[k] == RO_RANK_TITLE;
    return m->sides.n - m->topical >= 2 || titled >= 2;
}

static ro_occasion occasion_of(const ro_sketching *m) {
    const ro_record *r = m->rec;
    if (m->none && !m->told && !m->about && !m->notice) return RO_OCCASION_NONE;
    if (m->notice && !m->readout && (m->about || r->kind != RO_KIND_TRANSCRIPT)) return RO_OCCASION_NOTICE;
    if (!r->held && !m->about && !m->readout) return RO_OCCASION_NOTICE;
    if (m->none && !m->told && !m->about) return RO_OCCASION_NONE;
    if (m->about) return m->told || m->multi || has_parties(m) ? RO_OCCASION_ABOUT : RO_OCCASION_NONE;
    return r->form != RO_FORM_OTHER || m->told || m->multi ? RO_OCCASION_TOLD : RO_OCCASION_NONE;
}

static ro_str line_of(ro_arena *a, ro_str s) {
    enum { LINE = 1000 };
    s = ro_str_blanks(a, s);
    return (ro_str){s.p, s.n < LINE ? s.n : LINE};
}

static void pack_text(ro_arena *a, ro_buf *b, const char *key, ro_str s) {
    if (!s.p) return;
    s = line_of(a, s);
    ro_buf_printf(b, "%s\t%.*s\n", key, (int)s.n, s.p);
}

static void pack_people(const ro_sketching *m, ro_buf *b) {
    const ro_record *r = m->rec;
    unsigned left = RO_MOST_PEOPLE;
    for (int rank = RO_RANK_TITLE; rank >= RO_RANK_NAMED; rank--)
        for (size_t k = 0; k < m->npeople && left; k++) {
            if ((int)m->rank[k] != rank) continue;
            ro_str name = ro_str_blanks(m->arena, m->name[k]), side = m->side[k];
            if (!side.p && k < r->npeople) side = r->people[k].side;
            ro_buf_printf(b, "%s\t%d\t%.*s\t%.*s\n", m->presumed[k] && !m->there[k] ? "presumed" : "person", rank,
                          (int)(side.p ? side.n : 1), side.p ? side.p : "-", (int)name.n, name.p);
            left--;
        }
}

static ro_str pack_digest(ro_arena *a, ro_str text) {
    uint32_t digest[RO_DIGEST];
    size_t n = digest_of(a, text, digest);
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < n; i++)
        for (int bit = 24; bit >= 0; bit -= 8) ro_buf_byte(&b, (char)(digest[i] >> bit & 255));
    return ro_buf_str(&b);
}

ro_packed ro_sketch_pack(ro_arena *a, const ro_record *r) {
    ro_sketching m = {.arena = a, .rec = r, .title = ro_segment(a, r->title.value.p ? r->title.value : RO_S(""), NULL, 0)};
    m.npeople = r->npeople;
    m.name = RO_NEWS(a, ro_str, r->npeople + RO_MOST_WORDS);
    m.rank = RO_NEWS(a, ro_rank, r->npeople + RO_MOST_WORDS);
    m.there = RO_NEWS(a, bool, r->npeople + RO_MOST_WORDS);
    m.presumed = RO_NEWS(a, bool, r->npeople + RO_MOST_WORDS);
    m.side = RO_NEWS(a, ro_str, r->npeople + RO_MOST_WORDS);
    for (size_t i = 0; i < r->npeople; i++) m.name[i] = r->people[i].base.p ? r->people[i].base : r->people[i].name;
    attendance_ranks(&m);
    ro_headline_read(&m);
    size_t named = m.sides.n;
    for (size_t i = 0; i < r->nsides; i++) ro_strs_add(a, &m.sides, r->sides[i], RO_MOST_SIDES);
    if (m.sides.n == 1) ro_strs_add(a, &m.sides, r->publisher_side, RO_MOST_SIDES); /* who else would tell of it */
    ro_buf b = {.arena = a};
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
    return (ro_packed){r->title.value, r->publisher.value, ro_buf_str(&b), pack_digest(a, r->text)};
}

/* ---- opening ----------------------------------------------------------------------------------------------------------- */

struct opener {
    ro_arena *arena;
    ro_sketch *s;
    ro_strs sides, topics;
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

static void open_person(struct opener *o, ro_str v, bool presumed) { /* "RANK\tSIDE\tNAME" */
    const char *tab = v.n > 2 ? memchr(v.p + 2, '\t', v.n - 2) : NULL;
    if (!tab || v.p[0] < '0' || v.p[0] > '3') return;
    ro_party p = {.rank = (ro_rank)(v.p[0] - '0'), .presumed = presumed, .side = {v.p + 2, (size_t)(tab - v.p) - 2}};
    p.name = (ro_str){tab + 1, (size_t)(v.p + v.n - tab) - 1};
    if (ro_str_is(p.side, "-")) p.side = RO_NONE;
    p.nkeys = ro_match_words(o->arena, p.name, &p.keys);
    if (p.nkeys) RO_PUSH(o->arena, o->people) = p;
}

static void open_digest(ro_sketch *s, ro_str v) {
    for (size_t i = 0; i + 4 <= v.n && s->ndigest < RO_DIGEST; i += 4) {
        uint32_t h = 0;
        for (size_t k = 0; k < 4; k++) h = h << 8 | (unsigned char)v.p[i + k];
        s->digest[s->ndigest++] = h;
    }
}

static void open_line(struct opener *o, ro_str key, ro_str v) {
    ro_sketch *s = o->s;
    if (ro_str_is(key, "from")) s->publisher_side = v;
    if (ro_str_is(key, "place")) s->place = v, s->place_key = ro_fold_bare(o->arena, v);
    if (ro_str_is(key, "day")) open_days(s, v);
    if (ro_str_is(key, "published")) s->published = day_at(v, 0);
    if (ro_str_is(key, "is")) open_is(s, v);
    if (ro_str_is(key, "side")) RO_PUSH(o->arena, o->sides) = v;
    if (ro_str_is(key, "person") || ro_str_is(key, "presumed")) open_person(o, v, ro_str_is(key, "presumed"));
    if (ro_str_is(key, "topic")) RO_PUSH(o->arena, o->topics) = v;
}

/* What is announced is to come: "not after its publication" bounds what was, and a day before that, unless it is certain, is some
 * other day that the page prints. */
static void look_ahead(ro_sketch *s) {
    if (s->occasion != RO_OCCASION_NOTICE || s->published == RO_NODAY || s->certain) return;
    if (s->exact && s->lo < s->published) s->exact = false, s->lo = s->hi = RO_NODAY;
    if (s->exact) return;
    if (s->lo == RO_NODAY || s->lo < s->published) s->lo = s->published;
    if (s->hi != RO_NODAY && s->hi <= s->published) s->hi = RO_NODAY;
}

ro_sketch *ro_sketch_open(ro_arena *a, ro_str id, ro_packed is) {
    struct opener o = {.arena = a, .s = RO_NEW(a, ro_sketch)};
    ro_sketch *s = o.s;
    ro_str packed = is.lines.p ? is.lines : RO_S("");
    s->id = id;
    if (is.title.p) s->title = line_of(a, is.title);
    if (is.publisher.p) s->publisher = line_of(a, is.publisher);
    open_digest(s, is.digest);
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
    if (o.sides.n) qsort(o.sides.v, o.sides.n, sizeof *o.sides.v, ro_strs_by_bytes);
    s->sides = o.sides.v, s->nsides = o.sides.n;
    s->topics = o.topics.v, s->ntopics = o.topics.n;
    s->people = o.people.v, s->npeople = o.people.n;
    look_ahead(s);
    return s;
}

void ro_sketch_set_day(ro_sketch *s, ro_str day) {
    long d = day_at(day, 0);
    if (d == RO_NODAY) return;
    s->lo = s->hi = d;
    s->exact = s->certain = true;
}
