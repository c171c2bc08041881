/* clean: the account's own words out of a page, with the way back into the capture and a reason for every cut. */
#ifndef RO_CLEAN_H
#define RO_CLEAN_H

#include "clean/habit.h"

typedef struct ro_cleaned {
    ro_str text; /* NFC, paragraphs parted by one blank line, no blank at either end */
    ro_paragraph *paragraphs;
    size_t nparagraphs;
    ro_run *runs;
    size_t nruns;
    ro_furniture *furniture; /* in the order of the capture */
    size_t nfurniture;
    size_t nlead;    /* furniture[0 … nlead) stands before the text */
    ro_value title;  /* taken out of the text unless it is part of the running text */
    ro_span *labels; /* spans of text that the page set in bold at the start of a paragraph */
    size_t nlabels;
    ro_lines lines;      /* for what the pages of one source have in common */
    const char *refused; /* cookie wall, soft 404 …: no account, and why */
    const char *refusal; /* the same as a short word */
    bool cut;            /* the page says that it goes on for subscribers */
} ro_cleaned;

/* know: from other pages of the source and from people; NULL nothing. */
const ro_cleaned *ro_clean_knowing(ro_arena *, const ro_page *, const ro_capture *, const ro_knowledge *know);
static inline const ro_cleaned *ro_clean(ro_arena *a, const ro_page *p, const ro_capture *c) {
    return ro_clean_knowing(a, p, c, NULL);
}

/* broken.c: a plain text whose sentences are broken over blocks, made whole; page itself where none is. */
const ro_page *ro_join_broken(ro_arena *, const ro_page *page);

/* Where a stretch of the text stands in the capture. */
ro_span ro_runs_source(const ro_run *, size_t n, ro_span text);

#endif
