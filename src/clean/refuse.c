/* Pages that are whole and yet no account: an error page, a wall of cookies, a login, a test for robots, a list of results.
 *
 * Shape first: what the file is (shape.c), what the server answered, whether there is text at all, whether the text is a list of
 * teasers. Then words (data/LANG/refusals.tsv), which count only where they are the page's own voice: as its name or a whole line
 * of it, or in sentences that speak to whoever reads the page ("please", "your browser") and make up most of a short text.
 * What is quoted, and a line that tells of somebody ("said", "talks"), is never such a voice, so that an account of robots,
 * cookies or a court that could not be found stays one. What is in doubt is an account.
 *
 * Gives up on refusals in languages without a list, where there is text and no status; on lists of long summaries. */
#include "clean/refuse.h"

#include "clean/shape.h"

enum {
    SHORT = 150,     /* words; error pages with excuses and addresses reach 120 */
    BRIEF = 60,      /* words; of a page whose name alone tells */
    VERY_SHORT = 80, /* words; of a page whose lines alone tell */
    STUB = 100,      /* words before the demand for a subscription: an opening paragraph or two */
    LISTED = 700,    /* words of a list of results with summaries */
    NAME = 14,       /* words of a line that may name a page */
    AFTER = 8,       /* blocks below the text in which the demand stands */
};

static const struct reason {
    const char *kind, *why;
} reasons[] = {
    {"not-found", "the page says that it was not found"},
    {"gone", "the page says that it was taken down"},
    {"moved", "the page only leads on to another address"},
    {"denied", "the server refused the page"},
    {"blocked", "the page is not shown in the country it was asked from"},
    {"failed", "the server failed"},
    {"robots", "a test for robots stands in front of the page"},
    {"cookies", "a question about cookies stands in front of the page"},
    {"login", "the page asks for a login"},
    {"stub", "the page asks for a subscription and shows a stub"},
    {"age", "a question about the reader's age stands in front of the page"},
    {"script", "the page holds nothing without its scripts"},
    {"frames", "the page is a frame around other pages"},
    {"search", "the page lists search results"},
    {"list", "the page lists other pages and tells of nothing itself"},
    {"files", "the page lists the files of a folder"},
    {"parked", "the domain is parked"},
    {"feed", "the file is a feed of entries, not a page"},
    {"rules", "the file holds rules for robots"},
    {"empty", "no running text was found on the page"},
};

static ro_verdict because(ro_str kind) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (ro_str_is(kind, reasons[i].kind)) return (ro_verdict){reasons[i].kind, reasons[i].why, false};
    return (ro_verdict){0};
}

/* ---- the voice of the page ------------------------------------------------------------------------------------------ */

struct voice {
    ro_arena *arena;
    const ro_seen *seen;
    const ro_lexicon *list;
    size_t kept;     /* words of the text; what follows is known of short ones */
    size_t speaking; /* of them in lines that tell a reason or speak to the reader */
    size_t other;    /* in sentences that do neither */
    ro_str told;     /* the reason; p NULL none */
    bool news;       /* a line tells of somebody */
};

/* The line without what it quotes. */
static ro_str unquoted(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    uint32_t close = 0;
    for (size_t i = 0, at; at = i, i < s.n;) {
        uint32_t c = ro_utf8_next(s, &i);
        if (close) {
            if (c == close || (close == 0x201D && c == 0x201C)) close = 0;
            continue;
        }
        close = c == '"' ? '"' : c == 0x201C || c == 0x201E ? 0x201D : c == 0xAB ? 0xBB : c == 0x300C ? 0x300D : 0;
        if (close)
            ro_buf_add(&b, RO_S(" ; ")); /* words on both sides stay apart */
        else
            ro_buf_add(&b, (ro_str){s.p + at, i - at});
    }
    return ro_buf_str(&b);
}

/* A question about cookies stands on any page: another reason outranks it. */
static void tell(struct voice *v, ro_str kind) {
    if (!v->told.p || ro_str_is(v->told, "cookies")) v->told = kind;
}

