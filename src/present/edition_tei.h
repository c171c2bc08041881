/* What the two writers of TEI share. */
#ifndef RO_EDITION_TEI_H
#define RO_EDITION_TEI_H

#include "present/edition.h"

struct tei {
    ro_arena *arena;
    const ro_edition *e;
    ro_out *o;
    const ro_ed_passage *p; /* at hand */
    size_t napps, here;
};

void ro_tei_header(struct tei *);
/* attribute="#K #R" */
void ro_tei_wit(struct tei *, const char *attribute, uint16_t wit);

#endif
