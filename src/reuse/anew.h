/* anew: is it one publisher's wording, used again for another event? */
#ifndef RO_REUSE_ANEW_H
#define RO_REUSE_ANEW_H

#include "base/base.h"

/* Two texts and what they share: nspans stretches, of either text one. */
struct anew {
    ro_str text[2], date[2], publisher[2];
    uint32_t nwords[2];
    ro_span *span[2];
    size_t nspans;
};
enum { ANEW_WORDS = 600 }; /* nobody fills in a longer page anew: what is longer and comes again is posted again */
bool used_anew(ro_arena *scratch, const struct anew *);
/* Could a slip of the pen, or a genitive, make one of the other? Words of five bytes and more, two letters at most. */
bool a_slip(ro_str x, ro_str y);

#endif
