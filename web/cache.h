/* Answers that are ready: those of assets for good, those of pages as long as the archive stays as it is. */
#ifndef WEB_CACHE_H
#define WEB_CACHE_H

#include "mhd.h"

typedef struct web_answer {
    struct MHD_Response *response; /* counted by libmicrohttpd: a copy may be under way when it is dropped */
    unsigned status;
    char etag[24]; /* with its quotes; "" none */
    size_t size;
} web_answer;

typedef struct web_cache web_cache;
/* drop: gives one response back. */
web_cache *web_cache_new(size_t bytes, void (*drop)(struct MHD_Response *));
void web_cache_free(web_cache *);
/* What is known under the key while the archive stands as `stamp` says; NULL none. Another stamp than the last time empties it.
 * It is good until the next call. */
const web_answer *web_cache_get(web_cache *, const char *key, uint64_t stamp);
/* Takes the response over; false: it was not kept, and is still the caller's. */
bool web_cache_put(web_cache *, const char *key, uint64_t stamp, const web_answer *);

#endif
