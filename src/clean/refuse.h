/* Whether a page that is whole is no account, and why. */
#ifndef RO_REFUSE_H
#define RO_REFUSE_H

#include "clean/choose.h"

/* All that is known of the page when the account has been chosen. */
typedef struct ro_seen {
    const ro_capture *capture;
    const ro_page *page;
    const ro_look *look;
    const ro_choice *choice;
    const ro_headline *headline;
} ro_seen;

typedef struct ro_verdict {
    const char *kind; /* short and stable, see refuse.c; NULL: it may be an account */
    const char *why;  /* a sentence */
    bool cut;         /* it is one, and says that it goes on for subscribers */
} ro_verdict;

ro_verdict ro_refuse(ro_arena *, const ro_seen *);

#endif
