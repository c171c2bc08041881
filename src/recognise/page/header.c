/* Who issued the account, who passed it on, in which language it is.
 *
 * The issuer: the collector's word; "originally published by X", "Source: X"; the agency of a dateline ("(KCNA) --") or one that
 * the page declares as the author; else whoever the page itself belongs to. The page's owner: a known host, og:site_name and its
 * like, the end of <title>, a line above the title or below the text that is a known publisher's name and nothing more. Where the
 * page's owner is not the issuer, or is known only to pass on what others issue, it is the carrier. Names, hosts and sides are in
 * data/common/publishers.tsv; an unknown name that the page states of itself is given as printed, without certainty.
 *
 * The language: by script where the script has one, else by the words the text is full of (data/common/stopwords.tsv). */
#include "recognise/page/declared.h"
#include "recognise/page/sheet.h"

#include <ctype.h>

struct owner {
    ro_str name, side;
    ro_because why;
    bool carrier;
};

struct reader {
    ro_reading *r;
    const struct ro_sheet *sheet;
    const ro_lexicon *publishers;
};

static ro_because nowhere(const char *rule, bool certain) { return (ro_because){RO_NOSPAN, RO_NOSPAN, rule, certain}; }

/* The list's word for a name: its longest phrase that covers all words of it, an article apart. */
static bool look_up(const struct reader *x, const ro_units *u, size_t i, size_t end, ro_entry *e) {
    unsigned n = ro_units_match(u, x->publishers, i, end, e);
    return n && i + n == end;
}

/* "(EN)", "(KCNA)" at the end of a name says the edition. */
static ro_str without_edition(ro_str s) {
    s = ro_str_trim(s);
    if (!ro_str_ends(s, ")")) return s;
    const char *open = memrchr(s.p, '(', s.n);
    return open && open > s.p ? ro_str_trim((ro_str){s.p, (size_t)(open - s.p)}) : s;
}

static bool owner_of(const struct reader *x, ro_str printed, struct owner *o) {
    printed = without_edition(printed);
    while (printed.n && strchr(".,:;\"", printed.p[printed.n - 1])) printed.n--;
    if (!printed.n || printed.n > 120) return false;
    const ro_units *u = ro_segment(x->r->arena, printed, NULL, 0);
    ro_entry e;
    *o = (struct owner){.name = ro_str_blanks(x->r->arena, printed)};
    if (!u->nwords || !look_up(x, u, 0, u->nwords, &e)) return false;
    o->name = e.value[0];
    o->side = e.value[1].n ? e.value[1] : RO_NONE;
    o->carrier = ro_str_is(e.value[2], "carrier");
    return true;
}

/* ---- addresses ------------------------------------------------------------------------------------------------------ */

/* The longest known ending of the host: "en.kremlin.ru" by "kremlin.ru". */
static bool owner_of_host(const struct reader *x, ro_str host, struct owner *o) {
    while (host.n) {
        if (owner_of(x, host, o)) return true;
        const char *dot = memchr(host.p, '.', host.n);
        if (!dot || !memchr(dot + 1, '.', host.n - (size_t)(dot + 1 - host.p))) return false;
        host.n -= (size_t)(dot + 1 - host.p);
        host.p = dot + 1;
    }
    return false;
}

/* ---- the page's owner ------------------------------------------------------------------------------------------------ */

static bool owner_by_meta(const struct reader *x, struct owner *o) {
    static const char *const keys[] = {"og:site_name", "jsonld:publisher", "application-name",
                                       "dc.publisher", "publisher",        "copyright"};
    const ro_page *p = x->r->page;
    struct owner unknown = {.name = RO_NONE};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t i = 0; i < p->nmeta; i++) {
            if (!ro_str_is(p->meta[i].key, keys[k])) continue;
            if (owner_of(x, p->meta[i].value, o)) {
                o->why = (ro_because){RO_NOSPAN, p->meta[i].source, "publisher.metadata", true};
                return true;
            }
            if (!unknown.name.n && k < 2 && p->meta[i].value.n && p->meta[i].value.n < 80) {
                ro_str v = p->meta[i].value; /* an address, or the name of an account */
                ro_str host = ro_url_host(x->r->arena, v);
                if (host.n) v = host;
                ssize_t bar = ro_str_find(v, RO_S(" | ")); /* a name, and what the site is about */
                if (bar > 0) v.n = (size_t)bar;
                if (*v.p == '@') v.p++, v.n--;
                unknown.name = ro_str_blanks(x->r->arena, v);
                unknown.why = (ro_because){RO_NOSPAN, p->meta[i].source, "publisher.metadata", false};
            }
        }
    *o = unknown;
    return unknown.name.n > 0;
}

