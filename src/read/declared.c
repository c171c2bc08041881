/* What a page declares of itself: meta tags as they come, and linked data (JSON-LD) of articles. */
#include "base/jansson.h"
#include "read/parts.h"


enum {
    DEEP = 12, /* nesting of linked data that is looked into; graphs of articles have 3 to 5 */
    LONGEST = 2000,
    GRAPH = 200, /* objects of a graph that an @id is looked for in */
    PEOPLE = 8,  /* authors that are taken */
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

/* The object of that "@id" among those of the graph; what points nowhere stays as it is. */
static const json_t *followed(const json_t *root, const json_t *v) {
    const json_t *id = json_is_object(v) && !json_object_get(v, "name") ? json_object_get(v, "@id") : NULL;
    const json_t *graph = json_is_object(root) ? json_object_get(root, "@graph") : root;
    size_t i;
    const json_t *x;
    if (!json_is_string(id) || !json_is_array(graph) || json_array_size(graph) > GRAPH) return v;
    json_array_foreach((json_t *)(uintptr_t)graph, i, x) {
        if (json_object_get(x, "name") && json_equal(json_object_get(x, "@id"), id)) return x;
    }
    return v;
}

static void take_one(ro_page_writer *w, const json_t *v, const char *key, ro_span script) {
    size_t n = json_is_string(v) ? json_string_length(v) : 0;
    if (!n || n > LONGEST || w->meta.n >= MOST) return;
    ro_str value = {json_string_value(v), n}, all = ro_cut(w->page->source, script);
    ssize_t at = ro_str_find(all, value);
    ro_span source = at < 0 ? script : (ro_span){script.lo + (uint32_t)at, script.lo + (uint32_t)at + (uint32_t)n};
    char name[48] = "jsonld:";
    strncat(name, key, sizeof name - 8);
    ro_page_meta(w, name, value, source);
}

struct graph {
    const json_t *root;
    ro_span script;
    const char *type; /* what is looked for: an article, or else the page */
    bool found;
};

/* "X", {"name": "X"}, {"@id": "X"} or a list of them. */
static void take(ro_page_writer *w, const struct graph *g, const json_t *v, const char *key, int deep) {
    size_t i;
    const json_t *x;
    if (json_is_array(v) && deep < 2) {
        json_array_foreach((json_t *)(uintptr_t)v, i, x) {
            if (i < PEOPLE) take(w, g, x, key, deep + 1);
        }
    } else if (json_is_object(v)) {
        v = followed(g->root, v);
        x = json_object_get(v, "name");
        take_one(w, x ? x : json_object_get(v, strcmp(key, "author") == 0 ? "name" : "@id"), key, g->script);
    } else {
        take_one(w, v, key, g->script);
    }
}

static bool of_type(const json_t *o, const char *type) {
    const json_t *t = json_object_get(o, "@type");
    if (json_is_array(t)) t = json_array_get(t, 0);
    const char *s = json_string_value(t);
    if (!s) return false;
    return *type ? strstr(s, type) != NULL : strstr(s, "Article") || strstr(s, "Posting") || strstr(s, "Report");
}

static void look_into(ro_page_writer *w, struct graph *g, const json_t *v, int deep) {
    static const char *const keys[] = {"headline", "datePublished", "dateModified",   "publisher",   "author",
                                       "url",      "inLanguage",    "articleSection", "description", "mainEntityOfPage"};
    if (deep > DEEP) return;
    size_t i;
    const json_t *x;
    const char *k;
    if (json_is_array(v)) json_array_foreach((json_t *)(uintptr_t)v, i, x) look_into(w, g, x, deep + 1);
    if (!json_is_object(v)) return;
    if (of_type(v, g->type)) {
        g->found = true;
        for (i = 0; i < sizeof keys / sizeof *keys; i++) take(w, g, json_object_get(v, keys[i]), keys[i], 0);
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)v, k, x) look_into(w, g, x, deep + 1);
}

void ro_read_jsonld(ro_page_writer *w, ro_span script) {
    ro_str s = ro_cut(w->page->source, script);
    if (s.n > 1 << 20) return; /* a catalogue, not an article's card */
    json_t *v = ro_json_load(w->arena, s, 0, NULL);
    if (!v) return;
    struct graph g = {.root = v, .script = script, .type = ""};
    look_into(w, &g, v, 0);
    g.type = "WebPage";
    if (!g.found) look_into(w, &g, v, 0);
}
