/* Character references of HTML outside HTML: in the titles of feeds, and where a page was escaped twice ("&amp;quot;").
 *
 * Those by number, and the few by name that such texts have; all others are HTML's and gumbo's matter. */
#include "base/base.h"

uint32_t ro_reference(ro_str s, size_t *n) {
    static const struct {
        const char *name;
        uint32_t c;
    } known[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
                 {"apos", '\''},    {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014},
                 {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}};
    const char *end = memchr(s.p, ';', s.n < 10 ? s.n : 10);
    if (!end || *s.p != '&') return 0;
    ro_str name = {s.p + 1, (size_t)(end - s.p) - 1};
    *n = name.n + 2;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ro_str_is(name, known[i].name)) return known[i].c;
    uint32_t c = 0;
    for (size_t i = 1; i < name.n && name.p[0] == '#'; i++) {
        if (name.p[i] < '0' || name.p[i] > '9') return 0;
        c = c * 10 + (uint32_t)(name.p[i] - '0');
    }
    return c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : 0;
}