/* What follows the last bar of the page's name: "… • President of Russia". Only known names: headlines have dashes too. */
static bool owner_by_title(const struct reader *x, struct owner *o) {
    static const char *const bars[] = {" • ", " | ", " — ", " – ", " - ", " :: "};
    const ro_page *p = x->r->page;
    for (size_t i = 0; i <= p->nmeta; i++) {
        ro_str t = i < p->nmeta ? p->meta[i].value : x->sheet->nlines ? x->sheet->line[0].text : RO_NONE;
        if (i < p->nmeta && !ro_str_is(p->meta[i].key, "title")) continue;
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
            size_t n = strlen(bars[b]);
            for (size_t at = t.n; at-- > 0;) {
                if (t.n - at < n || memcmp(t.p + at, bars[b], n) != 0) continue;
                if (!owner_of(x, (ro_str){t.p + at + n, t.n - at - n}, o)) break;
                o->why = nowhere("publisher.page-name", true);
                return true;
            }
        }
    }
    return false;
}

enum { MASTHEAD = 60, FOOT = 40 }; /* lines looked at above the title and below the text */

/* A line that is a publisher's name, once or twice over, and nothing more but an edition. */
static bool names_owner(const struct reader *x, const ro_line *l, struct owner *o) {
    if (!l->nwords || l->nwords > 12 || l->title) return false;
    if (owner_of(x, l->text, o)) return true;
    ro_entry e;
    unsigned n = ro_units_match(l->units, x->publishers, l->word, l->word + l->nwords, &e);
    if (!n) return false;
    ro_str first = e.value[0];
    for (size_t i = l->word + n; i < l->word + l->nwords; i += n) {
        n = ro_units_match(l->units, x->publishers, i, l->word + l->nwords, &e);
        if (n && !ro_str_eq(first, e.value[0])) return false;
        if (!n && l->units->words[i].fold.n != 2) return false; /* "KCNA KCNA.kp (En)" */
        if (!n) n = 1;
    }
    *o = (struct owner){.name = first, .side = e.value[1].n ? e.value[1] : RO_NONE};
    return owner_of(x, first, o) || first.n;
}

static bool owner_by_masthead(const struct reader *x, struct owner *o) {
    const struct ro_sheet *s = x->sheet;
    struct owner other;
    bool found = false;
    for (size_t i = 0; i < s->nlines; i++) {
        const ro_line *l = &s->line[i];
        bool above = i < MASTHEAD && (l->where == RO_ABOVE || i < s->title || (i < 3 && i <= s->first + 2));
        bool below = i > s->last && i < s->last + FOOT;
        if (!above && !below && !(l->where == RO_BODY && i + 3 > s->last)) continue;
        if (!names_owner(x, l, found ? &other : o)) continue;
        if (found && !ro_str_eq(other.name, o->name)) {
            o->why.certain = false;
            return true;
        }
        if (!found) o->why = ro_line_why(x->r, l, l->span, above ? "publisher.masthead" : "publisher.foot", true);
        found = true;
    }
    return found;
}

/* A name that no list knows, of an office by its words: "Prime Minister's Office of Somewhere". tail: it is the end of a page's
 * name, where "President of Somewhere" is one too. */
