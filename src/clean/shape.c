/* What a page is by its shape.
 *
 * Files that are no page at all are known by how they open (a feed, a site map) or by all their lines (robots.txt). A list of
 * other pages is a chosen text in which no run of prose is longer than a teaser, with links, dates or "read more" between them.
 * The tags of a page with little text are gone through once, for what the reader drops: fields for passwords, refreshes, frames.
 *
 * Marks of a challenge stand in the markup of ordinary pages too, so tags count only where there is next to no text. Gives up on
 * lists whose teasers are as long as short accounts. */
#include "clean/shape.h"

enum {
    LINES = 200, /* of a file of rules that are looked at */
    HEAD = 3,    /* words: a heading that leads to a text has at least as many */
    HEAD_MOST = 30,
    MORE = 6,        /* words of a line that leads on */
    NAMED = 5,       /* words: as long as this, a line above a text is its headline */
    ABOVE = 6,       /* blocks above the text in which its heading stands */
    OPENS = 1 << 10, /* bytes in which a feed says what it is */
};

/* The outermost element, past declarations and comments. */
static ro_str outermost(ro_str s) {
    ro_str head = ro_str_trim((ro_str){s.p, s.n < OPENS ? s.n : OPENS});
    while (ro_str_starts(head, "<?") || ro_str_starts(head, "<!")) {
        ro_str close = ro_str_starts(head, "<!--") ? RO_S("-->") : RO_S(">");
        ssize_t end = ro_str_find(head, close);
        if (end < 0) break;
        size_t past = (size_t)end + close.n;
        head = ro_str_trim((ro_str){head.p + past, head.n - past});
    }
    return head;
}

/* All lines but blank ones and remarks name a rule, and one of them a robot. */
static bool rules(ro_str s) {
    static const char *const names[] = {
        "user-agent:", "disallow:", "allow:", "sitemap:", "crawl-delay:", "host:", "clean-param:"};
    size_t agents = 0, others = 0, lines = 0;
    for (size_t i = 0; i < s.n && lines < LINES; lines++) {
        const char *nl = memchr(s.p + i, '\n', s.n - i);
        size_t end = nl ? (size_t)(nl - s.p) : s.n;
        ro_str line = ro_str_trim((ro_str){s.p + i, end - i});
        i = end + 1;
        if (!line.n || line.p[0] == '#') continue;
        bool rule = false;
        for (size_t k = 0; k < sizeof names / sizeof *names && !rule; k++) rule = ro_str_starts_nocase(line, names[k]);
        if (!rule) return false;
        *(ro_str_starts_nocase(line, names[0]) ? &agents : &others) += 1;
    }
    return agents && others;
}

const char *ro_shape_file(const ro_page *p) {
    static const char *const feeds[] = {"<rss", "<feed", "<rdf:rdf"}, *const maps[] = {"<urlset", "<sitemapindex"};
    ro_str head = outermost(p->source);
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++)
        if (ro_str_starts_nocase(head, feeds[i])) return "feed";
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        if (ro_str_starts_nocase(head, maps[i])) return "list";
    return p->media == RO_MEDIA_TEXT && rules(p->source) ? "rules" : NULL;
}

/* ---- a list of teasers ------------------------------------------------------------------------------------------------ */

static bool leads_on(const ro_seen *s, const ro_lexicon *l, size_t i) {
    const ro_look *k = &s->look[i];
    if (!k->words || k->words > MORE || k->ends) return false;
    ro_wording line;
    ro_entry e;
    ro_wording_read(&line, s->page->blocks[i].text);
    return ro_wording_fits(&line, l, RO_FIT_OPENS, "more", &e);
}

static bool linked(const ro_seen *s, size_t i) {
    const ro_block *b = &s->page->blocks[i];
    return b->link_bytes * 10 > b->text.n * 8 && s->look[i].words >= HEAD && s->look[i].words <= HEAD_MOST;
}

