/* web: what a crawler kept of one answer of a server, as web archives hold it. */
#ifndef RO_WEB_H
#define RO_WEB_H

#include "unpack/unpack.h"

/* ---- http.c ------------------------------------------------------------------------------------------------------ */

/* One field of a head, folded lines joined. */
typedef struct ro_field {
    ro_str name, value;
} ro_field;
/* The next field; false at the blank line that ends the head (which is taken), at a line that is no field (which is not), and
 * at the end. */
bool ro_field_next(ro_arena *, ro_str *rest, ro_field *);
bool ro_field_is(const ro_field *, const char *name);

typedef struct ro_http {
    int status;              /* 0: the message does not say */
    ro_str type, charset;    /* "text/html" in lower case; n 0: unknown */
    ro_str transfer, coding; /* lists as printed: "gzip, chunked" */
    ro_str body;             /* as it was sent */
} ro_http;
/* A message, or the beginning of one; false where it has no head. */
bool ro_http_parse(ro_arena *, ro_str message, ro_http *);
/* A media type without its parameters in lower case, and the charset among them. */
void ro_http_type(ro_arena *, ro_str value, ro_str *type, ro_str *charset);
/* The body without its transfer coding (chunks); *bad where it is damaged: "end early" … */
ro_str ro_http_dechunk(ro_arena *, const ro_http *, const char **bad);

/* ---- coding.c ---------------------------------------------------------------------------------------------------- */

/* Undoes one coding ("gzip", "deflate", "br"). What is not packed so at all comes back as it is; *bad: how it is damaged
 * behind what came back. Throws RO_LIMIT. */
ro_str ro_coding_undo(ro_unpack *, ro_arena *, ro_str name, ro_str coding, ro_str bytes, const char **bad);

/* ---- fetched.c --------------------------------------------------------------------------------------------------- */

/* One thing that was fetched. */
typedef struct ro_fetched {
    ro_str name;  /* of the piece: "crawl.warc.gz:4711" */
    ro_str block; /* the bytes of the record, or as many as are wanted to judge it */
    bool http;    /* the block is a message with a head; else it is the thing itself, of this type: */
    ro_str type;
    ro_str url, captured;             /* p NULL unknown */
    ro_str block_digest, body_digest; /* "sha1:…" as the archive prints them */
    ro_str note;
} ro_fetched;
/* By its type, its address and its first bytes: may it be an account? */
bool ro_fetched_wanted(ro_arena *, const ro_fetched *);
void ro_fetched_give(ro_unpack *, ro_arena *, const ro_fetched *);

#endif