static bool institution(const struct reader *x, ro_str printed, bool tail, struct owner *o) {
    const ro_lexicon *words = ro_lexicon_get("institutions");
    const ro_units *u = ro_segment(x->r->arena, printed, NULL, 0);
    ro_entry e;
    if (!u->nwords || u->nwords > 14 || u->nsentences > 1 || memchr(printed.p, ':', printed.n)) return false;
    unsigned site = ro_units_match(u, words, 0, u->nwords, &e);
    size_t first = site && ro_str_is(e.value[0], "site") ? site : 0;
    bool named = first > 0;
    for (size_t i = first; i < u->nwords; i++) {
        if (!(u->words[i].flags & RO_WORD_CAP) && u->words[i].span.hi - u->words[i].span.lo > 3) return false;
        unsigned n = ro_units_match(u, words, i, u->nwords, &e);
        if (!n) continue;
        if (ro_str_is(e.value[0], "paper")) named |= i > 0 && i + n == u->nwords && u->nwords <= 5;
        named |= ro_str_is(e.value[0], "body") || (tail && ro_str_is(e.value[0], "head"));
    }
    if (!named || first == u->nwords) return false;
    o->name = ro_str_trim(
        ro_str_blanks(x->r->arena, (ro_str){printed.p + u->words[first].span.lo, printed.n - u->words[first].span.lo}));
    return true;
}

/* An unknown office: on a line above the headline, or behind the last bar of the page's name. */
static bool owner_by_words(const struct reader *x, struct owner *o) {
    const struct ro_sheet *s = x->sheet;
    *o = (struct owner){.name = RO_NONE};
    for (size_t i = 0; i < s->nlines && i < MASTHEAD; i++) {
        const ro_line *l = &s->line[i];
        if (l->title || !l->nwords || l->nwords > 14 || (l->where != RO_ABOVE && i >= s->title)) continue;
        if (!institution(x, l->text, false, o)) continue;
        o->why = ro_line_why(x->r, l, l->span, "publisher.office", false);
        return true;
    }
    for (size_t i = 0; i < x->r->page->nmeta; i++) {
        const ro_meta *m = &x->r->page->meta[i];
        const char *bar = ro_str_is(m->key, "title") ? memrchr(m->value.p, '|', m->value.n) : NULL;
        if (!bar || !institution(x, ro_str_trim((ro_str){bar + 1, (size_t)(m->value.p + m->value.n - bar - 1)}), true, o))
            continue;
        o->why = (ro_because){RO_NOSPAN, m->source, "publisher.page-name", false};
        return true;
    }
    return false;
}

static bool find_owner(const struct reader *x, struct owner *o) {
    struct owner weak = {.name = RO_NONE};
    ro_str host = ro_url_host(x->r->arena, x->r->rec->url);
    if (host.n && owner_of_host(x, host, o)) {
        o->why = nowhere("publisher.host", true);
        return true;
    }
    if (owner_by_meta(x, o)) {
        if (o->why.certain) return true;
        weak = *o;
    }
    /* a page that names its site does not go by a line of its furniture: topics and links name offices too */
    if (owner_by_title(x, o) || (!weak.name.n && owner_by_masthead(x, o))) return true;
    if (!weak.name.n && owner_by_words(x, o)) return true;
    *o = weak.name.n ? weak : (struct owner){.name = host, .why = nowhere("publisher.host", false)};
    return o->name.n > 0;
}

/* ---- the issuer ----------------------------------------------------------------------------------------------------- */

/* The name from here to the end of the sentence, a bar, or the line. */
static ro_str name_after(const ro_line *l, size_t word) {
    const ro_units *u = l->units;
    uint32_t base = (uint32_t)(l->text.p - u->text.p), at = u->words[word].span.lo;
    ro_str s = {u->text.p + at, base + (uint32_t)l->text.n - at};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '|' || s.p[i] == ';' || (s.p[i] == '.' && (i + 1 == s.n || s.p[i + 1] == ' ')) ||
            (s.p[i] == ',' && i + 2 < s.n && islower((unsigned char)s.p[i + 2])))
            s.n = i;
    return ro_str_trim(s);
}

