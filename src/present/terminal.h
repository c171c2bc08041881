/* Text for a terminal: words broken into lines that fit, with marks that become colours. */
#ifndef RO_TERMINAL_H
#define RO_TERMINAL_H

#include "present/out.h"

/* Bytes in a line that stand for a colour. */
enum { RO_TERM_GONE = 1, RO_TERM_NEW = 2, RO_TERM_BOLD = 3, RO_TERM_DIM = 4, RO_TERM_END = 5 };

typedef struct ro_term {
    ro_out *out;
    bool colour;
    unsigned width;
} ro_term;

ro_term ro_term_of(ro_out *, const ro_style *);
void ro_term_colour(ro_term *, char mark);
void ro_term_blanks(ro_term *, unsigned n);
/* Text and a line end: broken into lines, the first of which stands at column `first` already, later ones indented. */
void ro_term_line(ro_term *, unsigned first, unsigned indent, ro_str);
/* Words of a page: blanks folded, control characters out, so that no page can drive the terminal. */
void ro_term_words(ro_buf *, ro_str);

#endif
