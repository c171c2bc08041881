/* The days that a date leaves open: "2024-06-19" is one, "2024-06" and "2024" are all of theirs, "2024-06-19/2024-07-01" is from
 * the first to the last. A time of day is passed over. What is no date is not known. */
#include "reuse/days.h"

static bool number(ro_str s, size_t *at, unsigned digits, int *out) {
    *out = 0;
    if (*at + digits > s.n) return false;
    for (unsigned i = 0; i < digits; i++, ++*at) {
        if (s.p[*at] < '0' || s.p[*at] > '9') return false;
        *out = *out * 10 + (s.p[*at] - '0');
    }
    return true;
}

static bool dash(ro_str s, size_t *at) { return *at < s.n && s.p[*at] == '-' ? ++*at, true : false; }

static struct days part(ro_str s) {
    int y, m, d;
    size_t at = 0;
    struct days none = {0};
    if (!number(s, &at, 4, &y)) return none;
    if (!dash(s, &at)) return (struct days){at == s.n && y, ro_day_number(y, 1, 1), ro_day_number(y, 12, 31)};
    if (!number(s, &at, 2, &m)) return none;
    if (!dash(s, &at)) {
        if (at < s.n || !ro_day_valid(y, m, 1)) return none;
        return (struct days){true, ro_day_number(y, m, 1), ro_day_number(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1) - 1};
    }
    if (!number(s, &at, 2, &d) || !ro_day_valid(y, m, d)) return none;
    return (struct days){true, ro_day_number(y, m, d), ro_day_number(y, m, d)};
}

struct days days_of(ro_str date) {
    ssize_t slash = ro_str_find(date, RO_S("/"));
    if (slash < 0) return part(date);
    struct days from = part((ro_str){date.p, (size_t)slash}), to = part((ro_str){date.p + slash + 1, date.n - (size_t)slash - 1});
    return (struct days){from.known && to.known && from.first <= to.last, from.first, to.last};
}
