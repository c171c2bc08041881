/* What api.c shares with present and store: an account is its record, its units, its capture and the arena that owns them. */
#ifndef RO_ACCOUNT_H
#define RO_ACCOUNT_H

#include "base/ctx.h"
#include "segment/segment.h"

struct ro_account {
    ro_arena *arena;
    struct ro_error error;
    ro_record record;
    const ro_units *units;
    const ro_capture *capture; /* what it was read from, the account's own copy */
};

#endif
