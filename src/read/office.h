/* What the readers of DOCX and ODT share: the parts of the file, the styles, and HTML that is being written. */
#ifndef RO_OFFICE_H
#define RO_OFFICE_H

#include "base/xml.h"
#include "read/parts.h"

typedef struct ro_office_style {
    ro_str id, parent;        /* DOCX: the id; ODT: "p" or "t" for the family, then the name */
    signed char level;        /* of a heading; 0 none, -1 not said */
    signed char bold, hidden; /* -1 not said */
    bool contents;            /* of a table of contents */
} ro_office_style;

enum { RO_OFFICE_FRAMES = 8 }; /* text boxes in text boxes */

/* A paragraph being written; a text box within one opens another. */
typedef struct ro_frame {
    ro_buf words;
    bool bold;
    ro_office_style style;
    bool item;
} ro_frame;

struct ro_office_part {
    ro_str name, bytes;
};

typedef struct ro_office {
    ro_page_writer *w;
    ro_arena *arena;
    RO_VEC(struct ro_office_part) parts;
    RO_VEC(ro_office_style) styles;
    ro_buf body, notes; /* HTML; footnotes stand at the end */
    ro_buf *out;        /* one of them */
    ro_frame frame[RO_OFFICE_FRAMES];
    int frames;
    bool listing; /* a list is open */
    bool tracked; /* changes are */
    bool damaged;
} ro_office;

/* A part of the file by its name; p NULL where it is not there. */
ro_str ro_office_part(const ro_office *, ro_str name);

/* Once all are there: sorts them and lets each take over what its parents say. */
void ro_office_styles_settle(ro_office *);
/* Nothing said where there is no such style. */
ro_office_style ro_office_style_of(const ro_office *, ro_str id);

void ro_office_paragraph(ro_office *, ro_office_style);
void ro_office_words(ro_office *, ro_str, bool bold); /* into the open paragraph, if any */
void ro_office_break(ro_office *);
void ro_office_end_paragraph(ro_office *);
void ro_office_tag(ro_office *, const char *tag); /* between paragraphs: "<table>" */

void ro_read_docx(ro_office *);
void ro_read_odt(ro_office *);

#endif
