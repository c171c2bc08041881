/* A text with what was read in it marked. In: stretches, which may overlap. Out: the text in pieces, each in the marks that cover
 * it, with what they say as its title.
 *
 * The text is cut wherever a mark begins or ends, so that no element has to cross another. At most eight marks are told at one
 * place. */
#include "marks.h"

#include <stdio.h>
#include <stdlib.h>

web_mark *web_marks_add(web_marks *m, ro_span span, const char *klass) {
    if (span.lo == UINT32_MAX || span.lo >= span.hi) return NULL;
    if (m->n == m->cap) {
        size_t cap = m->cap ? 2 * m->cap : 128;
        web_mark *v = web_memory(m->v, cap * sizeof *v);
        if (!v) return NULL;
        m->v = v;
        m->cap = cap;
    }
    m->v[m->n] = (web_mark){.span = span, .klass = klass};
    return &m->v[m->n++];
}

static int by_place(const void *p, const void *q) {
    const web_mark *a = p, *b = q;
    if (a->span.lo != b->span.lo) return a->span.lo < b->span.lo ? -1 : 1;
    return a->span.hi == b->span.hi ? 0 : a->span.hi > b->span.hi ? -1 : 1;
}

void web_marks_sort(web_marks *m) {
    if (m->n) qsort(m->v, m->n, sizeof *m->v, by_place);
}

static void piece(web_page *o, ro_str words, const web_mark *const *on, size_t n, uint32_t at) {
    if (!n) {
        web_text(o, words);
        return;
    }
    web_raw(o, "<span class=\"");
    for (size_t i = 0; i < n; i++) web_raw(o, i ? " " : ""), web_raw(o, on[i]->klass);
    web_raw(o, "\"");
    for (size_t i = 0; i < n; i++)
        if (on[i]->statement && on[i]->span.lo == at) {
            char id[32];
            snprintf(id, sizeof id, " id=\"s%u\"", on[i]->statement);
            web_raw(o, id);
            break;
        }
    web_raw(o, " title=\"");
    for (size_t i = n; i-- > 0;) {
        web_add(o, (ro_str){on[i]->said.p, on[i]->said.n});
        if (i) web_raw(o, "\n");
    }
    web_raw(o, "\">");
    web_text(o, words);
    web_raw(o, "</span>");
}

/* Those that cover `at`; returns where the next one begins or ends. */
static uint32_t step(const web_marks *m, web_cursor *c, uint32_t at, uint32_t end) {
    size_t kept = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->on[i]->span.hi > at) c->on[kept++] = c->on[i];
    c->n = kept;
    for (; c->next < m->n && m->v[c->next].span.lo <= at; c->next++)
        if (m->v[c->next].span.hi > at && c->n < WEB_MARKS_AT_ONCE) c->on[c->n++] = &m->v[c->next];
    if (c->next < m->n && m->v[c->next].span.lo < end) end = m->v[c->next].span.lo;
    for (size_t i = 0; i < c->n; i++)
        if (c->on[i]->span.hi < end) end = c->on[i]->span.hi;
    return end;
}

void web_marked(web_page *o, ro_str text, ro_span span, const web_marks *m, web_cursor *c) {
    for (uint32_t at = span.lo, end; at < span.hi && at < text.n; at = end) {
        end = step(m, c, at, span.hi < text.n ? span.hi : (uint32_t)text.n);
        piece(o, (ro_str){text.p + at, end - at}, c->on, c->n, at);
    }
}

void web_marks_free(web_marks *m) {
    for (size_t i = 0; i < m->n; i++) web_free(&m->v[i].said);
    free(m->v);
    *m = (web_marks){0};
}
