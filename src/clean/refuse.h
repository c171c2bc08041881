/* Is the page an account at all? */
#ifndef RO_REFUSE_H
#define RO_REFUSE_H

#include "clean/choose.h"

const char *ro_refuse(ro_arena *, const ro_page *, const ro_look *, const ro_choice *, const ro_headline *); /* NULL: it may be */

#endif
