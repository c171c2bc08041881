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

/* The two accounts of a change exchanged: "added" is "dropped", "firmer" is "weaker". */
void ro_edit_turn(ro_edit *);

/* A person's word on a change; what the passages weigh and the counts follow with ro_align_reweigh(). */
void ro_edit_judge(ro_edit *, bool substance);
void ro_align_reweigh(ro_comparison *);

ro_comparison *ro_align(ro_arena *, const ro_telling *, size_t n);

/* Which of n pairs, given in the order of one account with their places in the other, keep their order. Weights are positive. */
void ro_order_keep(ro_arena *, const uint32_t *pos, const float *weight, size_t n, bool *kept);

/* The first statement that ends behind this byte of the text; as many as there are: none does. */
size_t ro_statements_from(const ro_record *, uint32_t at);

/* Whether another account can tell of what one in this language tells, with the reason in words. */
ro_cover ro_silence_covers(const ro_record *other, ro_str language, const char **reason);

#endif
