/* What api.c shares with present and store: an account is its record, its units, its capture and the arena that owns them. */
#ifndef RO_ACCOUNT_H
#define RO_ACCOUNT_H

#include "base/ctx.h"
#include "clean/habit.h"
#include "match/match.h"
#include "segment/segment.h"

struct ro_account {
    ro_arena *arena;
    struct ro_error error;
    ro_record record;
    const ro_units *units;
    const ro_capture *capture; /* what it was read from, the account's own copy */
    ro_str source;             /* the same decoded */
    ro_lines lines;            /* of the page, before anything was known from outside it */
    int figures;               /* what its dates in figures prove (struct ro_reading) */
    bool figures_open;
    ro_packed sketch;                   /* (match/match.h); no lines until asked for */
    const struct ro_prepared *prepared; /* store/prepare.h; NULL where it was not read to be added, or changed since */
};

/* ro_account_read() with what is known from outside the page; know may be NULL. */
ro_status ro_account_read_knowing(ro_ctx *, const ro_capture *, const ro_knowledge *know, ro_account **out);

#endif