static void listen(struct voice *v, size_t i) {
    const ro_look *k = &v->seen->look[i];
    ro_wording line;
    ro_entry e;
    ro_wording_read(&line, unquoted(v->arena, v->seen->page->blocks[i].text));
    bool news = ro_wording_fits(&line, v->list, RO_FIT_IN, "news", &e);
    bool tells = !news && (ro_wording_fits(&line, v->list, RO_FIT_IN, "says", &e) ||
                           ro_wording_fits(&line, v->list, RO_FIT_WHOLE, "name", &e) ||
                           ro_wording_fits(&line, v->list, RO_FIT_WHOLE, "line", &e));
    v->news |= news;
    if (tells) tell(v, e.value[1]);
    if (tells || (!news && ro_wording_fits(&line, v->list, RO_FIT_IN, "reader", &e)))
        v->speaking += k->words;
    else if (k->look != LOOK_SHORT || k->ends)
        v->other += k->words;
}

/* To the lines of a short text, or, where there is none, to all that is shown. */
static void listen_all(struct voice *v) {
    const ro_choice *c = v->seen->choice;
    for (size_t i = 0; i < v->seen->page->nblocks; i++) v->kept += c->keep[i] ? v->seen->look[i].words : 0;
    for (size_t i = 0; i < v->seen->page->nblocks && v->kept <= SHORT; i++)
        if (v->kept ? c->keep[i] : !(c->place[i] & RO_IN_HIDDEN)) listen(v, i);
}

/* ---- the page's name ------------------------------------------------------------------------------------------------ */

/* "PAGE NOT FOUND | SITE": each part of the name by itself. *kind where one is, or opens with, a phrase. */
static bool part_is(const struct voice *v, ro_str name, const char *where, ro_entry *e) {
    static const char *const marks[] = {" | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " \xC2\xB7 ", " :: ", " \xC2\xBB ",     ": "};
    for (size_t from = 0; from < name.n;) {
        size_t end = name.n, next = name.n;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            ssize_t at = ro_str_find((ro_str){name.p + from, end - from}, ro_str_c(marks[m]));
            if (at < 0) continue;
            end = from + (size_t)at;
            next = end + strlen(marks[m]);
        }
        ro_str part = {name.p + from, end - from};
        enum ro_fit fit = ro_str_is(ro_str_c(where), "opens") ? RO_FIT_OPENS : RO_FIT_WHOLE;
        ro_wording line;
        ro_wording_read(&line, part);
        if (ro_wording_fits(&line, v->list, fit, where, e)) return true;
        from = next;
    }
    return false;
}

/* The names that the page goes by, one after the other: declared, headings, the first lines of a plain text. */
static bool named(const struct voice *v, const char *where, ro_entry *e) {
    static const char *const keys[] = {"title", "og:title", "h1"};
    const ro_page *p = v->seen->page;
    if (v->seen->headline->rule && part_is(v, v->seen->headline->words, where, e)) return true;
    for (size_t i = 0; i < p->nmeta; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (ro_str_is(p->meta[i].key, keys[k]) && part_is(v, p->meta[i].value, where, e)) return true;
    for (size_t i = 0, seen = 0; i < p->nblocks && seen < 3; i++) {
        bool heading = p->blocks[i].level || !p->nelements;
        if (!heading || v->seen->look[i].words > NAME) continue;
        seen++;
        if (part_is(v, p->blocks[i].text, where, e)) return true;
    }
    return false;
}

/* ---- judging -------------------------------------------------------------------------------------------------------- */

/* What the server answered, where little came with it. */
static ro_verdict by_status(const struct voice *v, int status) {
    static const struct {
        int status;
        const char *kind;
    } kinds[] = {{401, "login"}, {402, "stub"}, {404, "not-found"}, {410, "gone"}, {429, "robots"}, {451, "blocked"}};
    if (status < 300 || status > 599 || v->kept > (status < 400 ? BRIEF : SHORT)) return (ro_verdict){0};
    const char *kind = status >= 500 ? "failed" : status < 400 ? "moved" : "denied";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].status == status) kind = kinds[i].kind;
    return (ro_verdict){because(ro_str_c(kind)).kind, ro_str_printf(v->arena, "the server answered %d", status).p, false};
}

/* "Index of /pub": the path belongs to the name. */
static bool path_behind(const struct voice *v) {
    const ro_page *p = v->seen->page;
    for (size_t i = 0; i < p->nblocks && i < 3; i++)
        if (ro_str_find(p->blocks[i].text, RO_S(" /")) >= 0) return true;
    return false;
}

