/* The attributes of a start tag: which of them are worth parsing, and what the others come down to.
 *
 * Of most attributes only a few bits matter: whether the words of a class, an id or a role tell where on the page the element
 * lies (data/common/pageparts.tsv), and whether it is hidden. They are worked out here, once, and written as one number; what is
 * left for the parser is what a page declares of itself. As in HTML, the first of two attributes of one name counts. Class names
 * come again and again, so the last ones are remembered. */
#include "read/parts.h"

/* Where an attribute is kept as it stands, or what it turns into. ITEM: beside an itemprop too. */
enum keep {
    EVERYWHERE = 1,
    ON_META = 2,
    ON_LINKS = 4,
    ON_ROOT = 8,
    ITEM = 16,
    HINT = 32,
    STYLE = 64,
    HIDDEN = 128,
    TYPE = 256,
    NAMES_ITEM = 512
};

static const struct {
    const char *name;
    unsigned n, keep;
} known[] = {{"class", 5, HINT},          {"id", 2, HINT},
             {"style", 5, STYLE},         {"href", 4, ON_LINKS | ITEM},
             {"name", 4, ON_META},        {"content", 7, ON_META | ITEM},
             {"property", 8, ON_META},    {"itemprop", 8, EVERYWHERE | NAMES_ITEM},
             {"rel", 3, ON_LINKS},        {"role", 4, HINT},
             {"type", 4, TYPE},           {"lang", 4, ON_ROOT},
             {"datetime", 8, EVERYWHERE}, {"hidden", 6, HIDDEN},
             {"pubdate", 7, EVERYWHERE},  {"http-equiv", 10, ON_META}};
enum { KNOWN = sizeof known / sizeof *known };

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool named(ro_str s, const char *lit, unsigned n) { return s.n == n && strncasecmp(s.p, lit, n) == 0; }

bool ro_attribute_next(ro_str s, size_t *i, ro_attribute *a) {
    while (*i < s.n && (blank(s.p[*i]) || s.p[*i] == '/')) ++*i;
    if (*i >= s.n || s.p[*i] == '>') return false;
    a->lo = (uint32_t)*i;
    ++*i;
    while (*i < s.n && !blank(s.p[*i]) && s.p[*i] != '=' && s.p[*i] != '>' && s.p[*i] != '/') ++*i;
    a->name = (ro_str){s.p + a->lo, *i - a->lo};
    a->value = RO_NONE;
    a->hi = (uint32_t)*i;
    size_t k = *i;
    while (k < s.n && blank(s.p[k])) k++;
    if (k >= s.n || s.p[k] != '=') return true;
    k++;
    while (k < s.n && blank(s.p[k])) k++;
    if (k < s.n && (s.p[k] == '"' || s.p[k] == '\'')) {
        const char *q = memchr(s.p + k + 1, s.p[k], s.n - k - 1);
        size_t e = q ? (size_t)(q - s.p) : s.n;
        a->value = (ro_str){s.p + k + 1, e - k - 1};
        *i = e < s.n ? e + 1 : e;
    } else {
        size_t e = k;
        while (e < s.n && !blank(s.p[e]) && s.p[e] != '>') e++;
        a->value = (ro_str){s.p + k, e - k};
        *i = e;
    }
    a->hi = (uint32_t)*i;
    return true;
}

/* ---- what they come down to ---------------------------------------------------------------------------------------- */

