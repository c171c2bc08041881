/* What the program that saved a page wrote into it: the address and the moment.
 *
 * Browsers, page savers, mirroring programs and web archives leave a comment at the head or the end of the file. Each has a form
 * of its own, which is told by fixed words; what stands behind them up to a sign is the address or the time. They become
 * declarations "saved:url" and "saved:date", to be judged with all others. Only the ends of the file are looked at, so that words
 * about such comments in the text are not taken for one. Forms by the programs' own output: Internet Explorer and Chromium,
 * SingleFile, HTTrack, the Wayback Machine, monolith, WebScrapBook. */
#include "read/parts.h"

enum {
    ENDS = 32 << 10, /* bytes looked at, at either end */
    LONGEST = 2000,
    MOST = 200, /* comments at either end */
};

struct form {
    const char *opens; /* words that tell the program */
    const char *url;   /* what stands before the address, from those words on; NULL: there is none */
    const char *date, *date_end;
};

static const struct form comments[] = {
    {"saved from url=", ")", NULL, NULL},
    {"Page saved with SingleFile", "url:", "saved date:", "\n"},
    {"Mirrored from ", "Mirrored from ", "], ", "\n"},
    {"FILE ARCHIVED ON ", NULL, "FILE ARCHIVED ON ", " AND"},
    {"Saved from http", "Saved from ", " at ", " using"},
};
/* Outside of comments: a script's call, the attributes of the root. */
static const struct form others[] = {
    {"__wm.wombat(\"", "__wm.wombat(\"", "\",\"", "\""},
    {"data-scrapbook-source=", "data-scrapbook-source=\"", "data-scrapbook-create=\"", "\""},
};

/* What stands behind `before`, up to a blank or quote, or up to `end` or the end of the line. */
static ro_str behind(ro_str s, const char *before, const char *end) {
    ssize_t at = before ? ro_str_find(s, ro_str_c(before)) : -1;
    if (at < 0) return RO_NONE;
    size_t lo = (size_t)at + strlen(before), hi;
    while (lo < s.n && (s.p[lo] == ' ' || s.p[lo] == '\t')) lo++;
    for (hi = lo; hi < s.n && s.p[hi] != '\n' && s.p[hi] != '>'; hi++) {
        if (!end && (s.p[hi] == ' ' || s.p[hi] == '"' || s.p[hi] == '\'' || s.p[hi] == '\t' || s.p[hi] == '\r')) break;
        if (end && s.n - hi >= strlen(end) && memcmp(s.p + hi, end, strlen(end)) == 0) break;
    }
    ro_str found = ro_str_trim((ro_str){s.p + lo, hi - lo});
    return found.n <= LONGEST ? found : RO_NONE;
}

static void give(ro_page_writer *w, const char *key, ro_str v) {
    if (!v.n) return;
    uint32_t lo = (uint32_t)(v.p - w->page->source.p);
    ro_page_meta(w, key, v, (ro_span){lo, lo + (uint32_t)v.n});
}

static void take(ro_page_writer *w, ro_str s, const struct form *f) {
    ssize_t at = ro_str_find(s, ro_str_c(f->opens));
    if (at < 0) return;
    ro_str from = {s.p + at, s.n - (size_t)at}, url = behind(from, f->url, NULL);
    give(w, "saved:url", url);
    if (url.p) from = (ro_str){url.p + url.n, (size_t)(s.p + s.n - url.p) - url.n};
    give(w, "saved:date", behind(from, f->date, f->date_end));
}

static void look(ro_page_writer *w, ro_str s) {
    size_t seen = 0;
    for (size_t i = 0; i < s.n && seen < MOST; seen++) {
        ssize_t lo = ro_str_find((ro_str){s.p + i, s.n - i}, RO_S("<!--"));
        if (lo < 0) break;
        i += (size_t)lo + 4;
        ssize_t n = ro_str_find((ro_str){s.p + i, s.n - i}, RO_S("-->"));
        ro_str inside = {s.p + i, n < 0 ? s.n - i : (size_t)n};
        for (size_t k = 0; k < sizeof comments / sizeof *comments; k++) take(w, inside, &comments[k]);
        i += inside.n;
    }
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) take(w, s, &others[k]);
}

void ro_read_savers(ro_page_writer *w) {
    ro_str s = w->page->source;
    look(w, (ro_str){s.p, s.n < ENDS ? s.n : ENDS});
    if (s.n > ENDS) look(w, (ro_str){s.p + (s.n < 2 * ENDS ? ENDS : s.n - ENDS), s.n < 2 * ENDS ? s.n - ENDS : ENDS});
}