/* A name that no headline has needs no more than a short page; one that a headline may have needs the page's voice. */
static ro_verdict by_name(const struct voice *v, const ro_teasers *t) {
    ro_entry e;
    bool voice = v->kept <= SHORT && v->speaking && v->other <= v->speaking;
    bool brief = !v->news && v->kept <= BRIEF;
    if (named(v, "name", &e) && (voice || brief || (t->some && v->kept <= LISTED))) return because(e.value[1]);
    if (named(v, "opens", &e)) { /* of a list that does not say of what: its shape must tell */
        bool files = ro_str_is(e.value[1], "files");
        if (files ? path_behind(v) : !v->kept || voice || t->some || (brief && ro_str_is(e.value[1], "search")))
            return because(e.value[1]);
    }
    if (!named(v, "line", &e)) return (ro_verdict){0};
    return !v->kept || (v->kept <= SHORT && v->speaking >= 2 * v->other && v->speaking) ? because(e.value[1]) : (ro_verdict){0};
}

static ro_verdict by_tags(const struct voice *v) {
    bool voice = v->speaking && !v->other;
    if (v->kept > BRIEF || (v->kept && !voice)) return (ro_verdict){0};
    unsigned tags = ro_shape_tags(v->seen->page); /* a pass over the whole page */
    if (tags & RO_ASKS_PASSWORD) return because(RO_S("login"));
    if (tags & RO_CHALLENGES) return because(RO_S("robots"));
    if (tags & RO_LEADS_ON) return because(RO_S("moved"));
    if (!v->kept && tags & RO_IS_FRAME) return because(RO_S("frames"));
    if (!v->kept && tags & RO_WANTS_SCRIPT) return because(RO_S("script"));
    return (ro_verdict){0};
}

/* Below the text the page says that it goes on for those who pay. */
static bool goes_on_elsewhere(const struct voice *v) {
    const ro_choice *c = v->seen->choice;
    ro_entry e;
    size_t from = c->hi > c->lo + 2 ? c->hi - 2 : c->lo;
    for (size_t i = from; i < v->seen->page->nblocks && i < c->hi + AFTER; i++) {
        if (c->place[i] & (RO_IN_HIDDEN | RO_IN_NAV | RO_IN_HEADER)) continue;
        ro_wording line;
        ro_wording_read(&line, unquoted(v->arena, v->seen->page->blocks[i].text));
        if (ro_wording_fits(&line, v->list, RO_FIT_IN, "cut", &e) && !ro_wording_fits(&line, v->list, RO_FIT_IN, "news", &e))
            return true;
    }
    return false;
}

/* Most of what the page shows is links to other pages. */
static bool links(const ro_seen *s) {
    size_t all = 0, in = 0, heads = 0;
    for (size_t i = 0; i < s->page->nblocks; i++) {
        const ro_block *b = &s->page->blocks[i];
        if (s->choice->place[i] & (RO_IN_HIDDEN | RO_IN_NAV | RO_IN_FOOTER)) continue;
        all += b->text.n, in += b->link_bytes;
        heads += s->look[i].words >= 5 && b->link_bytes * 10 > b->text.n * 8;
    }
    return heads >= 5 && in * 10 > all * 6;
}

ro_verdict ro_refuse(ro_arena *a, const ro_seen *s) {
    const char *file = ro_shape_file(s->page);
    if (file) return because(ro_str_c(file));
    struct voice v = {.arena = a, .seen = s, .list = ro_lexicon_get("refusals")};
    listen_all(&v);
    ro_verdict r = by_status(&v, s->capture->status);
    if (r.kind) return r;
    ro_teasers t = ro_shape_teasers(s, v.list);
    if (v.kept <= SHORT || t.some) {
        r = by_name(&v, &t);
        if (r.kind) return r;
    }
    if (t.list) return because(RO_S("list"));
    if (v.told.p && (!v.kept || (v.kept <= VERY_SHORT && v.other * 2 <= v.speaking))) return because(v.told);
    if ((r = by_tags(&v)).kind) return r;
    if (!v.kept && s->page->refused) return (ro_verdict){"empty", s->page->refused, false};
    if (!v.kept) return because(links(s) ? RO_S("list") : RO_S("empty"));
    r.cut = goes_on_elsewhere(&v);
    return r.cut && v.kept <= STUB ? because(RO_S("stub")) : r;
}
