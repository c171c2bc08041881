/* Addresses, as far as all stages need them. */
#include "base/base.h"

ro_str ro_url_host(ro_arena *a, ro_str url) {
    ssize_t at = ro_str_find(url, RO_S("://"));
    if (at < 0) return RO_NONE;
    ro_str h = {url.p + at + 3, url.n - (size_t)at - 3};
    size_t n = 0;
    while (n < h.n && !strchr("/?#:", h.p[n])) n++;
    h = ro_fold(a, (ro_str){h.p, n});
    return ro_str_starts(h, "www.") ? (ro_str){h.p + 4, h.n - 4} : h;
}