static uint32_t flag_of(ro_str hint) {
    static const struct {
        const char *name;
        uint32_t flag;
    } flags[] = {{"good", RO_HINT_GOOD},   {"bad", RO_HINT_BAD},     {"hidden", RO_IN_HIDDEN}, {"nav", RO_IN_NAV},
                 {"header", RO_IN_HEADER}, {"footer", RO_IN_FOOTER}, {"aside", RO_IN_ASIDE},   {"main", RO_IN_MAIN},
                 {"form", RO_IN_FORM},     {"figure", RO_IN_FIGURE}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (ro_str_is(hint, flags[i].name)) return flags[i].flag;
    return 0;
}

/* The words of a class, id or role: "postBody article__text" has five. */
static uint32_t hints(const ro_lexicon *parts, ro_str s) {
    uint32_t flags = 0;
    char word[24];
    size_t n = 0;
    for (size_t i = 0; i <= s.n; i++) {
        char c = i < s.n ? s.p[i] : ' ';
        bool up = c >= 'A' && c <= 'Z', in = up || (c >= 'a' && c <= 'z');
        if (n && (!in || (up && !(i && s.p[i - 1] >= 'A' && s.p[i - 1] <= 'Z')))) {
            ro_entry e;
            if (n < sizeof word && ro_lexicon_find(parts, (ro_str){word, n}, &e)) flags |= flag_of(e.value[0]);
            n = 0;
        }
        if (in && n < sizeof word) word[n++] = up ? (char)(c + 32) : c;
    }
    return flags;
}

static uint32_t remembered(struct ro_hint_memo *m, ro_str s) {
    if (!s.n) return 0;
    size_t at = (s.n * 31 + (unsigned char)s.p[s.n - 1] * 7u + (unsigned char)s.p[s.n / 2]) % RO_HINT_MEMO;
    if (!ro_str_eq(m->entry[at].s, s)) {
        m->entry[at].s = s;
        m->entry[at].flags = hints(m->parts, s);
    }
    return m->entry[at].flags;
}

static bool hides(ro_str style) {
    ssize_t d = ro_str_find_nocase(style, "display"), v = ro_str_find_nocase(style, "visibility");
    if (d >= 0 && ro_str_find_nocase((ro_str){style.p + d, style.n - (size_t)d}, "none") >= 0) return true;
    return v >= 0 && ro_str_find_nocase((ro_str){style.p + v, style.n - (size_t)v}, "hidden") >= 0;
}

/* ---- one tag ------------------------------------------------------------------------------------------------------------ */

static unsigned place_of(ro_str tag) {
    if (named(tag, "meta", 4)) return ON_META;
    if (named(tag, "link", 4) || named(tag, "base", 4)) return ON_LINKS;
    if (named(tag, "html", 4) || named(tag, "body", 4)) return ON_ROOT;
    return 0;
}

static size_t known_index(ro_str name) {
    size_t k = 0;
    while (k < KNOWN && !named(name, known[k].name, known[k].n)) k++;
    return k;
}

size_t ro_attributes_sift(struct ro_hint_memo *memo, ro_str s, size_t i, ro_str tag, ro_sifted *out) {
    const unsigned place = place_of(tag);
    unsigned held[RO_SIFTED], seen = 0; /* what the kept ones are */
    ro_attribute a;
    size_t n = 0;
    bool item = false;
    *out = (ro_sifted){0};
    while (ro_attribute_next(s, &i, &a)) {
        size_t k = known_index(a.name);
        if (k == KNOWN || seen >> k & 1) continue;
        seen |= 1u << k;
        unsigned keep = known[k].keep;
        if ((keep & HINT) && place != ON_ROOT)
            out->flags |= remembered(memo, a.value); /* classes of the root speak of the site */
        if (((keep & STYLE) && hides(a.value)) || (keep & HIDDEN)) out->flags |= place == ON_ROOT ? 0 : RO_IN_HIDDEN;
        if ((keep & TYPE) && ro_str_find_nocase(a.value, "ld+json") >= 0) out->linked_data = true;
        item |= (keep & NAMES_ITEM) != 0;
        if (n < RO_SIFTED && (keep & (EVERYWHERE | ITEM | place))) held[n] = keep, out->kept[n++] = (ro_span){a.lo, a.hi};
    }
    for (size_t k = 0; k < n; k++)
        if (item || (held[k] & (EVERYWHERE | place))) out->kept[out->n++] = out->kept[k];
    return i < s.n ? i + 1 : i;
}