/* Of the runs of prose that the page shows; long ones count where the chosen text is among them. */
static void count(const ro_seen *s, const ro_lexicon *l, ro_teasers *t) {
    size_t run = 0;
    bool chosen = false, between = false; /* two marks in a row part one teaser from the next */
    for (size_t i = 0; i < s->page->nblocks && t->longest <= RO_TEASER; i++) {
        const ro_look *k = &s->look[i];
        bool keep = s->choice->keep[i];
        if (!keep && s->choice->place[i] & (RO_IN_NAV | RO_IN_FOOTER | RO_IN_HIDDEN)) continue;
        bool more = leads_on(s, l, i);
        t->more += more;
        if (more || linked(s, i) || k->look == LOOK_DATE) {
            t->marks += !between;
            t->runs += run > 0;
            run = 0, between = true, chosen = false;
            continue;
        }
        if (k->look == LOOK_SHORT || k->look == LOOK_META || k->look == LOOK_CUT || k->look == LOOK_SECTION) continue;
        run += k->words, between = false, chosen |= keep;
        if (chosen && run > t->longest) t->longest = run;
    }
    t->runs += run > 0;
}

/* The heading of the chosen text is a link, and not the page's own name. */
static bool under_a_link(const ro_seen *s) {
    const ro_headline *h = s->headline;
    for (size_t i = s->choice->lo + 1, n = 0; i-- > 0 && n < ABOVE; n++) {
        if (linked(s, i)) return !(h->block == (long)i && ro_str_is(ro_str_c(h->rule), "title.repeated"));
        if (i < s->choice->lo && (s->page->blocks[i].level || s->look[i].words >= NAMED)) return false;
    }
    return false;
}

static bool declared_article(const ro_page *p) {
    for (size_t i = 0; i < p->nmeta; i++) {
        const ro_meta *m = &p->meta[i];
        if (ro_str_is(m->key, "og:type") && ro_str_is(m->value, "article")) return true;
        if (ro_str_is(m->key, "article:published_time")) return true;
    }
    return false;
}

ro_teasers ro_shape_teasers(const ro_seen *s, const ro_lexicon *l) {
    ro_teasers t = {0};
    count(s, l, &t);
    t.some = t.runs >= 2 && t.longest <= RO_TEASER;
    bool many = t.runs >= 4 && t.marks * 10 >= t.runs * 7 && t.longest <= RO_TEASER && !declared_article(s->page);
    size_t hi = s->choice->hi;
    if (s->page->nelements)
        t.list = many && under_a_link(s);
    else /* nothing tells a headline from a link: the text itself must lead on, as the others do */
        t.list = many && t.more >= 4 && hi < s->page->nblocks && leads_on(s, l, hi);
    return t;
}

/* ---- tags --------------------------------------------------------------------------------------------------------------- */

static bool holds(ro_str tag, const char *lit) { return ro_str_find_nocase(tag, lit) >= 0; }

static unsigned tag_says(ro_str tag) {
    static const char *const roots[] = {"id=\"root\"", "id=root", "id=\"app\"", "id=app", "id=\"__next\"", "<app-root"};
    if (ro_str_starts_nocase(tag, "<input") && holds(tag, "password")) return RO_ASKS_PASSWORD;
    if (ro_str_starts_nocase(tag, "<meta") && holds(tag, "refresh") && holds(tag, "url=")) return RO_LEADS_ON;
    if (ro_str_starts_nocase(tag, "<noscript")) return RO_WANTS_SCRIPT;
    if (ro_str_starts_nocase(tag, "<frame")) return RO_IS_FRAME; /* <frameset> too */
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (holds(tag, roots[i])) return RO_WANTS_SCRIPT;
    return holds(tag, "captcha") || holds(tag, "challenge") || holds(tag, "turnstile") ? RO_CHALLENGES : 0;
}

unsigned ro_shape_tags(const ro_page *p) {
    unsigned said = 0;
    ro_str s = p->source;
    for (size_t i = 0; i < s.n && p->media == RO_MEDIA_HTML;) {
        const char *lt = memchr(s.p + i, '<', s.n - i);
        if (!lt) break;
        size_t at = (size_t)(lt - s.p);
        const char *gt = memchr(lt, '>', s.n - at);
        size_t end = gt ? (size_t)(gt - s.p) : s.n;
        if (end - at < OPENS) said |= tag_says((ro_str){lt, end - at});
        i = gt ? end + 1 : s.n;
    }
    return said;
}
