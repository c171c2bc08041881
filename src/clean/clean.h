/* clean: the account's own words out of a page, with the way back into the capture and a reason for every cut. */
#ifndef RO_CLEAN_H
#define RO_CLEAN_H

#include "read/read.h"

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
    const char *refused; /* cookie wall, soft 404 …: no account, and why */
} ro_cleaned;

const ro_cleaned *ro_clean(ro_arena *, const ro_page *, const ro_capture *);

/* Where a stretch of the text stands in the capture. */
ro_span ro_runs_source(const ro_run *, size_t n, ro_span text);

#endif
