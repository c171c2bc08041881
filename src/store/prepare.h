/* prepare.c: what adding an account takes and what needs no archive. */
#ifndef RO_PREPARE_H
#define RO_PREPARE_H

#include "api.h"

struct ro_prepared {
    ro_str packed;      /* the capture */
    ro_str title, text; /* their words, as the search cuts them; p NULL of what is no account */
};

ro_str ro_prepare_pack(ro_arena *, ro_str bytes);
ro_str ro_prepare_words(ro_arena *, ro_str text);

#endif
