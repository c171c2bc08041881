/* The title: a line that the page's own name repeats, a heading, the headline above the text, or what the page declares.
 *
 * A page names itself "HEADLINE | SITE", in its <title>, its og:title or, stripped to lines, in its first line; where the part
 * before the mark, or a longer one behind it, stands again as a line of its own, that line is the title. Else an <h1> above the
 * text is; else the lines above the text are gone through upwards, past date, time and place lines, bylines and section names, to
 * the first that can be a headline. A page that prints and declares none has none. */
#include "clean/choose.h"

enum {
    ABOVE = 12,    /* blocks above the text in which a headline is looked for */
    HEADLINE = 35, /* words; longer is no headline, unless the page's name says so */
    SAME = 8,      /* bytes of a line at least, to be told again by the page's name */
};

static bool may_be_headline(const ro_look *k) {
    bool line = k->look == LOOK_SHORT || k->look == LOOK_LONG || k->look == LOOK_PROSE || k->look == LOOK_TEASER;
    return line && k->words >= 2 && k->words <= HEADLINE && !k->comma;
}

/* "In North Korea, Russia": where the site files the text, no headline. */
static bool category_line(ro_str s, const ro_look *k) {
    return k->capitals && k->words <= 6 && ro_str_starts(s, "In ") && memchr(s.p, ',', s.n);
}

/* "(Translated from the interpreter's words)": all of it in brackets. */
static bool aside(ro_str s) {
    s = ro_str_trim(s);
    return s.n > 2 && s.p[0] == '(' && memchr(s.p, ')', s.n) == s.p + s.n - 1;
}

bool ro_opens_name(ro_str line, ro_str name) {
    if (line.n < SAME || line.n > name.n || memcmp(line.p, name.p, line.n) != 0) return false;
    ro_str rest = ro_str_trim((ro_str){name.p + line.n, name.n - line.n});
    size_t at = 0;
    if (!rest.n) return true;
    uint32_t c = ro_utf8_next(rest, &at);
    return !ro_cp_word(c) && c != ',' && c != '.' && c != '\'' && c != 0x2019;
}

/* "SITE - HEADLINE": the line is the longer part of the name, behind a mark. */
static bool closes_name(ro_str line, ro_str name) {
    if (line.n < SAME || line.n * 2 <= name.n || line.n + 3 > name.n) return false;
    ro_str before = {name.p, name.n - line.n};
    if (memcmp(name.p + before.n, line.p, line.n) != 0 || before.p[before.n - 1] != ' ') return false;
    before = ro_str_trim(before);
    return ro_str_ends(before, " -") || ro_str_ends(before, " |") || ro_str_ends(before, " \xE2\x80\x93") ||
           ro_str_ends(before, " \xE2\x80\x94");
}

/* The block nearest to the start of the text, from above or in its first three, that the name repeats; -1 none. */
static long repeated(const ro_page *p, const ro_look *k, const ro_choice *c, ro_str name, size_t from) {
    long found = -1;
    ro_str whole = ro_str_trim(name);
    for (size_t i = from; i < p->nblocks && i < c->lo + 3; i++) {
        if (k[i].words < 2 || c->place[i] & RO_IN_HIDDEN) continue;
        if (closes_name(p->blocks[i].text, whole)) return (long)i;
        if (!ro_opens_name(p->blocks[i].text, whole)) continue;
        bool better = found < 0 || p->blocks[i].level || !p->blocks[found].level;
        if (better) found = (long)i;
    }
    return found;
}

static long top_heading(const ro_page *p, const ro_look *k, const ro_choice *c) {
    long found = -1;
    for (size_t i = 0; i < p->nblocks && i < c->lo + 3; i++)
        if (p->blocks[i].level == 1 && k[i].words >= 3 && !(c->place[i] & RO_IN_HIDDEN)) found = (long)i;
    return found;
}

/* A time of day without a year. */
static bool clock_alone(ro_str s) {
    unsigned run = 0;
    for (size_t i = 0; i < s.n; i++) {
        run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
        if (run == 4) return false;
    }
    return true;
}

