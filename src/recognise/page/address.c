/* Where the page stood, and where its copy stands.
 *
 * The collector's word; what the program that saved it wrote; what the page calls its own address (canonical, og:url, linked
 * data); a <base> that names a page. An archive's address has the moment in it, or an archive's host, and the address proper
 * behind that: it is taken apart into both. A relative address is completed from an absolute one of the same page. Where the page
 * names another address than the chosen one both are shown; scheme, "www.", queries and a slash at the end make no other address,
 * a site's front page none at all. Given up: short addresses of archives, which tell nothing of the page. */
#include "recognise/page/declared.h"

static bool absolute(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

/* ---- taking apart ------------------------------------------------------------------------------------------------- */

/* Behind "//" and the host. */
static size_t path_at(ro_str url) {
    ssize_t at = ro_str_find(url, RO_S("://"));
    size_t i = at < 0 ? 0 : (size_t)at + 3;
    while (i < url.n && url.p[i] != '/' && url.p[i] != '?' && url.p[i] != '#') i++;
    return i;
}

/* What tells two addresses apart: host and path, without what servers add or leave out. */
static ro_str core(ro_str url) {
    ssize_t at = ro_str_find(url, RO_S("://"));
    if (at >= 0) url.p += at + 3, url.n -= (size_t)at + 3;
    if (ro_str_starts(url, "www.")) url.p += 4, url.n -= 4;
    for (size_t i = 0; i < url.n; i++)
        if (url.p[i] == '?' || url.p[i] == '#') url.n = i;
    while (url.n && url.p[url.n - 1] == '/') url.n--;
    return url;
}

static bool front_page(ro_str url) {
    ro_str c = core(url);
    return !memchr(c.p, '/', c.n);
}

/* "20240620103000" with a letter or two behind it, or "2024.06.20-103000": the moment in an archive's address. */
static bool moment(ro_str s) {
    size_t digits = 0, i = 0;
    for (; i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '.' || s.p[i] == '-'); i++)
        digits += s.p[i] >= '0' && s.p[i] <= '9';
    return digits >= 8 && digits <= 14 && s.n - i <= 4 && (s.p[0] == '1' || s.p[0] == '2');
}

static bool archive_host(ro_str url) {
    ro_str host = {url.p, path_at(url)};
    return ro_str_ends(host, "archive.org") || ro_str_find(host, RO_S("://archive.")) >= 0;
}

/* The address that another one keeps a copy of; RO_NONE where it is none of an archive's. */
static ro_str within(ro_arena *a, ro_str url) {
    size_t i = path_at(url);
    bool stamped = false;
    while (i < url.n) {
        size_t end = ++i;
        while (end < url.n && url.p[end] != '/') end++;
        ro_str rest = {url.p + i, url.n - i}, part = {url.p + i, end - i};
        if (absolute(rest)) return stamped || archive_host(url) ? rest : RO_NONE;
        if (stamped && memchr(part.p, '.', part.n)) return ro_str_printf(a, "http://%.*s", (int)rest.n, rest.p);
        stamped = moment(part);
        i = end;
    }
    return RO_NONE;
}

/* ---- choosing ------------------------------------------------------------------------------------------------------- */

struct found {
    ro_str url;
    ro_because why;
};

/* An address that is whole: "//host/path" and "/path" are completed, "host/path" of a saving program is. */
static ro_str completed(ro_reading *r, const ro_declared *d, ro_str from) {
    ro_str v = d->meta->value;
    ro_arena *a = r->arena;
    if (!v.n || v.n > 2000 || memchr(v.p, ' ', v.n)) return RO_NONE;
    if (absolute(v)) return v;
    if (ro_str_starts(v, "//")) return ro_str_printf(a, "http:%.*s", (int)v.n, v.p);
    if (*v.p == '/' && from.n) return ro_str_printf(a, "%.*s%.*s", (int)path_at(from), from.p, (int)v.n, v.p);
    bool host = ro_str_starts(d->meta->key, "saved:") && memchr(v.p, '.', v.n) && v.p[0] != '.' && !memchr(v.p, ':', v.n);
    return host ? ro_str_printf(a, "http://%.*s", (int)v.n, v.p) : RO_NONE;
}

static ro_str first_absolute(const ro_declared *d, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (absolute(d[i].meta->value)) return d[i].meta->value;
    return RO_NONE;
}

static void disagree(ro_reading *r, const struct found *f, size_t n) {
    enum { SHOWN = 6 };
    ro_reading_of x[SHOWN] = {{.value = f[0].url, .evidence = f[0].url, .why = f[0].why}};
    size_t k = 1;
    for (size_t i = 1; i < n && k < SHOWN; i++) {
        bool known = front_page(f[i].url);
        for (size_t j = 0; j < k; j++) known = known || ro_str_eq(core(x[j].value), core(f[i].url));
        if (!known) x[k++] = (ro_reading_of){.value = f[i].url, .evidence = f[i].url, .why = f[i].why};
    }
    if (k > 1) ro_disagree(r, "url", x, k, "the page names more than one address as its own; the first was taken");
}

/* Does an address of a saved page's own base or front say where it stood? Only where nothing better does. */
static bool weak(const ro_declared *d, ro_str url) {
    return ro_str_is(d->meta->key, "base") && (front_page(url) || ro_str_ends(url, "/"));
}

static const char *rule_of(ro_str key) {
    if (ro_str_starts(key, "saved")) return "url.saved";
    return ro_str_is(key, "canonical") ? "url.canonical" : "url.metadata";
}

void ro_find_address(ro_reading *r) {
    enum { SOME = 16 };
    struct found f[SOME];
    size_t n = 0, many;
    ro_record *rec = r->rec;
    const ro_declared *d = ro_declared_of(r, "url", &many);
    ro_str from = first_absolute(d, many);
    if (r->capture->url.n) f[n++] = (struct found){r->capture->url, {RO_NOSPAN, RO_NOSPAN, "url.given", true}};
    for (size_t i = 0; i < many && n < SOME; i++) {
        ro_str url = completed(r, &d[i], from);
        if (url.n && !weak(&d[i], url))
            f[n++] = (struct found){url, {RO_NOSPAN, d[i].meta->source, rule_of(d[i].meta->key), d[i].rank <= 3}};
    }
    ro_str path = n ? RO_NONE : ro_address_of_path(r->arena, r->capture->file);
    if (path.n) {
        f[n++] = (struct found){path, {RO_NOSPAN, RO_NOSPAN, "url.path", false}};
        ro_note(r, "The page does not say its address; it was told from the names of its folders.");
    }
    size_t k = 0; /* archives' addresses give way to what they keep a copy of */
    for (size_t i = 0; i < n; i++) {
        ro_str inner = within(r->arena, f[i].url);
        bool archived = inner.n || archive_host(f[i].url);
        if (archived && !rec->archived_url.n) rec->archived_url = f[i].url;
        if (archived && !inner.n) continue;
        f[k] = f[i];
        if (inner.n) f[k].url = inner;
        k++;
    }
    if (!k) return;
    rec->url = f[0].url;
    rec->url_why = f[0].why;
    disagree(r, f, k);
}
