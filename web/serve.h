/* The reading room as the command line sees it. */
#ifndef WEB_SERVE_H
#define WEB_SERVE_H

#include <readout/readout.h>

typedef struct web_options {
    const char *archive, *listen; /* listen NULL: 127.0.0.1 */
    long port;                    /* -1: the usual one, or any where that is taken; 0: any */
    bool readonly, open;
} web_options;

/* Serves until SIGTERM or SIGINT; the address goes to standard error. False: `why` is the sentence. */
bool web_serve(ro_ctx *, const web_options *, char *why, size_t n);

#endif
