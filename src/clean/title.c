/* The title: the collector's word, a line that the page's own name repeats, or the headline above the text.
 *
 * A saved page opens with its name, "HEADLINE | SITE"; where the part before the mark stands again as a line of its own, that
 * line is the title. Else the lines above the text are gone through upwards: date, time and place lines, bylines and section
 * names are passed over, and the first line that can be a headline is it. A page that prints none has none. */
#include "clean/choose.h"

enum {
    ABOVE = 12,    /* blocks above the text in which a headline is looked for */
    HEADLINE = 60, /* words; longer is no headline */
};

static bool may_be_headline(const ro_look *k) {
    bool line = k->look == LOOK_SHORT || k->look == LOOK_LONG || k->look == LOOK_PROSE || k->look == LOOK_TEASER;
    return line && k->words >= 2 && k->words <= HEADLINE && !k->comma;
}

/* "In North Korea, Russia": where the site files the text, no headline. */
static bool category_line(ro_str s, const ro_look *k) {
    return k->capitals && k->words <= 6 && ro_str_starts(s, "In ") && memchr(s.p, ',', s.n);
}

/* A block equal to the first part of "HEADLINE | SITE", or to the whole; the one nearest above the text. */
static long repeated(const ro_page *p, const ro_look *k, const ro_choice *c, ro_str name) {
    long found = -1;
    ro_str whole = ro_str_trim(name);
    for (size_t i = 0; i < p->nblocks && i <= c->lo + 2 && i < c->hi; i++) {
        ro_str t = p->blocks[i].text;
        if (t.n < 8 || t.n > whole.n || memcmp(t.p, whole.p, t.n) != 0 || k[i].words < 2) continue;
        ro_str rest = ro_str_trim((ro_str){whole.p + t.n, whole.n - t.n});
        size_t at = 0;
        if (!rest.n || !ro_cp_word(ro_utf8_next(rest, &at))) found = (long)i;
    }
    return found;
}

static long headline(const ro_page *p, const ro_look *k, const ro_choice *c) {
    long best = -1;
    size_t floor = c->lo > ABOVE ? c->lo - ABOVE : 0;
    bool date_below = false;
    for (size_t i = c->lo; i-- > floor;) {
        if (k[i].look == LOOK_DATE) date_below = true;
        if (k[i].look == LOOK_NOTE || k[i].look == LOOK_STOP || k[i].look == LOOK_CUT) break;
        if (!may_be_headline(&k[i]) || category_line(p->blocks[i].text, &k[i])) continue;
        if (best < 0) {
            best = (long)i;
            if (date_below || k[i].words > 7) break;
        } else if (date_below) { /* what stood below the date was its place */
            best = (long)i;
            break;
        }
    }
    return best;
}

long ro_choose_title(const ro_page *p, const ro_look *k, const ro_choice *c, const ro_capture *cap, const ro_meta **meta) {
    *meta = NULL;
    if (c->lo == c->hi) return -1;
    if (cap->title.n) {
        long i = repeated(p, k, c, cap->title);
        return i;
    }
    for (size_t i = 0; i < p->nblocks && i < 3 && i < c->lo; i++) {
        long r = -1;
        for (size_t j = i + 1; j < p->nblocks && j <= c->lo && r < 0; j++) {
            ro_str t = p->blocks[j].text, f = p->blocks[i].text;
            if (t.n >= 8 && t.n < f.n && memcmp(t.p, f.p, t.n) == 0 && k[j].words >= 2) r = repeated(p, k, c, f);
        }
        if (r > (long)i) return r;
    }
    return headline(p, k, c);
}