static long headline(const ro_page *p, const ro_look *k, const ro_choice *c) {
    long best = -1;
    size_t floor = c->lo > ABOVE ? c->lo - ABOVE : 0;
    bool date_below = false, clock_below = false;
    for (size_t i = c->lo; i-- > floor;) {
        if (k[i].look == LOOK_DATE && (best >= 0 || !clock_alone(p->blocks[i].text))) date_below = true;
        if (k[i].look == LOOK_DATE && best < 0 && clock_alone(p->blocks[i].text)) clock_below = true;
        if (k[i].look == LOOK_STOP || k[i].look == LOOK_CUT) break;
        if (!may_be_headline(&k[i]) || category_line(p->blocks[i].text, &k[i]) || aside(p->blocks[i].text)) continue;
        if (best < 0) {
            best = (long)i;
            if (date_below || (k[i].words > 7 && !clock_below)) break;
        } else if (date_below || (clock_below && k[i].words > k[best].words)) {
            /* what stood below the date, or short above a time of day, was its place */
            best = (long)i;
            break;
        }
    }
    return best;
}

static const ro_meta *meta(const ro_page *p, const char *key) {
    for (size_t i = 0; i < p->nmeta; i++)
        if (ro_str_is(p->meta[i].key, key)) return &p->meta[i];
    return NULL;
}

/* "HEADLINE | SITE" without the site: cut at the last mark between blanks, if what stands before it is the longer part or the
 * page says that what follows is its name. */
static ro_str without_site(const ro_page *p, ro_str name) {
    static const char *const marks[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 ", " :: ", " \xC2\xBB "};
    const ro_meta *site = meta(p, "og:site_name");
    for (size_t i = name.n; i-- > 1;) {
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t n = strlen(marks[m]);
            if (name.n - i < n || memcmp(name.p + i, marks[m], n) != 0) continue;
            ro_str rest = {name.p + i + n, name.n - i - n};
            if (i > rest.n || (site && ro_str_eq(site->value, rest))) return (ro_str){name.p, i};
        }
    }
    return name;
}

static ro_headline printed(const ro_page *p, long i, const char *rule, bool certain) {
    return (ro_headline){i, p->blocks[i].text, p->blocks[i].source, rule, certain};
}

/* A plain text may open with the page's name, and hold the headline again as a line of its own. */
static long repeated_line(const ro_page *p, const ro_look *k, const ro_choice *c) {
    for (size_t i = 0; i < 3 && i < c->lo; i++) {
        if (k[i].words < 2) continue;
        long r = -1;
        for (size_t j = i + 1; j <= c->lo && j < p->nblocks && r < 0; j++)
            if (p->blocks[j].text.n < p->blocks[i].text.n && ro_opens_name(p->blocks[j].text, p->blocks[i].text))
                r = repeated(p, k, c, p->blocks[i].text, i + 1);
        if (r >= 0) return r;
    }
    return -1;
}

ro_headline ro_choose_title(const ro_page *p, const ro_look *k, const ro_choice *c, const ro_capture *cap) {
    static const char *const names[] = {"og:title", "jsonld:headline", "title"};
    const ro_headline none = {.block = -1};
    bool text = c->lo < c->hi; /* a page without has the name that it declares */
    long i = -1;
    if (cap->title.n) {
        if (text) i = repeated(p, k, c, cap->title, 0);
        return i >= 0 ? printed(p, i, "title.given", true) : (ro_headline){-1, cap->title, RO_NOSPAN, "title.given", true};
    }
    for (size_t m = 0; m < sizeof names / sizeof *names && i < 0 && text; m++)
        if (meta(p, names[m])) i = repeated(p, k, c, meta(p, names[m])->value, 0);
    if (i < 0 && text) i = repeated_line(p, k, c);
    if (i >= 0) return printed(p, i, "title.repeated", true);
    if (text && p->nelements && (i = top_heading(p, k, c)) >= 0) return printed(p, i, "title.h1", true);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        const ro_meta *x = meta(p, names[m]);
        if (x) return (ro_headline){-1, without_site(p, x->value), x->source, "title.declared", m < 2};
    }
    i = text ? headline(p, k, c) : -1;
    return i >= 0 ? printed(p, i, "title.headline", true) : none;
}
