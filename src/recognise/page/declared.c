/* What a page says of itself in tags, by role and rank.
 *
 * The names under which pages declare one and the same thing are many; data/common/metakeys.tsv says what each gives. A name is
 * looked up whole, and then without what stands before it ("bt:pubDate" as "pubdate"), where the list lets that pass. */
#include "recognise/page/declared.h"

#include <stdlib.h>

enum { KEY = 80 };

/* "article:published_time" as the list has it: "article published time". */
static ro_str words_of_key(ro_str key, char out[KEY]) {
    size_t n = 0;
    for (size_t i = 0; i < key.n && n + 1 < KEY; i++) {
        char c = key.p[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word)
            out[n++] = c;
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    while (n && out[n - 1] == ' ') n--;
    return (ro_str){out, n};
}

static bool role_of(const ro_lexicon *keys, ro_str key, ro_entry *e) {
    char words[KEY];
    ro_str k = words_of_key(key, words);
    for (bool whole = true; k.n; whole = false) {
        if (ro_lexicon_find(keys, k, e) && (whole || !ro_str_is(e->value[2], "whole"))) return true;
        const char *sp = memchr(k.p, ' ', k.n);
        if (!sp) return false;
        k = (ro_str){sp + 1, k.n - (size_t)(sp + 1 - k.p)};
    }
    return false;
}

static int by_role(const void *a, const void *b) {
    const ro_declared *x = a, *y = b;
    int c = strcmp(x->role, y->role);
    if (c) return c;
    if (x->rank != y->rank) return x->rank - y->rank;
    return x->meta < y->meta ? -1 : x->meta > y->meta;
}

static void sort_all(ro_reading *r) {
    const ro_lexicon *keys = ro_lexicon_get("metakeys");
    ro_declared *d = RO_NEWS(r->arena, ro_declared, r->page->nmeta + 1);
    for (size_t i = 0; i < r->page->nmeta; i++) {
        ro_entry e;
        if (!role_of(keys, r->page->meta[i].key, &e)) continue;
        d[r->ndeclared++] = (ro_declared){&r->page->meta[i], e.value[0].p, atoi(e.value[1].p)};
    }
    if (r->ndeclared) qsort(d, r->ndeclared, sizeof *d, by_role);
    r->declared = d;
}

const ro_declared *ro_declared_of(ro_reading *r, const char *role, size_t *n) {
    if (!r->declared) sort_all(r);
    size_t lo = 0;
    while (lo < r->ndeclared && strcmp(r->declared[lo].role, role) != 0) lo++;
    *n = 0;
    while (lo + *n < r->ndeclared && strcmp(r->declared[lo + *n].role, role) == 0) ++*n;
    return r->declared + lo;
}

void ro_disagree(ro_reading *r, const char *what, const ro_reading_of *readings, size_t n, const char *why) {
    ro_record *rec = r->rec;
    ro_disagreement *all = RO_NEWS(r->arena, ro_disagreement, rec->ndisagreements + 1);
    if (rec->ndisagreements) memcpy(all, rec->disagreements, rec->ndisagreements * sizeof *all);
    ro_disagreement *d = &all[rec->ndisagreements++];
    *d = (ro_disagreement){what, why, RO_NEWS(r->arena, ro_reading_of, n), n};
    memcpy(d->readings, readings, n * sizeof *readings);
    rec->disagreements = all;
}