static bool issuer_on(const struct reader *x, const ro_line *l, const ro_lexicon *origins, struct owner *o) {
    if (!l->nwords || l->nwords > 30) return false;
    ro_entry e;
    for (size_t i = l->word; i + 1 < l->word + l->nwords; i++) {
        unsigned n = ro_units_match(l->units, origins, i, l->word + l->nwords, &e);
        if (!n || i + n >= l->word + l->nwords) continue;
        bool label = ro_str_is(e.value[0], "label");
        ro_str before = i > l->word ? ro_units_gap(l->units, i - 1) : RO_S("|"), after = ro_units_gap(l->units, i + n - 1);
        if (label && (!memchr(before.p, '|', before.n) || !memchr(after.p, ':', after.n))) continue;
        size_t from = i + n;
        if (ro_str_is(l->units->words[from].fold, "the") && from + 1 < l->word + l->nwords) from++;
        ro_str name = name_after(l, from);
        size_t at = 0;
        if (!name.n || name.n > 100 ||
            (!ro_cp_upper(ro_utf8_next(name, &at)) && (unsigned char)*name.p < 0x80 && !memchr(name.p, '.', name.n)))
            continue;
        /* an unknown name stands as printed: the line says outright whose the text is */
        bool known = owner_of(x, name, o), dated = false;
        for (size_t k = 0; k < name.n; k++) dated = dated || isdigit((unsigned char)name.p[k]);
        if (!known && memchr(name.p, '.', name.n)) {
            struct owner host;
            if (owner_of_host(x, without_edition(name), &host)) *o = host;
        } else if (!known && dated) {
            continue; /* "Source: the Ministry, October 25": of a picture, or of words that are quoted */
        }
        uint32_t lo = (uint32_t)(name.p - l->units->text.p);
        o->why =
            ro_line_why(x->r, l, (ro_span){lo, lo + (uint32_t)name.n}, label ? "publisher.source" : "publisher.origin", true);
        return true;
    }
    return false;
}

/* An agency that the page declares as the author issued the account, and the page carries it. */
static bool issuer_as_author(const struct reader *x, struct owner *o) {
    size_t n;
    const ro_declared *d = ro_declared_of(x->r, "author", &n);
    ro_entry e;
    for (size_t i = 0; i < n; i++) {
        const ro_units *u = ro_segment(x->r->arena, d[i].meta->value, NULL, 0);
        if (!u->nwords || u->nwords > 8 || !look_up(x, u, 0, u->nwords, &e) || !ro_str_is(e.value[2], "agency")) continue;
        owner_of(x, d[i].meta->value, o);
        o->why = (ro_because){RO_NOSPAN, d[i].meta->source, "publisher.author", true};
        return true;
    }
    return false;
}

static bool find_issuer(const struct reader *x, struct owner *o) {
    const struct ro_sheet *s = x->sheet;
    ro_reading *r = x->r;
    if (r->capture->publisher.n) {
        owner_of(x, r->capture->publisher, o);
        o->why = nowhere("publisher.given", true);
        return true;
    }
    const ro_lexicon *origins = ro_lexicon_get("origins");
    for (size_t i = 0; i < s->nlines; i++) {
        bool near = i <= s->first + 4 || i + 3 > s->last;
        if (near && i < s->last + FOOT && issuer_on(x, &s->line[i], origins, o)) return true;
    }
    for (size_t i = s->title; i < s->nlines && i < s->first + 6; i++) {
        ro_str town, agency;
        const ro_line *l = &s->line[i];
        bool source = i <= s->first && ro_line_source(l, &town, &agency);
        if (!source && (l->where != RO_BODY || !ro_line_dateline(l, &town, &agency) || !agency.n)) continue;
        bool known = owner_of(x, agency, o);
        uint32_t lo = (uint32_t)(agency.p - l->units->text.p);
        o->why = ro_line_why(r, l, (ro_span){lo, lo + (uint32_t)agency.n}, "publisher.dateline", known);
        return true;
    }
    return issuer_as_author(x, o);
}

/* The letters of a name, without the end of a host's: "Moneycontrol.com" is Moneycontrol. */
static ro_str bare_name(ro_arena *a, ro_str s) {
    const char *dot = s.n ? memrchr(s.p, '.', s.n) : NULL;
    if (dot && dot > s.p && !memchr(dot, ' ', (size_t)(s.p + s.n - dot))) s.n = (size_t)(dot - s.p);
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' && s.p[i] != '-' && s.p[i] != '.') ro_buf_byte(&b, s.p[i]);
    return ro_fold(a, ro_buf_str(&b));
}

static bool same_owner(const struct reader *x, ro_str a, ro_str b) {
    return ro_str_eq(a, b) || ro_str_eq(bare_name(x->r->arena, a), bare_name(x->r->arena, b));
}

