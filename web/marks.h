/* A text with what was read in it marked: see marks.c. */
#ifndef WEB_MARKS_H
#define WEB_MARKS_H

#include "web.h"

/* One stretch. klass: how it looks; said: what it is, for a person. */
typedef struct web_mark {
    ro_span span;
    const char *klass;
    unsigned statement; /* its number: the first piece has the id "s3"; 0: it is none */
    web_page said;      /* escaped */
} web_mark;
typedef struct web_marks {
    web_mark *v;
    size_t n, cap;
} web_marks;
/* NULL: memory ran out, or the span is none; the caller fills in the rest. */
web_mark *web_marks_add(web_marks *, ro_span, const char *klass);
void web_marks_sort(web_marks *);
/* text[span) with its marks, which are sorted. The cursor, all 0 at the start, goes through the text once: spans are asked for in
 * its order. */
enum { WEB_MARKS_AT_ONCE = 8 };
typedef struct web_cursor {
    size_t next, n;
    const web_mark *on[WEB_MARKS_AT_ONCE];
} web_cursor;
void web_marked(web_page *, ro_str text, ro_span, const web_marks *, web_cursor *);
void web_marks_free(web_marks *);

#endif
