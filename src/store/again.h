/* An account read again, and held against what the archive has of it. Internal to store: verify.c names the difference, and
 * reread, here, writes it. */
#ifndef RO_AGAIN_H
#define RO_AGAIN_H

#include "store/hands.h"

typedef struct ro_again {
    ro_status status;
    bool refused;     /* it is no account */
    bool changed;     /* it was something else, as `words` say */
    ro_account *held; /* as it reads now, where it changed and there was room for it: the caller's to free */
    char words[1000]; /* why it changed, or failed */
} ro_again;

/* Intake n, by a hand, into *left, which is all 0. room: bytes of pages that may still be held, by all hands; NULL none. */
void ro_again_read(ro_hand *, int64_t n, size_t *room, ro_again *left);

extern const char ro_next_intake[]; /* of all: for ro_each */

#endif
