/* What a page declares of itself: meta tags as they come, and linked data (JSON-LD) of articles. */
#include "read/parts.h"

#include <jansson.h>

enum {
    DEEP = 12, /* nesting of linked data that is looked into; graphs of articles have 3 to 5 */
    LONGEST = 2000,
    MOST = 2000, /* things a page may declare; each of linked data costs a search for its words */
};

/* Keys are lower case up to the colon of "jsonld:datePublished", which keeps the names of the vocabulary. */
void ro_page_meta(ro_page_writer *w, const char *key, ro_str value, ro_span source) {
    ro_str v = ro_str_trim(ro_utf8_mend(w->arena, value));
    if (!v.n || w->meta.n >= MOST) return;
    ro_str k = ro_str_dup(w->arena, ro_str_c(key));
    char *p = (char *)(uintptr_t)k.p;
    bool keeps = ro_str_starts(k, "jsonld:") || ro_str_starts(k, "itemprop:");
    for (size_t i = 0; i < k.n && !keeps; i++)
        if (p[i] >= 'A' && p[i] <= 'Z') p[i] = (char)(p[i] + 32);
    uint32_t all = (uint32_t)w->page->source.n;
    if (source.lo != UINT32_MAX && (source.hi > all || source.lo > source.hi)) source = RO_NOSPAN;
    RO_PUSH(w->arena, w->meta) = (ro_meta){k, ro_str_blanks(w->arena, v), source};
}

/* Is the object an article, by its @type? */
static bool article(const json_t *o) {
    const json_t *t = json_object_get(o, "@type");
    if (json_is_array(t)) t = json_array_get(t, 0);
    const char *s = json_string_value(t);
    return s && (strstr(s, "Article") || strstr(s, "Posting") || strstr(s, "Report"));
}

/* The name in "X", {"name": "X"} or a list of either. */
static const json_t *name_in(const json_t *v, int deep) {
    if (deep > 3) return NULL;
    if (json_is_array(v)) return name_in(json_array_get(v, 0), deep + 1);
    if (json_is_object(v)) return name_in(json_object_get(v, "name"), deep + 1);
    return json_is_string(v) ? v : NULL;
}

static void take(ro_page_writer *w, const json_t *o, const char *key, ro_span script) {
    const json_t *v = name_in(json_object_get(o, key), 0);
    size_t n = v ? json_string_length(v) : 0;
    if (!n || n > LONGEST || w->meta.n >= MOST) return;
    ro_str value = {json_string_value(v), n}, all = ro_cut(w->page->source, script);
    ssize_t at = ro_str_find(all, value);
    ro_span source = at < 0 ? script : (ro_span){script.lo + (uint32_t)at, script.lo + (uint32_t)at + (uint32_t)n};
    char name[48] = "jsonld:";
    strncat(name, key, sizeof name - 8);
    ro_page_meta(w, name, value, source);
}

static void look_into(ro_page_writer *w, const json_t *v, ro_span script, int deep) {
    static const char *const keys[] = {"headline", "datePublished", "dateModified",   "publisher",  "author",
                                       "url",      "inLanguage",    "articleSection", "description"};
    if (deep > DEEP) return;
    size_t i;
    const json_t *x;
    const char *k;
    if (json_is_array(v)) json_array_foreach((json_t *)(uintptr_t)v, i, x) look_into(w, x, script, deep + 1);
    if (!json_is_object(v)) return;
    if (article(v)) {
        for (i = 0; i < sizeof keys / sizeof *keys; i++) take(w, v, keys[i], script);
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)v, k, x) look_into(w, x, script, deep + 1);
}

static void drop_json(void *v) { json_decref(v); }

void ro_read_jsonld(ro_page_writer *w, ro_span script) {
    ro_str s = ro_cut(w->page->source, script);
    if (s.n > 1 << 20) return; /* a catalogue, not an article's card */
    json_t *v = json_loadb(s.p, s.n, 0, NULL);
    if (!v) return;
    ro_defer(w->arena, drop_json, v);
    look_into(w, v, script, 0);
}
