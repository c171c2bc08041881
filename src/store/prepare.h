/* prepare.c: what adding an account takes and what needs no archive. */
#ifndef RO_PREPARE_H
#define RO_PREPARE_H

#include "store/search/search.h"

struct ro_prepared {
    ro_str packed;      /* the capture */
    ro_str title, text; /* their words, as the search cuts them; p NULL of what is no account */
    ro_in_words in;     /* what the search knows of the text */
};

ro_str ro_prepare_pack(ro_ctx *, ro_arena *, ro_str bytes);
ro_str ro_prepare_words(ro_arena *, ro_str text);

#endif
