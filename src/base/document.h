/* Documents that are one page each and no text as they lie: PDF and office files, told by their first bytes. */
#ifndef RO_DOCUMENT_H
#define RO_DOCUMENT_H

#include "base/base.h"

typedef enum ro_document {
    RO_NO_DOCUMENT,
    RO_DOCUMENT_PDF,
    RO_DOCUMENT_DOCX,
    RO_DOCUMENT_ODT,
    RO_DOCUMENT_SHEET, /* a spreadsheet, a presentation, a drawing of either family: known and not read */
} ro_document;

/* The first 128 KiB are enough. */
ro_document ro_document_of(ro_str head);

#endif