static void find_publisher(ro_reading *r) {
    struct reader x = {r, ro_sheet_of(r), ro_lexicon_get("publishers")};
    struct owner issuer = {.name = RO_NONE}, owner = {.name = RO_NONE};
    bool issued = find_issuer(&x, &issuer), owned = find_owner(&x, &owner);
    ro_record *rec = r->rec;
    if (!issued && owned && !owner.carrier) issuer = owner, issued = true;
    if (issued) {
        rec->publisher = (ro_value){issuer.name, issuer.why};
        rec->publisher_side = issuer.side;
    }
    if (owned && (owner.carrier || !same_owner(&x, owner.name, issuer.name))) rec->carrier = (ro_value){owner.name, owner.why};
}

/* An editor's note beside the words of others, on a page whose owner no list knows: the owner passed them on. (On its own report
 * a paper may put such a note too.) */
void ro_find_reprint(ro_reading *r) {
    ro_record *rec = r->rec;
    const struct ro_sheet *s = ro_sheet_of(r);
    const ro_because *why = &rec->publisher.why;
    bool spoken = rec->kind == RO_KIND_TRANSCRIPT || rec->kind == RO_KIND_STATEMENT;
    if (!spoken || !rec->publisher.value.n || rec->carrier.value.n || why->certain ||
        ro_str_is(ro_str_c(why->rule), "publisher.dateline"))
        return;
    for (size_t i = 0; i < s->nlines; i++)
        if (s->line[i].why && strcmp(s->line[i].why, RO_WHY_NOTE) == 0) {
            rec->carrier = rec->publisher;
            rec->publisher = (ro_value){RO_NONE, nowhere(NULL, false)};
            return;
        }
}

/* ---- the language --------------------------------------------------------------------------------------------------- */

static const char *by_script(ro_str t) {
    size_t hangul = 0, kana = 0, han = 0, other = 0;
    for (size_t i = 0, seen = 0; i < t.n && seen < 4000; seen++) {
        if (!(ro_byte(t.p[i]) & RO_BYTE_HIGH)) {
            other += ro_byte(t.p[i++]) & RO_BYTE_WORD;
            continue;
        }
        uint32_t c = ro_utf8_next(t, &i);
        if (c >= 0xAC00 && c <= 0xD7A3)
            hangul++;
        else if (c >= 0x3041 && c <= 0x30FF)
            kana++;
        else if (ro_cp_cjk(c))
            han++;
        else if (ro_cp_word(c))
            other++;
    }
    if (hangul > other && hangul >= han) return "ko";
    if (kana + han <= other) return NULL;
    return kana * 10 > han ? "ja" : "zh"; /* Japanese is a third kana or more; a Chinese page may quote a word */
}

static void find_language(ro_reading *r) {
    static const char *const code[] = {"en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "tr", "ar", "fa"};
    enum { N = sizeof code / sizeof *code, WORDS = 600 };
    ro_record *rec = r->rec;
    const ro_units *u = r->units;
    const char *script = by_script(rec->text);
    if (script) {
        rec->language = ro_str_c(script);
        rec->language_why = nowhere("language.script", true);
        return;
    }
    const ro_lexicon *stop = ro_lexicon_get("stopwords");
    size_t hits[N] = {0}, n = u->nwords < WORDS ? u->nwords : WORDS, best = 0, second = 0;
    for (size_t i = 0; i < n; i++) {
        ro_entry e;
        if (!ro_word_find(&u->words[i], stop, &e)) continue;
        for (ro_str v = e.value[0]; v.n >= 2; v = v.n > 2 ? (ro_str){v.p + 3, v.n - 3} : RO_NONE) /* "es it" */
            for (size_t k = 0; k < N; k++)
                if (memcmp(v.p, code[k], 2) == 0) hits[k]++;
    }
    for (size_t k = 1; k < N; k++)
        if (hits[k] > hits[best]) best = k;
    for (size_t k = 0; k < N; k++)
        if (k != best && hits[k] > second) second = hits[k];
    if (hits[best] * 12 < n || hits[best] <= second ||
        !n) { /* running text is a fifth stopwords and more; names alone are none */
        if (r->capture->language.n) {
            rec->language = r->capture->language;
            rec->language_why = nowhere("language.given", false);
        }
        return;
    }
    rec->language = ro_str_c(code[best]);
    rec->language_why = nowhere("language.words", hits[best] > 2 * second);
}

void ro_find_header(ro_reading *r) {
    r->rec->title = r->clean->title;
    find_publisher(r);
    find_language(r);
    ro_sheet_customs(r);
}
