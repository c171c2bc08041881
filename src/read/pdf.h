/* What the two files of the PDF reader share. */
#ifndef RO_PDF_H
#define RO_PDF_H

#include "read/parts.h"

/* What pdftotext wrote (-bbox-layout) into HTML: paragraphs in reading order, and behind them what stands at the edges of the
 * pages. pages: how many there were; p NULL where no page has a word. */
ro_str ro_pdf_html(ro_arena *, ro_str layout, size_t *pages);

#endif
