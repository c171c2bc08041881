/* align: two to ten records into a comparison. Knows nothing of the archive or of screens; symmetric; every word once. */
#ifndef RO_ALIGN_H
#define RO_ALIGN_H

#include "segment/segment.h"

/* One account as the aligner takes it. */
typedef struct ro_telling {
    const ro_record *record;
    const ro_units *units;
    ro_str ref;
} ro_telling;

ro_comparison *ro_align(ro_arena *, const ro_telling *, size_t n);

#endif
