/* A buffered way out: what the views write goes through here to the caller's sink. Failure sticks and is asked for at the end. */
#ifndef RO_OUT_H
#define RO_OUT_H

#include "base/base.h"

typedef struct ro_out {
    ro_sink sink;
    size_t n;
    bool failed;
    char buf[16384];
} ro_out;

/* How every page opens that stands for itself: no script runs and nothing is fetched. The generator is how a page of ours is
 * known again before it is written over. */
#define RO_PAGE_HEAD                                                                                                             \
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"                                                          \
    "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"generator\" content=\"readout\">\n"                     \
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"

void ro_out_open(ro_out *, ro_sink);
bool ro_out_close(ro_out *); /* writes what is left; false: the sink refused */
void ro_out_add(ro_out *, ro_str);
void ro_out_c(ro_out *, const char *);
void ro_out_num(ro_out *, uint64_t);
void ro_out_json(ro_out *, ro_str); /* quoted and escaped; null where unknown; bad UTF-8 becomes U+FFFD */
/* A cell of a table that Excel opens: in double quotes where it is not empty (RFC 4180); what would run as a formula gets an
 * apostrophe in front. */
void ro_out_csv(ro_out *, ro_str);
void ro_out_html(ro_out *, ro_str); /* escaped for text and for attributes in double quotes */
void ro_out_xml(ro_out *, ro_str);  /* the same for XML 1.0; what it cannot hold, bad UTF-8 too, becomes U+FFFD */

#endif
